//! Why a file gives no data set at all: one error, with its code and its place.

use std::io;

use crate::domain::column::Column;
use crate::domain::dataset::{Full, Year};
use crate::domain::note::Code;
use crate::domain::place::TooManyPlaces;
use crate::domain::price::{Clash, PriceFactor};
use crate::domain::raw::RawText;

/// What a file is when it is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A PDF document.
    Pdf,
    /// A web page, or a table saved as one.
    Html,
    /// XML.
    Xml,
    /// JSON.
    Json,
    /// A picture.
    Picture,
    /// A text document of a word processor.
    Document,
    /// A database or columnar file.
    Database,
    /// Bytes that are no text.
    Binary,
}

/// A limit of shape, against hostile files; each has a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Bytes of one cell.
    Cell,
    /// Columns of a table.
    Columns,
    /// Bytes up to the end of the header.
    Header,
    /// Bytes of an unpacked workbook.
    Unpacked,
}

/// Why a mapping, a package or a list cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be parsed; the reader's own words.
    Syntax(String),
    /// It is no UTF-8 text from here on.
    Encoding,
    /// A key that is not known, here.
    UnknownKey(String),
    /// A value that is not known for this key.
    UnknownValue {
        /// The key.
        key: String,
        /// The value found.
        found: String,
        /// The values that would do.
        expected: String,
    },
    /// Something that must be there is missing, by name.
    Missing(String),
    /// A path that leaves the folder of the package.
    OutsidePath(String),
    /// A column of the table that does not exist.
    NoSuchColumn(String),
    /// One thing is named twice.
    Twice(String),
    /// A heading that no column has.
    UnknownColumn {
        /// The heading found.
        found: String,
        /// The headings that would do.
        expected: String,
    },
    /// No line is the header of a list.
    NoHeading {
        /// The first line with text.
        found: String,
        /// The headings that would do.
        expected: String,
    },
    /// A record of so many fields below a header of so many others.
    Fields(usize, usize),
    /// A header that no row follows.
    NoRows,
}

