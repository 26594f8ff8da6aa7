//! Rows by number where most have one of few: those are counted and written where they belong, without a comparison;
//! the others are compared, and stand between them.

use std::ops::Range;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::query::cube::{Cut, Stop, pass};
use crate::query::sorted::PARALLEL;
use crate::query::sorted::compared::compare;
use crate::query::sorted::runs::Runs;

/// Rows that are written between two looks whether they are still wanted.
const LOOK: u32 = 1 << 16;

/// Where the number of a row is found.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spot {
    /// Among those that are counted.
    Counted(usize),
    /// Among the others.
    Compared,
    /// The row has none.
    Nowhere,
}

/// The numbers of rows.
pub(super) struct Numbers<N, S, V> {
    /// That of a row.
    pub(super) number: N,
    /// How many different ones are counted.
    pub(super) spots: usize,
    /// Where that of a row is found.
    pub(super) spot: S,
    /// Those that are counted, ascending.
    pub(super) value: V,
}

/// Rows in ascending order, equal ones ascending, those without a number last.
#[derive(Debug, Default)]
pub(super) struct Ordered {
    pub(super) rows: Box<[u32]>,
    /// How many have a number.
    pub(super) given: usize,
    pub(super) runs: Runs,
}

/// Rows that one thread writes: of some spots, which have a part of the order to themselves.
struct Share<'a> {
    spots: Range<usize>,
    /// Where the next row of each spot belongs in the whole order.
    next: &'a mut [usize],
    first: usize,
    rows: &'a mut [u32],
}

impl<N, S, V> Numbers<N, S, V>
where
    N: Fn(u32) -> Option<i128> + Sync,
    S: Fn(u32) -> Spot + Sync,
    V: Fn(usize) -> i128 + Sync,
{
    /// So many rows in order; nothing when it was given up.
    pub(super) fn sorted(&self, rows: usize, stop: Stop<'_>) -> Option<Ordered> {
        let (counts, mut others) = self.count(rows, stop)?;
        compare(&mut others, |row| (self.number)(row).unwrap_or(0), stop)?;
        let mut ordered = vec![0; rows].into_boxed_slice();
        let mut others = others.into_iter().peekable();
        let mut begins = Vec::new();
        let mut at = 0;
        let mut next = counts;
        for (spot, count) in next.iter_mut().enumerate() {
            let value = (spot < self.spots).then(|| (self.value)(spot));
            let stands_before =
                |row: &u32| value.is_none_or(|value| (self.number)(*row) < Some(value));
            let mut last = None;
            while let Some(row) = others.next_if(stands_before) {
                let number = (self.number)(row);
                if last != Some(number) {
                    begins.push(at);
                }
                last = Some(number);
                ordered[at] = row;
                at += 1;
            }
            let start = at;
            at += std::mem::replace(count, start);
            if at > start && value.is_some() {
                begins.push(start);
            }
        }
        let given = next[self.spots];
        self.write(&mut ordered, &mut next, stop)?;
        Some(Ordered {
            rows: ordered,
            given,
            runs: Runs::new(given, begins),
        })
    }

    /// How many rows each spot has, and at the end how many have no number; and the rows whose numbers are compared.
    fn count(&self, rows: usize, stop: Stop<'_>) -> Option<(Vec<usize>, Vec<u32>)> {
        let found = pass(rows, Cut(PARALLEL), 1, stop, |piece| {
            let mut counts = vec![0; self.spots + 1];
            let mut others = Vec::new();
            piece.each(None, |row| {
                let row = u32::try_from(row.index()).unwrap_or(u32::MAX);
                match (self.spot)(row) {
                    Spot::Counted(spot) => counts[spot] += 1,
                    Spot::Nowhere => counts[self.spots] += 1,
                    Spot::Compared => others.push(row),
                }
            })?;
            Some((counts, others))
        });
        let mut found = found?.into_iter();
        let (mut counts, mut others) = found.next()?;
        for (more, mut more_others) in found {
            for (count, more) in counts.iter_mut().zip(more) {
                *count += more;
            }
            others.append(&mut more_others);
        }
        Some((counts, others))
    }

    /// Writes the rows that are counted where they belong: each thread all that belong in its part of the order.
    fn write(&self, rows: &mut [u32], next: &mut [usize], stop: Stop<'_>) -> Option<()> {
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let threads = if rows.len() < PARALLEL {
            1
        } else {
            rayon::current_num_threads()
        };
        let shares: Vec<_> = shares(rows, next, threads).into_iter().collect();
        let write = |mut share: Share<'_>| {
            for row in 0..count {
                if row.is_multiple_of(LOOK) && stop.is_set() {
                    return None;
                }
                let spot = match (self.spot)(row) {
                    Spot::Counted(spot) => spot,
                    Spot::Nowhere => self.spots,
                    Spot::Compared => continue,
                };
                share.write(spot, row);
            }
            Some(())
        };
        shares.into_par_iter().map(write).collect()
    }
}

impl Share<'_> {
    fn write(&mut self, spot: usize, row: u32) {
        if self.spots.contains(&spot) {
            let next = &mut self.next[spot - self.spots.start];
            self.rows[*next - self.first] = row;
            *next += 1;
        }
    }
}

/// Cuts an order where spots begin, for so many threads; `next` says where they do.
fn shares<'a>(
    mut rows: &'a mut [u32],
    mut next: &'a mut [usize],
    threads: usize,
) -> Vec<Share<'a>> {
    let size = rows.len().div_ceil(threads).max(1);
    let mut shares = Vec::new();
    let (mut spot, mut first) = (0, 0);
    while !next.is_empty() {
        // At least one spot, and what stands before it.
        let spots = next.partition_point(|start| *start < first + size).max(1);
        let end = next.get(spots).copied().unwrap_or(first + rows.len());
        let (own, others) = rows.split_at_mut(end - first);
        let (own_next, others_next) = next.split_at_mut(spots);
        shares.push(Share {
            spots: spot..spot + spots,
            next: own_next,
            first,
            rows: own,
        });
        (rows, next) = (others, others_next);
        (spot, first) = (spot + spots, end);
    }
    shares
}
