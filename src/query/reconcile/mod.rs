//! Reconciliation: every published figure beside the one that follows from all loaded rows, whatever the selection.
//!
//! # The verdicts
//!
//! A printed figure stands for a band of values: those that are rounded to it, half away from zero, at its printed
//! precision ([`Band`]). A computed figure
//!
//! - *agrees* when it lies in the band, and its basis is one (both parts of a fraction are of the same
//!   municipalities) or its own sentence derives it from a printed figure and it follows from that one;
//! - *agrees only on the report's basis* when it lies in the band, its basis is mixed (the kroner of those who
//!   responded over the inhabitants of all), it does not follow from the figure that its sentence names, and the
//!   consistent figure, which stands beside it, is outside the band;
//! - *agrees within rounding* when it lies outside the band, but the printed figure follows from other printed ones,
//!   and it lies in the band that their roundings add up to;
//! - *differs* otherwise;
//! - *cannot be computed* where the survey does not have it, nothing divides, or the price levels differ.
//!
//! # Price levels
//!
//! A figure in kroner is not held against data at another price level. Where one of the two levels is not known, it is
//! computed, and [`Level::Unknown`] says that agreement may be of different levels. Shares, counts and orders are the
//! same at every level; only rows of mixed levels have none that rests on kroner.

mod behind;
mod beside;
mod compute;
mod country;
mod finding;
mod verdict;

pub use finding::{Derived, Finding, Implied, Parts, ShareOn};
pub use verdict::Band;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, Year};
use crate::domain::place::Date;
use crate::domain::published::{Basis, Comparison, Counted, Figure, Scope, Side};
use crate::domain::terms::{PolicyArea, Region};
use crate::query::prices::Prices;
use crate::query::reconcile::country::Country;
use crate::query::view::View;

/// What a part of a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// Municipalities.
    Municipalities,
    /// Inhabitants; of several years inhabitant-years.
    Inhabitants,
    /// Initiatives.
    Initiatives,
    /// Kroner of gross expenditure.
    GrossExpenditure,
    /// Kroner of gross income.
    GrossIncome,
    /// Kroner of gross expenditure less gross income.
    NetExpenditure,
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Those that meet the figure's filter.
    Selected,
    /// Those of the filter's policy areas.
    OfAreas,
    /// All of the scope.
    Whole,
}

/// The numerator or the denominator of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it counts.
    pub what: What,
    /// Which of them.
    pub part: Part,
    /// Whose.
    pub side: Side,
    /// How many, or how many kroner.
    pub amount: Decimal,
}

/// What a figure was computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Computed {
    /// The figure in its own unit.
    pub value: Decimal,
    /// The numerator, or the whole figure.
    pub over: Term,
    /// The denominator of a fraction.
    pub under: Option<Term>,
    /// Rows in it without a readable amount: it is "at least".
    pub missing: u64,
    /// Rows whose kroner have nobody to be divided by.
    pub left_out: u64,
}

/// What a comparison in words was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rivals {
    /// The largest of the other policy areas.
    Area(PolicyArea, Decimal),
    /// Two regions and the two that they are set against, how far the two are apart, and how far the means of the
    /// pairs are.
    Pairs {
        /// The four in the order of the scope.
        values: [(Region, Decimal); 4],
        /// The difference of the first two.
        apart: Decimal,
        /// The difference of the means.
        between: Decimal,
    },
}

/// Why a figure cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The survey does not have it.
    NotInSurvey,
    /// It is a picture without values: it cannot be read, and none is guessed.
    Unread,
    /// Nobody responded, no amount can be read, or nobody lives there.
    NoDenominator,
    /// The data and the figure are at different price levels.
    PriceLevels {
        /// That of the data.
        data: Year,
        /// That of the figure.
        published: Year,
    },
    /// The rows are at different price levels.
    MixedPrices(Prices),
}

/// How a computed figure stands to the printed one; the rules are in [the module](self).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Rounded, it is the printed one.
    Agrees,
    /// The printed one follows from other rounded ones.
    WithinRounding,
    /// Only a mixed basis gives the printed one.
    OnReportBasis,
    /// It is another.
    Differs,
    /// There is none.
    Cannot(Reason),
}

impl Verdict {
    /// True when a person should look: the figure differs, or could be computed from a survey and is not here.
    #[must_use]
    pub fn is_finding(self) -> bool {
        match self {
            Self::Agrees | Self::WithinRounding | Self::OnReportBasis => false,
            Self::Differs => true,
            Self::Cannot(reason) => match reason {
                Reason::NotInSurvey | Reason::Unread => false,
                Reason::NoDenominator | Reason::PriceLevels { .. } | Reason::MixedPrices(_) => true,
            },
        }
    }
}

/// What is known of the price levels of a figure and the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The figure is the same at every level.
    None,
    /// Both are known.
    Known,
    /// That of the data or that of the figure is not known.
    Unknown {
        /// That of the data.
        data: Option<Year>,
        /// That of the figure.
        published: Option<Year>,
    },
}

/// The figure on one basis, where the printed one is on two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consistent {
    /// The basis.
    pub basis: Basis,
    /// The figure in the printed unit.
    pub value: Decimal,
}

/// The figure as it follows from other printed ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The figure in the printed unit.
    pub value: Decimal,
    /// What the roundings of the others leave open.
    pub band: Band,
    /// Rounded, it is the printed one.
    pub follows: bool,
}

