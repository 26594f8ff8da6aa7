//! The records of delimited text one by one, as the `csv` crate reads them: no header of their own, any number of
//! fields, empty lines passed over. Marks that are never closed are another's to refuse: here they reach to the end.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

use crate::domain::raw::{Raw, is_hidden};
use crate::load::marks::{Line, Marks};
use crate::load::quotes::{self, End};

/// The mark of an encoding, which is no part of the first field.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Few records of the tables that go with the survey have more fields.
const USUAL: usize = 16;

/// Bytes of a text whose marks are found at a time: in tests less than a record has.
const WINDOW: usize = if cfg!(test) { 16 } else { 64 << 10 };

/// The records of a text from some byte on.
#[derive(Clone, Debug)]
pub(crate) struct Records<'t> {
    text: &'t str,
    at: usize,
    delimiter: u8,
}

/// The text of a record, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cut<'t> {
    /// The byte that it starts at.
    pub(crate) start: usize,
    /// Without the line end.
    pub(crate) text: &'t str,
    delimiter: u8,
    has_marks: bool,
}

impl<'t> Records<'t> {
    /// Those that start at or after a byte, where a line starts.
    pub(crate) fn from(text: &'t str, at: usize, delimiter: u8) -> Self {
        let is_marked = at == 0 && text.starts_with(BYTE_ORDER_MARK);
        Self {
            text,
            at: if is_marked { BYTE_ORDER_MARK.len() } else { at },
            delimiter,
        }
    }

    /// The byte after the last record that was given and the line end after it, or its first byte where that has two.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// Where the next record starts.
    fn pass_line_ends(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        while matches!(bytes.get(self.at), Some(b'\n' | b'\r')) {
            self.at += 1;
        }
        (self.at < bytes.len()).then_some(self.at)
    }
}

impl<'t> Iterator for Records<'t> {
    type Item = Cut<'t>;

    fn next(&mut self) -> Option<Cut<'t>> {
        let start = self.pass_line_ends()?;
        let bytes = self.text.as_bytes();
        let open = End {
            at: bytes.len(),
            has_marks: true,
        };
        let End { at: end, has_marks } =
            quotes::end_of_record(bytes, start, self.delimiter).unwrap_or(open);
        self.at = (end + 1).min(bytes.len());
        Some(Cut {
            start,
            text: &self.text[start..end],
            delimiter: self.delimiter,
            has_marks,
        })
    }
}

/// The same, with the cells of plain ones, whose delimiters are found in one pass.
#[derive(Clone, Debug)]
pub(crate) struct Plain<'t> {
    records: Records<'t>,
    marks: Marks,
    /// The part of the text whose marks were found.
    window: Range<usize>,
}

/// A record, and where its cells are if they were found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Next<'t, 'm> {
    /// They were, and something may hide in one.
    Plain {
        record: Cut<'t>,
        cells: Split<'t, 'm>,
        may_hide: bool,
    },
    /// They were not: it has quotation marks, or ends with no line feed.
    Other(Cut<'t>),
}

impl<'t> Plain<'t> {
    pub(crate) fn from(text: &'t str, at: usize, delimiter: u8) -> Self {
        Self {
            records: Records::from(text, at, delimiter),
            marks: Marks::default(),
            window: at..at,
        }
    }

    /// The next record.
    pub(crate) fn next(&mut self) -> Option<Next<'t, '_>> {
        let start = self.records.pass_line_ends()?;
        let (text, delimiter) = (self.records.text, self.records.delimiter);
        self.marks.seek(start - self.window.start);
        while !self.marks.has_line() && self.window.end < text.len() {
            let length = if self.window.start == start {
                2 * self.window.len()
            } else {
                WINDOW
            };
            self.window = start..start.saturating_add(length.max(WINDOW)).min(text.len());
            self.marks
                .look_at(&text.as_bytes()[self.window.clone()], delimiter);
        }
        let window = &text[self.window.start..];
        let line = self.marks.line();
        let Some(plain) = line.and_then(|line| PlainLine::of(window, line)) else {
            return self.records.next().map(Next::Other);
        };
        let end = self.window.start + plain.cells.end;
        self.records.at = end + 1;
        Some(Next::Plain {
            record: Cut {
                start,
                text: &text[start..end],
                delimiter,
                has_marks: false,
            },
            cells: plain.cells,
            may_hide: plain.may_hide,
        })
    }
}

/// A line that is a record without quotation marks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlainLine<'t, 'm> {
    pub(crate) cells: Split<'t, 'm>,
    /// Something may hide in a cell.
    pub(crate) may_hide: bool,
}

impl<'t, 'm> PlainLine<'t, 'm> {
    /// A line of a text, if it is one; a carriage return in it ends a record.
    #[inline]
    pub(crate) fn of(text: &'t str, line: Line<'m>) -> Option<Self> {
        let mut plain = Self {
            cells: Split {
                text,
                starts: line.starts,
                end: line.feed,
            },
            may_hide: false,
        };
        for at in line.others.iter().map(|at| *at as usize) {
            match text.as_bytes()[at] {
                b'\r' if at + 1 == line.feed => plain.cells.end = at,
                b'"' | b'\r' => return None,
                _ => plain.may_hide |= text[at..].chars().next().is_some_and(is_hidden),
            }
        }
        Some(plain)
    }
}

