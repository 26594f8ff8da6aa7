//! The page of concentration: shares of the largest, the Lorenz curve by deciles, Gini, and counts around the
//! thresholds.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::dataset::Dataset;
use crate::domain::money::Money;
use crate::query::concentration::{Concentration, NoGini, Share};
use crate::query::criteria::{Criteria, FacetValue};
use crate::query::measure::{Measure, Per};
use crate::query::view::{Grouping, View};
use crate::text::Language;
use crate::text::estimate::{column, heading, rows};
use crate::text::page::Inputs;
use crate::text::sheet::{Line, Sheet, Tone};

/// The cells of a whole bar of the curve: one for five percent.
const BAR: usize = 20;

pub(super) fn sheet(language: &Language, view: &View, inputs: &Inputs<'_>) -> Sheet {
    let words = &language.topic().concentration;
    let mut sheet = Sheet {
        title: words.title.to_owned(),
        ..Sheet::default()
    };
    let concentration = match Concentration::new(view, inputs.data) {
        Ok(concentration) => concentration,
        Err(why) => {
            sheet.lead.push((words.none)(&language.withheld(&why)));
            return sheet;
        }
    };
    let page = Page {
        language,
        view,
        data: inputs.data,
        concentration: &concentration,
    };
    let municipalities = concentration.lorenz.holdings().len() as u64;
    sheet.lead = vec![
        (words.basis)(
            language.quantity(concentration.quantity),
            &language.numbers.count(municipalities),
            &page.people(),
        ),
        words.ordered.to_owned(),
    ];
    sheet.columns = (0..5).map(|at| column(at, "")).collect();
    sheet.lines.extend(page.shares());
    sheet.lines.extend(page.curve());
    sheet.lines.push(page.gini());
    sheet.lines.extend(page.counts());
    sheet.foot.extend(language.constructed(inputs.data));
    sheet
}

struct Page<'a> {
    language: &'a Language,
    view: &'a View,
    data: &'a Dataset,
    concentration: &'a Concentration,
}

impl Page<'_> {
    fn people(&self) -> String {
        let view = self.behind();
        self.language.people_of(&view.denominator(self.data))
    }

    /// The municipalities by the quantity per inhabitant.
    fn behind(&self) -> View {
        let mut view = rows(self.view, Grouping::Municipality);
        view.measure = Measure {
            quantity: self.concentration.quantity,
            per: Per::Inhabitant,
        };
        view
    }

    fn percent(&self, percent: Option<Decimal>) -> String {
        percent.map_or("–".to_owned(), |percent| {
            self.language.numbers.decimal(percent, 1)
        })
    }

    fn shares(&self) -> Vec<Line> {
        let words = &self.language.topic().concentration;
        let mut lines = Vec::new();
        if !self.concentration.largest.is_empty() {
            lines.push(heading(words.largest.to_owned(), words.columns));
        }
        let shares = self.concentration.largest.iter();
        lines.extend(shares.map(|share| self.share(share)));
        lines
    }

    fn share(&self, share: &Share) -> Line {
        let topic = self.language.topic();
        let words = &topic.concentration;
        let [one, many] = words.shares;
        let count = share.places.len();
        let name = if count == 1 { one } else { many };
        let mut behind = self.behind();
        behind.measure.per = Per::Total;
        behind.scope = Criteria::default();
        for place in &share.places {
            behind.scope.set(FacetValue::Municipality(*place), false);
        }
        let kroner = |money: Money| self.language.in_full(money.kroner().unwrap_or_default());
        let all = self.concentration.lorenz.kroner();
        let [formula, with, ..] = topic.labels;
        Line {
            cells: vec![
                name(&count.to_string()),
                self.percent(share.of_kroner),
                self.percent(share.of_responding),
                self.percent(share.of_everyone),
            ],
            tone: Tone::Plain,
            detail: vec![
                (
                    formula.to_owned(),
                    (words.share)(&kroner(share.kroner), &kroner(all)),
                ),
                (
                    with.to_owned(),
                    self.language.names(self.data, &share.places),
                ),
            ],
            view: Some(behind),
        }
    }

    /// The curve at each tenth of the inhabitants, drawn with signs that every terminal has.
    fn curve(&self) -> Vec<Line> {
        let words = &self.language.topic().concentration;
        let [title, share] = words.curve;
        let [formula, ..] = self.language.topic().labels;
        let mut lines = Vec::new();
        for percent in (10..=100).step_by(10) {
            let Some(at) = self.concentration.lorenz.at(percent) else {
                return Vec::new();
            };
            let said = self.language.numbers.percent(at);
            lines.push(Line {
                cells: vec![
                    (words.inhabitants)(&percent.to_string()),
                    self.percent(Some(at)),
                    bar(at, percent),
                ],
                tone: Tone::Plain,
                detail: vec![(
                    formula.to_owned(),
                    (words.point)(&percent.to_string(), &said),
                )],
                view: Some(self.behind()),
            });
        }
        lines.insert(0, heading(title.to_owned(), [share]));
        lines
    }

    fn gini(&self) -> Line {
        let words = &self.language.topic().concentration;
        let [formula, _, _, note] = self.language.topic().labels;
        let [nobody, no_kroner, negative, too_large] = words.no_gini;
        let lorenz = &self.concentration.lorenz;
        let (value, detail) = match lorenz.gini() {
            Ok(gini) => {
                let kroner = lorenz.kroner().kroner();
                let kroner = self.language.in_full(kroner.unwrap_or_default());
                let people = u64::try_from(lorenz.people()).unwrap_or(u64::MAX);
                let people = self.language.numbers.count(people);
                let said = format!("{} {}", words.formula, (words.whole)(&people, &kroner));
                let value = self.language.numbers.decimal(gini, 3);
                (value, (formula.to_owned(), said))
            }
            Err(why) => {
                let why = match why {
                    NoGini::Nobody => nobody,
                    NoGini::NoKroner => no_kroner,
                    NoGini::Negative => negative,
                    NoGini::TooLarge => too_large,
                };
                ("–".to_owned(), (note.to_owned(), why.to_owned()))
            }
        };
        let mut cells = vec![words.gini.to_owned(), value];
        if lorenz.gini().is_err() {
            cells[0] = format!("{}: {}", words.gini, detail.1);
        }
        Line {
            cells,
            tone: Tone::Plain,
            detail: vec![detail],
            view: Some(self.behind()),
        }
    }

    fn counts(&self) -> Vec<Line> {
        let heads = self.language.around(self.view);
        let title = self.language.topic().thresholds.to_owned();
        let mut lines = vec![heading(title, heads.iter().map(String::as_str))];
        for (quantity, counts) in &self.concentration.counts {
            let mut behind = self.behind();
            behind.measure.quantity = *quantity;
            let name = self.language.quantity(*quantity).to_owned();
            lines.push(self.language.counts(name, counts, behind));
        }
        lines
    }
}

/// The share as so many cells, and dots up to where equality would lead; as wide as a whole bar, so that all begin at
/// the same place.
fn bar(share: Decimal, equal: u32) -> String {
    let cells = |percent: Decimal| {
        let cells = percent.checked_div(Decimal::from(5)).unwrap_or_default();
        let cells = cells.round().to_usize().unwrap_or(0);
        cells.min(BAR)
    };
    let filled = cells(share);
    let dots = cells(Decimal::from(equal)).saturating_sub(filled);
    let drawn = format!("{}{}", "=".repeat(filled), ".".repeat(dots));
    format!("{drawn:<BAR$}")
}
