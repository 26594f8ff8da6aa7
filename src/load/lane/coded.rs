//! Cells of the closed vocabularies: what each is known to mean, and what those mean together that stand side by side.

use std::ops::RangeInclusive;

use crate::domain::column::Column;
use crate::domain::dataset::{Answer, Cell, Share};
use crate::domain::field::Field;
use crate::domain::note::Code;
use crate::load::lane::columns::{Columns, legal_basis};
use crate::load::lane::known::Known;
use crate::load::lane::line::Line;

/// The columns whose cells are codes, in the order in which something is noted of them; the legal basis is written in
/// the writer's words, of which a few are codes.
pub(super) const CODED: [Column; 8] = [
    Column::Municipality,
    Column::Finance,
    Column::Area,
    Column::LegalBasis,
    Column::Primary,
    Column::Secondary,
    Column::Share,
    Column::Year,
];

/// Records before cells are remembered together: in a small file few come again that way.
const EARLY: u32 = if cfg!(test) { 4 } else { 1 << 11 };

/// What coded cells mean, one or several together, wherever they stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meaning {
    pub(super) cell: Cell,
    pub(super) share: Option<Field<Share>>,
    /// What kind of answer it is, where a text is what stands in the cell.
    pub(super) legal_basis: Option<Field<()>>,
    /// What is noted of them, or one of several things.
    pub(super) code: Option<Code>,
}

impl Meaning {
    pub(super) fn of(answer: Answer) -> Self {
        Self {
            cell: Cell::of(answer),
            ..Self::default()
        }
    }

    pub(super) fn of_share(share: Field<Share>) -> Self {
        Self {
            share: Some(share),
            ..Self::default()
        }
    }

    /// What is meant by the columns that a table does not have.
    pub(super) fn of_absent(columns: &Columns) -> Self {
        let absent = |column: Column| columns.0[column as usize].is_none();
        let answers = [
            (Column::Area, Answer::Area(Field::Empty)),
            (Column::Finance, Answer::Finance(Field::Empty)),
            (Column::Primary, Answer::Primary(Field::Empty)),
            (Column::Secondary, Answer::Secondary(Field::Empty)),
            (Column::Year, Answer::Year(Field::Empty)),
        ];
        let answers = answers.into_iter().filter(|(column, _)| absent(*column));
        Self {
            cell: Cell::of_all(answers.map(|(_, answer)| answer)),
            share: absent(Column::Share).then_some(Field::Empty),
            legal_basis: absent(Column::LegalBasis).then_some(Field::Empty),
            code: None,
        }
    }

    /// What cells mean together of which each is another column's.
    #[inline]
    pub(super) fn and(&self, more: &Self) -> Self {
        Self {
            cell: self.cell.and(&more.cell),
            share: self.share.or(more.share),
            legal_basis: self.legal_basis.or(more.legal_basis),
            code: self.code.or(more.code),
        }
    }
}

/// What the coded cells of a table are known to mean.
#[derive(Debug, Default)]
pub(super) struct Coded {
    of_columns: [Known<Meaning>; Column::ALL.len()],
    runs: Vec<Run>,
    absent: Meaning,
    /// Records so far, as far as they are counted.
    records: u32,
}

/// Coded columns side by side.
#[derive(Debug)]
struct Run {
    columns: Vec<Column>,
    fields: RangeInclusive<usize>,
    known: Known<Meaning>,
}

impl Coded {
    pub(super) fn of(columns: &Columns) -> Self {
        let position = |column: Column| Some((columns.0[column as usize]?, column));
        let mut fields: Vec<_> = CODED.into_iter().filter_map(position).collect();
        fields.sort_unstable_by_key(|(at, _)| *at);
        let runs = fields.chunk_by(|(one, _), (next, _)| one + 1 == *next);
        let runs = runs.map(|run| Run {
            columns: run.iter().map(|(_, column)| *column).collect(),
            fields: run[0].0..=run[run.len() - 1].0,
            known: Known::default(),
        });
        Self {
            of_columns: Default::default(),
            runs: runs.collect(),
            absent: Meaning::of_absent(columns),
            records: 0,
        }
    }

    /// Remembers what a cell of a column means.
    pub(super) fn add(&mut self, column: Column, cell: &str, meaning: Meaning) {
        self.of_columns[column as usize].add(cell.as_bytes(), meaning);
    }

    /// What a cell of a column is known to mean.
    pub(super) fn of_cell(&mut self, column: Column, cell: &str) -> Option<Meaning> {
        of_cell(&mut self.of_columns, column, cell)
    }

    /// What all coded cells of a record are known to mean.
    pub(super) fn of_line(&mut self, line: &Line<'_>) -> Option<Meaning> {
        self.records = self.records.saturating_add(1);
        let is_early = self.records < EARLY;
        let mut all = self.absent;
        for run in &mut self.runs {
            let text = line.run(run.fields.clone()).filter(|_| !is_early);
            if let Some(meaning) = text.and_then(|text| run.known.get(text)) {
                all = all.and(meaning);
                continue;
            }
            let mut together = Meaning::default();
            for (column, at) in run.columns.iter().zip(run.fields.clone()) {
                let meaning = of_cell(&mut self.of_columns, *column, line.cell(at))?;
                together = together.and(&meaning);
            }
            if let Some(text) = text {
                run.known.add(text, together);
            }
            all = all.and(&together);
        }
        Some(all)
    }
}

fn of_cell(
    known: &mut [Known<Meaning>; Column::ALL.len()],
    column: Column,
    cell: &str,
) -> Option<Meaning> {
    if column == Column::LegalBasis {
        return Some(Meaning {
            legal_basis: Some(legal_basis(cell)?),
            ..Meaning::default()
        });
    }
    known[column as usize].get(cell.as_bytes()).copied()
}
