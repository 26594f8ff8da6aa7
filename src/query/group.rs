//! Groups: the rows of an answer by region, municipality or policy area, each with its own reference.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::domain::field::Field;
use crate::domain::place::{PlaceId, Places};
use crate::domain::terms::{PolicyArea, Region, Term};
use crate::query::coverage::{Coverage, State};
use crate::query::measure::{Measure, Per, Sum};
use crate::query::prices::Prices;
use crate::query::reference::{Reference, Standing, index, mean, median};
use crate::query::survey::{AreaChoice, Survey};
use crate::query::tally::Tally;
use crate::query::view::{Grouping, View};

/// What a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A region; `Unknown` for places that are no municipality.
    Region(Field<Region>),
    /// A municipality or unknown place.
    Municipality(PlaceId),
    /// A policy area.
    Area(Field<PolicyArea>),
}

/// One row of an answer by groups.
#[derive(Clone, Debug)]
pub struct Group {
    /// What it is.
    pub key: Key,
    /// What it adds up to.
    pub sum: Sum,
    /// The measure's value; `None` where nothing divides, or nobody responded.
    pub value: Option<Decimal>,
    /// What the value is held against.
    pub reference: Option<Decimal>,
    /// Above, equal to or below the reference.
    pub standing: Option<Standing>,
    /// The value with the reference as 100.
    pub index: Option<Decimal>,
    /// The place among the rows shown, largest value first; equal values share a place.
    pub rank: Option<u32>,
    /// How its municipalities answered; for a policy area those in scope.
    pub coverage: Coverage,
    /// How the row itself stands: a municipality's own state, or the best of its municipalities'.
    pub state: State,
    /// The measure's values of its responding municipalities in scope, smallest first; for regions and areas.
    pub spread: Vec<Decimal>,
}

/// The references of a view, computed once for all rows that share one.
#[derive(Debug)]
pub struct References<'s, 'a> {
    survey: &'s Survey<'a>,
    measure: Measure,
    rule: Reference,
    grouping: Grouping,
    own_region: Option<Field<Region>>,
    known: HashMap<(AreaChoice, Option<Field<Region>>), Option<Decimal>>,
}

impl<'s, 'a> References<'s, 'a> {
    /// The references of a view.
    #[must_use]
    pub fn new(view: &View, survey: &'s Survey<'a>) -> Self {
        let mut regions: Vec<_> = survey
            .scope()
            .map(|place| survey.region_of(place))
            .collect();
        regions.dedup();
        regions.sort_unstable();
        regions.dedup();
        Self {
            survey,
            measure: view.measure,
            rule: view.reference,
            grouping: view.grouping,
            own_region: match regions.as_slice() {
                [only] => Some(*only),
                _ => None,
            },
            known: HashMap::new(),
        }
    }

    /// The reference of a group; `None` where the rule gives it none.
    pub fn of(&mut self, key: Key) -> Option<Decimal> {
        let area = match key {
            Key::Region(_) | Key::Municipality(_) => None,
            Key::Area(area) => Some(area),
        };
        let region = self.region_of(Some(key));
        let region = region.filter(|_| self.rule == Reference::OwnRegion);
        if let Some(known) = self.known.get(&(area, region)) {
            return *known;
        }
        let reference = self.under(area, region);
        self.known.insert((area, region), reference);
        reference
    }

    /// The region that a row lies in, or of an area and of no row the only one in scope.
    #[must_use]
    pub fn region_of(&self, key: Option<Key>) -> Option<Field<Region>> {
        match key {
            Some(Key::Region(region)) => Some(region),
            Some(Key::Municipality(place)) => Some(self.survey.region_of(place)),
            Some(Key::Area(_)) | None => self.own_region,
        }
    }

    /// The reference for an area (or all) and a row that lies in `region`.
    #[must_use]
    pub fn under(&self, area: AreaChoice, region: Option<Field<Region>>) -> Option<Decimal> {
        let survey = self.survey;
        if self.measure.is_in_kroner() && self.prices(region).is_mixed() {
            return None;
        }
        match self.rule {
            Reference::Denmark => self.average(survey.data().places().ids().collect(), area),
            Reference::OwnRegion => {
                let region = region.filter(|region| region.given().is_some())?;
                let ids = survey.data().places().ids();
                let places = ids.filter(|place| survey.region_of(*place) == region);
                self.average(places.collect(), area)
            }
            Reference::Selection => self.average(survey.scope().collect(), area),
            Reference::UnweightedMean => mean(&self.values(area)),
            Reference::Median => median(&self.values(area)),
        }
    }

