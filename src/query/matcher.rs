//! Criteria made ready for one pass over the columns: which facets does a row fail?

use std::collections::HashSet;

use crate::domain::dataset::{Dataset, LegalBasisId, Response, RowId, Year};
use crate::domain::field::Field;
use crate::domain::fold;
use crate::domain::groups::GroupId;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::terms::{FinanceSource, Region, Sources};
use crate::query::criteria::{Criteria, Facet, FacetValue, Finance, Span};
use crate::query::quality;

/// A set of facets, as the bits of [`Facet`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FacetSet(u16);

impl FacetSet {
    /// The facets that choose places.
    pub const PLACE: Self = Self(
        1 << Facet::Region as u16
            | 1 << Facet::Municipality as u16
            | 1 << Facet::Group as u16
            | 1 << Facet::Response as u16,
    );

    /// True when no facet is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// True when no facet but those of place is in the set.
    #[must_use]
    pub fn only_place(self) -> bool {
        self.0 & !Self::PLACE.0 == 0
    }

    /// True when no facet but `facet` is in the set.
    #[must_use]
    pub fn only(self, facet: Facet) -> bool {
        self.0 & !facet.bit() == 0
    }
}

/// Chosen and excluded codes of a closed vocabulary.
#[derive(Clone, Copy, Debug, Default)]
struct Codes {
    chosen: u64,
    excluded: u64,
}

impl Codes {
    fn add(&mut self, code: u8, excluded: bool) {
        let side = if excluded {
            &mut self.excluded
        } else {
            &mut self.chosen
        };
        *side |= 1 << code;
    }

    fn accepts(self, code: u8) -> bool {
        (self.chosen == 0 || self.chosen >> code & 1 == 1) && self.excluded >> code & 1 == 0
    }
}

/// Chosen and excluded values of an open vocabulary.
#[derive(Clone, Debug)]
struct Values<T> {
    chosen: HashSet<T>,
    excluded: HashSet<T>,
}

impl<T: Eq + std::hash::Hash> Values<T> {
    fn new() -> Self {
        Self {
            chosen: HashSet::new(),
            excluded: HashSet::new(),
        }
    }

    fn add(&mut self, value: T, excluded: bool) {
        let side = if excluded {
            &mut self.excluded
        } else {
            &mut self.chosen
        };
        side.insert(value);
    }

    /// True when `is` holds for one of the chosen (or none is chosen) and for none of the excluded.
    fn accepts(&self, is: impl Fn(&T) -> bool) -> bool {
        (self.chosen.is_empty() || self.chosen.iter().any(&is)) && !self.excluded.iter().any(is)
    }
}

/// Scope and filter, ready to be held against rows.
#[derive(Debug)]
pub struct Matcher<'a> {
    data: &'a Dataset,
    area: Codes,
    primary: Codes,
    secondary: Codes,
    region: Codes,
    place: Values<PlaceId>,
    place_fails: Vec<u16>,
    finance: Values<Finance>,
    year: Values<Field<Year>>,
    legal_basis: Values<Field<LegalBasisId>>,
    gross: Values<Field<Span>>,
    share: Values<Field<Span>>,
    words: Vec<(Vec<String>, bool)>,
    group: Values<GroupId>,
    response: Values<Response>,
    /// The rows that trip each rule asked for, ascending.
    rules: Values<&'a [RowId]>,
}

impl<'a> Matcher<'a> {
    /// The matcher of a scope and a filter.
    #[must_use]
    pub fn new(data: &'a Dataset, scope: &Criteria, filter: &Criteria) -> Self {
        let mut matcher = Self {
            data,
            area: Codes::default(),
            primary: Codes::default(),
            secondary: Codes::default(),
            region: Codes::default(),
            place: Values::new(),
            place_fails: Vec::new(),
            finance: Values::new(),
            year: Values::new(),
            legal_basis: Values::new(),
            gross: Values::new(),
            share: Values::new(),
            words: Vec::new(),
            group: Values::new(),
            response: Values::new(),
            rules: Values::new(),
        };
        for criterion in scope.iter().chain(filter.iter()) {
            matcher.add(&criterion.value, criterion.excluded);
        }
        matcher.place_fails = data
            .places()
            .ids()
            .map(|place| matcher.failed_place(place))
            .collect();
        matcher
    }

