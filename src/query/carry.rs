//! The same question asked of another data set: places and legal bases are carried over by name, not by number.
//!
//! Names that are no municipality, and legal bases, are numbered in the order in which a file has them. When a file
//! is read again the same number may mean something else.

use std::collections::HashMap;

use crate::domain::dataset::{Dataset, LegalBasisId, Year};
use crate::domain::field::Field;
use crate::domain::groups::GroupId;
use crate::domain::place::{Date, PlaceId};
use crate::query::criteria::{Criteria, Criterion, FacetValue};
use crate::query::group::Key;
use crate::query::pins::Pins;
use crate::query::reference::Reference;
use crate::query::view::View;

/// What the numbers of one data set are in another.
#[derive(Clone, Debug)]
pub struct Carriage {
    places: Vec<Option<PlaceId>>,
    bases: Vec<Option<LegalBasisId>>,
    groups: Vec<Option<GroupId>>,
    has_groups: bool,
    dates: Vec<Date>,
    /// The years of the other data set.
    years: Vec<Year>,
}

/// A view as it is asked of the other data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The view.
    pub view: View,
    /// The criteria and pinned places that the other data set does not have; with the numbers of the first.
    pub dropped: Vec<Criterion>,
}

impl Carriage {
    /// From one data set to another.
    #[must_use]
    pub fn new(old: &Dataset, new: &Dataset) -> Self {
        let name = |data: &Dataset, id: PlaceId| {
            let places = data.places();
            (places.is_municipality(id), places.get(id).name.clone())
        };
        let there: HashMap<_, _> = new.places().ids().map(|id| (name(new, id), id)).collect();
        let places = old
            .places()
            .ids()
            .map(|id| there.get(&name(old, id)).copied())
            .collect();
        let there: HashMap<_, _> = new
            .legal_bases()
            .iter()
            .zip(new.legal_basis_ids())
            .collect();
        let bases = old
            .legal_bases()
            .iter()
            .map(|text| there.get(text).copied())
            .collect();
        let same = |group: GroupId| {
            let name = old.groups().name(group).folded();
            let mut ids = new.groups().ids();
            ids.find(|id| new.groups().name(*id).folded() == name)
        };
        Self {
            places,
            bases,
            groups: old.groups().ids().map(same).collect(),
            has_groups: !new.groups().is_empty(),
            dates: new.places().population_dates().to_vec(),
            years: new.years().to_vec(),
        }
    }

    /// A place; none when the other data set does not have it.
    #[must_use]
    pub fn place(&self, place: PlaceId) -> Option<PlaceId> {
        self.places.get(place.index()).copied().flatten()
    }

    /// The key of a row; none when the other data set does not have it.
    #[must_use]
    pub fn key(&self, key: Key) -> Option<Key> {
        match key {
            Key::Municipality(place) => self.place(place).map(Key::Municipality),
            Key::Region(_) | Key::Area(_) => Some(key),
        }
    }

    /// A value; none when the other data set does not have it.
    #[must_use]
    pub fn value(&self, value: &FacetValue) -> Option<FacetValue> {
        match value {
            FacetValue::Municipality(place) => self.place(*place).map(FacetValue::Municipality),
            FacetValue::LegalBasis(Field::Given(basis)) => {
                let basis = self.bases.get(basis.index()).copied().flatten()?;
                Some(FacetValue::LegalBasis(Field::Given(basis)))
            }
            // A data set without years has no facet to take a criterion off again.
            FacetValue::Year(year) => {
                let is_there = match year {
                    Field::Given(year) => self.years.contains(year),
                    Field::Empty | Field::NotApplicable | Field::Unknown | Field::Unreadable => {
                        !self.years.is_empty()
                    }
                };
                is_there.then(|| value.clone())
            }
            FacetValue::LegalBasis(
                Field::Empty | Field::NotApplicable | Field::Unknown | Field::Unreadable,
            )
            | FacetValue::Area(_)
            | FacetValue::Primary(_)
            | FacetValue::Secondary(_)
            | FacetValue::Finance(_)
            | FacetValue::Region(_)
            | FacetValue::Gross(_)
            | FacetValue::Share(_)
            | FacetValue::Words(_)
            | FacetValue::Response(_)
            | FacetValue::Rule(_) => Some(value.clone()),
            FacetValue::Group(group) => {
                let group = self.groups.get(group.index()).copied().flatten()?;
                Some(FacetValue::Group(group))
            }
        }
    }

    /// Pinned rows in their order; those that are lost are added to `dropped`, as the value that they stand for.
    fn pins(&self, pins: &Pins, dropped: &mut Vec<Criterion>) -> Pins {
        let mut carried = Pins::default();
        for pin in pins.iter() {
            // They were few and alike before: the new ones are.
            if self.key(pin).is_none_or(|key| carried.pin(key).is_err()) {
                dropped.push(Criterion {
                    value: pin.value(),
                    excluded: false,
                });
            }
        }
        carried
    }

    /// Criteria in their order; those that are lost are added to `dropped`.
    #[must_use]
    pub fn criteria(&self, criteria: &Criteria, dropped: &mut Vec<Criterion>) -> Criteria {
        let carried = criteria.iter().filter_map(|criterion| {
            let value = self.value(&criterion.value);
            if value.is_none() {
                dropped.push(criterion.clone());
            }
            Some(Criterion {
                value: value?,
                ..*criterion
            })
        });
        carried.collect()
    }
}

