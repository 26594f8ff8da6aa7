//! The municipalities that answered, read from the shipped files, and how many kroner each spends in the example.

use std::collections::HashSet;

use crate::load::shipped::{MUNICIPALITIES, RESPONSES};

use super::Error;
use super::sampler::Sampler;
use super::target::{LARGEST, LARGEST_MOVES, MIDDLE, NONE, OTHERS_AT_MOST, REGIONS, TRACE};

/// A municipality that answered.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// Name as the file writes it.
    pub(super) name: String,
    /// Name of its region.
    pub(super) region: String,
    /// Inhabitants on 1 January 2021.
    pub(super) population: i64,
    /// How its kroner are found.
    pub(super) level: Level,
    /// Gross expenditure in thousand kroner.
    pub(super) gross: i64,
}

/// The level of expenditure per inhabitant that a municipality is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// One of the five largest.
    Largest,
    /// Above 50 kroner.
    Above,
    /// Between 1 and 50 kroner.
    Middle,
    /// Above 0 and below 1 krone.
    Trace,
    /// No initiative.
    None,
}

/// Reads the municipalities that answered, and gives each its kroner.
pub(super) fn places(sampler: &mut Sampler) -> Result<Vec<Place>, Error> {
    let mut places = responding()?;
    for place in &mut places {
        place.gross = match place.level {
            Level::Largest => largest(&place.name, sampler),
            Level::Middle => place.population * i64::from(sampler.between(8, 40)) / 1000,
            // Below one krone: fewer whole thousands than thousand inhabitants.
            Level::Trace => {
                let most = u32::try_from((place.population - 1) / 1000).unwrap_or(1);
                i64::from((most * sampler.between(20, 95) / 100).max(1))
            }
            Level::Above | Level::None => 0,
        };
    }
    for (region, total) in REGIONS {
        let known: i64 = places
            .iter()
            .filter(|place| place.region == region)
            .map(|place| place.gross)
            .sum();
        let mut above: Vec<&mut Place> = places
            .iter_mut()
            .filter(|place| place.region == region && place.level == Level::Above)
            .collect();
        share_out(&mut above, total - known, sampler);
    }
    Ok(places)
}

fn largest(name: &str, sampler: &mut Sampler) -> i64 {
    let base = LARGEST
        .iter()
        .find(|known| known.0 == name)
        .map_or(0, |known| known.1);
    base + i64::from(sampler.below(2 * LARGEST_MOVES + 1)) - i64::from(LARGEST_MOVES)
}

/// Gives each of a region's municipalities above fifty kroner 52 kroner per inhabitant, and the rest unevenly.
fn share_out(above: &mut [&mut Place], total: i64, sampler: &mut Sampler) {
    let mut weights = Vec::with_capacity(above.len());
    let mut left = total;
    for place in above.iter_mut() {
        place.gross = place.population * 52 / 1000 + 1;
        left -= place.gross;
        weights.push(place.population * i64::from(sampler.between(10, 60)));
    }
    let sum: i64 = weights.iter().sum::<i64>().max(1);
    let extra = left;
    for (place, weight) in above.iter_mut().zip(&weights) {
        let part = (extra * weight / sum).min(OTHERS_AT_MOST - place.gross);
        place.gross += part;
        left -= part;
    }
    for place in above.iter_mut() {
        let part = left.min(OTHERS_AT_MOST - place.gross);
        place.gross += part;
        left -= part;
    }
}

fn responding() -> Result<Vec<Place>, Error> {
    let mut answered = HashSet::new();
    for record in reader(RESPONSES).records() {
        let record = record?;
        if record.get(1) == Some("ja") {
            answered.insert(record.get(0).unwrap_or_default().to_owned());
        }
    }
    let mut places = Vec::with_capacity(answered.len());
    for record in reader(MUNICIPALITIES).records() {
        let record = record?;
        let cell = |at: usize| record.get(at).unwrap_or_default();
        if !answered.contains(cell(1)) {
            continue;
        }
        let population = cell(5).parse().map_err(|source| Error::Population {
            name: cell(1).to_owned(),
            source,
        })?;
        let level = level(cell(1));
        places.push(Place {
            name: cell(1).to_owned(),
            region: cell(2).to_owned(),
            population,
            level,
            gross: 0,
        });
    }
    Ok(places)
}

fn level(name: &str) -> Level {
    if LARGEST.iter().any(|known| known.0 == name) {
        Level::Largest
    } else if NONE.contains(&name) {
        Level::None
    } else if TRACE.contains(&name) {
        Level::Trace
    } else if MIDDLE.contains(&name) {
        Level::Middle
    } else {
        Level::Above
    }
}

fn reader(text: &'static str) -> csv::Reader<&'static [u8]> {
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_bytes())
}
