//! `indsats map` as a program: a proposal for a foreign table, corrected as a user would, opens the table everywhere.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use tempfile::TempDir;

/// A list of grants with words of its own, as an administration keeps one.
const GRANTS: &str = "\
Tilskudsoversigt 2019

Journalnr.;Bevilget til;Forvaltning;Projekttitel;Udgift 2019 (t.kr.);Heraf indtægter (t.kr.);Målgruppe;Køn;Om projektet
2019-114;Aarhus Kommune;Arbejdsmarked;Mentorer til nyankomne;1.234;200;Flygtninge;Kvinder;Mentorer
2019-208;Køge;Social;Lektiehjælp;200;0;Alle borgere;Alle;Lektier
2019-300;Vejle Kommune;Børn og unge;Sprogcafé;95;0;Alle borgere;Børn;Café
2019-301;Vejle Kommune;Teknik og miljø;Haver;410;100;Flygtninge;Mænd;Haver
";

/// What a user does to the proposal: a line in, a line out.
const CORRECTIONS: [(&str, &str); 6] = [
    (
        "# \"finansieringskilder\" = \"?\"",
        "\"finansieringskilder\" = false",
    ),
    (
        "# \"hjemmelsgrundlag\" = \"?\"",
        "\"hjemmelsgrundlag\" = false",
    ),
    ("# \"indhold\" = \"?\"", "\"indhold\" = \"Om projektet\""),
    ("# \"formål\" = \"?\"", "\"formål\" = false"),
    ("# \"andel\" = \"?\"", "\"andel\" = false"),
    (
        "# \"Teknik og miljø\" = \"?\"",
        "\"Teknik og miljø\" = \"Integration generelt\"",
    ),
];

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("tilskud.csv"), GRANTS).unwrap();
    folder
}

