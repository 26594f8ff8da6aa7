//! Numbers as a person reads them: `1.234,5` in Danish, `1,234.5` in English.
//!
//! Digits are exact until the one rounding, half away from zero; no float takes part. Units that
//! are words ("kr.", "mio.") belong to the sentence around the number, except percent.

use fixed_decimal::{SignDisplay, SignedRoundingMode, UnsignedRoundingMode};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale_core::locale;
use rust_decimal::Decimal;

use super::Lang;
use crate::domain::money::Money;

/// One øre is this power of ten of 1,000 kr.
const THOUSAND: i16 = 5;
/// One øre is this power of ten of a million kr.
const MILLION: i16 = 8;
/// A unit of money is this power of ten of one øre.
const UNIT: i16 = 6;
/// Half away from zero.
const HALF_AWAY: SignedRoundingMode =
    SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);

/// The language's number formats could not be built. They are part of the program, so this is a
/// fault of the build and never of the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the program was built without the number formats of {0:?}")]
pub struct MissingFormats(pub Lang);

/// The number formats of one language. Build it once.
#[derive(Debug)]
pub struct Numbers {
    lang: Lang,
    formatter: DecimalFormatter,
}

impl Numbers {
    /// The formats of `lang`.
    ///
    /// # Errors
    /// [`MissingFormats`] when the program holds no data for the language.
    pub fn new(lang: Lang) -> Result<Self, MissingFormats> {
        let locale = match lang {
            Lang::Da => locale!("da"),
            Lang::En => locale!("en"),
        };
        let options = DecimalFormatterOptions::from(GroupingStrategy::Always);
        let formatter =
            DecimalFormatter::try_new(locale.into(), options).map_err(|_| MissingFormats(lang))?;
        Ok(Self { lang, formatter })
    }

    /// The language of these formats.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A whole number: `1.234`.
    #[must_use]
    pub fn count(&self, count: u64) -> String {
        self.formatter.format(&count.into()).to_string()
    }

    /// A value with exactly so many decimals (28 at most): `1.234,50`.
    #[must_use]
    pub fn decimal(&self, value: Decimal, decimals: u32) -> String {
        self.rounded(exact(value), decimals)
    }

    /// Kroner per inhabitant, or per anything, without the unit: one decimal, `131,3`.
    #[must_use]
    pub fn kr_per(&self, value: Decimal) -> String {
        self.decimal(value, 1)
    }

    /// A percentage given in percent, with its sign: `62,3 pct.` or `62.3%`.
    #[must_use]
    pub fn percent(&self, value: Decimal) -> String {
        let number = self.decimal(value, 1);
        match self.lang {
            Lang::Da => number + " pct.",
            Lang::En => number + "%",
        }
    }

    /// Money as millions of kr., without the unit: one decimal, `318,0`.
    #[must_use]
    pub fn millions(&self, amount: Money) -> String {
        self.rounded(scaled(amount.units(), MILLION + UNIT), 1)
    }

    /// Money as 1,000 kr., without the unit: to the øre, so five decimals at most, without final zeros.
    #[must_use]
    pub fn thousands(&self, amount: Money) -> String {
        let mut value = scaled(amount.units(), THOUSAND + UNIT);
        value.round_with_mode(-THOUSAND, HALF_AWAY);
        self.shortest(value)
    }

    /// A value as it stands on an axis: exact, without final zeros: `0`, `40`, `1,5`.
    #[must_use]
    pub fn compact(&self, value: Decimal) -> String {
        self.shortest(exact(value))
    }

    fn rounded(&self, mut value: fixed_decimal::Decimal, decimals: u32) -> String {
        let last = -i16::try_from(decimals.min(Decimal::MAX_SCALE)).unwrap_or(0);
        value.round_with_mode(last, HALF_AWAY);
        value.absolute.trim_end();
        value.absolute.pad_end(last);
        self.write(value)
    }

    fn shortest(&self, mut value: fixed_decimal::Decimal) -> String {
        value.absolute.trim_end();
        self.write(value)
    }

    fn write(&self, mut value: fixed_decimal::Decimal) -> String {
        // What rounds to zero has no sign.
        value.apply_sign_display(SignDisplay::Negative);
        self.formatter.format(&value).to_string()
    }
}

fn exact(value: Decimal) -> fixed_decimal::Decimal {
    scaled(value.mantissa(), i16::try_from(value.scale()).unwrap_or(0))
}

