//! An answer as a table in words: what `indsats show` prints.

mod da;
mod en;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, Status};
use crate::domain::money::Money;
use crate::query::answer::{Answer, InitiativeRow, Initiatives, Rows};
use crate::query::coverage::{Coverage, State};
use crate::query::explain::Subject;
use crate::query::group::Group;
use crate::query::measure::{Measure, Per, Sum, initiative_amount};
use crate::query::quality::{Finding, Judged};
use crate::query::reference::Standing;
use crate::query::tally::Tally;
use crate::query::view::{Grouping, View};
use crate::text::sheet::{Line, Sheet, Tone};
use crate::text::table::{Cell, Field, Printed, Record, Value};
use crate::text::words::{With1, With2};
use crate::text::{Lang, Language};

/// Words of `indsats show`.
#[derive(Debug)]
pub struct ShowWords {
    /// What the command does.
    pub about: &'static str,
    /// Examples, below its help.
    pub examples: &'static str,
    /// `--explain`.
    pub arg_explain: &'static str,
    /// `--details`.
    pub arg_details: &'static str,
    /// `--format`.
    pub arg_format: &'static str,
    /// `--schema`.
    pub arg_schema: &'static str,
    /// A format that what is asked for does not have, and those that it has.
    pub bad_format: With2,
    /// The output cannot be written, and why.
    pub unwritten: With1,
    /// Heads: average, standing, index, initiatives, response, municipality, area.
    heads: [&'static str; 7],
    /// Above, equal to and below the average.
    standings: [&'static str; 3],
    /// What the rows are held against, and its value where all share one.
    held_against: With1,
    /// What is counted.
    selection: With2,
    /// Municipalities by how they answered: those that responded of all.
    coverage: With2,
    /// Responded without anything in the selection; did not respond; not known.
    states: [With1; 3],
    /// So many rows are not shown, and the flag that shows them.
    hidden: With2,
    /// The column of csv that says under which heading a line stands.
    pub section: &'static str,
    /// The column that says what the data is.
    pub status: &'static str,
}

/// The words of `indsats show`.
#[must_use]
pub fn words(lang: Lang) -> &'static ShowWords {
    match lang {
        Lang::Da => &da::SHOW,
        Lang::En => &en::SHOW,
    }
}

impl Language {
    /// The notice of the constructed example, where the data is that.
    #[must_use]
    pub fn notice(&self, data: &Dataset) -> Option<&'static str> {
        match data.description().status {
            Status::Constructed => Some(self.words.screen.notice),
            Status::Reported => None,
        }
    }

    /// The answer to a view as a table; each line with what it is, where `has_details`.
    #[must_use]
    pub fn listing(&self, view: &View, data: &Dataset, has_details: bool) -> Sheet {
        self.listing_of(view, data, &view.answer(data), has_details)
    }

    /// The same of an answer that is there already.
    #[must_use]
    pub fn listing_of(
        &self,
        view: &View,
        data: &Dataset,
        answer: &Answer,
        has_details: bool,
    ) -> Sheet {
        let measure = self.measure(shown_measure(view));
        let mut sheet = Sheet {
            title: format!("{}: {measure}", self.grouping(view.grouping)),
            lead: self.lead(view, data, answer),
            foot: self.foot(view, data, answer),
            ..Sheet::default()
        };
        let table = self.table(view, data, answer);
        sheet.columns = table.columns();
        let judged = has_details.then(|| Judged::of(data));
        let lines = table.printed().enumerate().map(|(at, record)| {
            let key = record.key;
            let mut line = Line {
                cells: record.cells.into_iter().map(|cell| cell.shown).collect(),
                tone: record.tone,
                ..Line::default()
            };
            match (&answer.rows, key) {
                _ if !has_details => {}
                (_, Some(key)) => self.detail(view, data, (Subject::Row(key), []), &mut line),
                (Rows::Initiatives(list), None) => {
                    if let Some(row) = list.at(data, at) {
                        let findings = judged.iter().flat_map(|judged| judged.of_row(data, row));
                        self.detail(view, data, (Subject::Initiative(row), findings), &mut line);
                    }
                }
                (Rows::Groups(_), None) => {}
            }
            line
        });
        sheet.lines = lines.collect();
        sheet
    }

    fn detail<'f>(
        &self,
        view: &View,
        data: &Dataset,
        (subject, findings): (Subject, impl IntoIterator<Item = &'f Finding>),
        line: &mut Line,
    ) {
        let told = self.told(data, &view.explain(data, subject), findings);
        line.detail = vec![(String::new(), told.sentence)];
        line.detail.extend(told.facts);
        line.view = told.rows;
    }

    /// The average by name, with its value where all rows share one.
    pub(crate) fn axis_said(&self, view: &View, answer: &Answer) -> String {
        let axis = self.axis(&answer.axis, view.grouping);
        let Some(value) = answer.axis.shared else {
            return axis;
        };
        let value = self.reference_value(view, value);
        format!("{axis}: {value}")
    }

