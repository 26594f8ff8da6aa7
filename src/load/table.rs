//! Delimited text with the survey's header: records to rows, with their physical lines.

use std::fmt::Write as _;

use csv::{ByteRecord, ReaderBuilder};

use crate::domain::dataset::{Builder, Origin};
use crate::domain::note::{Code, Note};
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::{Reading, Report};
use crate::load::header::{Header, column_of, ordinal};
use crate::load::record::Reader;
use crate::load::{Error, quotes};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Reads the initiatives of a file into a builder.
pub(crate) fn initiatives(
    builder: &mut Builder,
    path: RawText,
    bytes: &[u8],
    report: &mut Report,
) -> Result<(), Error> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        let bytes = bytes.len() as u64;
        return Err(Error::Empty { path, bytes });
    }
    let delimiter = delimiter(bytes);
    if let Some(opening) = quotes::unclosed(bytes, delimiter) {
        return Err(Error::UnclosedQuote {
            path,
            line: opening.line,
            column: u16::try_from(opening.column).unwrap_or(u16::MAX),
            heading: None,
        });
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let failed = |path: &RawText, source: csv::Error| Error::Read {
        path: path.clone(),
        source: source.into(),
    };
    let mut record = ByteRecord::new();
    reader
        .read_byte_record(&mut record)
        .map_err(|source| failed(&path, source))?;
    let mut texts = Vec::new();
    fields(&record, &mut texts);
    let headings: Vec<_> = texts.iter().map(RawText::as_raw).collect();
    let header = Header::read(&path, &headings)?;
    let headings = texts.clone();
    let file = builder.add_origin(Origin {
        name: path.clone(),
        ..Origin::default()
    });
    let mut reading = Reading {
        headings: headings.clone(),
        header_line: 1,
        encoding: Some("UTF-8"),
        delimiter: Some(char::from(delimiter)),
        ..Reading::default()
    };
    let mut lines = Lines::new(bytes);
    note_columns(&header, file, report);
    while reader
        .read_byte_record(&mut record)
        .map_err(|source| failed(&path, source))?
    {
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.of(usize::try_from(start).unwrap_or(usize::MAX));
        let undecodable = fields(&record, &mut texts);
        if texts.iter().all(|text| text.as_raw().trimmed().is_empty()) {
            continue;
        }
        reading.records += 1;
        let at = |code, column, found| Note {
            code,
            file,
            line,
            column,
            found,
            ..Note::of_file(code, file)
        };
        let typed = || RawText::new(shortened(&record));
        if texts.len() != header.width {
            reading.held += 1;
            report.notes.push(at(Code::FieldCount, 0, typed()));
        } else if repeats(&texts, &headings) {
            reading.held += 1;
            report.notes.push(at(Code::RepeatedHeader, 0, typed()));
        } else {
            for (code, field) in oddities(&texts, &undecodable) {
                let found = texts[field].clone();
                report.notes.push(at(code, ordinal(field), found));
            }
            Reader {
                header: &header,
                file,
                line,
            }
            .read(builder, &texts, &mut report.notes)
            .map_err(|unread| unread.into_error(&path))?;
        }
    }
    reading.rows = reading.records - reading.held;
    report.readings.push(reading);
    Ok(())
}

/// Physical lines of a text, counted while it is read. The `csv` crate counts line feeds alone, and from before the
/// blank lines that it passes over.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    line: u64,
}

impl<'b> Lines<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            line: 1,
        }
    }

    /// The line, counted from 1, of the first character at or after `start` that ends no line.
    fn of(&mut self, start: usize) -> u64 {
        while let Some(byte) = self.bytes.get(self.at) {
            let ends = matches!(byte, b'\n' | b'\r');
            if self.at >= start && !ends {
                break;
            }
            let first_of_two = *byte == b'\r' && self.bytes.get(self.at + 1) == Some(&b'\n');
            self.line += u64::from(ends && !first_of_two);
            self.at += 1;
        }
        self.line
    }
}

/// The delimiter that splits the first line into the most headings of the survey; a semicolon in doubt.
pub(crate) fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .find(|line| !line.is_empty())
        .unwrap_or(bytes);
    let line = String::from_utf8_lossy(&line[..line.len().min(1 << 20)]);
    let known = |delimiter: u8| {
        let headings = line.split(char::from(delimiter));
        let columns = headings.filter_map(|text| column_of(Raw::new(text.trim_matches('"'))));
        columns.count()
    };
    DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| known(*delimiter))
        .unwrap_or(b';')
}

/// The fields of a record as text; bytes that are not UTF-8 become `\xNN`. Returns the positions of such fields.
fn fields(record: &ByteRecord, texts: &mut Vec<RawText>) -> Vec<usize> {
    texts.clear();
    let mut undecodable = Vec::new();
    for (at, field) in record.iter().enumerate() {
        texts.push(if let Ok(text) = std::str::from_utf8(field) {
            RawText::new(text)
        } else {
            undecodable.push(at);
            RawText::new(visible_bytes(field))
        });
    }
    undecodable
}

fn visible_bytes(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let _written = write!(text, "\\x{byte:02X}");
        }
    }
    text
}

/// What is odd about the characters of the fields, by position.
fn oddities<'t>(
    texts: &'t [RawText],
    undecodable: &'t [usize],
) -> impl Iterator<Item = (Code, usize)> + 't {
    let of_field = |(field, text): (usize, &'t RawText)| {
        let bytes = undecodable.contains(&field).then_some(Code::Undecodable);
        let hidden = text.as_raw().has_hidden().then_some(Code::HiddenCharacters);
        let codes = bytes.into_iter().chain(hidden);
        codes.map(move |code| (code, field))
    };
    texts.iter().enumerate().flat_map(of_field)
}

/// A record as one text for a note, at most a few hundred characters.
fn shortened(record: &ByteRecord) -> String {
    let fields: Vec<_> = record.iter().map(visible_bytes).collect();
    fields.join(";").chars().take(300).collect()
}

fn repeats(texts: &[RawText], headings: &[RawText]) -> bool {
    texts.iter().zip(headings).all(|(text, heading)| {
        text.as_raw().folded().as_str() == heading.as_raw().folded().as_str()
    })
}

fn note_columns(header: &Header, file: u16, report: &mut Report) {
    for column in header.missing() {
        report.notes.push(Note {
            code: Code::MissingColumn,
            file,
            line: 1,
            column: 0,
            found: RawText::new(column.heading()),
            ..Note::of_file(Code::MissingColumn, file)
        });
    }
    for (column, name) in &header.unknown {
        report.notes.push(Note {
            code: Code::UnknownColumn,
            file,
            line: 1,
            column: *column,
            found: name.clone(),
            ..Note::of_file(Code::UnknownColumn, file)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_decided_by_the_survey_s_headings() {
        assert_eq!(delimiter("kommune;område;a,b,c,d\n".as_bytes()), b';');
        assert_eq!(delimiter("kommune,\"område\",initiativ\n".as_bytes()), b',');
        assert_eq!(delimiter("kommune\tområde\n1;2;3".as_bytes()), b'\t');
        assert_eq!(delimiter(b"nothing known"), b';');
    }

    #[test]
    fn lines_are_counted_as_they_stand_in_the_file() {
        let text = b"a\r\nb\rc\n\n\nd";
        let mut lines = Lines::new(text);
        let starts = [0, 3, 5, 7];
        assert_eq!(starts.map(|start| lines.of(start)), [1, 2, 3, 6]);
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_kept_visible() {
        assert_eq!(visible_bytes(b"K\xF8ge"), "K\\xF8ge");
    }
}