impl View {
    /// The same question of the other data set, without what that does not have.
    #[must_use]
    pub fn carried(&self, carriage: &Carriage) -> Carried {
        let mut dropped = Vec::new();
        let population = if carriage.dates.contains(&self.population) {
            self.population
        } else {
            Date::DEFAULT_POPULATION
        };
        // Without groups no key leads to or from their average.
        let reference = match self.reference {
            Reference::OwnGroup if !carriage.has_groups => Reference::default(),
            reference => reference,
        };
        let view = Self {
            scope: carriage.criteria(&self.scope, &mut dropped),
            filter: carriage.criteria(&self.filter, &mut dropped),
            pins: carriage.pins(&self.pins, &mut dropped),
            population,
            reference,
            ..self.clone()
        };
        Carried { view, dropped }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::Initiative;
    use crate::domain::raw::Raw;
    use crate::query::fixture::{choosing, data, place, row};
    use proptest::prelude::*;

    /// A country whose rows have these places and legal bases.
    fn country(rows: &[(usize, usize)]) -> Dataset {
        let names = ["Greve", "Atlantis", "Utopia", "Shangri-La"];
        let bases = ["Serviceloven § 18", "Serviceloven § 79", "Kulturloven"];
        let rows: Vec<_> = rows
            .iter()
            .map(|(name, basis)| {
                let (name, initiative) = row(names[*name], 1_000);
                let legal_basis = Field::Given(Raw::new(bases[*basis]));
                (
                    name,
                    Initiative {
                        legal_basis,
                        ..initiative
                    },
                )
            })
            .collect();
        data(&rows)
    }

    fn basis(data: &Dataset, at: usize) -> FacetValue {
        let id = data.legal_basis_ids().nth(at).unwrap();
        FacetValue::LegalBasis(Field::Given(id))
    }

    /// What is selected, by name.
    fn names(view: &View, data: &Dataset) -> Vec<String> {
        let all = view.scope.iter().chain(view.filter.iter());
        all.map(|criterion| match &criterion.value {
            FacetValue::Municipality(place) => data
                .places()
                .get(*place)
                .name
                .as_raw()
                .shown()
                .into_string(),
            FacetValue::LegalBasis(Field::Given(basis)) => data.legal_bases()[basis.index()]
                .as_raw()
                .shown()
                .into_string(),
            other => format!("{other:?}"),
        })
        .collect()
    }

    #[test]
    fn places_and_legal_bases_keep_their_names_when_their_numbers_change() {
        let old = country(&[(1, 0), (2, 1)]);
        let new = country(&[(0, 2), (2, 1), (1, 0)]);
        let atlantis = place(&old, "Atlantis");
        assert_ne!(atlantis, place(&new, "Atlantis"));
        let view = choosing(View::default(), FacetValue::Municipality(atlantis));
        let view = choosing(view, basis(&old, 1));
        let carried = view.carried(&Carriage::new(&old, &new));
        assert_eq!(carried.dropped, []);
        assert_eq!(
            names(&carried.view, &new),
            ["Atlantis", "Serviceloven § 79"]
        );
    }

    #[test]
    fn what_is_no_longer_there_is_dropped_and_told() {
        let old = country(&[(1, 0), (2, 1)]);
        let new = country(&[(2, 1)]);
        let mut view = choosing(
            View::default(),
            FacetValue::Municipality(place(&old, "Atlantis")),
        );
        view.filter.set(basis(&old, 0), true);
        let view = choosing(view, FacetValue::Municipality(place(&old, "Greve")));
        let carried = view.carried(&Carriage::new(&old, &new));
        assert_eq!(names(&carried.view, &new), ["Greve"]);
        let dropped: Criteria = carried.dropped.into_iter().collect();
        let dropped = View {
            scope: dropped,
            ..View::default()
        };
        assert_eq!(names(&dropped, &old), ["Atlantis", "Serviceloven § 18"]);
    }

    #[test]
    fn a_date_without_populations_gives_way_to_the_usual_one() {
        let data = country(&[(1, 0)]);
        let view = View {
            population: Date {
                year: 1999,
                month: 1,
                day: 1,
            },
            ..View::default()
        };
        let carried = view.carried(&Carriage::new(&data, &data));
        assert_eq!(carried.view.population, Date::DEFAULT_POPULATION);
    }

    proptest! {
        #[test]
        fn there_and_back_again_keeps_what_both_have(
            old in proptest::collection::vec((0_usize..4, 0_usize..3), 1..8),
            new in proptest::collection::vec((0_usize..4, 0_usize..3), 1..8),
            chosen in proptest::collection::vec((0_usize..8, any::<bool>()), 0..6),
        ) {
            let (old, new) = (country(&old), country(&new));
            let values: Vec<_> = old.places().ids().map(FacetValue::Municipality)
                .chain(old.legal_basis_ids().map(|id| FacetValue::LegalBasis(Field::Given(id))))
                .collect();
            let mut view = View::default();
            for (at, excluded) in chosen {
                let value = values[at % values.len()].clone();
                view.criteria_mut(&value).set(value, excluded);
            }
            let same = view.carried(&Carriage::new(&old, &old));
            prop_assert_eq!(&same.view, &view);
            let there = view.carried(&Carriage::new(&old, &new));
            let kept = there.view.scope.len() + there.view.filter.len();
            prop_assert_eq!(kept + there.dropped.len(), view.scope.len() + view.filter.len());
            let back = there.view.carried(&Carriage::new(&new, &old));
            prop_assert_eq!(back.dropped, []);
            let expected: Vec<_> = names(&view, &old);
            let lost: Criteria = there.dropped.into_iter().collect();
            let lost = names(&View { scope: lost, ..View::default() }, &old);
            let left: Vec<_> = expected.into_iter().filter(|name| !lost.contains(name)).collect();
            prop_assert_eq!(names(&back.view, &old), left);
        }
    }
}
