//! An earlier value behind a bar: cells that stick out beyond it, or a notch where it ended.

use rust_decimal::Decimal;

use super::axis::Axis;
use super::cells::{BarCell, Glyphs, Kind, Length, Side};

/// Lays the ghost of `old`, which is not 0, behind the bar of `value`, which the cells hold already.
pub(super) fn lay(
    cells: &mut [BarCell],
    axis: &Axis,
    value: Option<Decimal>,
    old: Decimal,
    glyphs: Glyphs,
) {
    let side = Side::of(old < Decimal::ZERO);
    let (left, right) = cells.split_at_mut(axis.zero_cell().into());
    let mut outwards: Vec<&mut BarCell> = match side {
        Side::Left => left.iter_mut().rev().collect(),
        Side::Right => right.iter_mut().collect(),
    };
    let ghost = Length::of(axis, old);
    let beside = value.filter(|value| Side::of(*value < Decimal::ZERO) == side);
    let bar = beside.map(|value| Length::of(axis, value));
    if bar.is_none_or(|bar| bar < ghost) {
        stick_out(&mut outwards, ghost, side, glyphs);
    } else if let Length::Eighths(eighths) = ghost {
        notch(&mut outwards, eighths, side, glyphs);
    }
}

/// Fills the cells that the bar leaves free, as far as the ghost takes at least half of each.
fn stick_out(outwards: &mut [&mut BarCell], ghost: Length, side: Side, glyphs: Glyphs) {
    let last = outwards.len().saturating_sub(1);
    for (at, cell) in outwards.iter_mut().enumerate() {
        let is_reached = match ghost {
            Length::Beyond => true,
            // The shortest shows too, as it does as a bar.
            Length::Eighths(eighths) => {
                at == 0 || usize::try_from(eighths).is_ok_and(|it| it >= 8 * at + 4)
            }
        };
        if is_reached && cell.kind == Kind::Empty {
            let is_arrow = ghost == Length::Beyond && at == last;
            **cell = BarCell::new(shade(is_arrow, side, glyphs), Kind::Ghost);
        }
    }
}

fn shade(is_arrow: bool, side: Side, glyphs: Glyphs) -> char {
    match (glyphs, is_arrow, side) {
        (Glyphs::Unicode, false, _) => '░',
        (Glyphs::Unicode, true, Side::Left) => '◁',
        (Glyphs::Unicode, true, Side::Right) => '▷',
        (Glyphs::Ascii, false, _) => '.',
        (Glyphs::Ascii, true, Side::Left) => '<',
        (Glyphs::Ascii, true, Side::Right) => '>',
    }
}

