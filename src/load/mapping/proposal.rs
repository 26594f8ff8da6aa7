//! What a proposal says: a choice for each of our columns, and what is left.

use super::confidence::Confidence;
use super::translate::Vocabulary;
use crate::domain::column::Column;
use crate::domain::raw::RawText;

/// The unit of amounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Nothing says so; the survey's is assumed.
    Unsaid,
    /// 1,000 kr., the survey's own.
    Thousands,
    /// Kroner.
    Kroner,
    /// Millions of kroner.
    Millions,
}

impl Unit {
    /// Whether the survey would read these amounts wrongly by a power of ten.
    #[must_use]
    pub fn is_foreign(self) -> bool {
        match self {
            Self::Unsaid | Self::Thousands => false,
            Self::Kroner | Self::Millions => true,
        }
    }
}

/// One of their columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theirs {
    /// Its number, counted from 1.
    pub ordinal: u16,
    /// Its heading as written.
    pub heading: RawText,
    /// Whether only the number tells it apart: the heading is empty, too long, or stands twice.
    pub is_by_number: bool,
}

/// One of our columns, and which of theirs it probably is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Our column.
    pub column: Column,
    /// Theirs, where the proposal makes one; never with [`Confidence::Unsure`].
    pub pick: Option<Theirs>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What else it could be, best first, where there is no pick.
    pub candidates: Vec<Theirs>,
    /// The unit of the pick's or of the best candidate's amounts.
    pub unit: Unit,
}

/// A mapping for the reader to correct.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The survey's columns in the canonical order, and the year where the table seems to have one.
    pub choices: Vec<Choice>,
    /// The values of the picks that the survey cannot read.
    pub vocabularies: Vec<Vocabulary>,
    /// Their columns that are nowhere picked.
    pub unused: Vec<Theirs>,
}
