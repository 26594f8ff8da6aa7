//! Records that repeat an earlier one in every field.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _, RandomState};

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
    pub(crate) fn first_of(
        &mut self,
        data: &Dataset,
        row: &Initiative<'_>,
        id: RowId,
    ) -> Option<RowId> {
        if data.places().get(row.place).name.as_raw().is_empty() {
            return None;
        }
        let mut hasher = self.state.build_hasher();
        key(row).hash(&mut hasher);
        data.extras(id).for_each(|extra| extra.hash(&mut hasher));
        if has_unreadable(row) {
            for column in Column::ALL {
                data.typed(id, column).hash(&mut hasher);
            }
        }
        let first = *self.seen.entry(hasher.finish()).or_insert(id);
        (first != id && says_the_same(data, first, id)).then_some(first)
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
        (row.legal_basis, row.primary, row.secondary),
        (row.content.read(), row.purpose.read(), row.share, row.year),
    )
}

/// True when two rows say the same in every field, those that are none of the survey's included, and the unreadable
/// ones as typed.
fn says_the_same(data: &Dataset, first: RowId, second: RowId) -> bool {
    let (a, b) = (data.initiative(first), data.initiative(second));
    let typed = |column: &Column| data.typed(first, *column) == data.typed(second, *column);
    key(&a) == key(&b)
        && data.extras(first).eq(data.extras(second))
        && (!has_unreadable(&a) || Column::ALL.iter().all(typed))
}

fn has_unreadable(row: &Initiative<'_>) -> bool {
    row.gross == Field::Unreadable
        || row.income == Field::Unreadable
        || row.share == Field::Unreadable
        || row.area == Field::Unreadable
        || row.finance == Field::Unreadable
        || row.primary == Field::Unreadable
        || row.secondary == Field::Unreadable
        || row.year == Field::Unreadable
}
