//! The amounts of a row, and the price and wage level that they are at.

use crate::domain::correction::Effect;
use crate::domain::dataset::{Dataset, RowId, Year};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::price::PriceFactor;

impl Dataset {
    /// The gross expenditure of a row, at its price level.
    #[must_use]
    pub fn gross(&self, row: RowId) -> Field<Money> {
        self.leveled(row, self.typed_gross(row))
    }

    /// The gross income of a row, at its price level.
    #[must_use]
    pub fn income(&self, row: RowId) -> Field<Money> {
        self.leveled(row, self.typed_income(row))
    }

    /// The gross expenditure of a row as its file has it, before a price factor.
    #[must_use]
    pub fn typed_gross(&self, row: RowId) -> Field<Money> {
        self.columns.gross.get(row.index())
    }

    /// The gross income of a row as its file has it, before a price factor.
    #[must_use]
    pub fn typed_income(&self, row: RowId) -> Field<Money> {
        self.columns.income.get(row.index())
    }

    /// The gross expenditure of a row in øre: passes over many rows do without the arithmetic of money. Nothing where a
    /// price factor makes it broken.
    #[must_use]
    pub fn whole_gross(&self, row: RowId) -> Option<Field<i64>> {
        let is_typed = self.price_factor(row).is_none();
        is_typed.then(|| self.columns.gross.ore(row.index()))
    }

    /// The gross income of a row in øre, in the same way.
    #[must_use]
    pub fn whole_income(&self, row: RowId) -> Option<Field<i64>> {
        let is_typed = self.price_factor(row).is_none();
        is_typed.then(|| self.columns.income.ore(row.index()))
    }

    fn leveled(&self, row: RowId, typed: Field<Money>) -> Field<Money> {
        match self.price_factor(row) {
            Some(factor) => typed.map(|amount| factor.of(amount)),
            None => typed,
        }
    }

    /// What the amounts of a row are multiplied by, where a factor leads from its file's price level.
    #[must_use]
    pub fn price_factor(&self, row: RowId) -> Option<PriceFactor> {
        if self.description.price_factors.iter().len() == 0 {
            return None;
        }
        self.price_factor_of(self.at(row).file())
    }

    /// The same of every row of a file, by its position in the origins.
    #[must_use]
    pub fn price_factor_of(&self, file: u16) -> Option<PriceFactor> {
        let factors = &self.description.price_factors;
        if factors.iter().len() == 0 {
            return None;
        }
        factors.at_level(self.typed_price_level_of(file))
    }

    /// What the corrections together change in the totals, at the price level that these have.
    #[must_use]
    pub fn correction_effect(&self) -> Effect {
        self.corrections.effect(|file| self.price_factor_of(file))
    }

    /// The year of the price and wage level of a row's amounts: its file's own, else the data set's, brought on by a
    /// price factor; `None` where neither says.
    #[must_use]
    pub fn price_level(&self, row: RowId) -> Option<Year> {
        self.price_level_of(self.at(row).file())
    }

    /// The same of every row of a file, by its position in the origins.
    #[must_use]
    pub fn price_level_of(&self, file: u16) -> Option<Year> {
        let typed = || self.typed_price_level_of(file);
        let factor = self.price_factor_of(file);
        factor.map_or_else(typed, |factor| Some(factor.to()))
    }

    /// The same before a price factor.
    #[must_use]
    pub fn typed_price_level(&self, row: RowId) -> Option<Year> {
        self.typed_price_level_of(self.source(row).file)
    }

    fn typed_price_level_of(&self, file: u16) -> Option<Year> {
        let origin = self.origins.get(usize::from(file));
        let own = origin.and_then(|origin| origin.price_level);
        own.or(self.description.price_level)
    }
}
