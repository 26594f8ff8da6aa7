//! Danish.

use crate::text::about::AboutWords;

/// Danish.
pub(super) static ABOUT: AboutWords = AboutWords {
    view: "Kommando",
    place: "Sted",
    filter: "Filter",
    measure: "Nøgletal",
    unit: "Enhed",
    denominator: "Nævner",
    reference: "Holdt op mod",
    coverage: "Dækning",
    missing: "Manglende beløb",
    left_out: "Uden for tallet",
    hidden: "Ikke vist",
    withheld: "Ikke beregnet",
    accounts_year: "Regnskabsår",
    price_level: "Pris- og lønniveau",
    status: "Status",
    corrections: "Rettelser",
    sources: "Kilder",
    date: "Dato",
    program: "Program",
    units: [
        "kr. pr. indbygger",
        "kr. pr. indvandrer el. efterkommer",
        "kr. pr. indsats; vist i 1.000 kr.",
        "kr.; vist i mio. kr.",
        "kr.; vist i 1.000 kr.",
        "indsatser",
        "pct.",
    ],
    denominators: [
        |days| format!("indbyggere i de responderende kommuner, {days}"),
        |days| format!("indvandrere og efterkommere i de responderende kommuner, {days}"),
    ],
    divisors: [
        "ingen: tallet er en sum",
        "indsatserne i samme række",
        "bruttoudgifterne i samme række",
        "bruttoudgifterne i hele udsnittet",
    ],
    without_amount: [
        |n| format!("{n} uden læselig bruttoudgift"),
        |n| format!("{n} uden læselig bruttoindtægt"),
    ],
    no_reference: "ingen: ingen række har et gennemsnit at blive holdt op mod",
    each_row: "hver række mod sit eget",
    no_year: "ikke oplyst",
    reported: "indberettet af kommunerne",
    corrected: |applied, file| format!("{applied} brugt fra {file}"),
    refused: |refused| format!("{refused} ikke brugt"),
    no_corrections: "ingen",
    source: |name, bytes, hash| format!("{name} ({bytes} bytes, sha256 {hash})"),
    no_source: "ingen",
};
