//! Records that repeat an earlier one in every field.

use std::collections::HashMap;

use fixedbitset::FixedBitSet;
use foldhash::fast::RandomState;
use rayon::iter::{IndexedParallelIterator as _, ParallelIterator as _};
use rayon::slice::{ParallelSlice as _, ParallelSliceMut as _};

use crate::domain::column::Column;
use crate::domain::dataset::{Amount, Cell, Dataset, Entry, RowId};
use crate::domain::field::Field;
use crate::domain::place::Places;
use crate::load::prints;
use crate::load::table::Row;

/// The mark of a row that repeats nobody, whatever it says.
const NOBODY: u64 = 0;
/// Marks that a thread looks through at a time.
const PIECE: usize = 1 << 16;
/// Bits for each mark: so few of those that stand alone share one with another.
const BITS: usize = 16;

/// The rows so far, by what stands in them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Duplicates {
    /// What the rows of each cell say that the cell knows.
    of_cells: Vec<OfCell>,
    /// What each row says, in few bits.
    marks: Vec<u64>,
    /// The first row of each mark, of the first `known` rows.
    seen: HashMap<u64, RowId, RandomState>,
    known: usize,
    /// These are the rows of a part: what they repeat is not known yet.
    is_part: bool,
    /// The marks that come again, while parts are added.
    again: Option<Again>,
}

/// What the rows of a cell say that the cell knows.
#[derive(Clone, Copy, Debug)]
struct OfCell {
    /// The same in few bits.
    print: u64,
    has_unreadable: bool,
}

/// Which marks come again, as far as bits tell: each of those that do, and a few others.
#[derive(Clone, Debug)]
struct Again {
    /// One bit for some of all marks.
    once: FixedBitSet,
    /// Those whose bit was set when they came.
    marks: Vec<u64>,
}

impl Again {
    /// Those among some marks, with room for those of more rows.
    fn among(marks: &[u64], more: usize) -> Self {
        let room = marks.len().saturating_add(more);
        let mut again = Self {
            once: room_for(room, BITS),
            marks: Vec::new(),
        };
        again.add(marks);
        again
    }

    fn add(&mut self, marks: &[u64]) {
        for mark in marks.iter().filter(|mark| **mark != NOBODY) {
            if self.once.put(bit(&self.once, *mark)) {
                self.marks.push(*mark);
            }
        }
    }

    /// One bit for some of all marks, set for those that come again.
    fn bits(self) -> FixedBitSet {
        drop(self.once);
        let mut bits = room_for(self.marks.len(), 4 * BITS);
        for mark in &self.marks {
            bits.insert(bit(&bits, *mark));
        }
        bits
    }
}

fn room_for(marks: usize, bits: usize) -> FixedBitSet {
    FixedBitSet::with_capacity(marks.max(1).saturating_mul(bits))
}

/// The bit of a mark.
fn bit(bits: &FixedBitSet, mark: u64) -> usize {
    let scaled = (u128::from(mark) * bits.len() as u128) >> u64::BITS;
    usize::try_from(scaled).unwrap_or(usize::MAX)
}

impl Duplicates {
    /// The same without rows, for a part of them.
    pub(crate) fn part() -> Self {
        Self {
            is_part: true,
            ..Self::default()
        }
    }

