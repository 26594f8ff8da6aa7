//! What cells are known to mean, by their text.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Different texts of a column that are remembered.
const MOST: usize = 1 << 12;

/// What the cells of a column mean, by their text.
#[derive(Debug)]
pub(super) struct Known<T> {
    positions: HashMap<Box<[u8]>, usize, RandomState>,
    all: Vec<(Box<[u8]>, T)>,
    /// The one that was asked for last: most records say what the one before says.
    last: usize,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self {
            positions: HashMap::default(),
            all: Vec::new(),
            last: 0,
        }
    }
}

impl<T> Known<T> {
    #[inline]
    pub(super) fn get(&mut self, text: &[u8]) -> Option<&T> {
        let is_last = |(last, _): &(Box<[u8]>, T)| is_same(last, text);
        if !self.all.get(self.last).is_some_and(is_last) {
            self.last = *self.positions.get(text)?;
        }
        Some(&self.all[self.last].1)
    }

    /// Remembers what a text means, unless too many are remembered already.
    pub(super) fn add(&mut self, text: &[u8], meaning: T) {
        if self.all.len() < MOST && !self.positions.contains_key(text) {
            self.positions.insert(text.into(), self.all.len());
            self.all.push((text.into(), meaning));
        }
    }
}

/// True for equal texts. Most are as short as a word, and compared in less time than a call takes.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let word = |bytes: &[u8; 8]| u64::from_ne_bytes(*bytes);
    let (Some(last), Some(other_last)) = (one.last_chunk(), other.last_chunk()) else {
        return one.iter().zip(other).all(|(a, b)| a == b);
    };
    let words = one.as_chunks().0.iter().map(word);
    word(last) == word(other_last) && words.eq(other.as_chunks().0.iter().map(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_are_the_same_when_they_are_equal(one in "[ab]{0,20}", other in "[ab]{0,20}") {
            let (one, other) = (one.as_bytes(), other.as_bytes());
            prop_assert_eq!(is_same(one, other), one == other);
            prop_assert!(is_same(one, one));
        }
    }

    #[test]
    fn a_text_keeps_its_first_meaning_and_others_have_none() {
        let mut known = Known::default();
        for (text, meaning) in [(b"a", 1), (b"b", 2), (b"a", 3)] {
            known.add(text, meaning);
        }
        let found = [&b"a"[..], b"b", b"b", b"", b"a"].map(|text| known.get(text).copied());
        assert_eq!(found, [Some(1), Some(2), Some(2), None, Some(1)]);
    }
}
