//! Counts beside the values that cells do not answer: one pass over the rows that meet everything else.

use std::sync::OnceLock;

use fixedbitset::FixedBitSet;

use crate::domain::dataset::{Dataset, RowId};
use crate::query::criteria::{Facet, FacetValue, Span};
use crate::query::cube::{self, Part, Stop, pass};
use crate::query::facet::Beside;
use crate::query::facet::offer::{at_gross, at_legal_basis, at_share};
use crate::query::matcher::{Matcher, gross_is, span_has};
use crate::query::prices::Prices;
use crate::query::rest::Met;

/// The facets with counts that cells do not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    LegalBasis,
    Gross,
    Share,
}

/// Which values are in the data whatever is asked, by facet; found once.
#[derive(Debug, Default)]
struct Present([OnceLock<Vec<bool>>; 3]);

/// Which rows count.
#[derive(Clone, Copy, Default)]
struct Among<'a> {
    /// All, or those of a set.
    rows: Option<&'a FixedBitSet>,
    /// Those of all cells, or of a set.
    cells: Option<&'a FixedBitSet>,
}

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
    let rest = Met::of(data, &others, stop)?;
    let cells = matcher.cells();
    let among = Among {
        rows: rest.rows(),
        cells: cells.as_ref(),
    };
    let own: Vec<_> = values.iter().skip(of.standing(data)).cloned().collect();
    let sums = of.sums(data, &own, among, stop)?;
    for (beside, (part, prices)) in found.iter_mut().zip(&sums) {
        beside.tally = part.tally(*prices);
    }
    let present = of.present(data, (among.rows, among.cells) == (None, None), &sums, stop)?;
    for (beside, is_in_data) in found.iter_mut().zip(present) {
        beside.is_in_data = *is_in_data;
    }
    Some(found)
}

impl Of {
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

    /// Which values on offer some row has.
    fn present<'d>(
        self,
        data: &'d Dataset,
        are_all: bool,
        sums: &[(Part, Prices)],
        stop: Stop<'_>,
    ) -> Option<&'d [bool]> {
        let kept = &data.derived().get::<Present>().0[self as usize];
        if kept.get().is_none() {
            let everywhere = if are_all {
                None
            } else {
                Some(self.sums(data, &[], Among::default(), stop)?)
            };
            let sums = everywhere.as_deref().unwrap_or(sums);
            let sums = &sums[..self.standing(data)];
            kept.get_or_init(|| sums.iter().map(|(part, _)| part.rows > 0).collect());
        }
        kept.get().map(Vec::as_slice)
    }

    /// What the rows with each value add up to, and after them those in each range of one's own.
    fn sums(
        self,
        data: &Dataset,
        own: &[FacetValue],
        among: Among<'_>,
        stop: Stop<'_>,
    ) -> Option<Vec<(Part, Prices)>> {
        let cube = cube::of(data);
        let standing = self.standing(data);
        let found = pass(data.len(), cube.cut, 1, stop, |piece| {
            let level = cube.level.unwrap_or_default();
            let mut sums = vec![(Part::default(), level); standing + own.len()];
            piece.each(among.rows, |row| {
                if among
                    .cells
                    .is_some_and(|cells| !cells.contains(data.cell(row).index()))
                {
                    return;
                }
                let (gross, income) = (data.gross(row).given(), data.income(row).given());
                let mut add = |at: usize| {
                    let (sum, prices) = &mut sums[at];
                    sum.add(gross, income);
                    if cube.level.is_none() {
                        *prices = prices.with(Prices::of(data.price_level(row)));
                    }
                };
                add(self.at(data, row));
                for (at, range) in (standing..).zip(own) {
                    if lies_in(data, row, range) {
                        add(at);
                    }
                }
            })?;
            Some(sums)
        });
        let mut all = found?.into_iter();
        let mut sums = all.next().unwrap_or_default();
        for more in all {
            for ((sum, prices), (more, levels)) in sums.iter_mut().zip(more) {
                *sum += more;
                *prices = prices.with(levels);
            }
        }
        Some(sums)
    }
}

/// True when the row is in a range that is none of the bands on offer.
fn lies_in(data: &Dataset, row: RowId, range: &FacetValue) -> bool {
    match range {
        FacetValue::Gross(asked) => gross_is(*asked, data, row),
        FacetValue::Share(asked) => span_has(*asked, data.share(row).map(i64::from)),
        FacetValue::Area(_)
        | FacetValue::Primary(_)
        | FacetValue::Secondary(_)
        | FacetValue::Finance(_)
        | FacetValue::Region(_)
        | FacetValue::Municipality(_)
        | FacetValue::Year(_)
        | FacetValue::LegalBasis(_)
        | FacetValue::Words(_)
        | FacetValue::Group(_)
        | FacetValue::Response(_)
        | FacetValue::Rule(_) => false,
    }
}
