//! Measures: which figure a row shows, its unit, its numerator and its denominator.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::query::tally::Tally;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quantity {
    /// Gross expenditure.
    Gross,
    /// Gross income.
    Income,
    /// Gross expenditure less gross income; may be negative.
    Net,
    /// The number of initiatives.
    Count,
}

/// What it is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Per {
    /// Nothing: the sum.
    Total,
    /// Inhabitants of the responding municipalities.
    Inhabitant,
    /// Immigrants and descendants of the responding municipalities (estimated from population and share).
    Immigrant,
    /// Initiatives.
    Initiative,
    /// Gross expenditure of the same rows.
    Expenditure,
    /// The same quantity of the whole selection.
    Selection,
}

/// A figure: a quantity and what it is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Measure {
    /// What is counted.
    pub quantity: Quantity,
    /// What it is divided by.
    pub per: Per,
}

/// The unit of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Kroner per inhabitant or per immigrant: shown with one decimal.
    KronerPerHead,
    /// A sum in kroner: shown in millions or thousands.
    Kroner,
    /// Initiatives.
    Count,
    /// Percent.
    Percent,
}

impl Measure {
    /// Every measure on offer, in the order of the measure key.
    pub const ALL: [Self; 11] = [
        Self::new(Quantity::Gross, Per::Inhabitant),
        Self::new(Quantity::Gross, Per::Total),
        Self::new(Quantity::Count, Per::Total),
        Self::new(Quantity::Net, Per::Inhabitant),
        Self::new(Quantity::Gross, Per::Initiative),
        Self::new(Quantity::Gross, Per::Immigrant),
        Self::new(Quantity::Gross, Per::Selection),
        Self::new(Quantity::Income, Per::Expenditure),
        Self::new(Quantity::Income, Per::Inhabitant),
        Self::new(Quantity::Net, Per::Total),
        Self::new(Quantity::Income, Per::Total),
    ];

    const fn new(quantity: Quantity, per: Per) -> Self {
        Self { quantity, per }
    }

    /// The measure after (or before) this one in [`Measure::ALL`], round and round.
    #[must_use]
    pub fn next(self, back: bool) -> Self {
        let at = Self::ALL.iter().position(|measure| *measure == self);
        let step = if back { Self::ALL.len() - 1 } else { 1 };
        Self::ALL[at.map_or(0, |at| (at + step) % Self::ALL.len())]
    }

