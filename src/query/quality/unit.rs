//! Amounts that look typed in another unit than the 1,000 kr. that the form asks for.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::{Money, ORE_PER_THOUSAND_KRONER};
use crate::domain::place::PlaceId;
use crate::domain::rule::Rule;
use crate::query::quality::finding::{Finding, Grounds, Subject, Value};
use crate::query::quality::size::{Size, Sizes};

/// Between amounts in 1,000 kr. and the same in kroner.
const THOUSAND: i128 = 1_000;

/// No initiative costs less.
const LEAST: Money = Money::from_kroner(1_000);

/// Kroner per inhabitant that no single initiative costs: the report has 54 for all of them together.
const ABSURD: i64 = 1_000;

/// Kroner per inhabitant that no municipality's initiatives cost on average.
const ABSURD_ON_AVERAGE: i64 = 500;

/// The typical factor from which a municipality's rows are judged together: an initiative ten times the usual is
/// found everywhere, a municipality where they typically are is not.
const TOGETHER: f64 = 10.0;

/// What a municipality's amounts say together.
#[derive(Debug, Default)]
struct Together {
    rows: Vec<RowId>,
    /// The sum of the logarithms of the factors, of so many rows.
    factors: f64,
    compared: u32,
    total: Money,
    per_head: Option<Decimal>,
}

impl Together {
    /// The typical factor: the geometric mean.
    fn typical(&self) -> Option<f64> {
        (self.compared > 0).then(|| libm::exp(self.factors / f64::from(self.compared)))
    }

    fn looks_like_kroner(&self) -> bool {
        let typical = self.typical().filter(|_| self.compared > 1);
        let absurd = Decimal::from(ABSURD_ON_AVERAGE);
        let average = self
            .per_head
            .filter(|_| self.rows.len() > 1)
            .and_then(|sum| sum.checked_div(Decimal::from(self.rows.len())));
        typical.is_some_and(|typical| typical >= TOGETHER)
            || average.is_some_and(|average| average >= absurd)
    }
}

fn by_place(data: &Dataset, sizes: &Sizes) -> BTreeMap<PlaceId, Together> {
    let mut places: BTreeMap<PlaceId, Together> = BTreeMap::new();
    for size in &sizes.all {
        let place = places.entry(data.place(size.row)).or_default();
        place.rows.push(size.row);
        place.total += size.amount(data);
        if let Some(factor) = sizes.factor(size) {
            place.factors += factor;
            place.compared += 1;
        }
        if let Some(per_head) = size.per_head(data) {
            let sum = place.per_head.unwrap_or_default();
            place.per_head = sum.checked_add(per_head).or(place.per_head);
        }
    }
    places
}

/// An amount that is 1,000 times too large, told in three ways:
///
/// 1. By itself: its factor over its area's usual (see [`Sizes::factor`]) is nearer to 1,000 than to 1 on a
///    logarithmic scale, so at least √1,000 ≈ 32. On the shipped example the largest rightful factor is 17.
/// 2. By itself: it is at least 1,000 kr. per inhabitant.
/// 3. With the others of its municipality: of two or more rows the factor is typically ten or more (rightful
///    municipalities of the example: 2.8 at most), or they are 500 kr. per inhabitant each on average. Then the small rows
///    are named too, which by themselves look usual; but for those below 1,000, since no initiative costs less than
///    1,000 kr.
///
/// What is found so is found again beside what is usual without it, since many wrong rows move the medians.
pub(super) fn kroner(data: &Dataset, sizes: &Sizes) -> Vec<Finding> {
    let found = in_kroner(data, sizes);
    if found.is_empty() {
        return found;
    }
    let rows: Vec<_> = found
        .iter()
        .flat_map(|finding| &finding.rows)
        .copied()
        .collect();
    in_kroner(data, &sizes.without(data, &rows))
}

/// The gross expenditure as it stands in the file, since that is what may be typed wrong: before a price factor.
fn typed(data: &Dataset, row: RowId) -> Money {
    data.typed_gross(row).given().unwrap_or_default()
}

