//! A finding in words: what was found, what was expected, and what the judgement rests on.

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::raw::Raw;
use crate::domain::rule::Rule;
use crate::query::quality::{Activity, Finding, Grounds, Subject, Value};
use crate::text::Language;
use crate::text::name::at;
use crate::text::note::{cut, cut_to};

/// Letters of a title that are told, so that near duplicates differ in what is seen.
const LONGEST: usize = 80;

/// A finding in words, safe to print. No part ends with a full stop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingText {
    /// What it is about: a municipality with the initiative's title, a region, a file.
    pub subject: String,
    /// File and line, where it is about a row; else empty.
    pub place: String,
    /// The column and the value found; empty where the subject says it all.
    pub found: String,
    /// The value expected; empty where the rule knows none.
    pub expected: String,
    /// What else the judgement rests on; empty where it is the rule alone.
    pub grounds: String,
}

impl FindingText {
    /// What was found, what was expected and why, in one line.
    #[must_use]
    pub fn reason(&self) -> String {
        let parts = [&self.found, &self.expected, &self.grounds];
        let said = parts.into_iter().filter(|part| !part.is_empty());
        said.map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
}

impl Language {
    /// A finding in words.
    #[must_use]
    pub fn finding(&self, data: &Dataset, finding: &Finding) -> FindingText {
        let words = self.rule_words();
        let found = finding.found.as_ref();
        let found = found.map(|value| self.judged(data, value));
        let found = match (finding.column, found) {
            (Some(column), Some(found)) => format!("{}: {found}", column.heading()),
            (None, found) => found.unwrap_or_default(),
            (Some(_), None) => String::new(),
        };
        let expected = finding.expected.as_ref();
        let expected = expected.map(|value| match (finding.rule, value) {
            (Rule::MillionsAsThousands, Value::Amount(sum)) => (words.as_if)(&self.millions(*sum)),
            (_, value) => (words.expected)(&self.judged(data, value)),
        });
        FindingText {
            subject: self.subject(data, finding.subject),
            place: match finding.subject {
                Subject::Row(row) => self.line_of(data, row),
                Subject::Place(_) | Subject::Region(_) | Subject::File(_) | Subject::Data => {
                    String::new()
                }
            },
            found,
            expected: expected.unwrap_or_default(),
            grounds: self.grounds(data, &finding.grounds),
        }
    }

    /// What a finding is about.
    fn subject(&self, data: &Dataset, subject: Subject) -> String {
        match subject {
            Subject::Row(row) => {
                let place = self.place(data, data.place(row));
                format!("{place}: {}", cut_to(data.title(row), LONGEST))
            }
            Subject::Place(place) => self.place(data, place),
            Subject::Region(region) => self.region(Field::Given(region)),
            Subject::File(file) => {
                let origin = data.origins().get(usize::from(file));
                origin.map_or_else(String::new, |origin| cut(origin.name.as_raw()))
            }
            Subject::Data => self.rule_page().groups[1].to_owned(),
        }
    }

    fn line_of(&self, data: &Dataset, row: RowId) -> String {
        let source = data.source(row);
        let origin = data.origins().get(usize::from(source.file));
        let file = origin.map_or_else(String::new, |origin| cut(origin.name.as_raw()));
        (self.words.screen.line_of)(&self.numbers.count(source.line.into()), &file)
    }

    fn per_head(&self, kroner: Decimal) -> String {
        // Below 0.1 kr. one decimal says nothing.
        let decimals = if kroner.abs() < Decimal::ONE { 2 } else { 1 };
        (self.words.screen.per_inhabitant)(&self.numbers.decimal(kroner, decimals))
    }

    /// A value that a rule found or expects.
    fn judged(&self, data: &Dataset, value: &Value) -> String {
        let words = self.rule_words();
        let percent = |share: u16| self.numbers.percent(Decimal::new(share.into(), 2));
        let count = |n: usize| self.numbers.count(n as u64);
        match value {
            Value::Amount(amount) => self.thousands(*amount),
            Value::NoAmount(state) => self.field(*state, |()| String::new()),
            Value::AtMost(amount) => (words.at_most)(&self.thousands(*amount)),
            Value::AboveZero => words.above_zero.to_owned(),
            Value::PerInhabitant(kroner) => self.per_head(*kroner),
            Value::Sources(sources) => self.sources(*sources),
            Value::OutsideSource => words.outside.to_owned(),
            Value::Share(share) => self.field(*share, percent),
            Value::ShareAtLeast(share) => (words.at_least)(&percent(*share)),
            Value::ShareInRange => words.in_range.to_owned(),
            Value::Text(text) => self.short_quote(text.as_raw()),
            Value::LegalBasis(basis) => {
                let basis = data.legal_bases().get(basis.index());
                basis.map_or_else(String::new, |basis| self.short_quote(basis.as_raw()))
            }
            Value::Target(target) => self.secondary(Field::Given(*target)),
            Value::Area(area) => self.area(Field::Given(*area)),
            Value::PriceLevels(levels) => {
                let said = levels.iter().map(|level| match level {
                    Some(level) => (self.words.screen.prices)(&self.price_year(*level)),
                    None => words.no_level.to_owned(),
                });
                said.collect::<Vec<_>>().join(", ")
            }
            Value::Rows(rows) => (words.rows)(&count(*rows)),
            Value::Responded { responded, of } => (words.responded)(
                &self.numbers.count((*responded).into()),
                &self.numbers.count((*of).into()),
            ),
        }
    }

    fn short_quote(&self, text: Raw<'_>) -> String {
        (self.words.terms.quoted)(&cut_to(text, LONGEST))
    }

    fn grounds(&self, data: &Dataset, grounds: &Grounds) -> String {
        let words = self.rule_words();
        let count = |n: usize| self.numbers.count(n as u64);
        match grounds {
            Grounds::Rule => String::new(),
            Grounds::Usual { usual, times } => {
                (words.usual)(&self.numbers.count(*times), &self.thousands(*usual))
            }
            Grounds::Absurd(kroner) => (words.absurd)(&self.per_head(*kroner)),
            Grounds::OfPlace {
                rows,
                times,
                per_inhabitant,
            } => {
                let typical = (*times >= 10)
                    .then(|| (words.of_place)(&count(*rows), &self.numbers.count(*times)));
                let together = per_inhabitant.map(|sum| (words.together)(&self.per_head(sum)));
                let parts = typical.into_iter().chain(together);
                parts.collect::<Vec<_>>().join(", ")
            }
            Grounds::Decimals { with, of } => (words.decimals)(&count(*with), &count(*of)),
            Grounds::Within {
                place,
                per_inhabitant,
            } => (words.within)(&self.place(data, *place), &self.per_head(*per_inhabitant)),
            Grounds::Other(row) => {
                let title = self.short_quote(data.title(*row));
                (words.other)(&title, &self.line_of(data, *row))
            }
            Grounds::Activity(activity) => {
                words.activities[at(&Activity::ALL, activity)].to_owned()
            }
            Grounds::Area(area) => (words.not_of)(&self.area(Field::Given(*area))),
            Grounds::Outlier { median, score, of } => (words.outlier)(
                &self.per_head(*median),
                &self.numbers.decimal(*score, 1),
                &count(*of),
            ),
        }
    }
}
