//! The same question asked of an earlier version of the data, so that each value can stand beside what it was.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::query::answer::{Answer, Rows};
use crate::query::carry::Carriage;
use crate::query::criteria::Criteria;
use crate::query::diff::Diff;
use crate::query::group::Key;
use crate::query::measure::{Quantity, initiative_amount};
use crate::query::prices::Prices;
use crate::query::tally::Tally;
use crate::query::view::{Conditions, Grouping, View};

/// Why values of an earlier version cannot stand beside those of the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// Their kroner are in these price levels, before and now.
    Prices([Prices; 2]),
    /// The earlier version has nothing of what was chosen.
    Selection,
    /// The earlier version has no people of the day.
    Day,
}

/// What the rows of an answer were in an earlier version.
#[derive(Clone, Debug, Default)]
pub struct Olds {
    groups: HashMap<Key, Decimal>,
    quantity: Option<Quantity>,
    extent: Option<(Decimal, Decimal)>,
}

/// An earlier version, how it became the data, and what its numbers of places are there.
#[derive(Clone, Copy, Debug)]
pub struct Earlier<'a> {
    /// The earlier version.
    pub old: &'a Dataset,
    /// How it became the data.
    pub diff: &'a Diff,
    /// From the data to the earlier version.
    pub carriage: &'a Carriage,
}

impl Olds {
    /// What the rows of `answer`, which `view` gave of `new`, were in the earlier version.
    ///
    /// # Errors
    /// [`Unlike`] when no value can be held against another.
    pub fn of(
        view: &View,
        answer: &Answer,
        new: &Dataset,
        earlier: Earlier<'_>,
    ) -> Result<Self, Unlike> {
        let asked = asked_of(view, earlier.carriage)?;
        let mut olds = Self::default();
        match &answer.rows {
            Rows::Groups(groups) => {
                let before = asked.answer(earlier.old);
                let prices = [&before, answer].map(|answer| answer.totals.sum.tally.prices);
                comparable(view, prices)?;
                let Rows::Groups(old_groups) = &before.rows else {
                    return Ok(olds);
                };
                let values: HashMap<_, _> = old_groups
                    .iter()
                    .filter_map(|group| Some((group.key, group.value?)))
                    .collect();
                let old_of = |key: Key| values.get(&earlier.carriage.key(key)?).copied();
                olds.groups = groups
                    .iter()
                    .filter_map(|group| Some((group.key, old_of(group.key)?)))
                    .collect();
                olds.extent = extent(olds.groups.values().copied());
            }
            Rows::Initiatives(list) => {
                let [before, now] = earlier.diff.prices;
                if !before.is_mixed() && !now.is_mixed() {
                    comparable(view, [before, now])?;
                }
                olds.quantity = Some(list.quantity);
                let values = list.iter(new);
                olds.extent = extent(values.filter_map(|row| olds.initiative(row, new, earlier)));
            }
        }
        Ok(olds)
    }

    /// The smallest and the largest of the values.
    #[must_use]
    pub fn extent(&self) -> Option<(Decimal, Decimal)> {
        self.extent
    }

    /// What a group was; `None` where it had no value.
    #[must_use]
    pub fn group(&self, key: Key) -> Option<Decimal> {
        self.groups.get(&key).copied()
    }

    /// The amount that an initiative had, in kroner; `None` where it is new, gave no amount, or gave it in another price
    /// level.
    #[must_use]
    pub fn initiative(&self, row: RowId, new: &Dataset, earlier: Earlier<'_>) -> Option<Decimal> {
        let before = earlier.diff.old_of(row)?;
        if earlier.old.price_level(before) != new.price_level(row) {
            return None;
        }
        initiative_amount(self.quantity?, &Tally::of(earlier.old, before)).and_then(Money::kroner)
    }
}

/// The smallest and the largest of values.
fn extent(values: impl Iterator<Item = Decimal>) -> Option<(Decimal, Decimal)> {
    let one = |value| (value, value);
    values
        .map(one)
        .reduce(|(least, most), (value, _)| (least.min(value), most.max(value)))
}

fn comparable(view: &View, [old, new]: [Prices; 2]) -> Result<(), Unlike> {
    let is_in_kroner = view.measure.is_in_kroner() || view.grouping == Grouping::Initiative;
    if is_in_kroner && old.with(new).is_mixed() {
        return Err(Unlike::Prices([old, new]));
    }
    Ok(())
}

