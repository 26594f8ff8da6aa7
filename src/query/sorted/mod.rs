//! The rows of a data set in every order that a list of initiatives can have: each order is found once and kept beside
//! the data as a permutation, in both directions.
//!
//! A selection of a permutation is no list either: it is told which rows it has, and where they stand in the order only
//! where someone looks ([`Listed`]).

mod census;
mod chosen;
mod compared;
mod counted;
mod listed;
mod number;
mod packed;
mod runs;
mod title;

pub use listed::Listed;

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::domain::collation;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::domain::place::{Date, PlaceId};
use crate::query::cube::Stop;
use crate::query::measure::Quantity;
use crate::query::reference::Reference;
use crate::query::sorted::census::Census;
use crate::query::sorted::runs::Runs;
use crate::query::view::{OrderKey, View};

/// Fewer rows are sorted where they stand: other threads would cost more than they save.
const PARALLEL: usize = 50_000;

/// What rows are ordered by; ties stand as they were loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Their own amount.
    Amount(Quantity),
    /// The title, in Danish order.
    Title,
    /// The inhabitants of their municipality at a date.
    Inhabitants(Date),
}

impl By {
    /// What the initiatives of a view are ordered by.
    #[must_use]
    pub fn of(view: &View) -> Self {
        match view.order.key {
            OrderKey::Value => Self::Amount(view.measure.own_amount()),
            OrderKey::Gross => Self::Amount(Quantity::Gross),
            OrderKey::Count => Self::Amount(Quantity::Income),
            OrderKey::Population => Self::Inhabitants(view.population),
            OrderKey::Name => Self::Title,
        }
    }

    /// The number of a row, where it is ordered by one and has it.
    fn number(self, data: &Dataset, row: RowId) -> Option<i128> {
        match self {
            Self::Amount(quantity) => amount(data, quantity, row).map(Money::units),
            Self::Inhabitants(_) => self.number_of(data, data.place(row)),
            Self::Title => None,
        }
    }

    /// The number that all rows of a place have, where they do.
    fn number_of(self, data: &Dataset, place: PlaceId) -> Option<i128> {
        match self {
            Self::Inhabitants(day) => data.places().population(place, day).map(i128::from),
            Self::Amount(_) | Self::Title => None,
        }
    }
}

/// The own amount of an initiative; `None` where it was not given.
#[must_use]
pub fn amount(data: &Dataset, quantity: Quantity, row: RowId) -> Option<Money> {
    let gross = || data.gross(row).given();
    let income = || data.income(row).given();
    match quantity {
        Quantity::Gross | Quantity::Count => gross(),
        Quantity::Income => income(),
        Quantity::Net => Some(gross()? - income()?),
    }
}

/// All rows in one order: the smallest first, equal ones as they were loaded, those without a number last.
#[derive(Debug)]
pub struct Permutation {
    by: By,
    rows: Box<[u32]>,
    /// How many have a number, or of titles all.
    given: usize,
    /// Where the rows with another number than the one before begin; none in an order of titles.
    runs: Runs,
    /// What is counted of it, read from its smallest and from its largest.
    census: [OnceLock<Option<Census>>; 2],
}

impl Permutation {
    /// Finds an order; what comes of it is none when it was given up.
    fn new(data: &Dataset, by: By, stop: Stop<'_>) -> Self {
        match by {
            By::Amount(_) | By::Inhabitants(_) => number::sorted(data, by, stop),
            By::Title => title::sorted(data, stop),
        }
    }

    /// The position of a row.
    fn position(&self, data: &Dataset, row: RowId) -> usize {
        let rows = &self.rows;
        let at = |row: u32| RowId::new(row);
        match self.by {
            By::Amount(_) | By::Inhabitants(_) => {
                let place = |row: RowId| {
                    let number = self.by.number(data, row);
                    (number.is_none(), number, row)
                };
                let own = place(row);
                rows.partition_point(|other| place(at(*other)) < own)
            }
            By::Title => {
                let place = |row: RowId| (collation::key(&data.title(row).shown()), row);
                let own = place(row);
                rows.partition_point(|other| place(at(*other)) < own)
            }
        }
    }
}

/// A permutation read from its smallest or from its largest.
#[derive(Clone, Debug)]
pub struct Sorted {
    permutation: Arc<Permutation>,
    is_descending: bool,
}

impl Sorted {
    fn len(&self) -> usize {
        self.permutation.rows.len()
    }

    /// How many rows have what they are ordered by: they stand first in both directions.
    fn given(&self) -> usize {
        self.permutation.given
    }

