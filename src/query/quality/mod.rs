//! Rules for the data, held against a data set: each names what it found, what it expected and what it rests on.
//!
//! Rules judge what is loaded. They change no number, and they know nothing of the notes of loading. Every rule takes
//! at most n log n steps in the number of rows.

mod alike;
mod excluded;
mod finance;
mod finding;
mod judged;
mod outlier;
mod repeated;
mod size;
mod target;
mod title;
mod unit;
mod whole;

pub use excluded::Activity;
pub use finding::{Finding, Grounds, Subject, Value};
pub use judged::Judged;

use std::sync::OnceLock;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::rule::Rule;
use crate::query::cube::{self, Cut, Piece, Stop, pass};
use crate::query::quality::size::Sizes;

/// What was found in a data set so far.
#[derive(Default)]
struct Kept {
    findings: OnceLock<Vec<Finding>>,
    rows: [OnceLock<Box<[RowId]>>; Rule::ALL.len()],
    below_one: OnceLock<usize>,
}

/// The rows that trip a rule, ascending: those behind its findings. Found once for each data set.
#[must_use]
pub fn rows(data: &Dataset, rule: Rule) -> &[RowId] {
    let kept = data.derived().get::<Kept>();
    kept.rows[rule as usize].get_or_init(|| {
        let behind = |own: &mut dyn Iterator<Item = &Finding>| -> Vec<RowId> {
            own.flat_map(|finding| finding.rows.iter().copied())
                .collect()
        };
        let mut rows = match kept.findings.get() {
            Some(all) => behind(&mut all.iter().filter(|finding| finding.rule == rule)),
            None => behind(&mut findings_of(data, rule).iter()),
        };
        rows.sort_unstable();
        rows.dedup();
        rows.into_boxed_slice()
    })
}

/// What one rule finds, by subject.
#[must_use]
pub fn findings_of(data: &Dataset, rule: Rule) -> Vec<Finding> {
    Bench::new(data).findings(rule)
}

/// What all rules find: by rule in the order of their codes, then by subject.
#[must_use]
pub fn findings(data: &Dataset) -> Vec<Finding> {
    all(data).to_vec()
}

/// The same, found once for each data set.
#[must_use]
pub fn all(data: &Dataset) -> &[Finding] {
    data.derived().get::<Kept>().findings.get_or_init(|| {
        let bench = Bench::new(data);
        if !bench.cut.is_long(data.len()) {
            let all = Rule::ALL.iter();
            return all.flat_map(|rule| bench.findings(*rule)).collect();
        }
        // A rule that waited for what another measures would hold up a thread that both need.
        bench.sizes();
        let all = Rule::ALL.par_iter();
        let found: Vec<_> = all.map(|rule| bench.findings(*rule)).collect();
        found.into_iter().flatten().collect()
    })
}

/// True when what all rules find is known already.
#[must_use]
pub fn are_all_found(data: &Dataset) -> bool {
    data.derived().get::<Kept>().findings.get().is_some()
}

/// The number of municipalities with expenditure above 0 and under 1 kr. per inhabitant in all rows.
#[must_use]
pub fn below_one(data: &Dataset) -> usize {
    let below_one = &data.derived().get::<Kept>().below_one;
    *below_one.get_or_init(|| unit::below_one(data, &Sizes::of(data)))
}

/// A data set with what several rules measure in it.
struct Bench<'a> {
    data: &'a Dataset,
    cut: Cut,
    sizes: OnceLock<Sizes>,
}

impl<'a> Bench<'a> {
    fn new(data: &'a Dataset) -> Self {
        Self {
            data,
            cut: cube::of(data).cut,
            sizes: OnceLock::new(),
        }
    }

    fn sizes(&self) -> &Sizes {
        self.sizes.get_or_init(|| Sizes::of(self.data))
    }

    /// What a judge of single rows finds, in their order.
    fn each(&self, judge: impl Fn(&Dataset, RowId) -> Option<Finding> + Sync) -> Vec<Finding> {
        self.pieces(|piece| {
            let mut found = Vec::new();
            piece.each(None, |row| found.extend(judge(self.data, row)))?;
            Some(found)
        })
    }

    /// What is found in pieces of the rows, in their order.
    fn pieces(&self, find: impl Fn(&Piece<'_>) -> Option<Vec<Finding>> + Sync) -> Vec<Finding> {
        let found = pass(self.data.len(), self.cut, 4, Stop::default(), find);
        found.into_iter().flatten().flatten().collect()
    }

    fn findings(&self, rule: Rule) -> Vec<Finding> {
        let data = self.data;
        match rule {
            Rule::IncomeAboveExpenditure => self.each(finance::income_above_expenditure),
            Rule::IncomeWithoutOutsideSource => self.each(finance::income_without_outside_source),
            Rule::OutsideSourceWithoutIncome => self.each(finance::outside_source_without_income),
            Rule::ZeroExpenditure => self.each(finance::zero_expenditure),
            Rule::KronerAsThousands => unit::kroner(data, self.sizes()),
            Rule::MillionsAsThousands => unit::millions(data, self.sizes()),
            Rule::NearDuplicate => repeated::near_duplicates(data, self.cut),
            Rule::MissingTitle => self.each(title::missing),
            Rule::ShareOutOfRange => self.each(target::share_out_of_range),
            Rule::NegativeAmount => self.each(finance::negative),
            Rule::ExcludedActivity => self.pieces(|piece| excluded::activities(data, piece)),
            Rule::LowShareOfBroadGroup => self.each(target::low_share),
            Rule::BroadGroupWithoutShare => self.each(target::without_share),
            Rule::IntegrationActAsBasis => title::integration_act(data),
            Rule::AreaAndTargetAtOdds => self.each(target::at_odds),
            Rule::ProjectInTwoAreas => repeated::in_two_areas(data, self.cut),
            Rule::Outlier => outlier::outliers(data, self.sizes()),
            Rule::UnknownMunicipality => whole::unknown_municipalities(data),
            Rule::MissingMunicipality => whole::missing_municipalities(data),
            Rule::RowsOfSilent => whole::rows_of_silent(data),
            Rule::PriceLevel => whole::price_level(data),
            Rule::FewResponses => whole::few_responses(data),
        }
    }
}

#[cfg(test)]
mod tests;
