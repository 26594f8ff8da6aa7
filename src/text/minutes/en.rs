//! English.

use crate::text::minutes::{MinutesWords, Whose};

fn responding(count: &str) -> &'static str {
    if count == "1" {
        "responding municipality"
    } else {
        "responding municipalities"
    }
}

fn own_figures(count: &str) -> &'static str {
    if count == "1" {
        "responding municipality's own figure"
    } else {
        "responding municipalities' own figures"
    }
}

/// English.
pub(super) static MINUTES: MinutesWords = MinutesWords {
    selection: "The selection",
    is: |name, measure, value| format!("{name}: {measure} {value}"),
    none: |name, measure, why| format!("{name}: no figure for {measure} ({why})"),
    silent: |name, measure| format!("{name} did not respond, and there is no figure for {measure}"),
    at_least: |value| format!("at least {value}"),
    nothing: "no initiatives in the selection",
    gross: |amount| format!("gross expenditure {amount}"),
    missing: [
        |n| format!("{n} of them without a readable amount, so that the figure is at least this"),
        |n| format!("{n} of them without a readable amount, so that the figure is uncertain"),
    ],
    initiative: |title, municipality, area| format!("“{title}” ({municipality}, {area})"),
    own: ["gross expenditure", "gross income", "net expenditure"],
    share: [
        |percent| format!("{percent} of the selection's gross expenditure"),
        |percent| format!("{percent} of the selection's gross income"),
    ],
    rank: |n, of| format!("no. {n} of {of} initiatives by gross expenditure"),
    whose: Whose {
        responding: |n| format!("{n} {}", responding(n)),
        region: |name, n| format!("{n} {} in Region {name}", responding(n)),
        peers: |n| format!("{n} {} of similar size", responding(n)),
        group: |name, n| format!("{n} {} in the group {name}", responding(n)),
        selection: |n| format!("the selection's {n} {}", responding(n)),
    },
    average: |whose| format!("the average for {whose}"),
    each: [
        |whose| format!("the average per region for {whose}"),
        |whose| format!("the average per municipality for {whose}"),
        |whose| format!("the average per policy area for {whose}"),
        |whose| format!("the average per initiative for {whose}"),
    ],
    equal_part: |rows| format!("an equal part for each of {rows}"),
    unweighted: [
        |n| format!("the unweighted mean of {n} {}", own_figures(n)),
        |n| format!("the median of {n} {}", own_figures(n)),
        |n| {
            let whose = if n == "1" {
                "initiative's amount"
            } else {
                "initiatives' amounts"
            };
            format!("the median of {n} {whose}")
        },
    ],
    same_filter: |reference| format!("{reference} under the same filter"),
    standings: [
        |reference, value| format!("above {reference} ({value})"),
        |reference, value| format!("equal to {reference} ({value})"),
        |reference, value| format!("below {reference} ({value})"),
    ],
    reference: |reference, value| format!("{reference} is {value}"),
    no_reference: |why| format!("nothing to hold it against ({why})"),
    selected: |what| format!("selection: {what}"),
    or: " or ",
    not: |value| format!("not {value}"),
    coverage: |responded, all| {
        let noun = if all == "1" {
            "municipality"
        } else {
            "municipalities"
        };
        format!("{responded} of {all} {noun} in the selection responded")
    },
    constructed: "constructed example, not the municipalities' reports",
    file: |name, hash| format!("{name} (SHA-256 {hash}…)"),
    more_files: |n| {
        let noun = if n == "1" { "file" } else { "files" };
        format!("{n} more {noun}")
    },
    source: |files, day, program| format!("source: {files}, compiled {day} with {program}"),
    line: |page, line| format!("“{page}”: {line}"),
    basis: |basis| format!("basis: {basis}"),
};
