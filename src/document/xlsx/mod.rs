//! A workbook with typed cells: a sheet for each grouping, the asked one first, and one with what the figures rest on.
//!
//! The same document gives the same bytes: the workbook is dated by the day it is written on, not by the clock.

#[cfg(feature = "xlsx")]
mod book;
#[cfg(feature = "xlsx")]
mod rows;

use std::io::Write;

use crate::document::{Document, Error};
use crate::text::sheet::Sheet;

/// Writes the rows of an answer, under every grouping.
#[cfg(feature = "xlsx")]
pub(super) fn write(document: &Document<'_>, out: &mut dyn Write) -> Result<(), Error> {
    let mut book = book::Book::new(document)?;
    rows::write(document, &mut book, rows::Room::EXCEL)?;
    book.basis(&[])?;
    book.save(out)
}

/// Writes a page of checks, in its words.
#[cfg(feature = "xlsx")]
pub(super) fn page(
    document: &Document<'_>,
    sheet: &Sheet,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut book = book::Book::new(document)?;
    book.words(sheet)?;
    let around = [&sheet.title]
        .into_iter()
        .chain(&sheet.lead)
        .chain(&sheet.foot);
    book.basis(&around.cloned().collect::<Vec<_>>())?;
    book.save(out)
}

/// Refuses: the program was built without workbooks.
#[cfg(not(feature = "xlsx"))]
pub(super) fn write(_: &Document<'_>, _: &mut dyn Write) -> Result<(), Error> {
    Err(Error::Format(crate::document::Format::Xlsx))
}

/// Refuses: the program was built without workbooks.
#[cfg(not(feature = "xlsx"))]
pub(super) fn page(_: &Document<'_>, _: &Sheet, _: &mut dyn Write) -> Result<(), Error> {
    Err(Error::Format(crate::document::Format::Xlsx))
}
