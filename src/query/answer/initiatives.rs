//! The initiatives of an answer: their order, and a row for each when it is asked for.

use std::collections::HashMap;
use std::sync::Arc;

use fixedbitset::FixedBitSet;
use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::query::answer::Hidden;
use crate::query::measure::{Measure, Per, Quantity};
use crate::query::reference::{Reference, Standing, median};
use crate::query::references::{Basis, References};
use crate::query::sorted::{By, Listed, amount, extent, retained};
use crate::query::survey::Survey;
use crate::query::view::View;

/// The selected initiatives in order, and what they are held against.
#[derive(Clone, Debug)]
pub struct Initiatives {
    /// The rows in the order of the view.
    order: Listed,
    /// Which amount is shown.
    pub quantity: Quantity,
    /// The smallest and the largest amount, in kroner.
    pub extent: Option<(Decimal, Decimal)>,
    /// The references of the places, each once.
    references: Arc<[Option<Decimal>]>,
    /// The position in `references` of each place.
    of_place: Arc<[usize]>,
}

/// One initiative as a row: its own amount against the average per initiative.
#[derive(Clone, Copy, Debug)]
pub struct InitiativeRow {
    /// The row of the data set.
    pub row: RowId,
    /// Its amount in kroner; `None` where none was given.
    pub value: Option<Decimal>,
    /// The average per initiative that it is held against, in kroner.
    pub reference: Option<Decimal>,
    /// Above, equal to or below the reference.
    pub standing: Option<Standing>,
}

impl Initiatives {
    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// True when there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The row at a position.
    #[must_use]
    pub fn at(&self, at: usize) -> Option<RowId> {
        self.order.at(at)
    }

    /// The position of a row, where it is among them.
    #[must_use]
    pub fn position(&self, data: &Dataset, row: RowId) -> Option<usize> {
        self.order.position(data, row)
    }

    /// Every row, in order.
    pub fn iter(&self) -> impl Iterator<Item = RowId> + '_ {
        self.rows_from(0)
    }

    /// The rows from a position on, in order.
    pub fn rows_from(&self, at: usize) -> impl Iterator<Item = RowId> + '_ {
        self.order.rows_from(at)
    }

    /// Which rows they are, by position in the data.
    #[must_use]
    pub fn rows(&self, data: &Dataset) -> FixedBitSet {
        self.order.rows(data)
    }

    /// The different references of the rows, in kroner.
    pub fn references(&self) -> impl Iterator<Item = Decimal> + '_ {
        self.references.iter().copied().flatten()
    }

    /// What the initiatives of a place are held against, in kroner.
    #[must_use]
    pub fn reference(&self, place: PlaceId) -> Option<Decimal> {
        let at = self.of_place.get(place.index())?;
        self.references.get(*at).copied().flatten()
    }

    /// The rows of a range of positions; a range beyond the end is cut.
    #[must_use]
    pub fn window(&self, data: &Dataset, range: std::ops::Range<usize>) -> Vec<InitiativeRow> {
        let rows = self.order.rows_from(range.start).take(range.len());
        rows.map(|row| self.row(data, row)).collect()
    }

    /// Those of the rows that are above their reference.
    fn above(&self, data: &Dataset, rows: &FixedBitSet) -> FixedBitSet {
        let limit = |reference: Option<Decimal>| reference.map(Money::floored);
        let limits: Vec<_> = self.references.iter().copied().map(limit).collect();
        retained(rows, |row| {
            let limit = self.of_place.get(data.place(row).index());
            let limit = limit.and_then(|at| *limits.get(*at)?);
            let amount = amount(data, self.quantity, row);
            limit
                .zip(amount)
                .is_some_and(|(limit, amount)| amount > limit)
        })
    }

    /// One initiative as a row.
    #[must_use]
    pub fn row(&self, data: &Dataset, row: RowId) -> InitiativeRow {
        let value = amount(data, self.quantity, row).and_then(Money::kroner);
        let reference = self.reference(data.place(row));
        InitiativeRow {
            row,
            value,
            reference,
            standing: value.zip(reference).map(|(v, r)| Standing::of(v, r)),
        }
    }
}

impl View {
    pub(super) fn initiative_rows(&self, survey: &Survey<'_>, hidden: &mut Hidden) -> Initiatives {
        let data = survey.data();
        let quantity = self.measure.own_amount();
        let selected = Arc::new(survey.selected().clone());
        let (by, is_descending) = (By::of(self), self.order.descending);
        let mut order = Listed::new(data, &selected, by, is_descending);
        let median = || {
            if by == By::Amount(quantity) {
                median_amount(data, quantity, &order)
            } else {
                let by_amount = Listed::new(data, &selected, By::Amount(quantity), false);
                median_amount(data, quantity, &by_amount)
            }
        };
        let (references, of_place) = self.initiative_references(survey, median);
        let mut list = Initiatives {
            order: order.clone(),
            quantity,
            extent: None,
            references: references.into(),
            of_place: of_place.into(),
        };
        let mut rows = selected;
        if self.conditions.above_only {
            let above = Arc::new(list.above(data, &rows));
            let hidden_rows = order.len() - above.count_ones(..);
            hidden.not_above = u32::try_from(hidden_rows).unwrap_or(u32::MAX);
            order = Listed::new(data, &above, by, is_descending);
            list.order = order;
            rows = above;
        }
        let ends = extent(data, &rows, quantity);
        list.extent = ends.and_then(|(least, most)| least.kroner().zip(most.kroner()));
        list
    }

    /// The different references, and the position of that of each place.
    fn initiative_references(
        &self,
        survey: &Survey<'_>,
        median: impl FnOnce() -> Option<Decimal>,
    ) -> (Vec<Option<Decimal>>, Vec<usize>) {
        let per_initiative = Self {
            measure: Measure {
                quantity: self.measure.own_amount(),
                per: Per::Initiative,
            },
            ..self.clone()
        };
        let data = survey.data();
        let ids = data.places().ids();
        if self.reference == Reference::Median {
            let is_mixed = survey.selection(None).tally.prices.is_mixed();
            let median = if is_mixed { None } else { median() };
            return (vec![median], vec![0; ids.len()]);
        }
        let counted = Survey::new(&per_initiative, data);
        let references = References::new(&per_initiative, &counted);
        let mut different: Vec<Option<Basis>> = Vec::new();
        let mut positions = HashMap::new();
        let of_place = ids
            .map(|place| {
                let basis = references.of_initiative(place);
                *positions.entry(basis).or_insert_with(|| {
                    different.push(basis);
                    different.len() - 1
                })
            })
            .collect();
        let under = |basis| references.under(None, basis);
        (different.into_iter().map(under).collect(), of_place)
    }
}

/// The median of rows that are in order of their own amounts.
fn median_amount(data: &Dataset, quantity: Quantity, rows: &Listed) -> Option<Decimal> {
    let given = rows.given();
    let lower = given.checked_sub(1)? / 2;
    let middle = [lower, given / 2].map(|at| {
        let row = rows.at(at)?;
        amount(data, quantity, row)?.kroner()
    });
    let [Some(one), Some(other)] = middle else {
        return None;
    };
    median(&[one, other])
}
