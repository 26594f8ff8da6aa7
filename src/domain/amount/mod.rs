//! The Danish number grammar: what a cell of an amount or a share says, or why it cannot be read.
//!
//! A cell is read as a whole or not at all: `1.234`, `1 234,5` and `-500` are numbers, `1.5`,
//! `495 t.kr.` and `(500)` are errors, each with its cause, and nothing is guessed. Knows cells one
//! at a time; empty cells, `_` and "ukendt" are for the reader of rows to see first.

mod cause;

use rust_decimal::Decimal;

use super::money::ORE_PER_THOUSAND_KRONER;
use super::raw;

/// The largest amount in 1,000 kr., either side of zero.
pub const LARGEST_THOUSANDS: i64 = 1_000_000_000;

/// Decimals that an amount in 1,000 kr. can have: down to one øre.
const AMOUNT_DECIMALS: usize = 5;

/// Decimals that a share in percent can have.
const SHARE_DECIMALS: usize = 2;

/// A way of writing a number that is read, but that a reader of the data may want to know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// A decimal comma with something other than zeros after it: `12,5`.
    Decimals,
    /// A decimal comma with only zeros after it: `500,00`.
    ZeroDecimals,
    /// A minus before it.
    Negative,
    /// Thousands grouped by a space of any width: `1 234`.
    SpaceGrouped,
    /// A minus other than the hyphen of the keyboard: `−500`, `–500`. Always with `Negative`.
    UnicodeMinus,
    /// Three decimals after one to three digits, as if the comma grouped thousands: `12,500`.
    /// Says nothing of one cell; when every comma of a file is such, it was written in English.
    CommaThousandsLookalike,
    /// A plus before it.
    LeadingPlus,
    /// A zero before other digits: `0500`.
    LeadingZeros,
    /// A percent sign or "pct." after a share.
    PercentSign,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 9] = [
        Self::Decimals,
        Self::ZeroDecimals,
        Self::Negative,
        Self::SpaceGrouped,
        Self::UnicodeMinus,
        Self::CommaThousandsLookalike,
        Self::LeadingPlus,
        Self::LeadingZeros,
        Self::PercentSign,
    ];
}

/// The forms that one number was written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Forms(u16);

impl Forms {
    /// Whether the number was written in `form`.
    #[must_use]
    pub const fn contains(self, form: Form) -> bool {
        self.0 & (1 << form as u16) != 0
    }

    /// Whether the number was written in no form worth telling.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The forms, in the order of [`Form::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Form> {
        Form::ALL
            .into_iter()
            .filter(move |&form| self.contains(form))
    }

    const fn insert(&mut self, form: Form) {
        self.0 |= 1 << form as u16;
    }
}

/// An amount that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The amount in øre, at most [`LARGEST_THOUSANDS`] thousand kroner either side of zero.
    pub ore: i64,
    /// How it was written.
    pub forms: Forms,
}

/// A share that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedShare {
    /// Hundredths of a percent, from 0 to 10,000.
    pub hundredths: u16,
    /// How it was written.
    pub forms: Forms,
}

