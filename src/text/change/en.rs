//! English words of what has changed.

use crate::text::change::{ChangeWords, Sections, UnlikeWords};

pub(super) const WORDS: ChangeWords = ChangeWords {
    about: "Compare two versions: initiatives added, removed and changed, and the totals before and after",
    examples: "Examples:
  indsats diff old.csv new.csv                          a table for people
  indsats diff old/ new/ --format json                  for another program
  indsats diff old.csv new.csv --format csv > a.csv     one line a change
  indsats diff old.csv new.csv --confirm-renames a.csv  renames that were looked at

A proposed rename counts as removed and added until it is confirmed. Edit the csv file: delete the
lines of class proposed that are wrong, and give the file to --confirm-renames.

Exits with 0 without differences, 1 with differences, 2 when nothing could be compared.",
    arg_paths: "the older and the newer version: files, or folders with a datapackage.json",
    arg_format: "form: table (for people), json, csv or markdown",
    arg_confirm: "confirm proposed renames: all, or a csv file with municipality;old_title;title",
    arg_compare: "earlier version, shown behind the bars and on the page of changes",
    unread: |file, why| format!("{file} cannot be read as a list of renames: {why}"),
    lacks: |file, column| {
        format!("{file} lacks the column {column}; expected: municipality;old_title;title")
    },
    no_proposal: |file, line, titles| {
        format!(
            "{file} line {line}: {titles} is not among the proposed renames; delete the line, or run without --confirm-renames to see the proposals"
        )
    },
    title: "What changed",
    from_to: |old, new| format!("from {old} to {new}"),
    nothing_old: "No earlier version: start with --compare FILE to see what has changed.",
    selection: "The selection alone; the totals are of the rows in the selection before and after.",
    unlike: UnlikeWords {
        prices: |old, new| format!("kroner are not compared: before {old}, now {new}"),
        selection: "the earlier version has nothing of what was chosen",
        day: "the earlier version has no population of the date",
    },
    counts: |[same, changed, added, removed, proposed]| {
        format!(
            "unchanged: {same} · changed: {changed} · added: {added} · removed: {removed} · renamed?: {proposed}"
        )
    },
    none: "No differences.",
    prices: |old, new| {
        format!(
            "Differences in kroner are not shown: the older version is in {old}, the newer in {new}. The rows are compared."
        )
    },
    columns: [
        "municipality, region, area",
        "what",
        "before, DKK 1,000",
        "now, DKK 1,000",
        "difference",
        "remark",
    ],
    sections: Sections {
        totals: [
            "Gross expenditure in total",
            "By region",
            "By policy area",
            "By municipality, those that differ",
        ],
        changed: "Changed initiatives",
        added: "Added initiatives",
        removed: "Removed initiatives",
        proposed: "Renamed? – to be confirmed",
        responses: "Responses",
        headings: "Columns",
    },
    sources: [
        |kroner| format!("added {kroner}"),
        |kroner| format!("removed {kroner}"),
        |kroner| format!("changed {kroner}"),
    ],
    all: "the whole country",
    rows: |old, new| format!("initiatives {old} → {new}"),
    per_inhabitant: |old, new| format!("DKK/inhab. {old} → {new}"),
    income: |old, new| format!("income {old} → {new}"),
    net: |old, new| format!("net {old} → {new}"),
    score: |percent| format!("{percent} alike"),
    same: ["same area", "same amount"],
    confirmed: "confirmed rename",
    how_to_confirm: "Space confirms a rename on its line, or takes it back; until then it counts as removed and added.",
    confirms: ("Space", "confirms the rename, or takes it back"),
    was_confirmed: ["the rename is confirmed", "the rename is taken back"],
    uncompared: |removed, added| {
        format!("{removed} removed and {added} added: too many to look for renamed ones")
    },
    headings: [
        |heading| format!("the column {heading} is gone"),
        |heading| format!("the column {heading} is new"),
    ],
    more: |count| format!("… {count} more: indsats diff lists all"),
    responses: ["responded", "did not respond", "unknown"],
    line: |file, line| format!("{file} line {line}"),
    ghost: |sign, name| format!("{sign} = earlier version: {name}"),
    ghost_short: |sign| format!("{sign} = before"),
    ghosts_off: "earlier version hidden",
    no_ghosts: "no earlier version; start with --compare FILE",
    before: |old, new, difference| format!("before {old} → now {new} ({difference})"),
    as_before: "as before",
    fields: |names| format!("changed: {names}"),
    before_label: "Change",
    is_perhaps: |title| format!("renamed from?: {title}"),
    is_new: "new: not in the earlier version",
};
