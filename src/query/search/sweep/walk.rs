//! The way along a list to the rows whose ranks are among the best.

use fixedbitset::FixedBitSet;

use super::BEST;
use crate::query::search::{Hit, Rank};

/// The way along the list.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) at: usize,
    /// The worst rank that is kept.
    pub(super) worst: Rank,
    /// How many rows of this rank are still to be found, and how many of better ones.
    pub(super) of_worst: usize,
    pub(super) better: usize,
    pub(super) best: Vec<Hit>,
}

impl Walk {
    /// The walk to the best rows, where so many have each rank.
    pub(super) fn to_best(counts: &[u32]) -> Self {
        let mut walk = Self {
            at: 0,
            worst: Rank::UNTOLD,
            of_worst: 0,
            better: 0,
            best: Vec::new(),
        };
        for (rank, count) in (0..=u16::MAX).zip(counts) {
            if *count == 0 {
                continue;
            }
            walk.better += walk.of_worst;
            walk.worst = Rank(rank);
            walk.of_worst = (*count as usize).min(BEST - walk.better);
            if walk.better + walk.of_worst == BEST {
                break;
            }
        }
        walk
    }

    /// Goes along some rows; true when nothing is left to be found.
    pub(super) fn along(
        &mut self,
        rows: impl Iterator<Item = usize>,
        found: &FixedBitSet,
        ranks: &[u16],
    ) -> bool {
        for row in rows {
            if self.better + self.of_worst == 0 {
                return true;
            }
            let at = self.at;
            self.at += 1;
            if !found.contains(row) {
                continue;
            }
            let rank = Rank(ranks[row]);
            let left = match rank.cmp(&self.worst) {
                std::cmp::Ordering::Less => &mut self.better,
                std::cmp::Ordering::Equal if self.of_worst > 0 => &mut self.of_worst,
                std::cmp::Ordering::Equal | std::cmp::Ordering::Greater => continue,
            };
            *left -= 1;
            self.best.push(Hit { at, rank });
        }
        self.better + self.of_worst == 0
    }
}