    /// The unit of its values.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self.per {
            Per::Inhabitant | Per::Immigrant => Unit::KronerPerHead,
            Per::Expenditure | Per::Selection => Unit::Percent,
            Per::Initiative => Unit::Kroner,
            Per::Total => match self.quantity {
                Quantity::Count => Unit::Count,
                Quantity::Gross | Quantity::Income | Quantity::Net => Unit::Kroner,
            },
        }
    }

    /// True when values of parts add up to the value of the whole; their average is then one per part.
    #[must_use]
    pub fn is_additive(self) -> bool {
        match self.per {
            Per::Total | Per::Selection => true,
            Per::Inhabitant | Per::Immigrant | Per::Initiative | Per::Expenditure => false,
        }
    }

    /// True when the measure divides by people, so that rows without a known denominator are left out.
    #[must_use]
    pub fn is_per_head(self) -> bool {
        match self.per {
            Per::Inhabitant | Per::Immigrant => true,
            Per::Total | Per::Initiative | Per::Expenditure | Per::Selection => false,
        }
    }

    /// True when the measure rests on kroner, which rows of mixed price levels do not have together.
    #[must_use]
    pub fn is_in_kroner(self) -> bool {
        match self.quantity {
            Quantity::Gross | Quantity::Income | Quantity::Net => true,
            Quantity::Count => false,
        }
    }

    /// The measure's quantity of a tally, in kroner (or initiatives); `None` for kroner of mixed price levels.
    #[must_use]
    pub fn amount(self, tally: &Tally) -> Option<Decimal> {
        if self.is_in_kroner() && tally.prices.is_mixed() {
            return None;
        }
        match self.quantity {
            Quantity::Gross => tally.gross.kroner(),
            Quantity::Income => tally.income.kroner(),
            Quantity::Net => tally.net().kroner(),
            Quantity::Count => Some(Decimal::from(tally.rows)),
        }
    }

    /// How many rows do not give an amount that the measure needs: its value is "at least"
    /// (for net expenditure: uncertain).
    #[must_use]
    pub fn misses(self, tally: &Tally) -> u64 {
        let gross = tally.missing_gross;
        let income = tally.missing_income;
        let either = tally.rows.saturating_sub(tally.complete);
        match (self.quantity, self.per) {
            (Quantity::Count, _) => 0,
            (Quantity::Income, Per::Expenditure) | (Quantity::Net, _) => either,
            (Quantity::Gross, _) => gross,
            (Quantity::Income, _) => income,
        }
    }

    /// True when a row gives the amount that the measure counts.
    fn is_given_by(self, tally: &Tally) -> bool {
        let missing = match self.quantity {
            Quantity::Gross | Quantity::Net => tally.missing_gross,
            Quantity::Income => tally.missing_income,
            Quantity::Count => 0,
        };
        tally.rows > missing
    }

    /// True when missing amounts can only make the value larger, so that it is "at least".
    #[must_use]
    pub fn is_at_least(self) -> bool {
        match (self.quantity, self.per) {
            (
                Quantity::Gross | Quantity::Income | Quantity::Count,
                Per::Total | Per::Inhabitant | Per::Immigrant,
            ) => true,
            (Quantity::Net, _) | (_, Per::Initiative | Per::Expenditure | Per::Selection) => false,
        }
    }

    /// The value of a sum, under the selection's own tally for shares; `None` where nothing divides, and
    /// where nobody responded and nothing is reported: that is not known to be 0. Neither is it where there are
    /// initiatives and no amount of them can be counted. Kroner of a selection of mixed price levels have no value
    /// either: its rows would be compared with each other.
    #[must_use]
    pub fn value(self, sum: &Sum, selection: &Tally) -> Option<Decimal> {
        let prices = sum.tally.prices.with(selection.prices);
        if sum.is_silent() || (self.is_in_kroner() && prices.is_mixed()) {
            return None;
        }
        let counted = if self.is_per_head() {
            &sum.counted
        } else {
            &sum.tally
        };
        if sum.tally.rows > 0 && !self.is_given_by(counted) {
            return None;
        }
        match self.per {
            Per::Total => self.amount(&sum.tally),
            Per::Inhabitant => {
                let kroner = self.amount(&sum.counted)?;
                kroner.checked_div(Decimal::from(sum.heads))
            }
            Per::Immigrant => {
                let kroner = self.amount(&sum.counted)?;
                let heads = Decimal::from(sum.heads).checked_div(Decimal::from(TEN_THOUSAND))?;
                kroner.checked_div(heads)
            }
            Per::Initiative => {
                let rows = sum.tally.rows.saturating_sub(self.misses(&sum.tally));
                let amount = match self.quantity {
                    Quantity::Net => sum.tally.complete_net.kroner(),
                    Quantity::Gross | Quantity::Income | Quantity::Count => self.amount(&sum.tally),
                };
                amount?.checked_div(Decimal::from(rows))
            }
            Per::Expenditure => percent(self.amount(&sum.tally)?, sum.tally.gross.kroner()?),
            Per::Selection => percent(self.amount(&sum.tally)?, self.amount(selection)?),
        }
    }

    /// The amount of one initiative: what its bar shows, whatever the measure divides by.
    #[must_use]
    pub fn own_amount(self) -> Quantity {
        match self.quantity {
            Quantity::Gross | Quantity::Count => Quantity::Gross,
            Quantity::Income => Quantity::Income,
            Quantity::Net => Quantity::Net,
        }
    }
}

impl Default for Measure {
    fn default() -> Self {
        Self::ALL[0]
    }
}

