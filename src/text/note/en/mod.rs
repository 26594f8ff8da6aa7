//! English words of notes and explanations.

mod cause;
mod convention;
mod file;
mod record;
mod refused;
mod value;

use crate::text::note::Table;

pub(in crate::text) const TABLE: Table = Table::new(
    [
        refused::ENTRIES,
        record::ENTRIES,
        value::ENTRIES,
        file::ENTRIES,
        convention::ENTRIES,
    ],
    [
        "Nothing of the file is loaded. A data set that is open already stays open.",
        "The row stays and counts as an initiative. The field is shown as typed and is in no sum, no average and no filter on its column, and the figures that it would have entered say so (\"at least\").",
        "The record is held: it is shown verbatim with its line and counted apart, but is in no sum and no average.",
        "The value is used as it was read.",
        "It is a known way of writing and no finding. It changes no figure.",
    ],
);
