//! WORDS: everything that a person reads, in Danish and English, and the number formats.
//!
//! Knows what the data and the questions are; knows nothing of terminals.

pub mod about;
pub mod bar;
pub(crate) mod cells;
pub mod change;
pub mod check;
pub mod clipboard;
pub mod command;
pub mod comparison;
pub mod config;
pub mod correction;
pub mod coverage;
mod da;
mod en;
mod estimate;
pub mod explain;
pub mod export;
pub mod failure;
pub mod figure;
pub mod flag;
pub mod keep;
pub mod listing;
mod lost;
pub mod map;
pub mod minutes;
pub mod name;
pub mod note;
pub mod number;
pub mod page;
pub mod paper;
pub mod partial;
pub mod picture;
pub mod range;
pub mod reading;
pub mod reconcile;
pub mod rule;
pub mod saving;
pub mod scale;
pub mod sheet;
pub mod shell;
pub mod table;
pub mod words;
pub mod year;

use crate::text::number::{MissingFormats, Numbers};
use crate::text::words::Words;

/// A language of the texts and numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Danish: `1.234,5`, "pct."
    Da,
    /// English: `1,234.5`, "%"
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Da, Self::En];

    /// The language's code: `da`, `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Da => "da",
            Self::En => "en",
        }
    }

    /// The language of a locale such as `da_DK.UTF-8`; English for any but Danish.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        match locale.get(..2) {
            Some("da") => Self::Da,
            _ => Self::En,
        }
    }
}

/// The words of a language.
#[must_use]
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Da => &da::WORDS,
        Lang::En => &en::WORDS,
    }
}

/// A language ready to speak: its words and its number formats.
#[derive(Debug)]
pub struct Language {
    /// The words.
    pub words: &'static Words,
    /// The number formats.
    pub numbers: Numbers,
}

impl Language {
    /// The language.
    ///
    /// # Errors
    /// [`MissingFormats`] when the program was built without its number formats.
    pub fn new(lang: Lang) -> Result<Self, MissingFormats> {
        Ok(Self {
            words: words(lang),
            numbers: Numbers::new(lang)?,
        })
    }
}