const TEN_THOUSAND: u32 = 10_000;

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// What a group of municipalities adds up to: the numerator, the denominator, and what has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// Every selected row of the group.
    pub tally: Tally,
    /// The rows whose municipality responded and, for a measure per head, has a known denominator and a year
    /// where others have one.
    pub counted: Tally,
    /// The denominator: inhabitants, or immigrants and descendants in ten-thousandths of a person.
    pub heads: u64,
    /// Responding municipalities that are counted.
    pub municipalities: u32,
}

impl Sum {
    /// The rows without a denominator: in sums, and in no figure per inhabitant.
    #[must_use]
    pub fn left_out(&self) -> Tally {
        self.tally - self.counted
    }

    /// True when no municipality in it responded and no row is selected.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.municipalities == 0 && self.tally.rows == 0
    }

    /// Gross expenditure, gross income and net expenditure, each where it can be said: where nobody responded and
    /// nothing is reported none.
    #[must_use]
    pub fn said(&self) -> [Option<Money>; 3] {
        let tally = &self.tally;
        let said = [tally.gross_said(), tally.income_said(), tally.net_said()];
        said.map(|amount| amount.filter(|_| !self.is_silent()))
    }

    /// Adds another group.
    pub fn add(&mut self, other: &Self) {
        // In most places nothing is selected of most policy areas.
        if other.tally != Tally::default() {
            self.tally += other.tally;
            self.counted += other.counted;
        }
        self.heads = self.heads.saturating_add(other.heads);
        self.municipalities += other.municipalities;
    }
}

/// The amount of one initiative by quantity; `None` where it was not given.
#[must_use]
pub fn initiative_amount(quantity: Quantity, tally: &Tally) -> Option<Money> {
    let gross = (tally.missing_gross == 0).then_some(tally.gross);
    let income = (tally.missing_income == 0).then_some(tally.income);
    match quantity {
        Quantity::Gross | Quantity::Count => gross,
        Quantity::Income => income,
        Quantity::Net => Some(gross? - income?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum() -> Sum {
        let tally = Tally {
            rows: 3,
            gross: Money::from_kroner(1_000),
            income: Money::from_kroner(250),
            ..Tally::default()
        };
        Sum {
            tally,
            counted: tally,
            heads: 40,
            municipalities: 1,
        }
    }

    fn value(quantity: Quantity, per: Per) -> Option<Decimal> {
        Measure { quantity, per }.value(&sum(), &sum().tally)
    }

    #[test]
    fn a_value_is_its_quantity_over_its_denominator() {
        assert_eq!(
            value(Quantity::Gross, Per::Inhabitant),
            Some(Decimal::from(25))
        );
        assert_eq!(value(Quantity::Net, Per::Total), Some(Decimal::from(750)));
        assert_eq!(
            value(Quantity::Income, Per::Expenditure),
            Some(Decimal::from(25))
        );
        assert_eq!(
            value(Quantity::Gross, Per::Immigrant),
            Some(Decimal::from(250_000))
        );
        assert_eq!(value(Quantity::Count, Per::Total), Some(Decimal::from(3)));
    }

    #[test]
    fn no_denominator_gives_no_number() {
        let nobody = Sum::default();
        for measure in Measure::ALL {
            let value = measure.value(&nobody, &Tally::default());
            assert_eq!(value, None, "{measure:?}");
        }
    }

    #[test]
    fn an_unreadable_amount_leaves_the_average_per_initiative() {
        let mut sum = sum();
        sum.tally.missing_gross = 1;
        let measure = Measure {
            quantity: Quantity::Gross,
            per: Per::Initiative,
        };
        assert_eq!(measure.value(&sum, &sum.tally), Some(Decimal::from(500)));
    }

    #[test]
    fn the_measure_key_comes_round_both_ways() {
        let mut measure = Measure::default();
        for _ in 0..Measure::ALL.len() {
            measure = measure.next(false);
        }
        assert_eq!(measure, Measure::default());
        assert_eq!(measure.next(false).next(true), measure);
    }
}
