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

    pub(super) fn push(&mut self, amount: Field<Money>) {
        let (codes, far) = match self {
            Self::Ore(codes) => return codes.push(wide(amount)),
            Self::Thousands { codes, far } => (codes, far),
        };
        let ore = wide(amount);
        let thousands = u16::try_from(ore / THOUSAND).ok();
        let code = match special(&amount) {
            Some(down) => u16::MAX - u16::from(down),
            None => thousands
                .filter(|code| *code < FAR && ore % THOUSAND == 0)
                .unwrap_or(FAR),
        };
        if code == FAR {
            far.push((u32::try_from(codes.len()).unwrap_or(u32::MAX), ore));
        }
        codes.push(code);
        self.widen_where_many_are_far();
    }

    fn widen_where_many_are_far(&mut self) {
        if let Self::Thousands { codes, far } = self
            && far.len() > SMALL
            && far.len() > codes.len() / FEW
        {
            *self = Self::Ore((0..self.len()).map(|at| wide(self.get(at))).collect());
        }
    }

    pub(super) fn get(&self, at: usize) -> Field<Money> {
        self.ore(at).map(|ore| Money::from_ore(ore.into()))
    }

    /// The same in øre.
    pub(super) fn ore(&self, at: usize) -> Field<i64> {
        match self {
            Self::Ore(codes) => narrow(codes[at]),
            Self::Thousands { codes, far } => match codes[at] {
                FAR => {
                    let key = u32::try_from(at).unwrap_or(u32::MAX);
                    let found = far.binary_search_by_key(&key, |(at, _)| *at);
                    narrow(found.map_or(0, |found| far[found].1))
                }
                code if code < FAR => Field::Given(i64::from(code) * THOUSAND),
                code => from_special(u64::from(u16::MAX - code)).unwrap_or(Field::Unreadable),
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
            return (0..more.len()).for_each(|at| self.push(more.get(at)));
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

/// The code of an amount in øre: special states count down from the largest, which is also what is too large to be kept.
fn wide(amount: Field<Money>) -> i64 {
    match special(&amount) {
        Some(down) => i64::MAX - i64::from(down),
        None => amount
            .given()
            .and_then(|money| i64::try_from(money.floored_ore()).ok())
            .unwrap_or(i64::MAX),
    }
}

/// What a code stands for.
fn narrow(code: i64) -> Field<i64> {
    from_special(code.abs_diff(i64::MAX)).unwrap_or(Field::Given(code))
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
                    column.push(*amount);
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
    fn many_amounts_that_are_no_thousands_are_kept_in_ore() {
        let mut column = Amounts::default();
        (0..5_000).for_each(|ore| column.push(given(ore)));
        assert!(matches!(column, Amounts::Ore(_)));
        assert_eq!(column.get(4_999), given(4_999));
    }
}
