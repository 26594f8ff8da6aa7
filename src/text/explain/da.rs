//! Danish.

use crate::text::explain::{ExplainScreen, ExplainWords};

fn municipalities(count: &str) -> &'static str {
    if count == "1" { "kommune" } else { "kommuner" }
}

fn own_figures(count: &str) -> &'static str {
    if count == "1" {
        "kommunes eget tal"
    } else {
        "kommuners egne tal"
    }
}

/// Danish.
pub(super) static EXPLAIN: ExplainWords = ExplainWords {
    screen: ExplainScreen {
        keys: "{up}{down} rul · {next-pane} gns./i alt · {open} rækkerne · {next-sibling} {previous-sibling} næste · {back} luk",
        no_rows: "der er ingen rækker bag tallet",
    },
    labels: [
        "Tæller",
        "Nævner",
        "Præcist",
        "Holdt op mod",
        "Placering",
        "Sted",
        "Filter",
        "Priser",
        "Ikke med",
    ],
    rules: "Regler",
    held_against: |row, rule| format!("{row} holdt op mod: {rule}"),
    selection: "Udsnittet",
    per_initiative: |rule| format!("Gennemsnit pr. indsats: {rule}"),
    quantities: [
        "bruttoudgifter",
        "bruttoindtægter",
        "nettoudgifter",
        "indsatser",
    ],
    kroner: |n| format!("{n} kr."),
    initiatives: |n| format!("{n} {}", if n == "1" { "indsats" } else { "indsatser" }),
    of_initiatives: |amount, initiatives| format!("{amount} ({initiatives})"),
    inhabitants: [
        |n, day| format!("{n} indbyggere {day}"),
        |n, years| format!("{n} indbyggerår {years}"),
    ],
    immigrants: [
        |n, day| format!("{n} indvandrere og efterkommere (folketal og andel {day})"),
        |n, years| {
            format!(
                "{n} personår af indvandrere og efterkommere (folketal og andel 1. januar {years})"
            )
        },
    ],
    responding: |n| format!("i {n} responderende {}", municipalities(n)),
    expenditure: |amount| format!("{amount} bruttoudgifter for de samme indsatser"),
    of_selection: |amount| format!("{amount} i hele udsnittet"),
    groupings: [
        |n| format!("{n} {}", if n == "1" { "region" } else { "regioner" }),
        |n| format!("{n} responderende {}", municipalities(n)),
        |n| format!("{n} fagområder"),
        |n| format!("{n} {}", if n == "1" { "indsats" } else { "indsatser" }),
    ],
    sum: |value, rows| {
        let noun = if rows == "1" { "indsats" } else { "indsatser" };
        format!("{value} er summen af {rows} {noun}.")
    },
    equal_part: |value, rows| format!("{value} = 100 pct. / {rows}: en lige stor del til hver."),
    mean: |value, n| {
        format!(
            "{value} er det uvægtede gennemsnit af {n} responderende {}, nuller medregnet.",
            own_figures(n)
        )
    },
    median: |value, n| {
        format!(
            "{value} er medianen af {n} responderende {}, nuller medregnet.",
            own_figures(n)
        )
    },
    median_of_amounts: |value, n| {
        let whose = if n == "1" { "indsats'" } else { "indsatsers" };
        format!("{value} er medianen af {n} {whose} beløb.")
    },
    own: [
        |value, from| format!("{value} er indsatsens egen bruttoudgift{from}."),
        |value, from| format!("{value} er indsatsens egen bruttoindtægt{from}."),
    ],
    from: [", som den står i filen", ", som den er rettet"],
    brought: |amount, before, factor| format!(": {amount} {before}, {factor}"),
    before: ["i filen", "efter rettelse"],
    net_brought: |factor| format!(" Beløbene er {factor}."),
    factor: |number, from, to| format!("ganget med {number} fra {from} til {to}"),
    own_net: |value, gross, income| {
        format!("{value} er indsatsens nettoudgift: {gross} brutto − {income} indtægt.")
    },
    none: |why| format!("Der er intet tal: {why}."),
    reasons: [
        "ingen kommune har responderet",
        "intet beløb kan læses",
        "der er intet at dele med",
    ],
    no_basis: [
        "det ligger ikke i én region",
        "det hører ikke til præcis én gruppe af kommuner",
    ],
    there_are: |initiatives| format!("Der er {initiatives}."),
    at_least: |n| format!("{n} af dem uden læseligt beløb, så tallet er mindst dette"),
    uncertain: |n| format!("{n} af dem uden læseligt beløb, så tallet er usikkert"),
    not_averaged: |n| format!("{n} af dem uden læseligt beløb og ikke med i gennemsnittet"),
    exactly: |exact, shown| format!("{exact}, vist som {shown}"),
    standings: ["over", "lig med", "under"],
    everything: "ingen, alle indsatser er med",
    not: |value| format!("ikke {value}"),
    silent: |n, who| format!("{n} {} har ikke responderet: {who}", municipalities(n)),
    unknown: |n, who| format!("{n} {}, hvis besvarelse er uvis: {who}", municipalities(n)),
    outside: |n, who| {
        let noun = if n == "1" {
            "navn, der ikke er en kommune"
        } else {
            "navne, der ikke er kommuner"
        };
        format!("{n} {noun}: {who}")
    },
    without_people: |n, who| {
        format!(
            "{n} responderende {} uden kendt folketal: {who}",
            municipalities(n)
        )
    },
    undated: |rows| format!("{rows} uden år: de kan ikke deles med et års folketal"),
    their_rows: [
        |rows| format!("{rows} herfra er hverken i tæller eller nævner"),
        |rows| format!("{rows} herfra er med i summen"),
    ],
    no_rows: "i intet gennemsnit, aldrig regnet som 0",
    christiansoe: "Christiansø (ca. 90 indbyggere) er ingen kommune",
    nobody: "ingen er udeladt",
    heads: [
        "Kommune",
        "1.000 kr.",
        "indsatser",
        "indbyggere",
        "indv./efterk.",
    ],
    and: "og",
};
