//! A good file, spoilt in one place after the other: nothing else may change, nothing may be lost without a word.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fmt::Write as _;

use indsats::domain::dataset::{Dataset, RowId};
use indsats::domain::note::Code;
use indsats::load::{self, Error, Loaded, Source};
use proptest::prelude::*;

const ROWS: usize = 60;
const COLUMNS: usize = 12;
const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder;\
                      hjemmelsgrundlag;primær målgruppe;sekundær målgruppe;indhold;formål;andel";

/// The fields of a good file, header first.
fn good() -> Vec<Vec<String>> {
    let header = HEADER.split(';').map(str::to_owned).collect();
    let row = |at: usize| {
        let place = ["Aarhus", "Læsø", "Rødovre", "Odense"][at % 4];
        let fields = [
            place.to_owned(),
            ["Social", "Beskæftigelse"][at % 2].to_owned(),
            format!("Indsats {at}"),
            format!("{}", 100 + at),
            "0".to_owned(),
            "kommunen".to_owned(),
            "ukendt".to_owned(),
            "a".to_owned(),
            "kvinder".to_owned(),
            "Samtaler hver uge".to_owned(),
            format!("Formål {at}"),
            "80".to_owned(),
        ];
        fields.to_vec()
    };
    std::iter::once(header).chain((0..ROWS).map(row)).collect()
}

fn text(records: &[Vec<String>]) -> String {
    records.iter().fold(String::new(), |mut text, record| {
        writeln!(text, "{}", record.join(";")).unwrap();
        text
    })
}

fn load(text: &[u8]) -> Result<Loaded, Error> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    load::load(&Source::of(file.path()))
}

/// A row in full, as it can be compared.
fn said(data: &Dataset, row: RowId) -> String {
    let initiative = data.initiative(row);
    let place = data.places().get(initiative.place).name.clone();
    format!(
        "{place:?} {:?}",
        (
            (
                initiative.area,
                initiative.title,
                initiative.gross,
                initiative.income
            ),
            (
                initiative.finance,
                initiative.legal_basis,
                initiative.primary
            ),
            (
                initiative.secondary,
                initiative.content.read(),
                initiative.purpose.read(),
                initiative.share
            ),
        )
    )
}

/// The rows by their physical line.
fn by_line(data: &Dataset) -> std::collections::BTreeMap<u32, String> {
    data.rows()
        .map(|row| (data.source(row).line, said(data, row)))
        .collect()
}

/// Loads a spoilt file: every row but that of one line must be as in the good file, and no record may be missing.
fn others_stay(spoilt: &str, line: u32, more_lines: u32, records: u64) -> Loaded {
    let good = load(text(&good()).as_bytes()).unwrap();
    let loaded = load(spoilt.as_bytes()).unwrap();
    let counts = loaded.report.counts();
    assert_eq!(
        (counts.records, counts.rows + counts.held),
        (records, records)
    );
    let after = by_line(&loaded.dataset);
    for (at, row) in by_line(&good.dataset) {
        if at != line {
            let at = if at > line { at + more_lines } else { at };
            assert_eq!(after.get(&at), Some(&row), "line {at} of\n{spoilt}");
        }
    }
    loaded
}

/// Every record and column of the good file, with its records to be spoilt.
fn places() -> impl Iterator<Item = (usize, usize, Vec<Vec<String>>)> {
    (1..=ROWS).flat_map(|row| (0..COLUMNS).map(move |column| (row, column, good())))
}

fn line_of(row: usize) -> u32 {
    u32::try_from(row + 1).unwrap()
}

#[test]
fn a_missing_delimiter_holds_its_record_and_no_other() {
    for (row, column, mut records) in places().filter(|(_, column, _)| *column > 0) {
        let field = records[row].remove(column);
        records[row][column - 1].push_str(&field);
        let loaded = others_stay(&text(&records), line_of(row), 0, ROWS as u64);
        let held: Vec<_> = loaded
            .report
            .held()
            .map(|held| (held.line, held.held))
            .collect();
        assert_eq!(held, [(u64::from(line_of(row)), Some(Code::FieldCount))]);
    }
}

#[test]
fn one_delimiter_too_many_holds_its_record_and_no_other() {
    for (row, column, mut records) in places() {
        records[row][column].insert(0, ';');
        let loaded = others_stay(&text(&records), line_of(row), 0, ROWS as u64);
        assert_eq!(loaded.report.held().count(), 1);
    }
}

#[test]
fn a_mark_that_opens_is_refused_where_it_stands() {
    for (row, column, mut records) in places() {
        records[row][column].insert(0, '"');
        match load(text(&records).as_bytes()) {
            Err(error @ Error::UnclosedQuote { .. }) => {
                let place = (u64::from(line_of(row)), u16::try_from(column + 1).unwrap());
                assert_eq!(error.place(), place);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_mark_inside_a_field_is_text_and_a_line_end_splits_its_record_alone() {
    for (row, column, mut records) in places().step_by(7) {
        let mut spoilt = records.clone();
        spoilt[row][column].insert(1, '"');
        others_stay(&text(&spoilt), line_of(row), 0, ROWS as u64);
        records[row][column].insert(1, '\n');
        let at_an_end = column == 0 || column == COLUMNS - 1;
        let loaded = others_stay(&text(&records), line_of(row), 1, ROWS as u64 + 1);
        assert!(loaded.report.held().count() >= if at_an_end { 1 } else { 2 });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn one_hostile_character_changes_its_own_row_alone(
        row in 1..=ROWS,
        column in 0..COLUMNS,
        c in any::<char>().prop_filter("no delimiter or mark", |c| !";\"\n\r".contains(*c)),
    ) {
        let mut records = good();
        records[row][column].push(c);
        others_stay(&text(&records), line_of(row), 0, ROWS as u64);
    }

    #[test]
    fn any_bytes_are_loaded_or_refused_and_every_record_is_accounted_for(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        with_header in any::<bool>(),
    ) {
        let mut file = if with_header { format!("{HEADER}\n").into_bytes() } else { Vec::new() };
        file.extend(bytes);
        if let Ok(loaded) = load(&file) {
            let counts = loaded.report.counts();
            prop_assert_eq!(counts.records, counts.rows + counts.held);
            prop_assert_eq!(counts.rows, loaded.dataset.len() as u64);
            prop_assert_eq!(counts.held, loaded.report.held().count() as u64);
        }
    }

    #[test]
    fn nothing_is_lost_whatever_the_fields_hold(
        fields in proptest::collection::vec("[a-zæøå\"; \n\u{202E}\u{7F}0-9,._-]{0,12}", 12..60),
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        writer.write_record(HEADER.split(';')).unwrap();
        let records: Vec<_> = fields.chunks_exact(12).collect();
        for record in &records {
            writer.write_record(*record).unwrap();
        }
        let is_blank = |record: &&&[String]| record.iter().all(|field| field.trim_matches([' ', '\n']).is_empty());
        let blank = records.iter().filter(is_blank).count();
        match load(&writer.into_inner().unwrap()) {
            Ok(loaded) => {
                let counts = loaded.report.counts();
                prop_assert_eq!(counts.records, (records.len() - blank) as u64);
                prop_assert_eq!(counts.rows + counts.held, counts.records);
            }
            Err(error) => prop_assert!(matches!(error, Error::Empty { .. }), "{:?}", error),
        }
    }
}
