//! Numbers that mostly grow a little from row to row, such as bytes of a file or an arena, in two bytes each.

/// Rows that count from the same base.
const BLOCK: usize = 64;
/// Stands for a number that is further from its base than two bytes reach, or before it.
const FAR: u16 = u16::MAX;

/// A column of numbers that mostly grow a little. Any numbers come out as they went in; those that jump take more room.
#[derive(Clone, Debug, Default)]
pub(super) struct Offsets {
    /// The first number of each block.
    bases: Vec<u64>,
    /// The distance of each number from the base of its block.
    near: Vec<u16>,
    /// The others by their position, ascending.
    far: Vec<(u32, u64)>,
}

impl Offsets {
    pub(super) fn len(&self) -> usize {
        self.near.len()
    }

    #[inline]
    pub(super) fn push(&mut self, number: u64) {
        let at = self.near.len();
        let base = match self.bases.last() {
            Some(base) if !at.is_multiple_of(BLOCK) => *base,
            Some(_) | None => {
                self.bases.push(number);
                number
            }
        };
        match u16::try_from(number.wrapping_sub(base)) {
            Ok(near) if near != FAR => self.near.push(near),
            Ok(_) | Err(_) => self.push_far(number),
        }
    }

    #[cold]
    fn push_far(&mut self, number: u64) {
        let at = u32::try_from(self.near.len()).unwrap_or(u32::MAX);
        self.far.push((at, number));
        self.near.push(FAR);
    }

    pub(super) fn get(&self, at: usize) -> u64 {
        match self.near[at] {
            FAR => {
                let key = u32::try_from(at).unwrap_or(u32::MAX);
                let found = self.far.binary_search_by_key(&key, |(at, _)| *at);
                found.map_or(0, |found| self.far[found].1)
            }
            near => self.bases[at / BLOCK] + u64::from(near),
        }
    }

    pub(super) fn clear(&mut self) {
        self.bases.clear();
        self.near.clear();
        self.far.clear();
    }

    /// Adds more numbers, each so much larger.
    pub(super) fn append(&mut self, more: &Self, larger: u64) {
        self.near.reserve(more.len());
        (0..more.len()).for_each(|at| self.push(more.get(at).saturating_add(larger)));
    }

    /// Gives back the room that nothing stands in.
    pub(super) fn shrink(&mut self) {
        self.bases.shrink_to_fit();
        self.near.shrink_to_fit();
        self.far.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn numbers() -> impl Strategy<Value = Vec<u64>> {
        let step = prop_oneof![
            8 => 0_i64..400,
            1 => -70_000_i64..70_000,
            1 => Just(i64::from(u16::MAX)),
        ];
        proptest::collection::vec(step, 0..400).prop_map(|steps| {
            let mut number = 1_u64 << 33;
            let next = |step: i64| {
                number = number.saturating_add_signed(step);
                number
            };
            steps.into_iter().map(next).collect()
        })
    }

    proptest! {
        #[test]
        fn any_numbers_come_out_as_they_went_in(first in numbers(), second in numbers()) {
            let column = |numbers: &[u64]| {
                let mut column = Offsets::default();
                for number in numbers {
                    column.push(*number);
                }
                column
            };
            let mut both = column(&first);
            both.append(&column(&second), 7);
            both.shrink();
            let found: Vec<_> = (0..both.len()).map(|at| both.get(at)).collect();
            let second = second.into_iter().map(|number| number + 7);
            let expected: Vec<_> = first.into_iter().chain(second).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
