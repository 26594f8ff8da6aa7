//! An order by numbers.

use std::sync::OnceLock;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::domain::dataset::{Dataset, RowId};
use crate::query::cube::Stop;
use crate::query::measure::Quantity;
use crate::query::sorted::packed::Layout;
use crate::query::sorted::runs::Runs;
use crate::query::sorted::{By, PARALLEL, Permutation};

/// The rows in ascending order of a number; in none when it was given up.
pub(super) fn sorted(data: &Dataset, by: By, stop: Stop<'_>) -> Permutation {
    // Where no factor breaks them, amounts are smaller numbers in øre, and as good for an order.
    let is_whole = data.description().price_factors.iter().len() == 0;
    let number = |row: u32| match by {
        By::Amount(quantity) if is_whole => ore(data, quantity, RowId::new(row)),
        By::Amount(_) | By::Inhabitants(_) | By::Title => by.number(data, RowId::new(row)),
    };
    let mut rows: Box<[u32]> = (0..u32::try_from(data.len()).unwrap_or(u32::MAX)).collect();
    let span = Span::of(rows.len(), number);
    let layout = Layout::of(rows.len());
    // Numbers leave the topmost bit to the rows that have none.
    let room = layout.key_bits() - 1;
    let needed = u128::BITS - span.most.abs_diff(span.least).leading_zeros();
    let cut = needed.saturating_sub(room);
    let key = |row: u32| match number(row).filter(|_| !stop.is_set()) {
        Some(number) => u64::try_from(number.abs_diff(span.least) >> cut).unwrap_or(u64::MAX),
        None => 1 << room,
    };
    let words = layout.sorted(&rows, || (), |(), row| key(row));
    layout.unpack(&words, &mut rows);
    let given = &mut rows[..span.given];
    let runs = if cut == 0 {
        let key = |at: usize| layout.key(words[at]);
        Runs::new(given.len(), |at| key(at) != key(at - 1))
    } else {
        // The bits that were cut off decide among rows whose others are equal.
        for near in given.chunk_by_mut(|one, other| key(*one) == key(*other)) {
            near.sort_unstable_by_key(|row| (number(*row), *row));
        }
        let number = |at: usize| number(given[at]);
        Runs::new(given.len(), |at| number(at) != number(at - 1))
    };
    let given = span.given;
    Permutation {
        by,
        rows,
        given,
        runs,
        census: std::array::from_fn(|_| OnceLock::new()),
    }
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

/// The numbers of some rows: the smallest, the largest, and how many there are.
#[derive(Clone, Copy)]
struct Span {
    least: i128,
    most: i128,
    given: usize,
}

impl Span {
    const NONE: Self = Self {
        least: i128::MAX,
        most: i128::MIN,
        given: 0,
    };

    fn of(rows: usize, number: impl Fn(u32) -> Option<i128> + Sync) -> Self {
        let rows = 0..u32::try_from(rows).unwrap_or(u32::MAX);
        let add = |span: Self, row| number(row).map_or(span, |number| span.with(Self::one(number)));
        if rows.len() < PARALLEL {
            rows.fold(Self::NONE, add)
        } else {
            let parts = rows.into_par_iter().fold(|| Self::NONE, add);
            parts.reduce(|| Self::NONE, Self::with)
        }
    }

    fn one(number: i128) -> Self {
        Self {
            least: number,
            most: number,
            given: 1,
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            most: self.most.max(other.most),
            given: self.given + other.given,
        }
    }
}
