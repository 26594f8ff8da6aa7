//! Words of the command line that tells of files: how to read them, `indsats check` and `indsats explain`.

pub(super) mod da;
pub(super) mod en;

use crate::text::words::{With1, With2};

/// Words of the arguments that say how to read files, of `indsats check` and of `indsats explain`.
#[derive(Debug)]
pub struct Check {
    /// Words of every command's help.
    pub usage: Usage,
    /// An argument of the explorer stands before a command.
    pub misplaced: With2,
    /// The files to open.
    pub paths: &'static str,
    /// How to read them.
    pub reading: Reading,
    /// The command that checks files.
    pub about: &'static str,
    /// Examples of it, below its help.
    pub examples: &'static str,
    /// `--format`.
    pub arg_format: &'static str,
    /// `--limit`.
    pub arg_limit: &'static str,
    /// The severities of notes: refused, error, held, warning, note.
    pub severities: [&'static str; 5],
    /// The word before what to do.
    pub help: &'static str,
    /// The word before what was expected.
    pub expected: &'static str,
    /// How a file was read: lines of the head of the report.
    pub head: Head,
    /// So many more findings like the last one.
    pub more: fn(u64, &str) -> String,
    /// So many findings that are not shown.
    pub not_shown: fn(u64, &str) -> String,
    /// The sum at the end, without findings.
    pub clean: With1,
    /// Records, rows and held: `706 records = 704 rows + 2 held`. Each with its number as written.
    pub sum: fn([(u64, &str); 3]) -> String,
    /// Cell errors.
    pub cell_errors: fn(u64, &str) -> String,
    /// Warnings.
    pub warnings: fn(u64, &str) -> String,
    /// How to read more of a code.
    pub hint: With1,
    /// The report cannot be written, and why.
    pub unwritten: With1,
    /// `indsats explain`.
    pub explain: Explain,
}

/// Words of every command's help.
#[derive(Debug)]
pub struct Usage {
    /// Before the form of the command.
    pub usage: &'static str,
    /// Commands.
    pub commands: &'static str,
    /// Positional arguments.
    pub arguments: &'static str,
    /// Options.
    pub options: &'static str,
    /// `--help`.
    pub help: &'static str,
    /// `--version`.
    pub version: &'static str,
    /// The command `help`.
    pub help_command: &'static str,
}

/// Words of the arguments that say how to read files.
#[derive(Debug)]
pub struct Reading {
    /// The heading above them.
    pub heading: &'static str,
    /// `--responses`.
    pub responses: &'static str,
    /// `--published`.
    pub published: &'static str,
    /// `--groups`.
    pub groups: &'static str,
    /// `--encoding`.
    pub encoding: &'static str,
    /// `--delimiter`.
    pub delimiter: &'static str,
    /// `--sheet`.
    pub sheet: &'static str,
    /// `--all-sheets`.
    pub all_sheets: &'static str,
    /// `--map`.
    pub map: &'static str,
    /// `--accounts-year`.
    pub accounts_year: &'static str,
    /// `--price-level`.
    pub price_level: &'static str,
    /// `--price-factor`.
    pub price_factor: &'static str,
    /// `--max-cell`, `--max-columns`, `--max-header`, `--max-unpacked`.
    pub limits: [&'static str; 4],
    /// Standard input is named twice.
    pub one_input: &'static str,
    /// The text is no year.
    pub bad_year: &'static str,
    /// The text is no price factor.
    pub bad_factor: &'static str,
    /// The text is no number of bytes.
    pub bad_bytes: &'static str,
    /// The text is no delimiter.
    pub bad_delimiter: &'static str,
}

/// Words of the head of a report.
#[derive(Debug)]
pub struct Head {
    /// The names of the delimiters `;`, `,`, tab and `|`.
    pub delimiters: [&'static str; 4],
    /// Another delimiter.
    pub delimiter: With1,
    /// The line of the header.
    pub header: With1,
    /// The row of the header in a sheet.
    pub header_row: With1,
}

/// Words of `indsats explain`.
#[derive(Debug)]
pub struct Explain {
    /// The command.
    pub about: &'static str,
    /// Its argument.
    pub arg_code: &'static str,
    /// The heads of the groups of codes, by severity.
    pub groups: [&'static str; 5],
    /// How to read about one of them.
    pub foot: &'static str,
    /// A code is not known; those near it.
    pub unknown: With2,
    /// A code is not known, and none is near it.
    pub unknown_at_all: With1,
    /// Between the last two of a list.
    pub or: &'static str,
}
