//! The order of titles: by as many bytes of their keys as fit beside a row, then each group of equals by the next ones;
//! a group that is small enough has its keys made once and lying side by side.
//!
//! Only the letters of a title are put in order at first; accents and case matter among the few that share them all. No
//! key is kept: millions of them would be several times the titles.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use foldhash::fast::RandomState;
use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::domain::collation;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::raw::Raw;
use crate::query::cube::Stop;
use crate::query::sorted::packed::Layout;
use crate::query::sorted::runs::Runs;
use crate::query::sorted::{By, PARALLEL, Permutation};

/// Titles of so many bytes have their keys side by side; each counts as at least [`LEAST`].
const ROOM: usize = 1 << 23;
const LEAST: usize = 16;

/// The rows in Danish order of their titles; in none when it was given up.
pub(super) fn sorted(data: &Dataset, stop: Stop<'_>) -> Permutation {
    sorted_in(data, stop, PARALLEL, ROOM)
}

/// The same; fewer rows are sorted by one thread, and titles of so many bytes are few.
pub(super) fn sorted_in(
    data: &Dataset,
    stop: Stop<'_>,
    parallel: usize,
    room: usize,
) -> Permutation {
    let mut rows: Box<[u32]> = (0..u32::try_from(data.len()).unwrap_or(u32::MAX)).collect();
    let titles = Titles {
        data,
        layout: Layout::of(rows.len()),
        stop,
        room,
    };
    if rows.len() > parallel {
        titles.split(&mut rows, 0);
    } else {
        titles.sort(&mut rows);
    }
    Permutation {
        by: By::Title,
        given: rows.len(),
        rows,
        runs: Runs::default(),
        census: std::array::from_fn(|_| OnceLock::new()),
    }
}

#[derive(Clone, Copy)]
struct Titles<'a> {
    data: &'a Dataset,
    layout: Layout,
    stop: Stop<'a>,
    room: usize,
}

impl<'a> Titles<'a> {
    fn title(self, row: u32) -> Raw<'a> {
        self.data.title(RowId::new(row))
    }

    fn write_letters(self, row: u32, most: usize, into: &mut Vec<u8>) {
        collation::write_letters(&self.title(row).shown(), most, into);
    }

    /// Sorts ascending rows, equal ones by row.
    fn sort(self, rows: &mut [u32]) {
        if self.stop.is_set() {
            return;
        }
        if self.have_room(rows) {
            return Letters::of(self, rows).sort(rows);
        }
        match self.shared(rows) {
            Some(shared) => self.split(rows, shared),
            None => self.settle(rows),
        }
    }

    fn have_room(self, rows: &[u32]) -> bool {
        let mut left = self.room;
        rows.iter().all(|row| {
            let size = LEAST.max(self.title(*row).lossless().len());
            let has_room = size <= left;
            left = left.saturating_sub(size);
            has_room
        })
    }

    /// Sorts rows whose letters share so many bytes.
    fn split(self, rows: &mut [u32], shared: usize) {
        let layout = self.layout;
        let most = shared.saturating_add(size_of::<u64>());
        let words = layout.sorted(rows, Vec::new, |letters, row| {
            letters.clear();
            self.write_letters(row, most, letters);
            chunk(letters, shared) >> (u64::BITS - layout.key_bits())
        });
        layout.unpack(&words, rows);
        let mut groups = Vec::new();
        let mut rest = rows;
        for equal in words.chunk_by(|one, other| layout.key(*one) == layout.key(*other)) {
            let (group, others) = rest.split_at_mut(equal.len());
            rest = others;
            if group.len() > 1 {
                groups.push(group);
            }
        }
        drop(words);
        // The longest first: one alone at the end would leave a thread without work.
        groups.sort_unstable_by_key(|group| Reverse(group.len()));
        groups.into_par_iter().for_each(|group| self.sort(group));
    }

    /// How many bytes of their letters all rows share; nothing where they share them all.
    fn shared(self, rows: &[u32]) -> Option<usize> {
        let mut first = Vec::new();
        self.write_letters(*rows.first()?, usize::MAX, &mut first);
        let shared = AtomicUsize::new(first.len());
        rows.par_iter().for_each_init(Vec::new, |letters, row| {
            let most = shared.load(Ordering::Relaxed);
            letters.clear();
            self.write_letters(*row, most, letters);
            let pairs = first.iter().zip(&*letters);
            let same = pairs.take_while(|(one, other)| one == other).count();
            shared.fetch_min(same, Ordering::Relaxed);
        });
        Some(shared.into_inner()).filter(|shared| *shared < first.len())
    }

    /// Sorts ascending rows that share all letters, by accents and case.
    fn settle(self, rows: &mut [u32]) {
        let mut titles = rows.iter().map(|row| self.title(*row));
        let first = titles.next();
        if titles.all(|title| Some(title) == first) {
            return;
        }
        let mut spellings: HashMap<_, _, RandomState> = HashMap::default();
        let number = |row: &u32| {
            let next = spellings.len();
            *spellings.entry(self.title(*row)).or_insert(next)
        };
        let numbers: Vec<usize> = rows.iter().map(number).collect();
        let mut keys = vec![None; spellings.len()];
        for (title, number) in spellings {
            keys[number] = Some(collation::key(&title.shown()));
        }
        let mut sorted: Vec<_> = numbers
            .iter()
            .map(|number| &keys[*number])
            .zip(&*rows)
            .collect();
        sorted.sort_unstable();
        let sorted: Vec<_> = sorted.into_iter().map(|(_, row)| *row).collect();
        rows.copy_from_slice(&sorted);
    }
}

