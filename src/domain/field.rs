//! What stands in one field of a return: a value, or one of the four ways of not giving one.

use crate::domain::terms::Term;

/// The answer in one field. Empty, `_`, "ukendt" and a wrong value are four different things and stay so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field<T> {
    /// A readable value.
    Given(T),
    /// Nothing was written.
    Empty,
    /// `_`: the municipality says that the question does not apply.
    NotApplicable,
    /// "ukendt": the municipality says that it does not know.
    Unknown,
    /// Something was written that cannot be read as a value; never counted as zero.
    Unreadable,
}

impl<T> Field<T> {
    /// The value, where one was given.
    pub fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Empty | Self::NotApplicable | Self::Unknown | Self::Unreadable => None,
        }
    }

    /// The same answer with its value changed by `change`.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Self::Given(value) => Field::Given(change(value)),
            Self::Empty => Field::Empty,
            Self::NotApplicable => Field::NotApplicable,
            Self::Unknown => Field::Unknown,
            Self::Unreadable => Field::Unreadable,
        }
    }
}

impl<T: Term> Field<T> {
    /// The number of different answers: the vocabulary and the four special states.
    pub const COUNT: usize = T::ALL.len() + 4;

    /// The column code: the vocabulary first, then the four special states.
    #[must_use]
    pub fn code(self) -> u8 {
        let at = match self {
            Self::Given(value) => value.index(),
            Self::Empty => T::ALL.len(),
            Self::NotApplicable => T::ALL.len() + 1,
            Self::Unknown => T::ALL.len() + 2,
            Self::Unreadable => T::ALL.len() + 3,
        };
        u8::try_from(at).unwrap_or(u8::MAX)
    }

    /// The answer of a code made by [`Field::code`]; a code beyond them is unreadable.
    #[must_use]
    pub fn from_code(code: u8) -> Self {
        let at = usize::from(code);
        match T::ALL.get(at) {
            Some(value) => Self::Given(*value),
            None if at == T::ALL.len() => Self::Empty,
            None if at == T::ALL.len() + 1 => Self::NotApplicable,
            None if at == T::ALL.len() + 2 => Self::Unknown,
            None => Self::Unreadable,
        }
    }

    /// Every answer in code order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..u8::try_from(Self::COUNT).unwrap_or(u8::MAX)).map(Self::from_code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::terms::{PolicyArea, PrimaryTarget};

    #[test]
    fn code_and_answer_name_each_other() {
        for answer in Field::<PolicyArea>::all() {
            assert_eq!(Field::from_code(answer.code()), answer);
        }
        assert_eq!(Field::<PrimaryTarget>::all().count(), 7);
    }

    #[test]
    fn only_a_given_answer_has_a_value() {
        assert_eq!(Field::Given(3).given(), Some(3));
        assert_eq!(Field::<u8>::Unreadable.given(), None);
        assert_eq!(Field::Given(3).map(|n| n + 1), Field::Given(4));
        assert_eq!(Field::<u8>::Unknown.map(|n| n + 1), Field::Unknown);
    }
}
