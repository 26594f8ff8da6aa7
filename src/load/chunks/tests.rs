use std::cell::Cell;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::domain::column::Column;
use crate::domain::dataset::{Builder, Description};
use crate::load::lane::Lane;
use crate::load::{Chunks, InChunks, Opening, Progress, Source, finish, shipped};

const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter;indhold\n";

/// The rows of a text that is read in chunks; none where it is left to the reader of whole files.
fn rows_in_chunks(text: &[u8], bytes: u64) -> Option<usize> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let source = Source {
        options: Options {
            chunks: Chunks { least: 1, bytes },
            ..Options::default()
        },
        ..Source::of(file.path())
    };
    let opening = Opening {
        options: &source.options,
        progress: &Progress::default(),
        chunks: InChunks::Yes,
        is_refused: Cell::new(false),
    };
    let opened = opening.files(&source);
    assert_eq!(opened.is_err(), opening.is_refused.get());
    Some(opened.ok()?.0.dataset.len())
}

#[test]
fn text_in_utf_8_is_read_in_chunks_whatever_stands_in_it() {
    let mut text = HEADER.to_owned();
    for row in 0..200 {
        let _infallible = match row % 4 {
            0 => writeln!(
                text,
                "Aarhus;Social;\"Fest {row}\nfor; alle\";5;1;\"et\r\nto\""
            ),
            1 => writeln!(text, "Køge;Social;Den \"gode\" {row};5;1;x\r"),
            2 => writeln!(text, "Atlantis;Vej;Fest {row};1,5;1;x"),
            _ => writeln!(
                text,
                "\"Køge\";\"Social\";\"a\"\"b {row}\";\"5\";\"1\";\"x\"\n"
            ),
        };
    }
    for bytes in [1, 20, 300, 5_000, 1 << 20] {
        assert_eq!(rows_in_chunks(text.as_bytes(), bytes), Some(200), "{bytes}");
    }
    let faulty = [
        text.as_bytes(),
        b"K\xF8ge;Social;G\xE5rd;5;1;x\nKoge;Social;\xFF;5;1;x\n",
    ];
    assert_eq!(rows_in_chunks(&faulty.concat(), 300), Some(202));
    assert_eq!(
        rows_in_chunks(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), 300),
        Some(200)
    );
}

#[test]
fn what_only_the_whole_tells_is_left_to_the_reader_of_whole_files() {
    let ascii = "kommune;omraade;initiativ;bruttoudgifter\nAarhus;Social;Fest;5\n";
    assert_eq!(rows_in_chunks(ascii.as_bytes(), 10), Some(1));
    for (text, why) in [
        (
            &b"kommune;omraade;initiativ;bruttoudgifter\nK\xF8ge;Social;Fest;5\n"[..],
            "its encoding",
        ),
        (
            "kommune;område;initiativ;bruttoudgifter\nKøge;\"Social;Fest;5\n".as_bytes(),
            "an open mark",
        ),
        ("nothing known\n".as_bytes(), "no header"),
    ] {
        assert_eq!(rows_in_chunks(text, 10), None, "{why}");
    }
}

/// The cells of each column, the first of which nothing is noted.
const CELLS: [&[&str]; 12] = [
    &[
        "Aarhus", "Køge", "Århus", " Køge", "I alt", "Atlantis", "", "kommune", "101",
    ],
    &[
        "Social",
        "Kultur og fritid",
        "Socialområdet",
        "",
        "Vej",
        "I alt",
    ],
    &["Fest", "Sum", "", "_", "'Fest", "I alt", "Fest\u{200B}"],
    &["5", "1.234", "", "x", "-3", "1,5", "12,500", "999.999.999"],
    &["0", "5", "9", "", "x"],
    &["", "staten", "1", "staten+kommunen", "EU"],
    &["Serviceloven", "ukendt", "", "_"],
    &["a", "b", "", "q"],
    &["kvinder", "2", "", "x"],
    &["Møder", "", "_", " Møder "],
    &["At mødes", "", "_"],
    &["50", "_", "0,5", "x", ""],
];

fn record() -> impl Strategy<Value = String> {
    let cell = |cells: &'static [&'static str]| prop_oneof![12 => Just(cells[0]), 1 => prop::sample::select(cells)];
    CELLS.map(cell).prop_map(|cells| cells.join(";"))
}

/// All that is made of a text by a lane.
fn told(text: &str, lane: impl FnOnce(&Sink<'_>) -> Lane) -> String {
    let (options, progress) = (Options::default(), Progress::default());
    let builder = Builder::new(Description::default(), shipped::places().unwrap());
    let mut sink = Sink::new(builder, &options, None, &progress);
    let path = RawText::new("svar.csv");
    let decoded = decode::decode(&path, text.as_bytes(), None).unwrap();
    let start = Start::default();
    delimited::read_by(&mut sink, &path, &decoded, start, lane).unwrap();
    let loaded = finish(sink).unwrap();
    let data = &loaded.dataset;
    let mut told = format!("{:?} {:?}", loaded.report, data.cells());
    for row in data.rows() {
        let typed = Column::ALL.map(|column| data.typed(row, column));
        let (says, is_noted) = (data.initiative(row), data.is_noted(row));
        let _infallible = write!(told, "\n{says:?} {typed:?} {is_noted}");
    }
    told
}

proptest! {
    #[test]
    fn the_lane_makes_of_every_record_what_the_rules_make(
        records in prop::collection::vec(record(), 1..40),
    ) {
        let headings = Column::ALL.map(Column::heading);
        let header = headings[..CELLS.len()].join(";");
        let text = format!("{header}\n{}\n", records.join("\n"));
        prop_assert_eq!(told(&text, Lane::of), told(&text, |_| Lane::default()));
    }
}
