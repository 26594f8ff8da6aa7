//! What two data sets add up to, and how much of each difference comes from which rows.
//!
//! A difference is exactly what added rows bring, removed ones take and changed ones become: whatever is asked, also
//! where a changed row meets the filter in one data set alone or has moved to another policy area.

use std::collections::BTreeMap;
use std::iter::Sum as AddUp;
use std::ops::{Add, AddAssign, Neg, Sub};

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::terms::{PolicyArea, Region};
use crate::query::diff::Diff;
use crate::query::diff::spot::SpotId;
use crate::query::matcher::{Matcher, region_of};
use crate::query::measure::{Measure, Sum};
use crate::query::survey::Survey;
use crate::query::tally::Tally;
use crate::query::view::{Grouping, View};

/// A difference: rows and kroner, more or less. Rows without a readable amount count as rows alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// Initiatives.
    pub rows: i64,
    /// Gross expenditure.
    pub gross: Money,
    /// Gross income.
    pub income: Money,
}

impl Delta {
    /// Everything that a tally counts, as more than nothing.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        Self {
            rows: i64::try_from(tally.rows).unwrap_or(i64::MAX),
            gross: tally.gross,
            income: tally.income,
        }
    }

    /// Net expenditure.
    #[must_use]
    pub fn net(&self) -> Money {
        self.gross - self.income
    }

    /// True when it is none.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

impl Add for Delta {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            rows: self.rows.saturating_add(other.rows),
            gross: self.gross + other.gross,
            income: self.income + other.income,
        }
    }
}

impl AddAssign for Delta {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Neg for Delta {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            rows: self.rows.saturating_neg(),
            gross: -self.gross,
            income: -self.income,
        }
    }
}

impl Sub for Delta {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl AddUp for Delta {
    fn sum<I: Iterator<Item = Self>>(deltas: I) -> Self {
        deltas.fold(Self::default(), Add::add)
    }
}

/// What a total is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TotalKey {
    /// Everything.
    All,
    /// A region; `Unknown` for places that are no municipality.
    Region(Field<Region>),
    /// A policy area.
    Area(Field<PolicyArea>),
    /// A municipality or unknown place.
    Municipality(SpotId),
}

/// A total in one of the data sets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// What it adds up to.
    pub tally: Tally,
    /// Gross expenditure per inhabitant, in kroner, as that data set's own answers say; `None` where nothing divides.
    pub per_inhabitant: Option<Decimal>,
}

impl Side {
    fn of(sum: &Sum, whole: &Tally) -> Self {
        Self {
            tally: sum.tally,
            per_inhabitant: Measure::default().value(sum, whole),
        }
    }
}

/// A total before and after, and what the difference comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// What it is of.
    pub key: TotalKey,
    /// Before.
    pub old: Side,
    /// After.
    pub new: Side,
    /// What added rows bring.
    pub added: Delta,
    /// What removed rows take: less than nothing.
    pub removed: Delta,
    /// What rows that both have now say otherwise, those that moved to another policy area included.
    pub changed: Delta,
}

impl Total {
    /// After less before: exactly what added, removed and changed rows give together.
    #[must_use]
    pub fn delta(&self) -> Delta {
        Delta::of(&self.new.tally) - Delta::of(&self.old.tally)
    }

    /// True when nothing about it differs.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.old == self.new
            && [self.added, self.removed, self.changed]
                .iter()
                .all(Delta::is_zero)
    }
}

/// Every total before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Of everything.
    pub all: Total,
    /// By region.
    pub regions: Vec<Total>,
    /// By policy area.
    pub areas: Vec<Total>,
    /// By municipality, also those without rows.
    pub municipalities: Vec<Total>,
}

impl Totals {
    /// True when kroner of before and after can be held against each other: all are in one price level.
    #[must_use]
    pub fn has_one_price_level(&self) -> bool {
        let prices = self.all.old.tally.prices;
        !prices.with(self.all.new.tally.prices).is_mixed()
    }
}

/// One of the data sets with what is asked of it.
struct Asked<'a> {
    data: &'a Dataset,
    survey: Survey<'a>,
    matcher: Matcher<'a>,
    whole: Tally,
}

impl<'a> Asked<'a> {
    fn new(data: &'a Dataset, view: &View) -> Self {
        let view = View {
            grouping: Grouping::Municipality,
            measure: Measure::default(),
            ..view.clone()
        };
        let survey = Survey::new(&view, data);
        Self {
            data,
            whole: survey.selection(None).tally,
            survey,
            matcher: Matcher::new(data, &view.scope, &view.filter),
        }
    }

