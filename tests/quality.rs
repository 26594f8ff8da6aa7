//! The rules for the data held against the shipped example, changed examples and random data.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file uses a part of it")]
#[path = "naive/random.rs"]
mod random;

use std::collections::BTreeSet;

use indsats::domain::dataset::{Builder, Dataset, Initiative, RowId};
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::place::PlaceId;
use indsats::domain::raw::Raw;
use indsats::domain::rule::Rule;
use indsats::load::{self, Source, shipped};
use indsats::query::quality::{Subject, Value, findings, findings_of, rows};
use indsats::text::{Lang, Language};
use proptest::prelude::*;
use tempfile::TempDir;

fn example() -> Dataset {
    shipped::load().unwrap().dataset
}

fn place(data: &Dataset, name: &str) -> PlaceId {
    data.places().find(Raw::new(name)).unwrap()
}

/// The data with the amounts of some municipalities changed.
fn with_amounts(
    data: &Dataset,
    is_meant: impl Fn(PlaceId) -> bool,
    change: fn(i128) -> i128,
) -> Dataset {
    let mut builder = Builder::new(data.description().clone(), data.places().clone());
    for origin in data.origins() {
        builder.add_origin(origin.clone()).unwrap();
    }
    for place in data.places().ids() {
        builder.set_response(place, data.response(place));
    }
    let changed =
        |amount: Field<Money>| amount.map(|money| Money::from_ore(change(money.floored_ore())));
    for row in data.rows() {
        let initiative = data.initiative(row);
        let is_changed = is_meant(initiative.place);
        let amounts = |amount| if is_changed { changed(amount) } else { amount };
        let (gross, income) = (amounts(initiative.gross), amounts(initiative.income));
        let initiative = Initiative {
            gross,
            income,
            ..initiative
        };
        builder.push(&initiative).unwrap();
    }
    builder.finish()
}

/// The rows of some municipalities with an amount above 0.
fn amounts_of(data: &Dataset, is_meant: impl Fn(PlaceId) -> bool) -> Vec<RowId> {
    let is_amount = |row: &RowId| data.gross(*row).given() > Some(Money::ZERO);
    let meant = data.rows().filter(|row| is_meant(data.place(*row)));
    meant.filter(is_amount).collect()
}

#[test]
fn the_example_trips_what_was_put_into_it_and_nothing_more() {
    let data = example();
    let counts: Vec<_> = Rule::ALL
        .iter()
        .map(|rule| (rule.id(), findings_of(&data, *rule).len()))
        .filter(|(_, found)| *found > 0)
        .collect();
    // 7 of 706 cost nothing and 4 titles are "(fortsat)"; Mariagerfjord's 0.19 kr. per inhabitant would be 193 as
    // millions, below Køge's 197.
    let expected = [
        ("Q003", 8),
        ("Q004", 7),
        ("Q006", 1),
        ("Q007", 4),
        ("Q012", 8),
        ("Q013", 10),
        ("Q014", 9),
        ("Q016", 8),
        ("Q017", 1),
    ];
    assert_eq!(counts, expected);
}

#[test]
fn kroner_typed_as_thousands_name_exactly_the_rows_of_any_one_municipality() {
    let data = example();
    for place in data.places().ids() {
        let is_it = |other: PlaceId| other == place;
        let wrong = with_amounts(&data, is_it, |ore| ore * 1_000);
        let tripped = rows(&wrong, Rule::KronerAsThousands);
        let name = data.places().get(place).name.as_raw().shown();
        assert_eq!(tripped, amounts_of(&data, is_it), "{name}");
        for finding in findings_of(&wrong, Rule::KronerAsThousands) {
            let Subject::Row(row) = finding.subject else {
                panic!("{finding:?}");
            };
            let meant = data.gross(row).given().unwrap();
            assert_eq!(finding.expected, Some(Value::Amount(meant)));
        }
    }
}

