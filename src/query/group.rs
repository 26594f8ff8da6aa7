//! Groups: the rows of an answer by region, municipality or policy area, each with its own reference.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::domain::field::Field;
use crate::domain::groups::GroupId;
use crate::domain::money::Money;
use crate::domain::place::{Date, PlaceId};
use crate::domain::terms::{PolicyArea, Region, Term};
use crate::query::coverage::{Coverage, State};
use crate::query::criteria::Criteria;
use crate::query::matcher::{Matcher, region_of};
use crate::query::measure::{Measure, Per, Sum};
use crate::query::peers::{Membership, membership, peers};
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

/// Whose sums a row is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The same for every row: all responding municipalities, or those in scope.
    Shared,
    /// A region.
    Region(Region),
    /// The peers of a municipality.
    Peers(PlaceId),
    /// A group of the user's.
    Group(GroupId),
}

/// The references of a view, computed once for all rows that share one.
#[derive(Debug)]
pub struct References<'s, 'a> {
    survey: &'s Survey<'a>,
    measure: Measure,
    rule: Reference,
    grouping: Grouping,
    population: Date,
    /// The basis that the scope as a whole has.
    whole: Option<Basis>,
    known: HashMap<(AreaChoice, Option<Basis>), Option<Decimal>>,
}

impl<'s, 'a> References<'s, 'a> {
    /// The references of a view.
    #[must_use]
    pub fn new(view: &View, survey: &'s Survey<'a>) -> Self {
        let mut references = Self {
            survey,
            measure: view.measure,
            rule: view.reference,
            grouping: view.grouping,
            population: view.population,
            whole: None,
            known: HashMap::new(),
        };
        let mut bases: Vec<_> = survey.scope().map(|id| references.of_place(id)).collect();
        bases.dedup();
        bases.sort_unstable();
        bases.dedup();
        references.whole = match (bases.as_slice(), view.reference) {
            // Two municipalities never share their peers.
            ([only], _) => *only,
            (
                _,
                Reference::Denmark
                | Reference::Selection
                | Reference::UnweightedMean
                | Reference::Median,
            ) => Some(Basis::Shared),
            (_, Reference::OwnRegion | Reference::Peers | Reference::OwnGroup) => None,
        };
        references
    }

    /// The reference of a group; `None` where the rule gives it none.
    pub fn of(&mut self, key: Key) -> Option<Decimal> {
        let area = match key {
            Key::Region(_) | Key::Municipality(_) => None,
            Key::Area(area) => Some(area),
        };
        let basis = self.basis(key);
        if let Some(known) = self.known.get(&(area, basis)) {
            return *known;
        }
        let reference = self.under(area, basis);
        self.known.insert((area, basis), reference);
        reference
    }

    /// Whose sums a group is held against; `None` where the rule gives it none.
    #[must_use]
    pub fn basis(&self, key: Key) -> Option<Basis> {
        match (key, self.rule) {
            (Key::Municipality(place), _) => self.of_place(place),
            (Key::Region(region), Reference::OwnRegion) => region.given().map(Basis::Region),
            (Key::Region(_), Reference::Peers | Reference::OwnGroup) => None,
            (
                Key::Region(_),
                Reference::Denmark
                | Reference::Selection
                | Reference::UnweightedMean
                | Reference::Median,
            ) => Some(Basis::Shared),
            (Key::Area(_), _) => self.whole,
        }
    }

    /// Whose sums an initiative of a municipality is held against: the peers of one in a list of many are no basis.
    #[must_use]
    pub fn of_initiative(&self, place: PlaceId) -> Option<Basis> {
        match self.rule {
            Reference::Peers => self.whole,
            Reference::Denmark
            | Reference::OwnRegion
            | Reference::OwnGroup
            | Reference::Selection
            | Reference::UnweightedMean
            | Reference::Median => self.of_place(place),
        }
    }

    /// Whose sums the rows of a grouping in which a place counts are held against.
    #[must_use]
    pub fn basis_in(&self, grouping: Grouping, place: PlaceId) -> Option<Basis> {
        match grouping {
            Grouping::Region => self.basis(Key::Region(self.survey.region_of(place))),
            Grouping::Municipality => self.of_place(place),
            Grouping::Area => self.whole,
            Grouping::Initiative => self.of_initiative(place),
        }
    }

    /// The basis that every place in scope has; `None` where they have different ones, or none.
    #[must_use]
    pub fn whole(&self) -> Option<Basis> {
        self.whole
    }

    fn of_place(&self, place: PlaceId) -> Option<Basis> {
        let data = self.survey.data();
        match self.rule {
            Reference::Denmark
            | Reference::Selection
            | Reference::UnweightedMean
            | Reference::Median => Some(Basis::Shared),
            Reference::OwnRegion => data.places().get(place).region.map(Basis::Region),
            Reference::Peers => data
                .places()
                .is_municipality(place)
                .then_some(Basis::Peers(place)),
            Reference::OwnGroup => match membership(data, place) {
                Membership::One(group) => Some(Basis::Group(group)),
                Membership::None | Membership::Several => None,
            },
        }
    }

