//! Constructed populations, as skewed as the example or more: the responding municipalities held fixed or drawn, and
//! what the silent might have spent. Floats are enough here: nothing of it is shown as anybody's kroner.

use std::collections::HashMap;

use indsats::cli::example;
use indsats::domain::dataset::{
    Builder, Dataset, Description, Initiative, Response, Source as Place,
};
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::place::PlaceId;
use indsats::domain::prose::Prose;
use indsats::domain::raw::Raw;
use indsats::domain::terms::{PolicyArea, Region};
use indsats::load::shipped;
use indsats::query::estimate::{Estimate, Size};
use indsats::query::measure::Quantity;
use indsats::query::view::View;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rand_distr::{Distribution, Gamma, LogNormal};

pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// The seeds of other examples.
pub(crate) const SEEDS: [u64; 8] = [101, 102, 103, 104, 105, 106, 107, 108];

/// What the silent municipalities are taken to be like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Population {
    /// Each like one of the responding municipalities of its region and size: what the interval assumes.
    Stratum,
    /// Each like one of all 76, whatever its region and size.
    Country,
    /// Each like one of its region and size in the example of another seed.
    OtherSeeds,
    /// A share at 0 and lognormal kroner per inhabitant, with the 76's zeros, mean and variance.
    Lognormal,
    /// The same with a gamma distribution.
    Gamma,
    /// Lognormal with the 76's mean and variance of logarithms: several times as costly, far more skewed.
    Heavy,
}

impl Population {
    pub(crate) const ALL: [Self; 6] = [
        Self::Stratum,
        Self::Country,
        Self::OtherSeeds,
        Self::Lognormal,
        Self::Gamma,
        Self::Heavy,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Stratum => "resampled in region and size",
            Self::Country => "resampled from all 76",
            Self::OtherSeeds => "resampled from other seeds",
            Self::Lognormal => "zeros and lognormal",
            Self::Gamma => "zeros and gamma",
            Self::Heavy => "lognormal by logarithms",
        }
    }
}

/// A municipality with its kroner per inhabitant, where it responded.
#[derive(Clone, Debug)]
struct Municipality {
    place: PlaceId,
    stratum: (Option<Region>, Size),
    people: f64,
    rate: f64,
    /// The positions of the responding ones of its stratum.
    own: Vec<usize>,
}

/// The example, or another seed of it, in one policy area or all.
#[derive(Debug)]
pub(crate) struct Country {
    pub(crate) data: Dataset,
    area: Option<Field<PolicyArea>>,
    models: Vec<Municipality>,
    silent: Vec<Municipality>,
    /// Kroner per inhabitant of the same places under other seeds.
    others: Vec<HashMap<PlaceId, f64>>,
}

impl Country {
    /// The shipped example with the rates of other seeds.
    pub(crate) fn example(area: Option<PolicyArea>, seeds: &[u64]) -> Outcome<Self> {
        let mut country = Self::of(shipped::load()?.dataset, area);
        for seed in seeds {
            let other = Self::of(seeded(*seed)?, area);
            let rates = other.models.iter().map(|other| (other.place, other.rate));
            country.others.push(rates.collect());
        }
        Ok(country)
    }

    pub(crate) fn of(data: Dataset, area: Option<PolicyArea>) -> Self {
        let area = area.map(Field::Given);
        let mut kroner: HashMap<PlaceId, i128> = HashMap::new();
        for row in data.rows() {
            if area.is_none_or(|area| data.area(row) == area) {
                let ore = data.gross(row).given().unwrap_or_default().floored_ore();
                *kroner.entry(data.place(row)).or_default() += ore / 100;
            }
        }
        let (mut models, mut silent) = (Vec::new(), Vec::new());
        for place in data.places().ids() {
            let people = data.places().population(place, View::default().population);
            let Some(people) = people else { continue };
            let size = Size::of(u64::from(people));
            let own = kroner.get(&place).copied().unwrap_or(0);
            let municipality = Municipality {
                place,
                stratum: (data.places().get(place).region, size),
                people: f64::from(people),
                rate: float(own) / f64::from(people),
                own: Vec::new(),
            };
            match data.response(place) {
                Response::Responded if size != Size::City => models.push(municipality),
                Response::Silent => silent.push(municipality),
                Response::Responded | Response::Unknown => {}
            }
        }
        for silent in &mut silent {
            let alike = models.iter().enumerate();
            let alike = alike.filter(|(_, model)| model.stratum == silent.stratum);
            silent.own = alike.map(|(at, _)| at).collect();
        }
        silent.sort_by_key(|silent| silent.stratum);
        Self {
            data,
            area,
            models,
            silent,
            others: Vec::new(),
        }
    }

