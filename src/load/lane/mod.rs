//! The fast lane of a table: most cells have stood in a record before.
//!
//! A record of which nothing was noted tells of each of its cells what it means, and that it means so in every other
//! record. One of such cells only, and of plain numbers and texts, is a row without a look at the rules; what depends
//! on several cells is asked again. Every other record takes the way of the rules.

mod coded;
mod columns;
mod known;
mod line;

pub(crate) use line::{Line, Written};

use crate::domain::column::Column;
use crate::domain::dataset::{Amount, Answer, Cell, Dataset, Entry, RowId};
use crate::domain::field::Field;
use crate::domain::guard;
use crate::domain::note::{Code, Detail, Note};
use crate::domain::place::Places;
use crate::domain::raw::Raw;
use crate::load::Error;
use crate::load::fields::{Finding, LONGEST_CELL};
use crate::load::header::ordinal;
use crate::load::held;
use crate::load::lane::coded::{CODED, Coded, Meaning};
use crate::load::lane::columns::Columns;
use crate::load::table::{Row, Sink};

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
    /// What the cells of all rows say, by whether there is an income.
    common: [Cell; 2],
    coded: Coded,
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
        let columns = Columns(Column::ALL.map(|column| header.position(column)));
        let mut lane = Self {
            is_open,
            coded: Coded::of(&columns),
            columns,
            width: header.width,
            others: others.copied().collect(),
            heading: heading.map_or_else(String::new, |text| text.as_raw().folded()),
            common: [false, true]
                .map(|is_so| Cell::of_all([Answer::File(table.file), Answer::Income(is_so)])),
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
                let place = Meaning::of(Answer::Place(id));
                self.coded.add(Column::Municipality, name.lossless(), place);
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
    #[inline]
    fn row<'l>(&mut self, line: &Line<'l>) -> Option<Row<'l>> {
        self.findings.clear();
        if !self.is_open
            || line.len() != self.width
            || line.may_hide
            || line.text.len() > LONGEST_CELL
            || !self.others.iter().all(|at| line.cell(*at).is_empty())
        {
            return None;
        }
        let columns = &self.columns;
        let gross = columns.amount(line, Column::Gross)?;
        let income = columns.amount(line, Column::Income)?;
        let coded = self.coded.of_line(line)?;
        if is_more(income, gross) || (!income.is_none() && coded.cell.finance() == Field::Empty) {
            return None;
        }
        if coded.code.is_some() {
            self.find(line);
        }
        let columns = &self.columns;
        let legal_basis = columns.cell(line, Column::LegalBasis).unwrap_or_default();
        let common = &self.common[usize::from(!income.is_none())];
        Some(Row {
            entry: Entry {
                cell: coded.cell.and(common),
                title: columns.text(line, Column::Title)?,
                gross,
                income,
                legal_basis: coded.legal_basis?.map(|()| Raw::new(legal_basis).trimmed()),
                share: coded.share?,
                line: u32::try_from(line.number).unwrap_or(u32::MAX),
            },
            content: columns.text(line, Column::Content)?,
            purpose: columns.text(line, Column::Purpose)?,
        })
    }

    /// Finds what is noted of each coded cell of a record.
    fn find(&mut self, line: &Line<'_>) {
        for column in CODED {
            if let Some(field) = self.columns.0[column as usize]
                && let Some(meaning) = self.coded.of_cell(column, line.cell(field))
                && let Some(code) = meaning.code
            {
                self.findings.push(Finding {
                    code,
                    field,
                    detail: Detail::None,
                });
            }
        }
    }

    /// Remembers what the cells of a record mean that has become a row, unless something was noted that other cells
    /// of it may have to do with.
    fn learn(&mut self, line: &Line<'_>, sink: &Sink<'_>, row: RowId, notes: &[Note]) {
        let data = sink.builder.so_far();
        let is_typed = |column: &Column| data.typed(row, *column).is_some();
        let is_guarded = |cell: &str| guard::unguard(cell).is_some();
        let is_of_one = |note: &Note| OF_ONE.iter().any(|one| self.columns.is_about(note, *one));
        if Column::ALL.iter().any(is_typed)
            || line.cells().any(is_guarded)
            || !notes.iter().all(is_of_one)
        {
            return;
        }
        let cell = |column: Column| {
            let at = self.columns.0[column as usize].filter(|at| *at < line.len())?;
            Some((at, line.cell(at)))
        };
        if let (Some((_, place)), Some((_, area))) =
            (cell(Column::Municipality), cell(Column::Area))
        {
            let is_heading = Raw::new(place).folded() == self.heading;
            let is_sum = |text: &str| held::is_sum(Raw::new(text).trimmed());
            if is_heading || is_sum(place) || is_sum(area) {
                return;
            }
        }
        for (column, meaning) in meanings(data, row) {
            if let Some((at, text)) = cell(column) {
                let note = notes.iter().find(|note| note.column == ordinal(at));
                let code = note.map(|note| note.code);
                self.coded.add(column, text, Meaning { code, ..meaning });
            }
        }
    }
}

/// What the coded cells of a row mean.
fn meanings(data: &Dataset, row: RowId) -> [(Column, Meaning); 7] {
    let answers = [
        (Column::Municipality, Answer::Place(data.place(row))),
        (Column::Area, Answer::Area(data.area(row))),
        (Column::Finance, Answer::Finance(data.finance(row))),
        (Column::Primary, Answer::Primary(data.primary(row))),
        (Column::Secondary, Answer::Secondary(data.secondary(row))),
        (Column::Year, Answer::Year(data.year(row))),
    ];
    let [place, area, finance, primary, secondary, year] =
        answers.map(|(column, answer)| (column, Meaning::of(answer)));
    let share = (Column::Share, Meaning::of_share(data.share(row)));
    [place, area, finance, primary, secondary, year, share]
}

/// True when an income is known to be more than what was spent.
fn is_more(income: Amount, gross: Amount) -> bool {
    matches!((income.ore(), gross.ore()), (Field::Given(income), Field::Given(gross)) if income > gross)
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
