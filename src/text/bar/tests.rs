//! Pictures and laws of the bar.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::axis::Axis;
use super::cells::{BarCell, Glyphs, Kind, bar};
use crate::query::view::Scale;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn glyphs(cells: &[BarCell]) -> String {
    let text: String = cells.iter().map(|cell| cell.glyph).collect();
    text.trim_end().to_owned()
}

/// The axis 0 to 40 with a reference of 6.6.
fn axis(width: u16) -> Axis {
    let axis = Axis::new(
        [decimal("188.7"), Decimal::ZERO],
        [decimal("6.6")],
        Scale::Clipped,
        width,
    );
    assert_eq!(axis.end(), decimal("40"));
    axis
}

fn cells(value: &str, width: u16, glyphs: Glyphs) -> Vec<BarCell> {
    bar(
        &axis(width),
        Some(decimal(value)),
        Some(decimal("6.6")),
        glyphs,
    )
}

fn picture(value: &str, width: u16) -> String {
    glyphs(&cells(value, width, Glyphs::Unicode))
}

/// Full cells, the line, full cells and the end.
fn drawn(before: usize, line: &str, after: usize, end: &str) -> String {
    format!("{}{line}{}{end}", "█".repeat(before), "█".repeat(after))
}

#[test]
fn off_the_scale_ends_in_an_arrow() {
    assert_eq!(picture("188.7", 46), drawn(7, "┃", 36, " ▶"));
    assert_eq!(cells("188.7", 46, Glyphs::Unicode)[45].kind, Kind::Overflow);
}

#[test]
fn beyond_the_reference_the_line_is_heavy() {
    assert_eq!(picture("35.9", 46), drawn(7, "┃", 33, "▎"));
    assert_eq!(picture("40", 46), drawn(7, "┃", 38, ""));
}

#[test]
fn equal_to_the_reference_stops_at_the_line() {
    assert_eq!(picture("6.6", 46), drawn(7, "┊", 0, ""));
}

#[test]
fn above_the_reference_within_its_cell_shows_by_the_line_alone() {
    assert_eq!(picture("6.61", 46), drawn(7, "┃", 0, ""));
    assert_eq!(picture("6.59", 46), drawn(7, "┊", 0, ""));
}

#[test]
fn below_the_reference_the_line_is_light() {
    assert_eq!(picture("5.3", 46), "██████▏┊");
    assert_eq!(picture("2.8", 46), "███▎   ┊");
}

#[test]
fn any_value_above_zero_shows_an_eighth() {
    assert_eq!(picture("0.1", 46), "▏      ┊");
    assert_eq!(picture("0.000001", 46), "▏      ┊");
}

#[test]
fn no_kroner_show_the_line_alone() {
    let axis = axis(46);
    let reference = Some(decimal("6.6"));
    let none = bar(&axis, None, reference, Glyphs::Unicode);
    assert_eq!(glyphs(&none), "       ┊");
    assert_eq!(
        bar(&axis, Some(Decimal::ZERO), reference, Glyphs::Unicode),
        none
    );
}

#[test]
fn no_response_shows_nothing() {
    let cells = bar(&axis(46), None, None, Glyphs::Unicode);
    assert_eq!(cells.len(), 46);
    assert!(cells.iter().all(|cell| cell.kind == Kind::Empty));
}

#[test]
fn the_bars_of_a_wide_screen() {
    for (value, expected) in [
        ("188.7", drawn(6, "┃", 31, " ▶")),
        ("35.9", drawn(6, "┃", 28, "▉")),
        ("32.0", drawn(6, "┃", 25, "")),
        ("27.5", drawn(6, "┃", 20, "▌")),
        ("7.15", drawn(6, "┃", 0, "▏")),
        ("6.6", drawn(6, "┊", 0, "")),
        ("5.3", "█████▎┊".to_owned()),
        ("2.8", "██▊   ┊".to_owned()),
        ("0.7", "▊     ┊".to_owned()),
        ("0.1", "▏     ┊".to_owned()),
    ] {
        assert_eq!(picture(value, 40), expected, "{value}");
    }
}

#[test]
fn ascii_draws_the_same_lengths() {
    for (value, expected) in [
        ("131.3", format!("#######|{} >", "#".repeat(38))),
        ("27.5", format!("#######|{}", "#".repeat(25))),
        ("19.3", format!("#######|{}-", "#".repeat(15))),
        ("11.1", "#######|#####-".to_owned()),
        ("0.7", "=      |".to_owned()),
        ("0.5", "=      |".to_owned()),
        ("0.1", "-      |".to_owned()),
    ] {
        assert_eq!(
            glyphs(&cells(value, 48, Glyphs::Ascii)),
            expected,
            "{value}"
        );
    }
}

