//! A page of checks for programs and spreadsheets: its lines as delimited text, or as one JSON object in one line,
//! `indsats.page/1`.
//!
//! A page is words: its cells are what the screen shows, numbers in the reader's language too. So its csv has semicolons
//! where the language has a decimal comma. New fields may be added within a version; none changes its meaning or goes.

use std::io::Write;

use serde::Serialize;

use crate::document::csv::{Dialect, written};
use crate::document::json::{Told, flags, told};
use crate::document::sheet::heading;
use crate::document::{Document, Error};
use crate::text::sheet::{Align, Line, Sheet, Tone};
use crate::text::table::token;
use crate::text::{Lang, listing};

/// The name and version of the form.
pub(super) const SCHEMA: &str = "indsats.page/1";

/// What stands between the cells of a page's csv.
fn delimiter(document: &Document<'_>, dialect: Dialect) -> u8 {
    match (dialect, document.language.numbers.lang()) {
        (Dialect::Machine, Lang::Da) => b';',
        (Dialect::Machine | Dialect::Excel | Dialect::Tabs, _) => dialect.delimiter(),
    }
}

/// Writes the lines of a page under their heads. Where a page has headings, the first column says under which one a
/// line stands; the facts stand in the last columns.
pub(super) fn words(
    document: &Document<'_>,
    sheet: &Sheet,
    dialect: Dialect,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let words = listing::words(document.language.numbers.lang());
    let notice = document.language.notice(document.data);
    let about = document.about();
    let facts: Vec<_> = notice
        .into_iter()
        .chain(about.iter().map(|fact| fact.text.as_str()))
        .map(|text| dialect.text(text))
        .collect();
    let labels = notice.map(|_| words.status);
    let labels = labels
        .into_iter()
        .chain(about.iter().map(|fact| fact.label.as_str()))
        .map(|label| dialect.text(label));
    let has_sections = sheet.lines.iter().any(|line| line.tone == Tone::Heading);
    let first = |section: &str| has_sections.then(|| dialect.text(section));
    let mut writer = dialect.writer(delimiter(document, dialect), out)?;
    let heads = sheet
        .columns
        .iter()
        .map(|column| dialect.text(&column.head));
    written(writer.write_record(first(words.section).into_iter().chain(heads).chain(labels)))?;
    let mut section = String::new();
    for line in &sheet.lines {
        match line.tone {
            Tone::Heading => section = heading(line),
            Tone::Plain | Tone::Dim | Tone::Warning => {
                let cells = sheet.columns.iter().enumerate().map(|(at, column)| {
                    let cell = line.cells.get(at).map_or("", String::as_str);
                    // A number may be negative: it is no formula.
                    match column.align {
                        Align::Left => dialect.text(cell),
                        Align::Right => cell.to_owned(),
                    }
                });
                let cells = first(&section).into_iter().chain(cells);
                written(writer.write_record(cells.chain(facts.iter().cloned())))?;
            }
        }
    }
    writer.flush()?;
    Ok(())
}

#[derive(Serialize)]
struct Whole<'s> {
    schema: &'static str,
    /// `constructed` or `reported`.
    status: &'static str,
    notice: Option<&'static str>,
    language: &'static str,
    /// The view as flags of the command line.
    view: Vec<String>,
    title: &'s str,
    lead: &'s [String],
    columns: Vec<Head<'s>>,
    lines: Vec<Shown<'s>>,
    foot: &'s [String],
    facts: Vec<Told<'s>>,
}

#[derive(Serialize)]
struct Head<'s> {
    head: &'s str,
    /// `left` for words, `right` for numbers.
    align: &'static str,
}

#[derive(Serialize)]
struct Shown<'s> {
    /// `plain`, `heading`, `dim` or `warning`.
    kind: &'static str,
    /// As they are shown; a line may have fewer than there are columns.
    cells: &'s [String],
    /// What stands behind it.
    detail: Vec<Behind<'s>>,
}

#[derive(Serialize)]
struct Behind<'s> {
    label: &'s str,
    text: &'s str,
}

/// Writes a page as an object.
pub(super) fn json(
    document: &Document<'_>,
    sheet: &Sheet,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let about = document.about();
    let columns = sheet.columns.iter().map(|column| Head {
        head: &column.head,
        align: match column.align {
            Align::Left => "left",
            Align::Right => "right",
        },
    });
    let whole = Whole {
        schema: SCHEMA,
        status: token::status(document.data.description().status),
        notice: document.language.notice(document.data),
        language: document.language.numbers.lang().code(),
        view: flags(document.language, document.view, document.data),
        title: &sheet.title,
        lead: &sheet.lead,
        columns: columns.collect(),
        lines: sheet.lines.iter().map(shown).collect(),
        foot: &sheet.foot,
        facts: told(&about),
    };
    super::json::object(&whole, out)
}

fn shown(line: &Line) -> Shown<'_> {
    let detail = line.detail.iter();
    Shown {
        kind: token::tone(line.tone),
        cells: &line.cells,
        detail: detail.map(|(label, text)| Behind { label, text }).collect(),
    }
}
