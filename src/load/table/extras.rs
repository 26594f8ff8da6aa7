//! The columns of a table that are none of the survey's, and what stands in them.

use std::collections::{BTreeMap, HashSet};

use crate::domain::dataset::{Builder, RowId};
use crate::domain::raw::{Raw, RawText};
use crate::load::fields;
use crate::load::header::{Header, ordinal};
use crate::load::record::Record;
use crate::load::table::Sink;
/// The columns of a table that are none of the survey's; those without a heading once they hold something.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extras {
    /// Their positions here and in the data set.
    pub(crate) columns: BTreeMap<usize, u32>,
    names: HashSet<String>,
}

impl Extras {
    /// Adds a column without a heading under its position, unless it is there.
    pub(crate) fn add_nameless(&mut self, builder: &mut Builder, at: usize) -> bool {
        let is_new = !self.columns.contains_key(&at);
        if is_new {
            self.add(builder, at, &format!("kolonne {}", ordinal(at)));
        }
        is_new
    }

    /// Adds a column under its name, or that name with a number where another column of the table has it.
    fn add(&mut self, builder: &mut Builder, at: usize, typed: &str) {
        let numbered = |number: u32| match number {
            1 => typed.to_owned(),
            number => format!("{typed} ({number})"),
        };
        let is_free = |name: &String| !self.names.contains(name);
        if let Some(name) = (1..=u32::MAX).map(numbered).find(is_free) {
            self.columns
                .insert(at, builder.extra_column(Raw::new(&name)));
            self.names.insert(name);
        }
    }
}

impl Sink<'_> {
    /// Gives every column that is none of the survey's a place in the data set, one of its own.
    pub(super) fn extra_columns(&mut self, header: &Header, headings: &[RawText]) -> Extras {
        let mut extras = Extras::default();
        for at in &header.unknown {
            let typed = fields::unguarded(headings[*at].as_raw());
            extras.add(&mut self.builder, *at, typed.lossless());
        }
        extras
    }

    /// Keeps what stands in the columns of a record that are none of the survey's.
    pub(super) fn keep_extras(&mut self, record: &Record<'_>, row: RowId) {
        let Some(table) = &mut self.table else {
            return;
        };
        let is_filled = |at: &usize| !record.cell(*at).trimmed().is_empty();
        for at in table.header.unnamed.iter().copied().filter(is_filled) {
            if table.extras.add_nameless(&mut self.builder, at) {
                table.nameless.push(at);
            }
        }
        let all = table.extras.columns.iter();
        let filled = all.filter(|(at, _)| is_filled(at));
        let mut filled: Vec<_> = filled.map(|(at, column)| (*column, *at)).collect();
        filled.sort_unstable();
        for (column, at) in filled {
            let text = fields::unguarded(record.cell(at));
            self.builder.keep_extra(row, column, text);
        }
    }
}