#[test]
fn a_negative_bar_grows_left_from_zero() {
    let axis = Axis::new(
        [decimal("-8"), decimal("8")],
        [decimal("2")],
        Scale::Linear,
        16,
    );
    let drawn =
        |value: &str, glyph_set| bar(&axis, Some(decimal(value)), Some(decimal("2")), glyph_set);
    for (value, expected) in [
        ("-8", "████████  ┊"),
        ("-2.5", "     ▐██  ┊"),
        ("-2.125", "     ▕██  ┊"),
        ("-0.001", "       ▕  ┊"),
        ("3.5", "        ██┃▌"),
    ] {
        assert_eq!(glyphs(&drawn(value, Glyphs::Unicode)), expected, "{value}");
    }
    let cells = drawn("-2.75", Glyphs::Unicode);
    assert_eq!((cells[5].glyph, cells[5].reversed), ('▎', true));
    let cells = drawn("-2.75", Glyphs::Ascii);
    assert_eq!((cells[5].glyph, cells[5].reversed), ('=', false));
}

#[test]
fn a_negative_bar_passes_a_negative_reference() {
    let axis = Axis::new(
        [decimal("-80"), decimal("80")],
        [decimal("-1")],
        Scale::Clipped,
        16,
    );
    let drawn = |value: &str| {
        let cells = bar(
            &axis,
            Some(decimal(value)),
            Some(decimal("-1")),
            Glyphs::Unicode,
        );
        glyphs(&cells)
    };
    assert_eq!((axis.start(), axis.end()), (decimal("-10"), decimal("10")));
    assert_eq!(drawn("-80"), "◀ █████┃");
    assert_eq!(drawn("-5"), "    ███┃");
    assert_eq!(drawn("-1"), "       ┊");
    assert_eq!(drawn("5"), "       ┊████");
}

#[test]
fn the_narrowest_bars_still_show_line_and_arrow() {
    assert_eq!(picture("188.7", 0), "");
    assert_eq!(picture("188.7", 1), "┃");
    assert_eq!(picture("188.7", 2), "┃▶");
    assert_eq!(picture("188.7", 3), "┃ ▶");
    let alone = bar(&axis(1), Some(decimal("188.7")), None, Glyphs::Unicode);
    assert_eq!(glyphs(&alone), "▶");
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        4 => (-1_000_000_i64..1_000_000, 0_u32..6)
            .prop_map(|(number, scale)| Decimal::new(number, scale)),
        2 => (any::<i64>(), 0_u32..=28).prop_map(|(number, scale)| Decimal::new(number, scale)),
        1 => Just(Decimal::ZERO),
        1 => Just(Decimal::MAX),
        1 => Just(Decimal::MIN),
    ]
}

fn any_scale() -> impl Strategy<Value = Scale> {
    proptest::sample::select(&Scale::ALL[..])
}

fn any_glyphs() -> impl Strategy<Value = Glyphs> {
    proptest::sample::select(&[Glyphs::Unicode, Glyphs::Ascii][..])
}

/// Eighths that are drawn in the cells right of zero, the line's cell left out.
fn drawn_eighths(cells: &[BarCell]) -> u32 {
    let blocks = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
    cells
        .iter()
        .filter(|cell| cell.kind == Kind::Bar)
        .filter_map(|cell| blocks.iter().position(|block| *block == cell.glyph))
        .filter_map(|eighths| u32::try_from(eighths).ok())
        .sum()
}