    /// What is counted of the order, if it is.
    fn census(&self) -> Option<&Census> {
        let counted = &self.permutation.census[usize::from(self.is_descending)];
        counted.get().and_then(Option::as_ref)
    }

    /// The rows that have what they are ordered by.
    pub fn given_rows(&self) -> impl Iterator<Item = RowId> + '_ {
        self.walk(0..self.given())
    }

    /// The first and the last of the accepted rows that have what they are ordered by. They are near, unless what is
    /// accepted has to do with the order; `near` rows are looked at one by one.
    fn ends(&self, accepts: impl Fn(RowId) -> bool + Sync, near: usize) -> Option<(RowId, RowId)> {
        let given = &self.permutation.rows[..self.given()];
        let is_accepted = |row: &&u32| accepts(RowId::new(**row));
        let near = near.min(given.len());
        let (front, behind) = given.split_at(near);
        let first = front.iter().find(is_accepted);
        let first = first.or_else(|| behind.par_iter().find_first(is_accepted))?;
        let (before, back) = given.split_at(given.len() - near);
        let last = back.iter().rfind(is_accepted);
        let last = last.or_else(|| before.par_iter().find_last(is_accepted))?;
        Some((RowId::new(*first), RowId::new(*last)))
    }

    /// The row at a position, which must be one.
    fn at(&self, at: usize) -> RowId {
        RowId::new(self.permutation.rows[self.turned(at)])
    }

    /// The position of a row.
    fn position(&self, data: &Dataset, row: RowId) -> usize {
        let at = self.permutation.position(data, row);
        if self.is_turned(at) {
            self.permutation.given - 1 - self.among_equals(at)
        } else {
            at
        }
    }

    /// The position in the permutation of one in this direction.
    fn turned(&self, at: usize) -> usize {
        if self.is_turned(at) {
            self.among_equals(self.permutation.given - 1 - at)
        } else {
            at
        }
    }

    /// Rows without a number stand last both ways.
    fn is_turned(&self, at: usize) -> bool {
        self.is_descending && at < self.permutation.given
    }

    /// The position that is as far from the end of its equals as this one is from their start: turned round with all
    /// others they stand in the order of loading again. Titles are turned round as they are.
    fn among_equals(&self, at: usize) -> usize {
        let Permutation {
            by, given, runs, ..
        } = &*self.permutation;
        match by {
            By::Title => at,
            By::Amount(_) | By::Inhabitants(_) => {
                let run = runs.around(at, *given);
                run.start + (run.end - 1 - at)
            }
        }
    }

    /// The rows of a range of positions, one after the other.
    fn walk(&self, range: Range<usize>) -> impl Iterator<Item = RowId> + '_ {
        let mut range = range;
        let mut run = 0..0;
        let is_backwards = self.is_descending && self.permutation.by == By::Title;
        std::iter::from_fn(move || {
            let at = range.next()?;
            if run.is_empty() {
                run = self.straight(at);
            }
            let next = if is_backwards {
                run.next_back()?
            } else {
                run.next()?
            };
            Some(RowId::new(self.permutation.rows[next]))
        })
    }

    /// The positions in the permutation from that of `at` on that follow each other in this direction too: of titles
    /// backwards.
    fn straight(&self, at: usize) -> Range<usize> {
        let Permutation {
            by, given, runs, ..
        } = &*self.permutation;
        let turned = self.turned(at);
        match (self.is_turned(at), by) {
            (false, _) => turned..self.len(),
            (true, By::Title) => 0..turned + 1,
            (true, By::Amount(_) | By::Inhabitants(_)) => turned..runs.around(turned, *given).end,
        }
    }
}

/// The permutations that were found so far.
#[derive(Default)]
struct Kept {
    gross: OnceLock<Arc<Permutation>>,
    income: OnceLock<Arc<Permutation>>,
    net: OnceLock<Arc<Permutation>>,
    title: OnceLock<Arc<Permutation>>,
    /// Of one date: a list is seldom ordered by the people of two.
    inhabitants: Mutex<Option<Arc<Permutation>>>,
}

impl Kept {
    /// Where an order is kept for as long as the data.
    fn lasting(&self, by: By) -> Option<&OnceLock<Arc<Permutation>>> {
        match by {
            By::Amount(Quantity::Gross | Quantity::Count) => Some(&self.gross),
            By::Amount(Quantity::Income) => Some(&self.income),
            By::Amount(Quantity::Net) => Some(&self.net),
            By::Title => Some(&self.title),
            By::Inhabitants(_) => None,
        }
    }

