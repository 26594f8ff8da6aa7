//! `indsats diff` as a program: exit codes, streams, formats, confirmed renames, and texts that steer.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;
use std::io::Read as _;
use std::path::PathBuf;
use std::process::Stdio;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;andel\n";
const OLD: &str =
    "Køge;Social;Fest;100;10;_\nKøge;Social;Løb;20;0;_\nVejle;Social;Sprogcafé 2019;300;0;50\n";
const NEW: &str = "Køge;Social;Fest;150;10;_\nKøge;Beskæftigelse;=Job;70,5;0;_\nVejle;Social;Sprogcafé 2020;300;0;60\n";

struct Files(TempDir);

impl Files {
    fn new() -> Self {
        let files = Self(TempDir::new().unwrap());
        files.with("old.csv", OLD);
        files.with("new.csv", NEW);
        files
    }

    fn with(&self, name: &str, rows: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, format!("{HEADER}{rows}")).unwrap();
        path
    }

    /// A package in a price level.
    fn package(&self, name: &str, level: &str, rows: &str) {
        let folder = self.0.path().join(name);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("rows.csv"), format!("{HEADER}{rows}")).unwrap();
        let description = format!(
            r#"{{"name": "x", "price_level": "{level}", "resources": [{{"name": "initiatives", "path": "rows.csv"}}]}}"#
        );
        fs::write(folder.join("datapackage.json"), description).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut command = Command::cargo_bin("indsats").unwrap();
        command
            .current_dir(self.0.path())
            .arg("diff")
            .args(arguments);
        let output = command.args(["--lang", "en"]).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code().unwrap(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let (code, stdout, stderr) = self.run(&[arguments, &["--format", "json"]].concat());
        assert_eq!(stderr, "");
        assert_eq!(stdout.lines().count(), 1);
        (code, serde_json::from_str(&stdout).unwrap())
    }
}

fn counts(whole: &Value) -> [u64; 5] {
    ["unchanged", "changed", "added", "removed", "proposed"]
        .map(|name| whole["counts"][name].as_u64().unwrap())
}

