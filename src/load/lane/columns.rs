//! The cells of a record by their column, where each is plain: a number, or a text that says something.

use crate::domain::amount;
use crate::domain::column::Column;
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::note::{Code, Note};
use crate::domain::raw::Raw;
use crate::load::fields;
use crate::load::header::ordinal;
use crate::load::vocabulary::state;

/// The positions of the survey's columns.
#[derive(Debug, Default)]
pub(super) struct Columns(pub(super) [Option<usize>; Column::ALL.len()]);

impl Columns {
    /// The cell of a column, if the table has it.
    pub(super) fn cell<'l>(&self, cells: &'l [&'l str], column: Column) -> Option<&'l str> {
        cells.get(self.0[column as usize]?).copied()
    }

    pub(super) fn is_about(&self, note: &Note, (column, code): (Column, Code)) -> bool {
        let at = self.0[column as usize];
        note.code == code && at.is_some_and(|at| note.column == ordinal(at))
    }

    pub(super) fn money(&self, cells: &[&str], column: Column) -> Option<Field<Money>> {
        let Some(cell) = self.cell(cells, column) else {
            return Some(Field::Empty);
        };
        let ore = amount::plain_thousands(cell)?;
        let money = Money::from_ore(i128::from(ore));
        (!fields::is_large(money)).then_some(Field::Given(money))
    }

    /// A text that says something, and what it says; empty where the table does not have the column.
    pub(super) fn text<'l>(&self, cells: &'l [&'l str], column: Column) -> Option<Raw<'l>> {
        let Some(cell) = self.cell(cells, column) else {
            return Some(Raw::new(""));
        };
        let trimmed = Raw::new(cell).trimmed();
        let says = !trimmed.is_empty() && trimmed.lossless() != "_" && !cell.starts_with('\'');
        says.then_some(Raw::new(cell))
    }

    pub(super) fn legal_basis<'l>(&self, cells: &'l [&'l str]) -> Option<Field<Raw<'l>>> {
        let text = self.text(cells, Column::LegalBasis)?.trimmed();
        match state::<()>(text) {
            None => Some(Field::Given(text)),
            Some(Field::Unknown) => Some(Field::Unknown),
            Some(Field::Empty) if self.0[Column::LegalBasis as usize].is_none() => {
                Some(Field::Empty)
            }
            Some(Field::Given(()) | Field::Empty | Field::NotApplicable | Field::Unreadable) => {
                None
            }
        }
    }
}
