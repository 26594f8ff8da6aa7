//! Keys and rows packed into words of 64 bits: sorting the words sorts the rows by key, and equal keys by row.

use rayon::prelude::{
    IndexedParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
    ParallelSliceMut,
};

use crate::query::sorted::PARALLEL;

/// Where in a word the key and the row stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    row_bits: u32,
}

impl Layout {
    /// Room for so many rows, and for keys in what is left.
    pub(super) fn of(rows: usize) -> Self {
        let bits = usize::BITS - rows.saturating_sub(1).leading_zeros();
        Self {
            row_bits: bits.clamp(1, 32),
        }
    }

    /// The bits that a key can have.
    pub(super) fn key_bits(self) -> u32 {
        u64::BITS - self.row_bits
    }

    /// The key of a word.
    pub(super) fn key(self, word: u64) -> u64 {
        word >> self.row_bits
    }

    /// The row of a word.
    pub(super) fn row(self, word: u64) -> u32 {
        u32::try_from(word & !(u64::MAX << self.row_bits)).unwrap_or(u32::MAX)
    }

    /// Key and row of each row in order of the key; `scratch` is what a thread needs to find keys.
    pub(super) fn sorted<S>(
        self,
        rows: &[u32],
        scratch: impl Fn() -> S + Send + Sync,
        key: impl Fn(&mut S, u32) -> u64 + Send + Sync,
    ) -> Vec<u64> {
        let word =
            |scratch: &mut S, row: &u32| key(scratch, *row) << self.row_bits | u64::from(*row);
        if rows.len() < PARALLEL {
            let mut scratch = scratch();
            let mut words: Vec<_> = rows.iter().map(|row| word(&mut scratch, row)).collect();
            words.sort_unstable();
            words
        } else {
            let mut words: Vec<_> = rows.par_iter().map_init(scratch, word).collect();
            words.par_sort_unstable();
            words
        }
    }

    /// Writes the rows of words over `rows`.
    pub(super) fn unpack(self, words: &[u64], rows: &mut [u32]) {
        let write = |(row, word): (&mut u32, &u64)| *row = self.row(*word);
        if rows.len() < PARALLEL {
            rows.iter_mut().zip(words).for_each(write);
        } else {
            rows.par_iter_mut().zip(words).for_each(write);
        }
    }
}
