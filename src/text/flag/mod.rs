//! The one table of view flags: the parser, the printer and the help of the command line come from it.
//!
//! What is printed reads back as the same view. Flags are named in English; values are understood in either language.

mod arguments;
mod candidate;
mod da;
mod en;
mod keyword;
mod offer;
mod offered;
mod parse;
mod pin;
mod print;
mod refusal;
mod value;

pub use arguments::NoFlag;
pub use candidate::choose;
pub use offered::{Offered, beginning, named};
pub use parse::{measure, measures, reference, references};
pub use refusal::{Refusal, Why};

use crate::query::criteria::Facet;
use crate::text::{Lang, Language};

/// A flag that says what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// What the rows are.
    By,
    /// A region.
    Region,
    /// A municipality.
    Municipality,
    /// A group of municipalities.
    Group,
    /// Whether the municipality responded.
    Response,
    /// A policy area.
    Area,
    /// A primary target group.
    Primary,
    /// A secondary target group.
    Secondary,
    /// A source of finance.
    Finance,
    /// A legal basis.
    LegalBasis,
    /// An accounts year.
    Year,
    /// A range of gross expenditure.
    Gross,
    /// A range of shares.
    Share,
    /// Words in the text.
    Words,
    /// A rule for the data.
    Rule,
    /// The measure.
    Measure,
    /// The reference.
    Reference,
    /// The date of the populations.
    Population,
    /// What the rows are ordered by.
    Sort,
    /// The smallest first.
    Asc,
    /// The largest first.
    Desc,
    /// Only rows above their reference.
    AboveAverage,
    /// Rows without kroner or response too.
    ShowEmpty,
    /// How the rows are drawn.
    As,
    /// A check instead of the rows.
    Page,
    /// Municipalities above this are counted.
    Above,
    /// Municipalities below this are counted.
    Below,
    /// A row that is compared.
    Pin,
}

/// How often a flag may stand, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// Alone.
    Switch,
    /// Once, with a value.
    One,
    /// As often as wanted, each with one or several values.
    Many(Facet),
    /// The same, where the values are rows and no criteria.
    Rows,
}

impl Flag {
    /// Every flag, in the order of the help.
    pub const ALL: [Self; 28] = [
        Self::By,
        Self::Region,
        Self::Municipality,
        Self::Group,
        Self::Response,
        Self::Area,
        Self::Primary,
        Self::Secondary,
        Self::Finance,
        Self::LegalBasis,
        Self::Year,
        Self::Gross,
        Self::Share,
        Self::Words,
        Self::Rule,
        Self::Measure,
        Self::Reference,
        Self::Population,
        Self::Sort,
        Self::Asc,
        Self::Desc,
        Self::AboveAverage,
        Self::ShowEmpty,
        Self::As,
        Self::Page,
        Self::Above,
        Self::Below,
        Self::Pin,
    ];

    /// The name without its dashes.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().0
    }

    /// What stands for its value in the help; empty for a switch.
    #[must_use]
    pub fn value_name(self) -> &'static str {
        self.entry().1
    }

    /// How often it may stand, and with what.
    #[must_use]
    pub fn arity(self) -> Arity {
        self.entry().2
    }

    /// The flag of a facet.
    #[must_use]
    pub fn of(facet: Facet) -> Option<Self> {
        let mut flags = Self::ALL.into_iter();
        flags.find(|flag| flag.arity() == Arity::Many(facet))
    }

    fn entry(self) -> (&'static str, &'static str, Arity) {
        use Arity::{Many, One, Rows, Switch};
        match self {
            Self::By => ("by", "ROWS", One),
            Self::Region => ("region", "REGION", Many(Facet::Region)),
            Self::Municipality => ("municipality", "NAME", Many(Facet::Municipality)),
            Self::Group => ("group", "NAME", Many(Facet::Group)),
            Self::Response => ("response", "RESPONSE", Many(Facet::Response)),
            Self::Area => ("area", "AREA", Many(Facet::Area)),
            Self::Primary => ("primary", "TARGET", Many(Facet::Primary)),
            Self::Secondary => ("secondary", "TARGET", Many(Facet::Secondary)),
            Self::Finance => ("finance", "SOURCE", Many(Facet::Finance)),
            Self::LegalBasis => ("legal-basis", "BASIS", Many(Facet::LegalBasis)),
            Self::Year => ("year", "YEAR", Many(Facet::Year)),
            Self::Gross => ("gross", "RANGE", Many(Facet::Gross)),
            Self::Share => ("share", "RANGE", Many(Facet::Share)),
            Self::Words => ("words", "WORDS", Many(Facet::Words)),
            Self::Rule => ("rule", "CODE", Many(Facet::Rule)),
            Self::Measure => ("measure", "MEASURE", One),
            Self::Reference => ("reference", "AVERAGE", One),
            Self::Population => ("population", "DATE", One),
            Self::Sort => ("sort", "ORDER", One),
            Self::Asc => ("asc", "", Switch),
            Self::Desc => ("desc", "", Switch),
            Self::AboveAverage => ("above-average", "", Switch),
            Self::ShowEmpty => ("show-empty", "", Switch),
            Self::As => ("as", "LOOK", One),
            Self::Page => ("page", "PAGE", One),
            Self::Above => ("above", "KRONER", One),
            Self::Below => ("below", "KRONER", One),
            Self::Pin => ("pin", "ROW", Rows),
        }
    }
}

