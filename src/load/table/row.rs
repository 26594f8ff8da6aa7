//! A record that becomes a row, and what is noted of it.

use crate::domain::column::Column;
use crate::domain::dataset::{Builder, Entry, Full, RowId};
use crate::domain::note::{Code, Detail, Note};
use crate::domain::place::PlaceId;
use crate::domain::raw::Raw;
use crate::load::fields::{self, Fields, Finding};
use crate::load::record::Record;
use crate::load::table::{Sink, Table};
use crate::load::{Error, prints};

/// A record as the row that it becomes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'r> {
    pub(crate) entry: Entry<'r>,
    pub(crate) content: Raw<'r>,
    pub(crate) purpose: Raw<'r>,
}

impl Sink<'_> {
    /// Takes the row of a record of which nothing is to be noted but what a cell alone tells, and that it may repeat
    /// another. Returns it, and the first row that says the same.
    pub(crate) fn take_row(
        &mut self,
        row: &Row<'_>,
        at: Option<u64>,
    ) -> Result<Option<(RowId, Option<RowId>)>, Error> {
        let Some(table) = &mut self.table else {
            return Ok(None);
        };
        table.reading.records += 1;
        table.settle();
        let at = at.filter(|_| table.is_shelved);
        let id = enter(&mut self.builder, row, at).map_err(Error::full(&table.path))?;
        Ok(Some((id, self.first_of(row, id))))
    }

    /// The first row that says the same as one that was just added.
    fn first_of(&mut self, row: &Row<'_>, id: RowId) -> Option<RowId> {
        let print = prints::of(&row.purpose);
        self.purposes.add(row.purpose, print);
        self.duplicates
            .first_of(self.builder.so_far(), (row, print), id)
    }

    pub(super) fn row(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let Some(table) = &mut self.table else {
            return Ok(());
        };
        let (mut findings, mut typed) = (Vec::new(), Vec::new());
        let mapping = self.mapping.clone().filter(|_| table.is_mapped);
        let row = Fields {
            header: &table.header,
            mapping: mapping.as_deref(),
            record,
            findings: &mut findings,
            typed: &mut typed,
            conventions: &mut table.conventions,
        }
        .row(self.builder.places_mut(), table.file);
        let row = row.map_err(Error::places(&table.path))?;
        let place = row.place;
        let (content, purpose) = (row.content.read(), row.purpose.read());
        let row = Row {
            entry: Entry::of(&row),
            content: content.as_raw(),
            purpose: purpose.as_raw(),
        };
        let at = record.at.filter(|_| table.is_shelved);
        let id = enter(&mut self.builder, &row, at).map_err(Error::full(&table.path))?;
        typed.sort_unstable();
        typed.dedup();
        for column in typed {
            if let Some(at) = table.header.position(column) {
                let typed = fields::typed(column, record.cell(at));
                self.builder.keep_typed(id, column, typed);
            }
        }
        self.keep_extras(record, id);
        let first = self.first_of(&row, id);
        let place = self.unknown_place(place);
        if !findings.is_empty() || place.is_some() || first.is_some() {
            self.note_row(record, id, findings, place, first);
        }
        Ok(())
    }

    pub(crate) fn note_row(
        &mut self,
        record: &Record<'_>,
        id: RowId,
        mut findings: Vec<Finding>,
        unknown_place: Option<Detail>,
        first: Option<RowId>,
    ) {
        let position = |table: &Table| table.header.position(Column::Municipality);
        if let Some(detail) = unknown_place {
            findings.push(Finding {
                code: Code::UnknownMunicipality,
                field: self.table.as_ref().and_then(position).unwrap_or(0),
                detail,
            });
        }
        let excerpt = self.note_fields(record, &findings, Some(id));
        if let Some(first) = first {
            let source = self.builder.so_far().source(first);
            let repeated = Detail::Record {
                file: source.file,
                line: source.line.into(),
            };
            let note = self.noted(record, &excerpt, Code::Duplicate, None, repeated);
            self.report.notes.push(Note {
                row: Some(id),
                ..note
            });
        }
        self.builder.note(id);
    }

    /// What was probably meant by a place that is no municipality; `None` for one that is, or for none at all.
    fn unknown_place(&mut self, place: PlaceId) -> Option<Detail> {
        let places = self.builder.so_far().places();
        let name = places.get(place).name.as_raw();
        if places.is_municipality(place) || name.is_empty() {
            return None;
        }
        let suggestion = self.suggestions.entry(place);
        Some(*suggestion.or_insert_with(|| self.names.nearest(name, places)))
    }
}

/// Adds a row, whose long texts are left in the record that starts at a byte of its file, if it does.
fn enter(builder: &mut Builder, row: &Row<'_>, at: Option<u64>) -> Result<RowId, Full> {
    match at {
        Some(at) => builder.enter_shelved(&row.entry, at),
        None => builder.enter(&row.entry, (row.content, row.purpose)),
    }
}