/// `digits` with the decimal separator before the last `decimals` of them. Holds every `i128`.
fn scaled(digits: i128, decimals: i16) -> fixed_decimal::Decimal {
    let mut value = fixed_decimal::Decimal::from(digits);
    value.absolute.multiply_pow10(-decimals);
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::RoundingStrategy;

    use super::*;
    use crate::domain::price::PriceFactor;

    fn da() -> Numbers {
        Numbers::new(Lang::Da).unwrap()
    }

    fn en() -> Numbers {
        Numbers::new(Lang::En).unwrap()
    }

    fn dec(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn every_language_has_its_formats() {
        for lang in Lang::ALL {
            assert_eq!(Numbers::new(lang).unwrap().lang(), lang);
        }
    }

    #[test]
    fn each_language_has_its_own_separators() {
        assert_eq!(da().count(1_234_567), "1.234.567");
        assert_eq!(en().count(1_234_567), "1,234,567");
        assert_eq!(da().decimal(dec("1234.5"), 2), "1.234,50");
        assert_eq!(en().decimal(dec("-1234.5"), 2), "-1,234.50");
        assert_eq!(da().decimal(dec("-1234.5"), 0), "-1.235");
        assert_eq!(da().count(u64::MAX), "18.446.744.073.709.551.615");
    }

    #[test]
    fn halves_round_away_from_zero() {
        for (value, shown) in [
            ("0.05", "0,1"),
            ("-0.05", "-0,1"),
            ("2.25", "2,3"),
            ("2.249", "2,2"),
            ("9.95", "10,0"),
        ] {
            assert_eq!(da().kr_per(dec(value)), shown);
        }
    }

    #[test]
    fn what_rounds_to_zero_has_no_sign() {
        assert_eq!(da().kr_per(dec("-0.04")), "0,0");
        assert_eq!(da().millions(Money::from_ore(-1)), "0,0");
        assert_eq!(da().compact(-Decimal::ZERO), "0");
    }

    #[test]
    fn percent_is_written_as_each_language_writes_it() {
        assert_eq!(da().percent(dec("62.3")), "62,3 pct.");
        assert_eq!(en().percent(dec("62.3")), "62.3%");
        assert_eq!(da().percent(dec("100")), "100,0 pct.");
    }

    #[test]
    fn amounts_are_shown_to_the_ore() {
        assert_eq!(da().millions(Money::from_ore(31_800_000_000)), "318,0");
        assert_eq!(
            en().millions(Money::from_ore(349_531_000_000_000)),
            "3,495,310.0"
        );
        for (ore, shown) in [
            (49_500_000, "495"),
            (123_450_000, "1.234,5"),
            (-1, "-0,00001"),
            (0, "0"),
        ] {
            assert_eq!(da().thousands(Money::from_ore(ore)), shown);
        }
        // 0.015 kr.: an øre and a half.
        let parts = PriceFactor::new(2019, 2022, "1.5")
            .unwrap()
            .of(Money::from_ore(1));
        assert_eq!(da().thousands(parts), "0,00002");
    }

    #[test]
    fn an_axis_has_no_final_zeros() {
        for (value, shown) in [
            ("0", "0"),
            ("0.00", "0"),
            ("40", "40"),
            ("400.0", "400"),
            ("1.50", "1,5"),
            ("-20", "-20"),
            ("1000", "1.000"),
        ] {
            assert_eq!(da().compact(dec(value)), shown);
        }
    }

    #[test]
    fn the_largest_numbers_are_written_out() {
        assert_eq!(
            da().thousands(Money::from_ore(i128::MIN)),
            "-1.701.411.834.604.692.317.316.873.037,15884"
        );
        assert_eq!(
            en().millions(Money::from_ore(i128::MAX)),
            "1,701,411,834,604,692,317,316,873.0"
        );
        assert_eq!(
            da().decimal(Decimal::MAX, 0),
            "79.228.162.514.264.337.593.543.950.335"
        );
        assert_eq!(da().decimal(Decimal::ONE, u32::MAX).len(), "1,".len() + 28);
    }

    fn parsed(shown: &str) -> Decimal {
        dec(&shown.replace('.', "").replace(',', "."))
    }

    proptest! {
        #[test]
        fn a_number_reads_back_as_rounded(digits in any::<i64>(), scale in 0_u32..19, decimals in 0_u32..6) {
            let value = Decimal::new(digits, scale);
            let shown = da().decimal(value, decimals);
            let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            prop_assert_eq!(parsed(&shown), rounded);
            prop_assert_eq!(shown.split_once(',').map_or(0, |(_, after)| after.len()), decimals as usize);
            prop_assert_eq!(shown.starts_with('-'), rounded < Decimal::ZERO);
        }

        #[test]
        fn thousands_and_axis_values_read_back_exactly(ore in any::<i64>()) {
            let value = Decimal::from_i128_with_scale(ore.into(), 5);
            let money = Money::from_ore(ore.into());
            prop_assert_eq!(parsed(&da().thousands(money)), value);
            let millions = Decimal::from_i128_with_scale(ore.into(), 8);
            let millions = millions.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
            prop_assert_eq!(parsed(&da().millions(money)), millions);
            prop_assert_eq!(parsed(&da().compact(value)), value);
        }

        #[test]
        fn the_languages_differ_in_separators_alone(ore in any::<i128>()) {
            let money = Money::from_ore(ore);
            let swapped = |text: String| text.replace('.', "_").replace(',', ".").replace('_', ",");
            prop_assert_eq!(swapped(da().millions(money)), en().millions(money));
            prop_assert_eq!(swapped(da().thousands(money)), en().thousands(money));
        }
    }
}
