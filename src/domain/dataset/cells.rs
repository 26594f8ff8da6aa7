//! The cells of a data set: rows that say the same in the closed vocabularies share one.
//!
//! However many rows there are, there are few cells; what a cell adds up to is counted once, and a question in the
//! closed vocabularies is then one over cells. A row keeps the number of its cell and none of the codes.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::domain::dataset::Year;
use crate::domain::dataset::columns::{share, share_code, sources, sources_code};
use crate::domain::field::Field;
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

/// What the rows of a cell say in the closed vocabularies: the code of each [`Answer`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cell([u16; ANSWERS]);

/// What a row says that its cell keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The municipality.
    Place(PlaceId),
    /// The position of the file in the data set's origins.
    File(u16),
    /// The accounts year.
    Year(Field<Year>),
    /// The policy area.
    Area(Field<PolicyArea>),
    /// The primary target group.
    Primary(Field<PrimaryTarget>),
    /// The secondary target group.
    Secondary(Field<SecondaryTarget>),
    /// The sources of finance as given.
    Finance(Field<Sources>),
    /// There is an income that is not 0, or one that cannot be known.
    Income(bool),
}

const ANSWERS: usize = 8;
const PLACE: usize = 0;
const FILE: usize = 1;
const YEAR: usize = 2;
const AREA: usize = 3;
const PRIMARY: usize = 4;
const SECONDARY: usize = 5;
const FINANCE: usize = 6;
const INCOME: usize = 7;

impl Answer {
    /// Where its code stands in a cell, and the code.
    fn code(self) -> (usize, u16) {
        match self {
            Self::Place(place) => (PLACE, place.code()),
            Self::File(file) => (FILE, file),
            Self::Year(year) => (YEAR, share_code(year)),
            Self::Area(area) => (AREA, area.code().into()),
            Self::Primary(primary) => (PRIMARY, primary.code().into()),
            Self::Secondary(secondary) => (SECONDARY, secondary.code().into()),
            Self::Finance(finance) => (FINANCE, sources_code(finance).into()),
            Self::Income(is_so) => (INCOME, is_so.into()),
        }
    }
}

impl Cell {
    /// A cell that says this, and of all else what code 0 says until [`Cell::and`] adds it.
    #[must_use]
    pub fn of(answer: Answer) -> Self {
        let (at, code) = answer.code();
        let mut codes = [0; ANSWERS];
        codes[at] = code;
        Self(codes)
    }

    /// The same of several answers.
    #[must_use]
    pub fn of_all(answers: impl IntoIterator<Item = Answer>) -> Self {
        let cell = Self::default();
        answers.into_iter().fold(cell, Self::but)
    }

    /// What both say, where no answer is in both.
    #[must_use]
    #[inline]
    pub fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    /// The same but for one answer.
    fn but(mut self, answer: Answer) -> Self {
        let (at, code) = answer.code();
        self.0[at] = code;
        self
    }

    /// The municipality.
    #[must_use]
    pub fn place(&self) -> PlaceId {
        PlaceId::from_code(self.0[PLACE])
    }

    /// The position of the file in the data set's origins.
    #[must_use]
    pub fn file(&self) -> u16 {
        self.0[FILE]
    }

    /// The accounts year.
    #[must_use]
    pub fn year(&self) -> Field<Year> {
        share(self.0[YEAR])
    }

    /// The policy area.
    #[must_use]
    pub fn area(&self) -> Field<PolicyArea> {
        Field::from_code(self.byte(AREA))
    }

    /// The primary target group.
    #[must_use]
    pub fn primary(&self) -> Field<PrimaryTarget> {
        Field::from_code(self.byte(PRIMARY))
    }

    /// The secondary target group.
    #[must_use]
    pub fn secondary(&self) -> Field<SecondaryTarget> {
        Field::from_code(self.byte(SECONDARY))
    }

    /// The sources of finance as given.
    #[must_use]
    pub fn finance(&self) -> Field<Sources> {
        sources(self.byte(FINANCE))
    }

    fn byte(self, at: usize) -> u8 {
        u8::try_from(self.0[at]).unwrap_or(u8::MAX)
    }

    /// The rows give an income that is not 0, or one that cannot be known: a blank source of finance is then not the
    /// municipality alone.
    #[must_use]
    pub fn has_income(&self) -> bool {
        self.0[INCOME] != 0
    }

    /// The same of another municipality.
    pub(super) fn at_place(self, place: PlaceId) -> Self {
        self.but(Answer::Place(place))
    }

    /// The same in a year.
    pub(super) fn in_year(self, year: Field<Year>) -> Self {
        self.but(Answer::Year(year))
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
    #[inline]
    pub(super) fn of(&mut self, cell: Cell, cells: &mut Vec<Cell>) -> u32 {
        match self.last {
            Some((last, id)) if last == cell => id,
            Some(_) | None => self.look_up(cell, cells),
        }
    }

    #[inline(never)]
    fn look_up(&mut self, cell: Cell, cells: &mut Vec<Cell>) -> u32 {
        let id = *self.ids.entry(cell).or_insert_with(|| {
            cells.push(cell);
            u32::try_from(cells.len() - 1).unwrap_or(u32::MAX)
        });
        self.last = Some((cell, id));
        id
    }
}
