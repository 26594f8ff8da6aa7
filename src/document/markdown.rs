//! A table for a document.

use std::io::Write;

use crate::document::sheet::{Details, Form, Print, print};
use crate::document::{Document, Error, Layout};

/// Writes the table.
pub(super) fn write(
    document: &Document<'_>,
    layout: Layout,
    mut out: &mut dyn Write,
) -> Result<(), Error> {
    let Document {
        language,
        view,
        data,
        ..
    } = document;
    let how = Print {
        form: Form::Markdown,
        width: layout.width,
        details: if layout.has_details {
            Details::Each
        } else {
            Details::None
        },
        notice: language.notice(data),
    };
    print(
        language,
        &language.listing(view, data, layout.has_details),
        how,
        &mut out,
    )?;
    Ok(())
}
