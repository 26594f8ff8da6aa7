//! The sentence: what a figure is, as it can be said.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::column::Column;
use crate::domain::dataset::Dataset;
use crate::domain::money::Money;
use crate::domain::price::PriceFactor;
use crate::query::denominator::Denominator;
use crate::query::explain::{Amount, Brought, Divisor, Explanation, Formula, Numerator, Subject};
use crate::query::measure::{Per, Quantity, Unit};
use crate::query::reference::Reference;
use crate::query::view::Grouping;
use crate::text::name::at;
use crate::text::words::With2;
use crate::text::{Lang, Language};

/// From here amounts are said in millions.
const MILLION: Money = Money::from_kroner(1_000_000);
/// Decimals of an exact value.
const EXACT: u32 = 6;

/// True when an initiative's income or else its expenditure is another than in its file.
fn is_corrected(data: &Dataset, subject: Subject, is_income: bool) -> bool {
    let column = if is_income {
        Column::Income
    } else {
        Column::Gross
    };
    match subject {
        Subject::Initiative(row) => {
            let mut corrections = data.corrections().of_row(row);
            corrections.any(|(_, applied)| applied.column == Some(column))
        }
        Subject::Row(_)
        | Subject::Selection
        | Subject::Reference(_)
        | Subject::InitiativeReference(_) => false,
    }
}

impl Language {
    pub(super) fn sentence(&self, data: &Dataset, explained: &Explanation) -> String {
        let words = self.explain_words();
        let Some(value) = explained.value else {
            return (words.none)(&self.reason(explained));
        };
        let shown = self.shown(explained, value);
        let count = |n: u64| self.numbers.count(n);
        match &explained.formula {
            Formula::Sum(Numerator {
                amount: Amount::Initiatives(rows),
                ..
            }) => (words.there_are)(&self.initiatives(*rows)),
            Formula::Sum(numerator) => {
                (words.sum)(&self.amount_said(numerator.amount), &count(numerator.rows))
            }
            Formula::Quotient(numerator, divisor) => {
                let above = self.amount_said(numerator.amount);
                let above = match (numerator.amount, divisor) {
                    (Amount::Kroner(_), Divisor::Initiatives(_)) | (Amount::Initiatives(_), _) => {
                        above
                    }
                    (Amount::Kroner(_), _) => {
                        (words.of_initiatives)(&above, &self.initiatives(numerator.rows))
                    }
                };
                let below = self.divisor(explained, divisor, false);
                let percent = if divisor.is_percent() { "100 × " } else { "" };
                format!("{shown} = {percent}{above} / {below}.")
            }
            Formula::EqualPart(rows, grouping) => {
                (words.equal_part)(&shown, &self.grouped(*rows, *grouping))
            }
            Formula::Mean(municipalities) => (words.mean)(&shown, &count(*municipalities)),
            Formula::Median(municipalities) => (words.median)(&shown, &count(*municipalities)),
            Formula::MedianOfAmounts(rows) => (words.median_of_amounts)(&shown, &count(*rows)),
            Formula::Own {
                quantity,
                gross,
                income,
                brought,
            } => match (quantity, gross, income) {
                (Quantity::Net, Some(gross), Some(income)) => {
                    let (gross, income) = (self.thousands(*gross), self.thousands(*income));
                    let net = (words.own_net)(&shown, &gross, &income);
                    let factor = brought.map(|brought| self.factor_said(brought.factor));
                    let factor = factor.map(|factor| (words.net_brought)(&factor));
                    net + &factor.unwrap_or_default()
                }
                (quantity, _, _) => {
                    let is_income = *quantity == Quantity::Income;
                    let is_corrected = is_corrected(data, explained.subject, is_income);
                    let from = self.amount_from(is_income, is_corrected, *brought);
                    words.own[usize::from(is_income)](&shown, &from)
                }
            },
        }
    }

    /// Where an initiative's own amount is from: the file or a correction, and brought on from there.
    fn amount_from(&self, is_income: bool, is_corrected: bool, brought: Option<Brought>) -> String {
        let words = self.explain_words();
        let at = usize::from(is_corrected);
        let typed = brought.and_then(|brought| {
            let typed = if is_income {
                brought.income
            } else {
                brought.gross
            };
            typed.zip(Some(brought.factor))
        });
        match typed {
            Some((typed, factor)) => {
                let factor = self.factor_said(factor);
                (words.brought)(&self.thousands(typed), words.before[at], &factor)
            }
            None => words.from[at].to_owned(),
        }
    }

    fn factor_said(&self, factor: PriceFactor) -> String {
        let level = |level| (self.words.screen.prices)(&self.price_year(level));
        let number = self.numbers.compact(factor.number());
        (self.explain_words().factor)(&number, &level(factor.from()), &level(factor.to()))
    }

    /// A value as the screen shows it, with its unit.
    pub(super) fn shown(&self, explained: &Explanation, value: Decimal) -> String {
        match explained.subject {
            Subject::Initiative(_) => {
                // To the øre, as lists have it.
                let thousand = value.checked_div(Decimal::ONE_THOUSAND).unwrap_or_default();
                let half_away = RoundingStrategy::MidpointAwayFromZero;
                let thousand = thousand.round_dp_with_strategy(5, half_away);
                (self.words.screen.thousand)(&self.numbers.compact(thousand))
            }
            Subject::Row(_)
            | Subject::Selection
            | Subject::Reference(_)
            | Subject::InitiativeReference(_) => self.value_with_unit(explained.measure, value),
        }
    }

