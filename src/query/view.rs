//! A View: what is asked. Everything on a screen follows from it and the data set.

use rust_decimal::Decimal;

use crate::domain::place::Date;
use crate::query::criteria::{Criteria, FacetValue};
use crate::query::measure::Measure;
use crate::query::pins::Pins;
use crate::query::reference::Reference;

/// What the rows of an answer are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grouping {
    /// The five regions.
    #[default]
    Region,
    /// The municipalities.
    Municipality,
    /// The six policy areas.
    Area,
    /// The initiatives themselves.
    Initiative,
}

impl Grouping {
    /// Every grouping, in the order of the tabs.
    pub const ALL: [Self; 4] = [
        Self::Region,
        Self::Municipality,
        Self::Area,
        Self::Initiative,
    ];
}

/// What rows are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrderKey {
    /// The measure's value.
    #[default]
    Value,
    /// The name, in Danish order.
    Name,
    /// The number of initiatives; in the initiatives' own list their gross income.
    Count,
    /// Gross expenditure.
    Gross,
    /// Inhabitants of the municipality or region; areas keep the questionnaire's order.
    Population,
}

impl OrderKey {
    /// Every key, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Value,
        Self::Name,
        Self::Count,
        Self::Gross,
        Self::Population,
    ];

    /// True when the largest is naturally shown first.
    #[must_use]
    pub fn largest_first(self) -> bool {
        match self {
            Self::Value | Self::Count | Self::Gross | Self::Population => true,
            Self::Name => false,
        }
    }
}

/// The order of the rows. Rows without a value stand last either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    /// What the rows are ordered by; ties by name.
    pub key: OrderKey,
    /// Largest (or last name) first.
    pub descending: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self {
            key: OrderKey::Value,
            descending: true,
        }
    }
}

/// Conditions on rows: they hide rows and never alter totals, references or denominators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Conditions {
    /// Hide municipalities with no kroner in the selection and those that did not respond.
    pub hide_empty: bool,
    /// Hide rows that are not above their reference.
    pub above_only: bool,
}

impl Default for Conditions {
    fn default() -> Self {
        Self {
            hide_empty: true,
            above_only: false,
        }
    }
}

/// How long a bar is for its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// Linear, clipped at a round number near six times the reference.
    #[default]
    Clipped,
    /// The square root of the value, up to the largest.
    SquareRoot,
    /// Linear up to the largest value.
    Linear,
}

impl Scale {
    /// Every scale, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Clipped, Self::SquareRoot, Self::Linear];
}

/// How the rows are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presentation {
    /// One bar a row with the reference as a line inside it.
    Bars(Scale),
}

impl Default for Presentation {
    fn default() -> Self {
        Self::Bars(Scale::default())
    }
}

/// What fills the screen: the rows, or a check of the numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// The rows of the grouping.
    #[default]
    Rows,
    /// A check.
    Check(Check),
}

/// A check of the numbers, under the view's scope, filter, measure and date of population.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// The published figures beside those that follow from all loaded rows, whatever the selection.
    #[default]
    Reconcile,
    /// The rules for the data.
    Quality,
    /// Who responded, by region, with shares of the population.
    Coverage,
    /// The estimate for the whole country.
    Estimate,
    /// The figures without the largest municipalities, and counts around the thresholds.
    Robustness,
    /// How unevenly the kroner lie.
    Concentration,
    /// What was corrected after loading.
    Corrections,
    /// What is new against an earlier version.
    Changes,
}

impl Check {
    /// Every check, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Reconcile,
        Self::Quality,
        Self::Coverage,
        Self::Estimate,
        Self::Robustness,
        Self::Concentration,
        Self::Corrections,
        Self::Changes,
    ];
}

/// Kroner per inhabitant around which municipalities are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Thresholds {
    /// Municipalities above it are counted; the report has 50.
    pub above: Decimal,
    /// Municipalities below it are counted; the report has 1.
    pub below: Decimal,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            above: Decimal::from(50),
            below: Decimal::ONE,
        }
    }
}

/// What is asked of a data set.
///
/// Ids of places and legal bases belong to the data set that the view is asked of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// Which places: with the years in the filter the only part that moves a denominator.
    pub scope: Criteria,
    /// Which initiatives.
    pub filter: Criteria,
    /// Which rows are shown.
    pub conditions: Conditions,
    /// What the rows are.
    pub grouping: Grouping,
    /// Which figure of each row.
    pub measure: Measure,
    /// Which average it is held against.
    pub reference: Reference,
    /// Inhabitants on which date; where the data has several years, each figure has its own years' instead.
    pub population: Date,
    /// The order of the rows.
    pub order: Order,
    /// How the rows are drawn.
    pub presentation: Presentation,
    /// What fills the screen.
    pub page: Page,
    /// Around which kroner per inhabitant municipalities are counted.
    pub thresholds: Thresholds,
    /// The rows that are compared: they move no total, reference or denominator.
    pub pins: Pins,
}

impl Default for View {
    fn default() -> Self {
        Self {
            scope: Criteria::default(),
            filter: Criteria::default(),
            conditions: Conditions::default(),
            grouping: Grouping::default(),
            measure: Measure::default(),
            reference: Reference::default(),
            population: Date::DEFAULT_POPULATION,
            order: Order::default(),
            presentation: Presentation::default(),
            page: Page::default(),
            thresholds: Thresholds::default(),
            pins: Pins::default(),
        }
    }
}

impl View {
    /// The criteria that a value belongs to: the scope for places, else the filter.
    #[must_use]
    pub fn criteria(&self, value: &FacetValue) -> &Criteria {
        if value.facet().is_place() {
            &self.scope
        } else {
            &self.filter
        }
    }

    /// The criteria that a value belongs to, to change them.
    pub fn criteria_mut(&mut self, value: &FacetValue) -> &mut Criteria {
        if value.facet().is_place() {
            &mut self.scope
        } else {
            &mut self.filter
        }
    }

    /// The same question without filter and scope; what is pinned stays.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self {
            scope: Criteria::default(),
            filter: Criteria::default(),
            ..self.clone()
        }
    }
}
