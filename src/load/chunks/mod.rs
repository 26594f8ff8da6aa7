//! Large files of delimited text, read in chunks by several threads.
//!
//! Each chunk is read by itself, from the first line end in it on, into a part of the data set by the very rules that
//! read a whole; the parts are added in order. That a record starts where a chunk does is a guess: it is right when
//! the record before ended there, and a chunk with a wrong one is read again. Whatever is not certain, every error
//! included, is left to the reader of whole files.

mod cut;
mod merge;
mod part;
mod reading;
mod repeats;
#[cfg(test)]
mod tests;

pub(crate) use cut::Failed;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use crate::domain::raw::{Raw, RawText};
use crate::load::chunks::cut::Body;
use crate::load::chunks::merge::{Sum, in_threads};
use crate::load::decode::{self, Decoded};
use crate::load::delimited::{self, Manner};
use crate::load::find::{self, DELIMITERS, Found};
use crate::load::handle::Handle;
use crate::load::line_ends::LineEnds;
use crate::load::lines::Lines;
use crate::load::sniff::{self, Kind};
use crate::load::table::{Sink, Start};
use crate::load::{Options, identity, open};

/// Bytes of the head beyond those that a header may take.
const MORE: u64 = 64 << 10;
/// Bytes of a short record.
const SHORT: u64 = 128;
/// The end-of-file mark of DOS.
const END_MARK: u8 = 0x1A;

/// Why a file is not read in chunks.
#[derive(Debug)]
pub(crate) enum Stop {
    /// It was cancelled.
    Cancelled,
    /// The file is to be read as a whole.
    Refused,
}

/// A file that is large enough to be read in chunks.
pub(crate) struct Large {
    file: File,
    handle: Arc<Handle>,
    name: RawText,
    size: u64,
    head: Vec<u8>,
}

impl Large {
    /// Opens a file, if it is regular and large enough.
    pub(crate) fn open(path: &Path, options: &Options) -> Option<Self> {
        let metadata = path.metadata().ok()?;
        if !metadata.is_file() || metadata.len() < options.chunks.least.max(1) {
            return None;
        }
        let file = File::open(path).ok()?;
        let size = file.metadata().ok()?.len();
        let head = size.min(options.limits.header.saturating_add(MORE));
        let mut head = vec![0; usize::try_from(head).ok()?];
        cut::read_at(&file, &mut head, 0).ok()?;
        Some(Self {
            handle: Arc::new(Handle::keep(&file, path)?),
            file,
            name: open::name(path),
            size,
            head,
        })
    }

    /// Reads the file into the data set.
    ///
    /// # Errors
    /// [`Stop`]; the data set is then of no use.
    pub(crate) fn read(
        &self,
        sink: &mut Sink<'_>,
        start: Start,
        encoding: Option<&str>,
    ) -> Result<(), Stop> {
        let progress = sink.progress;
        progress.expect(self.size);
        let done = self.read_into(sink, start, encoding);
        if matches!(done, Err(Stop::Refused)) {
            progress.forget();
        }
        done
    }

    fn read_into(
        &self,
        sink: &mut Sink<'_>,
        start: Start,
        encoding: Option<&str>,
    ) -> Result<(), Stop> {
        if !sink.ledger.is_empty() {
            return Err(Stop::Refused);
        }
        sink.builder
            .add_source_file(identity::of_open(&self.handle));
        let decoded = self.decoded(encoding).ok_or(Stop::Refused)?;
        let text = self.text(&decoded);
        let found = self.found(sink, &decoded, text, start.delimiter);
        let found = found.ok_or(Stop::Refused)?;
        let is_kept = self.size <= sink.limits().kept;
        let start = Start {
            path: self.name.clone(),
            handle: (!is_kept).then(|| self.handle.clone()),
            encoding: Some(decoded.encoding),
            ..start
        };
        let mut lines = Lines::new(text);
        delimited::begin(sink, (text, &[]), &found, start, &mut lines)
            .map_err(|_| Stop::Refused)?;
        let below = delimited::header_of(sink, (text, decoded.at), &found);
        let below = below.ok_or(Stop::Refused)?;
        let body = self.body(sink, &decoded, (encoding, below), &found);
        let body = body.ok_or(Stop::Refused)?;
        let before = &text[..below];
        if body.start > body.end || before.len() as u64 > body.most {
            return Err(Stop::Refused);
        }
        sink.advance(body.start).map_err(|_| Stop::Cancelled)?;
        let first_row = sink.builder.so_far().len();
        let first_excerpt = sink.report.excerpts.len();
        sink.duplicates.expect(self.rows_expected());
        let template = sink.part();
        let sum = Sum {
            at: body.start,
            lines: lines.of(below) - 1,
            ends: LineEnds::of(before.as_bytes()),
            double: decode::double(before).map(str::to_owned),
            sink,
            stretches: Vec::new(),
        };
        let sum = in_threads(&body, &template, sum)?;
        let Sum {
            sink,
            ends,
            double,
            stretches,
            ..
        } = sum;
        let manner = Manner {
            ends_with_mark: body.end < self.size,
            ends,
            has_final_end: self.ends_line(body.end).ok_or(Stop::Refused)?,
        };
        manner.note(sink, &found);
        repeats::tell(sink, &body, &stretches, (first_row, first_excerpt))
            .map_err(|Failed| Stop::Refused)?;
        sink.close(double.as_deref());
        sink.advance(self.size - body.end)
            .map_err(|_| Stop::Cancelled)
    }

