//! The report for programs: one JSON object in one line, its keys always in the same order.
//!
//! Text from files is lossless: what is hidden is written as `\uXXXX`, so that no terminal acts on it.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

use crate::domain::dataset::{Dataset, Origin};
use crate::domain::note::{Code, Note, Severity};
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::{Reading, Report};
use crate::load::Error;
use crate::text::note::column_name;
use crate::text::{Language, note::NoteText};

#[derive(Serialize)]
struct Whole<F, N> {
    /// What the constructed example is; a file of one's own has no such key.
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<&'static str>,
    files: F,
    records: u64,
    rows: u64,
    held: u64,
    cell_errors: u64,
    warnings: u64,
    notes: N,
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    encoding: Option<&'a str>,
    delimiter: Option<char>,
    sheet: Option<&'a str>,
    header_line: Option<u64>,
    records: u64,
    rows: u64,
    held: u64,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: Option<&'static str>,
    severity: &'static str,
    file: Option<&'a str>,
    line: Option<u64>,
    column: Option<u16>,
    column_name: Option<String>,
    found: Option<&'a str>,
    expected: Option<String>,
    help: Option<String>,
}

/// Writes everything that loading found, conventions included.
pub(super) fn write(
    language: &Language,
    data: &Dataset,
    report: &Report,
    out: &mut impl Write,
) -> io::Result<()> {
    let counts = report.counts();
    let files = data.origins().iter().zip(&report.readings);
    let whole = Whole {
        notice: language.notice(data),
        files: Stream(|| {
            files
                .clone()
                .map(|(origin, reading)| File::of(origin, reading))
        }),
        records: counts.records,
        rows: counts.rows,
        held: counts.held,
        cell_errors: counts.cell_errors,
        warnings: counts.warnings,
        notes: Stream(|| {
            let entry = |note| Entry::of(language, data, report, note);
            report.notes.iter().map(entry)
        }),
    };
    object(&whole, out)
}

/// Writes why nothing was loaded, in the same shape.
pub(super) fn refusals(
    language: &Language,
    errors: &[Error],
    out: &mut impl Write,
) -> io::Result<()> {
    let texts: Vec<_> = errors
        .iter()
        .map(|error| {
            let text = language.refusal(error);
            (error, found_in(error, &text), text)
        })
        .collect();
    let entries: Vec<_> = texts
        .iter()
        .map(|(error, found, text)| refusal(error, found, text))
        .collect();
    let whole = Whole {
        notice: None,
        files: [(); 0],
        records: 0,
        rows: 0,
        held: 0,
        cell_errors: 0,
        warnings: 0,
        notes: entries,
    };
    object(&whole, out)
}

fn refusal<'a>(error: &'a Error, found: &'a str, text: &NoteText) -> Entry<'a> {
    let (line, column) = error.place();
    let heading = match error {
        Error::UnclosedQuote { heading, .. } | Error::BadList { heading, .. } => heading.as_ref(),
        _ => None,
    };
    Entry {
        code: error.code().map(Code::id),
        severity: severity(Severity::Refused),
        file: error.path().map(lossless),
        line: (line > 0).then_some(line),
        column: (column > 0).then_some(column),
        column_name: heading.map(|name| lossless(name).to_owned()),
        found: some(found),
        expected: owned(text.expected.clone()),
        help: owned(text.help.clone()),
    }
}

impl<'a> File<'a> {
    fn of(origin: &'a Origin, reading: &'a Reading) -> Self {
        Self {
            name: lossless(&origin.name),
            encoding: reading.encoding,
            delimiter: reading.delimiter,
            sheet: origin.sheet.as_ref().map(lossless),
            header_line: (reading.header_line > 0).then_some(reading.header_line),
            records: reading.records,
            rows: reading.rows,
            held: reading.held,
        }
    }
}

