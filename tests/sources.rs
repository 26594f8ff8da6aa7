//! Every way to name what is opened and how it is read: several files, packages, standard input, lists of responses,
//! encodings, delimiters, limits, years; by the program as people call it.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use indsats::domain::dataset::Response;
use indsats::domain::raw::Raw;
use indsats::load::{self, Source};
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use tempfile::TempDir;

const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder;hjemmelsgrundlag;\
                      primær målgruppe;sekundær målgruppe;indhold;formål;andel\n";

fn row(place: &str, title: &str, gross: &str) -> String {
    format!(
        "{place};Social;{title};{gross};100;staten;ukendt;a;kvinder;Møder ugentligt;Netværk;35,5\n"
    )
}

/// A return with some rows.
fn text(rows: &[(&str, &str, &str)]) -> String {
    let rows = rows
        .iter()
        .map(|(place, title, gross)| row(place, title, gross));
    HEADER.to_owned() + &rows.collect::<String>()
}

/// A folder with files of its own.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        fs::write(self.path().join(name), bytes).unwrap();
        self
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// The program with some input: exit code, standard output, standard error.
    fn fed(&self, lang: &str, arguments: &[&str], input: &[u8]) -> (i32, String, String) {
        let mut command = Command::cargo_bin("indsats").unwrap();
        command.current_dir(self.path()).args(arguments);
        command.args(["--lang", lang]).write_stdin(input);
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (
            output.status.code().unwrap(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    fn run(&self, lang: &str, arguments: &[&str]) -> (i32, String, String) {
        self.fed(lang, arguments, b"")
    }

    /// A check in JSON, which says why there is nothing where that is so.
    fn check(&self, arguments: &[&str]) -> (i32, Value) {
        let arguments = [&["check"], arguments, &["--format", "json"]].concat();
        let (code, stdout, _) = self.run("en", &arguments);
        (code, serde_json::from_str(&stdout).unwrap())
    }

    /// The screen after some keys.
    fn screen(&self, keys: &str, arguments: &[&str]) -> String {
        let print = ["--print", "160x45", "--keys", keys];
        let (code, stdout, stderr) = self.run("da", &[arguments, &print].concat());
        assert_eq!((code, stderr.as_str()), (0, ""), "{arguments:?}");
        stdout
    }

    /// Asserts that files are refused in both languages, with some words in each.
    fn refuses(&self, arguments: &[&str], code: &str, [danish, english]: [&[&str]; 2]) {
        for (lang, words) in [("da", danish), ("en", english)] {
            let arguments = [&["check"], arguments].concat();
            let (exit, stdout, stderr) = self.run(lang, &arguments);
            assert_eq!((exit, stdout.as_str()), (2, ""), "{arguments:?}");
            for part in words.iter().chain(&[code]) {
                assert!(stderr.contains(part), "{part}\n{stderr}");
            }
        }
    }
}

fn assert_shows(screen: &str, parts: &[&str]) {
    for part in parts {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
}

const KOEGE: &[(&str, &str, &str)] = &[("Køge", "Fest", "495"), ("Køge", "Mad", "300")];
const GREVE: &[(&str, &str, &str)] = &[("Greve", "Tur", "200"), ("Køge", "Mad", "300")];

/// One return a municipality; the second has a title above its header and repeats a row of the first.
fn returns() -> Files {
    Files::new()
        .with("koege.csv", text(KOEGE))
        .with("greve.csv", format!("Greve Kommune\n{}", text(GREVE)))
}

#[test]
fn several_files_are_one_data_set_in_which_each_row_knows_its_file_and_line() {
    let files = returns();
    let source = Source {
        paths: ["koege.csv", "greve.csv"]
            .map(|name| files.path().join(name))
            .to_vec(),
        ..Source::default()
    };
    let data = load::load(&source).unwrap().dataset;
    let places: Vec<_> = data
        .rows()
        .map(|row| {
            let source = data.source(row);
            let name = data.origins()[usize::from(source.file)]
                .name
                .as_raw()
                .lossless();
            (name.rsplit('/').next().unwrap().to_owned(), source.line)
        })
        .collect();
    let expected = [
        ("koege.csv", 2),
        ("koege.csv", 3),
        ("greve.csv", 3),
        ("greve.csv", 4),
    ];
    assert_eq!(places, expected.map(|(name, line)| (name.to_owned(), line)));
    let both = ["koege.csv", "greve.csv"];
    assert_shows(
        &files.screen("4", &both),
        &["koege.csv + 1", "4 af 4 indsatser", "brutto 1,3"],
    );
    assert_shows(
        &files.screen("4/Tur<enter><enter>", &both),
        &["linje 3 i greve.csv"],
    );
}

#[test]
fn a_row_that_another_file_has_already_is_noted_with_its_place_there() {
    let files = returns();
    let (code, value) = files.check(&["koege.csv", "greve.csv"]);
    assert_eq!((code, &value["rows"]), (1, &4.into()));
    let notes = value["notes"].as_array().unwrap();
    let twice: Vec<_> = notes.iter().filter(|note| note["code"] == "W013").collect();
    assert_eq!(twice.len(), 1, "{twice:?}");
    assert_eq!(
        (&twice[0]["file"], &twice[0]["line"]),
        (&"greve.csv".into(), &4.into())
    );
    for (lang, said) in [
        (
            "da",
            "greve.csv:4: advarsel[W013]: posten gentager koege.csv:3 i hvert felt",
        ),
        (
            "en",
            "greve.csv:4: warning[W013]: the record repeats koege.csv:3 in every field",
        ),
    ] {
        let arguments = ["check", "koege.csv", "greve.csv", "--format", "short"];
        let (_, stdout, _) = files.run(lang, &arguments);
        assert!(stdout.contains(said), "{stdout}");
    }
}

#[test]
fn one_file_that_is_refused_refuses_them_all_by_its_name() {
    let files = returns().with("broken.csv", text(&[("Køge", "\"Fest", "1")]));
    let arguments = ["koege.csv", "broken.csv", "greve.csv"];
    files.refuses(
        &arguments,
        "[R006]",
        [
            &[
                "broken.csv, linje 2, kolonne 3 (initiativ)",
                "Ingen rækker er indlæst.",
            ],
            &[
                "broken.csv, line 2, column 3 (initiativ)",
                "No rows are loaded.",
            ],
        ],
    );
}

#[test]
fn a_folder_is_read_by_its_description_and_refused_without_one() {
    let files = returns().with("list.csv", "kommune;besvaret\nGreve;nej\nRoskilde;ja\n");
    let export = [
        "export",
        "koege.csv",
        "--responses",
        "list.csv",
        "--output",
        "out",
    ];
    assert_eq!(files.run("en", &export).0, 0);
    for name in ["out", "out/", "out/datapackage.json"] {
        let screen = files.screen("2", &[name]);
        assert_shows(
            &screen,
            &[
                "2 af 2 indsatser",
                "1 kommune med · 1 uden · 1 har ikke responderet · 95 ukendt",
            ],
        );
    }
    let description = r#"{"title": "Indberetninger", "accounts_year": 2019, "price_level": "19-pl", "resources": [
        {"name": "initiatives", "path": ["koege.csv", "greve.csv"]}, {"name": "responses", "path": "list.csv"}]}"#;
    let files = files.with("datapackage.json", description);
    let screen = files.screen("2", &["."]);
    assert_shows(
        &screen,
        &["Indberetninger", "2019-regnskab, 19-pl", "4 af 4 indsatser"],
    );
    fs::create_dir(files.path().join("bare")).unwrap();
    files.refuses(&["bare"], "[R016]", [&["bare", "datapackage.json"]; 2]);
}

#[test]
fn a_description_that_leaves_its_folder_is_refused() {
    let resources = r#"{"resources": [{"name": "initiatives", "path": "../koege.csv"}]}"#;
    let files = returns().with("datapackage.json", resources);
    files.refuses(
        &["datapackage.json"],
        "[R016]",
        [
            &["../koege.csv", "fører ud af mappen"],
            &["../koege.csv", "leads out of the folder"],
        ],
    );
}

#[test]
fn standard_input_is_checked_and_shown_as_a_file_is() {
    let files = returns();
    let input = text(KOEGE);
    let (code, stdout, stderr) = files.fed("en", &["check", "-"], input.as_bytes());
    assert_eq!((code, stderr.as_str()), (0, ""), "{stdout}");
    assert!(
        stdout.starts_with("-: UTF-8 ") && stdout.contains("2 records = 2 rows"),
        "{stdout}"
    );
    let print = ["-", "--print", "160x45"];
    let (code, shown, _) = files.fed("da", &print, input.as_bytes());
    assert_eq!(code, 0);
    assert_shows(&shown, &["2 af 2 indsatser"]);
    let both = ["greve.csv", "-", "--print", "160x45"];
    let (_, shown, _) = files.fed("da", &both, input.as_bytes());
    assert_shows(&shown, &["4 af 4 indsatser"]);
    let (code, _, stderr) = files.fed("da", &["check", "-"], b"");
    assert_eq!(code, 2);
    assert!(stderr.contains("-: filen er tom (0 byte)"), "{stderr}");
}

#[test]
fn a_list_of_responses_tells_the_silent_from_those_without_initiatives() {
    let list = "kommune;besvaret\nKøge;ja\nGreve;nej\nRoskilde;ja\nAtlantis;ja\nSolrød;måske\n";
    let files = returns().with("list.csv", list);
    let arguments = ["koege.csv", "--responses", "list.csv"];
    let screen = files.screen("2z", &arguments);
    assert_shows(
        &screen,
        &["1 kommune med · 1 uden · 1 har ikke responderet · 95 ukendt"],
    );
    let told = |name: &str| {
        let line = screen.lines().find(|line| line.contains(name));
        line.unwrap_or_else(|| panic!("no {name} in\n{screen}"))
            .to_owned()
    };
    assert!(told("Greve").contains("har ikke responderet"), "{screen}");
    assert!(told("Roskilde").contains("ingen indsatser"), "{screen}");
    let (code, value) = files.check(&arguments);
    assert_eq!(code, 1);
    let unclear: Vec<_> = value["notes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|note| note["code"] == "W028")
        .map(|note| {
            let place = (
                note["line"].as_u64().unwrap(),
                note["column"].as_u64().unwrap(),
            );
            (
                place,
                note["found"].as_str().unwrap(),
                note["file"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        unclear,
        [
            ((5, 1), "Atlantis", "list.csv"),
            ((6, 2), "måske", "list.csv")
        ]
    );
    files.refuses(
        &["koege.csv", "--responses", "greve.csv"],
        "[R003]",
        [&["greve.csv", "kommune;besvaret"]; 2],
    );
}

#[test]
fn a_municipality_alone_in_its_return_has_responded_with_no_initiative() {
    let empty = [
        ("headed.csv", "Læsø;;;;;;;;;;;\n".to_owned()),
        ("said.csv", "Ærø;;Ingen indsatser;;;;;;;;;\n".to_owned()),
        ("zero.csv", "Solrød;;ingen;0;;;;;;;;\n".to_owned()),
    ];
    let files = empty.iter().fold(returns(), |files, (name, row)| {
        files.with(name, format!("{HEADER}{row}"))
    });
    let arguments = ["koege.csv", "headed.csv", "said.csv", "zero.csv"];
    let screen = files.screen("2z", &arguments);
    assert_shows(
        &screen,
        &[
            "1 kommune med · 3 uden · 0 har ikke responderet · 94 ukendt",
            "2 af 2 indsatser",
        ],
    );
    let source = Source {
        paths: arguments.map(|name| files.path().join(name)).to_vec(),
        ..Source::default()
    };
    let loaded = load::load(&source).unwrap();
    for name in ["Læsø", "Ærø", "Solrød", "Køge"] {
        let place = loaded.dataset.places().find(Raw::new(name)).unwrap();
        assert_eq!(
            loaded.dataset.response(place),
            Response::Responded,
            "{name}"
        );
    }
    let counts = loaded.report.counts();
    assert_eq!((counts.rows, counts.held, counts.cell_errors), (2, 3, 0));
}

#[test]
fn tabs_and_wide_characters_are_read_as_they_are_found() {
    let utf16 = |text: &str, mark: &[u8]| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        mark.iter().copied().chain(units).collect::<Vec<_>>()
    };
    let files = Files::new()
        .with("a.tsv", text(KOEGE).replace(';', "\t"))
        .with("marked.csv", utf16(&text(KOEGE), b"\xff\xfe"))
        .with("bare.csv", utf16(&text(KOEGE), b""))
        .with("ansi.csv", encoding_rs::WINDOWS_1252.encode(&text(KOEGE)).0);
    for (name, encoding, delimiter) in [
        ("a.tsv", "UTF-8", "\t"),
        ("marked.csv", "UTF-16LE", ";"),
        ("ansi.csv", "Windows-1252", ";"),
    ] {
        let (code, value) = files.check(&[name]);
        assert_eq!((code, &value["rows"]), (0, &2.into()), "{name}");
        let file = &value["files"][0];
        assert_eq!(
            (&file["encoding"], &file["delimiter"]),
            (&encoding.into(), &delimiter.into())
        );
    }
    files.refuses(
        &["bare.csv"],
        "[R009]",
        [
            &["--encoding utf-16le", "linje 1"],
            &["--encoding utf-16le", "line 1"],
        ],
    );
    let (code, value) = files.check(&["bare.csv", "--encoding", "utf-16le"]);
    assert_eq!((code, &value["rows"]), (0, &2.into()));
    // What was asked for is done, also where it is wrong: every letter beyond ASCII is then another.
    let (code, value) = files.check(&["ansi.csv", "--encoding", "iso-8859-5"]);
    assert_eq!((code, &value["notes"][0]["code"]), (2, &"R004".into()));
    files.refuses(
        &["ansi.csv", "--encoding", "latin-99"],
        "[R009]",
        [&["ansi.csv", "latin-99", "windows-1252"]; 2],
    );
}

#[test]
fn a_delimiter_that_nobody_uses_is_read_when_it_is_named() {
    let files = Files::new().with("b.csv", text(KOEGE).replace(';', ":"));
    for delimiter in [":", "kolon", "colon"] {
        let (code, value) = files.check(&["b.csv", "--delimiter", delimiter]);
        assert_eq!((code, &value["rows"]), (0, &2.into()), "{delimiter}");
    }
    files.refuses(
        &["b.csv"],
        "[R003]",
        [
            &["b.csv", "den første linje er: "],
            &["b.csv", "the first line is: "],
        ],
    );
}

#[test]
fn every_limit_has_a_message_of_its_own_that_names_its_flag() {
    let files = returns();
    let mut book = Workbook::new();
    for (row, line) in (0..).zip(text(KOEGE).lines()) {
        let page = match row {
            0 => book.add_worksheet(),
            _ => book.worksheet_from_index(0).unwrap(),
        };
        for (column, cell) in (0..).zip(line.split(';')) {
            page.write(row, column, cell).unwrap();
        }
    }
    book.save(files.path().join("koege.xlsx")).unwrap();
    let cases: [(&str, &str, &str, [&[&str]; 2]); 6] = [
        (
            "koege.csv",
            "--max-cell",
            "14",
            [
                &["koege.csv, linje 2, kolonne 10: et felt er længere end 14 byte"],
                &["koege.csv, line 2, column 10: a cell is longer than 14 bytes"],
            ],
        ),
        (
            "koege.xlsx",
            "--max-cell",
            "15",
            [
                &["koege.xlsx: et felt er længere end 15 byte"],
                &["koege.xlsx: a cell is longer than 15 bytes"],
            ],
        ),
        (
            "koege.csv",
            "--max-columns",
            "11",
            [
                &["koege.csv, linje 1, kolonne 12: der er flere end 11 kolonner"],
                &["koege.csv, line 1, column 12: there are more than 11 columns"],
            ],
        ),
        (
            "koege.xlsx",
            "--max-columns",
            "11",
            [
                &["koege.xlsx", "flere end 11 kolonner"],
                &["koege.xlsx", "more than 11 columns"],
            ],
        ),
        (
            "greve.csv",
            "--max-header",
            "100",
            [
                &["greve.csv: overskriften slutter ikke inden for 100 byte"],
                &["greve.csv: the header does not end within 100 bytes"],
            ],
        ),
        (
            "koege.xlsx",
            "--max-unpacked",
            "2KiB",
            [
                &["koege.xlsx: regnearket fylder mere end 2.048 byte"],
                &["koege.xlsx: the workbook takes more than 2,048 bytes"],
            ],
        ),
    ];
    for (name, flag, limit, words) in cases {
        files.refuses(&[name, flag, limit], "[R012]", words);
        let (_, _, stderr) = files.run("en", &["check", name, flag, limit]);
        assert!(
            stderr.contains(&format!("raise the limit with {flag}")),
            "{stderr}"
        );
        let raised = if flag == "--max-columns" {
            "12"
        } else {
            "1MiB"
        };
        let (code, value) = files.check(&[name, flag, raised]);
        assert!(code < 2 && value["rows"] == 2, "{name} {flag} {raised}");
    }
}

#[test]
fn an_export_shows_the_same_pictures_as_the_file_it_is_of() {
    let rows = [
        ("Køge", "Fest", "495"),
        ("Kbh.", "Mad", "1234,5"),
        ("Atlantis", "Tur", "80"),
        ("0101", "Sang; \"dans\"", "495 t.kr."),
    ];
    let quoted = text(&rows).replace("Sang; \"dans\"", "\"Sang; \"\"dans\"\"\"");
    let list = "kommune;besvaret\nGreve;nej\nRoskilde;ja\n";
    let files = Files::new().with("svar.csv", quoted).with("list.csv", list);
    let own = ["svar.csv", "--responses", "list.csv"];
    for output in ["again.csv", "package"] {
        let arguments = [&["export"], &own[..], &["--output", output]].concat();
        let (code, _, stderr) = files.run("en", &arguments);
        assert_eq!(code, 0, "{stderr}");
    }
    // Under the same name elsewhere, so that nothing but the bytes can differ.
    let exported = fs::read(files.path().join("again.csv")).unwrap();
    let again = Files::new()
        .with("svar.csv", exported)
        .with("list.csv", list);
    for keys in ["", "2z", "3", "4", "4<enter>", "2f", "!", "2<enter>"] {
        let picture = files.screen(keys, &own);
        assert!(picture.starts_with(" indsats"), "{picture}");
        assert_eq!(again.screen(keys, &own), picture, "{keys}");
        // A package says where its rows stand in its own files, so only the figures are the same.
        if ["", "2z", "3", "2f"].contains(&keys) {
            assert_eq!(files.screen(keys, &["package"]), picture, "{keys}");
        }
    }
}

#[test]
fn a_column_of_years_is_a_facet_and_divides_by_inhabitant_years() {
    let year = |line: &str, year: &str| format!("{};{year}\n", line.trim_end());
    let lines = [
        year(HEADER, "år"),
        year(&row("Køge", "Fest", "495"), "2019"),
        year(&row("Køge", "Mad", "300"), "2020"),
        year(&row("Greve", "Tur", "200"), "2020"),
    ];
    let files = Files::new().with("flere.csv", lines.concat());
    assert_eq!(files.check(&["flere.csv"]).0, 0);
    assert_shows(
        &files.screen("2", &["flere.csv"]),
        &["indbyggerår 2019–2020", "3 af 3 indsatser"],
    );
    assert_shows(&files.screen("2f", &["flere.csv"]), &["▸ År"]);
    let chosen = files.screen("2f2020<tab><enter>", &["flere.csv"]);
    assert_shows(
        &chosen,
        &["(år=2020)", "folketal 1.1.2020", "2 af 3 indsatser"],
    );
    let (_, english, _) = files.run("en", &["flere.csv", "--print", "160x45"]);
    assert_shows(&english, &["inhabitant-years 2019–2020"]);
    let wrong = lines.concat().replace(";2019\n", ";i fjor\n");
    let files = files.with("flere.csv", wrong);
    let (code, value) = files.check(&["flere.csv"]);
    let notes = value["notes"].as_array().unwrap();
    let error = notes.iter().find(|note| note["code"] == "E006").unwrap();
    assert_eq!(
        (code, &error["line"], &error["column"]),
        (1, &2.into(), &13.into())
    );
    assert_eq!(error["column_name"], "år");
}

#[test]
fn a_file_that_is_named_twice_is_refused_under_any_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(
        &path,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;1\n",
    )
    .unwrap();
    let again = folder.path().join(".").join("a.csv");
    let source = indsats::load::Source {
        paths: vec![path, again],
        ..Default::default()
    };
    let error = indsats::load::load(&source).unwrap_err();
    assert_eq!(
        error.code().map(indsats::domain::note::Code::id),
        Some("R019")
    );
}
