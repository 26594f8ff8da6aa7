//! Corrections of single cells, applied on top of files that stay as they are: what was asked, and what came of it.

use crate::domain::column::Column;
use crate::domain::dataset::RowId;
use crate::domain::money::Money;
use crate::domain::price::PriceFactor;
use crate::domain::raw::RawText;

/// One cell of a file of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The position of the file in [`crate::domain::dataset::Dataset::origins`].
    pub file: u16,
    /// The physical line of the record's first field, counted from 1; in a sheet the row.
    pub line: u64,
    /// The field's ordinal, counted from 1.
    pub column: u16,
}

/// What one record gives to the totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// It is a row: 1, or 0 while it is held.
    pub rows: u8,
    /// Its gross expenditure, where one can be read.
    pub gross: Option<Money>,
    /// Its gross income, where one can be read.
    pub income: Option<Money>,
}

impl Standing {
    /// The same with amounts brought on by a price factor.
    fn brought(self, factor: Option<PriceFactor>) -> Self {
        let brought = |amount: Money| factor.map_or(amount, |factor| factor.of(amount));
        Self {
            gross: self.gross.map(brought),
            income: self.income.map(brought),
            ..self
        }
    }
}

/// A change of totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Rows more or less.
    pub rows: i64,
    /// Gross expenditure more or less.
    pub gross: Money,
    /// Gross income more or less.
    pub income: Money,
}

/// A correction that was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The cell.
    pub cell: Cell,
    /// The row of the record; none where it is still held.
    pub row: Option<RowId>,
    /// The survey's column; none for one of the file's own.
    pub column: Option<Column>,
    /// What the record gave before this correction, with those of the same record that come before it.
    pub before: Standing,
    /// What it gives with it. Both as typed, before a price factor.
    pub after: Standing,
}

impl Applied {
    /// The same with amounts brought on by the price factor of its file.
    #[must_use]
    pub fn brought(self, factor: Option<PriceFactor>) -> Self {
        Self {
            before: self.before.brought(factor),
            after: self.after.brought(factor),
            ..self
        }
    }

    /// What the correction changes in the totals.
    #[must_use]
    pub fn effect(&self) -> Effect {
        let money = |of: fn(&Standing) -> Option<Money>| {
            let given = |standing| of(standing).unwrap_or_default();
            given(&self.after) - given(&self.before)
        };
        Effect {
            rows: i64::from(self.after.rows) - i64::from(self.before.rows),
            gross: money(|standing| standing.gross),
            income: money(|standing| standing.income),
        }
    }
}

/// What came of a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was applied.
    Applied(Applied),
    /// Another value stands in the cell than the one that was to be corrected.
    Stale {
        /// The cell.
        cell: Cell,
        /// The row of the record, where it is one.
        row: Option<RowId>,
        /// What stands there.
        found: RawText,
    },
    /// The cell has been corrected by an earlier line of the same file.
    Repeated {
        /// The cell.
        cell: Cell,
        /// The physical line of the correction that stands.
        first: u64,
    },
    /// No file of the data has the name.
    NoFile,
    /// Several files of the data have the name.
    SeveralFiles,
    /// The file has no record on the line.
    NoLine,
    /// The record has no column of the name or number, or several of the name.
    NoColumn,
}

/// One line of a file of corrections, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The file as named there.
    pub file: RawText,
    /// The line as named there.
    pub line: u64,
    /// The column as named there.
    pub column: RawText,
    /// The value that is to stand in the file.
    pub old: RawText,
    /// The value that takes its place.
    pub new: RawText,
    /// Why.
    pub reason: RawText,
    /// The physical line of the correction in its own file, counted from 1.
    pub at: u64,
    /// What came of it.
    pub fate: Fate,
}

impl Correction {
    /// The row of the cell, where the record is one.
    #[must_use]
    pub fn row(&self) -> Option<RowId> {
        match &self.fate {
            Fate::Applied(Applied { row, .. }) | Fate::Stale { row, .. } => *row,
            Fate::Repeated { .. }
            | Fate::NoFile
            | Fate::SeveralFiles
            | Fate::NoLine
            | Fate::NoColumn => None,
        }
    }

    /// The correction where it was applied.
    #[must_use]
    pub fn applied(&self) -> Option<&Applied> {
        match &self.fate {
            Fate::Applied(applied) => Some(applied),
            Fate::Stale { .. }
            | Fate::Repeated { .. }
            | Fate::NoFile
            | Fate::SeveralFiles
            | Fate::NoLine
            | Fate::NoColumn => None,
        }
    }
}

/// Every correction of a data set, in the order of their file.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    name: RawText,
    list: Vec<Correction>,
    /// Row and position in the list of those that were applied to rows, in that order.
    rows: Vec<(RowId, usize)>,
}

