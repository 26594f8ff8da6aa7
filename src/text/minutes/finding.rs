//! The figure itself: its name, value, what is behind it, and what it is held against.

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::money::Money;
use crate::domain::place::Date;
use crate::query::answer::{Answer, Rows};
use crate::query::coverage::State;
use crate::query::explain::{Amount, Divisor, Explanation, Formula, Numerator, Subject};
use crate::query::group::Key;
use crate::query::measure::{Measure, Per, Quantity, Unit};
use crate::query::profile::size_rank;
use crate::query::reference::{Reference, Standing};
use crate::query::references::{Basis, References};
use crate::query::survey::Survey;
use crate::query::view::{Conditions, Grouping, View};
use crate::text::Language;
use crate::text::minutes::{sentence, short};
use crate::text::name::at;

impl Language {
    /// A figure as one sentence that can stand in the minutes.
    #[must_use]
    pub fn minutes(&self, view: &View, data: &Dataset, subject: Subject, today: Date) -> String {
        let explained = view.explain(data, subject);
        let everything = View {
            conditions: Conditions {
                hide_empty: false,
                above_only: false,
            },
            ..view.clone()
        };
        let answer = everything.answer(data);
        let finding = self.figure_said(data, &answer, &explained, view);
        let mut parts = match (self.held_said(view, data, &explained), explained.standing) {
            (Some(held), Some(_)) => vec![format!("{finding}, {held}")],
            (held, _) => [finding].into_iter().chain(held).collect(),
        };
        match subject {
            Subject::Initiative(row) => parts.extend(self.size_said(data, row)),
            Subject::Row(_) | Subject::Selection => {
                parts.extend(self.rank(&explained).map(|rank| rank.replace(" · ", ", ")));
            }
            Subject::Reference(_) | Subject::InitiativeReference(_) => {}
        }
        parts.push(self.selected(view, data));
        let has_prices = explained.value.is_some();
        parts.extend(self.price_level(&explained).filter(|_| has_prices));
        parts.push(self.coverage_said(&answer.totals.coverage));
        parts.extend(self.provenance(data, today));
        sentence(&parts)
    }

    /// What it is called, what is measured, its value, and what is behind it.
    fn figure_said(
        &self,
        data: &Dataset,
        answer: &Answer,
        explained: &Explanation,
        view: &View,
    ) -> String {
        let words = self.minutes_words();
        let name = self.subject_said(view, data, explained);
        let measure = match explained.subject {
            Subject::Initiative(_) | Subject::InitiativeReference(_) => {
                words.own[own_at(explained.measure.quantity)]
            }
            Subject::Row(_) | Subject::Selection | Subject::Reference(_) => {
                self.measure(explained.measure)
            }
        };
        let state = state_of(answer, explained.subject);
        let Some(value) = explained.value else {
            return match state {
                Some(State::DidNotRespond) => (words.silent)(&name, measure),
                Some(
                    State::WithInitiatives
                    | State::ZeroKroner
                    | State::NoneInSelection
                    | State::NoInitiatives,
                )
                | None => (words.none)(&name, measure, &self.reason(explained)),
                Some(State::Unknown) => (words.none)(&name, measure, self.state(State::Unknown)),
            };
        };
        let value = self.value_of(explained, value);
        let numerator = explained.formula.numerator();
        let is_short = numerator.is_some_and(|numerator| numerator.missing > 0);
        let value = if is_short && explained.measure.is_at_least() {
            (words.at_least)(&value)
        } else {
            value
        };
        let mut said = (words.is)(&name, measure, &value);
        let behind = self.behind_it(data, answer, explained, state);
        if !behind.is_empty() {
            said = format!("{said} ({})", behind.join(", "));
        }
        said
    }

    /// What the sentence is about.
    fn subject_said(&self, view: &View, data: &Dataset, explained: &Explanation) -> String {
        let words = self.minutes_words();
        match explained.subject {
            Subject::Row(Key::Region(region)) => self.region(region),
            Subject::Row(key) => short(self.key(data, key)),
            Subject::Selection => words.selection.to_owned(),
            Subject::Initiative(row) => (words.initiative)(
                &short(data.title(row).shown().into_string()),
                &short(self.place(data, data.place(row))),
                &self.area(data.area(row)),
            ),
            Subject::Reference(_) | Subject::InitiativeReference(_) => {
                let reference = self.reference_said(view, data, explained);
                let mut letters = reference.chars();
                let first: String = letters
                    .next()
                    .into_iter()
                    .flat_map(char::to_uppercase)
                    .collect();
                first + letters.as_str()
            }
        }
    }

