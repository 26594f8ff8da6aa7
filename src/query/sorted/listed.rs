//! Some rows of a data set in an order: few are sorted as they are, many are a selection of the kept permutation.

use std::sync::Arc;

use fixedbitset::FixedBitSet;

use crate::domain::collation;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::query::measure::Quantity;
use crate::query::selection::Selection;
use crate::query::sorted::chosen::Chosen;
use crate::query::sorted::{By, Sorted, amount, is_counted, sorted};

/// So few rows are sorted faster than an order of all is found.
pub(super) const FEW: usize = 4_096;

/// So many rows from an end of an order are looked at before threads look at the rest.
const NEAR: usize = 1 << 12;

/// Selected rows in an order, without a list of them where they are many.
#[derive(Clone, Debug)]
pub struct Listed(Form);

#[derive(Clone, Debug)]
enum Form {
    Few(Arc<[RowId]>),
    All(Sorted),
    Part(Arc<Chosen>),
}

impl Listed {
    /// Selected rows in an order.
    #[must_use]
    pub fn new(data: &Dataset, rows: &Selection, by: By, is_descending: bool) -> Self {
        Self::with(data, rows, by, is_descending, FEW)
    }

    /// The same; so many are few.
    pub(super) fn with(
        data: &Dataset,
        rows: &Selection,
        by: By,
        is_descending: bool,
        few: usize,
    ) -> Self {
        // Along an order whose cells are counted they are found where someone looks, and few are not looked for.
        let is_counted = || rows.cells().is_some() && is_counted(data, by, is_descending);
        if rows.len() <= few && !is_counted() {
            let rows = rows.rows(data);
            let rows = rows.ones();
            let rows = rows.map(|row| RowId::new(u32::try_from(row).unwrap_or(u32::MAX)));
            return Self(few_sorted(data, rows.collect(), by, is_descending));
        }
        let order = sorted(data, by, is_descending);
        Self(if rows.len() == data.len() {
            Form::All(order)
        } else {
            Form::Part(Arc::new(Chosen::new(order, rows.clone())))
        })
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Few(rows) => rows.len(),
            Form::All(order) => order.len(),
            Form::Part(chosen) => chosen.len(),
        }
    }

    /// True without rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row at a position.
    #[must_use]
    pub fn at(&self, data: &Dataset, at: usize) -> Option<RowId> {
        match &self.0 {
            Form::Few(rows) => rows.get(at).copied(),
            Form::All(order) => (at < order.len()).then(|| order.at(at)),
            Form::Part(chosen) => chosen.at(data, at),
        }
    }

    /// The position of a row, where it is among them.
    #[must_use]
    pub fn position(&self, data: &Dataset, row: RowId) -> Option<usize> {
        match &self.0 {
            Form::Few(rows) => rows.iter().position(|other| *other == row),
            Form::All(order) => (row.index() < order.len()).then(|| order.position(data, row)),
            Form::Part(chosen) => chosen.position(data, row),
        }
    }

    /// True when a row is among them.
    #[must_use]
    pub fn contains(&self, data: &Dataset, row: RowId) -> bool {
        match &self.0 {
            Form::Few(rows) => rows.contains(&row),
            Form::All(order) => row.index() < order.len(),
            Form::Part(chosen) => chosen.rows().contains(data, row),
        }
    }

    /// The rows from a position on.
    #[must_use]
    pub fn rows_from<'s>(
        &'s self,
        data: &'s Dataset,
        at: usize,
    ) -> Box<dyn Iterator<Item = RowId> + 's> {
        match &self.0 {
            Form::Few(rows) => Box::new(rows.iter().skip(at).copied()),
            Form::All(order) => Box::new(order.walk(at.min(order.len())..order.len())),
            Form::Part(chosen) => Box::new(chosen.rows_from(data, at)),
        }
    }

    /// Finds where every row stands, which is otherwise found where someone looks.
    pub fn place_all(&self, data: &Dataset) {
        match &self.0 {
            Form::Few(_) | Form::All(_) => {}
            Form::Part(chosen) => chosen.mark_all(data),
        }
    }

    /// The rows as a set by position in the data.
    #[must_use]
    pub fn rows(&self, data: &Dataset) -> FixedBitSet {
        let mut set = FixedBitSet::with_capacity(data.len());
        match &self.0 {
            Form::Few(rows) => set.extend(rows.iter().map(|row| row.index())),
            Form::All(_) => set.insert_range(..),
            Form::Part(chosen) => return chosen.rows().rows(data),
        }
        set
    }

    /// The smallest and the largest of the amounts that the rows give.
    #[must_use]
    pub fn extent(&self, data: &Dataset, quantity: Quantity) -> Option<(Money, Money)> {
        let amount = |row| amount(data, quantity, row);
        let by_amount = || sorted(data, By::Amount(quantity), false);
        let (least, most) = match &self.0 {
            Form::Few(rows) => {
                let amounts = || rows.iter().filter_map(|row| amount(*row));
                return amounts().min().zip(amounts().max());
            }
            Form::All(_) => by_amount().ends(|_| true, 1)?,
            Form::Part(chosen) => {
                let other = chosen.largest_first(data, quantity);
                if other.is_counted() {
                    let last = other.given(data).checked_sub(1)?;
                    other.at(data, last).zip(other.at(data, 0))?
                } else {
                    by_amount().ends(|row| chosen.rows().contains(data, row), NEAR)?
                }
            }
        };
        amount(least).zip(amount(most))
    }

    /// The two amounts in the middle of those that the rows give, the smaller one first; twice the same where it is one.
    #[must_use]
    pub fn middle(&self, data: &Dataset, quantity: Quantity) -> Option<[Money; 2]> {
        let middle = |given: usize| Some([given.checked_sub(1)? / 2, given / 2]);
        let rows = match &self.0 {
            Form::Few(rows) => {
                let amounts = rows.iter().filter_map(|row| amount(data, quantity, *row));
                let mut amounts: Vec<_> = amounts.collect();
                amounts.sort_unstable();
                return middle(amounts.len()).map(|at| at.map(|at| amounts[at]));
            }
            Form::All(_) => Self(Form::All(sorted(data, By::Amount(quantity), true))),
            Form::Part(chosen) => {
                let other = chosen.largest_first(data, quantity);
                if chosen.is_by(By::Amount(quantity)) && !other.is_counted() {
                    self.clone()
                } else {
                    Self(Form::Part(Arc::new(other)))
                }
            }
        };
        let given = match &rows.0 {
            Form::Few(rows) => rows.len(),
            Form::All(order) => order.given(),
            Form::Part(chosen) => chosen.given(data),
        };
        let amount = |at| amount(data, quantity, rows.at(data, at)?);
        let [one, other] = middle(given)?.map(amount);
        let (one, other) = one.zip(other)?;
        Some([one.min(other), one.max(other)])
    }
}

fn few_sorted(data: &Dataset, mut rows: Vec<RowId>, by: By, is_descending: bool) -> Form {
    match by {
        By::Amount(_) | By::Inhabitants(_) => rows.sort_by_cached_key(|row| {
            let number = by.number(data, *row);
            let directed = number.map(|number| if is_descending { -number } else { number });
            (number.is_none(), directed)
        }),
        By::Title => {
            rows.sort_by_cached_key(|row| collation::key(&data.title(*row).shown()));
            if is_descending {
                rows.reverse();
            }
        }
    }
    Form::Few(rows.into())
}
