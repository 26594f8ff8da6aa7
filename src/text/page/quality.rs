//! The page of quality: every rule for the data with what it found in the selection.

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::place::PlaceId;
use crate::domain::rule::Rule;
use crate::query::criteria::{Criteria, Facet, FacetValue};
use crate::query::matcher::Matcher;
use crate::query::quality::{self, Finding, Subject};
use crate::query::tally::Tally;
use crate::query::view::{Conditions, Grouping, Page, View};
use crate::text::Language;
use crate::text::page::Inputs;
use crate::text::sheet::{Align, Column, Line, Sheet, Tone};

/// Findings that are told beside a rule.
const TOLD: usize = 5;

pub(super) fn sheet(language: &Language, view: &View, inputs: &Inputs<'_>) -> Sheet {
    let words = language.rule_page();
    let data = inputs.data;
    let without = without_rules(view);
    let matcher = Matcher::new(data, &without.scope, &without.filter);
    let findings = quality::all(data);
    let mut lines = Vec::new();
    let mut silent = 0_u64;
    for (of_rows, head) in [true, false].into_iter().zip(words.groups) {
        lines.push(Line {
            cells: vec![String::new(), head.to_owned()],
            tone: Tone::Heading,
            ..Line::default()
        });
        for rule in Rule::ALL.iter().filter(|rule| rule.is_of_rows() == of_rows) {
            let own = findings.iter().filter(|finding| finding.rule == *rule);
            let own: Vec<_> = own
                .filter(|finding| is_in(data, &matcher, finding))
                .collect();
            silent += u64::from(own.is_empty());
            lines.push(line(language, &without, data, &matcher, *rule, &own));
        }
    }
    let count = |n: u64| language.numbers.count(n);
    let is_selection = !without.scope.is_empty() || !without.filter.is_empty();
    let selection = is_selection.then(|| words.selection.to_owned());
    Sheet {
        title: words.title.to_owned(),
        lead: std::iter::once(words.lead.to_owned())
            .chain(selection)
            .collect(),
        columns: columns(words.heads),
        lines,
        foot: vec![(words.silent)(
            &count(silent),
            &count(Rule::ALL.len() as u64),
        )],
    }
}

fn columns(heads: [&'static str; 6]) -> Vec<Column> {
    let looks = [
        (Align::Left, 1),
        (Align::Left, 1),
        (Align::Left, 4),
        (Align::Right, 1),
        (Align::Right, 2),
        (Align::Right, 3),
    ];
    let column = |(at, (head, (align, priority))): (usize, (&str, (Align, u8)))| Column {
        head: head.to_owned(),
        align,
        priority,
        grows: at == 1,
    };
    heads
        .into_iter()
        .zip(looks)
        .enumerate()
        .map(column)
        .collect()
}

/// The view without a choice of rules: the page shows them all.
fn without_rules(view: &View) -> View {
    let others = view.filter.iter();
    let others = others.filter(|criterion| criterion.value.facet() != Facet::Rule);
    View {
        filter: others.cloned().collect::<Criteria>(),
        ..view.clone()
    }
}

/// True when the finding is about the selection: one of its rows, or where it has none its place.
fn is_in(data: &Dataset, matcher: &Matcher<'_>, finding: &Finding) -> bool {
    let in_scope = |place: PlaceId| matcher.in_scope(place);
    match finding.subject {
        _ if !finding.rows.is_empty() => finding.rows.iter().any(|row| is_selected(matcher, *row)),
        Subject::Place(place) => in_scope(place),
        Subject::Region(region) => {
            let places = data.places();
            let of_region = |place: &PlaceId| places.get(*place).region == Some(region);
            places.ids().filter(of_region).any(in_scope)
        }
        Subject::Row(_) | Subject::File(_) | Subject::Data => true,
    }
}

fn is_selected(matcher: &Matcher<'_>, row: RowId) -> bool {
    matcher.failures(row).is_empty()
}

fn line(
    language: &Language,
    view: &View,
    data: &Dataset,
    matcher: &Matcher<'_>,
    rule: Rule,
    found: &[&Finding],
) -> Line {
    let mut rows: Vec<_> = found
        .iter()
        .flat_map(|finding| finding.rows.iter().copied())
        .filter(|row| is_selected(matcher, *row))
        .collect();
    rows.sort_unstable();
    rows.dedup();
    let count = |n: usize| language.numbers.count(n as u64);
    let has_rows = !rows.is_empty();
    let tally: Tally = rows.iter().map(|row| Tally::of(data, *row)).sum();
    let kroner = tally.gross_said();
    let kroner = kroner.map_or_else(|| "–".to_owned(), |gross| language.numbers.millions(gross));
    let of_rows = |said: String| if has_rows { said } else { String::new() };
    Line {
        cells: vec![
            rule.id().to_owned(),
            language.rule_name(rule).to_owned(),
            language.rule_severity(rule).to_owned(),
            count(found.len()),
            of_rows(count(rows.len())),
            of_rows(kroner),
        ],
        tone: if found.is_empty() {
            Tone::Dim
        } else {
            Tone::Plain
        },
        detail: detail(language, data, rule, found),
        view: has_rows.then(|| rows_of(view, rule)),
    }
}

/// The definition, the first findings, and what to do.
fn detail(
    language: &Language,
    data: &Dataset,
    rule: Rule,
    found: &[&Finding],
) -> Vec<(String, String)> {
    let words = language.rule_page();
    let said = language.rule_explanation(rule);
    let count = |n: usize| language.numbers.count(n as u64);
    let head = format!("{} ({})", rule.id(), language.rule_severity(rule));
    let mut detail = vec![
        (head, said.title.to_owned()),
        (String::new(), said.meaning.to_owned()),
    ];
    for (at, finding) in found.iter().take(TOLD).enumerate() {
        let text = language.finding(data, finding);
        let parts = [text.subject.clone(), text.reason(), text.place.clone()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let told = parts.collect::<Vec<_>>().join(" · ");
        detail.push(((words.finding)(&count(at + 1)), told));
    }
    if found.len() > TOLD {
        detail.push((String::new(), (words.more)(&count(found.len() - TOLD))));
    }
    if rule == Rule::MillionsAsThousands {
        let below = count(quality::below_one(data));
        detail.push((String::new(), (words.below_one)(&below)));
    }
    detail.push((words.remedy.to_owned(), said.remedy.to_owned()));
    detail
}

/// The initiatives of the view that trip the rule, none hidden.
fn rows_of(view: &View, rule: Rule) -> View {
    let mut rows = view.clone();
    rows.filter.only(FacetValue::Rule(rule));
    View {
        page: Page::Rows,
        grouping: Grouping::Initiative,
        conditions: Conditions {
            hide_empty: view.conditions.hide_empty,
            above_only: false,
        },
        ..rows
    }
}
