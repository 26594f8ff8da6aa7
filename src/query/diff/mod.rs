//! What has changed between two versions of a data set: every row of either is in exactly one class.
//!
//! Rows are paired by municipality and title (`exact`). What is left over in a municipality is compared once more by
//! how alike the titles are (`rename`): that is proposed, and counts as removed and added until it is confirmed.

mod exact;
mod rename;
mod row;
mod spot;
mod totals;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

pub use rename::{MOST_PAIRS, Proposal};
pub use row::Change;
pub use spot::{Spot, SpotId, Spots};
pub use totals::{Delta, Side, Total, TotalKey, Totals};

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::against::Rename;
use crate::domain::dataset::{Dataset, Response, RowId};
use crate::domain::raw::RawText;
use crate::query::prices::Prices;

/// A row of the old data set and the row of the new one that it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The row of the old data set.
    pub old: RowId,
    /// The row of the new one.
    pub new: RowId,
    /// What differs; nothing where the row is unchanged.
    pub changes: Vec<Change>,
    /// How alike they are, in thousandths, where the pair is a confirmed rename.
    pub renamed: Option<u16>,
}

/// A municipality whose left-over rows are too many for each to be compared with each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uncompared {
    /// The municipality.
    pub spot: SpotId,
    /// Its removed rows.
    pub removed: usize,
    /// Its added rows.
    pub added: usize,
}

/// A municipality that answered otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResponseChange {
    /// The municipality.
    pub spot: SpotId,
    /// In the old data set.
    pub old: Response,
    /// In the new one.
    pub new: Response,
}

/// How one data set became another.
#[derive(Clone, Debug)]
pub struct Diff {
    /// The places of both.
    pub spots: Spots,
    /// Rows that both have, changed or not, in the order of the new data set.
    pub pairs: Vec<Pair>,
    /// Rows of the new data set alone, in its order.
    pub added: Vec<RowId>,
    /// Rows of the old data set alone, in its order.
    pub removed: Vec<RowId>,
    /// Which removed row may be which added one under another title, the likeliest first.
    pub proposals: Vec<Proposal>,
    /// Where none could be proposed because there are too many.
    pub uncompared: Vec<Uncompared>,
    /// Municipalities that answered otherwise, in Danish order.
    pub responses: Vec<ResponseChange>,
    /// Headings of the old data set that the new one lacks; such columns are not compared.
    pub headings_removed: Vec<RawText>,
    /// Headings that only the new one has.
    pub headings_added: Vec<RawText>,
    /// The price levels of all rows, old and new.
    pub prices: [Prices; 2],
}

impl Diff {
    /// Compares two data sets, with the renames that were confirmed.
    #[must_use]
    pub fn new(old: &Dataset, new: &Dataset, confirmed: &BTreeSet<Rename>) -> Self {
        let spots = Spots::new(old, new);
        let rows = row::Rows::new(old, new);
        let exact::Paired {
            mut pairs,
            mut removed,
            mut added,
        } = exact::pair(&rows, &spots);
        let (found, uncompared) = rename::propose(&rows, &spots, &removed, &added);
        let (kept, proposals): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|proposal| confirmed.contains(&proposal.rename(old, new)));
        let renamed: BTreeMap<_, _> = kept
            .iter()
            .map(|kept| ((kept.old, kept.new), kept.score))
            .collect();
        let gone: BTreeSet<_> = kept.iter().map(|kept| kept.old).collect();
        let come: BTreeSet<_> = kept.iter().map(|kept| kept.new).collect();
        removed.retain(|row| !gone.contains(row));
        added.retain(|row| !come.contains(row));
        pairs.extend(renamed.keys());
        pairs.sort_unstable_by_key(|(_, new)| *new);
        let pair = |(old, new): (RowId, RowId)| Pair {
            old,
            new,
            changes: rows.changes(old, new),
            renamed: renamed.get(&(old, new)).copied(),
        };
        let lacking = |of: &Dataset, other: &Dataset| -> Vec<RawText> {
            let headings = of.extra_headings().iter();
            let lacking = headings.filter(|heading| !other.extra_headings().contains(heading));
            lacking.cloned().collect()
        };
        Self {
            pairs: pairs.into_iter().map(pair).collect(),
            added,
            removed,
            proposals,
            uncompared,
            responses: spots.responses(old, new),
            headings_removed: lacking(old, new),
            headings_added: lacking(new, old),
            prices: [old, new].map(prices),
            spots,
        }
    }

    /// The rows that both have and that differ.
    pub fn changed(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| !pair.changes.is_empty())
    }

    /// True when there is no difference.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.changed().next().is_none()
            && self.responses.is_empty()
            && self.headings_added.is_empty()
            && self.headings_removed.is_empty()
            && self.has_one_price_level()
    }

    /// True when kroner of the two can be held against each other: all are in one price level.
    #[must_use]
    pub fn has_one_price_level(&self) -> bool {
        let [old, new] = self.prices;
        !old.with(new).is_mixed()
    }

    /// The old row of a row of the new data set.
    #[must_use]
    pub fn old_of(&self, new: RowId) -> Option<RowId> {
        self.pair_of(new).map(|pair| pair.old)
    }

    /// The pair of a row of the new data set.
    #[must_use]
    pub fn pair_of(&self, new: RowId) -> Option<&Pair> {
        let at = self
            .pairs
            .binary_search_by_key(&new, |pair| pair.new)
            .ok()?;
        Some(&self.pairs[at])
    }
}

/// In what a row of the old data set and one of the new differ, in the order of the columns.
#[must_use]
pub fn changes(
    (old, old_row): (&Dataset, RowId),
    (new, new_row): (&Dataset, RowId),
) -> Vec<Change> {
    row::Rows::new(old, new).changes(old_row, new_row)
}

fn prices(data: &Dataset) -> Prices {
    let levels = data.rows().map(|row| Prices::of(data.price_level(row)));
    levels.fold(Prices::default(), Prices::with)
}
