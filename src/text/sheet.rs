//! A sheet: a table in words, which the screen draws and the command line prints alike.

use crate::query::view::View;

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Names and sentences.
    #[default]
    Left,
    /// Numbers.
    Right,
}

/// A column of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it is, with its unit.
    pub head: String,
    /// Where its text stands.
    pub align: Align,
    /// 1 for what is never left out; the column with the largest number goes first where there is no room.
    pub priority: u8,
    /// It takes the room that is left, and is cut where there is too little.
    pub grows: bool,
}

/// How a line looks; never the only carrier of what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As usual.
    #[default]
    Plain,
    /// A heading of the lines below it: no cursor stops on it.
    Heading,
    /// Stands back.
    Dim,
    /// To be looked at.
    Warning,
}

/// A line of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The texts, one a column; those that are missing are empty.
    pub cells: Vec<String>,
    /// How it looks.
    pub tone: Tone,
    /// What stands behind it: formula, terms, who is left out. Each paragraph has a label (possibly empty) and a text.
    pub detail: Vec<(String, String)>,
    /// The rows behind it, where there are some.
    pub view: Option<View>,
}

/// A table in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it is.
    pub title: String,
    /// What it rests on: basis, date, assumption. Each is a paragraph.
    pub lead: Vec<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The lines.
    pub lines: Vec<Line>,
    /// What is said below: what was left out, and why.
    pub foot: Vec<String>,
}
