//! Facet counts: what each value would give, under all other facets.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::terms::{PolicyArea, PrimaryTarget, Region, SecondaryTarget};
use crate::query::criteria::{Criteria, Facet, FacetValue, Finance, Span};
use crate::query::matcher::{FacetSet, Matcher, finance_is, gross_is, region_of, span_has};
use crate::query::tally::Tally;
use crate::query::view::View;

/// One value of a facet and what it would give.
#[derive(Clone, Debug)]
pub struct Count {
    /// The value.
    pub value: FacetValue,
    /// What the rows with this value add up to, under the criteria of all other facets.
    pub tally: Tally,
    /// Chosen (`Some(false)`), excluded (`Some(true)`) or neither.
    pub state: Option<bool>,
}

/// A facet with its values, in the order in which they are offered.
#[derive(Clone, Debug)]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// Its values; a value in no row at all is left out where the vocabulary is open.
    pub counts: Vec<Count>,
}

/// What one value would give, also one that is not among those offered, such as a typed range.
#[must_use]
pub fn count(view: &View, data: &Dataset, value: FacetValue) -> Count {
    let state = view.criteria(&value).state(&value);
    let mut alone = view.clone();
    let other = |criteria: &Criteria| -> Criteria {
        let rest = criteria
            .iter()
            .filter(|criterion| criterion.value.facet() != value.facet());
        rest.cloned().collect()
    };
    alone.scope = other(&view.scope);
    alone.filter = other(&view.filter);
    alone.criteria_mut(&value).set(value.clone(), false);
    let matcher = Matcher::new(data, &alone.scope, &alone.filter);
    let rows = data.rows().filter(|row| matcher.failures(*row).is_empty());
    Count {
        tally: rows.map(|row| Tally::of(data, row)).sum(),
        state,
        value,
    }
}

/// Counts beside every value of every facet on offer, in one pass.
#[must_use]
pub fn facets(view: &View, data: &Dataset) -> Vec<FacetCounts> {
    let matcher = Matcher::new(data, &view.scope, &view.filter);
    let ranges = own_ranges(view);
    let mut tallies: BTreeMap<FacetValue, Tally> = BTreeMap::new();
    let mut present: BTreeSet<FacetValue> = BTreeSet::new();
    for row in data.rows() {
        let failed = matcher.failures(row);
        let own = ranges.iter().filter(|range| lies_in(data, row, range));
        for value in values_of(data, row).chain(own.cloned()) {
            if counts_in(failed, value.facet()) {
                *tallies.entry(value).or_default() += Tally::of(data, row);
            } else {
                present.insert(value);
            }
        }
    }
    let all = Facet::ALL
        .into_iter()
        .filter(|facet| is_offered(*facet, data));
    all.map(|facet| {
        let values = offered(facet, data, view);
        let counts = values.into_iter().filter_map(|value| {
            let tally = tallies.get(&value).copied();
            let state = view.criteria(&value).state(&value);
            let known = tally.is_some()
                || state.is_some()
                || present.contains(&value)
                || is_standing(&value, data);
            known.then_some(Count {
                tally: tally.unwrap_or_default(),
                state,
                value,
            })
        });
        FacetCounts {
            facet,
            counts: counts.collect(),
        }
    })
    .collect()
}

/// Words are typed; rules and responses are asked for where they are explained.
fn is_offered(facet: Facet, data: &Dataset) -> bool {
    match facet {
        Facet::Year => data.has_years(),
        Facet::Group => !data.groups().is_empty(),
        Facet::Words | Facet::Response | Facet::Rule => false,
        Facet::Area
        | Facet::Primary
        | Facet::Secondary
        | Facet::Finance
        | Facet::Region
        | Facet::Municipality
        | Facet::LegalBasis
        | Facet::Gross
        | Facet::Share => true,
    }
}

