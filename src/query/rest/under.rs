//! The rows that meet the rest of the criteria, and what each cell adds up to under them; kept for the next question.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fixedbitset::FixedBitSet;

use crate::domain::dataset::Dataset;
use crate::query::cube::{self, Cut, Part, Stop, rows_that};
use crate::query::quality;
use crate::query::rest::{Clauses, Rest};
use crate::query::words::Sieve;

/// So many sets of rows are kept: those of the facets beside each other, and the last few before.
const MOST_KEPT: usize = 6;

/// What was found last, oldest first.
#[derive(Debug, Default)]
struct Kept(Mutex<Vec<Arc<Under>>>);

impl Kept {
    fn with<T>(&self, change: impl FnOnce(&mut Vec<Arc<Under>>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What was found of the same clauses; it is then the last to be given up.
    fn of(&self, clauses: &Clauses) -> Option<Arc<Under>> {
        self.with(|all| {
            let at = all.iter().position(|under| under.clauses == *clauses)?;
            all[at..].rotate_left(1);
            all.last().cloned()
        })
    }

    /// What was found of most of them and nothing else.
    fn nearest(&self, clauses: &Clauses) -> Option<Arc<Under>> {
        self.with(|all| {
            let wider = all.iter().filter(|under| under.clauses.are_among(clauses));
            wider.max_by_key(|under| under.clauses.0.len()).cloned()
        })
    }

    fn keep(&self, under: Arc<Under>) {
        self.with(|all| {
            all.retain(|other| other.clauses != under.clauses);
            if all.len() == MOST_KEPT {
                all.remove(0);
            }
            all.push(under);
        });
    }
}

/// The rows that meet some clauses.
#[derive(Debug)]
struct Under {
    clauses: Clauses,
    rows: FixedBitSet,
    parts: OnceLock<Vec<Part>>,
}

impl Under {
    /// Finds the rows, or finds them again; nothing when the pass was given up.
    fn of(data: &Dataset, clauses: &Clauses, stop: Stop<'_>) -> Option<Arc<Self>> {
        let kept = data.derived().get::<Kept>();
        if let Some(found) = kept.of(clauses) {
            return Some(found);
        }
        let nearest = kept.nearest(clauses);
        let nearest = nearest.as_deref();
        let missing = nearest.map(|wider| clauses.beyond(&wider.clauses));
        let rest = Rest::of(missing.as_ref().unwrap_or(clauses).iter());
        let among = nearest.map(|wider| &wider.rows);
        let found = Arc::new(Self {
            clauses: clauses.clone(),
            rows: rest.rows(data, among, stop)?,
            parts: OnceLock::new(),
        });
        kept.keep(Arc::clone(&found));
        Some(found)
    }
}

/// The rows that meet the criteria that cells do not answer: all, where nothing is asked of rows.
#[derive(Clone, Debug, Default)]
pub(in crate::query) struct Met(Option<Arc<Under>>);

impl Met {
    /// Those that meet some clauses; nothing when the pass was given up.
    pub(in crate::query) fn of(data: &Dataset, clauses: &Clauses, stop: Stop<'_>) -> Option<Self> {
        if clauses.is_empty() {
            return Some(Self(None));
        }
        Under::of(data, clauses, stop).map(|under| Self(Some(under)))
    }

    /// True when the rows of some clauses and what they add up to are known.
    pub(in crate::query) fn is_near(data: &Dataset, clauses: &Clauses) -> bool {
        let kept = || data.derived().get::<Kept>().of(clauses);
        clauses.is_empty() || kept().is_some_and(|under| under.parts.get().is_some())
    }

    /// The rows by position; `None` for all.
    pub(in crate::query) fn rows(&self) -> Option<&FixedBitSet> {
        self.0.as_deref().map(|under| &under.rows)
    }

    /// What the rows of each slot of the cube add up to; nothing when the pass was given up.
    pub(in crate::query) fn parts<'p>(
        &'p self,
        data: &'p Dataset,
        stop: Stop<'_>,
    ) -> Option<&'p [Part]> {
        let Some(under) = &self.0 else {
            return Some(&cube::of(data).parts);
        };
        if under.parts.get().is_none() {
            let found = cube::of(data).parts_of(data, Some(&under.rows), stop)?;
            under.parts.get_or_init(|| found);
        }
        under.parts.get().map(Vec::as_slice)
    }
}

impl Rest {
    /// The rows that meet everything, of all or of a set.
    fn rows(
        &self,
        data: &Dataset,
        among: Option<&FixedBitSet>,
        stop: Stop<'_>,
    ) -> Option<FixedBitSet> {
        let mut rows = self.by_rules(data, among);
        if !self.asks_no_column() {
            let cut = cube::of(data).cut;
            let found = rows_that(data.len(), cut, stop, |piece| {
                piece.that(rows.as_ref().or(among), |row| self.columns_met(data, row))
            })?;
            rows = Some(found);
        }
        if !self.words.is_empty() {
            rows = Some(self.with_words(data, rows.as_ref().or(among), stop)?);
        }
        rows.or_else(|| among.cloned())
    }

    /// The rows that the rules let through; `None` where none is asked for.
    fn by_rules(&self, data: &Dataset, among: Option<&FixedBitSet>) -> Option<FixedBitSet> {
        if self.rules.is_empty() {
            return None;
        }
        let of = |asked: bool| {
            let mut rows = FixedBitSet::with_capacity(data.len());
            for (rule, _) in self.rules.iter().filter(|(_, excluded)| *excluded == asked) {
                rows.extend(quality::rows(data, *rule).iter().map(|row| row.index()));
            }
            rows
        };
        let mut rows = of(false);
        if self.rules.iter().all(|(_, excluded)| *excluded) {
            rows.insert_range(..);
        }
        rows.difference_with(&of(true));
        if let Some(among) = among {
            rows.intersect_with(among);
        }
        Some(rows)
    }

    /// The rows whose texts have the words, of all or of a set.
    fn with_words(
        &self,
        data: &Dataset,
        among: Option<&FixedBitSet>,
        stop: Stop<'_>,
    ) -> Option<FixedBitSet> {
        // A text takes so much longer to look at than a number that threads are worth it earlier.
        let cut = Cut(cube::of(data).cut.0 / 16);
        rows_that(data.len(), cut, stop, |piece| {
            let mut found = piece.none();
            let mut sieve = Sieve::new(data, &self.words, |row| found.insert(row));
            for looked in piece.looks() {
                let mut asked = Vec::new();
                looked.each(among, |row| asked.push(row))?;
                sieve.pour(asked);
            }
            Some(found)
        })
    }
}