/// The view as it is asked of the earlier version, with every row.
///
/// # Errors
/// [`Unlike`] when the earlier version cannot be asked the same: nothing that was chosen of a facet is there, or the day
/// of the population is not. What was excluded and is not there needs no excluding.
pub fn asked_of(view: &View, carriage: &Carriage) -> Result<View, Unlike> {
    let carried = view.carried(carriage);
    if carried.view.population != view.population {
        return Err(Unlike::Day);
    }
    let chosen = |criteria: &Criteria| {
        let chosen = criteria.iter().filter(|criterion| !criterion.excluded);
        let mut facets: Vec<_> = chosen.map(|criterion| criterion.value.facet()).collect();
        facets.sort_unstable();
        facets.dedup();
        facets
    };
    let same = |one: &Criteria, two: &Criteria| chosen(one) == chosen(two);
    if !same(&view.scope, &carried.view.scope) || !same(&view.filter, &carried.view.filter) {
        return Err(Unlike::Selection);
    }
    Ok(View {
        conditions: Conditions {
            hide_empty: false,
            above_only: false,
        },
        ..carried.view
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::dataset::Initiative;
    use crate::domain::raw::Raw;
    use crate::query::criteria::FacetValue;
    use crate::query::fixture::{by_municipality, choosing, data, in_file, place, priced, row};
    use crate::query::measure::{Measure, Per};

    fn asked(view: &View, old: &Dataset, new: &Dataset) -> Result<Vec<Option<Decimal>>, Unlike> {
        let diff = Diff::new(old, new, &BTreeSet::new());
        let carriage = Carriage::new(new, old);
        let earlier = Earlier {
            old,
            diff: &diff,
            carriage: &carriage,
        };
        let answer = view.answer(new);
        let olds = Olds::of(view, &answer, new, earlier)?;
        Ok(match &answer.rows {
            Rows::Groups(groups) => groups.iter().map(|group| olds.group(group.key)).collect(),
            Rows::Initiatives(list) => {
                let rows = list.iter(new);
                rows.map(|row| olds.initiative(row, new, earlier)).collect()
            }
        })
    }

    fn kroner(value: i64) -> Decimal {
        Decimal::from(value)
    }

    #[test]
    fn a_place_is_found_again_by_its_name_whatever_its_number() {
        let old = data(&[row("Utopia", 1_000), row("Greve", 5_000)]);
        let new = data(&[
            row("Atlantis", 7_000),
            row("Utopia", 2_000),
            row("Greve", 9_000),
        ]);
        let view = View {
            measure: Measure {
                quantity: Quantity::Gross,
                per: Per::Total,
            },
            ..by_municipality()
        };
        let view = choosing(view, FacetValue::Municipality(place(&new, "Utopia")));
        assert_eq!(asked(&view, &old, &new), Ok(vec![Some(kroner(1_000))]));
        let view = choosing(view, FacetValue::Municipality(place(&new, "Atlantis")));
        // Largest first: Atlantis is new.
        assert_eq!(
            asked(&view, &old, &new),
            Ok(vec![None, Some(kroner(1_000))])
        );
    }

    #[test]
    fn a_selection_that_the_earlier_version_lacks_altogether_has_no_earlier_values() {
        let (old, new) = (data(&[row("Greve", 1)]), data(&[row("Atlantis", 1)]));
        let atlantis = FacetValue::Municipality(place(&new, "Atlantis"));
        let view = choosing(by_municipality(), atlantis.clone());
        assert_eq!(asked(&view, &old, &new), Err(Unlike::Selection));
        let mut view = by_municipality();
        view.scope.set(atlantis, true);
        assert!(
            asked(&view, &old, &new).is_ok(),
            "nothing is to be excluded there"
        );
    }

    #[test]
    fn kroner_of_other_prices_are_no_earlier_values_but_counts_are() {
        let old = priced(&[Some(2019)], &[row("Greve", 1_000)]);
        let new = priced(&[Some(2022)], &[row("Greve", 2_000)]);
        let refused = asked(&by_municipality(), &old, &new);
        assert!(matches!(refused, Err(Unlike::Prices(_))), "{refused:?}");
        let list = View {
            grouping: Grouping::Initiative,
            ..View::default()
        };
        assert!(matches!(asked(&list, &old, &new), Err(Unlike::Prices(_))));
        let counts = View {
            measure: Measure {
                quantity: Quantity::Count,
                per: Per::Total,
            },
            grouping: Grouping::Region,
            ..View::default()
        };
        assert!(
            asked(&counts, &old, &new)
                .unwrap()
                .contains(&Some(kroner(1)))
        );
        let half = priced(
            &[Some(2019), Some(2022)],
            &[row("Greve", 1_000), in_file(1, row("Køge", 3_000))],
        );
        let new = priced(&[Some(2022)], &[row("Greve", 2_000), row("Køge", 4_000)]);
        assert_eq!(
            asked(&list, &half, &new),
            Ok(vec![Some(kroner(3_000)), None]),
            "one initiative's amount is its own"
        );
    }

    #[test]
    fn an_initiative_is_held_against_the_row_that_it_was() {
        let titled = |title, (place, initiative)| {
            let title = Raw::new(title);
            (
                place,
                Initiative {
                    title,
                    ..initiative
                },
            )
        };
        let old = data(&[
            titled("Fest", row("Greve", 5_000)),
            titled("Løb", row("Greve", 1_000)),
        ]);
        let new = data(&[
            titled("LØB", row("Greve", 9_000)),
            titled("Ny", row("Greve", 8_000)),
        ]);
        let list = View {
            grouping: Grouping::Initiative,
            ..View::default()
        };
        assert_eq!(
            asked(&list, &old, &new),
            Ok(vec![Some(kroner(1_000)), None])
        );
    }
}
