//! What the rows that meet a filter add up to, by place and policy area, whatever the scope; kept for the next question:
//! neither another measure nor a row that is looked at closer counts them again.

use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::field::Field;
use crate::domain::terms::PolicyArea;
use crate::query::criteria::Criterion;
use crate::query::cube::{self, Cube, Kind, Part, Stop};
use crate::query::matcher::Matcher;
use crate::query::prices::Prices;
use crate::query::rest::Met;
use crate::query::tally::Tally;

/// The number of policy areas, with the special states.
pub(super) const AREAS: usize = Field::<PolicyArea>::COUNT;

/// The tallies of a place: of each policy area, and at the end of all.
pub(super) type Areas = [Tally; AREAS + 1];

/// So many are kept: those of the view and of its rows without the filter, and of the last few before.
const MOST_KEPT: usize = 4;

/// The tallies of all places under a filter.
#[derive(Debug, Default)]
pub(super) struct ByPlace {
    /// Of each place.
    pub(super) tallies: Vec<Areas>,
    /// Those of the rows that give no year where others do; none where no row gives one.
    pub(super) undated: Vec<Areas>,
}

/// What was found last, oldest first, each with all criteria that are not of place.
#[derive(Debug, Default)]
struct Kept(Mutex<Vec<(Vec<Criterion>, Arc<ByPlace>)>>);

impl Kept {
    fn with<T>(&self, change: impl FnOnce(&mut Vec<(Vec<Criterion>, Arc<ByPlace>)>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl ByPlace {
    /// Counts the rows that meet a filter, or remembers them.
    pub(super) fn of(matcher: &Matcher<'_>, rest: &Met) -> Arc<Self> {
        let kept = matcher.data().derived().get::<Kept>();
        let known = kept.with(|all| {
            let at = all
                .iter()
                .position(|(criteria, _)| criteria == matcher.of_rows())?;
            all[at..].rotate_left(1);
            all.last().map(|(_, found)| Arc::clone(found))
        });
        known.unwrap_or_else(|| {
            let found = Arc::new(Self::new(matcher, rest));
            kept.with(|all| {
                if all.len() == MOST_KEPT {
                    all.remove(0);
                }
                all.push((matcher.of_rows().to_vec(), Arc::clone(&found)));
            });
            found
        })
    }

    fn new(matcher: &Matcher<'_>, rest: &Met) -> Self {
        let data = matcher.data();
        let cube = cube::of(data);
        let parts = rest.parts(data, Stop::default()).unwrap_or_default();
        let met = |kind: &&Kind| matcher.meets(kind);
        let is_undated = |kind: &&Kind| kind.cell.year().given().is_none();
        let undated = !data.years().is_empty() && cube.kinds.iter().any(|kind| is_undated(&kind));
        let undated = undated.then(|| {
            let kinds = cube.kinds.iter().filter(is_undated);
            by_place(cube, parts, kinds.filter(met))
        });
        Self {
            tallies: by_place(cube, parts, cube.kinds.iter().filter(met)),
            undated: undated.unwrap_or_default(),
        }
    }
}

/// What the rows of some kinds add up to, by place and policy area.
fn by_place<'c>(cube: &Cube, parts: &[Part], kinds: impl Iterator<Item = &'c Kind>) -> Vec<Areas> {
    let mut sums = vec![[Part::default(); AREAS]; cube.reported.len()];
    let mut levels = match cube.level {
        Some(_) => Vec::new(),
        None => vec![[Prices::default(); AREAS]; sums.len()],
    };
    for kind in kinds {
        let area = usize::from(kind.cell.area().code());
        let slots = kind.slots.clone();
        for (place, part) in cube.places[slots.clone()].iter().zip(&parts[slots]) {
            sums[place.index()][area] += *part;
            if let Some(levels) = levels.get_mut(place.index()).filter(|_| part.rows > 0) {
                levels[area] = levels[area].with(kind.prices);
            }
        }
    }
    let of_place = (0..).zip(sums).map(|(place, sums): (usize, _)| {
        let mut areas = Areas::default();
        for (area, sum) in sums.into_iter().enumerate() {
            let level = cube.level.unwrap_or_else(|| levels[place][area]);
            areas[area] = sum.tally(level);
            areas[AREAS] += areas[area];
        }
        areas
    });
    of_place.collect()
}
