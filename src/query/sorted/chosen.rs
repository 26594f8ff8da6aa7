//! Where the selected rows stand in an order: found piece by piece, from whichever end is looked at.

use std::ops::Range;
use std::sync::OnceLock;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::domain::dataset::{Dataset, RowId};
use crate::query::measure::Quantity;
use crate::query::selection::Selection;
use crate::query::sorted::{By, Sorted, sorted};

/// Positions in a piece: one is marked in a tenth of a millisecond. Tests have many pieces of few rows.
pub(super) const PIECE: usize = if cfg!(test) { 64 } else { 1 << 16 };
const WORD: usize = u64::BITS as usize;

/// Some of the rows of an order.
#[derive(Debug)]
pub(super) struct Chosen {
    order: Sorted,
    rows: Selection,
    /// How many of them each piece has, where that is known beforehand.
    counts: Option<Box<[usize]>>,
    pieces: Box<[OnceLock<Piece>]>,
}

/// A bit for each position of a piece, and how many are set.
#[derive(Debug)]
struct Piece {
    words: Box<[u64]>,
    count: usize,
}

impl Chosen {
    /// Selected rows in an order.
    pub(super) fn new(order: Sorted, rows: Selection) -> Self {
        let pieces = order.len().div_ceil(PIECE);
        let census = order.census().zip(rows.cells());
        Self {
            counts: census.map(|(census, cells)| census.of_cells(cells)),
            order,
            rows,
            pieces: (0..pieces).map(|_| OnceLock::new()).collect(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The same rows by an amount, from the largest on, as cells are counted.
    pub(super) fn largest_first(&self, data: &Dataset, quantity: Quantity) -> Self {
        let order = sorted(data, By::Amount(quantity), true);
        Self::new(order, self.rows.clone())
    }

    /// True when they are in this order, whichever way.
    pub(super) fn is_by(&self, by: By) -> bool {
        self.order.permutation.by == by
    }

    /// True where what stands before any of them is known.
    pub(super) fn is_counted(&self) -> bool {
        self.counts.is_some()
    }

    pub(super) fn rows(&self) -> &Selection {
        &self.rows
    }

    /// How many of them have what they are ordered by.
    pub(super) fn given(&self, data: &Dataset) -> usize {
        self.before(data, self.order.given())
    }

    /// The position of a row among them.
    pub(super) fn position(&self, data: &Dataset, row: RowId) -> Option<usize> {
        let is_chosen = row.index() < data.len() && self.rows.contains(data, row);
        is_chosen.then(|| self.before(data, self.order.position(data, row)))
    }

    /// The one at a position among them.
    pub(super) fn at(&self, data: &Dataset, at: usize) -> Option<RowId> {
        self.rows_from(data, at).next()
    }

    /// They from a position among them on.
    pub(super) fn rows_from<'s>(
        &'s self,
        data: &'s Dataset,
        at: usize,
    ) -> impl Iterator<Item = RowId> + 's {
        let (first, left) = self.piece_of(data, at);
        let pieces = first..self.pieces.len();
        let pieces = pieces.filter(move |piece| self.count(data, *piece) > 0);
        pieces.flat_map(move |piece| {
            let skipped = if piece == first { left } else { 0 };
            let places = self.piece(data, piece).ones(skipped);
            places.map(move |place| self.order.at(piece * PIECE + place))
        })
    }

    /// The piece in which the one at `at` stands, and how many of the piece stand before it; beyond the last piece when
    /// there is none.
    fn piece_of(&self, data: &Dataset, at: usize) -> (usize, usize) {
        let pieces = self.pieces.len();
        if at >= self.len() {
            return (pieces, 0);
        }
        if at < self.len() / 2 {
            let mut left = at;
            for piece in 0..pieces {
                self.mark(data, piece, piece..2 * piece + 1);
                let count = self.count(data, piece);
                if left < count {
                    return (piece, left);
                }
                left -= count;
            }
        } else {
            let mut left = self.len() - at;
            for (behind, piece) in (0..pieces).rev().enumerate() {
                self.mark(data, piece, piece.saturating_sub(behind)..piece + 1);
                let count = self.count(data, piece);
                if left <= count {
                    return (piece, count - left);
                }
                left -= count;
            }
        }
        (pieces, 0)
    }

    /// How many of them stand before a position of the order.
    fn before(&self, data: &Dataset, position: usize) -> usize {
        let pieces = self.pieces.len();
        let (piece, inside) = (position / PIECE, position % PIECE);
        let count = |range: Range<usize>| {
            self.mark(data, range.start, range.clone());
            range.map(|piece| self.count(data, piece)).sum::<usize>()
        };
        let before = if piece < pieces / 2 {
            count(0..piece)
        } else {
            self.len() - count(piece..pieces)
        };
        let inside = self
            .pieces
            .get(piece)
            .map_or(0, |_| self.piece(data, piece).before(inside));
        before + inside
    }

    /// How many of them a piece has.
    fn count(&self, data: &Dataset, piece: usize) -> usize {
        let known = self.counts.as_ref();
        known.map_or_else(|| self.piece(data, piece).count, |counts| counts[piece])
    }

    /// Marks every piece, where it is not known without how many of them it has.
    pub(super) fn mark_all(&self, data: &Dataset) {
        if self.counts.is_none() {
            let pieces = (0..self.pieces.len()).into_par_iter();
            pieces.for_each(|piece| {
                self.piece(data, piece);
            });
        }
    }

    /// Marks several pieces at once on the way to others, unless `piece` is marked already, or need not be.
    fn mark(&self, data: &Dataset, piece: usize, range: Range<usize>) {
        if self.counts.is_some() {
            return;
        }
        let is_marked = |piece: usize| self.pieces.get(piece).is_none_or(|one| one.get().is_some());
        let range = range.start..range.end.min(self.pieces.len());
        if range.len() > 1 && !is_marked(piece) {
            range.into_par_iter().for_each(|piece| {
                self.piece(data, piece);
            });
        }
    }

    fn piece(&self, data: &Dataset, piece: usize) -> &Piece {
        self.pieces[piece].get_or_init(|| {
            let start = piece * PIECE;
            let range = start..(start + PIECE).min(self.order.len());
            let mut words = vec![0_u64; range.len().div_ceil(WORD)].into_boxed_slice();
            for (at, row) in self.order.walk(range).enumerate() {
                words[at / WORD] |= u64::from(self.rows.contains(data, row)) << (at % WORD);
            }
            let count = words.iter().map(|word| word.count_ones() as usize).sum();
            Piece { words, count }
        })
    }
}

impl Piece {
    /// The places in it, without the first ones.
    fn ones(&self, skipped: usize) -> impl Iterator<Item = usize> + '_ {
        let mut left = skipped;
        let mut words = self.words.iter().enumerate();
        let mut now = (0, 0_u64);
        for (at, word) in words.by_ref() {
            let ones = word.count_ones() as usize;
            if left < ones {
                let rest = (0..left).fold(*word, |word, _| word & (word - 1));
                now = (at, rest);
                break;
            }
            left -= ones;
        }
        std::iter::from_fn(move || {
            while now.1 == 0 {
                let (at, word) = words.next()?;
                now = (at, *word);
            }
            let place = now.0 * WORD + now.1.trailing_zeros() as usize;
            now.1 &= now.1 - 1;
            Some(place)
        })
    }

    /// How many stand before a place.
    fn before(&self, place: usize) -> usize {
        let (full, rest) = self.words.split_at(place / WORD);
        let full: u32 = full.iter().map(|word| word.count_ones()).sum();
        let part = rest
            .first()
            .map_or(0, |word| word & !(u64::MAX << (place % WORD)));
        (full + part.count_ones()) as usize
    }
}
