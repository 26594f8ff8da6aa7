//! Exact money: whole øre in integers, `Decimal` kroner at the edges; floats never.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::Decimal;

/// The øre in the survey's unit, 1,000 kr.
pub const ORE_PER_THOUSAND_KRONER: i64 = 100_000;

/// The smallest parts of money in one øre: an øre times a factor of six decimals is a whole number of them.
pub const UNITS_PER_ORE: i128 = 1_000_000;

/// An exact sum of money, in hundred-millionths of a krone (millionths of an øre).
///
/// One amount is at most 10⁹ thousand kr. (10¹⁴ øre, 10²⁰ parts) times a price factor below 1,000, so an `i128` cannot
/// overflow whatever the number of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i128);

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// The sum of `ore` øre.
    #[must_use]
    pub const fn from_ore(ore: i128) -> Self {
        Self(ore.saturating_mul(UNITS_PER_ORE))
    }

    /// The sum of whole kroner.
    #[must_use]
    pub const fn from_kroner(kroner: i64) -> Self {
        Self::from_ore(kroner as i128 * 100)
    }

    /// The whole øre, rounded down. Exact for amounts as they are typed; what a price factor was applied to may have
    /// parts of an øre more, and is compared as it is, and added up and shown by [`Money::units`] and
    /// [`Money::kroner`].
    #[must_use]
    pub const fn floored_ore(self) -> i128 {
        // Nearly every amount fits in 64 bits, whose division is many times as fast.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "it is compared with what it came from"
        )]
        let (short, unit) = (self.0 as i64, UNITS_PER_ORE as i64);
        if short as i128 == self.0 {
            return short.div_euclid(unit) as i128;
        }
        self.0.div_euclid(UNITS_PER_ORE)
    }

    /// True when it has no parts of an øre.
    #[must_use]
    pub const fn is_whole_ore(self) -> bool {
        self.0 % UNITS_PER_ORE == 0
    }

    /// The hundred-millionths of a krone: exact.
    #[must_use]
    pub const fn units(self) -> i128 {
        self.0
    }

    /// Exact kroner, with two decimals where they will do and else with eight; `None` beyond 28 digits, which no sum
    /// of real rows reaches.
    #[must_use]
    pub fn kroner(self) -> Option<Decimal> {
        let (number, scale) = match self.0 % UNITS_PER_ORE {
            0 => (self.0 / UNITS_PER_ORE, 2),
            _ => (self.0, 8),
        };
        Decimal::try_from_i128_with_scale(number, scale).ok()
    }

    /// The largest sum that is not above so many kroner.
    #[must_use]
    pub fn floored(kroner: Decimal) -> Self {
        // 28 digits with at most 28 decimals: both products and quotients fit.
        let scale = 10_i128.pow(kroner.scale());
        let units = kroner.mantissa().saturating_mul(UNITS_PER_ORE * 100);
        Self(units.div_euclid(scale))
    }

    /// So many times as much.
    #[must_use]
    pub const fn times(self, number: i128) -> Self {
        Self(self.0.saturating_mul(number))
    }

    /// Whole øre times so many millionths.
    #[must_use]
    pub(crate) fn times_millionths(self, millionths: u32) -> Self {
        Self(self.floored_ore().saturating_mul(i128::from(millionths)))
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Money {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kroner_are_exact_to_the_ore() {
        assert_eq!(
            Money::from_ore(31_755_000_001).kroner(),
            Some(Decimal::new(31_755_000_001, 2))
        );
        assert_eq!(Money::from_ore(i128::MAX).kroner(), None);
        // One øre times 1.5 is 0.015 kr.
        let half = Money::from_ore(1).times_millionths(1_500_000);
        assert_eq!(half.kroner(), Some(Decimal::new(15, 3)));
        assert_eq!((half.floored_ore(), (-half).floored_ore()), (1, -2));
    }

    #[test]
    fn sums_and_differences_are_integers() {
        let sum: Money = [Money::from_kroner(2), Money::from_ore(-1)]
            .into_iter()
            .sum();
        assert_eq!(sum - Money::from_kroner(1), Money::from_ore(99));
        assert_eq!(-sum, Money::from_ore(-199));
    }
}
