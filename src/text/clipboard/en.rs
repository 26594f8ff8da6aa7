//! English.

use crate::text::clipboard::ClipboardWords;

pub(super) static CLIPBOARD: ClipboardWords = ClipboardWords {
    copied: |way, much| format!("copied by {way}, {much}"),
    may_refuse: |much| format!("sent to the terminal (OSC 52), {much}; it may refuse that much"),
    in_doubt: |program, much| {
        format!("copied by {program}, {much}; the terminal (OSC 52) may have refused")
    },
    unsure: |much| format!("sent to the terminal (OSC 52), {much}: maybe too much"),
    terminal: "the terminal (OSC 52)",
    both: |first, second| format!("{first} and {second}"),
    characters: |n| format!("{n} {}", if n == "1" { "character" } else { "characters" }),
    refused: |program| format!("{program} refused it"),
    copying: "copying …",
    too_much: |key| format!("too much for the terminal's clipboard: {key} saves a file"),
    nowhere: |key| format!("there is no clipboard here: {key} saves a file"),
    title: "The view as a command line",
    lines: [
        "Opens exactly this view:",
        "Prints it as a table, without a screen:",
    ],
    keys: "{copy} copy · {copy-table} copy the table · {up}{down} scroll · {back} close",
};
