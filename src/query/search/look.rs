//! A look at a block of rows: which match, and how well.

use fixedbitset::Block as Bits;

use crate::domain::dataset::Dataset;
use crate::query::answer::Initiatives;

use super::needle::Room;
use super::titles::{BLOCK, Block, Folded, Titles, row_at};
use super::{Finder, Kind, Rank};

/// Words of a bit set that hold the rows of a block.
pub(super) const WORDS: usize = BLOCK / Bits::BITS as usize;

/// What blocks are looked at with.
pub(super) struct Look<'a> {
    pub(super) data: &'a Dataset,
    /// The rows that are looked for; none for all.
    pub(super) list: Option<&'a Initiatives>,
    pub(super) titles: &'a Titles,
    pub(super) finder: &'a Finder,
    /// A worse rank need not be told from any other: enough rows have a better one.
    pub(super) cut: Rank,
}

/// How many rows of a block match.
#[derive(Default)]
pub(super) struct Count {
    /// In one piece, by rank.
    pub(super) whole: [u32; 6],
    /// The ranks of scattered letters, where they can matter.
    pub(super) scattered: Vec<u16>,
    /// How many have a rank that cannot.
    pub(super) untold: usize,
    /// The first of the best, with its rank.
    pub(super) best: Option<(Rank, usize)>,
}

/// Where texts are laid out, to be used again.
#[derive(Default)]
struct Desk {
    folded: Folded,
    lower: Vec<u8>,
    room: Room,
}

impl Look<'_> {
    /// Notes how well the rows of a block match, and takes out those that do not.
    pub(super) fn at_block(&self, nth: usize, rows: &mut [Bits], ranks: &mut [u16]) -> Count {
        let mut count = Count::default();
        if rows.iter().all(|bits| *bits == 0) {
            return count;
        }
        let block = self.titles.block(self.data, nth);
        let letters = self.finder.needle.letters();
        let mut desk = Desk::default();
        for (bits, start) in rows.iter_mut().zip((0..).step_by(Bits::BITS as usize)) {
            let mut left = *bits;
            while left != 0 {
                let bit = left.trailing_zeros();
                left &= left - 1;
                let at = start + bit as usize;
                let row = nth * BLOCK + at;
                let can_match = block.has(at, letters) && self.is_listed(row);
                let rank = can_match.then(|| self.rank(block, at, &mut desk));
                match rank.flatten() {
                    None => *bits &= !(1 << bit),
                    Some(rank) => {
                        ranks[at] = rank.0;
                        count.add(rank, row);
                    }
                }
            }
        }
        count
    }

    fn is_listed(&self, row: usize) -> bool {
        self.list
            .is_none_or(|list| list.contains(self.data, row_at(row)))
    }

    /// How well the row at a position of a block matches.
    fn rank(&self, block: &Block, at: usize, desk: &mut Desk) -> Option<Rank> {
        let needle = &self.finder.needle;
        let is_told_by_prefix = self.cut < Rank::whole(Kind::Word, true);
        if is_told_by_prefix && needle.is_one_letter() {
            let beginning = block.beginning(self.data, at, &mut desk.folded);
            if !needle.is_prefix(beginning) {
                return Some(Rank::UNTOLD);
            }
        }
        let folded = block.folded(self.data, at, &mut desk.folded);
        if is_told_by_prefix && !needle.is_prefix(folded) {
            return needle.is_scattered(folded).then_some(Rank::UNTOLD);
        }
        let (kind, _) = needle.kind(folded)?;
        if self.cut < Rank::whole(kind, true) {
            return Some(Rank::UNTOLD);
        }
        let is_ascii = self.finder.typed.needle().is_ascii();
        let mut as_typed = || {
            let lower = if block.is_folded_lower(self.data, at) {
                folded
            } else {
                block.lower(self.data, at, is_ascii, &mut desk.lower)
            };
            self.finder.typed.find(lower).is_some()
        };
        Some(match kind {
            Kind::Prefix | Kind::Word | Kind::Substring => Rank::whole(kind, as_typed()),
            Kind::Fuzzy => {
                let score = needle.score(folded, &mut desk.room);
                let as_typed = needle.may_lose_its_start() && as_typed();
                Rank::scattered(as_typed, score)
            }
        })
    }
}

impl Count {
    fn add(&mut self, rank: Rank, row: usize) {
        if self.best.is_none_or(|(best, _)| rank < best) {
            self.best = Some((rank, row));
        }
        if let Some(rows) = self.whole.get_mut(usize::from(rank.0)) {
            *rows += 1;
        } else if rank == Rank::UNTOLD {
            self.untold += 1;
        } else {
            self.scattered.push(rank.0);
        }
    }
}
