//! Notes of loading as words: what was found, what was expected, what to do; and where it stands.

use crate::domain::dataset::Dataset;
use crate::domain::note::Note;
use crate::domain::report::Report;
use crate::text::Language;

/// A note in words, safe to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteText {
    /// What was found, as one short sentence without a full stop.
    pub message: String,
    /// What was expected; empty where nothing is to be said.
    pub expected: String,
    /// What to do about it.
    pub help: String,
}

impl Language {
    /// A note in words.
    #[must_use]
    pub fn note(&self, _data: &Dataset, _report: &Report, note: &Note) -> NoteText {
        NoteText {
            message: note.code.id().to_owned(),
            expected: String::new(),
            help: String::new(),
        }
    }

    /// Where a note stands: `svar.csv:3:4`, `bog.xlsx#Herning!D17`, `svar.csv`; safe to print.
    #[must_use]
    pub fn place_of(&self, data: &Dataset, note: &Note) -> String {
        let origin = data.origins().get(usize::from(note.file));
        let name = origin.map_or_else(String::new, |origin| {
            origin.name.as_raw().shown().into_string()
        });
        format!("{name}:{}:{}", note.line, note.column)
    }
}