    /// The interval of the program for the silent municipalities, in kroner.
    pub(crate) fn interval(&self, seed: u64) -> Outcome<(f64, f64)> {
        let estimate = Estimate::seeded(&View::default(), &self.data, seed);
        let estimate = estimate.map_err(|why| format!("{why:?}"))?;
        let line = estimate.line(Quantity::Gross, self.area).ok_or("no line")?;
        let (low, high) = (line.added.low, line.added.high);
        Ok((low.to_string().parse()?, high.to_string().parse()?))
    }

    /// The shares of `draws` silent totals of a population that each interval holds.
    pub(crate) fn coverage(
        &self,
        intervals: &[(f64, f64)],
        population: Population,
        draws: usize,
        random: &mut ChaCha8Rng,
    ) -> Outcome<Vec<f64>> {
        let shape = Shape::of(&self.models)?;
        let mut held = vec![0_u32; intervals.len()];
        for _ in 0..draws {
            let silent = self.silent.iter();
            let total: f64 = silent
                .map(|silent| silent.people * self.drawn(silent, population, &shape, random))
                .sum();
            for (held, (low, high)) in held.iter_mut().zip(intervals) {
                *held += u32::from((*low..=*high).contains(&total));
            }
        }
        let draws = f64::from(u32::try_from(draws)?);
        Ok(held
            .into_iter()
            .map(|held| f64::from(held) / draws)
            .collect())
    }

    fn drawn(
        &self,
        silent: &Municipality,
        population: Population,
        shape: &Shape,
        random: &mut ChaCha8Rng,
    ) -> f64 {
        let own = |random: &mut ChaCha8Rng| {
            let at = silent.own[below(random, silent.own.len())];
            &self.models[at]
        };
        match population {
            Population::Stratum => own(random).rate,
            Population::Country => self.models[below(random, self.models.len())].rate,
            Population::OtherSeeds => {
                let other = &self.others[below(random, self.others.len())];
                other.get(&own(random).place).copied().unwrap_or(0.0)
            }
            Population::Lognormal => shape.drawn(&shape.lognormal, random),
            Population::Gamma => shape.drawn(&shape.gamma, random),
            Population::Heavy => shape.drawn(&shape.heavy, random),
        }
    }

    /// The same country with other kroner for the 76: each draws from a fitted population. The cities keep theirs.
    pub(crate) fn redrawn(&self, population: Population, random: &mut ChaCha8Rng) -> Outcome<Self> {
        let shape = Shape::of(&self.models)?;
        let mut builder = Builder::new(Description::default(), shipped::places()?);
        for place in self.data.places().ids() {
            builder.set_response(place, self.data.response(place));
        }
        for model in &self.models {
            let rate = self.drawn(model, population, &shape, random);
            // Whole kroner are fine enough, and at most a few hundred million.
            let kroner: i64 = format!("{:.0}", rate * model.people).parse()?;
            builder
                .push(&initiative(model.place, self.area, kroner))
                .map_err(|why| format!("{why:?}"))?;
        }
        let mut country = Self::of(builder.finish(), None);
        country.area = self.area;
        Ok(country)
    }

    /// Draws of the silent total, for the methods that the program does not use: the mean of a resample of each
    /// stratum, for everybody in it.
    pub(crate) fn bootstrap_of_means(&self, draws: usize, random: &mut ChaCha8Rng) -> (f64, f64) {
        self.percentiles(draws, random, |own, silent, random| {
            let resample = own.iter().map(|_| own[below(random, own.len())]);
            let (kroner, people) = resample.fold((0.0, 0.0), |sum, model| {
                (sum.0 + model.rate * model.people, sum.1 + model.people)
            });
            silent
                .iter()
                .map(|silent| silent.people * kroner / people)
                .sum()
        })
    }

    /// Each silent municipality gets what a random one of its stratum has; the stratum is taken to be all there is.
    pub(crate) fn imputation(&self, draws: usize, random: &mut ChaCha8Rng) -> (f64, f64) {
        self.percentiles(draws, random, |own, silent, random| {
            let silent = silent.iter();
            silent
                .map(|silent| silent.people * own[below(random, own.len())].rate)
                .sum()
        })
    }

    fn percentiles(
        &self,
        draws: usize,
        random: &mut ChaCha8Rng,
        total: impl Fn(&[&Municipality], &[&Municipality], &mut ChaCha8Rng) -> f64,
    ) -> (f64, f64) {
        let strata: Vec<(Vec<_>, Vec<_>)> = self
            .silent
            .chunk_by(|one, other| one.stratum == other.stratum)
            .map(|silent| {
                let own = silent.iter().take(1).flat_map(|first| &first.own);
                let own = own.map(|at| &self.models[*at]);
                (own.collect(), silent.iter().collect())
            })
            .collect();
        let mut totals: Vec<f64> = (0..draws)
            .map(|_| {
                let strata = strata.iter();
                strata.map(|(own, silent)| total(own, silent, random)).sum()
            })
            .collect();
        totals.sort_by(f64::total_cmp);
        let end = draws / 40;
        (totals[end], totals[draws - 1 - end])
    }
}

