//! A stored number as a Dane types it: plain digits, a decimal comma, no grouping.

/// At most 15 significant digits, which is what spreadsheets show and keep; NaN and infinity by
/// name. `shift` moves the comma to the right: 2 for percent.
///
/// The digits are rounded from the exact value of the float and the comma is moved in them, so
/// that nothing is computed: 0.1 + 0.2 is `0,3`, and 0.07 is 7 percent.
pub(super) fn danish(value: f64, shift: i32) -> String {
    // Nearly every number is one of these, and they need no exact rounding.
    if shift == 0 && value.fract() == 0.0 && value.abs() < 1e15 {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        return (value as i64).to_string();
    }
    let scientific = format!("{value:.14e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else {
        return scientific;
    };
    // A float's exponent has three digits.
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, mantissa) = mantissa
        .strip_prefix('-')
        .map_or(("", mantissa), |rest| ("-", rest));
    let digits = mantissa.replace('.', "");
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let before_comma = exponent + 1 + shift;
    let Ok(before_comma @ 1..) = usize::try_from(before_comma) else {
        let zeros = "0".repeat(usize::try_from(-before_comma).unwrap_or(0));
        return format!("{sign}0,{zeros}{digits}");
    };
    match digits.split_at_checked(before_comma) {
        Some((whole, "")) => format!("{sign}{whole}"),
        Some((whole, fraction)) => format!("{sign}{whole},{fraction}"),
        None => format!("{sign}{digits:0<before_comma$}"),
    }
}

/// A number with the percent style as the percentage that it shows, to at most two decimals: a third is `33,33`, as a
/// share is counted.
pub(super) fn percentage(value: f64) -> String {
    // So large a number has no such decimals, and rounding it would only write it out.
    if !value.is_finite() || value.abs() >= 1e9 {
        return danish(value, 2);
    }
    // Rounded from the float's first fifteen digits, so that a half is what it looks like.
    let typed = danish(value, 2);
    let Some((whole, fraction)) = typed.split_once(',') else {
        return typed;
    };
    let Some((kept, rest)) = fraction.split_at_checked(2) else {
        return typed;
    };
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    let hundredths: i64 = format!("{whole}{kept}").parse().unwrap_or(0);
    let up = i64::from(rest.as_bytes().first().is_some_and(|digit| *digit >= b'5'));
    let hundredths = hundredths + sign * up;
    let size = hundredths.unsigned_abs();
    let minus = if hundredths < 0 { "-" } else { "" };
    let text = format!("{minus}{},{:02}", size / 100, size % 100);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{danish, percentage};

    #[test]
    fn a_number_is_written_through_fifteen_digits() {
        for (value, text) in [
            (0.1 + 0.2, "0,3"),
            (1234.0, "1234"),
            (-1234.5, "-1234,5"),
            (1e21, "1000000000000000000000"),
            (12_345_678_901_234_567.0, "12345678901234600"),
            (1e-7, "0,0000001"),
            (0.05, "0,05"),
            (-0.0, "0"),
            (100.0, "100"),
            (9.999_999_999_999_999, "10"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "inf"),
            (f64::NEG_INFINITY, "-inf"),
        ] {
            assert_eq!(danish(value, 0), text);
        }
    }

    #[test]
    fn percent_moves_the_comma_and_computes_nothing() {
        for (value, text) in [
            (0.8, "80"),
            (0.07, "7"),
            (0.125, "12,5"),
            (1.0, "100"),
            (0.000_1, "0,01"),
            (-0.5, "-50"),
            (0.0, "0"),
            (0.57, "57"),
        ] {
            assert_eq!(danish(value, 2), text);
        }
    }

    #[test]
    fn a_percentage_has_two_decimals_at_most() {
        for (value, text) in [
            (1.0 / 3.0, "33,33"),
            (2.0 / 3.0, "66,67"),
            (-1.0 / 3.0, "-33,33"),
            (0.355, "35,5"),
            (0.12345, "12,35"),
            (0.999_999, "100"),
            (0.000_01, "0"),
            (-0.000_01, "0"),
            (0.8, "80"),
            (1e12, "100000000000000"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(percentage(value), text);
        }
    }

    proptest! {
        #[test]
        fn the_text_reads_back_as_the_number_through_fifteen_digits(value in any::<f64>()) {
            prop_assume!(value.is_finite());
            let back: f64 = danish(value, 0).replace(',', ".").parse().unwrap();
            prop_assert_eq!(format!("{:.14e}", back + 0.0), format!("{:.14e}", value + 0.0));
        }

        #[test]
        fn whole_kroner_are_written_as_they_are(value in -999_999_999_999_999_i64..=999_999_999_999_999) {
            #[expect(clippy::cast_precision_loss, reason = "below 2^53")]
            let float = value as f64;
            prop_assert_eq!(danish(float, 0), value.to_string());
        }
    }
}
