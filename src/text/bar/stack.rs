//! A stacked bar: parts of a whole that fill a width exactly.

use rust_decimal::Decimal;

use super::cells::Glyphs;

const DENSITIES: [char; 4] = ['█', '▓', '░', '▒'];
const ASCII_DENSITIES: [char; 4] = ['#', '=', '-', '.'];

/// One cell of a stacked bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StackCell {
    /// The character, one cell wide.
    pub glyph: char,
    /// Which share it belongs to.
    pub part: usize,
}

/// The stacked bar of `shares`: `width` cells, or none when there is nothing to share.
#[must_use]
pub fn stack(shares: &[Decimal], width: u16, glyphs: Glyphs) -> Vec<StackCell> {
    widths(shares, width)
        .into_iter()
        .enumerate()
        .flat_map(|(part, cells)| {
            let glyph = density(part, glyphs);
            std::iter::repeat_n(StackCell { glyph, part }, cells.into())
        })
        .collect()
}

/// The character of a part, for the bar and its legend. The fifth looks like the first.
#[must_use]
pub fn density(part: usize, glyphs: Glyphs) -> char {
    let densities = match glyphs {
        Glyphs::Unicode => DENSITIES,
        Glyphs::Ascii => ASCII_DENSITIES,
    };
    densities[part % densities.len()]
}

/// How many cells each share gets, by largest remainder, the first of equals before the others.
///
/// Together they are `width`; all 0 when there is nothing to share. A negative share counts as 0.
#[must_use]
pub fn widths(shares: &[Decimal], width: u16) -> Vec<u16> {
    let parts = parts_of_one(shares);
    if parts.iter().all(Decimal::is_zero) {
        return vec![0; shares.len()];
    }
    let quotas: Vec<_> = parts
        .iter()
        .map(|part| *part * Decimal::from(width))
        .collect();
    let mut widths: Vec<u16> = quotas
        .iter()
        .map(|quota| u16::try_from(quota.floor()).unwrap_or(width))
        .collect();
    let given: u16 = widths
        .iter()
        .fold(0, |sum, cells| sum.saturating_add(*cells));
    let mut order: Vec<usize> = (0..shares.len())
        .filter(|at| !parts[*at].is_zero())
        .collect();
    order.sort_by_key(|at| std::cmp::Reverse(quotas[*at].fract()));
    let missing = usize::from(width.saturating_sub(given));
    for at in order.into_iter().cycle().take(missing) {
        widths[at] += 1;
    }
    widths
}

/// The shares divided by their sum.
fn parts_of_one(shares: &[Decimal]) -> Vec<Decimal> {
    let mut shares: Vec<_> = shares
        .iter()
        .map(|share| (*share).max(Decimal::ZERO))
        .collect();
    let sum = |shares: &[Decimal]| {
        let mut all = shares.iter();
        all.try_fold(Decimal::ZERO, |sum, share| sum.checked_add(*share))
    };
    let whole = sum(&shares).unwrap_or_else(|| {
        // Shares this large do not miss the digits that make room for their sum.
        let count = Decimal::from(shares.len() + 1);
        for share in &mut shares {
            *share /= count;
        }
        sum(&shares).unwrap_or(Decimal::MAX)
    });
    shares
        .iter()
        .map(|share| share.checked_div(whole).unwrap_or(Decimal::ZERO))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(shares: &[i64], width: u16) -> Vec<u16> {
        let shares: Vec<_> = shares.iter().map(|share| Decimal::from(*share)).collect();
        widths(&shares, width)
    }

    #[test]
    fn the_largest_remainders_get_the_cells_that_are_left() {
        assert_eq!(of(&[82, 0, 18], 40), [33, 0, 7]);
        assert_eq!(of(&[1, 1, 1], 10), [4, 3, 3]);
        assert_eq!(of(&[1, 2], 3), [1, 2]);
    }

    #[test]
    fn nothing_to_share_draws_nothing() {
        assert_eq!(of(&[0, 0, -5], 10), [0, 0, 0]);
        assert_eq!(of(&[], 10), [0; 0]);
        assert!(stack(&[], 10, Glyphs::Unicode).is_empty());
    }

    #[test]
    fn parts_differ_without_colour() {
        let shares = [5, 2, 1].map(Decimal::from);
        let glyphs = |glyphs| -> String {
            let cells = stack(&shares, 8, glyphs);
            cells.iter().map(|cell| cell.glyph).collect()
        };
        assert_eq!(glyphs(Glyphs::Unicode), "█████▓▓░");
        assert_eq!(glyphs(Glyphs::Ascii), "#####==-");
    }

    proptest! {
        #[test]
        fn widths_always_fill_exactly_the_width(
            shares in proptest::collection::vec((any::<i64>(), 0_u32..=28), 1..8),
            width in any::<u16>(),
        ) {
            let shares: Vec<_> = shares
                .into_iter()
                .map(|(number, scale)| Decimal::new(number, scale))
                .collect();
            let sum: u32 = widths(&shares, width).into_iter().map(u32::from).sum();
            let any = shares.iter().any(|share| *share > Decimal::ZERO);
            prop_assert_eq!(sum, if any { width.into() } else { 0 });
        }

        #[test]
        fn the_largest_decimals_do_not_overflow(count in 1_usize..6, width in any::<u16>()) {
            let sum: u32 = widths(&vec![Decimal::MAX; count], width)
                .into_iter()
                .map(u32::from)
                .sum();
            prop_assert_eq!(sum, u32::from(width));
        }
    }
}
