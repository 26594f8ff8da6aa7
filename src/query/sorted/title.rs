//! The order of titles: by as many bytes of their keys as fit beside a row, then each group of equals by the next ones.
//!
//! No key is kept: millions of them would be several times the titles.

use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::domain::collation;
use crate::domain::dataset::{Dataset, RowId};
use crate::query::sorted::packed::Layout;
use crate::query::sorted::runs::Runs;
use crate::query::sorted::{By, PARALLEL, Permutation};

/// The keys of so many rows are made once and compared whole.
const FEW: usize = PARALLEL;

/// The rows in Danish order of their titles.
pub(super) fn sorted(data: &Dataset) -> Permutation {
    let mut rows: Box<[u32]> = (0..u32::try_from(data.len()).unwrap_or(u32::MAX)).collect();
    let titles = Titles {
        data,
        layout: Layout::of(rows.len()),
    };
    if rows.len() <= FEW {
        titles.sort_few(&mut rows);
    } else {
        titles.split(&mut rows, 0);
    }
    Permutation {
        by: By::Title,
        given: rows.len(),
        rows,
        runs: Runs::default(),
    }
}

#[derive(Clone, Copy)]
struct Titles<'a> {
    data: &'a Dataset,
    layout: Layout,
}

impl Titles<'_> {
    /// Sorts rows, equal ones by row.
    fn sort(self, rows: &mut [u32]) {
        if rows.len() <= FEW {
            self.sort_few(rows);
        } else {
            self.split(rows, self.shared(rows));
        }
    }

    /// Sorts rows whose keys share so many bytes.
    fn split(self, rows: &mut [u32], shared: usize) {
        let layout = self.layout;
        let words = layout.sorted(rows, |row| {
            let mut key = Vec::new();
            self.write_key(row, &mut key);
            number(&key, shared) >> (u64::BITS - layout.key_bits())
        });
        layout.unpack(&words, rows);
        let mut groups = Vec::new();
        let mut rest = rows;
        for equal in words.chunk_by(|one, other| layout.key(*one) == layout.key(*other)) {
            let (group, others) = rest.split_at_mut(equal.len());
            rest = others;
            // All of them again: no byte is left that tells them apart.
            if (2..words.len()).contains(&group.len()) {
                groups.push(group);
            }
        }
        drop(words);
        let groups = groups.into_par_iter();
        groups.for_each(|group| self.sort(group));
    }

    /// How many bytes of their keys all rows share.
    fn shared(self, rows: &[u32]) -> usize {
        let mut first = Vec::new();
        if let Some(row) = rows.first() {
            self.write_key(*row, &mut first);
        }
        let with_first = |key: &mut Vec<u8>, row: &u32| {
            key.clear();
            self.write_key(*row, key);
            let pairs = first.iter().zip(&*key);
            pairs.take_while(|(one, other)| one == other).count()
        };
        let shared = rows.par_iter().map_init(Vec::new, with_first);
        shared.min().unwrap_or(0)
    }

    fn sort_few(self, rows: &mut [u32]) {
        let mut keys = Vec::new();
        let mut ends = vec![0];
        for row in &*rows {
            self.write_key(*row, &mut keys);
            ends.push(keys.len());
        }
        let key = |at: usize| &keys[ends[at]..ends[at + 1]];
        let mut order: Vec<_> = (0..rows.len()).map(|at| (key(at), rows[at])).collect();
        order.sort_unstable();
        for (row, (_, sorted)) in rows.iter_mut().zip(order) {
            *row = sorted;
        }
    }

    fn write_key(self, row: u32, into: &mut Vec<u8>) {
        collation::write_key(&self.data.title(RowId::new(row)).shown(), into);
    }
}

/// The eight bytes of a key from a position on, 0 beyond its end: no byte that could stand there instead is 0.
fn number(key: &[u8], from: usize) -> u64 {
    let mut bytes = [0; 8];
    let rest = key.get(from..).unwrap_or_default();
    let length = rest.len().min(bytes.len());
    bytes[..length].copy_from_slice(&rest[..length]);
    u64::from_be_bytes(bytes)
}
