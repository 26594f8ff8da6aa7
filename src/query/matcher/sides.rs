//! The chosen and the excluded values of one facet.

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

/// Chosen and excluded values of an open vocabulary, each once: seldom more than a few, and asked of every row.
#[derive(Clone, Debug)]
pub(in crate::query) struct Values<T> {
    chosen: Vec<T>,
    excluded: Vec<T>,
}

impl<T: Eq> Values<T> {
    /// Nothing chosen, nothing excluded.
    pub(in crate::query) fn new() -> Self {
        Self {
            chosen: Vec::new(),
            excluded: Vec::new(),
        }
    }

    /// Chooses or excludes a value.
    pub(in crate::query) fn add(&mut self, value: T, excluded: bool) {
        let side = if excluded {
            &mut self.excluded
        } else {
            &mut self.chosen
        };
        if !side.contains(&value) {
            side.push(value);
        }
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
