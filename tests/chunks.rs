//! A file that is read in chunks gives the very same as when it is read whole: data, notes, excerpts, refusals.

#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use indsats::domain::column::Column;
use indsats::domain::dataset::Dataset;
use indsats::load::{self, Chunks, Limits, Loaded, Options, Source};
use proptest::prelude::*;

/// Everything that a data set says, as text.
fn told(data: &Dataset) -> String {
    let mut told = String::new();
    let out = &mut told;
    let description = data.description();
    writeln!(
        out,
        "{:?} {:?} {:?} {:?}",
        description.title, description.status, description.accounts_year, description.price_level
    )
    .unwrap();
    for file in &data.identity().files {
        writeln!(out, "{:?} {} {:?}", file.name, file.bytes, file.digest()).unwrap();
    }
    writeln!(out, "{:?} {:?}", data.origins(), data.years()).unwrap();
    for id in data.places().ids() {
        let place = data.places().get(id);
        writeln!(out, "{:?} {:?}", place.name, data.response(id)).unwrap();
    }
    writeln!(out, "{:?}", data.legal_bases()).unwrap();
    writeln!(out, "{:?}", data.extra_headings()).unwrap();
    writeln!(out, "{:?}", data.cells()).unwrap();
    for row in data.rows() {
        writeln!(out, "{:?}", data.initiative(row)).unwrap();
        let typed = Column::ALL.map(|column| data.typed(row, column));
        let extras: Vec<_> = data.extras(row).collect();
        let (cell, basis) = (data.cell(row), data.legal_basis(row));
        writeln!(
            out,
            "{cell:?} {basis:?} {typed:?} {extras:?} {}",
            data.is_noted(row)
        )
        .unwrap();
    }
    told
}

/// What came of loading, as text: the data and all that was noted, or the error.
fn outcome(loaded: Result<Loaded, load::Error>) -> String {
    match loaded {
        Err(error) => format!("{error:?}"),
        Ok(loaded) => {
            let report = &loaded.report;
            let mut told = told(&loaded.dataset);
            for reading in &report.readings {
                writeln!(told, "{reading:?}").unwrap();
            }
            for note in &report.notes {
                writeln!(told, "{note:?}").unwrap();
            }
            for excerpt in &report.excerpts {
                writeln!(told, "{excerpt:?}").unwrap();
            }
            told
        }
    }
}

fn source(path: impl Into<PathBuf>, chunks: Chunks) -> Source {
    Source {
        options: Options {
            chunks,
            ..Options::default()
        },
        ..Source::of(path)
    }
}

/// Files of any size are read in chunks of so many bytes.
fn of(bytes: u64) -> Chunks {
    Chunks { least: 1, bytes }
}

/// No file is large.
const WHOLE: Chunks = Chunks {
    least: u64::MAX,
    bytes: 1,
};

fn same_in_chunks(path: &Path, sizes: &[u64]) -> Result<(), TestCaseError> {
    let whole = outcome(load::load(&source(path, WHOLE)));
    for size in sizes {
        let chunks = outcome(load::load(&source(path, of(*size))));
        if chunks != whole {
            let lines = whole.lines().zip(chunks.lines());
            let other = lines.filter(|(whole, chunks)| whole != chunks);
            let other: Vec<_> = other.take(4).collect();
            return Err(TestCaseError::fail(format!(
                "{} in chunks of {size}: {other:#?}",
                path.display()
            )));
        }
    }
    Ok(())
}

#[test]
fn every_file_of_the_corpus_is_the_same_in_chunks_of_any_size() {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/files");
    let mut paths: Vec<_> = fs::read_dir(files)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    assert!(paths.len() > 50);
    for path in paths {
        let bytes = fs::metadata(&path).unwrap().len();
        same_in_chunks(&path, &[bytes / 40 + 1, bytes / 7 + 1, bytes]).unwrap();
    }
}

#[test]
fn the_example_is_the_same_in_chunks_of_any_size() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/initiatives.csv");
    same_in_chunks(&example, &[4_096, 70_001]).unwrap();
}

#[test]
fn a_package_is_the_same_when_its_tables_are_read_in_chunks() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/datapackage.json");
    same_in_chunks(&package, &[5_003, 70_001]).unwrap();
}

const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;finansieringskilder;\
hjemmelsgrundlag;primær målgruppe;sekundær målgruppe;indhold;formål;andel";

