//! The format `xlsx`.

use std::io::Write;

use crate::document::{Document, Error, Format};

/// Writes the document.
pub(super) fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let _ = (document, out);
    Err(Error::Format(Format::Xlsx))
}
