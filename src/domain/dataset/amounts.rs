//! A column of amounts: most are whole thousands of kroner as the survey asks for, and take two bytes; all are exact.

use crate::domain::dataset::columns::{from_special, special};
use crate::domain::field::Field;
use crate::domain::money::Money;

/// Øre in a thousand kroner.
const THOUSAND: i64 = 100_000;
/// Stands for an amount that is no whole thousand from 0, or too large.
const FAR: u16 = u16::MAX - 4;
/// When more than one in so many is far, all are kept in øre.
const FEW: usize = 8;
/// So few rows are no reason for it.
const SMALL: usize = 1024;

/// One amount in øre. Special states count down from the largest number, which is also what is too large to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount(i64);

impl Amount {
    /// What was written cannot be read, or is too large to be kept.
    pub const UNREADABLE: Self = Self(i64::MAX);

    /// Nothing was written.
    pub const EMPTY: Self = Self(i64::MAX - 3);

    /// The amount of a field.
    #[must_use]
    pub fn of(amount: Field<Money>) -> Self {
        Self(match special(&amount) {
            Some(down) => i64::MAX - i64::from(down),
            None => amount
                .given()
                .and_then(|money| i64::try_from(money.floored_ore()).ok())
                .unwrap_or(i64::MAX),
        })
    }

    /// So many øre, which are no more than a field may have.
    #[must_use]
    pub const fn of_ore(ore: i64) -> Self {
        Self(ore)
    }

    /// True for 0 and for an empty field.
    #[must_use]
    pub fn is_none(self) -> bool {
        matches!(self.ore(), Field::Given(0) | Field::Empty)
    }

    /// The amount in øre.
    #[must_use]
    pub fn ore(self) -> Field<i64> {
        from_special(self.0.abs_diff(i64::MAX)).unwrap_or(Field::Given(self.0))
    }

    /// The same as a code of thousands, if it is one.
    #[inline]
    fn thousands(self) -> Option<u16> {
        match u16::try_from(self.0.abs_diff(i64::MAX)) {
            Ok(down) if down < u16::MAX - FAR => Some(u16::MAX - down),
            Ok(_) | Err(_) => u16::try_from(self.0 / THOUSAND)
                .ok()
                .filter(|code| *code < FAR && self.0 % THOUSAND == 0),
        }
    }
}

/// A column of amounts.
#[derive(Clone, Debug)]
pub(super) enum Amounts {
    /// In thousands; those that are none by their position, ascending, in øre.
    Thousands {
        codes: Vec<u16>,
        far: Vec<(u32, i64)>,
    },
    /// In øre.
    Ore(Vec<i64>),
}

impl Default for Amounts {
    fn default() -> Self {
        Self::Thousands {
            codes: Vec::new(),
            far: Vec::new(),
        }
    }
}

