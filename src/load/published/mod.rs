//! A file of published figures: one row a figure, every cell of it checked against the vocabulary of
//! [`domain::published`](crate::domain::published).
//!
//! Strict on purpose: a figure that is read wrong would say that the data is wrong. So the first mistake refuses the
//! file, with its line and column, what stands there, and what could.

mod cell;
mod filter;
mod record;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::against::Published;
use crate::domain::place::Places;
use crate::domain::published::{Comparison, Figure};
use crate::domain::raw::{Raw, RawText};
use crate::load::decode::Decoded;
use crate::load::find::{self, Wanted};
use crate::load::header::ordinal;
use crate::load::lines::Lines;
use crate::load::open::{self, Opened};
use crate::load::package::Resource;
use crate::load::published::record::{Record, Table, heading_of};
use crate::load::sniff::Kind;
use crate::load::{
    Error, Fault, Foreign, Limits, List, Loaded, Progress, Source, decode, delimited, quotes,
    shipped,
};

/// The header that is looked for.
const HEADER: &str = "id;quantity;scope;filter;basis;comparison;value;unit;precision";
/// So many known headings make a header.
const FEWEST: usize = 3;

/// Gives the data set its published figures: of the file that the source names, else of its package, else the report's.
pub(crate) fn attach(
    loaded: &mut Loaded,
    source: &Source,
    package: Option<&Resource>,
    progress: &Progress,
) -> Result<(), Error> {
    let limits = &source.options.limits;
    let (path, encoding, delimiter) = match (&source.published, package) {
        (Some(path), _) => (path, source.options.encoding.as_deref(), None),
        (None, Some(of)) => (&of.path, of.encoding.as_deref(), of.delimiter),
        (None, None) => {
            loaded.against.published = Published::Shipped(&REPORT);
            return Ok(());
        }
    };
    let opened = open::list(path, encoding.is_some(), limits, progress)?;
    let delimiter = delimiter.and_then(|character| u8::try_from(character).ok());
    let places = loaded.dataset.places();
    let figures = read(&opened, encoding, delimiter, places, limits)?;
    loaded.against.published = Published::Read(figures);
    Ok(())
}

/// The report's figures; a test says that they can be read.
static REPORT: LazyLock<Vec<Figure>> = LazyLock::new(|| report().unwrap_or_default());

fn report() -> Result<Vec<Figure>, Error> {
    let path = RawText::new("published.csv");
    let (places, limits) = (shipped::places()?, Limits::default());
    parse(&path, shipped::PUBLISHED, Some(b';'), &places, &limits)
}

fn read(
    opened: &Opened,
    encoding: Option<&str>,
    delimiter: Option<u8>,
    places: &Places,
    limits: &Limits,
) -> Result<Vec<Figure>, Error> {
    let path = &opened.path;
    let kind = match opened.kind {
        Kind::Text => None,
        Kind::Zip => Some(Foreign::Binary),
        Kind::Json => Some(Foreign::Json),
    };
    if let Some(kind) = kind {
        let path = path.clone();
        return Err(Error::NotATable { path, kind });
    }
    let decoded = decode::decode(path, &opened.bytes, encoding)?;
    if let Some(line) = undecodable(&decoded) {
        return Err(Error::BadList {
            list: List::Published,
            path: path.clone(),
            line,
            column: 0,
            heading: None,
            fault: Fault::Encoding,
        });
    }
    parse(path, &decoded.text, delimiter, places, limits)
}

fn undecodable(decoded: &Decoded<'_>) -> Option<u64> {
    let fault = decoded.faults.first()?;
    Some(Lines::new(&decoded.text).of(fault.start))
}

/// The figures of a text.
fn parse(
    path: &RawText,
    text: &str,
    delimiter: Option<u8>,
    places: &Places,
    limits: &Limits,
) -> Result<Vec<Figure>, Error> {
    let known = |heading: &Raw<'_>| heading_of(*heading).is_some();
    let wanted = Wanted {
        delimiter,
        limits,
        fewest: FEWEST,
        known: &|headings| headings.iter().filter(|heading| known(heading)).count(),
        columns: HEADER,
        is_whole: true,
    };
    let found = find::find(path, text, &wanted).map_err(no_header)?;
    let mut lines = Lines::new(text);
    let header = lines.of(found.start);
    let table = Table::of(path, &found, header)?;
    if let Err(opening) = quotes::audit(text, found.delimiter, table.headings.len()) {
        return Err(Error::UnclosedQuote {
            path: path.clone(),
            line: Lines::new(text).of(opening.at),
            column: ordinal(opening.field),
            heading: table.headings.get(opening.field).cloned(),
        });
    }
    let mut figures: Vec<Figure> = Vec::new();
    let mut ids: HashMap<String, usize> = HashMap::new();
    let mut derived = Vec::new();
    for (at, fields) in delimited::records(text, &found) {
        if fields.is_blank() {
            continue;
        }
        let record = Record {
            table: &table,
            fields,
            line: lines.of(at),
        };
        let figure = figure(&record, places)?;
        let id = record.cell("id").to_owned();
        if ids.insert(id.clone(), figures.len()).is_some() {
            return Err(record.bad("id", Fault::Twice(id)));
        }
        if !record.cell("from").is_empty() {
            derived.push((figures.len(), record));
        }
        figures.push(figure);
    }
    if figures.is_empty() {
        // Nothing would differ, and it would look as if all agreed.
        return Err(Error::BadList {
            list: List::Published,
            path: path.clone(),
            line: header,
            column: 0,
            heading: None,
            fault: Fault::NoRows,
        });
    }
    for (at, record) in derived {
        figures[at].from = sources(&record, &figures, at, &ids)?;
    }
    Ok(figures)
}

