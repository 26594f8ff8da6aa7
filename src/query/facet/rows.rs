//! Counts beside the values that cells do not answer: one pass over the rows that meet everything else counts them for
//! all of these facets, and is remembered for the next one.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fixedbitset::FixedBitSet;

use crate::domain::dataset::{Dataset, RowId};
use crate::query::criteria::{Facet, FacetValue, Span};
use crate::query::cube::{self, Part, Stop, pass};
use crate::query::facet::Beside;
use crate::query::facet::offer::{at_gross, at_legal_basis, at_share};
use crate::query::matcher::Matcher;
use crate::query::prices::Prices;
use crate::query::rest::{Clauses, Met};

/// The facets with counts that cells do not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    LegalBasis,
    Gross,
    Share,
}

/// So many are kept: with and without the criteria of each of the facets.
const MOST_KEPT: usize = 4;

/// What the rows with each value of each facet add up to.
#[derive(Debug)]
struct Sums([Vec<(Part, Prices)>; Of::ALL.len()]);

/// What rows are counted: by what cells do not answer, and by their cells, all of them or a set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Among {
    others: Clauses,
    cells: Option<FixedBitSet>,
}

/// What was counted last, oldest first.
#[derive(Debug, Default)]
struct Kept(Mutex<Vec<(Among, Arc<Sums>)>>);

impl Kept {
    fn with<T>(&self, change: impl FnOnce(&mut Vec<(Among, Arc<Sums>)>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Which values are in the data whatever is asked, by facet; found once.
#[derive(Debug, Default)]
struct Present(OnceLock<[Vec<bool>; Of::ALL.len()]>);

/// What was found beside each of the values of a facet; nothing when the pass was given up.
pub(super) fn counts(
    facet: Facet,
    values: &[FacetValue],
    matcher: &Matcher<'_>,
    data: &Dataset,
    stop: Stop<'_>,
) -> Option<Vec<Beside>> {
    let mut found = vec![Beside::default(); values.len()];
    let Some(of) = Of::new(facet) else {
        return Some(found);
    };
    let others = matcher.clauses().that(|other| other != facet);
    let present = &present(data, stop)?[of as usize];
    let standing = present.len();
    // A range of one's own is often all that is chosen of its facet, and its rows are known then.
    for (beside, range) in found.iter_mut().zip(values).skip(standing) {
        let met = Met::of(data, &others.with(range), stop)?;
        beside.tally = matcher.total_under(met.parts(data, stop)?);
    }
    let among = Among {
        others,
        cells: matcher.cells(),
    };
    let sums = Sums::of(data, among, stop)?;
    let standing = sums.0[of as usize].iter().zip(present);
    for (beside, ((part, prices), is_in_data)) in found.iter_mut().zip(standing) {
        *beside = Beside {
            tally: part.tally(*prices),
            is_in_data: *is_in_data,
        };
    }
    Some(found)
}

/// Which values on offer some row has.
fn present<'d>(data: &'d Dataset, stop: Stop<'_>) -> Option<&'d [Vec<bool>; Of::ALL.len()]> {
    let Present(kept) = data.derived().get();
    if kept.get().is_none() {
        let sums = Sums::of(data, Among::default(), stop)?;
        let has_rows = |sums: &Vec<(Part, Prices)>| {
            let has_rows = sums.iter().map(|(part, _)| part.rows > 0);
            has_rows.collect()
        };
        kept.get_or_init(|| sums.0.each_ref().map(has_rows));
    }
    kept.get()
}

impl Of {
    const ALL: [Self; 3] = [Self::LegalBasis, Self::Gross, Self::Share];

    fn new(facet: Facet) -> Option<Self> {
        match facet {
            Facet::LegalBasis => Some(Self::LegalBasis),
            Facet::Gross => Some(Self::Gross),
            Facet::Share => Some(Self::Share),
            Facet::Area
            | Facet::Primary
            | Facet::Secondary
            | Facet::Finance
            | Facet::Region
            | Facet::Municipality
            | Facet::Year
            | Facet::Words
            | Facet::Group
            | Facet::Response
            | Facet::Rule => None,
        }
    }

    /// The number of values on offer but for ranges of one's own.
    fn standing(self, data: &Dataset) -> usize {
        let given = match self {
            Self::LegalBasis => data.legal_bases().len(),
            Self::Gross => Span::AMOUNTS.len(),
            Self::Share => Span::SHARES.len(),
        };
        given + 4
    }

    fn at(self, data: &Dataset, row: RowId) -> usize {
        match self {
            Self::LegalBasis => at_legal_basis(data, row),
            Self::Gross => at_gross(data, row),
            Self::Share => at_share(data.share(row).map(i64::from)),
        }
    }
}

impl Sums {
    /// Those of some rows, counted or remembered; nothing when the pass was given up.
    fn of(data: &Dataset, among: Among, stop: Stop<'_>) -> Option<Arc<Self>> {
        let kept = data.derived().get::<Kept>();
        let known = kept.with(|all| {
            let at = all.iter().position(|(other, _)| *other == among)?;
            all[at..].rotate_left(1);
            all.last().map(|(_, sums)| Arc::clone(sums))
        });
        if known.is_some() {
            return known;
        }
        let met = Met::of(data, &among.others, stop)?;
        let found = Arc::new(Self::new(data, met.rows(), among.cells.as_ref(), stop)?);
        kept.with(|all| {
            if all.len() == MOST_KEPT {
                all.remove(0);
            }
            all.push((among, Arc::clone(&found)));
        });
        Some(found)
    }

    fn new(
        data: &Dataset,
        rows: Option<&FixedBitSet>,
        cells: Option<&FixedBitSet>,
        stop: Stop<'_>,
    ) -> Option<Self> {
        let cube = cube::of(data);
        let found = pass(data.len(), cube.cut, 1, stop, |piece| {
            let none = (Part::default(), cube.level.unwrap_or_default());
            let mut sums = Of::ALL.map(|of| vec![none; of.standing(data)]);
            piece.each(rows, |row| {
                let is_out = |cells: &FixedBitSet| !cells.contains(data.cell(row).index());
                if cells.is_some_and(is_out) {
                    return;
                }
                let (gross, income) = (data.gross(row).given(), data.income(row).given());
                for (of, sums) in Of::ALL.into_iter().zip(&mut sums) {
                    let (sum, prices) = &mut sums[of.at(data, row)];
                    sum.add(gross, income);
                    if cube.level.is_none() {
                        *prices = prices.with(Prices::of(data.price_level(row)));
                    }
                }
            })?;
            Some(sums)
        });
        let mut all = found?.into_iter();
        let mut sums = all.next().unwrap_or_default();
        for more in all {
            let pairs = sums.iter_mut().flatten().zip(more.into_iter().flatten());
            for ((sum, prices), (more, levels)) in pairs {
                *sum += more;
                *prices = prices.with(levels);
            }
        }
        Some(Self(sums))
    }
}
