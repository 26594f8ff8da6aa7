//! The fast lane of a table: most cells have stood in a record before.
//!
//! A record of which nothing was noted tells of each of its cells what it means, and that it means so in every other
//! record. One of such cells only, and of plain numbers and texts, is a row without a look at the rules; what depends
//! on several cells is asked again. Every other record takes the way of the rules.

mod columns;
mod known;

use std::borrow::Cow;

use crate::domain::column::Column;
use crate::domain::dataset::{Initiative, RowId, Share, Source, Year};
use crate::domain::field::Field;
use crate::domain::guard;
use crate::domain::money::Money;
use crate::domain::note::{Code, Detail, Note};
use crate::domain::place::{PlaceId, Places};
use crate::domain::raw::Raw;
use crate::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget, Sources};
use crate::load::Error;
use crate::load::fields::{Finding, LONGEST_CELL};
use crate::load::header::ordinal;
use crate::load::held;
use crate::load::lane::columns::Columns;
use crate::load::lane::known::Known;
use crate::load::record::{Record, Verbatim};
use crate::load::table::Sink;

/// A record whose cells are texts as they stand in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'l> {
    pub(crate) number: u64,
    /// The byte of the file that it starts at, where its text is what stands there.
    pub(crate) at: Option<u64>,
    pub(crate) text: &'l str,
    pub(crate) delimiter: u8,
    pub(crate) cells: &'l [&'l str],
    /// Something may hide in a cell.
    pub(crate) may_hide: bool,
}

impl Line<'_> {
    fn record(&self) -> Record<'_> {
        Record {
            line: self.number,
            at: self.at,
            cells: self.cells.iter().map(|cell| Cow::Borrowed(*cell)).collect(),
            typed: None,
            verbatim: Verbatim::Text {
                text: self.text,
                delimiter: self.delimiter,
            },
            flaws: &[],
            percents: &[],
        }
    }
}

/// What a cell means, and what is noted of it, wherever it stands.
#[derive(Clone, Copy, Debug)]
struct Meaning<T> {
    value: Field<T>,
    code: Option<Code>,
}

/// What the cells of a table mean that have stood in a record of which nothing else was noted.
#[derive(Debug, Default)]
pub(crate) struct Lane {
    is_open: bool,
    columns: Columns,
    width: usize,
    /// Positions of columns that are none of the survey's.
    others: Vec<usize>,
    /// The heading of the municipalities, folded.
    heading: String,
    file: u16,
    place: Known<PlaceId>,
    area: Known<Meaning<PolicyArea>>,
    finance: Known<Meaning<Sources>>,
    primary: Known<Meaning<PrimaryTarget>>,
    secondary: Known<Meaning<SecondaryTarget>>,
    share: Known<Meaning<Share>>,
    year: Known<Meaning<Year>>,
    /// What is noted of the record that is taken.
    findings: Vec<Finding>,
}

impl Lane {
    /// The lane of the table that is open, with nothing known yet.
    pub(crate) fn of(sink: &Sink<'_>) -> Self {
        let Some(table) = &sink.table else {
            return Self::default();
        };
        let header = &table.header;
        let mapping = sink.mapping.as_deref().filter(|_| table.is_mapped);
        let has = |column: &Column| header.position(*column).is_some();
        // What is not looked up must mean what it says.
        let is_own = |column: &Column| !mapping.is_some_and(|one| one.translates(*column));
        let is_open = Column::REQUIRED.iter().all(has)
            && held::SAYS_MORE.iter().any(has)
            && LOOKED_AT.iter().all(is_own)
            && table.due.is_empty();
        let place = header.position(Column::Municipality);
        let heading = place.and_then(|at| table.reading.headings.get(at));
        let others = header.unknown.iter().chain(&header.unnamed);
        let mut lane = Self {
            is_open,
            columns: Columns(Column::ALL.map(|column| header.position(column))),
            width: header.width,
            others: others.copied().collect(),
            heading: heading.map_or_else(String::new, |text| text.as_raw().folded()),
            file: table.file,
            ..Self::default()
        };
        if is_open && is_own(&Column::Municipality) {
            lane.learn_places(sink.builder.so_far().places());
        }
        lane
    }

    /// Remembers what the names of the municipalities mean: nothing is ever noted of one.
    fn learn_places(&mut self, places: &Places) {
        for id in places.ids().filter(|id| places.is_municipality(*id)) {
            let name = places.get(id).name.as_raw();
            let is_itself = places.find(name) == Some(id) && name.trimmed() == name;
            if is_itself && name.folded() != self.heading && !held::is_sum(name) {
                self.place.add(name.lossless(), id);
            }
        }
    }

    /// Takes a record into a part.
    ///
    /// # Errors
    /// [`Error`] as [`Sink::take`].
    pub(crate) fn take(&mut self, sink: &mut Sink<'_>, line: &Line<'_>) -> Result<(), Error> {
        if let Some(row) = self.row(line) {
            let taken = sink.take_row(&row, line.at)?;
            if let Some((id, first)) = taken
                && (first.is_some() || !self.findings.is_empty())
            {
                let findings = std::mem::take(&mut self.findings);
                sink.note_row(&line.record(), id, findings, None, first);
            }
            return Ok(());
        }
        let before = sink.builder.so_far().len();
        let notes = sink.report.notes.len();
        sink.take(&line.record())?;
        let row = u32::try_from(before).ok().map(RowId::new);
        if self.is_open
            && let Some(row) = row.filter(|_| sink.builder.so_far().len() > before)
        {
            self.learn(line, sink, row, &sink.report.notes[notes..]);
        }
        Ok(())
    }

