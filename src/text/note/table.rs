//! The table of a language: one entry a code, complete by construction.

use crate::domain::note::{Code, Severity};
use crate::text::note::{Facts, NoteText};

/// What a language says of one code.
#[derive(Debug)]
pub(in crate::text) struct Entry {
    pub(in crate::text) code: Code,
    /// What it means in one line.
    pub(in crate::text) title: &'static str,
    /// A note of this code; none where the title and the remedy say it all.
    pub(in crate::text) note: Option<fn(&Facts<'_>) -> NoteText>,
    /// What it means at length.
    pub(in crate::text) meaning: &'static str,
    /// What the program does; empty for what it does at every code of that severity.
    pub(in crate::text) outcome: &'static str,
    /// What to do about it.
    pub(in crate::text) remedy: &'static str,
}

/// What a language says of every code, in the order of [`Code::ALL`].
#[derive(Debug)]
pub(in crate::text) struct Table {
    tables: [&'static [Entry]; 5],
    /// What the program does at a code, by severity.
    outcomes: [&'static str; 5],
}

impl Table {
    /// A table of all codes. In a constant, one that misses a code or has them in another order does not compile.
    pub(in crate::text) const fn new(
        tables: [&'static [Entry]; 5],
        outcomes: [&'static str; 5],
    ) -> Self {
        let (mut code, mut table) = (0, 0);
        while table < tables.len() {
            let mut entry = 0;
            while entry < tables[table].len() {
                assert!(tables[table][entry].code as usize == code);
                code += 1;
                entry += 1;
            }
            table += 1;
        }
        assert!(code == Code::ALL.len());
        Self { tables, outcomes }
    }

    /// What the language says of a code.
    pub(in crate::text) fn of(&self, code: Code) -> &'static Entry {
        let (mut table, mut at) = (0, code as usize);
        while at >= self.tables[table].len() {
            at -= self.tables[table].len();
            table += 1;
        }
        &self.tables[table][at]
    }

    /// What the program does at a code.
    pub(in crate::text) fn outcome(&self, code: Code) -> &'static str {
        match self.of(code).outcome {
            "" => self.outcomes[severity_index(code.severity())],
            own => own,
        }
    }
}

/// The position of a severity in lists of words: refused, error, held, warning, note.
#[must_use]
pub fn severity_index(severity: Severity) -> usize {
    match severity {
        Severity::Refused => 0,
        Severity::Error => 1,
        Severity::Held => 2,
        Severity::Warning => 3,
        Severity::Note => 4,
    }
}
