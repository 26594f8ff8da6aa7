//! How much a figure rests on its largest municipalities, and how thresholds count on other days.

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::domain::money::Money;
use crate::domain::place::{Date, PlaceId};
use crate::query::denominator::Denominator;
use crate::query::estimate::{self, Basis, money};
use crate::query::measure::{Measure, Per, Quantity, Sum};
use crate::query::reference::{mean, median};
use crate::query::survey::Survey;
use crate::query::view::{Thresholds, View};

/// How many of the largest municipalities are taken out.
pub const LARGEST: usize = 5;

/// A figure that is held against itself without municipalities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// The sum, in kroner.
    Total,
    /// Sum over sum, in kroner per head.
    Average,
    /// The unweighted mean of the responding municipalities, zeros in, in kroner per head.
    Mean,
    /// Their median, in kroner per head.
    Median,
    /// The estimate with the silent by region and size, in kroner.
    Estimate,
    /// The estimate by the report's own scaling, in kroner.
    Scaled,
}

impl Figure {
    /// Every figure.
    pub const ALL: [Self; 6] = [
        Self::Total,
        Self::Average,
        Self::Mean,
        Self::Median,
        Self::Estimate,
        Self::Scaled,
    ];

    /// True for sums in kroner, false for kroner per head.
    #[must_use]
    pub fn is_sum(self) -> bool {
        match self {
            Self::Total | Self::Estimate | Self::Scaled => true,
            Self::Average | Self::Mean | Self::Median => false,
        }
    }
}

/// The figures in the order of [`Figure::ALL`]; `None` where one cannot be computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures([Option<Decimal>; Figure::ALL.len()]);

impl Figures {
    /// One of them.
    #[must_use]
    pub fn of(&self, figure: Figure) -> Option<Decimal> {
        self.0[figure as usize]
    }
}

/// The figures without some municipalities, as if they did not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Without {
    /// Who is left out, largest first.
    pub places: Vec<PlaceId>,
    /// What is left.
    pub figures: Figures,
}

impl Without {
    /// How a figure changes, in its unit and in percent of what it was; no percent of nothing.
    #[must_use]
    pub fn change(&self, of: &Figures, figure: Figure) -> Option<(Decimal, Option<Decimal>)> {
        let before = of.of(figure)?;
        let change = self.figures.of(figure)?.checked_sub(before)?;
        let percent = change.checked_mul(Decimal::ONE_HUNDRED);
        let percent = percent.and_then(|change| change.checked_div(before.abs()));
        Some((change, percent))
    }
}

/// The responding municipalities in scope, counted around the thresholds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// With a known figure per inhabitant.
    pub all: u32,
    /// Above the upper threshold.
    pub above: u32,
    /// Below the lower one; those at 0 kr. are among them.
    pub below: u32,
    /// At 0 kr.; those without initiatives are among them.
    pub at_zero: u32,
    /// Without initiatives in the selection.
    pub without_initiatives: u32,
}

/// The counts of one quantity on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Gross or net expenditure.
    pub quantity: Quantity,
    /// Whose people the kroner are divided by.
    pub denominator: Denominator,
    /// The date that gives them to a view; none where each year has its own.
    pub date: Option<Date>,
    /// The counts.
    pub counts: Counts,
}

/// How robust the figures of a view are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Robustness {
    /// The quantity: that of the view, gross expenditure where it counts initiatives.
    pub quantity: Quantity,
    /// What the averages are divided by: as the view, inhabitants where it divides by no people.
    pub per: Per,
    /// The figures as they are.
    pub figures: Figures,
    /// Without each of the largest, the largest first.
    pub each: Vec<Without>,
    /// Without all of them together; none where there is no more than one.
    pub together: Option<Without>,
    /// The counts around the thresholds, by day and by gross and net.
    pub thresholds: Vec<Threshold>,
}

impl Robustness {
    /// The robustness of a view's figures.
    #[must_use]
    pub fn new(view: &View, data: &Dataset) -> Self {
        let measure = measured(view);
        let view = View {
            measure,
            ..view.clone()
        };
        let survey = Survey::new(&view, data);
        let largest = largest(&survey, measure.quantity, LARGEST);
        let basis = Basis::new(&view, data).ok();
        let figures = |places: &[PlaceId]| figures(measure, &survey, basis.as_ref(), places);
        let without = |places: &[PlaceId]| Without {
            places: places.to_vec(),
            figures: figures(places),
        };
        Self {
            quantity: measure.quantity,
            per: measure.per,
            figures: figures(&[]),
            each: largest.iter().map(|place| without(&[*place])).collect(),
            together: (largest.len() > 1).then(|| without(&largest)),
            thresholds: thresholds(&view, data),
        }
    }
}

