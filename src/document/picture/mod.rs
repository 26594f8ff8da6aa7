//! The bars as a picture.

use std::io::Write;

use crate::document::{Document, Error, Format};

/// Writes lines and letters.
pub(super) fn svg(document: &Document<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let _ = (document, out);
    Err(Error::Format(Format::Svg))
}

/// Writes dots.
pub(super) fn png(document: &Document<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let _ = (document, out);
    Err(Error::Format(Format::Png))
}
