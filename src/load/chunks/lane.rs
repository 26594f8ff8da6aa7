//! The fast lane of a table: most cells have stood in a record before.
//!
//! A record of which nothing was noted tells of each of its cells what it means, and that it means so in every other
//! record. One of such cells only, and of plain numbers and texts, is a row without a look at the rules; what depends
//! on several cells is asked again. Every other record takes the way of the rules.

use std::borrow::Cow;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::domain::amount;
use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, Initiative, RowId, Share, Source, Year};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::{PlaceId, Places};
use crate::domain::raw::Raw;
use crate::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget, Sources};
use crate::load::Error;
use crate::load::fields::{self, LONGEST_CELL};
use crate::load::held;
use crate::load::record::{Record, Verbatim};
use crate::load::table::Sink;
use crate::load::vocabulary::state;

/// Different texts of a column that are remembered.
const MOST: usize = 1 << 12;

/// What the cells of a column mean, by their text.
#[derive(Debug)]
struct Known<T> {
    all: HashMap<Box<str>, T, RandomState>,
    /// The one that was asked for last: most records say what the one before says.
    last: Option<(Box<str>, T)>,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self {
            all: HashMap::default(),
            last: None,
        }
    }
}

impl<T: Copy> Known<Field<T>> {
    /// What a cell is known to mean; empty where the table does not have its column.
    fn known(&mut self, cell: Option<&str>) -> Option<Field<T>> {
        match cell {
            Some(cell) => self.get(cell),
            None => Some(Field::Empty),
        }
    }
}

impl<T: Copy> Known<T> {
    fn get(&mut self, text: &str) -> Option<T> {
        if let Some((last, value)) = &self.last
            && **last == *text
        {
            return Some(*value);
        }
        let (text, value) = self.all.get_key_value(text)?;
        self.last = Some((text.clone(), *value));
        Some(*value)
    }

    /// Remembers what a text means, unless too many are remembered already.
    fn add(&mut self, text: &str, value: T) {
        if self.all.len() < MOST && !self.all.contains_key(text) {
            self.all.insert(text.into(), value);
        }
    }
}

/// What the cells of a table mean that have stood in a record of which nothing was noted.
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
    area: Known<Field<PolicyArea>>,
    finance: Known<Field<Sources>>,
    primary: Known<Field<PrimaryTarget>>,
    secondary: Known<Field<SecondaryTarget>>,
    share: Known<Field<Share>>,
    year: Known<Field<Year>>,
}

