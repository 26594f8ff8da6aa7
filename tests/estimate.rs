//! The estimate, robustness and concentration on the example, computed once more from the files alone; the laws on
//! random data; and how often the interval holds what constructed populations spent.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "the laws of answers use more of it")]
mod naive;
#[path = "estimate/pages.rs"]
mod pages;
#[allow(dead_code, reason = "the benchmark uses more of it")]
mod population;

use std::collections::BTreeMap;

use indsats::domain::against::Against;
use indsats::domain::field::Field;
use indsats::domain::report::Report;
use indsats::domain::terms::{PolicyArea, Region, Term};
use indsats::load::shipped;
use indsats::query::concentration::Concentration;
use indsats::query::criteria::FacetValue;
use indsats::query::estimate::{Estimate, QUANTITIES, SEED};
use indsats::query::measure::Quantity;
use indsats::query::robustness::{Figure, Robustness};
use indsats::query::view::Check;
use indsats::query::view::View;
use indsats::text::page::Inputs;
use indsats::text::{Lang, Language};
use naive::random::{data, question};
use population::{Country, Population, SEEDS, random};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};
use rust_decimal::Decimal;

/// The rates of a stratum's urn, and the people of its silent municipalities.
type Urn = (Vec<Option<f64>>, Vec<f64>);

const AREAS: [&str; 6] = [
    "Dagtilbud og folkeskole",
    "Beskæftigelse",
    "Kultur og fritid",
    "Social",
    "Sundhed og ældre",
    "Integration generelt",
];

/// One municipality as the files have it.
struct Town {
    region: String,
    people: Decimal,
    answered: bool,
    /// Gross expenditure and income by area, in kroner.
    kroner: BTreeMap<String, (Decimal, Decimal)>,
}

impl Town {
    fn kroner(&self, quantity: Quantity, area: Option<&str>) -> Decimal {
        let areas = self.kroner.iter();
        let areas = areas.filter(|(name, _)| area.is_none_or(|area| area == *name));
        areas
            .map(|(_, (gross, income))| match quantity {
                Quantity::Gross | Quantity::Count => *gross,
                Quantity::Income => *income,
                Quantity::Net => gross - income,
            })
            .sum()
    }

    fn is_small(&self) -> bool {
        self.people < Decimal::from(30_000)
    }
}

