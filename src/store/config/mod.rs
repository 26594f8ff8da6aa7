//! The configuration: what the user writes once, as words with their places in the file. What they mean is known above.

mod read;
#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};

pub use read::read;

/// The name of the file in its folder.
const NAME: &str = "config.toml";

/// The version of the file's shape, which a file may name.
pub const VERSION: i64 = 1;

/// The file in the folder of the configuration.
#[must_use]
pub fn file(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

/// A place in the file: line and column in characters, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Something that is written in the file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// What is written.
    pub value: T,
    /// Where.
    pub at: Spot,
}

/// The keys that are written for a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The name of the command.
    pub action: Placed<String>,
    /// The names of its keys; none takes all keys from it.
    pub keys: Vec<Placed<String>>,
}

/// What is written in the file; nothing of what is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// `language`.
    pub language: Option<Placed<String>>,
    /// `theme`.
    pub theme: Option<Placed<String>>,
    /// `measure`.
    pub measure: Option<Placed<String>>,
    /// `reference`.
    pub reference: Option<Placed<String>>,
    /// `ascii`.
    pub ascii: Option<Placed<bool>>,
    /// `mouse`.
    pub mouse: Option<Placed<bool>>,
    /// `[keys]`, in the order of the file.
    pub keys: Vec<Bound>,
}

/// A setting of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The version of the file's shape.
    Version,
    /// The language of everything.
    Language,
    /// The colours of the screen.
    Theme,
    /// The measure of the first view.
    Measure,
    /// The reference of the first view.
    Reference,
    /// ASCII instead of block elements.
    Ascii,
    /// The mouse is captured.
    Mouse,
    /// The table of keys.
    Keys,
}

impl Setting {
    /// Every setting, in the order of the file that the program writes.
    pub const ALL: [Self; 8] = [
        Self::Version,
        Self::Language,
        Self::Theme,
        Self::Measure,
        Self::Reference,
        Self::Ascii,
        Self::Mouse,
        Self::Keys,
    ];

    /// Its name in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Language => "language",
            Self::Theme => "theme",
            Self::Measure => "measure",
            Self::Reference => "reference",
            Self::Ascii => "ascii",
            Self::Mouse => "mouse",
            Self::Keys => "keys",
        }
    }
}

/// What a value is, or must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text in quotation marks.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Switch,
    /// A list of keys, each in quotation marks.
    List,
    /// A table.
    Table,
    /// A number with decimals or a date: never right here.
    Other,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Number,
        Self::Switch,
        Self::List,
        Self::Table,
        Self::Other,
    ];
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not UTF-8 from here on.
    Encoding,
    /// It is no TOML: the parser's own words.
    Syntax(String),
    /// A name stands twice.
    Twice(String),
    /// There is no such setting.
    Unknown(String),
    /// The value of a setting or command is of another kind.
    Kind {
        /// The setting or command.
        name: String,
        /// What it must be.
        expected: Kind,
        /// What it is.
        found: Kind,
    },
    /// The file is of another version, as written.
    Version(String),
}

/// Why a configuration does not hold.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error("cannot read {path:?}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is a folder, a pipe or a device.
    #[error("{0:?} is no file")]
    NotAFile(PathBuf),
    /// It is larger than a configuration can be.
    #[error("{0:?} is too large")]
    TooLarge(PathBuf),
    /// Something in it is wrong.
    #[error("{path:?}, line {}, column {}: {fault:?}", at.line, at.column)]
    Bad {
        /// The file.
        path: PathBuf,
        /// Where.
        at: Spot,
        /// What.
        fault: Fault,
    },
}