/// What figures are about, for their headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Who responded.
    Coverage,
    /// The whole country.
    Totals,
    /// Policy areas.
    Areas,
    /// Municipalities by their kroner.
    Municipalities,
    /// Target groups and sources of finance.
    Groups,
    /// Regions and single municipalities.
    Places,
    /// What the survey does not have.
    Beyond,
}

impl Topic {
    /// Every topic, in the order of the headings.
    pub const ALL: [Self; 7] = [
        Self::Coverage,
        Self::Totals,
        Self::Areas,
        Self::Municipalities,
        Self::Groups,
        Self::Places,
        Self::Beyond,
    ];

    /// The topic of a figure.
    #[must_use]
    pub fn of(figure: &Figure) -> Self {
        let has = |test: fn(&&crate::domain::published::Condition) -> bool| {
            figure.filter.iter().any(|condition| test(&condition))
        };
        if !figure.computable {
            Self::Beyond
        } else if has(|condition| condition.is_of_municipalities()) {
            Self::Municipalities
        } else if figure.areas().next().is_some() {
            Self::Areas
        } else if !figure.filter.is_empty() {
            Self::Groups
        } else {
            match (figure.quantity.counted(), figure.scope) {
                (Counted::Municipalities, _) => Self::Coverage,
                (_, Scope::Denmark) => Self::Totals,
                (_, Scope::Region(_) | Scope::Municipality(_) | Scope::Versus(..)) => Self::Places,
            }
        }
    }
}

/// A published figure and what became of it.
#[derive(Clone, Debug)]
pub struct Entry<'f> {
    /// The figure.
    pub figure: &'f Figure,
    /// What it was computed from, where it could be.
    pub computed: Option<Computed>,
    /// What a comparison in words was made with.
    pub rivals: Option<Rivals>,
    /// The values that are rounded to the printed one.
    pub band: Option<Band>,
    /// The figure on one basis, where its own is mixed.
    pub consistent: Option<Consistent>,
    /// The figure as it follows from the printed ones that its sentence names.
    pub stated: Option<Stated>,
    /// What is known of price levels.
    pub level: Level,
    /// How it stands.
    pub verdict: Verdict,
    /// The rows behind it.
    pub view: Option<View>,
}

impl Entry<'_> {
    /// The computed figure less the printed one, in its unit; for the highest less the largest of the others.
    #[must_use]
    pub fn difference(&self) -> Option<Decimal> {
        let value = self.computed?.value;
        match (&self.rivals, self.figure.value) {
            (Some(Rivals::Area(_, other)), _) => value.checked_sub(*other),
            (Some(Rivals::Pairs { .. }), _) => None,
            (None, printed) => value.checked_sub(printed?),
        }
    }
}

/// Every published figure, and what they say together.
#[derive(Clone, Debug)]
pub struct Reconciled<'f> {
    /// The figures, in the order of their file.
    pub entries: Vec<Entry<'f>>,
    /// What does not add up in what is printed, computed from figures and rows.
    pub findings: Vec<Finding>,
    /// Municipalities that the data does not say of whether they responded.
    pub unknown_responses: u32,
}

impl Reconciled<'_> {
    /// How many verdicts are of a kind.
    #[must_use]
    pub fn count(&self, is_it: impl Fn(Verdict) -> bool) -> usize {
        let verdicts = self.entries.iter().map(|entry| entry.verdict);
        verdicts.filter(|verdict| is_it(*verdict)).count()
    }
}

/// Holds a data set against published figures, with the inhabitants of a date.
#[must_use]
pub fn reconcile<'f>(data: &Dataset, published: &'f [Figure], population: Date) -> Reconciled<'f> {
    let country = Country::of(data, published, population);
    let entries: Vec<_> = published
        .iter()
        .map(|figure| entry(&country, published, figure))
        .collect();
    Reconciled {
        findings: finding::all(&country, &entries),
        unknown_responses: country.unknown_responses(),
        entries,
    }
}

fn entry<'f>(country: &Country<'_>, all: &'f [Figure], figure: &'f Figure) -> Entry<'f> {
    let mut entry = Entry {
        figure,
        computed: None,
        rivals: None,
        band: Band::of(figure),
        consistent: None,
        stated: None,
        level: Level::None,
        verdict: Verdict::Differs,
        view: None,
    };
    if !figure.computable {
        let is_unread = figure.value.is_none();
        let reason = if is_unread {
            Reason::Unread
        } else {
            Reason::NotInSurvey
        };
        entry.verdict = Verdict::Cannot(reason);
        return entry;
    }
    entry.view = behind::view(country, figure);
    match country.level(figure) {
        Ok(level) => entry.level = level,
        Err(reason) => {
            entry.verdict = Verdict::Cannot(reason);
            return entry;
        }
    }
    match figure.comparison {
        Comparison::Alike => entry.rivals = compute::pairs(country, figure),
        Comparison::Highest => entry.rivals = compute::largest_other(country, figure),
        Comparison::Equals | Comparison::About | Comparison::MoreThan | Comparison::LessThan => {}
    }
    entry.computed = match &entry.rivals {
        Some(Rivals::Pairs { apart, .. }) => compute::apart(country, figure, *apart),
        Some(Rivals::Area(..)) | None => compute::figure(country, figure),
    };
    entry.consistent = beside::consistent(country, figure);
    entry.stated = beside::stated(country, all, figure, entry.computed.as_ref());
    entry.verdict = verdict::of(&entry);
    entry
}

#[cfg(test)]
mod tests;
