//! An answer as a table in words: what `indsats show` prints.

mod da;
mod en;

use crate::domain::dataset::{Dataset, Status};
use crate::query::answer::{Answer, InitiativeRow, Initiatives, Rows};
use crate::query::coverage::{Coverage, State};
use crate::query::explain::Subject;
use crate::query::group::Group;
use crate::query::measure::{Measure, Per, initiative_amount};
use crate::query::quality::{Finding, Judged};
use crate::query::reference::Standing;
use crate::query::tally::Tally;
use crate::query::view::{Grouping, View};
use crate::text::sheet::{Align, Column, Line, Sheet, Tone};
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
        let answer = view.answer(data);
        let words = words(self.numbers.lang());
        let measure = self.measure(shown_measure(view));
        let mut sheet = Sheet {
            title: format!("{}: {measure}", self.grouping(view.grouping)),
            lead: self.lead(view, data, &answer),
            foot: self.foot(view, data, &answer),
            ..Sheet::default()
        };
        match &answer.rows {
            Rows::Groups(groups) => {
                sheet.columns = self.group_columns(view);
                let lines = groups.iter().map(|group| {
                    let mut line = self.group_line(view, data, group);
                    if has_details {
                        self.detail(view, data, (Subject::Row(group.key), []), &mut line);
                    }
                    line
                });
                sheet.lines = lines.collect();
            }
            Rows::Initiatives(list) => {
                let [average, standing, .., municipality, area] = words.heads;
                let thousands = self.words.screen.thousands_head;
                sheet.columns = vec![
                    text(self.grouping_of_one(Grouping::Initiative), 1, true),
                    text(municipality, 1, false),
                    text(area, 4, false),
                    number(thousands, 1),
                    number(average, 2),
                    text(standing, 3, false),
                ];
                let rows = list.window(data, 0..list.order.len()).into_iter();
                let judged = has_details.then(|| Judged::of(data));
                let lines = rows.map(|row| {
                    let mut line = self.initiative_line(data, list, &row);
                    if let Some(judged) = &judged {
                        let subject = Subject::Initiative(row.row);
                        let findings = judged.of_row(row.row);
                        self.detail(view, data, (subject, findings), &mut line);
                    }
                    line
                });
                sheet.lines = lines.collect();
            }
        }
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

    /// What is asked: selection and average.
    fn lead(&self, view: &View, data: &Dataset, answer: &Answer) -> Vec<String> {
        let words = words(self.numbers.lang());
        let place = self.chosen(data, &view.scope, self.words.terms.denmark);
        let filter = self.chosen(data, &view.filter, self.words.screen.no_filter);
        let mut axis = self.axis(&answer.axis, view.grouping);
        if let Some(value) = answer.axis.shared {
            let value = match view.grouping {
                Grouping::Initiative => (self.words.screen.thousand)(&self.kroner(value, true)),
                Grouping::Region | Grouping::Municipality | Grouping::Area => {
                    self.value_with_unit(view.measure, value)
                }
            };
            axis = format!("{axis}: {value}");
        }
        let mut lead = vec![(words.selection)(&place, &filter)];
        if !answer.axis.none {
            lead.push((words.held_against)(&axis));
        }
        lead.extend(answer.withheld.as_ref().map(|why| self.withheld(why)));
        lead
    }

    /// The sum of the selection, how its municipalities answered, and what is not shown.
    fn foot(&self, view: &View, data: &Dataset, answer: &Answer) -> Vec<String> {
        let words = words(self.numbers.lang());
        let screen = &self.words.screen;
        let count = |n: u64| self.numbers.count(n);
        let totals = &answer.totals;
        let mut sums = vec![(screen.initiatives_of)(
            &count(totals.sum.tally.rows),
            &count(totals.all_initiatives),
        )];
        let gross = totals.sum.tally.gross_said();
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
        let mut foot = vec![sums.join(" · "), self.coverage_line(&totals.coverage)];
        let left_out = totals.sum.left_out();
        if view.measure.is_per_head() && left_out.rows > 0 {
            let amount = left_out
                .gross_said()
                .map_or_else(String::new, |m| self.millions(m));
            foot.push((screen.left_out)(&count(left_out.rows), &amount));
        }
        let hidden = u64::from(answer.hidden.empty.all());
        if hidden > 0 {
            foot.push((words.hidden)(&count(hidden), "--show-empty"));
        }
        if answer.hidden.not_above > 0 {
            let hidden = count(u64::from(answer.hidden.not_above));
            foot.push((screen.hidden_not_above)(&hidden));
        }
        foot
    }

    /// How municipalities answered: never a silent one as zero.
    fn coverage_line(&self, coverage: &Coverage) -> String {
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

    fn group_columns(&self, view: &View) -> Vec<Column> {
        let [average, standing, index, initiatives, response, ..] =
            words(self.numbers.lang()).heads;
        let mut columns = vec![
            text(self.grouping_of_one(view.grouping), 1, true),
            number(self.measure_short(view.measure), 1),
            number(average, 2),
            text(standing, 2, false),
            number(index, 4),
            number(initiatives, 3),
        ];
        if view.grouping == Grouping::Municipality {
            columns.push(text(response, 5, false));
        }
        columns
    }

    fn group_line(&self, view: &View, data: &Dataset, group: &Group) -> Line {
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
        let mut cells = vec![
            self.key(data, group.key),
            own.unwrap_or_else(|| none.to_owned()),
            group.reference.map_or_else(String::new, value),
            self.standing(group.standing),
            index.unwrap_or_default(),
            self.numbers.count(group.sum.tally.rows),
        ];
        if view.grouping == Grouping::Municipality {
            cells.push(self.state(group.state).to_owned());
        }
        let is_silent = group.state == State::DidNotRespond;
        Line {
            cells,
            tone: if is_silent { Tone::Dim } else { Tone::Plain },
            ..Line::default()
        }
    }

    fn initiative_line(&self, data: &Dataset, list: &Initiatives, row: &InitiativeRow) -> Line {
        let kroner = |value| self.kroner(value, true);
        let own = initiative_amount(list.quantity, &Tally::of(data, row.row));
        let own = own.map(|money| self.numbers.thousands(money));
        Line {
            cells: vec![
                data.title(row.row).shown().into_string(),
                self.place(data, data.place(row.row)),
                self.area(data.area(row.row)),
                own.unwrap_or_else(|| "–".to_owned()),
                row.reference.map_or_else(String::new, kroner),
                self.standing(row.standing),
            ],
            ..Line::default()
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
fn mark(measure: Measure, tally: &Tally) -> &'static str {
    match (measure.misses(tally), measure.is_at_least()) {
        (0, _) => "",
        (_, true) => "≥",
        (_, false) => "≈",
    }
}

/// The measure that a list shows: of initiatives their own amounts.
fn shown_measure(view: &View) -> Measure {
    match view.grouping {
        Grouping::Initiative => Measure {
            quantity: view.measure.own_amount(),
            per: Per::Total,
        },
        Grouping::Region | Grouping::Municipality | Grouping::Area => view.measure,
    }
}

fn text(head: &str, priority: u8, grows: bool) -> Column {
    Column {
        head: head.to_owned(),
        align: Align::Left,
        priority,
        grows,
    }
}

fn number(head: &str, priority: u8) -> Column {
    Column {
        head: head.to_owned(),
        align: Align::Right,
        priority,
        grows: false,
    }
}