/// The letters of a few titles side by side.
struct Letters<'a> {
    titles: Titles<'a>,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// A row, the position of its letters, and the bytes of them that are looked at.
#[derive(Clone, Copy)]
struct Entry {
    chunk: u64,
    at: u32,
    row: u32,
}

impl<'a> Letters<'a> {
    fn of(titles: Titles<'a>, rows: &[u32]) -> Self {
        let mut letters = Self {
            titles,
            bytes: Vec::new(),
            ends: vec![0],
        };
        for row in rows {
            titles.write_letters(*row, usize::MAX, &mut letters.bytes);
            letters.ends.push(letters.bytes.len());
        }
        letters
    }

    fn letters(&self, entry: Entry) -> &[u8] {
        let at = entry.at as usize;
        &self.bytes[self.ends[at]..self.ends[at + 1]]
    }

    /// Sorts the rows chunk by chunk of their letters: each is a number, and those that share it go on to the next.
    fn sort(&self, rows: &mut [u32]) {
        let entry = |(at, row): (u32, &u32)| Entry {
            chunk: 0,
            at,
            row: *row,
        };
        let mut entries: Vec<_> = (0..).zip(&*rows).map(entry).collect();
        let mut settled = Vec::new();
        let mut open = vec![(0..entries.len(), 0)];
        while let Some((range, from)) = open.pop() {
            if self.titles.stop.is_set() {
                return;
            }
            let start = range.start;
            let group = &mut entries[range];
            for entry in &mut *group {
                entry.chunk = chunk(self.letters(*entry), from);
            }
            group.sort_unstable_by_key(|entry| (entry.chunk, entry.row));
            for equal in equals(group).filter(|equal| equal.len() > 1) {
                let next = from + size_of::<u64>();
                let is_over = self.letters(group[equal.start]).len() <= next;
                let equal = start + equal.start..start + equal.end;
                if is_over {
                    settled.push(equal);
                } else {
                    open.push((equal, next));
                }
            }
        }
        for (row, entry) in rows.iter_mut().zip(entries) {
            *row = entry.row;
        }
        for range in settled {
            self.titles.settle(&mut rows[range]);
        }
    }
}

/// The ranges of entries that share a chunk.
fn equals(entries: &[Entry]) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let groups = entries.chunk_by(|one, other| one.chunk == other.chunk);
    groups.map(move |group| {
        let range = start..start + group.len();
        start = range.end;
        range
    })
}

/// The eight bytes of a key from a position on, 0 beyond its end. None of a title's letters begin with all those of
/// another: where one is at its end here, all that have the same eight bytes are.
fn chunk(key: &[u8], from: usize) -> u64 {
    let mut bytes = [0; size_of::<u64>()];
    let rest = key.get(from..).unwrap_or_default();
    let length = rest.len().min(bytes.len());
    bytes[..length].copy_from_slice(&rest[..length]);
    u64::from_be_bytes(bytes)
}
