//! Cases that were worked out by hand.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, Initiative, Response, Year};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::raw::Raw;
use crate::domain::terms::{PolicyArea, Region};
use crate::query::diff::{Change, Delta, Diff, MOST_PAIRS, TotalKey};
use crate::query::fixture::{data, in_area, priced, row};
use crate::query::view::View;

type Row = (&'static str, Initiative<'static>);

fn titled(title: &'static str, (place, initiative): Row) -> Row {
    let title = Raw::new(title);
    (
        place,
        Initiative {
            title,
            ..initiative
        },
    )
}

fn diff(old: &Dataset, new: &Dataset) -> Diff {
    Diff::new(old, new, &BTreeSet::new())
}

/// Numbers of unchanged, changed, added, removed and proposed.
fn counts(diff: &Diff) -> [usize; 5] {
    let changed = diff.changed().count();
    [
        diff.pairs.len() - changed,
        changed,
        diff.added.len(),
        diff.removed.len(),
        diff.proposals.len(),
    ]
}

fn of(old: &[Row], new: &[Row]) -> [usize; 5] {
    counts(&diff(&data(old), &data(new)))
}

#[test]
fn the_same_title_in_the_same_municipality_is_the_same_initiative() {
    let old = [
        titled("Café", row("Greve", 1)),
        titled("Løb", row("Køge", 2)),
    ];
    let new = [
        titled("løb", row("Køge", 2)),
        titled("Café", row("Greve", 3)),
    ];
    let (old, new) = (data(&old), data(&new));
    let diff = diff(&old, &new);
    assert_eq!(counts(&diff), [0, 2, 0, 0, 0]);
    let changes: Vec<_> = diff.pairs.iter().map(|pair| pair.changes.clone()).collect();
    let column = |column| vec![Change::Column(column)];
    assert_eq!(changes, [column(Column::Title), column(Column::Gross)]);
}

#[test]
fn the_same_title_in_another_municipality_is_another_initiative() {
    let [old, new] = ["Greve", "Køge"].map(|place| [titled("Café", row(place, 1))]);
    assert_eq!(of(&old, &new), [0, 0, 1, 1, 0]);
}

#[test]
fn a_name_that_is_no_municipality_is_compared_by_its_spelling() {
    let [old, new] = ["Atlantis", "Utopia"].map(|place| [row(place, 1), row("Vejle", 1)]);
    assert_eq!(of(&old, &old), [2, 0, 0, 0, 0]);
    assert_eq!(of(&old, &new), [1, 0, 1, 1, 0]);
}

#[test]
fn namesakes_are_paired_by_what_else_they_have_in_common() {
    let old = [
        row("Greve", 100),
        row("Greve", 200),
        in_area(PolicyArea::Social, row("Greve", 300)),
    ];
    let new = [
        in_area(PolicyArea::Social, row("Greve", 350)),
        row("Greve", 200),
        row("Greve", 100),
    ];
    let (old, new) = (data(&old), data(&new));
    let diff = diff(&old, &new);
    assert_eq!(counts(&diff), [2, 1, 0, 0, 0]);
    let pairs: Vec<_> = diff
        .pairs
        .iter()
        .map(|pair| (pair.old.index(), pair.new.index()))
        .collect();
    assert_eq!(pairs, [(2, 0), (1, 1), (0, 2)]);
}

#[test]
fn a_namesake_too_many_is_removed_or_added() {
    let three = [row("Greve", 1), row("Greve", 2), row("Greve", 3)];
    assert_eq!(of(&three, &three[1..]), [2, 0, 0, 1, 0]);
    assert_eq!(of(&three[..1], &three), [1, 0, 2, 0, 0]);
}

#[test]
fn a_field_that_is_empty_is_not_one_that_is_unknown() {
    let empty = row("Greve", 1);
    let unknown = Initiative {
        finance: Field::Unknown,
        ..empty.1
    };
    assert_eq!(of(&[empty], &[("Greve", unknown)]), [0, 1, 0, 0, 0]);
}

