//! Target groups of the initiatives, and the share of them who are refugees, immigrants or descendants.

use super::plan::{Initiative, Primary, Secondary, Share};
use super::sampler::Sampler;
use super::target::Area;

/// Initiatives with target group c and a share under 50 per cent, which a reviewer should ask about.
const LOW_SHARES: usize = 8;
/// Initiatives that name the integration act as their legal basis, which a reviewer should ask about.
const INTEGRATION_ACT: usize = 9;

/// Gives every initiative its groups and its share; the secondary groups are exactly those of its area's target.
pub(super) fn assign(initiatives: &mut [Initiative], sampler: &mut Sampler) {
    for area in Area::ALL {
        let mut groups: Vec<Secondary> = Secondary::ALL
            .into_iter()
            .zip(area.target().secondary)
            .flat_map(|(group, count)| std::iter::repeat_n(group, count))
            .collect();
        sampler.shuffle(&mut groups);
        for initiative in initiatives
            .iter_mut()
            .filter(|initiative| initiative.area == area)
        {
            initiative.secondary = groups.pop().unwrap_or(Secondary::Several);
            initiative.primary = primary(area, sampler);
            initiative.share = share(initiative.primary, sampler);
        }
    }
    mark(initiatives, sampler);
}

fn primary(area: Area, sampler: &mut Sampler) -> Primary {
    let weights = match area {
        Area::Education => [25, 35, 40],
        Area::Employment => [35, 45, 20],
        Area::Culture => [15, 35, 50],
        Area::Social => [20, 40, 40],
        Area::Health => [25, 40, 35],
        Area::General => [40, 30, 30],
    };
    sampler.weighted(
        &[
            (Primary::A, weights[0]),
            (Primary::B, weights[1]),
            (Primary::C, weights[2]),
        ],
        Primary::B,
    )
}

fn share(primary: Primary, sampler: &mut Sampler) -> Share {
    let (percent, none, low) = match primary {
        Primary::A => (25, 95, 95),
        Primary::B => (58, 93, 60),
        Primary::C => (72, 95, 50),
    };
    match sampler.below(100) {
        drawn if drawn < percent => {
            Share::Percent((low + sampler.below(101 - low) / 5 * 5).min(100))
        }
        drawn if drawn < none => Share::NotApplicable,
        _ => Share::Empty,
    }
}

fn mark(initiatives: &mut [Initiative], sampler: &mut Sampler) {
    let mut broad: Vec<usize> = positions(initiatives, |one| one.primary == Primary::C);
    sampler.shuffle(&mut broad);
    for &at in broad.iter().take(LOW_SHARES) {
        initiatives[at].share = Share::Percent(20 + 5 * sampler.below(6));
    }
    let mut new: Vec<usize> = positions(initiatives, |one| one.primary == Primary::A);
    sampler.shuffle(&mut new);
    for &at in new.iter().take(INTEGRATION_ACT) {
        initiatives[at].names_integration_act = true;
    }
}

fn positions(initiatives: &[Initiative], chosen: impl Fn(&Initiative) -> bool) -> Vec<usize> {
    (0..initiatives.len())
        .filter(|&at| chosen(&initiatives[at]))
        .collect()
}
