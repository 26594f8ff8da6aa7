//! English.

use crate::text::page::frame::Frame;

pub(super) static FRAME: Frame = Frame {
    tab: "Checks",
    pages: [
        "Reconcile",
        "Quality",
        "Coverage",
        "Estimate",
        "Robustness",
        "Concentration",
        "Corrections",
        "Changes",
    ],
    pages_short: [
        "recon.", "qual.", "cover.", "estim.", "rob.", "conc.", "corr.", "chang.",
    ],
    turn: |key| format!("{key} next page"),
    turn_hint: "page",
    nothing: |page| format!("{page}: nothing to show"),
    idle: "does nothing on a page of checks · {tab-regions}–{tab-initiatives} show the rows",
    no_difference: |what| format!("{what}: the page is the same, nothing was changed"),
    only_in_checks: |key| format!("for the pages of checks · {key} opens them"),
    text_keys: "{up}{down} scroll · {next-sibling} {previous-sibling} next/previous · {back} back",
    rows_keys: "{open} show the rows · {up}{down} scroll · {next-sibling} {previous-sibling} next/previous · {back} back",
    has_rows: |key| format!("{key} shows the rows behind it"),
    more: |key| format!("… {key} shows the rest"),
    of_all: "this page is of all rows",
    space: "Space",
    thresholds: "above and below, DKK per inh.: ",
    thresholds_keys: "e.g. 50 1 · Enter apply · Esc cancel",
    thresholds_bad: "type two numbers, the larger first, none negative: e.g. 50 1 or 62.5 0.5",
    thresholds_are: |above, below| {
        format!("thresholds: above {above} and below {below} DKK per inhabitant")
    },
};
