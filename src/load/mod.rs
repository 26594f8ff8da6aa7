//! BYTES to a data set. One bad row never fails a file: it becomes a note, and its record is kept or held.
//!
//! Knows `domain` and file formats; has no word for people and asks no questions of the data.

mod chunks;
mod constructed;
pub mod corrections;
mod decode;
mod delimited;
mod duplicates;
mod error;
mod fields;
mod find;
mod first;
mod groups;
mod handle;
pub mod header;
mod held;
mod identity;
mod lines;
pub mod mapping;
mod noting;
mod open;
pub mod package;
mod peek;
mod prices;
mod prints;
mod progress;
mod published;
mod quotes;
mod record;
mod records;
mod responses;
mod sheet;
mod shelf;
pub mod shipped;
mod sniff;
mod source;
mod stamp;
mod suggest;
mod table;
mod tables;
mod vocabulary;
pub mod watch;
mod workbook;

pub use error::{Error, Fault, Foreign, Limit, List};
pub use first::first;
pub use peek::peek;
pub use progress::{Progress, Stage};
pub use source::{Chunks, Limits, Options, Sheets, Source};

use std::cell::Cell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::against::Against;
use crate::domain::dataset::{Builder, Dataset, Description, Status};
use crate::domain::price::PriceFactors;
use crate::domain::raw::RawText;
use crate::domain::report::Report;
use crate::load::chunks::{Large, Stop};
use crate::load::corrections::Ledger;
use crate::load::mapping::Mapping;
use crate::load::open::{Look, Opened};
use crate::load::package::{Package, Resource};
use crate::load::sniff::Kind;
use crate::load::table::{Sink, Start};
use crate::load::watch::Reread;

/// A data set and what was noticed on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The data.
    pub dataset: Dataset,
    /// What loading found.
    pub report: Report,
    /// What the data is held against.
    pub against: Against,
}

/// Opens a source.
///
/// A municipality with rows that no list of responses names has answered; the rest of those not named are unknown.
///
/// # Errors
/// [`Error`] when a file cannot be read or understood at all.
pub fn load(source: &Source) -> Result<Loaded, Error> {
    load_with(source, &Progress::default())
}

/// Opens a source while another thread may look on and cancel.
///
/// # Errors
/// [`Error`] when a file cannot be read or understood at all, or when it was cancelled.
pub fn load_with(source: &Source, progress: &Progress) -> Result<Loaded, Error> {
    let (mut loaded, figures) = version(source, progress)?;
    let old = source.earlier().map(|old| version(&old, progress));
    let old = old.transpose()?.map(|(old, _)| old.dataset);
    let versions: Vec<_> = [&loaded.dataset].into_iter().chain(&old).collect();
    prices::all_are_used(&source.options.price_factors, &versions)?;
    loaded.against.old = old.map(Arc::new);
    published::attach(&mut loaded, source, figures.as_ref(), progress)?;
    Ok(loaded)
}

/// Opens one version of a source, and names the published figures that it brings.
fn version(source: &Source, progress: &Progress) -> Result<(Loaded, Option<Resource>), Error> {
    let (mut loaded, figures) = if source.paths.is_empty() {
        let corrections = source.corrections.as_deref();
        (shipped::with_corrections(corrections)?, None)
    } else {
        files(source, progress)?
    };
    let data = &mut loaded.dataset;
    if let Some(path) = &source.groups {
        let mut groups = data.groups().clone();
        let read = groups::read(&mut groups, data.places(), path, &source.options, progress)?;
        data.set_groups(groups);
        data.add_source_file(read);
    }
    prices::apply(data, &source.options.price_factors)?;
    Ok((loaded, figures))
}

/// Opens files, and names the published figures of the last package among them that has some.
fn files(source: &Source, progress: &Progress) -> Result<(Loaded, Option<Resource>), Error> {
    once(&source.paths)?;
    let mut opening = Opening {
        options: &source.options,
        progress,
        // What is not read well in chunks is read again.
        chunks: if Reread::of(source) == Reread::Anytime {
            InChunks::Yes
        } else {
            InChunks::No
        },
        is_refused: Cell::new(false),
    };
    let opened = opening.files(source);
    if opened.is_err() && opening.is_refused.get() {
        opening.chunks = InChunks::No;
        return opening.files(source);
    }
    opened
}

/// The names of all tables of a source; a package that cannot be read is refused later.
fn tables(paths: &[PathBuf]) -> Vec<RawText> {
    let names = |path: &PathBuf| match package::read(path) {
        Ok(package) if package::is_one(path) => {
            let tables = package.tables.iter();
            tables.map(|table| open::name(&table.path)).collect()
        }
        Ok(_) | Err(_) => vec![open::name(path)],
    };
    paths.iter().flat_map(names).collect()
}