    /// The price levels of everything that the reference of a row in `region` is held against, and sums.
    #[must_use]
    pub fn prices(&self, region: Option<Field<Region>>) -> Prices {
        let survey = self.survey;
        let summed = match (self.rule, region) {
            (Reference::Denmark, _) => survey.denmark(None),
            (Reference::OwnRegion, Some(region)) => survey.region(region, None),
            (Reference::OwnRegion, None)
            | (Reference::Selection | Reference::UnweightedMean | Reference::Median, _) => {
                Sum::default()
            }
        };
        let selected = survey.selection(None).tally.prices;
        selected.with(summed.tally.prices)
    }

    fn values(&self, area: AreaChoice) -> Vec<Decimal> {
        let whole = self.survey.selection(None).tally;
        self.survey.values(self.survey.scope(), area, &whole)
    }

    /// Sum over sum; for additive measures the sum over the number of rows of this grouping.
    fn average(&self, places: Vec<PlaceId>, area: AreaChoice) -> Option<Decimal> {
        let survey = self.survey;
        let sum = survey.sum(places.iter().copied(), area);
        if !self.measure.is_additive() {
            return self.measure.value(&sum, &sum.tally);
        }
        let (numerator, units) = match self.grouping {
            Grouping::Municipality => (sum.counted, sum.municipalities as usize),
            Grouping::Region => {
                let mut regions: Vec<_> = places
                    .iter()
                    .filter(|place| survey.place(**place, None).municipalities > 0)
                    .map(|place| survey.region_of(*place))
                    .collect();
                regions.sort_unstable();
                regions.dedup();
                (sum.counted, regions.len())
            }
            Grouping::Area => {
                let all = survey.sum(places, None);
                (all.tally, PolicyArea::ALL.len())
            }
            Grouping::Initiative => (sum.tally, usize::try_from(sum.tally.rows).ok()?),
        };
        let whole = match self.measure.per {
            Per::Selection => Decimal::ONE_HUNDRED,
            Per::Total | Per::Inhabitant | Per::Immigrant | Per::Initiative | Per::Expenditure => {
                self.measure.amount(&numerator)?
            }
        };
        whole.checked_div(Decimal::from(units))
    }
}

/// The groups of a view in their natural order: regions and areas as in the vocabulary, places in Danish order.
#[must_use]
pub fn groups(view: &View, survey: &Survey<'_>) -> Vec<Group> {
    let mut references = References::new(view, survey);
    let whole = survey.selection(None);
    keys(view.grouping, survey)
        .into_iter()
        .map(|key| {
            let (places, area) = members(key, survey);
            let sum = survey.sum(places.iter().copied(), area);
            let coverage = survey.coverage(places.iter().copied(), area);
            let state = state(key, survey, &coverage, &sum);
            let value = view.measure.value(&sum, &whole.tally);
            let reference = references.of(key);
            Group {
                key,
                sum,
                value,
                reference,
                standing: value.zip(reference).map(|(v, r)| Standing::of(v, r)),
                index: value.zip(reference).and_then(|(v, r)| index(v, r)),
                rank: None,
                coverage,
                state,
                spread: spread(survey, key, &places, area, &whole.tally),
            }
        })
        .collect()
}

fn keys(grouping: Grouping, survey: &Survey<'_>) -> Vec<Key> {
    match grouping {
        Grouping::Region => {
            let mut keys: Vec<_> = survey
                .scope()
                .map(|place| survey.region_of(place))
                .filter(|region| region.given().is_some())
                .collect();
            keys.sort_unstable();
            keys.dedup();
            let unknown = survey
                .scope()
                .filter(|place| survey.region_of(*place).given().is_none());
            if survey.sum(unknown, None).tally.rows > 0 {
                keys.push(Field::Unknown);
            }
            keys.into_iter().map(Key::Region).collect()
        }
        Grouping::Municipality => survey.scope().map(Key::Municipality).collect(),
        Grouping::Area => Field::<PolicyArea>::all()
            .filter(|area| area.given().is_some() || survey.selection(Some(*area)).tally.rows > 0)
            .map(Key::Area)
            .collect(),
        Grouping::Initiative => Vec::new(),
    }
}

/// The places of a group in scope, and the area that it is about.
fn members(key: Key, survey: &Survey<'_>) -> (Vec<PlaceId>, AreaChoice) {
    match key {
        Key::Region(region) => {
            let places = survey.scope();
            (
                places
                    .filter(|place| survey.region_of(*place) == region)
                    .collect(),
                None,
            )
        }
        Key::Municipality(place) => (vec![place], None),
        Key::Area(area) => (survey.scope().collect(), Some(area)),
    }
}

