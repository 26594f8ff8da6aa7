//! What to open, and how to read it where it does not say so itself.

use std::path::PathBuf;

use crate::domain::dataset::Year;
use crate::domain::price::PriceFactor;

/// What to open.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Files, folders with a `datapackage.json`, or `-` for standard input; together they are one data set. None for
    /// the example that ships with the program.
    pub paths: Vec<PathBuf>,
    /// The file that says which municipalities answered.
    pub responses: Option<PathBuf>,
    /// The user's own groups of municipalities.
    pub groups: Option<PathBuf>,
    /// Corrections that are applied on top of the files.
    pub corrections: Option<PathBuf>,
    /// Published figures; those of the report when none is given.
    pub published: Option<PathBuf>,
    /// The earlier version to compare with.
    pub compare: Option<PathBuf>,
    /// How to read the files.
    pub options: Options,
}

impl Source {
    /// One file, read as it is found.
    #[must_use]
    pub fn of(path: impl Into<PathBuf>) -> Self {
        Self {
            paths: vec![path.into()],
            ..Self::default()
        }
    }

    /// The earlier version to compare with, read in the same way. Corrections are of the data alone.
    #[must_use]
    pub fn earlier(&self) -> Option<Self> {
        let path = self.compare.clone()?;
        Some(Self {
            responses: self.responses.clone(),
            options: self.options.clone(),
            ..Self::of(path)
        })
    }
}

/// Which sheets of a workbook to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sheets {
    /// The only one with the survey's header.
    #[default]
    TheOne,
    /// The one of this name.
    Named(String),
    /// Every one with the survey's header.
    All,
}

/// How to read files that do not say so themselves.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The encoding by its name on the web, for example `windows-1252`; detected when none is given.
    pub encoding: Option<String>,
    /// The delimiter; decided by the header when none is given.
    pub delimiter: Option<char>,
    /// The sheets of workbooks.
    pub sheets: Sheets,
    /// The file that maps foreign headings and values to the survey's.
    pub map: Option<PathBuf>,
    /// The accounts year of files that do not say theirs.
    pub accounts_year: Option<Year>,
    /// The year of the price and wage level of files that do not say theirs.
    pub price_level: Option<Year>,
    /// Price factors beside those of packages.
    pub price_factors: Vec<PriceFactor>,
    /// The limits of shape.
    pub limits: Limits,
    /// Which files are read in chunks.
    pub chunks: Chunks,
}

/// How large files are read in chunks. What comes of it is the same whatever these are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunks {
    /// Bytes of the smallest file that is.
    pub least: u64,
    /// Bytes of a chunk.
    pub bytes: u64,
}

impl Default for Chunks {
    fn default() -> Self {
        Self {
            least: 8 << 20,
            bytes: 1 << 18,
        }
    }
}

/// Limits of shape against hostile files, and of what is kept in memory. There is none on rows or on the size of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one cell: 16 MiB.
    pub cell: u64,
    /// Columns of a table: 16,384, as in a spreadsheet.
    pub columns: u64,
    /// Bytes up to the end of the header: 1 MiB.
    pub header: u64,
    /// Bytes of an unpacked workbook: 100 MiB.
    pub unpacked: u64,
    /// Bytes of a file beyond which its long texts are left in it, and read when they are asked for: 64 MiB.
    pub kept: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cell: 16 << 20,
            columns: 16_384,
            header: 1 << 20,
            unpacked: 100 << 20,
            kept: 64 << 20,
        }
    }
}
