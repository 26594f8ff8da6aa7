//! Figures as a person reads them: measures, values with their units, averages by name, dates.

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::domain::money::Money;
use crate::domain::place::Date;
use crate::query::answer::Axis;
use crate::query::group::Key;
use crate::query::measure::{Measure, Per, Unit};
use crate::query::peers::peers;
use crate::query::reference::Reference;
use crate::query::references::{Basis, References};
use crate::query::survey::Survey;
use crate::query::view::{Grouping, View};
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
        (self.words.screen.thousand)(&self.numbers.thousands(amount))
    }

    /// An amount in millions of kroner with its unit.
    #[must_use]
    pub fn millions(&self, amount: Money) -> String {
        (self.words.screen.million)(&self.numbers.millions(amount))
    }

    /// The average that the axis draws, by name, without its value.
    #[must_use]
    pub fn axis(&self, axis: &Axis, grouping: Grouping) -> String {
        let screen = &self.words.screen;
        let count = axis.municipalities.to_string();
        let name = match (axis.rule, axis.basis) {
            (Reference::Denmark, _) => (screen.axis_denmark)(&count),
            (Reference::OwnRegion, Some(Basis::Region(region))) => {
                (screen.axis_region)(region.name(), &count)
            }
            (Reference::OwnRegion, _) => screen.axis_own_region.to_owned(),
            (Reference::Peers, _) if axis.none => screen.axis_peers_none.to_owned(),
            (Reference::Peers, _) => (screen.axis_peers)(&count),
            (Reference::OwnGroup, Some(_)) if !axis.none => (screen.axis_group)(&count),
            (Reference::OwnGroup, _) => screen.axis_own_group.to_owned(),
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
        let [denmark, region, peers, group, selection, mean, median] = screen.axis_short;
        match (axis.rule, axis.basis) {
            (Reference::Denmark, _) => denmark(&count),
            (Reference::OwnRegion, Some(Basis::Region(own))) => region(own.name()),
            (Reference::OwnRegion, _) => screen.axis_own_region_short.to_owned(),
            (Reference::Peers, _) if axis.none => screen.axis_peers_none.to_owned(),
            (Reference::Peers, _) => peers(&count),
            (Reference::OwnGroup, Some(_)) if !axis.none => group(&count),
            (Reference::OwnGroup, _) => screen.axis_own_group_short.to_owned(),
            (Reference::Selection, _) => selection(&count),
            (Reference::UnweightedMean, _) => mean(&count),
            (Reference::Median, _) => median(&count),
        }
    }

    /// Whom a row is held against under peers or its own group, by name; or why there is nobody. Nothing under other
    /// references: the axis says it all.
    #[must_use]
    pub fn basis(&self, view: &View, data: &Dataset, key: Key) -> Option<String> {
        if !matches!(view.reference, Reference::Peers | Reference::OwnGroup) {
            return None;
        }
        let survey = Survey::new(view, data);
        let references = References::new(view, &survey);
        let screen = &self.words.screen;
        let basis = references.basis(key);
        Some(match (view.reference, basis, key) {
            (Reference::Peers, Some(Basis::Peers(place)), _) => {
                let peers = peers(data, view.population, place);
                let names: Vec<_> = peers.iter().map(|peer| self.place(data, *peer)).collect();
                let names = match names.as_slice() {
                    [] => "–".to_owned(),
                    names => names.join(", "),
                };
                format!("{}: {names}", (screen.peers_of)(&self.place(data, place)))
            }
            (Reference::Peers, _, _) => screen.no_peers.to_owned(),
            (Reference::OwnGroup, Some(Basis::Group(group)), _) => {
                let responding = references.municipalities(Basis::Group(group));
                let name = data.groups().name(group).shown();
                (screen.own_group)(&name, &responding.to_string())
            }
            (Reference::OwnGroup, _, Key::Municipality(place)) => {
                let groups = data.groups().of(place);
                let names: Vec<_> = groups
                    .map(|group| data.groups().name(group).shown().into_string())
                    .collect();
                match names.as_slice() {
                    [] => screen.in_no_group.to_owned(),
                    names => (screen.in_several_groups)(&names.join(", ")),
                }
            }
            (Reference::OwnGroup, _, Key::Region(_) | Key::Area(_)) => {
                screen.no_own_group.to_owned()
            }
            (
                Reference::Denmark
                | Reference::OwnRegion
                | Reference::Selection
                | Reference::UnweightedMean
                | Reference::Median,
                _,
                _,
            ) => return None,
        })
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
