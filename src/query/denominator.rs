//! Denominators: whose people a figure per head is divided by, on which days, and why there may be none.
//!
//! The rule of years stands in [`survey`](crate::query::survey); here it is applied.

use crate::domain::dataset::{Dataset, RowId, Year};
use crate::domain::field::Field;
use crate::domain::place::{Date, PlaceId};
use crate::query::criteria::FacetValue;
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
        denominator(self.measure.per, self, data)
    }

    /// The years of the selection: those of the data that the criteria of years let through, whatever else is asked.
    #[must_use]
    pub fn years(&self, data: &Dataset) -> Vec<Year> {
        let asked = |excluded: bool| {
            let mut values = Vec::new();
            for criterion in self.filter.iter() {
                if let FacetValue::Year(year) = criterion.value
                    && criterion.excluded == excluded
                {
                    values.push(year);
                }
            }
            values
        };
        let (chosen, excluded) = (asked(false), asked(true));
        let mut years = data.years().to_vec();
        years.retain(|year| {
            let year = Field::Given(*year);
            (chosen.is_empty() || chosen.contains(&year)) && !excluded.contains(&year)
        });
        years
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

/// The denominator of a measure that divides by `per`.
pub(super) fn denominator(per: Per, view: &View, data: &Dataset) -> Result<Denominator, Withheld> {
    let places = data.places();
    let years = view.years(data);
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
            Self::Day(day) => on(*day),
            Self::Years(years) => years.iter().map(|year| on(Date::new_year(*year))).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::domain::dataset::Initiative;
    use crate::query::fixture::{
        by_municipality, choosing, data, group, in_file, in_year, place, priced, row,
    };
    use crate::query::measure::{Measure, Quantity};
    use crate::query::profile::size_rank;
    use crate::query::reference::Reference;

    type Row = (&'static str, Initiative<'static>);

    fn of(year: Year, place: &'static str, kroner: i64) -> Row {
        in_year(Field::Given(year), row(place, kroner))
    }

    /// 10,000 kr. in 2021, when Greve has 1,000 inhabitants, and 20,000 in 2022, when it has 2,000.
    fn two_years() -> Vec<Row> {
        vec![of(2021, "Greve", 10_000), of(2022, "Greve", 20_000)]
    }

    fn chosen(year: Field<Year>) -> View {
        choosing(by_municipality(), FacetValue::Year(year))
    }

    fn by(quantity: Quantity, per: Per) -> View {
        let measure = Measure { quantity, per };
        View {
            measure,
            ..by_municipality()
        }
    }

    #[test]
    fn several_years_are_divided_by_the_people_of_each() {
        let data = data(&two_years());
        let answer = by_municipality().answer(&data);
        let greve = group(&answer, &data, "Greve");
        assert_eq!(greve.sum.heads, 3_000);
        assert_eq!(greve.value, Some(Decimal::from(10)));
        // 5,000 people responded in the one year and 10,000 in the other.
        assert_eq!(greve.reference, Some(Decimal::from(2)));
        let denominator = by_municipality().denominator(&data);
        assert_eq!(denominator, Ok(Denominator::Years(vec![2021, 2022])));
    }

    #[test]
    fn one_year_of_several_is_divided_by_its_own_people_whatever_the_date_of_the_view() {
        let data = data(&two_years());
        for population in [Date::DEFAULT_POPULATION, Date::new_year(2022)] {
            let view = View {
                population,
                ..chosen(Field::Given(2022))
            };
            let answer = view.answer(&data);
            assert_eq!(group(&answer, &data, "Greve").sum.heads, 2_000);
            assert_eq!(answer.axis.shared, Some(Decimal::from(2)));
        }
    }

    #[test]
    fn the_only_year_of_the_data_is_divided_by_the_date_of_the_view() {
        let data = data(&[of(2019, "Greve", 20_000)]);
        let answer = by_municipality().answer(&data);
        let value = group(&answer, &data, "Greve").value;
        assert_eq!((value, answer.withheld), (Some(Decimal::from(20)), None));
    }

    #[test]
    fn a_row_without_a_year_is_left_out_of_figures_per_head_alone() {
        let mut rows = two_years();
        rows.push(in_year(Field::Unknown, row("Greve", 5_000)));
        let data = data(&rows);
        let totals = by_municipality().answer(&data).totals;
        assert_eq!(totals.sum.tally.gross.kroner(), Some(Decimal::from(35_000)));
        assert_eq!(totals.sum.left_out().rows, 1);
        assert_eq!(totals.per_inhabitant, Some(Decimal::from(2)));
        let answer = chosen(Field::Unknown).answer(&data);
        assert_eq!(answer.withheld, Some(Withheld::NoYear));
        assert_eq!(answer.totals.per_inhabitant, None);
    }

    #[test]
    fn a_year_without_people_gives_no_figure_per_head_and_says_so() {
        let data = data(&[of(2019, "Greve", 10_000), of(2021, "Greve", 10_000)]);
        let answer = by_municipality().answer(&data);
        assert_eq!(answer.withheld, Some(Withheld::NoPopulation(vec![2019])));
        assert_eq!(group(&answer, &data, "Greve").value, None);
        assert_eq!(answer.axis.shared, None);
        let total = by(Quantity::Gross, Per::Total).answer(&data).totals.value;
        assert_eq!(total, Some(Decimal::from(20_000)));
        let alone = chosen(Field::Given(2021)).answer(&data);
        assert_eq!(group(&alone, &data, "Greve").value, Some(Decimal::from(10)));
    }

    #[test]
    fn immigrants_need_a_share_of_every_year() {
        let data = data(&two_years());
        let view = by(Quantity::Gross, Per::Immigrant);
        let answer = view.answer(&data);
        assert_eq!(answer.withheld, Some(Withheld::NoShares(vec![2022])));
        assert_eq!(group(&answer, &data, "Greve").value, None);
        let view = choosing(view, FacetValue::Year(Field::Given(2021)));
        let value = group(&view.answer(&data), &data, "Greve").value;
        assert_eq!(value, Some(Decimal::from(100)));
    }

    #[test]
    fn an_initiative_is_divided_by_the_people_of_its_own_year() {
        let mut rows = two_years();
        rows.push(in_year(Field::Empty, row("Greve", 1)));
        let data = data(&rows);
        let days = data.rows().map(|row| View::default().own_day(&data, row));
        let first = |year| Some(Date::new_year(year));
        assert_eq!(days.collect::<Vec<_>>(), [first(2021), first(2022), None]);
    }

    /// A file in 2019 prices with 2021's initiatives and one in 2022 prices with 2022's.
    fn two_levels() -> Dataset {
        let rows = [
            in_file(0, of(2021, "Greve", 10_000)),
            in_file(1, of(2022, "Køge", 20_000)),
        ];
        priced(&[Some(2019), Some(2022)], &rows)
    }

    #[test]
    fn mixed_price_levels_give_counts_and_no_kroner() {
        let data = two_levels();
        let mixed = Prices::of(Some(2019)).with(Prices::of(Some(2022)));
        for reference in Reference::ALL {
            for measure in Measure::ALL {
                let view = View {
                    measure,
                    reference,
                    ..by_municipality()
                };
                let answer = view.answer(&data);
                let greve = group(&answer, &data, "Greve");
                let counts = measure.quantity == Quantity::Count;
                let expected = counts.then_some(Decimal::ONE);
                assert_eq!(greve.value, expected, "{measure:?}");
                // The country has no groups.
                let has_average = counts && reference != Reference::OwnGroup;
                assert_eq!(greve.reference.is_some(), has_average, "{measure:?}");
                assert_eq!(answer.totals.per_inhabitant, None);
                assert_eq!(answer.withheld, Some(Withheld::MixedPrices(mixed)));
            }
        }
        assert_eq!(size_rank(&data, RowId::new(0)), None);
    }

    #[test]
    fn one_year_or_one_known_level_is_a_way_out_of_mixed_prices() {
        let data = two_levels();
        let answer = chosen(Field::Given(2021)).answer(&data);
        assert_eq!(
            group(&answer, &data, "Greve").value,
            Some(Decimal::from(10))
        );
        assert_eq!(answer.withheld, None);
        let half = priced(
            &[None, Some(2022)],
            &[row("Greve", 1), in_file(1, row("Køge", 1))],
        );
        let answer = by_municipality().answer(&half);
        assert!(matches!(answer.withheld, Some(Withheld::MixedPrices(_))));
    }

    #[test]
    fn a_place_in_one_price_level_keeps_its_kroner_and_loses_a_mixed_average() {
        let rows = [in_file(0, row("Greve", 10_000)), in_file(1, row("Køge", 9))];
        let data = priced(&[Some(2019), Some(2022)], &rows);
        let greve = FacetValue::Municipality(place(&data, "Greve"));
        let answer = choosing(by_municipality(), greve).answer(&data);
        let greve = group(&answer, &data, "Greve");
        assert_eq!(greve.value, Some(Decimal::from(10)));
        assert_eq!(greve.reference, None);
        assert!(matches!(answer.withheld, Some(Withheld::MixedReference(_))));
    }
}