/// The ranges in the view's filter that are none of the bands on offer.
fn own_ranges(view: &View) -> Vec<FacetValue> {
    let values = view.filter.iter().map(|criterion| &criterion.value);
    let own = values.filter(|value| match value {
        FacetValue::Gross(Field::Given(span)) => !Span::AMOUNTS.contains(span),
        FacetValue::Share(Field::Given(span)) => !Span::SHARES.contains(span),
        FacetValue::Area(_)
        | FacetValue::Primary(_)
        | FacetValue::Secondary(_)
        | FacetValue::Finance(_)
        | FacetValue::Region(_)
        | FacetValue::Municipality(_)
        | FacetValue::Year(_)
        | FacetValue::LegalBasis(_)
        | FacetValue::Gross(_)
        | FacetValue::Share(_)
        | FacetValue::Words(_)
        | FacetValue::Group(_)
        | FacetValue::Response(_)
        | FacetValue::Rule(_) => false,
    });
    own.cloned().collect()
}

fn lies_in(data: &Dataset, row: RowId, range: &FacetValue) -> bool {
    match range {
        FacetValue::Gross(asked) => gross_is(*asked, data.gross(row)),
        FacetValue::Share(asked) => span_has(*asked, data.share(row).map(i64::from)),
        FacetValue::Area(_)
        | FacetValue::Primary(_)
        | FacetValue::Secondary(_)
        | FacetValue::Finance(_)
        | FacetValue::Region(_)
        | FacetValue::Municipality(_)
        | FacetValue::Year(_)
        | FacetValue::LegalBasis(_)
        | FacetValue::Words(_)
        | FacetValue::Group(_)
        | FacetValue::Response(_)
        | FacetValue::Rule(_) => false,
    }
}

/// True when a row that fails `failed` counts beside the values of `facet`: it fails nothing else.
fn counts_in(failed: FacetSet, facet: Facet) -> bool {
    failed.only(facet)
}

/// True for values that are offered even when no row has them: the questionnaire's own, municipalities, and groups.
fn is_standing(value: &FacetValue, data: &Dataset) -> bool {
    match value {
        FacetValue::Area(field) => field.given().is_some(),
        FacetValue::Primary(field) => field.given().is_some(),
        FacetValue::Secondary(field) => field.given().is_some(),
        FacetValue::Finance(asked) => !matches!(asked, Finance::Without(_)),
        FacetValue::Region(field) => field.given().is_some(),
        FacetValue::Municipality(place) => data.places().is_municipality(*place),
        FacetValue::Group(_) => true,
        FacetValue::Year(_)
        | FacetValue::Gross(_)
        | FacetValue::Share(_)
        | FacetValue::LegalBasis(_)
        | FacetValue::Words(_)
        | FacetValue::Response(_)
        | FacetValue::Rule(_) => false,
    }
}

/// The values that a row counts for: one of each facet, or several sources of finance.
fn values_of(data: &Dataset, row: RowId) -> impl Iterator<Item = FacetValue> {
    let place = data.place(row);
    let share = data.share(row).map(i64::from);
    let single = [
        FacetValue::Area(data.area(row)),
        FacetValue::Primary(data.primary(row)),
        FacetValue::Secondary(data.secondary(row)),
        FacetValue::Region(region_of(data, place)),
        FacetValue::Municipality(place),
        FacetValue::LegalBasis(data.legal_basis(row)),
        FacetValue::Gross(band(data.gross(row), &Span::AMOUNTS, Span::has_amount)),
        FacetValue::Share(band(share, &Span::SHARES, Span::contains)),
    ];
    let year = data.has_years().then(|| FacetValue::Year(data.year(row)));
    let finance = Finance::ALL
        .into_iter()
        .filter(move |asked| finance_is(data, row, *asked));
    let finance = finance.map(FacetValue::Finance);
    let groups = data.groups().of(place).map(FacetValue::Group);
    single.into_iter().chain(year).chain(finance).chain(groups)
}

/// The band that a number lies in; a number in none of them is treated as unreadable.
fn band<T: Copy>(number: Field<T>, bands: &[Span], has: fn(Span, T) -> bool) -> Field<Span> {
    match number {
        Field::Given(number) => bands
            .iter()
            .find(|band| has(**band, number))
            .map_or(Field::Unreadable, |band| Field::Given(*band)),
        Field::Empty => Field::Empty,
        Field::NotApplicable => Field::NotApplicable,
        Field::Unknown => Field::Unknown,
        Field::Unreadable => Field::Unreadable,
    }
}

