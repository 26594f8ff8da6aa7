//! Large files of delimited text, read in chunks by several threads.
//!
//! Each chunk is read by itself, from the first line end in it on, into a part of the data set by the very rules that
//! read a whole; the parts are added in order. That a record starts where a chunk does is a guess: it is right when
//! the record before ended there, and a chunk with a wrong one is read again. Whatever is not certain, every error
//! included, is left to the reader of whole files.

mod cut;
mod known;
mod lane;
mod marks;
mod part;
mod reading;
mod repeats;
#[cfg(test)]
mod tests;

pub(crate) use cut::Failed;
pub(crate) use lane::{Lane, Line};
pub(crate) use marks::Marks;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::domain::raw::{Raw, RawText};
use crate::load::chunks::cut::{Body, Cutter, Piece};
use crate::load::chunks::repeats::Stretch;
use crate::load::decode::{self, Decoded};
use crate::load::delimited::{self, LineEnds, Manner};
use crate::load::find::{self, DELIMITERS, Found};
use crate::load::handle::Handle;
use crate::load::lines::Lines;
use crate::load::sniff::{self, Kind};
use crate::load::table::{Sink, Start};
use crate::load::{Error, Options, identity, open};

/// Bytes of the head beyond those that a header may take.
const MORE: u64 = 64 << 10;
/// Chunks that are read before those in front of them are added.
const AHEAD: usize = 8;
/// Bytes of a short record.
const SHORT: u64 = 128;
/// Threads that read, at most.
const THREADS: usize = 8;
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
        let mark = (self.head.len() - decoded_bytes(&self.head).len()) as u64;
        let before = &text[..below];
        let body = Body {
            file: &self.file,
            start: mark + below as u64,
            end: self.end().ok_or(Stop::Refused)?,
            delimiter: found.delimiter,
            width: found.headings.len(),
            most: sink.limits().cell,
            size: sink.options.chunks.bytes.max(1),
            is_mixed: encoding.is_none() && mark == 0,
            is_sure: encoding.is_some() || mark > 0 || !before.is_ascii() || {
                let wide = decoded.text.as_bytes().utf8_chunks();
                wide.into_iter().any(|chunk| !chunk.valid().is_ascii())
            },
        };
        if body.start > body.end || before.len() as u64 > body.most {
            return Err(Stop::Refused);
        }
        sink.advance(body.start).map_err(|_| Stop::Cancelled)?;
        let first_row = sink.builder.so_far().len();
        let first_excerpt = sink.report.excerpts.len();
        sink.duplicates.expect(self.rows_expected());
        let template = sink.part();
        let merge = Merge {
            at: body.start,
            lines: lines.of(below) - 1,
            ends: LineEnds::of(before.as_bytes()),
            double: decode::double(before).map(str::to_owned),
            sink,
            next: 0,
            taken: 0,
            waiting: BTreeMap::new(),
            spare: Vec::new(),
            stretches: Vec::new(),
            stop: None,
        };
        let merge = in_threads(&body, &template, merge)?;
        let Merge {
            sink,
            ends,
            double,
            stretches,
            ..
        } = merge;
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

/// The chunks that are added so far, and those that wait for others before them.
struct Merge<'m, 's> {
    sink: &'m mut Sink<'s>,
    /// Where the next record starts, and the lines before it.
    at: u64,
    lines: u64,
    ends: LineEnds,
    double: Option<String>,
    /// The next chunk to be added, and the next one to be read.
    next: u64,
    taken: u64,
    waiting: BTreeMap<u64, Result<Piece<'s>, Failed>>,
    /// Parts that have been added, to be filled again.
    spare: Vec<Sink<'s>>,
    stretches: Vec<Stretch>,
    stop: Option<Stop>,
}

impl<'s> Merge<'_, 's> {
    /// Adds every chunk that has no other before it.
    fn add(&mut self, cutter: &mut Cutter<'_, 's>) {
        while self.stop.is_none()
            && let Some(piece) = self.waiting.remove(&self.next)
        {
            let until = cutter.body.bound(self.next + 1);
            self.next += 1;
            if self.at < until {
                self.stop = self.add_piece(piece, until, cutter).err();
            }
        }
    }

    fn add_piece(
        &mut self,
        piece: Result<Piece<'s>, Failed>,
        until: u64,
        cutter: &mut Cutter<'_, 's>,
    ) -> Result<(), Stop> {
        let mut piece = match piece {
            Ok(piece) if piece.start == self.at => piece,
            Ok(_) | Err(Failed) => cutter
                .read_from(self.at, until)
                .map_err(|Failed| Stop::Refused)?,
        };
        self.stretches.push(Stretch {
            row: self.sink.builder.so_far().len(),
            start: piece.start,
            end: piece.end,
            lines: self.lines,
        });
        let added = self.sink.append(&mut piece.part, self.lines);
        added.map_err(|Failed| Stop::Refused)?;
        self.spare.push(piece.part);
        self.lines += piece.lines;
        self.ends = self.ends.and(piece.ends);
        self.double = self.double.take().or(piece.double);
        self.at = piece.end;
        let advanced = self.sink.advance(piece.end - piece.start);
        advanced.map_err(|_: Error| Stop::Cancelled)
    }
}

/// Reads the chunks of a file in several threads, and adds them in order.
fn in_threads<'m, 's>(
    body: &Body<'_>,
    template: &Sink<'s>,
    merge: Merge<'m, 's>,
) -> Result<Merge<'m, 's>, Stop> {
    let count = body.count();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let threads = threads
        .min(THREADS)
        .min(usize::try_from(count).unwrap_or(THREADS));
    let (shared, turn) = (Mutex::new(merge), Condvar::new());
    let work = || {
        let mut cutter = Cutter::new(body, template);
        while let Some(index) = take(&shared, &turn, count, &mut cutter.spare) {
            let piece = cutter.read_chunk(index);
            let mut merge = locked(&shared);
            merge.waiting.insert(index, piece);
            merge.add(&mut cutter);
            turn.notify_all();
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let merge = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
    match merge.stop {
        Some(stop) => Err(stop),
        None if merge.at == body.end => Ok(merge),
        None => Err(Stop::Refused),
    }
}

/// The next chunk to be read, as soon as not too many wait to be added, and a part to be filled if one is free.
fn take<'s>(
    shared: &Mutex<Merge<'_, 's>>,
    turn: &Condvar,
    count: u64,
    spare: &mut Option<Sink<'s>>,
) -> Option<u64> {
    let mut merge = locked(shared);
    while merge.stop.is_none() && merge.taken >= merge.next + AHEAD as u64 {
        merge = turn.wait(merge).unwrap_or_else(PoisonError::into_inner);
    }
    let index = merge.taken;
    merge.taken += 1;
    *spare = spare.take().or_else(|| merge.spare.pop());
    (merge.stop.is_none() && index < count).then_some(index)
}

fn locked<'l, 'm, 's>(shared: &'l Mutex<Merge<'m, 's>>) -> MutexGuard<'l, Merge<'m, 's>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
