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

/// Logarithms nearer than this may be those of equal numbers.
const NEAR: f64 = 1e-6;

/// An amount above 0. The amount itself is asked of the data: of each row only the logarithms are kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) row: RowId,
    area: Option<PolicyArea>,
    /// The logarithm of the kroner.
    ln: f64,
    /// The logarithm of the kroner per inhabitant of its municipality; no number where the people are not known.
    ln_per_head: f64,
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
        let usual = areas.map(|area| usual(data, &all, area?)).collect();
        Self { all, usual }
    }

    /// The same amounts, with what is usual told by those of other rows (ascending) alone: so that many wrong rows do
    /// not make themselves usual. An area with too few others keeps what it had.
    pub(super) fn without(&self, data: &Dataset, rows: &[RowId]) -> Self {
        let is_other = |size: &&Size| rows.binary_search(&size.row).is_err();
        let others: Vec<_> = self.all.iter().filter(is_other).copied().collect();
        let areas = Field::<PolicyArea>::all().map(Field::given);
        let usual = areas
            .zip(&self.usual)
            .map(|(area, known)| usual(data, &others, area?).or(*known));
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
        let of_head = size.ln_per_head().zip(usual.ln_per_head);
        Some(of_head.map_or(of_amount, |(own, usual)| {
            f64::midpoint(of_amount, own - usual)
        }))
    }

    /// The amounts of an area whose kroner per inhabitant are known.
    pub(super) fn per_head(&self, area: PolicyArea) -> impl Iterator<Item = (&Size, f64)> {
        let own = self.all.iter().filter(move |size| size.area == Some(area));
        own.filter_map(|size| Some((size, size.ln_per_head()?)))
    }
}

impl Size {
    fn of(data: &Dataset, row: RowId) -> Option<Self> {
        let amount = data.gross(row).given()?;
        let kroner = amount.kroner().filter(|_| amount > Money::ZERO)?;
        let ln = |kroner: Decimal| kroner.to_f64().map(libm::log);
        Some(Self {
            row,
            area: data.area(row).given(),
            ln: ln(kroner)?,
            ln_per_head: per_head(data, row, amount).and_then(ln).unwrap_or(f64::NAN),
        })
    }

    /// The amount.
    pub(super) fn amount(&self, data: &Dataset) -> Money {
        data.gross(self.row).given().unwrap_or_default()
    }

    /// Kroner per inhabitant of its municipality; none where the people are not known.
    pub(super) fn per_head(&self, data: &Dataset) -> Option<Decimal> {
        per_head(data, self.row, self.amount(data))
    }

    /// True when it may be at least so many kroner per inhabitant: a look at the logarithm alone.
    pub(super) fn is_about(&self, kroner: i64) -> bool {
        let ln = Decimal::from(kroner).to_f64().map(libm::log);
        self.ln_per_head()
            .zip(ln)
            .is_some_and(|(own, ln)| own >= ln - NEAR)
    }

    fn ln_per_head(&self) -> Option<f64> {
        Some(self.ln_per_head).filter(|ln| !ln.is_nan())
    }
}

fn per_head(data: &Dataset, row: RowId, amount: Money) -> Option<Decimal> {
    let per_head = amount.kroner()?.checked_div(people(data, row)?.into())?;
    Some(per_head).filter(|per_head| !per_head.is_zero())
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

fn usual(data: &Dataset, all: &[Size], area: PolicyArea) -> Option<Usual> {
    let own = || all.iter().filter(|size| size.area == Some(area));
    let mut amounts: Vec<_> = own().map(|size| (size.amount(data), size.ln)).collect();
    if amounts.len() < FEWEST {
        return None;
    }
    let middle = (amounts.len() - 1) / 2;
    let (_, (amount, ln), _) = amounts.select_nth_unstable_by_key(middle, |(amount, _)| *amount);
    Some(Usual {
        amount: *amount,
        ln: *ln,
        ln_per_head: median(own().filter_map(Size::ln_per_head).collect()),
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