/// Why a cell is not a number of the survey, and where it can be said, what was probably meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing but blanks.
    Empty,
    /// An invisible or control character inside; what is seen is not what is stored.
    Hidden,
    /// An error of the spreadsheet: `#REF!`, `#VÆRDI!`, `Err:502`.
    SpreadsheetError,
    /// A formula that was not computed: `=B2*2`.
    Formula,
    /// A number with a unit or a currency: `495 t.kr.`, `500,-`, `5 %` as an amount.
    Unit,
    /// A point where Danish has a decimal comma: `1.5`, `0.500`, `1234.50`.
    DotDecimal,
    /// English notation: `1,234.50`, `1,234,567`.
    English,
    /// Thousands groups of other than three digits, or of mixed signs: `1.23.456`, `1.234 567`.
    BadGroups,
    /// No digit before or after the decimal comma: `,5`, `5,`.
    Incomplete,
    /// More than one decimal comma and no English grouping: `1,5,2`.
    ManyCommas,
    /// Brackets around a number, as accountants write a negative one.
    Brackets {
        /// The negative amount in øre that was probably meant; none for a share.
        probably: Option<i64>,
    },
    /// A minus after the number: `500-`.
    TrailingMinus {
        /// The negative amount in øre that was probably meant; none for a share.
        probably: Option<i64>,
    },
    /// Digits grouped by underscores, as programs do: `1_000`.
    UnderscoreDigits,
    /// Digits of another script or width, or a fraction sign: `١٢٣`, `１２３`, `½`.
    NonAsciiDigits,
    /// A number with a prefix of programs: `0x10`.
    Hex,
    /// A power of ten: `1e6`, `1,5E+05`.
    Exponent,
    /// Not a number at all to a computer: `NaN`, `inf`, `∞`.
    NotFinite,
    /// Two numbers: `500-600`, `500 til 600`, `4/5`.
    Interval,
    /// A bound or a guess: `<500`, `ca. 500`, `~500`.
    Approximate,
    /// A date or a time, as spreadsheets make of numbers: `01-02-2019`, `1. feb`, `12:30`.
    Date,
    /// An amount beyond ±[`LARGEST_THOUSANDS`], or a share outside 0 to 100.
    OutOfRange,
    /// More decimals than the unit has: five for an amount in 1,000 kr., two for a share.
    TooManyDecimals,
    /// None of these: words.
    Text,
}

/// Reads an amount in 1,000 kr. into øre.
///
/// # Errors
/// The cause, when `cell` is not a number in Danish notation, or not an amount.
pub fn parse_thousands(cell: &str) -> Result<Parsed, AmountError> {
    let read = |text: &str| {
        let written = Written::read(text)?;
        let ore = within_amounts(written.scaled(AMOUNT_DECIMALS)?)?;
        Ok(Parsed {
            ore,
            forms: written.forms,
        })
    };
    let text = cell.trim_matches(raw::is_blank);
    read(text).map_err(|error| cause::of(text, error, |inner| Some(read(inner).ok()?.ore)))
}

/// Reads an amount in 1,000 kr. into øre that is written in no form worth telling: digits, with or without points between
/// thousands. None for every other; [`parse_thousands`] may read it.
#[must_use]
pub fn plain_thousands(cell: &str) -> Option<i64> {
    const LONGEST: usize = "999.999.999".len();
    let (mut thousands, mut digits, mut groups) = (0_i64, 0, 0);
    for byte in cell.bytes() {
        match byte {
            b'0'..=b'9' => {
                thousands = thousands.checked_mul(10)? + i64::from(byte - b'0');
                digits += 1;
            }
            b'.' if (groups == 0 && (1..=3).contains(&digits)) || digits == 3 => {
                groups += 1;
                digits = 0;
            }
            _ => return None,
        }
    }
    let is_whole = if groups == 0 { digits > 0 } else { digits == 3 };
    let is_plain = cell == "0" || !cell.starts_with('0');
    (is_whole && is_plain && cell.len() <= LONGEST && thousands < LARGEST_THOUSANDS)
        .then_some(thousands * ORE_PER_THOUSAND_KRONER)
}

/// Reads a share in percent into hundredths of a percent. A `%` or "pct." after it is allowed.
///
/// # Errors
/// The cause, when `cell` is not a number in Danish notation, or not a share.
pub fn parse_share(cell: &str) -> Result<ParsedShare, AmountError> {
    let text = cell.trim_matches(raw::is_blank);
    let bare = without_percent(text);
    let number = bare.unwrap_or(text);
    let read = || {
        let mut written = Written::read(number)?;
        if bare.is_some() {
            written.forms.insert(Form::PercentSign);
        }
        let hundredths = within_shares(written.scaled(SHARE_DECIMALS)?)?;
        Ok(ParsedShare {
            hundredths,
            forms: written.forms,
        })
    };
    read().map_err(|error| cause::of(number, error, |_| None))
}