    fn side(&self, places: impl Iterator<Item = PlaceId>, area: Option<Field<PolicyArea>>) -> Side {
        let inside = places.filter(|place| self.survey.in_scope(*place));
        Side::of(&self.survey.sum(inside, area), &self.whole)
    }

    fn everywhere(&self, area: Option<Field<PolicyArea>>) -> Side {
        self.side(self.data.places().ids(), area)
    }

    fn region(&self, region: Field<Region>) -> Side {
        let ids = self.data.places().ids();
        self.side(
            ids.filter(|place| region_of(self.data, *place) == region),
            None,
        )
    }

    fn place(&self, place: Option<PlaceId>) -> Side {
        self.side(place.into_iter(), None)
    }

    /// What a row counts in the selection.
    fn row(&self, row: RowId) -> Delta {
        if self.matcher.failures(row).is_empty() {
            Delta::of(&Tally::of(self.data, row))
        } else {
            Delta::default()
        }
    }
}

/// What added, removed and changed rows give, by what a total is of.
#[derive(Default)]
struct Sources(BTreeMap<TotalKey, [Delta; 3]>);

const ADDED: usize = 0;
const REMOVED: usize = 1;
const CHANGED: usize = 2;

impl Sources {
    /// Counts a row of a data set, in every total that it is part of.
    fn count(&mut self, kind: usize, delta: Delta, spot: SpotId, data: &Dataset, row: RowId) {
        let keys = [
            TotalKey::All,
            TotalKey::Region(region_of(data, data.place(row))),
            TotalKey::Area(data.area(row)),
            TotalKey::Municipality(spot),
        ];
        for key in keys {
            self.0.entry(key).or_default()[kind] += delta;
        }
    }

    fn total(&self, key: TotalKey, old: Side, new: Side) -> Total {
        let [added, removed, changed] = self.0.get(&key).copied().unwrap_or_default();
        Total {
            key,
            old,
            new,
            added,
            removed,
            changed,
        }
    }
}

impl Diff {
    /// The totals of the selection of each data set: the same question asked of both.
    #[must_use]
    pub fn totals(
        &self,
        (old, old_view): (&Dataset, &View),
        (new, new_view): (&Dataset, &View),
    ) -> Totals {
        let (old, new) = (Asked::new(old, old_view), Asked::new(new, new_view));
        let sources = self.sources(&old, &new);
        let total = |key, old, new| sources.total(key, old, new);
        let regions = Field::<Region>::all().map(|region| {
            let key = TotalKey::Region(region);
            total(key, old.region(region), new.region(region))
        });
        let areas = Field::<PolicyArea>::all().map(|area| {
            let (before, after) = (old.everywhere(Some(area)), new.everywhere(Some(area)));
            total(TotalKey::Area(area), before, after)
        });
        let municipalities = self.spots.ids().map(|spot| {
            let place = self.spots.get(spot);
            let key = TotalKey::Municipality(spot);
            total(key, old.place(place.old), new.place(place.new))
        });
        let says = |total: &Total| {
            let sides = [total.old.tally.rows, total.new.tally.rows];
            sides != [0, 0] || total.key_is_given()
        };
        Totals {
            all: total(TotalKey::All, old.everywhere(None), new.everywhere(None)),
            regions: regions.filter(says).collect(),
            areas: areas.filter(says).collect(),
            municipalities: municipalities.collect(),
        }
    }

    fn sources(&self, old: &Asked<'_>, new: &Asked<'_>) -> Sources {
        let mut sources = Sources::default();
        let mut of_old = |kind, row| {
            let spot = self.spots.of_old(old.data.place(row));
            sources.count(kind, -old.row(row), spot, old.data, row);
        };
        self.removed.iter().for_each(|row| of_old(REMOVED, *row));
        self.pairs.iter().for_each(|pair| of_old(CHANGED, pair.old));
        let mut of_new = |kind, row| {
            let spot = self.spots.of_new(new.data.place(row));
            sources.count(kind, new.row(row), spot, new.data, row);
        };
        self.added.iter().for_each(|row| of_new(ADDED, *row));
        self.pairs.iter().for_each(|pair| of_new(CHANGED, pair.new));
        sources
    }
}

impl Total {
    /// True for a value of the vocabulary, false for what is empty or unknown.
    fn key_is_given(&self) -> bool {
        match self.key {
            TotalKey::All | TotalKey::Municipality(_) => true,
            TotalKey::Region(region) => region.given().is_some(),
            TotalKey::Area(area) => area.given().is_some(),
        }
    }
}
