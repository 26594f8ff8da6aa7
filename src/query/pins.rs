//! Pins: the rows that are held against each other, whatever else is asked.

use crate::query::group::Key;

/// The rows that are compared, in the order in which they were pinned.
///
/// At most [`Pins::MOST`], none twice, and either places or policy areas: places are compared by policy area, policy
/// areas by region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pins(Vec<Key>);

/// Why a row is not pinned beside the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpinned {
    /// So many are pinned as can be compared.
    Full,
    /// The others are places and it is a policy area, or the other way round.
    Apart,
}

impl Pins {
    /// The most rows that are compared.
    pub const MOST: usize = 4;

    /// Pins a row behind the others; nothing happens to one that is pinned.
    ///
    /// # Errors
    /// [`Unpinned`] where it cannot stand beside the others.
    pub fn pin(&mut self, key: Key) -> Result<(), Unpinned> {
        if self.contains(key) {
            return Ok(());
        }
        if self.0.iter().any(|pin| is_area(*pin) != is_area(key)) {
            return Err(Unpinned::Apart);
        }
        if self.0.len() == Self::MOST {
            return Err(Unpinned::Full);
        }
        self.0.push(key);
        Ok(())
    }

    /// Lets a row go; true where it was pinned.
    pub fn release(&mut self, key: Key) -> bool {
        let before = self.0.len();
        self.0.retain(|pin| *pin != key);
        self.0.len() < before
    }

    /// True for a pinned row.
    #[must_use]
    pub fn contains(&self, key: Key) -> bool {
        self.0.contains(&key)
    }

    /// The pinned rows.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Key> + '_ {
        self.0.iter().copied()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True without any.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True where there is something to compare.
    #[must_use]
    pub fn are_compared(&self) -> bool {
        self.len() > 1
    }
}

fn is_area(key: Key) -> bool {
    match key {
        Key::Area(_) => true,
        Key::Region(_) | Key::Municipality(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Field;
    use crate::domain::terms::{PolicyArea, Region, Term};
    use proptest::prelude::*;

    const REGION: Key = Key::Region(Field::Given(Region::Sjaelland));
    const AREA: Key = Key::Area(Field::Given(PolicyArea::Social));

    #[test]
    fn a_fifth_row_is_not_pinned_until_another_is_let_go() {
        let mut regions = Region::ALL
            .iter()
            .map(|region| Key::Region(Field::Given(*region)));
        let mut pins = Pins::default();
        for region in regions.by_ref().take(Pins::MOST) {
            assert_eq!(pins.pin(region), Ok(()));
        }
        let fifth = regions.next().unwrap();
        assert_eq!(pins.pin(fifth), Err(Unpinned::Full));
        let first = pins.iter().next().unwrap();
        assert_eq!(pins.pin(first), Ok(()), "it is pinned already");
        assert!(pins.release(first) && !pins.release(first));
        assert_eq!(pins.pin(fifth), Ok(()));
        assert_eq!(pins.iter().last(), Some(fifth));
    }

    #[test]
    fn places_and_policy_areas_are_compared_apart() {
        let mut pins = Pins::default();
        assert_eq!(pins.pin(REGION), Ok(()));
        assert!(!pins.are_compared());
        assert_eq!(pins.pin(AREA), Err(Unpinned::Apart));
        pins.release(REGION);
        assert_eq!(pins.pin(AREA), Ok(()));
    }

    proptest! {
        #[test]
        fn whatever_is_pinned_and_let_go_they_are_few_and_none_stands_twice(
            steps in proptest::collection::vec((0_usize..11, any::<bool>()), 0..30),
        ) {
            let regions = Region::ALL.iter().map(|region| Key::Region(Field::Given(*region)));
            let areas = PolicyArea::ALL.iter().map(|area| Key::Area(Field::Given(*area)));
            let keys: Vec<_> = regions.chain(areas).collect();
            let mut pins = Pins::default();
            for (at, pin) in steps {
                let before = pins.clone();
                if !pin {
                    pins.release(keys[at]);
                    prop_assert!(!pins.contains(keys[at]));
                } else if pins.pin(keys[at]).is_err() {
                    prop_assert_eq!(&pins, &before);
                } else {
                    prop_assert!(pins.contains(keys[at]));
                }
                let list: Vec<_> = pins.iter().collect();
                prop_assert!(list.len() <= Pins::MOST);
                prop_assert!(list.iter().all(|pin| is_area(*pin) == is_area(list[0])));
                let mut sorted = list.clone();
                sorted.sort_unstable();
                sorted.dedup();
                prop_assert_eq!(sorted.len(), list.len());
            }
        }
    }
}
