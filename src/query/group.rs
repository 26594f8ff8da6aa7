//! Groups: the rows of an answer by region, municipality or policy area, each with its own reference.

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::terms::{PolicyArea, Region};
use crate::query::coverage::{Coverage, State};
use crate::query::criteria::{Criteria, FacetValue};
use crate::query::matcher::{Matcher, region_of};
use crate::query::measure::Sum;
use crate::query::reference::{Standing, index};
use crate::query::references::References;
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

impl Key {
    /// The value of a facet that the group stands for.
    #[must_use]
    pub fn value(self) -> FacetValue {
        match self {
            Self::Region(region) => FacetValue::Region(region),
            Self::Municipality(place) => FacetValue::Municipality(place),
            Self::Area(area) => FacetValue::Area(area),
        }
    }

    /// The group that a value stands for; none for a value of a facet without rows of its own.
    #[must_use]
    pub fn of(value: &FacetValue) -> Option<Self> {
        match value {
            FacetValue::Region(region) => Some(Self::Region(*region)),
            FacetValue::Municipality(place) => Some(Self::Municipality(*place)),
            FacetValue::Area(area) => Some(Self::Area(*area)),
            FacetValue::Primary(_)
            | FacetValue::Secondary(_)
            | FacetValue::Finance(_)
            | FacetValue::Year(_)
            | FacetValue::LegalBasis(_)
            | FacetValue::Gross(_)
            | FacetValue::Share(_)
            | FacetValue::Words(_)
            | FacetValue::Group(_)
            | FacetValue::Response(_)
            | FacetValue::Rule(_) => None,
        }
    }
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

impl Group {
    /// Nobody of the group answered, as far as is known: no value.
    #[must_use]
    pub fn is_unanswered(&self) -> bool {
        matches!(self.state, State::DidNotRespond | State::Unknown) && self.value.is_none()
    }

    /// Nobody answered and there is nothing to count.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.is_unanswered() && self.sum.tally.rows == 0
    }

    /// The group has nothing in the selection.
    #[must_use]
    pub fn has_none(&self) -> bool {
        self.sum.tally.rows == 0 && self.value.is_none_or(|value| value.is_zero())
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

/// The groups of a grouping that have a place in scope, or rows.
pub(in crate::query) fn keys(grouping: Grouping, survey: &Survey<'_>) -> Vec<Key> {
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
    state_of(coverage, sum)
}

/// How several municipalities stand together: the best of them.
pub(in crate::query) fn state_of(coverage: &Coverage, sum: &Sum) -> State {
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
            let known = inside.filter_map(of);
            known.reduce(|all, one| all + one)
        }
        Key::Area(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{by_municipality, choosing, data, group, groups, place, row};
    use crate::query::measure::Measure;
    use crate::query::reference::Reference;

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
    fn a_region_counts_the_inhabitants_of_its_places_in_scope() {
        let data = data(&[]);
        let south = Key::Region(Field::Given(Region::Syddanmark));
        let everywhere = by_municipality();
        assert_eq!(population(&everywhere, &data, south), Some(5_500));
        let vejle = FacetValue::Municipality(place(&data, "Vejle"));
        let inside = choosing(everywhere, vejle);
        assert_eq!(population(&inside, &data, south), Some(1_000));
    }

    #[test]
    fn places_that_are_no_municipality_have_no_inhabitants_rather_than_none_of_them() {
        let data = data(&[row("Greveby", 1)]);
        let outside = Key::Region(Field::Unknown);
        assert_eq!(population(&by_municipality(), &data, outside), None);
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
