//! Every word and number format that a person reads, in Danish and English.

pub mod number;

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
}
