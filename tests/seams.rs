//! Where parts meet: several files, packages, mappings, lists of responses, exports and the screen together.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use indsats::domain::note::Code;
use indsats::export::{self, Exported};
use indsats::load::watch::Stamps;
use indsats::load::{self, Loaded, Source};
use indsats::query::view::View;

const HEAD: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder;\
    hjemmelsgrundlag;primær målgruppe;sekundær målgruppe;indhold;formål;andel";
const ROW: &str = "Køge;Social;Fest;1000;0;;lov;a;mænd;x;y;10";

fn written(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn opened(bytes: impl AsRef<[u8]>) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    load::load(&Source::of(written(folder.path(), "svar.csv", bytes))).unwrap()
}

fn has(loaded: &Loaded, code: Code) -> usize {
    let notes = loaded.report.notes.iter();
    notes.filter(|note| note.code == code).count()
}

fn exported(loaded: &Loaded) -> String {
    let mut out = Vec::new();
    let content = Exported {
        dataset: &loaded.dataset,
        report: &loaded.report,
    };
    let options = export::Options {
        output: "-".into(),
        force: false,
        inputs: Vec::new(),
    };
    export::run(content, &options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn headings_that_become_equal_keep_their_cells_and_those_after_them() {
    for heads in ["x;x;x (2);z", ";kolonne 13;z", "'=x;=x;z"] {
        let cells = ["a;b;c;last", "a;b;last", "a;b;last"];
        let row = cells
            .iter()
            .find(|row| row.split(';').count() == heads.split(';').count());
        let text = format!("{HEAD};{heads}\n{ROW};{}\n", row.unwrap());
        let out = exported(&opened(text));
        assert!(out.contains("last"), "{heads}: {out}");
    }
}

#[test]
fn more_columns_than_a_number_of_two_bytes_are_refused_or_kept_apart() {
    let folder = tempfile::tempdir().unwrap();
    let paths = (0..5).map(|file| {
        let (mut head, mut row) = (HEAD.to_owned(), ROW.to_owned());
        for at in 0..14_000 {
            write!(head, ";f{file}c{at}").unwrap();
            write!(row, ";f{file}c{at}").unwrap();
        }
        written(
            folder.path(),
            &format!("{file}.csv"),
            format!("{head}\n{row}\n"),
        )
    });
    let source = Source {
        paths: paths.collect(),
        ..Source::default()
    };
    let Ok(loaded) = load::load(&source) else {
        return;
    };
    let data = &loaded.dataset;
    let last = data.rows().last().unwrap();
    for (at, text) in data.extras(last) {
        assert_eq!(data.extra_headings()[at].as_raw(), text);
    }
}

#[test]
fn two_packages_of_different_accounts_years_are_not_divided_by_the_people_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let package = |year: u16| {
        let at = folder.path().join(year.to_string());
        written(&at, "i.csv", format!("{HEAD}\n{ROW}\n"));
        let text = format!(
            r#"{{"accounts_year":{year},"price_level":"22-pl","resources":[{{"name":"initiatives","path":"i.csv"}}]}}"#
        );
        written(&at, "datapackage.json", text);
        at
    };
    let (first, second) = (package(2021), package(2022));
    let value = |paths: Vec<PathBuf>| {
        let source = Source {
            paths,
            ..Source::default()
        };
        let data = load::load(&source).unwrap().dataset;
        View::default().answer(&data).axis.shared
    };
    let (one, two) = (value(vec![first.clone()]), value(vec![first, second]));
    let doubled = (one.unwrap() * rust_decimal::Decimal::from(2)).round_dp(6);
    assert_ne!(
        two.map(|two| two.round_dp(6)),
        Some(doubled),
        "one year gives {one:?}"
    );
}

#[test]
fn what_a_package_says_of_a_constructed_example_stays_as_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let rows = exported(&load::load(&Source::default()).unwrap());
    written(folder.path(), "i.csv", rows);
    let text = r#"{"status":"constructed","accounts_year":2021,"resources":[{"name":"initiatives","path":"i.csv"}]}"#;
    written(folder.path(), "datapackage.json", text);
    let data = load::load(&Source::of(folder.path())).unwrap().dataset;
    assert_eq!(data.description().accounts_year, Some(2021));
}

