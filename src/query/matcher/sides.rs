//! The chosen and the excluded values of one facet.

use std::collections::HashSet;

/// Chosen and excluded codes of a closed vocabulary.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::query) struct Codes {
    chosen: u64,
    excluded: u64,
}

impl Codes {
    /// Chooses or excludes a code.
    pub(in crate::query) fn add(&mut self, code: u8, excluded: bool) {
        let side = if excluded {
            &mut self.excluded
        } else {
            &mut self.chosen
        };
        *side |= 1 << code;
    }

    /// True for a code that is one of the chosen (or none is chosen) and none of the excluded.
    pub(in crate::query) fn accepts(self, code: u8) -> bool {
        (self.chosen == 0 || self.chosen >> code & 1 == 1) && self.excluded >> code & 1 == 0
    }
}

/// Chosen and excluded values of an open vocabulary.
#[derive(Clone, Debug)]
pub(in crate::query) struct Values<T> {
    chosen: HashSet<T>,
    excluded: HashSet<T>,
}

impl<T: Eq + std::hash::Hash> Values<T> {
    /// Nothing chosen, nothing excluded.
    pub(in crate::query) fn new() -> Self {
        Self {
            chosen: HashSet::new(),
            excluded: HashSet::new(),
        }
    }

    /// Chooses or excludes a value.
    pub(in crate::query) fn add(&mut self, value: T, excluded: bool) {
        let side = if excluded {
            &mut self.excluded
        } else {
            &mut self.chosen
        };
        side.insert(value);
    }

    /// True when nothing is chosen or excluded.
    pub(in crate::query) fn is_empty(&self) -> bool {
        self.chosen.is_empty() && self.excluded.is_empty()
    }

    /// True when `is` holds for one of the chosen (or none is chosen) and for none of the excluded.
    pub(in crate::query) fn accepts(&self, is: impl Fn(&T) -> bool) -> bool {
        (self.chosen.is_empty() || self.chosen.iter().any(&is)) && !self.excluded.iter().any(is)
    }
}
