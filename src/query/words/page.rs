//! Texts of many rows in one piece, looked through at once.

use std::ops::Range;

use crate::domain::dataset::RowId;
use crate::domain::fold;
use crate::query::words::plain::{Plain, is_spelling, run_around};
use crate::query::words::{Word, Words};

/// Texts of rows one after the other. Each is a part of what stands there, and no run of letters and digits is of two.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) bytes: &'a [u8],
    /// The rows in order, and where what is of each starts: after a border, and as far as the next.
    pub(super) records: &'a [(RowId, usize)],
    /// True for a byte of a record, by its position, that is one of a text.
    pub(super) is_in_text: &'a dyn Fn(usize, usize) -> bool,
}

impl Page<'_> {
    fn start(&self, record: usize) -> Option<usize> {
        self.records.get(record).map(|(_, start)| *start)
    }
}

/// Where a page is laid to be asked for words; used again for the next.
#[derive(Debug, Default)]
pub(super) struct Desk {
    plain: Plain,
    /// The words of the runs that have no plain form: where each run starts, and its part of `folded`.
    odd: Vec<(usize, Range<usize>)>,
    folded: String,
    part: String,
    stands: Vec<bool>,
}

impl Desk {
    /// Lays a page in the place of the one before.
    pub(super) fn lay(&mut self, page: &Page<'_>) {
        self.plain.lay(page.bytes);
        self.odd.clear();
        self.folded.clear();
        for run in self.plain.odd_runs() {
            let text = std::str::from_utf8(&page.bytes[run.clone()]).unwrap_or_default();
            // What stands alone most often, and is no word.
            if matches!(text, "–" | "§" | "•") {
                continue;
            }
            fold::fold_into(text, &mut self.part);
            for word in fold::words(&self.part) {
                let before = self.folded.len();
                self.folded.push_str(word);
                self.odd.push((run.start, before..self.folded.len()));
            }
        }
    }

    /// Keeps the records on which all words stand.
    pub(super) fn keep(&mut self, page: &Page<'_>, words: &Words, among: &mut [bool]) {
        for word in &words.0 {
            self.stands.clear();
            self.stands.resize(among.len(), false);
            if let Some(fragment) = &word.fragment {
                // Only the records that are left are looked at.
                let mut record = 0;
                while record < among.len() {
                    let left = among[record..].iter().take_while(|is_left| **is_left);
                    let records = record..record + left.count();
                    if !records.is_empty() {
                        self.look(page, (word, fragment), records.clone());
                    }
                    record = records.end + 1;
                }
            }
            self.look_at_odd(page, word, among);
            for (is_left, stands) in among.iter_mut().zip(&self.stands) {
                *is_left &= stands;
            }
        }
    }

    /// Looks for a word in some records that follow each other.
    fn look(
        &mut self,
        page: &Page<'_>,
        (word, fragment): (&Word, &memchr::memmem::Finder<'_>),
        records: Range<usize>,
    ) {
        let end = page.start(records.end).unwrap_or(page.bytes.len());
        let plain = &self.plain.bytes()[..end];
        let mut record = records.start;
        let mut at = page.start(record).unwrap_or(end);
        while let Some(hit) = fragment.find(&plain[at..]) {
            let hit = at + hit;
            while page.start(record + 1).is_some_and(|start| start <= hit) {
                record += 1;
                at = at.max(page.records[record].1);
            }
            let run = run_around(plain, hit, at);
            at = run.end;
            if is_spelling(&plain[run], &word.folded) && (page.is_in_text)(record, hit) {
                self.stands[record] = true;
                at = page.start(record + 1).unwrap_or(end);
            }
        }
    }

    /// Looks for a word among those of the runs that have no plain form.
    fn look_at_odd(&mut self, page: &Page<'_>, word: &Word, among: &[bool]) {
        for (at, folded) in &self.odd {
            if self.folded[folded.clone()] != *word.folded {
                continue;
            }
            let after = page.records.partition_point(|(_, start)| start <= at);
            let record = after.checked_sub(1);
            if let Some(record) = record.filter(|record| among[*record])
                && (page.is_in_text)(record, *at)
            {
                self.stands[record] = true;
            }
        }
    }
}
