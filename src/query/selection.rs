//! The rows that meet a scope and a filter: asked of one row at a time, and made a set only where all are needed.

use fixedbitset::FixedBitSet;

use crate::domain::dataset::{Dataset, RowId};
use crate::query::cube::{Cut, Stop, rows_that};
use crate::query::matcher::Matcher;
use crate::query::rest::Met;

/// Selected rows.
#[derive(Clone, Debug)]
pub struct Selection {
    form: Form,
    len: usize,
}

#[derive(Clone, Debug)]
enum Form {
    All,
    /// By what their cells say and by what cells do not answer.
    Met {
        /// The cells by position; `None` for all.
        cells: Option<FixedBitSet>,
        rest: Met,
    },
    Rows(FixedBitSet),
}

impl Selection {
    /// The rows that meet a scope and a filter, which are so many.
    #[must_use]
    pub(super) fn new(matcher: &Matcher<'_>, rest: &Met, len: usize) -> Self {
        let form = if len == matcher.data().len() {
            Form::All
        } else {
            Form::Met {
                cells: matcher.cells(),
                rest: rest.clone(),
            }
        };
        Self { form, len }
    }

    /// The rows of a set by position.
    #[must_use]
    pub fn of_rows(rows: FixedBitSet) -> Self {
        let len = rows.count_ones(..);
        let form = if len == rows.len() {
            Form::All
        } else {
            Form::Rows(rows)
        };
        Self { form, len }
    }

    /// The cells whose rows they are, all of them and no others, where that is what they are.
    #[must_use]
    pub fn cells(&self) -> Option<&FixedBitSet> {
        match &self.form {
            Form::Met { cells, rest } if rest.rows().is_none() => cells.as_ref(),
            Form::All | Form::Met { .. } | Form::Rows(_) => None,
        }
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// True without rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// True when a row is among them.
    #[must_use]
    pub fn contains(&self, data: &Dataset, row: RowId) -> bool {
        match &self.form {
            Form::All => row.index() < self.len,
            Form::Met { cells, rest } => {
                let rest = rest.rows();
                rest.is_none_or(|rows| rows.contains(row.index()))
                    && has_cell(cells.as_ref(), data, row)
            }
            Form::Rows(rows) => rows.contains(row.index()),
        }
    }

    /// Every row by position.
    #[must_use]
    pub fn rows(&self, data: &Dataset) -> FixedBitSet {
        match &self.form {
            Form::All => that(data, None, |_| true),
            Form::Met { cells: None, rest } => match rest.rows() {
                Some(rows) => rows.clone(),
                None => that(data, None, |_| true),
            },
            Form::Met { cells, rest } => {
                that(data, rest.rows(), |row| has_cell(cells.as_ref(), data, row))
            }
            Form::Rows(rows) => rows.clone(),
        }
    }

    /// Those of the rows that are accepted.
    #[must_use]
    pub fn retained(&self, data: &Dataset, accepts: impl Fn(RowId) -> bool + Sync) -> Self {
        let rows = match &self.form {
            Form::All => that(data, None, accepts),
            Form::Met { cells, rest } => that(data, rest.rows(), |row| {
                has_cell(cells.as_ref(), data, row) && accepts(row)
            }),
            Form::Rows(rows) => that(data, Some(rows), accepts),
        };
        Self::of_rows(rows)
    }
}

fn has_cell(cells: Option<&FixedBitSet>, data: &Dataset, row: RowId) -> bool {
    cells.is_none_or(|cells| cells.contains(data.cell(row).index()))
}

/// The rows, or those of a set, that meet a condition.
fn that(
    data: &Dataset,
    among: Option<&FixedBitSet>,
    meets: impl Fn(RowId) -> bool + Sync,
) -> FixedBitSet {
    let found = rows_that(data.len(), Cut::USUAL, Stop::default(), |piece| {
        piece.that(among, &meets)
    });
    found.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::field::Field;
    use crate::domain::terms::{PolicyArea, Term};
    use crate::query::criteria::{FacetValue, Span};
    use crate::query::fixture::{by_municipality, choosing, data, in_area, place, row};

    fn ids(rows: &FixedBitSet) -> Vec<usize> {
        rows.ones().collect()
    }

    proptest! {
        #[test]
        fn a_row_is_among_them_just_when_it_fails_nothing(
            rows in vec((0_usize..3, 0_usize..3, 0_i64..4), 0..150), by_area in any::<bool>(), by_gross in any::<bool>(),
            by_place in any::<bool>(),
        ) {
            let names = ["Greve", "Køge", "Vejle"];
            let rows: Vec<_> = rows
                .into_iter()
                .map(|(place, area, kroner)| in_area(PolicyArea::ALL[area], row(names[place], kroner)))
                .collect();
            let data = data(&rows);
            let mut view = by_municipality();
            if by_area {
                view = choosing(view, FacetValue::Area(Field::Given(PolicyArea::ALL[1])));
            }
            if by_gross {
                let span = Span { from: Some(100), to: Some(250) };
                view = choosing(view, FacetValue::Gross(Field::Given(span)));
            }
            if by_place {
                view = choosing(view, FacetValue::Municipality(place(&data, "Køge")));
            }
            let matcher = Matcher::new(&data, &view.scope, &view.filter);
            let expected: Vec<_> = data.rows().filter(|row| matcher.failures(*row).is_empty()).collect();
            let selection = Selection::new(&matcher, &matcher.rest(), expected.len());
            let expected: Vec<_> = expected.into_iter().map(RowId::index).collect();
            prop_assert_eq!(ids(&selection.rows(&data)), expected.clone());
            let contained = data.rows().filter(|row| selection.contains(&data, *row));
            prop_assert_eq!(contained.map(RowId::index).collect::<Vec<_>>(), expected.clone());
            let even = |row: RowId| row.index().is_multiple_of(2);
            for selection in [selection.clone(), Selection::of_rows(selection.rows(&data))] {
                let retained = selection.retained(&data, even);
                let expected: Vec<_> = expected.iter().copied().filter(|row| row.is_multiple_of(2)).collect();
                prop_assert_eq!(retained.len(), expected.len());
                prop_assert_eq!(ids(&retained.rows(&data)), expected);
            }
        }
    }
}
