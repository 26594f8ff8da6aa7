//! Data sets in parts: a part is built by itself, and is added to what came before it as if its rows had been.

use crate::domain::dataset::{Builder, Description, Full, Response, RowId};
use crate::domain::place::{PlaceId, TooManyPlaces};

/// Why a part cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRoom {
    /// Its rows cannot be numbered.
    Rows(Full),
    /// Its places cannot be numbered.
    Places(TooManyPlaces),
}

/// What of a part is counted from its own beginning.
#[derive(Clone, Copy, Debug)]
pub struct Offset<'a> {
    /// Lines of the file before the part.
    pub lines: u64,
    /// What the columns of the part that are none of the survey's are in the whole, by position.
    pub extras: &'a [u32],
}

/// What the numbers of a part are in the whole that it was added to.
#[derive(Debug, Default)]
pub(super) struct InWhole {
    places: Vec<PlaceId>,
    cells: Vec<u32>,
    legal_bases: Vec<u32>,
}

impl Builder {
    /// A data set without rows that knows the files, places and columns of this one: for rows that are to be added to
    /// it.
    #[must_use]
    pub fn part(&self) -> Self {
        let mut part = Self::new(Description::default(), self.data.places.clone());
        part.data.origins.clone_from(&self.data.origins);
        part.data
            .extra_headings
            .clone_from(&self.data.extra_headings);
        part.extra_ids.clone_from(&self.extra_ids);
        part
    }

    /// Adds the rows of a part, as if they had been added here one by one, and returns the first of them. Cells, legal
    /// bases and places are numbered in the order of their first appearance. The part is left without rows, and may be
    /// filled and added here again: it remembers cells, legal bases and places.
    ///
    /// # Errors
    /// [`NoRoom`] when there are too many of something; the data set is then of no use.
    pub fn append(&mut self, part: &mut Self, offset: Offset<'_>) -> Result<RowId, NoRoom> {
        let rows = u32::try_from(self.data.len()).map_err(|_| NoRoom::Rows(Full))?;
        let more = u32::try_from(part.data.len()).map_err(|_| NoRoom::Rows(Full))?;
        if rows.checked_add(more).is_none_or(|all| all == u32::MAX) {
            return Err(NoRoom::Rows(Full));
        }
        self.append_places(part).map_err(NoRoom::Places)?;
        self.append_cells(part);
        self.append_legal_bases(part);
        let (columns, more) = (&mut self.data.columns, &part.data.columns);
        columns.gross.append(&more.gross);
        columns.income.append(&more.income);
        columns.share.extend_from_slice(&more.share);
        let lines = u32::try_from(offset.lines).unwrap_or(u32::MAX);
        columns.line.append(&more.line, lines);
        columns.titles.append(&more.titles);
        columns.proses.append(&more.proses);
        self.data.typed.append(&part.data.typed, rows, |key| key);
        let extra = |key: u32| offset.extras.get(key as usize).copied().unwrap_or(key);
        self.data.extras.append(&part.data.extras, rows, extra);
        let noted = part.data.noted.iter().map(|row| RowId(row.0 + rows));
        self.data.noted.extend(noted);
        for (at, said) in part.data.responses.iter().enumerate() {
            let place = part.in_whole.places.get(at).copied();
            if let Some(place) = place.filter(|_| *said != Response::Unknown)
                && self.response(place) == Response::Unknown
            {
                self.set_response(place, *said);
            }
        }
        part.clear();
        Ok(RowId(rows))
    }

    /// Takes the rows away, and what is told of some of them.
    fn clear(&mut self) {
        let data = &mut self.data;
        data.columns.clear();
        data.typed.clear();
        data.extras.clear();
        data.noted.clear();
        data.responses.clear();
    }

    /// Marks more rows about which something was noted.
    pub fn note_more(&mut self, rows: impl Iterator<Item = RowId>) {
        self.data.noted.extend(rows);
        self.data.noted.sort_unstable();
        self.data.noted.dedup();
    }

    fn append_places(&mut self, part: &mut Self) -> Result<(), TooManyPlaces> {
        let (theirs, known) = (&part.data.places, &mut part.in_whole.places);
        for id in theirs.ids().skip(known.len()) {
            known.push(if theirs.is_municipality(id) {
                id
            } else {
                self.data.places.intern(theirs.get(id).name.as_raw())?
            });
        }
        Ok(())
    }

    fn append_cells(&mut self, part: &mut Self) {
        let (theirs, known) = (&part.data.columns, &mut part.in_whole);
        let columns = &mut self.data.columns;
        for cell in &theirs.cells[known.cells.len()..] {
            let cell = cell.at_place(known.places[cell.place().index()]);
            known.cells.push(self.cell_ids.of(cell, &mut columns.cells));
        }
        columns.cell.append(&theirs.cell, &known.cells);
    }

    fn append_legal_bases(&mut self, part: &mut Self) {
        let known = &mut part.in_whole.legal_bases;
        for text in &part.data.legal_bases[known.len()..] {
            known.push(self.legal_basis(text.as_raw()));
        }
        let columns = &mut self.data.columns;
        let more = &part.data.columns.legal_basis;
        columns.legal_basis.append(more, known);
    }
}
