//! Building a data set row by row.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::domain::column::Column;
use crate::domain::correction::Corrections;
use crate::domain::dataset::append::InWhole;
use crate::domain::dataset::cells::Ids;
use crate::domain::dataset::columns::{Columns, Sparse, share_code};
use crate::domain::dataset::{
    Cell, Dataset, Description, Entry, Initiative, Origin, Response, RowId, Year,
};
use crate::domain::derived::Derived;
use crate::domain::field::Field;
use crate::domain::groups::Groups;
use crate::domain::identity::{Identity, SourceFile};
use crate::domain::place::{PlaceId, Places};
use crate::domain::prose::Shelf;
use crate::domain::raw::{Raw, RawText};

/// Builds a [`Dataset`] row by row.
#[derive(Debug)]
pub struct Builder {
    pub(super) data: Dataset,
    pub(super) cell_ids: Ids,
    basis_ids: HashMap<Box<str>, u32, RandomState>,
    pub(super) extra_ids: HashMap<RawText, u32>,
    pub(super) in_whole: InWhole,
}

/// The data set has as many rows (4,294,967,295) or files (65,536) as can be numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl Builder {
    /// A data set without rows.
    #[must_use]
    pub fn new(description: Description, places: Places) -> Self {
        Self {
            data: Dataset {
                description,
                origins: Vec::new(),
                places,
                responses: Vec::new(),
                legal_bases: Vec::new(),
                is_partial: false,
                columns: Columns::default(),
                years: Vec::new(),
                shelf: None,
                typed: Sparse::default(),
                extra_headings: Vec::new(),
                extras: Sparse::default(),
                noted: Vec::new(),
                groups: Groups::default(),
                corrections: Corrections::default(),
                identity: Identity::default(),
                derived: Derived::default(),
            },
            cell_ids: Ids::default(),
            basis_ids: HashMap::default(),
            extra_ids: HashMap::new(),
            in_whole: InWhole::default(),
        }
    }

    /// Adds a file or sheet and returns its position for [`Source::file`](crate::domain::dataset::Source::file).
    ///
    /// # Errors
    /// [`Full`] beyond 65,535 files and sheets.
    pub fn add_origin(&mut self, origin: Origin) -> Result<u16, Full> {
        let at = u16::try_from(self.data.origins.len()).map_err(|_| Full)?;
        self.data.origins.push(origin);
        Ok(at)
    }

    /// Where the files are of several accounts years, gives each row without a year of its own that of its file.
    pub fn date_rows(&mut self) {
        let origins = &self.data.origins;
        let of_files = origins.iter().filter_map(|origin| origin.accounts_year);
        let mut years: Vec<_> = of_files.chain(self.years()).collect();
        years.sort_unstable();
        years.dedup();
        if years.len() > 1 {
            for cell in &mut self.data.columns.cells {
                let of_file = origins
                    .get(usize::from(cell.file()))
                    .and_then(|origin| origin.accounts_year);
                if let (Field::Empty, Some(year)) = (cell.year(), of_file) {
                    *cell = cell.in_year(Field::Given(year));
                }
            }
            // What is added from now on has cells of its own.
            self.cell_ids = Ids::default();
        }
    }

    /// The years of the cells, in any order.
    fn years(&self) -> impl Iterator<Item = Year> {
        let cells = self.data.columns.cells.iter();
        cells.filter_map(|cell| cell.year().given())
    }

    /// Keeps the text of a field as typed. Rows come in order, and the columns of a row in order.
    pub fn keep_typed(&mut self, row: RowId, column: Column, text: Raw<'_>) {
        self.data.typed.push(row, column, text);
    }

    /// The position of a column that is none of the survey's, by its heading.
    pub fn extra_column(&mut self, heading: Raw<'_>) -> u32 {
        let heading = RawText::new(heading.lossless());
        let next = u32::try_from(self.data.extra_headings.len()).unwrap_or(u32::MAX);
        *self.extra_ids.entry(heading).or_insert_with_key(|heading| {
            self.data.extra_headings.push(heading.clone());
            next
        })
    }

    /// Keeps the text of such a column. Rows come in order, and the columns of a row in order.
    pub fn keep_extra(&mut self, row: RowId, column: u32, text: Raw<'_>) {
        self.data.extras.push(row, column, text);
    }

    /// Marks a row about which something was noted. Rows come in order; the same one may come again.
    pub fn note(&mut self, row: RowId) {
        if self.data.noted.last() != Some(&row) {
            self.data.noted.push(row);
        }
    }

    /// Says of one more file that its content is in the data.
    pub fn add_source_file(&mut self, file: SourceFile) {
        self.data.add_source_file(file);
    }

    /// The rows so far.
    #[must_use]
    pub fn so_far(&self) -> &Dataset {
        &self.data
    }

    /// Makes room for texts of rows that are to come, of so many bytes at most.
    pub fn reserve_texts(&mut self, bytes: usize) {
        self.data.columns.proses.reserve(bytes);
    }

    /// Sets the corrections, with what came of each.
    pub fn set_corrections(&mut self, corrections: Corrections) {
        self.data.corrections = corrections;
    }

    /// Sets the user's own groups of municipalities.
    pub fn set_groups(&mut self, groups: Groups) {
        self.data.groups = groups;
    }

    /// The places so far, to name municipalities by.
    pub fn places_mut(&mut self) -> &mut Places {
        &mut self.data.places
    }

    /// The different places of the rows so far, in the order of their ids.
    #[must_use]
    pub fn places_with_rows(&self) -> Vec<PlaceId> {
        let cells = self.data.columns.cells.iter();
        let mut places: Vec<_> = cells.map(Cell::place).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Whether a place answered, as far as is known so far.
    #[must_use]
    pub fn response(&self, place: PlaceId) -> Response {
        self.data.response(place)
    }

    /// Sets whether a place answered.
    pub fn set_response(&mut self, place: PlaceId, response: Response) {
        if self.data.responses.len() <= place.index() {
            self.data
                .responses
                .resize(place.index() + 1, Response::Unknown);
        }
        self.data.responses[place.index()] = response;
    }

    /// Sets where the long texts of shelved rows are.
    pub fn set_shelf(&mut self, from: Arc<dyn Shelf>) {
        self.data.shelf = Some(from);
    }

    /// Adds one row.
    ///
    /// # Errors
    /// [`Full`] when no row number is left.
    pub fn push(&mut self, row: &Initiative<'_>) -> Result<RowId, Full> {
        let (content, purpose) = (row.content.read(), row.purpose.read());
        self.enter(&Entry::of(row), (content.as_raw(), purpose.as_raw()))
    }

    /// Adds one row with its long texts, content first.
    ///
    /// # Errors
    /// [`Full`] when no row number is left.
    pub fn enter(
        &mut self,
        entry: &Entry<'_>,
        (content, purpose): (Raw<'_>, Raw<'_>),
    ) -> Result<RowId, Full> {
        let id = self.enter_codes(entry)?;
        self.data.columns.proses.keep(content, purpose);
        Ok(id)
    }

    /// Adds one row, and leaves its long texts in the record that starts at a byte of its file.
    ///
    /// # Errors
    /// [`Full`] when no row number is left.
    pub fn enter_shelved(&mut self, entry: &Entry<'_>, at: u64) -> Result<RowId, Full> {
        let id = self.enter_codes(entry)?;
        self.data.columns.proses.shelve(at);
        Ok(id)
    }

    fn enter_codes(&mut self, entry: &Entry<'_>) -> Result<RowId, Full> {
        let id = u32::try_from(self.data.len()).ok();
        let id = id.filter(|id| *id < u32::MAX).ok_or(Full)?;
        let legal_basis = entry.legal_basis.map(|text| self.legal_basis(text));
        let columns = &mut self.data.columns;
        let cell = self.cell_ids.of(entry.cell, &mut columns.cells);
        columns.cell.push(Field::Given(cell));
        columns.legal_basis.push(legal_basis);
        columns.gross.push(entry.gross);
        columns.income.push(entry.income);
        columns.share.push(share_code(entry.share));
        columns.line.push(entry.line);
        columns.titles.push(entry.title);
        Ok(RowId(id))
    }

    pub(super) fn legal_basis(&mut self, text: Raw<'_>) -> u32 {
        let text = text.lossless();
        if let Some(id) = self.basis_ids.get(text) {
            return *id;
        }
        let id = u32::try_from(self.data.legal_bases.len()).unwrap_or(u32::MAX);
        self.data.legal_bases.push(RawText::new(text));
        self.basis_ids.insert(text.into(), id);
        id
    }

    /// The finished data set.
    #[must_use]
    pub fn finish(mut self) -> Dataset {
        let mut years: Vec<_> = self.years().collect();
        years.sort_unstable();
        years.dedup();
        self.data.years = years;
        self.data.columns.shrink();
        self.data
    }
}
