//! Delimited text: for programs, for a Danish spreadsheet, and for pasting.

use std::io::Write;

use crate::document::sheet::{Details, Form, Print, print};
use crate::document::{Document, Error};

/// Which delimited text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Commas, decimal points.
    Machine,
    /// Semicolons, a byte order mark, decimal commas.
    Excel,
    /// Tabs.
    Tabs,
}

/// Writes the rows.
pub(super) fn write(
    document: &Document<'_>,
    dialect: Dialect,
    mut out: &mut dyn Write,
) -> Result<(), Error> {
    let _ = dialect;
    let Document {
        language,
        view,
        data,
        ..
    } = document;
    let how = Print {
        form: Form::Csv,
        width: 100,
        details: Details::None,
        notice: language.notice(data),
    };
    print(
        language,
        &language.listing(view, data, false),
        how,
        &mut out,
    )?;
    Ok(())
}
