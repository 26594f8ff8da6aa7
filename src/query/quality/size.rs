//! How large an amount is beside the others of its policy area, on a logarithmic scale.
//!
//! Amounts are spread over four powers of ten and their errors are factors, so they are compared as factors: by the
//! median of the area, which a few wrong rows do not move. Logarithms are real numbers; `libm` computes them alike on
//! every machine, and nothing but a verdict follows from them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::Date;
use crate::domain::terms::PolicyArea;

/// Fewest amounts of an area that say what is usual in it.
const FEWEST: usize = 10;

/// An amount above 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) row: RowId,
    pub(super) amount: Money,
    /// The logarithm of the kroner.
    ln: f64,
    /// Kroner per inhabitant of its municipality; `None` where the people are not known.
    pub(super) per_head: Option<Decimal>,
    /// The logarithm of it.
    pub(super) ln_per_head: Option<f64>,
    area: Option<PolicyArea>,
}

/// What is usual in an area.
#[derive(Clone, Copy, Debug)]
pub(super) struct Usual {
    /// The median of the amounts; of an even number the lower one of the two in the middle.
    pub(super) amount: Money,
    ln: f64,
    /// The median of the logarithms of kroner per inhabitant.
    ln_per_head: Option<f64>,
}

/// The amounts above 0, in the order of the rows, and what is usual in each area.
#[derive(Debug)]
pub(super) struct Sizes {
    pub(super) all: Vec<Size>,
    usual: Vec<Option<Usual>>,
}

impl Sizes {
    pub(super) fn of(data: &Dataset) -> Self {
        let all: Vec<_> = data.rows().filter_map(|row| Size::of(data, row)).collect();
        let areas = Field::<PolicyArea>::all().map(Field::given);
        let usual = areas.map(|area| usual(&all, area?)).collect();
        Self { all, usual }
    }

    /// The same amounts, with what is usual told by those of other rows (ascending) alone: so that many wrong rows do
    /// not make themselves usual. An area with too few others keeps what it had.
    pub(super) fn without(&self, rows: &[RowId]) -> Self {
        let is_other = |size: &&Size| rows.binary_search(&size.row).is_err();
        let others: Vec<_> = self.all.iter().filter(is_other).copied().collect();
        let areas = Field::<PolicyArea>::all().map(Field::given);
        let usual = areas
            .zip(&self.usual)
            .map(|(area, known)| usual(&others, area?).or(*known));
        Self {
            all: self.all.clone(),
            usual: usual.collect(),
        }
    }

    /// What is usual in the area of an amount; `None` where it has no area, or the area too few amounts.
    pub(super) fn usual(&self, size: &Size) -> Option<&Usual> {
        let code = Field::Given(size.area?).code();
        self.usual.get(usize::from(code))?.as_ref()
    }

    /// The logarithm of how many times its area's usual an amount is: the mean of that of the amount and that of the
    /// kroner per inhabitant. Either alone finds fault with the rightful: the amount with large municipalities, the
    /// kroner per inhabitant with small ones.
    pub(super) fn factor(&self, size: &Size) -> Option<f64> {
        let usual = self.usual(size)?;
        let of_amount = size.ln - usual.ln;
        let of_head = size.ln_per_head.zip(usual.ln_per_head);
        Some(of_head.map_or(of_amount, |(own, usual)| {
            f64::midpoint(of_amount, own - usual)
        }))
    }

    /// The amounts of an area whose kroner per inhabitant are known.
    pub(super) fn per_head(&self, area: PolicyArea) -> impl Iterator<Item = (&Size, f64)> {
        let own = self.all.iter().filter(move |size| size.area == Some(area));
        own.filter_map(|size| Some((size, size.ln_per_head?)))
    }
}

impl Size {
    fn of(data: &Dataset, row: RowId) -> Option<Self> {
        let amount = data.gross(row).given()?;
        let kroner = amount.kroner().filter(|_| amount > Money::ZERO)?;
        let per_head = people(data, row)
            .and_then(|people| kroner.checked_div(Decimal::from(people)))
            .filter(|per_head| !per_head.is_zero());
        let ln = |kroner: Decimal| kroner.to_f64().map(libm::log);
        Some(Self {
            row,
            amount,
            ln: ln(kroner)?,
            per_head,
            ln_per_head: per_head.and_then(ln),
            area: data.area(row).given(),
        })
    }
}

/// The people of a row's municipality: of its own year where the data has several, else of the date used by default,
/// else of the latest date known. Rules judge the data and not a view, and the dates differ by a few percent.
fn people(data: &Dataset, row: RowId) -> Option<u32> {
    let places = data.places();
    let place = data.place(row);
    let own = data.year(row).given().filter(|_| data.years().len() > 1);
    let latest = places.population_dates().iter().max().copied();
    let dates = [
        own.map(Date::new_year),
        Some(Date::DEFAULT_POPULATION),
        latest,
    ];
    let known = dates.into_iter().flatten();
    known
        .filter_map(|date| places.population(place, date))
        .find(|people| *people > 0)
}

fn usual(all: &[Size], area: PolicyArea) -> Option<Usual> {
    let mut own: Vec<_> = all.iter().filter(|size| size.area == Some(area)).collect();
    if own.len() < FEWEST {
        return None;
    }
    own.sort_unstable_by_key(|size| size.amount);
    let middle = own[(own.len() - 1) / 2];
    let per_head = own.iter().filter_map(|size| size.ln_per_head);
    Some(Usual {
        amount: middle.amount,
        ln: middle.ln,
        ln_per_head: median(per_head.collect()),
    })
}

/// The median of at least [`FEWEST`] numbers; of an even number the lower one of the two in the middle, so that it is
/// one of them.
pub(super) fn median(mut numbers: Vec<f64>) -> Option<f64> {
    if numbers.len() < FEWEST {
        return None;
    }
    let middle = (numbers.len() - 1) / 2;
    let (_, median, _) = numbers.select_nth_unstable_by(middle, f64::total_cmp);
    Some(*median)
}