/// A list beside the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The user's own groups of municipalities.
    Groups,
    /// Corrections.
    Corrections,
    /// Published figures.
    Published,
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
    /// The file is empty, or holds nothing but blanks.
    #[error("{path:?} is empty")]
    Empty {
        /// The file.
        path: RawText,
        /// Its bytes.
        bytes: u64,
    },
    /// No line is the header that was looked for.
    #[error("{path:?} has no header with {wanted}")]
    NoHeader {
        /// The file.
        path: RawText,
        /// The first line with text, 0 when there is none.
        line: u64,
        /// Some of the columns that were looked for.
        wanted: &'static str,
        /// The cells of that line, at most a few.
        found: Vec<RawText>,
    },
    /// A column that no initiative can do without is missing.
    #[error("{path:?}, line {line}, has no column {column:?}")]
    MissingColumn {
        /// The file.
        path: RawText,
        /// The line of the header.
        line: u64,
        /// The missing column.
        column: Column,
        /// The ordinal of the heading that was probably meant, counted from 1; 0 when there is none.
        at: u16,
        /// The columns that are there, as typed.
        found: Vec<RawText>,
        /// The one among them that was probably meant.
        similar: Option<RawText>,
        /// That one was encoded twice.
        is_double: bool,
    },
    /// Two columns have the same meaning.
    #[error("{path:?}, line {line}, has the column {column:?} twice")]
    RepeatedColumn {
        /// The file.
        path: RawText,
        /// The line of the header.
        line: u64,
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
        column: u16,
        /// The heading of that column, where the header was understood.
        heading: Option<RawText>,
    },
    /// The file is compressed.
    #[error("{path:?} is compressed ({kind})")]
    Compressed {
        /// The file.
        path: RawText,
        /// By what: `gzip`, `zip`.
        kind: &'static str,
    },
    /// The file is no table.
    #[error("{path:?} is no table ({kind:?})")]
    NotATable {
        /// The file.
        path: RawText,
        /// What it is.
        kind: Foreign,
    },
    /// The encoding is not supported unasked, or is none that is known.
    #[error("{path:?} looks like {looks}")]
    UnknownEncoding {
        /// The file.
        path: RawText,
        /// What it looks like, or the name that was asked for.
        looks: String,
        /// The name that `--encoding` takes for it; none where the file must be saved anew.
        flag: Option<&'static str>,
    },
    /// An old binary workbook, or one with a password.
    #[error("{path:?} is an old or protected workbook")]
    OldWorkbook {
        /// The file.
        path: RawText,
    },
    /// The workbook is damaged, or none at all.
    #[error("{path:?} is a damaged workbook: {reason:?}")]
    DamagedWorkbook {
        /// The file.
        path: RawText,
        /// The reader's own words.
        reason: RawText,
    },
    /// The workbook holds definitions that a workbook never needs.
    #[error("{path:?} holds a document type definition")]
    ForbiddenContent {
        /// The file.
        path: RawText,
    },
    /// A limit of shape is passed.
    #[error("{path:?}: beyond the limit of {limit:?}, {most}")]
    BeyondLimit {
        /// The file.
        path: RawText,
        /// The physical line or row, 0 when none can be named.
        line: u64,
        /// The ordinal of the field, 0 when none can be named.
        column: u16,
        /// The limit.
        limit: Limit,
        /// Its value: bytes or columns.
        most: u64,
    },
    /// Several sheets have the survey's header.
    #[error("{path:?} has several sheets with the header")]
    SheetChoice {
        /// The file.
        path: RawText,
        /// Their names.
        sheets: Vec<RawText>,
    },
    /// No such sheet, or no sheet with data.
    #[error("{path:?} has no sheet {wanted:?}")]
    NoSheet {
        /// The file.
        path: RawText,
        /// The sheet that was asked for.
        wanted: Option<RawText>,
        /// The sheets that are there.
        sheets: Vec<RawText>,
    },
    /// A folder or `datapackage.json` that does not describe data that can be read.
    #[error("{path:?}: {fault:?}")]
    BadPackage {
        /// The folder or file.
        path: RawText,
        /// What is wrong.
        fault: Fault,
    },
    /// A mapping file that cannot be used.
    #[error("{path:?}, line {line}: {fault:?}")]
    BadMapping {
        /// The mapping file.
        path: RawText,
        /// The line, 0 when none can be named.
        line: u64,
        /// The column in characters, 0 when none can be named.
        column: u16,
        /// What is wrong.
        fault: Fault,
    },
    /// A list that is laid over the data, or held against it, and cannot be used.
    #[error("{path:?}, line {line}, column {column}: {fault:?}")]
    BadList {
        /// Which kind of list.
        list: List,
        /// The file.
        path: RawText,
        /// The physical line, 0 when none can be named.
        line: u64,
        /// The ordinal of the field, 0 when none can be named.
        column: u16,
        /// The heading of that column, where it has one to be named by.
        heading: Option<RawText>,
        /// What is wrong.
        fault: Fault,
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
    /// A file is named twice: its rows would count twice.
    #[error("{path:?} is named twice")]
    SameFile {
        /// The file.
        path: RawText,
    },
    /// Two price factors do not go together.
    #[error("the price factors {0} and {1} clash")]
    FactorClash(PriceFactor, PriceFactor),
    /// No amount is at the level that a price factor leads from.
    #[error("no amount is at the level of the price factor {factor}")]
    FactorUnused {
        /// The factor.
        factor: PriceFactor,
        /// The levels of the data that are known.
        found: Vec<Year>,
    },
    /// The user has cancelled.
    #[error("cancelled")]
    Cancelled,
}

