//! The initiatives of an answer: their order, and a row for each when it is asked for.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::query::answer::Hidden;
use crate::query::measure::{Measure, Per, Quantity, initiative_amount};
use crate::query::reference::{Reference, Standing, median};
use crate::query::references::{Basis, References};
use crate::query::survey::Survey;
use crate::query::tally::Tally;
use crate::query::view::View;

/// The selected initiatives in order, and what they are held against.
#[derive(Clone, Debug)]
pub struct Initiatives {
    /// The rows in the order of the view.
    pub(super) order: Vec<RowId>,
    /// Which amount is shown.
    pub quantity: Quantity,
    /// The smallest and the largest amount, in kroner.
    pub extent: Option<(Decimal, Decimal)>,
    /// The references of the places, each once.
    references: Vec<Option<Decimal>>,
    /// The position in `references` of each place.
    of_place: Vec<usize>,
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
        self.order.get(at).copied()
    }

    /// The position of a row, where it is among them.
    #[must_use]
    pub fn position(&self, row: RowId) -> Option<usize> {
        self.order.iter().position(|other| *other == row)
    }

    /// Every row, in order.
    pub fn iter(&self) -> impl Iterator<Item = RowId> + '_ {
        self.order.iter().copied()
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
        let end = range.end.min(self.order.len());
        let start = range.start.min(end);
        self.order[start..end]
            .iter()
            .map(|row| self.row(data, *row))
            .collect()
    }

    /// One initiative as a row.
    #[must_use]
    pub fn row(&self, data: &Dataset, row: RowId) -> InitiativeRow {
        let value = initiative_amount(self.quantity, &Tally::of(data, row)).and_then(Money::kroner);
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
        let (references, of_place) = self.initiative_references(survey, quantity);
        let mut list = Initiatives {
            order: survey.selected_rows().collect(),
            quantity,
            extent: None,
            references,
            of_place,
        };
        if self.conditions.above_only {
            let before = list.order.len();
            let above: Vec<_> = list
                .order
                .iter()
                .filter(|row| list.row(data, **row).standing == Some(Standing::Above))
                .copied()
                .collect();
            hidden.not_above = u32::try_from(before - above.len()).unwrap_or(u32::MAX);
            list.order = above;
        }
        self.order_initiatives(data, &mut list);
        let amounts = || {
            list.order
                .iter()
                .filter_map(|row| list.row(data, *row).value)
        };
        list.extent = amounts().min().zip(amounts().max());
        list
    }

    /// The different references, and the position of that of each place.
    fn initiative_references(
        &self,
        survey: &Survey<'_>,
        quantity: Quantity,
    ) -> (Vec<Option<Decimal>>, Vec<usize>) {
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
            let median = Self::median_amount(survey, quantity);
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

    /// The median of the selected initiatives' own amounts.
    fn median_amount(survey: &Survey<'_>, quantity: Quantity) -> Option<Decimal> {
        if survey.selection(None).tally.prices.is_mixed() {
            return None;
        }
        let data = survey.data();
        let amounts: Vec<_> = survey
            .selected_rows()
            .filter_map(|row| initiative_amount(quantity, &Tally::of(data, row)))
            .filter_map(Money::kroner)
            .collect();
        median(&amounts)
    }
}
