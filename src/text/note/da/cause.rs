//! Why a number cannot be read, in Danish.

use crate::domain::amount::AmountError;

/// What is wrong with the number, after the text found.
pub(super) fn what(cause: AmountError, is_share: bool) -> &'static str {
    match cause {
        AmountError::Empty => "har intet tal",
        AmountError::Hidden => "har et skjult tegn i tallet; det, man ser, er ikke det, der står",
        AmountError::SpreadsheetError => "er en fejl fra regnearket",
        AmountError::Formula => "er en formel, der ikke er regnet ud",
        AmountError::Unit => "har enheden med i feltet",
        AmountError::DotDecimal => "har punktum, hvor der skal være komma eller tre cifre",
        AmountError::English => "er skrevet på engelsk",
        AmountError::BadGroups => "har tusinder, der ikke er delt tre og tre cifre",
        AmountError::Incomplete => "mangler cifre ved kommaet",
        AmountError::ManyCommas => "har flere decimalkommaer",
        AmountError::Brackets { .. } => "står i parentes",
        AmountError::TrailingMinus { .. } => "har minus efter tallet",
        AmountError::UnderscoreDigits => "har understreg mellem cifrene",
        AmountError::NonAsciiDigits => "har andre cifre end 0–9",
        AmountError::Hex => "er skrevet hexadecimalt",
        AmountError::Exponent => "er skrevet med tierpotens",
        AmountError::NotFinite => "er ikke noget tal",
        AmountError::Interval => "er to tal",
        AmountError::Approximate => "er et skøn eller en grænse",
        AmountError::Date => "er en dato eller et klokkeslæt",
        AmountError::OutOfRange if is_share => "er uden for 0–100",
        AmountError::OutOfRange => "er mere end 1.000.000.000 (i 1.000 kr.)",
        AmountError::TooManyDecimals if is_share => "har mere end to decimaler",
        AmountError::TooManyDecimals => "har mere end fem decimaler (mindre end en øre)",
        AmountError::Text => "er ikke et tal",
    }
}

/// What to do about it.
pub(super) fn remedy(cause: AmountError, is_share: bool) -> &'static str {
    match cause {
        AmountError::Empty | AmountError::Text => "skriv tallet alene, eller lad feltet stå tomt",
        AmountError::Hidden => "slet feltet, og skriv tallet igen",
        AmountError::SpreadsheetError => "ret formlen i regnearket, og gem igen",
        AmountError::Formula => "gem regnearket igen, så formlen er regnet ud",
        AmountError::Unit if is_share => "skriv tallet alene; procenttegn er tilladt",
        AmountError::Unit => "skriv tallet alene, regnet om til 1.000 kr.",
        AmountError::DotDecimal => {
            "skriv komma før decimaler (1,5) og punktum mellem tusinder (1.500)"
        }
        AmountError::English => "skriv 1.234,50 for engelsk 1,234.50",
        AmountError::BadGroups => "skriv 1.234.567 eller 1234567",
        AmountError::Incomplete => "skriv cifre på begge sider af kommaet, fx 0,5",
        AmountError::ManyCommas => "brug ét komma, før decimalerne",
        AmountError::Brackets { .. } | AmountError::TrailingMinus { .. } => {
            "skriv minus foran tallet"
        }
        AmountError::UnderscoreDigits => "skriv 1000 eller 1.000",
        AmountError::NonAsciiDigits => "skriv tallet med cifrene 0–9",
        AmountError::Hex | AmountError::Exponent => "skriv tallet helt ud",
        AmountError::NotFinite => "ret beregningen i regnearket",
        AmountError::Interval => "vælg ét tal",
        AmountError::Approximate => "skriv tallet alene",
        AmountError::Date => "ret feltets format til tal i regnearket, og skriv tallet igen",
        AmountError::OutOfRange if is_share => "skriv andelen i procent fra 0 til 100",
        AmountError::OutOfRange => "er beløbet i kr.? Skriv det i 1.000 kr.",
        AmountError::TooManyDecimals => "afrund tallet",
    }
}
