//! What loading found: a small record with a stable code and a place, never a sentence.

use crate::domain::raw::RawText;

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A field could not be read: its row stays, the field counts in no total.
    Error,
    /// A record could not be an initiative: it is kept aside and counted in no total.
    Held,
    /// The value was used; the user should know how it was read.
    Warning,
}

/// What was found. The variants are stable; their words live in the text layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A record has another number of fields than the header.
    FieldCount,
    /// A record repeats the header.
    RepeatedHeader,
    /// The municipality is none of those known; its rows are kept under the name as typed.
    UnknownMunicipality,
    /// The municipality is empty.
    EmptyMunicipality,
    /// The value is none of a closed vocabulary.
    UnknownCategory,
    /// The policy area is empty.
    EmptyArea,
    /// The amount is not written in Danish notation, or is beyond the limit.
    UnreadableAmount,
    /// The share is not a percentage from 0 to 100.
    UnreadableShare,
    /// An optional column is missing.
    MissingColumn,
    /// A column has a name that the survey does not use.
    UnknownColumn,
    /// Bytes are not UTF-8; they are shown as `\xNN`.
    NotUtf8,
    /// Hidden or control characters stand in a cell.
    HiddenCharacters,
}

impl Code {
    /// How much the note matters.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::FieldCount | Self::RepeatedHeader => Severity::Held,
            Self::EmptyMunicipality
            | Self::UnknownCategory
            | Self::EmptyArea
            | Self::UnreadableAmount
            | Self::UnreadableShare => Severity::Error,
            Self::UnknownMunicipality
            | Self::MissingColumn
            | Self::UnknownColumn
            | Self::NotUtf8
            | Self::HiddenCharacters => Severity::Warning,
        }
    }
}

/// One thing that loading found, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What was found.
    pub code: Code,
    /// The position of the file in [`crate::domain::dataset::Dataset::files`].
    pub file: u16,
    /// The physical line, counted from 1.
    pub line: u64,
    /// The field's ordinal, counted from 1; 0 when the whole record is meant.
    pub column: u16,
    /// The text as it stands in the file, cut at a few hundred characters.
    pub found: RawText,
}
