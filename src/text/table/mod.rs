//! An answer as typed cells: the one table behind the printed list and every format of a document.
//!
//! Each cell holds the exact value and the words in which the screen says it, so that no format can differ from it.

mod da;
mod en;
mod group;
mod initiative;
pub mod token;
mod unit;

pub use group::{days, municipality_code};

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, Year};
use crate::domain::place::PlaceId;
use crate::domain::raw::Raw;
use crate::query::answer::{Answer, InitiativeRow, Initiatives, Rows};
use crate::query::group::{Group, Key};
use crate::query::view::{Grouping, View};
use crate::text::listing::shown_measure;
use crate::text::sheet::{Align, Column, Tone};
use crate::text::table::unit::Unit;
use crate::text::{Lang, Language};

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing: no denominator, no answer, no average. The shown words say why.
    #[default]
    None,
    /// A name or a word, exactly as it came where it is from outside: whoever writes it escapes what hides in it.
    Text(String),
    /// Something that is counted.
    Count(u64),
    /// A measured value, unrounded.
    Number(Decimal),
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it holds.
    pub value: Value,
    /// How the screen says it.
    pub shown: String,
}

impl Cell {
    /// A text from outside: its value is exactly what came, its words show what hides in it.
    #[must_use]
    pub fn raw(text: Raw<'_>) -> Self {
        Self {
            value: Value::Text(text.lossless().to_owned()),
            shown: text.shown().into_string(),
        }
    }

    /// A name or a word, which is shown as it is.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            value: Value::Text(text.clone()),
            shown: text,
        }
    }
}

/// Whom a column is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// Everyone.
    #[default]
    Everyone,
    /// People: words of their language, of which there is a token too.
    People,
    /// Programs: tokens, the same in every language.
    Programs,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name for programs, the same in every language: lower case, with the unit where that is fixed.
    pub id: &'static str,
    /// Its unit for programs, for example `kr_per_inhabitant`; none for names and words.
    pub unit: Option<&'static str>,
    /// Its heading in words for formats that show the exact values, with the unit of these.
    pub heading: String,
    /// Whom it is for.
    pub reader: Reader,
    /// How it is printed: its heading in words, its side, and when it gives way.
    pub column: Column,
    /// It stands in the printed list too; the others are for formats that have room.
    pub is_printed: bool,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// One cell a field.
    pub cells: Vec<Cell>,
    /// How it looks.
    pub tone: Tone,
    /// The group that it is; none for an initiative.
    pub key: Option<Key>,
}

/// The answer to a view as a table. Its records are made one by one as they are asked for.
#[derive(Debug)]
pub struct Table<'a> {
    /// The columns.
    pub fields: Vec<Field>,
    /// What it says.
    pub answer: &'a Answer,
    pub(in crate::text) language: &'a Language,
    pub(in crate::text) view: &'a View,
    pub(in crate::text) data: &'a Dataset,
    /// Found when a row first asks for its own.
    national_ranks: OnceLock<BTreeMap<PlaceId, (u32, u32)>>,
}

