//! The data set: immutable columns of small codes, exact amounts and arenas of texts; one row in, one row out.

mod amounts;
mod append;
mod builder;
mod cells;
mod codes;
mod columns;
mod lines;
mod offsets;
mod texts;

pub use append::{NoRoom, Offset};
pub use builder::{Builder, Full};
pub use cells::{Cell, CellId};

use columns::{Columns, Sparse, share};
use texts::Stand;

use std::sync::Arc;

use crate::domain::column::Column;
use crate::domain::correction::{Corrections, Effect};
use crate::domain::derived::Derived;
use crate::domain::field::Field;
use crate::domain::groups::Groups;
use crate::domain::identity::{Identity, SourceFile};
use crate::domain::money::Money;
use crate::domain::place::{PlaceId, Places};
use crate::domain::price::{PriceFactor, PriceFactors};
use crate::domain::prose::{Lost, Passage, Prose, Shelf, Spot, Which};
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::{Excerpt, Text};
use crate::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget, Sources};

/// A row of the data set, in the order of loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(u32);

impl RowId {
    /// The position of the row.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The row that is `row` when this one is the first.
    #[must_use]
    pub fn after(self, row: Self) -> Self {
        Self(self.0 + row.0)
    }

    /// The row at a position.
    #[must_use]
    pub fn new(index: u32) -> Self {
        Self(index)
    }
}

/// A legal basis in the data set's list of different ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LegalBasisId(u32);

impl LegalBasisId {
    /// The position in [`Dataset::legal_bases`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A share in hundredths of a percent, 0 to 10,000.
pub type Share = u16;

/// A calendar year, for example 2019.
pub type Year = u16;

/// A file that rows come from, or one sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The name for people: of the file, with the sheet as in `bog.xlsx#Herning`.
    pub name: RawText,
    /// The sheet, where the file is a workbook: its rows are the lines, its columns have letters.
    pub sheet: Option<RawText>,
    /// The year of the price and wage level of its amounts, for example 2022 for 22-pl.
    pub price_level: Option<Year>,
    /// The accounts year of its amounts, where it says one.
    pub accounts_year: Option<Year>,
}

/// Where a row stands in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// The position of the file in [`Dataset::origins`].
    pub file: u16,
    /// The physical line of the record's first field, counted from 1.
    pub line: u32,
}

