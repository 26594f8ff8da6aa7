//! Figures as a person reads them: measures, values with their units, averages by name, dates.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::place::Date;
use crate::query::answer::Axis;
use crate::query::measure::{Measure, Per, Unit};
use crate::query::reference::Reference;
use crate::query::view::Grouping;
use crate::text::name::at;
use crate::text::{Lang, Language};

impl Language {
    /// A measure in full.
    #[must_use]
    pub fn measure(&self, measure: Measure) -> &'static str {
        self.words.terms.measures[at(&Measure::ALL, &measure)]
    }

    /// A measure as a column head.
    #[must_use]
    pub fn measure_short(&self, measure: Measure) -> &'static str {
        self.words.terms.measures_short[at(&Measure::ALL, &measure)]
    }

    /// A value of a measure, without its unit: what a column shows.
    #[must_use]
    pub fn value(&self, measure: Measure, value: Decimal) -> String {
        match measure.unit() {
            Unit::KronerPerHead | Unit::Percent => self.numbers.decimal(value, 1),
            Unit::Count => {
                let decimals = u32::from(!value.fract().is_zero());
                self.numbers.decimal(value, decimals)
            }
            Unit::Kroner => self.kroner(value, measure.per == Per::Initiative),
        }
    }

    /// Kroner in millions, or thousands where single initiatives are meant, without the unit.
    #[must_use]
    pub fn kroner(&self, value: Decimal, thousands: bool) -> String {
        let (unit, decimals) = if thousands {
            (1_000, 0)
        } else {
            (1_000_000, 1)
        };
        let scaled = value.checked_div(Decimal::from(unit)).unwrap_or_default();
        self.numbers.decimal(scaled, decimals)
    }

    /// A value of a measure with its unit.
    #[must_use]
    pub fn value_with_unit(&self, measure: Measure, value: Decimal) -> String {
        let number = self.value(measure, value);
        let screen = &self.words.screen;
        match (measure.unit(), measure.per) {
            (Unit::KronerPerHead, Per::Immigrant) => (screen.per_immigrant)(&number),
            (Unit::KronerPerHead, _) => (screen.per_inhabitant)(&number),
            (Unit::Percent, _) => self.numbers.percent(value),
            (Unit::Count, _) => number,
            (Unit::Kroner, Per::Initiative) => (screen.thousand)(&number),
            (Unit::Kroner, _) => (screen.million)(&number),
        }
    }

    /// An amount in thousands of kroner with its unit.
    #[must_use]
    pub fn thousands(&self, amount: Money) -> String {
        (self.words.screen.thousand)(&self.numbers.thousand(amount.ore()))
    }

    /// An amount in millions of kroner with its unit.
    #[must_use]
    pub fn millions(&self, amount: Money) -> String {
        (self.words.screen.million)(&self.numbers.million(amount.ore()))
    }

    /// The average that the axis draws, by name, without its value.
    #[must_use]
    pub fn axis(&self, axis: &Axis, grouping: Grouping) -> String {
        let screen = &self.words.screen;
        let count = axis.municipalities.to_string();
        let name = match (axis.rule, axis.region) {
            (Reference::Denmark, _) => (screen.axis_denmark)(&count),
            (Reference::OwnRegion, Some(region)) => (screen.axis_region)(region.name(), &count),
            (Reference::OwnRegion, None) => screen.axis_own_region.to_owned(),
            (Reference::Selection, _) => (screen.axis_selection)(&count),
            (Reference::UnweightedMean, _) => (screen.axis_mean)(&count),
            (Reference::Median, _) if grouping == Grouping::Initiative => {
                return (screen.axis_per_initiative)("median");
            }
            (Reference::Median, _) => (screen.axis_median)(&count),
        };
        if grouping == Grouping::Initiative {
            return (screen.axis_per_initiative)(&name);
        }
        name
    }

    /// The same in as few cells as it can be said; the count of municipalities stays in it.
    #[must_use]
    pub fn axis_short(&self, axis: &Axis) -> String {
        let screen = &self.words.screen;
        let count = axis.municipalities.to_string();
        let [denmark, region, selection, mean, median] = screen.axis_short;
        match (axis.rule, axis.region) {
            (Reference::Denmark, _) => denmark(&count),
            (Reference::OwnRegion, Some(own)) => region(own.name()),
            (Reference::OwnRegion, None) => screen.axis_own_region_short.to_owned(),
            (Reference::Selection, _) => selection(&count),
            (Reference::UnweightedMean, _) => mean(&count),
            (Reference::Median, _) => median(&count),
        }
    }

    /// A date: `1.1.2021` in Danish, `2021-01-01` in English.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        match self.numbers.lang() {
            Lang::Da => format!("{}.{}.{}", date.day, date.month, date.year),
            Lang::En => date.to_string(),
        }
    }
}
