//! The rows of a data set in every order that a list of initiatives can have: each order is found once and kept beside
//! the data as a permutation, in both directions.
//!
//! A selection of a permutation is no list either: it is told which rows it has, and where they stand in the order only
//! where someone looks ([`Listed`]).

mod by;
mod census;
mod chosen;
mod compared;
mod counted;
mod listed;
mod number;
mod packed;
mod permutation;
mod runs;
mod title;

pub use by::{By, amount};
pub use listed::Listed;
pub use permutation::{Permutation, Sorted};

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::query::cube::Stop;
use crate::query::measure::Quantity;
use crate::query::reference::Reference;
use crate::query::sorted::census::Census;
use crate::query::view::View;

/// Fewer rows are sorted where they stand: other threads would cost more than they save.
const PARALLEL: usize = 50_000;

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
