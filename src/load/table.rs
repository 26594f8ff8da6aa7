//! The one way into a data set: a header, then record after record, whatever kind of file they come from.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::domain::column::Column;
use crate::domain::dataset::{Builder, Full, Initiative, Origin, Response, RowId, Year};
use crate::domain::note::{Code, Detail, FieldHint, Note};
use crate::domain::place::PlaceId;
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::{Reading, Report};
use crate::load::constructed::Purposes;
use crate::load::corrections::{Due, Ledger};
use crate::load::duplicates::Duplicates;
use crate::load::fields::{self, Conventions, Fields, Finding};
use crate::load::find;
use crate::load::handle::Handle;
use crate::load::header::{self, Header, ordinal};
use crate::load::held::{Held, held};
use crate::load::mapping::Mapping;
use crate::load::record::Record;
use crate::load::shelf::{Volume, Volumes};
use crate::load::{Error, Limit, Limits, Options, Progress, prints, suggest};

/// What is known of a table before its header.
#[derive(Clone, Debug, Default)]
pub(crate) struct Start {
    pub(crate) path: RawText,
    pub(crate) sheet: Option<RawText>,
    pub(crate) price_level: Option<Year>,
    pub(crate) accounts_year: Option<Year>,
    pub(crate) encoding: Option<&'static str>,
    pub(crate) delimiter: Option<u8>,
    /// The file, where it is so large that its long texts are left in it.
    pub(crate) handle: Option<Arc<Handle>>,
}

impl Start {
    /// The file or sheet as an origin of rows.
    fn origin(&self, says_years: bool) -> Origin {
        let name = match &self.sheet {
            Some(sheet) => {
                let (path, sheet) = (self.path.as_raw(), sheet.as_raw());
                RawText::new(format!("{}#{}", path.lossless(), sheet.lossless()))
            }
            None => self.path.clone(),
        };
        Origin {
            name,
            sheet: self.sheet.clone(),
            price_level: self.price_level,
            // Rows with a column of years say it themselves.
            accounts_year: self.accounts_year.filter(|_| !says_years),
        }
    }
}

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

/// The columns of a table that are none of the survey's; those without a heading once they hold something.
#[derive(Clone, Debug, Default)]
pub(super) struct Extras {
    /// Their positions here and in the data set.
    pub(super) columns: BTreeMap<usize, u32>,
    names: HashSet<String>,
}

impl Extras {
    /// Adds a column without a heading under its position, unless it is there.
    pub(super) fn add_nameless(&mut self, builder: &mut Builder, at: usize) -> bool {
        let is_new = !self.columns.contains_key(&at);
        if is_new {
            self.add(builder, at, &format!("kolonne {}", ordinal(at)));
        }
        is_new
    }