#[test]
fn a_new_title_for_the_same_thing_is_proposed() {
    for (before, after, kroner) in [
        // A word more, with the same amount.
        (
            "Lektiecafé på biblioteket",
            "Lektiecafé på hovedbiblioteket",
            1_000,
        ),
        // Words that changed places.
        ("Mentorer for unge kvinder", "Unge kvinder: mentorer", 1_000),
        // A slip of the pen, and another amount.
        (
            "Familiekonsulent i dagtilbud",
            "Familekonsulent i dagtilbud",
            2_000,
        ),
        ("Sprogcafé 2019", "Sprogcafé 2020", 1_000),
        // A title spelled out, and another amount.
        ("Sommerskole", "Sommerskole for nye børn", 2_000),
    ] {
        let (old, new) = (
            data(&[titled(before, row("Greve", 1_000))]),
            data(&[titled(after, row("Greve", kroner))]),
        );
        let diff = diff(&old, &new);
        // It counts as removed and added until it is confirmed.
        assert_eq!(counts(&diff), [0, 0, 1, 1, 1], "{before} {after}");
    }
}

#[test]
fn what_is_merely_alike_is_not_proposed() {
    for (before, after, kroner) in [
        // The same words for somebody else, with another amount.
        ("Klub for piger", "Klub for ældre mænd", 2_000),
        // The same amount and area alone.
        (
            "Lektiecafé på biblioteket",
            "Mentorer for unge kvinder",
            1_000,
        ),
        ("Sprogkursus", "Sommerlejr", 1_000),
        ("", "Café", 1_000),
        // A word in common, and no more.
        ("Sommerskole for piger", "Sommerskole for nye børn", 2_000),
    ] {
        let old = [titled(before, row("Greve", 1_000))];
        let new = [titled(after, row("Greve", kroner))];
        assert_eq!(of(&old, &new), [0, 0, 1, 1, 0], "{before} {after}");
    }
    // Another municipality.
    let [old, new] = ["Greve", "Køge"].map(|place| {
        let title = if place == "Greve" {
            "Sprogcafé 2019"
        } else {
            "Sprogcafé 2020"
        };
        [titled(title, row(place, 1_000))]
    });
    assert_eq!(of(&old, &new), [0, 0, 1, 1, 0]);
}

#[test]
fn each_row_is_proposed_once_and_the_likeliest_comes_first() {
    let old = [
        titled("Sprogcafé for kvinder", row("Greve", 1_000)),
        titled("Sprogcafé for mænd", row("Greve", 2_000)),
    ];
    let new = [
        titled("Sprogcaféen for mænd", row("Greve", 9_000)),
        titled("Sprogcaféen for kvinder", row("Greve", 1_000)),
    ];
    let (old, new) = (data(&old), data(&new));
    let found = diff(&old, &new).proposals;
    let pairs: Vec<_> = found
        .iter()
        .map(|found| (found.old.index(), found.new.index()))
        .collect();
    assert_eq!(pairs, [(0, 1), (1, 0)]);
    assert!(found[0].score > found[1].score && found[0].same_amount);
}

#[test]
fn a_confirmed_rename_is_a_changed_row() {
    let (old, new) = (
        data(&[
            titled("Sprogcafé 2019", row("Greve", 1_000)),
            row("Køge", 1),
        ]),
        data(&[
            titled("Sprogcafé 2020", row("Greve", 1_500)),
            row("Køge", 1),
        ]),
    );
    let proposed = diff(&old, &new);
    let confirmed = proposed.proposals.iter();
    let confirmed = confirmed.map(|found| found.rename(&old, &new)).collect();
    let diff = Diff::new(&old, &new, &confirmed);
    assert_eq!(counts(&diff), [1, 1, 0, 0, 0]);
    let pair = diff.changed().next().unwrap();
    assert_eq!(pair.renamed, Some(proposed.proposals[0].score));
    let columns = [Column::Title, Column::Gross].map(Change::Column);
    assert_eq!(pair.changes, columns);
    assert_eq!(diff.old_of(pair.new), Some(pair.old));
}

