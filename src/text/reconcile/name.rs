//! The name of a published figure, from its parts.

use crate::domain::dataset::Dataset;
use crate::domain::field::Field;
use crate::domain::published::{Comparison, Condition, Figure, Quantity, Scope, Side};
use crate::domain::terms::{FinanceSource, Region, Term as _};
use crate::query::criteria::Finance;
use crate::query::reconcile::{Entry, Reason, Verdict};
use crate::text::Language;
use crate::text::reconcile::at;

impl Language {
    /// The names of figures, by position. Where two have the same, the place that each is printed in tells them apart.
    #[must_use]
    pub fn figures(&self, data: &Dataset, entries: &[Entry<'_>]) -> Vec<String> {
        let names: Vec<_> = entries
            .iter()
            .map(|entry| self.figure(data, entry.figure))
            .collect();
        // A picture has no name but the one that it is printed with.
        let is_unread = |entry: &Entry<'_>| entry.verdict == Verdict::Cannot(Reason::Unread);
        let is_twice = |name: &String| {
            let others = names.iter().zip(entries).filter(|(_, of)| !is_unread(of));
            others.filter(|(other, _)| *other == name).count() > 1
        };
        let told = names.iter().zip(entries).map(|(name, entry)| {
            let source = entry.figure.source.as_raw();
            if (is_unread(entry) || is_twice(name)) && !source.is_empty() {
                format!("{name} ({})", source.shown())
            } else {
                name.clone()
            }
        });
        told.collect()
    }

    /// A figure by its parts: what it is about, quantity, other conditions.
    #[must_use]
    pub fn figure(&self, data: &Dataset, figure: &Figure) -> String {
        let words = self.reconciling();
        let areas = figure
            .areas()
            .map(|area| self.area_short(Field::Given(area)));
        let areas: Vec<_> = areas.collect();
        let place = match figure.scope {
            Scope::Denmark => None,
            Scope::Region(region) => Some(region.name().to_owned()),
            Scope::Municipality(code) => Some(self.municipality(data, code)),
            Scope::Versus(pair, _) => Some(pair.map(Region::name).join(" ≈ ")),
        };
        let areas = (!areas.is_empty()).then(|| areas.join(" + "));
        let about: Vec<_> = place.into_iter().chain(areas).collect();
        let is_other = |condition: &&Condition| condition.key() != "area";
        let others: Vec<_> = figure.filter.iter().filter(is_other).copied().collect();
        let conditions = self.conditions(&others);
        let highest = (figure.comparison == Comparison::Highest).then_some(words.highest);
        let more = [conditions.as_str(), highest.unwrap_or_default()];
        let more = more.into_iter().filter(|part| !part.is_empty());
        let name = more.fold(self.figure_quantity(figure), |name, part| {
            format!("{name}, {part}")
        });
        if about.is_empty() {
            return name;
        }
        let mut letters = name.chars();
        let first = letters.next().map(char::to_lowercase);
        let name: String = first.into_iter().flatten().chain(letters).collect();
        (words.about)(&about.join(", "), &name)
    }

    fn figure_quantity(&self, figure: &Figure) -> String {
        let words = self.reconciling();
        let quantity = words.quantities[at(figure.quantity)];
        let is_whole = figure.filter.is_empty();
        match (figure.quantity, figure.basis.over) {
            (Quantity::Municipalities, side) if is_whole => {
                words.municipalities[usize::from(side == Side::Everyone)].to_owned()
            }
            (Quantity::ShareOfPopulation, Side::Responding) if is_whole => words.covered.to_owned(),
            (
                Quantity::GrossExpenditure
                | Quantity::GrossIncome
                | Quantity::NetExpenditure
                | Quantity::Initiatives,
                Side::National,
            ) => (words.national)(quantity),
            (_, Side::Reported | Side::National | Side::Responding | Side::Everyone) => {
                quantity.to_owned()
            }
        }
    }

    fn municipality(&self, data: &Dataset, code: u16) -> String {
        let places = data.places();
        let place = places.ids().find(|id| places.get(*id).code == Some(code));
        place.map_or_else(|| code.to_string(), |place| self.place(data, place))
    }

    /// The conditions of a filter: values of one kind with "or" between them.
    pub(super) fn conditions(&self, filter: &[Condition]) -> String {
        let words = self.reconciling();
        let mut parts: Vec<String> = Vec::new();
        for key in Condition::KEYS {
            let of_key = filter.iter().filter(|condition| condition.key() == key);
            let values: Vec<_> = of_key.map(|condition| self.condition(*condition)).collect();
            if !values.is_empty() {
                parts.push(values.join(words.or));
            }
        }
        parts.join(", ")
    }

    fn condition(&self, condition: Condition) -> String {
        let words = self.reconciling();
        let [largest, above, below, gross, initiatives] = words.conditions;
        match condition {
            Condition::Area(area) => self.area(Field::Given(area)),
            Condition::Primary(group) => self.primary_short(Field::Given(group)),
            Condition::Secondary(group) => self.secondary_short(Field::Given(group)),
            Condition::Finance(source) => (words.with_source)(self.source(source)),
            Condition::FinanceOnly(FinanceSource::Municipality) => {
                self.finance(Finance::MunicipalityOnly)
            }
            Condition::FinanceOnly(source) => (words.only)(self.source(source)),
            Condition::Largest(count) => largest(&self.numbers.count(u64::from(count))),
            Condition::PerInhabitantAbove(kroner) => above(&self.numbers.compact(kroner)),
            Condition::PerInhabitantBelow(kroner) => below(&self.numbers.compact(kroner)),
            Condition::GrossExpenditure(kroner) => gross(&self.numbers.compact(kroner)),
            Condition::Initiatives(count) => initiatives(&self.numbers.count(u64::from(count))),
        }
    }

    fn source(&self, source: FinanceSource) -> &'static str {
        self.words.terms.finance_short[source.index()]
    }
}
