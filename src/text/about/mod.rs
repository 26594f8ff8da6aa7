//! What a figure rests on, as labelled facts: what is asked, of which data, on which day. Every export carries them.

mod command_line;
mod da;
mod en;

pub use command_line::quoted;

use std::path::Path;

use crate::domain::dataset::{Dataset, Status};
use crate::domain::identity::SourceFile;
use crate::domain::place::Date;
use crate::domain::raw::RawText;
use crate::query::answer::Answer;
use crate::query::measure::{Per, Unit};
use crate::query::tally::Tally;
use crate::query::view::{Grouping, Page, View};
use crate::text::listing::shown_measure;
use crate::text::words::{With1, With2, With3};
use crate::text::year::price_level;
use crate::text::{Lang, Language};

/// The program with its version.
pub const PROGRAM: &str = concat!("indsats ", env!("CARGO_PKG_VERSION"));

/// A labelled fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name for programs, the same in every language; no two facts share one.
    pub id: &'static str,
    /// What it is, in words.
    pub label: String,
    /// What it says, in one line.
    pub text: String,
}

/// Words of the facts: their labels, and what they say.
#[derive(Debug)]
struct AboutWords {
    view: &'static str,
    place: &'static str,
    filter: &'static str,
    measure: &'static str,
    unit: &'static str,
    denominator: &'static str,
    reference: &'static str,
    coverage: &'static str,
    missing: &'static str,
    left_out: &'static str,
    hidden: &'static str,
    withheld: &'static str,
    accounts_year: &'static str,
    price_level: &'static str,
    status: &'static str,
    corrections: &'static str,
    sources: &'static str,
    date: &'static str,
    program: &'static str,
    /// Per inhabitant, per immigrant, per initiative, a sum, an initiative's own amount, a count, a percentage.
    units: [&'static str; 7],
    /// Inhabitants, and immigrants and descendants, of which days.
    denominators: [With1; 2],
    /// Of a sum, per initiative, of the expenditure of the same rows, of the whole selection.
    divisors: [&'static str; 4],
    /// So many initiatives without a readable gross expenditure; without a readable gross income.
    without_amount: [With1; 2],
    no_reference: &'static str,
    /// The rows do not share one average.
    each_row: &'static str,
    no_year: &'static str,
    reported: &'static str,
    /// Corrections that were applied, and their file.
    corrected: With2,
    /// Corrections that were not.
    refused: With1,
    no_corrections: &'static str,
    /// A file: its name, size and hash.
    source: With3,
    no_source: &'static str,
}

impl Language {
    fn about_words(&self) -> &'static AboutWords {
        match self.numbers.lang() {
            Lang::Da => &da::ABOUT,
            Lang::En => &en::ABOUT,
        }
    }

    /// What the answer to a view rests on. What there is nothing to say of (rows that are hidden, figures that are held
    /// back) is left out; all else stands always, in this order.
    #[must_use]
    pub fn about(&self, view: &View, data: &Dataset, today: Date) -> Vec<Fact> {
        let answer = view.answer(data);
        let mut facts = self.about_view(view, data);
        facts.extend(self.about_answer(view, &answer));
        facts.extend(self.about_data(view, data, &answer));
        let words = self.about_words();
        facts.push(fact("date", words.date, self.date(today)));
        facts.push(fact("program", words.program, PROGRAM.to_owned()));
        facts
    }

    /// What is asked.
    fn about_view(&self, view: &View, data: &Dataset) -> Vec<Fact> {
        let words = self.about_words();
        let place = self.chosen(data, &view.scope, self.words.terms.denmark);
        let filter = self.chosen(data, &view.filter, self.words.screen.no_filter);
        let measure = self.measure(shown_measure(view)).to_owned();
        vec![
            fact("view", words.view, self.command_line(view, data)),
            fact("place", words.place, place),
            fact("filter", words.filter, filter),
            fact("measure", words.measure, measure),
            fact("unit", words.unit, self.unit(view).to_owned()),
            fact(
                "denominator",
                words.denominator,
                self.divided_by(view, data),
            ),
        ]
    }

    /// The unit of the exact values, and in which they are shown where that is another.
    fn unit(&self, view: &View) -> &'static str {
        let [inhabitant, immigrant, initiative, sum, own, count, percent] =
            self.about_words().units;
        let measure = shown_measure(view);
        match (measure.unit(), measure.per) {
            (Unit::KronerPerHead, Per::Immigrant) => immigrant,
            (Unit::KronerPerHead, _) => inhabitant,
            (Unit::Kroner, Per::Initiative) => initiative,
            (Unit::Kroner, _) if view.grouping == Grouping::Initiative => own,
            (Unit::Kroner, _) => sum,
            (Unit::Count, _) => count,
            (Unit::Percent, _) => percent,
        }
    }

    fn divided_by(&self, view: &View, data: &Dataset) -> String {
        let words = self.about_words();
        let [inhabitants, immigrants] = words.denominators;
        let [sum, initiatives, expenditure, selection] = words.divisors;
        let on = |say: With1| match view.denominator(data) {
            Ok(days) => say(&self.denominator_days(&days)),
            Err(why) => self.withheld(&why),
        };
        match shown_measure(view).per {
            Per::Inhabitant => on(inhabitants),
            Per::Immigrant => on(immigrants),
            Per::Total => sum.to_owned(),
            Per::Initiative => initiatives.to_owned(),
            Per::Expenditure => expenditure.to_owned(),
            Per::Selection => selection.to_owned(),
        }
    }

