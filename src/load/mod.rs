//! BYTES to a data set. One bad row never fails a file: it becomes a note, and its record is kept or held.
//!
//! Knows `domain` and file formats; has no word for people and asks no questions of the data.

mod constructed;
mod decode;
mod delimited;
mod duplicates;
mod error;
mod fields;
mod find;
pub mod header;
mod held;
mod lines;
pub mod mapping;
mod noting;
mod open;
mod peek;
mod progress;
mod quotes;
mod record;
mod responses;
mod sheet;
pub mod shipped;
mod sniff;
mod source;
mod suggest;
mod table;
mod tables;
mod vocabulary;
pub mod watch;
mod workbook;

pub use error::{Error, Fault, Foreign, Limit};
pub use peek::peek;
pub use progress::{Progress, Stage};
pub use source::{Limits, Options, Sheets, Source};

use std::path::{Path, PathBuf};

use crate::domain::dataset::{Builder, Dataset, Description};
use crate::domain::raw::RawText;
use crate::domain::report::Report;
use crate::load::mapping::Mapping;
use crate::load::sniff::Kind;
use crate::load::table::{Sink, Start};

/// A data set and what was noticed on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The data.
    pub dataset: Dataset,
    /// What loading found.
    pub report: Report,
}

/// Opens a source.
///
/// A municipality with rows that no list of responses names has answered; the rest of those not named are unknown.
///
/// # Errors
/// [`Error`] when a file cannot be read or understood at all.
pub fn load(source: &Source) -> Result<Loaded, Error> {
    load_with(source, &Progress::default())
}

/// Opens a source while another thread may look on and cancel.
///
/// # Errors
/// [`Error`] when a file cannot be read or understood at all, or when it was cancelled.
pub fn load_with(source: &Source, progress: &Progress) -> Result<Loaded, Error> {
    if source.paths.is_empty() {
        return shipped::load();
    }
    let mapping = source
        .options
        .map
        .as_deref()
        .map(Mapping::read)
        .transpose()?;
    let description = Description {
        title: title(&source.paths),
        ..Description::default()
    };
    let builder = Builder::new(description, shipped::places()?);
    let mut sink = Sink::new(builder, &source.options, mapping, progress);
    for path in &source.paths {
        file(&mut sink, path, &source.options, progress)?;
    }
    if let Some(path) = &source.responses {
        let opened = open::read(path, source.options.encoding.is_some(), progress)?;
        responses::read(&mut sink, &opened, &source.options)?;
    }
    responses::from_rows(&mut sink.builder);
    let mut loaded = finish(sink)?;
    constructed::mark(&mut loaded.dataset)?;
    Ok(loaded)
}

/// Reads one file into the data set.
fn file(
    sink: &mut Sink<'_>,
    path: &Path,
    options: &Options,
    progress: &Progress,
) -> Result<(), Error> {
    let opened = open::read(path, options.encoding.is_some(), progress)?;
    match opened.kind {
        Kind::Text => text(sink, &opened.path, &opened.bytes, Start::default(), options),
        Kind::Zip => {
            let start = Start {
                path: opened.path,
                ..Start::default()
            };
            workbook::read(sink, opened.bytes, &start, &options.sheets)
        }
        Kind::Json => Err(Error::NotATable {
            path: opened.path,
            kind: Foreign::Json,
        }),
    }
}

/// Reads delimited text into the data set.
fn text(
    sink: &mut Sink<'_>,
    path: &RawText,
    bytes: &[u8],
    start: Start,
    options: &Options,
) -> Result<(), Error> {
    let decoded = decode::decode(path, bytes, options.encoding.as_deref())?;
    if decoded.text.is_empty() {
        return Err(Error::Empty {
            path: path.clone(),
            bytes: bytes.len() as u64,
        });
    }
    let start = Start {
        path: path.clone(),
        ..start
    };
    delimited::read(sink, path, &decoded, start)
}

/// The finished data set, with its notes by file, line and column.
fn finish(sink: Sink<'_>) -> Result<Loaded, Error> {
    let (builder, mut report) = sink.finish()?;
    report
        .notes
        .sort_by_key(|note| (note.file, note.line, note.column));
    Ok(Loaded {
        dataset: builder.finish(),
        report,
    })
}

/// The title of what comes from some files: the name of the first, and how many more.
fn title(paths: &[PathBuf]) -> RawText {
    let Some(first) = paths.first() else {
        return RawText::default();
    };
    let name = RawText::from_os(first.file_name().unwrap_or(first.as_os_str()));
    match paths.len() {
        1 => name,
        more => RawText::new(format!("{} + {}", name.as_raw().lossless(), more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::{Response, Status};
    use crate::domain::raw::Raw;

    fn open(text: &str, responses: Option<&str>) -> Loaded {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        load(&Source {
            responses: responses.map(|text| file("besvaret.csv", text)),
            ..Source::of(file("svar.csv", text))
        })
        .unwrap()
    }

    fn response(loaded: &Loaded, name: &str) -> Response {
        let place = loaded.dataset.places().find(Raw::new(name)).unwrap();
        loaded.dataset.response(place)
    }

    const ROWS: &str =
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;1\nVejle;Social;Fest;2\n";

    #[test]
    fn a_municipality_with_rows_has_answered_unless_a_list_says_no() {
        let loaded = open(ROWS, None);
        assert_eq!(response(&loaded, "Køge"), Response::Responded);
        assert_eq!(response(&loaded, "Greve"), Response::Unknown);
        let loaded = open(ROWS, Some("kommune;besvaret\nVejle;nej\nGreve;ja\n"));
        assert_eq!(response(&loaded, "Køge"), Response::Responded);
        assert_eq!(response(&loaded, "Vejle"), Response::Silent);
        assert_eq!(response(&loaded, "Greve"), Response::Responded);
    }

    #[test]
    fn an_example_is_known_again_in_any_file_and_other_rows_are_not_one() {
        let status = |text: &str| open(text, None).dataset.description().status;
        assert_eq!(status(shipped::INITIATIVES), Status::Constructed);
        let few: Vec<_> = shipped::INITIATIVES.lines().take(4).collect();
        assert_eq!(status(&few.join("\n")), Status::Constructed);
        assert_eq!(status(ROWS), Status::Reported);
    }

    #[test]
    fn records_are_rows_and_held_ones_and_nothing_is_lost() {
        let text = format!(
            "{ROWS}Greve;Social\nkommune;område;initiativ;bruttoudgifter\n\nGreve;Social;Fest;x\n"
        );
        let loaded = open(&text, None);
        let counts = loaded.report.counts();
        assert_eq!((counts.records, counts.held), (5, 2));
        assert_eq!(loaded.dataset.len(), 3);
        let lines: Vec<_> = loaded
            .report
            .notes
            .iter()
            .filter(|note| note.line > 1)
            .map(|note| note.line)
            .collect();
        assert_eq!(lines, [4, 5, 7]);
    }
}
