//! Laws of explanations: the rows that are listed add up to the numerator, and the formula gives what the answer shows.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod naive;

use std::fs;

use indsats::domain::dataset::{Dataset, RowId};
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::price::PriceFactor;
use indsats::domain::raw::Raw;
use indsats::domain::rule::Rule;
use indsats::domain::terms::Region;
use indsats::load::{self, Source};
use indsats::query::answer::{Answer, Rows};
use indsats::query::criteria::FacetValue;
use indsats::query::explain::{Amount, Divisor, Explanation, Formula, Numerator, Subject};
use indsats::query::group::Key;
use indsats::query::measure::{Measure, Per, Quantity};
use indsats::query::reference::Reference;
use indsats::query::view::{Grouping, View};
use naive::random::{data, question};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use rust_decimal::Decimal;
use tempfile::TempDir;

type Checked = Result<(), TestCaseError>;

/// The rows that the explanation lists, by an answer of their own.
fn listed(explained: &Explanation, data: &Dataset) -> Vec<RowId> {
    let answer = explained.rows.as_ref().map(|view| view.answer(data));
    match answer.map(|answer| answer.rows) {
        Some(Rows::Initiatives(list)) => list.iter(data).collect(),
        Some(Rows::Groups(_)) => panic!("a list of initiatives was meant"),
        None => Vec::new(),
    }
}

/// What rows add up to, from the columns alone; where `complete`, only those that give both amounts.
fn sum(data: &Dataset, rows: &[RowId], quantity: Quantity, complete: bool) -> Amount {
    let gross = |row: &RowId| data.gross(*row).given();
    let income = |row: &RowId| data.income(*row).given();
    let rows = || {
        let all = rows.iter();
        all.filter(|row| !complete || (gross(row).is_some() && income(row).is_some()))
    };
    let given = |of: &dyn Fn(&RowId) -> Option<Money>| -> Money { rows().filter_map(of).sum() };
    match quantity {
        Quantity::Gross => Amount::Kroner(given(&gross)),
        Quantity::Income => Amount::Kroner(given(&income)),
        Quantity::Net => Amount::Kroner(given(&gross) - given(&income)),
        Quantity::Count => Amount::Initiatives(rows().count() as u64),
    }
}

fn check_numerator(explained: &Explanation, numerator: &Numerator, data: &Dataset) -> Checked {
    let rows = listed(explained, data);
    prop_assert_eq!(rows.len() as u64, numerator.rows);
    let complete = explained.measure.per == Per::Initiative
        && explained.measure.quantity == Quantity::Net
        && matches!(
            explained.formula,
            Formula::Quotient(_, Divisor::Initiatives(_))
        );
    let summed = sum(data, &rows, numerator.quantity, complete);
    prop_assert_eq!(summed, numerator.amount);
    Ok(())
}

/// The people of a divisor are those of the members.
fn check_people(explained: &Explanation, divisor: &Divisor) -> Checked {
    let members = explained.members.iter();
    let people: u64 = members.filter_map(|member| member.people).sum();
    match divisor {
        Divisor::Inhabitants { people: all, .. } => prop_assert_eq!(*all, people),
        Divisor::Immigrants {
            ten_thousandths, ..
        } => prop_assert_eq!(*ten_thousandths, people),
        Divisor::Initiatives(_)
        | Divisor::Expenditure(_)
        | Divisor::Selection(_)
        | Divisor::Rows(..) => {}
    }
    Ok(())
}

fn check(explained: &Explanation, shown: Option<Decimal>, data: &Dataset) -> Checked {
    prop_assert_eq!(explained.value, shown);
    if let Some(shown) = shown {
        prop_assert_eq!(explained.computed(), Some(shown));
    }
    match &explained.formula {
        Formula::Sum(numerator) => check_numerator(explained, numerator, data)?,
        Formula::Quotient(numerator, divisor) => {
            check_numerator(explained, numerator, data)?;
            check_people(explained, divisor)?;
        }
        Formula::Mean(count) | Formula::Median(count) => {
            let valued = explained.members.iter();
            let valued = valued.filter(|member| member.value.is_some());
            prop_assert_eq!(valued.count() as u64, *count);
            let rows: u64 = explained.members.iter().map(|member| member.rows).sum();
            prop_assert_eq!(listed(explained, data).len() as u64, rows);
        }
        Formula::EqualPart(..) | Formula::MedianOfAmounts(_) | Formula::Own { .. } => {}
    }
    Ok(())
}

