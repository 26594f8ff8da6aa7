//! Some rows of a data set in an order: few are sorted as they are, many are a selection of the kept permutation.

use std::sync::Arc;

use fixedbitset::FixedBitSet;

use crate::domain::collation;
use crate::domain::dataset::{Dataset, RowId};
use crate::query::sorted::chosen::Chosen;
use crate::query::sorted::{By, Sorted, sorted};

/// So few rows are sorted faster than an order of all is found, and faster than they are looked for in one.
pub(super) const FEW: usize = 4_096;

/// Selected rows in an order, without a list of them where they are many.
#[derive(Clone, Debug)]
pub struct Listed(Form);

#[derive(Clone, Debug)]
enum Form {
    Few {
        rows: Arc<[RowId]>,
        /// How many have what they are ordered by.
        given: usize,
    },
    All(Sorted),
    Part(Arc<Chosen>),
}

impl Listed {
    /// The rows of a set by position, in an order.
    #[must_use]
    pub fn new(data: &Dataset, rows: &Arc<FixedBitSet>, by: By, is_descending: bool) -> Self {
        Self::with(data, rows, by, is_descending, FEW)
    }

    /// The same; so many are few.
    pub(super) fn with(
        data: &Dataset,
        rows: &Arc<FixedBitSet>,
        by: By,
        is_descending: bool,
        few: usize,
    ) -> Self {
        let len = rows.count_ones(..);
        if len <= few {
            let rows = ids(rows).collect();
            return Self(few_sorted(data, rows, by, is_descending));
        }
        let order = sorted(data, by, is_descending);
        Self(if len == data.len() {
            Form::All(order)
        } else {
            Form::Part(Arc::new(Chosen::new(order, rows.clone(), len)))
        })
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Few { rows, .. } => rows.len(),
            Form::All(order) => order.len(),
            Form::Part(chosen) => chosen.len(),
        }
    }

    /// True without rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows have what they are ordered by: they stand first.
    #[must_use]
    pub fn given(&self) -> usize {
        match &self.0 {
            Form::Few { given, .. } => *given,
            Form::All(order) => order.given(),
            Form::Part(chosen) => chosen.given(),
        }
    }

    /// The row at a position.
    #[must_use]
    pub fn at(&self, at: usize) -> Option<RowId> {
        match &self.0 {
            Form::Few { rows, .. } => rows.get(at).copied(),
            Form::All(order) => (at < order.len()).then(|| order.at(at)),
            Form::Part(chosen) => chosen.rows_from(at).next(),
        }
    }

    /// The position of a row, where it is among them.
    #[must_use]
    pub fn position(&self, data: &Dataset, row: RowId) -> Option<usize> {
        match &self.0 {
            Form::Few { rows, .. } => rows.iter().position(|other| *other == row),
            Form::All(order) => (row.index() < order.len()).then(|| order.position(data, row)),
            Form::Part(chosen) => chosen.position(data, row),
        }
    }

    /// Which rows they are, by position in the data.
    #[must_use]
    pub fn rows(&self, data: &Dataset) -> FixedBitSet {
        let mut set = FixedBitSet::with_capacity(data.len());
        match &self.0 {
            Form::Few { rows, .. } => set.extend(rows.iter().map(|row| row.index())),
            Form::All(_) => set.insert_range(..),
            Form::Part(chosen) => set.union_with(chosen.rows()),
        }
        set
    }

    /// The rows from a position on.
    #[must_use]
    pub fn rows_from(&self, at: usize) -> Box<dyn Iterator<Item = RowId> + '_> {
        match &self.0 {
            Form::Few { rows, .. } => Box::new(rows.iter().skip(at).copied()),
            Form::All(order) => Box::new(order.walk(at.min(order.len())..order.len())),
            Form::Part(chosen) => Box::new(chosen.rows_from(at)),
        }
    }
}

/// The rows of a set by position.
pub(super) fn ids(rows: &FixedBitSet) -> impl Iterator<Item = RowId> + '_ {
    let rows = rows.ones();
    rows.map(|row| RowId::new(u32::try_from(row).unwrap_or(u32::MAX)))
}

fn few_sorted(data: &Dataset, mut rows: Vec<RowId>, by: By, is_descending: bool) -> Form {
    let given = match by {
        By::Amount(_) | By::Inhabitants(_) => {
            rows.sort_by_cached_key(|row| {
                let number = by.number(data, *row);
                let directed = number.map(|number| if is_descending { -number } else { number });
                (number.is_none(), directed)
            });
            rows.partition_point(|row| by.number(data, *row).is_some())
        }
        By::Title => {
            rows.sort_by_cached_key(|row| collation::key(&data.title(*row).shown()));
            if is_descending {
                rows.reverse();
            }
            rows.len()
        }
    };
    Form::Few {
        rows: rows.into(),
        given,
    }
}
