//! Every format says the same numbers: what is written is read back by another reader, rounded as the screen rounds, and
//! is what the screen shows.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]
#![expect(clippy::expect_used, reason = "a failure is the test's failure")]

#[path = "documents/read.rs"]
mod read;
#[path = "documents/schema.rs"]
mod schema;

#[allow(dead_code, reason = "each test file uses a part of it")]
mod naive;
#[allow(dead_code, reason = "each test file uses a part of it")]
mod player;

use std::collections::BTreeSet;

use indsats::document::{self, Document, Error, Format, Layout, today};
use indsats::domain::against::Against;
use indsats::domain::dataset::Dataset;
use indsats::domain::field::Field;
use indsats::domain::guard::guard;
use indsats::domain::report::Report;
use indsats::query::answer::Answer;
use indsats::query::criteria::FacetValue;
use indsats::query::measure::{Measure, Per, Unit};
use indsats::query::view::{Grouping, View};
use indsats::text::bar::cells::Glyphs;
use indsats::text::table::{self, Cell, Reader, Record, Value};
use indsats::text::{Lang, Language};
use naive::random::{data, question};
use player::{Player, example};
use proptest::prelude::*;
use read::{Found, Read};
use rust_decimal::{Decimal, RoundingStrategy};

/// Formats that need not be written yet.
const MAY_BE_MISSING: &[Format] = &[];

/// A question to a data set, in a language.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) language: &'a Language,
    pub(crate) view: &'a View,
    pub(crate) data: &'a Dataset,
}

impl Asked<'_> {
    /// The document in a format; none while nothing writes that.
    pub(crate) fn written(self, format: Format) -> Option<Vec<u8>> {
        let (report, against) = (Report::default(), Against::default());
        let document = Document {
            language: self.language,
            view: self.view,
            data: self.data,
            report: &report,
            against: &against,
            today: today(),
        };
        let layout = Layout {
            width: 100,
            glyphs: Glyphs::Unicode,
            has_colour: false,
            has_details: false,
            is_kept: false,
        };
        let mut bytes = Vec::new();
        match document::write(&document, format, layout, &mut bytes) {
            Ok(()) => Some(bytes),
            Err(Error::Format(missing)) if MAY_BE_MISSING.contains(&missing) => None,
            Err(error) => panic!("{format:?}: {error}"),
        }
    }
}

/// A number as a person reads it, by other means than the program's: grouped, with a fixed number of decimals.
fn said(lang: Lang, number: Decimal, decimals: u32) -> String {
    let (group, comma) = match lang {
        Lang::Da => ('.', ','),
        Lang::En => (',', '.'),
    };
    let rounded = number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let text = format!("{:.*}", decimals as usize, rounded.abs());
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let mut said = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            said.push(group);
        }
        said.push(digit);
    }
    if !rest.is_empty() {
        said.push(comma);
        said.push_str(rest);
    }
    if rounded.is_sign_negative() && !rounded.is_zero() {
        said.insert(0, '-');
    }
    said
}

/// The rule by which the screen rounds a printed column.
fn rounded(asked: Asked<'_>, field: &table::Field, number: Decimal) -> String {
    let lang = asked.language.numbers.lang();
    let thousands = |number: Decimal| number / Decimal::ONE_THOUSAND;
    match (field.id, asked.view.grouping) {
        ("index" | "initiatives", _) => said(lang, number, 0),
        // To the øre.
        ("value", Grouping::Initiative) => {
            let number = thousands(number);
            let to_the_ore =
                number.round_dp_with_strategy(5, RoundingStrategy::MidpointAwayFromZero);
            said(lang, number, to_the_ore.normalize().scale())
        }
        ("reference", Grouping::Initiative) => said(lang, thousands(number), 0),
        ("value" | "reference", _) => match (asked.view.measure.unit(), asked.view.measure.per) {
            (Unit::KronerPerHead | Unit::Percent, _) => said(lang, number, 1),
            (Unit::Count, _) => said(lang, number, u32::from(!number.fract().is_zero())),
            (Unit::Kroner, Per::Initiative) => said(lang, thousands(number), 0),
            (Unit::Kroner, _) => said(lang, thousands(thousands(number)), 1),
        },
        (id, _) => panic!("{id} has no rule"),
    }
}

/// The number of a cell.
fn number(cell: &Cell) -> Option<Decimal> {
    match cell.value {
        Value::None | Value::Text(_) => None,
        Value::Count(count) => Some(count.into()),
        Value::Number(number) => Some(number),
    }
}

