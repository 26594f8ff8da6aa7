//! Published figures: what was printed somewhere, with its quantity, scope, filter, basis and precision.
//!
//! Typed values alone; the reader of the file that they stand in is `load::published`.

mod vocabulary;

pub use vocabulary::{Comparison, Counted, Quantity, Side, Token, Unit};

use std::fmt;

use rust_decimal::Decimal;

use crate::domain::dataset::Year;
use crate::domain::raw::RawText;
use crate::domain::terms::{FinanceSource, PolicyArea, PrimaryTarget, Region, SecondaryTarget};

/// Where a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// The whole country.
    Denmark,
    /// A region.
    Region(Region),
    /// A municipality by its official number, for example 101 for København.
    Municipality(u16),
    /// Two regions, and the two that they are set against.
    Versus([Region; 2], [Region; 2]),
}

/// What a figure is about: values of one kind add up, kinds narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// Initiatives of a policy area.
    Area(PolicyArea),
    /// Initiatives with this primary target group.
    Primary(PrimaryTarget),
    /// Initiatives with this secondary target group.
    Secondary(SecondaryTarget),
    /// Initiatives that name this source of finance, alone or with others.
    Finance(FinanceSource),
    /// Initiatives that name this source alone; a blank source without income is the municipality's.
    FinanceOnly(FinanceSource),
    /// The municipalities with the largest gross expenditure, so many of them.
    Largest(u16),
    /// Municipalities with more kroner of gross expenditure an inhabitant.
    PerInhabitantAbove(Decimal),
    /// Municipalities with fewer kroner of gross expenditure an inhabitant.
    PerInhabitantBelow(Decimal),
    /// Municipalities whose gross expenditure is so many kroner.
    GrossExpenditure(Decimal),
    /// Municipalities with so many initiatives.
    Initiatives(u32),
}

impl Condition {
    /// The keys of conditions, in the order in which they are offered: the five on initiatives first.
    pub const KEYS: [&'static str; 10] = [
        "area",
        "primary",
        "secondary",
        "finance",
        "finance-only",
        "largest",
        "per-inhabitant-above",
        "per-inhabitant-below",
        "gross-expenditure",
        "initiatives",
    ];

    /// The word before the colon.
    #[must_use]
    pub fn key(&self) -> &'static str {
        let at = match self {
            Self::Area(_) => 0,
            Self::Primary(_) => 1,
            Self::Secondary(_) => 2,
            Self::Finance(_) => 3,
            Self::FinanceOnly(_) => 4,
            Self::Largest(_) => 5,
            Self::PerInhabitantAbove(_) => 6,
            Self::PerInhabitantBelow(_) => 7,
            Self::GrossExpenditure(_) => 8,
            Self::Initiatives(_) => 9,
        };
        Self::KEYS[at]
    }

    /// True when it chooses municipalities and not initiatives.
    #[must_use]
    pub fn is_of_municipalities(&self) -> bool {
        match self {
            Self::Area(_)
            | Self::Primary(_)
            | Self::Secondary(_)
            | Self::Finance(_)
            | Self::FinanceOnly(_) => false,
            Self::Largest(_)
            | Self::PerInhabitantAbove(_)
            | Self::PerInhabitantBelow(_)
            | Self::GrossExpenditure(_)
            | Self::Initiatives(_) => true,
        }
    }

    /// True when it names kroner, so that it means another thing at another price level; 0 kroner are 0 at each.
    #[must_use]
    pub fn rests_on_kroner(&self) -> bool {
        match self {
            Self::PerInhabitantAbove(kroner)
            | Self::PerInhabitantBelow(kroner)
            | Self::GrossExpenditure(kroner) => !kroner.is_zero(),
            Self::Area(_)
            | Self::Primary(_)
            | Self::Secondary(_)
            | Self::Finance(_)
            | Self::FinanceOnly(_)
            | Self::Largest(_)
            | Self::Initiatives(_) => false,
        }
    }
}

/// As it is written in a file of figures; a municipality by its number.
impl fmt::Display for Scope {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pair =
            |[one, other]: [Region; 2]| format!("region:{} region:{}", one.token(), other.token());
        match self {
            Self::Denmark => out.write_str("denmark"),
            Self::Region(region) => write!(out, "region:{}", region.token()),
            Self::Municipality(code) => write!(out, "municipality:{code}"),
            Self::Versus(one, other) => write!(out, "{} versus {}", pair(*one), pair(*other)),
        }
    }
}

/// As it is written in a file of figures.
impl fmt::Display for Condition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:", self.key())?;
        match self {
            Self::Area(area) => out.write_str(area.token()),
            Self::Primary(group) => out.write_str(group.token()),
            Self::Secondary(group) => out.write_str(group.token()),
            Self::Finance(source) | Self::FinanceOnly(source) => out.write_str(source.token()),
            Self::Largest(count) => count.fmt(out),
            Self::PerInhabitantAbove(kroner)
            | Self::PerInhabitantBelow(kroner)
            | Self::GrossExpenditure(kroner) => kroner.fmt(out),
            Self::Initiatives(count) => count.fmt(out),
        }
    }
}