fn state(key: Key, survey: &Survey<'_>, coverage: &Coverage, sum: &Sum) -> State {
    if let Key::Municipality(place) = key {
        return survey.state(place, None);
    }
    if coverage.with_initiatives > 0 || sum.tally.gross.ore() != 0 || sum.tally.missing_gross > 0 {
        State::WithInitiatives
    } else if sum.tally.rows > 0 {
        State::ZeroKroner
    } else if coverage.responded() > 0 {
        State::NoneInSelection
    } else if coverage.did_not_respond > 0 {
        State::DidNotRespond
    } else {
        State::Unknown
    }
}

fn spread(
    survey: &Survey<'_>,
    key: Key,
    places: &[PlaceId],
    area: AreaChoice,
    whole: &Tally,
) -> Vec<Decimal> {
    if let Key::Municipality(_) = key {
        return Vec::new();
    }
    let mut values = survey.values(places.iter().copied(), area, whole);
    values.sort_unstable();
    values
}

/// The inhabitants of the places of a group on the view's date, those of silent municipalities included.
#[must_use]
pub fn population(view: &View, places: &Places, key: Key) -> Option<u64> {
    let of = |place| places.population(place, view.population).map(u64::from);
    match key {
        Key::Municipality(place) => of(place),
        Key::Region(region) => {
            let inside = places
                .ids()
                .filter(|id| places.get(*id).region == region.given());
            Some(inside.filter_map(of).sum())
        }
        Key::Area(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::criteria::FacetValue;
    use crate::query::fixture::{by_municipality, choosing, data, group, groups, place, row};

    fn reference(rule: Reference) -> Option<Decimal> {
        let data = data(&[row("Greve", 10_000), row("Vejle", 2_000)]);
        let view = View {
            reference: rule,
            ..by_municipality()
        };
        let view = choosing(view, FacetValue::Municipality(place(&data, "Greve")));
        group(&view.answer(&data), &data, "Greve").reference
    }

    #[test]
    fn the_average_ignores_the_scope_under_denmark() {
        assert_eq!(reference(Reference::Denmark), Some(Decimal::new(24, 1)));
    }

    #[test]
    fn the_own_region_is_whole_whatever_the_scope() {
        assert_eq!(reference(Reference::OwnRegion), Some(Decimal::new(25, 1)));
    }

    #[test]
    fn the_selection_is_what_is_in_scope() {
        assert_eq!(reference(Reference::Selection), Some(Decimal::from(10)));
    }

    #[test]
    fn median_and_mean_count_zeros_in() {
        let data = data(&[row("Greve", 9_000)]);
        let under = |reference| {
            let view = View {
                reference,
                ..by_municipality()
            };
            group(&view.answer(&data), &data, "Greve").reference
        };
        assert_eq!(under(Reference::Median), Some(Decimal::ZERO));
        assert_eq!(under(Reference::UnweightedMean), Some(Decimal::from(3)));
    }

    #[test]
    fn a_place_that_is_no_municipality_has_no_own_region() {
        let data = data(&[row("Atlantis", 9_000)]);
        let view = View {
            reference: Reference::OwnRegion,
            measure: Measure::ALL[4],
            ..by_municipality()
        };
        assert_eq!(
            group(&view.answer(&data), &data, "Atlantis").reference,
            None
        );
    }

    #[test]
    fn a_silent_municipality_has_no_value_and_a_responding_one_has_zero() {
        let data = data(&[row("Greve", 9_000)]);
        for measure in [Measure::ALL[0], Measure::ALL[1]] {
            let view = View {
                measure,
                ..by_municipality()
            };
            let answer = view.answer(&data);
            assert_eq!(group(&answer, &data, "Odense").value, None);
            assert_eq!(group(&answer, &data, "Køge").value, Some(Decimal::ZERO));
        }
    }

    #[test]
    fn a_region_is_divided_by_its_responding_municipalities() {
        let data = data(&[row("Vejle", 3_000)]);
        let view = View {
            grouping: Grouping::Region,
            ..by_municipality()
        };
        let answer = view.answer(&data);
        let key = Key::Region(Field::Given(Region::Syddanmark));
        let south = groups(&answer).iter().find(|row| row.key == key).unwrap();
        assert_eq!(south.value, Some(Decimal::from(3)));
        assert_eq!(south.coverage.did_not_respond, 1);
    }
}