/// An amount in 1,000 kr. that came as a number, from a cell of a workbook.
///
/// # Errors
/// [`AmountError::OutOfRange`] or [`AmountError::TooManyDecimals`].
pub fn thousands_of(value: Decimal) -> Result<Parsed, AmountError> {
    let ore = within_amounts(scaled_decimal(value, AMOUNT_DECIMALS)?)?;
    Ok(Parsed {
        ore,
        forms: forms_of(value),
    })
}

/// A share in percent that came as a number, from a cell of a workbook.
///
/// # Errors
/// [`AmountError::OutOfRange`] or [`AmountError::TooManyDecimals`].
pub fn share_of(value: Decimal) -> Result<ParsedShare, AmountError> {
    let hundredths = within_shares(scaled_decimal(value, SHARE_DECIMALS)?)?;
    Ok(ParsedShare {
        hundredths,
        forms: forms_of(value),
    })
}

fn within_amounts(ore: Option<i64>) -> Result<i64, AmountError> {
    const LIMIT: i64 = LARGEST_THOUSANDS * ORE_PER_THOUSAND_KRONER;
    ore.filter(|ore| (-LIMIT..=LIMIT).contains(ore))
        .ok_or(AmountError::OutOfRange)
}

fn within_shares(hundredths: Option<i64>) -> Result<u16, AmountError> {
    let hundredths = hundredths.and_then(|value| u16::try_from(value).ok());
    hundredths
        .filter(|&value| value <= 10_000)
        .ok_or(AmountError::OutOfRange)
}

/// `value` in the unit of its last decimal of `decimals`; none when no `i64` holds it.
fn scaled_decimal(value: Decimal, decimals: usize) -> Result<Option<i64>, AmountError> {
    let value = value.normalize();
    let scale = usize::try_from(value.scale()).unwrap_or(usize::MAX);
    let Some(missing) = decimals.checked_sub(scale) else {
        return Err(AmountError::TooManyDecimals);
    };
    let factor = u32::try_from(missing)
        .ok()
        .and_then(|missing| 10_i128.checked_pow(missing));
    let scaled = factor.and_then(|factor| value.mantissa().checked_mul(factor));
    Ok(scaled.and_then(|scaled| i64::try_from(scaled).ok()))
}

fn forms_of(value: Decimal) -> Forms {
    let mut forms = Forms::default();
    if value.is_sign_negative() && !value.is_zero() {
        forms.insert(Form::Negative);
    }
    if !value.is_integer() {
        forms.insert(Form::Decimals);
    }
    forms
}

/// What stands before a sign or word for percent.
fn without_percent(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let suffix = ["%", "pct.", "pct", "procent"]
        .into_iter()
        .find(|suffix| lower.ends_with(suffix))?;
    let number = text.get(..text.len().checked_sub(suffix.len())?)?;
    Some(number.trim_end_matches(raw::is_blank))
}

/// A number as it was written: a sign, the digits before and after the comma.
struct Written<'a> {
    is_negative: bool,
    whole: String,
    decimals: &'a str,
    forms: Forms,
}

