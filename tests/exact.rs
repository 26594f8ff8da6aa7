//! A price factor changes nothing but the level: every figure is the one of the typed amounts times the factor, to the
//! last part of an øre.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use indsats::domain::dataset::{Builder, Dataset, Description, Initiative, RowId};
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::price::{PriceFactor, PriceFactors};
use indsats::domain::rule::Rule;
use indsats::load::{self, Options, Source, shipped};
use indsats::query::concentration::Concentration;
use indsats::query::criteria::{FacetValue, Span};
use indsats::query::diff::Diff;
use indsats::query::estimate::Estimate;
use indsats::query::quality::{Value, findings_of, rows};
use indsats::query::robustness::{Figure, Robustness};
use indsats::query::view::{Grouping, View};
use proptest::prelude::*;
use rust_decimal::Decimal;
use tempfile::TempDir;

fn factor(millionths: u32) -> PriceFactor {
    let written = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
    PriceFactor::new(2022, 2024, &written).unwrap()
}

fn shipped_example() -> &'static Dataset {
    static EXAMPLE: LazyLock<Dataset> = LazyLock::new(|| shipped::load().unwrap().dataset);
    &EXAMPLE
}

/// The shipped example with other amounts in øre, row by row, and perhaps a factor.
fn example(amounts: &[(i64, i64)], factor: Option<PriceFactor>) -> Dataset {
    let data = shipped_example();
    let mut price_factors = PriceFactors::default();
    if let Some(factor) = factor {
        price_factors.add(factor).unwrap();
    }
    let description = Description {
        price_factors,
        ..data.description().clone()
    };
    let mut builder = Builder::new(description, data.places().clone());
    for origin in data.origins() {
        builder.add_origin(origin.clone()).unwrap();
    }
    for place in data.places().ids() {
        builder.set_response(place, data.response(place));
    }
    let money = |ore: i64| Field::Given(Money::from_ore(ore.into()));
    for (row, (gross, income)) in data.rows().zip(amounts.iter().cycle()) {
        let initiative = Initiative {
            gross: money(*gross),
            income: money(*income),
            ..data.initiative(row)
        };
        builder.push(&initiative).unwrap();
    }
    builder.finish()
}

fn amounts() -> impl Strategy<Value = Vec<(i64, i64)>> {
    let ore = prop_oneof![Just(0_i64), 1_i64..200_000, 0_i64..400_000_000];
    prop::collection::vec((ore.clone(), ore), 1..40)
}

fn millionths() -> impl Strategy<Value = u32> {
    prop_oneof![900_001_u32..1_300_000, 1_u32..999_999_999]
}

/// Equal but for the 28 digits of one division.
fn is_close(one: Decimal, other: Decimal) -> bool {
    let size = one.abs().max(other.abs()).max(Decimal::ONE);
    (one - other).abs() <= size * Decimal::new(1, 18)
}