/// The quantity and the people of a view's figures.
fn measured(view: &View) -> Measure {
    let quantity = match view.measure.quantity {
        Quantity::Gross | Quantity::Count => Quantity::Gross,
        Quantity::Income => Quantity::Income,
        Quantity::Net => Quantity::Net,
    };
    let per = match view.measure.per {
        Per::Immigrant => Per::Immigrant,
        Per::Inhabitant | Per::Total | Per::Initiative | Per::Expenditure | Per::Selection => {
            Per::Inhabitant
        }
    };
    Measure { quantity, per }
}

/// The responding municipalities in scope with the most kroner, largest first; none without kroner.
pub(super) fn largest(survey: &Survey<'_>, quantity: Quantity, most: usize) -> Vec<PlaceId> {
    let kroner = |place: PlaceId| {
        let sum = survey.place(place, None);
        (sum.municipalities > 0).then(|| money(quantity, &sum.tally))
    };
    let with = survey
        .scope()
        .filter_map(|place| Some((place, kroner(place)?)));
    let mut with: Vec<_> = with.filter(|(_, money)| *money > Money::ZERO).collect();
    // Stable: equal amounts keep the Danish order.
    with.sort_by_key(|(_, money)| std::cmp::Reverse(*money));
    with.truncate(most);
    with.into_iter().map(|(place, _)| place).collect()
}

fn figures(
    measure: Measure,
    survey: &Survey<'_>,
    basis: Option<&Basis<'_>>,
    without: &[PlaceId],
) -> Figures {
    let places: Vec<_> = survey
        .scope()
        .filter(|place| !without.contains(place))
        .collect();
    let sum = survey.sum(places.iter().copied(), None);
    let values = survey.values(places, None, &sum.tally);
    let total = Measure {
        per: Per::Total,
        ..measure
    };
    let estimate = basis.and_then(|basis| estimate::without(basis, without, measure.quantity));
    Figures([
        total.value(&sum, &sum.tally),
        measure.value(&sum, &sum.tally),
        mean(&values),
        median(&values),
        estimate.as_ref().map(estimate::Line::estimate),
        estimate.as_ref().map(|line| line.with(line.added.scaled)),
    ])
}

/// The counts of gross and net expenditure by every date of the data, from one pass; several years have one denominator.
fn thresholds(view: &View, data: &Dataset) -> Vec<Threshold> {
    let view = View {
        measure: Measure::default(),
        ..view.clone()
    };
    let survey = Survey::new(&view, data);
    let dates: Vec<_> = match view.denominator(data) {
        Err(_) => Vec::new(),
        Ok(_) if data.years().len() > 1 => vec![None],
        Ok(_) => {
            let dates = data.places().population_dates();
            dates.iter().copied().map(Some).collect()
        }
    };
    let mut thresholds = Vec::new();
    for quantity in [Quantity::Gross, Quantity::Net] {
        for date in &dates {
            let view = View {
                population: date.unwrap_or(view.population),
                ..view.clone()
            };
            if let Ok(denominator) = view.denominator(data) {
                thresholds.push(Threshold {
                    quantity,
                    counts: counts(&survey, &denominator, quantity, view.thresholds),
                    denominator,
                    date: *date,
                });
            }
        }
    }
    thresholds
}

