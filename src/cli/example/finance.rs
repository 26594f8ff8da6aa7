//! Sources of finance and income: income only where somebody outside the municipality pays, and never above the expenditure.

use super::plan::Initiative;
use super::sampler::Sampler;
use super::target::Area;

/// Initiatives with an outside source and yet no income, by area, which a reviewer should ask about.
const WITHOUT_INCOME: [(Area, usize); 4] = [
    (Area::Employment, 3),
    (Area::Social, 2),
    (Area::Culture, 2),
    (Area::General, 1),
];

/// Who pays. All false is a blank field, which without income counts as self-financed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sources {
    /// A grant from the state.
    pub(super) state: bool,
    /// Private money, for example a foundation.
    pub(super) private: bool,
    /// The municipality itself.
    pub(super) municipality: bool,
}

impl Sources {
    /// The words of the file, in its fixed order.
    pub(super) fn words(self) -> &'static str {
        match (self.state, self.private, self.municipality) {
            (false, false, false) => "",
            (false, false, true) => "kommunen",
            (false, true, false) => "private",
            (false, true, true) => "private+kommunen",
            (true, false, false) => "staten",
            (true, false, true) => "staten+kommunen",
            (true, true, false) => "staten+private",
            (true, true, true) => "staten+private+kommunen",
        }
    }
}

/// Gives every initiative its sources and its income.
pub(super) fn assign(initiatives: &mut [Initiative], sampler: &mut Sampler) {
    for area in Area::ALL {
        let outside = outside(initiatives, area, sampler);
        let silent = WITHOUT_INCOME
            .iter()
            .find(|known| known.0 == area)
            .map_or(0, |known| known.1);
        incomes(
            initiatives,
            &outside[silent..],
            area.target().income,
            sampler,
        );
        sources(initiatives, &outside, area, sampler);
    }
    for initiative in initiatives
        .iter_mut()
        .filter(|one| one.sources == Sources::default())
    {
        initiative.sources.municipality = sampler.happens(75);
    }
}

/// The initiatives of an area with finance from outside, those without income first, large enough to hold its income.
fn outside(initiatives: &[Initiative], area: Area, sampler: &mut Sampler) -> Vec<usize> {
    let target = area.target();
    let mut paying: Vec<usize> = (0..initiatives.len())
        .filter(|&at| initiatives[at].area == area && initiatives[at].gross > 0)
        .collect();
    sampler.shuffle(&mut paying);
    let mut inside = paying.split_off(target.outside.min(paying.len()));
    // Those without income stand first and are the smallest: the rest must hold the income with room to spare.
    paying.sort_by_key(|&at| (initiatives[at].gross, at));
    inside.sort_by_key(|&at| (initiatives[at].gross, at));
    let needed = target.income * 5 / 4;
    let held = |chosen: &[usize]| -> i64 { chosen.iter().map(|&at| initiatives[at].gross).sum() };
    for smallest in 0..paying.len() {
        let Some(largest) = inside.pop() else { break };
        if held(&paying) >= needed {
            break;
        }
        if initiatives[largest].gross > initiatives[paying[smallest]].gross {
            paying[smallest] = largest;
        }
    }
    paying.sort_by_key(|&at| (initiatives[at].gross, at));
    paying
}

fn incomes(initiatives: &mut [Initiative], paying: &[usize], total: i64, sampler: &mut Sampler) {
    for &at in paying {
        let percent = if sampler.happens(25) {
            100
        } else {
            i64::from(sampler.between(20, 95))
        };
        initiatives[at].income = initiatives[at].gross * percent / 100;
    }
    let sum = |initiatives: &[Initiative]| -> i64 {
        paying.iter().map(|&at| initiatives[at].income).sum()
    };
    let drawn = sum(initiatives);
    let room: i64 = paying.iter().map(|&at| initiatives[at].gross).sum::<i64>() - drawn;
    for &at in paying {
        let one = &mut initiatives[at];
        one.income = if drawn > total {
            one.income * total / drawn
        } else {
            one.income + (one.gross - one.income) * (total - drawn) / room.max(1)
        };
        one.income = one.income.clamp(1, one.gross);
    }
    let mut left = total - sum(initiatives);
    for &at in paying.iter().rev() {
        let one = &mut initiatives[at];
        let moved = left.clamp(1 - one.income, one.gross - one.income);
        one.income += moved;
        left -= moved;
    }
}

fn sources(initiatives: &mut [Initiative], outside: &[usize], area: Area, sampler: &mut Sampler) {
    let mut shuffled = outside.to_vec();
    sampler.shuffle(&mut shuffled);
    for (order, &at) in shuffled.iter().enumerate() {
        let one = &mut initiatives[at];
        let state = order < area.target().state;
        let private = !state || sampler.happens(12);
        one.sources = Sources {
            state,
            private,
            municipality: one.income < one.gross && sampler.happens(60),
        };
    }
}
