//! Lengths without rounding errors: decimals are compared as whole numbers of 256 bits, no float takes part.

use rust_decimal::Decimal;

/// How a length follows from a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Law {
    /// Twice the value, twice the length.
    Linear,
    /// Four times the value, twice the length.
    Root,
}

/// `of` × law(`value` / `whole`), rounded half up and at most `limit`; 0 of nothing.
///
/// Signs are left out. `of` and `limit` stay below 2^20, which keeps every product below 2^232.
pub(super) fn part(value: Decimal, whole: Decimal, of: u32, limit: u32, law: Law) -> u32 {
    if of == 0 || whole.is_zero() {
        return 0;
    }
    let scale = value.scale().max(whole.scale());
    let value = Wide::at_scale(value, scale);
    let whole = Wide::at_scale(whole, scale);
    let twice = 2 * u64::from(of);
    // n is within reach while n − ½ ≤ of × law(value / whole).
    let within = |n: u32| {
        let odd = 2 * u64::from(n) - 1;
        match law {
            Law::Linear => whole.times(odd) <= value.times(twice),
            Law::Root => whole.times(odd).times(odd) <= value.times(twice).times(twice),
        }
    };
    let (mut low, mut high) = (0, limit);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if within(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// A whole number of 256 bits, most significant word first, so that the derived order is its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Wide([u64; 4]);

impl Wide {
    /// The size of `value` in units of ten to the power of −`scale`, which is at least its own.
    fn at_scale(value: Decimal, scale: u32) -> Self {
        let mantissa = value.mantissa().unsigned_abs();
        let wide = Self([0, 0, high_word(mantissa), low_word(mantissa)]);
        (value.scale()..scale).fold(wide, |wide, _| wide.times(10))
    }

    fn times(self, factor: u64) -> Self {
        let mut words = self.0;
        let mut carry = 0;
        for word in words.iter_mut().rev() {
            let product = u128::from(*word) * u128::from(factor) + u128::from(carry);
            *word = low_word(product);
            carry = high_word(product);
        }
        Self(words)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the low word is what is asked for"
)]
const fn low_word(number: u128) -> u64 {
    number as u64
}

const fn high_word(number: u128) -> u64 {
    low_word(number >> 64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_is_rounded_up_and_less_is_not() {
        let part = |value, law| part(value, Decimal::ONE, 1, 1, law);
        assert_eq!(part(Decimal::new(5, 1), Law::Linear), 1);
        assert_eq!(
            part(Decimal::new(4_999_999_999_999_999_999, 19), Law::Linear),
            0
        );
        assert_eq!(part(Decimal::new(25, 2), Law::Root), 1);
        assert_eq!(
            part(Decimal::new(2_499_999_999_999_999_999, 19), Law::Root),
            0
        );
    }

    #[test]
    fn the_largest_and_the_finest_decimals_do_not_overflow() {
        let finest = Decimal::new(1, 28);
        let wide = 8 * u32::from(u16::MAX);
        for law in [Law::Linear, Law::Root] {
            assert_eq!(part(Decimal::MAX, Decimal::MAX, wide, wide, law), wide);
            assert_eq!(part(finest, Decimal::MAX, wide, wide, law), 0);
            assert_eq!(part(Decimal::MAX, finest, wide, wide, law), wide);
        }
    }

    proptest! {
        #[test]
        fn whole_numbers_agree_with_integer_arithmetic(
            value in 0_u32..1_000_000,
            whole in 1_u32..1_000_000,
            of in 1_u32..1000,
        ) {
            let exact = (2 * u64::from(value) * u64::from(of) + u64::from(whole))
                / (2 * u64::from(whole));
            let limit = 1 << 19;
            prop_assert_eq!(
                u64::from(part(value.into(), whole.into(), of, limit, Law::Linear)),
                exact.min(limit.into())
            );
        }
    }
}
