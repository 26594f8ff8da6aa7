//! The facts behind the sentence: terms in kroner, the average, rank, place, filter, prices, and who is left out.

use crate::domain::dataset::{Dataset, RowId};
use crate::query::criteria::{Criteria, Facet};
use crate::query::explain::{Amount, Explanation, Formula, Numerator, Party, Subject};
use crate::query::measure::Per;
use crate::query::quality::Finding;
use crate::query::reference::{Reference, Standing};
use crate::query::tally::Tally;
use crate::text::Language;
use crate::text::name::at;

/// The position of the source among the words for fields.
const SOURCE: usize = 12;
/// Places that are named; of more the rest is counted.
const NAMED: usize = 24;

impl Language {
    pub(super) fn facts<'f>(
        &self,
        data: &Dataset,
        explained: &Explanation,
        findings: impl IntoIterator<Item = &'f Finding>,
    ) -> Vec<(String, String)> {
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
        if explained.has_no_basis {
            return facts;
        }
        let is_whole = explained.value.is_some();
        // Of those who did not respond nothing is known: no kroner are not 0 kroner.
        let is_of_nobody = !is_whole
            && explained.members.is_empty()
            && explained
                .formula
                .numerator()
                .is_some_and(|above| above.rows == 0);
        match &explained.formula {
            Formula::Sum(_) | Formula::Quotient(..) if is_of_nobody => {}
            Formula::Sum(numerator) => add(above, Some(self.numerator(explained, numerator))),
            Formula::Quotient(numerator, divisor) => {
                add(above, Some(self.numerator(explained, numerator)));
                // The sentence says why nothing divides.
                let divides = divisor.number().is_some_and(|number| !number.is_zero());
                add(
                    below,
                    divides.then(|| self.divisor(explained, divisor, true)),
                );
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
            add(prices, self.price_level(explained));
            let corrected = self.corrections_of(data, row).into_iter();
            for text in corrected {
                add(self.correction().corrected, Some(text));
            }
            for (at, finding) in findings.into_iter().enumerate() {
                let label = if at == 0 {
                    self.explain_words().rules
                } else {
                    ""
                };
                add(label, Some(self.tripped(data, finding)));
            }
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
        if !is_of_nobody {
            add(prices, self.price_level(explained));
        }
        for (at, text) in self.left_out(data, explained).into_iter().enumerate() {
            add(if at == 0 { left_out } else { "" }, Some(text));
        }
        facts
    }

    /// A rule that an initiative trips, and why.
    fn tripped(&self, data: &Dataset, finding: &Finding) -> String {
        let reason = self.finding(data, finding).reason();
        format!("{}: {reason}", self.rule(finding.rule))
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
        let exact = if numerator.missing > 0 && numerator.missing == numerator.rows {
            "–".to_owned()
        } else {
            self.amount_exact(numerator.amount)
        };
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

    pub(in crate::text) fn rank(&self, explained: &Explanation) -> Option<String> {
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
        let mut said: Vec<(Facet, Vec<String>)> = Vec::new();
        for criterion in criteria.iter() {
            let value = self.facet_value(data, &criterion.value);
            let value = if criterion.excluded {
                (self.explain_words().not)(&value)
            } else {
                value
            };
            let facet = criterion.value.facet();
            match said.iter_mut().find(|(other, _)| *other == facet) {
                Some((_, values)) => values.push(value),
                None => said.push((facet, vec![value])),
            }
        }
        let said = said
            .into_iter()
            .map(|(facet, values)| format!("{}: {}", self.facet(facet), values.join(", ")));
        said.collect::<Vec<_>>().join(" · ")
    }

    pub(in crate::text) fn price_level(&self, explained: &Explanation) -> Option<String> {
        if !explained.measure.is_in_kroner() {
            return None;
        }
        let screen = &self.words.screen;
        let mut said = vec![match (explained.accounts_year, explained.price_level) {
            (Some(year), Some(level)) => {
                (screen.price_level)(&year.to_string(), &self.price_year(level))
            }
            (None, Some(level)) => (screen.prices)(&self.price_year(level)),
            (_, None) => screen.no_price_level.to_owned(),
        }];
        said.extend(explained.price_factors.iter().map(|factor| {
            let number = self.numbers.compact(factor.number());
            (screen.price_factor)(&number, &factor.from().to_string())
        }));
        Some(said.join(", "))
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
