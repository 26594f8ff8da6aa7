//! Exact money: whole øre in integers, `Decimal` kroner at the edges; floats never.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::Decimal;

/// The øre in the survey's unit, 1,000 kr.
pub const ORE_PER_THOUSAND_KRONER: i64 = 100_000;

/// An exact sum of money in øre (1/100 kr.).
///
/// One amount is at most 10⁹ thousand kr. (10¹⁴ øre), so an `i128` cannot overflow whatever the number of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i128);

impl Money {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// The sum of `ore` øre.
    #[must_use]
    pub const fn from_ore(ore: i128) -> Self {
        Self(ore)
    }

    /// The sum of whole kroner.
    #[must_use]
    pub const fn from_kroner(kroner: i64) -> Self {
        Self(kroner as i128 * 100)
    }

    /// The øre.
    #[must_use]
    pub const fn ore(self) -> i128 {
        self.0
    }

    /// Kroner with two decimals; `None` beyond 28 digits, which no sum of real rows reaches.
    #[must_use]
    pub fn kroner(self) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(self.0, 2).ok()
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