impl Corrections {
    /// Those of a file, which is named as people know it.
    #[must_use]
    pub fn new(name: RawText, list: Vec<Correction>) -> Self {
        let row_of = |correction: &Correction| correction.applied()?.row;
        let all = list.iter().enumerate();
        let mut rows: Vec<_> = all
            .filter_map(|(at, one)| Some((row_of(one)?, at)))
            .collect();
        rows.sort_unstable();
        Self { name, list, rows }
    }

    /// The name of their file.
    #[must_use]
    pub fn name(&self) -> &RawText {
        &self.name
    }

    /// Every correction.
    #[must_use]
    pub fn list(&self) -> &[Correction] {
        &self.list
    }

    /// Those that were applied, with what they did.
    pub fn applied(&self) -> impl Iterator<Item = (&Correction, &Applied)> {
        let all = self.list.iter();
        all.filter_map(|correction| Some((correction, correction.applied()?)))
    }

    /// Those that were not applied.
    pub fn refused(&self) -> impl Iterator<Item = &Correction> {
        let all = self.list.iter();
        all.filter(|correction| correction.applied().is_none())
    }

    /// True when a field of the row was corrected.
    #[must_use]
    pub fn is_corrected(&self, row: RowId) -> bool {
        self.of_row(row).next().is_some()
    }

    /// The corrections of a row, in the order of their file.
    pub fn of_row(&self, row: RowId) -> impl Iterator<Item = (&Correction, &Applied)> {
        let start = self.rows.partition_point(|(other, _)| *other < row);
        let of_row = self.rows[start..]
            .iter()
            .take_while(move |(other, _)| *other == row);
        of_row.filter_map(|(_, at)| {
            let correction = self.list.get(*at)?;
            Some((correction, correction.applied()?))
        })
    }

    /// The rows that were corrected, each once, ascending.
    pub fn rows(&self) -> impl Iterator<Item = RowId> {
        let mut last = None;
        let rows = self.rows.iter().map(|(row, _)| *row);
        rows.filter(move |row| last.replace(*row) != Some(*row))
    }

    /// What all of them together change in the totals: the sum of the effects of each, brought on by the price factor
    /// of its file.
    #[must_use]
    pub fn effect(&self, factor: impl Fn(u16) -> Option<PriceFactor>) -> Effect {
        self.applied().fold(Effect::default(), |sum, (_, applied)| {
            let one = applied.brought(factor(applied.cell.file)).effect();
            Effect {
                rows: sum.rows + one.rows,
                gross: sum.gross + one.gross,
                income: sum.income + one.income,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(row: Option<u32>, before: Option<i128>, after: Option<i128>) -> Correction {
        let standing = |kroner: Option<i128>| Standing {
            rows: u8::from(row.is_some()),
            gross: kroner.map(|kroner| Money::from_ore(kroner * 100)),
            income: None,
        };
        Correction {
            file: RawText::new("svar.csv"),
            line: 2,
            column: RawText::new("bruttoudgifter"),
            old: RawText::new("x"),
            new: RawText::new("y"),
            reason: RawText::new("tastefejl"),
            at: 2,
            fate: Fate::Applied(Applied {
                cell: Cell {
                    file: 0,
                    line: 2,
                    column: 4,
                },
                row: row.map(RowId::new),
                column: Some(Column::Gross),
                before: standing(before),
                after: standing(after),
            }),
        }
    }

    #[test]
    fn an_amount_that_could_not_be_read_gave_nothing_before() {
        let all = vec![
            applied(Some(3), None, Some(500)),
            applied(Some(1), Some(900), Some(300)),
            applied(Some(3), Some(500), None),
        ];
        let corrections = Corrections::new(RawText::new("rettelser.csv"), all);
        let effects: Vec<_> = corrections
            .applied()
            .map(|(_, applied)| applied.effect().gross.floored_ore())
            .collect();
        assert_eq!(effects, [50_000, -60_000, -50_000]);
        assert_eq!(corrections.effect(|_| None).gross.floored_ore(), -60_000);
        assert_eq!(corrections.effect(|_| None).rows, 0);
    }

    #[test]
    fn a_row_knows_its_corrections_and_a_held_record_belongs_to_none() {
        let refused = Correction {
            fate: Fate::NoFile,
            ..applied(None, None, None)
        };
        let all = vec![
            applied(Some(3), None, None),
            refused,
            applied(None, None, None),
            applied(Some(3), None, None),
        ];
        let corrections = Corrections::new(RawText::new("rettelser.csv"), all);
        assert_eq!(corrections.of_row(RowId::new(3)).count(), 2);
        assert!(!corrections.is_corrected(RowId::new(2)));
        assert_eq!(corrections.rows().collect::<Vec<_>>(), [RowId::new(3)]);
        assert_eq!(corrections.applied().count(), 3);
        assert_eq!(corrections.refused().count(), 1);
    }
}
