//! Where in an order the rows that are equal begin and end: a bit a row, and a bit for each word that has one.

use std::ops::Range;

const WORD: usize = u64::BITS as usize;

/// The beginnings of runs; the first row begins one.
#[derive(Debug, Default)]
pub(super) struct Runs {
    begins: Box<[u64]>,
    /// The words of `begins` that are not 0: a run can be millions long.
    filled: Box<[u64]>,
}

impl Runs {
    /// The runs of so many rows, by where they begin.
    pub(super) fn new(rows: usize, begins: impl IntoIterator<Item = usize>) -> Self {
        let mark = |length: usize, at: &mut dyn Iterator<Item = usize>| {
            let mut words = vec![0; length.div_ceil(WORD)];
            at.for_each(|at| words[at / WORD] |= 1 << (at % WORD));
            words.into_boxed_slice()
        };
        let begins = mark(rows, &mut begins.into_iter());
        let words = begins.iter().enumerate();
        let mut filled = words.filter(|(_, word)| **word != 0).map(|(at, _)| at);
        let filled = mark(begins.len(), &mut filled);
        Self { begins, filled }
    }

    /// The run that a position lies in; the last one ends at `end`.
    pub(super) fn around(&self, at: usize, end: usize) -> Range<usize> {
        let start = last(&self.begins, at).or_else(|| {
            let word = (at / WORD).checked_sub(1)?;
            let word = last(&self.filled, word).or_else(|| {
                let before = &self.filled[..word / WORD];
                let full = before.iter().rposition(|word| *word != 0)?;
                last(&self.filled, full * WORD + WORD - 1)
            })?;
            last(&self.begins, word * WORD + WORD - 1)
        });
        let next = first(&self.begins, at + 1).or_else(|| {
            let word = (at + 1) / WORD + 1;
            let word = first(&self.filled, word).or_else(|| {
                let skipped = word / WORD + 1;
                let after = self.filled.get(skipped..)?;
                let full = after.iter().position(|word| *word != 0)?;
                first(&self.filled, (skipped + full) * WORD)
            })?;
            first(&self.begins, word * WORD)
        });
        start.unwrap_or(0)..next.map_or(end, |next| next.min(end))
    }
}

/// The last bit up to a position, in the same word.
fn last(words: &[u64], at: usize) -> Option<usize> {
    let word = words.get(at / WORD)? & (u64::MAX >> (WORD - 1 - at % WORD));
    let bit = word.checked_ilog2()?;
    Some(at / WORD * WORD + bit as usize)
}

/// The first bit from a position on, in the same word.
fn first(words: &[u64], at: usize) -> Option<usize> {
    let word = words.get(at / WORD)? & (u64::MAX << (at % WORD));
    (word != 0).then(|| at / WORD * WORD + word.trailing_zeros() as usize)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;

    fn check(rows: usize, begins: &BTreeSet<usize>, at: usize) -> Result<(), TestCaseError> {
        let runs = Runs::new(rows, begins.iter().copied());
        let start = begins.range(..=at).next_back().copied().unwrap_or(0);
        let end = begins.range(at + 1..).next().copied();
        prop_assert_eq!(runs.around(at, rows), start..end.unwrap_or(rows));
        Ok(())
    }

    proptest! {
        #[test]
        fn a_run_goes_from_the_beginning_before_to_the_one_after(
            begins in btree_set(0_usize..20_000, 0..12), near in btree_set(0_usize..200, 0..20), at in 0_usize..20_000,
        ) {
            check(20_000, &begins, at)?;
            check(200, &near, at % 200)?;
        }
    }
}
