//! Why a file is not loaded, in English.

use crate::load::{Foreign, Limit};
use crate::text::failure::words::{Faults, Refusals};
use crate::text::note::say;

const SAVE_AGAIN: &str = "save the file again from the spreadsheet as CSV UTF-8";

pub(in crate::text) const REFUSALS: Refusals = Refusals {
    nothing_loaded: "No rows are loaded.",
    expected: "Expected",
    line: |line| format!("line {line}"),
    column: |column| format!("column {column}"),
    character: |character| format!("character {character}"),
    system: [
        "there is no such file",
        "it is a folder",
        "permission is denied",
        "there is no room left on the disk",
        "the file ends too early",
        "the content is not what it should be",
        "a part of the path is not a folder",
        "nothing may be written here",
        "there is not enough memory",
        "nobody writes to that pipe, or it takes too long to answer",
    ],
    unread: |why| say(format!("cannot be read: {why}"), "", "is the path right?"),
    empty: |bytes| say(format!("the file is empty ({bytes} bytes)"), "", SAVE_AGAIN),
    no_header: |wanted, found| {
        let message = if found.is_empty() {
            "no line is the survey's header".to_owned()
        } else {
            format!("no line is the survey's header; the first line is: {found}")
        };
        say(
            message,
            format!("for example {wanted}"),
            "add a line of headings, or translate the file's own with --map (indsats map FILE proposes one)",
        )
    },
    missing: |column, found, similar, is_double| {
        let help = match similar {
            Some(similar) if is_double => format!(
                "did you mean {column} by {similar}? Then the file is encoded twice (UTF-8 taken for Windows-1252): {SAVE_AGAIN}"
            ),
            Some(similar) => {
                format!("did you mean {column} by {similar}? Then correct the heading")
            }
            None => "add the column, correct its heading, or translate it with --map (indsats map FILE proposes one)".to_owned(),
        };
        say(
            format!("the column {column} is missing; found: {found}"),
            "",
            help,
        )
    },
    repeated: |(first, second), column| {
        say(
            format!("columns {first} and {second} are both {column}"),
            "",
            "rename or delete one of them",
        )
    },
    unclosed: || {
        say(
            "a quotation mark opened here is never closed",
            "",
            "correct the line, or save again from the spreadsheet",
        )
    },
    compressed: |kind| {
        say(
            format!("the file is compressed ({kind})"),
            "",
            "unpack it first",
        )
    },
    foreign: |kind| {
        say(
            format!("the file is not a table but {}", foreign(kind)),
            "a CSV file or a workbook (.xlsx)",
            "save the table as CSV UTF-8 or .xlsx",
        )
    },
    encoding: |looks, flag| match flag {
        Some(flag) => say(
            format!("the file looks like {looks}"),
            "",
            format!("try --encoding {flag}, or {SAVE_AGAIN}"),
        ),
        None => say(
            format!("the encoding {looks} cannot be read"),
            "for example utf-8, windows-1252 or utf-16le",
            format!("correct the name after --encoding, or {SAVE_AGAIN}"),
        ),
    },
    old: || {
        say(
            "it is an old workbook (.xls) or one with a password",
            "",
            "save it without a password as .xlsx or CSV UTF-8",
        )
    },
    damaged: |reason| {
        say(
            format!("the workbook is damaged ({reason})"),
            "",
            "open it in the spreadsheet and save it again",
        )
    },
    forbidden: || {
        say(
            "the workbook has a document type definition (DTD), which no workbook has",
            "",
            "open it in the spreadsheet and save it again, if you trust it",
        )
    },
    beyond: |limit, most, flag| {
        let what = match limit {
            Limit::Cell => format!("a cell is longer than {most} bytes"),
            Limit::Columns => format!("there are more than {most} columns"),
            Limit::Header => format!("the header does not end within {most} bytes"),
            Limit::Unpacked => format!("the workbook takes more than {most} bytes when unpacked"),
        };
        say(
            what,
            "",
            format!("if the file is all right, raise the limit with {flag}"),
        )
    },
    more: |count| format!("… and {count} more"),
    choice: |sheets| {
        say(
            format!("several sheets have the survey's header: {sheets}"),
            "",
            "choose one with --sheet NAME, or take them all with --all-sheets",
        )
    },
    no_sheet: |wanted, sheets| {
        let message = match wanted {
            Some(wanted) => format!("there is no sheet {wanted}"),
            None => "the workbook has no data".to_owned(),
        };
        let help = match wanted {
            _ if sheets.is_empty() => "open it in the spreadsheet and see".to_owned(),
            Some(_) => format!("choose with --sheet among: {sheets}"),
            None => format!("does one of the sheets have the survey's header? There are: {sheets}"),
        };
        say(message, "", help)
    },
    package: |fault| {
        say(
            fault,
            "",
            "name the files of initiatives themselves, or a folder whose datapackage.json names them",
        )
    },
    mapping: |fault| say(fault, "", "correct the mapping file"),
    published: |fault| {
        say(
            fault,
            "",
            "correct the file of published figures; indsats reconcile --help describes it",
        )
    },
    groups: |fault| say(fault, "", "correct the list of groups"),
    corrections: |fault| say(fault, "", "correct the file of corrections"),
    too_large: || {
        say(
            "more rows or municipalities than can be numbered",
            "",
            "split the file, or see whether the column kommune is the right one",
        )
    },
    same: || {
        say(
            "the file is named twice, and its rows would count twice",
            "",
            "name each file once",
        )
    },
    factor_clash: |one, other| {
        say(
            format!("the price factors {one} and {other} cannot both hold"),
            "",
            "give one factor from each level, and none that leads on from a level that another leads to",
        )
    },
    factor_unused: |from, found| {
        let found = match found {
            "" => "the price level is not given".to_owned(),
            found => format!("the data is in {found} prices"),
        };
        say(
            format!("no amount is in {from} prices: {found}"),
            "",
            format!("correct the factor, or say the level of the files with --price-level {from}"),
        )
    },
    shipped: |table, why| {
        say(
            format!("the table {table} inside the program is damaged: {why}"),
            "",
            "",
        )
    },
    cancelled: || say("loading was cancelled", "", ""),
    faults: Faults {
        syntax: |reason| format!("cannot be understood: {reason}"),
        encoding: "is no UTF-8 text from here on",
        unknown_key: |key| format!("the key {key} is not known"),
        unknown_value: |key, found, expected| {
            format!("{found} is no value of {key}; expected: {expected}")
        },
        missing: |name| format!("{name} is missing"),
        outside: |path| format!("the path {path} leads out of the folder"),
        no_column: |name| format!("the file has no column {name}"),
        twice: |name| format!("{name} is named twice"),
        unknown_column: |found, expected| {
            format!("no column is called {found}; expected: {expected}")
        },
        no_rows: "no row follows the header",
        fields: |found, expected| format!("the row has {found} fields, the header {expected}"),
        no_heading: |found, expected| {
            format!("no line is the header {expected}; the first line is {found}")
        },
    },
};

fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Pdf => "a PDF document",
        Foreign::Html => "a web page (HTML)",
        Foreign::Xml => "XML",
        Foreign::Json => "JSON",
        Foreign::Picture => "a picture",
        Foreign::Document => "a text document",
        Foreign::Database => "a database",
        Foreign::Binary => "bytes that are no text",
    }
}
