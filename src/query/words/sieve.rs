//! Rows by the words of their texts: those in memory are put on a page of many, those of files are a page as they are.

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::prose::{Reader, Stretch};
use crate::domain::raw::Raw;
use crate::query::words::Words;
use crate::query::words::page::{Desk, Page};

/// Bytes of a page that is put together.
const PAGE: usize = 64 << 10;

/// Lets through rows whose texts have words, and have not those that are excluded.
pub(in crate::query) struct Sieve<'a, F> {
    data: &'a Dataset,
    asked: &'a [(Words, bool)],
    through: F,
    desk: Desk,
    /// Texts that are put together, each with a line end, and where those of each row start.
    bytes: Vec<u8>,
    records: Vec<(RowId, usize)>,
    /// Whether each record of the page goes through, and whether one criterion is met by it.
    goes: Vec<bool>,
    stands: Vec<bool>,
}

impl<'a, F: FnMut(RowId)> Sieve<'a, F> {
    /// The sieve that gives each row that goes through to `through`.
    pub(in crate::query) fn new(data: &'a Dataset, asked: &'a [(Words, bool)], through: F) -> Self {
        Self {
            data,
            asked,
            through,
            desk: Desk::default(),
            bytes: Vec::new(),
            records: Vec::new(),
            goes: Vec::new(),
            stands: Vec::new(),
        }
    }

    /// Gives some rows, in ascending order, to the sieve.
    pub(in crate::query) fn pour(&mut self, rows: impl IntoIterator<Item = RowId>) {
        self.data.read_prose(rows, self);
        self.turn();
    }

    /// Looks through the page that is put together, and begins the next.
    fn turn(&mut self) {
        let (mut bytes, mut records) = (
            std::mem::take(&mut self.bytes),
            std::mem::take(&mut self.records),
        );
        self.look(&Page {
            bytes: &bytes,
            records: &records,
            is_in_text: &|_, _| true,
        });
        bytes.clear();
        records.clear();
        (self.bytes, self.records) = (bytes, records);
    }

    fn look(&mut self, page: &Page<'_>) {
        self.desk.lay(page);
        self.goes.clear();
        self.goes.resize(page.records.len(), true);
        for (words, excluded) in self.asked {
            self.stands.clone_from(&self.goes);
            self.desk.keep(page, words, &mut self.stands);
            for (goes, stands) in self.goes.iter_mut().zip(&self.stands) {
                *goes &= stands != excluded;
            }
        }
        let rows = page.records.iter().zip(&self.goes);
        let through = rows.filter(|(_, goes)| **goes);
        through.for_each(|((row, _), _)| (self.through)(*row));
    }
}

impl<F: FnMut(RowId)> Reader for Sieve<'_, F> {
    fn texts(&mut self, row: RowId, content: Raw<'_>, purpose: Raw<'_>) {
        self.records.push((row, self.bytes.len()));
        for text in [self.data.title(row), content, purpose] {
            self.bytes.extend_from_slice(text.lossless().as_bytes());
            self.bytes.push(b'\n');
        }
        if self.bytes.len() >= PAGE {
            self.turn();
        }
    }

    fn stretch(&mut self, stretch: &dyn Stretch) {
        if stretch.is_verbatim() {
            self.look(&Page {
                bytes: stretch.bytes(),
                records: stretch.records(),
                is_in_text: &|record, at| stretch.is_in_text(record, at),
            });
        } else {
            stretch.each(self);
        }
    }
}
