//! Price and wage levels: the year of one, and factors that bring amounts from one level to another exactly.

use std::fmt;

use rust_decimal::Decimal;

use crate::domain::dataset::Year;
use crate::domain::money::Money;

/// Most decimals of a factor: with them an amount in whole øre stays exact.
pub const DECIMALS: u32 = 6;

/// A factor is below this number.
const LIMIT: u32 = 1_000;

/// The year of a price and wage level as it is written: `22-pl` or `2022-pl` for 2022.
#[must_use]
pub fn level(written: &str) -> Option<Year> {
    let digits = written.strip_suffix("-pl")?;
    match digits.len() {
        2 => two_digits(digits),
        _ => year(digits),
    }
}

/// A year in four digits, 1900 to 2999.
#[must_use]
pub fn year(written: &str) -> Option<Year> {
    let is_year = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    let year = is_year.then(|| written.parse().ok())??;
    (1_900..=2_999).contains(&year).then_some(year)
}

fn two_digits(digits: &str) -> Option<Year> {
    let are_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    let year: Year = are_digits.then(|| digits.parse().ok())??;
    Some(2_000 + year)
}

/// A price-and-wage factor: amounts at one level times it are amounts at another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PriceFactor {
    from: Year,
    to: Year,
    millionths: u32,
}

/// Why a text is no factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FactorError {
    /// It is no number of digits with a decimal point or comma.
    #[error("not a decimal number")]
    NotANumber,
    /// It has more than six decimals.
    #[error("more than {DECIMALS} decimals")]
    TooManyDecimals,
    /// It is 0, or 1,000 and more.
    #[error("not above 0 and below {LIMIT}")]
    OutOfRange,
    /// It leads from a level to the same one.
    #[error("from a level to itself")]
    SameLevel,
}

impl PriceFactor {
    /// The factor from one level to another, written with a decimal point or comma: `1.0431`.
    ///
    /// # Errors
    /// [`FactorError`] for a text that is no factor.
    pub fn new(from: Year, to: Year, written: &str) -> Result<Self, FactorError> {
        if from == to {
            return Err(FactorError::SameLevel);
        }
        let (whole, decimals) = written.split_once(['.', ',']).unwrap_or((written, "0"));
        let are_digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !are_digits(whole) || !are_digits(decimals) {
            return Err(FactorError::NotANumber);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > DECIMALS as usize {
            return Err(FactorError::TooManyDecimals);
        }
        let millionths = format!("{whole}{decimals:0<6}").parse::<u64>();
        let is_possible = |millionths: &u64| (1..u64::from(LIMIT) * 1_000_000).contains(millionths);
        let millionths = millionths.ok().filter(is_possible);
        let millionths = millionths.and_then(|number| u32::try_from(number).ok());
        Ok(Self {
            from,
            to,
            millionths: millionths.ok_or(FactorError::OutOfRange)?,
        })
    }

    /// The level that amounts are at before.
    #[must_use]
    pub fn from(self) -> Year {
        self.from
    }

    /// The level that they are at afterwards.
    #[must_use]
    pub fn to(self) -> Year {
        self.to
    }

    /// The factor as a number, without final zeros.
    #[must_use]
    pub fn number(self) -> Decimal {
        Decimal::new(i64::from(self.millionths), DECIMALS).normalize()
    }

    /// An amount in whole øre times the factor, exactly.
    #[must_use]
    pub fn of(self, amount: Money) -> Money {
        amount.times_millionths(self.millionths)
    }
}

impl fmt::Display for PriceFactor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}={}", self.from, self.to, self.number())
    }
}

/// Factors, at most one from each level. None begins at a level that another leads to: whether its amounts should be
/// brought on would be a guess.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceFactors(Vec<PriceFactor>);

/// Two factors that do not go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash(pub PriceFactor, pub PriceFactor);

impl PriceFactors {
    /// Adds a factor; the same one again is harmless.
    ///
    /// # Errors
    /// [`Clash`] where another one begins at its level, or one begins where another ends.
    pub fn add(&mut self, factor: PriceFactor) -> Result<(), Clash> {
        if self.0.contains(&factor) {
            return Ok(());
        }
        let meets = |other: &&PriceFactor| {
            other.from == factor.from || other.to == factor.from || other.from == factor.to
        };
        if let Some(other) = self.0.iter().find(meets) {
            return Err(Clash(*other, factor));
        }
        self.0.push(factor);
        Ok(())
    }

