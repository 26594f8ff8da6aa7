//! English.

use crate::text::keep::KeepWords;

/// English.
pub(super) static KEEP: KeepWords = KeepWords {
    about: "Open a bookmark: its files and view; without a name, list them",
    examples: "Examples:\n  indsats open\n  indsats open sjælland\n  indsats open sjælland --watch\n\nA bookmark is kept on the screen with b. The beginning of its name is enough where only one begins so.",
    arg_name: "name of the bookmark, or its beginning",
    arg_resume: "go on where the program was last left: the same files and view",
    resume_excludes: |other| {
        format!("--resume opens the last session's files and view and cannot stand with {other}.")
    },
    ask: "keep the view as: ",
    ask_keys: "Enter keep · Ctrl-U clear · Esc cancel",
    taken: |name| format!("“{name}” is there already: Enter replaces it, Esc cancels"),
    no_name: "type a name",
    saved: |name, key| format!("kept as the bookmark “{name}” · {key} shows the list"),
    aside: |path| format!("the damaged file is now {path}"),
    once: "the data comes from a stream that cannot be read again: save it as a file and open that",
    no_text: "a path is no readable text (UTF-8) and cannot be written into the bookmark",
    no_folder: "there is no home folder to keep it in: set HOME",
    title: "Bookmarks",
    prompt: "type to find",
    keys: "Enter go to · Del delete · Esc close",
    none: |key| format!("No bookmarks yet: {key} keeps the view under a name."),
    no_match: "no bookmark is called so",
    elsewhere: |command| format!("is of other files: {command}"),
    saved_on: |day| format!("kept on {day}"),
    plain: "all regions",
    example: "the example",
    unreadable: |n| format!("{n} cannot be read"),
    newer_list: |version| {
        format!("the file is of a newer version ({version}) and can only be read")
    },
    forget: |name| format!("delete “{name}”? Enter deletes it, other keys keep it"),
    forgotten: |name| format!("deleted: “{name}”"),
    same: |name| format!("“{name}” is the view that is open"),
    opened: |name, key| format!("bookmark: {name} · {key} back"),
    unfit: |name, why| format!("“{name}” does not fit the data: {why}"),
    no_flag: |argument| format!("{argument} is no part of a view"),
    unknown_near: |name, near| format!("no bookmark is called “{name}”. Did you mean {near}?"),
    unknown: |name, all| format!("no bookmark is called “{name}”. There are {all}."),
    ambiguous: |name, all| format!("several bookmarks begin with “{name}”: {all}."),
    bad_files: |name, why| format!("the files of the bookmark “{name}” are not understood: {why}"),
    heads: ["Name", "View", "Files"],
    no_session: "there is no earlier session: starting afresh",
    unread_session: |why| format!("starting afresh: {why}"),
    unfit_session: |why| format!("the last view does not fit the data: {why}"),
    unkept: |why| format!("the session is not kept: {why}"),
    unread: |path, why| format!("{path} cannot be read: {why}."),
    damaged: |path, why| {
        format!("{path} is damaged ({why}). Mend it; nothing is deleted or changed.")
    },
    at: |line, column, why| format!("line {line}, column {column}: {why}"),
    damages: [
        "no version",
        "no text in UTF-8",
        "longer than anything that is kept",
    ],
    kind: |key| format!("{key} is no list"),
    newer: |path, version| {
        format!(
            "{path} was written by a newer program (version {version}) and is not changed. Update indsats."
        )
    },
    busy: |path| format!("another program is writing in {path}. Try again."),
};