fn records(text: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

fn towns() -> BTreeMap<String, Town> {
    let mut towns = BTreeMap::new();
    for record in records(shipped::MUNICIPALITIES) {
        towns.insert(
            record[1].to_owned(),
            Town {
                region: record[2].to_owned(),
                people: record[5].parse().unwrap(),
                answered: false,
                kroner: BTreeMap::new(),
            },
        );
    }
    for record in records(shipped::RESPONSES) {
        towns.get_mut(&record[0]).unwrap().answered = &record[1] == "ja";
    }
    let thousand = |text: &str| text.parse::<Decimal>().unwrap() * Decimal::from(1_000);
    for record in records(shipped::INITIATIVES) {
        let town = towns.get_mut(&record[0]).unwrap();
        let sums = town.kroner.entry(record[1].to_owned()).or_default();
        sums.0 += thousand(&record[3]);
        sums.1 += thousand(&record[4]);
    }
    towns
}

fn close(one: Decimal, other: Decimal) -> bool {
    (one - other).abs() < Decimal::new(1, 9)
}

/// What is in scope: the country, or one region.
fn check_every_line(view: &View, region: Option<&str>) {
    let towns = towns();
    let cities = ["København", "Aarhus", "Odense", "Aalborg"];
    let in_scope = |town: &&Town| region.is_none_or(|region| region == town.region);
    let silent = towns.values().filter(|town| !town.answered);
    let silent: Vec<_> = silent.filter(in_scope).collect();
    let answered = || towns.iter().filter(|(_, town)| town.answered);
    let own = || answered().map(|(_, town)| town).filter(in_scope);
    let data = shipped::load().unwrap().dataset;
    let estimate = Estimate::new(view, &data).unwrap();
    assert_eq!(estimate.lines.len(), 21);
    let silent_people: Decimal = silent.iter().map(|town| town.people).sum();
    assert_eq!(Decimal::from(estimate.model.silent_people()), silent_people);
    for line in &estimate.lines {
        let area = line.area.map(|area| AREAS[area.given().unwrap().index()]);
        let kroner = |town: &Town| town.kroner(line.quantity, area);
        let reported: Decimal = own().map(kroner).sum();
        let people: Decimal = own().map(|town| town.people).sum();
        assert_eq!(line.reported, reported);
        // The report divides by the share of the population that responded.
        let covered = people / (people + silent_people);
        assert!(close(line.with(line.added.scaled), reported / covered));

        let model = || answered().filter(|(name, _)| !cities.contains(&name.as_str()));
        let rate = |town: &Town| kroner(town) / town.people;
        assert_eq!(model().count(), 76);
        let everywhere: Decimal = model().map(|(_, town)| rate(town)).sum();
        let mut predicted = Decimal::ZERO;
        for town in &silent {
            let alike = model().filter(|(_, other)| {
                other.region == town.region && other.is_small() == town.is_small()
            });
            let rates: Vec<Decimal> = alike.map(|(_, other)| rate(other)).collect();
            let own: Decimal = rates.iter().sum();
            let shared = everywhere * Decimal::from(5) / Decimal::from(76);
            predicted += town.people * (own + shared) / Decimal::from(rates.len() + 5);
        }
        assert!(close(line.added.stratified, predicted), "{area:?}");

        let mut rates: Vec<Decimal> = answered().map(|(_, town)| rate(town)).collect();
        rates.sort();
        let median = (rates[39] + rates[40]) / Decimal::TWO;
        let mean = rates.iter().sum::<Decimal>() / Decimal::from(80);
        assert!(close(line.added.at_median, silent_people * median));
        assert!(close(line.added.at_mean, silent_people * mean));
    }
}

#[test]
fn every_line_of_the_example_comes_out_of_the_files_alone() {
    check_every_line(&View::default(), None);
    let mut view = View::default();
    let region = FacetValue::Region(Field::Given(Region::Sjaelland));
    view.scope.set(region, false);
    check_every_line(&view, Some("Sjælland"));
}

/// The draws once more, in floats and from another random source: the urns as lists of rates, where no rate sends to
/// the list of all.
#[test]
fn the_interval_of_the_example_is_that_of_draws_made_in_another_way() {
    let towns = towns();
    let rate = |town: &Town| -> f64 {
        let rate = town.kroner(Quantity::Gross, None) / town.people;
        rate.to_string().parse().unwrap()
    };
    let people = |town: &Town| -> f64 { town.people.to_string().parse().unwrap() };
    let mut state = 12_345_u64;
    let mut uniform = move |bound: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % bound as u64).unwrap()
    };
    let mut everyone = Vec::new();
    let mut strata: BTreeMap<(&str, bool), Urn> = BTreeMap::new();
    for town in towns.values() {
        let stratum = strata.entry((&town.region, town.is_small()));
        let (urn, silent) = stratum.or_insert((vec![None; 5], Vec::new()));
        if !town.answered {
            silent.push(people(town));
        } else if people(town) < 200_000.0 {
            urn.push(Some(rate(town)));
            everyone.push(rate(town));
        }
    }
    let mut totals: Vec<f64> = (0..12_000)
        .map(|_| {
            let mut everyone = everyone.clone();
            let mut total = 0.0;
            for (urn, silent) in strata.values() {
                let mut urn = urn.clone();
                for people in silent {
                    let drawn = urn[uniform(urn.len())].unwrap_or_else(|| {
                        let drawn = everyone[uniform(everyone.len())];
                        everyone.push(drawn);
                        drawn
                    });
                    urn.push(Some(drawn));
                    total += people * drawn;
                }
            }
            total
        })
        .collect();
    totals.sort_by(f64::total_cmp);
    let data = shipped::load().unwrap().dataset;
    let estimate = Estimate::new(&View::default(), &data).unwrap();
    let added = estimate.line(Quantity::Gross, None).unwrap().added;
    let near = |one: Decimal, other: f64| {
        let one: f64 = one.to_string().parse().unwrap();
        (one - other).abs() < 1_000_000.0
    };
    assert!(
        near(added.low, totals[300]),
        "{} {}",
        added.low,
        totals[300]
    );
    assert!(
        near(added.high, totals[11_700]),
        "{} {}",
        added.high,
        totals[11_700]
    );
    let mean = totals.iter().sum::<f64>() / 12_000.0;
    assert!(near(added.stratified, mean), "{} {mean}", added.stratified);
    let other = Estimate::seeded(&View::default(), &data, SEED + 1).unwrap();
    assert_ne!(
        other.line(Quantity::Gross, None).unwrap().added.low,
        added.low
    );
}

