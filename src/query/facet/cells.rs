//! Counts beside the values that cells answer.

use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::dataset::Dataset;
use crate::domain::place::PlaceId;
use crate::query::criteria::{Criteria, Facet, FacetValue};
use crate::query::cube::{self, Cube, Part, Stop};
use crate::query::facet::Beside;
use crate::query::facet::offer::at_cell;
use crate::query::matcher::{FacetSet, Matcher, region_of};
use crate::query::prices::Prices;
use crate::query::rest::Met;
use crate::query::tally::Tally;
use crate::query::view::View;

/// What was found last: the facets of a view are asked for one by one.
#[derive(Debug, Default)]
struct Last(Mutex<Option<(Criteria, Criteria, Arc<Cells>)>>);

/// What the cells add up to under the criteria of the rest, from both sides.
#[derive(Debug)]
pub(super) struct Cells {
    /// Of each kind: what it fails, and its cells in scope.
    kinds: Vec<(FacetSet, Tally)>,
    /// Of each place: what it fails, and its cells of kinds that fail nothing.
    places: Vec<(FacetSet, Tally)>,
}

impl Cells {
    /// Those of a view and its matcher; nothing when a pass over rows was given up.
    pub(super) fn of(view: &View, matcher: &Matcher<'_>, stop: Stop<'_>) -> Option<Arc<Self>> {
        let data = matcher.data();
        let last = &data.derived().get::<Last>().0;
        let kept = || last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((scope, filter, cells)) = &*kept() {
            if (scope, filter) == (&view.scope, &view.filter) {
                return Some(Arc::clone(cells));
            }
        }
        let rest = Met::of(data, matcher.clauses(), stop)?;
        let parts = rest.parts(data, stop)?;
        let cells = Arc::new(Self::new(matcher, cube::of(data), parts));
        *kept() = Some((view.scope.clone(), view.filter.clone(), Arc::clone(&cells)));
        Some(cells)
    }

    fn new(matcher: &Matcher<'_>, cube: &Cube, parts: &[Part]) -> Self {
        let mut of_places = vec![(Part::default(), Prices::default()); cube.reported.len()];
        let kinds = cube.kinds.iter().map(|kind| {
            let failed = matcher.failures_of(&kind.cell);
            let mut inside = Part::default();
            if !failed.is_one_at_most() {
                return (failed, Tally::default());
            }
            let slots = kind.slots.clone();
            for (place, part) in cube.places[slots.clone()].iter().zip(&parts[slots]) {
                if matcher.in_scope(*place) {
                    inside += *part;
                }
                if failed.is_empty() {
                    let (sum, prices) = &mut of_places[place.index()];
                    *sum += *part;
                    if cube.level.is_none() && part.rows > 0 {
                        *prices = prices.with(kind.prices);
                    }
                }
            }
            (failed, inside.tally(kind.prices))
        });
        let kinds = kinds.collect();
        let ids = matcher.data().places().ids();
        let places = ids.zip(of_places).map(|(place, (sum, prices))| {
            let tally = sum.tally(cube.level.unwrap_or(prices));
            (matcher.failures_of_place(place), tally)
        });
        let places = places.collect();
        Self { kinds, places }
    }

    /// What was found beside each of the values of a facet.
    pub(super) fn counts(
        &self,
        facet: Facet,
        values: &[FacetValue],
        data: &Dataset,
    ) -> Vec<Beside> {
        let mut found = vec![Beside::default(); values.len()];
        let cube = cube::of(data);
        if facet.is_place() {
            for (place, of_place) in data.places().ids().zip(&self.places) {
                let has_rows = cube.reported[place.index()] > 0;
                for at in at_place(facet, place, data, values) {
                    found[at].add(facet, *of_place, has_rows);
                }
            }
        } else {
            for (kind, of_kind) in cube.kinds.iter().zip(&self.kinds) {
                for at in at_cell(facet, &kind.cell, data) {
                    found[at].add(facet, *of_kind, kind.rows > 0);
                }
            }
        }
        found
    }
}

impl Beside {
    fn add(&mut self, facet: Facet, (failed, tally): (FacetSet, Tally), has_rows: bool) {
        self.is_in_data |= has_rows;
        if failed.only(facet) {
            self.tally += tally;
        }
    }
}

/// The positions of what a place is for a facet of place: one, or the groups that it is in.
fn at_place(facet: Facet, place: PlaceId, data: &Dataset, values: &[FacetValue]) -> Vec<usize> {
    match facet {
        Facet::Region => vec![region_of(data, place).code().into()],
        Facet::Municipality => vec![place.index()],
        Facet::Group => {
            let groups = data.groups().of(place).map(FacetValue::Group);
            let at = groups.filter_map(|group| values.iter().position(|value| *value == group));
            at.collect()
        }
        Facet::Area
        | Facet::Primary
        | Facet::Secondary
        | Facet::Finance
        | Facet::Year
        | Facet::LegalBasis
        | Facet::Gross
        | Facet::Share
        | Facet::Words
        | Facet::Response
        | Facet::Rule => Vec::new(),
    }
}
