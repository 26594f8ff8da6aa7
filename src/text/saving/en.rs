//! English.

use crate::text::saving::SavingWords;

/// English.
pub(super) static SAVING: SavingWords = SavingWords {
    arg_output: "write to a file (whole or not at all); without --format its ending decides the format",
    arg_force: "write over the file if it is there already",
    not_on_a_terminal: |format| {
        format!(
            "{format} is no text and cannot be shown in a terminal. Write to a file with --output NAME.{format}, or pipe the output."
        )
    },
    saved: |path, size| format!("saved: {path} ({size})"),
    sizes: [
        |n| format!("{n} bytes"),
        |n| format!("{n} kB"),
        |n| format!("{n} MB"),
    ],
    title: "Save",
    name: "Name: ",
    formats: [
        ["text", "table with bars"],
        ["csv", "for programs: comma and point"],
        ["csv for Excel", "semicolon and decimal comma"],
        ["tsv", "tabs"],
        ["json", "for programs, with units and basis"],
        ["markdown", "table for a document"],
        ["html", "a page of its own"],
        ["xlsx", "workbook with the basis on a sheet"],
        ["svg", "picture of the bars, at any size"],
        ["png", "picture of the bars, in dots"],
    ],
    rows: [
        ["data set", "all loaded rows, canonical csv"],
        ["data package", "all loaded rows, in a folder"],
    ],
    example_prefix: "eksempel-",
    rows_name: "indsatser",
    over: |name| format!("{name} is there already. Write over it?"),
    keys: "Enter save · ↑↓ format · type to change the name · Esc cancel",
    over_keys: "o write over · Esc keep it",
    no_name: "type a name for the file",
};
