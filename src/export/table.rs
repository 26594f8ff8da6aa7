//! The tables: UTF-8 without a byte order mark, semicolons, a line feed after every record.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use csv::{Terminator, Writer, WriterBuilder};

use super::cell::cell;
use super::{Error, Exported};
use crate::domain::column::Column;
use crate::domain::correction::Fate;
use crate::domain::dataset::{Dataset, Response, RowId};
use crate::domain::guard::guard;
use crate::domain::raw::{Raw, RawText};
use crate::load::corrections::HEADINGS;
use crate::load::header::column_of;

/// The headings of the records that are kept aside.
pub(super) const HELD: [&str; 4] = ["file", "line", "code", "text"];

/// The headings of the list of corrections: those of their file, and what came of each.
pub(super) const CORRECTIONS: [&str; 7] = {
    let [file, line, column, old, new, reason] = HEADINGS;
    [file, line, column, old, new, reason, "status"]
};

/// The headings of the list of responses.
pub(super) const RESPONSES: [&str; 2] = ["kommune", "besvaret"];

/// The columns of a table of some rows: `år` only where the data has years, and of those that a table can do without the
/// ones in which a row says something. A column of nothing would become an empty field a row on the way back.
pub(super) fn columns(data: &Dataset, rows: &[RowId]) -> Vec<Column> {
    let says = |column: Column| {
        let is_empty = |row: &RowId| cell(data, *row, column).is_some_and(|text| text.is_empty());
        rows.is_empty() || !rows.iter().all(is_empty)
    };
    let is_kept = |column: &Column| match *column {
        Column::Year => data.has_years(),
        column => Column::REQUIRED.contains(&column) || says(column),
    };
    Column::ALL.into_iter().filter(is_kept).collect()
}

/// A table while it is written; errors name its file.
struct Table<'a> {
    path: &'a Path,
    writer: Writer<&'a mut dyn Write>,
}

impl<'a> Table<'a> {
    fn new(path: &'a Path, out: &'a mut dyn Write) -> Self {
        let mut builder = WriterBuilder::new();
        builder.delimiter(b';').terminator(Terminator::Any(b'\n'));
        Self {
            path,
            writer: builder.from_writer(out),
        }
    }

    fn field(&mut self, text: &str) -> Result<(), Error> {
        let written = self.writer.write_field(text);
        written.map_err(|error| self.failed(error))
    }

    fn end(&mut self) -> Result<(), Error> {
        let ended = self.writer.write_record(None::<&[u8]>);
        ended.map_err(|error| self.failed(error))
    }

    fn record<'t>(&mut self, fields: impl IntoIterator<Item = &'t str>) -> Result<(), Error> {
        fields.into_iter().try_for_each(|text| self.field(text))?;
        self.end()
    }

    fn finish(mut self) -> Result<(), Error> {
        let flushed = self.writer.flush();
        flushed.map_err(|source| Error::Write {
            path: self.path.to_owned(),
            source,
        })
    }

    fn failed(&self, error: csv::Error) -> Error {
        Error::Write {
            path: self.path.to_owned(),
            source: error.into(),
        }
    }
}

/// Writes some rows as initiatives and returns their number.
pub(super) fn initiatives(
    data: &Dataset,
    rows: &[RowId],
    path: &Path,
    out: &mut dyn Write,
) -> Result<u64, Error> {
    let columns = columns(data, rows);
    let extras = extras(data, rows);
    let own = columns.iter().map(|column| Cow::Borrowed(column.heading()));
    let foreign = extras.iter().map(|at| heading(&data.extra_headings()[*at]));
    let mut table = Table::new(path, out);
    let headings: Vec<_> = own.chain(foreign).collect();
    table.record(headings.iter().map(|heading| &**heading))?;
    for row in rows {
        let mut is_blank = true;
        for column in &columns {
            let Some(text) = cell(data, *row, *column) else {
                let (file, line) = place(data, *row);
                let column = *column;
                return Err(Error::Unkept { file, line, column });
            };
            is_blank &= Raw::new(&text).trimmed().is_empty();
            table.field(&text)?;
        }
        if is_blank {
            let (file, line) = place(data, *row);
            return Err(Error::Blank { file, line });
        }
        let texts: BTreeMap<_, _> = data.extras(*row).collect();
        for at in &extras {
            let text = texts.get(at).map_or("", |text| text.lossless());
            table.field(&guard(text))?;
        }
        table.end()?;
    }
    table.finish()?;
    whole(data)?;
    Ok(rows.len() as u64)
}

