//! A record whose cells are texts as they stand in it.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::load::record::{Record, Verbatim};
use crate::load::records::Split;

/// A record whose cells are texts as they stand in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'l> {
    pub(crate) number: u64,
    /// The byte of the file that it starts at, where its text is what stands there.
    pub(crate) at: Option<u64>,
    pub(crate) text: &'l str,
    pub(crate) delimiter: u8,
    pub(crate) cells: Written<'l>,
    /// Something may hide in a cell.
    pub(crate) may_hide: bool,
}

/// How the cells of a record are written.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Written<'l> {
    /// Between the delimiters of its text.
    Between(Split<'l, 'l>),
    /// In quotation marks, some of them.
    Apart(&'l [&'l str]),
}

impl<'l> Line<'l> {
    /// The number of cells.
    pub(super) fn len(&self) -> usize {
        match self.cells {
            Written::Between(split) => split.len(),
            Written::Apart(cells) => cells.len(),
        }
    }

    /// The cell at a position that the record has.
    #[inline]
    pub(super) fn cell(&self, at: usize) -> &'l str {
        match self.cells {
            Written::Between(split) => split.get(at),
            Written::Apart(cells) => cells[at],
        }
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = &'l str> {
        (0..self.len()).map(|at| self.cell(at))
    }

    /// Some cells and what is between them, where nothing else is.
    #[inline]
    pub(super) fn run(&self, cells: RangeInclusive<usize>) -> Option<&'l [u8]> {
        match self.cells {
            Written::Between(split) => Some(split.run(cells)),
            Written::Apart(_) => None,
        }
    }

    pub(super) fn record(&self) -> Record<'l> {
        Record {
            line: self.number,
            at: self.at,
            cells: self.cells().map(Cow::Borrowed).collect(),
            typed: None,
            verbatim: Verbatim::Text {
                text: self.text,
                delimiter: self.delimiter,
            },
            flaws: &[],
            percents: &[],
        }
    }
}
