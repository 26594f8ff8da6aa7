//! An order by numbers: which of them are counted, and which are compared.

use std::sync::OnceLock;

use crate::domain::dataset::{Dataset, RowId};
use crate::query::cube::Stop;
use crate::query::measure::Quantity;
use crate::query::sorted::counted::{Numbers, Ordered, Spot};
use crate::query::sorted::{By, Permutation};

/// Øre in a thousand kroner, as nearly all amounts are given.
const THOUSAND: i64 = 100_000;
/// Amounts of so many thousands are counted, above and below 0.
const NEAR: i64 = 1 << 16;
const SPOTS: usize = 1 << 17;

/// The rows in ascending order of a number; none when it was given up.
pub(super) fn sorted(data: &Dataset, by: By, stop: Stop<'_>) -> Permutation {
    // Where no factor breaks them, amounts are smaller numbers in øre, and as good for an order.
    let is_whole = data.description().price_factors.iter().len() == 0;
    let found = match by {
        By::Amount(quantity) if is_whole => by_ore(data, quantity, stop),
        By::Inhabitants(_) => by_place(data, by, stop),
        By::Amount(_) | By::Title => by_any(data, by, stop),
    };
    let Ordered { rows, given, runs } = found.unwrap_or_default();
    Permutation {
        by,
        rows,
        given,
        runs,
        census: std::array::from_fn(|_| OnceLock::new()),
    }
}

fn by_ore(data: &Dataset, quantity: Quantity, stop: Stop<'_>) -> Option<Ordered> {
    let number = |row| ore(data, quantity, RowId::new(row));
    let numbers = Numbers {
        number,
        spots: SPOTS,
        spot: |row| {
            let Some(number) = number(row) else {
                return Spot::Nowhere;
            };
            // A narrower division takes a fraction of the time.
            let number = i64::try_from(number).ok();
            let whole = number.filter(|number| number % THOUSAND == 0);
            let spot = whole.and_then(|number| usize::try_from(number / THOUSAND + NEAR).ok());
            let spot = spot.filter(|spot| *spot < SPOTS);
            spot.map_or(Spot::Compared, Spot::Counted)
        },
        value: |spot| i128::from((i64::try_from(spot).unwrap_or(0) - NEAR) * THOUSAND),
    };
    numbers.sorted(data.len(), stop)
}

/// There are few places.
fn by_place(data: &Dataset, by: By, stop: Stop<'_>) -> Option<Ordered> {
    let number = |row| by.number(data, RowId::new(row));
    let of_place = |place| by.number_of(data, place);
    let mut values: Vec<_> = data.places().ids().filter_map(of_place).collect();
    values.sort_unstable();
    values.dedup();
    let spot = |number| {
        values
            .binary_search(&number)
            .map_or(Spot::Compared, Spot::Counted)
    };
    let of_cell = |place| of_place(place).map_or(Spot::Nowhere, spot);
    let of_cells: Vec<_> = data
        .cells()
        .iter()
        .map(|cell| of_cell(cell.place()))
        .collect();
    let numbers = Numbers {
        number,
        spots: values.len(),
        spot: |row| of_cells[data.cell(RowId::new(row)).index()],
        value: |spot| values[spot],
    };
    numbers.sorted(data.len(), stop)
}

fn by_any(data: &Dataset, by: By, stop: Stop<'_>) -> Option<Ordered> {
    let number = |row| by.number(data, RowId::new(row));
    let numbers = Numbers {
        number,
        spots: 0,
        spot: |row| number(row).map_or(Spot::Nowhere, |_| Spot::Compared),
        value: |_| 0,
    };
    numbers.sorted(data.len(), stop)
}

/// The own amount of an initiative in øre, where it was given and no price factor breaks it.
fn ore(data: &Dataset, quantity: Quantity, row: RowId) -> Option<i128> {
    let gross = || data.whole_gross(row)?.given().map(i128::from);
    let income = || data.whole_income(row)?.given().map(i128::from);
    match quantity {
        Quantity::Gross | Quantity::Count => gross(),
        Quantity::Income => income(),
        Quantity::Net => Some(gross()? - income()?),
    }
}
