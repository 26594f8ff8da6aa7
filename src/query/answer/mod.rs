//! An Answer: everything that a screen, a table or an export says, computed from a view and a data set.

mod initiatives;
mod order;

pub use initiatives::{InitiativeRow, Initiatives};

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::query::answer::order::set_ranks;
use crate::query::coverage::{Coverage, State};
use crate::query::criteria::{Criteria, Criterion};
use crate::query::cube;
use crate::query::denominator::Withheld;
use crate::query::group::{Group, Key, groups};
use crate::query::matcher::Matcher;
use crate::query::measure::{Measure, Sum};
use crate::query::reference::{Reference, Standing};
use crate::query::references::{Basis, References};
use crate::query::survey::Survey;
use crate::query::view::{Grouping, View};

/// What a view says about a data set.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The rows, ordered and without the hidden ones.
    pub rows: Rows,
    /// The reference as the axis names it.
    pub axis: Axis,
    /// The selection as a whole.
    pub totals: Totals,
    /// The rows that the conditions hide.
    pub hidden: Hidden,
    /// What emptied the selection, when it is empty.
    pub emptied_by: Option<Blame>,
    /// Why figures are held back, when some are.
    pub withheld: Option<Withheld>,
}

/// The rows of an answer.
#[derive(Clone, Debug)]
pub enum Rows {
    /// Groups: few.
    Groups(Vec<Group>),
    /// Initiatives: possibly millions, so only their order is kept.
    Initiatives(Box<Initiatives>),
}

impl Rows {
    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Groups(groups) => groups.len(),
            Self::Initiatives(initiatives) => initiatives.len(),
        }
    }

    /// True when there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The reference as the axis names it.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// The rule.
    pub rule: Reference,
    /// The value, where all rows share one; else each row has its own.
    pub shared: Option<Decimal>,
    /// No row has any.
    pub none: bool,
    /// Whose sums the average is, where all places in scope share them.
    pub basis: Option<Basis>,
    /// Responding municipalities in the average; under peers, where each row has its own, the most that one has.
    pub municipalities: u32,
}

/// The selection as a whole.
#[derive(Clone, Debug)]
pub struct Totals {
    /// What it adds up to, with its denominator.
    pub sum: Sum,
    /// Initiatives in the data set, whatever is selected.
    pub all_initiatives: u64,
    /// Gross expenditure in the data set, whatever is selected.
    pub all_gross: Money,
    /// Gross expenditure per inhabitant of the responding municipalities in scope, in kroner.
    pub per_inhabitant: Option<Decimal>,
    /// The measure's value of the selection.
    pub value: Option<Decimal>,
    /// How the municipalities in scope answered.
    pub coverage: Coverage,
}

/// The rows that the conditions hide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Municipalities without kroner or response.
    pub empty: Coverage,
    /// Rows not above their reference.
    pub not_above: u32,
}

/// The criterion that emptied the selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame {
    /// The criterion.
    pub criterion: Criterion,
    /// How many initiatives there would be without it; 0 where several criteria exclude everything.
    pub initiatives: u64,
}

impl View {
    /// What the view says about the data set.
    #[must_use]
    pub fn answer(&self, data: &Dataset) -> Answer {
        let survey = Survey::new(self, data);
        let mut hidden = Hidden::default();
        let (axis, rows) = match self.grouping {
            Grouping::Region | Grouping::Municipality | Grouping::Area => {
                let groups = groups(self, &survey);
                let axis = self.axis(&survey, groups.iter().map(|group| group.reference));
                (
                    axis,
                    Rows::Groups(self.group_rows(&survey, groups, &mut hidden)),
                )
            }
            Grouping::Initiative => {
                let list = self.initiative_rows(&survey, &mut hidden);
                let of_place = survey.scope().map(|place| list.reference(place));
                (
                    self.axis(&survey, of_place),
                    Rows::Initiatives(Box::new(list)),
                )
            }
        };
        let totals = self.totals(&survey);
        let withheld = self.withheld(&survey);
        let empty = totals.sum.tally.rows == 0;
        Answer {
            axis,
            emptied_by: empty.then(|| self.blame(data)).flatten(),
            rows,
            totals,
            hidden,
            withheld,
        }
    }

    /// The first reason that holds, the one that takes most figures first. A reason for the figures per inhabitant
    /// is given under every measure: the totals name such a figure.
    fn withheld(&self, survey: &Survey<'_>) -> Option<Withheld> {
        let selected = survey.selection(None).tally.prices;
        if selected.is_mixed() {
            return Some(Withheld::MixedPrices(selected));
        }
        let data = survey.data();
        let own = self.denominator(data).err();
        let per_inhabitant = || {
            let measure = Measure::default();
            let view = Self {
                measure,
                ..self.clone()
            };
            view.denominator(data).err()
        };
        let reference = || {
            let everywhere = survey.denmark(None).tally.prices;
            if !self.measure.is_in_kroner() || !everywhere.is_mixed() {
                return None;
            }
            let references = References::new(self, survey);
            let bases: BTreeSet<_> = survey
                .scope()
                .filter_map(|place| references.basis_in(self.grouping, place))
                .collect();
            let mut prices = bases.into_iter().map(|basis| references.prices(basis));
            prices
                .find(|prices| prices.is_mixed())
                .map(Withheld::MixedReference)
        };
        own.or_else(per_inhabitant).or_else(reference)
    }

