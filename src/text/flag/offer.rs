//! What can be chosen of each facet, by name: words of the survey in both languages, names of the data.

use crate::domain::dataset::{Dataset, Response};
use crate::domain::field::Field;
use crate::domain::rule::Rule;
use crate::domain::terms::{FinanceSource, Region, Term};
use crate::query::criteria::{Facet, FacetValue, Finance, Span};
use crate::text::flag::candidate::Candidate;
use crate::text::words::Terms;
use crate::text::{Lang, Language, words};

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

/// A range without ends.
const ANY: Span = Span {
    from: None,
    to: None,
};

impl Language {
    /// What can be chosen of a facet, the reader's own words first.
    pub(super) fn candidates(&self, facet: Facet, data: &Dataset) -> Vec<Candidate<FacetValue>> {
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