    fn last(&self) -> MutexGuard<'_, Option<Arc<Permutation>>> {
        let last = self.inhabitants.lock();
        last.unwrap_or_else(PoisonError::into_inner)
    }

    fn of(&self, by: By) -> Option<Arc<Permutation>> {
        match self.lasting(by) {
            Some(kept) => kept.get().cloned(),
            None => self.last().clone().filter(|kept| kept.by == by),
        }
    }

    fn keep(&self, by: By, found: Permutation) -> Arc<Permutation> {
        let found = Arc::new(found);
        match self.lasting(by) {
            Some(place) => place.get_or_init(|| found).clone(),
            None => self.last().insert(found).clone(),
        }
    }
}

/// All rows in an order: found now, unless it was asked for before. Not for a thread of the pool, which could wait for
/// itself. Another thread may find the same, which is better than to wait for one that may give up.
fn permutation(data: &Dataset, by: By) -> Arc<Permutation> {
    let kept = data.derived().get::<Kept>();
    let found = || kept.keep(by, Permutation::new(data, by, Stop::default()));
    kept.of(by).unwrap_or_else(found)
}

/// All rows in an order and a direction.
#[must_use]
pub fn sorted(data: &Dataset, by: By, is_descending: bool) -> Sorted {
    Sorted {
        permutation: permutation(data, by),
        is_descending,
    }
}

/// How many rows have a larger amount.
#[must_use]
pub fn above(data: &Dataset, quantity: Quantity, limit: Money) -> usize {
    above_with(data, quantity, limit, listed::FEW)
}

fn above_with(data: &Dataset, quantity: Quantity, limit: Money, few: usize) -> usize {
    let is_above = |row| amount(data, quantity, row).is_some_and(|amount| amount > limit);
    if data.len() <= few {
        return data.rows().filter(|row| is_above(*row)).count();
    }
    let order = permutation(data, By::Amount(quantity));
    let given = &order.rows[..order.given];
    given.len() - given.partition_point(|row| !is_above(RowId::new(*row)))
}

/// Finds orders, so that no list need wait for them; nothing where the rows are so few that they are sorted when they
/// are listed. False when it was given up.
pub(super) fn prepare(data: &Dataset, orders: &[By], stop: Stop<'_>) -> bool {
    let kept = data.derived().get::<Kept>();
    let mut missing = orders.iter().filter(|by| kept.of(**by).is_none());
    data.len() <= listed::FEW
        || missing.all(|by| {
            let found = Permutation::new(data, *by, stop);
            let is_found = !stop.is_set();
            if is_found {
                kept.keep(*by, found);
            }
            is_found
        })
}

/// Counts the cells along an order that was found.
pub(super) fn count_cells(data: &Dataset, by: By, is_descending: bool) {
    if let Some(order) = known(data, by, is_descending) {
        let census = &order.permutation.census[usize::from(is_descending)];
        census.get_or_init(|| Census::of(data, &order));
    }
}

/// True where it is known how many rows of each cell lie in each piece of an order.
fn is_counted(data: &Dataset, by: By, is_descending: bool) -> bool {
    known(data, by, is_descending).is_some_and(|order| order.census().is_some())
}

/// An order that was found before.
fn known(data: &Dataset, by: By, is_descending: bool) -> Option<Sorted> {
    let permutation = data.derived().get::<Kept>().of(by)?;
    Some(Sorted {
        permutation,
        is_descending,
    })
}

/// The orders that a list under the view needs.
pub(super) fn needed(view: &View) -> [By; 2] {
    [By::of(view), By::Amount(view.measure.own_amount())]
}

/// True when a list under the view is found, and where its rows stand, without a pass over many rows, or nearly so.
/// Cells tell which rows are selected, or not.
pub(super) fn is_near(view: &View, data: &Dataset, are_told_by_cells: bool) -> bool {
    let is_known = |by| known(data, by, false).is_some();
    let own = By::Amount(view.measure.own_amount());
    let are_all = view.scope.is_empty() && view.filter.is_empty();
    let are_placed =
        are_all || (are_told_by_cells && is_counted(data, By::of(view), view.order.descending));
    let has_middle = view.reference != Reference::Median || are_all || is_counted(data, own, true);
    data.len() <= listed::FEW
        || (needed(view).into_iter().all(is_known)
            && are_placed
            && has_middle
            && !view.conditions.above_only)
}

#[cfg(test)]
mod tests;
