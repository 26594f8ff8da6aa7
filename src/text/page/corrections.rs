//! The page of corrections: each with what it changes, those that were not applied with why, and the totals before and
//! after.

use rust_decimal::Decimal;

use crate::domain::correction::{Applied, Correction, Effect, Fate};
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::domain::note::{Code, Note};
use crate::domain::raw::RawText;
use crate::query::criteria::{Criteria, FacetValue};
use crate::query::matcher::Matcher;
use crate::query::prices::Prices;
use crate::query::view::{Grouping, Page, View};
use crate::text::Language;
use crate::text::note::{cut, place};
use crate::text::page::Inputs;
use crate::text::sheet::{Align, Column, Line, Sheet, Tone};

pub(super) fn sheet(language: &Language, view: &View, inputs: &Inputs<'_>) -> Sheet {
    let words = language.correction();
    let corrections = inputs.data.corrections();
    let title = words.title.to_owned();
    if corrections.list().is_empty() {
        return Sheet {
            title,
            lead: vec![words.no_file.to_owned()],
            ..Sheet::default()
        };
    }
    let count = |n: usize| language.numbers.count(n as u64);
    let (applied, refused) = (corrections.applied().count(), corrections.refused().count());
    let file = corrections.name().as_raw().shown();
    let page = Writer {
        language,
        view,
        data: inputs.data,
    };
    let mut lines: Vec<_> = corrections
        .applied()
        .map(|(correction, applied)| page.applied(correction, applied))
        .collect();
    let is_mixed = page.is_mixed();
    if applied > 0 && !is_mixed {
        lines.push(page.sum(&inputs.data.correction_effect()));
    }
    if refused > 0 {
        lines.push(Line {
            cells: vec![(words.refused)(&count(refused))],
            tone: Tone::Heading,
            ..Line::default()
        });
        lines.extend(corrections.refused().map(|one| page.refused(one)));
    }
    let foot = if is_mixed {
        vec![words.mixed.to_owned()]
    } else {
        page.before_and_after(&inputs.data.correction_effect())
    };
    Sheet {
        title,
        lead: vec![
            (words.lead)(&file, &count(applied), &count(refused)),
            words.basis.to_owned(),
        ],
        columns: columns(language),
        lines,
        foot,
    }
}

fn columns(language: &Language) -> Vec<Column> {
    let [
        at,
        municipality,
        column,
        values,
        gross,
        income,
        rows,
        reason,
    ] = language.correction().heads;
    let head = |head: &str, align, priority, grows| Column {
        head: head.to_owned(),
        align,
        priority,
        grows,
    };
    vec![
        head(at, Align::Left, 2, false),
        head(municipality, Align::Left, 4, false),
        head(column, Align::Left, 3, false),
        head(values, Align::Left, 1, true),
        head(gross, Align::Right, 1, false),
        head(income, Align::Right, 6, false),
        head(rows, Align::Right, 7, false),
        head(reason, Align::Left, 5, false),
    ]
}

/// What the lines are written from.
struct Writer<'a> {
    language: &'a Language,
    view: &'a View,
    data: &'a Dataset,
}

