//! English.

use crate::text::about::AboutWords;

/// English.
pub(super) static ABOUT: AboutWords = AboutWords {
    view: "Command",
    place: "Place",
    filter: "Filter",
    measure: "Measure",
    unit: "Unit",
    denominator: "Denominator",
    reference: "Compared with",
    coverage: "Coverage",
    missing: "Missing amounts",
    left_out: "Not in the figure",
    hidden: "Not shown",
    withheld: "Not computed",
    accounts_year: "Accounts year",
    price_level: "Price and wage level",
    status: "Status",
    corrections: "Corrections",
    sources: "Sources",
    date: "Date",
    program: "Program",
    units: [
        "DKK per inhabitant",
        "DKK per immigrant or descendant",
        "DKK per initiative; shown in DKK 1,000",
        "DKK; shown in DKK million",
        "DKK; shown in DKK 1,000",
        "initiatives",
        "%",
    ],
    denominators: [
        |days| format!("inhabitants of the responding municipalities, {days}"),
        |days| format!("immigrants and descendants in the responding municipalities, {days}"),
    ],
    divisors: [
        "none: the figure is a sum",
        "the initiatives of the same row",
        "the gross expenditure of the same row",
        "the gross expenditure of the whole selection",
    ],
    without_amount: [
        |n| format!("{n} without a readable gross expenditure"),
        |n| format!("{n} without a readable gross income"),
    ],
    no_reference: "nothing: no row has an average to be compared with",
    each_row: "each row against its own",
    no_year: "not given",
    reported: "reported by the municipalities",
    corrected: |applied, file| format!("{applied} applied from {file}"),
    refused: |refused| format!("{refused} not applied"),
    no_corrections: "none",
    source: |name, bytes, hash| format!("{name} ({bytes} bytes, sha256 {hash})"),
    no_source: "none",
};
