//! The shape of the words of refusals. Names come in quotation marks or as a list, already shown.

use crate::load::{Foreign, Limit};
use crate::text::note::NoteText;
use crate::text::words::{With1, With2, With3};

/// Why a file is not loaded: what is wrong, what was expected, what to do.
#[derive(Debug)]
pub(in crate::text) struct Refusals {
    /// After every refusal.
    pub(in crate::text) nothing_loaded: &'static str,
    /// Before what was expected.
    pub(in crate::text) expected: &'static str,
    /// A line, a column, a character of a line.
    pub(in crate::text) line: With1,
    pub(in crate::text) column: With1,
    pub(in crate::text) character: With1,
    /// Errors of the system: not found, a folder, no permission, full, cut off, not text, a part of the path is no
    /// folder, read only, no memory, no answer.
    pub(in crate::text) system: [&'static str; 10],
    pub(in crate::text) unread: fn(&str) -> NoteText,
    /// The bytes.
    pub(in crate::text) empty: fn(&str) -> NoteText,
    /// The columns wanted; those found.
    pub(in crate::text) no_header: fn(&str, &str) -> NoteText,
    /// The column; those found; the one that was probably meant.
    pub(in crate::text) missing: fn(&str, &str, Option<&str>, bool) -> NoteText,
    /// Two ordinals; the column.
    pub(in crate::text) repeated: fn((u16, u16), &str) -> NoteText,
    pub(in crate::text) unclosed: fn() -> NoteText,
    pub(in crate::text) compressed: fn(&str) -> NoteText,
    pub(in crate::text) foreign: fn(Foreign) -> NoteText,
    /// What it looks like; the value of the flag.
    pub(in crate::text) encoding: fn(&str, Option<&str>) -> NoteText,
    pub(in crate::text) old: fn() -> NoteText,
    /// The reader's own words.
    pub(in crate::text) damaged: fn(&str) -> NoteText,
    pub(in crate::text) forbidden: fn() -> NoteText,
    /// The limit; its value; its flag.
    pub(in crate::text) beyond: fn(Limit, &str, &str) -> NoteText,
    /// How many more sheets there are than are named.
    pub(in crate::text) more: With1,
    /// The sheets.
    pub(in crate::text) choice: fn(&str) -> NoteText,
    /// The sheet wanted; those that are there.
    pub(in crate::text) no_sheet: fn(Option<&str>, &str) -> NoteText,
    pub(in crate::text) package: fn(&str) -> NoteText,
    pub(in crate::text) mapping: fn(&str) -> NoteText,
    pub(in crate::text) published: fn(&str) -> NoteText,
    pub(in crate::text) groups: fn(&str) -> NoteText,
    pub(in crate::text) corrections: fn(&str) -> NoteText,
    pub(in crate::text) too_large: fn() -> NoteText,
    /// A file is named twice.
    pub(in crate::text) same: fn() -> NoteText,
    /// Two price factors, as they are typed.
    pub(in crate::text) factor_clash: fn(&str, &str) -> NoteText,
    /// The level that the factor leads from; the levels of the data.
    pub(in crate::text) factor_unused: fn(&str, &str) -> NoteText,
    /// The table; why.
    pub(in crate::text) shipped: fn(&str, &str) -> NoteText,
    pub(in crate::text) cancelled: fn() -> NoteText,
    pub(in crate::text) faults: Faults,
}

/// What is wrong with a mapping or a package.
#[derive(Debug)]
pub(in crate::text) struct Faults {
    pub(in crate::text) syntax: With1,
    pub(in crate::text) encoding: &'static str,
    pub(in crate::text) unknown_key: With1,
    /// The key, the value found, those expected.
    pub(in crate::text) unknown_value: With3,
    pub(in crate::text) missing: With1,
    pub(in crate::text) outside: With1,
    pub(in crate::text) no_column: With1,
    pub(in crate::text) twice: With1,
    /// The heading found; those that would do.
    pub(in crate::text) unknown_column: With2,
    /// The fields found; those of the header.
    pub(in crate::text) fields: With2,
    /// A header that no row follows.
    pub(in crate::text) no_rows: &'static str,
    /// The first line, the headings expected.
    pub(in crate::text) no_heading: With2,
}
