//! Why a cell that the grammar refuses is no number: the most useful cause, for the message.
//!
//! Decides nothing about values; a cell that comes here is an error whatever the cause.

use super::{AmountError, is_digits, is_unicode_minus};
use crate::domain::raw;

/// Signs and words that stand at a number to say what it counts, in lower case.
const UNITS: [&str; 41] = [
    "kr",
    "kr.",
    "kroner",
    "dkk",
    "dkr",
    "dkr.",
    "t.kr",
    "t.kr.",
    "tkr",
    "tkr.",
    "t. kr",
    "t. kr.",
    "t.dkk",
    "tdkk",
    "mio",
    "mio.",
    "mio.kr",
    "mio.kr.",
    "mio. kr",
    "mio. kr.",
    "mill",
    "mill.",
    "mill. kr.",
    "mia",
    "mia.",
    "mia. kr.",
    "tusind",
    "tusinde",
    "tus.",
    "k",
    "m",
    "t",
    "%",
    "‰",
    "pct",
    "pct.",
    "procent",
    "€",
    "eur",
    "$",
    "£",
];

/// Words that make a number a bound or a guess.
const APPROXIMATE: [&str; 18] = [
    "<", ">", "≤", "≥", "~", "≈", "±", "ca ", "ca.", "cirka", "circa", "omkring", "mindst",
    "højst", "max", "min", "over", "under",
];

/// Months as spreadsheets write them in dates, in Danish and English.
const MONTHS: &str = "jan januar january feb februar february mar marts march apr april maj may jun juni june jul juli \
    july aug august sep sept september okt oktober oct october nov november dec december";

/// The cause why `text`, without blanks around it, is no number. `found` is what the grammar said;
/// `meant` reads a text as a number, for what was probably meant.
pub(super) fn of(
    text: &str,
    found: AmountError,
    meant: impl Fn(&str) -> Option<i64>,
) -> AmountError {
    match found {
        AmountError::OutOfRange | AmountError::TooManyDecimals | AmountError::DotDecimal => {
            return found;
        }
        AmountError::BadGroups if !is_date(text) => return found,
        _ => {}
    }
    let lower = text.to_lowercase();
    let probably = |number: &str| {
        meant(number.trim_matches(raw::is_blank))
            .filter(|&value| value > 0)
            .map(i64::wrapping_neg)
    };
    if text.is_empty() {
        AmountError::Empty
    } else if text.chars().any(raw::is_hidden) {
        AmountError::Hidden
    } else if text.starts_with('#') || lower.starts_with("err:") {
        AmountError::SpreadsheetError
    } else if text.starts_with('=') {
        AmountError::Formula
    } else if !text.contains(char::is_numeric) {
        let word = lower.trim_start_matches(['+', '-', '−']);
        match word {
            "nan" | "inf" | "infinity" | "∞" => AmountError::NotFinite,
            _ => AmountError::Text,
        }
    } else if text.contains(|c: char| c.is_numeric() && !c.is_ascii_digit()) {
        AmountError::NonAsciiDigits
    } else if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        AmountError::Brackets {
            probably: probably(inner),
        }
    } else if let Some(number) = text
        .strip_suffix(|c| c == '-' || is_unicode_minus(c))
        .filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit() || raw::is_blank(c)))
    {
        AmountError::TrailingMinus {
            probably: probably(number),
        }
    } else {
        of_digits(&lower)
    }
}

/// The cause among those that only a text with ASCII digits can have.
fn of_digits(lower: &str) -> AmountError {
    let unsigned = lower
        .strip_prefix(|c| c == '+' || c == '-' || is_unicode_minus(c))
        .unwrap_or(lower)
        .trim_start_matches(raw::is_blank);
    if is_hex(unsigned) {
        AmountError::Hex
    } else if is_exponent(unsigned) {
        AmountError::Exponent
    } else if is_date(lower) {
        AmountError::Date
    } else if APPROXIMATE.iter().any(|word| lower.starts_with(word)) || lower.ends_with(['?', '+'])
    {
        AmountError::Approximate
    } else if has_unit(unsigned) {
        AmountError::Unit
    } else if is_interval(unsigned) {
        AmountError::Interval
    } else if unsigned.contains('_') && unsigned.split('_').all(is_digits) {
        AmountError::UnderscoreDigits
    } else if unsigned.chars().all(is_of_number) {
        of_signs(unsigned)
    } else {
        AmountError::Text
    }
}

