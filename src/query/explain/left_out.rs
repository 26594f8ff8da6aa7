//! Who is left out of a figure, and why.

use crate::domain::dataset::Response;
use crate::domain::place::PlaceId;
use crate::query::explain::ground::Ground;
use crate::query::survey::Survey;
use crate::query::tally::Tally;

/// Places that are left out for the same reason, and the rows that stand under them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Which places, in Danish order.
    pub places: Vec<PlaceId>,
    /// Their rows in the selection.
    pub tally: Tally,
}

/// Who is in no denominator, and which rows are in no numerator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Did not respond.
    pub silent: Party,
    /// Nothing says whether they responded.
    pub unknown: Party,
    /// Names that are no municipality; only those with rows.
    pub outside: Party,
    /// Responded, and how many people they have is not known.
    pub without_people: Party,
    /// Rows without a year, where others have one.
    pub undated: Tally,
    /// The rows of these are in the numerator all the same: it divides by no people and averages no municipalities.
    pub counts_in_numerator: bool,
}

impl LeftOut {
    pub(super) fn of(ground: &Ground, survey: &Survey<'_>, is_counted: bool) -> Self {
        let data = survey.data();
        let mut left_out = Self {
            counts_in_numerator: !is_counted,
            ..Self::default()
        };
        for place in &ground.places {
            let own = survey.place(*place, ground.area);
            if own.municipalities > 0 {
                left_out.undated += own.tally - own.counted;
                continue;
            }
            let party = if data.places().is_municipality(*place) {
                match data.response(*place) {
                    Response::Silent => &mut left_out.silent,
                    Response::Unknown => &mut left_out.unknown,
                    Response::Responded => &mut left_out.without_people,
                }
            } else if own.tally.rows > 0 {
                &mut left_out.outside
            } else {
                continue;
            };
            party.places.push(*place);
            party.tally += own.tally;
        }
        left_out
    }
}