/// The cells of a record without quotation marks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Split<'t, 'm> {
    /// The record, and others before and after it.
    text: &'t str,
    /// The byte that each cell starts at, and the next record.
    starts: &'m [u32],
    /// The byte after the last cell.
    pub(crate) end: usize,
}

impl<'t> Split<'t, '_> {
    /// The number of cells.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The cell at a position.
    #[inline]
    pub(crate) fn get(&self, at: usize) -> &'t str {
        &self.text[self.bytes_of(at..=at)]
    }

    /// Some cells and what is between them.
    #[inline]
    pub(crate) fn run(&self, cells: RangeInclusive<usize>) -> &'t [u8] {
        &self.text.as_bytes()[self.bytes_of(cells)]
    }

    #[inline]
    fn bytes_of(&self, cells: RangeInclusive<usize>) -> Range<usize> {
        let after = self.starts[*cells.end() + 1] as usize - 1;
        self.starts[*cells.start()] as usize..after.min(self.end)
    }
}

impl<'t> Cut<'t> {
    /// Replaces what is in `cells` by the fields.
    pub(crate) fn split(&self, cells: &mut Vec<Cow<'t, str>>) {
        quotes::split(self.text, self.delimiter, self.has_marks, cells);
    }

    /// The fields.
    pub(crate) fn cells(&self) -> Cells<'t> {
        let mut cells = Vec::with_capacity(USUAL);
        self.split(&mut cells);
        Cells(cells)
    }
}

/// The fields of the record of a small table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cells<'t>(Vec<Cow<'t, str>>);

impl Cells<'_> {
    /// The field at a position; empty where there is none.
    pub(crate) fn get(&self, at: usize) -> Raw<'_> {
        Raw::new(self.0.get(at).map_or("", AsRef::as_ref))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Raw<'_>> {
        self.0.iter().map(|cell| Raw::new(cell))
    }

    /// True when every field is blank.
    pub(crate) fn is_blank(&self) -> bool {
        self.iter().all(|cell| cell.trimmed().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::load::find::DELIMITERS;
    use crate::load::{decode, open};

    /// The fields of each record and the byte that it starts at, as the `csv` crate gives them.
    fn reference(text: &str, delimiter: u8) -> Vec<(usize, Vec<String>)> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let records = reader.records().map(Result::unwrap);
        let records = records.map(|record| {
            let counted = usize::try_from(record.position().unwrap().byte()).unwrap();
            // It counts from before the mark and the blank lines that it passes over.
            let passed = text[counted..].trim_start_matches(['\n', '\r']).len();
            let start = text.len() - passed;
            let mark = text[start..].starts_with(BYTE_ORDER_MARK) && start == 0;
            let start = if mark { BYTE_ORDER_MARK.len() } else { start };
            (start, record.iter().map(str::to_owned).collect())
        });
        records.collect()
    }

    fn found(text: &str, delimiter: u8) -> Vec<(usize, Vec<String>)> {
        let records = Records::from(text, 0, delimiter);
        let records = records.map(|cut| {
            let cells = cut.cells();
            let cells = cells.iter().map(|cell| cell.lossless().to_owned());
            (cut.start, cells.collect())
        });
        records.collect()
    }

    #[test]
    fn records_of_every_delimited_file_of_the_corpus_are_those_of_the_csv_crate() {
        let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/files");
        let mut seen = 0;
        for entry in fs::read_dir(files).unwrap() {
            let path = entry.unwrap().path();
            if ["csv", "tsv", "txt"]
                .iter()
                .any(|it| path.extension() == Some(it.as_ref()))
            {
                let bytes = fs::read(&path).unwrap();
                let decoded = decode::decode(&open::name(&path), &bytes, None).unwrap();
                for delimiter in DELIMITERS {
                    let found = found(&decoded.text, delimiter);
                    assert_eq!(found, reference(&decoded.text, delimiter), "{path:?}");
                }
                seen += 1;
            }
        }
        assert!(seen > 50, "{seen}");
    }

    proptest! {
        #[test]
        fn records_are_those_of_the_csv_crate_wherever_marks_stand(
            mark in "\u{FEFF}?",
            text in "[a;\"\n\r ø§\t]{0,90}",
        ) {
            // The byte that the reference counts from then says nothing of where the record starts.
            prop_assume!(mark.is_empty() || !text.starts_with(['\n', '\r']));
            let text = mark + &text;
            let found = found(&text, b';');
            prop_assert_eq!(&found, &reference(&text, b';'));
            let mut plain = Plain::from(&text, 0, b';');
            let mut again = Vec::new();
            while let Some(next) = plain.next() {
                again.push(match next {
                    Next::Plain { record, cells, .. } => {
                        let cell = |at| cells.get(at).to_owned();
                        (record.start, (0..cells.len()).map(cell).collect::<Vec<_>>())
                    }
                    Next::Other(record) => {
                        let cells = record.cells();
                        let cells = cells.iter().map(|cell| cell.lossless().to_owned());
                        (record.start, cells.collect())
                    }
                });
            }
            prop_assert_eq!(&again, &found);
        }
    }
}
