//! The axis that all bars of a list share: where a value lies, in eighths of a cell.

use rust_decimal::Decimal;

use crate::query::view::Scale;

use super::exact::{Law, part};

/// The clipped scale ends near this many times the largest reference.
const REFERENCES_IN_VIEW: Decimal = Decimal::from_parts(6, 0, 0, false, 0);

/// An axis of whole cells from the smallest value to the largest, with 0 and every reference inside.
///
/// Zero lies between two cells, and a cell is worth the same on both sides of it. For that, the end
/// of the side with room to spare lies a little further out than its outermost value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// At most 0.
    start: Decimal,
    /// At least 0.
    end: Decimal,
    width: u16,
    /// Cells left of zero.
    zero: u16,
    /// The size that takes exactly [`Self::across`] cells.
    whole: Decimal,
    across: u16,
    law: Law,
}

impl Axis {
    /// The axis of `width` cells for all values and references of a list.
    ///
    /// On the clipped scale either side ends at the outermost value or at a round number near six
    /// times the reference that is farthest from 0, whichever is nearer; without a reference other
    /// than 0 nothing is clipped.
    #[must_use]
    pub fn new(
        values: impl IntoIterator<Item = Decimal>,
        references: impl IntoIterator<Item = Decimal>,
        scale: Scale,
        width: u16,
    ) -> Self {
        let mut left = Decimal::ZERO;
        let mut right = Decimal::ZERO;
        let mut farthest = Decimal::ZERO;
        for value in values {
            left = left.max(-value);
            right = right.max(value);
        }
        for reference in references {
            left = left.max(-reference);
            right = right.max(reference);
            farthest = farthest.max(reference.abs());
        }
        let (law, cap) = match scale {
            Scale::Clipped => (
                Law::Linear,
                farthest.checked_mul(REFERENCES_IN_VIEW).and_then(nice),
            ),
            Scale::SquareRoot => (Law::Root, None),
            Scale::Linear => (Law::Linear, None),
        };
        if let Some(cap) = cap {
            left = left.min(cap);
            right = right.min(cap);
        }
        Self::between(left, right, law, width)
    }

    /// The axis from −`left` to `right`.
    fn between(left: Decimal, right: Decimal, law: Law, width: u16) -> Self {
        let before = cells_before_zero(left, right, law, width);
        let after = width - before;
        // The fuller side decides what a cell is worth.
        let left_in_reach = extended(right, before, after, law);
        let (whole, across, left, right) = if after > 0 && (before == 0 || left <= left_in_reach) {
            (right, after, left_in_reach.max(left), right)
        } else {
            let right_in_reach = extended(left, after, before, law);
            (left, before, left, right_in_reach.max(right))
        };
        Self {
            start: if before == 0 { Decimal::ZERO } else { -left },
            end: if after == 0 && before > 0 {
                Decimal::ZERO
            } else {
                right
            },
            width,
            zero: before,
            whole,
            across,
            law,
        }
    }

    /// The value at the left end: 0, or less when there are negative values.
    #[must_use]
    pub fn start(&self) -> Decimal {
        self.start
    }

    /// The value at the right end.
    #[must_use]
    pub fn end(&self) -> Decimal {
        self.end
    }

    /// The width in cells.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The cell that begins at 0; the width itself when all values are negative.
    #[must_use]
    pub fn zero_cell(&self) -> u16 {
        self.zero
    }

    /// True when `value` lies outside the axis.
    #[must_use]
    pub fn is_clipped(&self, value: Decimal) -> bool {
        value < self.start || value > self.end
    }

    /// Where `value` lies, in eighths of a cell from the left edge, the nearest one; a clipped value lies at the end.
    #[must_use]
    pub fn position(&self, value: Decimal) -> u32 {
        self.position_in(8, value)
    }

    /// The same in other parts of a cell, for a picture whose cells are dots; cells times parts stay below 2^20.
    #[must_use]
    pub fn position_in(&self, parts: u32, value: Decimal) -> u32 {
        let zero = parts * u32::from(self.zero);
        if value < Decimal::ZERO {
            zero - self.length_in(parts, value)
        } else {
            zero + self.length_in(parts, value)
        }
    }

