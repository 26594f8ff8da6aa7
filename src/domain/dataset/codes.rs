//! A column of small numbers and the four special states, as narrow as the largest number lets it be.

use crate::domain::dataset::columns::{from_special, special};
use crate::domain::field::Field;

/// A column of small numbers, widened when one does not fit. The special states count down from the largest number.
#[derive(Clone, Debug)]
pub(super) enum Codes {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Default for Codes {
    fn default() -> Self {
        Self::One(Vec::new())
    }
}

/// Numbers from here on are codes of special states.
const SPECIALS: u32 = 4;

impl Codes {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::One(codes) => codes.len(),
            Self::Two(codes) => codes.len(),
            Self::Four(codes) => codes.len(),
        }
    }

    /// Adds a number, which is less than 4,294,967,292.
    #[inline]
    pub(super) fn push(&mut self, number: Field<u32>) {
        let largest = self.largest();
        if number
            .given()
            .is_some_and(|number| number > largest - SPECIALS)
            && largest < u32::MAX
        {
            self.widen();
            self.push(number);
            return;
        }
        let code = match special(&number) {
            Some(down) => largest - u32::from(down),
            None => number.given().unwrap_or(largest),
        };
        match self {
            Self::One(codes) => codes.push(u8::try_from(code).unwrap_or(u8::MAX)),
            Self::Two(codes) => codes.push(u16::try_from(code).unwrap_or(u16::MAX)),
            Self::Four(codes) => codes.push(code),
        }
    }

    pub(super) fn get(&self, at: usize) -> Field<u32> {
        let (code, largest) = match self {
            Self::One(codes) => (u32::from(codes[at]), u32::from(u8::MAX)),
            Self::Two(codes) => (u32::from(codes[at]), u32::from(u16::MAX)),
            Self::Four(codes) => (codes[at], u32::MAX),
        };
        from_special(u64::from(largest - code)).unwrap_or(Field::Given(code))
    }

    /// The number at a position of a column without special states.
    pub(super) fn number(&self, at: usize) -> u32 {
        match self {
            Self::One(codes) => codes[at].into(),
            Self::Two(codes) => codes[at].into(),
            Self::Four(codes) => codes[at],
        }
    }

    fn widen(&mut self) {
        let mut wider = match self {
            Self::One(_) => Self::Two(Vec::with_capacity(self.len())),
            Self::Two(_) | Self::Four(_) => Self::Four(Vec::with_capacity(self.len())),
        };
        (0..self.len()).for_each(|at| wider.push(self.get(at)));
        *self = wider;
    }

    pub(super) fn clear(&mut self) {
        match self {
            Self::One(codes) => codes.clear(),
            Self::Two(codes) => codes.clear(),
            Self::Four(codes) => codes.clear(),
        }
    }

    /// The largest number that can be kept, which is the code of a special state.
    fn largest(&self) -> u32 {
        match self {
            Self::One(_) => u8::MAX.into(),
            Self::Two(_) => u16::MAX.into(),
            Self::Four(_) => u32::MAX,
        }
    }

    /// Adds the numbers of more rows, each as what it is here.
    pub(super) fn append(&mut self, more: &Self, here: &[u32]) {
        let most = here.iter().copied().max().unwrap_or(0);
        while most > self.largest() - SPECIALS && self.largest() < u32::MAX {
            self.widen();
        }
        let (theirs, ours) = (more.largest(), self.largest());
        let code = |code: u32| match here.get(code as usize) {
            Some(number) if code <= theirs - SPECIALS => *number,
            Some(_) | None => ours - (theirs - code),
        };
        match more {
            Self::One(more) => self.extend(more.iter().map(|one| code((*one).into()))),
            Self::Two(more) => self.extend(more.iter().map(|two| code((*two).into()))),
            Self::Four(more) => self.extend(more.iter().map(|four| code(*four))),
        }
    }

    /// Adds codes, which fit.
    fn extend(&mut self, more: impl Iterator<Item = u32>) {
        match self {
            Self::One(codes) => {
                codes.extend(more.map(|code| u8::try_from(code).unwrap_or(u8::MAX)));
            }
            Self::Two(codes) => {
                codes.extend(more.map(|code| u16::try_from(code).unwrap_or(u16::MAX)));
            }
            Self::Four(codes) => codes.extend(more),
        }
    }

    /// Gives back the room that nothing stands in.
    pub(super) fn shrink(&mut self) {
        match self {
            Self::One(codes) => codes.shrink_to_fit(),
            Self::Two(codes) => codes.shrink_to_fit(),
            Self::Four(codes) => codes.shrink_to_fit(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn column(numbers: &[Field<u32>]) -> Codes {
        let mut column = Codes::default();
        for number in numbers {
            column.push(*number);
        }
        column
    }

    fn all(column: &Codes) -> Vec<Field<u32>> {
        (0..column.len()).map(|at| column.get(at)).collect()
    }

    fn number(largest: u32) -> impl Strategy<Value = Field<u32>> {
        prop_oneof![
            6 => (0..300.min(largest)).prop_map(Field::Given),
            1 => (0..70_000.min(largest)).prop_map(Field::Given),
            1 => (0..largest).prop_map(Field::Given),
            1 => Just(Field::Empty),
            1 => Just(Field::NotApplicable),
            1 => Just(Field::Unknown),
            1 => Just(Field::Unreadable),
        ]
    }

    proptest! {
        #[test]
        fn numbers_and_special_states_come_out_as_they_went_in(
            numbers in proptest::collection::vec(number(u32::MAX - SPECIALS), 0..80),
        ) {
            let mut column = column(&numbers);
            column.shrink();
            for (at, number) in numbers.iter().enumerate() {
                if let Field::Given(number) = *number {
                    prop_assert_eq!(column.number(at), number);
                }
            }
            prop_assert_eq!(all(&column), numbers);
        }

        #[test]
        fn numbers_that_are_added_are_what_they_are_here(
            first in proptest::collection::vec(number(1_000), 0..80),
            (most, second) in prop_oneof![Just(3), Just(253), Just(70_000)]
                .prop_flat_map(|most| (Just(most), proptest::collection::vec(number(most), 0..80))),
            times in prop_oneof![Just(1), Just(5), Just(1_000)],
        ) {
            let here: Vec<_> = (0..most).map(|number| number * times).collect();
            let mut both = column(&first);
            both.append(&column(&second), &here);
            let added = second.into_iter().map(|number| number.map(|number| number * times));
            let expected: Vec<_> = first.into_iter().chain(added).collect();
            prop_assert_eq!(all(&both), expected);
        }
    }
}