impl<'a> Entry<'a> {
    fn of(language: &Language, data: &'a Dataset, report: &'a Report, note: &'a Note) -> Self {
        let text = language.note(data, report, note);
        let origin = data.origins().get(usize::from(note.file));
        Self {
            code: Some(note.code.id()),
            severity: severity(note.code.severity()),
            file: origin.map(|origin| lossless(&origin.name)),
            line: (note.line > 0).then_some(note.line),
            column: (note.column > 0).then_some(note.column),
            column_name: column_name(report, note).map(|name| lossless(&name).to_owned()),
            found: some(lossless(&note.found)),
            expected: owned(text.expected),
            help: owned(text.help),
        }
    }
}

/// What stands in the file instead of what was looked for.
fn found_in(error: &Error, text: &NoteText) -> String {
    let list = |names: &[RawText]| {
        let names: Vec<_> = names.iter().map(lossless).collect();
        names.join(", ")
    };
    match error {
        Error::NoHeader { found, .. } | Error::MissingColumn { found, .. } => list(found),
        Error::SheetChoice { sheets, .. } | Error::NoSheet { sheets, .. } => list(sheets),
        Error::DamagedWorkbook { reason, .. } => lossless(reason).to_owned(),
        Error::UnknownEncoding { looks, .. } => looks.clone(),
        Error::Compressed { kind, .. } => (*kind).to_owned(),
        Error::Read { .. }
        | Error::Empty { .. }
        | Error::RepeatedColumn { .. }
        | Error::UnclosedQuote { .. }
        | Error::NotATable { .. }
        | Error::OldWorkbook { .. }
        | Error::ForbiddenContent { .. }
        | Error::BeyondLimit { .. }
        | Error::BadPackage { .. }
        | Error::BadMapping { .. }
        | Error::BadList { .. }
        | Error::Shipped { .. }
        | Error::TooLarge { .. }
        | Error::SameFile { .. }
        | Error::FactorClash(..)
        | Error::FactorUnused { .. }
        | Error::Cancelled => text.message.clone(),
    }
}

/// The name of a severity, which is no word for people.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Refused => "refused",
        Severity::Error => "error",
        Severity::Held => "held",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn lossless(text: &RawText) -> &str {
    text.as_raw().lossless()
}

fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn owned(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// A list that is made while it is written.
struct Stream<F>(F);

impl<F, I> Serialize for Stream<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Writes an object in one line in which no character is hidden.
pub(in crate::cli) fn object(whole: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Visible);
    whole.serialize(&mut serializer).map_err(io::Error::from)?;
    writeln!(out)
}

/// Writes compact JSON in which no character is hidden.
struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut plain = 0;
        for (at, character) in fragment.char_indices() {
            let end = at + character.len_utf8();
            if !is_hidden(&fragment[at..end], character) {
                continue;
            }
            writer.write_all(&fragment.as_bytes()[plain..at])?;
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            plain = end;
        }
        writer.write_all(&fragment.as_bytes()[plain..])
    }
}

fn is_hidden(text: &str, character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_control()
    } else {
        Raw::new(text).has_hidden()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::check::fixture;
    use crate::text::Lang;

    fn json(findings: usize) -> String {
        let (data, report) = fixture::loaded(findings);
        let mut out = Vec::new();
        let language = Language::new(Lang::En).unwrap();
        write(&language, &data, &report, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_object_has_the_same_keys_in_the_same_order() {
        insta::assert_snapshot!(json(1));
    }

    #[test]
    fn hidden_characters_are_escaped_and_come_back_as_they_were() {
        let text = "a\u{9b}2J\u{202e}\u{e0073}\u{7f}\u{1b}æ";
        let mut out = Vec::new();
        object(&text, &mut out).unwrap();
        let written = String::from_utf8(out).unwrap();
        assert_eq!(
            written,
            "\"a\\u009b2J\\u202e\\udb40\\udc73\\u007f\\u001bæ\"\n"
        );
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
