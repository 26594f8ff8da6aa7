//! Whom a municipality is like: those of similar size, and those of its one group.

use std::cmp::Ordering;

use crate::domain::dataset::{Dataset, Response};
use crate::domain::groups::GroupId;
use crate::domain::place::{Date, PlaceId};

/// How many peers a municipality has, where so many responded.
pub const PEERS: usize = 10;

/// The responding municipalities nearest in population on a date, the nearest first: by the ratio of the larger
/// population to the smaller, then by number and name. A municipality is no peer of its own; one without inhabitants
/// on the date has none and is none.
#[must_use]
pub fn peers(data: &Dataset, on: Date, place: PlaceId) -> Vec<PlaceId> {
    let places = data.places();
    let people = |place| places.population(place, on).filter(|people| *people > 0);
    let Some(own) = people(place).filter(|_| places.is_municipality(place)) else {
        return Vec::new();
    };
    let responded = |place: &PlaceId| {
        places.is_municipality(*place) && data.response(*place) == Response::Responded
    };
    let others = places.ids().filter(|other| *other != place);
    let mut near: Vec<_> = others
        .filter(responded)
        .filter_map(|other| Some((other, Ratio::of(own, people(other)?))))
        .collect();
    near.sort_by(|(one, near), (two, far)| {
        let number = |place: PlaceId| {
            let code = places.get(place).code;
            (code.is_none(), code, place)
        };
        near.cmp(far).then_with(|| number(*one).cmp(&number(*two)))
    });
    near.truncate(PEERS);
    near.into_iter().map(|(place, _)| place).collect()
}

/// A larger number of people over a smaller one, compared without rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ratio {
    larger: u64,
    smaller: u64,
}

impl Ratio {
    fn of(one: u32, other: u32) -> Self {
        Self {
            larger: one.max(other).into(),
            smaller: one.min(other).into(),
        }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        (self.larger * other.smaller).cmp(&(other.larger * self.smaller))
    }
}

/// How many of the user's groups a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    /// In none.
    None,
    /// In exactly one.
    One(GroupId),
    /// In several: none of them is its own.
    Several,
}

/// How many of the user's groups a place is in.
#[must_use]
pub fn membership(data: &Dataset, place: PlaceId) -> Membership {
    let mut groups = data.groups().of(place);
    match (groups.next(), groups.next()) {
        (None, _) => Membership::None,
        (Some(group), None) => Membership::One(group),
        (Some(_), Some(_)) => Membership::Several,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{data, place};

    fn names(of: &str) -> Vec<String> {
        let data = data(&[]);
        let peers = peers(&data, Date::DEFAULT_POPULATION, place(&data, of));
        let name = |id| data.places().get(id).name.as_raw().lossless().to_owned();
        peers.into_iter().map(name).collect()
    }

    #[test]
    fn the_nearest_by_ratio_stand_first_and_only_those_that_responded() {
        // 1,000, 3,000 and 1,000 inhabitants; Odense (4,000) is silent, Ærø (500) is unknown.
        assert_eq!(names("Greve"), ["Vejle", "Køge"]);
        assert_eq!(names("Køge"), ["Greve", "Vejle"]);
        // One that did not respond has peers of its own.
        assert_eq!(names("Odense"), ["Køge", "Greve", "Vejle"]);
    }

    #[test]
    fn a_date_without_people_gives_no_peers() {
        let data = data(&[]);
        let greve = place(&data, "Greve");
        assert!(peers(&data, Date::new_year(1999), greve).is_empty());
    }

    #[test]
    fn half_and_double_are_equally_far() {
        assert_eq!(Ratio::of(10, 5).cmp(&Ratio::of(10, 20)), Ordering::Equal);
        assert_eq!(Ratio::of(10, 14).cmp(&Ratio::of(10, 7)), Ordering::Less);
    }
}
