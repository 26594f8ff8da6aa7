//! What an export has written, or why it could not, as sentences that are safe to print.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::{Error, Written};
use crate::domain::raw::{Raw, RawText};
use crate::text::Language;
use crate::text::export::{ExportWords, words};

/// What was written, one line a file.
#[must_use]
pub fn done(language: &Language, written: &Written) -> String {
    let words = words(language.numbers.lang());
    let line = |file: &super::File| {
        let name = named(words, &file.path);
        match file.rows {
            Some(1) => (words.written_one)(&name),
            Some(rows) => (words.written)(&name, &language.numbers.count(rows)),
            None => (words.described)(&name),
        }
    };
    let mut lines: Vec<_> = written.files.iter().map(line).collect();
    if written.held_left_out > 0 {
        let count = language.numbers.count(written.held_left_out);
        lines.push((words.held_left_out)(&count));
    }
    if written.is_constructed {
        lines.push(words.constructed.to_owned());
    }
    lines.join("\n")
}

/// Why nothing was exported.
#[must_use]
pub fn failure(language: &Language, error: &Error) -> String {
    let words = words(language.numbers.lang());
    let path = |path: &Path| named(words, path);
    let shown = |text: &RawText| text.as_raw().shown().into_string();
    match error {
        Error::Kind(output) => (words.kind)(&path(output)),
        Error::Exists(file) => (words.exists)(&path(file)),
        Error::IsInput(file) => (words.is_input)(&path(file)),
        Error::NotAFolder(file) => (words.not_a_folder)(&path(file)),
        Error::Create { folder, source } => (words.create)(&path(folder), &reason(words, source)),
        Error::Write { path: file, source } => (words.write)(&path(file), &reason(words, source)),
        Error::Unkept { file, line, column } => {
            (words.unkept)(&shown(file), &line.to_string(), column.heading())
        }
        Error::Blank { file, line } => (words.blank)(&shown(file), &line.to_string()),
        Error::SeveralPriceLevels => words.several_price_levels.to_owned(),
    }
}

fn named(words: &ExportWords, path: &Path) -> String {
    if path == Path::new("-") {
        return words.stdout.to_owned();
    }
    let name = RawText::from_os(path.as_os_str());
    name.as_raw().shown().into_string()
}

/// The reason in the reader's language where it is a known one, and the system's own words.
fn reason(words: &ExportWords, error: &io::Error) -> String {
    let [full, quota, denied, read_only, no_folder, file, large] = words.reasons;
    let known = match error.kind() {
        ErrorKind::StorageFull => Some(full),
        ErrorKind::QuotaExceeded => Some(quota),
        ErrorKind::PermissionDenied => Some(denied),
        ErrorKind::ReadOnlyFilesystem => Some(read_only),
        ErrorKind::NotFound => Some(no_folder),
        ErrorKind::NotADirectory => Some(file),
        ErrorKind::FileTooLarge => Some(large),
        _ => None,
    };
    let own = error.to_string();
    let own = Raw::new(&own).shown();
    match known {
        Some(known) => format!("{known} ({own})"),
        None => own.into_string(),
    }
}