#[test]
fn the_same_data_in_another_form_has_no_difference() {
    let files = Files::new();
    files.with(
        "again.csv",
        &OLD.lines().rev().collect::<Vec<_>>().join("\n"),
    );
    let (code, stdout, stderr) = files.run(&["old.csv", "again.csv"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert_eq!(
        stdout.lines().skip(2).collect::<Vec<_>>(),
        [
            "unchanged: 3 · changed: 0 · added: 0 · removed: 0 · renamed?: 0",
            "No differences."
        ]
    );
}

#[test]
fn differences_are_told_and_exit_with_1() {
    let (code, stdout, stderr) = Files::new().run(&["old.csv", "new.csv"]);
    assert_eq!((code, stderr.as_str()), (1, ""));
    insta::assert_snapshot!(stdout);
}

#[test]
fn markdown_is_a_table_with_a_heading_for_each_section() {
    let (code, stdout, _) = Files::new().run(&["old.csv", "new.csv", "--format", "markdown"]);
    assert_eq!(code, 1);
    assert!(stdout.starts_with("## What changed\n"), "{stdout}");
    assert!(
        stdout.contains("\n| **Added initiatives** |  |"),
        "{stdout}"
    );
    assert!(
        stdout.contains("| Køge | Fest | 100 | 150 | +50 | bruttoudgifter |"),
        "{stdout}"
    );
}

#[test]
fn csv_has_a_line_for_each_change_and_no_formula() {
    let (code, stdout, _) = Files::new().run(&["old.csv", "new.csv", "--format", "csv"]);
    assert_eq!(code, 1);
    assert_eq!(
        stdout,
        "class;municipality;old_title;title;column;old;new;score;old_file;old_line;file;line;status\n\
         changed;Køge;Fest;Fest;bruttoudgifter;100;150;;old.csv;2;new.csv;2;reported\n\
         added;Køge;;'=Job;bruttoudgifter;;70,5;;;;new.csv;3;reported\n\
         added;Vejle;;Sprogcafé 2020;bruttoudgifter;;300;;;;new.csv;4;reported\n\
         removed;Køge;Løb;;bruttoudgifter;20;;;old.csv;3;;;reported\n\
         removed;Vejle;Sprogcafé 2019;;bruttoudgifter;300;;;old.csv;4;;;reported\n\
         proposed;Vejle;Sprogcafé 2019;Sprogcafé 2020;;;;899;old.csv;4;new.csv;4;reported\n"
    );
}

#[test]
fn json_says_the_same_with_its_version() {
    let (code, whole) = Files::new().json(&["old.csv", "new.csv"]);
    assert_eq!((code, whole["version"].as_u64()), (1, Some(1)));
    assert_eq!(counts(&whole), [0, 1, 2, 2, 1]);
    assert_eq!(whole["comparable"], true);
    let all = &whole["totals"][0];
    assert_eq!(all["of"], "all");
    assert_eq!(all["old"]["gross"], "420000.00");
    assert_eq!(all["difference"]["gross"], "100500.00");
    assert_eq!(all["from_added"]["gross"], "370500.00");
    assert_eq!(all["from_removed"]["gross"], "-320000.00");
    assert_eq!(all["from_changed"]["gross"], "50000.00");
    assert_eq!(whole["changed"][0]["changes"][0]["new"], "150");
    assert_eq!(whole["added"][0]["title"], "=Job");
    assert_eq!(whole["proposed"][0]["same_amount"], true);
}

#[test]
fn the_csv_confirms_the_renames_that_it_names() {
    let files = Files::new();
    let (_, table, _) = files.run(&["old.csv", "new.csv", "--format", "csv"]);
    fs::write(files.0.path().join("seen.csv"), &table).unwrap();
    for confirmed in ["seen.csv", "all"] {
        let (code, whole) = files.json(&["old.csv", "new.csv", "--confirm-renames", confirmed]);
        assert_eq!((code, counts(&whole)), (1, [0, 2, 1, 1, 0]));
        assert_eq!(whole["changed"][1]["renamed"].as_u64(), Some(899));
    }
    let others = table.lines().filter(|line| !line.starts_with("proposed"));
    let nothing = others.collect::<Vec<_>>().join("\n");
    fs::write(files.0.path().join("none.csv"), nothing).unwrap();
    let (_, whole) = files.json(&["old.csv", "new.csv", "--confirm-renames", "none.csv"]);
    assert_eq!(counts(&whole), [0, 1, 2, 2, 1]);
}

#[test]
fn a_confirmation_that_does_not_fit_is_refused_by_line() {
    let files = Files::new();
    let path = files.0.path().join("seen.csv");
    let refused = |text: &str| {
        fs::write(&path, text).unwrap();
        let (code, stdout, stderr) =
            files.run(&["old.csv", "new.csv", "--confirm-renames", "seen.csv"]);
        assert_eq!((code, stdout.as_str()), (2, ""));
        stderr
    };
    let stderr = refused(
        "municipality;old_title;title\nVejle;Sprogcafé 2019;Sprogcafé 2020\nKøge;Løb;\u{1b}[2JJob\n",
    );
    assert!(
        stderr.contains("seen.csv line 3: Løb → ␛[2JJob"),
        "{stderr}"
    );
    let stderr = refused("municipality;title\n");
    assert!(stderr.contains("lacks the column old_title"), "{stderr}");
    let (code, _, stderr) = files.run(&["old.csv", "new.csv", "--confirm-renames", "gone.csv"]);
    assert!(code == 2 && stderr.contains("gone.csv"), "{stderr}");
}

#[test]
fn what_cannot_be_compared_exits_with_2() {
    let files = Files::new();
    for arguments in [
        &["old.csv", "gone.csv"][..],
        &["gone.csv", "new.csv"],
        &["old.csv"],
        &[],
    ] {
        let (code, stdout, stderr) = files.run(arguments);
        assert_eq!((code, stdout.as_str()), (2, ""), "{arguments:?}");
        assert_ne!(stderr, "");
    }
}

#[test]
fn kroner_of_other_price_levels_are_not_compared_but_rows_are() {
    let files = Files::new();
    files.package("then", "19-pl", OLD);
    files.package("now", "22-pl", NEW);
    let (code, stdout, _) = files.run(&["then", "now"]);
    assert_eq!(code, 1);
    assert!(
        stdout.contains("Differences in kroner are not shown"),
        "{stdout}"
    );
    assert!(
        !stdout.contains("+100") && !stdout.contains("+50"),
        "{stdout}"
    );
    let (_, whole) = files.json(&["then", "now"]);
    assert_eq!(whole["comparable"], false);
    assert_eq!(whole["totals"][0]["difference"]["gross"], Value::Null);
    assert_eq!(whole["totals"][0]["difference"]["rows"], 0);
    assert_eq!(counts(&whole), [0, 1, 2, 2, 1]);
    let (code, whole) = files.json(&["then", "then"]);
    assert_eq!((code, counts(&whole)), (0, [3, 0, 0, 0, 0]));
}

#[test]
fn how_files_are_read_holds_for_both() {
    let files = Files::new();
    let answers = "kommune;besvaret\nKøge;ja\nVejle;ja\nGreve;ja\nSorø;nej\n";
    fs::write(files.0.path().join("answers.csv"), answers).unwrap();
    let (_, alone) = files.json(&["old.csv", "new.csv"]);
    let (_, whole) = files.json(&["old.csv", "new.csv", "--responses", "answers.csv"]);
    let per_head =
        |whole: &Value, side: &str| whole["totals"][0][side]["gross_per_inhabitant"].clone();
    for side in ["old", "new"] {
        assert_ne!(per_head(&alone, side), per_head(&whole, side));
    }
    assert_eq!(whole["responses"].as_array().unwrap().len(), 0);
}

#[test]
fn the_constructed_example_is_never_told_without_its_notice() {
    let files = Files::new();
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    for format in ["table", "markdown"] {
        let (code, stdout, _) = files.run(&[data, "new.csv", "--format", format]);
        assert!(
            code == 1 && stdout.contains("CONSTRUCTED EXAMPLE"),
            "{stdout}"
        );
    }
    let (code, whole) = files.json(&[data, data]);
    assert_eq!((code, counts(&whole)), (0, [706, 0, 0, 0, 0]));
    assert_eq!(whole["new"]["status"], "constructed");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let files = Files::new();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("indsats"))
        .current_dir(files.0.path())
        .args(["diff", data, "new.csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stderr = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut stderr)
        .unwrap();
    child.wait().unwrap();
    assert_eq!(stderr, "");
}
