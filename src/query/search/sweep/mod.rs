//! A search among the titles of initiatives, done a little at a time.
//!
//! Rows are swept in the order of the data, where their titles lie side by side; how well each matches is noted and
//! counted. The counts tell which ranks are among the best; one walk along the list finds the rows that have them. A
//! pattern that grows is looked for only where the shorter one was found.

mod walk;

use fixedbitset::FixedBitSet;
use rayon::prelude::*;

use crate::domain::dataset::{Dataset, RowId};
use crate::query::answer::Initiatives;
use crate::query::search::look::{Look, WORDS};
use crate::query::search::titles::{BLOCK, Titles, row_at};
use crate::query::search::{Finder, Hit, Rank};

use walk::Walk;

/// The hits that are kept; all of them are counted.
const BEST: usize = if cfg!(test) { 40 } else { 1_000 };
/// So few rows are all looked at first.
const SHORT: usize = if cfg!(test) { 30 } else { 4_096 };
/// The rows at the head of a longer list, among which the first results are found.
const HEAD: usize = if cfg!(test) { 20 } else { 1_000 };
/// Blocks that are swept between two looks at the clock.
const BLOCKS: usize = 2;
/// Rows that are walked between two looks at the clock.
const STEPS: usize = if cfg!(test) { 50 } else { 1 << 18 };
/// So few rows are asked where they stand in the list.
const FEW: usize = if cfg!(test) { 20 } else { 200 };
/// From this many rows on the blocks are shared out among threads.
const PARALLEL: usize = if cfg!(test) { 600 } else { 50_000 };
/// Shorter patterns that are kept, for when the pattern gets shorter again.
const RUNGS: usize = 12;

/// A search among the initiatives of a list, which must be the same in every call.
#[derive(Debug)]
pub struct Search {
    finder: Finder,
    /// The rows that match or were not yet looked at.
    rows: FixedBitSet,
    /// How well each row matches that was looked at and is among them.
    ranks: Vec<u16>,
    /// How many rows have each rank.
    counts: Vec<u32>,
    /// The rows that were looked at, best first: the first of them.
    first: Option<(Rank, usize)>,
    stage: Stage,
    found: Found,
    /// What was found of shorter patterns, of none first.
    shorter: Vec<Rung>,
}

/// The best hits, best first, and how many there are in all.
#[derive(Clone, Debug, Default)]
struct Found {
    best: Vec<Hit>,
    total: usize,
}

#[derive(Debug)]
enum Stage {
    /// The blocks from one on are to be swept.
    Sweep(usize),
    Walk(Walk),
    Done,
}

/// What was found of a pattern.
#[derive(Debug)]
struct Rung {
    pattern: String,
    typed: Vec<u8>,
    rows: FixedBitSet,
    /// Nothing where the search was interrupted.
    found: Option<Found>,
}

impl Search {
    /// The search for a pattern, with what is found at the head of the list.
    #[must_use]
    pub fn new(finder: Finder, data: &Dataset, list: &Initiatives) -> Self {
        let mut search = Self {
            finder,
            rows: FixedBitSet::new(),
            ranks: Vec::new(),
            counts: Vec::new(),
            first: None,
            stage: Stage::Done,
            found: Found::default(),
            shorter: Vec::new(),
        };
        if list.len() > SHORT {
            search.rows.grow(data.len());
            search.rows.insert_range(..);
            search.shorter.push(Rung {
                pattern: String::new(),
                typed: Vec::new(),
                rows: search.rows.clone(),
                found: None,
            });
            search.stage = Stage::Sweep(0);
        }
        search.begin(data, list);
        search
    }

    /// The search for another pattern; what was found for the beginning of it is used.
    #[must_use]
    pub fn next(mut self, finder: Finder, data: &Dataset, list: &Initiatives) -> Self {
        let old = std::mem::replace(&mut self.finder, finder);
        let pattern = self.finder.needle.as_str();
        let mut rungs = std::mem::take(&mut self.shorter);
        if rungs.len() <= RUNGS && !rungs.is_empty() {
            let is_done = matches!(self.stage, Stage::Done);
            rungs.push(Rung {
                pattern: old.needle.as_str().to_owned(),
                typed: old.typed.needle().to_vec(),
                rows: std::mem::take(&mut self.rows),
                found: is_done.then(|| std::mem::take(&mut self.found)),
            });
        }
        while rungs
            .pop_if(|rung| !pattern.starts_with(&rung.pattern))
            .is_some()
        {}
        let is_same = |rung: &mut Rung| {
            rung.found.is_some()
                && rung.pattern == pattern
                && rung.typed == self.finder.typed.needle()
        };
        if let Some(rung) = rungs.pop_if(is_same) {
            self.rows = rung.rows;
            self.found = rung.found.unwrap_or_default();
            self.stage = Stage::Done;
        } else {
            if let Some(rung) = rungs.last() {
                self.rows.clone_from(&rung.rows);
                self.stage = Stage::Sweep(0);
            }
            self.begin(data, list);
        }
        self.shorter = rungs;
        self
    }

    /// Looks at the head of the list: all there is of a short one, and something to show of a long one.
    fn begin(&mut self, data: &Dataset, list: &Initiatives) {
        self.counts.clear();
        self.first = None;
        let head = if list.len() > SHORT { HEAD } else { SHORT };
        let head = list.iter(data).take(head);
        let labels: Vec<_> = head.map(|row| data.title(row).shown()).collect();
        let best = self.finder.rank(labels.iter().map(|label| &**label));
        self.found = Found {
            total: best.len(),
            best,
        };
    }

