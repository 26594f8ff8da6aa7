//! Rows that say the same of something: brought together by short marks, so that nobody keeps what they say.

use std::hash::{BuildHasher as _, Hash};

use foldhash::fast::RandomState;
use rayon::prelude::{ParallelIterator as _, ParallelSlice as _, ParallelSliceMut as _};

use crate::domain::dataset::{Dataset, RowId};
use crate::query::cube::{Cut, Stop, pass};

/// Rows in the order of their marks; of one mark in their own order.
pub(super) struct Alike {
    rows: Vec<(u64, RowId)>,
    cut: Cut,
}

/// A row beside others with its mark.
pub(super) type Marked = (u64, RowId);

impl Alike {
    /// The rows by what `key` says of them, which gets a text to be written in; without those of which it says nothing.
    pub(super) fn by<K: Hash>(
        data: &Dataset,
        cut: Cut,
        key: impl Fn(RowId, &mut String) -> Option<K> + Sync,
    ) -> Self {
        let state = RandomState::default();
        let marked = pass(data.len(), cut, 1, Stop::default(), |piece| {
            let (mut rows, mut text) = (Vec::new(), String::new());
            piece.each(None, |row| {
                let key = key(row, &mut text);
                rows.extend(key.map(|key| (state.hash_one((key, &text)), row)));
                text.clear();
            })?;
            Some(rows)
        });
        let mut rows: Vec<Marked> = marked.unwrap_or_default().concat();
        if cut.is_long(data.len()) {
            rows.par_sort_unstable();
        } else {
            rows.sort_unstable();
        }
        Self { rows, cut }
    }

    /// What is found among rows of one mark, of all marks that several rows have. Now and then two of them do not say
    /// the same: whoever looks asks them again.
    pub(super) fn among<T: Send>(&self, find: impl Fn(&[Marked]) -> Vec<T> + Sync) -> Vec<T> {
        let has_mark = |a: &Marked, b: &Marked| a.0 == b.0;
        let several = |rows: &&[Marked]| rows.len() > 1;
        if self.cut.is_long(self.rows.len()) {
            let alike = self.rows.par_chunk_by(has_mark).filter(several);
            alike.flat_map_iter(&find).collect()
        } else {
            let alike = self.rows.chunk_by(has_mark).filter(several);
            alike.flat_map(&find).collect()
        }
    }
}

/// Rows of one mark, divided by what they say: each group in the order of the rows.
pub(super) fn groups<K: PartialEq>(rows: &[Marked], key: impl Fn(RowId) -> K) -> Vec<Vec<RowId>> {
    let mut groups: Vec<(K, Vec<RowId>)> = Vec::new();
    for (_, row) in rows {
        let key = key(*row);
        // Nearly always there is but one.
        match groups.iter_mut().find(|(own, _)| *own == key) {
            Some((_, rows)) => rows.push(*row),
            None => groups.push((key, vec![*row])),
        }
    }
    groups.into_iter().map(|(_, rows)| rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_share_a_mark_by_chance_are_told_apart() {
        let rows: Vec<_> = (0..5).map(|row| (7, RowId::new(row))).collect();
        let groups = groups(&rows, |row| row.index() % 2);
        let groups: Vec<Vec<_>> = groups
            .into_iter()
            .map(|rows| rows.into_iter().map(RowId::index).collect())
            .collect();
        assert_eq!(groups, [vec![0, 2, 4], vec![1, 3]]);
    }
}