    fn add(&mut self, value: &FacetValue, excluded: bool) {
        match value {
            FacetValue::Area(area) => self.area.add(area.code(), excluded),
            FacetValue::Primary(group) => self.primary.add(group.code(), excluded),
            FacetValue::Secondary(group) => self.secondary.add(group.code(), excluded),
            FacetValue::Region(region) => self.region.add(region.code(), excluded),
            FacetValue::Municipality(place) => self.place.add(*place, excluded),
            FacetValue::Finance(finance) => self.finance.add(*finance, excluded),
            FacetValue::Year(year) => self.year.add(*year, excluded),
            FacetValue::LegalBasis(basis) => self.legal_basis.add(*basis, excluded),
            FacetValue::Gross(span) => self.gross.add(*span, excluded),
            FacetValue::Share(span) => self.share.add(*span, excluded),
            FacetValue::Words(words) => self.words.push((fold::fold_words(words), excluded)),
            FacetValue::Group(group) => self.group.add(*group, excluded),
            FacetValue::Response(response) => self.response.add(*response, excluded),
            FacetValue::Rule(rule) => {
                self.rules.add(quality::rows(self.data, *rule), excluded);
            }
        }
    }

    fn failed_place(&self, place: PlaceId) -> u16 {
        let mut failed = 0;
        if !self.region.accepts(region_of(self.data, place).code()) {
            failed |= Facet::Region.bit();
        }
        if !self.place.accepts(|chosen| *chosen == place) {
            failed |= Facet::Municipality.bit();
        }
        let groups = self.data.groups();
        if !self.group.accepts(|group| groups.contains(*group, place)) {
            failed |= Facet::Group.bit();
        }
        if !self
            .response
            .accepts(|asked| *asked == self.data.response(place))
        {
            failed |= Facet::Response.bit();
        }
        failed
    }

    /// True when the place lies in the scope.
    #[must_use]
    pub fn in_scope(&self, place: PlaceId) -> bool {
        self.place_fails[place.index()] == 0
    }

    /// The facets whose criteria the row does not meet; empty for a selected row.
    #[must_use]
    pub fn failures(&self, row: RowId) -> FacetSet {
        let data = self.data;
        let mut failed = self.place_fails[data.place(row).index()];
        let mut check = |facet: Facet, met: bool| {
            if !met {
                failed |= facet.bit();
            }
        };
        check(Facet::Area, self.area.accepts(data.area(row).code()));
        check(
            Facet::Primary,
            self.primary.accepts(data.primary(row).code()),
        );
        check(
            Facet::Secondary,
            self.secondary.accepts(data.secondary(row).code()),
        );
        check(
            Facet::Finance,
            self.finance.accepts(|asked| finance_is(data, row, *asked)),
        );
        check(
            Facet::Year,
            self.year.accepts(|asked| *asked == data.year(row)),
        );
        check(
            Facet::LegalBasis,
            self.legal_basis
                .accepts(|asked| *asked == data.legal_basis(row)),
        );
        check(
            Facet::Gross,
            self.gross
                .accepts(|asked| gross_is(*asked, data.gross(row))),
        );
        check(
            Facet::Share,
            self.share
                .accepts(|asked| span_has(*asked, data.share(row).map(i64::from))),
        );
        check(Facet::Words, self.words_met(row));
        check(
            Facet::Rule,
            self.rules.accepts(|rows| rows.binary_search(&row).is_ok()),
        );
        FacetSet(failed)
    }

    fn words_met(&self, row: RowId) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let initiative = self.data.initiative(row);
        let mut text = String::new();
        let (content, purpose) = (initiative.content.read(), initiative.purpose.read());
        for part in [initiative.title, content.as_raw(), purpose.as_raw()] {
            text.push_str(part.folded().as_str());
            text.push('\n');
        }
        self.words
            .iter()
            .all(|(words, excluded)| fold::contains_words(&text, words) != *excluded)
    }
}

