//! The values of facets as they are typed and printed: names of the data, words of the survey, ranges.

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, Year};
use crate::domain::field::Field;
use crate::domain::fold;
use crate::domain::raw::Raw;
use crate::query::criteria::{Facet, FacetValue, Span};
use crate::text::Language;
use crate::text::flag::candidate::{Typed, quoted, resolve, split};
use crate::text::flag::refusal::Why;

/// Øre in 1,000 kr., in which amounts are typed.
const THOUSAND: u32 = 5;
/// Hundredths in a percent, as a power of ten.
const HUNDREDTHS: u32 = 2;

impl Language {
    /// The value of a facet that is typed.
    pub(super) fn typed_value(
        &self,
        facet: Facet,
        data: &Dataset,
        typed: &Typed,
    ) -> Result<FacetValue, Why> {
        let find = |text: &str| match facet {
            Facet::Municipality => data
                .places()
                .find(Raw::new(text))
                .map(FacetValue::Municipality),
            Facet::Gross | Facet::Share => self.range(facet, text),
            Facet::Year
            | Facet::Area
            | Facet::Primary
            | Facet::Secondary
            | Facet::Finance
            | Facet::Region
            | Facet::LegalBasis
            | Facet::Words
            | Facet::Group
            | Facet::Response
            | Facet::Rule => None,
        };
        match facet {
            Facet::Words => words_of(typed),
            Facet::Year if typed.is_quoted => {
                let year = typed.text.parse::<Year>();
                year.map(|year| FacetValue::Year(Field::Given(year)))
                    .map_err(|_| Why::Number)
            }
            Facet::Gross | Facet::Share => {
                let states = self.candidates(facet, data);
                resolve(&states, typed, find).map_err(|why| match why {
                    Why::Unknown(_) | Why::NoSuch(_) => Why::Range,
                    why => why,
                })
            }
            Facet::Area
            | Facet::Primary
            | Facet::Secondary
            | Facet::Finance
            | Facet::Region
            | Facet::Municipality
            | Facet::Year
            | Facet::LegalBasis
            | Facet::Group
            | Facet::Response
            | Facet::Rule => resolve(&self.candidates(facet, data), typed, find),
        }
    }

    /// A facet's value so that it reads back as itself: its name, the name in quotation marks, or its number in the
    /// data.
    pub(super) fn printed_value(&self, data: &Dataset, value: &FacetValue) -> String {
        let facet = value.facet();
        let is_number = matches!(facet, Facet::Gross | Facet::Share);
        let reads_back = |text: &String| {
            let typed = split(text, is_number);
            let [typed] = typed.as_slice() else {
                return false;
            };
            !typed.is_excluded && self.typed_value(facet, data, typed).as_ref() == Ok(value)
        };
        let candidates = self.candidates(facet, data);
        let own = candidates
            .iter()
            .find(|candidate| candidate.value == *value);
        let name = match (own, value) {
            (Some(own), _) => own.names.first().cloned().unwrap_or_default(),
            (None, FacetValue::Gross(Field::Given(span))) => printed_range(*span, THOUSAND, ""),
            (None, FacetValue::Share(Field::Given(span))) => printed_range(*span, HUNDREDTHS, "%"),
            (None, FacetValue::Words(words)) => words.to_string(),
            (None, FacetValue::Year(year)) => self.year(*year),
            (None, value) => self.facet_value(data, value),
        };
        let number = own
            .and_then(|own| own.number)
            .map(|number| format!("#{number}"));
        // A name with signs that nobody sees is no text to copy: it has a number.
        let is_seen = number.is_none() || !Raw::new(&name).has_hidden();
        let as_named = [name.clone(), quoted(&name)].into_iter();
        let mut forms = as_named.filter(|_| is_seen).chain(number);
        forms.find(reads_back).unwrap_or(name)
    }

    /// A range as it is printed (`100..250` in 1,000 kr., the end not in it), or as a person types one.
    fn range(&self, facet: Facet, text: &str) -> Option<FacetValue> {
        let is_share = facet == Facet::Share;
        let scale = if is_share { HUNDREDTHS } else { THOUSAND };
        let digits = text.strip_suffix('%').filter(|_| is_share).unwrap_or(text);
        if let Some((from, to)) = digits.split_once("..") {
            let end = |text: &str| match text.trim() {
                "" => Ok(None),
                text => bound(text, scale).map(Some).ok_or(()),
            };
            let span = Span {
                from: end(from).ok()?,
                to: end(to).ok()?,
            };
            let of = if is_share {
                FacetValue::Share
            } else {
                FacetValue::Gross
            };
            return Some(of(Field::Given(span)));
        }
        let typed = self.typed_range(text);
        let percent = || self.typed_range(&format!("{text}%")).filter(|_| is_share);
        typed
            .filter(|value| value.facet() == facet)
            .or_else(percent)
            .filter(|value| value.facet() == facet)
    }
}

/// One end of a range; `None` where it is no number, or finer than amounts are kept.
fn bound(text: &str, scale: u32) -> Option<i64> {
    let number = Decimal::from_str_exact(&text.replace(',', ".")).ok()?;
    let mut whole = number;
    for _ in 0..scale {
        whole = whole.checked_mul(Decimal::TEN)?;
    }
    let is_whole = whole.fract().is_zero();
    i64::try_from(whole.trunc()).ok().filter(|_| is_whole)
}

fn printed_range(span: Span, scale: u32, unit: &str) -> String {
    let end = |number: Option<i64>| {
        number.map_or_else(String::new, |number| {
            Decimal::new(number, scale).normalize().to_string()
        })
    };
    format!("{}..{}{unit}", end(span.from), end(span.to))
}

/// Words are folded; in quotation marks they are taken as they stand.
fn words_of(typed: &Typed) -> Result<FacetValue, Why> {
    let words = if typed.is_quoted && fold::fold_words(&typed.text).join(" ") != typed.text {
        typed.text.clone()
    } else {
        fold::fold_words(&typed.text).join(" ")
    };
    if words.is_empty() {
        return Err(Why::Missing);
    }
    Ok(FacetValue::Words(words.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_of_a_range_is_exact_or_none() {
        assert_eq!(bound("1.5", THOUSAND), Some(150_000));
        assert_eq!(bound("1,5", HUNDREDTHS), Some(150));
        assert_eq!(bound("", THOUSAND), None);
        assert_eq!(bound("0.000001", THOUSAND), None);
        assert_eq!(bound("99999999999999999999", THOUSAND), None);
        let span = Span::new(-1, 5_000_000);
        assert_eq!(printed_range(span, THOUSAND, ""), "-0.00001..50");
    }
}
