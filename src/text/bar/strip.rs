//! A distribution in one line: sorted values as a row of heights.

use rust_decimal::Decimal;

use super::cells::Glyphs;
use super::exact::{Law, part};

const HEIGHTS: [char; 9] = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ASCII_HEIGHTS: [char; 9] = ['.', '-', '-', '-', '=', '=', '=', '#', '#'];

/// `values` from the smallest to the largest over `width` cells: one character a cell.
///
/// The first cell is the smallest value, the last the largest, those between are evenly spaced in
/// rank; a single cell is the middle one. Heights follow the square root of the value, full at
/// `top`, which rows that are compared should share. 0 (or less) is a dot, anything above 0 at
/// least the lowest block. Of no values the strip is blank.
#[must_use]
pub fn strip(
    values: impl IntoIterator<Item = Decimal>,
    top: Decimal,
    width: u16,
    glyphs: Glyphs,
) -> String {
    let mut sorted: Vec<_> = values.into_iter().collect();
    sorted.sort_unstable();
    let heights = match glyphs {
        Glyphs::Unicode => &HEIGHTS,
        Glyphs::Ascii => &ASCII_HEIGHTS,
    };
    (0..width)
        .map(|column| {
            sorted
                .get(rank(column.into(), width.into(), sorted.len()))
                .map_or(' ', |value| heights[height(*value, top)])
        })
        .collect()
}

/// Which of `count` sorted values stands in a column.
fn rank(column: usize, width: usize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match width.checked_sub(1) {
        None | Some(0) => last / 2,
        Some(steps) => (2 * column * last + steps) / (2 * steps),
    }
}

/// The height in eighths.
fn height(value: Decimal, top: Decimal) -> usize {
    if value <= Decimal::ZERO {
        return 0;
    }
    if value >= top {
        return 8;
    }
    usize::try_from(part(value, top, 8, 8, Law::Root)).map_or(8, |height| height.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(values: &[i64], top: i64, width: u16) -> String {
        let values = values.iter().map(|value| Decimal::from(*value));
        strip(values, top.into(), width, Glyphs::Unicode)
    }

    #[test]
    fn zero_is_a_dot_and_the_largest_is_full() {
        assert_eq!(of(&[64, 0, 1, 0, 16], 64, 5), "··▁▄█");
        assert_eq!(of(&[-3, 0, 64], 64, 3), "··█");
    }

    #[test]
    fn anything_above_zero_shows() {
        assert_eq!(of(&[0, 1], 1_000_000, 2), "·▁");
    }

    #[test]
    fn the_smallest_stands_first_and_the_largest_last() {
        let values: Vec<i64> = (0..=100).collect();
        assert_eq!(of(&values, 100, 3), "·▆█");
        assert_eq!(of(&values, 100, 1), "▆");
    }

    #[test]
    fn few_values_are_drawn_out_over_the_width() {
        assert_eq!(of(&[0, 64], 64, 6), "···███");
        assert_eq!(of(&[], 64, 3), "   ");
        assert_eq!(of(&[1], 64, 0), "");
    }

    #[test]
    fn ascii_has_four_heights() {
        let values = [0, 1, 16, 64].map(Decimal::from);
        assert_eq!(strip(values, 64.into(), 4, Glyphs::Ascii), ".-=#");
    }

    proptest! {
        #[test]
        fn a_strip_fills_its_width_and_never_falls(
            values in proptest::collection::vec(any::<i64>(), 0..200),
            top in any::<i64>(),
            width in 0_u16..200,
        ) {
            let strip = of(&values, top, width);
            prop_assert_eq!(strip.chars().count(), usize::from(width));
            let heights: Vec<_> = strip
                .chars()
                .map(|glyph| HEIGHTS.iter().position(|height| *height == glyph))
                .collect();
            prop_assert!(heights.is_sorted());
        }
    }
}
