//! What is said of copying, and around the command line of a view.

mod da;
mod en;

use crate::text::words::{With1, With2};
use crate::text::{Lang, Language};

/// Words about copying.
#[derive(Debug)]
pub struct ClipboardWords {
    /// Copied: the way, and how much.
    pub copied: With2,
    /// Sent to the terminal, which may refuse so much: how much.
    pub may_refuse: With1,
    /// A program has the text, and how much it is; the terminal was sent it too and may have refused so much.
    pub in_doubt: With2,
    /// As [`Self::may_refuse`], where more is said behind it.
    pub unsure: With1,
    /// The terminal as a way.
    pub terminal: &'static str,
    /// Two ways.
    pub both: With2,
    /// So many characters.
    pub characters: With1,
    /// A program of the desktop that refused the text.
    pub refused: With1,
    /// On its way to a program of the desktop.
    pub copying: &'static str,
    /// Too much for the terminal, and the key that saves it as a file.
    pub too_much: With1,
    /// Neither the terminal nor the desktop takes anything, and the key that saves it as a file.
    pub nowhere: With1,
    /// The title of the command line of the view.
    pub title: &'static str,
    /// What the first line does; what the second does.
    pub lines: [&'static str; 2],
    /// The keys of the command line, by the names of their commands.
    pub keys: &'static str,
}

impl Language {
    /// The words about copying.
    #[must_use]
    pub fn clipboard(&self) -> &'static ClipboardWords {
        match self.numbers.lang() {
            Lang::Da => &da::CLIPBOARD,
            Lang::En => &en::CLIPBOARD,
        }
    }
}
