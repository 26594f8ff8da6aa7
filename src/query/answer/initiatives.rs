//! The initiatives of an answer: their order, and a row for each when it is asked for.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::query::answer::Hidden;
use crate::query::measure::{Measure, Per, Quantity};
use crate::query::reference::{Reference, Standing, median};
use crate::query::references::{Basis, References};
use crate::query::selection::Selection;
use crate::query::sorted::{By, Listed, amount};
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
    pub fn at(&self, data: &Dataset, at: usize) -> Option<RowId> {
        self.order.at(data, at)
    }

    /// The position of a row, where it is among them.
    #[must_use]
    pub fn position(&self, data: &Dataset, row: RowId) -> Option<usize> {
        self.order.position(data, row)
    }

    /// Finds where every row stands: for whoever counts beside the one who asks.
    pub fn place_all(&self, data: &Dataset) {
        self.order.place_all(data);
    }

    /// Every row, in order.
    pub fn iter<'s>(&'s self, data: &'s Dataset) -> impl Iterator<Item = RowId> + 's {
        self.rows_from(data, 0)
    }

    /// The rows from a position on, in order.
    pub fn rows_from<'s>(
        &'s self,
        data: &'s Dataset,
        at: usize,
    ) -> impl Iterator<Item = RowId> + 's {
        self.order.rows_from(data, at)
    }

    /// True when a row is among them.
    #[must_use]
    pub fn contains(&self, data: &Dataset, row: RowId) -> bool {
        self.order.contains(data, row)
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
        let rows = self.order.rows_from(data, range.start).take(range.len());
        rows.map(|row| self.row(data, row)).collect()
    }

    /// Those of the rows that are above their reference.
    fn above(&self, data: &Dataset, rows: &Selection) -> Selection {
        let limit = |reference: Option<Decimal>| reference.map(Money::floored);
        let limits: Vec<_> = self.references.iter().copied().map(limit).collect();
        rows.retained(data, |row| {
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
        let selected = survey.selected();
        let ordered = |rows| Listed::new(data, rows, By::of(self), self.order.descending);
        let order = ordered(&selected);
        let (references, of_place) = self.initiative_references(survey, &order);
        let mut list = Initiatives {
            order,
            quantity,
            extent: None,
            references: references.into(),
            of_place: of_place.into(),
        };
        if self.conditions.above_only {
            let above = list.above(data, &selected);
            let others = selected.len() - above.len();
            hidden.not_above = u32::try_from(others).unwrap_or(u32::MAX);
            list.order = ordered(&above);
        }
        let ends = list.order.extent(data, quantity);
        list.extent = ends.and_then(|(least, most)| least.kroner().zip(most.kroner()));
        list
    }

    /// The different references, and the position of that of each place.
    fn initiative_references(
        &self,
        survey: &Survey<'_>,
        rows: &Listed,
    ) -> (Vec<Option<Decimal>>, Vec<usize>) {
        let quantity = self.measure.own_amount();
        let per_initiative = Self {
            measure: Measure {
                quantity,
                per: Per::Initiative,
            },
            ..self.clone()
        };
        let data = survey.data();
        let ids = data.places().ids();
        if self.reference == Reference::Median {
            let is_mixed = survey.selection(None).tally.prices.is_mixed();
            let middle = rows.middle(data, quantity).filter(|_| !is_mixed);
            let middle = middle.map(|middle| middle.map(Money::kroner));
            let middle = match middle {
                Some([Some(one), Some(other)]) => median(&[one, other]),
                Some([None, _] | [_, None]) | None => None,
            };
            return (vec![middle], vec![0; ids.len()]);
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
