//! What initiatives are ordered by.

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::domain::place::{Date, PlaceId};
use crate::query::measure::Quantity;
use crate::query::view::{OrderKey, View};

/// What rows are ordered by; ties stand as they were loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Their own amount.
    Amount(Quantity),
    /// The title, in Danish order.
    Title,
    /// The inhabitants of their municipality at a date.
    Inhabitants(Date),
}

impl By {
    /// What the initiatives of a view are ordered by.
    #[must_use]
    pub fn of(view: &View) -> Self {
        match view.order.key {
            OrderKey::Value => Self::Amount(view.measure.own_amount()),
            OrderKey::Gross => Self::Amount(Quantity::Gross),
            OrderKey::Count => Self::Amount(Quantity::Income),
            OrderKey::Population => Self::Inhabitants(view.population),
            OrderKey::Name => Self::Title,
        }
    }

    /// The number of a row, where it is ordered by one and has it.
    pub(super) fn number(self, data: &Dataset, row: RowId) -> Option<i128> {
        match self {
            Self::Amount(quantity) => amount(data, quantity, row).map(Money::units),
            Self::Inhabitants(_) => self.number_of(data, data.place(row)),
            Self::Title => None,
        }
    }

    /// The number that all rows of a place have, where they do.
    pub(super) fn number_of(self, data: &Dataset, place: PlaceId) -> Option<i128> {
        match self {
            Self::Inhabitants(day) => data.places().population(place, day).map(i128::from),
            Self::Amount(_) | Self::Title => None,
        }
    }
}

/// The own amount of an initiative; `None` where it was not given.
#[must_use]
pub fn amount(data: &Dataset, quantity: Quantity, row: RowId) -> Option<Money> {
    let gross = || data.gross(row).given();
    let income = || data.income(row).given();
    match quantity {
        Quantity::Gross | Quantity::Count => gross(),
        Quantity::Income => income(),
        Quantity::Net => Some(gross()? - income()?),
    }
}
