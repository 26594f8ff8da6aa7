//! AN ANSWER AS A DOCUMENT: one typed table and what it rests on, in every format that leaves the program.
//!
//! Knows questions and words; knows no terminal and no arguments. The command line writes a document to standard
//! output, the screen to a file or the clipboard: both by the same function, so that they cannot differ.

mod bars;
mod csv;
mod failure;
mod format;
mod html;
mod json;
mod markdown;
mod page;
pub mod paste;
pub mod picture;
pub mod schema;
pub mod sheet;
mod xlsx;

use std::io::{self, Write};

pub use format::Format;

use crate::document::sheet::{Details, Form, Print, print};
use crate::domain::against::Against;
use crate::domain::dataset::Dataset;
use crate::domain::place::Date;
use crate::domain::report::Report;
use crate::query::view::{Check, Page, View};
use crate::text::Language;
use crate::text::about::Fact;
use crate::text::bar::cells::Glyphs;
use crate::text::page::Inputs;
use crate::text::sheet::Sheet;

/// What is written: a view of a data set, in a language, on a day.
#[derive(Clone, Copy, Debug)]
pub struct Document<'d> {
    /// The words.
    pub language: &'d Language,
    /// What is asked.
    pub view: &'d View,
    /// Of which data.
    pub data: &'d Dataset,
    /// What loading found.
    pub report: &'d Report,
    /// What the data is held against.
    pub against: &'d Against,
    /// The day on which it is written.
    pub today: Date,
}

impl Document<'_> {
    /// What the figures rest on.
    #[must_use]
    pub fn about(&self) -> Vec<Fact> {
        self.language.about(self.view, self.data, self.today)
    }

    /// The page of checks that is asked for, as a table in words; none where rows are asked for.
    #[must_use]
    pub fn page(&self) -> Option<Sheet> {
        match self.view.page {
            Page::Rows => None,
            Page::Check(check) => Some(self.check(check)),
        }
    }

    fn check(&self, check: Check) -> Sheet {
        let inputs = Inputs {
            data: self.data,
            report: self.report,
            against: self.against,
        };
        self.language.page(check, self.view, &inputs)
    }
}

/// The day it is here now. Only the program's edge asks for it: the loop of the screen and `main`.
#[must_use]
pub fn today() -> Date {
    let now = jiff::ZonedDateTime::now();
    Date {
        year: u16::try_from(now.year()).unwrap_or(0),
        month: u8::try_from(now.month()).unwrap_or(0),
        day: u8::try_from(now.day()).unwrap_or(0),
    }
}

/// How a document is laid out, where its format leaves a choice.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// The cells of a line.
    pub width: usize,
    /// The characters of bars.
    pub glyphs: Glyphs,
    /// Colours and attributes of a terminal may be used.
    pub has_colour: bool,
    /// What stands behind each line is printed too.
    pub has_details: bool,
}

/// Pictures of dots are built in.
pub const HAS_DOTS: bool = cfg!(feature = "png");

/// Why a document is not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What is asked for does not have the format.
    #[error("no such format here: {0:?}")]
    Format(Format),
    /// The output cannot be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// Writes a document.
///
/// # Errors
/// [`Error`] when what is asked for does not have the format, or the output cannot be written.
pub fn write(
    document: &Document<'_>,
    format: Format,
    layout: Layout,
    out: &mut dyn Write,
) -> Result<(), Error> {
    match document.page() {
        None => rows(document, format, layout, out)?,
        Some(sheet) => page(document, &sheet, format, layout, out)?,
    }
    out.flush()?;
    Ok(())
}

fn rows(
    document: &Document<'_>,
    format: Format,
    layout: Layout,
    out: &mut dyn Write,
) -> Result<(), Error> {
    match format {
        Format::Table => bars::write(document, layout, out),
        Format::Csv => csv::write(document, csv::Dialect::Machine, out),
        Format::Excel => csv::write(document, csv::Dialect::Excel, out),
        Format::Tsv => csv::write(document, csv::Dialect::Tabs, out),
        Format::Json => json::write(document, out),
        Format::Markdown => markdown::write(document, layout, out),
        Format::Html => html::write(document, out),
        Format::Xlsx => xlsx::write(document, out),
        Format::Svg => picture::svg(document, out),
        Format::Png => picture::png(document, out),
    }
}

/// A page of checks is words: it has the formats of text, those that [`Format::is_for`] says.
fn page(
    document: &Document<'_>,
    sheet: &Sheet,
    format: Format,
    layout: Layout,
    mut out: &mut dyn Write,
) -> Result<(), Error> {
    let form = match format {
        Format::Table => Form::Table,
        Format::Markdown => Form::Markdown,
        Format::Csv => return page::words(document, sheet, csv::Dialect::Machine, out),
        Format::Excel => return page::words(document, sheet, csv::Dialect::Excel, out),
        Format::Tsv => return page::words(document, sheet, csv::Dialect::Tabs, out),
        Format::Json => return page::json(document, sheet, out),
        Format::Html | Format::Xlsx | Format::Svg | Format::Png => {
            return Err(Error::Format(format));
        }
    };
    let how = Print {
        form,
        width: layout.width,
        details: if layout.has_details {
            Details::Each
        } else {
            Details::None
        },
        notice: document.language.notice(document.data),
    };
    print(document.language, sheet, how, &mut out)?;
    Ok(())
}