/// A record without anything to be noted, with a number in its title.
fn plain(number: u16) -> String {
    let places = ["Aarhus", "Køge", "Læsø", "Ærø Kommune", "0101"];
    let areas = ["Social", "Beskæftigelse", "Kultur og fritid"];
    let bases = ["Serviceloven § 18", "ukendt", "Folkeoplysningsloven"];
    let at = usize::from(number);
    let (place, area, law) = (places[at % 5], areas[at % 3], bases[at % 3]);
    let (gross, income) = (number % 40 + 5, number % 5);
    let finance = ["kommunen", "staten+kommunen", ""][usize::from(income.min(1)) ^ 1];
    let finance = if income == 0 { "" } else { finance };
    format!(
        "{place};{area};Indsats {};{gross};{income};{finance};{law};b;kvinder;Møder hver uge;At flere mødes;65",
        number / 7
    )
}

/// The same with cells of which something is noted whatever stands beside them, and some that only look like it.
fn noted(number: u16) -> String {
    let shares = ["", "0,5", "0", "_", "12,50"];
    let primary = ["b", "_", "a)"];
    let secondary = ["2", "kvinder", "_", "flere"];
    let at = usize::from(number);
    let (share, primary, secondary) = (shares[at % 5], primary[at % 3], secondary[at % 4]);
    let finance = ["staten", "3", "1/3", ""][at / 3 % 4];
    let title = [
        "Fest",
        "Fest \u{2013} og \u{A7} 18",
        "Fe\u{AD}st",
        "I alt",
        "_",
    ][at / 8 % 5];
    let income = number % 3;
    format!(
        "Aarhus;Social;{title};{};{income};{finance};{title};{primary};{secondary};Møder;At flere mødes;{share}",
        number % 7
    )
}

fn record() -> impl Strategy<Value = Vec<u8>> {
    let odd = prop::sample::select(vec![
        &b"Aarhus;Social;\"Fest \nfor; alle\";5;1;staten;x;b;2;\"et\r\nto\";tre;12,5"[..],
        b"Aarhus;Social;\"Den \"\"gode\"\" fest\";1.234;;;x;a;flere;i;f;_",
        b"Aarhus;Social;\"Samtaler \"og\" praktik\" x;5;1;staten;x;b;2;i;f;0,5",
        b"\"K\xC3\xB8ge\";\"Social\";\"a\";\"5\";\"0\";\"\";\"x\";\"b\";\"born\";\"i\";\"f\";\"5\"",
        b"I alt;;;1.991;200;;;;;;;",
        b"Aarhus i alt;;;1.991;;;;;;;;",
        b"Kilde: egne tal;;;;;;;;;;;",
        b"L\xC3\xA6s\xC3\xB8;;;;;;;;;;;",
        b"Atlantis;Social;Fest;5;1;staten;x;b;2;i;f;5",
        b"Utopia;Social;Fest;5;1;staten;y;b;2;i;f;5",
        b"Arhus;Social;Fest;5;10;;y;b;2;i;f;5",
        b";Social;Fest;5;1;staten;y;b;2;i;f;5",
        b"Aarhus;Vejv\xC3\xA6sen;Fest;1,5;0;;y;b;9;i;_;mange",
        b"Aarhus;Social;Fest;12,500;0;;y;b;2;i;f;5",
        b"K\xF8ge;Social;Fest p\xE5 g\xE5rden;5;0;;y;b;2;i;f;5",
        b"K\xC3\xB8ge;Social;Fest \xC0 og \xFF;5;0;;y;b;2;i;f;5",
        b"K\xC3\xB8ge;Social;L\xC3\x83\xC2\xA6s\xC3\x83\xC2\xB8;5;0;;y;b;2;i;f;5",
        b"K\xC3\xB8ge;Social;Skj\xE2\x80\x8Bult;5;0;;y;b;2;i;f;5",
        b"K\xC3\xB8ge;Social;'=1+1;5;0;;'-y;b;2;i;f;5",
        b"K\xC3\xB8ge;Social;for;f\xC3\xA5",
        b"K\xC3\xB8ge;Social;for;5;0;;y;b;2;i;f;5;for;mange",
        b"K\xC3\xB8ge;Social;Fest;\xE2\x88\x92500;1 234;;y;b;2;i;f;100",
        b"K\xC3\xB8ge;Social;Fest;999.999.999;0;;y;b;2;i;f;0",
        b"kommune;omr\xC3\xA5de;initiativ;bruttoudgifter;bruttoindt\xC3\xA6gter;finansieringskilder;hjemmelsgrundlag;prim\xC3\xA6r m\xC3\xA5lgruppe;sekund\xC3\xA6r m\xC3\xA5lgruppe;indhold;form\xC3\xA5l;andel",
        b"Aarhus;Social;\"x\n1;2;3;4;5;6;7;8;9;10;11;12\ny\";5;1;staten;x;b;2;i;f;5",
        b";;;;;;;;;;;",
        b" ",
        b"\"\"",
        b"",
        b"",
    ]);
    prop_oneof![
        4 => (0_u16..60).prop_map(|number| plain(number).into_bytes()),
        3 => (0_u16..120).prop_map(|number| noted(number).into_bytes()),
        2 => odd.prop_map(<[u8]>::to_vec),
    ]
}

