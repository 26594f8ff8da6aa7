//! Why a flag is refused, in words.

use crate::domain::raw::Raw;
use crate::query::pins::Pins;
use crate::text::Language;
use crate::text::flag::{Flag, FlagWords, words};
use crate::text::note::cut;

/// Values that are listed where none is near.
const LISTED: usize = 12;

/// Why a typed value is none of its flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No value is called so; these are near.
    Unknown(Vec<String>),
    /// No value is called anything like it; these are there.
    NoSuch(Vec<String>),
    /// Several values begin so.
    Ambiguous(Vec<String>),
    /// Nothing is typed.
    Missing,
    /// It is no range.
    Range,
    /// It is no amount.
    Number,
    /// So many rows are compared already as can be.
    Full,
    /// Places and policy areas are compared apart.
    Apart,
    /// Nothing is excluded by the flag.
    Included,
}

/// A flag that is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("--{} {typed}: {why:?}", flag.name())]
pub struct Refusal {
    /// The flag.
    pub flag: Flag,
    /// What was typed.
    pub typed: String,
    /// Why it is none of its values.
    pub why: Why,
}

impl Language {
    /// Why a flag is refused, with the values that may be meant.
    #[must_use]
    pub fn flag_refused(&self, refusal: &Refusal) -> String {
        let flag = format!("--{}", refusal.flag.name());
        self.value_refused(&flag, &refusal.typed, &refusal.why)
    }

    /// Why a typed value is none of what has this name, with the values that may be meant.
    #[must_use]
    pub fn value_refused(&self, name: &str, typed: &str, why: &Why) -> String {
        let words = words(self.numbers.lang());
        let typed = cut(Raw::new(typed));
        match why {
            Why::Unknown(near) => (words.unknown)(name, &typed, &listed(words, near)),
            Why::NoSuch(all) if all.is_empty() => (words.nothing)(name, &typed),
            Why::NoSuch(all) => (words.no_such)(name, &typed, &listed(words, all)),
            Why::Ambiguous(all) => (words.ambiguous)(name, &typed, &listed(words, all)),
            Why::Missing => (words.missing)(name),
            Why::Range => (words.range)(name, &typed),
            Why::Number => (words.number)(name, &typed),
            Why::Full => (words.full)(name, &typed, Pins::MOST),
            Why::Apart => (words.apart)(name, &typed),
            Why::Included => (words.included)(name, &typed),
        }
    }
}

fn listed(words: &FlagWords, names: &[String]) -> String {
    let shown: Vec<_> = names
        .iter()
        .take(LISTED)
        .map(|name| cut(Raw::new(name)))
        .collect();
    match shown.as_slice() {
        _ if names.len() > LISTED => format!("{} …", shown.join(", ")),
        [before @ .., last] if !before.is_empty() => {
            format!("{} {} {last}", before.join(", "), words.or)
        }
        _ => shown.concat(),
    }
}
