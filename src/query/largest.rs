//! The largest initiatives of a selection. Those of each cell are found once: the largest of whatever cells can answer
//! are among them.

use std::cmp::Reverse;
use std::sync::OnceLock;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::query::cube::{self, Cube, Stop, pass};
use crate::query::matcher::Matcher;
use crate::query::measure::Quantity;
use crate::query::selection::Selection;
use crate::query::sorted::{By, sorted};

/// So many of each cell are kept: as many as a profile names.
const KEPT: usize = 6;

/// All of so few rows are looked at, instead of the order of all.
const FEW: usize = 1 << 16;

/// Finds the largest of each cell, where they are not known yet.
pub(super) fn prepare(data: &Dataset) {
    tops(data);
}

/// At most so many of the rows that meet a scope and a filter, by gross expenditure, the largest first. Those that give
/// none count as 0; equal ones stand as they were loaded.
pub(super) fn largest(matcher: &Matcher<'_>, most: usize) -> Vec<RowId> {
    largest_with(matcher, most, FEW)
}

fn largest_with(matcher: &Matcher<'_>, most: usize, few: usize) -> Vec<RowId> {
    let data = matcher.data();
    let rest = matcher.rest();
    let mut found = Largest::new(data, most);
    if most <= KEPT && rest.rows().is_none() {
        tops(data).largest(matcher, &mut found);
        return found.rows();
    }
    let len = usize::try_from(matcher.total().rows).unwrap_or(usize::MAX);
    let selection = Selection::new(matcher, &rest, len);
    let wanted = len.min(most);
    let is_selected = |row: &RowId| selection.contains(data, *row);
    match rest.rows() {
        Some(rows) if rows.count_ones(..) <= few => {
            let rows = rows.ones();
            let rows = rows.map(|row| RowId::new(u32::try_from(row).unwrap_or(u32::MAX)));
            rows.filter(is_selected).for_each(|row| found.add(row));
        }
        Some(_) | None => {
            let order = sorted(data, By::Amount(Quantity::Gross), true);
            let positive = order.given_rows();
            let positive = positive.take_while(|row| gross(data, *row) > Money::ZERO);
            let selected = positive.filter(is_selected).take(wanted);
            selected.for_each(|row| found.add(row));
            if found.rows.len() < wanted {
                data.rows()
                    .filter(is_selected)
                    .for_each(|row| found.add(row));
            }
        }
    }
    found.rows()
}

fn gross(data: &Dataset, row: RowId) -> Money {
    data.gross(row).given().unwrap_or_default()
}

fn tops(data: &Dataset) -> &Tops {
    let kept = data.derived().get::<OnceLock<Tops>>();
    kept.get_or_init(|| Tops::new(data, cube::of(data)))
}

/// The largest of the rows that it was given.
struct Largest<'a> {
    data: &'a Dataset,
    most: usize,
    rows: Vec<(Reverse<Money>, RowId)>,
}

impl<'a> Largest<'a> {
    fn new(data: &'a Dataset, most: usize) -> Self {
        Self {
            data,
            most,
            rows: Vec::new(),
        }
    }

    /// True when a row of this amount may be among them.
    fn has_room(&self, gross: Money) -> bool {
        let least = self.rows.last().filter(|_| self.rows.len() >= self.most);
        least.is_none_or(|(Reverse(least), _)| gross >= *least)
    }

    fn add(&mut self, row: RowId) {
        let new = (Reverse(gross(self.data, row)), row);
        if let Err(at) = self.rows.binary_search(&new) {
            self.rows.insert(at, new);
            self.rows.truncate(self.most);
        }
    }

    fn rows(self) -> Vec<RowId> {
        self.rows.into_iter().map(|(_, row)| row).collect()
    }
}

/// The largest rows of each slot of the cube.
#[derive(Debug)]
struct Tops(Vec<Top>);

/// The largest rows of a slot, the largest first.
#[derive(Clone, Copy, Debug)]
struct Top {
    rows: [u32; KEPT],
    count: usize,
    /// The amounts of the first and the last.
    ends: (Money, Money),
}

