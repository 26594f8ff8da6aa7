//! A row as it is entered: in codes, where its columns and its cell have codes.

use crate::domain::dataset::amounts::Amount;
use crate::domain::dataset::cells::{Answer, Cell};
use crate::domain::dataset::{Initiative, Share};
use crate::domain::field::Field;
use crate::domain::raw::Raw;

/// What a row says but for its long texts.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// What it says in the closed vocabularies.
    pub cell: Cell,
    /// Its title.
    pub title: Raw<'a>,
    /// The gross expenditure.
    pub gross: Amount,
    /// The gross income.
    pub income: Amount,
    /// The legal basis.
    pub legal_basis: Field<Raw<'a>>,
    /// The share for refugees and reunified families.
    pub share: Field<Share>,
    /// Its physical line in its file.
    pub line: u32,
}

impl<'a> Entry<'a> {
    /// The same of an initiative.
    #[must_use]
    pub fn of(row: &Initiative<'a>) -> Self {
        let income = Amount::of(row.income);
        let answers = [
            Answer::Place(row.place),
            Answer::File(row.source.file),
            Answer::Year(row.year),
            Answer::Area(row.area),
            Answer::Primary(row.primary),
            Answer::Secondary(row.secondary),
            Answer::Finance(row.finance),
            Answer::Income(!income.is_none()),
        ];
        Self {
            cell: Cell::of_all(answers),
            title: row.title,
            gross: Amount::of(row.gross),
            income,
            legal_basis: row.legal_basis,
            share: row.share,
            line: row.source.line,
        }
    }
}