    /// How far `value` lies from 0, in eighths of a cell.
    #[must_use]
    pub fn length(&self, value: Decimal) -> u32 {
        self.length_in(8, value)
    }

    fn length_in(&self, parts: u32, value: Decimal) -> u32 {
        let cells = if value < Decimal::ZERO {
            self.zero
        } else {
            self.width - self.zero
        };
        let limit = parts * u32::from(cells);
        if self.is_clipped(value) {
            return limit;
        }
        part(
            value,
            self.whole,
            parts * u32::from(self.across),
            limit,
            self.law,
        )
    }

    /// The cell that a reference's line takes: the one in which a bar of the same value would end,
    /// or begin anew. `None` on an axis without cells.
    #[must_use]
    pub fn line_cell(&self, reference: Decimal) -> Option<u16> {
        let last = self.width.checked_sub(1)?;
        let cells = u16::try_from(self.length(reference) / 8).unwrap_or(last);
        Some(if reference < Decimal::ZERO || self.zero == self.width {
            self.zero.saturating_sub(cells.saturating_add(1))
        } else {
            self.zero.saturating_add(cells).min(last)
        })
    }
}

/// How many of the cells lie left of zero: in proportion, at least one for a side that has values.
fn cells_before_zero(left: Decimal, right: Decimal, law: Law, width: u16) -> u16 {
    const UNIT: u32 = 1 << 16;
    if left.is_zero() {
        return 0;
    }
    if right.is_zero() {
        return width;
    }
    if width < 2 {
        return if left > right { width } else { 0 };
    }
    let shorter = part(left.min(right), left.max(right), UNIT, UNIT, law);
    let share = (2 * u64::from(width) * u64::from(shorter) + u64::from(UNIT + shorter))
        / (2 * u64::from(UNIT + shorter));
    let share = u16::try_from(share).unwrap_or(width).clamp(1, width - 1);
    if left > right { width - share } else { share }
}

/// The value at the end of `cells` when `whole` takes `across` cells.
fn extended(whole: Decimal, cells: u16, across: u16, law: Law) -> Decimal {
    let (cells, across) = (Decimal::from(cells), Decimal::from(across));
    let (by, of) = match law {
        Law::Linear => (cells, across),
        Law::Root => (cells * cells, across * across),
    };
    if of.is_zero() {
        return Decimal::ZERO;
    }
    match whole.checked_mul(by) {
        Some(product) => product / of,
        None => whole.checked_mul(by / of).unwrap_or(Decimal::MAX),
    }
}

