//! Explanations in words: a sentence that can be said in the meeting, the facts behind it, and who is in it.

mod da;
mod en;
mod facts;
mod sentence;

use crate::domain::dataset::Dataset;
use crate::query::explain::{Amount, Explanation, Formula, Subject};
use crate::query::measure::{Per, Unit};
use crate::query::quality::Finding;
use crate::query::reference::Reference;
use crate::query::view::View;
use crate::text::cells::{Layout, left, wrap};
use crate::text::name::at;
use crate::text::sheet::{Align, Column, Tone};
use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// Cells of a label and the gap behind it.
const LABEL: usize = 13;

/// An explanation in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Which figure it is.
    pub title: String,
    /// What it is, in one sentence.
    pub sentence: String,
    /// What stands behind it: a label (possibly empty) and a text.
    pub facts: Vec<(String, String)>,
    /// The columns of those that are in it.
    pub columns: Vec<Column>,
    /// Those that are in it.
    pub members: Vec<Vec<String>>,
    /// The view whose rows are exactly those that are counted.
    pub rows: Option<View>,
}

/// One line of an explanation, laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Laid {
    /// The label, padded; empty where the text begins at the edge.
    pub label: String,
    /// The text.
    pub text: String,
    /// How it looks.
    pub tone: Tone,
}

/// What the screen says around an explanation.
#[derive(Debug)]
pub struct ExplainScreen {
    /// Its keys.
    pub keys: &'static str,
    /// There are no rows to list.
    pub no_rows: &'static str,
}

