//! Words of reconciliation: the names of published figures, their formulas, verdicts and findings.

mod da;
mod detail;
mod en;
mod finding;
mod name;

pub use finding::Told;

use rust_decimal::Decimal;

use crate::domain::published::{Basis, Figure, Unit};
use crate::query::reconcile::{Band, Entry, Level, Reason, Verdict};
use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// Words of reconciliation.
#[derive(Debug)]
pub struct Reconcile {
    /// The page.
    pub title: &'static str,
    /// What it is: figures, agree, within rounding, on the report's basis, differ, cannot be computed.
    pub lead: fn([&str; 6]) -> String,
    /// All loaded rows are meant, and the population is of a date.
    pub basis: With1,
    /// Municipalities that responded, of all.
    pub responded: With2,
    /// Municipalities whose response is not known.
    pub unknown_responses: With1,
    /// Agreement of a constructed example proves nothing.
    pub calibrated: &'static str,
    /// No figures are published.
    pub none: &'static str,
    /// The heads of the columns: figure, printed, computed, difference, verdict.
    pub columns: [&'static str; 5],
    /// The headings of topics, and of the findings.
    pub topics: [&'static str; 8],
    /// The five verdicts, and "agrees" of a constructed example.
    pub verdicts: [&'static str; 6],
    /// The line below a figure of a mixed basis: the figure on one.
    pub on_one_basis: With1,
    /// Added to a verdict where a price level is not known.
    pub level_unknown: &'static str,
    /// Why a figure cannot be computed.
    pub not_in_survey: &'static str,
    /// A picture without values.
    pub unread: &'static str,
    /// Nothing divides.
    pub no_denominator: &'static str,
    /// The levels of the data and of the figure.
    pub price_levels: With2,
    /// The levels of the rows.
    pub mixed_prices: With1,
    /// A price level, and that none is said.
    pub level: With1,
    /// None is said.
    pub no_level: &'static str,
    /// Quantities, in the order of their words.
    pub quantities: [&'static str; 17],
    /// Whose municipalities: responding, all.
    pub municipalities: [&'static str; 2],
    /// The share of the population that responded.
    pub covered: &'static str,
    /// What a figure is about, and what it is.
    pub about: With2,
    /// A quantity scaled up to the country.
    pub national: With1,
    /// What a figure counts: municipalities, inhabitants, initiatives, gross expenditure, income, net expenditure.
    pub whats: [&'static str; 6],
    /// Reported, scaled up, of the responding, of all.
    pub sides: [&'static str; 4],
    /// Between values of one kind.
    pub or: &'static str,
    /// Conditions on municipalities: the largest so many, above, below, kroner, initiatives.
    pub conditions: [With1; 5],
    /// A source alone.
    pub only: With1,
    /// A source among others.
    pub with_source: With1,
    /// Kroner.
    pub kroner: With1,
    /// People.
    pub persons: With1,
    /// More than, less than, the highest.
    pub more_than: With1,
    /// Less than.
    pub less_than: With1,
    /// The highest.
    pub highest: &'static str,
    /// Two regions are alike.
    pub alike: &'static str,
    /// Words of the paragraphs behind a line.
    pub detail: Detail,
    /// Words of the findings.
    pub finding: Finding,
    /// Words of `indsats reconcile`.
    pub command: Command,
}

/// Words of the paragraphs behind a line.
#[derive(Debug)]
pub struct Detail {
    /// The labels: formula, report, source, rounds to, consistent, follows, price level, left out, why.
    pub labels: [&'static str; 9],
    /// The price levels of the data and of the figure.
    pub levels: With2,
    /// From and up to.
    pub band: With2,
    /// Exactly that.
    pub exact: With1,
    /// A value on a basis.
    pub on_basis: With2,
    /// What follows from printed figures, and that it is the printed one.
    pub follows: With2,
    /// The same, and that it is not.
    pub follows_not: With3,
    /// The largest of the other areas, and its value.
    pub other: With2,
    /// How far two are apart, how far the pairs are, a quarter of it.
    pub pairs: With3,
    /// Rows without a readable amount.
    pub missing: With1,
    /// Rows without inhabitants.
    pub left_out: With1,
}

/// Words of the findings.
#[derive(Debug)]
pub struct Finding {
    /// A figure by the date of the population.
    pub dates: With1,
    /// So many of so many dates print it.
    pub dates_fit: With2,
    /// A date, the figure on it, what it is rounded to.
    pub date: With3,
    /// A figure from others.
    pub derived: With2,
    /// It follows, it does not.
    pub follows: [&'static str; 2],
    /// The sum of the printed areas of a quantity.
    pub parts: With1,
    /// The sum is the whole; its roundings leave the whole open; they do not; no whole is printed.
    pub adds_up: [&'static str; 4],
    /// Labels: the printed whole, the sum of the parts, from a share, scaled up, from the rows.
    pub parts_labels: [&'static str; 5],
    /// The sum, and what its roundings leave open.
    pub parts_sum: With3,
    /// A printed part and its printed share: the whole lies between.
    pub implied: fn([&str; 4]) -> String,
    /// The printed national figure: the reported one lies between.
    pub scaled: With3,
    /// Shares of the whole and of the sum.
    pub shares: With2,
    /// So many of so many fit the whole, so many the sum.
    pub shares_fit: With3,
    /// A share on a whole: percent of the one and of the other.
    pub share: fn([&str; 4]) -> String,
    /// Marks: it is the printed one, it is not.
    pub marks: [&'static str; 2],
    /// Cannot be read.
    pub unread: &'static str,
    /// Why.
    pub unread_why: &'static str,
}

/// Words of `indsats reconcile`.
#[derive(Debug)]
pub struct Command {
    /// What it does.
    pub about: &'static str,
    /// Its help in full: verdicts, exit codes, the file of published figures.
    pub long: &'static str,
    /// `--format`.
    pub arg_format: &'static str,
}

/// The words of a language.
#[must_use]
pub fn words(lang: Lang) -> &'static Reconcile {
    match lang {
        Lang::Da => &da::RECONCILE,
        Lang::En => &en::RECONCILE,
    }
}

impl Language {
    pub(in crate::text) fn reconciling(&self) -> &'static Reconcile {
        words(self.numbers.lang())
    }

    /// A verdict, "calibrated" where the example is constructed, and why where there is none.
    #[must_use]
    pub fn verdict(&self, entry: &Entry<'_>, is_constructed: bool) -> String {
        let words = self.reconciling();
        let [agrees, rounding, basis, differs, cannot, calibrated] = words.verdicts;
        let verdict = match entry.verdict {
            Verdict::Agrees if is_constructed => calibrated.to_owned(),
            Verdict::Agrees => agrees.to_owned(),
            Verdict::WithinRounding => rounding.to_owned(),
            Verdict::OnReportBasis => basis.to_owned(),
            Verdict::Differs => differs.to_owned(),
            // It has a word of its own.
            Verdict::Cannot(Reason::Unread) => words.unread.to_owned(),
            Verdict::Cannot(reason) => format!("{cannot}: {}", self.reconciling_reason(reason)),
        };
        match entry.level {
            Level::Unknown { .. } => format!("{verdict}{}", words.level_unknown),
            Level::None | Level::Known => verdict,
        }
    }

    /// Why a figure cannot be computed.
    #[must_use]
    pub fn reconciling_reason(&self, reason: Reason) -> String {
        let words = self.reconciling();
        match reason {
            Reason::NotInSurvey => words.not_in_survey.to_owned(),
            Reason::Unread => words.unread.to_owned(),
            Reason::NoDenominator => words.no_denominator.to_owned(),
            Reason::PriceLevels { data, published } => {
                (words.price_levels)(&self.level(Some(data)), &self.level(Some(published)))
            }
            Reason::MixedPrices(prices) => {
                let named: Vec<_> = prices
                    .named()
                    .into_iter()
                    .map(|it| self.level(it))
                    .collect();
                (words.mixed_prices)(&named.join(", "))
            }
        }
    }

    fn level(&self, level: Option<crate::domain::dataset::Year>) -> String {
        let words = self.reconciling();
        level.map_or_else(
            || words.no_level.to_owned(),
            |year| (words.level)(&format!("{:02}", year % 100)),
        )
    }

    /// A value in a unit with so many decimals.
    fn in_unit(&self, value: Decimal, unit: Unit, decimals: u32) -> String {
        let words = self.reconciling();
        let number = self.numbers.decimal(value, decimals);
        match unit {
            Unit::Count => number,
            Unit::Persons => (words.persons)(&number),
            Unit::Percent => match self.numbers.lang() {
                Lang::Da => format!("{number} pct."),
                Lang::En => format!("{number}%"),
            },
            Unit::Kroner => (words.kroner)(&number),
            Unit::Thousands => (self.words.screen.thousand)(&number),
            Unit::Millions => (self.words.screen.million)(&number),
        }
    }

    /// The printed value, or the printed comparison in words.
    #[must_use]
    pub fn printed(&self, figure: &Figure) -> String {
        use crate::domain::published::Comparison;
        let words = self.reconciling();
        let value = figure.value.map_or_else(String::new, |value| {
            self.in_unit(value, figure.unit, decimals(figure))
        });
        match figure.comparison {
            Comparison::Equals | Comparison::About => value,
            Comparison::MoreThan => (words.more_than)(&value),
            Comparison::LessThan => (words.less_than)(&value),
            Comparison::Highest => words.highest.to_owned(),
            Comparison::Alike => words.alike.to_owned(),
        }
    }

    /// A computed value of a figure: with two decimals more than are printed, and as many as it takes that what is
    /// shown is not on the other side of an end of its band.
    pub(in crate::text) fn computed(&self, figure: &Figure, value: Decimal) -> String {
        let is_whole = value.fract().is_zero() && figure.unit == Unit::Count;
        let first = if is_whole { 0 } else { decimals(figure) + 2 };
        let band = Band::of(figure);
        let is_true = |decimals: &u32| {
            let shown = value.round_dp_with_strategy(
                *decimals,
                rust_decimal::RoundingStrategy::MidpointAwayFromZero,
            );
            band.is_none_or(|band| band.contains(shown) == band.contains(value))
        };
        let enough = (first..first + 8).find(is_true).unwrap_or(first);
        self.in_unit(value, figure.unit, enough)
    }

    /// A difference, with its sign.
    pub(in crate::text) fn signed(&self, figure: &Figure, value: Decimal) -> String {
        let is_whole = value.fract().is_zero() && figure.unit == Unit::Count;
        let decimals = if is_whole { 0 } else { decimals(figure) + 2 };
        let number = self.numbers.decimal(value, decimals);
        let is_above = value > Decimal::ZERO && number.contains(|c: char| ('1'..='9').contains(&c));
        if is_above {
            format!("+{number}")
        } else {
            number
        }
    }

    /// A basis: "reported / responding".
    #[must_use]
    pub fn figure_basis(&self, basis: Basis) -> String {
        let words = self.reconciling();
        let side = |side: crate::domain::published::Side| words.sides[side as usize];
        if basis.over == basis.under {
            side(basis.over).to_owned()
        } else {
            format!("{} / {}", side(basis.over), side(basis.under))
        }
    }
}

/// Decimals that a figure is printed with.
fn decimals(figure: &Figure) -> u32 {
    let value = figure.value.map_or(0, |value| value.normalize().scale());
    figure.precision.normalize().scale().max(value)
}

/// The position of a value in the list of its words.
fn at<T: crate::domain::published::Token>(value: T) -> usize {
    let is_it = |known: &(&str, T)| known.0 == value.token();
    T::TOKENS.iter().position(is_it).unwrap_or(0)
}
