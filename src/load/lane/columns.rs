//! The cells of a record by their column, where each is plain: a number, or a text that says something.

use crate::domain::amount;
use crate::domain::column::Column;
use crate::domain::dataset::Amount;
use crate::domain::field::Field;
use crate::domain::money::ORE_PER_THOUSAND_KRONER;
use crate::domain::note::{Code, Note};
use crate::domain::raw::Raw;
use crate::load::fields::LARGE_THOUSANDS;
use crate::load::header::ordinal;
use crate::load::lane::line::Line;
use crate::load::vocabulary::state;

/// The positions of the survey's columns.
#[derive(Debug, Default)]
pub(super) struct Columns(pub(super) [Option<usize>; Column::ALL.len()]);

impl Columns {
    /// The cell of a column, if the table has it.
    #[inline]
    pub(super) fn cell<'l>(&self, line: &Line<'l>, column: Column) -> Option<&'l str> {
        Some(line.cell(self.0[column as usize]?))
    }

    pub(super) fn is_about(&self, note: &Note, (column, code): (Column, Code)) -> bool {
        let at = self.0[column as usize];
        note.code == code && at.is_some_and(|at| note.column == ordinal(at))
    }

    /// A plain amount that is not large.
    #[inline]
    pub(super) fn amount(&self, line: &Line<'_>, column: Column) -> Option<Amount> {
        let Some(cell) = self.cell(line, column) else {
            return Some(Amount::EMPTY);
        };
        let ore = amount::plain_thousands(cell)?;
        (ore <= LARGE_THOUSANDS * ORE_PER_THOUSAND_KRONER).then_some(Amount::of_ore(ore))
    }

    /// A text that says something, and what it says; empty where the table does not have the column.
    #[inline]
    pub(super) fn text<'l>(&self, line: &Line<'l>, column: Column) -> Option<Raw<'l>> {
        let cell = self.cell(line, column);
        cell.map_or(Some(Raw::new("")), |cell| {
            says(cell).then_some(Raw::new(cell))
        })
    }
}

/// True for a text that says something, and what it says.
#[inline]
fn says(cell: &str) -> bool {
    // Most begin with a letter, which is neither a blank nor one of the signs.
    if cell
        .as_bytes()
        .first()
        .is_some_and(u8::is_ascii_alphanumeric)
    {
        return true;
    }
    let trimmed = Raw::new(cell).trimmed();
    !trimmed.is_empty() && trimmed.lossless() != "_" && !cell.starts_with('\'')
}

/// What kind of answer a cell of the legal basis is; none where the rules must tell.
pub(super) fn legal_basis(cell: &str) -> Option<Field<()>> {
    if !says(cell) {
        return None;
    }
    match state::<()>(Raw::new(cell).trimmed()) {
        None => Some(Field::Given(())),
        Some(Field::Unknown) => Some(Field::Unknown),
        Some(Field::Given(()) | Field::Empty | Field::NotApplicable | Field::Unreadable) => None,
    }
}
