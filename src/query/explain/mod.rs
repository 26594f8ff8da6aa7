//! What a figure is: formula, numerator, denominator, who is in each and who is left out, and the rows that are counted.
//!
//! Everything here is typed and exact; the words stand in `text`. The laws are in `tests/defended.rs`: the rows of
//! [`Explanation::rows`] add up to the numerator, and the formula gives the value that the answer shows.

mod average;
mod ground;
mod left_out;
mod terms;

pub use left_out::{LeftOut, Party};

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId, Year};
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::price::PriceFactor;
use crate::query::answer::Rows;
use crate::query::denominator::{Denominator, Withheld};
use crate::query::explain::ground::Ground;
use crate::query::group::Key;
use crate::query::measure::{Measure, Per, Quantity, Sum};
use crate::query::reference::{Reference, Standing, index};
use crate::query::references::References;
use crate::query::survey::Survey;
use crate::query::tally::Tally;
use crate::query::view::{Grouping, View};

/// The figure that is explained, under a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The measure's value of a row.
    Row(Key),
    /// The measure's value of the whole selection.
    Selection,
    /// What a row is held against; of no row what the selection's municipalities share.
    Reference(Option<Key>),
    /// An initiative's own amount.
    Initiative(RowId),
    /// The average per initiative that it is held against.
    InitiativeReference(RowId),
}

impl Subject {
    /// What the figure is held against, or back from there.
    #[must_use]
    pub fn other_side(self) -> Self {
        match self {
            Self::Row(key) => Self::Reference(Some(key)),
            Self::Selection => Self::Reference(None),
            Self::Reference(Some(key)) => Self::Row(key),
            Self::Reference(None) => Self::Selection,
            Self::Initiative(row) => Self::InitiativeReference(row),
            Self::InitiativeReference(row) => Self::Initiative(row),
        }
    }
}

/// An exact amount of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Kroner.
    Kroner(Money),
    /// Initiatives.
    Initiatives(u64),
}

impl Amount {
    /// The amount of a quantity in a tally.
    #[must_use]
    pub fn of(quantity: Quantity, tally: &Tally) -> Self {
        match quantity {
            Quantity::Gross => Self::Kroner(tally.gross),
            Quantity::Income => Self::Kroner(tally.income),
            Quantity::Net => Self::Kroner(tally.net()),
            Quantity::Count => Self::Initiatives(tally.rows),
        }
    }

    /// In kroner, or initiatives.
    #[must_use]
    pub fn number(self) -> Option<Decimal> {
        match self {
            Self::Kroner(money) => money.kroner(),
            Self::Initiatives(count) => Some(Decimal::from(count)),
        }
    }
}

/// What stands above the line of a fraction, or alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numerator {
    /// What is counted.
    pub quantity: Quantity,
    /// How much of it.
    pub amount: Amount,
    /// The rows that are counted.
    pub rows: u64,
    /// Those of them whose amount is not given: they add nothing.
    pub missing: u64,
}

/// What a numerator is divided by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Divisor {
    /// Inhabitants, or inhabitant-years.
    Inhabitants {
        /// How many.
        people: u64,
        /// On which day or in which years.
        on: Denominator,
    },
    /// Immigrants and descendants: population times share, both of the same day.
    Immigrants {
        /// How many, in ten-thousandths of a person.
        ten_thousandths: u64,
        /// On which day or in which years.
        on: Denominator,
    },
    /// Initiatives that give the amount.
    Initiatives(u64),
    /// Gross expenditure of the same rows.
    Expenditure(Money),
    /// The same quantity of the whole selection.
    Selection(Amount),
    /// Rows of a grouping: an average of sums is one per row.
    Rows(u64, Grouping),
}

