//! English.

use crate::text::listing::ShowWords;

/// English.
pub(super) static SHOW: ShowWords = ShowWords {
    about: "Show the figures as a table, or explain a figure, without a screen",
    examples: "Examples:\n  indsats show --by municipality --region sjælland --area social\n  indsats show --explain --region sjælland --measure per-capita\n  indsats show --page coverage returns.csv",
    arg_explain: "explain the selection's figure: numerator, denominator, who is in it and who is not",
    arg_details: "show what stands behind each line too",
    arg_format: "form: table (text), csv, excel (csv for spreadsheets), tsv, json, markdown, html, xlsx, svg or png; with --explain text or json",
    arg_schema: "print the JSON Schema of an answer or of a page, and nothing else",
    bad_format: |format, formats| format!("there is no --format {format} here. Choose {formats}."),
    unwritten: |why| format!("the table cannot be written: {why}."),
    heads: [
        "avg.",
        "vs. avg.",
        "index",
        "initiatives",
        "response",
        "Municipality",
        "Policy area",
    ],
    standings: ["▲ above", "= equal", "▽ below"],
    held_against: |axis| format!("Compared with: {axis}"),
    selection: |place, filter| format!("Place: {place}. Filter: {filter}"),
    coverage: |responded, all| {
        let noun = if all == "1" {
            "municipality"
        } else {
            "municipalities"
        };
        format!("{responded} of {all} {noun} responded")
    },
    states: [
        |n| format!("of these {n} without initiatives in the selection (counted as 0)"),
        |n| format!("{n} did not respond (in no average)"),
        |n| format!("{n} of unknown response"),
    ],
    hidden: |n, flag| format!("{n} without kroner or response not shown; {flag} shows them"),
    section: "Section",
    status: "Status",
};
