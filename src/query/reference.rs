//! References: the average that a row is held against, named and exact.

use rust_decimal::Decimal;

/// Which average a row is held against. It belongs to the row, and never to the filter on places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// Sum over sum for all responding municipalities in Denmark, under the same filter of initiatives.
    #[default]
    Denmark,
    /// The same for the region that the row lies in.
    OwnRegion,
    /// The same for the ten responding municipalities nearest in population, the row's own left out.
    Peers,
    /// The same for the user's group that the row lies in, where it is in exactly one.
    OwnGroup,
    /// The same for the municipalities in scope.
    Selection,
    /// The unweighted mean of the responding municipalities in scope, zeros in.
    UnweightedMean,
    /// The median of the responding municipalities in scope, zeros in.
    Median,
}

impl Reference {
    /// Every reference, in the order of the reference key.
    pub const ALL: [Self; 7] = [
        Self::Denmark,
        Self::OwnRegion,
        Self::Peers,
        Self::OwnGroup,
        Self::Selection,
        Self::UnweightedMean,
        Self::Median,
    ];

    /// The next reference (or the one before), round and round; that of groups only where the data has groups.
    #[must_use]
    pub fn next(self, back: bool, has_groups: bool) -> Self {
        let at = Self::ALL.iter().position(|reference| *reference == self);
        let step = if back { Self::ALL.len() - 1 } else { 1 };
        let next = Self::ALL[at.map_or(0, |at| (at + step) % Self::ALL.len())];
        match next {
            Self::OwnGroup if !has_groups => next.next(back, has_groups),
            Self::OwnGroup
            | Self::Denmark
            | Self::OwnRegion
            | Self::Peers
            | Self::Selection
            | Self::UnweightedMean
            | Self::Median => next,
        }
    }
}

/// Where a value stands against its reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Above it.
    Above,
    /// Exactly equal: neither above nor below.
    Equal,
    /// Below it.
    Below,
}

impl Standing {
    /// Where `value` stands against `reference`.
    #[must_use]
    pub fn of(value: Decimal, reference: Decimal) -> Self {
        match value.cmp(&reference) {
            std::cmp::Ordering::Greater => Self::Above,
            std::cmp::Ordering::Equal => Self::Equal,
            std::cmp::Ordering::Less => Self::Below,
        }
    }
}

/// The mean of values; `None` of none. Equal values have themselves as mean: a quotient of 28 digits would
/// not survive the sum.
#[must_use]
pub fn mean(values: &[Decimal]) -> Option<Decimal> {
    let first = *values.first()?;
    if values.iter().all(|value| *value == first) {
        return Some(first);
    }
    let sum = values
        .iter()
        .try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))?;
    sum.checked_div(Decimal::from(values.len())).map(ended)
}

/// Decimals that the rounded last digits of quotients do not reach.
const QUOTIENT_DIGITS: u32 = 18;

/// A figure that has no more decimals than this in all of those is exactly that: 1.2499…97 is 1.25.
const SHORT: u32 = 9;

/// What is computed from endless quotients, ended where the exact figure ends.
fn ended(figure: Decimal) -> Decimal {
    let short = figure.round_dp(QUOTIENT_DIGITS).normalize();
    if short.scale() <= SHORT {
        short
    } else {
        figure
    }
}

/// The median of values: the middle one, or the mean of the two in the middle; `None` of none.
#[must_use]
pub fn median(values: &[Decimal]) -> Option<Decimal> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    mean(&[sorted[sorted.len() / 2 - 1], upper])
}

/// `value` with the reference as 100.
#[must_use]
pub fn index(value: Decimal, reference: Decimal) -> Option<Decimal> {
    value
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(reference)
        .map(ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_key_comes_round_both_ways_and_passes_groups_over_where_there_are_none() {
        for (has_groups, steps) in [(true, 7), (false, 6)] {
            let mut reference = Reference::default();
            for _ in 0..steps {
                let next = reference.next(false, has_groups);
                assert_eq!(next.next(true, has_groups), reference);
                assert!(has_groups || next != Reference::OwnGroup);
                reference = next;
            }
            assert_eq!(reference, Reference::default());
        }
    }

    #[test]
    fn the_median_is_the_middle_and_nothing_of_nothing() {
        let of = |values: &[i64]| {
            let values: Vec<_> = values.iter().map(|value| Decimal::from(*value)).collect();
            median(&values)
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[3, 1, 2]), Some(Decimal::from(2)));
        assert_eq!(of(&[4, 1]), Some(Decimal::new(25, 1)));
    }

    #[test]
    fn a_mean_of_endless_quotients_ends_where_the_exact_one_does() {
        let part = |part: i64, whole: i64| Decimal::from(part) / Decimal::from(whole);
        // 80 shares of a whole of 7 are 100/80 %; printed with one decimal, 1.2499… would be 1.2.
        let shares: Vec<_> = (0..80)
            .map(|at| part(if at < 7 { 100 } else { 0 }, 7))
            .collect();
        assert_eq!(mean(&shares), Some(Decimal::new(125, 2)));
        // Thirds stay as many thirds as a Decimal holds.
        assert_eq!(mean(&[part(1, 3), part(0, 3), Decimal::ONE]), {
            let sum = part(1, 3) + Decimal::ONE;
            Some(sum / Decimal::from(3))
        });
    }

    #[test]
    fn equal_to_the_reference_is_neither_above_nor_below() {
        assert_eq!(
            Standing::of(Decimal::new(10, 1), Decimal::ONE),
            Standing::Equal
        );
        assert_eq!(Standing::of(Decimal::ZERO, Decimal::ONE), Standing::Below);
        assert_eq!(index(Decimal::TWO, Decimal::ZERO), None);
        // 81 of an average of 1.6 made of sevenths: 5,062.5, not 5,062.4999….
        let sevenths = Decimal::from(8) / Decimal::from(7) * Decimal::from(7) / Decimal::from(5);
        assert_eq!(
            index(Decimal::from(81), sevenths),
            Some(Decimal::new(50_625, 1))
        );
    }
}
