//! The page of reconciliation: every published figure by topic, then what they say together.

use crate::domain::dataset::{Dataset, Response, Status};
use crate::query::reconcile::{Entry, Reconciled, Topic, Verdict, reconcile};
use crate::query::view::View;
use crate::text::Language;
use crate::text::page::Inputs;
use crate::text::sheet::{Align, Column, Line, Sheet, Tone};

pub(super) fn sheet(language: &Language, view: &View, inputs: &Inputs<'_>) -> Sheet {
    let published = &inputs.against.published;
    let found = reconcile(inputs.data, published, view.population);
    language.reconciliation(inputs.data, view, &found)
}

impl Language {
    /// The page of a reconciliation that has been made.
    #[must_use]
    pub fn reconciliation(&self, data: &Dataset, view: &View, found: &Reconciled<'_>) -> Sheet {
        let words = self.reconciling();
        let names = self.figures(data, &found.entries);
        let mut lines = Vec::new();
        for (topic, heading) in Topic::ALL.into_iter().zip(words.topics) {
            let of_topic = found.entries.iter().zip(&names);
            let of_topic = of_topic.filter(|(entry, _)| Topic::of(entry.figure) == topic);
            let mut below = Vec::new();
            for (entry, name) in of_topic {
                let line = self.entry_line(data, entry, name, &names);
                let beside = self.consistent_line(entry, &line);
                below.push(line);
                below.extend(beside);
            }
            if !below.is_empty() {
                lines.push(heading_line(heading));
                lines.append(&mut below);
            }
        }
        if !found.findings.is_empty() {
            lines.push(heading_line(words.topics[Topic::ALL.len()]));
        }
        for finding in &found.findings {
            let told = self.finding_told(&found.entries, &names, finding);
            lines.push(Line {
                cells: vec![
                    told.title,
                    told.printed,
                    told.computed,
                    told.difference,
                    told.conclusion,
                ],
                detail: told.detail,
                ..Line::default()
            });
        }
        Sheet {
            title: words.title.to_owned(),
            lead: self.reconciled_lead(data, view, found),
            columns: self.reconciled_columns(),
            lines,
            foot: Vec::new(),
        }
    }

    fn entry_line(&self, data: &Dataset, entry: &Entry<'_>, name: &str, names: &[String]) -> Line {
        let is_constructed = data.description().status == Status::Constructed;
        let figure = entry.figure;
        let computed = entry.computed.map_or_else(String::new, |computed| {
            self.computed(figure, computed.value)
        });
        let difference = entry
            .difference()
            .map_or_else(String::new, |it| self.signed(figure, it));
        Line {
            cells: vec![
                name.to_owned(),
                self.printed(figure),
                computed,
                difference,
                self.verdict(entry, is_constructed),
            ],
            tone: match entry.verdict {
                Verdict::Agrees | Verdict::WithinRounding => Tone::Plain,
                Verdict::OnReportBasis | Verdict::Differs => Tone::Warning,
                Verdict::Cannot(_) if entry.verdict.is_finding() => Tone::Warning,
                Verdict::Cannot(_) => Tone::Dim,
            },
            detail: self.behind(entry, names),
            view: entry.view.clone(),
        }
    }

    /// The line below a figure that only a mixed basis gives: the figure on one.
    fn consistent_line(&self, entry: &Entry<'_>, above: &Line) -> Option<Line> {
        let other = entry
            .consistent
            .filter(|_| entry.verdict == Verdict::OnReportBasis)?;
        let figure = entry.figure;
        let difference = figure
            .value
            .and_then(|printed| other.value.checked_sub(printed));
        Some(Line {
            cells: vec![
                (self.reconciling().on_one_basis)(&self.figure_basis(other.basis)),
                String::new(),
                self.computed(figure, other.value),
                difference.map_or_else(String::new, |it| self.signed(figure, it)),
                String::new(),
            ],
            tone: Tone::Dim,
            detail: above.detail.clone(),
            view: above.view.clone(),
        })
    }