proptest! {
    #[test]
    fn a_bar_is_exactly_as_wide_as_its_axis(
        values in proptest::collection::vec(any_decimal(), 0..6),
        reference in proptest::option::of(any_decimal()),
        stranger in proptest::option::of(any_decimal()),
        scale in any_scale(),
        glyphs in any_glyphs(),
        width in 0_u16..300,
    ) {
        let axis = Axis::new(values.iter().copied(), reference, scale, width);
        prop_assert!(axis.start() <= Decimal::ZERO && axis.end() >= Decimal::ZERO);
        for value in values.into_iter().map(Some).chain([stranger, None]) {
            for reference in [reference, stranger] {
                prop_assert_eq!(bar(&axis, value, reference, glyphs).len(), usize::from(width));
            }
        }
    }

    #[test]
    fn references_are_inside_and_only_the_clipped_scale_clips(
        values in proptest::collection::vec(any_decimal(), 0..6),
        references in proptest::collection::vec(any_decimal(), 0..4),
        scale in any_scale(),
        width in 2_u16..300,
    ) {
        let axis = Axis::new(values.iter().copied(), references.iter().copied(), scale, width);
        for reference in &references {
            prop_assert!(!axis.is_clipped(*reference), "{} {:?}", reference, axis);
        }
        if scale != Scale::Clipped {
            for value in &values {
                prop_assert!(!axis.is_clipped(*value), "{} {:?}", value, axis);
            }
        }
    }

    #[test]
    fn a_larger_value_never_lies_further_left(
        values in proptest::collection::vec(any_decimal(), 2..8),
        reference in any_decimal(),
        scale in any_scale(),
        width in any::<u16>(),
    ) {
        let axis = Axis::new(values.iter().copied(), [reference], scale, width);
        let mut values = values;
        values.sort_unstable();
        prop_assert!(values.iter().map(|value| axis.position(*value)).is_sorted());
    }

    #[test]
    fn a_length_is_never_an_eighth_off(
        value in 1_i64..10_000_000,
        other in -10_000_000_i64..10_000_000,
        scale in any_scale(),
        width in 2_u16..300,
    ) {
        let values = [value, other].map(|value| Decimal::new(value, 3));
        let axis = Axis::new(values, [], scale, width);
        let cells = bar(&axis, Some(values[0]), None, Glyphs::Unicode);
        let share = values[0] / axis.end();
        let cells_right = Decimal::from(8 * (width - axis.zero_cell()));
        let drawn = Decimal::from(drawn_eighths(&cells));
        let off = match scale {
            Scale::SquareRoot => {
                // |d − w√s| ≤ 1 as a statement about squares: (d − 1)² ≤ w²s ≤ (d + 1)².
                let square = cells_right * cells_right * share;
                let slack = Decimal::new(1, 9);
                let (less, more) = (drawn - Decimal::ONE, drawn + Decimal::ONE);
                less * less > square + slack || more * more < square - slack
            }
            Scale::Clipped | Scale::Linear => {
                (drawn - cells_right * share).abs() > Decimal::ONE
            }
        };
        prop_assert!(!off, "{drawn} of {cells_right} × {share}");
    }

    #[test]
    fn the_line_stands_in_one_cell_for_every_row(
        values in proptest::collection::vec(any_decimal(), 1..8),
        reference in any_decimal(),
        scale in any_scale(),
        glyphs in any_glyphs(),
        width in 1_u16..300,
    ) {
        let axis = Axis::new(values.iter().copied(), [reference], scale, width);
        for value in values {
            let lines: Vec<_> = bar(&axis, Some(value), Some(reference), glyphs)
                .iter()
                .enumerate()
                .filter(|(_, cell)| matches!(cell.kind, Kind::Line | Kind::LineOnBar))
                .map(|(at, _)| u16::try_from(at).unwrap())
                .collect();
            prop_assert_eq!(lines, vec![axis.line_cell(reference).unwrap()]);
        }
    }

    #[test]
    fn above_reaches_the_line_and_below_does_not_pass_it(
        values in proptest::collection::vec(any_decimal().prop_map(|value| value.abs()), 1..8),
        reference in any_decimal().prop_map(|value| value.abs()),
        scale in any_scale(),
        width in 1_u16..300,
    ) {
        let axis = Axis::new(values.iter().copied(), [reference], scale, width);
        let at = usize::from(axis.line_cell(reference).unwrap());
        for value in values {
            let cells = bar(&axis, Some(value), Some(reference), Glyphs::Unicode);
            if value > reference {
                prop_assert_eq!(cells[at].kind, Kind::LineOnBar);
                prop_assert!(cells[..at].iter().all(|cell| cell.glyph == '█'), "{:?}", glyphs(&cells));
            } else {
                prop_assert_eq!(cells[at].kind, Kind::Line);
                prop_assert!(cells[at + 1..].iter().all(|cell| cell.kind == Kind::Empty));
            }
        }
    }

    #[test]
    fn a_value_other_than_zero_always_shows(
        value in any_decimal(),
        others in proptest::collection::vec(any_decimal(), 0..4),
        reference in any_decimal(),
        scale in any_scale(),
        glyphs in any_glyphs(),
        width in 2_u16..300,
    ) {
        prop_assume!(!value.is_zero());
        let axis = Axis::new(others.into_iter().chain([value]), [reference], scale, width);
        let shows = |reference| {
            bar(&axis, Some(value), reference, glyphs)
                .iter()
                .any(|cell| cell.kind != Kind::Empty)
        };
        prop_assert!(shows(None) && shows(Some(reference)));
    }
}
