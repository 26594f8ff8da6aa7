//! The random part: each draw gives every silent municipality the kroner per inhabitant of another, whole numbers
//! throughout, so that a seed gives the same interval on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::query::estimate::model::{Frame, Model};

/// Kroner per inhabitant are drawn in millionths of an øre.
pub(super) const FINE: i128 = 1_000_000;

/// What is drawn for the silent municipalities together: for each quantity and policy area all draws.
///
/// A stratum is an urn with its own members once each, and the whole model with the weight of [`Frame::SHARED`]
/// municipalities. A silent municipality draws from the urn and is put into it as another ball of what it drew
/// (a Pólya urn): so the draws hold both that municipalities differ and that the members are a sample. The drawn
/// member gives all its quantities and areas at once, so that areas add up to the total and income follows expenditure
/// in every draw.
///
/// `rates[member][column]` are øre per inhabitant times [`FINE`]; the result is `[column][draw]` in øre.
pub(super) fn draws(model: &Model, rates: &[Vec<i128>], draws: usize, seed: u64) -> Vec<Vec<i128>> {
    let columns = rates.first().map_or(0, Vec::len);
    let mut drawn = vec![vec![0; draws]; columns];
    if model.members.is_empty() {
        return drawn;
    }
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut totals = vec![0_i128; columns];
    let mut urn = Vec::new();
    for draw in 0..draws {
        totals.fill(0);
        for stratum in &model.strata {
            urn.clear();
            urn.extend_from_slice(&stratum.own);
            for silent in &stratum.silent {
                let ball = below(&mut random, urn.len() + Frame::SHARED as usize);
                let member = match urn.get(ball) {
                    Some(member) => *member,
                    None => below(&mut random, model.members.len()),
                };
                urn.push(member);
                let people = i128::from(silent.people);
                for (total, rate) in totals.iter_mut().zip(&rates[member]) {
                    *total += people * rate;
                }
            }
        }
        for (column, total) in drawn.iter_mut().zip(&totals) {
            column[draw] = total / FINE;
        }
    }
    drawn
}

/// A number in `0..bound`: multiply and shift; the bias is below one in a million for bounds below 4,000.
fn below(random: &mut ChaCha8Rng, bound: usize) -> usize {
    let product = u64::from(random.next_u32()) * bound as u64;
    usize::try_from(product >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ball_of_a_small_urn_is_drawn_about_as_often() {
        let mut random = ChaCha8Rng::seed_from_u64(1);
        let mut seen = [0; 5];
        for _ in 0..5_000 {
            seen[below(&mut random, 5)] += 1;
        }
        assert!(
            seen.iter().all(|count| (900..1_100).contains(count)),
            "{seen:?}"
        );
    }
}
