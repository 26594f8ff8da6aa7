//! English words of the command line that tells of files.

use crate::text::check::{Check, Explain, Head, Reading, Usage};

pub(in crate::text) const CHECK: Check = Check {
    usage: Usage {
        usage: "Usage:",
        commands: "Commands",
        arguments: "Arguments",
        options: "Options",
        help: "show this help",
        version: "show the version",
        help_command: "show this help or that of a command",
    },
    misplaced: |argument, command| {
        format!("{argument} has no place before {command}; write it after, if {command} knows it")
    },
    paths: "files with initiatives, folders with a datapackage.json, or - for standard input; without: the example inside the program",
    reading: Reading {
        heading: "Reading",
        responses: "file with the columns kommune;besvaret that says which municipalities answered",
        published: "file of published figures that the data is held against (indsats reconcile --help describes it); otherwise the package's or the report's",
        groups: "file with the columns municipality;group: your own groups of municipalities, as scope and as average",
        encoding: "encoding of the files, e.g. windows-1252 or utf-16le; otherwise found by the program",
        delimiter: "character between fields: ; , | or a name (semicolon, comma, tab, pipe); otherwise found by the header",
        sheet: "sheet of the workbook, by name",
        all_sheets: "every sheet with the survey's header",
        map: "file that maps foreign headings and values to the survey's",
        accounts_year: "the accounts year of files that do not say theirs, e.g. 2019",
        price_level: "the price and wage level of files that do not say theirs, e.g. 2019 or 22-pl",
        price_factor: "multiply amounts at one level to another, e.g. 2019:2022=1.0431 (at most 6 decimals); may be repeated",
        limits: [
            "the longest cell, in bytes or as 16MiB",
            "the largest number of columns",
            "the most up to the end of the header, in bytes or as 1MiB",
            "the largest unpacked workbook, in bytes or as 100MiB",
        ],
        one_input: "- is named twice; standard input can be read but once",
        bad_year: "write a year, e.g. 2019, or a level like 22-pl",
        bad_factor: "write FROM:TO=FACTOR, e.g. 2019:2022=1.0431: a factor above 0 and below 1,000 with at most 6 decimals",
        bad_bytes: "write a number of bytes, e.g. 500000, 512KiB or 16MiB",
        bad_delimiter: "write one character, e.g. ; or |, or semicolon, comma, tab, pipe",
    },
    about: "Check files and tell of everything that is wrong or doubtful",
    examples: "Examples:
  indsats check answers.csv                   check a file
  indsats check answers.csv --limit 0         show every finding
  indsats check book.xlsx --all-sheets        every sheet of a workbook
  indsats check answers.csv --format short    one line a finding: file:line:column
  indsats check *.csv --format json           for another program
  indsats explain E001                        what a code means

Exits with 0 without findings, 1 with findings, 2 when nothing could be loaded.",
    arg_format: "form of the report: text (for people), short (one line a finding) or json",
    arg_limit: "findings that the report shows (50); 0 shows every one",
    severities: ["refused", "error", "held", "warning", "note"],
    help: "help",
    expected: "expected",
    head: Head {
        delimiters: ["semicolon", "comma", "tab", "vertical bar"],
        delimiter: |sign| format!("delimiter {sign}"),
        header: |line| format!("header in line {line}"),
        header_row: |row| format!("header in row {row}"),
    },
    more: |_, n| format!("… and {n} more like it"),
    not_shown: |count, n| {
        let noun = if count == 1 { "finding" } else { "findings" };
        format!("… and {n} more {noun}; --limit 0 shows every one")
    },
    clean: |sum| format!("{sum} · no findings"),
    sum: |[(records, n), (rows, of), (held, aside)]| {
        let records = if records == 1 { "record" } else { "records" };
        let rows = if rows == 1 { "row" } else { "rows" };
        if held == 0 {
            format!("{n} {records} = {of} {rows}")
        } else {
            format!("{n} {records} = {of} {rows} + {aside} held")
        }
    },
    cell_errors: |count, n| {
        let noun = if count == 1 { "error" } else { "errors" };
        format!("{n} cell {noun}")
    },
    warnings: |count, n| {
        let noun = if count == 1 { "warning" } else { "warnings" };
        format!("{n} {noun}")
    },
    hint: |code| format!("what a code means: indsats explain {code}"),
    unwritten: |why| format!("the report cannot be written: {why}."),
    explain: Explain {
        about: "Explain a code of indsats check or a rule; without a code: show them all",
        arg_code: "the code, e.g. E001 or Q005",
        groups: [
            "Refused: nothing of the file is loaded",
            "Errors: the field cannot be read; its row stays, the field counts in no total",
            "Held: the record is no initiative and is in no figure",
            "Warnings: the value is used; see whether it was read right",
            "Notes: how the file was read; no finding",
        ],
        foot: "indsats explain CODE explains one of them.",
        unknown: |code, near| {
            format!("there is no code {code}. Did you mean {near}? indsats explain lists them all.")
        },
        unknown_at_all: |code| format!("there is no code {code}. indsats explain lists them all."),
        or: "or",
    },
};
