//! Answers on a country small enough to reckon by hand.

use super::*;
use crate::domain::dataset::Initiative;
use crate::domain::field::Field;
use crate::domain::terms::PolicyArea;
use crate::query::criteria::FacetValue;
use crate::query::fixture::{by_municipality, choosing, data, group, groups, place, row};
use crate::query::measure::Measure;
use crate::query::view::{Conditions, Order, OrderKey};

#[test]
fn an_empty_result_names_the_criterion_that_emptied_it() {
    let data = data(&[row("Greve", 1_000)]);
    let employment = FacetValue::Area(Field::Given(PolicyArea::Employment));
    let vejle = FacetValue::Municipality(place(&data, "Vejle"));
    let view = choosing(choosing(by_municipality(), vejle.clone()), employment);
    let blame = view.answer(&data).emptied_by.unwrap();
    assert_eq!((blame.criterion.value, blame.initiatives), (vejle, 1));
}

#[test]
fn two_criteria_that_empty_it_together_blame_the_last() {
    let data = data(&[row("Greve", 1_000)]);
    let social = FacetValue::Area(Field::Given(PolicyArea::Social));
    let words = FacetValue::Words("fodbold".into());
    let view = choosing(choosing(by_municipality(), social), words.clone());
    let blame = view.answer(&data).emptied_by.unwrap();
    assert_eq!((blame.criterion.value, blame.initiatives), (words, 0));
}

#[test]
fn equal_values_share_a_rank() {
    let data = data(&[row("Greve", 2_000), row("Køge", 6_000), row("Vejle", 1_000)]);
    let answer = by_municipality().answer(&data);
    let rank = |name| group(&answer, &data, name).rank;
    assert_eq!((rank("Greve"), rank("Køge")), (Some(1), Some(1)));
    assert_eq!((rank("Vejle"), rank("Odense")), (Some(3), None));
}

#[test]
fn the_axis_keeps_its_reference_when_no_row_is_above_it() {
    let data = data(&[row("Greve", 1_000), row("Køge", 3_000), row("Vejle", 1_000)]);
    let view = View {
        conditions: Conditions {
            hide_empty: true,
            above_only: true,
        },
        ..by_municipality()
    };
    let answer = view.answer(&data);
    assert!(answer.rows.is_empty());
    assert_eq!(answer.axis.shared, Some(Decimal::ONE));
}

#[test]
fn a_silent_scope_has_no_total_value() {
    let data = data(&[row("Greve", 1_000)]);
    for measure in Measure::ALL {
        let view = View {
            measure,
            ..by_municipality()
        };
        let odense = FacetValue::Municipality(place(&data, "Odense"));
        let totals = choosing(view, odense).answer(&data).totals;
        assert_eq!((totals.value, totals.per_inhabitant), (None, None));
    }
}

#[test]
fn silent_municipalities_stand_last_in_both_directions() {
    let data = data(&[row("Greve", 1_000)]);
    for descending in [true, false] {
        for key in [OrderKey::Value, OrderKey::Count, OrderKey::Gross] {
            let view = View {
                order: Order { key, descending },
                ..by_municipality()
            };
            let answer = view.answer(&data);
            let last = groups(&answer)[3..].iter().map(|group| group.state);
            assert!(last.eq([State::DidNotRespond, State::Unknown]));
        }
    }
}

#[test]
fn net_is_averaged_over_the_initiatives_that_give_both_amounts() {
    let (place, half) = row("Greve", 500);
    let half = Initiative {
        income: Field::Unreadable,
        ..half
    };
    let data = data(&[row("Greve", 100), (place, half)]);
    let view = View {
        grouping: Grouping::Initiative,
        measure: Measure::ALL[3],
        ..by_municipality()
    };
    let Rows::Initiatives(list) = view.answer(&data).rows else {
        panic!("a view by initiative lists initiatives");
    };
    let rows = list.window(&data, 0..9);
    assert_eq!(rows[0].reference, Some(Decimal::from(100)));
    assert_eq!(rows[0].standing, Some(Standing::Equal));
    assert_eq!(rows[1].value, None);
}

#[test]
fn the_national_rank_ignores_the_scope() {
    let data = data(&[row("Greve", 1_000), row("Vejle", 2_000)]);
    let greve = place(&data, "Greve");
    let view = choosing(by_municipality(), FacetValue::Municipality(greve));
    assert_eq!(view.national_rank(&data, greve), Some((2, 3)));
    assert_eq!(view.national_rank(&data, place(&data, "Odense")), None);
}
