//! The words of flags whose values are of the program, not of the data: the first is printed, all are understood.

use crate::query::measure::Measure;
use crate::query::reference::Reference;
use crate::query::view::{Check, Grouping, OrderKey, Page, Scale};
use crate::text::flag::candidate::Candidate;

/// Names of the groupings.
const GROUPINGS: [&[&str]; Grouping::ALL.len()] = [
    &["region", "regions", "regioner"],
    &["municipality", "municipalities", "kommune", "kommuner"],
    &["area", "areas", "område", "fagområde", "fagområder"],
    &["initiative", "initiatives", "indsats", "indsatser"],
];

/// Names of the measures.
const MEASURES: [&[&str]; Measure::ALL.len()] = [
    &[
        "per-capita",
        "gross-per-capita",
        "per-inhabitant",
        "pr-indbygger",
        "brutto-pr-indbygger",
    ],
    &["gross", "total", "brutto", "bruttoudgifter"],
    &["count", "initiatives", "antal", "indsatser"],
    &["net-per-capita", "net-per-inhabitant", "netto-pr-indbygger"],
    &[
        "per-initiative",
        "gross-per-initiative",
        "pr-indsats",
        "brutto-pr-indsats",
    ],
    &["per-immigrant", "gross-per-immigrant", "pr-indvandrer"],
    &["share", "andel", "share-of-selection", "andel-af-udsnit"],
    &["income-share", "indtægtsandel"],
    &[
        "income-per-capita",
        "income-per-inhabitant",
        "indtægt-pr-indbygger",
    ],
    &["net", "netto", "nettoudgifter"],
    &["income", "indtægt", "indtægter", "bruttoindtægter"],
];

/// Names of the references.
const REFERENCES: [&[&str]; Reference::ALL.len()] = [
    &["denmark", "danmark", "country", "land"],
    &["region", "own-region", "egen-region"],
    &["peers", "similar-size", "samme-størrelse", "jævnstore"],
    &["group", "own-group", "gruppe", "egen-gruppe"],
    &["selection", "udsnit", "udsnittet"],
    &["mean", "unweighted-mean", "gennemsnit", "uvægtet"],
    &["median"],
];

/// Names of the order keys.
const ORDERS: [&[&str]; OrderKey::ALL.len()] = [
    &["value", "værdi"],
    &["name", "navn"],
    &["count", "antal"],
    &["gross", "brutto", "bruttoudgifter"],
    &["population", "indbyggere", "folketal"],
];

/// Names of the scales of bars.
const SCALES: [&[&str]; Scale::ALL.len()] = [
    &["bars", "bars:clipped", "søjler", "søjler:afkortet"],
    &["bars:sqrt", "søjler:kvadratrod"],
    &["bars:linear", "bars:full", "søjler:fuld"],
];

/// Names of the checks.
const CHECKS: [&[&str]; Check::ALL.len()] = [
    &["reconcile", "afstemning"],
    &["quality", "kvalitet"],
    &["coverage", "dækning", "besvarelser"],
    &["estimate", "skøn"],
    &["robustness", "robusthed"],
    &["concentration", "koncentration"],
    &["corrections", "rettelser"],
    &["changes", "ændringer"],
];

fn all<T: Copy>(values: &[T], names: &[&[&str]]) -> Vec<Candidate<T>> {
    let pairs = values.iter().zip(names);
    pairs
        .map(|(value, names)| Candidate::keyword(*value, names.iter().copied()))
        .collect()
}

pub(super) fn groupings() -> Vec<Candidate<Grouping>> {
    all(&Grouping::ALL, &GROUPINGS)
}

pub(super) fn measures() -> Vec<Candidate<Measure>> {
    all(&Measure::ALL, &MEASURES)
}

pub(super) fn references() -> Vec<Candidate<Reference>> {
    all(&Reference::ALL, &REFERENCES)
}

pub(super) fn orders() -> Vec<Candidate<OrderKey>> {
    all(&OrderKey::ALL, &ORDERS)
}

pub(super) fn scales() -> Vec<Candidate<Scale>> {
    all(&Scale::ALL, &SCALES)
}

pub(super) fn pages() -> Vec<Candidate<Page>> {
    let mut pages = vec![Candidate::keyword(Page::Rows, ["rows", "rækker"])];
    let checks = Check::ALL.iter().zip(CHECKS);
    pages.extend(
        checks.map(|(check, names)| Candidate::keyword(Page::Check(*check), names.iter().copied())),
    );
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::flag::candidate::{normal, resolve, split};

    fn assert_sound<T: Clone + PartialEq + std::fmt::Debug>(candidates: &[Candidate<T>]) {
        for candidate in candidates {
            for name in &candidate.names {
                let typed = &split(name, false)[0];
                let meant = resolve(candidates, typed, |_| None);
                assert_eq!(meant, Ok(candidate.value.clone()), "{name}");
                let spelled = &split(&normal(name), false)[0];
                assert!(resolve(candidates, spelled, |_| None).is_ok(), "{name}");
            }
        }
    }

    #[test]
    fn every_word_means_one_thing() {
        assert_sound(&groupings());
        assert_sound(&measures());
        assert_sound(&references());
        assert_sound(&orders());
        assert_sound(&scales());
        assert_sound(&pages());
    }
}
