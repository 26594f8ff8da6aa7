//! The comparison of pinned rows: its figures are those of ordinary views, pins move nothing else, and how it looks.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod naive;

use indsats::domain::dataset::Dataset;
use indsats::domain::field::Field;
use indsats::query::answer::Rows;
use indsats::query::comparison::Cell;
use indsats::query::criteria::{Criteria, Facet};
use indsats::query::denominator::Withheld;
use indsats::query::group::{Group, Key};
use indsats::query::measure::Per;
use indsats::query::view::{Grouping, View};
use naive::random::{data, question};
use proptest::prelude::*;

/// A row: a region, a municipality or a policy area.
fn key(data: &Dataset, (kind, at): (u8, usize)) -> Option<Key> {
    let code = |number: usize| u8::try_from(at % number).unwrap();
    Some(match kind {
        0 => Key::Region(match code(6) {
            5 => Field::Unknown,
            region => Field::from_code(region),
        }),
        1 | 2 => {
            let places = data.places().len();
            Key::Municipality(data.places().ids().nth(at.checked_rem(places)?)?)
        }
        _ => Key::Area(Field::from_code(code(10))),
    })
}

/// The view with these rows pinned, as far as they can stand beside each other.
fn pinned(mut view: View, data: &Dataset, picks: &[(u8, usize)]) -> View {
    for pick in picks {
        if let Some(key) = key(data, *pick) {
            view.pins.pin(key).ok();
        }
    }
    view
}

fn grouping(key: Key) -> Grouping {
    match key {
        Key::Region(_) => Grouping::Region,
        Key::Municipality(_) => Grouping::Municipality,
        Key::Area(_) => Grouping::Area,
    }
}

/// The view of a pinned row alone.
fn alone(view: &View, pin: Key) -> View {
    let mut alone = view.clone();
    if grouping(pin) == Grouping::Area {
        alone.filter.only(pin.value());
    } else {
        alone.scope = Criteria::default();
        alone.scope.only(pin.value());
    }
    alone
}

fn row(view: &View, data: &Dataset, grouping: Grouping, key: Key) -> Option<Group> {
    let view = View {
        grouping,
        ..view.clone()
    };
    match view.answer(data).rows {
        Rows::Groups(groups) => groups.into_iter().find(|group| group.key == key),
        Rows::Initiatives(_) => None,
    }
}

fn asks_for_areas(view: &View) -> bool {
    let mut filter = view.filter.iter();
    filter.any(|criterion| criterion.value.facet() == Facet::Area)
}

fn picks() -> impl Strategy<Value = Vec<(u8, usize)>> {
    prop_oneof![
        3 => proptest::collection::vec((0_u8..3, any::<usize>()), 2..6),
        1 => proptest::collection::vec((3_u8..4, any::<usize>()), 2..6),
        1 => proptest::collection::vec((0_u8..4, any::<usize>()), 0..6),
    ]
}

