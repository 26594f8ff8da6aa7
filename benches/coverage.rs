//! How often the interval of the estimate holds what the silent municipalities spent, and how long an estimate takes;
//! printed, never asserted. `cargo bench --bench coverage` prints the table of `query::estimate`.
//!
//! Nobody knows what the silent spent. So they are drawn from constructed populations (`tests/population`), with the
//! 80 that responded held as they stand in the example, and, in the last two rows, drawn anew as well.

#[path = "../tests/population/mod.rs"]
mod population;

use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use indsats::domain::terms::PolicyArea;
use indsats::load::shipped;
use indsats::query::concentration::Concentration;
use indsats::query::estimate::{Estimate, SEED};
use indsats::query::robustness::Robustness;
use indsats::query::view::View;
use population::{Country, Outcome, Population, SEEDS, random};

/// Draws of the silent municipalities.
const DRAWS: usize = 20_000;
/// Countries of which the responding municipalities are drawn as well, and draws of the silent in each.
const COUNTRIES: usize = 400;
const DRAWS_EACH: usize = 200;
/// Draws of the methods that the program does not use.
const OTHERS: usize = 1_999;

fn main() -> Outcome<()> {
    let mut out = io::stdout();
    let total = table(None, "all areas")?;
    let health = table(Some(PolicyArea::HealthAndElderly), "health and the elderly")?;
    write!(out, "{total}\n{health}\n")?;

    let data = shipped::load()?.dataset;
    let view = View::default();
    let times = [
        timed("estimate, 21 lines", || {
            black_box(Estimate::new(&view, &data).is_ok());
        }),
        timed("robustness", || {
            black_box(Robustness::new(&view, &data));
        }),
        timed("concentration", || {
            black_box(Concentration::new(&view, &data).is_ok());
        }),
    ];
    writeln!(out, "of 706 rows (target: 2 ms)\n{}", times.concat())?;
    Ok(())
}

/// The median and the slowest but two of 200 times.
fn timed(name: &str, mut once: impl FnMut()) -> String {
    let mut times: Vec<Duration> = (0..200)
        .map(|_| {
            let before = Instant::now();
            once();
            before.elapsed()
        })
        .collect();
    times.sort_unstable();
    let ms = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1000.0);
    format!(
        "  {name:<20} median {}, p99 {}\n",
        ms(times[100]),
        ms(times[197])
    )
}

/// A table of coverage in percent, as it stands in the documentation.
fn table(area: Option<PolicyArea>, name: &str) -> Outcome<String> {
    let country = Country::example(area, &SEEDS)?;
    let mut source = random(1);
    let means = country.bootstrap_of_means(OTHERS, &mut source);
    let imputed = country.imputation(OTHERS, &mut source);
    let own = country.interval(SEED)?;
    let mut text = format!(
        "| {name}: the silent are | bootstrap of means | imputation | **urn (used)** |\n| --- | --- | --- | --- |\n"
    );
    for population in Population::ALL {
        let held = country.coverage(&[means, imputed, own], population, DRAWS, &mut source)?;
        text += &row(population.name(), &held);
    }
    for population in [Population::Lognormal, Population::Gamma] {
        let mut sums = vec![0.0; 3];
        for _ in 0..COUNTRIES {
            let other = country.redrawn(population, &mut source)?;
            let intervals = [
                other.bootstrap_of_means(199, &mut source),
                other.imputation(199, &mut source),
                other.interval(SEED)?,
            ];
            let silent = country.coverage(&intervals, population, DRAWS_EACH, &mut source)?;
            for (sum, held) in sums.iter_mut().zip(silent) {
                *sum += held / f64::from(u32::try_from(COUNTRIES)?);
            }
        }
        text += &row(&format!("{}, the 76 drawn too", population.name()), &sums);
    }
    Ok(text)
}

fn row(name: &str, held: &[f64]) -> String {
    let cells: Vec<_> = held
        .iter()
        .map(|share| format!("{:.1}", share * 100.0))
        .collect();
    format!("| {name} | {} |\n", cells.join(" | "))
}
