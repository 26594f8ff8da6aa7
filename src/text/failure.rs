//! Errors of loading as sentences: what, where, and what to do.

use std::io::ErrorKind;

use crate::domain::raw::{Raw, RawText};
use crate::load::Error;
use crate::text::Language;

impl Language {
    /// An error of loading as one sentence, safe to print.
    #[must_use]
    pub fn load_error(&self, error: &Error) -> String {
        let program = &self.words.program;
        let shown = |path: &RawText| path.as_raw().shown().into_string();
        let outside = |text: String| Raw::new(&text).shown().into_string();
        match error {
            Error::Read { path, source } => {
                let [missing, folder, denied] = program.unread;
                let why = match source.kind() {
                    ErrorKind::NotFound => missing.to_owned(),
                    ErrorKind::IsADirectory => folder.to_owned(),
                    ErrorKind::PermissionDenied => denied.to_owned(),
                    _ => outside(source.to_string()),
                };
                (program.cannot_read)(&shown(path), &why)
            }
            Error::Empty { path, .. } => (program.file_empty)(&shown(path)),
            Error::NoHeader { path, wanted, .. } => (program.no_header)(&shown(path), wanted),
            Error::MissingColumn {
                path,
                column,
                found,
                ..
            } => {
                let found: Vec<_> = found.iter().map(shown).collect();
                (program.missing_column)(&shown(path), column.heading(), &found.join(", "))
            }
            Error::RepeatedColumn {
                path, column, at, ..
            } => {
                let at = format!("{}, {}", at.0, at.1);
                (program.repeated_column)(&shown(path), column.heading(), &at)
            }
            Error::UnclosedQuote {
                path, line, column, ..
            } => (program.unclosed_quote)(&shown(path), &line.to_string(), &column.to_string()),
            Error::Shipped { table, reason } => (program.damaged)(table, reason),
            Error::TooLarge { path } => (program.too_large)(&shown(path)),
            other => outside(other.to_string()),
        }
    }
}