    /// What the figures are held against, whom they are of, and what is not in them.
    fn about_answer(&self, view: &View, answer: &Answer) -> Vec<Fact> {
        let words = self.about_words();
        let mut facts = Vec::new();
        if view.page == Page::Rows {
            facts.push(fact(
                "reference",
                words.reference,
                self.held_against(view, answer),
            ));
        }
        let coverage = self.coverage_line(&answer.totals.coverage);
        facts.push(fact("coverage", words.coverage, coverage));
        let missing = self.missing_amounts(&answer.totals.sum.tally);
        facts.extend(missing.map(|said| fact("missing", words.missing, said)));
        let left_out = self.left_out_line(view, &answer.totals.sum);
        facts.extend(left_out.map(|said| fact("left_out", words.left_out, said)));
        if view.page == Page::Rows {
            let hidden = self.hidden(answer);
            let hidden = (!hidden.is_empty()).then(|| hidden.join(" · "));
            facts.extend(hidden.map(|said| fact("hidden", words.hidden, said)));
        }
        let withheld = answer.withheld.as_ref().map(|why| self.withheld(why));
        facts.extend(withheld.map(|said| fact("withheld", words.withheld, said)));
        facts
    }

    /// The initiatives without readable amounts, where there are some.
    fn missing_amounts(&self, tally: &Tally) -> Option<String> {
        let [gross, income] = self.about_words().without_amount;
        let counts = [(tally.missing_gross, gross), (tally.missing_income, income)];
        let some = counts.into_iter().filter(|(missing, _)| *missing > 0);
        let said: Vec<_> = some
            .map(|(missing, say)| say(&self.numbers.count(missing)))
            .collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }

    /// The average by its rule, with the municipalities that are in it, and its value where the rows share one.
    fn held_against(&self, view: &View, answer: &Answer) -> String {
        let words = self.about_words();
        if answer.axis.none {
            return words.no_reference.to_owned();
        }
        let axis = self.axis_said(view, answer);
        match answer.axis.shared {
            Some(_) => axis,
            None => format!("{axis} ({})", words.each_row),
        }
    }

    /// Which accounts and prices, reported or made, corrected by what, read from which bytes.
    fn about_data(&self, view: &View, data: &Dataset, answer: &Answer) -> Vec<Fact> {
        let words = self.about_words();
        let description = data.description();
        let years = self.accounts_years(view, data);
        let years = years.unwrap_or_else(|| words.no_year.to_owned());
        let prices = answer.totals.sum.tally.prices;
        let prices = match price_level(data, answer) {
            _ if prices.is_mixed() => self.levels(prices),
            Some(level) => self.prices(level, &description.price_factors),
            None => self.words.screen.no_price_level.to_owned(),
        };
        let status = match description.status {
            Status::Reported => words.reported,
            Status::Constructed => self.words.screen.notice,
        };
        vec![
            fact("accounts_year", words.accounts_year, years),
            fact("price_level", words.price_level, prices),
            fact("status", words.status, status.to_owned()),
            fact("corrections", words.corrections, self.corrected(data)),
            fact("sources", words.sources, self.source_files(data)),
        ]
    }

    fn corrected(&self, data: &Dataset) -> String {
        let words = self.about_words();
        let corrections = data.corrections();
        if corrections.list().is_empty() {
            return words.no_corrections.to_owned();
        }
        let count = |n: usize| self.numbers.count(n as u64);
        // Where the file lies on somebody's disk is nobody else's business.
        let path = Path::new(corrections.name().as_raw().lossless());
        let name = path.file_name().unwrap_or(path.as_os_str());
        let name = RawText::from_os(name);
        let file = name.as_raw().shown();
        let mut said = vec![(words.corrected)(
            &count(corrections.applied().count()),
            &file,
        )];
        let refused = corrections.refused().count();
        said.extend((refused > 0).then(|| (words.refused)(&count(refused))));
        said.join(" · ")
    }

    /// Every file whose content is in the data, in one line.
    fn source_files(&self, data: &Dataset) -> String {
        let files = data.identity().files.iter();
        let files: Vec<_> = files.map(|file| self.source_file(file)).collect();
        if files.is_empty() {
            return self.about_words().no_source.to_owned();
        }
        files.join(" · ")
    }

    /// A file by its name, size and whole hash.
    #[must_use]
    pub fn source_file(&self, file: &SourceFile) -> String {
        let name = file.name.as_raw().shown();
        let bytes = self.numbers.count(file.bytes);
        match file.digest() {
            Ok(digest) => (self.about_words().source)(&name, &bytes, &digest.to_string()),
            Err(lost) => format!("{name} ({bytes} bytes, {})", self.no_hash(&lost)),
        }
    }
}

fn fact(id: &'static str, label: &str, text: String) -> Fact {
    Fact {
        id,
        label: label.to_owned(),
        text,
    }
}

#[cfg(test)]
mod tests;
