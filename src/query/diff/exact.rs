//! Pairing rows of one municipality and one title; several of them by what else they have in common.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use crate::domain::dataset::RowId;
use crate::query::diff::row::{Content, Rows};
use crate::query::diff::spot::{SpotId, Spots};

/// Rows in pairs, and those that are left, each in the order of its data set.
#[derive(Debug, Default)]
pub(super) struct Paired {
    pub(super) pairs: Vec<(RowId, RowId)>,
    pub(super) removed: Vec<RowId>,
    pub(super) added: Vec<RowId>,
}

/// The rows of one municipality and title.
#[derive(Debug, Default)]
struct Namesakes {
    old: Vec<RowId>,
    new: Vec<RowId>,
}

/// Pairs the rows of two data sets by municipality and folded title.
pub(super) fn pair(rows: &Rows<'_>, spots: &Spots) -> Paired {
    let mut all: HashMap<(SpotId, String), Namesakes> = HashMap::new();
    for row in rows.old.rows() {
        let spot = spots.of_old(rows.old.place(row));
        let title = rows.old.title(row).folded();
        all.entry((spot, title)).or_default().old.push(row);
    }
    for row in rows.new.rows() {
        let spot = spots.of_new(rows.new.place(row));
        let title = rows.new.title(row).folded();
        all.entry((spot, title)).or_default().new.push(row);
    }
    let mut paired = Paired::default();
    for namesakes in all.into_values() {
        match (namesakes.old.as_slice(), namesakes.new.as_slice()) {
            ([old], [new]) => paired.pairs.push((*old, *new)),
            (old, []) => paired.removed.extend(old),
            ([], new) => paired.added.extend(new),
            (old, new) => several(rows, old, new, &mut paired),
        }
    }
    paired.removed.sort_unstable();
    paired.added.sort_unstable();
    paired
}

/// A row with what it says.
type Told<'a> = (Content<'a>, RowId);

/// Pairs namesakes: first those that say the same, then by area and amounts, each time less strictly. Whoever says
/// the same is interchangeable, so the order of the rows changes nothing, and neither does exchanging old and new.
fn several(rows: &Rows<'_>, old: &[RowId], new: &[RowId], paired: &mut Paired) {
    let mut old: Vec<Told<'_>> = old.iter().map(|row| (rows.of_old(*row), *row)).collect();
    let mut new: Vec<Told<'_>> = new.iter().map(|row| (rows.of_new(*row), *row)).collect();
    old.sort();
    new.sort();
    let pairs = &mut paired.pairs;
    by(&mut old, &mut new, Clone::clone, pairs);
    by(
        &mut old,
        &mut new,
        |row| (row.title, row.area, row.gross, row.income),
        pairs,
    );
    by(
        &mut old,
        &mut new,
        |row| (row.area, row.gross, row.income),
        pairs,
    );
    by(&mut old, &mut new, |row| (row.area, row.gross), pairs);
    by(&mut old, &mut new, |row| row.gross, pairs);
    by(&mut old, &mut new, |row| row.area, pairs);
    by(&mut old, &mut new, |_| (), pairs);
    paired.removed.extend(old.into_iter().map(|(_, row)| row));
    paired.added.extend(new.into_iter().map(|(_, row)| row));
}

/// Takes out pairs that have something in common.
fn by<'a, K: Hash + Eq>(
    old: &mut Vec<Told<'a>>,
    new: &mut Vec<Told<'a>>,
    common: impl Fn(&Content<'a>) -> K,
    pairs: &mut Vec<(RowId, RowId)>,
) {
    if old.is_empty() || new.is_empty() {
        return;
    }
    let mut waiting: HashMap<K, VecDeque<Told<'a>>> = HashMap::new();
    for told in old.drain(..) {
        waiting.entry(common(&told.0)).or_default().push_back(told);
    }
    new.retain(|(content, row)| {
        let found = waiting
            .get_mut(&common(content))
            .and_then(VecDeque::pop_front);
        if let Some((_, old)) = found {
            pairs.push((old, *row));
            return false;
        }
        true
    });
    old.extend(waiting.into_values().flatten());
    old.sort();
}
