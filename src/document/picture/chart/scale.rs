//! Where the axis has its ticks: at 1, 2 or 5 times a power of ten, said in the unit of the axis.

use rust_decimal::Decimal;

use crate::query::measure::{Measure, Per, Unit};
use crate::text::Language;
use crate::text::bar::axis::Axis;

/// Ticks are at least so many dots apart.
const APART: u32 = 64;
/// More powers of ten than any axis spans.
const POWERS: u32 = 26;

/// The ticks of an axis whose cells are dots, in order, with what is written at them; 0 is always one.
pub(super) fn ticks(axis: &Axis, language: &Language, measure: Measure) -> Vec<(Decimal, String)> {
    let mut values = vec![Decimal::ZERO];
    let mut add = |value: Decimal| {
        let place = axis.position(value) / 8;
        let is_free = |other: &Decimal| place.abs_diff(axis.position(*other) / 8) >= APART;
        if !axis.is_clipped(value) && values.iter().all(is_free) {
            values.push(value);
        }
    };
    if let Some(step) = step(axis, least_step(measure)) {
        let mut value = step;
        while value <= axis.end().max(-axis.start()) {
            add(value);
            add(-value);
            let Some(next) = value.checked_add(step) else {
                break;
            };
            value = next;
        }
    }
    values.sort_unstable();
    let decimals = values
        .iter()
        .map(|value| in_unit(measure, *value).normalize().scale())
        .max()
        .unwrap_or(0);
    values
        .into_iter()
        .map(|value| {
            let said = language.numbers.decimal(in_unit(measure, value), decimals);
            (value, said)
        })
        .collect()
}

/// The smallest step whose first tick is far enough from 0, where the axis has room for one.
fn step(axis: &Axis, least: Decimal) -> Option<Decimal> {
    let place = |value: Decimal| axis.position(value) / 8;
    let is_apart = |step: &Decimal| {
        let ends = [*step, -*step].into_iter();
        let mut ends = ends.filter(|end| !axis.is_clipped(*end));
        ends.any(|end| place(end).abs_diff(place(Decimal::ZERO)) >= APART)
    };
    steps(least).find(is_apart)
}

/// 1, 2 and 5 times the powers of ten, from the least.
fn steps(least: Decimal) -> impl Iterator<Item = Decimal> {
    let powers = std::iter::successors(Some(least), |power| power.checked_mul(Decimal::TEN));
    let powers = powers.take(usize::try_from(POWERS).unwrap_or(0));
    powers.flat_map(|power| {
        [1, 2, 5]
            .into_iter()
            .filter_map(move |times| power.checked_mul(Decimal::from(times)))
    })
}

/// No tick is finer: a thousandth of a krone or percent; one initiative; a thousand kroner.
fn least_step(measure: Measure) -> Decimal {
    match measure.unit() {
        Unit::KronerPerHead | Unit::Percent => Decimal::new(1, 3),
        Unit::Count => Decimal::ONE,
        Unit::Kroner => Decimal::ONE_THOUSAND,
    }
}

/// A value in the unit that is written at the axis.
fn in_unit(measure: Measure, value: Decimal) -> Decimal {
    let one = match (measure.unit(), measure.per) {
        (Unit::Kroner, Per::Initiative) => Decimal::ONE_THOUSAND,
        (Unit::Kroner, _) => Decimal::from(1_000_000),
        (Unit::KronerPerHead | Unit::Percent | Unit::Count, _) => Decimal::ONE,
    };
    value.checked_div(one).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::view::Scale;
    use crate::text::Lang;

    fn said(values: &[&str], scale: Scale, measure: Measure) -> Vec<String> {
        let values = values.iter().map(|value| value.parse().unwrap());
        let axis = Axis::new(values, [], scale, 500);
        let language = Language::new(Lang::Da).unwrap();
        let ticks = ticks(&axis, &language, measure);
        ticks.into_iter().map(|(_, said)| said).collect()
    }

    fn measure(at: usize) -> Measure {
        Measure::ALL[at]
    }

    #[test]
    fn ticks_are_round_numbers_in_the_unit_of_the_axis() {
        assert_eq!(
            said(&["196.6"], Scale::Linear, measure(0)),
            ["0", "50", "100", "150"]
        );
        assert_eq!(
            said(&["12100000", "4"], Scale::Linear, measure(1)),
            ["0", "2", "4", "6", "8", "10", "12"]
        );
        assert_eq!(
            said(&["0.7"], Scale::Linear, measure(0)),
            ["0,0", "0,1", "0,2", "0,3", "0,4", "0,5", "0,6", "0,7"]
        );
        assert_eq!(
            said(&["3"], Scale::Linear, measure(2)),
            ["0", "1", "2", "3"]
        );
    }

    #[test]
    fn an_axis_with_negative_values_has_ticks_on_both_sides() {
        assert_eq!(
            said(&["-30", "70"], Scale::Linear, measure(3)),
            ["-20", "0", "20", "40", "60"]
        );
    }

    #[test]
    fn an_axis_of_zeros_has_one_tick() {
        assert_eq!(said(&["0"], Scale::Linear, measure(0)), ["0"]);
    }
}