    /// What is read in chunks: all that stands below the header, which ends at a byte of the text.
    fn body(
        &self,
        sink: &Sink<'_>,
        decoded: &Decoded<'_>,
        (encoding, below): (Option<&str>, usize),
        found: &Found,
    ) -> Option<Body<'_>> {
        let mark = (self.head.len() - decoded_bytes(&self.head).len()) as u64;
        Some(Body {
            file: &self.file,
            start: mark + below as u64,
            end: self.end()?,
            delimiter: found.delimiter,
            width: found.headings.len(),
            most: sink.limits().cell,
            size: sink.options.chunks.bytes.max(1),
            is_mixed: encoding.is_none() && mark == 0,
            is_sure: encoding.is_some() || mark > 0 || !decoded.text[..below].is_ascii() || {
                let wide = decoded.text.as_bytes().utf8_chunks();
                wide.into_iter().any(|chunk| !chunk.valid().is_ascii())
            },
        })
    }

    /// The head as text, if it is UTF-8 as far as can be seen.
    fn decoded(&self, encoding: Option<&str>) -> Option<Decoded<'_>> {
        let is_text = sniff::kind(&self.name, &self.head, encoding.is_some());
        if !matches!(is_text, Ok(Kind::Text)) || sniff::has_wide_mark(&self.head) {
            return None;
        }
        // The head may end within a letter.
        let whole = cut::whole_letters(&self.head);
        let decoded = decode::decode(&self.name, whole, encoding).ok()?;
        (decoded.encoding == encoding_rs::UTF_8.name()).then_some(decoded)
    }

    /// The text of the head, without the mark at the end of the whole file.
    fn text<'d>(&self, decoded: &'d Decoded<'_>) -> &'d str {
        if self.head.len() as u64 == self.size {
            delimited::without_end_mark(&decoded.text).0
        } else {
            &decoded.text
        }
    }

    /// The header, if what stands up to its end is what stands in the file.
    fn found(
        &self,
        sink: &Sink<'_>,
        decoded: &Decoded<'_>,
        text: &str,
        delimiter: Option<u8>,
    ) -> Option<Found> {
        let known = |headings: &[Raw<'_>]| sink.known(headings);
        let is_whole = self.head.len() as u64 == self.size;
        let wanted = delimited::wanted(sink, delimiter, &known, is_whole);
        let found = find::find(&self.name, text, &wanted).ok()?;
        let is_plain = decoded
            .faults
            .first()
            .is_none_or(|fault| fault.start >= found.end)
            && !text[found.start..].starts_with('\u{FEFF}');
        (is_plain && DELIMITERS.contains(&found.delimiter)).then_some(found)
    }

    /// The rows of the file if it goes on as it begins.
    fn rows_expected(&self) -> usize {
        let ends = |end: u8| memchr::memchr_iter(end, &self.head).count();
        let lines = ends(b'\n').max(ends(b'\r')).max(1);
        let all = u128::from(self.size) * lines as u128 / self.head.len().max(1) as u128;
        usize::try_from(all.min(u128::from(self.size / SHORT))).unwrap_or(usize::MAX)
    }

    /// The byte after the last one that is no mark of the end.
    fn end(&self) -> Option<u64> {
        let last = self.byte(self.size.checked_sub(1)?)?;
        Some(self.size - u64::from(last == END_MARK))
    }

    /// True when the byte before another one ends a line.
    fn ends_line(&self, at: u64) -> Option<bool> {
        match at.checked_sub(1) {
            Some(before) => Some(matches!(self.byte(before)?, b'\n' | b'\r')),
            None => Some(false),
        }
    }

    fn byte(&self, at: u64) -> Option<u8> {
        let mut byte = [0];
        cut::read_at(&self.file, &mut byte, at).ok()?;
        Some(byte[0])
    }
}

/// The bytes of a file of UTF-8 without its mark.
fn decoded_bytes(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)
}
