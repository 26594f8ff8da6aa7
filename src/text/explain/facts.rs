//! The facts behind the sentence: terms in kroner, the average, rank, place, filter, prices, and who is left out.

use crate::domain::dataset::{Dataset, RowId};
use crate::query::criteria::Criteria;
use crate::query::explain::{Amount, Explanation, Formula, Numerator, Party, Subject};
use crate::query::measure::Per;
use crate::query::reference::{Reference, Standing};
use crate::query::tally::Tally;
use crate::text::Language;
use crate::text::name::at;

/// The position of the source among the words for fields.
const SOURCE: usize = 12;
/// Places that are named; of more the rest is counted.
const NAMED: usize = 24;

impl Language {
    pub(super) fn facts(&self, data: &Dataset, explained: &Explanation) -> Vec<(String, String)> {
        let labels = self.explain_words().labels;
        let [
            above,
            below,
            exactly,
            against,
            rank,
            place,
            filter,
            prices,
            left_out,
        ] = labels;
        let mut facts = Vec::new();
        let mut add = |label: &str, text: Option<String>| {
            facts.extend(text.map(|text| (label.to_owned(), text)));
        };
        let is_whole = explained.value.is_some();
        match &explained.formula {
            Formula::Sum(numerator) => add(above, Some(self.numerator(explained, numerator))),
            Formula::Quotient(numerator, divisor) => {
                add(above, Some(self.numerator(explained, numerator)));
                add(below, Some(self.divisor(explained, divisor, true)));
            }
            Formula::EqualPart(..)
            | Formula::Mean(_)
            | Formula::Median(_)
            | Formula::MedianOfAmounts(_)
            | Formula::Own { .. } => {}
        }
        add(exactly, self.exactly(explained).filter(|_| is_whole));
        add(against, self.against(explained));
        add(rank, self.rank(explained));
        if let Subject::Initiative(row) = explained.subject {
            add(prices, self.price_level(data, explained));
            let rules: Vec<_> = explained.rules.iter().map(|rule| rule.id()).collect();
            add(
                self.explain_words().rules,
                (!rules.is_empty()).then(|| rules.join(", ")),
            );
            add(
                self.words.screen.fields[SOURCE],
                Some(self.source_line(data, row)),
            );
            return facts;
        }
        let scope = &explained.within.scope;
        let denmark = self.words.terms.denmark;
        add(place, Some(self.chosen(data, scope, denmark)));
        let everything = self.explain_words().everything;
        add(
            filter,
            Some(self.chosen(data, &explained.within.filter, everything)),
        );
        add(prices, self.price_level(data, explained));
        for (at, text) in self.left_out(data, explained).into_iter().enumerate() {
            add(if at == 0 { left_out } else { "" }, Some(text));
        }
        facts
    }

    /// Where an initiative stands in its file.
    fn source_line(&self, data: &Dataset, row: RowId) -> String {
        let source = data.source(row);
        let line = self.numbers.count(u64::from(source.line));
        let origin = data.origins().get(usize::from(source.file));
        let name = origin.map_or_else(String::new, |origin| {
            origin.name.as_raw().shown().into_string()
        });
        (self.words.screen.line_of)(&line, &name)
    }

    fn numerator(&self, explained: &Explanation, numerator: &Numerator) -> String {
        let words = self.explain_words();
        let exact = self.amount_exact(numerator.amount);
        let mut said = match numerator.amount {
            Amount::Kroner(_) => {
                let quantity = words.quantities[numerator.quantity as usize];
                let rows = self.initiatives(numerator.rows);
                (words.of_initiatives)(&format!("{exact} {quantity}"), &rows)
            }
            Amount::Initiatives(_) => exact,
        };
        if numerator.missing > 0 {
            let count = self.numbers.count(numerator.missing);
            let note = if explained.measure.is_at_least() {
                words.at_least
            } else if explained.measure.per == Per::Initiative {
                words.not_averaged
            } else {
                words.uncertain
            };
            said = format!("{said}; {}", note(&count));
        }
        said
    }

    fn exactly(&self, explained: &Explanation) -> Option<String> {
        let value = explained.value?;
        let exact = self.exact(explained, value)?;
        Some((self.explain_words().exactly)(
            &exact,
            &self.shown(explained, value),
        ))
    }

