//! Names of values: vocabularies, facets, measures, places and amounts, as a person reads them.

use crate::domain::dataset::{Dataset, Year};
use crate::domain::field::Field;
use crate::domain::place::PlaceId;
use crate::domain::terms::{
    FinanceSource, PolicyArea, PrimaryTarget, Region, SecondaryTarget, Sources, Term,
};
use crate::query::coverage::State;
use crate::query::criteria::{Criterion, Facet, FacetValue, Finance};
use crate::query::group::Key;
use crate::query::view::{Grouping, OrderKey, Scale};
use crate::text::Language;

/// The position of a value in a list of an enum's words.
pub(super) fn at<T: PartialEq>(all: &[T], value: &T) -> usize {
    all.iter().position(|known| known == value).unwrap_or(0)
}

impl Language {
    /// A field: its value by `name`, or its special state.
    pub fn field<T>(&self, field: Field<T>, name: impl FnOnce(T) -> String) -> String {
        let special = self.words.terms.special;
        match field {
            Field::Given(value) => name(value),
            Field::Empty => special[0].to_owned(),
            Field::NotApplicable => special[1].to_owned(),
            Field::Unknown => special[2].to_owned(),
            Field::Unreadable => special[3].to_owned(),
        }
    }

    /// A policy area.
    #[must_use]
    pub fn area(&self, area: Field<PolicyArea>) -> String {
        self.field(area, |area| self.words.terms.areas[area.index()].to_owned())
    }

    /// A policy area in at most 14 cells.
    #[must_use]
    pub fn area_short(&self, area: Field<PolicyArea>) -> String {
        self.field(area, |area| {
            self.words.terms.areas_short[area.index()].to_owned()
        })
    }

    /// A primary target group with the survey's letter.
    #[must_use]
    pub fn primary(&self, group: Field<PrimaryTarget>) -> String {
        self.field(group, |group| {
            coded(group, self.words.terms.primary[group.index()])
        })
    }

    /// A primary target group in at most 9 cells.
    #[must_use]
    pub fn primary_short(&self, group: Field<PrimaryTarget>) -> String {
        self.field(group, |group| {
            self.words.terms.primary_short[group.index()].to_owned()
        })
    }

    /// A secondary target group with the survey's number.
    #[must_use]
    pub fn secondary(&self, group: Field<SecondaryTarget>) -> String {
        self.field(group, |group| {
            coded(group, self.words.terms.secondary[group.index()])
        })
    }

    /// A secondary target group without its number.
    #[must_use]
    pub fn secondary_short(&self, group: Field<SecondaryTarget>) -> String {
        self.field(group, |group| {
            self.words.terms.secondary[group.index()].to_owned()
        })
    }

    /// A question about finance, sources with the survey's number.
    #[must_use]
    pub fn finance(&self, finance: Finance) -> String {
        let terms = &self.words.terms;
        match finance {
            Finance::Names(source) => coded(source, terms.finance[source.index()]),
            Finance::MunicipalityOnly => terms.municipality_only.to_owned(),
            Finance::Without(state) => self.field(state, |()| String::new()),
        }
    }

    /// The sources of one initiative: `stat + kommune`.
    #[must_use]
    pub fn sources(&self, finance: Field<Sources>) -> String {
        self.field(finance, |sources| self.combination(sources))
    }

    /// A combination of sources, the municipality alone by its own name.
    #[must_use]
    pub fn combination(&self, sources: Sources) -> String {
        if sources == Sources::default().with(FinanceSource::Municipality) {
            return self.words.terms.municipality_only.to_owned();
        }
        let names: Vec<_> = sources
            .iter()
            .map(|source| self.words.terms.finance_short[source.index()])
            .collect();
        names.join(" + ")
    }

    /// A region: "Region Sjælland".
    #[must_use]
    pub fn region(&self, region: Field<Region>) -> String {
        match region {
            Field::Given(region) => (self.words.terms.region)(region.name()),
            _ => self.words.terms.unknown_place.to_owned(),
        }
    }

    /// A municipality by its name.
    #[must_use]
    pub fn place(&self, data: &Dataset, place: PlaceId) -> String {
        let name = data.places().get(place).name.as_raw();
        if name.is_empty() {
            return self.words.terms.special[0].to_owned();
        }
        name.shown().into_string()
    }

