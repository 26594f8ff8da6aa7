//! Words of the pages that estimate the country, take out the largest, and tell how unevenly the kroner lie.

mod da;
mod en;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, Status};
use crate::domain::place::PlaceId;
use crate::query::denominator::{Denominator, Withheld};
use crate::query::measure::Quantity;
use crate::query::view::{Grouping, Page, View};
use crate::text::sheet::{Align, Column, Line, Tone};
use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// Words of the three pages.
#[derive(Debug)]
pub(super) struct Topic {
    /// The estimate.
    pub(super) estimate: Estimate,
    /// The figures without the largest.
    pub(super) robustness: Robustness,
    /// How unevenly the kroner lie.
    pub(super) concentration: Concentration,
    /// Kroner in full.
    pub(super) kroner: With1,
    /// Inhabitants of a number.
    pub(super) inhabitants: With1,
    /// Gross expenditure, income, net expenditure.
    pub(super) quantities: [&'static str; 3],
    /// All of a selection.
    pub(super) total: &'static str,
    /// Labels of paragraphs: formula, who is in, who is left out, note.
    pub(super) labels: [&'static str; 4],
    /// Municipalities above a number of kroner, and below one.
    pub(super) around: [With1; 2],
    /// Municipalities at 0 kr., and without initiatives.
    pub(super) at_zero: [&'static str; 2],
    /// What the counts of municipalities rest on: how many there are.
    pub(super) counted: With1,
    /// The counts by date or quantity, as a heading.
    pub(super) thresholds: &'static str,
    /// The constructed example: nothing here is about real municipalities.
    pub(super) constructed: &'static str,
}

/// Words of the estimate.
#[derive(Debug)]
pub(super) struct Estimate {
    /// The title for the country, and for places in scope.
    pub(super) titles: [&'static str; 2],
    /// Responding, silent and their inhabitants, and whose inhabitants.
    pub(super) basis: fn([&str; 5]) -> String,
    /// Nobody in scope is known not to have responded.
    pub(super) complete: With1,
    /// How the silent are predicted: small, city, shared weight.
    pub(super) method: With3,
    /// The cities that are no model.
    pub(super) cities: With1,
    /// The interval and its assumption: level, draws, seed.
    pub(super) interval: With3,
    /// How often it held in the simulation.
    pub(super) coverage: &'static str,
    /// What the report writes, and how it scales.
    pub(super) report: &'static str,
    /// Columns: reported, estimate, interval, the report's scaling, silent at the median, at the mean.
    pub(super) columns: [&'static str; 6],
    /// A heading: a quantity in millions.
    pub(super) heading: With1,
    /// The heading of the strata.
    pub(super) who: With1,
    /// A stratum: its region, its size.
    pub(super) stratum: With2,
    /// Sizes: small, medium, city; with their numbers of inhabitants.
    pub(super) sizes: [With2; 3],
    /// A region that is not known.
    pub(super) no_region: &'static str,
    /// Reported and predicted: reported, predicted, together.
    pub(super) sum: With3,
    /// Labels: estimate, interval, the report's method, plain bounds, by region and size.
    pub(super) labels: [&'static str; 5],
    /// The ends of the interval: low, high.
    pub(super) ends: With2,
    /// The report's scaling: counted kroner, everybody, responding, the result.
    pub(super) scaled: fn([&str; 4]) -> String,
    /// Kroner that are in the sum and are not scaled.
    pub(super) unscaled: With1,
    /// Bounds: at 0; at the median per inhabitant and in sum; at the mean, likewise.
    pub(super) bounds: fn([&str; 5]) -> String,
    /// A stratum's part: name, inhabitants, kroner.
    pub(super) part: With3,
    /// Labels of a stratum: predicted, not responding, likened to.
    pub(super) stratum_labels: [&'static str; 3],
    /// How a stratum is predicted: inhabitants, own members, kroner.
    pub(super) predicted: With3,
    /// It has no responding municipality of its own.
    pub(super) no_own: &'static str,
    /// Unreadable amounts.
    pub(super) missing: With1,
    /// Municipalities whose response is not known: how many, by name.
    pub(super) unknown: With2,
    /// Silent municipalities with rows.
    pub(super) reporting: With1,
    /// Silent municipalities without a known population.
    pub(super) uncounted: With1,
    /// Ends of areas do not add up.
    pub(super) areas: &'static str,
    /// No estimate: why not.
    pub(super) none: With1,
    /// Nobody responded; nobody is a model; amounts beyond all numbers.
    pub(super) refusals: [&'static str; 3],
}

/// Words of the figures without the largest.
#[derive(Debug)]
pub(super) struct Robustness {
    /// The title.
    pub(super) title: &'static str,
    /// What "without" means: the quantity, whose people.
    pub(super) basis: With2,
    /// The figures: total, average, mean, median, estimate, the report's scaling.
    pub(super) figures: [&'static str; 6],
    /// The formula of each in words.
    pub(super) formulas: [&'static str; 6],
    /// Units of the figures: millions, per inhabitant, per immigrant.
    pub(super) units: [&'static str; 3],
    /// Columns: value, change, percent.
    pub(super) columns: [&'static str; 3],
    /// All in.
    pub(super) all: &'static str,
    /// Without a municipality.
    pub(super) without: With1,
    /// Without so many together.
    pub(super) together: With1,
    /// The change: before, after, difference.
    pub(super) change: With3,
    /// Nothing to take out.
    pub(super) nothing: &'static str,
    /// The counts on a day: quantity, day.
    pub(super) day: With2,
    /// Strictly above and below; those at 0 are among those below.
    pub(super) counting: &'static str,
}

/// Words of the concentration.
#[derive(Debug)]
pub(super) struct Concentration {
    /// The title.
    pub(super) title: &'static str,
    /// What it rests on: the quantity, the municipalities, whose inhabitants.
    pub(super) basis: With3,
    /// How the curve is ordered.
    pub(super) ordered: &'static str,
    /// The largest: heading.
    pub(super) largest: &'static str,
    /// The largest one, the so many largest.
    pub(super) shares: [With1; 2],
    /// Columns: of the kroner, of those responding, of everybody, in percent.
    pub(super) columns: [&'static str; 3],
    /// A share: part, whole.
    pub(super) share: With2,
    /// The curve: heading with what the drawing means, share of the kroner.
    pub(super) curve: [&'static str; 2],
    /// So many percent of the inhabitants.
    pub(super) inhabitants: With1,
    /// What a point of the curve says: inhabitants, kroner.
    pub(super) point: With2,
    /// The Gini coefficient.
    pub(super) gini: &'static str,
    /// Its formula.
    pub(super) formula: &'static str,
    /// What it divides: inhabitants, kroner.
    pub(super) whole: With2,
    /// No Gini: nobody, no kroner, negative, too large.
    pub(super) no_gini: [&'static str; 4],
    /// No concentration: why not.
    pub(super) none: With1,
}

/// The words in a language.
pub(super) fn topic(lang: Lang) -> &'static Topic {
    match lang {
        Lang::Da => &da::TOPIC,
        Lang::En => &en::TOPIC,
    }
}

impl Language {
    /// The words of the three pages.
    pub(super) fn topic(&self) -> &'static Topic {
        topic(self.numbers.lang())
    }

    /// Kroner in full, rounded to whole ones.
    pub(super) fn in_full(&self, kroner: Decimal) -> String {
        (self.topic().kroner)(&self.numbers.decimal(kroner, 0))
    }

    /// A quantity of kroner.
    pub(super) fn quantity(&self, quantity: Quantity) -> &'static str {
        let [gross, income, net] = self.topic().quantities;
        match quantity {
            Quantity::Gross | Quantity::Count => gross,
            Quantity::Income => income,
            Quantity::Net => net,
        }
    }

    /// Several places by name.
    pub(super) fn names(&self, data: &Dataset, places: &[PlaceId]) -> String {
        let names = places.iter().map(|place| self.place(data, *place));
        names.collect::<Vec<_>>().join(", ")
    }

    /// Whose people figures are divided by, or why by nobody's.
    pub(super) fn people_of(&self, denominator: &Result<Denominator, Withheld>) -> String {
        let said = match denominator {
            Ok(denominator) => self.denominator(denominator),
            Err(why) => self.withheld(why),
        };
        let mut letters = said.chars();
        let first = letters.next().map(char::to_uppercase);
        first.into_iter().flatten().chain(letters).collect()
    }

    /// What is said of the constructed example beside its notice.
    pub(super) fn constructed(&self, data: &Dataset) -> Option<String> {
        let constructed = match data.description().status {
            Status::Constructed => true,
            Status::Reported => false,
        };
        constructed.then(|| self.topic().constructed.to_owned())
    }
}

/// A column of a page: the first holds names and grows, the others numbers; later ones give way first.
pub(super) fn column(at: usize, head: &str) -> Column {
    Column {
        head: head.to_owned(),
        align: if at == 0 { Align::Left } else { Align::Right },
        priority: u8::try_from(at).unwrap_or(u8::MAX).max(1),
        grows: at == 0,
    }
}

/// A heading of the lines below it, with what their columns are.
pub(super) fn heading<'t>(title: String, columns: impl IntoIterator<Item = &'t str>) -> Line {
    let columns = columns.into_iter().map(str::to_owned);
    Line {
        cells: std::iter::once(title).chain(columns).collect(),
        tone: Tone::Heading,
        ..Line::default()
    }
}

/// The rows of a view, all of them, by a grouping: what stands behind a line.
pub(super) fn rows(view: &View, grouping: Grouping) -> View {
    let mut view = View {
        page: Page::Rows,
        grouping,
        ..view.clone()
    };
    view.conditions.hide_empty = false;
    view.conditions.above_only = false;
    view
}
