//! One line a change: UTF-8, semicolons, texts guarded against spreadsheets that compute.
//!
//! `class` is `changed` (a line for each field), `renamed` (the same for a confirmed rename), `added`, `removed`,
//! `proposed` (a rename to be confirmed, which counts as removed and added) or `response`. `column` is the heading of the
//! field; a row that was added or removed gives its gross expenditure. `score` how alike a rename is in thousandths, `status` what the rows of the newer version are.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::record;
use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::guard::guard;
use crate::query::diff::{Diff, Pair, Spot};

/// The columns.
pub(super) const COLUMNS: [&str; 13] = [
    "class",
    "municipality",
    "old_title",
    "title",
    "column",
    "old",
    "new",
    "score",
    "old_file",
    "old_line",
    "file",
    "line",
    "status",
];

/// The class of a rename that is to be confirmed.
pub(super) const PROPOSED: &str = "proposed";

#[derive(Default)]
struct Record<'a> {
    class: &'a str,
    municipality: String,
    old: Option<RowId>,
    new: Option<RowId>,
    column: String,
    before: String,
    now: String,
    score: Option<u16>,
}

struct Table<'a, W: Write> {
    writer: csv::Writer<W>,
    sides: [&'a Dataset; 2],
}

impl<W: Write> Table<'_, W> {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()> {
        let [old, new] = self.sides;
        let title = |data: &Dataset, row: Option<RowId>| {
            row.map(|row| record::field(data, row, Column::Title))
                .unwrap_or_default()
        };
        let place = |data: &Dataset, row: Option<RowId>| {
            row.map_or_else(Default::default, |row| {
                [record::file(data, row), data.source(row).line.to_string()]
            })
        };
        let [old_file, old_line]: [String; 2] = place(old, record.old);
        let [file, line]: [String; 2] = place(new, record.new);
        let score = record.score.map(|score| score.to_string());
        let texts = [
            record.class.to_owned(),
            record.municipality.clone(),
            title(old, record.old),
            title(new, record.new),
            record.column.clone(),
            record.before.clone(),
            record.now.clone(),
            score.unwrap_or_default(),
            old_file,
            old_line,
            file,
            line,
            record::status(new).to_owned(),
        ];
        let guarded = texts.iter().map(|text| guarded(text));
        self.writer
            .write_record(guarded.map(std::borrow::Cow::into_owned))?;
        Ok(())
    }

    fn changed(&mut self, pair: &Pair) -> io::Result<()> {
        let [old, new] = self.sides;
        for change in &pair.changes {
            self.write(&Record {
                class: if pair.renamed.is_some() {
                    "renamed"
                } else {
                    "changed"
                },
                municipality: record::place(new, pair.new),
                old: Some(pair.old),
                new: Some(pair.new),
                column: record::column(change).to_owned(),
                before: record::value(old, pair.old, change),
                now: record::value(new, pair.new, change),
                score: pair.renamed,
            })?;
        }
        Ok(())
    }
}

/// A negative number is a number, whatever a spreadsheet makes of it.
fn guarded(text: &str) -> std::borrow::Cow<'_, str> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit() || c == ',')
        && digits.starts_with(|c: char| c.is_ascii_digit());
    if is_number {
        std::borrow::Cow::Borrowed(text)
    } else {
        guard(text)
    }
}

pub(super) fn write(diff: &Diff, sides: [&Dataset; 2], out: &mut impl Write) -> io::Result<()> {
    let mut builder = WriterBuilder::new();
    builder.delimiter(b';').terminator(Terminator::Any(b'\n'));
    let mut table = Table {
        writer: builder.from_writer(out),
        sides,
    };
    let [old, new] = sides;
    table.writer.write_record(COLUMNS)?;
    for pair in diff.changed() {
        table.changed(pair)?;
    }
    for row in &diff.added {
        table.write(&Record {
            class: "added",
            municipality: record::place(new, *row),
            new: Some(*row),
            column: Column::Gross.heading().to_owned(),
            now: record::field(new, *row, Column::Gross),
            ..Record::default()
        })?;
    }
    for row in &diff.removed {
        table.write(&Record {
            class: "removed",
            municipality: record::place(old, *row),
            old: Some(*row),
            column: Column::Gross.heading().to_owned(),
            before: record::field(old, *row, Column::Gross),
            ..Record::default()
        })?;
    }
    for found in &diff.proposals {
        table.write(&Record {
            class: PROPOSED,
            municipality: record::place(new, found.new),
            old: Some(found.old),
            new: Some(found.new),
            score: Some(found.score),
            ..Record::default()
        })?;
    }
    for change in &diff.responses {
        let Spot {
            new: Some(place), ..
        } = diff.spots.get(change.spot)
        else {
            continue;
        };
        table.write(&Record {
            class: "response",
            municipality: new.places().get(place).name.as_raw().lossless().to_owned(),
            before: record::response(change.old).to_owned(),
            now: record::response(change.new).to_owned(),
            ..Record::default()
        })?;
    }
    table.writer.flush()
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn numbers_stay_numbers_and_formulas_do_not() {
        for number in ["-495", "12,5", "-1,25"] {
            assert_eq!(guarded(number), number);
        }
        for formula in ["-1+1", "=1", "+45", "-", "-,5", "@x"] {
            assert_eq!(guarded(formula), format!("'{formula}"));
        }
    }
}
