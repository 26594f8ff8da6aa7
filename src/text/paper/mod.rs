//! Words of a document on paper: its width and looks, and what its parts are called.

mod da;
mod en;

use crate::text::Lang;
use crate::text::words::With2;

/// Words of a document on paper.
#[derive(Debug)]
pub struct PaperWords {
    /// `--width`, with its bounds.
    pub arg_width: With2,
    /// A width that is none, with its bounds.
    pub bad_width: With2,
    /// `--ascii`.
    pub arg_ascii: &'static str,
    /// `--color`.
    pub arg_color: &'static str,
    /// Heading of what the figures rest on.
    pub basis: &'static str,
    /// Head of what a fact is, and of what it says.
    pub fact: [&'static str; 2],
    /// Head of the column of bars.
    pub bars: &'static str,
    /// The line in a bar.
    pub line: &'static str,
    /// The sheet of a workbook that has what the figures rest on.
    pub sheet_basis: &'static str,
    /// The sheet of a workbook that has a page of checks.
    pub sheet_page: &'static str,
    /// So many initiatives stand in so many sheets, because one has no room for all.
    pub split: With2,
}

/// The words.
#[must_use]
pub fn words(lang: Lang) -> &'static PaperWords {
    match lang {
        Lang::Da => &da::PAPER,
        Lang::En => &en::PAPER,
    }
}
