//! One order of all rows, and the two directions that it is read in.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::domain::collation;
use crate::domain::dataset::{Dataset, RowId};
use crate::query::cube::Stop;
use crate::query::sorted::by::By;
use crate::query::sorted::census::Census;
use crate::query::sorted::runs::Runs;
use crate::query::sorted::{number, title};

/// All rows in one order: the smallest first, equal ones as they were loaded, those without a number last.
#[derive(Debug)]
pub struct Permutation {
    pub(super) by: By,
    pub(super) rows: Box<[u32]>,
    /// How many have a number, or of titles all.
    pub(super) given: usize,
    /// Where the rows with another number than the one before begin; none in an order of titles.
    pub(super) runs: Runs,
    /// What is counted of it, read from its smallest and from its largest.
    pub(super) census: [OnceLock<Option<Census>>; 2],
}

impl Permutation {
    /// Finds an order; what comes of it is none when it was given up.
    pub(super) fn new(data: &Dataset, by: By, stop: Stop<'_>) -> Self {
        match by {
            By::Amount(_) | By::Inhabitants(_) => number::sorted(data, by, stop),
            By::Title => title::sorted(data, stop),
        }
    }

    /// The position of a row.
    pub(super) fn position(&self, data: &Dataset, row: RowId) -> usize {
        let rows = &self.rows;
        let at = |row: u32| RowId::new(row);
        match self.by {
            By::Amount(_) | By::Inhabitants(_) => {
                let place = |row: RowId| {
                    let number = self.by.number(data, row);
                    (number.is_none(), number, row)
                };
                let own = place(row);
                rows.partition_point(|other| place(at(*other)) < own)
            }
            By::Title => {
                let place = |row: RowId| (collation::key(&data.title(row).shown()), row);
                let own = place(row);
                rows.partition_point(|other| place(at(*other)) < own)
            }
        }
    }
}

/// A permutation read from its smallest or from its largest.
#[derive(Clone, Debug)]
pub struct Sorted {
    pub(super) permutation: Arc<Permutation>,
    pub(super) is_descending: bool,
}

impl Sorted {
    pub(super) fn len(&self) -> usize {
        self.permutation.rows.len()
    }

    /// How many rows have what they are ordered by: they stand first in both directions.
    pub(super) fn given(&self) -> usize {
        self.permutation.given
    }

    /// What is counted of the order, if it is.
    pub(super) fn census(&self) -> Option<&Census> {
        let counted = &self.permutation.census[usize::from(self.is_descending)];
        counted.get().and_then(Option::as_ref)
    }

    /// The rows that have what they are ordered by.
    pub fn given_rows(&self) -> impl Iterator<Item = RowId> + '_ {
        self.walk(0..self.given())
    }

    /// The first and the last of the accepted rows that have what they are ordered by. They are near, unless what is
    /// accepted has to do with the order; `near` rows are looked at one by one.
    pub(super) fn ends(
        &self,
        accepts: impl Fn(RowId) -> bool + Sync,
        near: usize,
    ) -> Option<(RowId, RowId)> {
        let given = &self.permutation.rows[..self.given()];
        let is_accepted = |row: &&u32| accepts(RowId::new(**row));
        let near = near.min(given.len());
        let (front, behind) = given.split_at(near);
        let first = front.iter().find(is_accepted);
        let first = first.or_else(|| behind.par_iter().find_first(is_accepted))?;
        let (before, back) = given.split_at(given.len() - near);
        let last = back.iter().rfind(is_accepted);
        let last = last.or_else(|| before.par_iter().find_last(is_accepted))?;
        Some((RowId::new(*first), RowId::new(*last)))
    }

    /// The row at a position, which must be one.
    pub(super) fn at(&self, at: usize) -> RowId {
        RowId::new(self.permutation.rows[self.turned(at)])
    }

    /// The position of a row.
    pub(super) fn position(&self, data: &Dataset, row: RowId) -> usize {
        let at = self.permutation.position(data, row);
        if self.is_turned(at) {
            self.permutation.given - 1 - self.among_equals(at)
        } else {
            at
        }
    }

    /// The position in the permutation of one in this direction.
    fn turned(&self, at: usize) -> usize {
        if self.is_turned(at) {
            self.among_equals(self.permutation.given - 1 - at)
        } else {
            at
        }
    }

    /// Rows without a number stand last both ways.
    fn is_turned(&self, at: usize) -> bool {
        self.is_descending && at < self.permutation.given
    }

    /// The position that is as far from the end of its equals as this one is from their start: turned round with all
    /// others they stand in the order of loading again. Titles are turned round as they are.
    fn among_equals(&self, at: usize) -> usize {
        let Permutation {
            by, given, runs, ..
        } = &*self.permutation;
        match by {
            By::Title => at,
            By::Amount(_) | By::Inhabitants(_) => {
                let run = runs.around(at, *given);
                run.start + (run.end - 1 - at)
            }
        }
    }

    /// The rows of a range of positions, one after the other.
    pub(super) fn walk(&self, range: Range<usize>) -> impl Iterator<Item = RowId> + '_ {
        let mut range = range;
        let mut run = 0..0;
        let is_backwards = self.is_descending && self.permutation.by == By::Title;
        std::iter::from_fn(move || {
            let at = range.next()?;
            if run.is_empty() {
                run = self.straight(at);
            }
            let next = if is_backwards {
                run.next_back()?
            } else {
                run.next()?
            };
            Some(RowId::new(self.permutation.rows[next]))
        })
    }

    /// The positions in the permutation from that of `at` on that follow each other in this direction too: of titles
    /// backwards.
    fn straight(&self, at: usize) -> Range<usize> {
        let Permutation {
            by, given, runs, ..
        } = &*self.permutation;
        let turned = self.turned(at);
        match (self.is_turned(at), by) {
            (false, _) => turned..self.len(),
            (true, By::Title) => 0..turned + 1,
            (true, By::Amount(_) | By::Inhabitants(_)) => turned..runs.around(turned, *given).end,
        }
    }
}
