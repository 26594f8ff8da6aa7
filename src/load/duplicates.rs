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

/// What a row that repeats nobody says, whatever it is.
const NOBODY: u64 = 0;
/// The mark of such a row.
const UNMARKED: u32 = 0;
/// Bits of a mark. Tests have so few that rows share them which say something else.
const MARK: u32 = if cfg!(test) { 8 } else { u32::BITS };
/// Marks that a thread looks through at a time.
const PIECE: usize = 1 << 16;
/// Bits for each mark: so few of those that stand alone share one with another.
const BITS: usize = 16;

/// The rows so far, by what stands in them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Duplicates {
    /// What the rows of each cell say that the cell knows.
    of_cells: Vec<OfCell>,
    /// What each row says, in so few bits that some rows share them which say something else.
    marks: Vec<u32>,
    /// The first row of each mark, of the first `known` rows.
    seen: HashMap<u32, RowId, RandomState>,
    /// The later ones, of the marks that have some.
    later: HashMap<u32, Vec<RowId>, RandomState>,
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
    marks: Vec<u32>,
}

impl Again {
    /// Those among some marks, with room for those of more rows.
    fn among(marks: &[u32], more: usize) -> Self {
        let room = marks.len().saturating_add(more);
        let mut again = Self {
            once: room_for(room, BITS),
            marks: Vec::new(),
        };
        again.add(marks);
        again
    }

    fn add(&mut self, marks: &[u32]) {
        for mark in marks.iter().filter(|mark| **mark != UNMARKED) {
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
fn bit(bits: &FixedBitSet, mark: u32) -> usize {
    let scaled = (u64::from(mark) * bits.len() as u64) >> u32::BITS;
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
        let before = self.known..self.marks.len() - 1;
        for at in before {
            let row = RowId::new(u32::try_from(at).unwrap_or(u32::MAX));
            self.remember(self.marks[at], row);
        }
        self.known = self.marks.len();
        if mark == UNMARKED {
            return None;
        }
        let later = self.later.get(&mark).into_iter().flatten();
        let mut known = self.seen.get(&mark).into_iter().chain(later);
        let first = known
            .find(|known| says_the_same(data, **known, id))
            .copied();
        if first.is_none() {
            self.remember(mark, id);
        }
        first
    }

    fn remember(&mut self, mark: u32, row: RowId) {
        if mark == UNMARKED {
            return;
        }
        let first = *self.seen.entry(mark).or_insert(row);
        if first != row {
            self.later.entry(mark).or_default().push(row);
        }
    }

    /// What a row says, in few bits that are the same in every part.
    fn mark(&mut self, data: &Dataset, (row, purpose): (&Row<'_>, u64), id: RowId) -> u32 {
        let cells = data.cells();
        for cell in &cells[self.of_cells.len()..] {
            self.of_cells.push(OfCell {
                print: of_cell(data.places(), cell),
                has_unreadable: is_unreadable(cell),
            });
        }
        let of_cell = self.of_cells[data.cell(id).index()];
        if of_cell.print == NOBODY {
            return UNMARKED;
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
        u32::try_from(mark >> (u64::BITS - MARK))
            .unwrap_or(u32::MAX)
            .max(UNMARKED + 1)
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
                marks.filter(|(mark, _)| *mark != UNMARKED && again.contains(bit(&again, *mark)))
            })
            .collect();
        likely.par_sort_unstable();
        let mut found = Vec::new();
        for rows in likely.chunk_by(|a, b| a.0 == b.0) {
            let mut different: Vec<RowId> = Vec::new();
            for (_, row) in rows {
                let mut firsts = different.iter();
                match firsts.find(|first| says_the_same(data, **first, *row)) {
                    Some(first) if row.index() >= start => found.push((*row, *first)),
                    Some(_) => {}
                    None => different.push(*row),
                }
            }
        }
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

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use crate::domain::note::{Code, Detail};
    use crate::load::{Chunks, Options, Source, load};

    const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;indhold\n";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn a_row_repeats_the_first_that_says_the_same_however_many_share_its_mark(
            rows in vec((0_usize..3, 0..4, 0..3), 0..80), bytes in 100_u64..4_000, in_chunks in any::<bool>(),
        ) {
            let lines: Vec<_> = rows
                .iter()
                .map(|(place, gross, content)| {
                    let place = ["Køge", "Greve", ""][*place];
                    format!("{place};Social;Fest;{gross};Indhold {content}\n")
                })
                .collect();
            let file = tempfile::NamedTempFile::new().unwrap();
            std::fs::write(file.path(), format!("{HEADER}{}", lines.concat())).unwrap();
            let least = if in_chunks { 1 } else { u64::MAX };
            let options = Options { chunks: Chunks { least, bytes }, ..Options::default() };
            let loaded = load(&Source { options, ..Source::of(file.path()) }).unwrap();
            let notes = loaded.report.notes.iter().filter(|note| note.code == Code::Duplicate);
            let found: Vec<_> = notes
                .map(|note| match note.detail {
                    Detail::Record { line, .. } => (note.line, line),
                    _ => (note.line, 0),
                })
                .collect();
            let repeated = (2..).zip(&lines).filter(|(_, text)| !text.starts_with(';'));
            let expected: Vec<_> = repeated
                .filter_map(|(line, text)| {
                    let first = (2..).zip(&lines).find(|(_, other)| *other == text)?.0;
                    (first < line).then_some((line, first))
                })
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
