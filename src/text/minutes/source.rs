//! What a finding rests on: what is selected, who responded, and which bytes it was read from.

use crate::domain::dataset::{Dataset, Status};
use crate::domain::place::Date;
use crate::domain::terms::Term;
use crate::query::coverage::Coverage;
use crate::query::criteria::{Criteria, Facet, FacetValue, Finance};
use crate::query::view::View;
use crate::text::Language;
use crate::text::about::PROGRAM;
use crate::text::minutes::short;

/// Files that are named; the rest is counted.
const NAMED: usize = 3;
/// Digits of a hash that are enough to tell files apart by.
const HASH: usize = 12;

impl Language {
    /// What is selected, in words.
    pub(super) fn selected(&self, view: &View, data: &Dataset) -> String {
        let denmark = self.words.terms.denmark.to_owned();
        let mut said = vec![self.criteria_said(&view.scope, data).unwrap_or(denmark)];
        said.extend(self.criteria_said(&view.filter, data));
        (self.minutes_words().selected)(&said.join(", "))
    }

    /// Each facet with its values; nothing where nothing is chosen.
    fn criteria_said(&self, criteria: &Criteria, data: &Dataset) -> Option<String> {
        let words = self.minutes_words();
        let mut said: Vec<(Facet, Vec<String>, Vec<String>)> = Vec::new();
        for criterion in criteria.iter() {
            let facet = criterion.value.facet();
            let value = short(self.value_said(&criterion.value, data));
            let at = said.iter().position(|(other, ..)| *other == facet);
            let at = at.unwrap_or_else(|| {
                said.push((facet, Vec::new(), Vec::new()));
                said.len() - 1
            });
            if criterion.excluded {
                said[at].2.push((words.not)(&value));
            } else {
                said[at].1.push(value);
            }
        }
        let said: Vec<_> = said
            .into_iter()
            .map(|(facet, values, excluded)| {
                let any = Some(values.join(words.or)).filter(|any| !any.is_empty());
                let values: Vec<_> = any.into_iter().chain(excluded).collect();
                format!("{} {}", lower(self.facet(facet)), values.join(", "))
            })
            .collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// A value without the survey's code.
    fn value_said(&self, value: &FacetValue, data: &Dataset) -> String {
        match value {
            FacetValue::Secondary(group) => self.secondary_short(*group),
            FacetValue::Finance(Finance::Names(source)) => {
                self.words.terms.finance[source.index()].to_owned()
            }
            value => self.facet_value(data, value),
        }
    }

    pub(super) fn coverage_said(&self, coverage: &Coverage) -> String {
        let count = |n: u32| self.numbers.count(u64::from(n));
        let (responded, all) = (count(coverage.responded()), count(coverage.all()));
        (self.minutes_words().coverage)(&responded, &all)
    }

    /// What the data is, and where it is from.
    pub(super) fn provenance(&self, data: &Dataset, today: Date) -> Vec<String> {
        let words = self.minutes_words();
        let mut said = Vec::new();
        match data.description().status {
            Status::Constructed => said.push(words.constructed.to_owned()),
            Status::Reported => {}
        }
        let files = self.files_said(data);
        said.push((words.source)(&files, &self.date(today), PROGRAM));
        said
    }

    /// The files by name, each with the beginning of its hash; the names alone where no file was hashed.
    fn files_said(&self, data: &Dataset) -> String {
        let words = self.minutes_words();
        let hashed = data.identity().files.iter().map(|file| {
            let name = short(file.name.as_raw().shown().into_string());
            match file.digest() {
                Ok(digest) => {
                    let hash: String = digest.to_string().chars().take(HASH).collect();
                    (words.file)(&name, &hash)
                }
                Err(lost) => format!("{name} ({})", self.no_hash(&lost)),
            }
        });
        let mut files: Vec<_> = hashed.collect();
        if files.is_empty() {
            let names = data.origins().iter();
            let names = names.map(|origin| origin.name.as_raw().shown().into_string());
            files = names.map(|name| short(without_folders(&name))).collect();
        }
        let more = files.len().saturating_sub(NAMED);
        files.truncate(NAMED);
        files.extend((more > 0).then(|| (words.more_files)(&self.numbers.count(more as u64))));
        files.join(" + ")
    }
}

fn without_folders(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// A name of a facet inside a sentence.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .collect();
    first + letters.as_str()
}