/// True where the cell says what the row of an ordinary view does.
fn is_of_row(cell: &Cell, row: Option<&Group>) -> bool {
    match row {
        Some(row) => cell.sum == row.sum && cell.value == row.value,
        // A policy area that is in no vocabulary has a row only where there are initiatives of it.
        None => cell.sum.tally.rows == 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_figure_is_that_of_an_ordinary_view_of_the_pin_alone(
        data in data(),
        question in question(),
        picks in picks(),
    ) {
        let view = pinned(question.of(&data), &data, &picks);
        let Some(comparison) = view.comparison(&data) else {
            prop_assert!(view.pins.len() < 2);
            return Ok(());
        };
        prop_assert_eq!(comparison.pins.len(), view.pins.len());
        let is_mixed = matches!(comparison.withheld, Some(Withheld::MixedPrices(_)));
        for (at, pin) in comparison.pins.iter().enumerate() {
            let is_area = grouping(*pin) == Grouping::Area;
            if is_area && asks_for_areas(&view) {
                continue;
            }
            let alone = alone(&view, *pin);
            let parts = if is_area { Grouping::Region } else { Grouping::Area };
            for line in comparison.all() {
                let cell = &line.cells[at];
                if is_mixed {
                    prop_assert_eq!(cell.value, None);
                    continue;
                }
                let row = match line.part {
                    Some(part) => row(&alone, &data, parts, part),
                    None => row(&alone, &data, grouping(*pin), *pin),
                };
                prop_assert!(is_of_row(cell, row.as_ref()), "{:?} {:?}: {:?} {:?}", pin, line.part, cell, row);
            }
        }
    }

    #[test]
    fn each_average_is_that_of_the_pins_row_where_the_part_alone_is_asked_for(
        data in data(),
        question in question(),
        picks in picks(),
    ) {
        let view = pinned(question.of(&data), &data, &picks);
        let Some(comparison) = view.comparison(&data) else {
            return Ok(());
        };
        let is_share = view.measure.per == Per::Selection;
        if comparison.withheld.is_some() || is_share || asks_for_areas(&view) {
            return Ok(());
        }
        for (at, pin) in comparison.pins.iter().enumerate() {
            for line in comparison.all() {
                let mut asked = view.clone();
                let (of, key) = match (*pin, line.part) {
                    (Key::Area(_), Some(part)) => {
                        asked.filter.only(pin.value());
                        (Grouping::Region, part)
                    }
                    (_, Some(part)) => {
                        asked.filter.only(part.value());
                        (grouping(*pin), *pin)
                    }
                    (_, None) => (grouping(*pin), *pin),
                };
                // A pin outside the scope has no row there.
                if let Some(row) = row(&asked, &data, of, key) {
                    prop_assert_eq!(line.cells[at].reference, row.reference, "{:?} {:?}", pin, line.part);
                }
            }
        }
    }

    #[test]
    fn pins_change_nothing_of_an_answer(data in data(), question in question(), picks in picks()) {
        let view = question.of(&data);
        let with = pinned(view.clone(), &data, &picks);
        prop_assert_eq!(format!("{:?}", view.answer(&data)), format!("{:?}", with.answer(&data)));
        prop_assert_eq!(with.cleared().pins, with.pins);
    }
}

fn shown(arguments: &[&str]) -> String {
    let mut command = assert_cmd::Command::cargo_bin("indsats").unwrap();
    let output = command
        .args(["show", "--lang", "en"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

const TWO: [&str; 4] = ["--by", "municipality", "--pin", "Roskilde,Ringsted"];

#[test]
fn the_comparison_stands_below_the_printed_table() {
    let printed = shown(&TWO);
    let (_, below) = printed.split_once("Comparison: ").unwrap();
    let total = below
        .lines()
        .find(|line| line.starts_with("Total"))
        .unwrap();
    let cells: Vec<_> = total.split_whitespace().collect();
    assert_eq!(cells, ["Total", "68.3", "64.9", "59.9"]);
    for format in ["markdown", "html"] {
        let printed = shown(&[&TWO[..], &["--format", format]].concat());
        let (_, below) = printed.split_once("Comparison: ").unwrap();
        assert!(
            below.contains("68.3") && below.contains("avg. Denmark"),
            "{printed}"
        );
    }
}

#[test]
fn one_pin_a_page_of_checks_and_the_rows_for_programs_have_no_comparison() {
    for arguments in [
        &["--pin", "Roskilde"][..],
        &["--pin", "Roskilde,Ringsted", "--page", "coverage"],
        &["--pin", "Roskilde,Ringsted", "--format", "tsv"],
    ] {
        assert!(!shown(arguments).contains("Comparison"), "{arguments:?}");
    }
}

#[test]
fn a_pin_that_is_refused_ends_the_program_with_the_candidates() {
    let mut command = assert_cmd::Command::cargo_bin("indsats").unwrap();
    let output = command
        .args(["show", "--lang", "en", "--pin", "hol"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("--pin hol may be Holbæk or Holstebro"),
        "{said}"
    );
    assert!(output.stdout.is_empty());
}
