//! A DATA SET to files: the rows in the canonical form, as one CSV file or as a data package that loads back equal.
//!
//! The same data gives the same bytes: nothing written depends on the day, the language or the folder. A file is
//! written whole or not at all, and never over another unasked. While the data is the constructed example, the files
//! that the program names itself start with `eksempel-`, and the package says so; a file that the user names keeps its
//! name, and its rows are known again when it is opened.
//!
//! Knows `domain` and how `load` reads; has no word for people.

pub(crate) mod atomic;
mod cell;
pub mod corrections;
mod description;
mod package;
mod table;
mod target;
mod whole;

pub use atomic::outlive_size_limit;
pub use cell::{area, cell};
pub use target::inputs;
pub use whole::{Failed, whole};

use std::io::{self, Write};
use std::path::PathBuf;

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::prose::Lost;
use crate::domain::raw::RawText;
use crate::domain::report::Report;
use target::Target;

/// Where to write, and over what.
#[derive(Clone, Debug)]
pub struct Options {
    /// A file that ends with `.csv`, a folder or `datapackage.json` for a package, or `-` for standard output.
    pub output: PathBuf,
    /// Write over files that are there already.
    pub force: bool,
    /// The files that were read, which are never written over.
    pub inputs: Vec<PathBuf>,
}

/// What is exported: a data set with what loading found.
#[derive(Clone, Copy, Debug)]
pub struct Exported<'d> {
    /// The rows.
    pub dataset: &'d Dataset,
    /// The records that are kept aside.
    pub report: &'d Report,
}

/// One file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The file; `-` for standard output.
    pub path: PathBuf,
    /// Its rows, the header not counted; none for the description of a package.
    pub rows: Option<u64>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The files, the description of a package last.
    pub files: Vec<File>,
    /// True when the rows are those of a constructed example.
    pub is_constructed: bool,
    /// Records that are kept aside and stand in none of the files: only a package has a place for them.
    pub held_left_out: u64,
    /// Corrections that the rows hold, and that stand in none of the files: only a package lists them.
    pub unlisted_corrections: u64,
}

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The name is none of a CSV file or of a folder.
    #[error("{0:?} is no name of a csv file or a folder")]
    Kind(PathBuf),
    /// A file is there already.
    #[error("{0:?} is there already")]
    Exists(PathBuf),
    /// The file is one of those that were read.
    #[error("{0:?} is one of the files read")]
    IsInput(PathBuf),
    /// A folder was named where a file stands, or the other way round.
    #[error("{0:?} is no folder")]
    NotAFolder(PathBuf),
    /// A file or folder could not be made in a folder.
    #[error("cannot write in {folder:?}: {source}")]
    Create {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file could not be written to its end, or not be put in its place.
    #[error("cannot write {path:?}: {source}")]
    Write {
        /// The file; `-` for standard output.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A field that cannot be read was loaded without its text, so that writing it would make it another answer.
    #[error("{file:?}, line {line}: the text of {column:?} is not known")]
    Unkept {
        /// The file of the row.
        file: RawText,
        /// Its line.
        line: u32,
        /// The field.
        column: Column,
    },
    /// A row has nothing in any of the survey's columns, so that nobody could read it back.
    #[error("{file:?}, line {line}: the row is blank")]
    Blank {
        /// The file of the row.
        file: RawText,
        /// Its line.
        line: u32,
    },
    /// The rows are in several price levels, which a single table cannot say.
    #[error("the rows are in several price levels")]
    SeveralPriceLevels,
    /// Long texts can no longer be read back, so that what was written is not whole.
    #[error("long texts are lost: {0:?}")]
    Lost(Lost),
}

impl Error {
    /// True when the reader of the output has seen enough, which is no failure.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        match self {
            Self::Write { source, .. } => source.kind() == io::ErrorKind::BrokenPipe,
            Self::Kind(_)
            | Self::Exists(_)
            | Self::IsInput(_)
            | Self::NotAFolder(_)
            | Self::Create { .. }
            | Self::Unkept { .. }
            | Self::Blank { .. }
            | Self::SeveralPriceLevels
            | Self::Lost(_) => false,
        }
    }
}

/// Writes the rows where the options say; to `stdout` when they say `-`.
///
/// # Errors
/// [`Error`], and then every file that was there before is as it was, and no new one is left behind. Only a package
/// that replaces another file by file can be left with some of its files replaced.
pub fn run(
    content: Exported<'_>,
    options: &Options,
    stdout: &mut dyn Write,
) -> Result<Written, Error> {
    atomic::outlive_size_limit().map_err(|source| Error::Write {
        path: options.output.clone(),
        source,
    })?;
    let files = match Target::of(&options.output)? {
        Target::Stdout => vec![straight(content, options, stdout)?],
        Target::Through => {
            let failed = |source| Error::Write {
                path: options.output.clone(),
                source,
            };
            let mut open = std::fs::OpenOptions::new();
            let mut file = open.write(true).open(&options.output).map_err(failed)?;
            vec![straight(content, options, &mut file)?]
        }
        Target::Table => {
            let path = &options.output;
            target::refuse_input(path, &options.inputs)?;
            let rows = one_table(content)?;
            let rows = atomic::file(path, options.force, &mut |out| {
                table::initiatives(content.dataset, &rows, path, out)
            })?;
            vec![File {
                path: path.clone(),
                rows: Some(rows),
            }]
        }
        Target::Package(folder) => {
            let files = package::write(content, &folder, options)?;
            let kept = content.report.held().count() as u64;
            return Ok(Written {
                files,
                is_constructed: package::is_constructed(content),
                held_left_out: content.report.counts().held.saturating_sub(kept),
                unlisted_corrections: 0,
            });
        }
    };
    Ok(Written {
        files,
        is_constructed: package::is_constructed(content),
        held_left_out: content.report.counts().held,
        unlisted_corrections: content.dataset.corrections().applied().count() as u64,
    })
}

/// Writes to something that is no file: a pipe, a device, standard output.
fn straight(content: Exported<'_>, options: &Options, out: &mut dyn Write) -> Result<File, Error> {
    let rows = one_table(content)?;
    let mut out = io::BufWriter::with_capacity(1 << 18, out);
    let rows = table::initiatives(content.dataset, &rows, &options.output, &mut out)?;
    let flushed = out.flush();
    flushed.map_err(|source| Error::Write {
        path: options.output.clone(),
        source,
    })?;
    Ok(File {
        path: options.output.clone(),
        rows: Some(rows),
    })
}

/// Every row, where one table can hold them.
fn one_table(content: Exported<'_>) -> Result<Vec<RowId>, Error> {
    let mut levels = package::by_price_level(content.dataset);
    match (levels.pop(), levels.is_empty()) {
        (Some((_, rows)), true) => Ok(rows),
        (Some(_) | None, _) => Err(Error::SeveralPriceLevels),
    }
}

#[cfg(test)]
mod tests;