/// The program in a folder: exit code, standard output, standard error.
fn run(folder: &Path, lang: &str, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("indsats").unwrap();
    command.current_dir(folder).args(arguments);
    let output = command.args(["--lang", lang]).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn json(folder: &Path, arguments: &[&str]) -> (i32, Value) {
    let arguments = [&["check"], arguments, &["--format", "json"]].concat();
    let (code, stdout, _) = run(folder, "en", &arguments);
    (code, serde_json::from_str(&stdout).unwrap())
}

/// Makes the corrections in a proposal; each must have something to correct.
fn correct(path: &Path, corrections: &[(&str, &str)]) {
    let mut text = fs::read_to_string(path).unwrap();
    for (proposed, right) in corrections {
        let line = text.lines().find(|line| line.starts_with(proposed));
        let line = line.unwrap_or_else(|| panic!("no {proposed} in\n{text}"));
        text = text.replacen(line, right, 1);
    }
    fs::write(path, text).unwrap();
}

/// Codes of the findings of a check, in their order.
fn codes(value: &Value) -> Vec<&str> {
    let notes = value["notes"].as_array().unwrap().iter();
    notes
        .filter(|note| note["severity"] != "note")
        .map(|note| note["code"].as_str().unwrap())
        .collect()
}

#[test]
fn a_foreign_table_is_mapped_corrected_and_checked() {
    let folder = folder();
    let folder = folder.path();
    let (code, stdout, stderr) = run(folder, "da", &["map", "tilskud.csv", "--output", "m.toml"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert_eq!(
        stdout,
        "m.toml: 7 af 12 kolonner foreslået. Ret filen igennem, og kør derefter: indsats check tilskud.csv --map \
         m.toml\n"
    );
    // As proposed it is a mapping already, and what it does not know is an error in its cell.
    let (code, value) = json(folder, &["tilskud.csv", "--map", "m.toml"]);
    assert_eq!((code, &value["rows"]), (1, &4.into()));
    let wrong = value["notes"].as_array().unwrap();
    let wrong = wrong.iter().find(|note| note["code"] == "E003").unwrap();
    assert_eq!((&wrong["line"], &wrong["column"]), (&7.into(), &3.into()));
    assert_eq!(wrong["found"], "Teknik og miljø");
    correct(&folder.join("m.toml"), &CORRECTIONS);
    let (code, value) = json(folder, &["tilskud.csv", "--map", "m.toml"]);
    // The title above the header, and the column that is nobody's.
    assert_eq!((code, codes(&value)), (1, vec!["W022", "W020"]));
    for (key, number) in [("records", 4), ("rows", 4), ("held", 0), ("cell_errors", 0)] {
        assert_eq!(value[key], number, "{key}");
    }
}

#[test]
fn without_its_mapping_a_foreign_table_is_refused_with_the_flag_that_helps() {
    let folder = folder();
    for (lang, part) in [("da", "oversæt filens egne med --map"), ("en", "--map")] {
        let (code, _, stderr) = run(folder.path(), lang, &["check", "tilskud.csv"]);
        assert_eq!(code, 2);
        assert!(stderr.contains(part), "{stderr}");
    }
}

#[cfg(feature = "tui")]
#[test]
fn the_explorer_opens_a_mapped_table_and_an_export_of_it_needs_no_mapping() {
    let folder = folder();
    let folder = folder.path();
    run(folder, "da", &["map", "tilskud.csv", "--output", "m.toml"]);
    correct(&folder.join("m.toml"), &CORRECTIONS);
    let mapped = ["tilskud.csv", "--map", "m.toml"];
    let picture = ["--print", "160x45", "--keys", "4"];
    let (code, screen, stderr) = run(folder, "da", &[&mapped[..], &picture].concat());
    assert_eq!((code, stderr.as_str()), (0, ""));
    // 1.234 + 200 + 95 + 410 thousand kroner.
    for part in ["4 af 4 indsatser", "1,9", "Mentorer til nyankomne", "Haver"] {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
    let export = [&["export"], &mapped[..], &["--output", "out.csv"]].concat();
    assert_eq!(run(folder, "da", &export).0, 0);
    let text = fs::read_to_string(folder.join("out.csv")).unwrap();
    assert!(
        text.contains("\nVejle Kommune;Integration generelt;Haver;410;100;"),
        "{text}"
    );
    let (_, value) = json(folder, &["out.csv"]);
    assert_eq!(
        (&value["rows"], &value["cell_errors"]),
        (&4.into(), &0.into())
    );
}

#[test]
fn a_sheet_of_a_foreign_workbook_is_mapped_and_the_next_command_names_it() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let mut book = Workbook::new();
    let cover = book.add_worksheet();
    cover.write(0, 0, "Se arket Bevilget 2019").unwrap();
    let page = book.add_worksheet().set_name("Bevilget 2019").unwrap();
    for (row, line) in (0..).zip(GRANTS.lines()) {
        for (column, cell) in (0..).zip(line.split(';')) {
            let number = cell.replace('.', "").parse::<f64>();
            match number {
                Ok(number) => page.write(row, column, number).unwrap(),
                Err(_) => page.write(row, column, cell).unwrap(),
            };
        }
    }
    book.save(folder.join("tilskud.xlsx")).unwrap();
    let map = ["map", "tilskud.xlsx", "--output", "m.toml", "--sheet"];
    for (lang, next) in [("da", "kør derefter: "), ("en", "then run: ")] {
        let arguments = [&map[..], &["bevilget 2019", "--force"]].concat();
        let (code, stdout, stderr) = run(folder, lang, &arguments);
        assert_eq!((code, stderr.as_str()), (0, ""));
        let next =
            format!("{next}indsats check tilskud.xlsx --sheet 'bevilget 2019' --map m.toml\n");
        assert!(stdout.ends_with(&next), "{stdout}");
    }
    let (code, value) = json(
        folder,
        &[
            "tilskud.xlsx",
            "--sheet",
            "bevilget 2019",
            "--map",
            "m.toml",
        ],
    );
    assert_eq!((code, &value["rows"]), (1, &4.into()));
    assert_eq!(value["files"][0]["name"], "tilskud.xlsx#Bevilget 2019");
    for (lang, word) in [("da", "der er intet ark"), ("en", "there is no sheet")] {
        let arguments = [&map[..], &["2018", "--force"]].concat();
        let (code, _, stderr) = run(folder, lang, &arguments);
        assert_eq!(code, 2);
        for part in ["tilskud.xlsx", word, "2018", "Bevilget 2019"] {
            assert!(stderr.contains(part), "{part}\n{stderr}");
        }
    }
}

#[test]
fn the_flags_of_reading_are_in_the_next_command() {
    let folder = TempDir::new().unwrap();
    let text = GRANTS.replace(';', "\t");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    fs::write(folder.path().join("mit tilskud.txt"), bytes).unwrap();
    let arguments = [
        "map",
        "mit tilskud.txt",
        "--encoding",
        "windows-1252",
        "--delimiter",
        "tab",
        "--output",
        "m.toml",
    ];
    let (code, stdout, stderr) = run(folder.path(), "en", &arguments);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let next =
        "indsats check 'mit tilskud.txt' --encoding windows-1252 --delimiter tab --map m.toml\n";
    assert!(stdout.ends_with(next), "{stdout}");
    let text = fs::read_to_string(folder.path().join("m.toml")).unwrap();
    assert!(text.contains(next.trim_end()), "{text}");
}

#[test]
fn a_mapping_that_is_there_is_never_written_over_unasked() {
    let folder = folder();
    let folder = folder.path();
    fs::write(folder.join("m.toml"), "mine").unwrap();
    let arguments = ["map", "tilskud.csv", "--output", "m.toml"];
    for (lang, word) in [("da", "findes allerede"), ("en", "is there already")] {
        let (code, stdout, stderr) = run(folder, lang, &arguments);
        assert_eq!((code, stdout.as_str()), (2, ""));
        for part in ["m.toml", word, "--force"] {
            assert!(stderr.contains(part), "{part}\n{stderr}");
        }
        assert_eq!(fs::read_to_string(folder.join("m.toml")).unwrap(), "mine");
    }
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["m.toml", "tilskud.csv"]);
    let forced = [&arguments[..], &["--force"]].concat();
    assert_eq!(run(folder, "da", &forced).0, 0);
    assert!(
        fs::read_to_string(folder.join("m.toml"))
            .unwrap()
            .contains("[columns]")
    );
}

#[test]
fn a_wrong_line_of_a_mapping_is_refused_with_its_place_in_both_languages() {
    let folder = folder();
    let folder = folder.path();
    let good = "[columns]\nkommune = \"Bevilget til\"\nområde = \"Forvaltning\"\ninitiativ = \"Projekttitel\"\n\
                bruttoudgifter = 5\n";
    let values = "[values.område]\n";
    for (wrong, place, [danish, english]) in [
        (
            format!("{good}{values}\"Børn og unge\" = \"Arbejde\"\n"),
            (7, 18),
            ["er ikke en værdi for", "is no value of"],
        ),
        (
            format!("{good}pris = \"Udgift\"\n"),
            (6, 1),
            ["er ikke kendt", "is not known"],
        ),
        (
            good.replace("\"Forvaltning\"", "\"Forvaltningen\""),
            (3, 10),
            ["har ingen kolonne", "has no column"],
        ),
        (
            good.replace("= 5", "= 55"),
            (5, 18),
            ["har ingen kolonne", "has no column"],
        ),
        (
            format!("{good}kommune = 1\n"),
            (6, 1),
            ["er nævnt to gange", "is named twice"],
        ),
        (
            good.replace("til\"", "til"),
            (2, 24),
            ["kan ikke forstås", "cannot be understood"],
        ),
    ] {
        fs::write(folder.join("m.toml"), &wrong).unwrap();
        let (code, value) = json(folder, &["tilskud.csv", "--map", "m.toml"]);
        let note = &value["notes"][0];
        assert_eq!((code, &note["code"]), (2, &"R017".into()), "{wrong}");
        assert_eq!(note["file"], "m.toml");
        let (line, column) = place;
        assert_eq!(
            (&note["line"], &note["column"]),
            (&line.into(), &column.into()),
            "{wrong}"
        );
        for (lang, words) in [
            ("da", format!("m.toml, linje {line}, tegn {column}: ")),
            ("en", format!("m.toml, line {line}, character {column}: ")),
        ] {
            let said = if lang == "da" { danish } else { english };
            for arguments in [
                &["check", "tilskud.csv", "--map", "m.toml"][..],
                &["export", "tilskud.csv", "--map", "m.toml", "--output", "-"],
            ] {
                let (code, stdout, stderr) = run(folder, lang, arguments);
                assert_eq!((code, stdout.as_str()), (2, ""));
                for part in [words.as_str(), said] {
                    assert!(stderr.contains(part), "{part}\n{stderr}");
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_mapped_is_refused_and_no_file_is_left() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    fs::write(folder.join("empty.csv"), "").unwrap();
    fs::write(folder.join("picture.csv"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    for (lang, word) in [("da", "FEJL"), ("en", "ERROR")] {
        for name in ["empty.csv", "picture.csv", "nowhere.csv"] {
            let (code, stdout, stderr) = run(folder, lang, &["map", name, "--output", "m.toml"]);
            assert_eq!((code, stdout.as_str()), (2, ""), "{name}");
            assert!(
                stderr.starts_with(word) && stderr.contains(name),
                "{stderr}"
            );
            assert!(!folder.join("m.toml").exists());
        }
    }
    let missing = ["check", "empty.csv", "--map", "nowhere.toml"];
    let (code, _, stderr) = run(folder, "en", &missing);
    assert_eq!(code, 2);
    assert!(stderr.contains("nowhere.toml"), "{stderr}");
}
