//! The file that confirms renames: the CSV that the command writes, or three columns of it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cli::diff::csv::PROPOSED;
use crate::domain::against::Rename;
use crate::domain::guard::unguard;
use crate::domain::raw::{Raw, RawText, shown_path};
use crate::text::Language;

const REQUIRED: [&str; 3] = ["municipality", "old_title", "title"];

/// Why renames cannot be confirmed.
#[derive(Debug, thiserror::Error)]
pub enum Unconfirmed {
    /// The file cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: csv::Error,
    },
    /// The file lacks a column.
    #[error("{path} lacks {column}")]
    Lacks {
        /// The file.
        path: PathBuf,
        /// The column.
        column: &'static str,
    },
    /// A line is none of the proposals.
    #[error("{path}:{line}")]
    NoProposal {
        /// The file.
        path: PathBuf,
        /// The line.
        line: u64,
        /// The titles.
        titles: [RawText; 2],
    },
}

impl Unconfirmed {
    /// The reason in words, safe to print.
    #[must_use]
    pub fn sentence(&self, language: &Language) -> String {
        let words = language.change();
        let shown = |text: &RawText| text.as_raw().shown().into_string();
        match self {
            Self::Read { path, source } => {
                let why = match source.kind() {
                    csv::ErrorKind::Io(error) => language.system(error),
                    _ => Raw::new(&source.to_string()).shown().into_string(),
                };
                (words.unread)(&shown_path(path), &why)
            }
            Self::Lacks { path, column } => (words.lacks)(&shown_path(path), column),
            Self::NoProposal { path, line, titles } => {
                let titles = titles.each_ref().map(shown).join(" → ");
                (words.no_proposal)(&shown_path(path), &language.numbers.count(*line), &titles)
            }
        }
    }
}

/// The renames that a file names, each of which must be proposed. Lines of another class say nothing.
pub(super) fn read(
    path: &Path,
    proposed: &BTreeSet<Rename>,
) -> Result<BTreeSet<Rename>, Unconfirmed> {
    let failed = |source| Unconfirmed::Read {
        path: path.to_owned(),
        source,
    };
    let mut builder = csv::ReaderBuilder::new();
    let reader = builder.delimiter(b';').from_path(path);
    let mut reader = reader.map_err(failed)?;
    let headings = reader.headers().map_err(failed)?.clone();
    let position = |name: &str| {
        let is_it = |heading: &str| heading.trim_start_matches('\u{feff}').trim() == name;
        headings.iter().position(is_it)
    };
    let mut columns = [0; 3];
    for (at, column) in columns.iter_mut().zip(REQUIRED) {
        *at = position(column).ok_or_else(|| Unconfirmed::Lacks {
            path: path.to_owned(),
            column,
        })?;
    }
    let class = position("class");
    let mut confirmed = BTreeSet::new();
    for record in reader.records() {
        let record = record.map_err(failed)?;
        let text = |at: usize| {
            let text = record.get(at).unwrap_or_default();
            Raw::new(unguard(text).unwrap_or(text))
        };
        if class.is_some_and(|at| record.get(at) != Some(PROPOSED)) {
            continue;
        }
        let [place, old, new] = columns.map(text);
        let rename = Rename::new(place, old, new);
        if !proposed.contains(&rename) {
            return Err(Unconfirmed::NoProposal {
                path: path.to_owned(),
                line: record.position().map_or(0, csv::Position::line),
                titles: [old, new].map(|text| RawText::new(text.lossless())),
            });
        }
        confirmed.insert(rename);
    }
    Ok(confirmed)
}