/// A text without the header is told by what stands in its place.
fn no_header(error: Error) -> Error {
    match error {
        Error::NoHeader {
            path, line, found, ..
        } => Error::BadList {
            list: List::Published,
            path,
            line: line.max(1),
            column: 1,
            heading: None,
            fault: Fault::UnknownColumn {
                found: found.first().map_or_else(String::new, lossless),
                expected: HEADER.to_owned(),
            },
        },
        other => other,
    }
}

fn lossless(text: &RawText) -> String {
    text.as_raw().lossless().to_owned()
}

fn figure(record: &Record<'_>, places: &Places) -> Result<Figure, Error> {
    let (fields, expected) = (record.fields.len(), record.table.headings.len());
    if fields != expected {
        let first = fields.min(expected);
        let fault = Fault::Fields(fields, expected);
        return Err(record.table.bad(record.line, first, fault));
    }
    if record.cell("id").is_empty() {
        return Err(record.bad("id", Fault::Missing("id".to_owned())));
    }
    let quantity = record.token("quantity", None)?;
    let comparison = record.token("comparison", Some(Comparison::Equals))?;
    let computable = record.read("computable", |text| cell::is_computable(text, quantity))?;
    let scope = record.read("scope", |text| cell::scope(text, comparison, places))?;
    let filter = record.read("filter", |text| filter::filter(text, quantity, comparison))?;
    let basis = record.read("basis", |text| cell::basis(text, quantity))?;
    let unit = record.read("unit", |text| cell::unit(text, quantity))?;
    let is_printed = match comparison {
        Comparison::Highest | Comparison::Alike => false,
        Comparison::Equals | Comparison::About | Comparison::MoreThan | Comparison::LessThan => {
            true
        }
    };
    let value = record.read("value", |text| {
        cell::printed("value", text, is_printed, computable)
    })?;
    let precision = record.read("precision", |text| {
        cell::printed("precision", text, is_printed, computable)
    })?;
    let precision = precision.unwrap_or_default();
    if precision.is_sign_negative() && !precision.is_zero() {
        let fault = cell::unknown(
            "precision",
            record.cell("precision"),
            ["0", "0.1", "1", "10"],
        );
        return Err(record.bad("precision", fault));
    }
    if let Some(fault) = value.and_then(|value| cell::unrounded(value, precision)) {
        return Err(record.bad("value", fault));
    }
    Ok(Figure {
        id: record.text("id"),
        quantity,
        scope,
        filter,
        basis,
        comparison,
        value,
        unit,
        precision,
        computable,
        source: record.text("source"),
        quote: record.text("quote"),
        note: record.text("note"),
        from: Vec::new(),
        price_level: record.read("price_level", cell::price_level)?,
    })
}

/// The positions of the figures that one is derived from.
fn sources(
    record: &Record<'_>,
    figures: &[Figure],
    at: usize,
    ids: &HashMap<String, usize>,
) -> Result<Vec<usize>, Error> {
    let mut from = Vec::new();
    for id in record.cell("from").split_whitespace() {
        let source = ids.get(id).copied().filter(|source| *source != at);
        let Some(source) = source else {
            let own = ids.iter().filter(|(_, source)| **source != at);
            let mut known: Vec<_> = own.map(|(id, _)| id.as_str()).collect();
            known.sort_unstable();
            return Err(record.bad("from", cell::unknown("from", id, known)));
        };
        if from.contains(&source) {
            return Err(record.bad("from", Fault::Twice(id.to_owned())));
        }
        from.push(source);
    }
    let named: Vec<_> = from.iter().map(|source| &figures[*source]).collect();
    if figures[at].derivation(&named).is_none() {
        let can_be = |source: &&Figure| {
            figures[at].derivation(&[source]).is_some()
                || figures[at].derivation(&[source, source]).is_some()
        };
        let able = figures
            .iter()
            .filter(can_be)
            .filter(|source| source.id != figures[at].id);
        let able: Vec<_> = able.map(|source| lossless(&source.id)).collect();
        let able = able.iter().map(String::as_str);
        return Err(record.bad("from", cell::unknown("from", record.cell("from"), able)));
    }
    Ok(from)
}

#[cfg(test)]
mod tests;