fn is_number(field: &table::Field) -> bool {
    field.is_printed && field.unit.is_some()
}

/// The printed words of a record are its exact numbers, rounded.
fn check_record(asked: Asked<'_>, fields: &[table::Field], record: &Record) {
    for (field, cell) in fields
        .iter()
        .zip(&record.cells)
        .filter(|(field, _)| is_number(field))
    {
        let shown = cell.shown.trim_start_matches(['≥', '≈']);
        match number(cell) {
            Some(number) => assert_eq!(shown, rounded(asked, field, number), "{}", field.id),
            None => assert!(["", "–", "··"].contains(&shown), "{}: {shown}", field.id),
        }
    }
}

/// A format of exact values has exactly those.
fn check_exact(format: Format, fields: &[table::Field], records: &[Record], read: &Read) {
    assert_eq!(read.rows.len(), records.len(), "{format:?}");
    let left_out = match format {
        Format::Excel => Reader::Programs,
        Format::Csv | Format::Tsv => Reader::People,
        _ => Reader::Everyone,
    };
    for (row, record) in records.iter().enumerate() {
        for (field, cell) in fields.iter().zip(&record.cells) {
            let found = read.cell(row, (read::head(format, field), 0));
            let is_left_out = left_out != Reader::Everyone && field.reader == left_out;
            let Some(found) = found else {
                assert!(is_left_out, "{format:?} has no {}", field.id);
                continue;
            };
            let expected = match (&cell.value, format) {
                (Value::None, _) => Found::Nothing,
                (Value::Count(count), _) => Found::Exact((*count).into()),
                (Value::Number(number), _) => Found::Exact(*number),
                (Value::Text(text), _) if text.is_empty() && format != Format::Json => {
                    Found::Nothing
                }
                (Value::Text(text), Format::Json) => Found::Text(text.clone()),
                (Value::Text(text), _) => Found::Text(guard(text).into_owned()),
            };
            match (&expected, found) {
                // A code is digits.
                (Found::Text(text), Found::Exact(number)) => {
                    assert_eq!(Decimal::from_str_exact(text).ok(), Some(*number));
                }
                _ => assert_eq!(&expected, found, "{format:?}, row {row}, {}", field.id),
            }
        }
    }
}

/// A format of words has what is printed.
fn check_words(format: Format, fields: &[table::Field], records: &[Record], read: &Read) {
    assert_eq!(read.rows.len(), records.len(), "{format:?}");
    for (row, record) in records.iter().enumerate() {
        for (field, cell) in fields
            .iter()
            .zip(&record.cells)
            .filter(|(field, _)| is_number(field))
        {
            // Two columns may have one head: the first of a measure of initiatives is its value.
            let before = fields.iter().take_while(|other| other.id != field.id);
            let alike =
                |other: &&table::Field| other.is_printed && other.column.head == field.column.head;
            let found = read.cell(row, (&field.column.head, before.filter(alike).count()));
            let expected = Found::Text(cell.shown.clone());
            assert_eq!(
                found,
                Some(&expected),
                "{format:?}, row {row}, {}",
                field.id
            );
        }
    }
}

/// A workbook has the exact values, as near as its numbers come.
fn check_workbook(fields: &[table::Field], records: &[Record], read: &Read) {
    assert!(read.rows.len() >= records.len());
    for (record, row) in records.iter().zip(&read.rows) {
        for (field, cell) in fields
            .iter()
            .zip(&record.cells)
            .filter(|(field, _)| is_number(field))
        {
            let Some(number) = number(cell) else { continue };
            let near: f64 = number.to_string().parse().unwrap();
            let is_it = |found: &Found| match found {
                Found::Float(found) => (found - near).abs() <= near.abs() * 1e-12,
                Found::Exact(found) => *found == number,
                Found::Nothing | Found::Text(_) => false,
            };
            assert!(
                row.iter().any(is_it),
                "{} = {number} is not in {row:?}",
                field.id
            );
        }
    }
}

/// A picture has the values of the groups that it names.
fn check_picture(fields: &[table::Field], records: &[Record], texts: &[String]) {
    let value = fields.iter().position(|field| field.id == "value").unwrap();
    let groups = records.iter().filter(|record| record.key.is_some());
    let mut named = 0;
    for record in groups.clone() {
        let name = read::name(fields, record);
        // A place of few people has a mark behind its name.
        let is_it = |text: &String| text.strip_suffix(" °").unwrap_or(text) == name;
        if texts.iter().any(is_it) {
            let shown = &record.cells[value].shown;
            let has = |text: &String| text.split_whitespace().any(|word| word == shown);
            assert!(texts.iter().any(has), "{name}: {shown} is not in {texts:?}");
            named += 1;
        }
    }
    assert!(
        named > 0 || groups.count() == 0,
        "nothing is named in {texts:?}"
    );
}