/// The responding municipalities in scope around the thresholds.
pub(super) fn counts(
    survey: &Survey<'_>,
    denominator: &Denominator,
    quantity: Quantity,
    thresholds: Thresholds,
) -> Counts {
    let mut counts = Counts::default();
    let whole = survey.selection(None).tally;
    let measure = Measure {
        quantity,
        per: Per::Inhabitant,
    };
    for place in survey.scope() {
        let sum = survey.place(place, None);
        let people = denominator.people(Per::Inhabitant, survey.data(), place);
        let Some(heads) = people.filter(|_| sum.municipalities > 0) else {
            continue;
        };
        let sum = Sum { heads, ..sum };
        let Some(value) = measure.value(&sum, &whole) else {
            continue;
        };
        let nothing_missing = measure.misses(&sum.tally) == 0;
        counts.all += 1;
        counts.above += u32::from(value > thresholds.above);
        counts.below += u32::from(value < thresholds.below);
        counts.at_zero += u32::from(value.is_zero() && nothing_missing);
        counts.without_initiatives += u32::from(sum.tally.rows == 0);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::Field;
    use crate::query::fixture::{by_municipality, data, in_year, place, row};

    /// Greve 20 and Køge 2 kr. per inhabitant, Vejle nothing; Odense is silent.
    fn country() -> Dataset {
        data(&[row("Greve", 20_000), row("Køge", 6_000)])
    }

    #[test]
    fn each_figure_is_computed_as_if_the_largest_did_not_exist() {
        let data = country();
        let robustness = Robustness::new(&by_municipality(), &data);
        let figures = |figure| {
            let without = &robustness.each[0];
            (robustness.figures.of(figure), without.figures.of(figure))
        };
        let of = |before: Decimal, after: Decimal| (Some(before), Some(after));
        let kroner = Decimal::from;
        assert_eq!(robustness.each[0].places, [place(&data, "Greve")]);
        assert_eq!(figures(Figure::Total), of(kroner(26_000), kroner(6_000)));
        // 26,000 over 5,000 inhabitants; 6,000 over 4,000.
        assert_eq!(
            figures(Figure::Average),
            of(Decimal::new(52, 1), Decimal::new(15, 1))
        );
        // Of 20, 2 and 0; of 2 and 0.
        assert_eq!(figures(Figure::Median), of(kroner(2), kroner(1)));
        assert_eq!(figures(Figure::Mean).1, Some(kroner(1)));
        // Odense's 4,000 at 5.2 and at 1.5.
        assert_eq!(figures(Figure::Scaled), of(kroner(46_800), kroner(12_000)));
        let change = robustness.each[1].change(&robustness.figures, Figure::Total);
        let percent = Decimal::from(-600_000) / Decimal::from(26_000);
        assert_eq!(change, Some((kroner(-6_000), Some(percent))));
    }

    #[test]
    fn those_without_kroner_are_not_among_the_largest() {
        let robustness = Robustness::new(&by_municipality(), &country());
        assert_eq!(robustness.each.len(), 2);
        let together = robustness.together.unwrap();
        assert_eq!(together.figures.of(Figure::Total), Some(Decimal::ZERO));
        let nothing = Robustness::new(&by_municipality(), &data(&[]));
        assert!(nothing.each.is_empty() && nothing.together.is_none());
    }

    #[test]
    fn thresholds_count_strictly_above_and_below_on_every_day() {
        let view = View {
            thresholds: Thresholds {
                above: Decimal::from(10),
                below: Decimal::from(2),
            },
            ..by_municipality()
        };
        let thresholds = Robustness::new(&view, &country()).thresholds;
        let counted = |quantity, year| {
            let found = thresholds.iter().find(|threshold| {
                threshold.quantity == quantity && threshold.date == Some(Date::new_year(year))
            });
            let counts = found.unwrap().counts;
            (counts.above, counts.below, counts.at_zero)
        };
        assert_eq!(thresholds.len(), 4);
        // Køge's 2.0 is not below 2; with twice the inhabitants it is, and Greve's 10.0 is not above 10.
        assert_eq!(counted(Quantity::Gross, 2021), (1, 1, 1));
        assert_eq!(counted(Quantity::Gross, 2022), (0, 2, 1));
        assert_eq!(counted(Quantity::Net, 2022), (0, 2, 1));
    }

    #[test]
    fn a_municipality_with_an_initiative_at_no_cost_is_at_zero_and_not_without() {
        let counts =
            Robustness::new(&by_municipality(), &data(&[row("Greve", 0)])).thresholds[0].counts;
        assert_eq!((counts.at_zero, counts.without_initiatives), (3, 2));
        assert_eq!(counts.all, 3);
    }

    #[test]
    fn several_years_have_one_count_and_not_one_a_date() {
        let rows = [
            in_year(Field::Given(2021), row("Greve", 1)),
            in_year(Field::Given(2022), row("Greve", 1)),
        ];
        let thresholds = Robustness::new(&by_municipality(), &data(&rows)).thresholds;
        assert_eq!(thresholds.len(), 2);
        assert!(thresholds.iter().all(|threshold| threshold.date.is_none()));
    }
}
