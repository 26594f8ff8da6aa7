//! The rows of an answer as sheets with typed cells.

use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Worksheet};

use crate::document::Document;
use crate::document::Error;
use crate::document::xlsx::book::{Book, column_width, refused, text};
use crate::query::view::{Grouping, View};
use crate::text::cells::width;
use crate::text::table::{Cell, Field, Reader, Record, Table, Value};

/// How many rows go where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// A sheet has no more rows below its head.
    most: usize,
    /// One of more rows is not held in memory while it is written.
    long: usize,
}

impl Room {
    /// What a sheet of Excel has room for.
    pub(super) const EXCEL: Self = Self {
        most: 1_048_575,
        long: 50_000,
    };
}

/// So many rows tell how wide the columns are to be.
const MEASURED: usize = 500;

/// Adds the sheets of every grouping, the view's own first, with as many rows in each as there is room for.
pub(super) fn write(document: &Document<'_>, book: &mut Book<'_>, room: Room) -> Result<(), Error> {
    let own = document.view.grouping;
    let others = Grouping::ALL.into_iter().filter(|other| *other != own);
    for grouping in [own].into_iter().chain(others) {
        let view = View {
            grouping,
            ..document.view.clone()
        };
        let answer = view.answer(document.data);
        let table = document.language.table(&view, document.data, &answer);
        let name = document.language.grouping(grouping);
        sheets(document, name, &table, book, room)?;
    }
    Ok(())
}

/// Adds the sheets of one table; where one sheet has no room for all rows, as many as it takes.
fn sheets(
    document: &Document<'_>,
    name: &str,
    table: &Table<'_>,
    book: &mut Book<'_>,
    room: Room,
) -> Result<(), Error> {
    let notice = document.language.notice(document.data);
    let shown = |field: &Field| match field.reader {
        Reader::Everyone | Reader::People => true,
        Reader::Programs => false,
    };
    let is_shown: Vec<bool> = table.fields.iter().map(shown).collect();
    let fields: Vec<&Field> = kept(&is_shown, &table.fields).collect();
    let mut widths = vec![0; fields.len()];
    for record in table.records().take(MEASURED) {
        for (wide, cell) in widths.iter_mut().zip(kept(&is_shown, &record.cells)) {
            *wide = (*wide).max(measured(cell));
        }
    }
    let columns = fields.iter().zip(widths);
    let columns = columns.map(|(field, wide)| {
        let head = field.heading.clone();
        let wide = column_width(&head, wide);
        (head, wide)
    });
    let mut columns: Vec<_> = columns.collect();
    columns.extend(notice.map(|notice| book.status_column(notice)));
    let formats: Vec<Format> = fields.iter().map(|field| format(field)).collect();
    let count = table.len().div_ceil(room.most).max(1);
    for number in 0..count {
        let name = match number {
            0 => name.to_owned(),
            _ => format!("{name} {}", number + 1),
        };
        let range = number * room.most..table.len().min((number + 1) * room.most);
        let sheet = book.sheet(&name, &columns, range.len() > room.long)?;
        let last = u32::try_from(range.len()).unwrap_or(u32::MAX);
        for (row, at) in (1_u32..).zip(range) {
            if let Some(record) = table.record(at) {
                write_record(sheet, row, &record, (&is_shown, &formats), notice)?;
            }
        }
        let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, last, last_column).map_err(refused)?;
    }
    if count > 1 {
        let numbers = &document.language.numbers;
        let rows = numbers.count(table.len() as u64);
        let split = (book.words.split)(&rows, &numbers.count(count as u64));
        book.remarks.push(split);
    }
    Ok(())
}

fn kept<'t, T>(is_kept: &'t [bool], all: &'t [T]) -> impl Iterator<Item = &'t T> {
    let kept = all.iter().zip(is_kept).filter(|(_, is_kept)| **is_kept);
    kept.map(|(one, _)| one)
}