    /// A group's name.
    #[must_use]
    pub fn key(&self, data: &Dataset, key: Key) -> String {
        match key {
            Key::Region(Field::Given(region)) => region.name().to_owned(),
            Key::Region(region) => self.region(region),
            Key::Municipality(place) => self.place(data, place),
            Key::Area(area) => self.area(area),
        }
    }

    /// An accounts year.
    #[must_use]
    pub fn year(&self, year: Field<Year>) -> String {
        self.field(year, |year| year.to_string())
    }

    /// A facet.
    #[must_use]
    pub fn facet(&self, facet: Facet) -> &'static str {
        self.words.terms.facets[facet as usize]
    }

    /// A facet's value.
    #[must_use]
    pub fn facet_value(&self, data: &Dataset, value: &FacetValue) -> String {
        match value {
            FacetValue::Area(area) => self.area(*area),
            FacetValue::Primary(group) => self.primary(*group),
            FacetValue::Secondary(group) => self.secondary(*group),
            FacetValue::Finance(finance) => self.finance(*finance),
            FacetValue::Region(Field::Given(region)) => region.name().to_owned(),
            FacetValue::Region(region) => self.region(*region),
            FacetValue::Municipality(place) => self.place(data, *place),
            FacetValue::Year(year) => self.year(*year),
            FacetValue::LegalBasis(basis) => self.field(*basis, |basis| {
                data.legal_bases()[basis.index()]
                    .as_raw()
                    .shown()
                    .into_string()
            }),
            FacetValue::Gross(span) => self.field(*span, |span| self.amount_span(span)),
            FacetValue::Share(span) => self.field(*span, |span| self.share_span(span)),
            FacetValue::Words(words) => (self.words.terms.quoted)(words),
            FacetValue::Group(group) => data.groups().name(*group).shown().into_string(),
            FacetValue::Response(response) => {
                self.words.terms.responses[*response as usize].to_owned()
            }
            FacetValue::Rule(rule) => self.rule(*rule),
        }
    }

    /// A facet's value where there is little room.
    #[must_use]
    pub fn facet_value_short(&self, data: &Dataset, value: &FacetValue) -> String {
        match value {
            FacetValue::Area(area) => self.area_short(*area),
            FacetValue::Primary(group) => self.primary_short(*group),
            FacetValue::Finance(Finance::Names(source)) => {
                coded(*source, self.words.terms.finance_short[source.index()])
            }
            value => self.facet_value(data, value),
        }
    }

    /// A facet's value as short as a chip needs it, without the survey's code.
    #[must_use]
    pub fn chip(&self, data: &Dataset, criterion: &Criterion) -> String {
        let value = match &criterion.value {
            FacetValue::Secondary(group) => self.secondary_short(*group),
            FacetValue::Finance(Finance::Names(source)) => {
                self.words.terms.finance_short[source.index()].to_owned()
            }
            FacetValue::Area(area) => self.area(*area),
            value => self.facet_value_short(data, value),
        };
        let facet = self.words.terms.facets_short[criterion.value.facet() as usize];
        format!(
            "{facet}{}{value}",
            if criterion.excluded { "≠" } else { "=" }
        )
    }

    /// A grouping, plural.
    #[must_use]
    pub fn grouping(&self, grouping: Grouping) -> &'static str {
        self.words.terms.groupings[at(&Grouping::ALL, &grouping)]
    }

    /// A grouping, singular.
    #[must_use]
    pub fn grouping_of_one(&self, grouping: Grouping) -> &'static str {
        self.words.terms.grouping[at(&Grouping::ALL, &grouping)]
    }

    /// A scale.
    #[must_use]
    pub fn scale(&self, scale: Scale) -> &'static str {
        self.words.terms.scales[at(&Scale::ALL, &scale)]
    }

    /// What rows are ordered by.
    #[must_use]
    pub fn order(&self, key: OrderKey, grouping: Grouping) -> &'static str {
        if key == OrderKey::Count && grouping == Grouping::Initiative {
            return self.words.terms.order_income;
        }
        self.words.terms.orders[at(&OrderKey::ALL, &key)]
    }

    /// A municipality's state.
    #[must_use]
    pub fn state(&self, state: State) -> &'static str {
        self.words.terms.states[state as usize]
    }
}

/// A term with the survey's own code: `2 kvinder`.
fn coded<T: Term>(term: T, name: &str) -> String {
    term.code()
        .map_or_else(|| name.to_owned(), |code| format!("{code} {name}"))
}