    /// The first row that says the same as `row`, which was just added; the row is remembered when there is none.
    /// Rows without a municipality repeat nobody. `purpose` is the print of the row's.
    pub(crate) fn first_of(
        &mut self,
        data: &Dataset,
        (row, purpose): (&Row<'_>, u64),
        id: RowId,
    ) -> Option<RowId> {
        let mark = self.mark(data, (row, purpose), id);
        self.marks.push(mark);
        if self.is_part {
            return None;
        }
        let before = &self.marks[..self.marks.len() - 1];
        let rows = (0..).map(RowId::new).skip(self.known);
        for (mark, row) in before[self.known..].iter().zip(rows) {
            self.seen.entry(*mark).or_insert(row);
        }
        self.known = self.marks.len();
        if mark == NOBODY {
            return None;
        }
        let first = *self.seen.entry(mark).or_insert(id);
        (first != id && says_the_same(data, first, id)).then_some(first)
    }

    /// What a row says, in few bits that are the same in every part.
    fn mark(&mut self, data: &Dataset, (row, purpose): (&Row<'_>, u64), id: RowId) -> u64 {
        let cells = data.cells();
        for cell in &cells[self.of_cells.len()..] {
            self.of_cells.push(OfCell {
                print: of_cell(data.places(), cell),
                has_unreadable: is_unreadable(cell),
            });
        }
        let of_cell = self.of_cells[data.cell(id).index()];
        if of_cell.print == NOBODY {
            return NOBODY;
        }
        let entry = &row.entry;
        let own = (
            entry.title,
            entry.gross,
            entry.income,
            entry.legal_basis,
            entry.share,
        );
        let mut mark = prints::of(&(of_cell.print, own, row.content, purpose));
        data.extras(id).for_each(|(at, text)| {
            mark = prints::of(&(mark, &data.extra_headings()[at], text));
        });
        if has_unreadable(entry, of_cell.has_unreadable) {
            mark = prints::of(&(mark, Column::ALL.map(|column| data.typed(id, column))));
        }
        mark.max(NOBODY + 1)
    }

    /// Says how many rows are about to be added in parts, as far as that can be told.
    pub(crate) fn expect(&mut self, rows: usize) {
        self.again = Some(Again::among(&self.marks, rows));
    }

    /// Adds the rows of a part, which is left without.
    pub(crate) fn append(&mut self, part: &mut Self) {
        if let Some(again) = &mut self.again {
            again.add(&part.marks);
        }
        self.marks.append(&mut part.marks);
    }

    /// The rows from `start` on that say the same as an earlier one, ascending, each with the first such.
    pub(crate) fn repeated(&mut self, data: &Dataset, start: usize) -> Vec<(RowId, RowId)> {
        let again = self.again.take();
        let again = again.unwrap_or_else(|| Again::among(&self.marks, 0));
        let again = again.bits();
        let pieces = self.marks.par_chunks(PIECE).enumerate();
        let mut likely: Vec<_> = pieces
            .flat_map_iter(|(piece, marks)| {
                let first = u32::try_from(piece * PIECE).unwrap_or(u32::MAX);
                let marks = marks.iter().copied().zip((first..).map(RowId::new));
                marks.filter(|(mark, _)| *mark != NOBODY && again.contains(bit(&again, *mark)))
            })
            .collect();
        likely.par_sort_unstable();
        let same = likely.chunk_by(|a, b| a.0 == b.0);
        let mut found: Vec<_> = same
            .flat_map(|rows| rows[1..].iter().map(|(_, row)| (*row, rows[0].1)))
            .filter(|(row, first)| row.index() >= start && says_the_same(data, *first, *row))
            .collect();
        found.sort_unstable();
        found
    }
}

/// What the rows of a cell say that the cell knows: the municipality and the closed vocabularies.
fn of_cell(places: &Places, cell: &Cell) -> u64 {
    let name = places.get(cell.place()).name.as_raw();
    if name.is_empty() {
        return NOBODY;
    }
    // The number of a municipality is its own, that of another place goes by the order of appearance.
    let municipality = Some(cell.place()).filter(|place| places.is_municipality(*place));
    let place = municipality.ok_or(name);
    let terms = (
        cell.area(),
        cell.finance(),
        cell.primary(),
        cell.secondary(),
    );
    prints::of(&(place, terms, cell.year())).max(NOBODY + 1)
}

/// True when two rows say the same in every field, those that are none of the survey's included, and the unreadable
/// ones as typed.
fn says_the_same(data: &Dataset, first: RowId, second: RowId) -> bool {
    let (a, b) = (data.initiative(first), data.initiative(second));
    let entry = Entry::of(&a);
    let typed = |column: &Column| data.typed(first, *column) == data.typed(second, *column);
    (a.place, a.area, a.finance, a.year) == (b.place, b.area, b.finance, b.year)
        && (a.primary, a.secondary, a.share) == (b.primary, b.secondary, b.share)
        && (a.title, a.gross, a.income) == (b.title, b.gross, b.income)
        && a.legal_basis == b.legal_basis
        && (a.content.read(), a.purpose.read()) == (b.content.read(), b.purpose.read())
        && data.extras(first).eq(data.extras(second))
        && (!has_unreadable(&entry, is_unreadable(&entry.cell)) || Column::ALL.iter().all(typed))
}

/// True when a field of a row cannot be read: one of its cell, or another.
fn has_unreadable(entry: &Entry<'_>, is_in_cell: bool) -> bool {
    let amounts = [entry.gross, entry.income];
    is_in_cell || entry.share == Field::Unreadable || amounts.contains(&Amount::UNREADABLE)
}

fn is_unreadable(cell: &Cell) -> bool {
    cell.area() == Field::Unreadable
        || cell.finance() == Field::Unreadable
        || cell.primary() == Field::Unreadable
        || cell.secondary() == Field::Unreadable
        || cell.year() == Field::Unreadable
}
