//! One pass over the cells: tallies by place and policy area, from which groups and references are summed.
//!
//! # Years and denominators
//!
//! The *years of the selection* are the data's years that the criteria of years let through; no other criterion
//! changes them. A figure per head divides by the people of the responding municipalities:
//!
//! - No year or one in the data: the people of the view's date (1 January 2021 unless chosen), as the report divides
//!   its accounts of 2019.
//! - Several years in the data: inhabitant-years, the people of 1 January of each year of the selection added up, also
//!   when one alone is chosen; the view's date is not used, so that one year, another and both can be compared. A year
//!   whose people the table does not give leaves the figure without a denominator, never with another year's.
//! - A row without a year, where others have one, has no people to be divided by: it is in sums, left out of figures
//!   per head, and counted beside them. So is a municipality that lacks the people of one of the years.
//!
//! Immigrants and descendants follow the same rule with population and share of each 1 January; with no year or one,
//! of the view's date or the latest that has shares. References sum the same rows over the same years.

use std::collections::BTreeSet;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, Response};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::price::PriceFactor;
use crate::domain::terms::{PolicyArea, Region};
use crate::query::by_place::{AREAS, Areas, ByPlace};
use crate::query::coverage::{Coverage, State};
use crate::query::cube::{self, Cube, Kind, Stop};
use crate::query::denominator::denominator;
use crate::query::matcher::{Matcher, region_of};
use crate::query::measure::{Measure, Per, Sum};
use crate::query::rest::Met;
use crate::query::selection::Selection;
use crate::query::tally::Tally;
use crate::query::view::View;

/// Which policy areas a figure is about: one, or all.
pub type AreaChoice = Option<Field<PolicyArea>>;

/// The selection of a view, counted by place and policy area.
///
/// Rows count here whatever their place, so that references can ignore the scope.
#[derive(Debug)]
pub struct Survey<'a> {
    data: &'a Dataset,
    measure: Measure,
    matcher: Matcher<'a>,
    places: Arc<ByPlace>,
    cube: &'a Cube,
    /// The rows that meet what cells do not answer.
    rest: Met,
    heads: Vec<Option<u64>>,
}

impl<'a> Survey<'a> {
    /// Counts the rows that meet the view's filter.
    #[must_use]
    pub fn new(view: &View, data: &'a Dataset) -> Self {
        let matcher = Matcher::new(data, &view.scope, &view.filter);
        let cube = cube::of(data);
        let rest = matcher.rest();
        Self {
            data,
            measure: view.measure,
            places: ByPlace::of(&matcher, &rest),
            heads: heads(view.measure.per, view, data),
            matcher,
            cube,
            rest,
        }
    }