#[test]
fn records_that_differ_repeat_nobody_and_those_that_are_equal_do() {
    let row = |amount| ROW.replace("1000", amount);
    let (x, y) = (row("x"), row("y"));
    let third = opened(format!("{HEAD}\n{x}\n{y}\n{y}\n"));
    let extra = opened(format!("{HEAD};id\n{ROW};1\n{ROW};2\n"));
    assert_eq!(
        [third, extra].map(|loaded| has(&loaded, Code::Duplicate)),
        [1, 0]
    );
}

#[test]
fn bytes_in_no_encoding_are_told_wherever_they_stand() {
    let text = format!("{HEAD}\n{ROW}\n").into_bytes();
    let before = [b"Titel \xC3\xA6 \xFF\n".as_slice(), &text].concat();
    let held = [&text, b"K\xC3\xB8ge;Social;F\xFFst\n".as_slice()].concat();
    assert_eq!(
        [before, held].map(|bytes| has(&opened(bytes), Code::Undecodable)),
        [1, 1]
    );
}

#[test]
fn a_mark_that_is_taken_away_is_told_in_every_column() {
    let basis = ROW.replace("lov", "'=lov");
    let basis = opened(format!("{HEAD}\n{basis}\n"));
    let extra = opened(format!("{HEAD};note\n{ROW};'-5\n"));
    assert_eq!(
        [basis, extra].map(|loaded| has(&loaded, Code::GuardedText)),
        [1, 1]
    );
}

#[test]
fn the_order_of_packages_does_not_decide_who_answered() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("list");
    written(
        &list,
        "i.csv",
        format!("{HEAD}\n{}\n", ROW.replace("Køge", "Greve")),
    );
    written(&list, "r.csv", "kommune;besvaret\nLæsø;nej\n");
    let text = r#"{"resources":[{"name":"initiatives","path":"i.csv"},{"name":"responses","path":"r.csv"}]}"#;
    written(&list, "datapackage.json", text);
    let empty = written(
        folder.path(),
        "e.csv",
        format!("{HEAD}\n{ROW}\nLæsø;;;;;;;;;;;\n"),
    );
    let answer = |paths: [&Path; 2]| {
        let source = Source {
            paths: paths.map(Path::to_owned).to_vec(),
            ..Source::default()
        };
        let data = load::load(&source).unwrap().dataset;
        let place = data.places().find(indsats::domain::raw::Raw::new("Læsø"));
        data.response(place.unwrap())
    };
    assert_eq!(answer([&list, &empty]), answer([&empty, &list]));
}

#[test]
fn a_list_that_answers_twice_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let source = Source {
        responses: Some(written(
            folder.path(),
            "r.csv",
            "kommune;besvaret\nGreve;nej\nGreve;ja\n",
        )),
        ..Source::of(written(folder.path(), "i.csv", format!("{HEAD}\n{ROW}\n")))
    };
    assert_eq!(has(&load::load(&source).unwrap(), Code::UnclearResponse), 1);
}

#[test]
fn the_files_of_a_package_by_another_name_are_watched() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), "i.csv", format!("{HEAD}\n{ROW}\n"));
    let text = r#"{"resources":[{"name":"initiatives","path":"i.csv"}]}"#;
    let source = Source::of(written(folder.path(), "pakke.json", text));
    assert_eq!(load::load(&source).unwrap().dataset.len(), 1);
    let before = Stamps::of(&source);
    written(folder.path(), "i.csv", format!("{HEAD}\n{ROW}\n{ROW}\n"));
    assert_ne!(before, Stamps::of(&source));
}

#[test]
fn progress_comes_to_its_end_in_a_package_with_a_list_of_responses() {
    let folder = tempfile::tempdir().unwrap();
    written(folder.path(), "i.csv", format!("{HEAD}\n{ROW}\n"));
    let list = format!("kommune;besvaret\nGreve;ja\n{}", "Køge;ja\n".repeat(50));
    written(folder.path(), "r.csv", list);
    let text = r#"{"resources":[{"name":"initiatives","path":"i.csv"},{"name":"responses","path":"r.csv"}]}"#;
    written(folder.path(), "datapackage.json", text);
    let progress = load::Progress::default();
    load::load_with(&Source::of(folder.path()), &progress).unwrap();
    assert_eq!(progress.stage().percent(), 100);
}