/// Refuses a file that is named twice, by whatever names.
fn once(paths: &[PathBuf]) -> Result<(), Error> {
    let mut seen = HashSet::new();
    for path in paths {
        let place = path.canonicalize().unwrap_or_else(|_| path.clone());
        if !seen.insert(place) {
            return Err(Error::SameFile {
                path: open::name(path),
            });
        }
    }
    Ok(())
}

/// Why each file of a source cannot be loaded by itself: the first error of the whole says nothing of the others.
/// Only the error of the whole where each alone can be.
#[must_use]
pub fn refusals(source: &Source, whole: Error) -> Vec<Error> {
    let alone = |path: &PathBuf| {
        let one = Source {
            paths: vec![path.clone()],
            options: source.options.clone(),
            ..Source::default()
        };
        // Standard input has been read to its end already.
        let can_be_read = path.as_os_str() != "-" && source.paths.len() > 1;
        can_be_read.then(|| load(&one).err()).flatten()
    };
    let each: Vec<_> = source.paths.iter().filter_map(alone).collect();
    if each.is_empty() { vec![whole] } else { each }
}

/// Whether large files are read in chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum InChunks {
    No,
    Yes,
}

/// How the files of a source are opened.
struct Opening<'o> {
    options: &'o Options,
    progress: &'o Progress,
    chunks: InChunks,
    /// A file was not read well in chunks.
    is_refused: Cell<bool>,
}

impl Opening<'_> {
    fn files(&self, source: &Source) -> Result<(Loaded, Option<Resource>), Error> {
        let (options, progress) = (self.options, self.progress);
        let mapping = options.map.as_deref().map(Mapping::read).transpose()?;
        let builder = Builder::new(Description::default(), shipped::places()?);
        let mut sink = Sink::new(builder, options, mapping, progress);
        if let Some(path) = &source.corrections {
            sink.ledger = Ledger::read(path, &tables(&source.paths))?;
        }
        let (mut described, mut figures) = (Vec::new(), None);
        for path in &source.paths {
            described.push(self.path(&mut sink, path, &mut figures)?);
        }
        if let Some(path) = &source.responses {
            let opened = open::list(path, options.encoding.is_some(), &options.limits, progress)?;
            responses::read(&mut sink, &opened, options.encoding.as_deref())?;
        }
        if let Some(mapping) = &sink.mapping {
            sink.builder.add_source_file(mapping.file.clone());
        }
        responses::from_rows(&mut sink.builder);
        sink.builder.date_rows();
        let purposes = sink.purposes;
        let mut loaded = finish(sink)?;
        let description = together(&source.paths, described)?;
        loaded.dataset.describe(description);
        constructed::mark(&mut loaded.dataset, purposes)?;
        Ok((loaded, figures))
    }

    /// Reads a file, or a package with its files. Returns what it says of itself.
    fn path(
        &self,
        sink: &mut Sink<'_>,
        path: &Path,
        figures: &mut Option<Resource>,
    ) -> Result<Description, Error> {
        if package::is_one(path) {
            let package = package::read(path)?;
            *figures = package.published.clone().or_else(|| figures.take());
            return self.package(sink, package);
        }
        let encoding = self.options.encoding.as_deref();
        let (accounts_year, price_level) = (self.options.accounts_year, self.options.price_level);
        let start = Start {
            price_level,
            accounts_year,
            ..Start::default()
        };
        self.read(sink, path, start, encoding)?;
        Ok(Description {
            accounts_year,
            price_level,
            ..Description::default()
        })
    }

    /// Opens a table, but reads no further than it takes to refuse it.
    fn open(
        &self,
        sink: &Sink<'_>,
        path: &Path,
        encoding: Option<&str>,
        delimiter: Option<u8>,
    ) -> Result<Opened, Error> {
        let look = Look {
            encoding_is_given: encoding.is_some(),
            limits: self.options.limits,
            progress: self.progress,
            delimiter: &|name, head| delimited::delimiter_of(sink, name, head, encoding, delimiter),
        };
        open::read(path, &look)
    }

    fn package(&self, sink: &mut Sink<'_>, package: Package) -> Result<Description, Error> {
        for table in &package.tables {
            let asked = self.options.encoding.as_deref();
            let encoding = asked.or(table.encoding.as_deref());
            let delimiter = table.delimiter.and_then(|c| u8::try_from(c).ok());
            let start = Start {
                price_level: table.price_level.or(self.options.price_level),
                accounts_year: table.accounts_year.or(self.options.accounts_year),
                delimiter,
                ..Start::default()
            };
            self.read(sink, &table.path, start, encoding)?;
        }
        if let Some(list) = &package.responses {
            let asked = self.options.encoding.as_deref();
            let encoding = asked.or(list.encoding.as_deref());
            let (limits, is_given) = (&self.options.limits, encoding.is_some());
            let opened = open::list(&list.path, is_given, limits, self.progress)?;
            responses::read(sink, &opened, encoding)?;
        }
        if let Some(list) = &package.groups {
            let asked = self.options.encoding.clone();
            let options = Options {
                encoding: asked.or_else(|| list.encoding.clone()),
                delimiter: list.delimiter,
                ..self.options.clone()
            };
            let data = sink.builder.so_far();
            let mut groups = data.groups().clone();
            let read = groups::read(
                &mut groups,
                data.places(),
                &list.path,
                &options,
                self.progress,
            )?;
            sink.builder.set_groups(groups);
            sink.builder.add_source_file(read);
        }
        sink.builder.add_source_file(package.file);
        Ok(Description {
            title: package.title,
            status: package.status,
            accounts_year: package.accounts_year.or(self.options.accounts_year),
            price_level: package.price_level.or(self.options.price_level),
            price_factors: package.price_factors,
        })
    }

    /// Opens and reads one table, in chunks where it is large.
    fn read(
        &self,
        sink: &mut Sink<'_>,
        path: &Path,
        start: Start,
        encoding: Option<&str>,
    ) -> Result<(), Error> {
        let large = match self.chunks {
            InChunks::No => None,
            InChunks::Yes => Large::open(path, self.options),
        };
        let Some(large) = large else {
            let opened = self.open(sink, path, encoding, start.delimiter)?;
            return self.table(sink, opened, start, encoding);
        };
        match large.read(sink, start, encoding) {
            Ok(()) => Ok(()),
            Err(Stop::Cancelled) => Err(Error::Cancelled),
            Err(Stop::Refused) => {
                self.is_refused.set(true);
                Err(Error::Cancelled)
            }
        }
    }

    /// Reads one table, whatever kind of file it is.
    fn table(
        &self,
        sink: &mut Sink<'_>,
        opened: Opened,
        start: Start,
        encoding: Option<&str>,
    ) -> Result<(), Error> {
        let start = Start {
            path: opened.path.clone(),
            handle: opened.handle.clone(),
            ..start
        };
        if !opened.is_cut {
            sink.builder.add_source_file(opened.source_file());
        }
        match opened.kind {
            Kind::Text if opened.is_cut => {
                let read = text(sink, &opened.bytes, start, encoding);
                Err(too_long(opened.path, read.err(), self.options.limits.cell))
            }
            Kind::Text => text(sink, &opened.bytes, start, encoding),
            Kind::Zip => workbook::read(sink, opened.bytes, &start, &self.options.sheets),
            Kind::Json => Err(Error::NotATable {
                path: opened.path,
                kind: Foreign::Json,
            }),
        }
    }
}

