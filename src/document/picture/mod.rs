//! Pictures: the bars as a page of a memo, in lines and letters or in dots.
//!
//! Lengths come from the exact values by the axis of the screen; words come from the typed table. Knows no terminal:
//! a picture of the whole screen is drawn where the screen is, with the same [`drawing`].

mod chart;
#[cfg(feature = "png")]
mod dots;
pub mod drawing;
mod letters;
mod svg;

use std::io::Write;

use crate::document::picture::drawing::Drawing;
use crate::document::{Document, Error};

/// Writes the bars as lines and letters.
pub(super) fn svg(document: &Document<'_>, out: &mut dyn Write) -> Result<(), Error> {
    write_svg(&chart::draw(document), out)
}

/// Writes the bars as dots.
pub(super) fn png(document: &Document<'_>, out: &mut dyn Write) -> Result<(), Error> {
    write_png(&chart::draw(document), out)
}

/// Writes a drawing as lines and letters.
///
/// # Errors
/// When it cannot be written.
pub fn write_svg(drawing: &Drawing, out: &mut dyn Write) -> Result<(), Error> {
    Ok(svg::write(drawing, out)?)
}

/// Writes a drawing as dots, twice as many each way as it is large.
///
/// # Errors
/// When it cannot be written, is too large, or the program is built without dots.
#[cfg(feature = "png")]
pub fn write_png(drawing: &Drawing, out: &mut dyn Write) -> Result<(), Error> {
    dots::write(drawing, out)
}

/// The same where dots are not built in.
///
/// # Errors
/// Always.
#[cfg(not(feature = "png"))]
pub fn write_png(_: &Drawing, _: &mut dyn Write) -> Result<(), Error> {
    Err(Error::Format(crate::document::Format::Png))
}