    /// What is selected: place and filter.
    pub(crate) fn selection(&self, view: &View, data: &Dataset) -> String {
        let place = self.chosen(data, &view.scope, self.words.terms.denmark);
        let filter = self.chosen(data, &view.filter, self.words.screen.no_filter);
        (words(self.numbers.lang()).selection)(&place, &filter)
    }

    /// What is asked: selection and average.
    fn lead(&self, view: &View, data: &Dataset, answer: &Answer) -> Vec<String> {
        let words = words(self.numbers.lang());
        let axis = self.axis_said(view, answer);
        let mut lead = vec![self.selection(view, data)];
        if !answer.axis.none {
            lead.push((words.held_against)(&axis));
        }
        lead.extend(answer.withheld.as_ref().map(|why| self.withheld(why)));
        lead
    }

    /// The value of an average with its unit.
    pub(in crate::text) fn reference_value(&self, view: &View, value: Decimal) -> String {
        match view.grouping {
            Grouping::Initiative => (self.words.screen.thousand)(&self.kroner(value, true)),
            Grouping::Region | Grouping::Municipality | Grouping::Area => {
                self.value_with_unit(view.measure, value)
            }
        }
    }

    /// The sum of the selection, how its municipalities answered, and what is left out of its figures.
    pub(crate) fn sums(&self, view: &View, data: &Dataset, answer: &Answer) -> Vec<String> {
        let screen = &self.words.screen;
        let count = |n: u64| self.numbers.count(n);
        let totals = &answer.totals;
        let mut sums = vec![(screen.initiatives_of)(
            &count(totals.sum.tally.rows),
            &count(totals.all_initiatives),
        )];
        let [gross, ..] = totals.sum.said();
        sums.extend(gross.map(|gross| format!("{} {}", screen.gross, self.millions(gross))));
        let per_inhabitant = totals.per_inhabitant;
        let usual = View {
            measure: Measure::default(),
            ..view.clone()
        };
        let days = usual
            .denominator(data)
            .ok()
            .map(|days| self.denominator(&days));
        sums.extend(per_inhabitant.map(|value| {
            let value = (screen.per_inhabitant)(&self.numbers.kr_per(value));
            match &days {
                Some(days) => format!("{value} ({days})"),
                None => value,
            }
        }));
        let missing = totals.sum.tally.missing();
        sums.extend((missing > 0).then(|| (screen.at_least)(&count(missing))));
        let mut foot = vec![sums.join(" · "), self.coverage_line(&totals.coverage)];
        foot.extend(self.left_out_line(view, &totals.sum));
        foot
    }

    /// The sums, and what is not shown.
    fn foot(&self, view: &View, data: &Dataset, answer: &Answer) -> Vec<String> {
        let mut foot = self.sums(view, data, answer);
        foot.extend(self.hidden(answer));
        foot
    }

    /// The kroner that are in no figure per head, where there are some.
    pub(in crate::text) fn left_out_line(&self, view: &View, sum: &Sum) -> Option<String> {
        let left_out = sum.left_out();
        if !view.measure.is_per_head() || left_out.rows == 0 {
            return None;
        }
        let amount = left_out.gross_said();
        let amount = amount.map_or_else(String::new, |amount| self.millions(amount));
        let rows = self.numbers.count(left_out.rows);
        Some((self.words.screen.left_out)(&rows, &amount))
    }

    /// The rows that are not shown, by reason.
    pub(in crate::text) fn hidden(&self, answer: &Answer) -> Vec<String> {
        let count = |n: u32| self.numbers.count(u64::from(n));
        let mut said = Vec::new();
        let empty = answer.hidden.empty.all();
        if empty > 0 {
            let words = words(self.numbers.lang());
            said.push((words.hidden)(&count(empty), "--show-empty"));
        }
        let not_above = answer.hidden.not_above;
        said.extend(
            (not_above > 0).then(|| (self.words.screen.hidden_not_above)(&count(not_above))),
        );
        said
    }

    /// How municipalities answered: never a silent one as zero.
    pub(in crate::text) fn coverage_line(&self, coverage: &Coverage) -> String {
        let words = words(self.numbers.lang());
        let count = |n: u32| self.numbers.count(u64::from(n));
        let mut said = vec![(words.coverage)(
            &count(coverage.responded()),
            &count(coverage.all()),
        )];
        let [without, silent, unknown] = words.states;
        for (number, say) in [
            (coverage.without_selected(), without),
            (coverage.did_not_respond, silent),
            (coverage.unknown, unknown),
        ] {
            said.extend((number > 0).then(|| say(&count(number))));
        }
        said.join(" · ")
    }

