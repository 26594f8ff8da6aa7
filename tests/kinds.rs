//! Kinds of odd files beyond the corpus, each with what the policy of `tests/corpus` says of it.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::io::{Read as _, repeat};
use std::process::Stdio;

use indsats::domain::note::{Code, Severity};
use indsats::load::{self, Error, Limit, Loaded, Source};

const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder;\
                      hjemmelsgrundlag;primær målgruppe;sekundær målgruppe;indhold;formål;andel";
const AARHUS: &str = "Aarhus;Beskæftigelse;Vejen til job;1.234;200;staten;Kommunalfuldmagten;a;kvinder;\
                      Samtaler og praktik;Flere i job;80";
const LAESOE: &str =
    "Læsø;Social;Fællesspisning;45;0;kommunen;ukendt;c;øvrige;Måltid hver uge;Netværk;_";

fn load(bytes: &[u8]) -> Result<Loaded, Error> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    load::load(&Source::of(file.path()))
}

/// Rows, held records, cell errors, and the codes of all findings in order.
fn said(lines: &[&str]) -> (u64, u64, usize, Vec<&'static str>) {
    let loaded = load(format!("{}\r\n", lines.join("\r\n")).as_bytes()).unwrap();
    let counts = loaded.report.counts();
    let findings = loaded.report.notes.iter().map(|note| note.code);
    let findings: Vec<_> = findings.filter(|code| code.is_finding()).collect();
    let errors = findings
        .iter()
        .filter(|code| code.severity() == Severity::Error)
        .count();
    let ids = findings.iter().map(|code| code.id()).collect();
    (counts.rows, counts.held, errors, ids)
}

/// A row with another text in one column, counted from 1.
fn with(row: &str, column: usize, text: &str) -> String {
    let mut fields: Vec<_> = row.split(';').collect();
    fields[column - 1] = text;
    fields.join(";")
}

#[test]
fn sums_are_held_wherever_their_word_stands() {
    for sum in [
        "Aarhus i alt;;;1.234;200;;;;;;;",
        "Aarhus;Social i alt;;1.234;200;;;;;;;",
        "Alle kommuner;Alle områder;I alt;1.234;200;;;;;;;",
        "Aarhus;Social;I alt;1.234;200;;;;;;;",
    ] {
        let told = said(&[HEADER, AARHUS, sum]);
        assert_eq!(told, (1, 1, 0, vec!["W025", "H003"]), "{sum}");
    }
    let title = with(AARHUS, 3, "Total");
    assert_eq!(said(&[HEADER, &title]), (1, 0, 0, vec![]));
}

#[test]
fn a_blank_line_before_a_footnote_stands_behind_the_rows_and_one_before_a_row_between_them() {
    let footnote = "Kilde: egne tal";
    let told = said(&[HEADER, AARHUS, "", footnote]);
    assert_eq!(told, (1, 1, 0, vec!["H004"]));
    let told = said(&[HEADER, AARHUS, "", footnote, LAESOE]);
    assert_eq!(told, (2, 1, 0, vec!["W023", "H004"]));
}

#[test]
fn a_mark_that_opens_in_one_record_and_closes_in_the_next_holds_them() {
    for column in 3..=9 {
        let field = |row: &str| row.split(';').nth(column - 1).unwrap().to_owned();
        let opens = with(AARHUS, column, &format!("\"{}", field(AARHUS)));
        let closes = with(LAESOE, column, &format!("{}\"", field(LAESOE)));
        let (rows, held, _, codes) = said(&[HEADER, &opens, &closes, AARHUS]);
        assert_eq!((rows, held, codes), (1, 1, vec!["H005"]), "{column}");
    }
}

#[test]
fn blanks_after_a_closing_mark_are_told_and_not_part_of_the_value() {
    let row = with(AARHUS, 4, "\"1.234\" ");
    assert_eq!(said(&[HEADER, &row]), (1, 0, 0, vec!["W016"]));
}

#[test]
fn rows_that_differ_in_a_column_of_their_own_or_in_what_cannot_be_read_are_no_duplicates() {
    let header = format!("{HEADER};id");
    let row = |id: &str| format!("{AARHUS};{id}");
    let told = said(&[&header, &row("1"), &row("2"), &row("2")]);
    assert_eq!(told, (3, 0, 0, vec!["W020", "W013"]));
    let row = |amount: &str| with(AARHUS, 4, amount);
    let told = said(&[HEADER, &row("x"), &row("y"), &row("y")]);
    assert_eq!(told, (3, 0, 3, vec!["E001", "E001", "W013", "E001"]));
}

