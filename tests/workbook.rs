//! A ministry's workbook of 98 sheets: refused until a flag says which to read, read whole, and a wrong cell named by
//! sheet and cell wherever it is told.
#![expect(
    clippy::unwrap_used,
    reason = "a test fails where it stands, also in its own functions"
)]

#[path = "ministry/mod.rs"]
mod ministry;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::LazyLock;

use assert_cmd::Command;
use indsats::domain::dataset::{Dataset, Initiative, Response};
use indsats::domain::field::Field;
use indsats::domain::money::{Money, ORE_PER_THOUSAND_KRONER};
use indsats::load::{self, Loaded, Options, Sheets, Source};
use ministry::{WRONG, Written};
use serde_json::Value;
use tempfile::TempDir;

/// The workbook, made once, and what was written into it.
static BOOK: LazyLock<(TempDir, Written)> = LazyLock::new(|| {
    let folder = TempDir::new().unwrap();
    let written = ministry::write(&folder.path().join("book.xlsx"));
    (folder, written)
});

fn written() -> &'static Written {
    &BOOK.1
}

/// The program in the workbook's folder: exit code, standard output, standard error.
fn run(lang: &str, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("indsats").unwrap();
    command.current_dir(BOOK.0.path()).args(arguments);
    let output = command.args(["--lang", lang]).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn all() -> Loaded {
    let path: PathBuf = BOOK.0.path().join("book.xlsx");
    let options = Options {
        sheets: Sheets::All,
        ..Options::default()
    };
    load::load(&Source {
        options,
        ..Source::of(path)
    })
    .unwrap()
}

/// Sums by municipality in 1,000 kr., those without rows included.
fn sums(data: &Dataset, amount: fn(&Initiative<'_>) -> Field<Money>) -> BTreeMap<String, i64> {
    let places = data.places();
    let name = |place| places.get(place).name.as_raw().lossless().to_owned();
    let mut sums: BTreeMap<_, _> = places
        .ids()
        .map(|place| (name(place), Money::ZERO))
        .collect();
    for row in data.rows() {
        let it = data.initiative(row);
        *sums.get_mut(&name(it.place)).unwrap() += amount(&it).given().unwrap_or(Money::ZERO);
    }
    sums.into_iter()
        .map(|(name, sum)| {
            let whole = sum.floored_ore() / i128::from(ORE_PER_THOUSAND_KRONER);
            assert_eq!(
                whole * i128::from(ORE_PER_THOUSAND_KRONER),
                sum.floored_ore()
            );
            (name, i64::try_from(whole).unwrap())
        })
        .collect()
}

#[test]
fn the_workbook_is_one_that_a_ministry_could_get() {
    let written = written();
    assert_eq!(written.sheets.len(), 98);
    assert_eq!(written.rows.len(), 98);
    let none = written.rows.values().filter(|rows| **rows == 0).count();
    assert!((8..=15).contains(&none), "{none} without initiatives");
    assert_eq!(written.rows.values().max(), Some(&20));
    assert!(written.count(&["H003"]) > 20 && written.count(&["H004"]) > 10);
    assert_eq!(written.count(&["E001"]), 1);
}

#[test]
fn without_a_flag_it_is_refused_with_some_sheets_named_and_both_flags() {
    let first: Vec<_> = written().sheets[..8].iter().map(String::as_str).collect();
    for (lang, rest, nothing) in [
        ("da", "… og 90 flere", "Ingen rækker er indlæst."),
        ("en", "… and 90 more", "No rows are loaded."),
    ] {
        let list = format!("{} {rest}", first.join(", "));
        let (code, stdout, stderr) = run(lang, &["check", "book.xlsx"]);
        assert_eq!((code, stdout.as_str()), (2, ""));
        for part in [
            "[R014]",
            "book.xlsx: ",
            &list,
            "--sheet",
            "--all-sheets",
            nothing,
        ] {
            assert!(stderr.contains(part), "{part}\n{stderr}");
        }
        assert!(stderr.chars().count() < 400, "{stderr}");
        for arguments in [
            &["book.xlsx", "--print", "80x24"][..],
            &["export", "book.xlsx", "--output", "-"],
        ] {
            let (code, stdout, stderr) = run(lang, arguments);
            assert_eq!((code, stdout.as_str()), (2, ""), "{arguments:?}");
            assert!(stderr.contains(&list), "{stderr}");
        }
    }
}

#[test]
fn a_sheet_that_is_not_there_is_refused_with_some_that_are() {
    for (lang, rest) in [("da", "… og 92 flere"), ("en", "… and 92 more")] {
        let (code, _, stderr) = run(lang, &["check", "book.xlsx", "--sheet", "Hernng"]);
        assert_eq!(code, 2);
        for part in ["[R015]", "Hernng", "--sheet", rest] {
            assert!(stderr.contains(part), "{part}\n{stderr}");
        }
    }
}

#[test]
fn every_sheet_is_read_and_every_sum_is_the_one_that_was_written() {
    let (written, loaded) = (written(), all());
    let data = &loaded.dataset;
    let rows: u64 = written.rows.values().sum();
    let counts = loaded.report.counts();
    let held = written.count(&["H003", "H004", "H006"]);
    assert_eq!((counts.rows, counts.held), (rows, held));
    assert_eq!(counts.records, rows + held);
    assert_eq!(data.len() as u64, rows);
    assert_eq!(data.origins().len(), 98);
    assert_eq!(sums(data, |it| it.gross), written.gross);
    assert_eq!(sums(data, |it| it.income), written.income);
    let mut found: BTreeMap<&str, u64> = BTreeMap::new();
    for note in loaded.report.findings() {
        *found.entry(note.code.id()).or_default() += 1;
    }
    assert_eq!(found, written.findings);
}

#[test]
fn a_municipality_that_writes_that_it_has_none_has_responded_with_none() {
    let loaded = all();
    let data = &loaded.dataset;
    for place in data.places().ids() {
        let name = data.places().get(place).name.as_raw().lossless();
        assert_eq!(data.response(place), Response::Responded, "{name}");
        let rows = data.rows().filter(|row| data.place(*row) == place);
        assert_eq!(rows.count() as u64, written().rows[name], "{name}");
    }
}

#[test]
fn a_sheet_by_its_name_is_read_alone() {
    let (code, stdout, _) = run(
        "en",
        &[
            "check",
            "book.xlsx",
            "--sheet",
            "herning",
            "--format",
            "json",
        ],
    );
    assert_eq!(code, 1);
    let value: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(value["rows"], written().rows["Herning"]);
    assert_eq!(value["files"].as_array().unwrap().len(), 1);
    assert_eq!(value["files"][0]["sheet"], "Herning");
    assert_eq!(value["files"][0]["header_line"], 4);
}

#[test]
fn a_wrong_cell_is_named_by_sheet_and_cell_in_json() {
    let (code, stdout, stderr) = run(
        "en",
        &["check", "book.xlsx", "--all-sheets", "--format", "json"],
    );
    assert_eq!((code, stderr.as_str()), (1, ""));
    let value: Value = serde_json::from_str(&stdout).unwrap();
    let rows: u64 = written().rows.values().sum();
    assert_eq!(
        (&value["rows"], &value["cell_errors"]),
        (&rows.into(), &1.into())
    );
    let notes = value["notes"].as_array().unwrap();
    let errors: Vec<_> = notes
        .iter()
        .filter(|note| note["severity"] == "error")
        .collect();
    let [error] = errors[..] else {
        panic!("{errors:?}");
    };
    for (key, expected) in [
        ("code", Value::from("E001")),
        ("file", "book.xlsx#Herning".into()),
        ("line", 17.into()),
        ("column", 4.into()),
        ("column_name", "bruttoudgifter".into()),
        ("found", WRONG.into()),
    ] {
        assert_eq!(error[key], expected, "{key}");
    }
    let passed: Vec<_> = notes
        .iter()
        .filter(|note| note["code"] == "N009")
        .map(|note| &note["found"])
        .collect();
    assert_eq!(passed, ["Lister"]);
}

#[test]
fn a_wrong_cell_is_named_by_sheet_and_cell_in_one_line() {
    for (lang, severity) in [("da", "fejl"), ("en", "error")] {
        let arguments = ["check", "book.xlsx", "--all-sheets", "--format", "short"];
        let (code, stdout, _) = run(lang, &arguments);
        assert_eq!(code, 1);
        let start = format!("book.xlsx#Herning!D17: {severity}[E001]: bruttoudgifter: ");
        let lines: Vec<_> = stdout
            .lines()
            .filter(|line| line.starts_with(&start))
            .collect();
        assert!(lines.len() == 1 && lines[0].contains(WRONG), "{lines:?}");
    }
}

#[test]
fn a_wrong_cell_in_one_of_many_sheets_is_not_lost_in_the_report_for_people() {
    for (lang, severity, more) in [
        ("da", "fejl[E001]", "… og 95 mere af samme slags"),
        ("en", "error[E001]", "… and 95 more like it"),
    ] {
        for limit in ["50", "1"] {
            let arguments = ["check", "book.xlsx", "--all-sheets", "--limit", limit];
            let (code, stdout, stderr) = run(lang, &arguments);
            assert_eq!((code, stderr.as_str()), (1, ""));
            for part in [severity, "book.xlsx#Herning!D17", WRONG] {
                assert!(stdout.contains(part), "{part}, --limit {limit}\n{stdout}");
            }
            // Every sheet has a title above its header; that is told three times and counted.
            assert_eq!(stdout.contains(more), limit == "50", "{stdout}");
        }
    }
}

#[cfg(feature = "tui")]
#[test]
fn a_wrong_cell_stands_first_in_the_terminals_list_and_opens_its_row() {
    for lang in ["da", "en"] {
        let arguments = ["book.xlsx", "--all-sheets", "--print", "160x45", "--keys"];
        let (code, list, stderr) = run(lang, &[&arguments[..], &["!"]].concat());
        assert_eq!((code, stderr.as_str()), (0, ""));
        let first = list.lines().position(|line| line.contains("book.xlsx#"));
        let first = list.lines().nth(first.unwrap()).unwrap();
        for part in ["book.xlsx#Herning!D17", "E001", WRONG] {
            assert!(first.contains(part), "{part}\n{list}");
        }
        let (_, note, _) = run(lang, &[&arguments[..], &["!<enter>"]].concat());
        for part in ["book.xlsx#Herning!D17", WRONG, "Herning;"] {
            assert!(note.contains(part), "{part}\n{note}");
        }
    }
}

#[test]
fn an_export_of_the_workbook_loads_back_with_the_same_sums() {
    let arguments = [
        "export",
        "book.xlsx",
        "--all-sheets",
        "--output",
        "book.csv",
    ];
    let (code, _, stderr) = run("en", &arguments);
    assert_eq!(code, 0, "{stderr}");
    let again = load::load(&Source::of(BOOK.0.path().join("book.csv"))).unwrap();
    let data = &again.dataset;
    assert_eq!(sums(data, |it| it.gross), written().gross);
    assert_eq!(again.report.counts().cell_errors, 1);
}

/// LibreOffice by one of its names, where it is installed.
fn libre_office() -> Option<std::process::Command> {
    let has = |name: &&str| {
        let mut command = std::process::Command::new(name);
        let quiet = command
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        quiet.status().is_ok_and(|status| status.success())
    };
    let name = ["soffice", "libreoffice"].into_iter().find(has)?;
    Some(std::process::Command::new(name))
}

#[test]
fn an_ods_that_libre_office_makes_of_it_says_the_same() {
    let Some(mut office) = libre_office() else {
        println!("skipped: LibreOffice is not installed");
        return;
    };
    let folder = TempDir::new().unwrap();
    let profile = format!(
        "-env:UserInstallation=file://{}/profile",
        folder.path().display()
    );
    office.args([&profile, "--headless", "--convert-to", "ods", "--outdir"]);
    office
        .arg(folder.path())
        .arg(BOOK.0.path().join("book.xlsx"));
    let output = office.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let options = Options {
        sheets: Sheets::All,
        ..Options::default()
    };
    let ods = load::load(&Source {
        options,
        ..Source::of(folder.path().join("book.ods"))
    })
    .unwrap();
    let counts = |loaded: &Loaded| {
        let counts = loaded.report.counts();
        (counts.rows, counts.held, counts.cell_errors)
    };
    let wrong = |loaded: &Loaded| {
        let error = loaded
            .report
            .findings()
            .find(|note| note.code.id() == "E001");
        let error = error.unwrap();
        (error.file, error.line, error.column, error.found.clone())
    };
    let xlsx = all();
    assert_eq!(counts(&ods), counts(&xlsx));
    assert_eq!(wrong(&ods), wrong(&xlsx));
    assert_eq!(sums(&ods.dataset, |it| it.gross), written().gross);
    assert_eq!(sums(&ods.dataset, |it| it.income), written().income);
}
