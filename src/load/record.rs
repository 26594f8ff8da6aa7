//! A record as the reader of a file gives it, before anything is made of it.

use std::borrow::Cow;
use std::ops::Range;

use crate::domain::note::{Code, Detail};
use crate::domain::raw::Raw;
use crate::load::quotes;

/// The text of a record as it stands in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Verbatim<'a> {
    /// A part of a text.
    Text { text: &'a str, delimiter: u8 },
    /// The cells of a row of a sheet.
    Cells,
}

/// What the reader of the file found wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    pub(crate) code: Code,
    /// Counted from 0.
    pub(crate) field: usize,
    pub(crate) detail: Detail,
}

/// A record as the reader of a file gives it.
#[derive(Clone, Debug)]
pub(crate) struct Record<'a> {
    /// The physical line of the first field, counted from 1; in a sheet the row.
    pub(crate) line: u64,
    /// The byte of the file that it starts at, where its text is what stands there.
    pub(crate) at: Option<u64>,
    pub(crate) cells: Vec<Cow<'a, str>>,
    /// The cells as they stand in the file, where corrections have changed some.
    pub(crate) typed: Option<&'a [Cow<'a, str>]>,
    pub(crate) verbatim: Verbatim<'a>,
    pub(crate) flaws: &'a [Flaw],
    /// Positions of cells that a sheet shows as percent.
    pub(crate) percents: &'a [usize],
}

impl Record<'_> {
    pub(crate) fn cell(&self, at: usize) -> Raw<'_> {
        Raw::new(self.cells.get(at).map_or("", |cell| cell.as_ref()))
    }

    /// The cells in which something hides, and the first hidden character of each.
    pub(crate) fn hidden(&self) -> impl Iterator<Item = (usize, char)> + '_ {
        let cells = self.cells.iter().enumerate();
        cells.filter_map(|(at, cell)| Some((at, Raw::new(cell).first_hidden()?)))
    }

    /// The physical line of the last field's end.
    pub(crate) fn last_line(&self) -> u64 {
        match self.verbatim {
            Verbatim::Text { text, .. } => self.line + line_ends(text),
            Verbatim::Cells => self.line,
        }
    }

    /// True when every cell is blank.
    pub(crate) fn is_blank(&self) -> bool {
        self.cells
            .iter()
            .all(|cell| Raw::new(cell).trimmed().is_empty())
    }

    /// The text as it stands in the file, and the bytes of each field in it. Cells of a sheet are joined by semicolons.
    pub(crate) fn text(&self) -> (Cow<'_, str>, Vec<Range<usize>>) {
        match self.verbatim {
            Verbatim::Text { text, delimiter } => {
                (Cow::Borrowed(text), quotes::spans(text, delimiter))
            }
            Verbatim::Cells => {
                let (mut text, mut spans) = (String::new(), Vec::new());
                let cells = self.typed.unwrap_or(&self.cells);
                for (at, cell) in cells.iter().enumerate() {
                    if at > 0 {
                        text.push(';');
                    }
                    let start = text.len();
                    text.push_str(cell);
                    spans.push(start..text.len());
                }
                (Cow::Owned(text), spans)
            }
        }
    }
}

/// The line ends in a text.
pub(crate) fn line_ends(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    ends.filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .count() as u64
}