#[test]
fn two_answers_in_one_field_are_none() {
    for (column, text) in [(8, "a og b"), (8, "a b"), (9, "1) kvinder"), (6, "1..3")] {
        let row = with(AARHUS, column, text);
        assert_eq!(said(&[HEADER, &row]), (1, 0, 1, vec!["E003"]), "{text}");
    }
}

#[test]
fn zeros_after_the_last_decimal_are_no_decimals() {
    let row = with(&with(AARHUS, 4, "1.234,0000000"), 12, "80,0000");
    assert_eq!(said(&[HEADER, &row]), (1, 0, 0, vec![]));
}

#[test]
fn a_line_of_tabs_is_held_without_a_word_on_hidden_characters() {
    let told = said(&[HEADER, AARHUS, &LAESOE.replace(';', "\t")]);
    assert_eq!(told, (1, 1, 0, vec!["H001"]));
}

#[test]
fn a_delimiter_line_that_lies_is_a_line_before_the_header() {
    assert_eq!(said(&["sep=;", HEADER, AARHUS]), (1, 0, 0, vec![]));
    let told = said(&["sep=,", HEADER, AARHUS]);
    assert_eq!(told, (1, 0, 0, vec!["W022"]));
}

#[test]
fn a_heading_that_was_meant_is_refused_at_its_place() {
    let header = HEADER.replace("bruttoudgifter", "bruttoudgfiter");
    let error = load(format!("{header}\n{AARHUS}\n").as_bytes()).unwrap_err();
    assert_eq!(
        (error.code(), error.place()),
        (Some(Code::MissingRequired), (1, 4))
    );
    let error = load(format!("\n{AARHUS}\n").as_bytes()).unwrap_err();
    assert_eq!(
        (error.code(), error.place()),
        (Some(Code::NoHeader), (2, 0))
    );
}

#[test]
fn rows_in_json_are_no_table_and_a_package_under_another_name_is_one() {
    for rows in [
        "[{\"kommune\": \"Aarhus\"}]",
        "{\"kommune\": \"Aarhus\"}\n{}\n",
    ] {
        let error = load(rows.as_bytes()).unwrap_err();
        assert_eq!(error.code(), Some(Code::NotATable), "{rows}");
    }
    let error = load(b"{\"resources\": []}").unwrap_err();
    assert_eq!(error.code(), Some(Code::BadPackage));
}

#[test]
fn a_cell_that_is_too_long_is_refused_at_its_place_however_it_is_written() {
    let long = "x".repeat(17 << 20);
    for (cell, line, column) in [
        (long.clone(), 2, 10),
        (format!("\"{long}\""), 2, 10),
        (format!("\"a;\n{long}\""), 2, 10),
    ] {
        let row = with(AARHUS, 10, &cell);
        let error = load(format!("{HEADER}\n{row}\n{LAESOE}\n").as_bytes()).unwrap_err();
        let is_cell = matches!(
            error,
            Error::BeyondLimit {
                limit: Limit::Cell,
                ..
            }
        );
        assert!(is_cell, "{error:?}");
        assert_eq!(error.place(), (line, column));
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_when_somebody_writes_to_it_and_refused_when_nobody_does() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = |name: &str| {
        let pipe = folder.path().join(name);
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        pipe
    };
    let error = load::load(&Source::of(pipe("silent"))).unwrap_err();
    assert_eq!(error.code(), Some(Code::CannotRead));
    let pipe = pipe("loud");
    let writer = pipe.clone();
    let writer = std::thread::spawn(move || {
        std::fs::write(writer, format!("{HEADER}\n{AARHUS}\n")).unwrap();
    });
    let loaded = load::load(&Source::of(&pipe)).unwrap();
    assert_eq!(loaded.report.counts().rows, 1);
    writer.join().unwrap();
}

#[test]
fn input_without_end_is_refused_by_its_beginning() {
    for start in [
        "",
        "kommune;x\n",
        "\"kommune;område\n",
        "{\"a\": \"",
        "PK\u{3}\u{4}",
    ] {
        let program = assert_cmd::cargo::cargo_bin!("indsats");
        let mut child = std::process::Command::new(program)
            .args(["check", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let feeder = std::thread::spawn(move || {
            let mut endless = start.as_bytes().chain(repeat(b'x'));
            std::io::copy(&mut endless, &mut stdin).unwrap_err().kind()
        });
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(feeder.join().unwrap(), std::io::ErrorKind::BrokenPipe);
    }
}
