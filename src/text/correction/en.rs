//! English words of corrections.

use crate::text::correction::CorrectionWords;

pub(super) const WORDS: CorrectionWords = CorrectionWords {
    arg: "file of corrections (file,line,column,old value,new value,reason), applied on top of the source",
    title: "Corrections",
    no_file: "There are no corrections. Give a file with --corrections, or press r at a note about a cell (!).",
    lead: |file, applied, refused| {
        format!("{file}: {applied} applied, {refused} not applied. The source is unchanged.")
    },
    basis: "The effect is on the totals of the whole data set, whatever scope and filters.",
    heads: [
        "place",
        "municipality",
        "column",
        "old → new value",
        "gross, kr.",
        "income, kr.",
        "initiatives",
        "reason",
    ],
    sum: "all",
    refused: |count| format!("not applied: {count}"),
    held: "the record is held back",
    gross: |before, after| format!("Gross expenditure: kr. {before} → kr. {after}"),
    income: |before, after| format!("Gross income: kr. {before} → kr. {after}"),
    rows: |before, after| format!("Initiatives: {before} → {after}"),
    mixed: "The amounts are in several price and wage levels and are not summed.",
    labels: [
        "Source",
        "Old value",
        "New value",
        "Reason",
        "Correction",
        "Effect",
        "Initiative",
        "Expected",
        "Found",
        "Not applied",
    ],
    nothing: "nothing",
    why: [
        "none of the files of data has the name",
        "several of the files of data have the name",
        "the file has no record on the line",
        "the record does not have the column, or several have the name",
    ],
    stale: |found| format!("{found} is there"),
    repeated: |line| format!("the cell is corrected already on line {line}"),
    one: "1 correction",
    many: |count| format!("{count} corrections"),
    not_applied: |count| format!("{count} not applied"),
    rows_corrected: ("1 initiative is corrected", |count| {
        format!("{count} initiatives are corrected")
    }),
    corrected: "Corrected",
    key: "r fix",
    no_cell: "the note is not about a single cell of a record",
    ask_value: |column, old| format!("correct {column} “{old}” to: "),
    ask_reason: [
        |new| format!("reason for “{new}”: "),
        |new| format!("“{new}” cannot be read and becomes a note; reason: "),
    ],
    value_keys: "Enter go on · Esc cancel",
    reason_keys: |file| format!("Enter write to {file} · Esc back"),
    unchanged: "that is the value in force",
    no_reason: "a correction needs a reason",
    written: |file| format!("corrected in {file}"),
    next_time: "in force when the file is opened with --corrections",
    unlisted: |count| {
        format!("corrections in the rows: {count}; write to a folder to keep a list of them")
    },
    legend: |mark| format!("{mark}    a field of the initiative is corrected"),
    was: |column, old, reason| format!("{column}: was {old} – {reason}"),
};
