//! What is said while only the first rows of a file are shown, and of long texts that are no longer where they were.

mod da;
mod en;

use crate::domain::prose::Lost;
use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// Words about the first rows.
#[derive(Debug)]
pub struct PartialWords {
    /// The rest is being read: rows so far, percent, and the rows that the figures are of.
    pub loading: With3,
    /// The same without rows so far.
    pub loading_figures: With2,
    /// The same without the rows that the figures are of.
    pub loading_short: With2,
    /// Percent and the rows that the figures are of, in few cells.
    pub loading_least: With2,
    /// Nothing more is being read: the rows that are shown, and the key that reads on.
    pub stopped: With2,
    /// The rows that are shown; short, and in few cells.
    pub stopped_short: [With1; 2],
    /// The file is refused: the rows that are shown; in full, short, and in few cells.
    pub refused: [With1; 3],
    /// Of the first so many rows, before or behind a figure; and in few cells.
    pub of_first: [With1; 2],
    /// The hint at the key that stops the reading.
    pub stop_hint: &'static str,
    /// Reading was stopped: the rows that are shown, and the key that reads on.
    pub was_stopped: With2,
    /// Everything is read: so many initiatives.
    pub loaded: With1,
    /// The file is refused: where, and the key that shows why.
    pub refused_at: With2,
    /// Why the file is refused.
    pub refused_why: With1,
    /// What is not done before everything is read.
    pub not_yet: &'static str,
    /// The pages of checks are not there before everything is read.
    pub no_checks: &'static str,
    /// The key that reads on, behind one of the two.
    pub reads_on: With1,
    /// The file with the long texts has changed; it cannot be read.
    pub lost: [LostWords; 2],
}

/// Words about texts that cannot be read back.
#[derive(Debug)]
pub struct LostWords {
    /// The badge in full, with the key that reads the file again.
    pub full: With1,
    /// The badge short, and in few cells.
    pub short: [&'static str; 2],
    /// In the place of the text.
    pub instead: &'static str,
}

impl Language {
    /// The words about the first rows.
    #[must_use]
    pub fn partial(&self) -> &'static PartialWords {
        match self.numbers.lang() {
            Lang::Da => &da::PARTIAL,
            Lang::En => &en::PARTIAL,
        }
    }

    /// The words about texts that cannot be read back.
    #[must_use]
    pub fn lost_badge(&self, why: &Lost) -> &'static LostWords {
        let [changed, unreadable] = &self.partial().lost;
        match why {
            Lost::Changed(_) => changed,
            Lost::Unreadable(_) => unreadable,
        }
    }
}
