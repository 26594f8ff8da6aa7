//! The words that a file of published figures is written in, and the values that they stand for.

use crate::domain::raw::Raw;
use crate::domain::terms::{FinanceSource, PolicyArea, PrimaryTarget, Region, SecondaryTarget};

/// A value with its word in a file of published figures.
pub trait Token: Copy + PartialEq + 'static {
    /// Every word, with its value.
    const TOKENS: &'static [(&'static str, Self)];

    /// The word of the value.
    #[must_use]
    fn token(self) -> &'static str {
        let is_it = |known: &&(&'static str, Self)| known.1 == self;
        Self::TOKENS.iter().find(is_it).map_or("", |known| known.0)
    }

    /// The value of a word, however its letters are written (`Sjælland`, `SJAELLAND`).
    #[must_use]
    fn of_token(text: &str) -> Option<Self> {
        let exact = Self::TOKENS.iter().find(|known| known.0 == text);
        let folded = || {
            let text = Raw::new(text).folded();
            let is_it = |known: &&(&'static str, Self)| {
                Raw::new(known.0).folded().as_str() == text.as_str()
            };
            Self::TOKENS.iter().find(is_it)
        };
        exact.or_else(folded).map(|known| known.1)
    }
}

macro_rules! tokens {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $value:ident $token:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$of])* $value,)*
        }

        impl Token for $name {
            const TOKENS: &'static [(&'static str, Self)] = &[$(($token, Self::$value)),*];
        }
    };
}

tokens! {
    /// What a figure is a number of.
    Quantity {
        /// Municipalities.
        Municipalities "municipalities",
        /// Inhabitants.
        Population "population",
        /// Initiatives.
        Initiatives "initiatives",
        /// Gross expenditure in kroner.
        GrossExpenditure "gross-expenditure",
        /// Gross income in kroner.
        GrossIncome "gross-income",
        /// Gross expenditure less gross income in kroner.
        NetExpenditure "net-expenditure",
        /// Kroner of gross expenditure an inhabitant.
        PerInhabitant "gross-expenditure-per-inhabitant",
        /// Kroner of gross expenditure an initiative.
        PerInitiative "gross-expenditure-per-initiative",
        /// Inhabitants of the municipalities that meet the filter, among those of the scope.
        ShareOfPopulation "share-of-population",
        /// Gross expenditure that meets the filter, in that of the scope.
        ShareOfGrossExpenditure "share-of-gross-expenditure",
        /// Gross income that meets the filter, in that of the scope.
        ShareOfGrossIncome "share-of-gross-income",
        /// Initiatives that meet the filter, among those of the scope.
        ShareOfInitiatives "share-of-initiatives",
        /// Initiatives that meet the filter, among those of the filter's policy areas.
        ShareOfAreaInitiatives "share-of-area-initiatives",
        /// Immigrants and descendants: in no survey.
        Immigrants "immigrants-and-descendants",
        /// Immigrants and descendants among all inhabitants: in no survey.
        ShareOfImmigrants "share-of-population-immigrants-and-descendants",
        /// Immigrants and descendants of non-western origin: in no survey.
        NonWestern "non-western-immigrants-and-descendants",
        /// Immigrants and descendants from the Middle East, North Africa, Pakistan and Turkey: in no survey.
        Menapt "menapt-immigrants-and-descendants",
    }
}

/// What a quantity counts, whatever it is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// Municipalities, or the people who live there: filters on initiatives mean nothing to it.
    Municipalities,
    /// Initiatives.
    Initiatives,
    /// Kroner, which are of a price level.
    Kroner,
    /// People of whom no survey tells.
    Beyond,
}

impl Quantity {
    /// What it counts.
    #[must_use]
    pub fn counted(self) -> Counted {
        match self {
            Self::Municipalities | Self::Population | Self::ShareOfPopulation => {
                Counted::Municipalities
            }
            Self::Initiatives | Self::ShareOfInitiatives | Self::ShareOfAreaInitiatives => {
                Counted::Initiatives
            }
            Self::GrossExpenditure
            | Self::GrossIncome
            | Self::NetExpenditure
            | Self::PerInhabitant
            | Self::PerInitiative
            | Self::ShareOfGrossExpenditure
            | Self::ShareOfGrossIncome => Counted::Kroner,
            Self::Immigrants | Self::ShareOfImmigrants | Self::NonWestern | Self::Menapt => {
                Counted::Beyond
            }
        }
    }
}