/// The smaller, deterministic form of `cargo bench --bench coverage`. The bands are those aimed for, and half a point
/// for 3,000 draws; under the last population nobody's interval could hold.
#[test]
fn the_interval_holds_the_silent_of_constructed_populations_about_as_often_as_it_says() {
    let mut source = random(5);
    for area in [None, Some(PolicyArea::HealthAndElderly)] {
        let country = Country::example(area, &SEEDS).unwrap();
        let own = country.interval(SEED).unwrap();
        let means = country.bootstrap_of_means(999, &mut source);
        for population in Population::ALL {
            let held = country
                .coverage(&[own, means], population, 3_000, &mut source)
                .unwrap();
            let band = match (population, area) {
                (Population::Heavy, _) => 0.30..0.95,
                (_, _) => 0.925..0.975,
            };
            assert!(
                band.contains(&held[0]),
                "{population:?} {area:?}: {}",
                held[0]
            );
            assert!(held[1] < 0.80, "a bootstrap of means holds {}", held[1]);
        }
    }
}

#[test]
fn the_example_is_as_concentrated_as_printed() {
    let data = shipped::load().unwrap().dataset;
    let concentration = Concentration::new(&View::default(), &data).unwrap();
    let five = &concentration.largest[2];
    let printed = |value: Option<Decimal>| value.unwrap().round();
    assert_eq!(five.places.len(), 5);
    assert_eq!(printed(five.of_kroner), Decimal::from(50));
    assert_eq!(printed(five.of_everyone), Decimal::from(25));
    let (quantity, counts) = concentration.counts[0];
    assert_eq!(quantity, Quantity::Gross);
    assert_eq!((counts.all, counts.below, counts.at_zero), (80, 33, 10));
    assert_eq!(counts.without_initiatives, 10);
    assert!(counts.above > 30);
    // Half the sum of all differences between inhabitants' kroner, each pair once: another formula.
    let holdings = concentration.lorenz.holdings();
    let mut differences = Decimal::ZERO;
    let (mut people, mut kroner) = (Decimal::ZERO, Decimal::ZERO);
    for (at, one) in holdings.iter().enumerate() {
        let (own_people, own) = (Decimal::from(one.people), one.kroner.kroner().unwrap());
        people += own_people;
        kroner += own;
        for other in &holdings[..at] {
            let (their_people, their) =
                (Decimal::from(other.people), other.kroner.kroner().unwrap());
            differences += (own * their_people - their * own_people).abs();
        }
    }
    let gini = concentration.lorenz.gini().unwrap();
    assert!(close(gini, differences / (people * kroner)), "{gini}");
}

#[test]
fn the_estimate_without_a_city_loses_that_city_alone() {
    let data = shipped::load().unwrap().dataset;
    let robustness = Robustness::new(&View::default(), &data);
    let change = |at: usize, figure| {
        let without = &robustness.each[at];
        without.change(&robustness.figures, figure).unwrap().0
    };
    // København, Aarhus, Odense, Aalborg are no model; Køge is one, and takes some of the silent's kroner along.
    for at in 0..4 {
        assert_eq!(change(at, Figure::Estimate), change(at, Figure::Total));
        assert!(change(at, Figure::Scaled) < change(at, Figure::Total));
    }
    assert!(change(4, Figure::Estimate) < change(4, Figure::Total));
    assert_eq!(robustness.thresholds.len(), 10);
}

/// The mean of some figures, and their median.
fn middle(mut figures: Vec<Decimal>) -> [Decimal; 2] {
    figures.sort_unstable();
    let count = figures.len();
    let upper = figures[count / 2];
    let median = if count % 2 == 1 {
        upper
    } else {
        (figures[count / 2 - 1] + upper) / Decimal::TWO
    };
    [
        figures.iter().sum::<Decimal>() / Decimal::from(count),
        median,
    ]
}

