//! English.

use crate::text::explain::{ExplainScreen, ExplainWords};

fn municipalities(count: &str) -> &'static str {
    if count == "1" {
        "municipality"
    } else {
        "municipalities"
    }
}

fn own_figures(count: &str) -> &'static str {
    if count == "1" {
        "municipality's own figure"
    } else {
        "municipalities' own figures"
    }
}

/// English.
pub(super) static EXPLAIN: ExplainWords = ExplainWords {
    screen: ExplainScreen {
        keys: "{up}{down} scroll · {next-pane} avg./total · {open} its rows · {next-sibling} {previous-sibling} next · {back} close",
        no_rows: "there are no rows behind the figure",
    },
    labels: [
        "Numerator",
        "Divided by",
        "Exactly",
        "Against",
        "Rank",
        "Place",
        "Filter",
        "Prices",
        "Left out",
    ],
    rules: "Rules",
    held_against: |row, rule| format!("{row} compared with: {rule}"),
    selection: "The selection",
    per_initiative: |rule| format!("Average per initiative: {rule}"),
    quantities: [
        "gross expenditure",
        "gross income",
        "net expenditure",
        "initiatives",
    ],
    kroner: |n| format!("DKK {n}"),
    initiatives: |n| {
        format!(
            "{n} {}",
            if n == "1" {
                "initiative"
            } else {
                "initiatives"
            }
        )
    },
    of_initiatives: |amount, initiatives| format!("{amount} ({initiatives})"),
    inhabitants: [
        |n, day| format!("{n} inhabitants on {day}"),
        |n, years| format!("{n} inhabitant-years {years}"),
    ],
    immigrants: [
        |n, day| format!("{n} immigrants and descendants (population and share of {day})"),
        |n, years| {
            format!(
                "{n} person-years of immigrants and descendants (population and share of 1 January {years})"
            )
        },
    ],
    responding: |n| format!("in {n} responding {}", municipalities(n)),
    expenditure: |amount| format!("{amount} gross expenditure of the same initiatives"),
    of_selection: |amount| format!("{amount} in the whole selection"),
    groupings: [
        |n| format!("{n} {}", if n == "1" { "region" } else { "regions" }),
        |n| format!("{n} responding {}", municipalities(n)),
        |n| format!("{n} policy areas"),
        |n| {
            format!(
                "{n} {}",
                if n == "1" {
                    "initiative"
                } else {
                    "initiatives"
                }
            )
        },
    ],
    sum: |value, rows| {
        let noun = if rows == "1" {
            "initiative"
        } else {
            "initiatives"
        };
        format!("{value} is the sum of {rows} {noun}.")
    },
    equal_part: |value, rows| format!("{value} = 100% / {rows}: an equal part for each."),
    mean: |value, n| {
        format!(
            "{value} is the unweighted mean of {n} responding {}, zeros in.",
            own_figures(n)
        )
    },
    median: |value, n| {
        format!(
            "{value} is the median of {n} responding {}, zeros in.",
            own_figures(n)
        )
    },
    median_of_amounts: |value, n| {
        let whose = if n == "1" {
            "initiative's amount"
        } else {
            "initiatives' amounts"
        };
        format!("{value} is the median of {n} {whose}.")
    },
    own: [
        |value, from| format!("{value} is the initiative's own gross expenditure{from}."),
        |value, from| format!("{value} is the initiative's own gross income{from}."),
    ],
    from: [", as it stands in the file", ", as it is corrected"],
    brought: |amount, before, factor| format!(": {amount} {before}, {factor}"),
    before: ["in the file", "as corrected"],
    net_brought: |factor| format!(" The amounts are {factor}."),
    factor: |number, from, to| format!("multiplied by {number} from {from} to {to}"),
    own_net: |value, gross, income| {
        format!("{value} is the initiative's net expenditure: {gross} gross − {income} income.")
    },
    none: |why| format!("There is no figure: {why}."),
    reasons: [
        "no municipality responded",
        "no amount can be read",
        "there is nothing to divide by",
    ],
    no_basis: [
        "it does not lie in one region",
        "it does not belong to exactly one group of municipalities",
    ],
    there_are: |initiatives| {
        let verb = if initiatives.starts_with("1 ") {
            "is"
        } else {
            "are"
        };
        format!("There {verb} {initiatives}.")
    },
    at_least: |n| {
        format!("{n} of them without a readable amount, so that the figure is at least this")
    },
    uncertain: |n| {
        format!("{n} of them without a readable amount, so that the figure is uncertain")
    },
    not_averaged: |n| format!("{n} of them without a readable amount and not in the average"),
    exactly: |exact, shown| format!("{exact}, shown as {shown}"),
    standings: ["above", "equal", "below"],
    everything: "none, all initiatives are in",
    not: |value| format!("not {value}"),
    silent: |n, who| format!("{n} {} did not respond: {who}", municipalities(n)),
    unknown: |n, who| {
        format!(
            "{n} {} whose response is not known: {who}",
            municipalities(n)
        )
    },
    outside: |n, who| {
        let noun = if n == "1" {
            "name that is no municipality"
        } else {
            "names that are no municipality"
        };
        format!("{n} {noun}: {who}")
    },
    without_people: |n, who| {
        format!(
            "{n} responding {} without a known population: {who}",
            municipalities(n)
        )
    },
    undated: |rows| format!("{rows} without a year: no year's population divides them"),
    their_rows: [
        |rows| format!("{rows} of theirs are neither in the numerator nor the denominator"),
        |rows| format!("{rows} of theirs are in the sum"),
    ],
    no_rows: "in no average, never counted as 0",
    christiansoe: "Christiansø (about 90 inhabitants) is no municipality",
    nobody: "nobody is left out",
    heads: [
        "Municipality",
        "DKK 1,000",
        "initiatives",
        "inhabitants",
        "imm./desc.",
    ],
    and: "and",
};
