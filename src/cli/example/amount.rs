//! Amounts that sum to every municipality's and to every area's kroner at once.
//!
//! Skewed sizes are scaled to the municipalities and to the areas in turn (iterative proportional fitting) in whole
//! millionths of a thousand kroner. Rounding is then made good: in each municipality by its largest initiative, and
//! in each area by the leveller, whose own total comes out right because both sides have the same sum.

use super::deal::LEVELLER;
use super::place::{Level, Place};
use super::plan::{Initiative, Repeats};
use super::sampler::Sampler;
use super::target::Area;

/// Parts of a thousand kroner while fitting.
const PARTS: i128 = 1_000_000;
/// Rounds of fitting; the sums are right to a fraction of a thousand kroner long before.
const ROUNDS: usize = 200;
/// Initiatives with no expenditure at all, which a reviewer should ask about.
const WITHOUT_EXPENDITURE: usize = 7;

/// Gives every initiative its gross expenditure.
pub(super) fn assign(places: &[Place], initiatives: &mut [Initiative], sampler: &mut Sampler) {
    let mut parts = vec![0; initiatives.len()];
    let free = without_expenditure(places, initiatives, sampler);
    for at in 0..initiatives.len() {
        let size = i128::from(sampler.size()) * PARTS;
        if initiatives[at].repeats == Some(Repeats::NearlyTheSame) {
            parts[at] = parts[at - 1];
        } else if !free.contains(&at) {
            parts[at] = size;
        }
    }
    trace(places, initiatives, &mut parts, sampler);
    fit(places, initiatives, &mut parts);
    for (initiative, part) in initiatives.iter_mut().zip(&parts) {
        if *part > 0 {
            initiative.gross = i64::try_from((part + PARTS / 2) / PARTS)
                .unwrap_or(0)
                .max(1);
        }
    }
    level(places, initiatives);
}

fn without_expenditure(
    places: &[Place],
    initiatives: &[Initiative],
    sampler: &mut Sampler,
) -> Vec<usize> {
    let mut candidates: Vec<usize> = (0..initiatives.len())
        .filter(|&at| {
            let place = &places[initiatives[at].place];
            let repeated = initiatives
                .get(at + 1)
                .is_some_and(|next| next.repeats.is_some());
            place.level == Level::Above && initiatives[at].repeats.is_none() && !repeated
        })
        .collect();
    sampler.shuffle(&mut candidates);
    candidates.truncate(WITHOUT_EXPENDITURE);
    candidates
}

/// Splits the few thousands of municipalities below one krone per inhabitant, which no fitting may move.
fn trace(
    places: &[Place],
    initiatives: &mut [Initiative],
    parts: &mut [i128],
    sampler: &mut Sampler,
) {
    for (at, place) in places
        .iter()
        .enumerate()
        .filter(|place| place.1.level == Level::Trace)
    {
        let own: Vec<usize> = (0..initiatives.len())
            .filter(|&one| initiatives[one].place == at)
            .collect();
        let mut left = place.gross;
        for (done, &one) in own.iter().enumerate() {
            let after = own.len() - done - 1;
            let most = left - i64::try_from(after).unwrap_or(0);
            let most = u32::try_from(most).unwrap_or(1).max(1);
            let amount = if after == 0 {
                left
            } else {
                i64::from(sampler.between(most.div_ceil(4), most))
            };
            initiatives[one].gross = amount;
            parts[one] = 0;
            left -= amount;
        }
    }
}

fn fit(places: &[Place], initiatives: &[Initiative], parts: &mut [i128]) {
    let rows: Vec<usize> = initiatives.iter().map(|one| one.place).collect();
    let columns: Vec<usize> = initiatives.iter().map(|one| one.area as usize).collect();
    let mut by_area: Vec<i128> = Area::ALL
        .iter()
        .map(|area| i128::from(area.target().gross) * PARTS)
        .collect();
    for initiative in initiatives {
        by_area[initiative.area as usize] -= i128::from(initiative.gross) * PARTS;
    }
    let by_place: Vec<i128> = places
        .iter()
        .map(|place| {
            if place.level == Level::Trace {
                0
            } else {
                i128::from(place.gross) * PARTS
            }
        })
        .collect();
    for _ in 0..ROUNDS {
        scale(parts, &columns, &by_area);
        scale(parts, &rows, &by_place);
    }
}

/// Scales the parts of each group to its total.
fn scale(parts: &mut [i128], groups: &[usize], totals: &[i128]) {
    let mut sums = vec![0; totals.len()];
    for (part, &group) in parts.iter().zip(groups) {
        sums[group] += part;
    }
    for (part, &group) in parts.iter_mut().zip(groups) {
        if *part > 0 {
            *part = (*part * totals[group] / sums[group]).max(1);
        }
    }
}

fn level(places: &[Place], initiatives: &mut [Initiative]) {
    for (at, place) in places
        .iter()
        .enumerate()
        .filter(|place| place.1.name != LEVELLER)
    {
        correct(initiatives, place.gross, |one| one.place == at);
    }
    for area in Area::ALL {
        let elsewhere: i64 = initiatives
            .iter()
            .filter(|one| one.area == area && places[one.place].name != LEVELLER)
            .map(|one| one.gross)
            .sum();
        correct(initiatives, area.target().gross - elsewhere, |one| {
            one.area == area && places[one.place].name == LEVELLER
        });
    }
}

/// Moves the largest of the chosen initiatives so that they sum to the total; those in a repetition stay alike.
fn correct(initiatives: &mut [Initiative], total: i64, chosen: impl Fn(&Initiative) -> bool) {
    let mut sum = 0;
    let mut largest: Option<usize> = None;
    for at in 0..initiatives.len() {
        let one = &initiatives[at];
        if !chosen(one) {
            continue;
        }
        sum += one.gross;
        let alike = Some(Repeats::NearlyTheSame);
        let repeated = initiatives
            .get(at + 1)
            .is_some_and(|next| next.repeats == alike);
        if one.repeats != alike
            && !repeated
            && largest.is_none_or(|known| initiatives[known].gross < one.gross)
        {
            largest = Some(at);
        }
    }
    if let Some(at) = largest {
        initiatives[at].gross += total - sum;
    }
}