#[test]
fn figures_without_the_largest_come_out_of_the_files_alone() {
    let data = shipped::load().unwrap().dataset;
    let robustness = Robustness::new(&View::default(), &data);
    let towns = towns();
    let of = |town: &Town| town.kroner(Quantity::Gross, None);
    let mut largest: Vec<_> = towns.iter().map(|(name, town)| (of(town), name)).collect();
    largest.sort_unstable_by(|one, other| other.cmp(one));
    let largest: Vec<_> = largest.iter().take(5).map(|(_, name)| *name).collect();
    let mut left_out: Vec<Vec<&String>> = vec![Vec::new()];
    left_out.extend(largest.iter().map(|name| vec![*name]));
    left_out.push(largest.clone());
    let together = robustness.together.as_ref().unwrap();
    let each = robustness.each.iter().map(|without| &without.figures);
    let told = [&robustness.figures].into_iter().chain(each);
    let told: Vec<_> = told.chain([&together.figures]).collect();
    assert_eq!(told.len(), left_out.len());
    for (figures, without) in told.into_iter().zip(left_out) {
        let stays = |(name, town): &(&String, &Town)| town.answered && !without.contains(name);
        let rest: Vec<_> = towns.iter().filter(stays).map(|(_, town)| town).collect();
        let total: Decimal = rest.iter().map(|town| of(town)).sum();
        let people: Decimal = rest.iter().map(|town| town.people).sum();
        let [mean, median] = middle(rest.iter().map(|town| of(town) / town.people).collect());
        for (figure, expected) in [
            (Figure::Total, total),
            (Figure::Average, total / people),
            (Figure::Mean, mean),
            (Figure::Median, median),
        ] {
            let told = figures.of(figure).unwrap();
            assert!(
                close(told, expected),
                "{figure:?} without {without:?}: {told}, {expected}"
            );
        }
    }
}

#[test]
fn counts_around_the_thresholds_come_out_of_the_files_alone_on_every_date() {
    let data = shipped::load().unwrap().dataset;
    let robustness = Robustness::new(&View::default(), &data);
    let towns = towns();
    let places = records(shipped::MUNICIPALITIES);
    let dates = data.places().population_dates();
    assert_eq!(robustness.thresholds.len(), 2 * dates.len());
    for threshold in &robustness.thresholds {
        let at = dates.iter().position(|date| Some(*date) == threshold.date);
        let column = 3 + at.unwrap();
        let (mut above, mut below, mut zero) = (0, 0, 0);
        for place in &places {
            let town = &towns[&place[1]];
            let people: Decimal = place[column].parse().unwrap();
            let figure = town.kroner(threshold.quantity, None) / people;
            above += u32::from(town.answered && figure > Decimal::from(50));
            below += u32::from(town.answered && figure < Decimal::ONE);
            zero += u32::from(town.answered && figure.is_zero());
        }
        let counts = threshold.counts;
        assert_eq!(
            (counts.above, counts.below, counts.at_zero),
            (above, below, zero),
            "{:?} on {:?}",
            threshold.quantity,
            threshold.date
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_laws_of_the_estimate_hold_whatever_is_asked((data, view) in (data(), question())) {
        let view = view.of(&data);
        let inputs = Inputs { data: &data, report: &Report::default(), against: &Against::default() };
        for check in [Check::Estimate, Check::Robustness, Check::Concentration] {
            let sheet = Language::new(Lang::Da).unwrap().page(check, &view, &inputs);
            prop_assert!(!sheet.lead.is_empty());
        }
        let Ok(estimate) = Estimate::new(&view, &data) else {
            return Ok(());
        };
        prop_assert_eq!(&Estimate::new(&view, &data).unwrap(), &estimate);
        let nobody = estimate.model.silent_people() == 0;
        for quantity in QUANTITIES {
            prop_assert!(estimate.line(quantity, None).is_some());
        }
        for line in &estimate.lines {
            let added = line.added;
            prop_assert!(added.low <= added.stratified && added.stratified <= added.high);
            prop_assert!(!nobody || line.estimate() == line.reported && added.low == added.high);
            if line.quantity != Quantity::Net {
                let least = [added.scaled, added.low, added.at_median, added.at_mean];
                prop_assert!(least.iter().all(|added| *added >= Decimal::ZERO));
            }
            prop_assert!(line.area != Some(Field::Given(PolicyArea::Social)) || line.strata.len() == estimate.model.strata.len());
        }
        for member in estimate.model.silent() {
            prop_assert!(estimate.model.members.iter().all(|model| model.place != member.place));
        }
    }
}
