//! The texts of rows: titles in one arena, and contents and purposes either in another or by where their record stands.

use crate::domain::dataset::RowId;
use crate::domain::dataset::offsets::Offsets;
use crate::domain::raw::Raw;

/// Texts one after the other in one arena.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    arena: String,
    ends: Offsets,
}

impl Texts {
    #[inline]
    pub(super) fn push(&mut self, text: Raw<'_>) {
        self.arena.push_str(text.lossless());
        self.ends.push(self.arena.len() as u64);
    }

    pub(super) fn get(&self, at: usize) -> Raw<'_> {
        let start = at.checked_sub(1).map_or(0, |before| self.ends.get(before));
        let byte = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
        Raw::new(&self.arena[byte(start)..byte(self.ends.get(at))])
    }

    pub(super) fn clear(&mut self) {
        self.arena.clear();
        self.ends.clear();
    }

    pub(super) fn append(&mut self, more: &Self) {
        let before = self.arena.len() as u64;
        self.arena.push_str(&more.arena);
        self.ends.append(&more.ends, before);
    }

    /// Makes room for texts that are to come.
    fn reserve(&mut self, bytes: usize) {
        // A text that finds no room is told where it is added.
        let _no_room = self.arena.try_reserve_exact(bytes);
    }

    /// Gives back the room that nothing stands in.
    pub(super) fn shrink(&mut self) {
        self.arena.shrink_to_fit();
        self.ends.shrink();
    }
}

/// Where the content and the purpose of a row are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stand<'a> {
    /// Here.
    Kept(Raw<'a>, Raw<'a>),
    /// In the record that starts at this byte of the row's file.
    Shelved(u64),
}

/// Rows from one on whose texts are in the same kind of place.
#[derive(Clone, Copy, Debug)]
struct Run {
    row: u32,
    is_shelved: bool,
    /// The position of the first in `kept` or `at`, in rows.
    first: u32,
}

/// The contents and purposes of all rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Proses {
    runs: Vec<Run>,
    rows: u32,
    /// How many of them are shelved.
    shelved: u32,
    kept: Texts,
    at: Offsets,
}

impl Proses {
    pub(super) fn keep(&mut self, content: Raw<'_>, purpose: Raw<'_>) {
        self.begin(false, 1);
        self.kept.push(content);
        self.kept.push(purpose);
    }

    /// Makes room for texts that are to come.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.kept.reserve(bytes);
    }

    #[inline]
    pub(super) fn shelve(&mut self, at: u64) {
        self.begin(true, 1);
        self.at.push(at);
    }

    /// Counts rows, in another run unless the last is of the kind.
    #[inline]
    fn begin(&mut self, is_shelved: bool, rows: u32) {
        if self
            .runs
            .last()
            .is_none_or(|run| run.is_shelved != is_shelved)
        {
            let kept = self.rows - self.shelved;
            self.runs.push(Run {
                row: self.rows,
                is_shelved,
                first: if is_shelved { self.shelved } else { kept },
            });
        }
        self.rows += rows;
        self.shelved += if is_shelved { rows } else { 0 };
    }

    pub(super) fn get(&self, row: RowId) -> Stand<'_> {
        let after = self.runs.partition_point(|run| run.row <= row.0);
        let Some(run) = after.checked_sub(1).map(|at| self.runs[at]) else {
            return Stand::Kept(Raw::new(""), Raw::new(""));
        };
        let at = (run.first + (row.0 - run.row)) as usize;
        if run.is_shelved {
            Stand::Shelved(self.at.get(at))
        } else {
            Stand::Kept(self.kept.get(2 * at), self.kept.get(2 * at + 1))
        }
    }

    pub(super) fn clear(&mut self) {
        self.runs.clear();
        (self.rows, self.shelved) = (0, 0);
        self.kept.clear();
        self.at.clear();
    }

    /// Adds those of more rows.
    pub(super) fn append(&mut self, more: &Self) {
        let ends = more.runs.iter().skip(1).map(|run| run.row);
        let ends = ends.chain([more.rows]);
        for (run, end) in more.runs.iter().zip(ends) {
            self.begin(run.is_shelved, end - run.row);
        }
        self.kept.append(&more.kept);
        self.at.append(&more.at, 0);
    }

    /// Gives back the room that nothing stands in.
    pub(super) fn shrink(&mut self) {
        self.runs.shrink_to_fit();
        self.kept.shrink();
        self.at.shrink();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn kept_and_shelved_rows_stand_where_they_were_put(
            rows in proptest::collection::vec(any::<Option<u16>>(), 0..50),
            cut in 0_usize..50,
        ) {
            let cut = cut.min(rows.len());
            let column = |rows: &[Option<u16>], first: usize| {
                let mut column = Proses::default();
                for (row, at) in (first..).zip(rows) {
                    match at {
                        Some(at) => column.shelve((*at).into()),
                        None => column.keep(Raw::new(&format!("c{row}")), Raw::new("p")),
                    }
                }
                column
            };
            let mut both = column(&rows[..cut], 0);
            both.append(&column(&rows[cut..], cut));
            both.shrink();
            for (row, at) in (0_u32..).zip(&rows) {
                match (both.get(RowId(row)), at) {
                    (Stand::Shelved(found), Some(at)) => prop_assert_eq!(found, u64::from(*at)),
                    (Stand::Kept(content, purpose), None) => {
                        let expected = format!("c{row}");
                        prop_assert_eq!(content, Raw::new(&expected));
                        prop_assert_eq!(purpose, Raw::new("p"));
                    }
                    (found, at) => prop_assert!(false, "{found:?} is not {at:?}"),
                }
            }
        }
    }
}