    fn reconciled_lead(&self, data: &Dataset, view: &View, found: &Reconciled<'_>) -> Vec<String> {
        let words = self.reconciling();
        let count = |count: usize| self.numbers.count(count as u64);
        if found.entries.is_empty() {
            return vec![words.none.to_owned()];
        }
        let of = |verdict: Verdict| count(found.count(|it| it == verdict));
        let cannot = found.count(|it| matches!(it, Verdict::Cannot(_)));
        let counts = [
            count(found.entries.len()),
            of(Verdict::Agrees),
            of(Verdict::WithinRounding),
            of(Verdict::OnReportBasis),
            of(Verdict::Differs),
            count(cannot),
        ];
        let places = data.places();
        let municipalities = || places.ids().filter(|place| places.is_municipality(*place));
        let responded = municipalities().filter(|it| data.response(*it) == Response::Responded);
        let responded =
            (words.responded)(&count(responded.count()), &count(municipalities().count()));
        let mut lead = vec![
            (words.lead)(counts.each_ref().map(String::as_str)),
            format!(
                "{}; {responded}",
                (words.basis)(&self.date(view.population))
            ),
        ];
        if found.unknown_responses > 0 {
            let unknown = self.numbers.count(u64::from(found.unknown_responses));
            lead.push((words.unknown_responses)(&unknown));
        }
        if data.description().status == Status::Constructed {
            lead.push(words.calibrated.to_owned());
        }
        lead
    }

    fn reconciled_columns(&self) -> Vec<Column> {
        let heads = self.reconciling().columns;
        let column = |at: usize, align, priority, grows| Column {
            head: heads[at].to_owned(),
            align,
            priority,
            grows,
        };
        vec![
            column(0, Align::Left, 1, true),
            column(1, Align::Right, 2, false),
            column(2, Align::Right, 1, false),
            column(3, Align::Right, 3, false),
            column(4, Align::Left, 1, false),
        ]
    }
}

fn heading_line(text: &str) -> Line {
    Line {
        cells: vec![text.to_owned()],
        tone: Tone::Heading,
        ..Line::default()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::load::{self, Source};
    use crate::query::view::Check;
    use crate::text::Lang;

    #[test]
    fn every_figure_has_a_line_with_its_own_name_and_what_stands_behind_it() {
        let loaded = load::load(&Source::default()).unwrap();
        let inputs = Inputs {
            data: &loaded.dataset,
            report: &loaded.report,
            against: &loaded.against,
        };
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            let sheet = language.page(Check::Reconcile, &View::default(), &inputs);
            let lines: Vec<_> = sheet
                .lines
                .iter()
                .filter(|line| line.tone != Tone::Heading)
                .collect();
            // Two figures of a mixed basis have a line more, and there are ten findings.
            assert_eq!(lines.len(), loaded.against.published.len() + 2 + 10);
            let names: HashSet<&str> = lines.iter().map(|line| line.cells[0].as_str()).collect();
            assert_eq!(names.len(), lines.len());
            for line in lines {
                assert_eq!(line.cells.len(), sheet.columns.len());
                assert!(!line.detail.is_empty(), "{:?}", line.cells);
                assert!(line.detail.iter().all(|(_, text)| !text.is_empty()));
            }
        }
    }

    #[test]
    fn a_verdict_of_the_example_says_that_it_is_calibrated_and_one_of_other_rows_does_not() {
        let loaded = load::load(&Source::default()).unwrap();
        let found = reconcile(
            &loaded.dataset,
            &loaded.against.published,
            View::default().population,
        );
        let language = Language::new(Lang::Da).unwrap();
        let entry = &found.entries[0];
        assert_eq!(language.verdict(entry, true), "stemmer (kalibreret)");
        assert_eq!(language.verdict(entry, false), "stemmer");
    }
}
