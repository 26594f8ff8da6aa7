//! Errors of loading in words: where, what was found, and what to do.

pub(super) mod da;
pub(super) mod en;
mod words;

pub(super) use words::Refusals;

use std::io::{self, ErrorKind};

use crate::domain::raw::{Raw, RawText};
use crate::load::{Error, Fault, Limit, List};
use crate::text::Language;
use crate::text::note::{NoteText, cut, names};

/// Sheets that a refusal names.
const MOST_SHEETS: usize = 8;

impl Language {
    /// An error of loading as one paragraph, safe to print: file, line, column, what is wrong, what to do, and that
    /// nothing is loaded.
    #[must_use]
    pub fn load_error(&self, error: &Error) -> String {
        let words = &self.words.refusals;
        let said = self.refusal(error);
        let first = match self.refused_at(error) {
            place if place.is_empty() => said.message,
            place => format!("{place}: {}", said.message),
        };
        let mut sentences = vec![sentence(first)];
        if !said.expected.is_empty() {
            sentences.push(sentence(format!("{}: {}", words.expected, said.expected)));
        }
        if !said.help.is_empty() {
            sentences.push(sentence(capital(&said.help)));
        }
        if error.code().is_some() {
            sentences.push(words.nothing_loaded.to_owned());
        }
        sentences.join(" ")
    }

    /// Where an error of loading stands, in words: `svar.csv, line 3, column 10 (indhold)`.
    #[must_use]
    pub fn refused_at(&self, error: &Error) -> String {
        let words = &self.words.refusals;
        let Some(path) = error.path() else {
            return String::new();
        };
        let mut parts = vec![path.as_raw().shown().into_string()];
        let (line, column) = error.place();
        if line > 0 {
            parts.push((words.line)(&line.to_string()));
        }
        let word = match error {
            Error::BadMapping { .. } => words.character,
            _ => words.column,
        };
        let heading = match error {
            Error::UnclosedQuote { heading, .. } | Error::BadList { heading, .. } => {
                heading.as_ref()
            }
            _ => None,
        };
        match (column, heading) {
            (0, _) => {}
            (column, None) => parts.push(word(&column.to_string())),
            (column, Some(heading)) => {
                let heading = cut(heading.as_raw());
                parts.push(format!("{} ({heading})", word(&column.to_string())));
            }
        }
        parts.join(", ")
    }

    /// An error of loading in its parts, without its place.
    #[must_use]
    pub fn refusal(&self, error: &Error) -> NoteText {
        let words = &self.words.refusals;
        match error {
            Error::Read { source, .. } => (words.unread)(&self.system(source)),
            Error::Empty { bytes, .. } => (words.empty)(&self.numbers.count(*bytes)),
            Error::NoHeader { wanted, found, .. } => (words.no_header)(wanted, &list(found)),
            Error::MissingColumn {
                column,
                found,
                similar,
                is_double,
                ..
            } => {
                let similar = similar.as_ref().map(|name| self.name(name));
                (words.missing)(
                    column.heading(),
                    &list(found),
                    similar.as_deref(),
                    *is_double,
                )
            }
            Error::RepeatedColumn { column, at, .. } => (words.repeated)(*at, column.heading()),
            Error::UnclosedQuote { .. } => (words.unclosed)(),
            Error::Compressed { kind, .. } => (words.compressed)(kind),
            Error::NotATable { kind, .. } => (words.foreign)(*kind),
            Error::UnknownEncoding { looks, flag, .. } => {
                (words.encoding)(&cut(Raw::new(looks)), *flag)
            }
            Error::OldWorkbook { .. } => (words.old)(),
            Error::DamagedWorkbook { reason, .. } => (words.damaged)(&cut(reason.as_raw())),
            Error::ForbiddenContent { .. } => (words.forbidden)(),
            Error::BeyondLimit { limit, most, .. } => {
                (words.beyond)(*limit, &self.numbers.count(*most), flag(*limit))
            }
            Error::SheetChoice { sheets, .. } => (words.choice)(&self.sheets(sheets)),
            Error::NoSheet { wanted, sheets, .. } => {
                let wanted = wanted.as_ref().map(|name| self.name(name));
                (words.no_sheet)(wanted.as_deref(), &self.sheets(sheets))
            }
            Error::BadPackage { fault, .. } => (words.package)(&self.fault(fault)),
            Error::BadMapping { fault, .. } => (words.mapping)(&self.fault(fault)),
            Error::BadList { list, fault, .. } => {
                let say = match list {
                    List::Groups => words.groups,
                    List::Corrections => words.corrections,
                    List::Published => words.published,
                };
                say(&self.fault(fault))
            }
            Error::TooLarge { .. } => (words.too_large)(),
            Error::SameFile { .. } => (words.same)(),
            Error::FactorClash(one, other) => {
                (words.factor_clash)(&one.to_string(), &other.to_string())
            }
            Error::FactorUnused { factor, found } => {
                let found: Vec<_> = found.iter().map(ToString::to_string).collect();
                (words.factor_unused)(&factor.from().to_string(), &found.join(", "))
            }
            Error::Shipped { table, reason } => (words.shipped)(table, &Raw::new(reason).shown()),
            Error::Cancelled => (words.cancelled)(),
        }
    }

