//! From a view to its flags, in the order of the table. Grouping, measure and reference stand always: what a user has set
//! as usual must not change what a line means that somebody else wrote. All else only where it differs from the default.

use crate::domain::dataset::Dataset;
use crate::query::criteria::Criteria;
use crate::query::view::{Page, Presentation, View};
use crate::text::Language;
use crate::text::flag::candidate::Candidate;
use crate::text::flag::{Flag, Given, keyword};

impl Language {
    /// The flags that ask for a view; [`Language::view`] reads them back as it.
    #[must_use]
    pub fn flags(&self, view: &View, data: &Dataset) -> Vec<Given> {
        let usual = View::default();
        let mut flags = Vec::new();
        let mut add = |flag: Flag, value: String| flags.push(Given::new(flag, value));
        add(Flag::By, name(&keyword::groupings(), &view.grouping));
        for criteria in [&view.scope, &view.filter] {
            for given in self.criteria(criteria, data) {
                add(given.flag, given.value);
            }
        }
        add(Flag::Measure, name(&keyword::measures(), &view.measure));
        let reference = name(&keyword::references(), &view.reference);
        add(Flag::Reference, reference);
        if view.population != usual.population {
            add(Flag::Population, view.population.to_string());
        }
        if view.order.key != usual.order.key {
            add(Flag::Sort, name(&keyword::orders(), &view.order.key));
        }
        if view.order.descending != view.order.key.largest_first() {
            let flag = if view.order.descending {
                Flag::Desc
            } else {
                Flag::Asc
            };
            add(flag, String::new());
        }
        if view.conditions.above_only {
            add(Flag::AboveAverage, String::new());
        }
        if !view.conditions.hide_empty {
            add(Flag::ShowEmpty, String::new());
        }
        let Presentation::Bars(scale) = view.presentation;
        if view.presentation != usual.presentation {
            add(Flag::As, name(&keyword::scales(), &scale));
        }
        if view.page != Page::Rows {
            add(Flag::Page, name(&keyword::pages(), &view.page));
        }
        if view.thresholds.above != usual.thresholds.above {
            add(Flag::Above, view.thresholds.above.to_string());
        }
        if view.thresholds.below != usual.thresholds.below {
            add(Flag::Below, view.thresholds.below.to_string());
        }
        for pin in view.pins.iter() {
            add(Flag::Pin, self.printed_pin(data, pin));
        }
        flags
    }

    fn criteria(&self, criteria: &Criteria, data: &Dataset) -> Vec<Given> {
        let flags = criteria.iter().filter_map(|criterion| {
            let flag = Flag::of(criterion.value.facet())?;
            let value = self.printed_value(data, &criterion.value);
            let mark = if criterion.excluded { "!" } else { "" };
            Some(Given::new(flag, format!("{mark}{value}")))
        });
        flags.collect()
    }
}

impl Given {
    /// True for a flag that stands always and says what a view has that asks nothing particular.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        let usual = View::default();
        let standing = [
            (Flag::By, name(&keyword::groupings(), &usual.grouping)),
            (Flag::Measure, name(&keyword::measures(), &usual.measure)),
            (
                Flag::Reference,
                name(&keyword::references(), &usual.reference),
            ),
        ];
        standing
            .iter()
            .any(|(flag, value)| (*flag, value) == (self.flag, &self.value))
    }
}

fn name<T: PartialEq>(candidates: &[Candidate<T>], value: &T) -> String {
    let own = candidates
        .iter()
        .find(|candidate| candidate.value == *value);
    own.and_then(|own| own.names.first().cloned())
        .unwrap_or_default()
}
