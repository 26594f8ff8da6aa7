//! Notes of the table that is being read, with the records that they are about.

use std::ops::Range;

use crate::domain::column::Column;
use crate::domain::dataset::RowId;
use crate::domain::note::{Code, Detail, Excerpted, Note};
use crate::domain::prose::Extent;
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::{Excerpt, Text};
use crate::load::fields::Finding;
use crate::load::header::{self, ordinal};
use crate::load::record::{Record, line_ends};
use crate::load::table::Sink;

/// So many unknown columns are named one by one; more are counted.
const MOST_COLUMNS_NAMED: usize = 20;

impl Sink<'_> {
    /// Notes how the file is written and what its header has and lacks.
    pub(super) fn note_columns(&mut self, line: u64) {
        let Some(table) = &self.table else {
            return;
        };
        let of_file = |code| Note {
            line,
            ..Note::of_file(code, table.file)
        };
        let mut notes = Vec::new();
        let named = |code, text: &str| Note {
            found: RawText::new(text),
            ..Note::of_file(code, table.file)
        };
        notes.extend(
            table
                .reading
                .encoding
                .map(|name| named(Code::Encoding, name)),
        );
        if let Some(delimiter) = table.reading.delimiter {
            notes.push(Note {
                detail: Detail::Char(delimiter),
                ..named(Code::Delimiter, "")
            });
        }
        if !table.header.unnamed.is_empty() {
            notes.push(Note {
                detail: Detail::Count(table.header.unnamed.len() as u64),
                ..of_file(Code::UnnamedColumn)
            });
        }
        // A mapping that says that the table does not have the column has answered the note.
        let is_told = |column: &Column| {
            let mapping = self.mapping.as_deref().filter(|_| table.is_mapped);
            mapping.is_some_and(|mapping| mapping.is_nowhere(*column))
        };
        let missing = table.header.missing().filter(|column| !is_told(column));
        notes.extend(missing.map(|column| Note {
            detail: Detail::Column(column),
            ..of_file(Code::MissingColumn)
        }));
        let amounts = [Column::Gross, Column::Income].into_iter();
        let amounts = amounts.filter_map(|column| table.header.position(column));
        let headings = &table.reading.headings;
        let strange = |at: &usize| header::has_other_unit(headings[*at].as_raw());
        notes.extend(amounts.filter(strange).map(|at| Note {
            column: ordinal(at),
            found: cut(headings[at].as_raw()),
            ..of_file(Code::OtherUnit)
        }));
        if let Some(mapping) = self.mapping.as_deref().filter(|_| table.is_mapped) {
            let mapped = headings.iter().enumerate().filter_map(|(at, heading)| {
                let column = mapping.column(heading.as_raw(), at + 1)?;
                Some(Note {
                    column: ordinal(at),
                    found: cut(heading.as_raw()),
                    detail: Detail::Column(column),
                    ..of_file(Code::MappedColumn)
                })
            });
            notes.extend(mapped);
        }
        let unknown = &table.header.unknown;
        let few = unknown.len() <= MOST_COLUMNS_NAMED;
        let told = if few { unknown.len() } else { 1 };
        notes.extend(unknown.iter().take(told).map(|at| Note {
            column: ordinal(*at),
            found: cut(table.reading.headings[*at].as_raw()),
            detail: if few {
                Detail::None
            } else {
                Detail::Count(unknown.len() as u64)
            },
            ..of_file(Code::UnknownColumn)
        }));
        self.report.notes.extend(notes);
    }

    /// Notes a column without a heading that holds something.
    pub(super) fn note_nameless(&mut self, at: usize) {
        let Some(table) = &self.table else {
            return;
        };
        self.report.notes.push(Note {
            line: table.reading.header_line,
            column: ordinal(at),
            ..Note::of_file(Code::UnknownColumn, table.file)
        });
    }

    /// Looks at the header as a record: what stands in its cells, and how.
    pub(crate) fn look_at_header(&mut self, record: &Record<'_>) {
        let mut findings: Vec<_> = record
            .flaws
            .iter()
            .map(|flaw| Finding {
                code: flaw.code,
                field: flaw.field,
                detail: flaw.detail,
            })
            .collect();
        findings.extend(record.hidden().map(|(field, hidden)| Finding {
            code: Code::HiddenCharacters,
            field,
            detail: Detail::Char(hidden),
        }));
        self.note_fields(record, &findings, None);
    }

    /// Notes something about the file as a whole.
    pub(crate) fn note_file(&mut self, code: Code, line: u64, detail: Detail) {
        let file = self.table.as_ref().map_or(0, |table| table.file);
        self.report.notes.push(Note {
            line,
            detail,
            ..Note::of_file(code, file)
        });
    }

    /// Notes something about the file as a whole that a text tells: the sheet that was or was not read.
    pub(crate) fn note_text(&mut self, code: Code, found: &str) {
        let last = self.report.readings.len().saturating_sub(1);
        let last = u16::try_from(last).unwrap_or(u16::MAX);
        let file = self.table.as_ref().map_or(last, |table| table.file);
        self.report.notes.push(Note {
            found: cut(Raw::new(found)),
            ..Note::of_file(code, file)
        });
    }

    /// Adds notes about the fields of a record. Returns its excerpt.
    pub(super) fn note_fields(
        &mut self,
        record: &Record<'_>,
        findings: &[Finding],
        row: Option<RowId>,
    ) -> Excerpting {
        if findings.is_empty() && row.is_none() {
            return Excerpting::default();
        }
        let excerpt = self.excerpt(record, None);
        let notes: Vec<_> = findings
            .iter()
            .map(|finding| Note {
                row,
                ..self.noted(
                    record,
                    &excerpt,
                    finding.code,
                    Some(finding.field),
                    finding.detail,
                )
            })
            .collect();
        self.report.notes.extend(notes);
        excerpt
    }

    /// Keeps the text of a record for its notes.
    pub(super) fn excerpt(&mut self, record: &Record<'_>, held: Option<Code>) -> Excerpting {
        let (text, spans) = record.text();
        let length = u32::try_from(text.len());
        let (file, is_shelved) = self
            .table
            .as_ref()
            .map_or((0, false), |table| (table.file, table.is_shelved));
        let in_file = record.at.filter(|_| is_shelved).and_then(|at| {
            let length = length.ok()?;
            Some(Text::InFile(Extent { file, length, at }))
        });
        let at = u32::try_from(self.report.excerpts.len()).ok();
        let (mut before, mut breaks) = (0, 0);
        let breaks = spans.iter().map(|span| {
            breaks += line_ends(&text[before..span.start]);
            before = span.start;
            breaks
        });
        let breaks = breaks.collect();
        self.report.excerpts.push(Excerpt {
            file,
            line: record.line,
            text: in_file.unwrap_or_else(|| RawText::new(text).into()),
            held,
        });
        Excerpting { at, spans, breaks }
    }

    pub(super) fn noted(
        &self,
        record: &Record<'_>,
        excerpt: &Excerpting,
        code: Code,
        field: Option<usize>,
        detail: Detail,
    ) -> Note {
        let file = self.table.as_ref().map_or(0, |table| table.file);
        let span = field.and_then(|field| excerpt.spans.get(field));
        let breaks = field.and_then(|field| excerpt.breaks.get(field));
        let found = match field {
            Some(field) => cut(record.cell(field)),
            None => cut(Raw::new(&record.text().0)),
        };
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Note {
            code,
            line: record.line + breaks.copied().unwrap_or(0),
            column: field.map_or(0, ordinal),
            found,
            detail,
            excerpt: excerpt.at.map(|at| Excerpted {
                at,
                start: span.map_or(0, |span| byte(span.start)),
                end: span.map_or(0, |span| byte(span.end)),
            }),
            ..Note::of_file(code, file)
        }
    }
}

/// The text of a record that notes are about, by its place among the excerpts.
#[derive(Debug, Default)]
pub(super) struct Excerpting {
    at: Option<u32>,
    spans: Vec<Range<usize>>,
    /// Line ends in the record before each field.
    breaks: Vec<u64>,
}

/// The beginning of a text, as much as a note keeps.
pub(super) fn cut(text: Raw<'_>) -> RawText {
    let text = text.lossless();
    let end = text.char_indices().nth(Note::LONGEST_FOUND);
    RawText::new(&text[..end.map_or(text.len(), |(at, _)| at)])
}
