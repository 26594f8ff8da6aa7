//! What some rows of one file add up to: a tally without its price level, small enough for one per cell.

use std::ops::AddAssign;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::domain::price::PriceFactor;
use crate::query::prices::Prices;
use crate::query::tally::Tally;

/// A tally but for the price levels. There are no more rows than a `u32` can number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::query) struct Part {
    pub(in crate::query) rows: u32,
    missing_gross: u32,
    missing_income: u32,
    complete: u32,
    pub(in crate::query) gross: Money,
    income: Money,
    complete_net: Money,
}

impl Part {
    /// Adds a row that gives these amounts.
    pub(in crate::query) fn add(&mut self, gross: Option<Money>, income: Option<Money>) {
        self.rows += 1;
        match gross {
            Some(gross) => self.gross += gross,
            None => self.missing_gross += 1,
        }
        match income {
            Some(income) => self.income += income,
            None => self.missing_income += 1,
        }
        if let Some((gross, income)) = gross.zip(income) {
            self.complete += 1;
            self.complete_net += gross - income;
        }
    }

    /// The same with every amount times a factor: whole øre stay exact, so the sum's factor is that of each row.
    pub(in crate::query) fn brought(self, factor: PriceFactor) -> Self {
        Self {
            gross: factor.of(self.gross),
            income: factor.of(self.income),
            complete_net: factor.of(self.complete_net),
            ..self
        }
    }

    /// The tally, at price levels that hold where there are rows.
    pub(in crate::query) fn tally(self, prices: Prices) -> Tally {
        Tally {
            rows: self.rows.into(),
            gross: self.gross,
            income: self.income,
            missing_gross: self.missing_gross.into(),
            missing_income: self.missing_income.into(),
            complete: self.complete.into(),
            complete_net: self.complete_net,
            prices: if self.rows > 0 {
                prices
            } else {
                Prices::default()
            },
        }
    }
}

impl AddAssign for Part {
    fn add_assign(&mut self, other: Self) {
        self.rows += other.rows;
        self.missing_gross += other.missing_gross;
        self.missing_income += other.missing_income;
        self.complete += other.complete;
        self.gross += other.gross;
        self.income += other.income;
        self.complete_net += other.complete_net;
    }
}

/// The amounts of a row as its file has them.
pub(in crate::query) fn typed(data: &Dataset, row: RowId) -> (Option<Money>, Option<Money>) {
    let (gross, income) = (data.typed_gross(row), data.typed_income(row));
    (gross.given(), income.given())
}