    fn totals(&self, survey: &Survey<'_>) -> Totals {
        let data = survey.data();
        let sum = survey.selection(None);
        Totals {
            sum,
            all_initiatives: data.len() as u64,
            all_gross: cube::of(data).all.gross,
            per_inhabitant: survey.gross_per_inhabitant(self),
            value: self.measure.value(&sum, &sum.tally),
            coverage: survey.coverage(survey.scope(), None),
        }
    }

    fn group_rows(
        &self,
        survey: &Survey<'_>,
        mut rows: Vec<Group>,
        hidden: &mut Hidden,
    ) -> Vec<Group> {
        let hides_empty = self.conditions.hide_empty && self.grouping == Grouping::Municipality;
        rows.retain(|group| {
            let keep = !(hides_empty
                && group.state != State::WithInitiatives
                && group.sum.tally.gross == Money::ZERO
                && group.sum.tally.missing_gross == 0);
            if !keep {
                hidden.empty.count(group.state);
            }
            keep
        });
        if self.conditions.above_only {
            let before = rows.len();
            rows.retain(|group| group.standing == Some(Standing::Above));
            hidden.not_above = u32::try_from(before - rows.len()).unwrap_or(u32::MAX);
        }
        self.order_groups(survey, &mut rows);
        set_ranks(&mut rows);
        rows
    }

    /// The axis over the references of all rows, hidden ones included.
    fn axis(&self, survey: &Survey<'_>, per_row: impl Iterator<Item = Option<Decimal>>) -> Axis {
        let per_row: Vec<_> = per_row.collect();
        let first = per_row.first().copied().flatten();
        let shared = first.filter(|_| per_row.iter().all(|value| *value == first));
        let references = References::new(self, survey);
        let basis = references.whole();
        let in_most = || {
            let own = survey
                .scope()
                .filter_map(|place| references.basis(Key::Municipality(place)));
            let counts = own.map(|basis| references.municipalities(basis));
            counts.max().unwrap_or(0)
        };
        let municipalities = match (self.reference, basis) {
            (_, Some(basis)) => references.municipalities(basis),
            (Reference::Peers, None) => in_most(),
            _ => survey.selection(None).municipalities,
        };
        Axis {
            rule: self.reference,
            shared,
            none: per_row.iter().all(Option::is_none),
            basis,
            municipalities,
        }
    }

    /// The last criterion whose removal gives initiatives again; else the last one.
    fn blame(&self, data: &Dataset) -> Option<Blame> {
        let count =
            |scope: &Criteria, filter: &Criteria| Matcher::new(data, scope, filter).total().rows;
        let filters = self
            .filter
            .iter()
            .enumerate()
            .rev()
            .map(|(at, criterion)| (criterion, count(&self.scope, &self.filter.without(at))));
        let places = self
            .scope
            .iter()
            .enumerate()
            .rev()
            .map(|(at, criterion)| (criterion, count(&self.scope.without(at), &self.filter)));
        let alone = filters
            .chain(places)
            .find(|(_, initiatives)| *initiatives > 0);
        let last = || {
            let all = self.scope.iter().chain(self.filter.iter());
            all.last().map(|criterion| (criterion, 0))
        };
        alone.or_else(last).map(|(criterion, initiatives)| Blame {
            criterion: criterion.clone(),
            initiatives,
        })
    }

    /// The national rank of a municipality by the measure under the same filter: its place, and of how many
    /// responding municipalities; `None` where it has no value.
    #[must_use]
    pub fn national_rank(&self, data: &Dataset, place: PlaceId) -> Option<(u32, u32)> {
        self.national_ranks(data).remove(&place)
    }

    /// The national ranks of all municipalities that have a value, each with the number of them.
    #[must_use]
    pub fn national_ranks(&self, data: &Dataset) -> BTreeMap<PlaceId, (u32, u32)> {
        let national = Self {
            scope: Criteria::default(),
            grouping: Grouping::Municipality,
            ..self.clone()
        };
        let survey = Survey::new(&national, data);
        let whole = survey.selection(None);
        let value = |place| {
            let sum = survey.place(place, None);
            (sum.municipalities > 0)
                .then(|| self.measure.value(&sum, &whole.tally))
                .flatten()
        };
        let places = data.places().ids();
        let valued = places.filter_map(|place| Some((place, value(place)?)));
        let valued: Vec<_> = valued.collect();
        let mut largest_first: Vec<_> = valued.iter().map(|(_, value)| *value).collect();
        largest_first.sort_unstable_by(|one, other| other.cmp(one));
        let of = u32::try_from(valued.len()).unwrap_or(u32::MAX);
        let ranks = valued.into_iter().map(|(id, own)| {
            let ahead = largest_first.partition_point(|value| *value > own);
            (id, (u32::try_from(ahead + 1).unwrap_or(u32::MAX), of))
        });
        ranks.collect()
    }
}

#[cfg(test)]
mod tests;
