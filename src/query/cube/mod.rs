//! What each cell of a data set adds up to, found once: every total in the closed vocabularies is then a sum over cells,
//! however many rows there are.
//!
//! Cells that differ in nothing but the place are of one *kind* and lie side by side: a criterion that is not one of
//! place is held against each kind once.

mod part;
mod pieces;

pub(super) use part::Part;
pub(super) use pieces::{Cut, Piece, Stop, pass, rows_that};

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use fixedbitset::FixedBitSet;

use crate::domain::dataset::{Cell, CellId, Dataset};
use crate::domain::place::PlaceId;
use crate::domain::price::PriceFactor;
use crate::query::prices::Prices;
use crate::query::tally::Tally;

/// Finds what the cells add up to, where that is not known yet; questions then need no pass over rows. Whoever loads a
/// large data set calls it before anyone asks.
pub fn prepare(data: &Dataset) {
    of(data);
}

/// The same, with passes over rows in pieces side by side from so many rows on; for tests of what the pieces add up to.
pub fn prepare_in_pieces(data: &Dataset, from: usize) {
    let kept = data.derived().get::<OnceLock<Cube>>();
    kept.get_or_init(|| Cube::new(data, Cut(from)));
}

/// The cube of a data set, found when it is first asked for.
pub(super) fn of(data: &Dataset) -> &Cube {
    let kept = data.derived().get::<OnceLock<Cube>>();
    kept.get_or_init(|| Cube::new(data, Cut::USUAL))
}

/// True when asking for the cube takes no pass over many rows.
pub(super) fn is_near(data: &Dataset) -> bool {
    let kept = data.derived().get::<OnceLock<Cube>>();
    kept.get().is_some() || !Cut::USUAL.is_long(data.len())
}

/// What rows say that differ in nothing a cell keeps but the place.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// One of its cells, whatever its place.
    pub(super) cell: Cell,
    /// Where its cells lie.
    pub(super) slots: Range<usize>,
    /// The price level of its rows.
    pub(super) prices: Prices,
    /// What their amounts are brought on by.
    pub(super) factor: Option<PriceFactor>,
    /// The number of rows.
    pub(super) rows: u64,
}

/// What the cells of a data set add up to, kind by kind.
#[derive(Debug)]
pub(super) struct Cube {
    /// Every kind with cells.
    pub(super) kinds: Vec<Kind>,
    /// The place of each slot.
    pub(super) places: Vec<PlaceId>,
    /// What the rows of each slot add up to.
    pub(super) parts: Vec<Part>,
    /// The slot of each cell.
    slots: Vec<u32>,
    /// The kind of each cell, by position.
    pub(super) kind_of: Vec<u32>,
    /// The number of rows of each place.
    pub(super) reported: Vec<u64>,
    /// The price level of all rows, where they have one.
    pub(super) level: Option<Prices>,
    /// What all rows add up to.
    pub(super) all: Tally,
    /// How passes over the rows are cut.
    pub(super) cut: Cut,
}

impl Cube {
    fn new(data: &Dataset, cut: Cut) -> Self {
        let (kinds, kind_of, slots) = kinds(data);
        let mut places = vec![None; slots.len()];
        for (cell, slot) in data.cells().iter().zip(&slots) {
            places[*slot as usize] = Some(cell.place());
        }
        let mut cube = Self {
            kinds,
            places: places.into_iter().flatten().collect(),
            parts: Vec::new(),
            slots,
            kind_of,
            reported: vec![0; data.places().len()],
            level: None,
            all: Tally::default(),
            cut,
        };
        cube.parts = cube
            .parts_of(data, None, Stop::default())
            .unwrap_or_default();
        cube.add_up();
        cube
    }

    /// The slot of a cell.
    pub(super) fn slot(&self, cell: CellId) -> usize {
        self.slots[cell.index()] as usize
    }

    fn add_up(&mut self) {
        let mut levels = Prices::default();
        for kind in &mut self.kinds {
            let mut sum = Part::default();
            for slot in kind.slots.clone() {
                sum += self.parts[slot];
                self.reported[self.places[slot].index()] += u64::from(self.parts[slot].rows);
            }
            kind.rows = sum.rows.into();
            self.all += sum.tally(kind.prices);
            if sum.rows > 0 {
                levels = levels.with(kind.prices);
            }
        }
        let mut with_rows = self.kinds.iter().filter(|kind| kind.rows > 0);
        let is_one = with_rows.all(|kind| kind.prices == levels);
        self.level = is_one.then_some(levels);
    }

    /// What the rows of each slot add up to, of all rows or of a set; nothing when the pass was given up.
    pub(super) fn parts_of(
        &self,
        data: &Dataset,
        rows: Option<&FixedBitSet>,
        stop: Stop<'_>,
    ) -> Option<Vec<Part>> {
        let found = pass(data.len(), self.cut, 1, stop, |piece| {
            let mut parts = vec![Part::default(); self.slots.len()];
            piece.each(rows, |row| {
                let (gross, income) = part::typed(data, row);
                parts[self.slot(data.cell(row))].add(gross, income);
            })?;
            Some(parts)
        });
        let mut all = found?.into_iter();
        let mut parts = all.next().unwrap_or_default();
        for more in all {
            for (part, more) in parts.iter_mut().zip(more) {
                *part += more;
            }
        }
        for kind in &self.kinds {
            if let Some(factor) = kind.factor {
                for part in &mut parts[kind.slots.clone()] {
                    *part = part.brought(factor);
                }
            }
        }
        Some(parts)
    }
}

/// The kinds of the cells in the order of appearance, and the kind and the slot of each cell.
fn kinds(data: &Dataset) -> (Vec<Kind>, Vec<u32>, Vec<u32>) {
    let mut ids: HashMap<_, u32, foldhash::fast::RandomState> = HashMap::default();
    let mut kinds: Vec<Kind> = Vec::new();
    let key = |cell: &Cell| {
        let (file, year, finance) = (cell.file(), cell.year(), cell.finance());
        let codes = [
            cell.area().code(),
            cell.primary().code(),
            cell.secondary().code(),
        ];
        (file, year, codes, finance, cell.has_income())
    };
    let kind_of: Vec<_> = data
        .cells()
        .iter()
        .map(|cell| {
            let at = *ids.entry(key(cell)).or_insert_with(|| {
                kinds.push(Kind {
                    cell: *cell,
                    slots: 0..0,
                    prices: Prices::of(data.price_level_of(cell.file())),
                    factor: data.price_factor_of(cell.file()),
                    rows: 0,
                });
                u32::try_from(kinds.len() - 1).unwrap_or(u32::MAX)
            });
            kinds[at as usize].slots.end += 1;
            at
        })
        .collect();
    let mut start = 0;
    for kind in &mut kinds {
        let cells = kind.slots.end;
        // Grows to its end as the cells are given their slots.
        kind.slots = start..start;
        start += cells;
    }
    let slots = kind_of.iter().map(|at| {
        let slots = &mut kinds[*at as usize].slots;
        slots.end += 1;
        u32::try_from(slots.end - 1).unwrap_or(u32::MAX)
    });
    let slots = slots.collect();
    (kinds, kind_of, slots)
}
