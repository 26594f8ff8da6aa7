//! Ranges as a person types and reads them: `>1mio`, `<=500`, `100-250`, `>50 pct.`.

use rust_decimal::Decimal;

use crate::domain::amount;
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::query::criteria::{FacetValue, Span};
use crate::text::{Lang, Language};

/// How a typed number bounds a range.
#[derive(Clone, Copy)]
enum Bound {
    Above,
    From,
    Below,
    UpTo,
}

/// The facet value of a range.
type OfSpan = fn(Span) -> FacetValue;

/// The longest sign first, so that `>=` is not read as `>`.
const SIGNS: [(&str, Bound); 6] = [
    (">=", Bound::From),
    ("<=", Bound::UpTo),
    ("≥", Bound::From),
    ("≤", Bound::UpTo),
    (">", Bound::Above),
    ("<", Bound::Below),
];

impl Language {
    /// The range of gross expenditure, or of shares where a percent sign follows, that is typed; `None` when
    /// something else is typed. Numbers without a unit are in 1,000 kr., as in the survey.
    #[must_use]
    pub fn typed_range(&self, typed: &str) -> Option<FacetValue> {
        let typed = typed.trim();
        for (sign, bound) in SIGNS {
            if let Some(number) = typed.strip_prefix(sign) {
                let (number, value) = self.number(number)?;
                return Some(value(bounded(bound, number)?));
            }
        }
        let (from, to) = typed.split_once(['-', '–'])?;
        let (to, value) = self.number(to)?;
        let unit: String = typed
            .chars()
            .rev()
            .take_while(|c| !c.is_ascii_digit())
            .collect();
        let unit: String = unit.chars().rev().collect();
        let (from, _) = self.number(&format!("{}{unit}", from.trim()))?;
        let span = Span {
            from: Some(from),
            to: Some(to.checked_add(1)?),
        };
        (from <= to).then(|| value(span))
    }

    /// A range of amounts.
    pub(super) fn amount_span(&self, span: Span) -> String {
        let terms = &self.words.terms;
        let thousand = |ore: i64| {
            (self.words.screen.thousand)(&self.numbers.thousands(Money::from_ore(ore.into())))
        };
        let is_band = Span::AMOUNTS.contains(&span);
        match (span.from, span.to) {
            (Some(from), None) if !is_band && from % 100 == 1 => (terms.above)(&thousand(from - 1)),
            (None, Some(to)) if to % 100 == 1 => (terms.up_to)(&thousand(to - 1)),
            (None, Some(0)) => terms.negative.to_owned(),
            (Some(0), Some(1)) => thousand(0),
            (None | Some(0 | 1), Some(to)) => (terms.below)(&thousand(to)),
            (Some(from), None) => (terms.from)(&thousand(from)),
            (Some(from), Some(to)) => {
                // A typed range has both ends in; a band ends where the next begins.
                let to = if is_band { to } else { to - 1 };
                let from = self.numbers.thousands(Money::from_ore(from.into()));
                format!("{from} – {}", thousand(to))
            }
            (None, None) => "–".to_owned(),
        }
    }

    /// A range of shares.
    pub(super) fn share_span(&self, span: Span) -> String {
        let percent = |hundredths: i64| self.numbers.compact(Decimal::new(hundredths, 2));
        let sign = match self.numbers.lang() {
            Lang::Da => " pct.",
            Lang::En => "%",
        };
        let is_band = Span::SHARES.contains(&span);
        let said = |share| format!("{}{sign}", percent(share));
        match (span.from, span.to) {
            (Some(from), None) if from % 100 == 1 => (self.words.terms.above)(&said(from - 1)),
            (None, Some(to)) if to % 100 == 1 => (self.words.terms.up_to)(&said(to - 1)),
            (Some(from), Some(to)) if !is_band => format!("{} – {}", percent(from), said(to - 1)),
            (Some(10_000), _) => format!("{}{sign}", percent(10_000)),
            (None | Some(0), Some(to)) => {
                (self.words.terms.below)(&format!("{}{sign}", percent(to)))
            }
            (Some(from), None) => (self.words.terms.from)(&format!("{}{sign}", percent(from))),
            (Some(from), Some(to)) => format!("{} – {}{sign}", percent(from), percent(to)),
            (None, None) => "–".to_owned(),
        }
    }