impl Amounts {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Thousands { codes, .. } => codes.len(),
            Self::Ore(ore) => ore.len(),
        }
    }

    #[inline]
    pub(super) fn push(&mut self, amount: Amount) {
        match self {
            Self::Ore(ore) => ore.push(amount.0),
            Self::Thousands { codes, far } => {
                if let Some(code) = amount.thousands() {
                    return codes.push(code);
                }
                far.push((u32::try_from(codes.len()).unwrap_or(u32::MAX), amount.0));
                codes.push(FAR);
                self.widen_where_many_are_far();
            }
        }
    }

    fn widen_where_many_are_far(&mut self) {
        if let Self::Thousands { codes, far } = self
            && far.len() > SMALL
            && far.len() > codes.len() / FEW
        {
            *self = Self::Ore((0..self.len()).map(|at| self.amount(at).0).collect());
        }
    }

    pub(super) fn get(&self, at: usize) -> Field<Money> {
        self.ore(at).map(|ore| Money::from_ore(ore.into()))
    }

    /// The same in øre.
    pub(super) fn ore(&self, at: usize) -> Field<i64> {
        match self {
            Self::Thousands { codes, .. } if codes[at] < FAR => {
                Field::Given(i64::from(codes[at]) * THOUSAND)
            }
            Self::Thousands { .. } | Self::Ore(_) => self.amount(at).ore(),
        }
    }

    fn amount(&self, at: usize) -> Amount {
        match self {
            Self::Ore(codes) => Amount(codes[at]),
            Self::Thousands { codes, far } => match codes[at] {
                FAR => far_amount(far, at),
                code if code < FAR => Amount(i64::from(code) * THOUSAND),
                code => Amount(i64::MAX - i64::from(u16::MAX - code)),
            },
        }
    }

    pub(super) fn clear(&mut self) {
        match self {
            Self::Thousands { codes, far } => {
                codes.clear();
                far.clear();
            }
            Self::Ore(_) => *self = Self::default(),
        }
    }

    /// Adds the amounts of more rows.
    pub(super) fn append(&mut self, more: &Self) {
        let (
            Self::Thousands { codes, far },
            Self::Thousands {
                codes: more,
                far: more_far,
            },
        ) = (&mut *self, more)
        else {
            return (0..more.len()).for_each(|at| self.push(more.amount(at)));
        };
        let before = u32::try_from(codes.len()).unwrap_or(u32::MAX);
        codes.extend_from_slice(more);
        far.extend(
            more_far
                .iter()
                .map(|(at, ore)| (at.saturating_add(before), *ore)),
        );
        self.widen_where_many_are_far();
    }

    /// Gives back the room that nothing stands in.
    pub(super) fn shrink(&mut self) {
        match self {
            Self::Thousands { codes, far } => {
                codes.shrink_to_fit();
                far.shrink_to_fit();
            }
            Self::Ore(ore) => ore.shrink_to_fit(),
        }
    }
}

/// One of the amounts that are no thousands, by its position.
fn far_amount(far: &[(u32, i64)], at: usize) -> Amount {
    let key = u32::try_from(at).unwrap_or(u32::MAX);
    let found = far.binary_search_by_key(&key, |(at, _)| *at);
    Amount(found.map_or(0, |found| far[found].1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn given(ore: i64) -> Field<Money> {
        Field::Given(Money::from_ore(ore.into()))
    }

    fn amount() -> impl Strategy<Value = Field<Money>> {
        prop_oneof![
            4 => (0_i64..70_000).prop_map(|thousands| given(thousands * THOUSAND)),
            2 => any::<i32>().prop_map(|ore| given(ore.into())),
            1 => (-1_i64 << 60..1 << 60).prop_map(given),
            1 => Just(Field::Empty),
            1 => Just(Field::NotApplicable),
            1 => Just(Field::Unknown),
            1 => Just(Field::Unreadable),
        ]
    }

    proptest! {
        #[test]
        fn every_amount_comes_out_to_the_ore(
            first in proptest::collection::vec(amount(), 0..60),
            second in proptest::collection::vec(amount(), 0..60),
            times in prop_oneof![Just(1_usize), Just(60)],
        ) {
            let repeated = |amounts: &[Field<Money>]| amounts.repeat(times);
            let column = |amounts: &[Field<Money>]| {
                let mut column = Amounts::default();
                for amount in amounts {
                    column.push(Amount::of(*amount));
                }
                column
            };
            let (first, second) = (repeated(&first), repeated(&second));
            let mut both = column(&first);
            both.append(&column(&second));
            both.shrink();
            let found: Vec<_> = (0..both.len()).map(|at| both.get(at)).collect();
            prop_assert_eq!(found, [first, second].concat());
        }
    }

    #[test]
    fn an_empty_amount_and_an_unreadable_one_are_those_of_their_fields() {
        assert_eq!(Amount::EMPTY, Amount::of(Field::Empty));
        assert_eq!(Amount::UNREADABLE, Amount::of(Field::Unreadable));
    }

    #[test]
    fn many_amounts_that_are_no_thousands_are_kept_in_ore() {
        let mut column = Amounts::default();
        (0..5_000).for_each(|ore| column.push(Amount::of_ore(ore)));
        assert!(matches!(column, Amounts::Ore(_)));
        assert_eq!(column.get(4_999), given(4_999));
    }
}
