//! The ground of a figure: which places and which area it sums over, and the view that lists exactly its rows.

use crate::domain::dataset::{Dataset, Response};
use crate::domain::field::Field;
use crate::domain::place::PlaceId;
use crate::query::criteria::{Criteria, Facet, FacetValue};
use crate::query::group::Key;
use crate::query::profile::narrowed;
use crate::query::reference::Reference;
use crate::query::references::{Basis, References};
use crate::query::survey::{AreaChoice, Survey};
use crate::query::view::{Conditions, Grouping, Order, Page, View};

/// Which rows a figure is made of.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    /// Where.
    pub(super) places: Vec<PlaceId>,
    /// In which policy area, or in all.
    pub(super) area: AreaChoice,
    /// A view whose selection this is, responses and years left aside.
    pub(super) view: View,
}

impl Ground {
    /// The ground of a row, or of the selection.
    pub(super) fn of(view: &View, survey: &Survey<'_>, key: Option<Key>) -> Self {
        let scope = survey.scope();
        let (places, area) = match key {
            Some(Key::Region(region)) => {
                let inside = scope.filter(|place| survey.region_of(*place) == region);
                (inside.collect(), None)
            }
            Some(Key::Municipality(place)) => (vec![place], None),
            Some(Key::Area(area)) => (scope.collect(), Some(area)),
            None => (scope.collect(), None),
        };
        let view = key.map_or_else(|| view.clone(), |key| narrowed(view, key));
        Self { places, area, view }
    }

    /// Places whatever the scope, with the view's filter.
    pub(super) fn everywhere(view: &View, survey: &Survey<'_>, area: AreaChoice) -> Self {
        let inside = View {
            scope: Criteria::default(),
            ..view.clone()
        };
        Self {
            places: survey.data().places().ids().collect(),
            area,
            view: area.map_or_else(|| inside.clone(), |area| narrowed(&inside, Key::Area(area))),
        }
    }

    /// What a basis of references sums, whatever the scope where the rule ignores it; nothing without a basis.
    pub(super) fn of_basis(
        view: &View,
        references: &References<'_, '_>,
        survey: &Survey<'_>,
        basis: Option<Basis>,
        area: AreaChoice,
    ) -> Self {
        let mut ground = Self::everywhere(view, survey, area);
        ground.places = basis.map_or_else(Vec::new, |basis| references.places(basis));
        let scope = &mut ground.view.scope;
        match basis {
            Some(Basis::Shared) if view.reference != Reference::Denmark => {
                return Self::of(view, survey, area.map(Key::Area));
            }
            None | Some(Basis::Shared) => {}
            Some(Basis::Region(region)) => {
                scope.only(FacetValue::Region(Field::Given(region)));
            }
            Some(Basis::Group(group)) => scope.only(FacetValue::Group(group)),
            Some(Basis::Peers(_)) => {
                for peer in &ground.places {
                    scope.set(FacetValue::Municipality(*peer), false);
                }
            }
        }
        ground
    }

    /// The list of exactly the rows of the ground; of the counted ones alone where `is_counted`: those of responding
    /// municipalities with known people, in a year where others have one. `None` where there are none.
    pub(super) fn rows(&self, survey: &Survey<'_>, is_counted: bool) -> Option<View> {
        let sum = survey.sum(self.places.iter().copied(), self.area);
        let mut rows = View {
            conditions: Conditions::default(),
            grouping: Grouping::Initiative,
            order: Order::default(),
            page: Page::Rows,
            ..self.view.clone()
        };
        if !is_counted {
            return (sum.tally.rows > 0).then_some(rows);
        }
        if sum.counted.rows == 0 {
            return None;
        }
        let data = survey.data();
        let mut is_undated = false;
        for place in &self.places {
            let own = survey.place(*place, self.area);
            if own.municipalities == 0 && own.tally.rows > 0 {
                leave_out(&mut rows.scope, data, *place);
            }
            is_undated |= own.municipalities > 0 && own.counted.rows < own.tally.rows;
        }
        if is_undated {
            only_dated(&mut rows.filter);
        }
        Some(rows)
    }
}

/// Takes a place out of a scope that others stay in: by its response where that tells it apart, else by name.
fn leave_out(scope: &mut Criteria, data: &Dataset, place: PlaceId) {
    if data.response(place) == Response::Responded {
        exclude(scope, FacetValue::Municipality(place));
    } else {
        scope.only(FacetValue::Response(Response::Responded));
    }
}

/// Takes the rows without a year out, where others stay.
fn only_dated(filter: &mut Criteria) {
    let chosen = |filter: &Criteria| {
        let mut of_year = filter.iter().filter(|one| one.value.facet() == Facet::Year);
        of_year.any(|one| !one.excluded)
    };
    let without_year = [
        Field::Empty,
        Field::NotApplicable,
        Field::Unknown,
        Field::Unreadable,
    ];
    let is_chosen = chosen(filter);
    for state in without_year {
        let value = FacetValue::Year(state);
        match filter.state(&value) {
            Some(true) => {}
            Some(false) => {
                filter.remove(&value);
            }
            None if is_chosen => {}
            None => filter.set(value, true),
        }
    }
}

/// Excludes a value; where it was one of several that are chosen, it is chosen no longer.
fn exclude(criteria: &mut Criteria, value: FacetValue) {
    match criteria.state(&value) {
        Some(false) => {
            criteria.remove(&value);
        }
        Some(true) | None => criteria.set(value, true),
    }
}