    /// A typed number in øre or in hundredths of a percent, and the facet it bounds.
    fn number(&self, typed: &str) -> Option<(i64, OfSpan)> {
        let typed = typed.trim().to_lowercase();
        let end = typed.rfind(|c: char| c.is_ascii_digit()).map(|at| at + 1)?;
        let (digits, unit) = typed.split_at(end);
        let digits = match self.numbers.lang() {
            Lang::Da => digits.to_owned(),
            Lang::En => digits.replace(',', "").replace('.', ","),
        };
        let unit = unit.trim();
        if ["%", "pct", "pct."].contains(&unit) {
            let share = amount::parse_share(&digits).ok()?;
            return Some((i64::from(share.hundredths), |span| {
                FacetValue::Share(Field::Given(span))
            }));
        }
        let ore = amount::parse_thousands(&digits).ok()?.ore;
        let [million, thousand, kroner] = self.words.terms.units;
        let ore = if million.contains(&unit) {
            ore.checked_mul(1_000)?
        } else if thousand.contains(&unit) {
            ore
        } else if kroner.contains(&unit) && ore % 1_000 == 0 {
            ore / 1_000
        } else {
            return None;
        };
        Some((ore, |span| FacetValue::Gross(Field::Given(span))))
    }
}

fn bounded(bound: Bound, number: i64) -> Option<Span> {
    Some(match bound {
        Bound::Above => Span {
            from: Some(number.checked_add(1)?),
            to: None,
        },
        Bound::From => Span {
            from: Some(number),
            to: None,
        },
        Bound::Below => Span {
            from: None,
            to: Some(number),
        },
        Bound::UpTo => Span {
            from: None,
            to: Some(number.checked_add(1)?),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MILLION: i64 = 100_000_000;

    fn gross(lang: Lang, typed: &str) -> Option<(Option<i64>, Option<i64>)> {
        match Language::new(lang).unwrap().typed_range(typed)? {
            FacetValue::Gross(Field::Given(span)) => Some((span.from, span.to)),
            _ => None,
        }
    }

    #[test]
    fn a_sign_and_a_number_bound_the_amount() {
        assert_eq!(gross(Lang::Da, ">1mio"), Some((Some(MILLION + 1), None)));
        assert_eq!(gross(Lang::Da, ">= 1.000"), Some((Some(MILLION), None)));
        assert_eq!(
            gross(Lang::Da, "<1,5 mio. kr."),
            Some((None, Some(MILLION * 3 / 2)))
        );
        assert_eq!(
            gross(Lang::Da, "<=500000 kr"),
            Some((None, Some(MILLION / 2 + 1)))
        );
        assert_eq!(
            gross(Lang::En, "<1.5m"),
            Some((None, Some(MILLION * 3 / 2)))
        );
    }

    #[test]
    fn two_numbers_are_a_range_with_both_ends_in() {
        assert_eq!(
            gross(Lang::Da, "1-2 mio"),
            Some((Some(MILLION), Some(2 * MILLION + 1)))
        );
        assert_eq!(gross(Lang::Da, "2-1"), None);
    }

    #[test]
    fn percent_bounds_the_share_and_words_are_no_range() {
        let da = Language::new(Lang::Da).unwrap();
        let half = Span {
            from: Some(5_001),
            to: None,
        };
        assert_eq!(
            da.typed_range(">50 pct."),
            Some(FacetValue::Share(Field::Given(half)))
        );
        for typed in ["bes", ">", "> mange", "1-a", "-", "Ringkøbing-Skjern"] {
            assert_eq!(da.typed_range(typed), None, "{typed}");
        }
    }
}
