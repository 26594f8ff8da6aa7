//! The data set: immutable columns of small codes, exact amounts and arenas of texts; one row in, one row out.

mod amounts;
mod append;
mod builder;
mod cells;
mod codes;
mod columns;
mod entry;
mod levels;
mod lines;
mod offsets;
mod proses;
mod row;
#[cfg(test)]
mod tests;
mod texts;

pub use amounts::Amount;
pub use append::{NoRoom, Offset};
pub use builder::{Builder, Full};
pub use cells::{Answer, Cell, CellId};
pub use entry::Entry;
pub use row::{Initiative, LegalBasisId, Origin, RowId, Share, Source, Year};

use columns::{Columns, Sparse, share};

use std::sync::Arc;

use crate::domain::column::Column;
use crate::domain::correction::Corrections;
use crate::domain::derived::Derived;
use crate::domain::field::Field;
use crate::domain::groups::Groups;
use crate::domain::identity::{Identity, SourceFile};
use crate::domain::place::{PlaceId, Places};
use crate::domain::price::PriceFactors;
use crate::domain::prose::{Shelf, Which};
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget, Sources};

/// Whether the rows are municipalities' own reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// As reported by the municipalities.
    #[default]
    Reported,
    /// Made by a program to agree with published totals; says nothing about any municipality.
    Constructed,
}

/// Whether a municipality answered the survey.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Response {
    /// It answered, with or without initiatives.
    Responded,
    /// It did not answer: in no average and no denominator.
    Silent,
    /// The data does not say.
    #[default]
    Unknown,
}

/// What the data says of itself.
#[derive(Clone, Debug, Default)]
pub struct Description {
    /// The title.
    pub title: RawText,
    /// Reported or constructed.
    pub status: Status,
    /// The accounts year of the amounts, for example 2019.
    pub accounts_year: Option<u16>,
    /// The year of the price and wage level, for example 2022 for 22-pl.
    pub price_level: Option<u16>,
    /// What amounts at some price levels are multiplied by when they are read.
    pub price_factors: PriceFactors,
}

/// Every initiative with its places and responses. Immutable once built.
#[derive(Clone, Debug)]
pub struct Dataset {
    description: Description,
    origins: Vec<Origin>,
    places: Places,
    responses: Vec<Response>,
    legal_bases: Vec<RawText>,
    /// The rows are the first of what is still being read.
    is_partial: bool,
    columns: Columns,
    /// The different years of the rows, ascending.
    years: Vec<Year>,
    shelf: Option<Arc<dyn Shelf>>,
    typed: Sparse<Column>,
    extra_headings: Vec<RawText>,
    extras: Sparse<u32>,
    noted: Vec<RowId>,
    groups: Groups,
    corrections: Corrections,
    identity: Identity,
    derived: Derived,
}

impl Dataset {
    /// What the data says of itself.
    #[must_use]
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// Changes what the data says of itself.
    pub fn describe(&mut self, description: Description) {
        self.derived = Derived::default();
        self.description = description;
    }

    /// True while the rows are only the first of what is still being read: its sums are no result.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// Says that the rows are only the first of what is still being read.
    pub fn mark_partial(&mut self) {
        self.is_partial = true;
    }

    /// The files that it was read from.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Says of one more file that its content is in the data.
    pub fn add_source_file(&mut self, file: SourceFile) {
        self.identity.files.push(file);
    }

    /// Changes the user's own groups of municipalities.
    pub fn set_groups(&mut self, groups: Groups) {
        self.derived = Derived::default();
        self.groups = groups;
    }

    /// What follows from the data alone and takes long to find, kept once it is found.
    #[must_use]
    pub fn derived(&self) -> &Derived {
        &self.derived
    }

