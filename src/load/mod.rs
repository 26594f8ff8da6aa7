//! BYTES to a data set. One bad row never fails a file: it becomes a note, and its record is kept or held.
//!
//! Knows `domain` and file formats; has no word for people and asks no questions of the data.

mod constructed;
mod error;
pub mod header;
mod progress;
mod quotes;
pub mod record;
pub mod shipped;
mod source;
pub mod table;
pub mod tables;
pub mod watch;

pub use error::{Error, Fault, Foreign, Limit};
pub use progress::{Progress, Stage};
pub use source::{Limits, Options, Sheets, Source};

use std::path::Path;

use crate::domain::dataset::{Builder, Dataset, Description, Response};
use crate::domain::raw::RawText;
use crate::domain::report::Report;

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
    let Some(path) = source.paths.first() else {
        return shipped::load();
    };
    let name = RawText::from_os(path.as_os_str());
    let bytes = read(path)?;
    progress.expect(bytes.len() as u64);
    let description = Description {
        title: RawText::from_os(path.file_name().unwrap_or(path.as_os_str())),
        ..Description::default()
    };
    let mut builder = Builder::new(description, shipped::places()?);
    let mut report = Report::default();
    table::initiatives(&mut builder, name, &bytes, &mut report)?;
    if let Some(path) = &source.responses {
        let name = RawText::from_os(path.as_os_str());
        tables::responses(&mut builder, &name, &read(path)?)?;
    }
    tables::responses_from_rows(&mut builder);
    report
        .notes
        .sort_by_key(|note| (note.file, note.line, note.column));
    let mut dataset = builder.finish();
    constructed::mark(&mut dataset)?;
    Ok(Loaded { dataset, report })
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Read {
        path: RawText::from_os(path.as_os_str()),
        source,
    })
}

/// `ja` and `nej` of a response list.
pub(crate) fn response(text: &str) -> Option<Response> {
    match text {
        "ja" | "yes" => Some(Response::Responded),
        "nej" | "no" => Some(Response::Silent),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::Status;
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
