//! A profile: what lies behind one row, split by area, target group and finance, with its largest initiatives.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget, Sources};
use crate::query::criteria::FacetValue;
use crate::query::group::Key;
use crate::query::matcher::{Matcher, sources_of};
use crate::query::measure::{Measure, Quantity, Sum};
use crate::query::survey::Survey;
use crate::query::tally::Tally;
use crate::query::view::View;
use crate::query::{cube, largest, sorted};

/// One policy area of a profile.
#[derive(Clone, Copy, Debug)]
pub struct AreaShare {
    /// The area.
    pub area: Field<PolicyArea>,
    /// What the row selects in it.
    pub sum: Sum,
    /// Its value by the measure.
    pub value: Option<Decimal>,
    /// Denmark's value for the same area and filter.
    pub denmark: Option<Decimal>,
}

/// What lies behind one row.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The row's selection as a whole.
    pub sum: Sum,
    /// The row without the filter: everything that its places report, or all of its policy area.
    pub unfiltered: Sum,
    /// Gross expenditure per inhabitant without the filter.
    pub unfiltered_per_inhabitant: Option<Decimal>,
    /// A municipality's rank among all responding ones by the measure, and of how many; under the same filter.
    pub national_rank: Option<(u32, u32)>,
    /// By policy area, in the questionnaire's order.
    pub areas: Vec<AreaShare>,
    /// By primary target group.
    pub primary: Vec<(Field<PrimaryTarget>, Tally)>,
    /// By secondary target group.
    pub secondary: Vec<(Field<SecondaryTarget>, Tally)>,
    /// By exclusive combination of sources; `None` where they are not known.
    pub finance: Vec<(Option<Sources>, Tally)>,
    /// The largest initiatives by gross expenditure, largest first.
    pub largest: Vec<RowId>,
}

/// The view of one row: the row's own place or area added to the question.
#[must_use]
pub fn narrowed(view: &View, key: Key) -> View {
    let mut inside = view.clone();
    match key {
        Key::Region(region) => inside.scope.only(FacetValue::Region(region)),
        Key::Municipality(place) => inside.scope.only(FacetValue::Municipality(place)),
        Key::Area(area) => inside.filter.only(FacetValue::Area(area)),
    }
    inside
}

/// What lies behind a row, with at most `largest` initiatives named.
#[must_use]
pub fn profile(view: &View, data: &Dataset, key: Key, largest: usize) -> Profile {
    let inside = narrowed(view, key);
    let survey = Survey::new(&inside, data);
    // A policy area is the row itself and stays; every other choice of initiatives goes.
    let unfiltered = View {
        filter: crate::query::criteria::Criteria::default(),
        measure: Measure::default(),
        ..view.clone()
    };
    let unfiltered = narrowed(&unfiltered, key);
    let everything = Survey::new(&unfiltered, data).selection(None);
    let whole = survey.selection(None).tally;
    let denmark = survey.denmark(None).tally;
    let areas = Field::<PolicyArea>::all()
        .map(|area| {
            let sum = survey.selection(Some(area));
            AreaShare {
                area,
                sum,
                value: view.measure.value(&sum, &whole),
                denmark: view.measure.value(&survey.denmark(Some(area)), &denmark),
            }
        })
        .filter(|share| share.area.given().is_some() || share.sum.tally.rows > 0)
        .collect();
    let matcher = Matcher::new(data, &inside.scope, &inside.filter);
    let split = Split::of(&matcher);
    Profile {
        sum: survey.selection(None),
        unfiltered: everything,
        unfiltered_per_inhabitant: unfiltered.measure.value(&everything, &everything.tally),
        national_rank: match key {
            Key::Municipality(place) => view.national_rank(data, place),
            Key::Region(_) | Key::Area(_) => None,
        },
        areas,
        primary: split.primary.into_iter().collect(),
        secondary: split.secondary.into_iter().collect(),
        finance: split.finance.into_iter().collect(),
        largest: largest::largest(&matcher, largest),
    }
}

#[derive(Default)]
struct Split {
    primary: BTreeMap<Field<PrimaryTarget>, Tally>,
    secondary: BTreeMap<Field<SecondaryTarget>, Tally>,
    finance: BTreeMap<Option<Sources>, Tally>,
}

impl Split {
    fn of(matcher: &Matcher<'_>) -> Self {
        let mut split = Self::default();
        for (cell, tally) in matcher.totals() {
            *split.primary.entry(cell.primary()).or_default() += tally;
            *split.secondary.entry(cell.secondary()).or_default() += tally;
            *split.finance.entry(sources_of(cell)).or_default() += tally;
        }
        split
    }
}

/// The rank of an initiative by gross expenditure in the whole data set: 1 for the largest; `None` where it gives
/// none, and where the amounts of others are in another price level.
#[must_use]
pub fn size_rank(data: &Dataset, row: RowId) -> Option<u64> {
    let own = data.gross(row).given()?;
    cube::of(data).level?;
    Some(sorted::above(data, Quantity::Gross, own) as u64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;
    use crate::query::criteria::FacetValue;
    use crate::query::fixture::{by_municipality, choosing, data, in_area, place, row};

    #[test]
    fn a_profile_splits_what_the_filter_selects_and_knows_what_it_leaves() {
        let social = in_area(PolicyArea::Social, row("Greve", 3_000));
        let data = data(&[row("Greve", 1_000), social, row("Køge", 9_000)]);
        let area = FacetValue::Area(Field::Given(PolicyArea::Social));
        let view = choosing(by_municipality(), area);
        let greve = profile(&view, &data, Key::Municipality(place(&data, "Greve")), 5);
        assert_eq!(greve.sum.tally.gross, Money::from_kroner(3_000));
        assert_eq!(greve.unfiltered.tally.gross, Money::from_kroner(4_000));
        assert_eq!(greve.unfiltered_per_inhabitant, Some(Decimal::from(4)));
        assert_eq!(greve.largest.len(), 1);
    }

    #[test]
    fn the_largest_initiatives_stand_first_and_equal_ones_as_loaded() {
        let data = data(&[
            row("Greve", 1),
            row("Greve", 3),
            row("Greve", 1),
            row("Greve", 2),
        ]);
        let key = Key::Municipality(place(&data, "Greve"));
        let largest = profile(&by_municipality(), &data, key, 3).largest;
        assert_eq!(largest, [1, 3, 0].map(RowId::new));
        assert_eq!(size_rank(&data, RowId::new(2)), Some(3));
    }

    #[test]
    fn a_silent_municipality_has_no_value_in_any_area() {
        let data = data(&[row("Greve", 1_000)]);
        for measure in Measure::ALL {
            let view = View {
                measure,
                ..by_municipality()
            };
            let odense = profile(&view, &data, Key::Municipality(place(&data, "Odense")), 5);
            assert!(odense.areas.iter().all(|share| share.value.is_none()));
        }
    }
}
