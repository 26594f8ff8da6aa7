//! What a number format makes of a number: percent, a date, or a number still.

/// What a cell's style says its number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Number,
    Percent,
    Date,
    /// Hours that go on past 24.
    Elapsed,
}

/// A format that the file does not define, by its number (ECMA-376, 18.8.30, with the dates that
/// East Asian editions add).
pub(super) const fn builtin(id: u32) -> Kind {
    match id {
        9 | 10 => Kind::Percent,
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Kind::Date,
        46 => Kind::Elapsed,
        _ => Kind::Number,
    }
}

/// A format by its code. Only the first section counts: it is the one for numbers above zero.
///
/// A sign that is quoted or escaped is decoration: `0" %"` shows 80 as `80 %`.
pub(super) fn custom(code: &str) -> Kind {
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' | '_' | '*' => {
                rest.next();
            }
            '"' => {
                rest.by_ref().find(|&c| c == '"');
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|&c| c != ']').collect();
                let is_clock = |c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S');
                if !inside.is_empty() && inside.chars().all(is_clock) {
                    return Kind::Elapsed;
                }
            }
            ';' => break,
            '%' => return Kind::Percent,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Kind::Date,
            _ => {}
        }
    }
    Kind::Number
}

#[cfg(test)]
mod tests {
    use super::{Kind, builtin, custom};

    #[test]
    fn a_percent_sign_counts_when_it_is_no_decoration() {
        for code in ["0%", "0.00%", "0 %", "#,##0.0%;[Red]-#,##0.0%", "[Red]0%"] {
            assert_eq!(custom(code), Kind::Percent, "{code}");
        }
        for code in ["0\" %\"", "0\\%", "General", "0;0%", "0_%", "@", "", "\"%"] {
            assert_eq!(custom(code), Kind::Number, "{code}");
        }
    }

    #[test]
    fn dates_and_hours_are_told_from_numbers() {
        for code in ["dd\\-mm\\-yyyy", "[$-406]d. mmmm yyyy", "hh:mm AM/PM", "YY"] {
            assert_eq!(custom(code), Kind::Date, "{code}");
        }
        for code in ["[h]:mm:ss", "[MM]:ss"] {
            assert_eq!(custom(code), Kind::Elapsed, "{code}");
        }
        for code in [
            "#,##0 \"mio. kr.\"",
            "[$kr-406] #,##0",
            "0.00E+00",
            "[<100]0",
            "[",
            "\\",
        ] {
            assert_eq!(custom(code), Kind::Number, "{code}");
        }
    }

    #[test]
    fn builtin_formats_are_known_by_number() {
        assert_eq!(
            [0, 9, 10, 14, 22, 46, 49, 164].map(builtin),
            [
                Kind::Number,
                Kind::Percent,
                Kind::Percent,
                Kind::Date,
                Kind::Date,
                Kind::Elapsed,
                Kind::Number,
                Kind::Number
            ]
        );
    }
}
