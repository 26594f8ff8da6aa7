//! Years, denominators and price levels in words, and why figures are held back.

use crate::domain::dataset::{Dataset, Year};
use crate::domain::price::{PriceFactor, PriceFactors};
use crate::query::answer::Answer;
use crate::query::denominator::{Denominator, Withheld};
use crate::query::prices::Prices;
use crate::query::view::View;
use crate::text::{Lang, Language};

/// The price level of what is selected, or of the data where nothing is; nothing where it is unknown or mixed.
#[must_use]
pub fn price_level(data: &Dataset, answer: &Answer) -> Option<Year> {
    let selected = answer.totals.sum.tally.prices;
    let description = data.description();
    let of_data = description.price_level.map(|level| {
        let factor = description.price_factors.at_level(Some(level));
        factor.map_or(level, PriceFactor::to)
    });
    selected.only().or(of_data).filter(|_| !selected.is_mixed())
}

impl Language {
    /// The accounts years of what is selected, as far as they are known.
    #[must_use]
    pub fn accounts_years(&self, view: &View, data: &Dataset) -> Option<String> {
        if data.years().is_empty() {
            return data
                .description()
                .accounts_year
                .map(|year| year.to_string());
        }
        Some(self.years(&view.years(data))).filter(|years| !years.is_empty())
    }

    /// Accounts years and price level of what is selected, or that the level is unknown. Nothing where levels are mixed:
    /// they are said as the reason for what is not there.
    #[must_use]
    pub fn accounts_of(&self, view: &View, data: &Dataset, answer: &Answer) -> Option<String> {
        let years = self.accounts_years(view, data);
        let factors = &data.description().price_factors;
        match price_level(data, answer) {
            _ if answer.totals.sum.tally.prices.is_mixed() => None,
            Some(level) => self.accounts(years.as_deref(), Some(level), factors),
            None => Some(self.words.screen.no_price_level.to_owned()),
        }
    }

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

    /// A price level with the factors that lead to it: `22-pl (× 1,0431 fra 2019)`.
    #[must_use]
    pub fn prices(&self, level: Year, factors: &PriceFactors) -> String {
        let level_said = (self.words.screen.prices)(&self.price_year(level));
        format!("{level_said}{}", self.factors(level, factors))
    }

    /// Accounts year and price level, as far as they are known: `2019-regnskab, 22-pl (× 1,0431 fra 2019)`.
    #[must_use]
    pub fn accounts(
        &self,
        years: Option<&str>,
        level: Option<Year>,
        factors: &PriceFactors,
    ) -> Option<String> {
        let level = level?;
        let said =
            years.map(|years| (self.words.screen.price_level)(years, &self.price_year(level)));
        Some(said.map_or_else(
            || self.prices(level, factors),
            |said| format!("{said}{}", self.factors(level, factors)),
        ))
    }

    /// The factors that lead to a price level, in brackets; nothing where none does.
    fn factors(&self, level: Year, factors: &PriceFactors) -> String {
        let leading = factors.iter().filter(|factor| factor.to() == level);
        let said: Vec<_> = leading
            .map(|factor| {
                let number = self.numbers.compact(factor.number());
                (self.words.screen.price_factor)(&number, &factor.from().to_string())
            })
            .collect();
        if said.is_empty() {
            return String::new();
        }
        format!(" ({})", said.join(", "))
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
    use crate::domain::price::PriceFactor;

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
    fn a_price_level_names_its_accounts_year_and_the_factor_that_led_to_it() {
        let mut factors = PriceFactors::default();
        let factor = PriceFactor::new(2019, 2022, "1.0431").unwrap();
        factors.add(factor).unwrap();
        let [da, en] = [Lang::Da, Lang::En].map(|lang| Language::new(lang).unwrap());
        let said = |language: &Language, years, level| language.accounts(years, level, &factors);
        assert_eq!(
            said(&da, Some("2019"), Some(2022)).as_deref(),
            Some("2019-regnskab, 22-pl (× 1,0431 fra 2019)")
        );
        assert_eq!(
            said(&en, None, Some(2022)).as_deref(),
            Some("2022 prices (× 1.0431 from 2019)")
        );
        assert_eq!(said(&da, None, Some(2020)).as_deref(), Some("20-pl"));
        assert_eq!(said(&da, Some("2019"), None), None);
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
