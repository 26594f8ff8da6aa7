//! BYTES to a data set. One bad row never fails a file: it becomes a note, and its record is kept or held.
//!
//! Knows `domain` and file formats; has no word for people and asks no questions of the data.

mod constructed;
pub mod header;
mod quotes;
pub mod record;
#[cfg_attr(
    not(test),
    expect(
        dead_code,
        reason = "the loader of workbooks comes with the next change"
    )
)]
mod sheet;
pub mod shipped;
pub mod table;
pub mod tables;

use std::io;
use std::path::{Path, PathBuf};

use crate::domain::dataset::{Builder, Dataset, Description, Full, Response};
use crate::domain::note::Note;
use crate::domain::place::TooManyPlaces;
use crate::domain::raw::RawText;
use crate::load::header::Column;

/// A data set and everything that was noticed on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The data.
    pub dataset: Dataset,
    /// What was found, in the order of the file.
    pub notes: Vec<Note>,
    /// Records in the files, headers and blank lines not counted: always rows plus held ones.
    pub records: u64,
    /// Records kept aside because they cannot be an initiative.
    pub held: u64,
}

/// Why a file gives no data set at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error("cannot read {path:?}")]
    Read {
        /// The file.
        path: RawText,
        /// The system's own reason.
        #[source]
        source: io::Error,
    },
    /// The file is empty.
    #[error("{path:?} is empty")]
    Empty {
        /// The file.
        path: RawText,
    },
    /// The first line is not the survey's header.
    #[error("{path:?} has no survey header")]
    NoHeader {
        /// Some of the columns that were looked for.
        wanted: &'static str,
        /// The file.
        path: RawText,
    },
    /// A column that no initiative can do without is missing.
    #[error("{path:?} has no column {column:?}")]
    MissingColumn {
        /// The file.
        path: RawText,
        /// The missing column.
        column: Column,
        /// The columns that are there, as typed.
        found: Vec<RawText>,
    },
    /// Two columns have the same meaning.
    #[error("{path:?} has the column {column:?} twice")]
    RepeatedColumn {
        /// The file.
        path: RawText,
        /// The column.
        column: Column,
        /// Their ordinals, counted from 1.
        at: (u16, u16),
    },
    /// A quotation mark is never closed, so that the rest of the file would be one field.
    #[error("{path:?}, line {line}, column {column}: a quotation mark is never closed")]
    UnclosedQuote {
        /// The file.
        path: RawText,
        /// The physical line where it opens.
        line: u64,
        /// The ordinal of the field, counted from 1.
        column: u64,
    },
    /// The delimited text cannot be read further.
    #[error("{path:?}, line {line}")]
    Csv {
        /// The file.
        path: RawText,
        /// The physical line.
        line: u64,
        /// The reader's own reason.
        #[source]
        source: csv::Error,
    },
    /// A table that ships with the program does not hold what it must.
    #[error("the table {table} that ships with the program is damaged: {reason}")]
    Shipped {
        /// The table.
        table: &'static str,
        /// What is wrong, for the developer.
        reason: String,
    },
    /// More rows or places than the program can number.
    #[error("{path:?} has more rows or municipalities than can be numbered")]
    TooLarge {
        /// The file.
        path: RawText,
    },
}

impl Error {
    fn full(path: &RawText) -> impl FnOnce(Full) -> Self {
        let path = path.clone();
        move |_| Self::TooLarge { path }
    }

    fn places(path: &RawText) -> impl FnOnce(TooManyPlaces) -> Self {
        let path = path.clone();
        move |_| Self::TooLarge { path }
    }
}

/// What to open.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// The file of initiatives; `None` for the example that ships with the program.
    pub initiatives: Option<PathBuf>,
    /// The file that says which municipalities answered.
    pub responses: Option<PathBuf>,
}

/// Opens a source.
///
/// A municipality with rows that no list of responses names has answered; the rest of those not named are unknown.
///
/// # Errors
/// [`Error`] when a file cannot be read or understood at all.
pub fn load(source: &Source) -> Result<Loaded, Error> {
    let Some(path) = &source.initiatives else {
        return shipped::load();
    };
    let name = RawText::from_os(path.as_os_str());
    let bytes = read(path)?;
    let description = Description {
        title: RawText::from_os(path.file_name().unwrap_or(path.as_os_str())),
        ..Description::default()
    };
    let mut builder = Builder::new(description, shipped::places()?);
    let mut loaded = table::initiatives(&mut builder, name, &bytes)?;
    if let Some(path) = &source.responses {
        let name = RawText::from_os(path.as_os_str());
        tables::responses(&mut builder, &name, &read(path)?)?;
    }
    tables::responses_from_rows(&mut builder);
    loaded
        .notes
        .sort_by_key(|note| (note.file, note.line, note.column));
    let mut dataset = builder.finish();
    constructed::mark(&mut dataset)?;
    Ok(loaded.with(dataset))
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|source| Error::Read {
        path: RawText::from_os(path.as_os_str()),
        source,
    })
}

/// What reading a table of initiatives found, beside the rows.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) notes: Vec<Note>,
    pub(crate) records: u64,
    pub(crate) held: u64,
}

impl Findings {
    fn with(self, dataset: Dataset) -> Loaded {
        Loaded {
            dataset,
            notes: self.notes,
            records: self.records,
            held: self.held,
        }
    }
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
            initiatives: Some(file("svar.csv", text)),
            responses: responses.map(|text| file("besvaret.csv", text)),
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
        assert_eq!((loaded.records, loaded.held), (5, 2));
        assert_eq!(loaded.dataset.len(), 3);
        let lines: Vec<_> = loaded
            .notes
            .iter()
            .filter(|note| note.line > 1)
            .map(|note| note.line)
            .collect();
        assert_eq!(lines, [4, 5, 7]);
    }
}
