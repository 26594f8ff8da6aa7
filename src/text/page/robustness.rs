//! The page of robustness: the figures without the largest municipalities, and counts around the thresholds by date.

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::query::criteria::FacetValue;
use crate::query::measure::{Measure, Per};
use crate::query::robustness::{Counts, Figure, Robustness, Threshold, Without};
use crate::query::view::{Grouping, View};
use crate::text::Language;
use crate::text::estimate::{column, heading, rows};
use crate::text::page::Inputs;
use crate::text::sheet::{Line, Sheet, Tone};

pub(super) fn sheet(language: &Language, view: &View, inputs: &Inputs<'_>) -> Sheet {
    let words = &language.topic().robustness;
    let robustness = Robustness::new(view, inputs.data);
    let page = Page {
        language,
        view,
        data: inputs.data,
        robustness: &robustness,
    };
    let mut lines = Vec::new();
    for figure in Figure::ALL {
        lines.extend(page.figure(figure));
    }
    lines.extend(page.thresholds());
    let mut foot = vec![words.counting.to_owned()];
    if robustness.each.is_empty() {
        foot.insert(0, words.nothing.to_owned());
    }
    foot.extend(language.constructed(inputs.data));
    Sheet {
        title: words.title.to_owned(),
        lead: vec![(words.basis)(
            language.quantity(robustness.quantity),
            &page.people(),
        )],
        // Four numbers, since the counts have one more than the figures.
        columns: (0..5).map(|at| column(at, "")).collect(),
        lines,
        foot,
    }
}

struct Page<'a> {
    language: &'a Language,
    view: &'a View,
    data: &'a Dataset,
    robustness: &'a Robustness,
}

impl Page<'_> {
    fn people(&self) -> String {
        let measure = Measure {
            quantity: self.robustness.quantity,
            per: self.robustness.per,
        };
        let view = View {
            measure,
            ..self.view.clone()
        };
        self.language.people_of(&view.denominator(self.data))
    }

    fn unit(&self, figure: Figure) -> &'static str {
        let [million, per_inhabitant, per_immigrant] = self.language.topic().robustness.units;
        if figure.is_sum() {
            million
        } else if self.robustness.per == Per::Immigrant {
            per_immigrant
        } else {
            per_inhabitant
        }
    }

    fn value(&self, figure: Figure, value: Option<Decimal>) -> String {
        let Some(value) = value else {
            return "–".to_owned();
        };
        if figure.is_sum() {
            self.language.kroner(value, false)
        } else {
            self.language.numbers.kr_per(value)
        }
    }

    fn figure(&self, figure: Figure) -> Vec<Line> {
        let words = &self.language.topic().robustness;
        let name = words.figures[figure as usize];
        let title = format!("{name}, {}", self.unit(figure));
        let all = Line {
            cells: vec![
                words.all.to_owned(),
                self.value(figure, self.robustness.figures.of(figure)),
            ],
            tone: Tone::Plain,
            detail: vec![(
                self.language.topic().labels[0].to_owned(),
                words.formulas[figure as usize].to_owned(),
            )],
            view: Some(rows(self.view, Grouping::Municipality)),
        };
        let without = self.robustness.each.iter().chain(&self.robustness.together);
        let without = without.map(|without| self.without(figure, without));
        let mut lines = vec![heading(title, words.columns), all];
        lines.extend(without);
        lines
    }

    fn without(&self, figure: Figure, without: &Without) -> Line {
        let words = &self.language.topic().robustness;
        let numbers = &self.language.numbers;
        let names = self.language.names(self.data, &without.places);
        let name = match without.places.as_slice() {
            [_] => (words.without)(&names),
            places => (words.together)(&places.len().to_string()),
        };
        let change = without.change(&self.robustness.figures, figure);
        let percent = change.and_then(|(_, percent)| percent);
        let percent = percent.map_or("–".to_owned(), |percent| numbers.decimal(percent, 1));
        let mut behind = rows(self.view, Grouping::Municipality);
        for place in &without.places {
            let value = FacetValue::Municipality(*place);
            behind.scope.set(value, true);
        }
        Line {
            cells: vec![
                name,
                self.value(figure, without.figures.of(figure)),
                self.value(figure, change.map(|(change, _)| change)),
                percent,
            ],
            tone: Tone::Plain,
            detail: self.detail(figure, without, &names),
            view: Some(behind),
        }
    }

    fn detail(&self, figure: Figure, without: &Without, names: &str) -> Vec<(String, String)> {
        let words = &self.language.topic().robustness;
        let [formula, _, left_out, _] = self.language.topic().labels;
        let said = |value: Decimal| {
            if figure.is_sum() {
                self.language.in_full(value)
            } else {
                let number = self.language.numbers.decimal(value, 2);
                format!("{number} {}", self.unit(figure))
            }
        };
        let before = self.robustness.figures.of(figure);
        let after = without.figures.of(figure);
        let change = without.change(&self.robustness.figures, figure);
        let terms = before.zip(after).zip(change);
        let terms = terms.map(|((before, after), (change, _))| {
            (words.change)(&said(before), &said(after), &said(change))
        });
        let mut detail = Vec::new();
        detail.extend(terms.map(|terms| (formula.to_owned(), terms)));
        detail.push((left_out.to_owned(), names.to_owned()));
        detail
    }

    fn thresholds(&self) -> Vec<Line> {
        let topic = self.language.topic();
        if self.robustness.thresholds.is_empty() {
            return Vec::new();
        }
        let heads = self.language.around(self.view);
        let heads = heads.iter().map(String::as_str);
        let mut lines = vec![heading(topic.thresholds.to_owned(), heads)];
        let thresholds = self.robustness.thresholds.iter();
        lines.extend(thresholds.map(|threshold| self.threshold(threshold)));
        lines
    }

    fn threshold(&self, threshold: &Threshold) -> Line {
        let words = &self.language.topic().robustness;
        let day = self.language.denominator_days(&threshold.denominator);
        let quantity = self.language.quantity(threshold.quantity);
        let mut behind = rows(self.view, Grouping::Municipality);
        behind.measure = Measure {
            quantity: threshold.quantity,
            per: Per::Inhabitant,
        };
        behind.population = threshold.date.unwrap_or(behind.population);
        self.language
            .counts((words.day)(quantity, &day), &threshold.counts, behind)
    }
}

impl Language {
    /// What the counts around the thresholds of a view are of: above, below, at 0 kr., without initiatives.
    pub(super) fn around(&self, view: &View) -> [String; 4] {
        let topic = self.topic();
        let [above, below] = topic.around;
        let [zero, without] = topic.at_zero;
        [
            above(&self.numbers.compact(view.thresholds.above)),
            below(&self.numbers.compact(view.thresholds.below)),
            zero.to_owned(),
            without.to_owned(),
        ]
    }

    /// The counts around the thresholds as a line; `behind` is the view of the municipalities.
    pub(super) fn counts(&self, name: String, counts: &Counts, behind: View) -> Line {
        let topic = self.topic();
        let count = |count: u32| self.numbers.count(u64::from(count));
        let [_, with, ..] = topic.labels;
        Line {
            cells: vec![
                name,
                count(counts.above),
                count(counts.below),
                count(counts.at_zero),
                count(counts.without_initiatives),
            ],
            tone: Tone::Plain,
            detail: vec![(with.to_owned(), (topic.counted)(&count(counts.all)))],
            view: Some(behind),
        }
    }
}