/// Cuts a notch into the full cell behind the ghost's end, the nearest boundary between two cells.
fn notch(outwards: &mut [&mut BarCell], eighths: u32, side: Side, glyphs: Glyphs) {
    let boundary = usize::try_from((eighths + 4) / 8)
        .unwrap_or(usize::MAX)
        .max(1);
    let Some(cell) = outwards.get_mut(boundary) else {
        return;
    };
    if cell.kind != Kind::Bar || !matches!(cell.glyph, '█' | '#') {
        return;
    }
    // The eighth that is left free is drawn, and reversed.
    let (glyph, reversed) = match (glyphs, side) {
        (Glyphs::Unicode, Side::Right) => ('▏', true),
        (Glyphs::Unicode, Side::Left) => ('▕', true),
        (Glyphs::Ascii, _) => (':', false),
    };
    **cell = BarCell {
        reversed,
        ..BarCell::new(glyph, Kind::Before)
    };
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::view::Scale;
    use crate::text::bar::cells::{bar, haunted_bar};

    /// The axis 0 to 40 of 40 cells, or −40 to 40 of 80.
    fn axis(is_signed: bool) -> Axis {
        let least = if is_signed { -200 } else { 0 };
        let reference = Decimal::new(66, 1);
        let width = if is_signed { 80 } else { 40 };
        Axis::new(
            [Decimal::from(least), Decimal::from(200)],
            [reference],
            Scale::Clipped,
            width,
        )
    }

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn cells(
        value: Option<&str>,
        old: &str,
        reference: Option<&str>,
        glyphs: Glyphs,
    ) -> Vec<BarCell> {
        let axis = axis(false);
        let [value, old, reference] = [value, Some(old), reference].map(|it| it.map(decimal));
        haunted_bar(&axis, value, old, reference, glyphs)
    }

    fn picture(cells: &[BarCell]) -> String {
        let text: String = cells.iter().map(|cell| cell.glyph).collect();
        text.trim_end().to_owned()
    }

    fn drawn(value: Option<&str>, old: &str) -> String {
        picture(&cells(value, old, None, Glyphs::Unicode))
    }

    fn with_line(value: Option<&str>, old: &str) -> String {
        picture(&cells(value, old, Some("6.6"), Glyphs::Unicode))
    }

    #[test]
    fn a_larger_earlier_value_sticks_out_beyond_the_bar() {
        assert_eq!(drawn(Some("5"), "8"), "█████░░░");
        assert_eq!(drawn(Some("5.25"), "8"), "█████▎░░");
        // A cell belongs to it from its half on.
        assert_eq!(drawn(Some("5"), "7.5"), "█████░░░");
        assert_eq!(drawn(Some("5"), "7.49"), "█████░░░");
        assert_eq!(drawn(Some("5"), "7.4"), "█████░░");
    }

    #[test]
    fn a_smaller_earlier_value_is_a_notch_at_its_end() {
        assert_eq!(drawn(Some("8"), "5"), "█████▏██");
        let cells = cells(Some("8"), "5", None, Glyphs::Unicode);
        assert_eq!((cells[5].kind, cells[5].reversed), (Kind::Before, true));
        assert_eq!(drawn(Some("8"), "5.4"), "█████▏██");
        assert_eq!(drawn(Some("8"), "5.6"), "██████▏█");
        assert_eq!(drawn(Some("8"), "0.1"), "█▏██████");
    }

    #[test]
    fn a_difference_within_the_last_cell_shows_nothing() {
        assert_eq!(drawn(Some("5"), "5"), "█████");
        assert_eq!(drawn(Some("5.25"), "5.5"), "█████▎");
        assert_eq!(drawn(Some("5.5"), "5.25"), "█████▌");
        assert_eq!(drawn(Some("5"), "0"), "█████");
    }

    #[test]
    fn without_a_value_the_ghost_stands_alone() {
        assert_eq!(drawn(None, "3"), "░░░");
        assert_eq!(drawn(Some("0"), "0.1"), "░");
    }

    #[test]
    fn the_line_wins_its_cell() {
        assert_eq!(with_line(Some("5"), "9"), "█████░┊░░");
        assert_eq!(with_line(Some("9"), "6"), "██████┃██");
        assert_eq!(with_line(None, "9"), "░░░░░░┊░░");
    }

    #[test]
    fn off_the_scale_the_ghost_ends_in_an_arrow_of_its_own() {
        assert_eq!(drawn(Some("2"), "100"), format!("██{}▷", "░".repeat(37)));
        // Both go on outside: how far, nobody can see.
        let both = drawn(Some("120"), "100");
        assert_eq!(both, format!("{} ▶", "█".repeat(38)));
        assert_eq!(drawn(Some("120"), "3"), format!("███▏{} ▶", "█".repeat(34)));
    }

    #[test]
    fn ascii_has_signs_of_its_own() {
        let ascii = |value, old| picture(&cells(Some(value), old, Some("6.6"), Glyphs::Ascii));
        assert_eq!(ascii("5", "9"), "#####.|..");
        assert_eq!(ascii("9", "3"), "###:##|##");
        assert_eq!(ascii("2", "100"), format!("##....|{}>", ".".repeat(32)));
    }

    #[test]
    fn a_value_that_changed_its_sign_leaves_its_ghost_on_the_other_side() {
        let bar = |value, old| {
            let [value, old] = [value, old].map(|it| Some(decimal(it)));
            let cells = haunted_bar(&axis(true), value, old, None, Glyphs::Unicode);
            picture(&cells).trim_start().to_owned()
        };
        assert_eq!(bar("2", "-3"), "░░░██");
        assert_eq!(bar("-2", "3"), "██░░░");
        assert_eq!(bar("-3", "-5"), "░░███");
        assert_eq!(bar("-5", "-3"), "█▕███");
    }

    proptest! {
        #[test]
        fn a_ghost_changes_nothing_but_free_cells_and_one_full_one(
            value in proptest::option::of(-60_000_i64..60_000),
            old in -60_000_i64..60_000,
            reference in proptest::option::of(-9_000_i64..9_000),
            is_ascii: bool,
        ) {
            let glyphs = if is_ascii { Glyphs::Ascii } else { Glyphs::Unicode };
            let thousandths = |number| Decimal::new(number, 3);
            let (value, reference) = (value.map(thousandths), reference.map(thousandths));
            let axis = axis(true);
            let plain = bar(&axis, value, reference, glyphs);
            let haunted = haunted_bar(&axis, value, Some(thousandths(old)), reference, glyphs);
            let mut notches = 0;
            for (before, after) in plain.iter().zip(&haunted) {
                match after.kind {
                    Kind::Ghost => prop_assert_eq!(before.kind, Kind::Empty),
                    Kind::Before => {
                        notches += 1;
                        prop_assert!(before.kind == Kind::Bar && matches!(before.glyph, '█' | '#'));
                    }
                    Kind::Empty | Kind::Bar | Kind::Line | Kind::LineOnBar | Kind::Overflow => {
                        prop_assert_eq!(before, after);
                    }
                }
            }
            let ghosts = haunted.iter().filter(|cell| cell.kind == Kind::Ghost).count();
            prop_assert!(notches <= 1 && (notches == 0 || ghosts == 0));
            prop_assert_eq!(plain.len(), haunted.len());
        }

        #[test]
        fn both_sides_of_zero_are_mirror_images(value in -60_000_i64..60_000, old in -60_000_i64..60_000) {
            let drawn = |sign: i64| {
                let [value, old] = [value, old].map(|it| Some(Decimal::new(it * sign, 3)));
                haunted_bar(&axis(true), value, old, None, Glyphs::Unicode)
            };
            let kinds = |cells: Vec<BarCell>| -> Vec<Kind> { cells.iter().map(|cell| cell.kind).collect() };
            let mut mirrored = kinds(drawn(-1));
            mirrored.reverse();
            prop_assert_eq!(kinds(drawn(1)), mirrored);
        }
    }
}