/// Every format of a question against its table.
fn check(asked: Asked<'_>, formats: &[Format]) {
    let answer = asked.view.answer(asked.data);
    let table = asked.language.table(asked.view, asked.data, &answer);
    let records: Vec<_> = table.records().collect();
    let fields = &table.fields;
    let first = &fields[0].column.head;
    for record in &records {
        check_record(asked, fields, record);
    }
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let compared = formats.iter().copied().filter(|format| match format {
        // Dots have no numbers; the printed table is cut to its width, and has tests of its own.
        Format::Png | Format::Table => false,
        Format::Csv
        | Format::Excel
        | Format::Tsv
        | Format::Json
        | Format::Markdown
        | Format::Html
        | Format::Xlsx
        | Format::Svg => true,
    });
    for format in compared {
        let Some(bytes) = asked.written(format) else {
            continue;
        };
        match format {
            Format::Csv | Format::Excel | Format::Tsv => {
                check_exact(format, fields, &records, &read::delimited(format, &bytes));
            }
            Format::Json => check_exact(format, fields, &records, &read::json(&bytes)),
            Format::Markdown if !records.is_empty() => {
                check_words(
                    format,
                    fields,
                    &records,
                    &read::markdown(&text(bytes), first),
                );
            }
            Format::Html if !records.is_empty() => {
                check_words(format, fields, &records, &read::page(&text(bytes), first));
            }
            Format::Xlsx if !records.is_empty() => {
                check_workbook(fields, &records, &read::workbook(&bytes, first));
            }
            Format::Svg => check_picture(fields, &records, &read::picture(&text(bytes))),
            Format::Table | Format::Markdown | Format::Html | Format::Xlsx | Format::Png => {}
        }
    }
}

fn languages() -> [Language; 2] {
    Lang::ALL.map(|lang| Language::new(lang).unwrap())
}

#[test]
fn every_format_of_every_grouping_and_measure_has_the_numbers_of_the_table() {
    let data = example();
    let languages = languages();
    let mut turns = languages.iter().cycle();
    for grouping in Grouping::ALL {
        for measure in Measure::ALL {
            let mut view = View {
                grouping,
                measure,
                ..View::default()
            };
            if grouping == Grouping::Initiative {
                let first = data.places().get(data.place(data.rows().next().unwrap()));
                let region = FacetValue::Region(Field::Given(first.region.unwrap()));
                view.scope.set(region, false);
            } else {
                view.conditions.hide_empty = false;
            }
            let language = turns.next().unwrap();
            let asked = Asked {
                language,
                view: &view,
                data: &data,
            };
            // A workbook holds every grouping, and takes longer to read than all the others.
            let has_workbook = measure == Measure::default();
            let formats = Format::ALL.into_iter();
            let formats = formats.filter(|format| has_workbook || *format != Format::Xlsx);
            check(asked, &formats.collect::<Vec<_>>());
        }
    }
}

/// What a row of the screen shows behind the name.
fn on_screen(picture: &[String], name: &str) -> Option<String> {
    let line = picture.iter().find_map(|line| {
        let line = line.trim_start_matches(['▶', ' ', '│']);
        let behind = line.strip_prefix(name)?;
        behind.starts_with([' ', '°']).then_some(behind)
    })?;
    let mut words = line.split_whitespace().filter(|word| *word != "°");
    words.next().map(str::to_owned)
}

#[test]
fn the_table_has_the_numbers_of_the_screen() {
    let mut seen = 0;
    for measures in 0..Measure::ALL.len() {
        for grouping in ["1", "2z", "3"] {
            let players = [Player::new(99, 130), Player::english(99, 130)];
            for (player, language) in players.into_iter().zip(&languages()) {
                let player = player.then(&format!("{grouping}{}", "m".repeat(measures)));
                let lines = player.lines();

                let answer = player.answer();
                let table = language.table(player.model.view(), &player.data, &answer);
                let value = table.position("value").unwrap();
                for record in table.records() {
                    let Some(found) = on_screen(&lines, &record.cells[0].shown) else {
                        continue;
                    };
                    // The screen says of 0 kroner in no initiative that there are none.
                    let is_none = ["–", "··"].contains(&found.as_str());
                    let is_zero = number(&record.cells[value]).is_none_or(|value| value.is_zero());
                    assert!(
                        found == record.cells[value].shown || (is_none && is_zero),
                        "{}: {found} on the screen, {} in the table",
                        record.cells[0].shown,
                        record.cells[value].shown
                    );
                    seen += usize::from(!is_none);
                }
            }
        }
    }
    assert!(seen > 2 * 11 * (5 + 68 + 6), "only {seen} rows were seen");
}

