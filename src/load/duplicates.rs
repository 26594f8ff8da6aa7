//! Records that repeat an earlier one in every field.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, Initiative, RowId};
use crate::domain::field::Field;

/// The rows so far, by what stands in them.
#[derive(Debug, Default)]
pub(crate) struct Duplicates {
    seen: HashMap<u64, RowId>,
    state: RandomState,
}

impl Duplicates {
    /// The first row that says the same as `row`, which was just added; the row is remembered when there is none.
    /// Rows without a municipality repeat nobody.
    pub(crate) fn first_of(&mut self, data: &Dataset, row: RowId) -> Option<RowId> {
        let initiative = data.initiative(row);
        if data.places().get(initiative.place).name.as_raw().is_empty() {
            return None;
        }
        let first = *self
            .seen
            .entry(self.state.hash_one(key(&initiative)))
            .or_insert(row);
        (first != row && says_the_same(data, first, row)).then_some(first)
    }
}

/// What a row says, but for where it stands.
fn key<'a>(row: &Initiative<'a>) -> impl PartialEq + std::hash::Hash + use<'a> {
    (
        (
            row.place,
            row.area,
            row.title,
            row.gross,
            row.income,
            row.finance,
        ),
        (row.legal_basis, row.primary, row.secondary, row.content),
        (row.purpose, row.share, row.year),
    )
}

/// True when two rows say the same in every field, the unreadable ones as typed.
fn says_the_same(data: &Dataset, first: RowId, second: RowId) -> bool {
    let (a, b) = (data.initiative(first), data.initiative(second));
    let typed = |column: &Column| data.typed(first, *column) == data.typed(second, *column);
    let unreadable = a.gross == Field::Unreadable
        || a.income == Field::Unreadable
        || a.share == Field::Unreadable
        || a.area == Field::Unreadable
        || a.finance == Field::Unreadable
        || a.primary == Field::Unreadable
        || a.secondary == Field::Unreadable
        || a.year == Field::Unreadable;
    key(&a) == key(&b) && (!unreadable || Column::ALL.iter().all(typed))
}