impl<'a> Written<'a> {
    /// Matches the whole of `text`: sign, digits in groups of three or in none, comma, digits.
    fn read(text: &'a str) -> Result<Self, AmountError> {
        let mut forms = Forms::default();
        let unsigned = Self::read_sign(text, &mut forms);
        let (whole, decimals) = match unsigned.split_once(',') {
            Some((whole, decimals)) => (whole, Some(decimals)),
            None => (unsigned, None),
        };
        let decimals = match decimals {
            Some(digits) if is_digits(digits) => digits,
            Some(_) => return Err(AmountError::Text),
            None => "",
        };
        let groups = Groups::of(whole)?;
        if groups.are_spaced {
            forms.insert(Form::SpaceGrouped);
        }
        if groups.digits.len() > 1 && groups.digits.starts_with('0') {
            forms.insert(Form::LeadingZeros);
        }
        if !decimals.is_empty() {
            let is_zero = decimals.bytes().all(|digit| digit == b'0');
            forms.insert(if is_zero {
                Form::ZeroDecimals
            } else {
                Form::Decimals
            });
            if decimals.len() == 3 && whole.len() <= 3 && !whole.starts_with('0') {
                forms.insert(Form::CommaThousandsLookalike);
            }
        }
        let is_negative = forms.contains(Form::Negative);
        Ok(Self {
            is_negative,
            whole: groups.digits,
            decimals,
            forms,
        })
    }

    fn read_sign(text: &'a str, forms: &mut Forms) -> &'a str {
        let mut rest = text.chars();
        match rest.next() {
            Some('+') => forms.insert(Form::LeadingPlus),
            Some('-') => forms.insert(Form::Negative),
            Some(minus) if is_unicode_minus(minus) => {
                forms.insert(Form::Negative);
                forms.insert(Form::UnicodeMinus);
            }
            _ => return text,
        }
        rest.as_str().trim_start_matches(raw::is_blank)
    }

    /// The value in the unit of the last of `decimals` decimals, exactly; none when no `i64` holds it.
    fn scaled(&self, decimals: usize) -> Result<Option<i64>, AmountError> {
        let whole = self.whole.trim_start_matches('0');
        // A number that is too large is that first, whatever its decimals.
        if whole.len() > 12 {
            return Ok(None);
        }
        let fraction = self.decimals.trim_end_matches('0');
        if fraction.len() > decimals {
            return Err(AmountError::TooManyDecimals);
        }
        let padding = std::iter::repeat_n(b'0', decimals - fraction.len());
        let digits = whole.bytes().chain(fraction.bytes()).chain(padding);
        let value = digits
            .map(|digit| i64::from(digit - b'0'))
            .try_fold(0_i64, |value, digit| {
                value.checked_mul(10)?.checked_add(digit)
            });
        Ok(value.and_then(|value| {
            if self.is_negative {
                value.checked_neg()
            } else {
                Some(value)
            }
        }))
    }
}

/// The digits before the comma, without what groups them.
struct Groups {
    digits: String,
    are_spaced: bool,
}

impl Groups {
    fn of(whole: &str) -> Result<Self, AmountError> {
        let is_point = |c: char| c == '.';
        let is_space = |c: char| c != '\n' && c != '\r' && c != '\t' && raw::is_blank(c);
        let Some(separator) = whole.chars().find(|&c| !c.is_ascii_digit()) else {
            return if whole.is_empty() {
                Err(AmountError::Incomplete)
            } else {
                Ok(Self {
                    digits: whole.to_owned(),
                    are_spaced: false,
                })
            };
        };
        let are_spaced = is_space(separator);
        let groups: Vec<&str> = if are_spaced {
            whole.split(is_space).collect()
        } else if is_point(separator) {
            whole.split(is_point).collect()
        } else {
            return Err(AmountError::Text);
        };
        if !groups.iter().all(|group| is_digits(group)) {
            return Err(AmountError::Text);
        }
        let (first, rest) = groups.split_first().ok_or(AmountError::Text)?;
        let is_grouped = first.len() <= 3
            && !first.starts_with('0')
            && rest.iter().all(|group| group.len() == 3);
        if !is_grouped {
            return Err(if !are_spaced && rest.len() == 1 {
                AmountError::DotDecimal
            } else {
                AmountError::BadGroups
            });
        }
        Ok(Self {
            digits: groups.concat(),
            are_spaced,
        })
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

const fn is_unicode_minus(c: char) -> bool {
    matches!(c, '−' | '‐' | '‑' | '‒' | '–')
}

#[cfg(test)]
mod tests;
