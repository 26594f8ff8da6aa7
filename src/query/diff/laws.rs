//! Laws over random data sets.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::domain::dataset::{Dataset, Initiative};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::raw::Raw;
use crate::domain::terms::{PolicyArea, PrimaryTarget};
use crate::query::criteria::FacetValue;
use crate::query::diff::{Delta, Diff, Total, Totals};
use crate::query::fixture::{choosing, data, row};
use crate::query::view::View;

type Row = (&'static str, Initiative<'static>);

const PLACES: [&str; 4] = ["Greve", "Vejle", "Atlantis", "Utopia"];
/// Few, and alike, so that there are namesakes and renames.
const TITLES: [&str; 6] = [
    "Sprogcafé 2019",
    "Sprogcafé 2020",
    "SPROGCAFE 2019",
    "Mentorer for unge kvinder",
    "Unge kvinder: mentorer",
    "",
];

fn any_row() -> impl Strategy<Value = Row> {
    let gross = prop_oneof![
        (0_i64..4).prop_map(|kroner| Field::Given(Money::from_kroner(kroner))),
        Just(Field::Empty),
    ];
    let area = prop_oneof![
        Just(Field::Given(PolicyArea::Social)),
        Just(Field::Given(PolicyArea::Employment)),
        Just(Field::Unknown),
    ];
    let primary = prop_oneof![
        Just(Field::Given(PrimaryTarget::BroadGroup)),
        Just(Field::NotApplicable)
    ];
    (
        0..PLACES.len(),
        0..TITLES.len(),
        gross,
        area,
        primary,
        0_i64..3,
    )
        .prop_map(|(place, title, gross, area, primary, income)| {
            let (place, initiative) = row(PLACES[place], 0);
            let initiative = Initiative {
                title: Raw::new(TITLES[title]),
                gross,
                area,
                primary,
                income: Field::Given(Money::from_kroner(income)),
                ..initiative
            };
            (place, initiative)
        })
}

fn some_rows() -> impl Strategy<Value = Vec<Row>> {
    proptest::collection::vec(any_row(), 0..14)
}

fn diff(old: &Dataset, new: &Dataset) -> Diff {
    Diff::new(old, new, &BTreeSet::new())
}

/// Everything found, as what the rows say and in an order that no number of a row decides.
fn told(diff: &Diff, old: &Dataset, new: &Dataset) -> Vec<String> {
    let said = |data: &Dataset, row| {
        let mut initiative = data.initiative(row);
        let place = data.places().get(initiative.place).name.clone();
        initiative.place = data.places().ids().next().unwrap();
        format!("{place:?} {initiative:?}")
    };
    let mut told: Vec<_> = diff
        .pairs
        .iter()
        .map(|pair| {
            let (old, new) = (said(old, pair.old), said(new, pair.new));
            format!("= {old} > {new} {:?}", pair.changes)
        })
        .chain(
            diff.added
                .iter()
                .map(|row| format!("+ {}", said(new, *row))),
        )
        .chain(
            diff.removed
                .iter()
                .map(|row| format!("- {}", said(old, *row))),
        )
        .chain(diff.proposals.iter().map(|found| {
            let (old, new) = (said(old, found.old), said(new, found.new));
            format!("? {old} > {new} {}", found.score)
        }))
        .collect();
    told.sort();
    told
}

fn all(totals: &Totals) -> impl Iterator<Item = &Total> {
    let parts = totals.regions.iter().chain(&totals.areas);
    std::iter::once(&totals.all)
        .chain(parts)
        .chain(&totals.municipalities)
}

proptest! {
    #[test]
    fn a_data_set_does_not_differ_from_itself(rows in some_rows()) {
        let data = data(&rows);
        let diff = diff(&data, &data);
        prop_assert!(diff.is_empty());
        prop_assert_eq!(diff.pairs.len(), data.len());
    }

    #[test]
    fn old_and_new_exchanged_give_the_mirror_image(one in some_rows(), two in some_rows()) {
        let (one, two) = (data(&one), data(&two));
        let (there, back) = (diff(&one, &two), diff(&two, &one));
        // Whoever says the same is interchangeable, so it is what they say that is compared.
        let mut mirrored = back.clone();
        for pair in &mut mirrored.pairs {
            std::mem::swap(&mut pair.old, &mut pair.new);
        }
        for found in &mut mirrored.proposals {
            std::mem::swap(&mut found.old, &mut found.new);
        }
        std::mem::swap(&mut mirrored.added, &mut mirrored.removed);
        prop_assert_eq!(told(&there, &one, &two), told(&mirrored, &one, &two));
    }

    #[test]
    fn every_row_is_in_exactly_one_class(one in some_rows(), two in some_rows()) {
        let (old, new) = (data(&one), data(&two));
        let diff = diff(&old, &new);
        let paired = |of_old: bool| diff.pairs.iter().map(move |pair| if of_old { pair.old } else { pair.new });
        let mut olds: Vec<_> = paired(true).chain(diff.removed.iter().copied()).collect();
        let mut news: Vec<_> = paired(false).chain(diff.added.iter().copied()).collect();
        olds.sort_unstable();
        news.sort_unstable();
        prop_assert!(olds.into_iter().eq(old.rows()));
        prop_assert!(news.into_iter().eq(new.rows()));
        for found in &diff.proposals {
            prop_assert!(diff.removed.contains(&found.old) && diff.added.contains(&found.new));
        }
    }

    #[test]
    fn confirming_moves_rows_from_removed_and_added_to_both(one in some_rows(), two in some_rows()) {
        let (old, new) = (data(&one), data(&two));
        let before = diff(&old, &new);
        let confirmed = before.proposals.iter().map(|found| found.rename(&old, &new)).collect();
        let after = Diff::new(&old, &new, &confirmed);
        let found = before.proposals.len();
        prop_assert_eq!(after.proposals.len(), 0);
        prop_assert_eq!(after.pairs.len(), before.pairs.len() + found);
        prop_assert_eq!(after.added.len() + found, before.added.len());
        prop_assert_eq!(after.removed.len() + found, before.removed.len());
    }

    #[test]
    fn differences_add_up_whatever_is_asked(one in some_rows(), two in some_rows(), is_narrowed: bool) {
        let (old, new) = (data(&one), data(&two));
        let diff = diff(&old, &new);
        let mut view = View::default();
        if is_narrowed {
            view = choosing(view, FacetValue::Area(Field::Given(PolicyArea::Social)));
            view = choosing(view, FacetValue::Primary(Field::NotApplicable));
        }
        let totals = diff.totals((&old, &view), (&new, &view));
        for total in all(&totals) {
            prop_assert_eq!(total.added + total.removed + total.changed, total.delta());
        }
        for parts in [&totals.regions, &totals.areas, &totals.municipalities] {
            let sum: Delta = parts.iter().map(Total::delta).sum();
            prop_assert_eq!(sum, totals.all.delta());
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        (one, shuffled) in some_rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        two in some_rows(),
    ) {
        let (one, shuffled, two) = (data(&one), data(&shuffled), data(&two));
        prop_assert!(diff(&one, &shuffled).is_empty());
        prop_assert_eq!(told(&diff(&one, &two), &one, &two), told(&diff(&shuffled, &two), &shuffled, &two));
        prop_assert_eq!(told(&diff(&two, &one), &two, &one), told(&diff(&two, &shuffled), &two, &shuffled));
    }
}