/// What several files say of themselves together: constructed as soon as one is, and a year or a price level only
/// where all say the same.
fn together(paths: &[PathBuf], described: Vec<Description>) -> Result<Description, Error> {
    let mut price_factors = PriceFactors::default();
    for factor in described.iter().flat_map(|one| one.price_factors.iter()) {
        price_factors.add(factor).map_err(Error::clash)?;
    }
    let mut all = described.into_iter();
    let first = all.next().unwrap_or_default();
    let own_title = !first.title.as_raw().is_empty() && paths.len() == 1;
    let first = Description {
        title: if own_title {
            first.title.clone()
        } else {
            title(paths)
        },
        price_factors,
        ..first
    };
    Ok(all.fold(first, |all, one| Description {
        title: all.title,
        status: match (all.status, one.status) {
            (Status::Reported, Status::Reported) => Status::Reported,
            (Status::Constructed, _) | (_, Status::Constructed) => Status::Constructed,
        },
        accounts_year: all
            .accounts_year
            .filter(|year| one.accounts_year == Some(*year)),
        price_level: all
            .price_level
            .filter(|level| one.price_level == Some(*level)),
        price_factors: all.price_factors,
    }))
}

/// A cell that is too long, at the place where a text that ends within it was refused.
fn too_long(path: RawText, refused: Option<Error>, most: u64) -> Error {
    match refused {
        Some(error @ (Error::BeyondLimit { .. } | Error::Cancelled)) => error,
        other => {
            let (line, column) = other.map_or((0, 0), |error| error.place());
            Error::BeyondLimit {
                path,
                line,
                column,
                limit: Limit::Cell,
                most,
            }
        }
    }
}