    /// The row of a record, as far as it is known that nothing is to be noted of it but `findings`.
    fn row<'l>(&mut self, line: &Line<'l>) -> Option<Initiative<'l>> {
        self.findings.clear();
        let cells = line.cells;
        let is_empty = |at: &usize| cells[*at].is_empty();
        if !self.is_open
            || cells.len() != self.width
            || line.may_hide
            || line.text.len() > LONGEST_CELL
            || !self.others.iter().all(is_empty)
        {
            return None;
        }
        let columns = &self.columns;
        let gross = columns.money(cells, Column::Gross)?;
        let income = columns.money(cells, Column::Income)?;
        if let (Field::Given(gross), Field::Given(income)) = (gross, income)
            && income > gross
        {
            return None;
        }
        let mut told = Told {
            columns,
            cells,
            findings: &mut self.findings,
        };
        let finance = told.meaning(&mut self.finance, Column::Finance)?;
        if finance == Field::Empty && income != Field::Empty && income != Field::Given(Money::ZERO)
        {
            return None;
        }
        Some(Initiative {
            place: self.place.get(columns.cell(cells, Column::Municipality)?)?,
            area: told.meaning(&mut self.area, Column::Area)?,
            title: columns.text(cells, Column::Title)?,
            gross,
            income,
            finance,
            legal_basis: columns.legal_basis(cells)?,
            primary: told.meaning(&mut self.primary, Column::Primary)?,
            secondary: told.meaning(&mut self.secondary, Column::Secondary)?,
            content: columns.text(cells, Column::Content)?.into(),
            purpose: columns.text(cells, Column::Purpose)?.into(),
            share: told.meaning(&mut self.share, Column::Share)?,
            year: told.meaning(&mut self.year, Column::Year)?,
            source: Source {
                file: self.file,
                line: u32::try_from(line.number).unwrap_or(u32::MAX),
            },
        })
    }

    /// Remembers what the cells of a record mean that has become a row, unless something was noted that other cells
    /// of it may have to do with.
    fn learn(&mut self, line: &Line<'_>, sink: &Sink<'_>, row: RowId, notes: &[Note]) {
        let data = sink.builder.so_far();
        let is_typed = |column: &Column| data.typed(row, *column).is_some();
        let is_guarded = |cell: &&str| guard::unguard(cell).is_some();
        let is_of_one = |note: &Note| OF_ONE.iter().any(|one| self.columns.is_about(note, *one));
        if Column::ALL.iter().any(is_typed)
            || line.cells.iter().any(is_guarded)
            || !notes.iter().all(is_of_one)
        {
            return;
        }
        let columns = &self.columns;
        let cell = |column| columns.cell(line.cells, column);
        if let (Some(place), Some(area)) = (cell(Column::Municipality), cell(Column::Area)) {
            let is_heading = Raw::new(place).folded() == self.heading;
            let is_sum = |text: &str| held::is_sum(Raw::new(text).trimmed());
            if is_heading || is_sum(place) || is_sum(area) {
                return;
            }
            self.place.add(place, data.place(row));
        }
        let learned = Learned {
            columns,
            cells: line.cells,
            notes,
        };
        learned.add(&mut self.area, Column::Area, data.area(row));
        learned.add(&mut self.finance, Column::Finance, data.finance(row));
        learned.add(&mut self.primary, Column::Primary, data.primary(row));
        learned.add(&mut self.secondary, Column::Secondary, data.secondary(row));
        learned.add(&mut self.share, Column::Share, data.share(row));
        learned.add(&mut self.year, Column::Year, data.year(row));
    }
}

/// The record that is taken, and what is noted of its cells.
struct Told<'t, 'l> {
    columns: &'t Columns,
    cells: &'l [&'l str],
    findings: &'t mut Vec<Finding>,
}

impl Told<'_, '_> {
    /// What the cell of a column is known to mean; empty where the table does not have the column.
    fn meaning<T: Copy>(
        &mut self,
        known: &mut Known<Meaning<T>>,
        column: Column,
    ) -> Option<Field<T>> {
        let Some(field) = self.columns.0[column as usize] else {
            return Some(Field::Empty);
        };
        let meaning = known.get(self.cells[field])?;
        if let Some(code) = meaning.code {
            self.findings.push(Finding {
                code,
                field,
                detail: Detail::None,
            });
        }
        Some(meaning.value)
    }
}

/// A record that has become a row, and what was noted of its cells.
struct Learned<'t, 'l> {
    columns: &'t Columns,
    cells: &'l [&'l str],
    notes: &'t [Note],
}

impl Learned<'_, '_> {
    fn add<T: Copy>(&self, known: &mut Known<Meaning<T>>, column: Column, value: Field<T>) {
        let Some(at) = self.columns.0[column as usize] else {
            return;
        };
        let mut notes = self.notes.iter();
        let note = notes.find(|note| note.column == ordinal(at));
        let code = note.map(|note| note.code);
        known.add(self.cells[at], Meaning { value, code });
    }
}

/// What is noted of a cell because of the cell alone, and holds no record back.
const OF_ONE: [(Column, Code); 7] = [
    (Column::Finance, Code::QuestionnaireNumber),
    (Column::Primary, Code::QuestionnaireNumber),
    (Column::Primary, Code::MisplacedNotApplicable),
    (Column::Secondary, Code::QuestionnaireNumber),
    (Column::Secondary, Code::MisplacedNotApplicable),
    (Column::Share, Code::EmptyField),
    (Column::Share, Code::FractionShare),
];

/// Columns whose cells mean what they say unless a mapping translates them.
const LOOKED_AT: [Column; 6] = [
    Column::Title,
    Column::Gross,
    Column::Income,
    Column::LegalBasis,
    Column::Content,
    Column::Purpose,
];