/// Every value that a facet can offer on this data, chosen ranges included, in order.
fn offered(facet: Facet, data: &Dataset, view: &View) -> Vec<FacetValue> {
    let chosen_spans = |wanted: Facet| {
        let chosen = view.filter.iter().map(|criterion| &criterion.value);
        chosen.filter(move |value| value.facet() == wanted).cloned()
    };
    let mut values: Vec<FacetValue> = match facet {
        Facet::Area => Field::<PolicyArea>::all().map(FacetValue::Area).collect(),
        Facet::Primary => Field::<PrimaryTarget>::all()
            .map(FacetValue::Primary)
            .collect(),
        Facet::Secondary => Field::<SecondaryTarget>::all()
            .map(FacetValue::Secondary)
            .collect(),
        Facet::Finance => Finance::ALL.into_iter().map(FacetValue::Finance).collect(),
        Facet::Region => Field::<Region>::all().map(FacetValue::Region).collect(),
        Facet::Municipality => data.places().ids().map(FacetValue::Municipality).collect(),
        Facet::Year => {
            let years = data.years().iter().copied().map(Field::Given);
            years.chain(special()).map(FacetValue::Year).collect()
        }
        Facet::LegalBasis => {
            let ids = data.legal_basis_ids().map(Field::Given);
            ids.chain(special()).map(FacetValue::LegalBasis).collect()
        }
        Facet::Gross => spans(&Span::AMOUNTS).map(FacetValue::Gross).collect(),
        Facet::Share => spans(&Span::SHARES).map(FacetValue::Share).collect(),
        Facet::Group => data.groups().ids().map(FacetValue::Group).collect(),
        Facet::Words | Facet::Response | Facet::Rule => Vec::new(),
    };
    for value in chosen_spans(facet) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

fn spans(bands: &'static [Span]) -> impl Iterator<Item = Field<Span>> {
    bands.iter().copied().map(Field::Given).chain(special())
}

fn special<T>() -> [Field<T>; 4] {
    [
        Field::Empty,
        Field::NotApplicable,
        Field::Unknown,
        Field::Unreadable,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::terms::{FinanceSource, Sources};
    use crate::query::fixture::{by_municipality, choosing, data, financed, in_area, row};

    fn count(view: &View, data: &Dataset, value: &FacetValue) -> Option<u64> {
        let all = facets(view, data)
            .into_iter()
            .flat_map(|facet| facet.counts);
        let mut found = all.filter(|count| count.value == *value);
        found.next().map(|count| count.tally.rows)
    }

    #[test]
    fn a_chosen_value_leaves_the_counts_of_its_own_facet_alone() {
        let data = data(&[row("Greve", 1), in_area(PolicyArea::Social, row("Køge", 2))]);
        let area = |area| FacetValue::Area(Field::Given(area));
        let view = choosing(by_municipality(), area(PolicyArea::Social));
        assert_eq!(count(&view, &data, &area(PolicyArea::Employment)), Some(1));
        let region = FacetValue::Region(Field::Given(Region::Sjaelland));
        assert_eq!(count(&view, &data, &region), Some(1));
    }

    #[test]
    fn a_range_of_ones_own_counts_its_initiatives() {
        let data = data(&[row("Greve", 10), row("Køge", 20)]);
        let own = FacetValue::Gross(Field::Given(Span::new(900, 1_100)));
        let view = choosing(by_municipality(), own.clone());
        assert_eq!(count(&view, &data, &own), Some(1));
    }

    #[test]
    fn an_initiative_with_two_sources_counts_beside_both() {
        let both = [FinanceSource::State, FinanceSource::Municipality];
        let both = both.into_iter().fold(Sources::default(), Sources::with);
        let data = data(&[financed(Field::Given(both), row("Greve", 1))]);
        let beside = |finance| count(&by_municipality(), &data, &FacetValue::Finance(finance));
        assert_eq!(beside(Finance::Names(FinanceSource::State)), Some(1));
        assert_eq!(beside(Finance::Names(FinanceSource::Municipality)), Some(1));
        assert_eq!(beside(Finance::MunicipalityOnly), Some(0));
    }
}