    /// What begins the line that tells an error: the word for it, and its code.
    #[must_use]
    pub fn error_label(&self, error: &Error) -> String {
        let word = self.words.program.error;
        match error.code() {
            Some(code) => format!("{word} [{}]", code.id()),
            None => word.to_owned(),
        }
    }

    /// An error of the system: in words where it is a common one, with the system's own in any case.
    #[must_use]
    pub fn system(&self, error: &io::Error) -> String {
        let at = match error.kind() {
            ErrorKind::NotFound => Some(0),
            ErrorKind::IsADirectory => Some(1),
            ErrorKind::PermissionDenied => Some(2),
            ErrorKind::StorageFull => Some(3),
            ErrorKind::UnexpectedEof => Some(4),
            ErrorKind::InvalidData => Some(5),
            ErrorKind::NotADirectory => Some(6),
            ErrorKind::ReadOnlyFilesystem => Some(7),
            ErrorKind::OutOfMemory => Some(8),
            ErrorKind::TimedOut => Some(9),
            _ => None,
        };
        let original = Raw::new(&error.to_string()).shown().into_string();
        match at {
            Some(at) => format!("{} ({original})", self.words.refusals.system[at]),
            None => original,
        }
    }

    /// What is wrong with a mapping, a package or a list.
    fn fault(&self, fault: &Fault) -> String {
        let words = &self.words.refusals.faults;
        let quoted = |text: &str| (self.words.terms.quoted)(&cut(Raw::new(text)));
        match fault {
            Fault::Syntax(reason) => (words.syntax)(&Raw::new(reason).shown()),
            Fault::Encoding => words.encoding.to_owned(),
            Fault::UnknownKey(key) => (words.unknown_key)(&quoted(key)),
            Fault::UnknownValue {
                key,
                found,
                expected,
            } => (words.unknown_value)(&quoted(key), &quoted(found), &Raw::new(expected).shown()),
            Fault::Missing(name) => (words.missing)(&quoted(name)),
            Fault::OutsidePath(path) => (words.outside)(&quoted(path)),
            Fault::NoSuchColumn(name) => (words.no_column)(&quoted(name)),
            Fault::Twice(name) => (words.twice)(&quoted(name)),
            Fault::UnknownColumn { found, expected } => {
                (words.unknown_column)(&quoted(found), &Raw::new(expected).shown())
            }
            Fault::Fields(found, expected) => {
                let count = |count: &usize| self.numbers.count(*count as u64);
                (words.fields)(&count(found), &count(expected))
            }
            Fault::NoRows => words.no_rows.to_owned(),
            Fault::NoHeading { found, expected } => {
                (words.no_heading)(&quoted(found), &Raw::new(expected).shown())
            }
        }
    }

    /// The names of the first sheets, and how many more there are.
    fn sheets(&self, sheets: &[RawText]) -> String {
        let (named, left_out) = match sheets.len() {
            all if all > MOST_SHEETS + 1 => sheets.split_at(MOST_SHEETS),
            _ => (sheets, [].as_slice()),
        };
        if left_out.is_empty() {
            return list(named);
        }
        let count = self.numbers.count(left_out.len() as u64);
        format!("{} {}", list(named), (self.words.refusals.more)(&count))
    }

    fn name(&self, name: &RawText) -> String {
        (self.words.terms.quoted)(&cut(name.as_raw()))
    }
}

fn list(texts: &[RawText]) -> String {
    names(texts.iter().map(RawText::as_raw))
}

/// The flag that raises a limit.
fn flag(limit: Limit) -> &'static str {
    match limit {
        Limit::Cell => "--max-cell",
        Limit::Columns => "--max-columns",
        Limit::Header => "--max-header",
        Limit::Unpacked => "--max-unpacked",
    }
}

/// The text with its full stop.
fn sentence(mut text: String) -> String {
    if !text.ends_with(['.', '?', '!']) {
        text.push('.');
    }
    text
}

/// The text with its first letter as a sentence begins.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests;
