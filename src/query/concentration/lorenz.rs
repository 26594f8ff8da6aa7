//! The Lorenz curve and the Gini coefficient, in whole numbers up to one division.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::place::PlaceId;

/// A municipality on the curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The municipality.
    pub place: PlaceId,
    /// Its inhabitants.
    pub people: u64,
    /// Its kroner.
    pub kroner: Money,
}

/// The Lorenz curve: exact sums of people and kroner, from the fewest kroner per inhabitant to the most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lorenz {
    holdings: Vec<Holding>,
}

impl Lorenz {
    /// The curve of municipalities; those without inhabitants are left out. Equal kroner per inhabitant keep their
    /// order, which changes nothing on the curve.
    #[must_use]
    pub fn new(mut holdings: Vec<Holding>) -> Self {
        holdings.retain(|holding| holding.people > 0);
        holdings.sort_by(by_rate);
        Self { holdings }
    }

    /// The municipalities in the order of the curve.
    #[must_use]
    pub fn holdings(&self) -> &[Holding] {
        &self.holdings
    }

    /// All people.
    #[must_use]
    pub fn people(&self) -> i128 {
        let people = self
            .holdings
            .iter()
            .map(|holding| i128::from(holding.people));
        people.sum()
    }

    /// All kroner.
    #[must_use]
    pub fn kroner(&self) -> Money {
        self.holdings.iter().map(|holding| holding.kroner).sum()
    }

    /// Why there is no curve.
    fn refusal(&self) -> Option<NoGini> {
        if self.holdings.is_empty() {
            Some(NoGini::Nobody)
        } else if self
            .holdings
            .iter()
            .any(|holding| holding.kroner < Money::ZERO)
        {
            Some(NoGini::Negative)
        } else if self.kroner() == Money::ZERO {
            Some(NoGini::NoKroner)
        } else {
            None
        }
    }

    /// The Gini coefficient: 1 less twice the area under the curve, from 0 (the same kroner for every inhabitant)
    /// to almost 1.
    ///
    /// With people p, kroner k and cumulated kroner K of n municipalities it is
    /// 1 − Σ pᵢ (Kᵢ₋₁ + Kᵢ) / (Σp Σk), a quotient of whole numbers.
    ///
    /// # Errors
    /// [`NoGini`] says why there is none.
    pub fn gini(&self) -> Result<Decimal, NoGini> {
        if let Some(why) = self.refusal() {
            return Err(why);
        }
        let whole = self.people().checked_mul(self.kroner().units());
        let mut cumulated = 0_i128;
        let mut under = Some(0_i128);
        for holding in &self.holdings {
            let own = holding.kroner.units();
            let both = cumulated.saturating_mul(2).saturating_add(own);
            cumulated = cumulated.saturating_add(own);
            let part = both.checked_mul(i128::from(holding.people));
            under = under
                .zip(part)
                .and_then(|(sum, part)| sum.checked_add(part));
        }
        let gini = whole
            .zip(under)
            .and_then(|(whole, under)| ratio(whole - under, whole));
        gini.ok_or(NoGini::TooLarge)
    }

    /// The share of the kroner, in percent, that falls on the given percent of the inhabitants with the fewest; a
    /// municipality that is cut gives its kroner evenly. `None` where there is no curve.
    #[must_use]
    pub fn at(&self, percent: u32) -> Option<Decimal> {
        if self.refusal().is_some() {
            return None;
        }
        // In hundredths of a person, so that every percent of the people is a whole number.
        let wanted = self.people() * i128::from(percent.min(100));
        let (mut people, mut kroner) = (0_i128, Money::ZERO);
        for holding in &self.holdings {
            let own = i128::from(holding.people) * 100;
            if people + own >= wanted {
                let part = holding.kroner.units().checked_mul(wanted - people)?;
                let up_to = kroner.units().checked_mul(own)?.checked_add(part)?;
                let whole = self.kroner().units().checked_mul(own)?;
                return ratio(up_to, whole)?.checked_mul(Decimal::ONE_HUNDRED);
            }
            people += own;
            kroner += holding.kroner;
        }
        Some(Decimal::ONE_HUNDRED)
    }
}

/// Kroner per inhabitant against another's, without a division.
fn by_rate(one: &Holding, other: &Holding) -> Ordering {
    let left = one.kroner.units().saturating_mul(i128::from(other.people));
    let right = other.kroner.units().saturating_mul(i128::from(one.people));
    left.cmp(&right)
}

/// A quotient of whole numbers; `None` by zero, and beyond 28 digits after shortening.
pub(super) fn ratio(part: i128, whole: i128) -> Option<Decimal> {
    let (mut divisor, mut rest) = (part.unsigned_abs(), whole.unsigned_abs());
    while rest != 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    let divisor = i128::try_from(divisor)
        .ok()
        .filter(|divisor| *divisor > 0)?;
    let part = Decimal::try_from_i128_with_scale(part / divisor, 0).ok()?;
    let whole = Decimal::try_from_i128_with_scale(whole / divisor, 0).ok()?;
    part.checked_div(whole)
}

