//! The price levels of the amounts in a sum: none, one, or mixed. Kroner of different levels make no number.
//!
//! A row's level is its file's own, else the data set's. When the selection (filter and scope) is mixed, no measure in
//! kroner has a value in any of its rows, for they are compared with each other; counts have. When the selection is in
//! one level and what its average sums is not, the average alone is missing. One initiative's amount is always its own.

use crate::domain::dataset::Year;

/// Which price levels some rows are in; a monoid, so that every sum knows its own.
///
/// Only the lowest and the highest of the known levels are kept: enough to tell that they differ, and to name two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Prices {
    known: Option<(Year, Year)>,
    unknown: bool,
}

impl Prices {
    /// The level of one row; `None` where nothing says it.
    #[must_use]
    pub fn of(level: Option<Year>) -> Self {
        Self {
            known: level.map(|level| (level, level)),
            unknown: level.is_none(),
        }
    }

    /// The levels of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let known = match (self.known, other.known) {
            (Some(one), Some(two)) => Some((one.0.min(two.0), one.1.max(two.1))),
            (one, two) => one.or(two),
        };
        Self {
            known,
            unknown: self.unknown || other.unknown,
        }
    }

    /// True when the rows are in different levels. A level that nothing says may be any: beside a known one it is
    /// another, beside its like it is taken to be the same.
    #[must_use]
    pub fn is_mixed(self) -> bool {
        self.known
            .is_some_and(|(lowest, highest)| lowest != highest || self.unknown)
    }

    /// The level of all rows, where they have one and it is known.
    #[must_use]
    pub fn only(self) -> Option<Year> {
        let (level, _) = self.known.filter(|_| !self.is_mixed())?;
        Some(level)
    }

    /// The levels that are named when they differ: the lowest and the highest known, and `None` for one that
    /// nothing says.
    #[must_use]
    pub fn named(self) -> Vec<Option<Year>> {
        let mut named = Vec::new();
        if let Some((lowest, highest)) = self.known {
            named.push(Some(lowest));
            named.extend((highest != lowest).then_some(Some(highest)));
        }
        named.extend(self.unknown.then_some(None));
        named
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(levels: &[Option<Year>]) -> Prices {
        let levels = levels.iter().map(|level| Prices::of(*level));
        levels.fold(Prices::default(), Prices::with)
    }

    #[test]
    fn one_level_is_not_mixed_and_none_is_no_level() {
        assert_eq!(of(&[Some(2022), Some(2022)]).only(), Some(2022));
        assert!(!of(&[None, None]).is_mixed() && !of(&[]).is_mixed());
        assert_eq!((of(&[]).only(), of(&[None]).only()), (None, None));
    }

    #[test]
    fn different_levels_and_a_known_one_beside_an_unknown_one_are_mixed() {
        let two = of(&[Some(2022), Some(2019), Some(2020)]);
        assert!(two.is_mixed());
        assert_eq!(two.named(), [Some(2019), Some(2022)]);
        let half = of(&[None, Some(2022)]);
        assert!(half.is_mixed());
        assert_eq!((half.only(), half.named()), (None, vec![Some(2022), None]));
    }
}