    /// The factor that amounts at a level are multiplied by.
    #[must_use]
    pub fn at_level(&self, level: Option<Year>) -> Option<PriceFactor> {
        let mut factors = self.0.iter().copied();
        factors.find(|factor| Some(factor.from) == level)
    }

    /// The factors in the order of adding.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = PriceFactor> + '_ {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn factor(written: &str) -> Result<PriceFactor, FactorError> {
        PriceFactor::new(2019, 2022, written)
    }

    #[test]
    fn a_factor_is_a_decimal_number_of_at_most_six_decimals() {
        for (written, number) in [("1.0431", "1.0431"), ("1,0431000", "1.0431"), ("2", "2")] {
            assert_eq!(factor(written).unwrap().number().to_string(), number);
        }
        assert_eq!(factor("1.0431").unwrap().to_string(), "2019:2022=1.0431");
        for (written, error) in [
            ("", FactorError::NotANumber),
            ("-1", FactorError::NotANumber),
            ("1.", FactorError::NotANumber),
            ("4 pct.", FactorError::NotANumber),
            ("1.0000001", FactorError::TooManyDecimals),
            ("0.000000", FactorError::OutOfRange),
            ("1000", FactorError::OutOfRange),
            ("99999999999999999999", FactorError::OutOfRange),
        ] {
            assert_eq!(factor(written), Err(error), "{written}");
        }
        assert!(factor("999.999999").is_ok() && factor("0.000001").is_ok());
        assert_eq!(
            PriceFactor::new(2019, 2019, "1"),
            Err(FactorError::SameLevel)
        );
    }

    #[test]
    fn one_factor_leads_from_a_level_and_none_on_from_where_another_ends() {
        let mut factors = PriceFactors::default();
        let new = |from, to, written| PriceFactor::new(from, to, written).unwrap();
        assert_eq!(factors.add(new(2019, 2022, "1.04")), Ok(()));
        assert_eq!(factors.add(new(2019, 2022, "1,040")), Ok(()));
        assert_eq!(factors.add(new(2020, 2022, "1.02")), Ok(()));
        for clashing in [
            new(2019, 2022, "1.05"),
            new(2022, 2023, "1.02"),
            new(2018, 2019, "1.02"),
        ] {
            assert!(factors.add(clashing).is_err(), "{clashing}");
        }
        assert_eq!(factors.iter().len(), 2);
        let of = |level| factors.at_level(level).map(PriceFactor::to);
        assert_eq!(of(Some(2020)), Some(2022));
        assert_eq!((of(Some(2022)), of(None)), (None, None));
    }

    #[test]
    fn a_level_is_written_with_two_or_four_digits() {
        assert_eq!((level("22-pl"), level("1998-pl")), (Some(2022), Some(1998)));
        for written in ["2022", "222-pl", "+2-pl", "0022-pl", "-pl", "22-pl "] {
            assert_eq!(level(written), None, "{written}");
        }
        assert_eq!(
            (year("2022"), year("22"), year("+022")),
            (Some(2022), None, None)
        );
    }

    proptest! {
        #[test]
        fn the_sum_of_products_is_the_product_of_the_sum(
            amounts in proptest::collection::vec(-100_000_000_000_000_i64..=100_000_000_000_000, 0..60),
            millionths in 1_u32..999_999_999,
        ) {
            let written = format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000);
            let factor = factor(&written).unwrap();
            let products: Money = amounts.iter().map(|ore| factor.of(Money::from_ore((*ore).into()))).sum();
            let sum: i128 = amounts.iter().map(|ore| i128::from(*ore)).sum();
            prop_assert_eq!(products, factor.of(Money::from_ore(sum)));
            prop_assert_eq!(products.units(), sum * i128::from(millionths));
            if let Some(kroner) = products.kroner() {
                let exact = Decimal::from_i128_with_scale(sum, 2).checked_mul(factor.number());
                prop_assert!(exact.is_none_or(|exact| exact == kroner));
            }
        }
    }
}