    /// The columns of the answer to a view.
    pub(in crate::text) fn fields(&self, view: &View) -> Vec<Field> {
        let [
            average,
            standing,
            index,
            initiatives,
            response,
            municipality,
            area,
        ] = words(self.numbers.lang()).heads;
        let name = self.grouping_of_one(view.grouping);
        let full = Printed::of(self, view);
        if view.grouping == Grouping::Initiative {
            return vec![
                Field::text("title", name, 1, true),
                Field::text("municipality", municipality, 1, false),
                Field::text("area", area, 4, false),
                Field::number("value", full.value, self.words.screen.thousands_head, 1),
                Field::number("reference", full.reference, average, 2),
                Field::text("standing_words", standing, 3, false).in_words(full.standing),
            ];
        }
        let mut fields = vec![
            Field::text("name", name, 1, true),
            Field::number("value", full.value, self.measure_short(view.measure), 1),
            Field::number("reference", full.reference, average, 2),
            Field::text("standing_words", standing, 2, false).in_words(full.standing),
            Field::number("index", full.index, index, 4),
            Field::number("initiatives", full.initiatives, initiatives, 3),
        ];
        if view.grouping == Grouping::Municipality {
            let response = Field::text("response_words", response, 5, false);
            fields.push(response.in_words(full.response));
        }
        fields
    }

    /// A group as a row.
    pub(in crate::text) fn group_record(
        &self,
        view: &View,
        data: &Dataset,
        group: &Group,
    ) -> Record {
        let number = |value: Option<Decimal>, shown: String| Cell {
            value: value.map_or(Value::None, Value::Number),
            shown,
        };
        let value = |value| self.value(view.measure, value);
        let none = match group.state {
            State::DidNotRespond => "··",
            State::WithInitiatives
            | State::ZeroKroner
            | State::NoneInSelection
            | State::NoInitiatives
            | State::Unknown => "–",
        };
        let mark = mark(view.measure, &group.sum.tally);
        let own = group.value.map(|own| format!("{mark}{}", value(own)));
        let index = group.index.map(|index| self.numbers.decimal(index, 0));
        let rows = group.sum.tally.rows;
        let mut cells = vec![
            Cell::text(self.key(data, group.key)),
            number(group.value, own.unwrap_or_else(|| none.to_owned())),
            number(
                group.reference,
                group.reference.map_or_else(String::new, value),
            ),
            Cell::text(self.standing(group.standing)),
            number(group.index, index.unwrap_or_default()),
            // Of those that nobody knows of, there are not 0.
            if group.sum.is_silent() {
                Cell::default()
            } else {
                Cell {
                    value: Value::Count(rows),
                    shown: self.numbers.count(rows),
                }
            },
        ];
        if view.grouping == Grouping::Municipality {
            cells.push(Cell::text(self.state(group.state)));
        }
        let is_silent = group.state == State::DidNotRespond;
        Record {
            cells,
            tone: if is_silent { Tone::Dim } else { Tone::Plain },
            key: Some(group.key),
        }
    }

    /// An initiative as a row.
    pub(in crate::text) fn initiative_record(
        &self,
        data: &Dataset,
        list: &Initiatives,
        row: &InitiativeRow,
    ) -> Record {
        let own = initiative_amount(list.quantity, &Tally::of(data, row.row));
        let number = |value: Option<Decimal>, shown: String| Cell {
            value: value.map_or(Value::None, Value::Number),
            shown,
        };
        let shown = own.map(|money| self.numbers.thousands(money));
        let reference = row.reference.map(|value| self.kroner(value, true));
        Record {
            cells: vec![
                Cell::raw(data.title(row.row)),
                Cell::text(self.place(data, data.place(row.row))),
                Cell::text(self.area(data.area(row.row))),
                number(
                    own.and_then(Money::kroner),
                    shown.unwrap_or_else(|| "–".to_owned()),
                ),
                number(row.reference, reference.unwrap_or_default()),
                Cell::text(self.standing(row.standing)),
            ],
            tone: Tone::Plain,
            key: None,
        }
    }

    fn standing(&self, standing: Option<Standing>) -> String {
        let [above, equal, below] = words(self.numbers.lang()).standings;
        standing.map_or_else(String::new, |standing| {
            let said = match standing {
                Standing::Above => above,
                Standing::Equal => equal,
                Standing::Below => below,
            };
            said.to_owned()
        })
    }
}

/// Before a figure that amounts are missing from.
pub(crate) fn mark(measure: Measure, tally: &Tally) -> &'static str {
    match (measure.misses(tally), measure.is_at_least()) {
        (0, _) => "",
        (_, true) => "≥",
        (_, false) => "≈",
    }
}

/// The measure that a list shows: of initiatives their own amounts.
pub(crate) fn shown_measure(view: &View) -> Measure {
    match view.grouping {
        Grouping::Initiative => Measure {
            quantity: view.measure.own_amount(),
            per: Per::Total,
        },
        Grouping::Region | Grouping::Municipality | Grouping::Area => view.measure,
    }
}