fn in_kroner(data: &Dataset, sizes: &Sizes) -> Vec<Finding> {
    let places = by_place(data, sizes);
    let found = sizes.all.iter().filter_map(|size| {
        let grounds = alone(data, sizes, size).or_else(|| {
            let together = places.get(&data.place(size.row))?;
            let is_possible = typed(data, size.row) >= LEAST.times(THOUSAND);
            (is_possible && together.looks_like_kroner()).then(|| Grounds::OfPlace {
                rows: together.rows.len(),
                times: whole(together.typical().unwrap_or_default()),
                per_inhabitant: together.per_head,
            })
        })?;
        let typed = typed(data, size.row);
        let meant = Money::from_ore(typed.floored_ore() / THOUSAND);
        let finding = Finding::of_row(Rule::KronerAsThousands, size.row, Column::Gross);
        Some(
            finding
                .found(Value::Amount(typed))
                .expected(Value::Amount(meant))
                .because(grounds),
        )
    });
    found.collect()
}

fn alone(data: &Dataset, sizes: &Sizes, size: &Size) -> Option<Grounds> {
    let half_way = libm::sqrt(1_000.0);
    let is_far = |factor: f64| libm::exp(factor) >= half_way;
    if let Some(usual) = sizes.usual(size)
        && sizes.factor(size).is_some_and(is_far)
    {
        let times = size.amount(data).units() / usual.amount.units().max(1);
        return Some(Grounds::Usual {
            usual: usual.amount,
            times: u64::try_from(times).unwrap_or(u64::MAX),
        });
    }
    let per_head = size.is_about(ABSURD).then(|| size.per_head(data))??;
    (per_head >= Decimal::from(ABSURD)).then_some(Grounds::Absurd(per_head))
}

fn whole(number: f64) -> u64 {
    Decimal::try_from(number)
        .ok()
        .and_then(|number| number.to_u64())
        .unwrap_or_default()
}

/// The number of municipalities with expenditure above 0 and under 1 kr. per inhabitant.
pub(super) fn below_one(data: &Dataset, sizes: &Sizes) -> usize {
    let places = by_place(data, sizes);
    let is_below = |together: &&Together| together.per_head.is_some_and(|sum| sum < Decimal::ONE);
    places.values().filter(is_below).count()
}

/// A municipality whose amounts look like millions: together above 0 and under 1 kr. per inhabitant, and either
///
/// 1. most of them have decimals, which whole thousands have not and millions have; or
/// 2. as millions they would still be no more per inhabitant than the municipality with the most.
///
/// Under 1 kr. per inhabitant alone says little: the report itself has 23 such municipalities beside the 10 with 0
/// kroner. It is a hint about the municipality, for a person to judge, and its rows stand behind it. Municipalities
/// whose own amounts look like kroner are no yardstick.
pub(super) fn millions(data: &Dataset, sizes: &Sizes) -> Vec<Finding> {
    let places = by_place(data, sizes);
    let mut suspect: Vec<_> = kroner(data, sizes)
        .iter()
        .flat_map(|finding| &finding.rows)
        .map(|row| data.place(*row))
        .collect();
    suspect.dedup();
    suspect.sort_unstable();
    let mut others: Vec<_> = places
        .iter()
        .filter(|(place, _)| suspect.binary_search(place).is_err())
        .filter_map(|(place, together)| Some((together.per_head?, *place)))
        .collect();
    others.sort_unstable();
    let found = places.iter().filter_map(|(place, together)| {
        let per_head = together.per_head.filter(|sum| *sum < Decimal::ONE)?;
        let as_millions = per_head.checked_mul(Decimal::ONE_THOUSAND)?;
        let thousand = i128::from(ORE_PER_THOUSAND_KRONER);
        // A price factor gives decimals to whole thousands.
        let has_decimals = |row: &&RowId| typed(data, **row).floored_ore() % thousand != 0;
        let with = together.rows.iter().filter(has_decimals).count();
        let of = together.rows.len();
        let highest = others.iter().rev().find(|(_, other)| other != place);
        let grounds = match highest {
            _ if with * 2 > of => Grounds::Decimals { with, of },
            Some((per_inhabitant, place)) if as_millions <= *per_inhabitant => Grounds::Within {
                place: *place,
                per_inhabitant: *per_inhabitant,
            },
            Some(_) | None => return None,
        };
        let meant = together.total.times(THOUSAND);
        Some(
            Finding::about(Rule::MillionsAsThousands, Subject::Place(*place))
                .behind(together.rows.clone())
                .found(Value::PerInhabitant(per_head))
                .expected(Value::Amount(meant))
                .because(grounds),
        )
    });
    found.collect()
}
