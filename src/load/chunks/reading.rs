//! The records of a chunk, one after another.

use std::borrow::Cow;
use std::ops::Range;

use crate::domain::raw::Raw;
use crate::load::chunks::cut::{Body, Early, after_line};
use crate::load::decode;
use crate::load::lane::{Lane, Line, Written};
use crate::load::line_ends::LineEnds;
use crate::load::marks::Marks;
use crate::load::mend::{mend_quotes, tell_faults};
use crate::load::quotes::{self, End};
use crate::load::record::{Flaw, Record, Verbatim, line_ends};
use crate::load::records::PlainLine;
use crate::load::table::Sink;

/// The records of some bytes of a file.
pub(super) struct Reading<'r> {
    body: &'r Body<'r>,
    bytes: &'r [u8],
    /// The byte of the file that they start at.
    base: u64,
    /// The bytes, where they are all UTF-8; a letter that they end within is left out.
    text: Option<&'r str>,
    is_last: bool,
    marks: &'r mut Marks,
    line: u64,
    ends: LineEnds,
    double: Option<String>,
    flaws: Vec<Flaw>,
}

/// What is told of records together.
pub(super) struct Told {
    pub(super) lines: u64,
    pub(super) ends: LineEnds,
    /// The first word that was encoded twice.
    pub(super) double: Option<String>,
}

impl<'r> Reading<'r> {
    pub(super) fn new(
        body: &'r Body<'r>,
        (bytes, base): (&'r [u8], u64),
        text: Option<&'r str>,
        is_last: bool,
        marks: &'r mut Marks,
    ) -> Self {
        marks.look_at(text.unwrap_or_default().as_bytes(), body.delimiter);
        Self {
            body,
            bytes,
            base,
            text,
            is_last,
            marks,
            line: 1,
            ends: LineEnds::default(),
            double: None,
            flaws: Vec::new(),
        }
    }

    /// Takes the record, or the empty line, that starts at a byte. Returns where the next one does.
    pub(super) fn record(
        &mut self,
        at: usize,
        part: &mut Sink<'_>,
        lane: &mut Lane,
    ) -> Result<usize, Early> {
        self.marks.seek(at);
        let text = self.text.unwrap_or_default();
        let found = self.marks.line();
        let plain = found.and_then(|line| Some((line.feed, PlainLine::of(text, line)?)));
        let Some((feed, plain)) = plain else {
            return self.any(at, part, lane);
        };
        let (end, next) = (plain.cells.end, feed + 1);
        if (end - at) as u64 > self.body.most {
            return Err(Early::Failed);
        }
        self.ends = self.ends.and(LineEnds::one(&self.bytes[end..next]));
        if end == at {
            part.blank(self.line, 1);
        } else {
            let plain = Line {
                number: self.line,
                at: Some(self.base + at as u64),
                text: &text[at..end],
                delimiter: self.body.delimiter,
                cells: Written::Between(plain.cells),
                may_hide: plain.may_hide,
            };
            lane.take(part, &plain).map_err(|_| Early::Failed)?;
        }
        self.line += 1;
        Ok(next)
    }

    /// The byte after the line end of a record.
    fn after(&self, at: usize, end: usize) -> Result<usize, Early> {
        if (end - at) as u64 > self.body.most {
            return Err(Early::Failed);
        }
        after_line(self.bytes, end, self.is_last).ok_or(Early::Short)
    }

    /// Takes a record, or an empty line, whatever stands in it.
    fn any(&mut self, at: usize, part: &mut Sink<'_>, lane: &mut Lane) -> Result<usize, Early> {
        let end = quotes::end_of_record(self.bytes, at, self.body.delimiter);
        let Some(End { at: end, has_marks }) = end else {
            return Err(if self.is_last {
                Early::Failed
            } else {
                Early::Short
            });
        };
        let next = self.after(at, end)?;
        self.ends = self.ends.and(LineEnds::of(&self.bytes[at..next]));
        if end == at {
            part.blank(self.line, 1);
            self.line += 1;
            return Ok(next);
        }
        let bytes = self.bytes;
        let inner = match std::str::from_utf8(&bytes[at..end]) {
            Ok(text) => {
                let at = Some(self.base + at as u64);
                self.take((text, at, &[]), has_marks, part, lane)?;
                if has_marks { line_ends(text) } else { 0 }
            }
            Err(_) => self.mended(at..next, has_marks, part, lane)?,
        };
        self.line += inner + 1;
        Ok(next)
    }

    /// Takes a record with bytes that are in no encoding. Returns the line ends in it.
    fn mended(
        &mut self,
        bytes: Range<usize>,
        has_marks: bool,
        part: &mut Sink<'_>,
        lane: &mut Lane,
    ) -> Result<u64, Early> {
        let decoded = decode::utf_8(&self.bytes[bytes], self.body.is_mixed);
        let text = decoded.text.trim_end_matches(['\n', '\r']);
        self.take((text, None, &decoded.faults), has_marks, part, lane)?;
        Ok(line_ends(text))
    }

    fn take(
        &mut self,
        (text, at, faults): (&str, Option<u64>, &[Range<usize>]),
        has_marks: bool,
        part: &mut Sink<'_>,
        lane: &mut Lane,
    ) -> Result<(), Early> {
        let delimiter = self.body.delimiter;
        let mut cells = Vec::with_capacity(self.body.width);
        quotes::split(text, delimiter, has_marks, &mut cells);
        self.flaws.clear();
        if has_marks {
            let odd = quotes::audit(text, delimiter, self.body.width);
            for odd in odd.map_err(|_| Early::Failed)? {
                mend_quotes(odd, (text, delimiter), &mut cells, &mut self.flaws);
            }
        }
        tell_faults(faults, (text, delimiter), &mut self.flaws);
        if self.double.is_none() && self.text.is_none() {
            self.double = double(text);
        }
        let taken = if self.flaws.is_empty() {
            let texts: Vec<_> = cells.iter().map(AsRef::as_ref).collect();
            let unmarked = Line {
                number: self.line,
                at,
                text,
                delimiter,
                cells: Written::Apart(&texts),
                may_hide: may_hide(text, &cells),
            };
            lane.take(part, &unmarked)
        } else {
            part.take(&Record {
                line: self.line,
                at,
                cells,
                typed: None,
                verbatim: Verbatim::Text { text, delimiter },
                flaws: &self.flaws,
                percents: &[],
            })
        };
        taken.map_err(|_| Early::Failed)
    }

    /// What is told of the records up to a byte.
    pub(super) fn told(self, end: usize) -> Told {
        let of_all = || double(self.text?.get(..end)?);
        Told {
            lines: self.line - 1,
            ends: self.ends,
            double: of_all().or(self.double),
        }
    }
}

/// True when something hides in a cell of a record.
fn may_hide(text: &str, cells: &[Cow<'_, str>]) -> bool {
    // What is between the cells may be hidden by itself: a tab.
    Raw::new(text).has_hidden() && cells.iter().any(|cell| Raw::new(cell).has_hidden())
}

/// The first word of a text that was encoded twice.
fn double(text: &str) -> Option<String> {
    // The second byte of the letter that gives it away is rare.
    memchr::memchr(0x83, text.as_bytes())?;
    decode::double(text).map(str::to_owned)
}
