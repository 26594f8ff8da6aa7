//! Delimited text: for programs, for a Danish spreadsheet, and for pasting.
//!
//! One header line, one line a row, nothing else: the facts that the figures rest on are constant columns behind the
//! data, called `about_…`. Rows are written one by one, so that millions need no memory.
//!
//! | | csv | excel | tsv |
//! | --- | --- | --- | --- |
//! | between cells | comma | semicolon | tab |
//! | end of a line | LF, as shells expect; RFC 4180 readers take it | CRLF | LF |
//! | byte order mark | none | UTF-8 | none |
//! | header | ids | the reader's words with the unit | ids |
//! | decimal sign | point | comma, whatever the language | point |
//! | columns | all but words of which there is a token | all but tokens | as csv |
//!
//! Numbers are exact, without final zeros, thousands marks or units. An empty cell is no value, never 0. In every
//! dialect a text that a spreadsheet would compute has one apostrophe before it ([`guard`]); numbers have none. In a tsv
//! tabs and line ends inside texts are blanks, so that a line is always a row.

use std::io::{self, Write};

use ::csv::{Terminator, Writer, WriterBuilder};

use crate::document::{Document, Error};
use crate::domain::guard::guard;
use crate::domain::raw::Raw;
use crate::text::table::{Field, Reader, Value};

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

/// Before the id of a fact as a column: no column of the data begins so.
pub(super) const ABOUT: &str = "about_";

impl Dialect {
    /// What stands between cells.
    pub(super) fn delimiter(self) -> u8 {
        match self {
            Self::Machine => b',',
            Self::Excel => b';',
            Self::Tabs => b'\t',
        }
    }

    /// A writer of records, after the byte order mark where there is one.
    pub(super) fn writer<W: Write>(self, delimiter: u8, mut out: W) -> io::Result<Writer<W>> {
        let terminator = match self {
            Self::Machine | Self::Tabs => Terminator::Any(b'\n'),
            Self::Excel => {
                out.write_all("\u{feff}".as_bytes())?;
                Terminator::CRLF
            }
        };
        let mut builder = WriterBuilder::new();
        builder.delimiter(delimiter).terminator(terminator);
        Ok(builder.from_writer(out))
    }

    /// A text as a cell.
    pub(super) fn text(self, text: &str) -> String {
        let shown = Raw::new(text).shown();
        match self {
            Self::Machine | Self::Excel => guard(&shown).into_owned(),
            Self::Tabs => guard(&shown).replace(['\t', '\n', '\r'], " "),
        }
    }

    /// A value as a cell.
    fn cell(self, value: &Value) -> String {
        match value {
            Value::None => String::new(),
            Value::Text(text) => self.text(text),
            Value::Count(count) => count.to_string(),
            Value::Number(number) => {
                let number = number.normalize().to_string();
                match self {
                    Self::Machine | Self::Tabs => number,
                    Self::Excel => number.replace('.', ","),
                }
            }
        }
    }

    /// True for columns that stand in it.
    fn has(self, field: &Field) -> bool {
        match field.reader {
            Reader::Everyone => true,
            Reader::People => self == Self::Excel,
            Reader::Programs => self != Self::Excel,
        }
    }

    fn heading(self, field: &Field) -> &str {
        match self {
            Self::Machine | Self::Tabs => field.id,
            Self::Excel => &field.heading,
        }
    }
}

/// Writes the rows.
pub(super) fn write(
    document: &Document<'_>,
    dialect: Dialect,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let Document {
        language,
        view,
        data,
        ..
    } = document;
    let answer = view.answer(data);
    let table = language.table(view, data, &answer);
    let about = document.about();
    let facts: Vec<_> = about.iter().map(|fact| dialect.text(&fact.text)).collect();
    let mut writer = dialect.writer(dialect.delimiter(), out)?;
    let heads = table.fields.iter().filter(|field| dialect.has(field));
    let heads = heads.map(|field| dialect.heading(field).to_owned());
    let labels = about.iter().map(|fact| match dialect {
        Dialect::Machine | Dialect::Tabs => format!("{ABOUT}{}", fact.id),
        Dialect::Excel => dialect.text(&fact.label),
    });
    written(writer.write_record(heads.chain(labels)))?;
    for record in table.records() {
        let cells = table.fields.iter().zip(&record.cells);
        let cells = cells.filter(|(field, _)| dialect.has(field));
        let cells = cells.map(|(_, cell)| dialect.cell(&cell.value));
        written(writer.write_record(cells.chain(facts.iter().cloned())))?;
    }
    writer.flush()?;
    Ok(())
}

/// What the system said of a record that is not written: a reader that has seen enough is told from a full disk.
pub(super) fn written(outcome: Result<(), ::csv::Error>) -> io::Result<()> {
    outcome.map_err(|error| match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    })
}
