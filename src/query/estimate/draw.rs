//! The random part: each draw gives every silent municipality the kroner per inhabitant of another, whole numbers
//! throughout, so that a seed gives the same interval on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::query::estimate::frame::Frame;
use crate::query::estimate::model::Model;

/// The largest power of ten that kroner per inhabitant can be multiplied by without the total of a draw leaving an
/// `i64`: a millionth of an øre for amounts as municipalities have them, coarser for absurd ones.
pub(super) fn fineness(frame: &Frame<'_, '_>) -> i128 {
    let people = i128::from(frame.model.silent_people()).max(1);
    let rates = frame.columns(1);
    let rates = rates.iter().flatten();
    let largest = rates.map(|rate| i128::from(rate.unsigned_abs()) + 1).max();
    let room = i128::from(i64::MAX) / people / largest.unwrap_or(1);
    let mut fine = 1;
    while fine < 1_000_000 && fine * 10 <= room {
        fine *= 10;
    }
    fine
}

/// What is drawn for the silent municipalities together: for each column all draws.
///
/// There is an urn with all members of the model, and one for each stratum with its own members and
/// [`Frame::SHARED`] balls that send to the first. A silent municipality draws from its stratum's urn, and a ball of
/// what it drew is put in as another; one drawn by way of the first urn is put there too (Pólya urns, the one of all
/// above those of the strata). So the draws hold both that municipalities differ and that the members are a sample.
/// The drawn member gives all its columns at once: areas add up to the total, and income follows expenditure.
///
/// `rates[member][column]` is a rate per inhabitant; the result is `[column][draw]`.
pub(super) fn draws(model: &Model, rates: &[Vec<i64>], count: usize, seed: u64) -> Vec<Vec<i64>> {
    let columns = rates.first().map_or(0, Vec::len);
    let mut drawn = vec![vec![0; count]; columns];
    if model.members.is_empty() {
        return drawn;
    }
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut totals = vec![0_i64; columns];
    let (mut all, mut urn): (Vec<usize>, Vec<usize>) = Default::default();
    for draw in 0..count {
        totals.fill(0);
        all.clear();
        all.extend(0..model.members.len());
        for stratum in &model.strata {
            urn.clear();
            urn.extend_from_slice(&stratum.own);
            for silent in &stratum.silent {
                let ball = below(&mut random, urn.len() + Frame::SHARED as usize);
                let own = urn.get(ball).copied();
                let member = own.unwrap_or_else(|| all[below(&mut random, all.len())]);
                if own.is_none() {
                    all.push(member);
                }
                urn.push(member);
                let people = i64::try_from(silent.people).unwrap_or(i64::MAX);
                for (total, rate) in totals.iter_mut().zip(&rates[member]) {
                    *total = total.saturating_add(people.saturating_mul(*rate));
                }
            }
        }
        for (column, total) in drawn.iter_mut().zip(&totals) {
            column[draw] = *total;
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
