//! The values of facets as they are typed and printed: names of the data, words of the survey, ranges.

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, Response, Year};
use crate::domain::field::Field;
use crate::domain::fold;
use crate::domain::raw::Raw;
use crate::domain::rule::Rule;
use crate::domain::terms::{FinanceSource, Region, Term};
use crate::query::criteria::{Facet, FacetValue, Finance, Span};
use crate::text::flag::candidate::{Candidate, Typed, quoted, resolve};
use crate::text::flag::refusal::Why;
use crate::text::words::Terms;
use crate::text::{Lang, Language, words};

/// Øre in 1,000 kr., in which amounts are typed.
const THOUSAND: u32 = 5;
/// Hundredths in a percent, as a power of ten.
const HUNDREDTHS: u32 = 2;

const SPECIAL: [Field<()>; 4] = [
    Field::Empty,
    Field::NotApplicable,
    Field::Unknown,
    Field::Unreadable,
];

/// Short words for what is given in no value.
const SPECIAL_WORDS: [&[&str]; 4] = [
    &["(empty)", "empty", "tom"],
    &["_", "n/a"],
    &["unknown", "ukendt"],
    &["unreadable", "ulæselig"],
];

/// The sources of finance in one word, English and Danish.
const SOURCES: [[&str; 2]; 3] = [
    ["state", "stat"],
    ["private", "privat"],
    ["municipality", "kommune"],
];

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
            let typed = super::candidate::split(text, is_number);
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
        let forms = [Some(name.clone()), Some(quoted(&name)), number];
        forms.into_iter().flatten().find(reads_back).unwrap_or(name)
    }

    /// What can be chosen of a facet, the reader's own words first.
    fn candidates(&self, facet: Facet, data: &Dataset) -> Vec<Candidate<FacetValue>> {
        let terms = self.both();
        match facet {
            Facet::Area => fields(
                |area| names(terms, |terms| terms.areas[area.index()]),
                FacetValue::Area,
            ),
            Facet::Primary => fields(
                |group| coded(group, names(terms, |terms| terms.primary[group.index()])),
                FacetValue::Primary,
            ),
            Facet::Secondary => fields(
                |group| {
                    let mut named = names(terms, |terms| terms.secondary[group.index()]);
                    named.extend(group.code().map(String::from));
                    named
                },
                FacetValue::Secondary,
            ),
            Facet::Finance => self.finance_candidates(terms),
            Facet::Region => regions(terms),
            Facet::Municipality => municipalities(data),
            Facet::Year => {
                let years = data.years().iter().map(|year| {
                    let value = FacetValue::Year(Field::Given(*year));
                    Candidate::keyword(value, [year.to_string()])
                });
                years
                    .chain(states(|state| FacetValue::Year(state.map(|()| 0))))
                    .collect()
            }
            Facet::LegalBasis => {
                let bases = data.legal_basis_ids().zip(data.legal_bases());
                let named = (1..).zip(bases).map(|(number, (id, text))| {
                    let name = text.as_raw().lossless().to_owned();
                    Candidate::named(FacetValue::LegalBasis(Field::Given(id)), vec![name], number)
                });
                let states = SPECIAL
                    .into_iter()
                    .zip(SPECIAL_WORDS)
                    .map(|(state, names)| {
                        let value = match state {
                            Field::NotApplicable => Field::NotApplicable,
                            Field::Unknown => Field::Unknown,
                            Field::Unreadable => Field::Unreadable,
                            Field::Empty | Field::Given(()) => Field::Empty,
                        };
                        let value = FacetValue::LegalBasis(value);
                        Candidate::keyword(value, names.iter().copied())
                    });
                named.chain(states).collect()
            }
            Facet::Gross => states(|state| FacetValue::Gross(state.map(|()| ANY))).collect(),
            Facet::Share => states(|state| FacetValue::Share(state.map(|()| ANY))).collect(),
            Facet::Words => Vec::new(),
            Facet::Group => (1..)
                .zip(data.groups().ids())
                .map(|(number, id)| {
                    let name = data.groups().name(id).lossless().to_owned();
                    Candidate::named(FacetValue::Group(id), vec![name], number)
                })
                .collect(),
            Facet::Response => responses(terms),
            Facet::Rule => Rule::ALL
                .iter()
                .map(|rule| Candidate::keyword(FacetValue::Rule(*rule), [rule.id()]))
                .collect(),
        }
    }

    fn finance_candidates(&self, terms: [&'static Terms; 2]) -> Vec<Candidate<FacetValue>> {
        let source = |source: FinanceSource| {
            let [english, danish] = SOURCES[source.index()];
            let mut named = match self.numbers.lang() {
                Lang::Da => vec![danish.to_owned(), english.to_owned()],
                Lang::En => vec![english.to_owned(), danish.to_owned()],
            };
            named.extend(source.code().map(String::from));
            named.extend(names(terms, |terms| terms.finance[source.index()]));
            named
        };
        let sources = FinanceSource::ALL
            .iter()
            .map(|one| Candidate::keyword(FacetValue::Finance(Finance::Names(*one)), source(*one)));
        let alone = Candidate::keyword(
            FacetValue::Finance(Finance::MunicipalityOnly),
            names(terms, |terms| terms.municipality_only),
        );
        let without = states(|state| FacetValue::Finance(Finance::Without(state)));
        sources.chain([alone]).chain(without).collect()
    }

    /// The terms of the reader's language, and of the other.
    fn both(&self) -> [&'static Terms; 2] {
        let other = match self.numbers.lang() {
            Lang::Da => Lang::En,
            Lang::En => Lang::Da,
        };
        [&self.words.terms, &words(other).terms]
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

/// A range without ends.
const ANY: Span = Span {
    from: None,
    to: None,
};

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

/// A name in each language, once.
fn names(terms: [&'static Terms; 2], name: impl Fn(&'static Terms) -> &'static str) -> Vec<String> {
    let mut names: Vec<String> = terms
        .into_iter()
        .map(|terms| name(terms).to_owned())
        .collect();
    names.dedup();
    names
}

/// The survey's code before the names: it is what is printed.
fn coded<T: Term>(term: T, names: Vec<String>) -> Vec<String> {
    let code = term.code().map(String::from);
    code.into_iter().chain(names).collect()
}

/// The four ways of giving no value.
fn states(value: impl Fn(Field<()>) -> FacetValue) -> impl Iterator<Item = Candidate<FacetValue>> {
    let all = SPECIAL.into_iter().zip(SPECIAL_WORDS);
    all.map(move |(state, names)| Candidate::keyword(value(state), names.iter().copied()))
}

/// The values of a vocabulary, and the four ways of giving none.
fn fields<T: Term>(
    names: impl Fn(T) -> Vec<String>,
    value: impl Fn(Field<T>) -> FacetValue,
) -> Vec<Candidate<FacetValue>> {
    let given = T::ALL.iter().map(|term| {
        let names = names(*term);
        Candidate::keyword(value(Field::Given(*term)), names)
    });
    let special = Field::<T>::all().filter(|field| field.given().is_none());
    let special = special.zip(SPECIAL_WORDS);
    let special =
        special.map(|(field, names)| Candidate::keyword(value(field), names.iter().copied()));
    given.chain(special).collect()
}

fn regions(terms: [&'static Terms; 2]) -> Vec<Candidate<FacetValue>> {
    let mut all = fields(
        |region: Region| {
            let name = region.name();
            vec![name.to_owned(), format!("Region {name}")]
        },
        FacetValue::Region,
    );
    let unknown = FacetValue::Region(Field::Unknown);
    if let Some(outside) = all.iter_mut().find(|candidate| candidate.value == unknown) {
        outside
            .names
            .extend(names(terms, |terms| terms.unknown_place));
    }
    all
}

fn municipalities(data: &Dataset) -> Vec<Candidate<FacetValue>> {
    let places = data.places();
    let named = (1..).zip(places.ids()).map(|(number, id)| {
        let municipality = places.get(id);
        let mut names = vec![municipality.name.as_raw().lossless().to_owned()];
        names.extend(municipality.code.map(|code| format!("{code:04}")));
        Candidate::named(FacetValue::Municipality(id), names, number)
    });
    named.collect()
}

fn responses(terms: [&'static Terms; 2]) -> Vec<Candidate<FacetValue>> {
    const SHORT: [&[&str]; 3] = [
        &["responded", "responderet", "svaret"],
        &["silent", "tavs", "ikke-responderet"],
        &["unknown", "ukendt", "uvist"],
    ];
    let all = [Response::Responded, Response::Silent, Response::Unknown];
    let candidates = all.into_iter().zip(SHORT).map(|(response, short)| {
        let long = names(terms, |terms| terms.responses[response as usize]);
        let names = short.iter().map(|name| (*name).to_owned()).chain(long);
        Candidate::keyword(FacetValue::Response(response), names)
    });
    candidates.collect()
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
