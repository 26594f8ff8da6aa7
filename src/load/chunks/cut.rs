//! One chunk of a large file: its bytes, its records, and the part of the data set that they make.

use std::fs::File;
use std::io;

use simdutf8::basic;

use crate::load::chunks::reading::Reading;
use crate::load::lane::Lane;
use crate::load::line_ends::LineEnds;
use crate::load::marks::Marks;
use crate::load::table::Sink;

/// A chunk could not be read: its start is guessed wrong, or the file is not one that is read in chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failed;

/// The records of a file below its header, and how they are written.
pub(super) struct Body<'f> {
    pub(super) file: &'f File,
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) delimiter: u8,
    /// Fields of the header.
    pub(super) width: usize,
    /// Bytes that a record may have.
    pub(super) most: u64,
    /// Bytes of a chunk.
    pub(super) size: u64,
    /// Lines of Windows-1252 may be pasted in.
    pub(super) is_mixed: bool,
    /// The file is UTF-8 even where a byte is not.
    pub(super) is_sure: bool,
}

impl Body<'_> {
    /// The number of chunks.
    pub(super) fn count(&self) -> u64 {
        (self.end - self.start).div_ceil(self.size)
    }

    /// The first byte of a chunk: records that start before it belong to earlier ones.
    pub(super) fn bound(&self, index: u64) -> u64 {
        let bytes = index.saturating_mul(self.size);
        self.start.saturating_add(bytes).min(self.end)
    }
}

/// What a chunk has become.
pub(super) struct Piece<'s> {
    /// The byte of its first record, and the one after its last.
    pub(super) start: u64,
    pub(super) end: u64,
    pub(super) part: Sink<'s>,
    pub(super) lines: u64,
    pub(super) ends: LineEnds,
    /// The first word that was encoded twice.
    pub(super) double: Option<String>,
}

/// Why the records of some bytes end early.
pub(super) enum Early {
    /// The last record goes on beyond them.
    Short,
    Failed,
}

/// Reads chunks one after another.
pub(super) struct Cutter<'c, 's> {
    pub(super) body: &'c Body<'c>,
    template: &'c Sink<'s>,
    lane: Lane,
    marks: Marks,
    bytes: Vec<u8>,
    /// A part without records that has been used before.
    pub(super) spare: Option<Sink<'s>>,
}

impl<'c, 's> Cutter<'c, 's> {
    pub(super) fn new(body: &'c Body<'c>, template: &'c Sink<'s>) -> Self {
        Self {
            body,
            template,
            lane: Lane::of(template),
            marks: Marks::default(),
            bytes: Vec::new(),
            spare: None,
        }
    }

    /// Reads a chunk from the first line that starts in it: a guess but for the first.
    pub(super) fn read_chunk(&mut self, index: u64) -> Result<Piece<'s>, Failed> {
        let (start, until) = (self.body.bound(index), self.body.bound(index + 1));
        if index == 0 {
            return self.read_from(start, until);
        }
        // A record that is much longer than a chunk is more likely to be a wrong guess.
        self.read(start - 1, true, until, self.body.size)
    }

    /// Reads the records that start from a byte on at which one does.
    pub(super) fn read_from(&mut self, start: u64, until: u64) -> Result<Piece<'s>, Failed> {
        self.read(start, false, until, self.body.most)
    }

    fn read(
        &mut self,
        base: u64,
        is_guess: bool,
        until: u64,
        most: u64,
    ) -> Result<Piece<'s>, Failed> {
        let mut bytes = std::mem::take(&mut self.bytes);
        let mut more = (self.body.size / 64).max(1);
        let piece = loop {
            let end = until.saturating_add(more).min(self.body.end);
            let length = usize::try_from(end - base).map_err(|_| Failed)?;
            bytes.resize(length, 0);
            read_at(self.body.file, &mut bytes, base).map_err(|_| Failed)?;
            let is_last = end == self.body.end;
            match self.piece(&bytes, (base, is_guess), until, is_last) {
                Ok(piece) => break Ok(piece),
                Err(Early::Short) if !is_last && more <= most => more *= 8,
                Err(Early::Short | Early::Failed) => break Err(Failed),
            }
        };
        self.bytes = bytes;
        piece
    }

    fn piece(
        &mut self,
        bytes: &[u8],
        (base, is_guess): (u64, bool),
        until: u64,
        is_last: bool,
    ) -> Result<Piece<'s>, Early> {
        let start = if is_guess {
            start_of_line(bytes, is_last).ok_or(Early::Short)?
        } else {
            0
        };
        let (bytes, base) = (&bytes[start.min(bytes.len())..], base + start as u64);
        let until = usize::try_from(until.saturating_sub(base)).unwrap_or(usize::MAX);
        let whole = if is_last { bytes } else { whole_letters(bytes) };
        let text = basic::from_utf8(whole).ok();
        if text.is_none() && !self.body.is_sure {
            return Err(Early::Failed);
        }
        let spare = self.spare.take();
        let mut part = spare.unwrap_or_else(|| self.template.part());
        let mut reading = Reading::new(self.body, (bytes, base), text, is_last, &mut self.marks);
        let mut at = 0;
        while at < until.min(bytes.len()) {
            at = reading.record(at, &mut part, &mut self.lane)?;
        }
        let told = reading.told(at);
        Ok(Piece {
            start: base,
            end: base + at as u64,
            lines: told.lines,
            ends: told.ends,
            double: told.double,
            part,
        })
    }
}

/// Where the first line starts after the first byte; none where more bytes must tell.
fn start_of_line(bytes: &[u8], is_last: bool) -> Option<usize> {
    let end = memchr::memchr2(b'\n', b'\r', bytes);
    match end {
        Some(end) => after_line(bytes, end, is_last),
        None => is_last.then_some(bytes.len()),
    }
}

/// The byte after the line end at `end`, which may be the end of the text; none where more bytes must tell.
pub(super) fn after_line(bytes: &[u8], end: usize, is_last: bool) -> Option<usize> {
    match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => Some(end + 2),
        (None, _) | (Some(b'\r'), None) if !is_last => None,
        (None, _) => Some(end),
        (Some(_), _) => Some(end + 1),
    }
}

/// The bytes without the beginning of a letter that they end with.
pub(super) fn whole_letters(bytes: &[u8]) -> &[u8] {
    let is_first = |byte: &u8| *byte & 0xC0 != 0x80;
    let last = bytes.iter().rev().take(4).position(is_first);
    match last.map(|back| bytes.len() - 1 - back) {
        Some(at) if std::str::from_utf8(&bytes[at..]).is_err_and(|e| e.error_len().is_none()) => {
            &bytes[..at]
        }
        Some(_) | None => bytes,
    }
}

/// Fills `bytes` with those of the file from `at` on.
#[cfg(unix)]
pub(super) fn read_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, at)
}

#[cfg(not(unix))]
pub(super) fn read_at(_: &File, _: &mut [u8], _: u64) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
