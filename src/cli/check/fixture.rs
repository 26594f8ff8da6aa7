//! A data set and a report as loading makes them, for the tests of the reports.

use crate::domain::amount::AmountError;
use crate::domain::column::Column;
use crate::domain::dataset::{Builder, Dataset, Description, Origin};
use crate::domain::note::{Code, Detail, Excerpted, FieldHint, Note};
use crate::domain::place::Places;
use crate::domain::raw::RawText;
use crate::domain::report::{Excerpt, Reading, Report};

/// A file with `errors` unreadable amounts and one held record, and a sheet with a warning.
pub(super) fn loaded(errors: usize) -> (Dataset, Report) {
    let places = Places::new(Vec::new(), Vec::new(), Vec::new());
    let mut builder = Builder::new(Description::default(), places);
    builder
        .add_origin(Origin {
            name: RawText::new("sv\u{1b}ar.csv"),
            ..Origin::default()
        })
        .unwrap();
    builder
        .add_origin(Origin {
            name: RawText::new("bog.xlsx#Herning"),
            sheet: Some(RawText::new("Herning")),
            ..Origin::default()
        })
        .unwrap();
    let records = u64::try_from(errors).unwrap() + 1;
    let reading = |records, held| Reading {
        headings: Column::ALL
            .map(|column| RawText::new(column.heading()))
            .to_vec(),
        header_line: 1,
        records,
        rows: records - held,
        held,
        ..Reading::default()
    };
    let mut report = Report::default();
    report.readings.push(Reading {
        encoding: Some("UTF-8"),
        delimiter: Some(';'),
        ..reading(records, 1)
    });
    report.readings.push(reading(1, 0));
    report.notes.push(Note::of_file(Code::Encoding, 0));
    report.notes.push(Note::of_file(Code::MixedLineEnds, 0));
    for line in 2..errors + 2 {
        let cause = Detail::Amount(AmountError::Unit);
        add(&mut report, Code::UnreadableAmount, line, cause);
    }
    let fields = Detail::Fields {
        found: 5,
        expected: 4,
        hint: Some(FieldHint::QuoteText),
    };
    add(&mut report, Code::FieldCount, errors + 2, fields);
    report.notes.push(Note {
        line: 17,
        column: 4,
        found: RawText::new("1,5"),
        ..Note::of_file(Code::Decimals, 1)
    });
    (builder.finish(), report)
}

/// Adds a note on the fourth field of a record, or on the whole record where it is held.
fn add(report: &mut Report, code: Code, line: usize, detail: Detail) {
    let text = "Køge;Social;Fest\u{202e};495 t.kr.";
    let is_held = code == Code::FieldCount;
    let line = u64::try_from(line).unwrap();
    let start = if is_held { 0 } else { text.len() - 9 };
    let at = u32::try_from(report.excerpts.len()).unwrap();
    report.excerpts.push(Excerpt {
        file: 0,
        line,
        text: RawText::new(text).into(),
        held: is_held.then_some(code),
    });
    report.notes.push(Note {
        line,
        column: if is_held { 0 } else { 4 },
        found: RawText::new(&text[start..]),
        detail,
        excerpt: Some(Excerpted {
            at,
            start: u32::try_from(start).unwrap(),
            end: u32::try_from(text.len()).unwrap(),
        }),
        ..Note::of_file(code, 0)
    });
}
