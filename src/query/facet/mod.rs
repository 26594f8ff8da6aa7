//! Facet counts: what each value would give, under all other facets.

mod cells;
mod offer;
mod rows;

use cells::Cells;
use offer::{is_standing, offered};

use std::sync::atomic::AtomicBool;

use crate::domain::dataset::Dataset;
use crate::query::criteria::{Criteria, Facet, FacetValue};
use crate::query::cube::Stop;
use crate::query::matcher::Matcher;
use crate::query::rest::is_of_rows;
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
    Count {
        tally: Matcher::new(data, &alone.scope, &alone.filter).total(),
        state,
        value,
    }
}

/// Counts beside every value of the facets that are wanted and on offer, in the order in which they are offered.
#[must_use]
pub fn facets(view: &View, data: &Dataset, wanted: &[Facet]) -> Vec<FacetCounts> {
    counted(view, data, wanted, Stop::default()).unwrap_or_default()
}

/// The same, unless `stop` is set meanwhile: then nothing.
#[must_use]
pub fn facets_unless(
    view: &View,
    data: &Dataset,
    wanted: &[Facet],
    stop: &AtomicBool,
) -> Option<Vec<FacetCounts>> {
    counted(view, data, wanted, Stop(Some(stop)))
}

fn counted(
    view: &View,
    data: &Dataset,
    wanted: &[Facet],
    stop: Stop<'_>,
) -> Option<Vec<FacetCounts>> {
    let matcher = Matcher::new(data, &view.scope, &view.filter);
    let on_offer = on_offer(data).filter(|facet| wanted.contains(facet));
    on_offer
        .map(|facet| beside(facet, view, &matcher, stop))
        .collect()
}

/// The facets that a data set has something for, in the order in which they are offered.
pub fn on_offer(data: &Dataset) -> impl Iterator<Item = Facet> + '_ {
    let all = Facet::ALL.into_iter();
    all.filter(|facet| is_offered(*facet, data))
}

fn beside(facet: Facet, view: &View, matcher: &Matcher<'_>, stop: Stop<'_>) -> Option<FacetCounts> {
    let data = matcher.data();
    let values = offered(facet, data, view);
    let found = if is_of_rows(facet) {
        rows::counts(facet, &values, matcher, data, stop)?
    } else {
        Cells::of(view, matcher, stop)?.counts(facet, &values, data)
    };
    let counts = values.into_iter().zip(found).filter_map(|(value, found)| {
        let state = view.criteria(&value).state(&value);
        let known = found.is_in_data || state.is_some() || is_standing(&value, data);
        known.then_some(Count {
            tally: found.tally,
            state,
            value,
        })
    });
    let counts = counts.collect();
    Some(FacetCounts { facet, counts })
}

/// What was found beside a value.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    tally: Tally,
    /// Some row has the value, whatever else is asked.
    is_in_data: bool,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Field;
    use crate::domain::terms::{FinanceSource, PolicyArea, Region, Sources};
    use crate::query::criteria::{Finance, Span};
    use crate::query::fixture::{by_municipality, choosing, data, financed, in_area, row};

    fn count(view: &View, data: &Dataset, value: &FacetValue) -> Option<u64> {
        let all = facets(view, data, &Facet::ALL)
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