/// Words of explanations.
#[derive(Debug)]
struct ExplainWords {
    /// What the screen says around it.
    screen: ExplainScreen,
    /// Labels in at most 11 cells: numerator, denominator, exactly, against, rank, place, filter, prices, left out.
    labels: [&'static str; 9],
    /// The label of the rules for the data that an initiative trips.
    rules: &'static str,
    /// The title of what a row is held against: the row, and the rule.
    held_against: With2,
    /// The title of the selection.
    selection: &'static str,
    /// The title of what an initiative is held against.
    per_initiative: With1,
    /// Gross expenditure, gross income, net expenditure, initiatives.
    quantities: [&'static str; 4],
    /// Kroner, written out.
    kroner: With1,
    /// A number of initiatives.
    initiatives: With1,
    /// An amount of so many initiatives.
    of_initiatives: With2,
    /// Inhabitants on a day; inhabitant-years.
    inhabitants: [With2; 2],
    /// Immigrants and descendants by population and share of a day; of years.
    immigrants: [With2; 2],
    /// In so many responding municipalities.
    responding: With1,
    /// An amount of gross expenditure of the same rows.
    expenditure: With1,
    /// An amount of the whole selection.
    of_selection: With1,
    /// Rows of a grouping: regions, municipalities, areas, initiatives.
    groupings: [With1; 4],
    /// A value is the sum of some initiatives.
    sum: With2,
    /// A value is an equal part of 100 % for some rows.
    equal_part: With2,
    /// A value is the unweighted mean of some municipalities' values.
    mean: With2,
    /// Their median.
    median: With2,
    /// The median of some initiatives' amounts.
    median_of_amounts: With2,
    /// An initiative's own amount by what is counted, gross or income, with where it is from.
    own: [With2; 2],
    /// An amount as it stands in the file; as it is corrected.
    from: [&'static str; 2],
    /// Where an amount is from that is brought on by a price factor: the amount before, where that is from, and the
    /// factor with its levels.
    brought: With3,
    /// That an amount before a price factor is in the file; that it is corrected.
    before: [&'static str; 2],
    /// The factor with its levels, that the amounts of an own net expenditure are brought on by.
    net_brought: With1,
    /// A factor, and from and to which price level.
    factor: With3,
    /// An initiative's own net expenditure, and what it is the difference of.
    own_net: With3,
    /// No figure, and why.
    none: With1,
    /// Why: nobody responded; no amount can be counted; nothing to divide by.
    reasons: [&'static str; 3],
    /// The rule gives nothing to hold against: it lies in no one region, belongs to no one group.
    no_basis: [&'static str; 2],
    /// A number of initiatives is what was counted.
    there_are: With1,
    /// So many rows have no readable amount: the figure is at least this.
    at_least: With1,
    /// So many rows have none: the figure is uncertain.
    uncertain: With1,
    /// So many rows have none and are left out of an average.
    not_averaged: With1,
    /// The exact value, and how it is shown.
    exactly: With2,
    /// Above, equal to, below.
    standings: [&'static str; 3],
    /// Everything.
    everything: &'static str,
    /// A value that is excluded.
    not: With1,
    /// Did not respond: so many, and who.
    silent: With2,
    /// Nothing says whether they responded: so many, and who.
    unknown: With2,
    /// Rows under names that are no municipality: so many names, and which.
    outside: With2,
    /// Responded, and their people are not known: so many, and who.
    without_people: With2,
    /// Rows without a year.
    undated: With1,
    /// The rows of those above: left out of the numerator, or counted in it.
    their_rows: [With1; 2],
    /// In none of it, and none of their rows.
    no_rows: &'static str,
    /// Christiansø.
    christiansoe: &'static str,
    /// Everyone is in it.
    nobody: &'static str,
    /// Heads of the members' columns: municipality, kroner, initiatives, inhabitants, immigrants.
    heads: [&'static str; 5],
    /// Between the last two of a list.
    and: &'static str,
}

fn words(lang: Lang) -> &'static ExplainWords {
    match lang {
        Lang::Da => &da::EXPLAIN,
        Lang::En => &en::EXPLAIN,
    }
}

impl Language {
    /// An explanation in words, with what rules for the data found in the initiative, where it is one.
    #[must_use]
    pub fn told<'f>(
        &self,
        data: &Dataset,
        explained: &Explanation,
        findings: impl IntoIterator<Item = &'f Finding>,
    ) -> Told {
        let (columns, members) = self.members(data, explained);
        Told {
            title: self.explained_title(data, explained),
            sentence: self.sentence(data, explained),
            facts: self.facts(data, explained, findings),
            columns,
            members,
            rows: explained.rows.clone(),
        }
    }

    /// What the screen says around an explanation.
    #[must_use]
    pub fn explain_screen(&self) -> &'static ExplainScreen {
        &self.explain_words().screen
    }

    fn explain_words(&self) -> &'static ExplainWords {
        words(self.numbers.lang())
    }

    fn explained_title(&self, data: &Dataset, explained: &Explanation) -> String {
        let words = self.explain_words();
        let rule = self.words.terms.references[at(&Reference::ALL, &explained.rule)];
        match explained.subject {
            Subject::Row(key) => {
                let name = self.key(data, key);
                format!("{name}: {}", self.measure(explained.measure))
            }
            Subject::Selection => {
                format!("{}: {}", words.selection, self.measure(explained.measure))
            }
            Subject::Reference(Some(key)) => (words.held_against)(&self.key(data, key), rule),
            Subject::Reference(None) => (words.held_against)(words.selection, rule),
            Subject::Initiative(row) => {
                let title = data.title(row).shown();
                format!("{}: {title}", self.place(data, data.place(row)))
            }
            Subject::InitiativeReference(_) => (words.per_initiative)(rule),
        }
    }

    /// Who is in a figure, with columns.
    fn members(&self, data: &Dataset, explained: &Explanation) -> (Vec<Column>, Vec<Vec<String>>) {
        if matches!(
            explained.formula,
            Formula::Own { .. } | Formula::MedianOfAmounts(_)
        ) || explained.members.len() < 2
        {
            return (Vec::new(), Vec::new());
        }
        let heads = self.explain_words().heads;
        let is_counted = explained.measure.is_in_kroner();
        let has_people = explained
            .members
            .iter()
            .any(|member| member.people.is_some());
        let is_immigrants = explained.measure.per == Per::Immigrant;
        let column = |head: &str, priority| Column {
            head: head.to_owned(),
            align: Align::Right,
            priority,
            grows: false,
        };
        let mut columns = vec![Column {
            head: heads[0].to_owned(),
            align: Align::Left,
            priority: 1,
            grows: true,
        }];
        let has_value = match explained.measure.unit() {
            Unit::KronerPerHead | Unit::Percent => true,
            Unit::Kroner | Unit::Count => false,
        };
        columns.extend(is_counted.then(|| column(heads[1], 1)));
        columns.push(column(heads[2], 4));
        let people = if is_immigrants { heads[4] } else { heads[3] };
        columns.extend(has_people.then(|| column(people, 2)));
        columns.extend(has_value.then(|| column(self.measure_short(explained.measure), 1)));
        let lines = explained.members.iter().map(|member| {
            let mut cells = vec![self.place(data, member.place)];
            if let Amount::Kroner(money) = member.amount {
                cells.push(self.numbers.thousands(money));
            }
            cells.push(self.numbers.count(member.rows));
            if has_people {
                cells.push(member.people.map_or_else(String::new, |people| {
                    let people = if is_immigrants {
                        people / 10_000
                    } else {
                        people
                    };
                    self.numbers.count(people)
                }));
            }
            if has_value {
                let value = member
                    .value
                    .map(|value| self.value(explained.measure, value));
                cells.push(value.unwrap_or_else(|| "–".to_owned()));
            }
            cells
        });
        let lines = lines.collect();
        (columns, lines)
    }
}

impl Told {
    /// The lines in `width` cells, the title first.
    #[must_use]
    pub fn lines(&self, width: usize) -> Vec<Laid> {
        let plain = |text: String, tone| Laid {
            label: String::new(),
            text,
            tone,
        };
        let wrapped = |text: &str, tone| {
            let lines = wrap(text, width).into_iter();
            lines.map(move |line| plain(line, tone)).collect::<Vec<_>>()
        };
        let mut lines = wrapped(&self.title, Tone::Heading);
        if !self.sentence.is_empty() {
            lines.extend(wrapped(&self.sentence, Tone::Plain));
        }
        lines.push(Laid::default());
        let room = width.saturating_sub(LABEL).max(1);
        for (label, text) in &self.facts {
            for (at, line) in wrap(text, room).into_iter().enumerate() {
                let label = if at == 0 { label.as_str() } else { "" };
                lines.push(Laid {
                    label: left(label, LABEL),
                    text: line,
                    tone: Tone::Plain,
                });
            }
        }
        if self.members.is_empty() {
            return lines;
        }
        let layout = Layout::of(
            &self.columns,
            &self.members.iter().map(Vec::as_slice),
            width,
        );
        let heads: Vec<_> = self
            .columns
            .iter()
            .map(|column| column.head.clone())
            .collect();
        lines.push(Laid::default());
        lines.extend(
            layout
                .lines(&heads)
                .into_iter()
                .map(|line| plain(line, Tone::Dim)),
        );
        let members = self.members.iter().flat_map(|cells| layout.lines(cells));
        lines.extend(members.map(|line| plain(line, Tone::Plain)));
        lines
    }
}