    fn against(&self, explained: &Explanation) -> Option<String> {
        let reference = explained.reference?;
        let rule = self.words.terms.references[at(&Reference::ALL, &explained.rule)];
        let value = match explained.formula {
            Formula::Own { .. } => (self.words.screen.thousand)(&self.kroner(reference, true)),
            Formula::Sum(_)
            | Formula::Quotient(..)
            | Formula::EqualPart(..)
            | Formula::Mean(_)
            | Formula::Median(_)
            | Formula::MedianOfAmounts(_) => self.shown(explained, reference),
        };
        let mut parts = vec![format!("{rule}: {value}")];
        let standing = explained.standing.map(|standing| {
            let [above, equal, below] = self.explain_words().standings;
            match standing {
                Standing::Above => above,
                Standing::Equal => equal,
                Standing::Below => below,
            }
        });
        parts.extend(standing.map(str::to_owned));
        parts.extend(
            explained
                .index
                .map(|index| (self.words.screen.index)(&self.numbers.decimal(index, 0))),
        );
        Some(parts.join(" · "))
    }

    fn rank(&self, explained: &Explanation) -> Option<String> {
        let screen = &self.words.screen;
        let count = |n: u32| self.numbers.count(u64::from(n));
        let shown = explained.ranks.shown.filter(|(_, of)| *of > 1);
        let national = explained.ranks.national;
        let said = [
            shown.map(|(rank, of)| (screen.rank)(&count(rank), &count(of))),
            national.map(|(rank, of)| (screen.national_rank)(&count(rank), &count(of))),
        ];
        let said: Vec<_> = said.into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }

    /// What is chosen, each with its facet.
    pub(crate) fn chosen(&self, data: &Dataset, criteria: &Criteria, none: &str) -> String {
        if criteria.is_empty() {
            return none.to_owned();
        }
        let said = criteria.iter().map(|criterion| {
            let value = self.facet_value(data, &criterion.value);
            let value = if criterion.excluded {
                (self.explain_words().not)(&value)
            } else {
                value
            };
            format!("{}: {value}", self.facet(criterion.value.facet()))
        });
        said.collect::<Vec<_>>().join(" · ")
    }

    fn price_level(&self, data: &Dataset, explained: &Explanation) -> Option<String> {
        if !explained.measure.is_in_kroner() {
            return None;
        }
        let year = explained.accounts_year.map(|year| year.to_string());
        let said = self.accounts(
            year.as_deref(),
            explained.price_level,
            &data.description().price_factors,
        );
        Some(said.unwrap_or_else(|| self.words.screen.no_price_level.to_owned()))
    }

    fn left_out(&self, data: &Dataset, explained: &Explanation) -> Vec<String> {
        let words = self.explain_words();
        let left_out = &explained.left_out;
        if matches!(explained.formula, Formula::Own { .. }) {
            return Vec::new();
        }
        let mut said = Vec::new();
        for (party, say) in [
            (&left_out.silent, words.silent),
            (&left_out.unknown, words.unknown),
            (&left_out.outside, words.outside),
            (&left_out.without_people, words.without_people),
        ] {
            if party.places.is_empty() {
                continue;
            }
            let count = self.numbers.count(party.places.len() as u64);
            let who = say(&count, &self.named(data, party));
            said.push(format!(
                "{who}; {}",
                self.their_rows(explained, &party.tally)
            ));
        }
        if left_out.undated.rows > 0 {
            said.push((words.undated)(
                &self.rows_and_kroner(explained, &left_out.undated),
            ));
        }
        if explained.is_national {
            said.push(words.christiansoe.to_owned());
        }
        if said.is_empty() {
            said.push(words.nobody.to_owned());
        }
        said
    }

    fn their_rows(&self, explained: &Explanation, tally: &Tally) -> String {
        let words = self.explain_words();
        if tally.rows == 0 {
            return words.no_rows.to_owned();
        }
        let rows = self.rows_and_kroner(explained, tally);
        words.their_rows[usize::from(explained.left_out.counts_in_numerator)](&rows)
    }

    fn rows_and_kroner(&self, explained: &Explanation, tally: &Tally) -> String {
        let rows = self.initiatives(tally.rows);
        match Amount::of(explained.measure.quantity, tally) {
            Amount::Initiatives(_) => rows,
            amount @ Amount::Kroner(_) => format!("{rows} ({})", self.amount_said(amount)),
        }
    }

    fn named(&self, data: &Dataset, party: &Party) -> String {
        let all = party.places.iter();
        let mut names: Vec<_> = all
            .take(NAMED)
            .map(|place| self.place(data, *place))
            .collect();
        if party.places.len() > NAMED {
            names.push("…".to_owned());
        }
        match names.as_slice() {
            [before @ .., last] if !before.is_empty() && last != "…" => {
                format!("{} {} {last}", before.join(", "), self.explain_words().and)
            }
            _ => names.join(", "),
        }
    }
}
