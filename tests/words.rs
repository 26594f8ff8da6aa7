//! Laws of words as a filter: what is found in a file without taking its records apart is what is found in the texts of
//! the rows, whatever stands in the file and wherever its texts are kept.

#[allow(dead_code, reason = "other tests ask the evaluator for more")]
mod naive;

use std::fs;
use std::path::PathBuf;

use indsats::domain::dataset::{Dataset, RowId};
use indsats::load::{self, Limits, Options, Source};
use indsats::query::answer::Rows;
use indsats::query::criteria::FacetValue;
use indsats::query::view::{Grouping, View};
use naive::Model;
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::select;
use tempfile::TempDir;

/// Columns in an order of their own, with one that is not known.
const HEADER: [&str; 7] = [
    "formål",
    "kommune",
    "noter",
    "initiativ",
    "område",
    "indhold",
    "bruttoudgifter",
];

/// Rows without a given content and purpose of others, as they are in a file.
#[derive(Clone, Debug)]
struct Line {
    purpose: String,
    notes: String,
    title: String,
    content: String,
    end: &'static str,
    /// Written in Windows-1252, if it can be, in whatever encoding the other lines are.
    is_old: bool,
}

/// Parts of words and what may stand between them.
fn inside() -> impl Strategy<Value = String> {
    let parts = [
        "fest",
        "Fest",
        "FEST",
        "fe",
        "st",
        "gård",
        "GÅRD",
        "gaard",
        "gard",
        "gaar",
        "d",
        "sø",
        "SØ",
        "soe",
        "so",
        "e",
        "æ",
        "ae",
        "café",
        "cafe",
        "cafe\u{301}",
        "–",
        "“fest”",
        "\u{AD}",
        "\u{1}",
        "ⅳ",
        "\u{A0}",
        "'",
        "=",
        "-",
        "\t",
    ];
    let between =
        prop_oneof![3 => Just(""), 4 => Just(" "), 1 => select(vec![", ", ".", "/", "\u{2009}"])];
    vec((select(parts.to_vec()), between), 0..6).prop_map(|parts| {
        parts
            .into_iter()
            .fold(String::new(), |text, (part, after)| text + part + after)
    })
}

/// A cell as it may stand in a file, more or less well written; `¤` stands for the delimiter.
fn cell() -> impl Strategy<Value = String> {
    let between = select(vec!["\n", "\r\n", "\"\"", "¤", "\r", "\n\n"]);
    prop_oneof![
        6 => inside(),
        4 => (inside(), between, inside()).prop_map(|(one, between, two)| format!("\"{one}{between}{two}\"")),
        1 => (inside(), inside()).prop_map(|(one, two)| format!("\"{one}\"{two}")),
        1 => (inside(), inside()).prop_map(|(one, two)| format!("{one}x\"{two}")),
        1 => inside().prop_map(|text| format!("'={text}")),
        1 => Just("gammelt ord".to_owned()),
    ]
}

fn line() -> impl Strategy<Value = Line> {
    let ends = select(vec![
        "\n",
        "\r\n",
        "\n\n",
        "\nI alt;;;;;;7\n",
        "\n;;fest;;;;\n",
    ]);
    let is_old = prop_oneof![15 => Just(false), 1 => Just(true)];
    (cell(), cell(), cell(), cell(), ends, is_old).prop_map(
        |(purpose, notes, title, content, end, is_old)| Line {
            purpose,
            notes,
            title,
            content,
            end,
            is_old,
        },
    )
}

fn file(lines: &[Line], delimiter: &str, is_cut: bool) -> Vec<u8> {
    let mut text = (HEADER.join(delimiter) + "\n").into_bytes();
    for (gross, line) in (1..).zip(lines) {
        let Line {
            purpose,
            notes,
            title,
            content,
            end,
            is_old,
        } = line;
        let row = format!("{purpose}¤Køge¤{notes}¤{title}¤Social¤{content}¤{gross}");
        let row = row.replace('¤', delimiter) + &end.replace(';', delimiter);
        let old: Option<Vec<_>> = row.chars().map(|c| u8::try_from(c).ok()).collect();
        text.extend(old.filter(|_| *is_old).unwrap_or(row.into_bytes()));
    }
    if is_cut {
        text.truncate(text.trim_ascii_end().len());
        text.push(0x1A);
    }
    text
}

fn read(paths: &[PathBuf], map: Option<&PathBuf>, kept: u64) -> Option<Dataset> {
    let options = Options {
        limits: Limits {
            kept,
            ..Limits::default()
        },
        map: map.cloned(),
        ..Options::default()
    };
    let source = Source {
        paths: paths.to_vec(),
        options,
        ..Source::default()
    };
    load::load(&source).ok().map(|loaded| loaded.dataset)
}

