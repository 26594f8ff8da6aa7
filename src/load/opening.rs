//! The files of a source, opened one after the other, each as the kind of file that it is.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use crate::domain::against::Against;
use crate::domain::dataset::{Builder, Description, Status};
use crate::domain::price::PriceFactors;
use crate::domain::raw::RawText;
use crate::load::chunks::{Large, Stop};
use crate::load::corrections::Ledger;
use crate::load::mapping::Mapping;
use crate::load::open::{Look, Opened};
use crate::load::package::{Package, Resource};
use crate::load::sniff::Kind;
use crate::load::table::{Sink, Start};
use crate::load::{
    Error, Foreign, Limit, Loaded, Options, Progress, Source, constructed, decode, delimited,
    groups, open, package, responses, shipped, tables, workbook,
};
/// Whether large files are read in chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InChunks {
    No,
    Yes,
}

/// How the files of a source are opened.
pub(super) struct Opening<'o> {
    pub(super) options: &'o Options,
    pub(super) progress: &'o Progress,
    pub(super) chunks: InChunks,
    /// A file was not read well in chunks.
    pub(super) is_refused: Cell<bool>,
}

impl Opening<'_> {
    pub(super) fn files(&self, source: &Source) -> Result<(Loaded, Option<Resource>), Error> {
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
        constructed::mark(&mut loaded.dataset, purposes);
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
pub(super) fn together(
    paths: &[PathBuf],
    described: Vec<Description>,
) -> Result<Description, Error> {
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
pub(super) fn text(
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
pub(super) fn finish(mut sink: Sink<'_>) -> Result<Loaded, Error> {
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
