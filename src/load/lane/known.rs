//! What cells are known to mean, by their text.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// Different texts of a column that are remembered.
const MOST: usize = 1 << 12;

/// What the cells of a column mean, by their text.
#[derive(Debug)]
pub(super) struct Known<T> {
    positions: HashMap<Box<str>, usize, RandomState>,
    all: Vec<(Box<str>, T)>,
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

impl<T: Copy> Known<T> {
    pub(super) fn get(&mut self, text: &str) -> Option<T> {
        if let Some((last, meaning)) = self.all.get(self.last)
            && is_same(last, text)
        {
            return Some(*meaning);
        }
        self.last = *self.positions.get(text)?;
        Some(self.all[self.last].1)
    }

    /// Remembers what a text means, unless too many are remembered already.
    pub(super) fn add(&mut self, text: &str, meaning: T) {
        if self.all.len() < MOST && !self.positions.contains_key(text) {
            self.positions.insert(text.into(), self.all.len());
            self.all.push((text.into(), meaning));
        }
    }
}

/// True for equal texts. Most are as short as a word, and compared in less time than a call takes.
#[inline]
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let ((words, rest), (others, other_rest)) = (one.as_chunks(), other.as_chunks());
    let pairs = words.iter().zip(others);
    let are_same = |(a, b): (&[u8; 8], &[u8; 8])| u64::from_ne_bytes(*a) == u64::from_ne_bytes(*b);
    pairs.into_iter().all(are_same) && rest.iter().zip(other_rest).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_are_the_same_when_they_are_equal(one in "[ab]{0,20}", other in "[ab]{0,20}") {
            prop_assert_eq!(is_same(&one, &other), one == other);
            prop_assert!(is_same(&one, &one.clone()));
        }
    }

    #[test]
    fn a_text_keeps_its_first_meaning_and_others_have_none() {
        let mut known = Known::default();
        for (text, meaning) in [("a", 1), ("b", 2), ("a", 3)] {
            known.add(text, meaning);
        }
        let found = ["a", "b", "b", "", "a"].map(|text| known.get(text));
        assert_eq!(found, [Some(1), Some(2), Some(2), None, Some(1)]);
    }
}