/// The view of the rows with some words and without others.
fn asking(asked: &[(&str, bool)]) -> View {
    let mut view = View {
        grouping: Grouping::Initiative,
        ..View::default()
    };
    for (words, excluded) in asked {
        let value = FacetValue::Words((*words).into());
        view.criteria_mut(&value).set(value.clone(), *excluded);
    }
    view
}

fn found(view: &View, data: &Dataset) -> Vec<RowId> {
    let Rows::Initiatives(list) = view.answer(data).rows else {
        panic!("a view of initiatives");
    };
    let mut rows: Vec<_> = list.iter(data).collect();
    rows.sort_unstable();
    rows
}

const ASKED: [&str; 12] = [
    "fest",
    "gård",
    "gard",
    "sø",
    "soe",
    "fest gaard",
    "ae",
    "café",
    "e",
    "st fest",
    "iv",
    "–",
];

/// Asks for words one after the other, each beside the one before, of texts in memory and in the file.
fn asked(paths: &[PathBuf], map: Option<&PathBuf>, excluded: bool) {
    let both = read(paths, map, u64::MAX).zip(read(paths, map, 0));
    let Some((kept, shelved)) = both else {
        return;
    };
    for words in ASKED.windows(2) {
        for asked in [
            &[(words[0], false)][..],
            &[(words[0], false), (words[1], excluded)],
        ] {
            let view = asking(asked);
            let model = Model {
                view: &view,
                data: &kept,
            };
            let expected: Vec<_> = model.selected().collect();
            assert_eq!(found(&view, &kept), expected, "{asked:?}");
            assert_eq!(found(&view, &shelved), expected, "{asked:?}");
        }
    }
    assert_eq!(shelved.lost_prose(), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn words_are_found_in_a_file_as_in_the_texts_of_its_rows(
        first in vec(line(), 1..40),
        second in vec(line(), 0..8),
        delimiter in select(vec![";", ",", "\t"]),
        is_cut: bool,
        excluded in any::<bool>(),
    ) {
        let folder = TempDir::new().unwrap();
        let named = |name: &str, text: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        };
        let paths = [
            named("a.csv", &file(&first, delimiter, is_cut)),
            named("b.csv", &file(&second, delimiter, false)),
        ];
        asked(&paths, None, excluded);
        let map = named("map.toml", b"[values.indhold]\n\"gammelt ord\" = \"fest\"\n");
        asked(&paths[..1], Some(&map), excluded);
    }
}

#[test]
fn the_law_above_finds_words_and_meets_rows_without_them() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.csv");
    let line = |purpose: &str, notes: &str, content: &str| Line {
        purpose: purpose.to_owned(),
        notes: notes.to_owned(),
        title: "Leg".to_owned(),
        content: content.to_owned(),
        end: "\n",
        is_old: false,
    };
    let lines = [
        line("en FEST", "", ""),
        line("", "fest", "fester"),
        line("\"\"\"fest\"\"\"", "\"en;fest\"", ""),
        line("", "\"en;fest\"", "\"en;fest\""),
        line("", "", "“fest”"),
        line("fe", "", "st"),
    ];
    fs::write(&path, file(&lines, ";", false)).unwrap();
    let data = read(&[path], None, 0).unwrap();
    let rows = found(&asking(&[("fest", false)]), &data);
    let rows: Vec<_> = rows.iter().map(|row| row.index()).collect();
    assert_eq!(rows, [0, 2, 3, 4]);
}

#[test]
#[cfg(unix)]
fn of_a_file_that_has_changed_only_the_titles_are_found_and_it_is_told() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.csv");
    let rows = "kommune;område;initiativ;bruttoudgifter;indhold;formål\n\
        Køge;Social;Fest;1;Mad;Ro\nKøge;Social;Leg;2;fest;Ro\nKøge;Social;Sang;3;Dans;Ro\n";
    fs::write(&path, rows).unwrap();
    let data = read(std::slice::from_ref(&path), None, 0).unwrap();
    let count = |words: &str| found(&asking(&[(words, false)]), &data).len();
    assert_eq!((count("fest"), data.lost_prose()), (2, None));
    let time = || fs::metadata(&path).unwrap().modified().unwrap();
    let before = time();
    while time() == before {
        fs::write(&path, rows.replace("Dans", "fest")).unwrap();
    }
    assert_eq!(count("fest "), 1);
    assert!(data.lost_prose().is_some());
    // For good: nobody knows what was found of it meanwhile.
    fs::write(&path, rows).unwrap();
    assert_eq!(count("fest  "), 1);
}