/// Reads delimited text into the data set.
fn text(
    sink: &mut Sink<'_>,
    bytes: &[u8],
    start: Start,
    encoding: Option<&str>,
) -> Result<(), Error> {
    let path = start.path.clone();
    let decoded = decode::decode(&path, bytes, encoding)?;
    if decoded.text.is_empty() {
        let bytes = bytes.len() as u64;
        return Err(Error::Empty { path, bytes });
    }
    delimited::read(sink, &path, &decoded, start)
}

/// The finished data set, with its notes by file, line and column.
fn finish(mut sink: Sink<'_>) -> Result<Loaded, Error> {
    sink.finish_corrections()?;
    let (builder, mut report) = sink.finish()?;
    report
        .notes
        .sort_by_key(|note| (note.file, note.line, note.column));
    Ok(Loaded {
        dataset: builder.finish(),
        report,
        against: Against::default(),
    })
}

/// The title of what comes from some files: the name of the first, and how many more.
fn title(paths: &[PathBuf]) -> RawText {
    let Some(first) = paths.first() else {
        return RawText::default();
    };
    let name = RawText::from_os(first.file_name().unwrap_or(first.as_os_str()));
    match paths.len() {
        1 => name,
        more => RawText::new(format!("{} + {}", name.as_raw().lossless(), more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::Response;
    use crate::domain::note::{Code, Detail};
    use crate::domain::raw::Raw;

    fn open(text: &str, responses: Option<&str>) -> Loaded {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        load(&Source {
            responses: responses.map(|text| file("besvaret.csv", text)),
            ..Source::of(file("svar.csv", text))
        })
        .unwrap()
    }

    fn response(loaded: &Loaded, name: &str) -> Response {
        let place = loaded.dataset.places().find(Raw::new(name)).unwrap();
        loaded.dataset.response(place)
    }

    const ROWS: &str =
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;1\nVejle;Social;Fest;2\n";

    #[test]
    fn a_municipality_with_rows_has_answered_unless_a_list_says_no() {
        let loaded = open(ROWS, None);
        assert_eq!(response(&loaded, "Køge"), Response::Responded);
        assert_eq!(response(&loaded, "Greve"), Response::Unknown);
        let loaded = open(ROWS, Some("kommune;besvaret\nVejle;nej\nGreve;ja\n"));
        assert_eq!(response(&loaded, "Køge"), Response::Responded);
        assert_eq!(response(&loaded, "Vejle"), Response::Silent);
        assert_eq!(response(&loaded, "Greve"), Response::Responded);
    }

    #[test]
    fn an_example_is_known_again_in_any_file_and_other_rows_are_not_one() {
        let status = |text: &str| open(text, None).dataset.description().status;
        assert_eq!(status(shipped::INITIATIVES), Status::Constructed);
        let few: Vec<_> = shipped::INITIATIVES.lines().take(4).collect();
        assert_eq!(status(&few.join("\n")), Status::Constructed);
        assert_eq!(status(ROWS), Status::Reported);
    }

    #[test]
    fn records_are_rows_and_held_ones_and_nothing_is_lost() {
        let text = format!(
            "{ROWS}Greve;Social\nkommune;område;initiativ;bruttoudgifter\n\nGreve;Social;Fest;x\n"
        );
        let loaded = open(&text, None);
        let counts = loaded.report.counts();
        assert_eq!((counts.records, counts.held), (5, 2));
        assert_eq!(loaded.dataset.len(), 3);
        let lines: Vec<_> = loaded
            .report
            .notes
            .iter()
            .filter(|note| note.line > 1)
            .map(|note| note.line)
            .collect();
        assert_eq!(lines, [4, 5, 6, 7]);
    }

    #[test]
    fn rows_with_different_unreadable_years_repeat_nobody() {
        let text = "kommune;område;initiativ;bruttoudgifter;regnskabsår\n\
            Køge;Social;Fest;1;19xx\nKøge;Social;Fest;1;20yy\n";
        let notes = open(text, None).report.notes;
        assert!(notes.iter().all(|note| note.code != Code::Duplicate));
    }

    #[test]
    fn lines_before_the_header_are_counted_however_they_end() {
        for end in ["\n", "\r\n", "\r"] {
            let text = format!("En\nto\n\ntre\n{ROWS}").replace('\n', end);
            let notes = open(&text, None).report.notes;
            let mut before = notes
                .iter()
                .filter(|note| note.code == Code::LinesBeforeHeader);
            assert_eq!(before.next().unwrap().detail, Detail::Count(3), "{end:?}");
        }
    }
}
