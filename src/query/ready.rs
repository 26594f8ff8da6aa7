//! Whether a question needs a pass over many rows, and making the passes that every answer to it shares, where nobody
//! waits for them.

use std::sync::atomic::AtomicBool;

use crate::domain::dataset::Dataset;
use crate::query::criteria::Facet;
use crate::query::cube::{self, Cut, Stop};
use crate::query::rest::{Clauses, Met, is_of_rows};
use crate::query::view::{Grouping, View};
use crate::query::{largest, sorted};

/// True when the answer to a view, with counts beside some facets, needs a pass over many rows whose result is not kept.
/// Whatever needs none takes as long for ten million rows as for ten thousand.
#[must_use]
pub fn needs_rows(view: &View, data: &Dataset, facets: &[Facet]) -> bool {
    Cut::USUAL.is_long(data.len())
        && (!cube::is_near(data)
            || !Met::is_near(data, &clauses(view))
            || (view.grouping == Grouping::Initiative && !sorted::is_near(view, data))
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
    let is_ready = ready().is_some();
    if is_ready && view.grouping == Grouping::Initiative {
        sorted::prepare(data, view);
    }
    is_ready
}

/// Finds what the first questions share, whatever they are: what cells add up to, and the list of initiatives as it is
/// ordered at first. Whoever has loaded a large data set calls it before anyone asks.
pub fn prepare(data: &Dataset) {
    cube::prepare(data);
    largest::prepare(data);
    sorted::prepare(data, &View::default());
}

fn clauses(view: &View) -> Clauses {
    Clauses::of(view.scope.iter().chain(view.filter.iter()))
}