/// The cause in a text of digits and the signs that group and split them.
fn of_signs(number: &str) -> AmountError {
    let (english, after_point) = number.split_once('.').unwrap_or((number, ""));
    let is_english = english.contains(',')
        && english.split(',').enumerate().all(|(at, group)| {
            is_digits(group)
                && (if at == 0 {
                    group.len() <= 3
                } else {
                    group.len() == 3
                })
        })
        && (after_point.is_empty() || is_digits(after_point));
    if is_english {
        AmountError::English
    } else if number.starts_with('.') && is_digits(&number[1..]) {
        AmountError::DotDecimal
    } else if number.matches(',').count() > 1 {
        AmountError::ManyCommas
    } else if number.ends_with(['.', ',']) || number.starts_with(',') {
        AmountError::Incomplete
    } else {
        AmountError::BadGroups
    }
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’') || raw::is_blank(c)
}

/// Whether digits stand first in `text` and nothing but a number follows.
fn is_number_like(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(is_of_number)
}

fn is_hex(unsigned: &str) -> bool {
    let digits = ["0x", "&h", "0b", "0o"]
        .into_iter()
        .find_map(|prefix| unsigned.strip_prefix(prefix));
    digits.is_some_and(|digits| !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit()))
}

fn is_exponent(unsigned: &str) -> bool {
    unsigned.split_once('e').is_some_and(|(number, power)| {
        is_number_like(number) && is_digits(power.trim_start_matches(['+', '-', '−']))
    })
}

fn has_unit(unsigned: &str) -> bool {
    let is_unit = |text: &str| UNITS.contains(&text.trim_matches(raw::is_blank));
    // "500,-" is 500 kroner.
    if [",-", ",–", ",--", ",—"]
        .iter()
        .any(|end| unsigned.strip_suffix(end).is_some_and(is_number_like))
    {
        return true;
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let (Some(first), Some(last)) = (unsigned.find(is_digit), unsigned.rfind(is_digit)) else {
        return false;
    };
    let (before, number, after) = (
        &unsigned[..first],
        &unsigned[first..=last],
        &unsigned[last + 1..],
    );
    let after = after.trim_start_matches([',', '-']);
    is_number_like(number)
        && (is_unit(before) || is_unit(after))
        && (before.is_empty() || is_unit(before))
        && (after.is_empty() || is_unit(after))
}

fn is_interval(unsigned: &str) -> bool {
    let bare = ["mellem ", "fra "]
        .into_iter()
        .find_map(|word| unsigned.strip_prefix(word))
        .unwrap_or(unsigned);
    [
        " til ", " to ", " og ", " eller ", "..", "…", "-", "–", "—", "−", "/",
    ]
    .into_iter()
    .any(|between| {
        bare.split_once(between).is_some_and(|(low, high)| {
            let high = high.trim_start_matches(raw::is_blank);
            is_number_like(low) && high.starts_with(|c: char| c.is_ascii_digit())
        })
    })
}

/// Whether the text is a date or a time in one of the forms that spreadsheets write.
fn is_date(text: &str) -> bool {
    let lower = text.to_lowercase();
    let day = lower.split(['t', ' ']).next().unwrap_or_default();
    let close: String = lower.chars().filter(|&c| !raw::is_blank(c)).collect();
    is_numeric_date(day) || is_numeric_date(&close) || is_clock(&lower) || names_month(&lower)
}

fn is_numeric_date(text: &str) -> bool {
    ['-', '.', '/'].into_iter().any(|between| {
        let parts: Vec<&str> = text.split(between).collect();
        let &[first, second, third] = parts.as_slice() else {
            return false;
        };
        let is_within = |part: &str, most: u32| {
            is_digits(part)
                && part.len() <= 2
                && part.parse().is_ok_and(|n: u32| (1..=most).contains(&n))
        };
        let is_day_and_month =
            |a, b| (is_within(a, 31) && is_within(b, 12)) || (is_within(a, 12) && is_within(b, 31));
        let is_year = |part: &str| is_digits(part) && matches!(part.len(), 2 | 4);
        (is_day_and_month(first, second) && is_year(third))
            || (is_day_and_month(second, third) && is_year(first) && first.len() == 4)
    })
}

fn is_clock(text: &str) -> bool {
    text.contains(':')
        && text
            .split(':')
            .all(|part| is_digits(part) && part.len() <= 2)
}

fn names_month(lower: &str) -> bool {
    let mut words = lower
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty());
    words
        .next()
        .is_some_and(|word| MONTHS.split(' ').any(|month| month == word))
        && words.next().is_none()
}
