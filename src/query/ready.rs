//! Whether a question needs a pass over many rows, and making the passes that every answer to it shares, where nobody
//! waits for them.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::domain::dataset::Dataset;
use crate::query::criteria::Facet;
use crate::query::cube::{self, Cut, Stop};
use crate::query::measure::Quantity;
use crate::query::rest::{Clauses, Met, is_of_rows};
use crate::query::sorted::By;
use crate::query::view::{Grouping, View};
use crate::query::{largest, search, sorted};

/// True when the answer to a view, with counts beside some facets, needs a pass over many rows whose result is not kept.
/// Whatever needs none takes as long for ten million rows as for ten thousand.
#[must_use]
pub fn needs_rows(view: &View, data: &Dataset, facets: &[Facet]) -> bool {
    is_large(data)
        && (!cube::is_near(data)
            || !Met::is_near(data, &clauses(view))
            || (view.grouping == Grouping::Initiative
                && !sorted::is_near(view, data, clauses(view).is_empty()))
            || facets.iter().any(|facet| is_of_rows(*facet)))
}

/// Makes the passes over rows that all answers to a view share, unless `stop` is set meanwhile; their results are kept.
/// False when it was given up.
pub fn make_ready(view: &View, data: &Dataset, stop: &AtomicBool) -> bool {
    let stop = Stop(Some(stop));
    let ready = || {
        Met::of(data, &clauses(view), stop)?
            .parts(data, stop)
            .map(|_| ())
    };
    ready().is_some()
        && (view.grouping != Grouping::Initiative || {
            let is_ready = sorted::prepare(data, &sorted::needed(view), stop);
            // Of the next filter nothing is then left to find.
            let are_all = view.scope.is_empty() && view.filter.is_empty();
            if is_ready && !are_all && clauses(view).is_empty() {
                sorted::count_cells(data, By::of(view), view.order.descending);
            }
            is_ready
        })
}

/// What is found ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ahead {
    /// What profiles and lists of initiatives share, by whichever amount these are ordered.
    Lists,
    /// That, and what a list that is open may be asked besides: its titles are searched, and put in order.
    Titles,
}

/// True for data whose rows are so many that something is worth finding ahead.
#[must_use]
pub fn is_large(data: &Dataset) -> bool {
    Cut::USUAL.is_long(data.len())
}

/// Finds what was not asked for yet, the likeliest first, unless `stop` is set meanwhile: then it is false.
pub fn prepare(data: &Dataset, what: Ahead, stop: &AtomicBool) -> bool {
    let amounts = [Quantity::Gross, Quantity::Income, Quantity::Net];
    let is_wanted = || !stop.load(Ordering::Relaxed);
    let order = |by: By, is_descending: bool| {
        let is_found = sorted::prepare(data, &[by], Stop(Some(stop)));
        if is_found {
            sorted::count_cells(data, by, is_descending);
        }
        is_found && is_wanted()
    };
    cube::prepare(data);
    let are_listed = order(By::Amount(amounts[0]), true);
    largest::prepare(data);
    let mut others = amounts[1..].iter();
    are_listed
        && others.all(|quantity| order(By::Amount(*quantity), true))
        && match what {
            Ahead::Lists => true,
            Ahead::Titles => {
                let is_left = search::prepare(data, || !is_wanted());
                !is_left && order(By::Title, false)
            }
        }
}

fn clauses(view: &View) -> Clauses {
    Clauses::of(view.scope.iter().chain(view.filter.iter()))
}
