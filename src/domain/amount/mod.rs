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
        if self.decimals.len() > decimals {
            return Err(AmountError::TooManyDecimals);
        }
        let padding = std::iter::repeat_n(b'0', decimals - self.decimals.len());
        let digits = whole.bytes().chain(self.decimals.bytes()).chain(padding);
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
mod tests {
    use proptest::prelude::*;

    use super::AmountError as E;
    use super::*;

    fn ore(cell: &str) -> Result<i64, E> {
        parse_thousands(cell).map(|parsed| parsed.ore)
    }

    fn forms(cell: &str) -> Vec<Form> {
        parse_thousands(cell).unwrap().forms.iter().collect()
    }

    /// `cells` are separated by bars.
    #[track_caller]
    fn assert_causes(cause: E, cells: &str) {
        for cell in cells.split('|') {
            assert_eq!(ore(cell), Err(cause), "{cell:?}");
        }
    }

    #[test]
    fn danish_amounts_are_read() {
        for (cell, thousandths) in [
            ("99.999", 99_999_000),
            ("0", 0),
            ("500,00", 500_000),
            ("+500", 500_000),
            ("0500", 500_000),
            (" 500 ", 500_000),
            ("1.234", 1_234_000),
            ("742", 742_000),
            ("1,234", 1_234),
            ("12,500", 12_500),
            ("3,000", 3_000),
            ("1.234,5", 1_234_500),
            ("-500", -500_000),
            ("−500", -500_000),
            ("–500", -500_000),
            ("- 500", -500_000),
            ("1 234", 1_234_000),
            ("1\u{A0}234\u{202F}567", 1_234_567_000),
            ("0,5", 500),
            ("-0", 0),
            ("\u{A0}500\t", 500_000),
            ("500\n", 500_000),
        ] {
            assert_eq!(ore(cell), Ok(thousandths * 100), "{cell:?}");
        }
        assert_eq!(ore("1000000000"), Ok(100_000_000_000_000));
        assert_eq!(ore("-1.000.000.000,00000"), Ok(-100_000_000_000_000));
        assert_eq!(ore("0,00001"), Ok(1));
    }

    #[test]
    fn remarkable_forms_are_told() {
        assert_eq!(forms("1.234"), []);
        assert_eq!(forms("12,5"), [Form::Decimals]);
        assert_eq!(forms("500,00"), [Form::ZeroDecimals]);
        assert_eq!(
            forms("12,500"),
            [Form::Decimals, Form::CommaThousandsLookalike]
        );
        assert_eq!(
            forms("3,000"),
            [Form::ZeroDecimals, Form::CommaThousandsLookalike]
        );
        assert_eq!(forms("0,125"), [Form::Decimals]);
        assert_eq!(forms("1.234,500"), [Form::Decimals]);
        assert_eq!(forms("-1 234"), [Form::Negative, Form::SpaceGrouped]);
        assert_eq!(forms("−5"), [Form::Negative, Form::UnicodeMinus]);
        assert_eq!(forms("+0500"), [Form::LeadingPlus, Form::LeadingZeros]);
        assert!(parse_thousands("7").unwrap().forms.is_empty());
    }

    #[test]
    fn a_cell_that_is_no_number_has_its_cause() {
        assert_causes(E::Empty, "| \u{A0}");
        assert_causes(
            E::Hidden,
            "1000\r9|1\u{200B}000|\u{202E}0001|10\0|1\t000|\u{FEFF}5",
        );
        assert_causes(
            E::SpreadsheetError,
            "#REF!|#VÆRDI!|#DIVISION/0!|#####|Err:502",
        );
        assert_causes(E::Formula, "=B2*2");
        assert_causes(E::NotFinite, "NaN|inf|-Infinity|∞");
        assert_causes(E::Text, "ukendt|-|_|(navn)|se note 3|500 elever|--5|+");
        assert_causes(
            E::Date,
            "01-02-2019|2019-02-01|1.2.2019|31/12/19|2019-02-01 00:00:00",
        );
        assert_causes(E::Date, "1. feb|5-maj|jan-20|1. februar 2019|12:30");
        assert_causes(
            E::Interval,
            "500-600|500 – 600|500 til 600|mellem 500 og 600|4/5|1..5",
        );
        assert_causes(E::Interval, "500-600 t.kr.");
        assert_causes(
            E::Approximate,
            "<500|> 5|ca. 500|ca 500 kr.|~500|500?|500+|mindst 5",
        );
    }

    #[test]
    fn a_number_with_something_at_it_has_its_cause() {
        assert_causes(
            E::Unit,
            "495 t.kr.|495.000 kr.|1.000 kr.|500,-|kr. 500|5 %|1,5 mio. kr.",
        );
        assert_causes(E::Unit, "500kr|€ 5|-5 kr");
        let probably = Some(-50_000_000);
        assert_causes(E::Brackets { probably }, "(500)|( 500 )|(500,00)");
        assert_causes(E::Brackets { probably: None }, "(-500)|(1.5)|(500 kr.)");
        assert_causes(E::TrailingMinus { probably }, "500-|500 −");
    }