fn write_record(
    sheet: &mut Worksheet,
    row: u32,
    record: &Record,
    (is_shown, formats): (&[bool], &[Format]),
    notice: Option<&str>,
) -> Result<(), Error> {
    let cells = kept(is_shown, &record.cells).zip(formats);
    for (column, (cell, format)) in (0_u16..).zip(cells) {
        match &cell.value {
            // An empty cell is no zero in any sum.
            Value::None => {}
            Value::Text(said) if said.is_empty() => {}
            Value::Text(said) => {
                // Never a formula: a string is written as one.
                sheet
                    .write_string(row, column, text(said))
                    .map_err(refused)?;
            }
            Value::Count(count) => {
                let number = nearest(Decimal::from(*count));
                sheet
                    .write_number_with_format(row, column, number, format)
                    .map_err(refused)?;
            }
            Value::Number(number) => {
                sheet
                    .write_number_with_format(row, column, nearest(*number), format)
                    .map_err(refused)?;
            }
        }
    }
    if let (Some(notice), Ok(column)) = (notice, u16::try_from(formats.len())) {
        sheet.write_string(row, column, notice).map_err(refused)?;
    }
    Ok(())
}

/// The number of a workbook that is nearest to a decimal. Through its digits: a quotient of two numbers would round
/// twice.
fn nearest(decimal: Decimal) -> f64 {
    decimal.to_string().parse().unwrap_or_default()
}

/// The characters that a cell takes when it is shown as a number of its unit.
fn measured(cell: &Cell) -> usize {
    match &cell.value {
        Value::None => 0,
        Value::Text(said) => width(said),
        Value::Count(count) => thousands(&count.to_string()),
        Value::Number(number) => thousands(&number.trunc().to_string()) + 2,
    }
}

fn thousands(digits: &str) -> usize {
    digits.len() + digits.len() / 3
}

/// How numbers of a unit are shown. The value in the cell is not rounded.
fn format(field: &Field) -> Format {
    let pattern = match field.unit {
        None => return Format::new(),
        Some("year" | "line") => "0",
        Some("factor") => "0.0#####",
        Some("percent") => "#,##0.0",
        Some(unit) if unit.starts_with("kr_per_") => "#,##0.0",
        Some(_) => "#,##0",
    };
    Format::new().set_num_format(pattern)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Reader as _, Xlsx};

    use super::*;
    use crate::domain::place::Date;
    use crate::load::shipped;
    use crate::text::{Lang, Language};

    #[test]
    fn a_decimal_becomes_the_nearest_number() {
        for text in [
            "59.912345678901234567890123",
            "-0.1",
            "0.3",
            "317560000",
            "1e-28",
        ] {
            let decimal = Decimal::from_scientific(text)
                .or_else(|_| text.parse())
                .unwrap();
            let expected: f64 = text.parse().unwrap();
            assert_eq!(nearest(decimal).to_bits(), expected.to_bits(), "{text}");
        }
    }
    #[test]
    fn rows_that_one_sheet_has_no_room_for_go_on_in_the_next_and_it_is_said() {
        let loaded = shipped::load().unwrap();
        let language = Language::new(Lang::Da).unwrap();
        let view = View {
            grouping: Grouping::Initiative,
            ..View::default()
        };
        let document = Document {
            language: &language,
            view: &view,
            data: &loaded.dataset,
            report: &loaded.report,
            against: &loaded.against,
            today: Date::DEFAULT_POPULATION,
        };
        let answer = view.answer(&loaded.dataset);
        let table = language.table(&view, &loaded.dataset, &answer);
        let titles: Vec<_> = table
            .records()
            .map(|it| it.cells[0].shown.clone())
            .collect();
        let room = Room {
            most: 300,
            long: 200,
        };
        let mut book = Book::new(&document).unwrap();
        write(&document, &mut book, room).unwrap();
        book.basis(&[]).unwrap();
        let mut bytes = Vec::new();
        book.save(&mut bytes).unwrap();
        let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let mut found = Vec::new();
        for name in ["Indsatser", "Indsatser 2", "Indsatser 3"] {
            let sheet = read.worksheet_range(name).unwrap();
            assert!(sheet.height() <= 301);
            let rows = sheet.rows().skip(1);
            found.extend(rows.map(|row| row[0].to_string()));
        }
        assert_eq!(found, titles);
        let basis = read.worksheet_range("Grundlag").unwrap();
        let mut said = basis.cells().map(|(_, _, cell)| cell.to_string());
        assert!(said.any(|said| said.starts_with("706 indsatser står på 3 ark")));
    }
}