#[test]
fn a_column_by_number_that_no_table_has_is_told_for_two_files_as_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| written(folder.path(), name, format!("{HEAD}\n{ROW}\n"));
    let map = written(folder.path(), "m.toml", "[columns]\nandel = 20\n");
    let read = |paths: Vec<PathBuf>| {
        let mut source = Source {
            paths,
            ..Source::default()
        };
        source.options.map = Some(map.clone());
        load::load(&source).is_err()
    };
    let (one, two) = (path("a.csv"), path("b.csv"));
    assert_eq!(
        (read(vec![one.clone()]), read(vec![one, two])),
        (true, true)
    );
}

#[test]
fn an_empty_return_is_known_by_the_name_that_a_mapping_gives() {
    let folder = tempfile::tempdir().unwrap();
    let map = "[values.kommune]\n'Kbh. K' = 'København'\n";
    let map = written(folder.path(), "m.toml", map);
    let text = format!("{HEAD}\n{ROW}\nKbh. K;;;;;;;;;;;\n");
    let mut source = Source::of(written(folder.path(), "a.csv", text));
    source.options.map = Some(map);
    let loaded = load::load(&source).unwrap();
    assert_eq!(
        (
            has(&loaded, Code::EmptyReturn),
            has(&loaded, Code::Footnote)
        ),
        (1, 0)
    );
}

#[test]
fn the_line_that_is_shown_is_the_line_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let row = ROW
        .replace("Fest", "\"Fest\rto\rtre\"")
        .replace("1000", "x");
    let path = written(folder.path(), "a.csv", format!("{HEAD}\r{row}\r"));
    let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_indsats"));
    let out = program
        .args(["check", "--lang", "en"])
        .arg(path)
        .output()
        .unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    let named = text.contains("a.csv:4:4");
    assert!(
        named && text.lines().any(|line| line.starts_with("4 |")),
        "{text}"
    );
}

#[test]
fn an_encoding_that_was_asked_for_is_used_in_a_package_too() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("{HEAD}\n{ROW}\n").replace('æ', "\u{e6}");
    let bytes: Vec<u8> = text.chars().map(|c| c as u8).collect();
    written(folder.path(), "i.csv", bytes);
    let text = r#"{"resources":[{"name":"initiatives","path":"i.csv"}]}"#;
    written(folder.path(), "datapackage.json", text);
    let mut source = Source::of(folder.path());
    source.options.encoding = Some("iso-8859-15".to_owned());
    let reading = load::load(&source).unwrap().report.readings.remove(0);
    assert_eq!(reading.encoding, Some("ISO-8859-15"));
}

#[test]
fn the_files_of_a_package_by_another_name_are_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let data = written(folder.path(), "i.csv", format!("{HEAD}\n{ROW}\n"));
    let text = r#"{"resources":[{"name":"initiatives","path":"i.csv"}]}"#;
    let source = Source::of(written(folder.path(), "pakke.json", text));
    let loaded = load::load(&source).unwrap();
    let content = Exported {
        dataset: &loaded.dataset,
        report: &loaded.report,
    };
    let options = export::Options {
        output: data,
        force: true,
        inputs: export::inputs(&source),
    };
    let done = export::run(content, &options, &mut Vec::new());
    assert!(matches!(done, Err(export::Error::IsInput(_))), "{done:?}");
}

#[test]
fn a_mapping_is_never_written_over_the_table_that_it_is_for() {
    let folder = tempfile::tempdir().unwrap();
    let table = format!("{HEAD}\n{ROW}\n");
    let path = written(folder.path(), "i.csv", &table);
    let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_indsats"));
    program
        .arg("map")
        .arg(&path)
        .arg("--force")
        .arg("--output")
        .arg(&path);
    let _any_code = program.output().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), table);
}