/// The positions of the survey's columns.
#[derive(Debug, Default)]
struct Columns([Option<usize>; Column::ALL.len()]);

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
    pub(crate) fn take(&mut self, sink: &mut Sink<'_>, record: &Record<'_>) -> Result<(), Error> {
        if let Some(row) = self.row(record) {
            return sink.take_row(&row, record);
        }
        let before = sink.builder.so_far().len();
        sink.take(record)?;
        let data = sink.builder.so_far();
        let row = u32::try_from(before).ok().map(RowId::new);
        if self.is_open
            && let Some(row) = row.filter(|_| data.len() > before)
        {
            self.learn(record, data, row);
        }
        Ok(())
    }

    /// The row of a record of which nothing is to be noted, as far as that is known.
    fn row<'r>(&mut self, record: &'r Record<'_>) -> Option<Initiative<'r>> {
        let cells = record.cells.as_slice();
        if !self.is_open || cells.len() != self.width || !record.flaws.is_empty() {
            return None;
        }
        let Verbatim::Text { text, .. } = record.verbatim else {
            return None;
        };
        let is_odd = |cell: &Cow<'_, str>| cell.starts_with('\'');
        let is_empty = |at: &usize| cells[*at].is_empty();
        if text.len() > LONGEST_CELL
            || cells.iter().any(is_odd)
            || !self.others.iter().all(is_empty)
            || has_hidden(text, cells)
        {
            return None;
        }
        let columns = &self.columns;
        let gross = columns.money(cells, Column::Gross)?;
        let income = columns.money(cells, Column::Income)?;
        let finance = self.finance.known(columns.cell(cells, Column::Finance))?;
        if let (Field::Given(gross), Field::Given(income)) = (gross, income)
            && income > gross
        {
            return None;
        }
        if finance == Field::Empty && income != Field::Empty && income != Field::Given(Money::ZERO)
        {
            return None;
        }
        Some(Initiative {
            place: self.place.get(columns.cell(cells, Column::Municipality)?)?,
            area: self.area.known(columns.cell(cells, Column::Area))?,
            title: columns.text(cells, Column::Title)?,
            gross,
            income,
            finance,
            legal_basis: columns.legal_basis(cells)?,
            primary: self.primary.known(columns.cell(cells, Column::Primary))?,
            secondary: (self.secondary).known(columns.cell(cells, Column::Secondary))?,
            content: columns.text(cells, Column::Content)?.into(),
            purpose: columns.text(cells, Column::Purpose)?.into(),
            share: self.share.known(columns.cell(cells, Column::Share))?,
            year: self.year.known(columns.cell(cells, Column::Year))?,
            source: Source {
                file: self.file,
                line: u32::try_from(record.line).unwrap_or(u32::MAX),
            },
        })
    }

    /// Remembers what the cells of a record mean that has become a row of which nothing was noted.
    fn learn(&mut self, record: &Record<'_>, data: &Dataset, row: RowId) {
        let is_typed = |column: &Column| data.typed(row, *column).is_some();
        if data.is_noted(row) || Column::ALL.iter().any(is_typed) {
            return;
        }
        let columns = &self.columns;
        let cell = |column| columns.cell(&record.cells, column);
        if let (Some(place), Some(area)) = (cell(Column::Municipality), cell(Column::Area)) {
            let is_heading = Raw::new(place).folded() == self.heading;
            let is_sum = |text: &str| held::is_sum(Raw::new(text).trimmed());
            if is_heading || is_sum(place) || is_sum(area) {
                return;
            }
            self.place.add(place, data.place(row));
            self.area.add(area, data.area(row));
        }
        if let Some(cell) = cell(Column::Finance) {
            self.finance.add(cell, data.finance(row));
        }
        if let Some(cell) = cell(Column::Primary) {
            self.primary.add(cell, data.primary(row));
        }
        if let Some(cell) = cell(Column::Secondary) {
            self.secondary.add(cell, data.secondary(row));
        }
        if let Some(cell) = cell(Column::Share) {
            self.share.add(cell, data.share(row));
        }
        if let Some(cell) = cell(Column::Year) {
            self.year.add(cell, data.year(row));
        }
    }
}

impl Columns {
    /// The cell of a column, if the table has it.
    fn cell<'r>(&self, cells: &'r [Cow<'_, str>], column: Column) -> Option<&'r str> {
        let at = self.0[column as usize]?;
        cells.get(at).map(AsRef::as_ref)
    }

    fn money(&self, cells: &[Cow<'_, str>], column: Column) -> Option<Field<Money>> {
        let Some(cell) = self.cell(cells, column) else {
            return Some(Field::Empty);
        };
        let ore = amount::plain_thousands(cell)?;
        let money = Money::from_ore(i128::from(ore));
        (!fields::is_large(money)).then_some(Field::Given(money))
    }

    /// A text that says something; empty where the table does not have the column.
    fn text<'r>(&self, cells: &'r [Cow<'_, str>], column: Column) -> Option<Raw<'r>> {
        let Some(cell) = self.cell(cells, column) else {
            return Some(Raw::new(""));
        };
        let trimmed = Raw::new(cell).trimmed();
        let says = !trimmed.is_empty() && trimmed.lossless() != "_";
        says.then_some(Raw::new(cell))
    }

    fn legal_basis<'r>(&self, cells: &'r [Cow<'_, str>]) -> Option<Field<Raw<'r>>> {
        let text = self.text(cells, Column::LegalBasis)?.trimmed();
        match state::<()>(text) {
            None => Some(Field::Given(text)),
            Some(Field::Unknown) => Some(Field::Unknown),
            Some(Field::Empty) if self.0[Column::LegalBasis as usize].is_none() => {
                Some(Field::Empty)
            }
            Some(Field::Given(()) | Field::Empty | Field::NotApplicable | Field::Unreadable) => {
                None
            }
        }
    }
}

/// Columns whose cells mean what they say unless a mapping translates them.
const LOOKED_AT: [Column; 6] = [
    Column::Title,
    Column::Gross,
    Column::Income,
    Column::LegalBasis,
    Column::Content,
    Column::Purpose,
];

/// True when something hides in a cell of a record.
fn has_hidden(text: &str, cells: &[Cow<'_, str>]) -> bool {
    // What is between the cells may be hidden by itself: a tab.
    Raw::new(text).has_hidden() && cells.iter().any(|cell| Raw::new(cell).has_hidden())
}
