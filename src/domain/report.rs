//! What loading says of its files beside the rows: how each was read, what was noted, and what is held.

use crate::domain::column::Column;
use crate::domain::note::{Code, Detail, Note, Severity};
use crate::domain::prose::Extent;
use crate::domain::raw::{Raw, RawText};

/// How one file, or one sheet of a workbook, was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The name of the encoding, for example `UTF-8`; none for a workbook.
    pub encoding: Option<&'static str>,
    /// The delimiter; none for a workbook.
    pub delimiter: Option<char>,
    /// The headings as typed, in the order of the columns.
    pub headings: Vec<RawText>,
    /// The survey's columns that they are, by position; none for headings that the survey does not use.
    pub columns: Vec<Option<Column>>,
    /// The physical line of the header, counted from 1.
    pub header_line: u64,
    /// Records, header and blank ones not counted: always rows plus held.
    pub records: u64,
    /// Rows of the data set.
    pub rows: u64,
    /// Records that are kept aside.
    pub held: u64,
}

/// A record as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The position of the file in [`crate::domain::dataset::Dataset::origins`].
    pub file: u16,
    /// The physical line of its first field, counted from 1; in a sheet the row.
    pub line: u64,
    /// Its text: [`Dataset::excerpted`](crate::domain::dataset::Dataset::excerpted) gives it.
    pub text: Text,
    /// Why the record is held, when it is.
    pub held: Option<Code>,
}

/// The text of a record, line ends inside quoted fields included. A sheet's cells are joined by semicolons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// In memory.
    Kept(RawText),
    /// Still in its file.
    InFile(Extent),
}

impl From<RawText> for Text {
    fn from(text: RawText) -> Self {
        Self::Kept(text)
    }
}

impl Excerpt {
    /// The physical line that a byte of its text stands in.
    #[must_use]
    pub fn line_at(&self, text: Raw<'_>, byte: usize) -> u64 {
        let bytes = text.lossless().as_bytes();
        let before = &bytes[..byte.min(bytes.len())];
        let ends = before.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        self.line + ends.count() as u64
    }
}

/// How many findings there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Records: always rows plus held.
    pub records: u64,
    /// Rows of the data set.
    pub rows: u64,
    /// Records that are kept aside.
    pub held: u64,
    /// Fields that cannot be read.
    pub cell_errors: u64,
    /// Warnings.
    pub warnings: u64,
}

impl Counts {
    /// True when nothing was found that a person should look at.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.held == 0 && self.cell_errors == 0 && self.warnings == 0
    }

    /// Everything found.
    #[must_use]
    pub fn findings(&self) -> u64 {
        self.held + self.cell_errors + self.warnings
    }
}

/// What loading found, beside the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How each file was read, in the order of [`crate::domain::dataset::Dataset::origins`].
    pub readings: Vec<Reading>,
    /// What was noted, by file, line and column.
    pub notes: Vec<Note>,
    /// The records that notes are about.
    pub excerpts: Vec<Excerpt>,
}

impl Report {
    /// How many findings there are of each kind.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for reading in &self.readings {
            counts.records += reading.records;
            counts.rows += reading.rows;
            counts.held += reading.held;
        }
        for note in &self.notes {
            match note.code.severity() {
                Severity::Error => counts.cell_errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Refused | Severity::Held | Severity::Note => {}
            }
        }
        counts
    }

    /// The notes that a person should look at.
    pub fn findings(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|note| note.code.is_finding())
    }

    /// The records that are kept aside, in the order of the files.
    pub fn held(&self) -> impl Iterator<Item = &Excerpt> {
        self.excerpts
            .iter()
            .filter(|excerpt| excerpt.held.is_some())
    }

    /// The record that a note is about.
    #[must_use]
    pub fn excerpt(&self, note: &Note) -> Option<&Excerpt> {
        self.excerpts.get(note.excerpt?.at as usize)
    }

    /// The survey's column that a note is about.
    #[must_use]
    pub fn column(&self, note: &Note) -> Option<Column> {
        if let Detail::Column(column) = note.detail {
            return Some(column);
        }
        let reading = self.readings.get(usize::from(note.file))?;
        let at = usize::from(note.column).checked_sub(1)?;
        reading.columns.get(at).copied().flatten()
    }

    /// The heading of the column that a note is about, as typed.
    #[must_use]
    pub fn heading(&self, note: &Note) -> Option<&RawText> {
        let reading = self.readings.get(usize::from(note.file))?;
        let at = usize::from(note.column).checked_sub(1)?;
        reading.headings.get(at)
    }
}
