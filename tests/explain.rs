//! `indsats explain` as a program, and its examples against the reader.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;
use std::process::Output;

use assert_cmd::Command;
use indsats::domain::note::Code;
use indsats::load::{self, Source};
use indsats::text::{Lang, Language};
use tempfile::TempDir;

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("indsats").unwrap();
    command.args(arguments).output().unwrap()
}

#[test]
fn explain_tells_of_a_code_lists_them_all_and_suggests_near_ones() {
    let output = run(&["--lang", "da", "explain", "e001"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.starts_with("E001 (fejl): "), "{text}");
    assert!(
        text.contains("```text\n") && text.contains("495 t.kr."),
        "{text}"
    );
    let output = run(&["--lang", "en", "explain"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("  W028  ") && text.contains("  R001  "),
        "{text}"
    );
    let output = run(&["--lang", "en", "explain", "E01"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("Did you mean E001?"), "{said}");
}

/// Codes whose example is not the text of a file as it stands: bytes, workbooks, commands, a list of
/// another kind, or visible stand-ins.
const NO_FILE: [Code; 29] = [
    Code::CannotRead,
    Code::EmptyFile,
    Code::Compressed,
    Code::NotATable,
    Code::UnknownEncoding,
    Code::OldWorkbook,
    Code::DamagedWorkbook,
    Code::BeyondLimit,
    Code::ForbiddenContent,
    Code::SheetChoice,
    Code::NoSheet,
    Code::BadPackage,
    Code::BadMapping,
    Code::BadPublished,
    Code::TooManyRows,
    Code::SameFile,
    Code::BadGroups,
    Code::HiddenCharacters,
    Code::LongCell,
    Code::Undecodable,
    Code::PercentStyle,
    Code::UnclearResponse,
    Code::Encoding,
    Code::MixedLineEnds,
    Code::EndOfFileMark,
    Code::SheetRead,
    Code::SheetPassedOver,
    Code::MappedColumn,
    Code::NoFinalLineEnd,
];

/// Codes whose example is a file of corrections, of a row that stands in kroner.
const CORRECTIONS: [Code; 5] = [
    Code::BadCorrections,
    Code::StaleCorrection,
    Code::StrayCorrection,
    Code::RepeatedCorrection,
    Code::CorrectedCell,
];

#[test]
fn the_example_of_a_code_is_a_file_in_which_it_is_found() {
    let folder = TempDir::new().unwrap();
    let language = Language::new(Lang::En).unwrap();
    let mut missing = Vec::new();
    for code in Code::ALL.iter().filter(|code| !NO_FILE.contains(code)) {
        let example = language.explanation(*code).example;
        let file = folder.path().join("svar.csv");
        let mut source = Source::of(&file);
        if CORRECTIONS.contains(code) {
            let row = "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Mentorer;495000";
            fs::write(&file, row).unwrap();
            let corrections = folder.path().join("rettelser.csv");
            fs::write(&corrections, example).unwrap();
            source.corrections = Some(corrections);
        } else {
            fs::write(&file, example).unwrap();
        }
        let found: Vec<_> = match load::load(&source) {
            Ok(loaded) => loaded.report.notes.iter().map(|note| note.code).collect(),
            Err(error) => error.code().into_iter().collect(),
        };
        if !found.contains(code) {
            missing.push((code, found));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}
