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
    pub(super) fn push(&mut self, number: Field<u32>) {
        let largest = match self {
            Self::One(_) => u32::from(u8::MAX),
            Self::Two(_) => u32::from(u16::MAX),
            Self::Four(_) => u32::MAX,
        };
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

    /// Adds the numbers of more rows, each as what it is here.
    pub(super) fn append(&mut self, more: &Self, here: impl Fn(u32) -> u32) {
        (0..more.len()).for_each(|at| self.push(more.get(at).map(&here)));
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

    proptest! {
        #[test]
        fn numbers_and_special_states_come_out_as_they_went_in(
            numbers in proptest::collection::vec(
                prop_oneof![
                    6 => (0_u32..300).prop_map(Field::Given),
                    1 => (0_u32..70_000).prop_map(Field::Given),
                    1 => (0..u32::MAX - SPECIALS).prop_map(Field::Given),
                    1 => Just(Field::Empty),
                    1 => Just(Field::NotApplicable),
                    1 => Just(Field::Unknown),
                    1 => Just(Field::Unreadable),
                ],
                0..80,
            ),
            cut in 0_usize..80,
        ) {
            let cut = cut.min(numbers.len());
            let column = |numbers: &[Field<u32>]| {
                let mut column = Codes::default();
                numbers.iter().for_each(|number| column.push(*number));
                column
            };
            let mut both = column(&numbers[..cut]);
            both.append(&column(&numbers[cut..]), |number| number);
            both.shrink();
            for (at, number) in numbers.iter().enumerate() {
                if let Field::Given(number) = *number {
                    prop_assert_eq!(both.number(at), number);
                }
            }
            let found: Vec<_> = (0..both.len()).map(|at| both.get(at)).collect();
            prop_assert_eq!(found, numbers);
        }
    }
}
