//! What stands behind a published figure: formula in words and kroner, quote, band, the figure on one basis.

use rust_decimal::Decimal;

use crate::domain::published::{Condition, Figure};
use crate::query::reconcile::{Computed, Entry, Level, Part, Rivals, Term, Verdict, What};
use crate::text::Language;
use crate::text::reconcile::decimals;

impl Language {
    /// The paragraphs behind a figure, each with its label. `names` are those of all figures, by position.
    #[must_use]
    pub fn behind(&self, entry: &Entry<'_>, names: &[String]) -> Vec<(String, String)> {
        let words = &self.reconciling().detail;
        let [
            formula,
            report,
            source,
            band,
            consistent,
            follows,
            level,
            left_out,
            why,
        ] = words.labels;
        let figure = entry.figure;
        let mut all: Vec<(&str, String)> = Vec::new();
        if let Verdict::Cannot(reason) = entry.verdict {
            all.push((why, self.reconciling_reason(reason)));
        }
        if let Some(computed) = &entry.computed {
            all.push((
                formula,
                self.formula(figure, computed, entry.rivals.as_ref()),
            ));
        }
        for (label, text) in [(report, &figure.quote), (source, &figure.source)] {
            if !text.as_raw().is_empty() {
                all.push((label, text.as_raw().shown().into_string()));
            }
        }
        if let Some(of) = entry.band {
            let text = if of.low == of.high {
                (words.exact)(&self.printed(figure))
            } else {
                let end = |value: Decimal| self.in_unit(value, figure.unit, decimals(figure) + 1);
                (words.band)(&end(of.low), &end(of.high))
            };
            all.push((band, text));
        }
        if let Some(other) = entry.consistent {
            let value = self.computed(figure, other.value);
            all.push((
                consistent,
                (words.on_basis)(&value, &self.figure_basis(other.basis)),
            ));
        }
        if let Some(stated) = entry.stated {
            let from: Vec<_> = figure.from.iter().filter_map(|at| names.get(*at)).collect();
            let from = from
                .iter()
                .map(|name| name.as_str())
                .collect::<Vec<_>>()
                .join(" + ");
            let value = self.computed(figure, stated.value);
            let text = if stated.follows {
                (words.follows)(&from, &value)
            } else {
                (words.follows_not)(&from, &value, &self.printed(figure))
            };
            all.push((follows, text));
        }
        if let Level::Unknown { data, published } = entry.level {
            let levels = (words.levels)(&self.level(data), &self.level(published));
            all.push((level, levels));
        }
        let counts = entry
            .computed
            .map_or((0, 0), |it| (it.missing, it.left_out));
        for (count, say) in [(counts.0, words.missing), (counts.1, words.left_out)] {
            if count > 0 {
                all.push((left_out, say(&self.numbers.count(count))));
            }
        }
        all.into_iter()
            .map(|(label, text)| (label.to_owned(), text))
            .collect()
    }

    /// A figure in words and kroner: `gross expenditure, reported: DKK 317,555,000 / inhabitants … = DKK 54.38`.
    fn formula(&self, figure: &Figure, computed: &Computed, rivals: Option<&Rivals>) -> String {
        let words = &self.reconciling().detail;
        let value = |value| self.computed(figure, value);
        match rivals {
            Some(Rivals::Pairs {
                values,
                apart,
                between,
            }) => {
                let each: Vec<_> = values
                    .iter()
                    .map(|(region, of)| format!("{} {}", region.name(), value(*of)))
                    .collect();
                let quarter = between.checked_div(Decimal::from(4)).unwrap_or_default();
                let apart = (words.pairs)(&value(*apart), &value(*between), &value(quarter));
                format!("{}. {apart}", each.join(" · "))
            }
            Some(Rivals::Area(area, other)) => {
                let area = self.area(crate::domain::field::Field::Given(*area));
                let other = (words.other)(&area, &value(*other));
                format!("{}. {other}", self.fraction(figure, computed))
            }
            None => self.fraction(figure, computed),
        }
    }

    fn fraction(&self, figure: &Figure, computed: &Computed) -> String {
        let over = self.term(figure, &computed.over);
        let value = self.computed(figure, computed.value);
        match computed.under {
            Some(under) => format!("{over} / {} = {value}", self.term(figure, &under)),
            None => over,
        }
    }

    /// `gross expenditure (Employment, reported) DKK 100,480,000`.
    fn term(&self, figure: &Figure, term: &Term) -> String {
        let words = self.reconciling();
        let number = self.numbers.decimal(term.amount, 0);
        let amount = match term.what {
            What::GrossExpenditure | What::GrossIncome | What::NetExpenditure => {
                (words.kroner)(&number)
            }
            What::Municipalities | What::Inhabitants | What::Initiatives => number,
        };
        let part = match term.part {
            Part::Selected => self.conditions(&figure.filter),
            Part::OfAreas => {
                let is_area = |condition: &&Condition| condition.key() == "area";
                let areas: Vec<_> = figure.filter.iter().filter(is_area).copied().collect();
                self.conditions(&areas)
            }
            Part::Whole => String::new(),
        };
        let side = words.sides[term.side as usize];
        let of = if part.is_empty() {
            side.to_owned()
        } else {
            format!("{part}, {side}")
        };
        format!("{} ({of}) {amount}", words.whats[term.what as usize])
    }
}