/// One initiative: the ten fields of the questionnaire, municipality and policy area.
#[derive(Clone, Copy, Debug)]
pub struct Initiative<'a> {
    /// The municipality that reports it.
    pub place: PlaceId,
    /// The policy area.
    pub area: Field<PolicyArea>,
    /// Field 1: the title.
    pub title: Raw<'a>,
    /// Field 2: gross expenditure of the accounts year.
    pub gross: Field<Money>,
    /// Field 3: gross income within the service framework.
    pub income: Field<Money>,
    /// Field 4: the primary sources of finance.
    pub finance: Field<Sources>,
    /// Field 5: the legal basis as typed.
    pub legal_basis: Field<Raw<'a>>,
    /// Field 6: the primary target group.
    pub primary: Field<PrimaryTarget>,
    /// Field 7: the secondary target group.
    pub secondary: Field<SecondaryTarget>,
    /// Field 8: what the initiative consists of.
    pub content: Prose<'a>,
    /// Field 9: its purpose and time horizon.
    pub purpose: Prose<'a>,
    /// Field 10: refugees, immigrants and descendants among the target group, in hundredths of a percent.
    pub share: Field<Share>,
    /// The accounts year of the row, where the data has a column of years.
    pub year: Field<Year>,
    /// Where the row stands.
    pub source: Source,
}

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

    /// The gross expenditure of a row, at its price level.
    #[must_use]
    pub fn gross(&self, row: RowId) -> Field<Money> {
        self.leveled(row, self.typed_gross(row))
    }

    /// The gross income of a row, at its price level.
    #[must_use]
    pub fn income(&self, row: RowId) -> Field<Money> {
        self.leveled(row, self.typed_income(row))
    }

    /// The gross expenditure of a row as its file has it, before a price factor.
    #[must_use]
    pub fn typed_gross(&self, row: RowId) -> Field<Money> {
        self.columns.gross.get(row.index())
    }

    /// The gross income of a row as its file has it, before a price factor.
    #[must_use]
    pub fn typed_income(&self, row: RowId) -> Field<Money> {
        self.columns.income.get(row.index())
    }

    fn leveled(&self, row: RowId, typed: Field<Money>) -> Field<Money> {
        match self.price_factor(row) {
            Some(factor) => typed.map(|amount| factor.of(amount)),
            None => typed,
        }
    }

    /// What the amounts of a row are multiplied by, where a factor leads from its file's price level.
    #[must_use]
    pub fn price_factor(&self, row: RowId) -> Option<PriceFactor> {
        if self.description.price_factors.iter().len() == 0 {
            return None;
        }
        self.price_factor_of(self.at(row).file())
    }

    /// The same of every row of a file, by its position in the origins.
    #[must_use]
    pub fn price_factor_of(&self, file: u16) -> Option<PriceFactor> {
        let factors = &self.description.price_factors;
        if factors.iter().len() == 0 {
            return None;
        }
        factors.at_level(self.typed_price_level_of(file))
    }

    /// What the corrections together change in the totals, at the price level that these have.
    #[must_use]
    pub fn correction_effect(&self) -> Effect {
        self.corrections.effect(|file| self.price_factor_of(file))
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

    /// The year of the price and wage level of a row's amounts: its file's own, else the data set's, brought on by a
    /// price factor; `None` where neither says.
    #[must_use]
    pub fn price_level(&self, row: RowId) -> Option<Year> {
        self.price_level_of(self.at(row).file())
    }

    /// The same of every row of a file, by its position in the origins.
    #[must_use]
    pub fn price_level_of(&self, file: u16) -> Option<Year> {
        let typed = || self.typed_price_level_of(file);
        let factor = self.price_factor_of(file);
        factor.map_or_else(typed, |factor| Some(factor.to()))
    }

    /// The same before a price factor.
    #[must_use]
    pub fn typed_price_level(&self, row: RowId) -> Option<Year> {
        self.typed_price_level_of(self.source(row).file)
    }

    fn typed_price_level_of(&self, file: u16) -> Option<Year> {
        let origin = self.origins.get(usize::from(file));
        let own = origin.and_then(|origin| origin.price_level);
        own.or(self.description.price_level)
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

    /// A long text of a row.
    #[must_use]
    pub fn prose(&self, row: RowId, which: Which) -> Prose<'_> {
        match (self.columns.proses.get(row), which, &self.shelf) {
            (Stand::Kept(content, _), Which::Content, _) => content.into(),
            (Stand::Kept(_, purpose), Which::Purpose, _) => purpose.into(),
            (Stand::Shelved(at), _, Some(from)) => Prose::shelved(from, self.spot(row, at), which),
            // Only a part of a data set has no shelf: its rows are read once they are in the whole.
            (Stand::Shelved(_), _, None) => Prose::new(""),
        }
    }

    fn spot(&self, row: RowId, at: u64) -> Spot<'_> {
        Spot {
            row,
            file: self.at(row).file(),
            at,
            title: self.title(row),
        }
    }

    /// Gives the content and the purpose of some rows, in ascending order, to `take`.
    pub fn each_prose(
        &self,
        rows: impl IntoIterator<Item = RowId>,
        mut take: impl FnMut(RowId, Raw<'_>, Raw<'_>),
    ) {
        let mut rows = rows.into_iter().peekable();
        while let Some(row) = rows.next() {
            let at = match (self.columns.proses.get(row), &self.shelf) {
                (Stand::Kept(content, purpose), _) => {
                    take(row, content, purpose);
                    continue;
                }
                (Stand::Shelved(_), None) => {
                    take(row, Raw::new(""), Raw::new(""));
                    continue;
                }
                (Stand::Shelved(at), Some(_)) => at,
            };
            let mut next = Some(self.spot(row, at));
            let mut spots = std::iter::from_fn(|| {
                let spot = next.take();
                spot.or_else(|| {
                    let row = rows.next_if(|row| self.shelved(*row).is_some())?;
                    Some(self.spot(row, self.shelved(row)?))
                })
            });
            if let Some(from) = &self.shelf {
                from.each(&mut spots, &mut take);
            }
        }
    }

    /// The byte of its file at which the record of a row starts, where the file has its long texts.
    #[must_use]
    pub fn shelved(&self, row: RowId) -> Option<u64> {
        match self.columns.proses.get(row) {
            Stand::Kept(..) => None,
            Stand::Shelved(at) => Some(at),
        }
    }

    /// The text of a record that notes are about; empty where its file has lost it, which is remembered.
    #[must_use]
    pub fn excerpted<'a>(&self, excerpt: &'a Excerpt) -> Passage<'a> {
        match (&excerpt.text, &self.shelf) {
            (Text::Kept(text), _) => text.as_raw().into(),
            (Text::InFile(extent), Some(from)) => from.text(*extent).into(),
            (Text::InFile(_), None) => RawText::default().into(),
        }
    }

    /// Why long texts can no longer be read back, once one could not be: what was made of them is not whole.
    #[must_use]
    pub fn lost_prose(&self) -> Option<Lost> {
        self.shelf.as_ref()?.lost()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::terms::FinanceSource;

    fn row(place: PlaceId) -> Initiative<'static> {
        Initiative {
            place,
            area: Field::Given(PolicyArea::Social),
            title: Raw::new("Fællesspisning"),
            gross: Field::Given(Money::from_kroner(45_000)),
            income: Field::Empty,
            finance: Field::Given(Sources::default().with(FinanceSource::Municipality)),
            legal_basis: Field::Given(Raw::new("Serviceloven § 18")),
            primary: Field::Unknown,
            secondary: Field::Given(SecondaryTarget::Women),
            content: Prose::new("Måltid hver uge"),
            purpose: Prose::new("Netværk"),
            share: Field::NotApplicable,
            year: Field::Empty,
            source: Source { file: 0, line: 2 },
        }
    }

    #[test]
    fn a_row_comes_out_as_it_went_in() {
        let mut builder = Builder::new(Description::default(), Places::default());
        let place = builder.places_mut().intern(Raw::new("Atlantis")).unwrap();
        let first = builder.push(&row(place)).unwrap();
        let second = builder
            .push(&Initiative {
                gross: Field::Unreadable,
                legal_basis: Field::Unknown,
                share: Field::Given(3_550),
                year: Field::Given(2020),
                ..row(place)
            })
            .unwrap();
        let data = builder.finish();
        let (first, second) = (data.initiative(first), data.initiative(second));
        assert_eq!(first.gross, Field::Given(Money::from_kroner(45_000)));
        assert_eq!(first.income, Field::Empty);
        assert_eq!(first.primary, Field::Unknown);
        assert_eq!(first.share, Field::NotApplicable);
        assert_eq!(&*first.purpose.read().as_raw().shown(), "Netværk");
        assert_eq!(second.gross, Field::Unreadable);
        assert_eq!(second.legal_basis.given(), None);
        assert_eq!(second.share, Field::Given(3_550));
        assert_eq!(
            (first.year, second.year),
            (Field::Empty, Field::Given(2020))
        );
        assert_eq!(data.years(), [2020]);
        assert_eq!(&*second.title.shown(), "Fællesspisning");
    }

    #[test]
    fn typed_text_and_notes_are_kept_for_the_rows_that_have_them() {
        let mut builder = Builder::new(Description::default(), Places::default());
        let place = builder.places_mut().intern(Raw::new("Atlantis")).unwrap();
        let first = builder.push(&row(place)).unwrap();
        let second = builder.push(&row(place)).unwrap();
        builder.keep_typed(second, Column::Gross, Raw::new("495 t.kr."));
        builder.keep_typed(second, Column::Share, Raw::new("mange"));
        let column = builder.extra_column(Raw::new("bemærkning"));
        builder.keep_extra(second, column, Raw::new("se bilag"));
        builder.note(second);
        builder.note(second);
        let data = builder.finish();
        assert_eq!(
            data.typed(second, Column::Gross),
            Some(Raw::new("495 t.kr."))
        );
        assert_eq!(data.typed(second, Column::Share), Some(Raw::new("mange")));
        assert_eq!(data.typed(first, Column::Gross), None);
        assert_eq!(data.extra_headings(), [RawText::new("bemærkning")]);
        let extras: Vec<_> = data.extras(second).collect();
        assert_eq!(extras, [(0, Raw::new("se bilag"))]);
        assert_eq!(data.extras(first).count(), 0);
        assert!(data.is_noted(second) && !data.is_noted(first));
    }

    #[test]
    fn a_municipality_without_a_response_is_unknown() {
        let mut builder = Builder::new(Description::default(), Places::default());
        let place = builder.places_mut().intern(Raw::new("Atlantis")).unwrap();
        let other = builder.places_mut().intern(Raw::new("Utopia")).unwrap();
        builder.set_response(other, Response::Silent);
        let data = builder.finish();
        assert_eq!(data.response(place), Response::Unknown);
        assert_eq!(data.response(other), Response::Silent);
    }
}