/// Refuses what was written without long texts that could no longer be read.
fn whole(data: &Dataset) -> Result<(), Error> {
    data.lost_prose()
        .map_or(Ok(()), |lost| Err(Error::Lost(lost)))
}

/// The columns that are none of the survey's in which one of the rows has text.
pub(super) fn extras(data: &Dataset, rows: &[RowId]) -> Vec<usize> {
    let texts = rows.iter().flat_map(|row| data.extras(*row));
    let used: BTreeSet<_> = texts.map(|(at, _)| at).collect();
    used.into_iter().collect()
}

/// The heading of a column that is none of the survey's. One that would be taken for another column on the way back
/// says that it is none.
pub(super) fn heading(typed: &RawText) -> Cow<'_, str> {
    let text = typed.as_raw().lossless();
    match column_of(typed.as_raw()) {
        Some(_) => Cow::Owned(format!("øvrig: {text}")),
        None => guard(text),
    }
}

fn place(data: &Dataset, row: RowId) -> (RawText, u32) {
    let source = data.source(row);
    let origin = data.origins().get(usize::from(source.file));
    let name = origin.map(|origin| origin.name.clone());
    (name.unwrap_or_default(), source.line)
}

/// Writes which municipalities have answered, as far as is known, and returns their number.
pub(super) fn responses(data: &Dataset, path: &Path, out: &mut dyn Write) -> Result<u64, Error> {
    let mut table = Table::new(path, out);
    table.record(RESPONSES)?;
    let mut rows = 0;
    let places = data.places();
    for place in places.ids().filter(|place| places.is_municipality(*place)) {
        let answer = match data.response(place) {
            Response::Responded => "ja",
            Response::Silent => "nej",
            Response::Unknown => continue,
        };
        table.record([places.get(place).name.as_raw().lossless(), answer])?;
        rows += 1;
    }
    table.finish()?;
    Ok(rows)
}

/// Writes the records that are kept aside, as they stand in their files, and returns their number.
pub(super) fn held(content: Exported<'_>, path: &Path, out: &mut dyn Write) -> Result<u64, Error> {
    let mut table = Table::new(path, out);
    table.record(HELD)?;
    let mut rows = 0;
    for excerpt in content.report.held() {
        let origin = content.dataset.origins().get(usize::from(excerpt.file));
        let file = origin.map_or("", |origin| file_name(&origin.name));
        let code = excerpt.held.map_or("", |code| code.id());
        table.record([
            &*guard(file),
            &excerpt.line.to_string(),
            code,
            &guard(content.dataset.excerpted(excerpt).as_raw().lossless()),
        ])?;
        rows += 1;
    }
    table.finish()?;
    whole(content.dataset)?;
    Ok(rows)
}

/// Writes the corrections with what came of each, and returns their number. The rows hold those that were applied.
pub(super) fn corrections(data: &Dataset, path: &Path, out: &mut dyn Write) -> Result<u64, Error> {
    let mut table = Table::new(path, out);
    table.record(CORRECTIONS)?;
    let list = data.corrections().list();
    for correction in list {
        let text = |text: &RawText| guard(text.as_raw().lossless()).into_owned();
        let status = match correction.fate {
            Fate::Applied(_) => "applied",
            Fate::Stale { .. } => "stale",
            Fate::Repeated { .. } => "repeated",
            Fate::NoFile => "no file",
            Fate::SeveralFiles => "several files",
            Fate::NoLine => "no line",
            Fate::NoColumn => "no column",
        };
        table.record([
            &*guard(file_name(&correction.file)),
            &correction.line.to_string(),
            &text(&correction.column),
            &text(&correction.old),
            &text(&correction.new),
            &text(&correction.reason),
            status,
        ])?;
    }
    table.finish()?;
    Ok(list.len() as u64)
}

/// The last part of a file's name: what stands before it says where on this machine, not what.
pub(super) fn file_name(name: &RawText) -> &str {
    let name = name.as_raw().lossless();
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}
