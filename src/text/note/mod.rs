//! Notes of loading as words: what was found, what was expected, what to do; and where it stands.
//!
//! A language is a table with one entry for every code; one that misses a code does not compile.

mod cut;
pub(super) mod da;
pub(super) mod en;
mod example;
mod explanation;
mod facts;
mod place;
mod table;

pub use cut::cut;
pub(super) use cut::{cut_to, names};
pub use explanation::Explanation;
pub use place::{column_name, place};
pub use table::severity_index;

pub(super) use facts::Facts;
pub(super) use table::{Entry, Table};

use crate::domain::dataset::Dataset;
use crate::domain::note::{Code, Note, Severity};
use crate::domain::report::Report;
use crate::text::Language;

/// A note in words, safe to print. No part ends with a full stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteText {
    /// What was found, as one short sentence.
    pub message: String,
    /// What was expected; empty where nothing is to be said.
    pub expected: String,
    /// What to do about it; empty where nothing is to be done.
    pub help: String,
}

/// A note in words from its three parts.
pub(super) fn say(
    message: impl Into<String>,
    expected: impl Into<String>,
    help: impl Into<String>,
) -> NoteText {
    NoteText {
        message: message.into(),
        expected: expected.into(),
        help: help.into(),
    }
}

impl Language {
    /// A note in words.
    #[must_use]
    pub fn note(&self, data: &Dataset, report: &Report, note: &Note) -> NoteText {
        let entry = self.words.notes.of(note.code);
        match entry.note {
            Some(words) => words(&Facts::of(self, data, report, note)),
            None => say(entry.title, "", ""),
        }
    }

    /// A note in words that begin with the name of its column, where they do not tell it anyway: for a line by itself.
    #[must_use]
    pub fn named_note(&self, data: &Dataset, report: &Report, note: &Note) -> NoteText {
        let mut text = self.note(data, report, note);
        if let Some(name) = column_name(report, note) {
            let name = cut(name.as_raw());
            if !text.message.contains(&(self.words.terms.quoted)(&name)) {
                text.message = format!("{name}: {}", text.message);
            }
        }
        text
    }

    /// What a code means in one line, without a full stop.
    #[must_use]
    pub fn title(&self, code: Code) -> &'static str {
        self.words.notes.of(code).title
    }

    /// How much a note matters, in one or two words.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> &'static str {
        self.words.check.severities[severity_index(severity)]
    }
}

#[cfg(test)]
mod tests;