    /// A value with its unit, as short as the name of the measure allows.
    fn value_of(&self, explained: &Explanation, value: Decimal) -> String {
        let measure = explained.measure;
        if let Formula::Sum(numerator) = &explained.formula
            && let Amount::Kroner(_) = numerator.amount
        {
            return self.amount_said(numerator.amount);
        }
        match (explained.subject, measure.unit()) {
            (Subject::Initiative(_), _) => {
                let thousand = value.checked_div(Decimal::ONE_THOUSAND).unwrap_or_default();
                (self.words.screen.thousand)(&self.numbers.compact(thousand.round_dp(5)))
            }
            (_, Unit::KronerPerHead) => self.in_kroner(&self.value(measure, value)),
            (_, Unit::Percent | Unit::Count | Unit::Kroner) => self.value_with_unit(measure, value),
        }
    }

    /// What an amount of kroner, the initiatives and the people behind a figure are.
    fn behind_it(
        &self,
        data: &Dataset,
        answer: &Answer,
        explained: &Explanation,
        state: Option<State>,
    ) -> Vec<String> {
        let words = self.minutes_words();
        if let Subject::Initiative(_) = explained.subject {
            return self.share_said(answer, explained).into_iter().collect();
        }
        let mut said = Vec::new();
        let Some(numerator) = explained.formula.numerator() else {
            return said;
        };
        match state {
            Some(
                state @ (State::ZeroKroner
                | State::NoneInSelection
                | State::NoInitiatives
                | State::DidNotRespond
                | State::Unknown),
            ) => said.push(self.state(state).to_owned()),
            None if numerator.rows == 0 => said.push(words.nothing.to_owned()),
            Some(State::WithInitiatives) | None => {}
        }
        if numerator.rows > 0 {
            said.extend(self.terms_said(data, explained, numerator));
        }
        if let Formula::Quotient(_, divisor) = &explained.formula {
            let is_said = match divisor {
                Divisor::Initiatives(_) => false,
                Divisor::Inhabitants { .. }
                | Divisor::Immigrants { .. }
                | Divisor::Expenditure(_)
                | Divisor::Selection(_)
                | Divisor::Rows(..) => divisor.number().is_some_and(|n| !n.is_zero()),
            };
            said.extend(is_said.then(|| self.divisor(explained, divisor, false)));
        }
        if numerator.missing > 0 {
            let [at_least, uncertain] = words.missing;
            let note = if explained.measure.is_at_least() {
                at_least
            } else {
                uncertain
            };
            said.push(note(&self.numbers.count(numerator.missing)));
        }
        said
    }

    /// Kroner and initiatives, where the value is not already the one or the other.
    fn terms_said(
        &self,
        data: &Dataset,
        explained: &Explanation,
        numerator: &Numerator,
    ) -> Vec<String> {
        let is_value = matches!(explained.formula, Formula::Sum(_));
        match numerator.amount {
            Amount::Kroner(_) if is_value => vec![self.initiatives(numerator.rows)],
            Amount::Kroner(_) => vec![
                self.amount_said(numerator.amount),
                self.initiatives(numerator.rows),
            ],
            Amount::Initiatives(_) => {
                let regions = View {
                    grouping: Grouping::Region,
                    ..explained.within.clone()
                };
                let tally = regions.answer(data).totals.sum.tally;
                let gross = tally.gross_said().map(|gross| {
                    let amount = self.amount_said(Amount::Kroner(gross));
                    (self.minutes_words().gross)(&amount)
                });
                let count = (!is_value).then(|| self.initiatives(numerator.rows));
                count.into_iter().chain(gross).collect()
            }
        }
    }

    /// The part of the selection that an initiative is.
    fn share_said(&self, answer: &Answer, explained: &Explanation) -> Option<String> {
        let tally = &answer.totals.sum.tally;
        let [of_gross, of_income] = self.minutes_words().share;
        let (whole, say) = match explained.measure.quantity {
            Quantity::Gross | Quantity::Count => (tally.gross, of_gross),
            Quantity::Income => (tally.income, of_income),
            Quantity::Net => return None,
        };
        let whole = whole.kroner().filter(|_| whole > Money::ZERO)?;
        let hundred = explained.value?.checked_mul(Decimal::ONE_HUNDRED)?;
        Some(say(&self.numbers.percent(hundred.checked_div(whole)?)))
    }

