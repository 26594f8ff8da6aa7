use std::cell::Cell;
use std::fmt::Write as _;

use super::*;
use crate::load::{Chunks, InChunks, Opening, Progress, Source};

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
