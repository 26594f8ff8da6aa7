//! The corrections of one record: which of them stand, what each changes, and what is noted of them.

use std::borrow::Cow;

use crate::domain::correction::{Applied, Cell, Fate, Standing};
use crate::domain::dataset::RowId;
use crate::domain::guard;
use crate::domain::note::{Code, Detail, Note};
use crate::domain::raw::{Raw, RawText};
use crate::load::Error;
use crate::load::fields::{Conventions, Fields};
use crate::load::header::ordinal;
use crate::load::held::held;
use crate::load::record::{Record, Verbatim};
use crate::load::table::Sink;

/// A correction that waits for its line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Due {
    pub(super) line: u64,
    /// Its position among all corrections.
    pub(super) at: usize,
    /// The file of the data.
    pub(super) file: u16,
    /// The field, counted from 0.
    pub(super) field: usize,
}

impl Sink<'_> {
    /// Takes a record with the corrections that are due in its lines.
    pub(crate) fn take_corrected(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let due = self.due_in(record);
        if due.is_empty() {
            return self.sort(record);
        }
        let mut cells = record.cells.clone();
        let mut corrected: Vec<(usize, u64)> = Vec::new();
        for due in &due {
            self.correct(record, *due, &mut cells, &mut corrected);
        }
        let is_mended = |field: usize| corrected.iter().any(|(other, _)| *other == field);
        // Lines that a field has swallowed are no less lost for its new text.
        let stays = |flaw: &&_| keeps(flaw, &is_mended);
        let flaws: Vec<_> = record.flaws.iter().filter(stays).copied().collect();
        let mended = Record {
            line: record.line,
            at: None,
            cells,
            typed: Some(&record.cells),
            verbatim: record.verbatim,
            flaws: &flaws,
            percents: record.percents,
        };
        let before = self.builder.so_far().len();
        self.sort(&mended)?;
        let is_row = self.builder.so_far().len() > before;
        let row = u32::try_from(before).ok().filter(|_| is_row);
        self.tell(&mended, &due, row.map(RowId::new));
        Ok(())
    }

    /// The corrections of a record, in the order of their file.
    fn due_in(&self, record: &Record<'_>) -> Vec<Due> {
        let Some(table) = self.table.as_ref().filter(|table| !table.due.is_empty()) else {
            return Vec::new();
        };
        let last = record.last_line();
        let start = table.due.partition_point(|due| due.line < record.line);
        let mut due: Vec<_> = table.due[start..]
            .iter()
            .take_while(|due| due.line <= last)
            .copied()
            .collect();
        due.sort_by_key(|due| due.at);
        due
    }

    /// Applies one correction to the cells of a record, or says why not.
    fn correct<'r>(
        &mut self,
        record: &Record<'r>,
        due: Due,
        cells: &mut Vec<Cow<'r, str>>,
        corrected: &mut Vec<(usize, u64)>,
    ) {
        let cell = Cell {
            file: due.file,
            line: record.line,
            column: ordinal(due.field),
        };
        let Some(correction) = self.ledger.list.get(due.at) else {
            return;
        };
        let (old, new, at) = (
            correction.old.clone(),
            correction.new.clone(),
            correction.at,
        );
        let earlier = corrected.iter().find(|(field, _)| *field == due.field);
        let is_beyond = due.field >= record.cells.len();
        let typed = record.cell(due.field);
        let fate = if let Some((_, first)) = earlier {
            let first = *first;
            Fate::Repeated { cell, first }
        } else if is_beyond && matches!(record.verbatim, Verbatim::Text { .. }) {
            Fate::NoColumn
        } else if !is_same(typed, old.as_raw()) {
            let found = RawText::new(typed.trimmed().lossless());
            let row = None;
            Fate::Stale { cell, row, found }
        } else {
            let before = self.standing(record, cells);
            if is_beyond {
                cells.resize(due.field + 1, Cow::Borrowed(""));
            }
            cells[due.field] = Cow::Owned(new.as_raw().lossless().to_owned());
            let after = self.standing(record, cells);
            corrected.push((due.field, at));
            let table = self.table.as_ref();
            Fate::Applied(Applied {
                cell,
                row: None,
                column: table.and_then(|table| table.header.column_at(due.field)),
                before,
                after,
            })
        };
        self.ledger.list[due.at].fate = fate;
    }

    /// What a record gives to the totals with some cells.
    fn standing(&self, record: &Record<'_>, cells: &[Cow<'_, str>]) -> Standing {
        let Some(table) = &self.table else {
            return Standing::default();
        };
        let record = Record {
            cells: cells.to_vec(),
            ..record.clone()
        };
        let mapping = self.mapping.as_deref().filter(|_| table.is_mapped);
        let (header, headings) = (&table.header, &table.reading.headings);
        let places = self.builder.so_far().places();
        if record.is_blank() || held(&record, (header, mapping), headings, places).is_some() {
            return Standing::default();
        }
        Fields {
            header,
            mapping,
            record: &record,
            findings: &mut Vec::new(),
            typed: &mut Vec::new(),
            conventions: &mut Conventions::default(),
        }
        .standing()
    }

    /// Notes what came of the corrections of a record, and which row it became.
    fn tell(&mut self, record: &Record<'_>, due: &[Due], row: Option<RowId>) {
        let mut told = Vec::new();
        for due in due {
            let (code, found) = match &mut self.ledger.list[due.at].fate {
                Fate::Applied(applied) => {
                    applied.row = row;
                    (Code::CorrectedCell, None)
                }
                Fate::Stale {
                    row: stale, found, ..
                } => {
                    *stale = row;
                    (Code::StaleCorrection, Some(found.clone()))
                }
                Fate::Repeated { .. }
                | Fate::NoFile
                | Fate::SeveralFiles
                | Fate::NoLine
                | Fate::NoColumn => continue,
            };
            told.push((code, *due, found));
        }
        if told.is_empty() {
            return;
        }
        let excerpt = self.excerpt(record, None);
        for (code, due, found) in told {
            let detail = Detail::Correction(u32::try_from(due.at).unwrap_or(u32::MAX));
            let note = self.noted(record, &excerpt, code, Some(due.field), detail);
            let old = || self.ledger.list[due.at].old.clone();
            let note = Note {
                row,
                found: found.unwrap_or_else(old),
                ..note
            };
            if let Some(row) = row.filter(|_| code.is_finding()) {
                self.builder.note(row);
            }
            self.report.notes.push(note);
        }
    }
}

/// True for a flaw that stands beside corrected fields.
fn keeps(flaw: &crate::load::record::Flaw, is_mended: &impl Fn(usize) -> bool) -> bool {
    flaw.code == Code::SwallowedLines || !is_mended(flaw.field)
}

/// True when a cell holds the value that was to be corrected: the same but for blanks around it, and for the mark that
/// keeps spreadsheets from computing it.
fn is_same(cell: Raw<'_>, old: Raw<'_>) -> bool {
    let inside = guard::unguard(cell.lossless()).map(Raw::new);
    cell.trimmed() == old.trimmed()
        || inside.is_some_and(|inside| inside.trimmed() == old.trimmed())
}