#[test]
fn too_many_left_overs_are_said_to_be_and_not_compared() {
    let many = |count: usize, word: &str| -> Vec<Row> {
        let title = |at: usize| -> &'static str { format!("{word} {at:04}").leak() };
        (0..count)
            .map(|at| titled(title(at), row("Greve", 1)))
            .collect()
    };
    let side = 100;
    assert_eq!(side * side, MOST_PAIRS);
    let (old, new) = (data(&many(side, "før")), data(&many(side + 1, "nu")));
    let over = diff(&old, &new);
    assert_eq!(over.uncompared.len(), 1);
    assert_eq!(
        (over.uncompared[0].removed, over.uncompared[0].added),
        (side, side + 1)
    );
    let within = diff(&old, &data(&many(side, "nu")));
    assert_eq!(within.uncompared, []);
}

#[test]
fn a_difference_is_told_apart_by_where_it_comes_from() {
    let old = [
        titled("a", row("Greve", 100)),
        titled("b", row("Greve", 200)),
        titled("c", row("Vejle", 400)),
    ];
    let new = [
        in_area(PolicyArea::Social, titled("a", row("Greve", 150))),
        titled("c", row("Vejle", 400)),
        titled("d", row("Vejle", 1_000)),
    ];
    let (old, new) = (data(&old), data(&new));
    let view = View::default();
    let totals = diff(&old, &new).totals((&old, &view), (&new, &view));
    let delta = |rows, kroner| Delta {
        rows,
        gross: Money::from_kroner(kroner),
        income: Money::ZERO,
    };
    assert_eq!(totals.all.added, delta(1, 1_000));
    assert_eq!(totals.all.removed, delta(-1, -200));
    assert_eq!(totals.all.changed, delta(0, 50));
    assert_eq!(totals.all.delta(), delta(0, 850));
    let area = |area| {
        let key = TotalKey::Area(Field::Given(area));
        *totals.areas.iter().find(|total| total.key == key).unwrap()
    };
    // The row moved to another area: there it comes, here it goes.
    assert_eq!(area(PolicyArea::Social).changed, delta(1, 150));
    assert_eq!(area(PolicyArea::Employment).changed, delta(-1, -100));
    // 5,000 people responded: 700 kr. before, 1,550 after.
    let per_head = [totals.all.old, totals.all.new].map(|side| side.per_inhabitant);
    assert_eq!(
        per_head,
        [Some(Decimal::new(14, 2)), Some(Decimal::new(31, 2))]
    );
    let region = TotalKey::Region(Field::Given(Region::Sjaelland));
    let sjaelland = totals.regions.iter().find(|total| total.key == region);
    assert_eq!(sjaelland.unwrap().delta(), delta(-1, -150));
}

#[test]
fn different_price_levels_are_a_difference_and_their_kroner_are_not_compared() {
    let in_level = |level: Option<Year>| priced(&[level], &[row("Greve", 1_000)]);
    let (old, new) = (in_level(Some(2019)), in_level(Some(2022)));
    let found = diff(&old, &new);
    assert!(!found.has_one_price_level() && !found.is_empty());
    let view = View::default();
    assert!(
        !found
            .totals((&old, &view), (&new, &view))
            .has_one_price_level()
    );
    // One that nothing says may be any other.
    assert!(!diff(&in_level(None), &new).has_one_price_level());
    assert!(diff(&in_level(None), &in_level(None)).is_empty());
}

#[test]
fn a_municipality_that_has_come_to_answer_is_a_difference() {
    use crate::domain::dataset::{Builder, Description};
    let country = |response| {
        let known = data(&[]);
        let mut builder = Builder::new(Description::default(), known.places().clone());
        for place in known.places().ids() {
            builder.set_response(place, response);
        }
        builder.finish()
    };
    let (old, new) = (country(Response::Silent), country(Response::Responded));
    let found = diff(&old, &new);
    assert!(!found.is_empty());
    assert_eq!(found.responses.len(), 5);
    let first = found.responses[0];
    assert_eq!(
        (first.old, first.new),
        (Response::Silent, Response::Responded)
    );
}