    /// The reference for an area (or all) of what a basis sums.
    #[must_use]
    pub fn under(&self, area: AreaChoice, basis: Option<Basis>) -> Option<Decimal> {
        let basis = basis?;
        if self.measure.is_in_kroner() && self.prices(basis).is_mixed() {
            return None;
        }
        match self.rule {
            Reference::Denmark
            | Reference::OwnRegion
            | Reference::Peers
            | Reference::OwnGroup
            | Reference::Selection => self.average(self.places(basis), area),
            Reference::UnweightedMean => mean(&self.values(area)),
            Reference::Median => median(&self.values(area)),
        }
    }

    /// The places whose sums a basis stands for.
    #[must_use]
    pub fn places(&self, basis: Basis) -> Vec<PlaceId> {
        let survey = self.survey;
        let data = survey.data();
        match basis {
            Basis::Shared if self.rule == Reference::Denmark => data.places().ids().collect(),
            Basis::Shared => survey.scope().collect(),
            Basis::Region(region) => {
                let places = data.places();
                let inside = |id: &PlaceId| places.get(*id).region == Some(region);
                places.ids().filter(inside).collect()
            }
            Basis::Peers(place) => peers(data, self.population, place),
            Basis::Group(group) => data.groups().members(group).to_vec(),
        }
    }

    /// The responding municipalities whose sums a basis stands for.
    #[must_use]
    pub fn municipalities(&self, basis: Basis) -> u32 {
        self.survey.sum(self.places(basis), None).municipalities
    }

    /// The price levels of everything that a row with this basis is held against, and sums.
    #[must_use]
    pub fn prices(&self, basis: Basis) -> Prices {
        let summed = self.survey.sum(self.places(basis), None);
        let selected = self.survey.selection(None).tally.prices;
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
                // An area of one municipality is held against an area of one of its peers.
                let each = match self.rule {
                    Reference::Peers if self.measure.per == Per::Total => all.municipalities,
                    Reference::Peers
                    | Reference::Denmark
                    | Reference::OwnRegion
                    | Reference::OwnGroup
                    | Reference::Selection
                    | Reference::UnweightedMean
                    | Reference::Median => 1,
                };
                (all.tally, PolicyArea::ALL.len() * each as usize)
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
    if coverage.with_initiatives > 0
        || sum.tally.gross != Money::ZERO
        || sum.tally.missing_gross > 0
    {
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

/// The inhabitants of a group's places in scope on the view's date, those of silent municipalities included.
#[must_use]
pub fn population(view: &View, data: &Dataset, key: Key) -> Option<u64> {
    let places = data.places();
    let of = |place| places.population(place, view.population).map(u64::from);
    match key {
        Key::Municipality(place) => of(place),
        Key::Region(region) => {
            let scope = Matcher::new(data, &view.scope, &Criteria::default());
            let inside = places
                .ids()
                .filter(|id| scope.in_scope(*id) && region_of(data, *id) == region);
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
    fn peers_are_each_rows_own_and_a_region_has_none() {
        let data = data(&[row("Greve", 10_000), row("Vejle", 2_000), row("Køge", 300)]);
        let peers = View {
            reference: Reference::Peers,
            ..by_municipality()
        };
        let answer = peers.answer(&data);
        let reference = |name| group(&answer, &data, name).reference;
        // Køge and Vejle: 2,300 kr. over 4,000 people.
        assert_eq!(reference("Greve"), Some(Decimal::new(575, 3)));
        assert_eq!(reference("Køge"), Some(Decimal::from(6)));
        assert_eq!((answer.axis.shared, answer.axis.municipalities), (None, 3));
        let regions = View {
            grouping: Grouping::Region,
            ..peers.clone()
        };
        assert!(regions.answer(&data).axis.none);
        let greve = FacetValue::Municipality(place(&data, "Greve"));
        let areas = View {
            grouping: Grouping::Area,
            ..choosing(peers, greve)
        };
        let answer = areas.answer(&data);
        let employment = Key::Area(Field::Given(PolicyArea::Employment));
        let row = groups(&answer).iter().find(|row| row.key == employment);
        assert_eq!(row.unwrap().reference, Some(Decimal::new(575, 3)));
    }

    #[test]
    fn an_own_group_is_the_one_that_a_municipality_is_in_alone() {
        let mut data = data(&[row("Greve", 10_000), row("Vejle", 2_000)]);
        let mut groups = crate::domain::groups::Groups::default();
        for (group, name) in [
            ("A", "Greve"),
            ("A", "Køge"),
            ("A", "Odense"),
            ("B", "Køge"),
        ] {
            let name = place(&data, name);
            groups
                .add(crate::domain::raw::Raw::new(group), name)
                .unwrap();
        }
        data.set_groups(groups);
        let view = View {
            reference: Reference::OwnGroup,
            ..by_municipality()
        };
        let answer = view.answer(&data);
        let reference = |name| group(&answer, &data, name).reference;
        // Greve and Køge responded: 10,000 kr. over 4,000 people. Køge is in two groups, Vejle in none.
        assert_eq!(reference("Greve"), Some(Decimal::new(25, 1)));
        assert_eq!((reference("Køge"), reference("Vejle")), (None, None));
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
