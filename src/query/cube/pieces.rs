//! Passes over rows: in pieces side by side where there are many, given up when nobody waits for them any more.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use fixedbitset::FixedBitSet;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::domain::dataset::RowId;

/// Rows of one block of a bit set. Pieces are whole blocks, so that what is found in each is put together as it is.
const BLOCK: usize = usize::BITS as usize;

/// A pass looks so many blocks apart whether it is still wanted.
const BLOCKS_A_LOOK: usize = 256;

/// From so many rows on, a pass is worth the threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::query) struct Cut(pub(in crate::query) usize);

impl Cut {
    /// Below this, starting the threads takes longer than the pass.
    pub(in crate::query) const USUAL: Self = Self(50_000);

    /// True when passes over so many rows are long enough to be seen.
    pub(in crate::query) fn is_long(self, rows: usize) -> bool {
        rows >= self.0
    }
}

/// Whether the one who asked for a pass has lost interest.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::query) struct Stop<'a>(pub(in crate::query) Option<&'a AtomicBool>);

impl Stop<'_> {
    pub(in crate::query) fn is_set(self) -> bool {
        self.0.is_some_and(|flag| flag.load(Ordering::Relaxed))
    }
}

/// A part of the rows of a data set that one thread looks at.
#[derive(Clone, Debug)]
pub(in crate::query) struct Piece<'a> {
    blocks: Range<usize>,
    len: usize,
    stop: Stop<'a>,
}

impl Piece<'_> {
    /// Gives each row of the piece to `take`, or those of a set; nothing when the pass was given up.
    pub(in crate::query) fn each(
        &self,
        among: Option<&FixedBitSet>,
        mut take: impl FnMut(RowId),
    ) -> Option<()> {
        let of = |at: usize| RowId::new(u32::try_from(at).unwrap_or(u32::MAX));
        for looked in self.looks() {
            if self.stop.is_set() {
                return None;
            }
            let blocks = looked.blocks;
            match among {
                None => (blocks.start * BLOCK..(blocks.end * BLOCK).min(self.len))
                    .for_each(|at| take(of(at))),
                Some(set) => {
                    for (block, bits) in blocks.clone().zip(&set.as_slice()[blocks]) {
                        let mut bits = *bits;
                        while bits != 0 {
                            take(of(block * BLOCK + bits.trailing_zeros() as usize));
                            bits &= bits - 1;
                        }
                    }
                }
            }
        }
        Some(())
    }

    /// The piece in parts so short that nobody waits for the end of one.
    pub(in crate::query) fn looks(&self) -> impl Iterator<Item = Self> + '_ {
        let starts = self.blocks.clone().step_by(BLOCKS_A_LOOK);
        starts.map(|start| Self {
            blocks: start..(start + BLOCKS_A_LOOK).min(self.blocks.end),
            ..self.clone()
        })
    }

    /// The rows of the piece, or those of a set, that meet a condition, as blocks of a bit set.
    pub(in crate::query) fn that(
        &self,
        among: Option<&FixedBitSet>,
        mut meets: impl FnMut(RowId) -> bool,
    ) -> Option<Found> {
        let mut found = self.none();
        self.each(among, |row| {
            if meets(row) {
                found.insert(row);
            }
        })?;
        Some(found)
    }

    /// None of the rows of the piece.
    pub(in crate::query) fn none(&self) -> Found {
        Found {
            first: self.blocks.start,
            blocks: vec![0; self.blocks.len()],
        }
    }
}

/// Rows found in a piece.
#[derive(Clone, Debug)]
pub(in crate::query) struct Found {
    first: usize,
    blocks: Vec<usize>,
}

impl Found {
    /// Adds a row of the piece.
    pub(in crate::query) fn insert(&mut self, row: RowId) {
        self.blocks[row.index() / BLOCK - self.first] |= 1 << (row.index() % BLOCK);
    }
}

/// Goes over so many rows, piece by piece; nothing when the pass was given up. `finer` pieces a thread share the work
/// more evenly and cost one result each.
pub(in crate::query) fn pass<T: Send>(
    len: usize,
    cut: Cut,
    finer: usize,
    stop: Stop<'_>,
    each: impl Fn(&Piece<'_>) -> Option<T> + Sync,
) -> Option<Vec<T>> {
    let blocks = len.div_ceil(BLOCK);
    let piece = |blocks| Piece { blocks, len, stop };
    if blocks <= 1 || !cut.is_long(len) {
        return Some(vec![each(&piece(0..blocks))?]);
    }
    // More results than this would take more memory than the threads save time.
    let threads = rayon::current_num_threads().clamp(2, 4);
    let size = blocks.div_ceil(threads * finer).max(1);
    let pieces = (0..blocks.div_ceil(size)).into_par_iter();
    pieces
        .map(|at| each(&piece(at * size..((at + 1) * size).min(blocks))))
        .collect()
}

/// The rows that meet a condition, each piece's found by `each`.
pub(in crate::query) fn rows_that(
    len: usize,
    cut: Cut,
    stop: Stop<'_>,
    each: impl Fn(&Piece<'_>) -> Option<Found> + Sync,
) -> Option<FixedBitSet> {
    let found = pass(len, cut, 8, stop, each)?;
    let blocks = found.into_iter().flat_map(|found| found.blocks);
    Some(FixedBitSet::with_capacity_and_blocks(len, blocks))
}