    /// The pattern.
    #[must_use]
    pub fn finder(&self) -> &Finder {
        &self.finder
    }

    /// The best hits so far, best first: those of the head of the list until all are found.
    #[must_use]
    pub fn best(&self) -> &[Hit] {
        &self.found.best
    }

    /// How many rows match, of those that were looked at.
    #[must_use]
    pub fn total(&self) -> usize {
        self.found.total
    }

    /// True when every row was looked at.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self.stage, Stage::Done)
    }

    /// Goes on until `is_time` says that it is time to stop, and at least a little; true while something is left.
    pub fn work(
        &mut self,
        data: &Dataset,
        list: &Initiatives,
        mut is_time: impl FnMut() -> bool,
    ) -> bool {
        while !self.is_done() {
            self.step(data, list);
            if is_time() {
                break;
            }
        }
        if let (false, true, Some((rank, row))) =
            (self.is_done(), self.found.best.is_empty(), self.first)
        {
            let at = list.position(data, row_at(row));
            self.found.best.extend(at.map(|at| Hit { at, rank }));
        }
        !self.is_done()
    }

    fn step(&mut self, data: &Dataset, list: &Initiatives) {
        match &mut self.stage {
            Stage::Done => {}
            Stage::Sweep(nth) if *nth * BLOCK < data.len() => {
                let from = *nth;
                *nth += BLOCKS;
                self.sweep(data, list, from);
            }
            Stage::Sweep(_) => self.stage = self.after_sweep(data, list),
            Stage::Walk(walk) => {
                let rows = list.rows_from(data, walk.at).take(STEPS);
                let is_over = walk.at + STEPS >= list.len();
                if walk.along(rows.map(RowId::index), &self.rows, &self.ranks) || is_over {
                    let best = std::mem::take(&mut walk.best);
                    self.end(best);
                }
            }
        }
    }

    /// Looks at a few blocks of rows.
    fn sweep(&mut self, data: &Dataset, list: &Initiatives, from: usize) {
        if from == 0 {
            self.found.total = 0;
            self.counts.resize(usize::from(u16::MAX) + 1, 0);
            self.ranks.resize(data.len(), 0);
        }
        let look = Look {
            data,
            list: (list.len() < data.len()).then_some(list),
            titles: Titles::of(data),
            finder: &self.finder,
            cut: self.cut(),
        };
        let rows = &mut self.rows.as_mut_slice()[from * WORDS..];
        let ranks = &mut self.ranks[from * BLOCK..];
        let counted: Vec<_> = if data.len() < PARALLEL {
            let blocks = rows.chunks_mut(WORDS).zip(ranks.chunks_mut(BLOCK));
            let blocks = blocks.take(BLOCKS).zip(from..);
            blocks
                .map(|((rows, ranks), nth)| look.at_block(nth, rows, ranks))
                .collect()
        } else {
            let blocks = rows.par_chunks_mut(WORDS).zip(ranks.par_chunks_mut(BLOCK));
            let blocks = blocks.take(BLOCKS).enumerate();
            blocks
                .map(|(nth, (rows, ranks))| look.at_block(from + nth, rows, ranks))
                .collect()
        };
        for count in counted {
            for (rank, rows) in (0..).zip(count.whole) {
                self.counts[rank] += rows;
                self.found.total += rows as usize;
            }
            for rank in &count.scattered {
                self.counts[usize::from(*rank)] += 1;
            }
            self.found.total += count.scattered.len() + count.untold;
            self.first = [self.first, count.best].into_iter().flatten().min();
        }
    }

    /// The worst rank of whole matches that can still be among the best.
    fn cut(&self) -> Rank {
        let mut rows = 0;
        let whole = (0..).zip(&self.counts).take(6);
        let enough = whole.map(|(rank, count)| {
            rows += *count as usize;
            (rank, rows >= BEST)
        });
        let mut enough = enough.filter(|(_, is_enough)| *is_enough);
        enough.next().map_or(Rank::UNTOLD, |(rank, _)| Rank(rank))
    }

    /// Finds the best rows: few are asked where they stand in the list, for many it is walked along.
    fn after_sweep(&mut self, data: &Dataset, list: &Initiatives) -> Stage {
        let walk = Walk::to_best(&self.counts);
        let ranked = self.counts[..=usize::from(walk.worst.0)].iter();
        if ranked.map(|count| *count as usize).sum::<usize>() > FEW {
            return Stage::Walk(walk);
        }
        let rank = |row: usize| Rank(self.ranks[row]);
        let rows = self.rows.ones().filter(|row| rank(*row) <= walk.worst);
        let hit = |row| {
            let at = list.position(data, row_at(row))?;
            Some(Hit {
                at,
                rank: rank(row),
            })
        };
        let best = rows.filter_map(hit).collect();
        self.end(best);
        Stage::Done
    }

    fn end(&mut self, mut best: Vec<Hit>) {
        best.sort_by_key(|hit| (hit.rank, hit.at));
        self.found.best = best;
        self.stage = Stage::Done;
    }
}

#[cfg(test)]
mod tests;
