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
            && **last == *text
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

#[cfg(test)]
mod tests {
    use super::*;

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
