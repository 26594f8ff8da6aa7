//! Corrections on top of files that stay as they are: their own file is read whole, and each is applied to the text of
//! its cell before the rules of the fields see it.

mod apply;
mod cell;
mod home;
mod read;

pub use home::{Subject, home, reads, subject};
pub use read::{File, HEADINGS, read};

pub(crate) use apply::Due;

use std::path::Path;

use crate::domain::correction::{Correction, Corrections, Fate};
use crate::domain::dataset::Origin;
use crate::domain::identity::SourceFile;
use crate::domain::note::{Code, Detail, Note};
use crate::domain::raw::RawText;
use crate::domain::report::Reading;
use crate::load::header::{Header, ordinal};
use crate::load::open;
use crate::load::table::Sink;
use crate::load::{Error, Sheets};

/// The corrections of a data set that is being loaded.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    name: RawText,
    /// The identity of their file.
    file: SourceFile,
    /// How their file was read; none without a file.
    reading: Option<Reading>,
    /// The positions of file, line, column, old value, new value and reason in a record.
    columns: [usize; HEADINGS.len()],
    list: Vec<Correction>,
}

impl Ledger {
    /// Reads a file of corrections for some files of data.
    pub(crate) fn read(path: &Path, files: &[RawText]) -> Result<Self, Error> {
        let file = read(path)?;
        let mut ledger = Self {
            name: open::name(path),
            file: file.identity,
            reading: Some(Reading {
                encoding: Some(file.encoding),
                delimiter: Some(char::from(file.delimiter)),
                headings: file.headings,
                header_line: file.header_line,
                ..Reading::default()
            }),
            columns: file.columns,
            list: file.corrections.into_iter().map(|(_, one)| one).collect(),
        };
        for correction in &mut ledger.list {
            let typed = correction.file.as_raw().trimmed();
            let is_meant = |name: &&RawText| cell::names_file(typed, name.as_raw());
            if files.iter().filter(is_meant).count() > 1 {
                correction.fate = Fate::SeveralFiles;
            }
        }
        Ok(ledger)
    }

    /// True without a file of corrections.
    pub(crate) fn is_empty(&self) -> bool {
        self.reading.is_none()
    }

    /// The corrections of a table whose header was read, by line and in the order of their file.
    pub(super) fn due(
        &mut self,
        (file, origin): (u16, &Origin),
        sheets: &Sheets,
        headings: &[RawText],
        header: &Header,
    ) -> Vec<Due> {
        let mut due = Vec::new();
        for (at, correction) in self.list.iter_mut().enumerate() {
            if correction.fate == Fate::SeveralFiles
                || !cell::names_table(correction.file.as_raw().trimmed(), origin, sheets)
            {
                continue;
            }
            let typed = correction.column.as_raw().trimmed();
            match cell::field(typed, headings, header, origin.sheet.is_some()) {
                None => correction.fate = Fate::NoColumn,
                Some(field) => {
                    correction.fate = Fate::NoLine;
                    let line = correction.line;
                    due.push(Due {
                        line,
                        at,
                        file,
                        field,
                    });
                }
            }
        }
        due.sort_by_key(|due| (due.line, due.at));
        due
    }
}

impl Sink<'_> {
    /// Ends the corrections: those that were not applied are noted in their own file, which is added to the origins.
    pub(crate) fn finish_corrections(&mut self) -> Result<(), Error> {
        let ledger = std::mem::take(&mut self.ledger);
        let Some(reading) = ledger.reading else {
            return Ok(());
        };
        let origin = Origin {
            name: ledger.name.clone(),
            ..Origin::default()
        };
        let file = self.builder.add_origin(origin);
        let file = file.map_err(Error::full(&ledger.name))?;
        self.report.readings.push(reading);
        self.builder.add_source_file(ledger.file);
        let [file_at, line_at, column_at, ..] = ledger.columns;
        for (at, correction) in ledger.list.iter().enumerate() {
            let (code, field, found) = match &correction.fate {
                Fate::Applied(_) | Fate::Stale { .. } => continue,
                Fate::Repeated { .. } => (Code::RepeatedCorrection, None, RawText::default()),
                Fate::NoFile | Fate::SeveralFiles => (
                    Code::StrayCorrection,
                    Some(file_at),
                    correction.file.clone(),
                ),
                Fate::NoLine => {
                    let line = RawText::new(correction.line.to_string());
                    (Code::StrayCorrection, Some(line_at), line)
                }
                Fate::NoColumn => {
                    let column = correction.column.clone();
                    (Code::StrayCorrection, Some(column_at), column)
                }
            };
            self.report.notes.push(Note {
                line: correction.at,
                column: field.map_or(0, ordinal),
                found,
                detail: Detail::Correction(u32::try_from(at).unwrap_or(u32::MAX)),
                ..Note::of_file(code, file)
            });
        }
        let corrections = Corrections::new(ledger.name, ledger.list);
        self.builder.set_corrections(corrections);
        Ok(())
    }
}