    /// A value with all its decimals (six at most) and its unit; `None` where the shown one has them all.
    pub(super) fn exact(&self, explained: &Explanation, value: Decimal) -> Option<String> {
        let number = self.numbers.compact(value.round_dp(EXACT));
        let screen = &self.words.screen;
        let measure = explained.measure;
        let shown = match measure.unit() {
            Unit::KronerPerHead | Unit::Percent | Unit::Count => value.round_dp(1) == value,
            Unit::Kroner => {
                matches!(explained.subject, Subject::Initiative(_)) && value.round_dp(2) == value
            }
        };
        if shown {
            return None;
        }
        Some(match (measure.unit(), measure.per) {
            (Unit::KronerPerHead, Per::Immigrant) => (screen.per_immigrant)(&number),
            (Unit::KronerPerHead, _) => (screen.per_inhabitant)(&number),
            (Unit::Percent, _) => match self.numbers.lang() {
                Lang::Da => format!("{number} pct."),
                Lang::En => format!("{number}%"),
            },
            (Unit::Count, _) => number,
            (Unit::Kroner, _) => (self.explain_words().kroner)(&number),
        })
    }

    /// An amount as it is said: millions from a million on, else thousands.
    pub(in crate::text) fn amount_said(&self, amount: Amount) -> String {
        match amount {
            Amount::Kroner(money) if money >= MILLION || money <= -MILLION => self.millions(money),
            Amount::Kroner(money) => self.thousands(money),
            Amount::Initiatives(count) => self.initiatives(count),
        }
    }

    /// An amount written out.
    pub(super) fn amount_exact(&self, amount: Amount) -> String {
        match amount {
            Amount::Kroner(money) => self.kroner_exact(money),
            Amount::Initiatives(count) => self.initiatives(count),
        }
    }

    fn kroner_exact(&self, money: Money) -> String {
        let number = money.kroner().map(|kroner| self.numbers.compact(kroner));
        self.in_kroner(&number.unwrap_or_else(|| "–".to_owned()))
    }

    /// A number with the unit of kroner.
    pub(in crate::text) fn in_kroner(&self, number: &str) -> String {
        (self.explain_words().kroner)(number)
    }

    pub(in crate::text) fn initiatives(&self, count: u64) -> String {
        (self.explain_words().initiatives)(&self.numbers.count(count))
    }

    pub(in crate::text) fn grouped(&self, rows: u64, grouping: Grouping) -> String {
        let words = self.explain_words().groupings;
        words[at(&Grouping::ALL, &grouping)](&self.numbers.count(rows))
    }

    /// What is divided by, kroner written out where `is_exact`.
    pub(in crate::text) fn divisor(
        &self,
        explained: &Explanation,
        divisor: &Divisor,
        is_exact: bool,
    ) -> String {
        let words = self.explain_words();
        let amount = |amount| {
            if is_exact {
                self.amount_exact(amount)
            } else {
                self.amount_said(amount)
            }
        };
        let people = |count: &str, on: &Denominator, forms: [With2; 2]| {
            let days = self.denominator_days(on);
            let said = match on {
                Denominator::Day(_) => forms[0](count, &days),
                Denominator::Years(_) => forms[1](count, &days),
            };
            match explained.members.len() {
                0 | 1 => said,
                members => {
                    let members = self.numbers.count(members as u64);
                    format!("{said} {}", (words.responding)(&members))
                }
            }
        };
        match divisor {
            Divisor::Inhabitants { people: all, on } => {
                people(&self.numbers.count(*all), on, words.inhabitants)
            }
            Divisor::Immigrants { on, .. } => {
                let count = divisor.number().unwrap_or_default();
                let decimals = if is_exact { count.scale().min(4) } else { 0 };
                people(&self.numbers.decimal(count, decimals), on, words.immigrants)
            }
            Divisor::Initiatives(count) => self.initiatives(*count),
            Divisor::Expenditure(money) => (words.expenditure)(&amount(Amount::Kroner(*money))),
            Divisor::Selection(whole) => (words.of_selection)(&amount(*whole)),
            Divisor::Rows(rows, grouping) => self.grouped(*rows, *grouping),
        }
    }

    /// Why there is nothing to hold against.
    fn no_basis(&self, rule: Reference) -> &'static str {
        let [no_region, no_group] = self.explain_words().no_basis;
        match rule {
            Reference::OwnRegion => no_region,
            Reference::OwnGroup => no_group,
            Reference::Peers => self.words.screen.no_peers,
            // These have a basis always.
            Reference::Denmark
            | Reference::Selection
            | Reference::UnweightedMean
            | Reference::Median => self.explain_words().reasons[0],
        }
    }

    /// Why there is no value.
    pub(in crate::text) fn reason(&self, explained: &Explanation) -> String {
        let [nobody, no_amounts, nothing] = self.explain_words().reasons;
        if explained.has_no_basis {
            return self.no_basis(explained.rule).to_owned();
        }
        if let Some(why) = &explained.withheld {
            return self.withheld(why);
        }
        let is_uncounted =
            |numerator: &Numerator| numerator.rows > 0 && numerator.rows == numerator.missing;
        match explained.formula.numerator() {
            Some(numerator) if is_uncounted(numerator) => no_amounts.to_owned(),
            Some(_) if explained.members.is_empty() => nobody.to_owned(),
            None if matches!(explained.formula, Formula::Own { .. }) => no_amounts.to_owned(),
            Some(_) | None => nothing.to_owned(),
        }
    }
}
