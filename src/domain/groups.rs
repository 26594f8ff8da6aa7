//! The user's own groups of municipalities: a name, and who is in it. A municipality may be in several.

use crate::domain::place::PlaceId;
use crate::domain::raw::{Raw, RawText};

/// A group in [`Groups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(u16);

impl GroupId {
    /// The position in [`Groups`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// There are more groups (65,535) than can be numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyGroups;

/// Every group, in the order of appearance.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    list: Vec<(RawText, Vec<PlaceId>)>,
}

impl Groups {
    /// Adds a municipality to the group of a name, which is made when it is new; false when it was in it already.
    ///
    /// # Errors
    /// [`TooManyGroups`] beyond 65,535 names.
    pub fn add(&mut self, name: Raw<'_>, place: PlaceId) -> Result<bool, TooManyGroups> {
        let known = |group: &(RawText, Vec<PlaceId>)| group.0.as_raw().folded() == name.folded();
        let at = match self.list.iter().position(known) {
            Some(at) => at,
            None if self.list.len() >= usize::from(u16::MAX) => return Err(TooManyGroups),
            None => {
                let name = RawText::new(name.lossless());
                self.list.push((name, Vec::new()));
                self.list.len() - 1
            }
        };
        let places = &mut self.list[at].1;
        let found = places.binary_search(&place);
        if let Err(at) = found {
            places.insert(at, place);
        }
        Ok(found.is_err())
    }

    /// Every id.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = GroupId> + use<> {
        (0..u16::try_from(self.list.len()).unwrap_or(u16::MAX)).map(GroupId)
    }

    /// True when there is no group.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The name of a group as it was first typed.
    #[must_use]
    pub fn name(&self, group: GroupId) -> Raw<'_> {
        self.list
            .get(group.index())
            .map_or(Raw::new(""), |(name, _)| name.as_raw())
    }

    /// The municipalities of a group, in the order of their ids.
    #[must_use]
    pub fn members(&self, group: GroupId) -> &[PlaceId] {
        self.list
            .get(group.index())
            .map_or(&[], |(_, places)| places.as_slice())
    }

    /// True when the place is in the group.
    #[must_use]
    pub fn contains(&self, group: GroupId, place: PlaceId) -> bool {
        self.members(group).binary_search(&place).is_ok()
    }

    /// The groups that a place is in.
    pub fn of(&self, place: PlaceId) -> impl Iterator<Item = GroupId> + '_ {
        self.ids().filter(move |group| self.contains(*group, place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::{Municipality, Places};

    #[test]
    fn a_group_is_known_by_its_name_however_it_is_written_and_holds_each_once() {
        let place = |name: &str| Municipality {
            name: RawText::new(name),
            code: None,
            region: None,
            population: Vec::new(),
            immigrant_share: Vec::new(),
        };
        let places = Places::new(vec![place("Greve"), place("Køge")], Vec::new(), Vec::new());
        let ids: Vec<_> = places.ids().collect();
        let mut groups = Groups::default();
        assert_eq!(groups.add(Raw::new("Køge Bugt"), ids[1]), Ok(true));
        assert_eq!(groups.add(Raw::new("KØGE BUGT"), ids[0]), Ok(true));
        assert_eq!(groups.add(Raw::new("Køge Bugt"), ids[1]), Ok(false));
        assert_eq!(groups.add(Raw::new("Andre"), ids[1]), Ok(true));
        let all: Vec<_> = groups.ids().collect();
        assert_eq!(groups.members(all[0]), ids);
        assert_eq!(groups.of(ids[1]).collect::<Vec<_>>(), all);
        assert!(!groups.contains(all[1], ids[0]));
    }
}
