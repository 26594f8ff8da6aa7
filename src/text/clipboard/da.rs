//! Danish.

use crate::text::clipboard::ClipboardWords;

pub(super) static CLIPBOARD: ClipboardWords = ClipboardWords {
    copied: |way, much| format!("kopieret via {way}, {much}"),
    may_refuse: |much| format!("sendt til terminalen (OSC 52), {much}; den kan afvise så meget"),
    in_doubt: |program, much| {
        format!("kopieret via {program}, {much}; terminalen (OSC 52) kan have afvist")
    },
    unsure: |much| format!("sendt til terminalen (OSC 52), {much}: måske for meget"),
    terminal: "terminalen (OSC 52)",
    both: |first, second| format!("{first} og {second}"),
    characters: |n| format!("{n} tegn"),
    refused: |program| format!("{program} tog ikke imod"),
    copying: "kopierer …",
    too_much: |key| format!("for meget til terminalens udklipsholder: {key} gemmer i en fil"),
    nowhere: |key| format!("her er ingen udklipsholder: {key} gemmer i en fil"),
    title: "Visningen som kommandolinje",
    lines: [
        "Åbner netop denne visning:",
        "Skriver den som tabel, uden skærm:",
    ],
    keys: "{copy} kopiér · {copy-table} kopiér tabellen · {up}{down} rul · {back} luk",
};