impl Error {
    /// The stable code; none where no file is at fault: the program itself, an argument, or the user has cancelled.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        Some(match self {
            Self::Read { .. } => Code::CannotRead,
            Self::Empty { .. } => Code::EmptyFile,
            Self::NoHeader { .. } => Code::NoHeader,
            Self::MissingColumn { .. } => Code::MissingRequired,
            Self::RepeatedColumn { .. } => Code::RepeatedColumn,
            Self::UnclosedQuote { .. } => Code::UnclosedQuote,
            Self::Compressed { .. } => Code::Compressed,
            Self::NotATable { .. } => Code::NotATable,
            Self::UnknownEncoding { .. } => Code::UnknownEncoding,
            Self::OldWorkbook { .. } => Code::OldWorkbook,
            Self::DamagedWorkbook { .. } => Code::DamagedWorkbook,
            Self::ForbiddenContent { .. } => Code::ForbiddenContent,
            Self::BeyondLimit { .. } => Code::BeyondLimit,
            Self::SheetChoice { .. } => Code::SheetChoice,
            Self::NoSheet { .. } => Code::NoSheet,
            Self::BadPackage { .. } => Code::BadPackage,
            Self::BadMapping { .. } => Code::BadMapping,
            Self::BadList { list, .. } => match list {
                List::Groups => Code::BadGroups,
                List::Corrections => Code::BadCorrections,
                List::Published => Code::BadPublished,
            },
            Self::TooLarge { .. } => Code::TooManyRows,
            Self::SameFile { .. } => Code::SameFile,
            Self::Shipped { .. }
            | Self::FactorClash(..)
            | Self::FactorUnused { .. }
            | Self::Cancelled => return None,
        })
    }

    /// The file that the error is about.
    #[must_use]
    pub fn path(&self) -> Option<&RawText> {
        match self {
            Self::Read { path, .. }
            | Self::Empty { path, .. }
            | Self::NoHeader { path, .. }
            | Self::MissingColumn { path, .. }
            | Self::RepeatedColumn { path, .. }
            | Self::UnclosedQuote { path, .. }
            | Self::Compressed { path, .. }
            | Self::NotATable { path, .. }
            | Self::UnknownEncoding { path, .. }
            | Self::OldWorkbook { path }
            | Self::DamagedWorkbook { path, .. }
            | Self::ForbiddenContent { path }
            | Self::BeyondLimit { path, .. }
            | Self::SheetChoice { path, .. }
            | Self::NoSheet { path, .. }
            | Self::BadPackage { path, .. }
            | Self::BadMapping { path, .. }
            | Self::BadList { path, .. }
            | Self::SameFile { path }
            | Self::TooLarge { path } => Some(path),
            Self::Shipped { .. }
            | Self::FactorClash(..)
            | Self::FactorUnused { .. }
            | Self::Cancelled => None,
        }
    }

    /// Line and column, counted from 1; 0 where none can be named.
    #[must_use]
    pub fn place(&self) -> (u64, u16) {
        match self {
            Self::MissingColumn { line, at, .. } => (*line, *at),
            Self::NoHeader { line, .. } => (*line, 0),
            Self::RepeatedColumn { line, at, .. } => (*line, at.1),
            Self::UnclosedQuote { line, column, .. }
            | Self::BeyondLimit { line, column, .. }
            | Self::BadMapping { line, column, .. }
            | Self::BadList { line, column, .. } => (*line, *column),
            Self::UnknownEncoding { flag: Some(_), .. } => (1, 0),
            Self::Read { .. }
            | Self::Empty { .. }
            | Self::Compressed { .. }
            | Self::NotATable { .. }
            | Self::UnknownEncoding { .. }
            | Self::OldWorkbook { .. }
            | Self::DamagedWorkbook { .. }
            | Self::ForbiddenContent { .. }
            | Self::SheetChoice { .. }
            | Self::NoSheet { .. }
            | Self::BadPackage { .. }
            | Self::Shipped { .. }
            | Self::TooLarge { .. }
            | Self::SameFile { .. }
            | Self::FactorClash(..)
            | Self::FactorUnused { .. }
            | Self::Cancelled => (0, 0),
        }
    }

    pub(crate) fn clash(Clash(one, other): Clash) -> Self {
        Self::FactorClash(one, other)
    }

    pub(crate) fn full(path: &RawText) -> impl FnOnce(Full) -> Self {
        |_| Self::TooLarge { path: path.clone() }
    }

    pub(crate) fn places(path: &RawText) -> impl FnOnce(TooManyPlaces) -> Self {
        |_| Self::TooLarge { path: path.clone() }
    }
}