impl Divisor {
    /// The number that is divided by.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Inhabitants { people, .. } => Some(Decimal::from(*people)),
            Self::Immigrants {
                ten_thousandths, ..
            } => Decimal::from(*ten_thousandths).checked_div(Decimal::from(10_000)),
            Self::Initiatives(count) | Self::Rows(count, _) => Some(Decimal::from(*count)),
            Self::Expenditure(money) => money.kroner(),
            Self::Selection(amount) => amount.number(),
        }
    }

    /// True when the quotient is told in percent.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        match self {
            Self::Expenditure(_) | Self::Selection(_) => true,
            Self::Inhabitants { .. }
            | Self::Immigrants { .. }
            | Self::Initiatives(_)
            | Self::Rows(..) => false,
        }
    }
}

/// How a figure is made of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// The numerator itself.
    Sum(Numerator),
    /// The numerator over the divisor; times 100 where that is told in percent.
    Quotient(Numerator, Divisor),
    /// An equal part of 100 % for each of so many rows of a grouping.
    EqualPart(u64, Grouping),
    /// The unweighted mean of so many municipalities' values.
    Mean(u64),
    /// The median of so many municipalities' values.
    Median(u64),
    /// The median of so many initiatives' amounts.
    MedianOfAmounts(u64),
    /// The difference or amount that one initiative reports itself.
    Own {
        /// What is counted.
        quantity: Quantity,
        /// Its gross expenditure, where it is given.
        gross: Option<Money>,
        /// Its gross income, where it is given.
        income: Option<Money>,
        /// Where both are brought on by a price factor.
        brought: Option<Brought>,
    },
}

/// What an initiative's amounts were before a price factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The factor.
    pub factor: PriceFactor,
    /// Its gross expenditure as typed.
    pub gross: Option<Money>,
    /// Its gross income as typed.
    pub income: Option<Money>,
}

impl Formula {
    /// How a group's sum makes the value of the view's measure, under the tally of the whole selection.
    #[must_use]
    pub fn of(view: &View, data: &Dataset, sum: &Sum, whole: &Tally) -> Self {
        terms::quotient(view, data, sum, whole)
    }

    /// The divisor, where there is one.
    #[must_use]
    pub fn divisor(&self) -> Option<&Divisor> {
        match self {
            Self::Quotient(_, divisor) => Some(divisor),
            Self::Sum(_)
            | Self::EqualPart(..)
            | Self::Mean(_)
            | Self::Median(_)
            | Self::MedianOfAmounts(_)
            | Self::Own { .. } => None,
        }
    }

    /// What stands above the line.
    #[must_use]
    pub fn numerator(&self) -> Option<&Numerator> {
        match self {
            Self::Sum(numerator) | Self::Quotient(numerator, _) => Some(numerator),
            Self::EqualPart(..)
            | Self::Mean(_)
            | Self::Median(_)
            | Self::MedianOfAmounts(_)
            | Self::Own { .. } => None,
        }
    }
}

/// A municipality whose people and kroner are in a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Which.
    pub place: PlaceId,
    /// What it adds to the numerator.
    pub amount: Amount,
    /// Its rows in the numerator.
    pub rows: u64,
    /// What it adds to a denominator of people: inhabitants, or ten-thousandths of immigrants and descendants.
    pub people: Option<u64>,
    /// Its own value of the measure.
    pub value: Option<Decimal>,
}

/// Where a figure stands among its like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ranks {
    /// Among the rows shown, and of how many.
    pub shown: Option<(u32, u32)>,
    /// Among all responding municipalities, and of how many.
    pub national: Option<(u32, u32)>,
}

