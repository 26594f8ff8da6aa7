//! An answer as typed cells: the one table behind the printed list and every format of a document.
//!
//! Each cell holds the exact value and the words in which the screen says it, so that no format can differ from it.

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::query::answer::{Answer, Rows};
use crate::query::group::Key;
use crate::query::view::View;
use crate::text::Language;
use crate::text::sheet::{Align, Column, Line, Tone};

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing: no denominator, no answer, no average. The shown words say why.
    #[default]
    None,
    /// A name or a word.
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

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name for programs, the same in every language: lower case, with the unit where that is fixed.
    pub id: &'static str,
    /// Its unit for programs, for example `kr_per_inhabitant`; none for names and words.
    pub unit: Option<&'static str>,
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
}

impl Language {
    /// The answer to a view as a table.
    #[must_use]
    pub fn table<'a>(&'a self, view: &'a View, data: &'a Dataset, answer: &'a Answer) -> Table<'a> {
        Table {
            fields: self.fields(view),
            answer,
            language: self,
            view,
            data,
        }
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
        (0..self.len()).filter_map(|at| self.record(at))
    }

    /// One row.
    #[must_use]
    pub fn record(&self, at: usize) -> Option<Record> {
        match &self.answer.rows {
            Rows::Groups(groups) => {
                let group = groups.get(at)?;
                Some(self.language.group_record(self.view, self.data, group))
            }
            Rows::Initiatives(list) => {
                let row = list.window(self.data, at..at + 1).pop()?;
                Some(self.language.initiative_record(self.data, list, &row))
            }
        }
    }

    /// The printed columns.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let printed = self.fields.iter().filter(|field| field.is_printed);
        printed.map(|field| field.column.clone()).collect()
    }

    /// A row as it is printed.
    #[must_use]
    pub fn line(&self, record: Record) -> Line {
        let printed = self.fields.iter().zip(record.cells);
        let cells = printed.filter(|(field, _)| field.is_printed);
        Line {
            cells: cells.map(|(_, cell)| cell.shown).collect(),
            tone: record.tone,
            ..Line::default()
        }
    }
}

impl Field {
    pub(in crate::text) fn text(
        id: &'static str,
        head: impl Into<String>,
        priority: u8,
        grows: bool,
    ) -> Self {
        Self {
            id,
            unit: None,
            column: Column {
                head: head.into(),
                align: Align::Left,
                priority,
                grows,
            },
            is_printed: true,
        }
    }

    pub(in crate::text) fn number(
        id: &'static str,
        unit: &'static str,
        head: impl Into<String>,
        priority: u8,
    ) -> Self {
        Self {
            unit: Some(unit),
            column: Column {
                align: Align::Right,
                ..Self::text(id, head, priority, false).column
            },
            ..Self::text(id, "", priority, false)
        }
    }
}