/// What is fitted to the 76.
struct Shape {
    zeros: f64,
    lognormal: LogNormal<f64>,
    gamma: Gamma<f64>,
    heavy: LogNormal<f64>,
}

impl Shape {
    fn of(models: &[Municipality]) -> Outcome<Self> {
        let all = models.iter().map(|model| model.rate);
        let above: Vec<f64> = all.filter(|rate| *rate > 0.0).collect();
        let (mean, variance) = moments(&above)?;
        let logs: Vec<f64> = above.iter().map(|rate| rate.ln()).collect();
        let (log_mean, log_variance) = moments(&logs)?;
        let share =
            f64::from(u32::try_from(above.len())?) / f64::from(u32::try_from(models.len())?);
        let spread = (1.0 + variance / (mean * mean)).ln();
        Ok(Self {
            zeros: 1.0 - share,
            lognormal: LogNormal::new(mean.ln() - spread / 2.0, spread.sqrt())?,
            gamma: Gamma::new(mean * mean / variance, variance / mean)?,
            heavy: LogNormal::new(log_mean, log_variance.sqrt())?,
        })
    }

    fn drawn(&self, above: &impl Distribution<f64>, random: &mut ChaCha8Rng) -> f64 {
        let uniform = f64::from(random.next_u32()) / 4_294_967_296.0;
        if uniform < self.zeros {
            return 0.0;
        }
        above.sample(random)
    }
}

fn moments(values: &[f64]) -> Outcome<(f64, f64)> {
    let count = f64::from(u32::try_from(values.len())?);
    let mean = values.iter().sum::<f64>() / count;
    let squares = values.iter().map(|value| (value - mean).powi(2));
    Ok((mean, squares.sum::<f64>() / (count - 1.0)))
}

/// The example of a seed with the shipped responses.
fn seeded(seed: u64) -> Outcome<Dataset> {
    let options = example::Options {
        initiatives: 706,
        seed,
        output: None,
        force: false,
    };
    let mut csv = Vec::new();
    example::run(&options, &mut csv, indicatif::ProgressDrawTarget::hidden())?;
    let places = shipped::places()?;
    let shipped = shipped::load()?.dataset;
    let mut builder = Builder::new(Description::default(), places);
    for place in shipped.places().ids() {
        builder.set_response(place, shipped.response(place));
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(&csv[..]);
    for record in reader.records() {
        let record = record?;
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let place = shipped.places().find(Raw::new(cell(0))).ok_or("a place")?;
        let area = shipped.rows().find_map(|row| {
            let area = shipped.area(row);
            (area_name(area) == cell(1)).then_some(area)
        });
        let kroner = cell(3).parse::<i64>()? * 1_000;
        builder
            .push(&initiative(place, area, kroner))
            .map_err(|why| format!("{why:?}"))?;
    }
    Ok(builder.finish())
}

fn area_name(area: Field<PolicyArea>) -> &'static str {
    match area.given() {
        Some(PolicyArea::DaycareAndSchool) => "Dagtilbud og folkeskole",
        Some(PolicyArea::Employment) => "Beskæftigelse",
        Some(PolicyArea::CultureAndLeisure) => "Kultur og fritid",
        Some(PolicyArea::Social) => "Social",
        Some(PolicyArea::HealthAndElderly) => "Sundhed og ældre",
        Some(PolicyArea::GeneralIntegration) => "Integration generelt",
        None => "",
    }
}

fn initiative(place: PlaceId, area: Option<Field<PolicyArea>>, kroner: i64) -> Initiative<'static> {
    Initiative {
        place,
        area: area.unwrap_or(Field::Empty),
        title: Raw::new(""),
        gross: Field::Given(Money::from_kroner(kroner)),
        income: Field::Given(Money::ZERO),
        finance: Field::Empty,
        legal_basis: Field::Empty,
        primary: Field::Empty,
        secondary: Field::Empty,
        content: Prose::new(""),
        purpose: Prose::new(""),
        share: Field::Empty,
        year: Field::Empty,
        source: Place::default(),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "kroner of a municipality are far below 2^52"
)]
fn float(kroner: i128) -> f64 {
    kroner as f64
}

pub(crate) fn random(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

fn below(random: &mut ChaCha8Rng, bound: usize) -> usize {
    let product = u64::from(random.next_u32()) * bound as u64;
    usize::try_from(product >> 32).unwrap_or(0)
}
