//! Deals initiatives to municipalities and areas to initiatives, and chooses the few that repeat another.

use super::finance::Sources;
use super::place::{Level, Place};
use super::plan::{Initiative, Primary, Repeats, Secondary, Share};
use super::sampler::Sampler;
use super::target::{Area, INITIATIVES};

/// The municipality whose amounts take up what is left over by rounding: it has initiatives in every area.
pub(super) const LEVELLER: &str = "København";

/// The fewest initiatives of a municipality above one krone per inhabitant.
const FEWEST: usize = 3;

/// How many initiatives repeat another: nearly the same, and in another area.
const REPEATS: [(Repeats, usize); 2] = [(Repeats::NearlyTheSame, 4), (Repeats::InAnotherArea, 4)];

/// All initiatives, municipality by municipality and within it by area; amounts and groups are still to come.
pub(super) fn initiatives(places: &[Place], sampler: &mut Sampler) -> Vec<Initiative> {
    let counts = counts(places, sampler);
    let mut areas = Vec::new();
    let mut levelling = Vec::new();
    for area in Area::ALL {
        levelling.extend([area; 2]);
        areas.extend(vec![area; area.target().initiatives - 2]);
    }
    sampler.shuffle(&mut areas);
    let mut initiatives = Vec::new();
    for (place, count) in counts.into_iter().enumerate() {
        let mut own = if places[place].name == LEVELLER {
            levelling.clone()
        } else {
            Vec::new()
        };
        while own.len() < count {
            own.extend(areas.pop());
        }
        own.sort_by_key(|area| *area as u8);
        initiatives.extend(own.into_iter().map(|area| blank(place, area)));
    }
    initiatives
}

fn blank(place: usize, area: Area) -> Initiative {
    Initiative {
        place,
        area,
        gross: 0,
        income: 0,
        sources: Sources::default(),
        names_integration_act: false,
        primary: Primary::A,
        secondary: Secondary::Several,
        share: Share::Empty,
        repeats: None,
    }
}

/// Initiatives per municipality: one to three under one krone per inhabitant, else by the root of the kroner.
fn counts(places: &[Place], sampler: &mut Sampler) -> Vec<usize> {
    let mut counts = vec![0; places.len()];
    let mut weights = vec![0; places.len()];
    for (at, place) in places.iter().enumerate() {
        match place.level {
            Level::None => {}
            Level::Trace => {
                counts[at] = (1 + sampler.index(3)).min(usize::try_from(place.gross).unwrap_or(1));
            }
            Level::Largest | Level::Above | Level::Middle => {
                counts[at] = FEWEST;
                let root = usize::try_from(place.gross.isqrt()).unwrap_or(0);
                weights[at] = root * usize::try_from(sampler.between(75, 125)).unwrap_or(100);
            }
        }
    }
    let all = usize::try_from(INITIATIVES).unwrap_or(0);
    let left = all.saturating_sub(counts.iter().sum());
    let sum = weights.iter().sum::<usize>().max(1);
    for (count, weight) in counts.iter_mut().zip(&weights) {
        *count += left * weight / sum;
    }
    // Rounding down leaves fewer over than there are municipalities with a weight.
    let missing = all.saturating_sub(counts.iter().sum());
    for (count, _) in counts
        .iter_mut()
        .zip(&weights)
        .filter(|pair| *pair.1 > 0)
        .take(missing)
    {
        *count += 1;
    }
    counts
}

/// Marks the initiatives that repeat another of the same municipality and target group, and moves each behind it.
pub(super) fn repeats(places: &[Place], initiatives: &mut Vec<Initiative>, sampler: &mut Sampler) {
    for (kind, wanted) in REPEATS {
        let mut marked = 0;
        // Far more tries than needed; a seed that had no such pair would only have fewer repeats.
        for _ in 0..100_000 {
            if marked == wanted {
                break;
            }
            let (first, second) = (
                sampler.index(initiatives.len()),
                sampler.index(initiatives.len()),
            );
            if repeatable(places, initiatives, kind, first, second) {
                let mut moved = initiatives.remove(second);
                moved.repeats = Some(kind);
                initiatives.insert(first + 1, moved);
                marked += 1;
            }
        }
    }
}

fn repeatable(
    places: &[Place],
    initiatives: &[Initiative],
    kind: Repeats,
    first: usize,
    second: usize,
) -> bool {
    let (one, other) = (&initiatives[first], &initiatives[second]);
    let follower = initiatives.get(first + 1).and_then(|next| next.repeats);
    let repeated = initiatives.get(second + 1).and_then(|next| next.repeats);
    let free = one.repeats.is_none()
        && other.repeats.is_none()
        && follower.is_none()
        && repeated.is_none();
    let place = &places[one.place];
    let areas_fit = match kind {
        Repeats::NearlyTheSame => one.area == other.area,
        Repeats::InAnotherArea => one.area != other.area,
    };
    first < second
        && free
        && areas_fit
        && one.place == other.place
        && one.secondary == other.secondary
        && place.level != Level::Trace
        && place.name != LEVELLER
}
