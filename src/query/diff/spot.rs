//! The places of two data sets as one list: a municipality is the same in both, another name by its spelling.

use crate::domain::dataset::{Dataset, Response};
use crate::domain::place::PlaceId;
use crate::query::carry::Carriage;
use crate::query::diff::ResponseChange;

/// A place in [`Spots`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpotId(usize);

/// A place as each of the data sets knows it; at least one does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// In the old data set.
    pub old: Option<PlaceId>,
    /// In the new one.
    pub new: Option<PlaceId>,
}

/// The places of two data sets: those of the new one in its order, then those that only the old one has.
#[derive(Clone, Debug)]
pub struct Spots {
    list: Vec<Spot>,
    of_old: Vec<SpotId>,
    of_new: Vec<SpotId>,
}

impl Spots {
    pub(super) fn new(old: &Dataset, new: &Dataset) -> Self {
        let carriage = Carriage::new(old, new);
        let mut list: Vec<_> = new
            .places()
            .ids()
            .map(|place| Spot {
                old: None,
                new: Some(place),
            })
            .collect();
        let of_old = old.places().ids().map(|place| {
            let at = carriage.place(place).map_or(list.len(), PlaceId::index);
            if at == list.len() {
                list.push(Spot {
                    old: None,
                    new: None,
                });
            }
            list[at].old = Some(place);
            SpotId(at)
        });
        let of_old = of_old.collect();
        let of_new = new.places().ids().map(|place| SpotId(place.index()));
        Self {
            list,
            of_old,
            of_new: of_new.collect(),
        }
    }

    /// Every place.
    pub fn ids(&self) -> impl Iterator<Item = SpotId> + use<> {
        (0..self.list.len()).map(SpotId)
    }

    /// A place as each data set knows it.
    #[must_use]
    pub fn get(&self, spot: SpotId) -> Spot {
        self.list[spot.0]
    }

    /// Where a place of the old data set stands.
    #[must_use]
    pub fn of_old(&self, place: PlaceId) -> SpotId {
        self.of_old[place.index()]
    }

    /// Where a place of the new data set stands.
    #[must_use]
    pub fn of_new(&self, place: PlaceId) -> SpotId {
        self.of_new[place.index()]
    }

    /// The municipalities that answered otherwise.
    pub(super) fn responses(&self, old: &Dataset, new: &Dataset) -> Vec<ResponseChange> {
        let change = |spot: SpotId| {
            let Spot {
                old: Some(before),
                new: Some(after),
            } = self.get(spot)
            else {
                return None;
            };
            let is_municipality = new.places().is_municipality(after);
            let [before, after]: [Response; 2] = [old.response(before), new.response(after)];
            (is_municipality && before != after).then_some(ResponseChange {
                spot,
                old: before,
                new: after,
            })
        };
        self.ids().filter_map(change).collect()
    }
}