fn end() -> impl Strategy<Value = &'static str> {
    prop_oneof![12 => Just("\n"), 3 => Just("\r\n"), 1 => Just("\r"), 1 => Just("\n\n")]
}

#[derive(Clone, Debug)]
struct Nasty {
    bytes: Vec<u8>,
    size: u64,
}

fn nasty() -> impl Strategy<Value = Nasty> {
    let before = prop::sample::select(vec![
        "",
        "",
        "",
        "\u{FEFF}",
        "sep=;\n",
        "Indberetning;;\n\n",
        "\u{FEFF}sep=;\r\n",
    ]);
    // Columns beside the survey's: one with a heading, some without.
    let more = prop::sample::select(vec!["", "", "", ";bemærkning", ";;bemærkning;"]);
    let filled = prop::sample::select(vec![0_usize, 0, 0, 1, 2, 3]);
    let records = prop::collection::vec((record(), end(), filled), 0..40);
    let after = prop::sample::select(vec![
        "", "", "\n", "\n\n;;\n", "\u{1A}", "x\u{1A}", "\"", "Kilde",
    ]);
    (before, more, records, after, 1_u64..900).prop_map(|(before, more, records, after, size)| {
        let mut bytes = format!("{before}{HEADER}{more}\n").into_bytes();
        let columns = more.matches(';').count();
        for (record, end, filled) in records {
            let is_record = record.split(|byte| *byte == b';').count() >= 12;
            bytes.extend(record);
            if is_record {
                for column in 1..=columns {
                    bytes.extend(if column == filled {
                        &b";se bilag"[..]
                    } else {
                        b";"
                    });
                }
            }
            bytes.extend(end.as_bytes());
        }
        bytes.extend(after.as_bytes());
        Nasty { bytes, size }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nasty_files_are_the_same_in_chunks_of_any_size(nasty in nasty()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("svar.csv");
        fs::write(&path, &nasty.bytes).unwrap();
        same_in_chunks(&path, &[nasty.size / 9 + 1, nasty.size * 2])?;
    }
}

#[test]
fn several_files_and_folders_are_the_same_in_chunks() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, records: &[u16]| {
        let path = folder.path().join(name);
        let records = records.iter().map(|number| plain(*number) + "\n");
        let text = format!(
            "{HEADER}\n{}Atlantis;Social;{name};5\n",
            records.collect::<String>()
        );
        fs::write(&path, text).unwrap();
        path
    };
    let first = file("a.csv", &[1, 2, 3, 4, 4]);
    let second = file("b.csv", &[9, 2, 9, 5]);
    let both = |chunks: Chunks| Source {
        paths: vec![first.clone(), second.clone()],
        ..source(&first, chunks)
    };
    let whole = outcome(load::load(&both(WHOLE)));
    for size in [1, 100, 300, 10_000] {
        assert_eq!(outcome(load::load(&both(of(size)))), whole, "{size}");
    }
    // Only the first is large.
    let bytes = fs::metadata(&second).unwrap().len();
    let chunks = Chunks {
        least: bytes + 1,
        bytes: 50,
    };
    assert_eq!(outcome(load::load(&both(chunks))), whole);
}

#[test]
fn limits_refuse_in_chunks_as_they_do_for_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("svar.csv");
    let long = "x".repeat(5_000);
    let text = format!(
        "{HEADER}\n{}\nAarhus;Social;{long};5\n{}\n",
        plain(1),
        plain(2)
    );
    fs::write(&path, text).unwrap();
    let limited = |chunks| Source {
        options: Options {
            limits: Limits {
                cell: 4_000,
                ..Limits::default()
            },
            chunks,
            ..Options::default()
        },
        ..Source::of(&path)
    };
    let whole = outcome(load::load(&limited(WHOLE)));
    assert!(whole.contains("BeyondLimit"), "{whole}");
    assert_eq!(outcome(load::load(&limited(of(100)))), whole);
}

#[test]
fn the_first_rows_of_a_large_file_are_those_of_the_whole_and_partial() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("svar.csv");
    let records = (0..2_000).map(|number| plain(number) + "\n");
    fs::write(&path, format!("{HEADER}\n{}", records.collect::<String>())).unwrap();
    let first = load::first(&source(&path, of(1_000))).unwrap().dataset;
    let whole = load::load(&source(&path, of(1_000))).unwrap().dataset;
    assert!(first.is_partial() && !whole.is_partial());
    assert!(first.len() > 300 && first.len() < whole.len());
    for row in first.rows() {
        assert_eq!(
            format!("{:?}", first.initiative(row)),
            format!("{:?}", whole.initiative(row))
        );
    }
    assert!(load::first(&source(&path, WHOLE)).is_none());
}
