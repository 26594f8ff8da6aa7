//! What a rule found, where, and what it rests on; typed, without words.

use rust_decimal::Decimal;

use crate::domain::column::Column;
use crate::domain::dataset::{LegalBasisId, RowId, Share, Year};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::raw::RawText;
use crate::domain::rule::Rule;
use crate::domain::terms::{PolicyArea, Region, SecondaryTarget, Sources};
use crate::query::quality::excluded::Activity;

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// One initiative.
    Row(RowId),
    /// A municipality, or a name that is none.
    Place(PlaceId),
    /// A region.
    Region(Region),
    /// The file at a position in the data set's origins.
    File(u16),
    /// The data set as a whole.
    Data,
}

/// A value that a rule found or expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount.
    Amount(Money),
    /// No amount was given.
    NoAmount(Field<()>),
    /// At most this amount.
    AtMost(Money),
    /// An amount above 0.
    AboveZero,
    /// Kroner per inhabitant.
    PerInhabitant(Decimal),
    /// Sources of finance.
    Sources(Field<Sources>),
    /// A source from outside the municipality.
    OutsideSource,
    /// A share, or why there is none.
    Share(Field<Share>),
    /// A share of at least so many hundredths of a percent.
    ShareAtLeast(Share),
    /// A share from 0 to 100 %.
    ShareInRange,
    /// Text as typed.
    Text(RawText),
    /// A legal basis.
    LegalBasis(LegalBasisId),
    /// A secondary target group.
    Target(SecondaryTarget),
    /// A policy area.
    Area(PolicyArea),
    /// Other years of price levels than one; none where it is not said.
    PriceLevels(Vec<Option<Year>>),
    /// Rows.
    Rows(usize),
    /// Municipalities that responded, of so many.
    Responded {
        /// Known to have responded.
        responded: u32,
        /// All of the region's.
        of: u32,
    },
}

/// What a judgement rests on beside the value found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Grounds {
    /// The rule alone.
    #[default]
    Rule,
    /// The area's usual amount, and how many times as much this is.
    Usual {
        /// The median of the area's amounts.
        usual: Money,
        /// Rounded down.
        times: u64,
    },
    /// So many kroner per inhabitant for one initiative.
    Absurd(Decimal),
    /// The municipality's amounts taken together: of so many rows, typically so many times their areas' usual.
    OfPlace {
        /// Rows that were compared.
        rows: usize,
        /// The geometric mean of the factors, rounded down; 0 where there is nothing to compare with.
        times: u64,
        /// Kroner per inhabitant of all its rows; `None` where the people are not known.
        per_inhabitant: Option<Decimal>,
    },
    /// The amounts have decimals of 1,000 kr.: so many of so many.
    Decimals {
        /// With decimals.
        with: usize,
        /// All amounts above 0.
        of: usize,
    },
    /// As millions they would still be no more than what this municipality has per inhabitant.
    Within {
        /// The municipality with the most per inhabitant.
        place: PlaceId,
        /// Its kroner per inhabitant.
        per_inhabitant: Decimal,
    },
    /// The other row.
    Other(RowId),
    /// The activity that the text names.
    Activity(Activity),
    /// The policy area that the value does not fit.
    Area(PolicyArea),
    /// How far from the middle of its area.
    Outlier {
        /// The median of the area in kroner per inhabitant.
        median: Decimal,
        /// The modified z-score with one decimal; below 0 for less than the median.
        score: Decimal,
        /// Amounts that were compared.
        of: usize,
    },
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// What it is about.
    pub subject: Subject,
    /// The rows behind it, ascending; none where what is missing has no rows.
    pub rows: Vec<RowId>,
    /// The column that is meant, where one is.
    pub column: Option<Column>,
    /// What was found; `None` where there is nothing to be shown but the subject.
    pub found: Option<Value>,
    /// What was expected, where the rule knows it.
    pub expected: Option<Value>,
    /// What else the judgement rests on.
    pub grounds: Grounds,
}

impl Finding {
    /// A finding about one field of one row.
    #[must_use]
    pub(super) fn of_row(rule: Rule, row: RowId, column: Column) -> Self {
        Self {
            rows: vec![row],
            column: Some(column),
            ..Self::about(rule, Subject::Row(row))
        }
    }

    /// A finding about something, without rows.
    #[must_use]
    pub(super) fn about(rule: Rule, subject: Subject) -> Self {
        Self {
            rule,
            subject,
            rows: Vec::new(),
            column: None,
            found: None,
            expected: None,
            grounds: Grounds::Rule,
        }
    }

    #[must_use]
    pub(super) fn found(self, found: Value) -> Self {
        Self {
            found: Some(found),
            ..self
        }
    }

    #[must_use]
    pub(super) fn expected(self, expected: Value) -> Self {
        Self {
            expected: Some(expected),
            ..self
        }
    }

    #[must_use]
    pub(super) fn because(self, grounds: Grounds) -> Self {
        Self { grounds, ..self }
    }

    #[must_use]
    pub(super) fn behind(self, rows: Vec<RowId>) -> Self {
        Self { rows, ..self }
    }
}
