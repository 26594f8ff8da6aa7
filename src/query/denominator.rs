//! Denominators: whose people a figure per head is divided by, on which days, and why there may be none.
//!
//! The rule of years stands in [`survey`](crate::query::survey); here it is applied.

use crate::domain::dataset::{Dataset, RowId, Year};
use crate::domain::place::{Date, PlaceId};
use crate::query::matcher::Matcher;
use crate::query::measure::Per;
use crate::query::prices::Prices;
use crate::query::view::View;

/// The days whose people a figure per head is divided by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denominator {
    /// The people of one day.
    Day(Date),
    /// Inhabitant-years: the people of 1 January of each of several years, ascending, added up.
    Years(Vec<Year>),
}

/// Why an answer holds figures back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withheld {
    /// The selected initiatives are in different price levels: no kroner of them are added up or compared.
    MixedPrices(Prices),
    /// Those of the average are; the rows themselves are in one.
    MixedReference(Prices),
    /// None of the data's years is selected: there is nothing to divide by.
    NoYear,
    /// These selected years have no population of 1 January.
    NoPopulation(Vec<Year>),
    /// These selected years have no share of immigrants and descendants, or no population, of 1 January.
    NoShares(Vec<Year>),
}

impl View {
    /// The denominator of the view's measure.
    ///
    /// # Errors
    /// [`Withheld`] when the years of the selection have no people.
    pub fn denominator(&self, data: &Dataset) -> Result<Denominator, Withheld> {
        let matcher = Matcher::new(data, &self.scope, &self.filter);
        denominator(self.measure.per, self, data, &matcher)
    }

    /// The day whose people one initiative's amount is divided by: 1 January of its own year where the data has
    /// several, else the view's date; `None` where it gives no year and others do.
    #[must_use]
    pub fn own_day(&self, data: &Dataset, row: RowId) -> Option<Date> {
        let year = data.year(row).given();
        match data.years() {
            [] => Some(self.population),
            [_] => year.map(|_| self.population),
            [..] => year.map(Date::new_year),
        }
    }
}

/// The denominator of a measure that divides by `per`, for the years that the matcher lets through.
pub(super) fn denominator(
    per: Per,
    view: &View,
    data: &Dataset,
    matcher: &Matcher<'_>,
) -> Result<Denominator, Withheld> {
    let places = data.places();
    let years = matcher.years();
    if years.is_empty() && !data.years().is_empty() {
        return Err(Withheld::NoYear);
    }
    if data.years().len() < 2 {
        let shared = match per {
            Per::Immigrant => places.immigrant_date(view.population),
            Per::Inhabitant | Per::Total | Per::Initiative | Per::Expenditure | Per::Selection => {
                None
            }
        };
        return Ok(Denominator::Day(shared.unwrap_or(view.population)));
    }
    let without = |dates: &[Date]| -> Vec<Year> {
        let missing = |year: &&Year| !dates.contains(&Date::new_year(**year));
        years.iter().filter(missing).copied().collect()
    };
    let no_population = without(places.population_dates());
    if per == Per::Immigrant {
        let mut no_share = without(places.share_dates());
        no_share.extend(no_population);
        no_share.sort_unstable();
        no_share.dedup();
        if !no_share.is_empty() {
            return Err(Withheld::NoShares(no_share));
        }
    } else if !no_population.is_empty() {
        return Err(Withheld::NoPopulation(no_population));
    }
    Ok(match years.as_slice() {
        [year] => Denominator::Day(Date::new_year(*year)),
        _ => Denominator::Years(years),
    })
}

impl Denominator {
    /// The people of a place, immigrants and descendants in ten-thousandths of a person; `None` where those of one
    /// of the days are not known, or where nobody lives there.
    #[must_use]
    pub fn people(&self, per: Per, data: &Dataset, place: PlaceId) -> Option<u64> {
        let places = data.places();
        let on = |date: Date| {
            let people = match per {
                Per::Immigrant => places.immigrants(place, date),
                Per::Inhabitant
                | Per::Total
                | Per::Initiative
                | Per::Expenditure
                | Per::Selection => places.population(place, date).map(u64::from),
            };
            people.filter(|people| *people > 0)
        };
        match self {
            Self::Day(date) => on(*date),
            Self::Years(years) => years.iter().map(|year| on(Date::new_year(*year))).sum(),
        }
    }
}