/// The smallest of 1, 2, 4, 5 and 10 times a power of ten that is at least `value`; `None` of 0 or
/// where no decimal holds it.
fn nice(value: Decimal) -> Option<Decimal> {
    let mantissa = value.mantissa();
    let power = 10_i128.checked_pow(mantissa.checked_ilog10()?)?;
    let step = [1, 2, 4, 5, 10]
        .into_iter()
        .find(|step| step * power >= mantissa)?;
    Decimal::try_from_i128_with_scale(step * power, value.scale()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    fn axis(values: &[&str], references: &[&str], scale: Scale, width: u16) -> Axis {
        Axis::new(
            values.iter().map(|value| decimal(value)),
            references.iter().map(|value| decimal(value)),
            scale,
            width,
        )
    }

    #[test]
    fn a_nice_value_is_the_next_of_1_2_4_5_10() {
        for (value, expected) in [
            ("39.6", "40"),
            ("40", "40"),
            ("40.1", "50"),
            ("51", "100"),
            ("1", "1"),
            ("1.01", "2"),
            ("0.0021", "0.004"),
            ("999999", "1000000"),
        ] {
            assert_eq!(nice(decimal(value)), Some(decimal(expected)), "{value}");
        }
        assert_eq!(nice(Decimal::ZERO), None);
        assert_eq!(nice(Decimal::MAX), None);
    }

    #[test]
    fn the_clipped_axis_ends_at_a_round_number_near_six_references() {
        let axis = axis(&["188.7", "0.1"], &["6.6"], Scale::Clipped, 46);
        assert_eq!(axis.start(), Decimal::ZERO);
        assert_eq!(axis.end(), decimal("40"));
        assert!(axis.is_clipped(decimal("40.1")));
        assert!(!axis.is_clipped(decimal("40")));
    }

    #[test]
    fn the_clipped_axis_ends_at_the_largest_when_that_is_nearer() {
        let axis = axis(&["37.1", "0"], &["6.6", "2"], Scale::Clipped, 46);
        assert_eq!(axis.end(), decimal("37.1"));
        assert_eq!(axis.position(decimal("37.1")), 46 * 8);
    }

    #[test]
    fn without_a_reference_nothing_is_clipped() {
        for references in [&[][..], &["0"][..]] {
            let axis = axis(&["1", "1000"], references, Scale::Clipped, 10);
            assert_eq!(axis.end(), decimal("1000"));
        }
    }

    #[test]
    fn the_reference_is_inside_though_every_value_is_smaller() {
        for scale in Scale::ALL {
            let axis = axis(&["1", "2"], &["6.6"], scale, 10);
            assert_eq!(axis.end(), decimal("6.6"));
            assert_eq!(axis.line_cell(decimal("6.6")), Some(9));
        }
    }

    #[test]
    fn the_square_root_of_a_quarter_is_half_way() {
        let axis = axis(&["100"], &["1"], Scale::SquareRoot, 40);
        assert_eq!(axis.position(decimal("25")), 20 * 8);
        assert_eq!(axis.position(decimal("1")), 4 * 8);
    }

    #[test]
    fn a_place_is_as_fine_as_its_parts() {
        let axis = axis(&["-10", "30"], &[], Scale::Linear, 400);
        assert_eq!(axis.position_in(1_000, decimal("0")), 100_000);
        assert_eq!(axis.position_in(1_000, decimal("10.0001")), 200_001);
        assert_eq!(axis.position_in(1_000, decimal("-10")), 0);
        assert_eq!(
            axis.position_in(8, decimal("15")),
            axis.position(decimal("15"))
        );
    }

    #[test]
    fn a_negative_value_makes_room_left_of_zero() {
        let axis = axis(&["-10", "30"], &[], Scale::Linear, 40);
        assert_eq!(axis.zero_cell(), 10);
        assert_eq!((axis.start(), axis.end()), (decimal("-10"), decimal("30")));
        assert_eq!(axis.position(decimal("-10")), 0);
        assert_eq!(axis.position(decimal("15")), 25 * 8);
    }

    #[test]
    fn a_small_negative_value_gets_one_cell_of_the_same_worth() {
        let axis = axis(&["-0.5", "39"], &[], Scale::Linear, 40);
        assert_eq!(axis.zero_cell(), 1);
        assert_eq!((axis.start(), axis.end()), (decimal("-1"), decimal("39")));
        assert_eq!(axis.position(decimal("-0.5")), 4);
        assert_eq!(axis.position(decimal("39")), 40 * 8);
    }

    #[test]
    fn a_far_negative_value_is_clipped_at_the_same_round_number() {
        let axis = axis(&["-5000", "5000"], &["6.6"], Scale::Clipped, 40);
        assert_eq!((axis.start(), axis.end()), (decimal("-40"), decimal("40")));
        assert_eq!(axis.line_cell(decimal("6.6")), Some(23));
        assert_eq!(axis.line_cell(decimal("-6.6")), Some(16));
    }

    #[test]
    fn an_axis_of_zeros_has_its_line_in_the_first_cell() {
        let axis = axis(&["0", "0"], &["0"], Scale::Clipped, 10);
        assert_eq!(axis.end(), Decimal::ZERO);
        assert_eq!(axis.position(Decimal::ZERO), 0);
        assert_eq!(axis.line_cell(Decimal::ZERO), Some(0));
    }
}
