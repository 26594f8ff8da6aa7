//! Why a number cannot be read, in English.

use crate::domain::amount::AmountError;

/// What is wrong with the number, after the text found.
pub(super) fn what(cause: AmountError, is_share: bool) -> &'static str {
    match cause {
        AmountError::Empty => "has no number",
        AmountError::Hidden => {
            "has a hidden character in the number; what is seen is not what is stored"
        }
        AmountError::SpreadsheetError => "is an error of the spreadsheet",
        AmountError::Formula => "is a formula that was not computed",
        AmountError::Unit => "has the unit in the cell",
        AmountError::DotDecimal => "has a point where a comma or three digits belong",
        AmountError::English => "is in English notation",
        AmountError::BadGroups => "has thousands that are not grouped by three digits",
        AmountError::Incomplete => "lacks digits at the comma",
        AmountError::ManyCommas => "has several decimal commas",
        AmountError::Brackets { .. } => "stands in brackets",
        AmountError::TrailingMinus { .. } => "has its minus after the number",
        AmountError::UnderscoreDigits => "has underscores between the digits",
        AmountError::NonAsciiDigits => "has other digits than 0–9",
        AmountError::Hex => "is hexadecimal",
        AmountError::Exponent => "is written with a power of ten",
        AmountError::NotFinite => "is no number",
        AmountError::Interval => "is two numbers",
        AmountError::Approximate => "is a bound or a guess",
        AmountError::Date => "is a date or a time",
        AmountError::OutOfRange if is_share => "is outside 0–100",
        AmountError::OutOfRange => "is more than 1,000,000,000 (in DKK 1,000)",
        AmountError::TooManyDecimals if is_share => "has more than two decimals",
        AmountError::TooManyDecimals => "has more than five decimals (less than one øre)",
        AmountError::Text => "is not a number",
    }
}

/// What to do about it.
pub(super) fn remedy(cause: AmountError, is_share: bool) -> &'static str {
    match cause {
        AmountError::Empty | AmountError::Text => {
            "write the number alone, or leave the field empty"
        }
        AmountError::Hidden => "clear the field and type the number again",
        AmountError::SpreadsheetError => "correct the formula in the spreadsheet and save again",
        AmountError::Formula => "save the workbook again, so that the formula is computed",
        AmountError::Unit if is_share => "write the number alone; a percent sign is allowed",
        AmountError::Unit => "write the number alone, in DKK 1,000",
        AmountError::DotDecimal => {
            "write a comma before decimals (1,5) and a point between thousands (1.500)"
        }
        AmountError::English => "write 1.234,50 for the English 1,234.50",
        AmountError::BadGroups => "write 1.234.567 or 1234567",
        AmountError::Incomplete => "write digits on both sides of the comma, e.g. 0,5",
        AmountError::ManyCommas => "use one comma, before the decimals",
        AmountError::Brackets { .. } | AmountError::TrailingMinus { .. } => {
            "write the minus before the number"
        }
        AmountError::UnderscoreDigits => "write 1000 or 1.000",
        AmountError::NonAsciiDigits => "write the number with the digits 0–9",
        AmountError::Hex | AmountError::Exponent => "write the number in full",
        AmountError::NotFinite => "correct the computation in the spreadsheet",
        AmountError::Interval => "choose one number",
        AmountError::Approximate => "write the number alone",
        AmountError::Date => {
            "set the cell's format to number in the spreadsheet and type the number again"
        }
        AmountError::OutOfRange if is_share => "write the share in percent from 0 to 100",
        AmountError::OutOfRange => "is the amount in DKK? Write it in DKK 1,000",
        AmountError::TooManyDecimals => "round the number",
    }
}
