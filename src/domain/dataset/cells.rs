//! The cells of a data set: rows that say the same in the closed vocabularies share one.
//!
//! However many rows there are, there are few cells; what a cell adds up to is counted once, and a question in the
//! closed vocabularies is then one over cells. A row keeps the number of its cell and none of the codes.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::domain::dataset::Year;
use crate::domain::dataset::columns::{share, share_code, sources, sources_code};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget, Sources};

/// A cell in [`Dataset::cells`](crate::domain::dataset::Dataset::cells). Not every cell need have rows, and two may say
/// the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(pub(super) u32);

impl CellId {
    /// The position of the cell.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What the rows of a cell say in the closed vocabularies, each as its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    place: PlaceId,
    file: u16,
    year: u16,
    area: u8,
    primary: u8,
    secondary: u8,
    finance: u8,
    has_income: bool,
}

/// What a row says that its cell keeps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) place: PlaceId,
    pub(super) file: u16,
    pub(super) year: Field<Year>,
    pub(super) area: Field<PolicyArea>,
    pub(super) primary: Field<PrimaryTarget>,
    pub(super) secondary: Field<SecondaryTarget>,
    pub(super) finance: Field<Sources>,
    pub(super) income: Field<Money>,
}

impl Cell {
    pub(super) fn of(said: Said) -> Self {
        Self {
            place: said.place,
            file: said.file,
            year: share_code(said.year),
            area: said.area.code(),
            primary: said.primary.code(),
            secondary: said.secondary.code(),
            finance: sources_code(said.finance),
            has_income: !matches!(said.income, Field::Given(Money::ZERO) | Field::Empty),
        }
    }

    /// The municipality.
    #[must_use]
    pub fn place(&self) -> PlaceId {
        self.place
    }

    /// The position of the file in the data set's origins.
    #[must_use]
    pub fn file(&self) -> u16 {
        self.file
    }

    /// The accounts year.
    #[must_use]
    pub fn year(&self) -> Field<Year> {
        share(self.year)
    }

    /// The policy area.
    #[must_use]
    pub fn area(&self) -> Field<PolicyArea> {
        Field::from_code(self.area)
    }

    /// The primary target group.
    #[must_use]
    pub fn primary(&self) -> Field<PrimaryTarget> {
        Field::from_code(self.primary)
    }

    /// The secondary target group.
    #[must_use]
    pub fn secondary(&self) -> Field<SecondaryTarget> {
        Field::from_code(self.secondary)
    }

    /// The sources of finance as given.
    #[must_use]
    pub fn finance(&self) -> Field<Sources> {
        sources(self.finance)
    }

    /// The rows give an income that is not 0, or one that cannot be known: a blank source of finance is then not the
    /// municipality alone.
    #[must_use]
    pub fn has_income(&self) -> bool {
        self.has_income
    }

    /// The same of another municipality.
    pub(super) fn at_place(self, place: PlaceId) -> Self {
        Self { place, ..self }
    }

    /// The same in a year.
    pub(super) fn in_year(self, year: Field<Year>) -> Self {
        Self {
            year: share_code(year),
            ..self
        }
    }
}

/// The cells of the rows so far, each once.
#[derive(Debug, Default)]
pub(super) struct Ids {
    ids: HashMap<Cell, u32, FixedState>,
    /// The one that was asked for last: most rows say what the one before says.
    last: Option<(Cell, u32)>,
}

impl Ids {
    /// The number of a cell, which is added to `cells` where it is new.
    pub(super) fn of(&mut self, cell: Cell, cells: &mut Vec<Cell>) -> u32 {
        if let Some((last, id)) = self.last
            && last == cell
        {
            return id;
        }
        let id = *self.ids.entry(cell).or_insert_with(|| {
            cells.push(cell);
            u32::try_from(cells.len() - 1).unwrap_or(u32::MAX)
        });
        self.last = Some((cell, id));
        id
    }
}