    fn size_said(&self, data: &Dataset, row: RowId) -> Option<String> {
        let rank = size_rank(data, row)?;
        let of = self.numbers.count(data.len() as u64);
        Some((self.minutes_words().rank)(&self.numbers.count(rank), &of))
    }

    /// What a figure is held against, with its value and where the figure stands.
    fn held_said(&self, view: &View, data: &Dataset, explained: &Explanation) -> Option<String> {
        let words = self.minutes_words();
        let against = match explained.subject {
            Subject::Reference(_) | Subject::InitiativeReference(_) => return None,
            subject @ (Subject::Row(_) | Subject::Selection | Subject::Initiative(_)) => {
                view.explain(data, subject.other_side())
            }
        };
        let Some(value) = against.value else {
            return Some((words.no_reference)(&self.reason(&against)));
        };
        let reference = self.reference_said(view, data, &against);
        let value = self.value_of(&against, value);
        let [above, equal, below] = words.standings;
        let say = match explained.standing {
            Some(Standing::Above) => above,
            Some(Standing::Equal) => equal,
            Some(Standing::Below) => below,
            None => words.reference,
        };
        Some(say(&reference, &value))
    }

    /// Whose average it is that a figure is held against.
    fn reference_said(&self, view: &View, data: &Dataset, against: &Explanation) -> String {
        let words = self.minutes_words();
        if against.has_no_basis {
            return self.words.terms.references[at(&Reference::ALL, &against.rule)].to_owned();
        }
        let count = |n: u64| self.numbers.count(n);
        let [mean, median, of_amounts] = words.unweighted;
        let said = match &against.formula {
            Formula::Mean(n) => mean(&count(*n)),
            Formula::Median(n) => median(&count(*n)),
            Formula::MedianOfAmounts(n) => of_amounts(&count(*n)),
            Formula::EqualPart(rows, grouping) => {
                (words.equal_part)(&self.grouped(*rows, *grouping))
            }
            Formula::Quotient(_, Divisor::Rows(_, grouping)) => {
                let each = words.each[at(&Grouping::ALL, grouping)];
                each(&self.whose(view, data, against))
            }
            Formula::Quotient(..) if is_per_initiative(against) => {
                let [.., each] = words.each;
                each(&self.whose(view, data, against))
            }
            Formula::Sum(_) | Formula::Quotient(..) | Formula::Own { .. } => {
                (words.average)(&self.whose(view, data, against))
            }
        };
        if view.filter.is_empty() {
            said
        } else {
            (words.same_filter)(&said)
        }
    }

    fn whose(&self, view: &View, data: &Dataset, against: &Explanation) -> String {
        let whose = &self.minutes_words().whose;
        let count = self.numbers.count(against.members.len() as u64);
        let survey = Survey::new(view, data);
        let references = References::new(view, &survey);
        let basis = match against.subject {
            Subject::Reference(Some(key)) => references.basis(key),
            Subject::InitiativeReference(row) => references.of_initiative(data.place(row)),
            Subject::Reference(None)
            | Subject::Row(_)
            | Subject::Selection
            | Subject::Initiative(_) => references.whole(),
        };
        match (against.rule, basis) {
            (Reference::OwnRegion, Some(Basis::Region(region))) => {
                (whose.region)(region.name(), &count)
            }
            (Reference::OwnGroup, Some(Basis::Group(group))) => {
                let name = data.groups().name(group).shown().into_string();
                (whose.group)(&short(name), &count)
            }
            (Reference::Peers, _) => (whose.peers)(&count),
            (Reference::Selection, _) => (whose.selection)(&count),
            (
                Reference::Denmark
                | Reference::UnweightedMean
                | Reference::Median
                | Reference::OwnRegion
                | Reference::OwnGroup,
                _,
            ) => (whose.responding)(&count),
        }
    }
}

fn is_per_initiative(against: &Explanation) -> bool {
    let Measure { per, .. } = against.measure;
    matches!(against.subject, Subject::InitiativeReference(_)) && per == Per::Initiative
}

/// Net expenditure stands third among the words for an initiative's own amount.
fn own_at(quantity: Quantity) -> usize {
    match quantity {
        Quantity::Gross | Quantity::Count => 0,
        Quantity::Income => 1,
        Quantity::Net => 2,
    }
}

/// How a municipality answered.
fn state_of(answer: &Answer, subject: Subject) -> Option<State> {
    let (Subject::Row(key @ Key::Municipality(_)), Rows::Groups(groups)) = (subject, &answer.rows)
    else {
        return None;
    };
    let own = groups.iter().find(|group| group.key == key);
    own.map(|group| group.state)
}
