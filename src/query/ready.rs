//! Whether a question needs a pass over many rows, and making the passes that every answer to it shares, where nobody
//! waits for them.

use std::sync::atomic::AtomicBool;

use crate::domain::dataset::Dataset;
use crate::query::criteria::Facet;
use crate::query::cube::{self, Cut, Stop};
use crate::query::rest::{Clauses, Met, is_of_rows};
use crate::query::view::{Grouping, View};

/// True when the answer to a view, with counts beside some facets, needs a pass over many rows whose result is not kept.
/// Whatever needs none takes as long for ten million rows as for ten thousand.
#[must_use]
pub fn needs_rows(view: &View, data: &Dataset, facets: &[Facet]) -> bool {
    Cut::USUAL.is_long(data.len())
        && (!cube::is_near(data)
            || !Met::is_near(data, &clauses(view))
            || view.grouping == Grouping::Initiative
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
}

fn clauses(view: &View) -> Clauses {
    Clauses::of(view.scope.iter().chain(view.filter.iter()))
}
