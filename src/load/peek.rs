//! A look into a foreign table, whatever its headings: what a mapping is proposed from.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::Path;

use crate::domain::raw::{Raw, RawText};
use crate::load::find::{self, Wanted};
use crate::load::header::{FEWEST_COLUMNS, SURVEY};
use crate::load::mapping::Peek;
use crate::load::open::Look;
use crate::load::records::Records;
use crate::load::sheet::{Cell, Workbook};
use crate::load::sniff::Kind;
use crate::load::{Error, Foreign, Options, Progress, Sheets, decode, delimited, open, workbook};

/// Different values of a column that are looked at.
const VALUES: usize = 200;
/// Records that are looked at.
const RECORDS: usize = 5_000;
/// Records among which the header is looked for.
const FIRST: usize = 50;

/// Looks into a file: its headings, and some of the values below each.
///
/// The header is the first record that fills nearly as many columns as any of the first ones; a workbook's first
/// visible sheet is looked at unless another is named.
///
/// # Errors
/// [`Error`] when the file cannot be read, or is no table.
pub fn peek(path: &Path, options: &Options) -> Result<Peek, Error> {
    let encoding = options.encoding.as_deref();
    let asked = options.delimiter.and_then(|c| u8::try_from(c).ok());
    // What stands after a cell that is too long is no part of what is looked at.
    let look = Look {
        encoding_is_given: encoding.is_some(),
        limits: options.limits,
        progress: &Progress::default(),
        delimiter: &|name, head| Ok(shape(&decode::decode(name, head, encoding)?.text, asked).0),
    };
    let opened = open::read(path, &look)?;
    let mut samples = Samples::default();
    match opened.kind {
        Kind::Text => {
            let decoded = decode::decode(&opened.path, &opened.bytes, encoding)?;
            let (delimiter, fewest) = shape(&decoded.text, asked);
            let wanted = Wanted {
                delimiter: Some(delimiter),
                limits: &options.limits,
                fewest,
                known: &filled,
                columns: SURVEY,
                is_whole: true,
            };
            let found = find::find(&opened.path, &decoded.text, &wanted)?;
            samples.start(found.headings.clone());
            for (_, record) in delimited::records(&decoded.text, &found).take(RECORDS) {
                samples.add(record.iter().map(Raw::lossless).enumerate());
            }
        }
        Kind::Zip => {
            let (name, limits) = (&opened.path, &options.limits);
            let mut book = workbook::open(opened.bytes, name, limits)?;
            let at = sheet(&book, &options.sheets, name)?;
            let read = |book: &mut Workbook, each: &mut dyn FnMut(&[Cell]) -> ControlFlow<()>| {
                let rows = book.rows(at, &mut |_, cells| each(cells));
                rows.map_err(|fault| workbook::error(fault, name, limits, false))
            };
            let (mut most, mut seen) = (0, 0);
            read(&mut book, &mut |cells| {
                most = most.max(cells.len());
                seen += 1;
                go_on_below(seen, FIRST)
            })?;
            let mut records = 0;
            read(&mut book, &mut |cells| {
                if samples.is_started() {
                    let fields = cells
                        .iter()
                        .map(|cell| (cell.column as usize, cell.text.as_str()));
                    samples.add(fields);
                    records += 1;
                } else if cells.len() >= enough(most) {
                    let headings = workbook::dense(cells, 0).into_iter();
                    samples.start(headings.map(RawText::new).collect());
                }
                go_on_below(records, RECORDS)
            })?;
        }
        Kind::Json => {
            let kind = Foreign::Json;
            return Err(Error::NotATable {
                path: opened.path,
                kind,
            });
        }
    }
    Ok(samples.finish())
}

fn go_on_below(seen: usize, most: usize) -> ControlFlow<()> {
    if seen < most {
        ControlFlow::Continue(())
    } else {
        ControlFlow::Break(())
    }
}

/// So many filled cells make a record the header when some record fills `most`.
fn enough(most: usize) -> usize {
    (most * 3).div_ceil(5).max(1)
}

fn filled(cells: &[Raw<'_>]) -> usize {
    let is_filled = |cell: &&Raw<'_>| !cell.trimmed().is_empty();
    cells.iter().filter(is_filled).count()
}

/// The delimiter that splits the first records into most fields, and how many of them a header fills.
fn shape(text: &str, asked: Option<u8>) -> (u8, usize) {
    let most = |delimiter: &u8| {
        let first = Records::from(text, 0, *delimiter).take(FIRST);
        let counts = first.map(|record| filled(&record.cells().iter().collect::<Vec<_>>()));
        counts.max().unwrap_or(0)
    };
    let tried = find::DELIMITERS.iter().rev();
    let delimiter = asked.or_else(|| tried.max_by_key(|delimiter| most(delimiter)).copied());
    let delimiter = delimiter.unwrap_or(b';');
    (
        delimiter,
        enough(most(&delimiter)).max(FEWEST_COLUMNS.min(most(&delimiter).max(1))),
    )
}

fn sheet(book: &Workbook, wanted: &Sheets, path: &RawText) -> Result<usize, Error> {
    match wanted {
        Sheets::Named(name) => workbook::named(book, name, path),
        Sheets::TheOne | Sheets::All => {
            let visible = book.sheets().iter().position(|sheet| !sheet.is_hidden);
            Ok(visible.unwrap_or(0))
        }
    }
}

/// Different values, column by column.
#[derive(Default)]
struct Samples {
    headings: Vec<RawText>,
    values: Vec<Vec<RawText>>,
    seen: Vec<HashSet<String>>,
}

impl Samples {
    fn start(&mut self, headings: Vec<RawText>) {
        self.values = vec![Vec::new(); headings.len()];
        self.seen = vec![HashSet::new(); headings.len()];
        self.headings = headings;
    }

    fn is_started(&self) -> bool {
        !self.headings.is_empty()
    }

    fn add<'t>(&mut self, fields: impl Iterator<Item = (usize, &'t str)>) {
        for (at, text) in fields {
            let (Some(values), Some(seen)) = (self.values.get_mut(at), self.seen.get_mut(at))
            else {
                continue;
            };
            let trimmed = Raw::new(text).trimmed().lossless();
            if values.len() < VALUES && !trimmed.is_empty() && seen.insert(trimmed.to_owned()) {
                values.push(RawText::new(trimmed));
            }
        }
    }

    fn finish(self) -> Peek {
        Peek {
            headings: self.headings,
            samples: self.values,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_of_a_foreign_table_is_its_first_full_line() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let text = "Udtræk 2019\n\nSagsnr,Bevilget til,Beløb\n1,Køge,5\n2,Greve,\n3,Køge,5\n";
        std::fs::write(file.path(), text).unwrap();
        let peek = peek(file.path(), &Options::default()).unwrap();
        let texts = |texts: &[RawText]| -> Vec<String> {
            texts
                .iter()
                .map(|text| text.as_raw().lossless().to_owned())
                .collect()
        };
        assert_eq!(texts(&peek.headings), ["Sagsnr", "Bevilget til", "Beløb"]);
        assert_eq!(texts(&peek.samples[1]), ["Køge", "Greve"]);
        assert_eq!(texts(&peek.samples[2]), ["5"]);
    }
}
