use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::prose::{Lost, Which};
use crate::load::stamp::Stamp;
use crate::load::{self, Chunks, Limits, Options, Source};

/// A file read with its long texts left in it, or kept.
fn load(paths: &[PathBuf], map: Option<&Path>, kept: u64) -> Option<Dataset> {
    in_chunks(paths, map, kept, Chunks::default())
}

/// The same in chunks of some size.
fn in_chunks(paths: &[PathBuf], map: Option<&Path>, kept: u64, chunks: Chunks) -> Option<Dataset> {
    let limits = Limits {
        kept,
        ..Limits::default()
    };
    let options = Options {
        limits,
        chunks,
        map: map.map(Path::to_owned),
        ..Options::default()
    };
    let source = Source {
        paths: paths.to_vec(),
        options,
        ..Source::default()
    };
    load::load(&source).ok().map(|loaded| loaded.dataset)
}

/// Title, content and purpose of every row, each asked for by itself.
fn texts(data: &Dataset) -> Vec<[String; 3]> {
    let read = |row, which| data.prose(row, which).read().as_raw().lossless().to_owned();
    data.rows()
        .map(|row| {
            let title = data.title(row).lossless().to_owned();
            [title, read(row, Which::Content), read(row, Which::Purpose)]
        })
        .collect()
}

/// The same of some rows in one go.
fn together(data: &Dataset, rows: impl Iterator<Item = RowId>) -> Vec<[String; 3]> {
    let mut texts = Vec::new();
    data.each_prose(rows, |row, content, purpose| {
        let text = |text: crate::domain::raw::Raw<'_>| text.lossless().to_owned();
        texts.push([text(data.title(row)), text(content), text(purpose)]);
    });
    texts
}

/// Compares both ways of reading. Gives the data with its texts left in the files; none where these are refused.
fn same(paths: &[PathBuf], map: Option<&Path>) -> Option<Dataset> {
    let (kept, shelved) = (load(paths, map, u64::MAX), load(paths, map, 0));
    assert_eq!(kept.is_some(), shelved.is_some(), "{paths:?}");
    let (kept, shelved) = kept.zip(shelved)?;
    let expected = texts(&kept);
    assert_eq!(texts(&shelved), expected, "{paths:?}");
    assert_eq!(together(&shelved, shelved.rows()), expected, "{paths:?}");
    let third = |data: &Dataset| together(data, data.rows().step_by(3));
    assert_eq!(third(&shelved), third(&kept), "{paths:?}");
    assert_eq!(shelved.lost_prose(), None);
    let size = |path: &PathBuf| fs::metadata(path).map_or(0, |file| file.len());
    let chunks = Chunks {
        least: 1,
        bytes: paths.iter().map(size).sum::<u64>() / 9 + 1,
    };
    let chunked = in_chunks(paths, map, 0, chunks);
    assert!(chunked.is_some(), "{paths:?}");
    let chunked = chunked?;
    assert_eq!(together(&chunked, chunked.rows()), expected, "{paths:?}");
    Some(shelved)
}

#[test]
fn every_text_of_the_corpus_is_read_back_as_it_was_kept() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/files");
    let files = fs::read_dir(folder).unwrap();
    let mut shelved = 0;
    for file in files.map(|file| file.unwrap().path()) {
        let data = same(&[file], None);
        let first = data
            .as_ref()
            .and_then(|data| data.rows().next().zip(Some(data)));
        let is_shelved = first.is_some_and(|(row, data)| {
            format!("{:?}", data.prose(row, Which::Content)).contains("Shelved")
        });
        shelved += usize::from(is_shelved);
    }
    assert!(shelved > 20, "{shelved} files have a shelf");
}

const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;indhold;formål";

/// A cell as it may stand in a file, more or less well written.
fn cell() -> impl Strategy<Value = String> {
    let inside = proptest::collection::vec(
        prop_oneof![
            Just("a"),
            Just("æ"),
            Just(" "),
            Just("'"),
            Just("="),
            Just("_"),
            Just("\u{A0}"),
            Just("👪"),
            Just("\"\""),
            Just("x"),
            Just("\t"),
        ],
        0..8,
    );
    let inside = inside.prop_map(|parts| parts.concat());
    let lines = prop_oneof![Just(""), Just("\n"), Just("\r\n"), Just(";"), Just("\r")];
    prop_oneof![
        3 => inside.clone().prop_map(|text| text.replace('"', "")),
        1 => inside.clone().prop_map(|text| format!("'={text}").replace('"', "")),
        1 => Just("gammelt ord".to_owned()),
        1 => inside.clone().prop_map(|text| format!("x{text}")),
        3 => (inside.clone(), lines, inside.clone())
            .prop_map(|(one, end, two)| format!("\"{one}{end}{two}\"")),
        2 => (inside.clone(), inside).prop_map(|(one, two)| format!("\"{one}\" {two}")),
    ]
}

