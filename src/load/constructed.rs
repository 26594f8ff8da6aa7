//! Knows a constructed example again, whatever file it comes in.
//!
//! The command that makes examples writes purposes from a stock of its own. A file most of whose purposes are, word
//! for word, purposes of the example inside the program is one of its examples, and keeps the notice.

use std::collections::HashSet;

use crate::domain::dataset::{Dataset, Description};
use crate::load::{Error, shipped};

/// Marks a data set from a file as constructed, with the example's accounts year and price level, when it is one.
///
/// # Errors
/// [`Error`] when the example inside the program is damaged.
pub(crate) fn mark(data: &mut Dataset) -> Result<(), Error> {
    let example = shipped::load()?.dataset;
    let stock: HashSet<_> = example
        .rows()
        .map(|row| example.initiative(row).purpose)
        .filter(|purpose| !purpose.is_empty())
        .collect();
    let purposes = || data.rows().map(|row| data.initiative(row).purpose);
    let known = purposes().filter(|purpose| stock.contains(purpose)).count();
    let written = purposes().filter(|purpose| !purpose.is_empty()).count();
    if known > 0 && known * 2 >= written {
        let described = example.description().clone();
        let title = data.description().title.clone();
        data.describe(Description { title, ..described });
    }
    Ok(())
}