/// A flag as given: the value as typed, empty for a switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The flag.
    pub flag: Flag,
    /// What is typed behind it.
    pub value: String,
}

impl Given {
    fn new(flag: Flag, value: impl Into<String>) -> Self {
        Self {
            flag,
            value: value.into(),
        }
    }

    /// The arguments that give it: one, or two with the value apart.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let flag = format!("--{}", self.flag.name());
        if self.flag.arity() == Arity::Switch {
            vec![flag]
        } else if self.value.starts_with('-') || self.value.is_empty() {
            vec![format!("{flag}={}", self.value)]
        } else {
            vec![flag, self.value.clone()]
        }
    }
}

/// Words of the view flags.
#[derive(Debug)]
pub struct FlagWords {
    /// Their heading in the help.
    pub heading: &'static str,
    /// What each does.
    pub help: fn(Flag) -> &'static str,
    /// The flag, what was typed, and the values that may be meant.
    unknown: fn(&str, &str, &str) -> String,
    /// The flag, what was typed, and all that can be chosen.
    no_such: fn(&str, &str, &str) -> String,
    /// The same where there is nothing to choose from.
    nothing: fn(&str, &str) -> String,
    /// The flag, what was typed, and the values that it fits.
    ambiguous: fn(&str, &str, &str) -> String,
    /// A value is missing behind the flag.
    missing: fn(&str) -> String,
    /// The flag, and what was typed: no range.
    range: fn(&str, &str) -> String,
    /// The flag, and what was typed: no amount.
    number: fn(&str, &str) -> String,
    /// The flag, and what was typed: one row more than the most that are compared.
    full: fn(&str, &str, usize) -> String,
    /// The flag, and what was typed: places and policy areas are compared apart.
    apart: fn(&str, &str) -> String,
    /// The flag, and what was typed: nothing is excluded by it.
    included: fn(&str, &str) -> String,
    /// Between the last two of a list.
    or: &'static str,
}

/// The words of the view flags in a language.
#[must_use]
pub fn words(lang: Lang) -> &'static FlagWords {
    match lang {
        Lang::Da => &da::FLAGS,
        Lang::En => &en::FLAGS,
    }
}

impl Language {
    /// Words of the view flags.
    #[must_use]
    pub fn flag_words(&self) -> &'static FlagWords {
        words(self.numbers.lang())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_has_one_flag_and_no_name_stands_twice() {
        for facet in Facet::ALL {
            let flags = Flag::ALL.iter();
            let of = flags.filter(|flag| flag.arity() == Arity::Many(facet));
            assert_eq!(of.count(), 1, "{facet:?}");
        }
        for (at, flag) in Flag::ALL.iter().enumerate() {
            let rest = &Flag::ALL[at + 1..];
            assert!(rest.iter().all(|other| other.name() != flag.name()));
            assert_eq!(flag.value_name().is_empty(), flag.arity() == Arity::Switch);
        }
    }

    #[test]
    fn a_value_that_looks_like_a_flag_is_tied_to_its_own() {
        let given = Given::new(Flag::Gross, "-5..0");
        assert_eq!(given.arguments(), ["--gross=-5..0"]);
        assert_eq!(Given::new(Flag::Desc, "").arguments(), ["--desc"]);
    }
}
