//! How unevenly the kroner lie on the responding municipalities: shares of the largest, Lorenz curve and Gini.
//!
//! Municipalities are ordered by kroner per inhabitant, x is the share of their population, zeros are in. So it is
//! a concentration of kroner on inhabitants by where they live, not on municipalities: a city with many kroner and
//! many inhabitants is not uneven.

mod lorenz;

pub use lorenz::{Holding, Lorenz, NoGini};

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::query::concentration::lorenz::ratio;
use crate::query::denominator::Withheld;
use crate::query::estimate::money;
use crate::query::measure::{Measure, Per, Quantity};
use crate::query::robustness::{Counts, counts, largest};
use crate::query::survey::Survey;
use crate::query::view::View;

/// How many of the largest a share is given of.
pub const LARGEST: [usize; 4] = [1, 3, 5, 10];

/// The share of the largest municipalities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// Who they are, most kroner first.
    pub places: Vec<PlaceId>,
    /// Their kroner.
    pub kroner: Money,
    /// Of all kroner, in percent; `None` where there are none to share.
    pub of_kroner: Option<Decimal>,
    /// Their inhabitants of those of the responding municipalities, in percent.
    pub of_responding: Option<Decimal>,
    /// Their inhabitants of everybody's in scope, silent municipalities in, in percent.
    pub of_everyone: Option<Decimal>,
}

/// How concentrated the kroner of a view are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concentration {
    /// The quantity: that of the view, gross expenditure where it counts initiatives.
    pub quantity: Quantity,
    /// The shares of the largest by [`LARGEST`]; fewer where there are fewer municipalities with kroner.
    pub largest: Vec<Share>,
    /// The curve.
    pub lorenz: Lorenz,
    /// Counts around the thresholds: gross expenditure, net expenditure.
    pub counts: [(Quantity, Counts); 2],
}

impl Concentration {
    /// The concentration of a view's quantity per inhabitant.
    ///
    /// # Errors
    /// [`Withheld`] where there are no people to divide by, or no kroner that can be added up.
    pub fn new(view: &View, data: &Dataset) -> Result<Self, Withheld> {
        let quantity = match view.measure.quantity {
            Quantity::Gross | Quantity::Count => Quantity::Gross,
            Quantity::Income => Quantity::Income,
            Quantity::Net => Quantity::Net,
        };
        let measure = Measure {
            quantity,
            per: Per::Inhabitant,
        };
        let view = View {
            measure,
            ..view.clone()
        };
        let denominator = view.denominator(data)?;
        let survey = Survey::new(&view, data);
        let prices = survey.selection(None).tally.prices;
        if prices.is_mixed() {
            return Err(Withheld::MixedPrices(prices));
        }
        let mut holdings = Vec::new();
        let mut everyone = 0_u64;
        for place in survey.scope() {
            everyone += denominator
                .people(Per::Inhabitant, data, place)
                .unwrap_or(0);
            let sum = survey.place(place, None);
            if sum.municipalities > 0 && view.measure.value(&sum, &sum.tally).is_some() {
                let kroner = money(quantity, &sum.counted);
                holdings.push(Holding {
                    place,
                    people: sum.heads,
                    kroner,
                });
            }
        }
        let lorenz = Lorenz::new(holdings);
        let order = largest(&survey, quantity, *LARGEST.last().unwrap_or(&0));
        let shares = LARGEST.iter().filter(|count| **count <= order.len());
        let shares = shares.map(|count| share(&lorenz, &order[..*count], everyone));
        let counted = |quantity| {
            let counts = counts(&survey, &denominator, quantity, view.thresholds);
            (quantity, counts)
        };
        Ok(Self {
            quantity,
            largest: shares.collect(),
            counts: [counted(Quantity::Gross), counted(Quantity::Net)],
            lorenz,
        })
    }
}

fn share(lorenz: &Lorenz, places: &[PlaceId], everyone: u64) -> Share {
    let holdings = lorenz.holdings().iter();
    let own = holdings.filter(|holding| places.contains(&holding.place));
    let (people, kroner) = own.fold((0, Money::ZERO), |(people, kroner), holding| {
        (people + i128::from(holding.people), kroner + holding.kroner)
    });
    let percent = |part: i128, whole: i128| {
        let ratio = ratio(part, whole)?;
        ratio.checked_mul(Decimal::ONE_HUNDRED)
    };
    let all = lorenz.kroner();
    Share {
        places: places.to_vec(),
        kroner,
        of_kroner: (all > Money::ZERO)
            .then(|| percent(kroner.units(), all.units()))
            .flatten(),
        of_responding: percent(people, lorenz.people()),
        of_everyone: percent(people, i128::from(everyone)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{by_municipality, data, place, row};

    #[test]
    fn shares_of_the_largest_name_both_populations() {
        let data = data(&[row("Greve", 9_000), row("Køge", 3_000)]);
        let concentration = Concentration::new(&by_municipality(), &data).unwrap();
        let [one] = concentration.largest.as_slice() else {
            panic!("two municipalities have kroner, so there is a share of one and none of three");
        };
        assert_eq!(one.places, [place(&data, "Greve")]);
        assert_eq!(one.of_kroner, Some(Decimal::from(75)));
        // 1,000 of 5,000 responding, of 9,500 altogether.
        assert_eq!(one.of_responding, Some(Decimal::from(20)));
        let everyone = one.of_everyone.unwrap();
        assert_eq!(everyone.round_dp(3), Decimal::new(10_526, 3));
        assert_eq!(concentration.lorenz.holdings().len(), 3);
    }
}
