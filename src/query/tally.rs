//! What a set of rows adds up to: a monoid of exact integers.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::query::prices::Prices;

/// Initiatives, kroner, and the amounts that could not be counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The number of initiatives.
    pub rows: u64,
    /// Gross expenditure of the rows that give it.
    pub gross: Money,
    /// Gross income of the rows that give it.
    pub income: Money,
    /// Rows without a readable gross expenditure: the sum is "at least".
    pub missing_gross: u64,
    /// Rows without a readable gross income.
    pub missing_income: u64,
    /// Rows that give gross expenditure and income both: the only ones with a net expenditure of their own.
    pub complete: u64,
    /// Net expenditure of those rows.
    pub complete_net: Money,
    /// The price levels of the rows: sums of mixed ones are no amount that can be said.
    pub prices: Prices,
}

impl Tally {
    /// The tally of one row.
    #[must_use]
    pub fn of(data: &Dataset, row: RowId) -> Self {
        let gross = data.gross(row).given();
        let income = data.income(row).given();
        Self {
            rows: 1,
            gross: gross.unwrap_or_default(),
            income: income.unwrap_or_default(),
            missing_gross: u64::from(gross.is_none()),
            missing_income: u64::from(income.is_none()),
            complete: u64::from(gross.is_some() && income.is_some()),
            complete_net: gross.zip(income).map_or(Money::ZERO, |(g, i)| g - i),
            prices: Prices::of(data.price_level(row)),
        }
    }

    /// Gross expenditure, where the rows share a price level and one of them gives it: nothing that can be read is
    /// not known to be 0. No rows are 0.
    #[must_use]
    pub fn gross_said(&self) -> Option<Money> {
        self.said(self.gross, self.missing_gross)
    }

    /// Gross income, where that can be said.
    #[must_use]
    pub fn income_said(&self) -> Option<Money> {
        self.said(self.income, self.missing_income)
    }

    /// Net expenditure, where gross expenditure can be said.
    #[must_use]
    pub fn net_said(&self) -> Option<Money> {
        self.said(self.net(), self.missing_gross)
    }

    fn said(&self, amount: Money, missing: u64) -> Option<Money> {
        let is_given = self.rows == 0 || self.rows > missing;
        (is_given && !self.prices.is_mixed()).then_some(amount)
    }

    /// Rows that miss the amount that most of them miss.
    #[must_use]
    pub fn missing(&self) -> u64 {
        self.missing_gross.max(self.missing_income)
    }

    /// Net expenditure: gross expenditure less gross income.
    #[must_use]
    pub fn net(&self) -> Money {
        self.gross - self.income
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            rows: self.rows.saturating_add(other.rows),
            gross: self.gross + other.gross,
            income: self.income + other.income,
            missing_gross: self.missing_gross.saturating_add(other.missing_gross),
            missing_income: self.missing_income.saturating_add(other.missing_income),
            complete: self.complete.saturating_add(other.complete),
            complete_net: self.complete_net + other.complete_net,
            prices: self.prices.with(other.prices),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Tally {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            rows: self.rows.saturating_sub(other.rows),
            gross: self.gross - other.gross,
            income: self.income - other.income,
            missing_gross: self.missing_gross.saturating_sub(other.missing_gross),
            missing_income: self.missing_income.saturating_sub(other.missing_income),
            complete: self.complete.saturating_sub(other.complete),
            complete_net: self.complete_net - other.complete_net,
            // What is left may be in fewer levels, never in more.
            prices: self.prices,
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_of_amounts_that_nobody_gave_is_nothing_and_of_no_rows_it_is_0() {
        let none = Tally::default();
        let sums = |tally: &Tally| [tally.gross_said(), tally.income_said(), tally.net_said()];
        assert_eq!(sums(&none), [Some(Money::ZERO); 3]);
        let one = Tally {
            rows: 1,
            income: Money::from_kroner(2),
            missing_gross: 1,
            ..none
        };
        assert_eq!(sums(&one), [None, Some(Money::from_kroner(2)), None]);
        let other = Tally {
            rows: 1,
            gross: Money::from_kroner(5),
            missing_income: 1,
            ..none
        };
        let net = Some(Money::from_kroner(5));
        assert_eq!(sums(&other), [net, None, net]);
        let both = one + other;
        let net = Some(Money::from_kroner(3));
        assert_eq!(
            sums(&both),
            [
                Some(Money::from_kroner(5)),
                Some(Money::from_kroner(2)),
                net
            ]
        );
        assert_eq!((one + one + other).missing(), 2);
    }
}