fn file() -> impl Strategy<Value = String> {
    let row = (
        cell(),
        cell(),
        cell(),
        0_u32..2_000,
        any::<bool>(),
        0_usize..3,
    );
    let rows = proptest::collection::vec(row, 0..30);
    (rows, any::<bool>(), any::<bool>()).prop_map(|(rows, has_mark, is_cut)| {
        let mut text = if has_mark { "\u{FEFF}" } else { "" }.to_owned();
        text.push_str(HEADER);
        text.push('\n');
        for (title, content, purpose, gross, is_short, blanks) in rows {
            let _infallible = write!(text, "Køge;Social;{title};{gross};{content}");
            if !is_short {
                let _infallible = write!(text, ";{purpose}");
            }
            text.push_str(["\n", "\r\n", "\n\n\r\n"][blanks]);
        }
        if is_cut {
            let end = text.trim_end_matches(['\n', '\r']).len();
            text.truncate(end);
            text.push('\u{1A}');
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_is_read_back_as_it_was_kept(first in file(), second in file()) {
        let folder = tempfile::tempdir().unwrap();
        let named = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        };
        let map = named("map.toml", "[values.indhold]\n\"gammelt ord\" = \"nyt ord\"\n");
        let paths = [named("a.csv", &first), named("b.csv", &second)];
        prop_assert!(same(&paths, None).is_some());
        prop_assert!(same(&paths[..1], Some(&map)).is_some());
    }
}

/// Rows whose texts are of very different lengths.
fn long() -> String {
    let mut text = format!("{HEADER}\n");
    for row in 0..4_000_usize {
        let length = if row % 977 == 5 { 300_000 } else { row % 90 };
        let content = "æ".repeat(length);
        let _infallible = writeln!(
            text,
            "Køge;Social;Fest {row};{row};{content};\"mål\n{row}\""
        );
    }
    text
}

#[test]
fn texts_longer_than_what_is_read_at_a_time_come_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, long()).unwrap();
    assert!(same(&[path], None).is_some());
}

/// Waits until the system tells a file from what it was: its clock ticks slowly.
fn until_told(path: &Path, before: &Stamp, mut change: impl FnMut()) {
    loop {
        change();
        if fs::metadata(path).map_or(true, |now| Stamp::of(&now) != *before) {
            return;
        }
    }
}

type Spoil = fn(&Path) -> io::Result<()>;

/// Ways in which a file becomes another, and whether nothing can be read of it at all.
const SPOILT: [(&str, Spoil, bool); 5] = [
    ("overwritten", |path| fs::write(path, changed()), false),
    ("truncated", |path| fs::write(path, &two()[..60]), false),
    (
        "longer",
        |path| {
            let mut file = fs::OpenOptions::new().append(true).open(path)?;
            file.write_all(b"x")
        },
        false,
    ),
    (
        "replaced",
        |path| {
            let other = path.with_extension("new");
            fs::write(&other, two())?;
            fs::rename(other, path)
        },
        false,
    ),
    ("deleted", |path| fs::remove_file(path), true),
];

fn two() -> String {
    format!("{HEADER}\nKøge;Social;Fest;1;Mad;Glæde\nVejle;Social;Leg;2;Bold;Ro\n")
}

/// As long as [`two`], with other texts.
fn changed() -> String {
    two().replace("Mad", "Vin").replace("Bold", "Kort")
}

#[test]
fn a_file_that_is_no_longer_the_one_that_was_read_gives_no_text_and_says_so() {
    for (what, spoil, is_gone) in SPOILT {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, two()).unwrap();
        let data = load(std::slice::from_ref(&path), None, 0).unwrap();
        let before = Stamp::of(&fs::metadata(&path).unwrap());
        assert_eq!(texts(&data)[1], ["Leg", "Bold", "Ro"].map(str::to_owned));
        until_told(&path, &before, || spoil(&path).unwrap());
        assert_eq!(
            texts(&data)[1],
            ["Leg", "", ""].map(str::to_owned),
            "{what}"
        );
        let is_said = match data.lost_prose() {
            Some(Lost::Changed(_)) => !is_gone,
            Some(Lost::Unreadable(_)) => is_gone,
            None => false,
        };
        assert!(is_said, "{what}: {:?}", data.lost_prose());
        let hash = data.identity().files[0].digest();
        assert_eq!(hash.err(), data.lost_prose(), "{what}");
        // What was lost once stays lost: the rows that were drawn meanwhile are not whole.
        fs::write(&path, two()).unwrap();
        assert_eq!(together(&data, data.rows())[0][1], "", "{what}");
    }
}

#[test]
fn a_large_file_is_hashed_when_it_is_asked_for_and_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, long()).unwrap();
    let digest = |kept| {
        let data = load(std::slice::from_ref(&path), None, kept).unwrap();
        let digest = data.identity().files[0].digest().unwrap();
        (data, digest)
    };
    let (data, shelved) = digest(0);
    assert_eq!(shelved, digest(u64::MAX).1);
    fs::remove_file(&path).unwrap();
    assert_eq!(data.identity().files[0].digest(), Ok(shelved));
}
