//! Years, denominators and price levels in words, and why figures are held back.

use crate::domain::dataset::Year;
use crate::query::denominator::{Denominator, Withheld};
use crate::query::prices::Prices;
use crate::text::{Lang, Language};

impl Language {
    /// Ascending years, neighbours as a range: `2019–2021, 2023`.
    #[must_use]
    pub fn years(&self, years: &[Year]) -> String {
        let follows = |one: &Year, next: &Year| one.checked_add(1) == Some(*next);
        let runs = years.chunk_by(follows);
        let said = runs.filter_map(|run| match run {
            [] => None,
            [year] => Some(year.to_string()),
            [first, .., last] => Some(format!("{first}–{last}")),
        });
        said.collect::<Vec<_>>().join(", ")
    }

    /// A price level as it stands before its word: `22` in Danish, `2022` in English.
    #[must_use]
    pub fn price_year(&self, level: Year) -> String {
        match self.numbers.lang() {
            Lang::Da => format!("{:02}", level % 100),
            Lang::En => level.to_string(),
        }
    }

    /// Whose people a figure is divided by.
    #[must_use]
    pub fn denominator(&self, denominator: &Denominator) -> String {
        let days = self.denominator_days(denominator);
        match denominator {
            Denominator::Day(_) => (self.words.screen.population_on)(&days),
            Denominator::Years(_) => (self.words.screen.inhabitant_years)(&days),
        }
    }

    /// The day or the years alone.
    #[must_use]
    pub fn denominator_days(&self, denominator: &Denominator) -> String {
        match denominator {
            Denominator::Day(date) => self.date(*date),
            Denominator::Years(years) => self.years(years),
        }
    }

    /// Why figures are held back.
    #[must_use]
    pub fn withheld(&self, why: &Withheld) -> String {
        let words = &self.words.screen.withheld;
        match why {
            Withheld::MixedPrices(prices) => (words.mixed_prices)(&self.levels(*prices)),
            Withheld::MixedReference(prices) => (words.mixed_reference)(&self.levels(*prices)),
            Withheld::NoYear => words.no_year.to_owned(),
            Withheld::NoPopulation(years) => (words.no_population)(&self.years(years)),
            Withheld::NoShares(years) => (words.no_shares)(&self.years(years)),
        }
    }

    /// The same in as few cells as it can be said.
    #[must_use]
    pub fn withheld_short(&self, why: &Withheld) -> &'static str {
        let [prices, reference, year, population, shares] = self.words.screen.withheld.short;
        match why {
            Withheld::MixedPrices(_) => prices,
            Withheld::MixedReference(_) => reference,
            Withheld::NoYear => year,
            Withheld::NoPopulation(_) => population,
            Withheld::NoShares(_) => shares,
        }
    }

    /// The price levels that differ, with the century where they are told apart.
    pub(super) fn levels(&self, prices: Prices) -> String {
        let words = &self.words.screen.withheld;
        let name = |level: Option<Year>| match level {
            Some(level) => (self.words.screen.prices)(&level.to_string()),
            None => words.unknown_level.to_owned(),
        };
        let named: Vec<_> = prices.named().into_iter().map(name).collect();
        match named.as_slice() {
            [before @ .., last] if !before.is_empty() => {
                format!("{} {} {last}", before.join(", "), words.and)
            }
            _ => named.concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lang: Lang, why: &Withheld) -> String {
        Language::new(lang).unwrap().withheld(why)
    }

    fn levels(levels: &[Option<Year>]) -> Withheld {
        let levels = levels.iter().map(|level| Prices::of(*level));
        Withheld::MixedPrices(levels.fold(Prices::default(), Prices::with))
    }

    #[test]
    fn neighbouring_years_are_a_range_and_others_are_listed() {
        let da = Language::new(Lang::Da).unwrap();
        assert_eq!(da.years(&[2019, 2020, 2021, 2023]), "2019–2021, 2023");
        assert_eq!(da.years(&[2019, 2021]), "2019, 2021");
        assert_eq!(da.years(&[]), "");
    }

    #[test]
    fn inhabitant_years_and_a_day_name_themselves() {
        let en = Language::new(Lang::En).unwrap();
        let years = Denominator::Years(vec![2019, 2020]);
        assert_eq!(en.denominator(&years), "inhabitant-years 2019–2020");
        let day = Denominator::Day(crate::domain::place::Date::new_year(2021));
        assert_eq!(en.denominator(&day), "population 2021-01-01");
    }

    #[test]
    fn mixed_prices_name_the_levels_and_the_way_out() {
        assert_eq!(
            said(Lang::Da, &levels(&[Some(2022), Some(2019)])),
            "blandede prisniveauer: 2019-pl og 2022-pl; vælg et år eller én fil"
        );
        assert_eq!(
            said(Lang::En, &levels(&[Some(2022), None])),
            "mixed price levels: 2022 prices and not given; choose one year or one file"
        );
    }
}
