//! The finding of a row as one sentence that can stand in the minutes: the figure, what is behind it, what it is held
//! against, and what all of it rests on.

mod da;
mod en;
mod finding;
mod line;
mod source;

use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// The characters of a name or title that are enough to know it by.
const NAME: usize = 160;

/// Words of the minutes.
#[derive(Debug)]
struct MinutesWords {
    /// The selection as a whole, where it is what the sentence is about.
    selection: &'static str,
    /// A row, what is measured, and its value.
    is: With3,
    /// A row without a value, what is measured, and why there is none.
    none: With3,
    /// A municipality that did not respond, and what is measured.
    silent: With2,
    /// A value that amounts are missing from.
    at_least: With1,
    /// Nothing of the row is in the selection.
    nothing: &'static str,
    /// Gross expenditure, beside a number of initiatives.
    gross: With1,
    /// So many of the initiatives have no readable amount, and the figure is at least this, or uncertain.
    missing: [With1; 2],
    /// One initiative: its title, municipality and policy area.
    initiative: With3,
    /// What an initiative spends, receives, and spends net.
    own: [&'static str; 3],
    /// A part of the selection's gross expenditure; of its gross income.
    share: [With1; 2],
    /// The place by size among all initiatives.
    rank: With2,
    /// Whose average it is.
    whose: Whose,
    /// The average of some.
    average: With1,
    /// The average of some, one for each of: region, municipality, policy area, initiative.
    each: [With1; 4],
    /// An equal part for each of so many rows.
    equal_part: With1,
    /// The unweighted mean and the median of so many municipalities' own figures, and the median of so many
    /// initiatives' amounts.
    unweighted: [With1; 3],
    /// The same filter is on what it is held against.
    same_filter: With1,
    /// Above, equal to and below what it is held against, with its value.
    standings: [With2; 3],
    /// What it would be held against, with its value, where there is no figure of its own.
    reference: With2,
    /// Nothing to hold it against, and why.
    no_reference: With1,
    /// What is selected.
    selected: With1,
    /// One of several values.
    or: &'static str,
    /// A value that is excluded.
    not: With1,
    /// Municipalities that responded, of all.
    coverage: With2,
    /// What the data is, where it is constructed.
    constructed: &'static str,
    /// A file and the beginning of its hash.
    file: With2,
    /// So many more files.
    more_files: With1,
    /// The source: the files, the day, and the program.
    source: With3,
    /// A line of a page: the page, and the line.
    line: With2,
    /// What a page rests on.
    basis: With1,
}

/// Whose average it is, each with its number of municipalities.
#[derive(Debug)]
struct Whose {
    responding: With1,
    region: With2,
    peers: With1,
    group: With2,
    selection: With1,
}

fn words(lang: Lang) -> &'static MinutesWords {
    match lang {
        Lang::Da => &da::MINUTES,
        Lang::En => &en::MINUTES,
    }
}

impl Language {
    fn minutes_words(&self) -> &'static MinutesWords {
        words(self.numbers.lang())
    }
}

/// The parts as one sentence. What is shown of a text from a file keeps blanks that mean nothing here.
fn sentence(parts: &[String]) -> String {
    let said = parts.join("; ");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    if said.ends_with('.') {
        said
    } else {
        format!("{said}.")
    }
}

/// A name that a file has, as much of it as is needed.
fn short(name: String) -> String {
    match name.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name,
    }
}
