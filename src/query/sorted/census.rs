//! How many rows of each cell lie in each piece of an order: where rows that are told by their cells stand in it is then
//! known without a look at those before them.

use fixedbitset::FixedBitSet;
use rayon::prelude::{IndexedParallelIterator, ParallelIterator, ParallelSliceMut};

use crate::domain::dataset::Dataset;
use crate::query::sorted::Sorted;
use crate::query::sorted::chosen::PIECE;

/// More numbers than these are not kept: sixteen megabytes.
const MOST: usize = 1 << 22;

/// The rows of each cell in each piece of an order.
#[derive(Debug)]
pub(super) struct Census {
    cells: usize,
    counts: Box<[u32]>,
}

impl Census {
    /// Counts the rows of an order; nothing where there would be too many numbers.
    pub(super) fn of(data: &Dataset, order: &Sorted) -> Option<Self> {
        let cells = data.cells().len();
        let numbers = order.len().div_ceil(PIECE).checked_mul(cells)?;
        if numbers == 0 || numbers > MOST {
            return None;
        }
        let mut counts = vec![0; numbers].into_boxed_slice();
        let pieces = counts.par_chunks_mut(cells).enumerate();
        pieces.for_each(|(piece, counts)| {
            let start = piece * PIECE;
            for row in order.walk(start..(start + PIECE).min(order.len())) {
                counts[data.cell(row).index()] += 1;
            }
        });
        Some(Self { cells, counts })
    }

    /// The rows of some cells in each piece.
    pub(super) fn of_cells(&self, cells: &FixedBitSet) -> Box<[usize]> {
        let pieces = self.counts.chunks(self.cells);
        let of_piece = |counts: &[u32]| cells.ones().map(|cell| counts[cell] as usize).sum();
        pieces.map(of_piece).collect()
    }
}
