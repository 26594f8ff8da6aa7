//! English.

use crate::text::partial::{LostWords, PartialWords};

pub(super) static PARTIAL: PartialWords = PartialWords {
    loading: |rows, percent, shown| {
        format!("loading, {rows} rows so far ({percent}%) · figures are of the first {shown}")
    },
    loading_figures: |percent, shown| {
        format!("loading ({percent}%) · figures are of the first {shown} rows")
    },
    loading_short: |rows, percent| format!("loading, {rows} rows ({percent}%)"),
    loading_least: |percent, shown| format!("{percent}% · first {shown} rows"),
    stopped: |shown, key| format!("only the first {shown} rows · {key} reads the rest"),
    stopped_short: [
        |shown| format!("only the first {shown} rows"),
        |shown| format!("only first {shown} rows"),
    ],
    refused: [
        |shown| format!("file refused, only its first {shown} rows are shown"),
        |shown| format!("refused, only first {shown} rows"),
        |shown| format!("REFUSED, first {shown}"),
    ],
    of_first: [
        |shown| format!("of the first {shown} rows"),
        |shown| format!("of first {shown}"),
    ],
    stop_hint: "stop loading",
    was_stopped: |shown, key| {
        format!("loading stopped after the first {shown} rows · {key} reads the rest")
    },
    loaded: |n| {
        let noun = if n == "1" {
            "initiative"
        } else {
            "initiatives"
        };
        format!("the whole file is loaded: {n} {noun}")
    },
    refused_at: |place, key| format!("the file is refused: {place} · {key} shows why"),
    refused_why: |why| format!("The file is refused: {why} What is shown are only its first rows."),
    not_yet: "that can be done once the whole file is loaded",
    no_checks: "the checks come once the whole file is loaded",
    reads_on: |key| format!("{key} reads the rest"),
    lost: [
        LostWords {
            full: |key| {
                format!("file has changed since it was read: texts are gone · {key} reads it again")
            },
            short: ["texts are gone", "TEXTS?"],
            instead: "(the file has changed since it was read: the text is gone)",
        },
        LostWords {
            full: |key| format!("file cannot be read: texts are missing · {key} reads it again"),
            short: ["texts missing", "TEXTS?"],
            instead: "(the file can no longer be read: the text is missing)",
        },
    ],
};
