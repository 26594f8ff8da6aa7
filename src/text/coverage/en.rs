//! English words about coverage.

use crate::text::coverage::Words;

pub(super) const WORDS: Words = Words {
    title: "Coverage: who responded",
    lead: |date| {
        format!(
            "Municipalities by response, with and without initiatives, and the responding ones' share of the inhabitants on {date}. Enter shows the region's municipalities."
        )
    },
    region: "Region",
    responded: "responded",
    states: [
        "with",
        "DKK 0",
        "none selected",
        "without",
        "no response",
        "not known",
    ],
    share: "% of inh.",
    denmark: "Denmark",
    selection: "The selection in all",
    of: |n, of| format!("{n} of {of}"),
    formula: |responded, all, share| {
        format!(
            "{responded} inhabitants of responding municipalities ÷ {all} inhabitants of all = {share}"
        )
    },
    formula_label: "Share",
    no_people: "the inhabitants are not known on the date",
    nobody: "none",
    foot: "Municipalities that did not respond, and those not known, are in no average and no denominator. Those that responded with DKK 0 or with no initiatives count as 0. Christiansø is left out.",
    unknown_places: |n| format!("{n} names that are no municipality are left out."),
};