/// True when the amount is what is asked for: in the range, or the same special state.
pub(crate) fn gross_is(asked: Field<Span>, gross: Field<Money>) -> bool {
    match (asked, gross) {
        (Field::Given(span), Field::Given(amount)) => span.has_amount(amount),
        (asked, gross) => asked.map(|_| ()) == gross.map(|_| ()),
    }
}

/// True when the answer is what is asked for: a number in the range, or the same special state.
pub(crate) fn span_has(asked: Field<Span>, answer: Field<i64>) -> bool {
    match (asked, answer) {
        (Field::Given(span), Field::Given(number)) => span.contains(number),
        (asked, answer) => asked.map(|_| ()) == answer.map(|_| ()),
    }
}

/// The region of a place as a facet value: `Unknown` where the place is no municipality.
#[must_use]
pub fn region_of(data: &Dataset, place: PlaceId) -> Field<Region> {
    data.places()
        .get(place)
        .region
        .map_or(Field::Unknown, Field::Given)
}

/// True when the finance of the row is what is asked for.
#[must_use]
pub fn finance_is(data: &Dataset, row: RowId, asked: Finance) -> bool {
    let finance = data.finance(row);
    match asked {
        Finance::Names(source) => finance.given().is_some_and(|named| named.contains(source)),
        Finance::MunicipalityOnly => sources(data, row) == Some(municipality_alone()),
        Finance::Without(state) => finance.map(|_| ()) == state,
    }
}

/// The sources that finance a row, a blank field without income counting as the municipality alone;
/// `None` where they are not known.
#[must_use]
pub fn sources(data: &Dataset, row: RowId) -> Option<Sources> {
    match data.finance(row) {
        Field::Given(sources) => Some(sources),
        Field::Empty => {
            let without_income =
                matches!(data.income(row), Field::Given(Money::ZERO) | Field::Empty);
            without_income.then(municipality_alone)
        }
        Field::NotApplicable | Field::Unknown | Field::Unreadable => None,
    }
}

fn municipality_alone() -> Sources {
    Sources::default().with(FinanceSource::Municipality)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::Initiative;
    use crate::query::criteria::Criterion;
    use crate::query::fixture::{data, financed, row};

    fn meets(data: &Dataset, criteria: &[(FacetValue, bool)]) -> bool {
        let criteria = criteria.iter().cloned();
        let filter = criteria.map(|(value, excluded)| Criterion { value, excluded });
        let matcher = Matcher::new(data, &Criteria::default(), &filter.collect());
        matcher.failures(RowId::new(0)).is_empty()
    }

    fn words(words: &str) -> FacetValue {
        FacetValue::Words(words.into())
    }

    #[test]
    fn words_are_whole_and_may_stand_in_different_fields() {
        let data = data(&[row("Greve", 1)]);
        assert!(meets(&data, &[(words("kvinder kurser"), false)]));
        assert!(!meets(&data, &[(words("kvinde"), false)]));
        assert!(!meets(
            &data,
            &[(words("job"), false), (words("fodbold"), false)]
        ));
        assert!(!meets(&data, &[(words("job"), true)]));
    }

    #[test]
    fn an_amount_that_is_not_given_lies_in_no_range() {
        let (place, initiative) = row("Greve", 1);
        let gross = Field::Unreadable;
        let data = data(&[(
            place,
            Initiative {
                gross,
                ..initiative
            },
        )]);
        let any = Span {
            from: None,
            to: None,
        };
        assert!(!meets(
            &data,
            &[(FacetValue::Gross(Field::Given(any)), false)]
        ));
        assert!(meets(
            &data,
            &[(FacetValue::Gross(Field::Unreadable), false)]
        ));
        assert!(!meets(&data, &[(FacetValue::Gross(Field::Empty), false)]));
    }

    #[test]
    fn a_blank_source_without_income_is_the_municipality_alone() {
        let alone = FacetValue::Finance(Finance::MunicipalityOnly);
        let blank = data(&[financed(Field::Empty, row("Greve", 1))]);
        assert!(meets(&blank, &[(alone.clone(), false)]));
        let unknown = data(&[financed(Field::Unknown, row("Greve", 1))]);
        assert!(!meets(&unknown, &[(alone, false)]));
    }
}
