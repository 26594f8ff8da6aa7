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
    short: |count| format!("{count} corr."),
    not_applied: |count| format!("{count} not applied"),
    rows_corrected: ("1 initiative is corrected", |count| {
        format!("{count} initiatives are corrected")
    }),
    corrected: "Corrected",
    was: |column, old, reason| format!("{column}: was {old} – {reason}"),
};