impl Writer<'_> {
    fn applied(&self, correction: &Correction, applied: &Applied) -> Line {
        let language = self.language;
        let at = self.place_of(applied);
        let municipality = applied.row.map_or_else(String::new, |row| {
            language.place(self.data, self.data.place(row))
        });
        let applied = &applied.brought(self.data.price_factor_of(applied.cell.file));
        let effect = applied.effect();
        Line {
            cells: vec![
                at,
                municipality,
                column(correction, Some(applied)),
                self.values(correction),
                self.change(effect.gross),
                self.change(effect.income),
                self.count(effect.rows),
                correction.reason.as_raw().shown().into_string(),
            ],
            tone: Tone::Plain,
            detail: self.story(correction, applied),
            view: applied.row.map(|row| self.rows_behind(row)),
        }
    }

    fn refused(&self, correction: &Correction) -> Line {
        let language = self.language;
        let labels = language.correction().labels;
        let why = language
            .refused_because(&correction.fate)
            .unwrap_or_default();
        let file = correction.file.as_raw().shown();
        let shown = |text: &RawText| text.as_raw().shown().into_string();
        let mut detail = vec![
            labelled(labels[9], why.clone()),
            labelled(labels[1], shown(&correction.old)),
            labelled(labels[2], shown(&correction.new)),
            labelled(labels[3], shown(&correction.reason)),
            labelled(labels[4], self.written_at(correction)),
        ];
        if let Fate::Stale { found, .. } = &correction.fate {
            detail.insert(1, labelled(labels[8], shown(found)));
        }
        let row = correction.row();
        Line {
            cells: vec![
                place(&file, false, correction.line, 0),
                row.map_or_else(String::new, |row| {
                    language.place(self.data, self.data.place(row))
                }),
                column(correction, None),
                self.values(correction),
                "–".to_owned(),
                "–".to_owned(),
                "–".to_owned(),
                why,
            ],
            tone: Tone::Warning,
            detail,
            view: row.map(|row| self.rows_behind(row)),
        }
    }

    fn sum(&self, effect: &Effect) -> Line {
        let blank = String::new;
        Line {
            cells: vec![
                self.language.correction().sum.to_owned(),
                blank(),
                blank(),
                blank(),
                self.change(effect.gross),
                self.change(effect.income),
                self.count(effect.rows),
            ],
            detail: self
                .before_and_after(effect)
                .into_iter()
                .map(|text| (String::new(), text))
                .collect(),
            ..Line::default()
        }
    }

    /// Gross, income and initiatives before and after all corrections, exact.
    fn before_and_after(&self, effect: &Effect) -> Vec<String> {
        let words = self.language.correction();
        let sum = |of: &dyn Fn(RowId) -> Option<Money>| -> Money {
            self.data.rows().filter_map(of).sum()
        };
        let money = |say: fn(&str, &str) -> String, after: Money, change: Money| {
            say(&self.kroner(after - change), &self.kroner(after))
        };
        let gross = sum(&|row| self.data.gross(row).given());
        let income = sum(&|row| self.data.income(row).given());
        let rows = i64::try_from(self.data.len()).unwrap_or(i64::MAX);
        let count = |n: i64| self.language.numbers.count(n.unsigned_abs());
        vec![
            money(words.gross, gross, effect.gross),
            money(words.income, income, effect.income),
            (words.rows)(&count(rows - effect.rows), &count(rows)),
        ]
    }

    /// The whole story of a correction.
    fn story(&self, correction: &Correction, applied: &Applied) -> Vec<(String, String)> {
        let words = self.language.correction();
        let [source, old, new, reason, written, effect, initiative, ..] = words.labels;
        let shown = |text: &RawText| text.as_raw().shown().into_string();
        let said = |money: Option<Money>| {
            money.map_or_else(|| words.nothing.to_owned(), |money| self.kroner(money))
        };
        let change = [
            (words.gross)(&said(applied.before.gross), &said(applied.after.gross)),
            (words.income)(&said(applied.before.income), &said(applied.after.income)),
            (words.rows)(
                &applied.before.rows.to_string(),
                &applied.after.rows.to_string(),
            ),
        ];
        let title = applied.row.map_or_else(
            || words.held.to_owned(),
            |row| self.data.title(row).shown().into_string(),
        );
        vec![
            labelled(source, self.place_of(applied)),
            labelled(initiative, title),
            labelled(old, shown(&correction.old)),
            labelled(new, shown(&correction.new)),
            labelled(reason, shown(&correction.reason)),
            labelled(written, self.written_at(correction)),
            labelled(effect, change.join(" · ")),
        ]
    }

    /// Where the correction itself stands.
    fn written_at(&self, correction: &Correction) -> String {
        let name = self.data.corrections().name().as_raw().shown();
        place(&name, false, correction.at, 0)
    }

    /// The cell in its file.
    fn place_of(&self, applied: &Applied) -> String {
        let note = Note {
            line: applied.cell.line,
            column: applied.cell.column,
            ..Note::of_file(Code::CorrectedCell, applied.cell.file)
        };
        self.language.place_of(self.data, &note)
    }

    fn values(&self, correction: &Correction) -> String {
        let quoted = |text: &RawText| self.language.quoted(text.as_raw());
        format!("{} → {}", quoted(&correction.old), quoted(&correction.new))
    }

    /// Kroner to the øre, and with øre only where there are some.
    fn kroner(&self, money: Money) -> String {
        let is_whole = money.units() % Money::from_kroner(1).units() == 0;
        let decimals = if is_whole { 0 } else { 2 };
        let kroner = money.kroner().unwrap_or(Decimal::ZERO);
        self.language.numbers.decimal(kroner, decimals)
    }

    /// More or less kroner, with its sign.
    fn change(&self, money: Money) -> String {
        let sign = if money > Money::ZERO { "+" } else { "" };
        format!("{sign}{}", self.kroner(money))
    }

    /// More or less rows, with the sign.
    fn count(&self, rows: i64) -> String {
        let sign = if rows > 0 { "+" } else { "" };
        let rows = self.language.numbers.decimal(Decimal::from(rows), 0);
        format!("{sign}{rows}")
    }

    fn is_mixed(&self) -> bool {
        let levels = self
            .data
            .rows()
            .map(|row| Prices::of(self.data.price_level(row)));
        levels
            .fold(None, |all: Option<Prices>, one| {
                Some(all.map_or(one, |all| all.with(one)))
            })
            .is_some_and(Prices::is_mixed)
    }

    /// The initiatives of the row's municipality, narrowed to the words of its title where that leaves it in.
    fn rows_behind(&self, row: RowId) -> View {
        let mut view = View {
            grouping: Grouping::Initiative,
            page: Page::Rows,
            ..self.view.cleared()
        };
        view.conditions.above_only = false;
        let place = FacetValue::Municipality(self.data.place(row));
        view.criteria_mut(&place).set(place, false);
        let title = self.data.title(row).folded();
        let words: Vec<_> = title.as_str().split_whitespace().collect();
        let words = FacetValue::Words(words.join(" ").into_boxed_str());
        let mut filter = Criteria::default();
        filter.set(words, false);
        if Matcher::new(self.data, &view.scope, &filter)
            .failures(row)
            .is_empty()
        {
            view.filter = filter;
        }
        view
    }
}

fn labelled(label: &str, text: String) -> (String, String) {
    (label.to_owned(), text)
}

/// The survey's column, or the one that is named where there is none.
fn column(correction: &Correction, applied: Option<&Applied>) -> String {
    match applied.and_then(|applied| applied.column) {
        Some(column) => column.heading().to_owned(),
        None => cut(correction.column.as_raw()),
    }
}
