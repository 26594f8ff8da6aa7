//! Names of values: vocabularies, facets, measures, places and amounts, as a person reads them.

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::{Date, PlaceId};
use crate::domain::terms::{
    FinanceSource, PolicyArea, PrimaryTarget, Region, SecondaryTarget, Sources, Term,
};
use crate::query::answer::Axis;
use crate::query::coverage::State;
use crate::query::criteria::{Criterion, Facet, FacetValue, Finance, Span};
use crate::query::group::Key;
use crate::query::measure::{Measure, Per, Unit};
use crate::query::reference::Reference;
use crate::query::view::{Grouping, OrderKey, Scale};
use crate::text::{Lang, Language};

/// The position of a value in a list of an enum's words.
fn at<T: PartialEq>(all: &[T], value: &T) -> usize {
    all.iter().position(|known| known == value).unwrap_or(0)
}

impl Language {
    /// A field: its value by `name`, or its special state.
    fn field<T>(&self, field: Field<T>, name: impl FnOnce(T) -> String) -> String {
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
            FacetValue::LegalBasis(basis) => self.field(*basis, |basis| {
                data.legal_bases()[basis.index()]
                    .as_raw()
                    .shown()
                    .into_string()
            }),
            FacetValue::Gross(span) => self.field(*span, |span| self.amount_span(span)),
            FacetValue::Share(span) => self.field(*span, |span| self.share_span(span)),
            FacetValue::Words(words) => format!("«{words}»"),
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

    fn amount_span(&self, span: Span) -> String {
        let terms = &self.words.terms;
        let thousand =
            |ore: i64| (self.words.screen.thousand)(&self.numbers.thousand(i128::from(ore)));
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
                let from = self.numbers.thousand(i128::from(from));
                format!("{from} – {}", thousand(to))
            }
            (None, None) => "–".to_owned(),
        }
    }

    fn share_span(&self, span: Span) -> String {
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

    /// A measure in full.
    #[must_use]
    pub fn measure(&self, measure: Measure) -> &'static str {
        self.words.terms.measures[at(&Measure::ALL, &measure)]
    }

    /// A measure as a column head.
    #[must_use]
    pub fn measure_short(&self, measure: Measure) -> &'static str {
        self.words.terms.measures_short[at(&Measure::ALL, &measure)]
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

    /// A value of a measure, without its unit: what a column shows.
    #[must_use]
    pub fn value(&self, measure: Measure, value: Decimal) -> String {
        match measure.unit() {
            Unit::KronerPerHead | Unit::Percent => self.numbers.decimal(value, 1),
            Unit::Count => self.numbers.decimal(value, 0),
            Unit::Kroner => self.kroner(value, measure.per == Per::Initiative),
        }
    }

    /// Kroner in millions, or thousands where single initiatives are meant, without the unit.
    #[must_use]
    pub fn kroner(&self, value: Decimal, thousands: bool) -> String {
        let (unit, decimals) = if thousands {
            (1_000, 0)
        } else {
            (1_000_000, 1)
        };
        let scaled = value.checked_div(Decimal::from(unit)).unwrap_or_default();
        self.numbers.decimal(scaled, decimals)
    }

    /// A value of a measure with its unit.
    #[must_use]
    pub fn value_with_unit(&self, measure: Measure, value: Decimal) -> String {
        let number = self.value(measure, value);
        let screen = &self.words.screen;
        match (measure.unit(), measure.per) {
            (Unit::KronerPerHead, Per::Immigrant) => (screen.per_immigrant)(&number),
            (Unit::KronerPerHead, _) => (screen.per_inhabitant)(&number),
            (Unit::Percent, _) => self.numbers.percent(value),
            (Unit::Count, _) => number,
            (Unit::Kroner, Per::Initiative) => (screen.thousand)(&number),
            (Unit::Kroner, _) => (screen.million)(&number),
        }
    }

    /// An amount in thousands of kroner with its unit.
    #[must_use]
    pub fn thousands(&self, amount: Money) -> String {
        (self.words.screen.thousand)(&self.numbers.thousand(amount.ore()))
    }

    /// An amount in millions of kroner with its unit.
    #[must_use]
    pub fn millions(&self, amount: Money) -> String {
        (self.words.screen.million)(&self.numbers.million(amount.ore()))
    }

    /// The average that the axis draws, by name, without its value.
    #[must_use]
    pub fn axis(&self, axis: &Axis, grouping: Grouping) -> String {
        let screen = &self.words.screen;
        let count = axis.municipalities.to_string();
        let name = match (axis.rule, axis.region) {
            (Reference::Denmark, _) => (screen.axis_denmark)(&count),
            (Reference::OwnRegion, Some(region)) => (screen.axis_region)(region.name(), &count),
            (Reference::OwnRegion, None) => screen.axis_own_region.to_owned(),
            (Reference::Selection, _) => (screen.axis_selection)(&count),
            (Reference::UnweightedMean, _) => (screen.axis_mean)(&count),
            (Reference::Median, _) if grouping == Grouping::Initiative => {
                return (screen.axis_per_initiative)("median");
            }
            (Reference::Median, _) => (screen.axis_median)(&count),
        };
        if grouping == Grouping::Initiative {
            return (screen.axis_per_initiative)(&name);
        }
        name
    }

    /// The same in as few cells as it can be said; the count of municipalities stays in it.
    #[must_use]
    pub fn axis_short(&self, axis: &Axis) -> String {
        let screen = &self.words.screen;
        let count = axis.municipalities.to_string();
        let [denmark, region, selection, mean, median] = screen.axis_short;
        match (axis.rule, axis.region) {
            (Reference::Denmark, _) => denmark(&count),
            (Reference::OwnRegion, Some(own)) => region(own.name()),
            (Reference::OwnRegion, None) => screen.axis_own_region_short.to_owned(),
            (Reference::Selection, _) => selection(&count),
            (Reference::UnweightedMean, _) => mean(&count),
            (Reference::Median, _) => median(&count),
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

    /// A date: `1.1.2021` in Danish, `2021-01-01` in English.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        match self.numbers.lang() {
            Lang::Da => format!("{}.{}.{}", date.day, date.month, date.year),
            Lang::En => date.to_string(),
        }
    }
}

/// A term with the survey's own code: `2 kvinder`.
fn coded<T: Term>(term: T, name: &str) -> String {
    term.code()
        .map_or_else(|| name.to_owned(), |code| format!("{code} {name}"))
}
