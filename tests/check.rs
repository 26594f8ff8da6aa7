//! `indsats check` as a program: exit codes, streams, languages, JSON, and hostile text.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;
use std::io::Read as _;
use std::path::PathBuf;
use std::process::{Output, Stdio};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder;hjemmelsgrundlag;\
                      primær målgruppe;sekundær målgruppe;indhold;formål;andel\n";
const CLEAN: &str = "Køge;Social;Fest;495;100;staten;ukendt;a;kvinder;Fest;Mødes;35,5\n";

/// A folder with files of its own.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn with(&self, name: &str, rows: &[&str]) -> String {
        self.bytes(name, format!("{HEADER}{}", rows.concat()).as_bytes())
    }

    fn bytes(&self, name: &str, bytes: &[u8]) -> String {
        let path: PathBuf = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("indsats").unwrap();
    command
        .env_remove("NO_COLOR")
        .args(arguments)
        .output()
        .unwrap()
}

fn check(lang: &str, arguments: &[&str]) -> (i32, String, String) {
    let output = run(&[&["--lang", lang, "check"], arguments].concat());
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn json(arguments: &[&str]) -> (i32, Value, String) {
    let (code, stdout, stderr) = check("en", &[arguments, &["--format", "json"]].concat());
    assert_eq!(stderr, "");
    assert_eq!(stdout.lines().count(), 1);
    (code, serde_json::from_str(&stdout).unwrap(), stdout)
}

/// The keys of JSON objects in the order in which they are written.
fn keys(object: &str) -> Vec<&str> {
    let parts = object
        .split("\":")
        .map(|part| part.rsplit('"').next().unwrap());
    let mut keys: Vec<_> = parts.collect();
    keys.pop();
    keys
}

fn amount(amount: &str) -> String {
    CLEAN.replace(";495;", &format!(";{amount};"))
}

fn hidden(c: char) -> bool {
    matches!(c, '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

fn assert_clean(text: &str) {
    let found = text.chars().find(|c| *c != '\n' && hidden(*c));
    assert!(found.is_none(), "{found:?} in {text:?}");
}

#[test]
fn a_file_without_findings_exits_with_0_and_says_so() {
    let files = Files::new();
    let file = files.with("svar.csv", &[CLEAN]);
    let (code, stdout, stderr) = check("da", &[&file]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert!(
        stdout.ends_with("1 post = 1 række · ingen fund\n"),
        "{stdout}"
    );
    let (_, stdout, _) = check("en", &[&file]);
    assert!(
        stdout.ends_with("1 record = 1 row · no findings\n"),
        "{stdout}"
    );
}

#[test]
fn the_shipped_example_is_checked_when_no_file_is_named() {
    let (code, stdout, stderr) = check("en", &[]);
    assert!(code <= 1, "{stdout}");
    assert!(stdout.contains("706 records = 706 rows"), "{stdout}");
    assert_eq!(stderr, "");
}

#[test]
fn findings_exit_with_1_and_are_told_in_both_languages() {
    let files = Files::new();
    let file = files.with("svar.csv", &[CLEAN, &amount("495 t.kr."), "Køge;Social\n"]);
    let (code, stdout, stderr) = check("da", &[&file]);
    assert_eq!((code, stderr.as_str()), (1, ""));
    for part in [
        "fejl[E001]",
        "holdt tilbage[H001]",
        "svar.csv:3:4",
        "svar.csv:4",
        "= hjælp: ",
        "= ventet: ",
        "3 poster = 2 rækker + 1 holdt tilbage · 1 fejl i felter",
        "indsats explain ",
    ] {
        assert!(stdout.contains(part), "{part}\n{stdout}");
    }
    assert_clean(&stdout);
    let (code, stdout, _) = check("en", &[&file]);
    assert_eq!(code, 1);
    for part in [
        "error[E001]",
        "held[H001]",
        "= help: ",
        "= expected: ",
        "1 cell error",
    ] {
        assert!(stdout.contains(part), "{part}\n{stdout}");
    }
}

#[test]
fn a_refusal_exits_with_2_on_the_stream_of_errors() {
    let files = Files::new();
    let file = files.with(
        "svar.csv",
        &[&CLEAN.replace(";Fest;Mødes", ";\"Fest;Mødes")],
    );
    let (code, stdout, stderr) = check("da", &[&file]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    for part in [
        "FEJL [R006]",
        "svar.csv, linje 2, kolonne 10",
        "Ingen rækker er indlæst.",
    ] {
        assert!(stderr.contains(part), "{part}\n{stderr}");
    }
    let (code, stdout, stderr) = check("en", &[&file, "--format", "short"]);
    assert_eq!((code, stderr.as_str()), (2, ""));
    assert!(
        stdout.contains("svar.csv:2:10: refused[R006]: a quotation mark"),
        "{stdout}"
    );
}

#[test]
fn short_is_one_line_for_every_finding() {
    let files = Files::new();
    let bad = amount("x");
    let file = files.with("svar.csv", &vec![bad.as_str(); 60]);
    let (code, stdout, _) = check("en", &[&file, "--format", "short"]);
    assert_eq!(code, 1);
    let errors: Vec<_> = stdout
        .lines()
        .filter(|line| line.contains("[E001]"))
        .collect();
    assert_eq!(errors.len(), 60);
    for (at, line) in errors.iter().enumerate() {
        let start = format!("{file}:{}:4: error[E001]: bruttoudgifter: ", at + 2);
        assert!(line.starts_with(&start), "{line}");
    }
}

#[test]
fn a_flood_is_grouped_and_the_limit_counts_the_rest() {
    let files = Files::new();
    let bad: Vec<_> = (0..60).map(|n| amount(&format!("x{n}"))).collect();
    let rows: Vec<_> = bad.iter().map(String::as_str).collect();
    let flood = files.with("flood.csv", &rows);
    let (_, stdout, _) = check("en", &[&flood]);
    assert_eq!(stdout.matches("error[E001]").count(), 3, "{stdout}");
    assert!(stdout.contains("… and 57 more like it"), "{stdout}");
    let (_, stdout, _) = check("en", &[&flood, "--limit", "0"]);
    assert_eq!(stdout.matches("error[E001]").count(), 60);
    let few = files.with("few.csv", &rows[..10]);
    let (code, stdout, _) = check("da", &[&few, "--limit", "4"]);
    assert_eq!(code, 1);
    assert_eq!(stdout.matches("fejl[E001]").count(), 4, "{stdout}");
    assert!(stdout.contains("--limit 0 viser dem alle"), "{stdout}");
}

#[test]
fn json_has_its_keys_in_order_and_null_where_there_is_no_place() {
    let files = Files::new();
    let found = "4\u{9b}9\u{202e}5";
    let file = files.with("svar.csv", &[&amount(found), "Køge;Social\n"]);
    let (code, value, text) = json(&[&file]);
    assert_eq!(code, 1);
    assert_clean(&text);
    let (files_text, notes_text) = text.split_once("],\"records\":").unwrap();
    assert_eq!(
        keys(files_text.split_once('[').unwrap().1),
        [
            "name",
            "encoding",
            "delimiter",
            "sheet",
            "header_line",
            "records",
            "rows",
            "held"
        ]
    );
    let (_, first) = notes_text.split_once("\"notes\":[").unwrap();
    let first = first.split("},{").next().unwrap();
    assert_eq!(
        keys(first),
        [
            "code",
            "severity",
            "file",
            "line",
            "column",
            "column_name",
            "found",
            "expected",
            "help"
        ]
    );
    assert!(text.starts_with("{\"files\":["));
    assert_eq!(
        keys(&notes_text[..=notes_text.find('[').unwrap()]),
        ["rows", "held", "cell_errors", "warnings", "notes"]
    );
    for (key, number) in [("records", 2), ("rows", 1), ("held", 1), ("cell_errors", 1)] {
        assert_eq!(value[key], number, "{key}");
    }
    let notes = value["notes"].as_array().unwrap();
    let error = notes.iter().find(|note| note["code"] == "E001").unwrap();
    assert_eq!((&error["line"], &error["column"]), (&2.into(), &4.into()));
    assert_eq!(error["severity"], "error");
    assert_eq!(error["column_name"], "bruttoudgifter");
    assert_eq!(error["found"], found);
    assert_eq!(error["file"], file.as_str());
    let held = notes.iter().find(|note| note["code"] == "H001").unwrap();
    assert_eq!((&held["line"], &held["column"]), (&3.into(), &Value::Null));
}

#[test]
fn json_tells_a_refusal_in_the_same_shape() {
    let files = Files::new();
    let open = files.with("open.csv", &["Køge;\"Social\n"]);
    let missing = files.bytes(
        "missing.csv",
        "kommune;område;initiativ\nKøge;Social;Fest\n".as_bytes(),
    );
    let empty = files.bytes("empty.csv", b"");
    let nowhere = format!("{empty}.nowhere");
    for (file, code, line) in [
        (&open, "R006", Some(2)),
        (&missing, "R004", Some(1)),
        (&empty, "R002", None),
        (&nowhere, "R001", None),
    ] {
        let (exit, value, _) = json(&[file]);
        assert_eq!(exit, 2);
        assert_eq!(value["files"], Value::Array(Vec::new()));
        for key in ["records", "rows", "held", "cell_errors", "warnings"] {
            assert_eq!(value[key], 0, "{key}");
        }
        let notes = value["notes"].as_array().unwrap();
        assert_eq!(notes.len(), 1);
        assert_eq!(
            (&notes[0]["code"], &notes[0]["severity"]),
            (&code.into(), &"refused".into())
        );
        assert_eq!(notes[0]["file"], file.as_str());
        assert_eq!(notes[0]["line"], line.map_or(Value::Null, Value::from));
        assert!(notes[0]["help"].is_string() && notes[0]["found"].is_string());
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let files = Files::new();
    let bad = amount("x");
    let file = files.with("svar.csv", &vec![bad.as_str(); 3_000]);
    for arguments in [
        vec!["check", &file, "--limit", "0"],
        vec!["check", &file, "--format", "short"],
        vec!["check", &file, "--format", "json"],
    ] {
        let program = assert_cmd::cargo::cargo_bin!("indsats");
        let mut child = std::process::Command::new(program)
            .args(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut start = [0; 64];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut start).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn nothing_of_a_hostile_file_or_name_reaches_the_terminal() {
    let files = Files::new();
    let attack = "a\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{200b}\u{e0073}b";
    let rows = [
        format!(
            "{attack};{attack};{attack};{attack};{attack};{attack};{attack};{attack};x;x;x;x\n"
        ),
        format!("{attack}\n"),
        amount(&format!("\"1\n{attack}\"")),
    ];
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let loaded = files.with(&format!("{attack}.csv"), &rows);
    let heading = format!("kommune;område;{attack};bruttoudgifter\nKøge;Social;x;1\n");
    let refused = files.bytes(&format!("refused{attack}.csv"), heading.as_bytes());
    for lang in ["da", "en"] {
        for format in ["text", "short", "json"] {
            for (file, exit) in [(&loaded, 1), (&refused, 2)] {
                let (code, stdout, stderr) =
                    check(lang, &[file, "--format", format, "--limit", "0"]);
                assert_eq!(code, exit, "{stdout}{stderr}");
                assert_clean(&stdout);
                assert_clean(&stderr);
                let seen = if format == "json" {
                    "\\u001b]0;x"
                } else {
                    "␛]0;x␇"
                };
                assert!(
                    format!("{stdout}{stderr}").contains(seen),
                    "{stdout}{stderr}"
                );
            }
        }
    }
}

#[test]
fn a_wrong_argument_is_told_and_exits_with_2() {
    for arguments in [
        vec!["check", "a.csv", "--max-cell", "many"],
        vec!["check", "a.csv", "--delimiter", "xx"],
        vec!["check", "a.csv", "--format", "xml"],
        vec!["check", "a.csv", "--sheet", "x", "--all-sheets"],
    ] {
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

#[test]
fn the_help_of_check_has_examples_in_both_languages() {
    for (lang, word) in [("da", "Eksempler:"), ("en", "Examples:")] {
        let (code, stdout, _) = check(lang, &["--help"]);
        assert_eq!(code, 0);
        for part in [
            word,
            "--all-sheets",
            "--max-unpacked",
            "--format",
            "indsats explain E001",
        ] {
            assert!(stdout.contains(part), "{part}\n{stdout}");
        }
    }
}

/// What `expectations.tsv` says of a file: rows, held, cell errors, whether there are warnings, exit code.
type Expected = (u64, u64, u64, bool, i32);

#[test]
fn every_file_of_the_corpus_is_told_in_json_as_expected_and_in_every_form_without_a_hidden_character()
 {
    let table = fs::read_to_string("tests/corpus/expectations.tsv").unwrap();
    let (mut all, mut disagree) = (0, Vec::new());
    for line in table.lines().skip(1) {
        let cells: Vec<_> = line.split('\t').collect();
        let file = format!("tests/corpus/files/{}", cells[0]);
        all += 1;
        disagree.extend(disagreement(&cells, &file));
        let exit: i32 = cells[6].parse().unwrap();
        for form in ["text", "short"] {
            let (code, stdout, stderr) = check("da", &[&file, "--format", form]);
            assert_eq!(code, exit, "{file}");
            assert_clean(&stdout);
            assert_clean(&stderr);
            assert_eq!(exit == 2 && form == "text", !stderr.is_empty(), "{file}");
        }
    }
    println!(
        "{} of {all} files of the corpus agree",
        all - disagree.len()
    );
    assert_eq!(disagree, Vec::<String>::new());
}

/// How a file is told in JSON, where that is not as the line of the expectations says.
fn disagreement(cells: &[&str], file: &str) -> Option<String> {
    let number = |at: usize| cells[at].parse::<u64>().unwrap();
    let exit = cells[6].parse().unwrap();
    let expected: Expected = (number(2), number(3), number(4), number(5) > 0, exit);
    let (code, value, text) = json(&[file]);
    assert_clean(&text);
    let told = |key: &str| value[key].as_u64().unwrap();
    let warns = told("warnings") > 0;
    let found = (told("rows"), told("held"), told("cell_errors"), warns, code);
    let notes = value["notes"].as_array().unwrap();
    let mut places = cells[7].split(',').filter(|place| !place.is_empty());
    let missing = places.find(|place| {
        let (line, column) = place[1..].split_once('C').unwrap_or((&place[1..], ""));
        let is = |value: &Value, number: &str| {
            number.is_empty() || value.as_u64() == number.parse().ok()
        };
        !notes
            .iter()
            .any(|note| is(&note["line"], line) && is(&note["column"], column))
    });
    (found != expected || missing.is_some())
        .then(|| format!("{file}: expected {expected:?}, found {found:?}, without {missing:?}"))
}

#[test]
fn a_full_disk_is_told_and_exits_with_2() {
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let files = Files::new();
    let file = files.with("svar.csv", &[&amount("x")]);
    for arguments in [vec!["check", &file], vec!["explain"]] {
        let program = assert_cmd::cargo::cargo_bin!("indsats");
        let output = std::process::Command::new(program)
            .args(["--lang", "da"])
            .args(&arguments)
            .stdout(full())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("ingen plads"), "{said}");
    }
}

#[test]
fn the_constructed_example_is_named_as_that_and_a_file_of_one_s_own_is_not() {
    let notice = "CONSTRUCTED EXAMPLE – not the municipalities' reports";
    let files = Files::new();
    let own = files.with("svar.csv", &["Køge;Social;Fest;1;0\n"]);
    for (path, is_example) in [(None, true), (Some(own.as_str()), false)] {
        for format in ["text", "json"] {
            let mut command = Command::cargo_bin("indsats").unwrap();
            let command = command.args(["check", "--lang", "en", "--format", format]);
            let output = command.args(path).output().unwrap();
            let told = String::from_utf8(output.stdout).unwrap();
            assert_eq!(told.contains(notice), is_example, "{format}: {told}");
        }
    }
}
