//! What a code means at length, with an example: the text of `indsats explain`.

use crate::domain::note::Code;
use crate::text::Language;
use crate::text::note::example;

/// What a code means at length. Every part is a paragraph without line breaks but the example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// What it means in one line, without a full stop.
    pub title: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Lines of a file, or a command, where it comes.
    pub example: &'static str,
    /// What the program does.
    pub outcome: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

impl Language {
    /// What a code means at length.
    #[must_use]
    pub fn explanation(&self, code: Code) -> Explanation {
        let table = &self.words.notes;
        let entry = table.of(code);
        Explanation {
            code,
            title: entry.title,
            meaning: entry.meaning,
            example: example::of(code),
            outcome: table.outcome(code),
            remedy: entry.remedy,
        }
    }
}