fn check_all(view: &View, data: &Dataset) -> Checked {
    let answer: Answer = view.answer(data);
    check(
        &view.explain(data, Subject::Selection),
        answer.totals.value,
        data,
    )?;
    match &answer.rows {
        Rows::Groups(groups) => {
            for group in groups {
                let own = view.explain(data, Subject::Row(group.key));
                check(&own, group.value, data)?;
                prop_assert_eq!(own.reference, group.reference);
                prop_assert_eq!(own.standing, group.standing);
                prop_assert_eq!(own.ranks.shown.map(|(rank, _)| rank), group.rank);
                let reference = view.explain(data, Subject::Reference(Some(group.key)));
                check(&reference, group.reference, data)?;
            }
        }
        Rows::Initiatives(list) => {
            for row in list.window(data, 0..8) {
                let own = view.explain(data, Subject::Initiative(row.row));
                check(&own, row.value, data)?;
                prop_assert_eq!(own.reference, row.reference);
                let reference = view.explain(data, Subject::InitiativeReference(row.row));
                check(&reference, row.reference, data)?;
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rows_add_up_and_the_formula_gives_what_is_shown(data in data(), question in question()) {
        let view = question.of(&data);
        check_all(&view, &data)?;
        for reference in Reference::ALL {
            check_all(&View { reference, ..view.clone() }, &data)?;
        }
        for measure in Measure::ALL {
            check_all(&View { measure, ..view.clone() }, &data)?;
        }
    }
}

fn example() -> Dataset {
    load::load(&Source::default()).unwrap().dataset
}

#[test]
fn every_figure_of_the_example_is_what_its_explanation_says() {
    let data = example();
    for grouping in [Grouping::Region, Grouping::Area] {
        for reference in Reference::ALL {
            let view = View {
                grouping,
                reference,
                ..View::default()
            };
            check_all(&view, &data).unwrap();
        }
    }
}

#[test]
fn under_a_group_a_rule_and_a_price_factor_the_rows_add_up_against_every_reference() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("grupper.csv");
    let towns = ["Greve", "Køge", "Ishøj", "Solrød"];
    let lines = towns.map(|town| format!("{town};Bugten\n")).concat();
    fs::write(&path, format!("kommune;gruppe\n{lines}")).unwrap();
    let mut source = Source {
        groups: Some(path),
        ..Source::default()
    };
    let factor = PriceFactor::new(2022, 2024, "1.043117").unwrap();
    source.options.price_factors = vec![factor];
    let data = load::load(&source).unwrap().dataset;
    let group = data.groups().ids().next().unwrap();
    for grouping in Grouping::ALL {
        for reference in Reference::ALL {
            let mut view = View {
                grouping,
                reference,
                ..View::default()
            };
            view.scope.set(FacetValue::Group(group), false);
            check_all(&view, &data).unwrap();
            let explained = view.explain(&data, Subject::Selection);
            assert_eq!(explained.price_factors, [factor]);
            assert_eq!(explained.price_level, Some(2024));
        }
        let mut judged = View {
            grouping,
            ..View::default()
        };
        let rule = FacetValue::Rule(Rule::BroadGroupWithoutShare);
        judged.filter.set(rule, false);
        check_all(&judged, &data).unwrap();
        let explained = judged.explain(&data, Subject::Selection);
        assert_eq!(listed(&explained, &data).len(), 10);
    }
}

#[test]
fn a_price_factor_is_named_where_rows_are_brought_on_by_it_and_nowhere_else() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let head = "kommune;område;initiativ;bruttoudgifter\n";
    write("a.csv", &format!("{head}Køge;Social;Mentorer;495\n"));
    write("b.csv", &format!("{head}Herning;Social;Fest;100\n"));
    let resource = |name: &str, level: &str| {
        let fields = ["kommune", "område", "initiativ", "bruttoudgifter"];
        let fields = fields
            .map(|name| format!(r#"{{ "name": "{name}" }}"#))
            .join(", ");
        format!(
            r#"{{ "name": "{name}", "path": "{name}.csv", "price_level": "{level}", "schema": {{ "fields": [ {fields} ] }} }}"#
        )
    };
    write(
        "datapackage.json",
        &format!(
            r#"{{ "price_factors": [ {{ "from": 2019, "to": 2022, "factor": "1,0431" }} ], "resources": [ {}, {} ] }}"#,
            resource("a", "19-pl"),
            resource("b", "22-pl")
        ),
    );
    let data = load::load(&Source::of(folder.path())).unwrap().dataset;
    let view = View {
        grouping: Grouping::Municipality,
        ..View::default()
    };
    for (name, factors) in [("Køge", 1), ("Herning", 0)] {
        let place = data.places().find(Raw::new(name)).unwrap();
        let explained = view.explain(&data, Subject::Row(Key::Municipality(place)));
        assert_eq!(explained.price_factors.len(), factors, "{name}");
    }
    let whole = view.explain(&data, Subject::Selection);
    assert_eq!(
        (whole.price_factors.len(), whole.price_level),
        (1, Some(2022))
    );
}

#[test]
fn a_region_says_who_is_in_it_and_who_is_left_out() {
    let data = example();
    let key = Key::Region(Field::Given(Region::Sjaelland));
    let explained = View::default().explain(&data, Subject::Row(key));
    let Formula::Quotient(numerator, Divisor::Inhabitants { people, .. }) = &explained.formula
    else {
        panic!("{:?}", explained.formula);
    };
    assert_eq!(
        explained.members.len() + explained.left_out.silent.places.len(),
        17
    );
    assert!(explained.left_out.unknown.places.is_empty());
    assert!(!explained.is_national);
    let amounts: Vec<_> = explained
        .members
        .iter()
        .map(|member| member.amount.number())
        .collect();
    assert!(amounts.is_sorted_by(|one, next| one >= next));
    let value = numerator.amount.number().unwrap() / Decimal::from(*people);
    assert_eq!(explained.value, Some(value));
    let whole = View::default().explain(&data, Subject::Selection);
    assert!(whole.is_national);
    assert_eq!(whole.left_out.silent.places.len(), 18);
}

#[test]
fn a_chosen_area_stays_in_the_rows_that_are_listed() {
    let data = example();
    let greve = data.places().find(Raw::new("Greve")).unwrap();
    let area = FacetValue::Area(Field::Given(indsats::domain::terms::PolicyArea::Social));
    let mut view = View {
        grouping: Grouping::Municipality,
        ..View::default()
    };
    view.filter.set(area.clone(), false);
    let explained = view.explain(&data, Subject::Row(Key::Municipality(greve)));
    let rows = explained.rows.unwrap();
    assert_eq!(rows.filter.state(&area), Some(false));
    assert_eq!(rows.scope.len(), 1);
    assert_eq!(rows.grouping, Grouping::Initiative);
}
