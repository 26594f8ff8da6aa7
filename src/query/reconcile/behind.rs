//! The rows behind a figure as an ordinary view.

use crate::domain::dataset::Response;
use crate::domain::published::{Comparison, Condition, Counted, Figure, Quantity, Scope, Side};
use crate::query::criteria::{Criteria, FacetValue};
use crate::query::measure::{self, Measure, Per};
use crate::query::reconcile::country::{Country, criteria, in_region};
use crate::query::view::{Conditions, Grouping, View};

/// The view of the rows, municipalities, areas or regions behind a figure; none where there are none.
pub(super) fn view(country: &Country<'_>, figure: &Figure) -> Option<View> {
    let measure = measure(figure.quantity);
    Some(View {
        scope: scope(country, figure)?,
        filter: filter(figure),
        grouping: grouping(figure),
        measure: measure
            .filter(|one| Measure::ALL.contains(one))
            .unwrap_or_default(),
        conditions: Conditions {
            hide_empty: false,
            above_only: false,
        },
        ..country.view.clone()
    })
}

/// For the highest of the areas the others stay in: they are what it is higher than.
fn filter(figure: &Figure) -> Criteria {
    let is_left = |condition: &Condition| {
        figure.comparison != Comparison::Highest || condition.key() != "area"
    };
    let left: Vec<_> = figure.filter.iter().copied().filter(is_left).collect();
    criteria(&left)
}

fn scope(country: &Country<'_>, figure: &Figure) -> Option<Criteria> {
    let mut scope = Criteria::default();
    let places = country.places(figure.scope);
    if figure.filter.iter().any(Condition::is_of_municipalities) {
        let chosen = country.chosen(&places, &figure.filter);
        for place in &chosen {
            scope.set(FacetValue::Municipality(*place), false);
        }
        // A scope of nobody would be one of everybody.
        return (!chosen.is_empty()).then_some(scope);
    }
    match figure.scope {
        Scope::Denmark => {}
        Scope::Region(region) => scope.set(in_region(region), false),
        Scope::Municipality(_) => {
            for place in places {
                scope.set(FacetValue::Municipality(place), false);
            }
        }
        Scope::Versus(one, other) => {
            for region in one.into_iter().chain(other) {
                scope.set(in_region(region), false);
            }
        }
    }
    let is_of_responding = match (figure.quantity, figure.quantity.counted()) {
        (Quantity::ShareOfPopulation, _) => true,
        (_, Counted::Municipalities) => figure.basis.over == Side::Responding,
        (_, Counted::Initiatives | Counted::Kroner | Counted::Beyond) => false,
    };
    if is_of_responding {
        scope.set(FacetValue::Response(Response::Responded), false);
    }
    Some(scope)
}

fn grouping(figure: &Figure) -> Grouping {
    match (figure.comparison, figure.quantity.counted()) {
        (Comparison::Alike, _) => Grouping::Region,
        (Comparison::Highest, _) => Grouping::Area,
        (_, Counted::Municipalities) => Grouping::Municipality,
        (
            Comparison::Equals | Comparison::About | Comparison::MoreThan | Comparison::LessThan,
            Counted::Initiatives | Counted::Kroner | Counted::Beyond,
        ) => Grouping::Initiative,
    }
}

fn measure(quantity: Quantity) -> Option<Measure> {
    use measure::Quantity as Of;
    let (quantity, per) = match quantity {
        Quantity::GrossExpenditure | Quantity::ShareOfGrossExpenditure => (Of::Gross, Per::Total),
        Quantity::GrossIncome | Quantity::ShareOfGrossIncome => (Of::Income, Per::Total),
        Quantity::NetExpenditure => (Of::Net, Per::Total),
        Quantity::PerInitiative => (Of::Gross, Per::Initiative),
        Quantity::Initiatives | Quantity::ShareOfInitiatives | Quantity::ShareOfAreaInitiatives => {
            (Of::Count, Per::Total)
        }
        Quantity::PerInhabitant
        | Quantity::Municipalities
        | Quantity::Population
        | Quantity::ShareOfPopulation => (Of::Gross, Per::Inhabitant),
        Quantity::Immigrants
        | Quantity::ShareOfImmigrants
        | Quantity::NonWestern
        | Quantity::Menapt => return None,
    };
    Some(Measure { quantity, per })
}