/// Words of a table's headings, without units.
#[derive(Debug)]
struct TableWords {
    average: &'static str,
    standing: &'static str,
    index: &'static str,
    initiatives: &'static str,
    response: &'static str,
    group: [&'static str; group::COUNT],
    initiative: [&'static str; initiative::COUNT],
}

fn words(lang: Lang) -> &'static TableWords {
    match lang {
        Lang::Da => &da::TABLE,
        Lang::En => &en::TABLE,
    }
}

impl Language {
    /// The answer to a view as a table.
    #[must_use]
    pub fn table<'a>(&'a self, view: &'a View, data: &'a Dataset, answer: &'a Answer) -> Table<'a> {
        Table {
            fields: self.all_fields(view),
            answer,
            language: self,
            view,
            data,
            national_ranks: OnceLock::new(),
        }
    }
}

impl Language {
    /// The printed fields, among them those that tell which row it is, and then the rest.
    fn all_fields(&self, view: &View) -> Vec<Field> {
        let mut fields = self.fields(view);
        let [keys, others] = match view.grouping {
            Grouping::Region | Grouping::Municipality | Grouping::Area => self.group_fields(view),
            Grouping::Initiative => self.initiative_fields(),
        };
        let behind = behind(view.grouping);
        fields.splice(behind..behind, keys);
        fields.extend(others);
        fields
    }
}

/// The number of printed fields before those that tell which row it is.
fn behind(grouping: Grouping) -> usize {
    match grouping {
        Grouping::Region | Grouping::Municipality | Grouping::Area => 1,
        Grouping::Initiative => 2,
    }
}

impl Table<'_> {
    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.answer.rows.len()
    }

    /// True without rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answer.rows.is_empty()
    }

    /// The rows, in the order of the screen.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        self.each(Self::group, Self::initiative)
    }

    /// The rows with the cells of the printed fields alone: a fraction of the work, for they hold no long text.
    pub fn printed(&self) -> impl Iterator<Item = Record> + '_ {
        self.each(Self::printed_group, Self::printed_initiative)
    }

    fn each(
        &self,
        group: fn(&Self, &Group) -> Record,
        initiative: fn(&Self, &Initiatives, &InitiativeRow) -> Record,
    ) -> impl Iterator<Item = Record> + '_ {
        let (groups, initiatives) = match &self.answer.rows {
            Rows::Groups(groups) => (groups.as_slice(), None),
            Rows::Initiatives(list) => (&[][..], Some(list)),
        };
        let groups = groups.iter().map(move |one| group(self, one));
        let initiatives = initiatives.into_iter().flat_map(move |list| {
            let rows = list.iter(self.data).map(|row| list.row(self.data, row));
            rows.map(move |row| initiative(self, list, &row))
        });
        groups.chain(initiatives)
    }

    /// One row.
    #[must_use]
    pub fn record(&self, at: usize) -> Option<Record> {
        match &self.answer.rows {
            Rows::Groups(groups) => Some(self.group(groups.get(at)?)),
            Rows::Initiatives(list) => {
                let row = list.row(self.data, list.at(self.data, at)?);
                Some(self.initiative(list, &row))
            }
        }
    }

    fn group(&self, group: &Group) -> Record {
        self.with(self.printed_group(group), self.group_cells(group))
    }

    fn printed_group(&self, group: &Group) -> Record {
        self.language.group_record(self.view, self.data, group)
    }

    fn initiative(&self, list: &Initiatives, row: &InitiativeRow) -> Record {
        let record = self.printed_initiative(list, row);
        self.with(record, self.initiative_cells(row))
    }

    fn printed_initiative(&self, list: &Initiatives, row: &InitiativeRow) -> Record {
        self.language.initiative_record(self.data, list, row)
    }

    fn with(&self, mut record: Record, [keys, others]: [Vec<Cell>; 2]) -> Record {
        let behind = behind(self.view.grouping);
        record.cells.splice(behind..behind, keys);
        record.cells.extend(others);
        record
    }

    /// The position of a column.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.id == id)
    }

    /// The rows that have a rank.
    fn ranked(&self) -> u64 {
        match &self.answer.rows {
            Rows::Groups(groups) => {
                groups.iter().filter(|group| group.rank.is_some()).count() as u64
            }
            Rows::Initiatives(_) => 0,
        }
    }

    fn national_rank(&self, place: PlaceId) -> Option<(u32, u32)> {
        let ranks = self
            .national_ranks
            .get_or_init(|| self.view.national_ranks(self.data));
        ranks.get(&place).copied()
    }

    fn count(&self, count: Option<u64>) -> Cell {
        count.map_or_else(Cell::default, |count| Cell {
            value: Value::Count(count),
            shown: self.language.numbers.count(count),
        })
    }

    fn number(&self, number: Option<Decimal>) -> Cell {
        number.map_or_else(Cell::default, |number| Cell {
            value: Value::Number(number),
            shown: self.language.numbers.compact(number),
        })
    }

    /// The printed columns.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let printed = self.fields.iter().filter(|field| field.is_printed);
        printed.map(|field| field.column.clone()).collect()
    }
}

/// A year, which has no thousands.
fn year_cell(year: Option<Year>) -> Cell {
    year.map_or_else(Cell::default, |year| Cell {
        value: Value::Count(year.into()),
        shown: year.to_string(),
    })
}

impl Field {
    pub(in crate::text) fn text(
        id: &'static str,
        head: impl Into<String>,
        priority: u8,
        grows: bool,
    ) -> Self {
        let head = head.into();
        Self {
            id,
            unit: None,
            heading: head.clone(),
            reader: Reader::Everyone,
            column: Column {
                head,
                align: Align::Left,
                priority,
                grows,
            },
            is_printed: true,
        }
    }

    pub(in crate::text) fn number(
        id: &'static str,
        (unit, heading): (&'static str, String),
        head: impl Into<String>,
        priority: u8,
    ) -> Self {
        let text = Self::text(id, head, priority, false);
        Self {
            unit: Some(unit),
            heading,
            column: Column {
                align: Align::Right,
                ..text.column
            },
            ..text
        }
    }

    /// Words of which there is a token too, with their heading in full.
    pub(in crate::text) fn in_words(self, heading: &str) -> Self {
        Self {
            heading: heading.to_owned(),
            reader: Reader::People,
            ..self
        }
    }

    /// A field that the printed list does not have.
    fn further(
        id: &'static str,
        unit: Option<Unit>,
        heading: &str,
        reader: Reader,
        lang: Lang,
    ) -> Self {
        const LAST: u8 = 9;
        let text = Self::text(id, heading, LAST, false);
        let field = match unit {
            Some(unit) => Self::number(
                id,
                (unit.token(), unit.behind(heading, lang)),
                heading,
                LAST,
            ),
            None => text,
        };
        Self {
            reader,
            is_printed: false,
            ..field
        }
    }
}

/// The headings of the printed fields in full, each with the unit of its exact values.
pub(in crate::text) struct Printed {
    pub(in crate::text) value: (&'static str, String),
    pub(in crate::text) reference: (&'static str, String),
    pub(in crate::text) index: (&'static str, String),
    pub(in crate::text) initiatives: (&'static str, String),
    pub(in crate::text) standing: &'static str,
    pub(in crate::text) response: &'static str,
}

impl Printed {
    pub(in crate::text) fn of(language: &Language, view: &View) -> Self {
        let lang = language.numbers.lang();
        let words = words(lang);
        let shown = shown_measure(view);
        let with = |unit: Unit, heading: &str| (unit.token(), unit.behind(heading, lang));
        let unit = Unit::of(shown);
        Self {
            value: with(unit, language.measure(shown)),
            reference: with(unit, words.average),
            index: with(Unit::Index, words.index),
            initiatives: with(Unit::Initiatives, words.initiatives),
            standing: words.standing,
            response: words.response,
        }
    }
}