#[test]
fn kroner_typed_as_thousands_are_told_apart_in_large_and_small_municipalities_at_once() {
    let data = example();
    let names = [
        "København",
        "Aarhus",
        "Køge",
        "Læsø",
        "Ærø",
        "Varde",
        "Tårnby",
    ];
    let meant: BTreeSet<_> = names.iter().map(|name| place(&data, name)).collect();
    let wrong = with_amounts(&data, |place| meant.contains(&place), |ore| ore * 1_000);
    let expected = amounts_of(&data, |place| meant.contains(&place));
    assert!(expected.len() > 90, "{}", expected.len());
    assert_eq!(rows(&wrong, Rule::KronerAsThousands), expected);
}

#[test]
fn a_whole_file_in_kroner_trips_without_a_rightful_municipality_to_compare_with() {
    let data = example();
    let wrong = with_amounts(&data, |_| true, |ore| ore * 1_000);
    let tripped = rows(&wrong, Rule::KronerAsThousands).len();
    let all = amounts_of(&data, |_| true).len();
    assert!(tripped * 10 > all * 9, "{tripped} of {all}");
}

#[test]
fn a_municipality_that_spends_half_as_much_again_has_no_wrong_unit() {
    let data = example();
    for place in data.places().ids() {
        let more = with_amounts(&data, |other| other == place, |ore| ore * 3 / 2);
        let name = data.places().get(place).name.as_raw().shown();
        assert_eq!(rows(&more, Rule::KronerAsThousands), [], "{name}");
    }
}

#[test]
fn millions_typed_as_thousands_name_the_municipality() {
    let data = example();
    for name in ["København", "Køge", "Odense"] {
        let meant = place(&data, name);
        let wrong = with_amounts(&data, |place| place == meant, |ore| ore / 1_000);
        let found = findings_of(&wrong, Rule::MillionsAsThousands);
        let subjects: Vec<_> = found.iter().map(|finding| finding.subject).collect();
        assert!(subjects.contains(&Subject::Place(meant)), "{name}");
    }
}

/// Rules whose example is no file of initiatives: numbers of an area, responses, a package.
const NO_FILE: [Rule; 5] = [
    Rule::Outlier,
    Rule::MissingMunicipality,
    Rule::RowsOfSilent,
    Rule::PriceLevel,
    Rule::FewResponses,
];

#[test]
fn the_examples_of_a_rule_are_files_that_trip_it_and_do_not() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("example.csv");
    let language = Language::new(Lang::Da).unwrap();
    for rule in Rule::ALL.iter().filter(|rule| !NO_FILE.contains(rule)) {
        let examples = language.rule_explanation(*rule).examples;
        let tripped = examples.map(|example| {
            std::fs::write(&file, example).unwrap();
            let loaded = load::load(&Source::of(file.clone())).unwrap();
            !rows(&loaded.dataset, *rule).is_empty()
        });
        assert_eq!(tripped, [true, false], "{rule:?}");
    }
}

/// The rules change nothing of what loading says: its notes are counted before they are asked.
#[test]
fn findings_of_rules_are_no_notes_of_loading() {
    let loaded = shipped::load().unwrap();
    assert!(!findings(&loaded.dataset).is_empty());
    let noted = loaded
        .report
        .notes
        .iter()
        .filter(|note| note.code.is_finding());
    let counts = loaded.report.counts();
    let counted = counts.cell_errors + counts.warnings + counts.held;
    assert_eq!(noted.count() as u64, counted);
}

proptest! {
    #[test]
    fn the_rows_of_a_rule_are_those_of_its_findings(data in random::data()) {
        let all = findings(&data);
        prop_assert!(all.is_sorted_by_key(|finding| finding.rule));
        for rule in Rule::ALL {
            let own = all.iter().filter(|finding| finding.rule == *rule);
            let expected: BTreeSet<_> = own.clone().flat_map(|finding| &finding.rows).copied().collect();
            let tripped = rows(&data, *rule);
            prop_assert!(tripped.iter().copied().eq(expected));
            for finding in own {
                prop_assert!(finding.rows.is_sorted());
                if let Subject::Row(row) = finding.subject {
                    prop_assert_eq!(&finding.rows, &vec![row]);
                }
                prop_assert_eq!(matches!(finding.subject, Subject::Row(_)), rule.is_of_rows() && *rule != Rule::MillionsAsThousands);
            }
        }
    }
}