tokens! {
    /// Whose numbers.
    Side {
        /// The kroner and initiatives as reported.
        Reported "reported",
        /// The reported ones divided by the share of the population that responded.
        National "national",
        /// The municipalities that responded, and their inhabitants.
        Responding "responding",
        /// All municipalities of the scope, and their inhabitants.
        Everyone "everyone",
    }
}

impl Side {
    /// True when the side stands for all municipalities, false for those that responded.
    #[must_use]
    pub fn is_whole(self) -> bool {
        match self {
            Self::National | Self::Everyone => true,
            Self::Reported | Self::Responding => false,
        }
    }
}

tokens! {
    /// How a computed figure must stand to the printed one.
    Comparison {
        /// Rounded, it is the printed one.
        Equals "equals",
        /// The same, where the print says "ca.": the digits are what it is rounded to.
        About "about",
        /// It is above the printed one.
        MoreThan "more-than",
        /// It is below the printed one.
        LessThan "less-than",
        /// It is above the same figure of every other policy area.
        Highest "highest",
        /// Two regions differ by less than a quarter of what lies between their mean and that of two others.
        Alike "alike",
    }
}

tokens! {
    /// The unit of a printed value.
    Unit {
        /// A number of things.
        Count "count",
        /// People.
        Persons "persons",
        /// Percent.
        Percent "percent",
        /// Kroner.
        Kroner "kr",
        /// Thousands of kroner.
        Thousands "thousand kr",
        /// Millions of kroner.
        Millions "million kr",
    }
}

impl Unit {
    /// So many of the smallest unit (kroner, percent, one) make one of it.
    #[must_use]
    pub fn size(self) -> u32 {
        match self {
            Self::Count | Self::Persons | Self::Percent | Self::Kroner => 1,
            Self::Thousands => 1_000,
            Self::Millions => 1_000_000,
        }
    }
}

impl Token for PolicyArea {
    const TOKENS: &'static [(&'static str, Self)] = &[
        ("education", Self::DaycareAndSchool),
        ("employment", Self::Employment),
        ("culture", Self::CultureAndLeisure),
        ("social", Self::Social),
        ("health", Self::HealthAndElderly),
        ("general", Self::GeneralIntegration),
    ];
}

impl Token for PrimaryTarget {
    const TOKENS: &'static [(&'static str, Self)] = &[
        ("newly-arrived", Self::NewlyArrived),
        ("broad-integration", Self::BroadIntegration),
        ("broad-group", Self::BroadGroup),
    ];
}

impl Token for SecondaryTarget {
    const TOKENS: &'static [(&'static str, Self)] = &[
        ("men", Self::Men),
        ("women", Self::Women),
        ("children", Self::Children),
        ("others", Self::Others),
        ("several", Self::Several),
    ];
}

impl Token for FinanceSource {
    const TOKENS: &'static [(&'static str, Self)] = &[
        ("state", Self::State),
        ("private", Self::Private),
        ("municipality", Self::Municipality),
    ];
}

impl Token for Region {
    const TOKENS: &'static [(&'static str, Self)] = &[
        ("hovedstaden", Self::Hovedstaden),
        ("sjælland", Self::Sjaelland),
        ("syddanmark", Self::Syddanmark),
        ("midtjylland", Self::Midtjylland),
        ("nordjylland", Self::Nordjylland),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::terms::Term;

    fn every_value_has_a_word<T: Term + Token>() {
        for value in T::ALL {
            assert_eq!(T::of_token(value.token()), Some(*value), "{value:?}");
        }
        assert_eq!(T::ALL.len(), T::TOKENS.len());
    }

    #[test]
    fn the_vocabularies_of_the_survey_have_a_word_for_every_value() {
        every_value_has_a_word::<PolicyArea>();
        every_value_has_a_word::<PrimaryTarget>();
        every_value_has_a_word::<SecondaryTarget>();
        every_value_has_a_word::<FinanceSource>();
        every_value_has_a_word::<Region>();
    }

    #[test]
    fn a_word_is_known_however_its_letters_are_written() {
        assert_eq!(Region::of_token("SJAELLAND"), Some(Region::Sjaelland));
        assert_eq!(Unit::of_token("Million kr"), Some(Unit::Millions));
        assert_eq!(Side::of_token("nation"), None);
    }
}