fn sum(data: &Dataset) -> Money {
    data.rows().filter_map(|row| data.gross(row).given()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_estimate_is_that_of_the_typed_amounts_times_the_factor(amounts in amounts(), millionths in millionths()) {
        let factor = factor(millionths);
        let (plain, risen) = (example(&amounts, None), example(&amounts, Some(factor)));
        let view = View::default();
        let estimates = [&plain, &risen].map(|data| Estimate::new(&view, data).unwrap());
        for (before, after) in estimates[0].lines.iter().zip(&estimates[1].lines) {
            prop_assert_eq!(after.reported, before.reported * factor.number());
            let points = |line: &indsats::query::estimate::Line| {
                let added = line.added;
                [added.scaled, added.stratified, added.at_mean, added.at_median]
            };
            for (before, after) in points(before).into_iter().zip(points(after)) {
                prop_assert!(is_close(after, before * factor.number()), "{} {}", before, after);
            }
            // An end of the interval is a draw in whole parts of an øre per inhabitant, and told in whole øre.
            let ends = |line: &indsats::query::estimate::Line| [line.added.low, line.added.high];
            for (before, after) in ends(before).into_iter().zip(ends(after)) {
                let wide = Decimal::new(2, 2) * (factor.number() + Decimal::ONE);
                let difference = (after - before * factor.number()).abs();
                prop_assert!(difference <= wide, "{} {}", before, after);
            }
        }
    }

    #[test]
    fn concentration_knows_no_price_level(amounts in amounts(), millionths in millionths()) {
        let factor = factor(millionths);
        let (plain, risen) = (example(&amounts, None), example(&amounts, Some(factor)));
        let of = |data| Concentration::new(&View::default(), data).unwrap();
        let (before, after) = (of(&plain), of(&risen));
        prop_assert_eq!(after.lorenz.gini(), before.lorenz.gini());
        for percent in [10, 37, 50, 90] {
            prop_assert_eq!(after.lorenz.at(percent), before.lorenz.at(percent));
        }
        let kroner = |all: &Concentration| all.lorenz.kroner().kroner().unwrap();
        prop_assert_eq!(kroner(&after), kroner(&before) * factor.number());
        for (before, after) in before.largest.iter().zip(&after.largest) {
            prop_assert_eq!(&after.places, &before.places);
            prop_assert_eq!(after.of_kroner, before.of_kroner);
            prop_assert_eq!(after.kroner.kroner(), before.kroner.kroner().map(|sum| sum * factor.number()));
        }
    }

    #[test]
    fn totals_without_the_largest_are_those_of_the_typed_amounts_times_the_factor(
        amounts in amounts(),
        millionths in millionths(),
    ) {
        let factor = factor(millionths);
        let (plain, risen) = (example(&amounts, None), example(&amounts, Some(factor)));
        let of = |data| Robustness::new(&View::default(), data);
        let (before, after) = (of(&plain), of(&risen));
        prop_assert_eq!(before.each.len(), after.each.len());
        for (before, after) in before.each.iter().zip(&after.each) {
            prop_assert_eq!(&after.places, &before.places);
            let total = before.figures.of(Figure::Total).map(|total| total * factor.number());
            prop_assert_eq!(after.figures.of(Figure::Total), total);
            for figure in Figure::ALL {
                let values = before.figures.of(figure).zip(after.figures.of(figure));
                prop_assert!(values.is_none_or(|(before, after)| is_close(after, before * factor.number())));
            }
        }
    }

    #[test]
    fn differences_of_totals_add_up_under_a_factor(
        old in amounts(),
        new in amounts(),
        millionths in millionths(),
    ) {
        let factor = factor(millionths);
        let (old, new) = (example(&old, Some(factor)), example(&new, Some(factor)));
        let diff = Diff::new(&old, &new, &BTreeSet::new());
        let view = View::default();
        let totals = diff.totals((&old, &view), (&new, &view));
        let all = totals.all.delta().gross;
        prop_assert_eq!(all, sum(&new) - sum(&old));
        for parts in [&totals.regions, &totals.areas, &totals.municipalities] {
            prop_assert_eq!(parts.iter().map(|total| total.delta().gross).sum::<Money>(), all);
            for total in parts.iter().chain([&totals.all]) {
                let from = total.added.gross + total.removed.gross + total.changed.gross;
                prop_assert_eq!(from, total.delta().gross);
            }
        }
    }

    #[test]
    fn an_amount_lies_in_one_band_and_in_the_typed_ranges_that_say_so(ore in 0_i64..600_000_000, millionths in millionths()) {
        let amount = factor(millionths).of(Money::from_ore(ore.into()));
        let bands = Span::AMOUNTS.iter().filter(|band| band.has_amount(amount));
        prop_assert_eq!(bands.count(), 1);
        // A whole number of kroner near it: over it, up to it, from it, below it.
        let whole = i64::try_from(amount.floored_ore() / 100 * 100).unwrap();
        let end = Money::from_ore(whole.into());
        let span = |from, to| Span { from, to };
        prop_assert_eq!(span(Some(whole + 1), None).has_amount(amount), amount > end);
        prop_assert_eq!(span(None, Some(whole + 1)).has_amount(amount), amount <= end);
        prop_assert_eq!(span(Some(whole), None).has_amount(amount), amount >= end);
        prop_assert_eq!(span(None, Some(whole)).has_amount(amount), amount < end);
    }
}

#[test]
fn parts_of_an_ore_are_told_from_the_ends_of_a_range() {
    let amount = factor(1_500_000).of(Money::from_ore(10_000_001));
    assert!(!amount.is_whole_ore());
    let span = |from, to| Span { from, to };
    // 150,000.015 kr. is over 150,000.01 kr. and not up to it.
    assert!(span(Some(15_000_001), None).has_amount(amount));
    let half = factor(500_000).of(Money::from_ore(1));
    assert!(Span::new(1, 5_000_000).has_amount(half) && !Span::new(0, 1).has_amount(half));
    let above = factor(1_000_001).of(Money::from_ore(10_000_000 / 10));
    assert!(span(Some(1_000_001), None).has_amount(above));
    assert!(!span(None, Some(1_000_001)).has_amount(above));
}

/// Køge's amounts a thousand times too large.
fn in_kroner(price_factors: PriceFactors) -> (Dataset, Vec<RowId>) {
    let data = shipped_example();
    let description = Description {
        price_factors,
        ..data.description().clone()
    };
    let koege = data
        .places()
        .find(indsats::domain::raw::Raw::new("Køge"))
        .unwrap();
    let mut builder = Builder::new(description, data.places().clone());
    for origin in data.origins() {
        builder.add_origin(origin.clone()).unwrap();
    }
    for place in data.places().ids() {
        builder.set_response(place, data.response(place));
    }
    let mut wrong = Vec::new();
    for row in data.rows() {
        let mut initiative = data.initiative(row);
        if initiative.place == koege {
            initiative.gross = initiative.gross.map(|gross| gross.times(1_000));
            wrong.extend((initiative.gross != Field::Given(Money::ZERO)).then_some(row));
        }
        builder.push(&initiative).unwrap();
    }
    (builder.finish(), wrong)
}

#[test]
fn rules_name_the_same_rows_under_a_factor_and_what_was_typed() {
    let mut factors = PriceFactors::default();
    factors.add(factor(1_043_117)).unwrap();
    let (risen, wrong) = in_kroner(factors);
    let (plain, _) = in_kroner(PriceFactors::default());
    assert_eq!(rows(&risen, Rule::KronerAsThousands), wrong);
    for rule in Rule::ALL {
        assert_eq!(rows(&risen, *rule), rows(&plain, *rule), "{}", rule.id());
    }
    for finding in findings_of(&risen, Rule::KronerAsThousands) {
        let typed = risen.typed_gross(finding.rows[0]).given().unwrap();
        assert_eq!(finding.found, Some(Value::Amount(typed)));
        let meant = Money::from_ore(typed.floored_ore() / 1_000);
        assert_eq!(finding.expected, Some(Value::Amount(meant)));
    }
}

const HEAD: &str = "kommune;område;initiativ;bruttoudgifter;bruttoindtægter\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn effects_of_corrections_are_the_differences_of_the_totals_at_their_level(
        amounts in prop::collection::vec((0_i64..90_000_000, 0_i64..90_000_000), 1..6),
        millionths in millionths(),
    ) {
        let folder = TempDir::new().unwrap();
        let file = |name: &str, text: String| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        };
        let thousands = |ore: i64| format!("{},{:05}", ore / 100_000, ore % 100_000);
        let (mut table, mut corrections) = (HEAD.to_owned(), "fil;linje;kolonne;gammel;ny;begrundelse\n".to_owned());
        for (at, (old, new)) in amounts.iter().enumerate() {
            let (old, new) = (thousands(*old), thousands(*new));
            let record = ["Køge", "Social", &format!("Fest {at}"), &old, "1"];
            table.push_str(&record.join(";"));
            table.push('\n');
            let line = (at + 2).to_string();
            let record = ["svar.csv", &line, "bruttoudgifter", &old, &new, "tastefejl"];
            corrections.push_str(&record.join(";"));
            corrections.push('\n');
        }
        let source = Source {
            options: Options {
                price_level: Some(2022),
                price_factors: vec![factor(millionths)],
                ..Options::default()
            },
            ..Source::of(file("svar.csv", table))
        };
        let before = load::load(&source).unwrap().dataset;
        let corrections = Some(file("rettelser.csv", corrections));
        let after = load::load(&Source { corrections, ..source }).unwrap().dataset;
        prop_assert_eq!(after.corrections().refused().count(), 0);
        let effect = after.correction_effect();
        prop_assert_eq!(effect.gross, sum(&after) - sum(&before));
        let each = after.corrections().applied();
        let each = each.map(|(_, applied)| applied.brought(after.price_factor_of(0)).effect().gross);
        prop_assert_eq!(each.sum::<Money>(), effect.gross);
        // What is chosen under a range is chosen at the level of the totals.
        let mut view = View { grouping: Grouping::Initiative, ..View::default() };
        let span = Span { from: Some(45_000_001), to: None };
        view.filter.set(FacetValue::Gross(Field::Given(span)), false);
        let chosen = view.answer(&after).totals.sum.tally.rows;
        let above = after.rows().filter(|row| after.gross(*row).given() > Some(Money::from_ore(45_000_000)));
        prop_assert_eq!(chosen, above.count() as u64);
    }
}
