//! Findings in words: a title, the numbers that do not go together, what they come to, and the sums behind it.

use rust_decimal::Decimal;

use crate::domain::published::Figure;
use crate::query::reconcile::{Band, Derived, Entry, Finding, Parts, ShareOn};
use crate::text::Language;
use crate::text::reconcile::{at, decimals};

/// A finding in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// What it is about.
    pub title: String,
    /// What is printed.
    pub printed: String,
    /// What it is held against.
    pub computed: String,
    /// The difference, where both are one number.
    pub difference: String,
    /// What it comes to.
    pub conclusion: String,
    /// The sums, each with its label.
    pub detail: Vec<(String, String)>,
}

impl Language {
    /// A finding in words. `names` are those of the entries, by position.
    #[must_use]
    pub fn finding_told(&self, entries: &[Entry<'_>], names: &[String], finding: &Finding) -> Told {
        let words = &self.reconciling().finding;
        match finding {
            Finding::Dates { entry, dates } => {
                let figure = entries[*entry].figure;
                let count = |count: usize| self.numbers.count(count as u64);
                let fit = dates.iter().filter(|(_, _, fits)| *fits).count();
                let each = dates.iter().map(|(date, value, fits)| {
                    let rounded = self.rounded(figure, *value);
                    let date = self.date(*date);
                    let mark = words.marks[usize::from(!fits)];
                    let text = (words.date)(&self.computed(figure, *value), &rounded, mark);
                    (date, text)
                });
                Told {
                    title: (words.dates)(&names[*entry]),
                    printed: self.printed(figure),
                    computed: String::new(),
                    difference: String::new(),
                    conclusion: (words.dates_fit)(&count(fit), &count(dates.len())),
                    detail: each.collect(),
                }
            }
            Finding::Derived(derived) => self.derived(entries, names, derived),
            Finding::Parts(parts) => self.parts(entries, names, parts),
            Finding::Shares { whole, sum, shares } => {
                self.shares(entries, names, (*whole, *sum), shares)
            }
            Finding::Unread(unread) => {
                let sources = unread.iter().map(|at| {
                    let source = entries[*at].figure.source.as_raw();
                    source.shown().into_string()
                });
                let why = unread.iter().map(|at| {
                    let label = entries[*at].figure.source.as_raw().shown().into_string();
                    (label, format!("{}: {}", names[*at], words.unread_why))
                });
                Told {
                    title: sources.collect::<Vec<_>>().join(", "),
                    conclusion: words.unread.to_owned(),
                    detail: why.collect(),
                    ..Told::default()
                }
            }
        }
    }

    /// The value as it would be printed.
    fn rounded(&self, figure: &Figure, value: Decimal) -> String {
        let precision = figure.precision;
        let steps = value.checked_div(precision).map(|steps| {
            let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
            steps.round_dp_with_strategy(0, strategy)
        });
        let rounded = steps.and_then(|steps| steps.checked_mul(precision));
        self.in_unit(rounded.unwrap_or(value), figure.unit, decimals(figure))
    }

    fn derived(&self, entries: &[Entry<'_>], names: &[String], derived: &Derived) -> Told {
        let all = self.reconciling();
        let words = &all.finding;
        let entry = &entries[derived.entry];
        let figure = entry.figure;
        let from = derived
            .sources
            .iter()
            .map(|at| self.printed(entries[*at].figure));
        let from = from.collect::<Vec<_>>().join(" + ");
        let value = self.computed(figure, derived.stated.value);
        let mut detail = vec![(
            from.clone(),
            format!("{value} → {}", self.rounded(figure, derived.stated.value)),
        )];
        if let Some(computed) = entry.computed {
            let own = self.computed(figure, computed.value);
            let basis = self.figure_basis(figure.basis);
            detail.push((
                all.columns[2].to_owned(),
                format!(
                    "{} → {}",
                    (all.detail.on_basis)(&own, &basis),
                    self.rounded(figure, computed.value)
                ),
            ));
        }
        if let Some(consistent) = entry.consistent {
            let own = self.computed(figure, consistent.value);
            let basis = self.figure_basis(consistent.basis);
            detail.push((
                all.detail.labels[4].to_owned(),
                format!(
                    "{} → {}",
                    (all.detail.on_basis)(&own, &basis),
                    self.rounded(figure, consistent.value)
                ),
            ));
        }
        let difference = figure
            .value
            .and_then(|printed| derived.stated.value.checked_sub(printed));
        Told {
            title: (words.derived)(&names[derived.entry], &from),
            printed: self.printed(figure),
            computed: value,
            difference: difference.map_or_else(String::new, |it| self.signed(figure, it)),
            conclusion: words.follows[usize::from(!derived.stated.follows)].to_owned(),
            detail,
        }
    }

    fn parts(&self, entries: &[Entry<'_>], names: &[String], parts: &Parts) -> Told {
        let words = &self.reconciling().finding;
        let figure = entries[parts.areas[0]].figure;
        let value = |value: Decimal| self.in_unit(value, figure.unit, decimals(figure));
        let fine = |value: Decimal| self.in_unit(value, figure.unit, decimals(figure) + 1);
        let [
            whole_label,
            sum_label,
            share_label,
            national_label,
            rows_label,
        ] = words.parts_labels;
        let ends = |band: Band| (fine(band.low), fine(band.high));
        let mut detail = Vec::new();
        let whole = parts.whole.and_then(|at| entries[at].figure.value);
        if let Some(whole) = whole {
            detail.push((whole_label.to_owned(), value(whole)));
        }
        let (low, high) = ends(parts.band);
        let sum = (words.parts_sum)(&value(parts.sum), &low, &high);
        detail.push((sum_label.to_owned(), sum));
        for implied in &parts.implied {
            let (low, high) = ends(implied.band);
            let part = self.printed(entries[implied.part].figure);
            let share = self.printed(entries[implied.share].figure);
            let text = (words.implied)([&part, &share, &low, &high]);
            detail.push((
                share_label.to_owned(),
                format!("{}: {text}", names[implied.part]),
            ));
        }
        if let Some((at, band)) = parts.national {
            let (low, high) = ends(band);
            let text = (words.scaled)(&self.printed(entries[at].figure), &low, &high);
            detail.push((national_label.to_owned(), text));
        }
        if let Some(computed) = parts.computed {
            let exact = self.in_unit(computed, figure.unit, decimals(figure) + 2);
            detail.push((rows_label.to_owned(), exact));
        }
        let [exactly, in_band, not, no_whole] = words.adds_up;
        let conclusion = match whole {
            None => no_whole,
            Some(whole) if whole == parts.sum => exactly,
            Some(whole) if parts.band.contains(whole) => in_band,
            Some(_) => not,
        };
        let difference = whole.and_then(|whole| parts.sum.checked_sub(whole));
        Told {
            title: (words.parts)(self.reconciling().quantities[at(figure.quantity)]),
            printed: whole.map_or_else(String::new, value),
            computed: value(parts.sum),
            difference: difference.map_or_else(String::new, |it| {
                let number = self.numbers.decimal(it, decimals(figure));
                if it > Decimal::ZERO {
                    format!("+{number}")
                } else {
                    number
                }
            }),
            conclusion: conclusion.to_owned(),
            detail,
        }
    }

    fn shares(
        &self,
        entries: &[Entry<'_>],
        names: &[String],
        (whole, sum): (usize, Decimal),
        shares: &[ShareOn],
    ) -> Told {
        let words = &self.reconciling().finding;
        let figure = entries[whole].figure;
        let whole = self.printed(figure);
        let sum = self.in_unit(sum, figure.unit, decimals(figure));
        let count = |count: usize| self.numbers.count(count as u64);
        let on = |(value, fits): (Decimal, bool)| {
            let mark = words.marks[usize::from(!fits)];
            format!("{} {mark}", self.numbers.percent(value))
        };
        let detail = shares.iter().map(|share| {
            let printed = self.printed(entries[share.entry].figure);
            let label = format!("{}: {printed}", names[share.entry]);
            let text = (words.share)([&whole, &on(share.on_whole), &sum, &on(share.on_sum)]);
            (label, text)
        });
        let fit_whole = shares.iter().filter(|share| share.on_whole.1).count();
        let fit_sum = shares.iter().filter(|share| share.on_sum.1).count();
        Told {
            title: (words.shares)(&whole, &sum),
            printed: String::new(),
            computed: String::new(),
            difference: String::new(),
            conclusion: (words.shares_fit)(
                &count(fit_whole),
                &count(fit_sum),
                &count(shares.len()),
            ),
            detail: detail.collect(),
        }
    }
}