    /// The files and sheets that the rows come from.
    #[must_use]
    pub fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// The text that stands in the file, where the value alone does not tell it: a field that cannot be read, or a
    /// municipality written in another way than its name.
    #[must_use]
    pub fn typed(&self, row: RowId, column: Column) -> Option<Raw<'_>> {
        self.typed.get(row, column)
    }

    /// The headings of columns that are none of the survey's, in order of appearance.
    #[must_use]
    pub fn extra_headings(&self) -> &[RawText] {
        &self.extra_headings
    }

    /// What stands in the columns of a row that are none of the survey's: position in
    /// [`Dataset::extra_headings`] and text, in that order. Empty cells are left out.
    pub fn extras(&self, row: RowId) -> impl Iterator<Item = (usize, Raw<'_>)> {
        let extras = self.extras.of_row(row);
        extras.map(|(heading, text)| (heading as usize, text))
    }

    /// True when loading noted something about the row that a person should look at.
    #[must_use]
    pub fn is_noted(&self, row: RowId) -> bool {
        self.noted.binary_search(&row).is_ok()
    }

    /// The places, municipalities first.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// The corrections that were applied on top of the files, and those that were not.
    #[must_use]
    pub fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// The user's own groups of municipalities.
    #[must_use]
    pub fn groups(&self) -> &Groups {
        &self.groups
    }

    /// Whether a place answered the survey.
    #[must_use]
    pub fn response(&self, place: PlaceId) -> Response {
        self.responses
            .get(place.index())
            .copied()
            .unwrap_or_default()
    }

    /// The different legal bases as typed, in order of appearance.
    #[must_use]
    pub fn legal_bases(&self) -> &[RawText] {
        &self.legal_bases
    }

    /// Every legal basis id.
    pub fn legal_basis_ids(&self) -> impl Iterator<Item = LegalBasisId> + use<> {
        (0..u32::try_from(self.legal_bases.len()).unwrap_or(u32::MAX)).map(LegalBasisId)
    }

    /// The number of initiatives.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.cell.len()
    }

    /// True when there is no initiative.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.cell.len() == 0
    }

    /// Every row in the order of loading.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = RowId> + use<> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(RowId)
    }

    /// The municipality of a row.
    #[must_use]
    pub fn place(&self, row: RowId) -> PlaceId {
        self.at(row).place()
    }

    /// The policy area of a row.
    #[must_use]
    pub fn area(&self, row: RowId) -> Field<PolicyArea> {
        self.at(row).area()
    }

    /// The primary target group of a row.
    #[must_use]
    pub fn primary(&self, row: RowId) -> Field<PrimaryTarget> {
        self.at(row).primary()
    }

    /// The secondary target group of a row.
    #[must_use]
    pub fn secondary(&self, row: RowId) -> Field<SecondaryTarget> {
        self.at(row).secondary()
    }

    /// The sources of finance of a row.
    #[must_use]
    pub fn finance(&self, row: RowId) -> Field<Sources> {
        self.at(row).finance()
    }

    /// The legal basis of a row.
    #[must_use]
    pub fn legal_basis(&self, row: RowId) -> Field<LegalBasisId> {
        let code = self.columns.legal_basis.get(row.index());
        code.map(LegalBasisId)
    }

    /// The share of refugees, immigrants and descendants of a row.
    #[must_use]
    pub fn share(&self, row: RowId) -> Field<Share> {
        share(self.columns.share[row.index()])
    }

    /// The accounts year of a row.
    #[must_use]
    pub fn year(&self, row: RowId) -> Field<Year> {
        self.at(row).year()
    }

    /// The different years of the rows, ascending.
    #[must_use]
    pub fn years(&self) -> &[Year] {
        &self.years
    }

    /// True when the data has a column of years.
    #[must_use]
    pub fn has_years(&self) -> bool {
        let mut cells = self.columns.cells.iter();
        cells.any(|cell| cell.year() != Field::Empty)
    }

    /// The file or sheet that a row comes from.
    #[must_use]
    pub fn source(&self, row: RowId) -> Source {
        Source {
            file: self.at(row).file(),
            line: self.columns.line.get(row.0),
        }
    }

    /// The cells that the rows share.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.columns.cells
    }

    /// The cell of a row.
    #[must_use]
    pub fn cell(&self, row: RowId) -> CellId {
        CellId(self.columns.cell.number(row.index()))
    }

    fn at(&self, row: RowId) -> &Cell {
        &self.columns.cells[self.cell(row).index()]
    }

    /// The title of a row.
    #[must_use]
    pub fn title(&self, row: RowId) -> Raw<'_> {
        self.columns.titles.get(row.index())
    }

    /// All fields of a row.
    #[must_use]
    pub fn initiative(&self, row: RowId) -> Initiative<'_> {
        Initiative {
            place: self.place(row),
            area: self.area(row),
            title: self.title(row),
            gross: self.gross(row),
            income: self.income(row),
            finance: self.finance(row),
            legal_basis: self
                .legal_basis(row)
                .map(|basis| self.legal_bases[basis.index()].as_raw()),
            primary: self.primary(row),
            secondary: self.secondary(row),
            content: self.prose(row, Which::Content),
            purpose: self.prose(row, Which::Purpose),
            share: self.share(row),
            year: self.year(row),
            source: self.source(row),
        }
    }
}