    #[test]
    fn a_number_in_another_notation_has_its_cause() {
        assert_causes(
            E::DotDecimal,
            "1.5|1.50|0.500|1234.50|1234.567|.5|-1.5|1.5000",
        );
        assert_causes(
            E::English,
            "1,234.50|1,234,567|12,500.00|1,234,567.8|-1,234.5",
        );
        assert_causes(
            E::BadGroups,
            "1.23.456|12 34|1.234 567|1 234.567|1'234|1.234.5|1  234",
        );
        assert_causes(E::BadGroups, "01.234.567|1,23.5");
        assert_causes(E::Incomplete, "5,|,5|5.|1.234,");
        assert_causes(E::ManyCommas, "1,5,2");
        assert_causes(E::UnderscoreDigits, "1_000");
        assert_causes(E::NonAsciiDigits, "١٢٣|１２３|½|5²|1½");
        assert_causes(E::Hex, "0x10|0xFF|-0x1");
        assert_causes(E::Exponent, "1e6|1,5E+05|1.5e-3");
        assert_causes(E::OutOfRange, "1000000000,00001|1000000001|-1.000.000.001");
        assert_causes(E::OutOfRange, "9999999999999999999999999999999999999999");
        assert_causes(
            E::TooManyDecimals,
            "0,000001|1,1234567890123456789012345678901234567890",
        );
    }

    #[test]
    fn shares_are_read_in_hundredths_of_a_percent() {
        let share = |cell: &str| parse_share(cell).map(|parsed| parsed.hundredths);
        for (cell, hundredths) in [
            ("80", 8_000),
            ("35,5", 3_550),
            ("80 %", 8_000),
            ("80%", 8_000),
            ("80 pct.", 8_000),
            ("80 Pct", 8_000),
            ("0,8", 80),
            ("1", 100),
            ("0", 0),
            ("100", 10_000),
            ("100,00", 10_000),
            ("33,33\u{A0}%", 3_333),
        ] {
            assert_eq!(share(cell), Ok(hundredths), "{cell:?}");
        }
        for (cell, cause) in [
            ("100,01", E::OutOfRange),
            ("-1", E::OutOfRange),
            ("1.000", E::OutOfRange),
            ("33,333", E::TooManyDecimals),
            ("35.5", E::DotDecimal),
            ("80-90", E::Interval),
            ("%", E::Empty),
            ("_", E::Text),
            ("ca. 80 %", E::Approximate),
            ("(5)", E::Brackets { probably: None }),
            ("5 kr.", E::Unit),
            ("80 %%", E::Unit),
        ] {
            assert_eq!(share(cell), Err(cause), "{cell:?}");
        }
        assert!(
            parse_share("80 %")
                .unwrap()
                .forms
                .contains(Form::PercentSign)
        );
    }

    #[test]
    fn numbers_of_a_workbook_have_the_same_limits() {
        let dec = |text: &str| Decimal::from_str_exact(text).unwrap();
        assert_eq!(thousands_of(dec("495.50")).unwrap().ore, 49_550_000);
        assert_eq!(
            thousands_of(dec("-1"))
                .unwrap()
                .forms
                .iter()
                .collect::<Vec<_>>(),
            [Form::Negative]
        );
        assert_eq!(thousands_of(dec("0.000001")), Err(E::TooManyDecimals));
        assert_eq!(thousands_of(Decimal::MAX), Err(E::OutOfRange));
        assert_eq!(share_of(dec("80.25")).unwrap().hundredths, 8_025);
        assert_eq!(share_of(dec("100.01")), Err(E::OutOfRange));
    }

    /// The Danish form of an amount in øre: points between thousands, a comma, no final zeros.
    fn canonical(ore: i64) -> String {
        let value = Decimal::new(ore.abs(), 5).normalize().to_string();
        let (whole, decimals) = value.split_once('.').unwrap_or((&value, ""));
        let mut grouped = String::from(if ore < 0 { "-" } else { "" });
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        if decimals.is_empty() {
            grouped
        } else {
            grouped + "," + decimals
        }
    }

    proptest! {
        #[test]
        fn every_amount_reads_back_from_its_danish_form(amount in -100_000_000_000_000_i64..=100_000_000_000_000) {
            prop_assert_eq!(ore(&canonical(amount)), Ok(amount));
            prop_assert_eq!(ore(&canonical(amount).replace('.', " ")), Ok(amount));
            prop_assert_eq!(ore(&canonical(amount).replace('.', "")), Ok(amount));
            prop_assert_eq!(thousands_of(Decimal::new(amount, 5)).unwrap().ore, amount);
        }

        #[test]
        fn no_cell_is_too_strange(cell in "\\PC{0,12}|[0-9.,_ eExX()+%/:-]{0,12}|[^a]{0,6}") {
            let amount = parse_thousands(&cell);
            let share = parse_share(&cell);
            prop_assert!(amount.is_err() || cell.contains(|c: char| c.is_ascii_digit()));
            prop_assert!(share.is_err() || cell.contains(|c: char| c.is_ascii_digit()));
        }
    }
}
