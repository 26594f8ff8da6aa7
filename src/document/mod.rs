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
use crate::domain::prose::Lost;
use crate::domain::report::Report;
use crate::query::view::{Check, Page, View};
use crate::text::Language;
use crate::text::about::Fact;
use crate::text::bar::cells::Glyphs;
use crate::text::cells::wrap;
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

    /// The pinned rows side by side, where rows are asked for and two are pinned.
    fn comparison(&self) -> Option<Sheet> {
        match self.view.page {
            Page::Rows => self.language.comparison(self.view, self.data),
            Page::Check(_) => None,
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
    /// It is kept as a file: a table for people then says below what its figures rest on, as every other format does.
    pub is_kept: bool,
}

/// Pictures of dots are built in.
pub const HAS_DOTS: bool = cfg!(feature = "png");

impl Layout {
    fn details(self) -> Details<'static> {
        if self.has_details {
            Details::Each
        } else {
            Details::None
        }
    }
}

/// Why a document is not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What is asked for does not have the format.
    #[error("no such format here: {0:?}")]
    Format(Format),
    /// Long texts can no longer be read back, so that what was written is not whole.
    #[error("long texts are lost: {0:?}")]
    Lost(Lost),
    /// The output cannot be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// Writes a document.
///
/// # Errors
/// [`Error`] when what is asked for does not have the format, or the output cannot be written or not whole.
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
    if format == Format::Table && layout.is_kept {
        facts(document, layout.width, out)?;
    }
    out.flush()?;
    let old = document.against.old.as_ref();
    let lost = document.data.lost_prose();
    match lost.or_else(|| old?.lost_prose()) {
        Some(lost) => Err(Error::Lost(lost)),
        None => Ok(()),
    }
}

fn rows(
    document: &Document<'_>,
    format: Format,
    layout: Layout,
    out: &mut dyn Write,
) -> Result<(), Error> {
    match format {
        Format::Table => {
            bars::write(document, layout, out)?;
            compared(document, layout, out)
        }
        Format::Csv => csv::write(document, csv::Dialect::Machine, out),
        Format::Excel => csv::write(document, csv::Dialect::Excel, out),
        Format::Tsv => csv::write(document, csv::Dialect::Tabs, out),
        Format::Json => json::write(document, out),
        Format::Markdown => markdown::write(document, &listing(document, layout), layout, out),
        Format::Html => html::rows(document, layout, out),
        Format::Xlsx => xlsx::write(document, out),
        Format::Svg => picture::svg(document, out),
        Format::Png => picture::png(document, out),
    }
}

/// The pinned rows side by side, below the table.
fn compared(document: &Document<'_>, layout: Layout, mut out: &mut dyn Write) -> Result<(), Error> {
    let Some(sheet) = document.comparison() else {
        return Ok(());
    };
    writeln!(out)?;
    let how = Print {
        form: Form::Table,
        width: layout.width,
        details: Details::None,
        notice: None,
    };
    Ok(print(document.language, &sheet, how, &mut out)?)
}

/// What the figures rest on, one fact a line.
fn facts(document: &Document<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    for fact in document.about() {
        for line in wrap(&format!("{}: {}", fact.label, fact.text), width) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn listing(document: &Document<'_>, layout: Layout) -> Sheet {
    let Document {
        language,
        view,
        data,
        ..
    } = document;
    language.listing(view, data, layout.has_details)
}

/// A page of checks is words: it has the formats of text, those that [`Format::is_for`] says.
fn page(
    document: &Document<'_>,
    sheet: &Sheet,
    format: Format,
    layout: Layout,
    mut out: &mut dyn Write,
) -> Result<(), Error> {
    match format {
        Format::Table => {
            let how = Print {
                form: Form::Table,
                width: layout.width,
                details: layout.details(),
                notice: document.language.notice(document.data),
            };
            Ok(print(document.language, sheet, how, &mut out)?)
        }
        Format::Csv => page::words(document, sheet, csv::Dialect::Machine, out),
        Format::Excel => page::words(document, sheet, csv::Dialect::Excel, out),
        Format::Tsv => page::words(document, sheet, csv::Dialect::Tabs, out),
        Format::Json => page::json(document, sheet, out),
        Format::Markdown => markdown::write(document, sheet, layout, out),
        Format::Html => html::write(document, sheet, None, layout, out),
        Format::Xlsx => xlsx::page(document, sheet, out),
        Format::Svg | Format::Png => Err(Error::Format(format)),
    }
}