/// Why there is no Gini coefficient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoGini {
    /// No responding municipality in scope.
    Nobody,
    /// No kroner to share.
    NoKroner,
    /// A municipality has a negative net expenditure: the curve would bend below zero, and a Gini says nothing.
    Negative,
    /// The sums are beyond what can be divided exactly.
    TooLarge,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::fixture::{data, place};

    fn place_id() -> PlaceId {
        place(&data(&[]), "Greve")
    }

    fn lorenz(holdings: &[(u64, i128)]) -> Lorenz {
        let place = place_id();
        let holdings = holdings.iter();
        Lorenz::new(
            holdings
                .map(|(people, ore)| Holding {
                    place,
                    people: *people,
                    kroner: Money::from_ore(*ore),
                })
                .collect(),
        )
    }

    #[test]
    fn the_same_for_every_inhabitant_is_a_gini_of_nothing() {
        let equal = lorenz(&[(1_000, 500), (40, 20), (7_000, 3_500)]);
        assert_eq!(equal.gini(), Ok(Decimal::ZERO));
        assert_eq!(equal.at(50), Some(Decimal::from(50)));
    }

    #[test]
    fn one_of_ten_of_a_size_with_everything_is_a_gini_of_nine_tenths() {
        let mut holdings = vec![(100, 0); 9];
        holdings.insert(3, (100, 77));
        let one = lorenz(&holdings);
        assert_eq!(one.gini(), Ok(Decimal::new(9, 1)));
        assert_eq!(
            (one.at(90), one.at(95)),
            (Some(Decimal::ZERO), Some(Decimal::from(50)))
        );
        assert_eq!(one.at(100), Some(Decimal::ONE_HUNDRED));
    }

    #[test]
    fn a_gini_weighs_by_inhabitants_as_by_hand() {
        // 10 people with 0, 30 with 30 kr., 10 with 70 kr. Twice the area under the curve: of 50 × 100 it is
        // 10 × (0 + 0) + 30 × (0 + 30) + 10 × (30 + 100) = 2,200; so 1 − 0.44.
        let curve = lorenz(&[(10, 7_000), (10, 0), (30, 3_000)]);
        assert_eq!(curve.gini(), Ok(Decimal::new(56, 2)));
        assert_eq!(curve.at(20), Some(Decimal::ZERO));
        assert_eq!(curve.at(50), Some(Decimal::from(15)));
        assert_eq!(curve.at(80), Some(Decimal::from(30)));
    }

    #[test]
    fn there_is_no_gini_of_nobody_of_no_kroner_and_of_negative_ones() {
        assert_eq!(lorenz(&[]).gini(), Err(NoGini::Nobody));
        assert_eq!(lorenz(&[(0, 5)]).gini(), Err(NoGini::Nobody));
        assert_eq!(lorenz(&[(5, 0)]).gini(), Err(NoGini::NoKroner));
        assert_eq!(lorenz(&[(5, -1), (5, 9)]).gini(), Err(NoGini::Negative));
        assert_eq!(lorenz(&[(5, -1), (5, 9)]).at(50), None);
    }

    fn holding() -> impl Strategy<Value = (u64, i128)> {
        (
            1_u64..900_000,
            prop_oneof![Just(0_i128), 0..9_000_000_000_i128],
        )
    }

    proptest! {
        #[test]
        fn a_gini_lies_between_nothing_and_one_and_knows_no_scale(
            holdings in prop::collection::vec(holding(), 1..60),
            kroner in 1_i128..1_000,
            people in 1_u64..50,
        ) {
            let gini = lorenz(&holdings).gini();
            let scaled: Vec<_> = holdings.iter().map(|(p, k)| (p * people, k * kroner)).collect();
            prop_assert_eq!(lorenz(&scaled).gini(), gini);
            if let Ok(gini) = gini {
                prop_assert!(gini >= Decimal::ZERO && gini < Decimal::ONE, "{}", gini);
            } else {
                prop_assert_eq!(gini, Err(NoGini::NoKroner));
            }
        }

        #[test]
        fn two_halves_of_a_municipality_are_as_uneven_as_the_whole(
            holdings in prop::collection::vec(holding(), 1..40),
            at in any::<prop::sample::Index>(),
        ) {
            let doubled: Vec<_> = holdings.iter().map(|(p, k)| (p * 2, k * 2)).collect();
            let mut split = doubled.clone();
            let (people, kroner) = split.swap_remove(at.index(doubled.len()));
            split.extend([(people / 2, kroner / 2); 2]);
            prop_assert_eq!(lorenz(&split).gini(), lorenz(&doubled).gini());
        }

        #[test]
        fn the_curve_rises_and_hangs_below_equality(
            holdings in prop::collection::vec(holding(), 1..40),
        ) {
            let curve = lorenz(&holdings);
            let mut before = Some(Decimal::ZERO);
            for percent in (0..=100).step_by(10) {
                let at = curve.at(percent);
                prop_assert_eq!(at.is_some(), curve.gini().is_ok());
                prop_assert!(at >= before.filter(|_| at.is_some()));
                prop_assert!(at <= at.map(|_| Decimal::from(percent) + Decimal::new(1, 20)));
                before = at;
            }
        }
    }
}
