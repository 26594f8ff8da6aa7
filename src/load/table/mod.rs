//! The one way into a data set: a header, then record after record, whatever kind of file they come from.

mod end;
mod extras;
mod row;
mod start;

pub(crate) use row::Row;
pub(crate) use start::Start;

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::column::Column;
use crate::domain::dataset::{Builder, Response};
use crate::domain::note::{Code, Detail, FieldHint};
use crate::domain::place::PlaceId;
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::{Reading, Report};
use crate::load::constructed::Purposes;
use crate::load::corrections::{Due, Ledger};
use crate::load::duplicates::Duplicates;
use crate::load::fields::Conventions;
use crate::load::find;
use crate::load::header::{self, Header, ordinal};
use crate::load::held::{Held, held};
use crate::load::mapping::Mapping;
use crate::load::record::Record;
use crate::load::shelf::{Volume, Volumes};
use crate::load::table::extras::Extras;
use crate::load::{Error, Limit, Limits, Options, Progress, suggest};

/// The table that is being read.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) path: RawText,
    pub(super) file: u16,
    pub(super) header: Header,
    /// The mapping is about it.
    pub(super) is_mapped: bool,
    /// Its long texts are left in the file.
    pub(super) is_shelved: bool,
    pub(super) reading: Reading,
    /// Blank records whose place is not decided: the line of the first, and how many.
    pub(super) blank: Option<(u64, u64)>,
    /// Blank records between others.
    pub(super) between: Option<(u64, u64)>,
    /// A record has come that blank ones stand before.
    pub(super) is_settled: bool,
    pub(super) conventions: Conventions,
    pub(super) extras: Extras,
    /// The positions of columns without a heading that hold something, as they were found.
    pub(super) nameless: Vec<usize>,
    /// The corrections of its cells, by line.
    pub(super) due: Vec<Due>,
}

impl Table {
    /// Decides the place of the blank records so far: they stand between others.
    pub(super) fn settle(&mut self) {
        self.is_settled = true;
        if let Some((line, count)) = self.blank.take() {
            let (_, between) = self.between.get_or_insert((line, 0));
            *between += count;
        }
    }
}

/// A data set that is being loaded.
#[derive(Debug)]
pub(crate) struct Sink<'s> {
    pub(crate) builder: Builder,
    pub(crate) report: Report,
    pub(super) options: &'s Options,
    pub(super) mapping: Option<Arc<Mapping>>,
    pub(crate) ledger: Ledger,
    volumes: Arc<Volumes>,
    pub(super) progress: &'s Progress,
    pub(super) duplicates: Duplicates,
    pub(crate) purposes: Purposes,
    suggestions: HashMap<PlaceId, Detail>,
    names: suggest::Names,
    /// The headings of every table so far that the mapping is about.
    headings: Vec<RawText>,
    pub(super) table: Option<Table>,
}

impl<'s> Sink<'s> {
    pub(crate) fn new(
        builder: Builder,
        options: &'s Options,
        mapping: Option<Mapping>,
        progress: &'s Progress,
    ) -> Self {
        Self {
            builder,
            report: Report::default(),
            options,
            mapping: mapping.map(Arc::new),
            ledger: Ledger::default(),
            volumes: Arc::default(),
            progress,
            duplicates: Duplicates::default(),
            purposes: Purposes::default(),
            suggestions: HashMap::new(),
            names: suggest::Names::default(),
            headings: Vec::new(),
            table: None,
        }
    }