    /// Adds a column under its name, or that name with a number where another column of the table has it.
    fn add(&mut self, builder: &mut Builder, at: usize, typed: &str) {
        let numbered = |number: u32| match number {
            1 => typed.to_owned(),
            number => format!("{typed} ({number})"),
        };
        let is_free = |name: &String| !self.names.contains(name);
        if let Some(name) = (1..=u32::MAX).map(numbered).find(is_free) {
            self.columns
                .insert(at, builder.extra_column(Raw::new(&name)));
            self.names.insert(name);
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

    /// Takes the row of a record of which nothing is to be noted but what a cell alone tells, and that it says the same
    /// as an earlier one.
    pub(super) fn take_row(
        &mut self,
        row: &Initiative<'_>,
        at: Option<u64>,
    ) -> Result<Option<(RowId, Option<RowId>)>, Error> {
        let Some(table) = &mut self.table else {
            return Ok(None);
        };
        table.reading.records += 1;
        table.settle();
        let at = at.filter(|_| table.is_shelved);
        let id = enter(&mut self.builder, row, at).map_err(Error::full(&table.path))?;
        let first = self.first_of(row, id);
        Ok(Some((id, first)))
    }

    /// The first row that says the same as one that was just added.
    fn first_of(&mut self, row: &Initiative<'_>, id: RowId) -> Option<RowId> {
        let purpose = row.purpose.read();
        let print = prints::of(&purpose.as_raw());
        self.purposes.add(purpose.as_raw(), print);
        self.duplicates
            .first_of(self.builder.so_far(), (row, print), id)
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

    fn row(&mut self, record: &Record<'_>) -> Result<(), Error> {
        let Some(table) = &mut self.table else {
            return Ok(());
        };
        let (mut findings, mut typed) = (Vec::new(), Vec::new());
        let mapping = self.mapping.clone().filter(|_| table.is_mapped);
        let row = Fields {
            header: &table.header,
            mapping: mapping.as_deref(),
            record,
            findings: &mut findings,
            typed: &mut typed,
            conventions: &mut table.conventions,
        }
        .row(self.builder.places_mut(), table.file);
        let row = row.map_err(Error::places(&table.path))?;
        let at = record.at.filter(|_| table.is_shelved);
        let id = enter(&mut self.builder, &row, at).map_err(Error::full(&table.path))?;
        let place = row.place;
        typed.sort_unstable();
        typed.dedup();
        for column in typed {
            if let Some(at) = table.header.position(column) {
                let typed = fields::typed(column, record.cell(at));
                self.builder.keep_typed(id, column, typed);
            }
        }
        self.keep_extras(record, id);
        let first = self.first_of(&row, id);
        let place = self.unknown_place(place);
        if !findings.is_empty() || place.is_some() || first.is_some() {
            self.note_row(record, id, findings, place, first);
        }
        Ok(())
    }

    /// Gives every column that is none of the survey's a place in the data set, one of its own.
    fn extra_columns(&mut self, header: &Header, headings: &[RawText]) -> Extras {
        let mut extras = Extras::default();
        for at in &header.unknown {
            let typed = fields::unguarded(headings[*at].as_raw());
            extras.add(&mut self.builder, *at, typed.lossless());
        }
        extras
    }

    /// Keeps what stands in the columns of a record that are none of the survey's.
    fn keep_extras(&mut self, record: &Record<'_>, row: RowId) {
        let Some(table) = &mut self.table else {
            return;
        };
        let is_filled = |at: &usize| !record.cell(*at).trimmed().is_empty();
        for at in table.header.unnamed.iter().copied().filter(is_filled) {
            if table.extras.add_nameless(&mut self.builder, at) {
                table.nameless.push(at);
            }
        }
        let all = table.extras.columns.iter();
        let filled = all.filter(|(at, _)| is_filled(at));
        let mut filled: Vec<_> = filled.map(|(at, column)| (*column, *at)).collect();
        filled.sort_unstable();
        for (column, at) in filled {
            let text = fields::unguarded(record.cell(at));
            self.builder.keep_extra(row, column, text);
        }
    }

    pub(super) fn note_row(
        &mut self,
        record: &Record<'_>,
        id: RowId,
        mut findings: Vec<Finding>,
        unknown_place: Option<Detail>,
        first: Option<RowId>,
    ) {
        let position = |table: &Table| table.header.position(Column::Municipality);
        if let Some(detail) = unknown_place {
            findings.push(Finding {
                code: Code::UnknownMunicipality,
                field: self.table.as_ref().and_then(position).unwrap_or(0),
                detail,
            });
        }
        let excerpt = self.note_fields(record, &findings, Some(id));
        if let Some(first) = first {
            let source = self.builder.so_far().source(first);
            let repeated = Detail::Record {
                file: source.file,
                line: source.line.into(),
            };
            let note = self.noted(record, &excerpt, Code::Duplicate, None, repeated);
            self.report.notes.push(Note {
                row: Some(id),
                ..note
            });
        }
        self.builder.note(id);
    }

    /// What was probably meant by a place that is no municipality; `None` for one that is, or for none at all.
    fn unknown_place(&mut self, place: PlaceId) -> Option<Detail> {
        let places = self.builder.so_far().places();
        let name = places.get(place).name.as_raw();
        if places.is_municipality(place) || name.is_empty() {
            return None;
        }
        let suggestion = self.suggestions.entry(place);
        Some(*suggestion.or_insert_with(|| self.names.nearest(name, places)))
    }

    /// Ends a table: what only its end tells.
    ///
    /// `double` is a word that was encoded twice, if there is one.
    pub(crate) fn close(&mut self, double: Option<&str>) {
        let Some(table) = &mut self.table else {
            return;
        };
        let nameless = std::mem::take(&mut table.nameless);
        for at in nameless {
            self.note_nameless(at);
        }
        let Some(table) = &mut self.table else {
            return;
        };
        let reading = &mut table.reading;
        reading.rows = reading.records - reading.held;
        let (between, blank) = (table.between, table.blank);
        let (english, guarded) = (table.conventions.are_english(), table.conventions.guarded);
        let (file, percents) = (table.file, table.conventions.percents);
        let mut notes = self.report.notes.iter_mut();
        let is_percent = |note: &&mut Note| note.file == file && note.code == Code::PercentStyle;
        if percents > 0
            && let Some(note) = notes.find(is_percent)
        {
            note.detail = Detail::Count(percents);
        }
        let facts = [
            (between.is_some(), Code::BlankBetween, between),
            (blank.is_some(), Code::BlankAtEnd, blank),
            (english, Code::EnglishThousands, None),
            (guarded > 0, Code::GuardedText, Some((0, guarded))),
            (
                reading.records == 0,
                Code::NoRows,
                Some((reading.header_line, 0)),
            ),
        ];
        for (_, code, place) in facts.into_iter().filter(|(is_so, ..)| *is_so) {
            let (line, count) = place.unwrap_or_default();
            let detail = if count > 0 {
                Detail::Count(count)
            } else {
                Detail::None
            };
            self.note_file(code, line, detail);
        }
        if let Some(word) = double {
            self.note_text(Code::DoubleEncoding, word);
        }
        let table = self.table.take();
        self.report
            .readings
            .extend(table.map(|table| table.reading));
    }
}

/// Adds a row, whose long texts are left in the record that starts at a byte of its file, if it does.
fn enter(builder: &mut Builder, row: &Initiative<'_>, at: Option<u64>) -> Result<RowId, Full> {
    match at {
        Some(at) => builder.push_shelved(row, at),
        None => builder.push(row),
    }
}

/// How many of some headings a mapping knows.
fn known_by(mapping: Option<&Mapping>, headings: &[Raw<'_>]) -> usize {
    find::known(headings, |heading, at| mapping?.meaning(heading, at + 1))
}