impl Tops {
    fn new(data: &Dataset, cube: &Cube) -> Self {
        let found = pass(data.len(), cube.cut, 1, Stop::default(), |piece| {
            let mut tops = vec![Top::EMPTY; cube.places.len()];
            piece.each(None, |row| {
                tops[cube.slot(data.cell(row))].add(data, row);
            })?;
            Some(tops)
        });
        let mut pieces = found.unwrap_or_default().into_iter();
        let mut tops = pieces.next().unwrap_or_default();
        for piece in pieces {
            for (top, more) in tops.iter_mut().zip(piece) {
                more.each(|row| top.add(data, row));
            }
        }
        Self(tops)
    }

    fn largest(&self, matcher: &Matcher<'_>, found: &mut Largest<'_>) {
        let cube = cube::of(matcher.data());
        for kind in cube.kinds.iter().filter(|kind| matcher.meets(kind)) {
            let slots = kind.slots.clone();
            for (place, top) in cube.places[slots.clone()].iter().zip(&self.0[slots]) {
                if matcher.in_scope(*place) && top.count > 0 && found.has_room(top.ends.0) {
                    top.each(|row| found.add(row));
                }
            }
        }
    }
}

impl Top {
    const EMPTY: Self = Self {
        rows: [0; KEPT],
        count: 0,
        ends: (Money::ZERO, Money::ZERO),
    };

    /// Adds a row that was loaded after all those that it has.
    fn add(&mut self, data: &Dataset, row: RowId) {
        let amount = gross(data, row);
        if self.count == KEPT && amount <= self.ends.1 {
            return;
        }
        let of = |row: u32| gross(data, RowId::new(row));
        let at = self.rows[..self.count].partition_point(|other| of(*other) >= amount);
        self.count = (self.count + 1).min(KEPT);
        self.rows[at..self.count].rotate_right(1);
        self.rows[at] = u32::try_from(row.index()).unwrap_or(u32::MAX);
        self.ends = (of(self.rows[0]), of(self.rows[self.count - 1]));
    }

    fn each(&self, take: impl FnMut(RowId)) {
        let rows = self.rows[..self.count].iter();
        rows.map(|row| RowId::new(*row)).for_each(take);
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::domain::dataset::Initiative;
    use crate::domain::field::Field;
    use crate::domain::terms::{PolicyArea, Term};
    use crate::query::criteria::{FacetValue, Span};
    use crate::query::fixture::{by_municipality, choosing, data, in_area, place, row};

    proptest! {
        #[test]
        fn the_largest_are_the_first_of_all_in_order(
            rows in vec((0_usize..3, 0_usize..2, select(vec![None, Some(-1), Some(0), Some(1), Some(2), Some(7)])), 0..60),
            by_area in any::<bool>(), by_gross in any::<bool>(), by_place in any::<bool>(), most in 0_usize..9,
        ) {
            let names = ["Greve", "Køge", "Vejle"];
            let rows: Vec<_> = rows
                .into_iter()
                .map(|(place, area, kroner)| {
                    let (name, initiative) = in_area(PolicyArea::ALL[area], row(names[place], kroner.unwrap_or(0)));
                    let gross = if kroner.is_some() { initiative.gross } else { Field::Unreadable };
                    (name, Initiative { gross, ..initiative })
                })
                .collect();
            let data = data(&rows);
            let mut view = by_municipality();
            if by_area {
                view = choosing(view, FacetValue::Area(Field::Given(PolicyArea::ALL[1])));
            }
            if by_gross {
                view = choosing(view, FacetValue::Gross(Field::Given(Span { from: None, to: Some(200) })));
                view = choosing(view, FacetValue::Gross(Field::Unreadable));
            }
            if by_place {
                view = choosing(view, FacetValue::Municipality(place(&data, "Køge")));
            }
            let matcher = Matcher::new(&data, &view.scope, &view.filter);
            let mut expected: Vec<_> = data.rows().filter(|row| matcher.failures(*row).is_empty()).collect();
            expected.sort_by_key(|row| Reverse(gross(&data, *row)));
            expected.truncate(most);
            for few in [0, usize::MAX] {
                prop_assert_eq!(&largest_with(&matcher, most, few), &expected);
            }
        }
    }
}
