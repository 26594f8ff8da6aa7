//! Danish.

use crate::text::minutes::{MinutesWords, Whose};

fn responding(count: &str) -> &'static str {
    if count == "1" {
        "responderende kommune"
    } else {
        "responderende kommuner"
    }
}

fn own_figures(count: &str) -> &'static str {
    if count == "1" {
        "responderende kommunes eget tal"
    } else {
        "responderende kommuners egne tal"
    }
}

/// Danish.
pub(super) static MINUTES: MinutesWords = MinutesWords {
    selection: "Udsnittet",
    is: |name, measure, value| format!("{name}: {measure} {value}"),
    none: |name, measure, why| format!("{name}: intet tal for {measure} ({why})"),
    silent: |name, measure| {
        format!("{name} har ikke responderet, og der er intet tal for {measure}")
    },
    at_least: |value| format!("mindst {value}"),
    nothing: "ingen indsatser i udsnittet",
    gross: |amount| format!("bruttoudgifter {amount}"),
    missing: [
        |n| format!("{n} af dem uden læseligt beløb, så tallet er mindst dette"),
        |n| format!("{n} af dem uden læseligt beløb, så tallet er usikkert"),
    ],
    initiative: |title, municipality, area| format!("»{title}« ({municipality}, {area})"),
    own: ["bruttoudgift", "bruttoindtægt", "nettoudgift"],
    share: [
        |percent| format!("{percent} af udsnittets bruttoudgifter"),
        |percent| format!("{percent} af udsnittets bruttoindtægter"),
    ],
    rank: |n, of| format!("nr. {n} af {of} indsatser efter bruttoudgift"),
    whose: Whose {
        responding: |n| format!("{n} {}", responding(n)),
        region: |name, n| format!("{n} {} i Region {name}", responding(n)),
        peers: |n| format!("{n} jævnstore {}", responding(n)),
        group: |name, n| format!("{n} {} i gruppen {name}", responding(n)),
        selection: |n| format!("udsnittets {n} {}", responding(n)),
    },
    average: |whose| format!("gennemsnittet for {whose}"),
    each: [
        |whose| format!("gennemsnittet pr. region for {whose}"),
        |whose| format!("gennemsnittet pr. kommune for {whose}"),
        |whose| format!("gennemsnittet pr. fagområde for {whose}"),
        |whose| format!("gennemsnittet pr. indsats for {whose}"),
    ],
    equal_part: |rows| format!("en lige stor del til hver af {rows}"),
    unweighted: [
        |n| format!("det uvægtede gennemsnit af {n} {}", own_figures(n)),
        |n| format!("medianen af {n} {}", own_figures(n)),
        |n| {
            let whose = if n == "1" { "indsats'" } else { "indsatsers" };
            format!("medianen af {n} {whose} beløb")
        },
    ],
    same_filter: |reference| format!("{reference} med samme filter"),
    standings: [
        |reference, value| format!("over {reference} ({value})"),
        |reference, value| format!("lig med {reference} ({value})"),
        |reference, value| format!("under {reference} ({value})"),
    ],
    reference: |reference, value| format!("{reference} er {value}"),
    no_reference: |why| format!("intet at holde det op imod ({why})"),
    selected: |what| format!("udsnit: {what}"),
    or: " eller ",
    not: |value| format!("ikke {value}"),
    coverage: |responded, all| {
        let noun = if all == "1" { "kommune" } else { "kommuner" };
        format!("{responded} af {all} {noun} i udsnittet har responderet")
    },
    constructed: "konstrueret eksempel, ikke kommunernes indberetninger",
    file: |name, hash| format!("{name} (SHA-256 {hash}…)"),
    more_files: |n| format!("{n} {}", if n == "1" { "fil mere" } else { "filer mere" }),
    source: |files, day, program| format!("kilde: {files}, opgjort {day} med {program}"),
    line: |page, line| format!("»{page}«: {line}"),
    basis: |basis| format!("grundlag: {basis}"),
};
