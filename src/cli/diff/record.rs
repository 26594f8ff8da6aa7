//! What programs are told of rows: names that do not depend on a language, and fields as they stand in files.

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, Response, RowId, Status};
use crate::domain::guard::unguard;
use crate::export::cell;
use crate::query::diff::Change;

/// A field as it stands in a file that this program writes; what was typed, where nothing can be read.
pub(super) fn value(data: &Dataset, row: RowId, change: &Change) -> String {
    match change {
        Change::Column(column) => {
            let text = cell(data, row, *column).unwrap_or_default();
            unguard(&text).unwrap_or(&text).to_owned()
        }
        Change::Other(heading) => {
            let mut extras = data.extras(row);
            let found = extras.find(|(at, _)| data.extra_headings()[*at] == *heading);
            found.map_or_else(String::new, |(_, text)| text.lossless().to_owned())
        }
    }
}

/// One of the survey's fields.
pub(super) fn field(data: &Dataset, row: RowId, column: Column) -> String {
    value(data, row, &Change::Column(column))
}

/// The heading of a field.
pub(super) fn column(change: &Change) -> &str {
    match change {
        Change::Column(column) => column.heading(),
        Change::Other(heading) => heading.as_raw().lossless(),
    }
}

/// The name of a row's municipality.
pub(super) fn place(data: &Dataset, row: RowId) -> String {
    let name = data.places().get(data.place(row)).name.as_raw();
    name.lossless().to_owned()
}

/// The file of a row.
pub(super) fn file(data: &Dataset, row: RowId) -> String {
    let origin = data.origins().get(usize::from(data.source(row).file));
    origin.map_or_else(String::new, |origin| {
        origin.name.as_raw().lossless().to_owned()
    })
}

/// The word for a response.
pub(super) fn response(response: Response) -> &'static str {
    match response {
        Response::Responded => "responded",
        Response::Silent => "silent",
        Response::Unknown => "unknown",
    }
}

/// The word for what rows are.
pub(super) fn status(data: &Dataset) -> &'static str {
    match data.description().status {
        Status::Reported => "reported",
        Status::Constructed => "constructed",
    }
}