/// As it is written in a file of figures.
impl fmt::Display for Basis {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.over == self.under {
            out.write_str(self.over.token())
        } else {
            write!(out, "{}/{}", self.over.token(), self.under.token())
        }
    }
}

/// Whose numbers the numerator and the denominator are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Basis {
    /// Of the numerator, or of the figure where it is no fraction.
    pub over: Side,
    /// Of the denominator.
    pub under: Side,
}

impl Basis {
    /// Both of one side.
    #[must_use]
    pub const fn of(side: Side) -> Self {
        Self {
            over: side,
            under: side,
        }
    }

    /// The side of the numerator over that of the denominator.
    #[must_use]
    pub const fn ratio(over: Side, under: Side) -> Self {
        Self { over, under }
    }
}

/// One published figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its name.
    pub id: RawText,
    /// What it is a number of.
    pub quantity: Quantity,
    /// Where.
    pub scope: Scope,
    /// Which initiatives and which municipalities.
    pub filter: Vec<Condition>,
    /// Whose numbers.
    pub basis: Basis,
    /// How the computed figure must stand to it.
    pub comparison: Comparison,
    /// What is printed, in the unit; none for a comparison in words, and for what cannot be read.
    pub value: Option<Decimal>,
    /// The unit.
    pub unit: Unit,
    /// What the printed value is rounded to, in the unit; 0 where it is exact.
    pub precision: Decimal,
    /// Whether it can be computed from initiatives, responses and populations.
    pub computable: bool,
    /// Where it is printed.
    pub source: RawText,
    /// The words that it is printed in.
    pub quote: RawText,
    /// How it is computed, and reservations.
    pub note: RawText,
    /// The positions of the figures that its own sentence derives it from.
    pub from: Vec<usize>,
    /// The year of the price and wage level of the kroner that it rests on, where it says one.
    pub price_level: Option<Year>,
}

impl Figure {
    /// The policy areas of the filter.
    pub fn areas(&self) -> impl Iterator<Item = PolicyArea> + '_ {
        self.filter.iter().filter_map(|condition| match condition {
            Condition::Area(area) => Some(*area),
            Condition::Primary(_)
            | Condition::Secondary(_)
            | Condition::Finance(_)
            | Condition::FinanceOnly(_)
            | Condition::Largest(_)
            | Condition::PerInhabitantAbove(_)
            | Condition::PerInhabitantBelow(_)
            | Condition::GrossExpenditure(_)
            | Condition::Initiatives(_) => None,
        })
    }

    /// True when the figure cannot be held against data at another price level: it prints kroner, or a limit of its
    /// filter is in kroner. Shares and orders are the same at every level.
    #[must_use]
    pub fn rests_on_kroner(&self) -> bool {
        let is_in_kroner = match self.unit {
            Unit::Kroner | Unit::Thousands | Unit::Millions => self.value.is_some(),
            Unit::Count | Unit::Persons | Unit::Percent => false,
        };
        is_in_kroner || self.filter.iter().any(Condition::rests_on_kroner)
    }
}

/// How a printed figure follows from other printed ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Derivation {
    /// It is their sum.
    Sum,
    /// It is the one sum of kroner, scaled up to the country or divided by inhabitants or initiatives.
    Scaled,
}

impl Figure {
    /// How the figure can follow from those that its sentence names, which all have a printed value; `None` where it
    /// cannot.
    #[must_use]
    pub fn derivation(&self, sources: &[&Self]) -> Option<Derivation> {
        let is_alike = |source: &&&Self| {
            source.unit == self.unit
                && source.quantity == self.quantity
                && source.scope == self.scope
                && source.basis == self.basis
        };
        if sources.iter().any(|source| source.value.is_none()) {
            return None;
        }
        match sources {
            [one] => {
                let is_part = match self.quantity {
                    Quantity::PerInhabitant | Quantity::PerInitiative => {
                        one.quantity == Quantity::GrossExpenditure
                    }
                    Quantity::GrossExpenditure
                    | Quantity::GrossIncome
                    | Quantity::NetExpenditure => {
                        one.quantity == self.quantity && one.basis != self.basis
                    }
                    Quantity::Municipalities
                    | Quantity::Population
                    | Quantity::Initiatives
                    | Quantity::ShareOfPopulation
                    | Quantity::ShareOfGrossExpenditure
                    | Quantity::ShareOfGrossIncome
                    | Quantity::ShareOfInitiatives
                    | Quantity::ShareOfAreaInitiatives
                    | Quantity::Immigrants
                    | Quantity::ShareOfImmigrants
                    | Quantity::NonWestern
                    | Quantity::Menapt => false,
                };
                let is_same = one.scope == self.scope && one.filter == self.filter;
                (is_part && is_same).then_some(Derivation::Scaled)
            }
            [_, _, ..] if sources.iter().all(|source| is_alike(&source)) => Some(Derivation::Sum),
            [..] => None,
        }
    }
}