    pub(crate) fn limits(&self) -> &'s Limits {
        &self.options.limits
    }

    /// The delimiter that the user asked for.
    pub(crate) fn delimiter(&self) -> Option<u8> {
        u8::try_from(self.options.delimiter?).ok()
    }

    /// Says how far the reader has come.
    pub(crate) fn advance(&self, bytes: u64) -> Result<(), Error> {
        let rows = self.builder.so_far().len();
        self.progress.advance(bytes, rows as u64)
    }

    /// How many of some headings are known.
    pub(crate) fn known(&self, headings: &[Raw<'_>]) -> usize {
        let own = find::known(headings, |heading, _| header::column_of(heading));
        known_by(self.mapping.as_deref(), headings).max(own)
    }

    /// The mapping, where it is about a table with these headings: the survey's own tables may stand beside foreign ones.
    fn mapping_for(&self, headings: &[RawText]) -> Option<&Mapping> {
        let headings: Vec<_> = headings.iter().map(RawText::as_raw).collect();
        let own = find::known(&headings, |heading, _| header::column_of(heading));
        let mapping = self.mapping.as_deref();
        mapping.filter(|mapping| known_by(Some(mapping), &headings) >= own)
    }

    /// The first column that the mapping names and none of the headings is.
    fn unmapped(&self, headings: &[RawText]) -> Option<Error> {
        let headings: Vec<_> = headings.iter().map(RawText::as_raw).collect();
        self.mapping
            .as_deref()?
            .unused(&headings)
            .into_iter()
            .next()
    }

    /// Ends the data set: every column that the mapping names must have stood in one of the tables.
    pub(crate) fn finish(self) -> Result<(Builder, Report), Error> {
        match self.unmapped(&self.headings) {
            Some(error) => Err(error),
            None => Ok((self.builder, self.report)),
        }
    }

    /// Begins a table at its header.
    pub(crate) fn open(
        &mut self,
        start: Start,
        line: u64,
        headings: &[RawText],
    ) -> Result<(), Error> {
        let most = self.limits().columns;
        if headings.len() as u64 > most {
            return Err(Error::BeyondLimit {
                path: start.path,
                line,
                column: ordinal(usize::try_from(most).unwrap_or(usize::MAX)),
                limit: Limit::Columns,
                most,
            });
        }
        let mapping = self.mapping_for(headings);
        let meaning = |heading: Raw<'_>, at| match mapping {
            Some(mapping) => mapping.meaning(heading, at + 1),
            None => header::column_of(heading),
        };
        let is_mapped = mapping.is_some();
        let header = match Header::read(&start.path, line, headings, meaning) {
            // A column that the mapping looks for in vain is the better reason.
            Err(error) => return Err(self.unmapped(headings).unwrap_or(error)),
            Ok(header) => header,
        };
        if is_mapped {
            self.headings.extend_from_slice(headings);
        }
        let extras = self.extra_columns(&header, headings);
        let says_years = header.position(Column::Year).is_some();
        let origin = start.origin(says_years);
        let file = self.builder.add_origin(origin.clone());
        let file = file.map_err(Error::full(&start.path))?;
        let sheets = &self.options.sheets;
        let due = self.ledger.due((file, &origin), sheets, headings, &header);
        let shelved = start.handle.filter(|_| start.encoding == Some("UTF-8"));
        let volume = shelved.zip(start.delimiter).map(|(handle, delimiter)| {
            let mapping = self.mapping.clone().filter(|_| is_mapped);
            Volume::new(handle, delimiter, &header, mapping)
        });
        let is_shelved = volume.is_some();
        if let Some(volume) = volume {
            self.volumes = Arc::new(self.volumes.and(file, volume));
            self.builder.set_shelf(self.volumes.clone());
        }
        let reading = Reading {
            encoding: start.encoding,
            delimiter: start.delimiter.map(char::from),
            headings: headings.to_vec(),
            columns: (0..headings.len()).map(|at| header.column_at(at)).collect(),
            header_line: line,
            ..Reading::default()
        };
        self.table = Some(Table {
            path: start.path,
            file,
            header,
            is_mapped,
            is_shelved,
            reading,
            blank: None,
            between: None,
            is_settled: false,
            conventions: Conventions::default(),
            extras,
            nameless: Vec::new(),
            due,
        });
        self.note_columns(line);
        Ok(())
    }

    /// Takes a record: a row, one that is held, or a blank one.
    pub(crate) fn take(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let Some(table) = &mut self.table else {
            return Ok(());
        };
        if record.is_blank() {
            self.blank(record.line, 1);
            return Ok(());
        }
        table.reading.records += 1;
        let most = self.options.limits.cell;
        let too_long = |cell: &std::borrow::Cow<'_, str>| cell.len() as u64 > most;
        if let Some(at) = record.cells.iter().position(too_long) {
            return Err(Error::BeyondLimit {
                path: table.path.clone(),
                line: record.line,
                column: ordinal(at),
                limit: Limit::Cell,
                most,
            });
        }
        self.take_corrected(record)
    }

    /// Makes a record a row, or holds it.
    pub(super) fn sort(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let Some(table) = &mut self.table else {
            return Ok(());
        };
        let places = self.builder.so_far().places();
        let mapping = self.mapping.as_deref().filter(|_| table.is_mapped);
        let held = held(
            record,
            (&table.header, mapping),
            &table.reading.headings,
            places,
        );
        // Blank records before a sum or a footnote are still those after the last row.
        let ends = held.is_some_and(|held| matches!(held.code, Code::HeldTotal | Code::Footnote));
        if !ends {
            table.settle();
        }
        match held {
            Some(held) => {
                self.hold(record, held);
                Ok(())
            }
            None => self.row(record),
        }
    }

    /// Blank records from a line on.
    pub(crate) fn blank(&mut self, line: u64, more: u64) {
        if let Some(table) = &mut self.table {
            let (_, count) = table.blank.get_or_insert((line, 0));
            *count += more;
        }
    }

    fn hold(&mut self, record: &Record<'_>, held: Held) {
        if let Some(table) = &mut self.table {
            table.reading.held += 1;
        }
        if let Some(place) = held.responded
            && self.builder.response(place) == Response::Unknown
        {
            self.builder.set_response(place, Response::Responded);
        }
        let excerpt = self.excerpt(record, Some(held.code));
        let note = |code| self.noted(record, &excerpt, code, held.field, held.detail);
        let notes = match held.code {
            Code::HeldTotal => vec![note(Code::TotalRow), note(held.code)],
            code => vec![note(code)],
        };
        self.report.notes.extend(notes);
        let flaws = record.flaws.iter().filter(|flaw| flaw.code != held.code);
        let flaws: Vec<_> = flaws
            .map(|flaw| self.noted(record, &excerpt, flaw.code, Some(flaw.field), flaw.detail))
            .collect();
        self.report.notes.extend(flaws);
        // What hides in a held record is still to be told, but for a tab that is its delimiter.
        let is_told = |hidden: char| matches!(held.detail, Detail::Fields { hint: Some(FieldHint::OtherDelimiter(other)), .. } if other == hidden);
        let hidden: Vec<_> = record
            .hidden()
            .filter(|(_, c)| !is_told(*c))
            .map(|(at, c)| {
                let detail = Detail::Char(c);
                self.noted(record, &excerpt, Code::HiddenCharacters, Some(at), detail)
            })
            .collect();
        self.report.notes.extend(hidden);
    }
}

/// How many of some headings a mapping knows.
fn known_by(mapping: Option<&Mapping>, headings: &[Raw<'_>]) -> usize {
    find::known(headings, |heading, at| mapping?.meaning(heading, at + 1))
}
