use super::*;
use crate::domain::dataset::Dataset;
use crate::domain::terms::Region;
use crate::query::criteria::FacetValue;
use crate::query::fixture::{
    by_municipality, choosing, data, group, in_area, in_file, place, priced, row,
};
use crate::query::measure::{Measure, Quantity};

const SOCIAL: Key = Key::Area(Field::Given(PolicyArea::Social));

fn town(data: &Dataset, name: &str) -> Key {
    Key::Municipality(place(data, name))
}

fn pinning(mut view: View, keys: &[Key]) -> View {
    for key in keys {
        view.pins.pin(*key).unwrap();
    }
    view
}

fn line(comparison: &Comparison, part: Key) -> &Line {
    let mut lines = comparison.lines.iter();
    lines.find(|line| line.part == Some(part)).unwrap()
}

fn values(line: &Line) -> Vec<Option<Decimal>> {
    line.cells.iter().map(|cell| cell.value).collect()
}

fn kroner(value: i64) -> Option<Decimal> {
    Some(Decimal::from(value))
}

#[test]
fn one_row_is_nothing_to_compare() {
    let data = data(&[row("Greve", 1_000)]);
    let view = pinning(by_municipality(), &[town(&data, "Greve")]);
    assert!(view.comparison(&data).is_none());
}

#[test]
fn each_pin_is_divided_by_its_own_people_whatever_the_scope() {
    let social = in_area(PolicyArea::Social, row("Vejle", 3_000));
    let data = data(&[row("Greve", 9_000), social]);
    let pins = [town(&data, "Vejle"), town(&data, "Greve")];
    let sealand = FacetValue::Region(Field::Given(Region::Sjaelland));
    let view = pinning(choosing(by_municipality(), sealand), &pins);
    let comparison = view.comparison(&data).unwrap();
    assert_eq!(comparison.pins, pins);
    // Vejle has 1,000 people and lies outside the scope; Greve has 1,000.
    assert_eq!(values(line(&comparison, SOCIAL)), [kroner(3), kroner(0)]);
    assert_eq!(values(&comparison.total), [kroner(3), kroner(9)]);
    // Denmark: 3,000 kr. of social initiatives over the 5,000 people of responding municipalities.
    let average = Some(Decimal::new(6, 1));
    assert_eq!(line(&comparison, SOCIAL).shared_reference(), average);
    assert!(comparison.shares_reference());
}

#[test]
fn a_silent_municipality_has_no_value_and_no_zero() {
    let data = data(&[row("Greve", 9_000)]);
    let pins = [town(&data, "Odense"), town(&data, "Køge")];
    let comparison = pinning(by_municipality(), &pins).comparison(&data).unwrap();
    for line in comparison.all() {
        assert_eq!(values(line), [None, kroner(0)], "{:?}", line.part);
        assert_eq!(line.cells[0].state, State::DidNotRespond);
    }
}

#[test]
fn pins_move_no_figure_of_the_answer() {
    let data = data(&[row("Greve", 9_000), row("Vejle", 2_000)]);
    let view = by_municipality();
    let pinned = pinning(view.clone(), &[town(&data, "Greve"), town(&data, "Vejle")]);
    let (before, after) = (view.answer(&data), pinned.answer(&data));
    assert_eq!(before.totals.sum, after.totals.sum);
    for name in ["Greve", "Vejle", "Køge"] {
        let (one, two) = (group(&before, &data, name), group(&after, &data, name));
        assert_eq!((one.value, one.reference), (two.value, two.reference));
    }
}

#[test]
fn policy_areas_are_compared_by_region() {
    let social = |name, kroner| in_area(PolicyArea::Social, row(name, kroner));
    let data = data(&[
        row("Greve", 8_000),
        social("Greve", 4_000),
        social("Vejle", 2_000),
    ]);
    let employment = Key::Area(Field::Given(PolicyArea::Employment));
    let view = pinning(View::default(), &[employment, SOCIAL]);
    let comparison = view.comparison(&data).unwrap();
    let region = |region| line(&comparison, Key::Region(Field::Given(region)));
    assert_eq!(values(region(Region::Sjaelland)), [kroner(2), kroner(1)]);
    assert_eq!(values(region(Region::Syddanmark)), [kroner(0), kroner(2)]);
    assert!(
        !comparison.shares_reference(),
        "each area has its own average"
    );
}

#[test]
fn shares_are_of_each_pins_own_sum_and_held_against_the_shares_in_the_average() {
    let social = in_area(PolicyArea::Social, row("Greve", 3_000));
    let data = data(&[row("Greve", 1_000), social, row("Vejle", 4_000)]);
    let share = Measure {
        quantity: Quantity::Gross,
        per: Per::Selection,
    };
    let view = View {
        measure: share,
        ..by_municipality()
    };
    let view = pinning(view, &[town(&data, "Greve"), town(&data, "Vejle")]);
    let comparison = view.comparison(&data).unwrap();
    let social = line(&comparison, SOCIAL);
    assert_eq!(values(social), [kroner(75), kroner(0)]);
    assert_eq!(social.shared_reference(), Some(Decimal::new(375, 1)));
    assert_eq!(values(&comparison.total), [kroner(100), kroner(100)]);
}

#[test]
fn kroner_of_different_price_levels_are_not_compared_and_counts_are() {
    let levels = [Some(2019), Some(2022)];
    let rows = [row("Greve", 1_000), in_file(1, row("Vejle", 2_000))];
    let data = priced(&levels, &rows);
    let pins = [town(&data, "Greve"), town(&data, "Vejle")];
    let comparison = pinning(by_municipality(), &pins).comparison(&data).unwrap();
    assert_eq!(values(&comparison.total), [None, None]);
    assert!(matches!(
        comparison.withheld,
        Some(Withheld::MixedPrices(_))
    ));
    let alike = [town(&data, "Greve"), town(&data, "Køge")];
    let comparison = pinning(by_municipality(), &alike)
        .comparison(&data)
        .unwrap();
    assert_eq!(values(&comparison.total), [kroner(1), kroner(0)]);
    assert!(matches!(
        comparison.withheld,
        Some(Withheld::MixedReference(_))
    ));
    assert!(!comparison.shares_reference(), "there is no average");
    let counts = View {
        measure: Measure {
            quantity: Quantity::Count,
            per: Per::Total,
        },
        ..by_municipality()
    };
    let comparison = pinning(counts, &pins).comparison(&data).unwrap();
    assert_eq!(values(&comparison.total), [kroner(1), kroner(1)]);
    assert_eq!(comparison.withheld, None);
}
