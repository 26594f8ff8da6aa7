//! References of rows: whose sums a region, a municipality, an area or an initiative is held against, and their average.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::domain::groups::GroupId;
use crate::domain::place::{Date, PlaceId};
use crate::domain::terms::{PolicyArea, Region, Term};
use crate::query::group::Key;
use crate::query::measure::{Measure, Per};
use crate::query::peers::{Membership, membership, peers};
use crate::query::prices::Prices;
use crate::query::reference::{Reference, mean, median};
use crate::query::survey::{AreaChoice, Survey};
use crate::query::view::{Grouping, View};

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

    /// How often each area stands in what an area's total is held against, where so many municipalities are summed: an
    /// area of one municipality is held against an area of one of its peers.
    #[must_use]
    pub fn areas_of(&self, municipalities: u32) -> u64 {
        match self.rule {
            Reference::Peers if self.measure.per == Per::Total => municipalities.into(),
            Reference::Peers
            | Reference::Denmark
            | Reference::OwnRegion
            | Reference::OwnGroup
            | Reference::Selection
            | Reference::UnweightedMean
            | Reference::Median => 1,
        }
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
                let areas = self.areas_of(all.municipalities);
                (
                    all.tally,
                    PolicyArea::ALL.len() * usize::try_from(areas).ok()?,
                )
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