    /// The data set that was counted.
    #[must_use]
    pub fn data(&self) -> &'a Dataset {
        self.data
    }

    /// The selected rows.
    #[must_use]
    pub fn selected(&self) -> Selection {
        let rows = self.selection(None).tally.rows;
        let len = usize::try_from(rows).unwrap_or(usize::MAX);
        Selection::new(&self.matcher, &self.rest, len)
    }

    /// True when the place lies in the scope.
    #[must_use]
    pub fn in_scope(&self, place: PlaceId) -> bool {
        self.matcher.in_scope(place)
    }

    /// The places in scope.
    pub fn scope(&self) -> impl Iterator<Item = PlaceId> + '_ {
        let ids = self.data.places().ids();
        ids.filter(|place| self.in_scope(*place))
    }

    /// What the filter selects in one place, with its denominator.
    #[must_use]
    pub fn place(&self, place: PlaceId, area: AreaChoice) -> Sum {
        self.place_with(place, area, self.measure, self.heads[place.index()])
    }

    fn place_with(
        &self,
        place: PlaceId,
        area: AreaChoice,
        measure: Measure,
        heads: Option<u64>,
    ) -> Sum {
        let at = area.map_or(AREAS, |area| usize::from(area.code()));
        let of = |areas: &Areas| areas[at];
        let tally = of(&self.places.tallies[place.index()]);
        let responded = self.data.response(place) == Response::Responded
            && self.data.places().is_municipality(place);
        if responded && (heads.is_some() || !measure.is_per_head()) {
            let undated = self.places.undated.get(place.index());
            let undated = undated.filter(|_| measure.is_per_head()).map(of);
            Sum {
                tally,
                counted: tally - undated.unwrap_or_default(),
                heads: heads.unwrap_or(0),
                municipalities: 1,
            }
        } else {
            Sum {
                tally,
                ..Sum::default()
            }
        }
    }

    /// What the filter selects in several places.
    pub fn sum(&self, places: impl IntoIterator<Item = PlaceId>, area: AreaChoice) -> Sum {
        let mut sum = Sum::default();
        for place in places {
            sum.add(&self.place(place, area));
        }
        sum
    }

    /// What the filter selects in Denmark, whatever the scope.
    #[must_use]
    pub fn denmark(&self, area: AreaChoice) -> Sum {
        self.sum(self.data.places().ids(), area)
    }

    /// What the filter selects in a region, whatever the scope.
    #[must_use]
    pub fn region(&self, region: Field<Region>, area: AreaChoice) -> Sum {
        let ids = self.data.places().ids();
        self.sum(ids.filter(|place| self.region_of(*place) == region), area)
    }

    /// What the filter selects in the scope.
    #[must_use]
    pub fn selection(&self, area: AreaChoice) -> Sum {
        self.sum(self.scope(), area)
    }

    /// Gross expenditure per inhabitant in the scope, whatever the view's measure.
    #[must_use]
    pub fn gross_per_inhabitant(&self, view: &View) -> Option<Decimal> {
        let measure = Measure::default();
        let heads = heads(measure.per, view, self.data);
        let mut sum = Sum::default();
        for place in self.scope() {
            sum.add(&self.place_with(place, None, measure, heads[place.index()]));
        }
        measure.value(&sum, &sum.tally)
    }

    /// The price factors that the selected rows of some places are brought on by, by level.
    #[must_use]
    pub fn price_factors(&self, places: &[PlaceId], area: AreaChoice) -> Vec<PriceFactor> {
        let mut is_inside = vec![false; self.places.tallies.len()];
        for place in places {
            is_inside[place.index()] = true;
        }
        let parts = self
            .rest
            .parts(self.data, Stop::default())
            .unwrap_or_default();
        let has_rows = |kind: &Kind| {
            let mut slots = kind.slots.clone();
            slots.any(|slot| is_inside[self.cube.places[slot].index()] && parts[slot].rows > 0)
        };
        let kinds = self.cube.kinds.iter().filter_map(|kind| {
            let counts = area.is_none_or(|area| kind.cell.area() == area)
                && self.matcher.meets(kind)
                && kind.factor.is_some()
                && has_rows(kind);
            kind.factor.filter(|_| counts)
        });
        let factors: BTreeSet<_> = kinds.collect();
        factors.into_iter().collect()
    }

    /// True when the data has initiatives of the place, whatever is selected.
    #[must_use]
    pub fn has_rows(&self, place: PlaceId) -> bool {
        self.cube.reported[place.index()] > 0
    }

    /// The region of a place; `Unknown` where it is no municipality.
    #[must_use]
    pub fn region_of(&self, place: PlaceId) -> Field<Region> {
        region_of(self.data, place)
    }

    /// The measure's values of the responding municipalities among `places`, zeros in; those without the
    /// measure's denominator out.
    pub fn values(
        &self,
        places: impl IntoIterator<Item = PlaceId>,
        area: AreaChoice,
        whole: &Tally,
    ) -> Vec<Decimal> {
        places
            .into_iter()
            .map(|place| self.place(place, area))
            .filter(|sum| sum.municipalities > 0)
            .filter_map(|sum| self.measure.value(&sum, whole))
            .collect()
    }

    /// How a place answered, as far as the selection shows.
    #[must_use]
    pub fn state(&self, place: PlaceId, area: AreaChoice) -> State {
        match self.data.response(place) {
            Response::Silent => State::DidNotRespond,
            Response::Unknown => State::Unknown,
            Response::Responded => {
                let tally = self.place(place, area).tally;
                if tally.rows > 0 && tally.gross == Money::ZERO && tally.missing_gross == 0 {
                    State::ZeroKroner
                } else if tally.rows > 0 {
                    State::WithInitiatives
                } else if self.cube.reported[place.index()] > 0 {
                    State::NoneInSelection
                } else {
                    State::NoInitiatives
                }
            }
        }
    }

    /// How several municipalities answered; places that are no municipality are not counted.
    pub fn coverage(
        &self,
        places: impl IntoIterator<Item = PlaceId>,
        area: AreaChoice,
    ) -> Coverage {
        let mut coverage = Coverage::default();
        for place in places {
            if self.data.places().is_municipality(place) {
                coverage.count(self.state(place, area));
            }
        }
        coverage
    }
}