/// What a figure is.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Which figure.
    pub subject: Subject,
    /// The measure; for what an initiative is held against the average per initiative.
    pub measure: Measure,
    /// Which rule of reference the view has.
    pub rule: Reference,
    /// The rule gives it nothing to be held against: no one region, group or municipality of its own.
    pub has_no_basis: bool,
    /// How it is made.
    pub formula: Formula,
    /// The exact value; `None` where there is none.
    pub value: Option<Decimal>,
    /// Why it is held back.
    pub withheld: Option<Withheld>,
    /// Responding municipalities in it, the largest amount first (of a mean and a median the largest value).
    pub members: Vec<Member>,
    /// Who is left out, and why.
    pub left_out: LeftOut,
    /// The price level of the amounts, where they have one that is known.
    pub price_level: Option<Year>,
    /// The accounts year of the amounts, where one is named.
    pub accounts_year: Option<Year>,
    /// What the figure is held against; `None` for what is a reference itself.
    pub reference: Option<Decimal>,
    /// Above, equal to or below it.
    pub standing: Option<Standing>,
    /// The value with the reference as 100.
    pub index: Option<Decimal>,
    /// Where it stands.
    pub ranks: Ranks,
    /// It sums over the whole country: Christiansø, which is no municipality, is in none of it.
    pub is_national: bool,
    /// The price factors that the amounts of its rows are brought on by.
    pub price_factors: Vec<PriceFactor>,
    /// The view whose scope and filter it is made under, with the row's own place or area in them.
    pub within: View,
    /// The view whose rows are exactly those that are counted; `None` where there are none.
    pub rows: Option<View>,
}

impl View {
    /// What a figure of this view is.
    #[must_use]
    pub fn explain(&self, data: &Dataset, subject: Subject) -> Explanation {
        match subject {
            Subject::Row(_) | Subject::Selection => terms::figure(self, data, subject),
            Subject::Reference(_) => average::reference(self, data, subject),
            Subject::Initiative(row) => terms::own(self, data, row),
            Subject::InitiativeReference(_) => {
                let per_initiative = Self {
                    measure: Measure {
                        quantity: self.measure.own_amount(),
                        per: Per::Initiative,
                    },
                    ..self.clone()
                };
                average::reference(&per_initiative, data, subject)
            }
        }
    }

    /// Where a row stands among those shown and in the country.
    fn ranks(&self, data: &Dataset, key: Key) -> Ranks {
        let answer = self.answer(data);
        let shown = match &answer.rows {
            Rows::Groups(groups) => {
                let own = groups.iter().find(|group| group.key == key);
                let ranked = groups.iter().filter(|group| group.rank.is_some()).count();
                own.and_then(|own| own.rank).zip(u32::try_from(ranked).ok())
            }
            Rows::Initiatives(_) => None,
        };
        let national = match key {
            Key::Municipality(place) => self.national_rank(data, place),
            Key::Region(_) | Key::Area(_) => None,
        };
        Ranks { shown, national }
    }

    /// What a figure is held against.
    fn held_against(&self, survey: &Survey<'_>, subject: Subject) -> Option<Decimal> {
        let mut references = References::new(self, survey);
        match subject {
            Subject::Row(key) => references.of(key),
            Subject::Selection => references.under(None, references.whole()),
            Subject::Reference(_) | Subject::Initiative(_) | Subject::InitiativeReference(_) => {
                None
            }
        }
    }
}

impl Explanation {
    /// What the formula gives for its parts: what [`Explanation::value`] is, by another way.
    #[must_use]
    pub fn computed(&self) -> Option<Decimal> {
        match &self.formula {
            Formula::Sum(numerator) => numerator.amount.number(),
            Formula::Quotient(numerator, divisor) => {
                let number = numerator.amount.number()?;
                let number = if divisor.is_percent() {
                    number.checked_mul(Decimal::ONE_HUNDRED)?
                } else {
                    number
                };
                number.checked_div(divisor.number()?)
            }
            Formula::EqualPart(rows, _) => Decimal::ONE_HUNDRED.checked_div(Decimal::from(*rows)),
            Formula::Mean(_) | Formula::Median(_) | Formula::MedianOfAmounts(_) => self.value,
            Formula::Own {
                quantity,
                gross,
                income,
                brought: _,
            } => match quantity {
                Quantity::Gross | Quantity::Count => gross.and_then(Money::kroner),
                Quantity::Income => income.and_then(Money::kroner),
                Quantity::Net => ((*gross)? - (*income)?).kroner(),
            },
        }
    }

    fn held(mut self, reference: Option<Decimal>) -> Self {
        self.reference = reference;
        let both = self.value.zip(reference);
        self.standing = both.map(|(value, reference)| Standing::of(value, reference));
        self.index = both.and_then(|(value, reference)| index(value, reference));
        self
    }
}
