//! The first rows of a large file, so that a screen need not wait for the rest.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use encoding_rs::Encoding;

use crate::domain::dataset::{Builder, Description};
use crate::load::mapping::Mapping;
use crate::load::sniff::{self, Kind};
use crate::load::table::{Sink, Start};
use crate::load::{
    Error, Loaded, Progress, Source, constructed, delimited, finish, groups, open, package, prices,
    quotes, responses, shipped, text, together,
};

/// Bytes from which on a source is worth two readings.
const LARGE: u64 = 4 << 20;
/// Bytes that hold more rows than a screen.
const HEAD: u64 = 48 << 10;

/// The first rows of a source, marked as such; none where reading all of it is quick, where its files are not plain
/// text, and where the first rows alone could be taken for something else: corrections are of cells anywhere, and an
/// earlier version is compared whole.
#[must_use]
pub fn first(source: &Source) -> Option<Loaded> {
    if source.compare.is_some()
        || source.corrections.is_some()
        || !is_large(&source.paths, LARGE.min(source.options.chunks.least))
    {
        return None;
    }
    // Whatever is wrong is told by the reading of the whole.
    let mut loaded = rows(source).ok().flatten()?;
    loaded.dataset.mark_partial();
    (!loaded.dataset.is_empty()).then_some(loaded)
}

/// True for regular files, of which there is more to read than a moment's worth.
fn is_large(paths: &[std::path::PathBuf], least: u64) -> bool {
    let size = |path: &std::path::PathBuf| {
        let metadata = path.metadata().ok()?;
        let is_plain = metadata.is_file() && !package::is_one(path);
        is_plain.then_some(metadata.len())
    };
    let sizes: Option<Vec<_>> = paths.iter().map(size).collect();
    sizes.is_some_and(|sizes| {
        sizes.iter().sum::<u64>() >= least && sizes.first().is_some_and(|first| *first > HEAD)
    })
}

fn rows(source: &Source) -> Result<Option<Loaded>, Error> {
    let (options, progress) = (&source.options, &Progress::default());
    let Some(path) = source.paths.first() else {
        return Ok(None);
    };
    let name = open::name(path);
    let encoding = options.encoding.as_deref();
    let head = head(path).map_err(|source| Error::Read {
        path: name.clone(),
        source,
    })?;
    let is_text = sniff::kind(&name, &head, encoding.is_some())? == Kind::Text;
    if !is_text || !has_single_bytes(&head, encoding) {
        return Ok(None);
    }
    let mapping = options.map.as_deref().map(Mapping::read).transpose()?;
    let builder = Builder::new(Description::default(), shipped::places()?);
    let mut sink = Sink::new(builder, options, mapping, progress);
    let delimiter = delimited::delimiter_of(&sink, &name, &head, encoding, None)?;
    let whole = &head[..records_end(&head, delimiter)];
    let (accounts_year, price_level) = (options.accounts_year, options.price_level);
    let start = Start {
        path: name,
        delimiter: Some(delimiter),
        price_level,
        accounts_year,
        ..Start::default()
    };
    text(&mut sink, whole, start, encoding)?;
    if let Some(path) = &source.responses {
        let opened = open::list(path, encoding.is_some(), &options.limits, progress)?;
        responses::read(&mut sink, &opened, encoding)?;
    }
    responses::from_rows(&mut sink.builder);
    sink.builder.date_rows();
    let purposes = sink.purposes;
    let mut loaded = finish(sink)?;
    let data = &mut loaded.dataset;
    let described = Description {
        accounts_year,
        price_level,
        ..Description::default()
    };
    data.describe(together(&source.paths, vec![described])?);
    constructed::mark(data, purposes);
    if let Some(path) = &source.groups {
        let mut all = data.groups().clone();
        groups::read(&mut all, data.places(), path, options, progress)?;
        data.set_groups(all);
    }
    prices::apply(data, &options.price_factors)?;
    Ok(Some(loaded))
}

fn head(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(HEAD).unwrap_or(0));
    File::open(path)?.take(HEAD).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// True where delimiters and line ends are single bytes, so that records can be told before they are decoded.
fn has_single_bytes(head: &[u8], asked: Option<&str>) -> bool {
    let asked = asked.and_then(|name| Encoding::for_label(name.as_bytes()));
    let marked = Encoding::for_bom(head).map(|(encoding, _)| encoding);
    let mut named = asked.into_iter().chain(marked);
    named.all(Encoding::is_ascii_compatible)
}

/// The end of the last record that ends before the last byte: beyond it one may be cut.
fn records_end(head: &[u8], delimiter: u8) -> usize {
    let (mut end, mut before) = (0, 0);
    while end < head.len() {
        let record = quotes::end_of_record(head, end, delimiter);
        let after = record.map_or(head.len(), |record| (record.at + 1).min(head.len()));
        let is_empty = record.is_some_and(|record| record.at == end);
        before = if is_empty { before } else { end };
        end = after;
    }
    before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_that_may_be_cut_is_left_for_the_whole() {
        assert_eq!(records_end(b"a;b\nc;d\ne;", b';'), 8);
        assert_eq!(records_end(b"a;b\nc;\"d\ne;f\n", b';'), 4);
        // Whether a line end is the end of the record is only known by what follows.
        assert_eq!(records_end(b"a;b\nc;d\n", b';'), 4);
        assert_eq!(records_end(b"a;b", b';'), 0);
    }
}