/// The denominator of each place; nobody is no denominator.
fn heads(per: Per, view: &View, data: &Dataset) -> Vec<Option<u64>> {
    let denominator = denominator(per, view, data).ok();
    let people = |place| denominator.as_ref()?.people(per, data, place);
    data.places().ids().map(people).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::criteria::FacetValue;
    use crate::query::fixture::{by_municipality, choosing, data, in_area, place, row};

    #[test]
    fn per_inhabitant_counts_a_silent_municipality_out() {
        let data = data(&[row("Greve", 10_000), row("Odense", 90_000)]);
        let sum = Survey::new(&by_municipality(), &data).denmark(None);
        assert_eq!((sum.heads, sum.municipalities), (5_000, 3));
        assert_eq!(sum.tally.rows, 2);
        assert_eq!(sum.left_out().rows, 1);
        let value = Measure::default().value(&sum, &sum.tally);
        assert_eq!(value, Some(Decimal::from(2)));
    }

    #[test]
    fn an_area_filter_never_moves_the_denominator() {
        let social = in_area(PolicyArea::Social, row("Køge", 3_000));
        let data = data(&[row("Greve", 10_000), social]);
        let area = FacetValue::Area(Field::Given(PolicyArea::Social));
        let sum = Survey::new(&choosing(by_municipality(), area), &data).selection(None);
        assert_eq!((sum.tally.rows, sum.heads), (1, 5_000));
    }

    #[test]
    fn a_place_in_scope_moves_the_denominator() {
        let data = data(&[row("Greve", 10_000)]);
        let region = FacetValue::Region(Field::Given(Region::Sjaelland));
        let view = choosing(by_municipality(), region);
        let survey = Survey::new(&view, &data);
        assert_eq!(survey.selection(None).heads, 4_000);
        assert_eq!(survey.denmark(None).heads, 5_000);
    }

    #[test]
    fn the_states_of_a_municipality_never_look_alike() {
        let social = in_area(PolicyArea::Social, row("Vejle", 5));
        let data = data(&[row("Greve", 0), social, row("Odense", 7)]);
        let area = FacetValue::Area(Field::Given(PolicyArea::Employment));
        let view = choosing(by_municipality(), area);
        let survey = Survey::new(&view, &data);
        let state = |name| survey.state(place(&data, name), None);
        assert_eq!(state("Greve"), State::ZeroKroner);
        assert_eq!(state("Vejle"), State::NoneInSelection);
        assert_eq!(state("Køge"), State::NoInitiatives);
        assert_eq!(state("Odense"), State::DidNotRespond);
        assert_eq!(state("Ærø"), State::Unknown);
    }

    #[test]
    fn an_unknown_place_is_in_the_sum_and_in_no_figure_per_inhabitant() {
        let data = data(&[row("Greve", 5_000), row("Atlantis", 1_000)]);
        let sum = Survey::new(&by_municipality(), &data).selection(None);
        assert_eq!(sum.tally.gross.kroner(), Some(Decimal::from(6_000)));
        assert_eq!(sum.counted.gross.kroner(), Some(Decimal::from(5_000)));
    }
}