#[test]
fn initiatives_have_the_amounts_of_the_screen() {
    let players = [Player::new(160, 100), Player::english(160, 100)];
    for (player, language) in players.into_iter().zip(&languages()) {
        let player = player.then("4");
        let lines = player.lines();
        let answer = player.answer();

        let table = language.table(player.model.view(), &player.data, &answer);
        let value = table.position("value").unwrap();
        let place = table.position("municipality").unwrap();
        let mut seen = 0;
        for record in table.records().take(60) {
            let own = number(&record.cells[value]).unwrap();
            let shown = said(language.numbers.lang(), own / Decimal::ONE_THOUSAND, 0);
            let title: String = record.cells[0].shown.chars().take(16).collect();
            let has = |line: &&String| {
                line.contains(&title)
                    && line.contains(&record.cells[place].shown)
                    && line.split_whitespace().any(|word| word == shown)
            };
            seen += usize::from(lines.iter().any(|line| has(&line)));
        }
        assert!(seen >= 60, "only {seen} rows were seen");
    }
}

/// The value is its numerator over its denominator; what there is no value of has neither.
fn check_terms(view: &View, answer: &Answer, asked: Asked<'_>) {
    let table = asked.language.table(view, asked.data, answer);
    let Some(value) = table.position("numerator").and(table.position("value")) else {
        return;
    };
    let at = |id: &str| table.position(id).unwrap();
    for record in table.records() {
        let cell = |id: &str| number(&record.cells[at(id)]);
        let [above, below] = ["numerator", "denominator"].map(cell);
        let percent = match view.measure.per {
            Per::Expenditure | Per::Selection => Decimal::ONE_HUNDRED,
            Per::Total | Per::Inhabitant | Per::Immigrant | Per::Initiative => Decimal::ONE,
        };
        let computed = match (above, below) {
            (Some(above), Some(below)) => Some(above * percent / below),
            (above, None) => above,
            (None, Some(_)) => panic!("a denominator of nothing"),
        };
        assert_eq!(number(&record.cells[value]), computed);
        if record.cells[value].value == Value::None {
            for id in ["rank", "standing", "value_bound", "index"] {
                assert_eq!(record.cells[at(id)].value, Value::None, "{id}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_every_format_has_the_same_numbers(
        data in data(),
        question in question(),
        english in any::<bool>(),
    ) {
        let language = Language::new(if english { Lang::En } else { Lang::Da }).unwrap();
        let view = question.of(&data);
        let asked = Asked { language: &language, view: &view, data: &data };
        check(asked, &Format::ALL);
        check_terms(&view, &view.answer(&data), asked);
        schema::check(asked);
    }
}

#[test]
fn columns_have_names_of_their_own_in_every_format() {
    let data = example();
    for language in &languages() {
        for grouping in Grouping::ALL {
            for measure in Measure::ALL {
                let view = View {
                    grouping,
                    measure,
                    ..View::default()
                };
                let answer = view.answer(&data);
                let table = language.table(&view, &data, &answer);
                for format in [Format::Csv, Format::Excel] {
                    let heads = table
                        .fields
                        .iter()
                        .map(|field| read::head(format, field).to_lowercase());
                    let names: BTreeSet<_> = heads.clone().collect();
                    let twice: Vec<_> = heads
                        .filter(|head| {
                            table
                                .fields
                                .iter()
                                .filter(|field| &read::head(format, field).to_lowercase() == head)
                                .count()
                                > 1
                        })
                        .collect();
                    assert_eq!(names.len(), table.fields.len(), "{twice:?}");
                }
                for field in &table.fields {
                    let is_snake = |c: char| c.is_ascii_lowercase() || c == '_';
                    assert!(field.id.chars().all(is_snake), "{}", field.id);
                    assert!(!field.id.starts_with("about"), "{}", field.id);
                }
                let record = table.record(0).unwrap();
                assert_eq!(record.cells.len(), table.fields.len());
            }
        }
    }
}
