//! Delimited text into a data set: its records with their physical lines, and what is wrong with each.

use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;
use std::vec;

use crate::domain::note::{Code, Detail};
use crate::domain::raw::{Raw, RawText};
use crate::load::Error;
use crate::load::decode::{self, Decoded};
use crate::load::find::{self, Found, Wanted};
use crate::load::header::{FEWEST_COLUMNS, SURVEY};
use crate::load::lane::{Lane, Line, Written};
use crate::load::line_ends::LineEnds;
use crate::load::lines::Lines;
use crate::load::mend::{mend_quotes, tell_faults};
use crate::load::quotes::{self, Oddity};
use crate::load::record::{Flaw, Record, Verbatim};
use crate::load::records::{Cells, Cut, Next, Plain, Records};
use crate::load::table::{Sink, Start};

/// Records between two looks at progress.
const STEP: u64 = 1024;

/// Reads the records of a text into a table.
pub(crate) fn read(
    sink: &mut Sink<'_>,
    path: &RawText,
    decoded: &Decoded<'_>,
    start: Start,
) -> Result<(), Error> {
    read_by(sink, path, decoded, start, Lane::of)
}

/// The same by a lane of the open table.
pub(crate) fn read_by(
    sink: &mut Sink<'_>,
    path: &RawText,
    decoded: &Decoded<'_>,
    start: Start,
    lane: impl FnOnce(&Sink<'_>) -> Lane,
) -> Result<(), Error> {
    let (text, ends_with_mark) = without_end_mark(&decoded.text);
    let known = |headings: &[Raw<'_>]| sink.known(headings);
    let found = find::find(path, text, &wanted(sink, start.delimiter, &known, true))?;
    let body = &text[found.start..];
    let odd = quotes::audit(body, found.delimiter, found.headings.len())
        .map_err(|opening| shifted(path, text, &found, opening))?;
    if start.handle.is_none() {
        sink.builder.reserve_texts(body.len());
    }
    let mut lines = Lines::new(text);
    let start = Start {
        encoding: Some(decoded.encoding),
        ..start
    };
    begin(sink, (text, &decoded.faults), &found, start, &mut lines)?;
    let manner = Manner {
        ends_with_mark,
        ends: LineEnds::of(text.as_bytes()),
        has_final_end: text.ends_with(['\n', '\r']),
    };
    manner.note(sink, &found);
    let lane = lane(sink);
    Body {
        text,
        at: decoded.at,
        base: found.start,
        delimiter: found.delimiter,
        lines,
        odd: odd.into_iter().peekable(),
        faults: decoded.faults.clone().into_iter().peekable(),
    }
    .read(sink, lane)?;
    sink.close(decode::double(text));
    Ok(())
}

/// Opens the table of a text at its header, and notes what stands before that.
pub(crate) fn begin(
    sink: &mut Sink<'_>,
    (text, faults): (&str, &[Range<usize>]),
    found: &Found,
    start: Start,
    lines: &mut Lines<'_>,
) -> Result<(), Error> {
    let first = found.before.map(|before| (lines.of(before), before));
    let line = lines.of(found.start);
    let delimiter = Some(found.delimiter);
    sink.open(Start { delimiter, ..start }, line, &found.headings)?;
    let before = faults.iter().filter(|fault| fault.start < found.start);
    if let Some(fault) = before.clone().next() {
        let line = Lines::new(text).of(fault.start);
        let count = Detail::Count(before.count() as u64);
        sink.note_file(Code::Undecodable, line, count);
    }
    if let Some((first, before)) = first {
        let before = text[before..found.start].split(['\n', '\r']);
        let before = before.filter(|line| !line.trim().is_empty()).count();
        sink.note_file(Code::LinesBeforeHeader, first, Detail::Count(before as u64));
    }
    Ok(())
}

/// Looks at the header as a record. Returns the byte after its line; none where a mark in it is odd in a way that only
/// the whole text tells.
pub(crate) fn header_of(
    sink: &mut Sink<'_>,
    (text, at): (&str, Option<u64>),
    found: &Found,
) -> Option<usize> {
    let delimiter = found.delimiter;
    let verbatim = text[found.start..found.end].trim_end_matches(['\n', '\r']);
    let has_marks = verbatim.contains('"');
    let (mut cells, mut flaws) = (Vec::new(), Vec::new());
    quotes::split(verbatim, delimiter, has_marks, &mut cells);
    for odd in quotes::audit(verbatim, delimiter, found.headings.len()).ok()? {
        mend_quotes(odd, (verbatim, delimiter), &mut cells, &mut flaws);
    }
    sink.look_at_header(&Record {
        line: Lines::new(text).of(found.start),
        at: at.map(|at| at + found.start as u64),
        cells,
        typed: None,
        verbatim: Verbatim::Text {
            text: verbatim,
            delimiter,
        },
        flaws: &flaws,
        percents: &[],
    });
    let end = found.start + verbatim.len();
    let rest = &text.as_bytes()[end..];
    Some(match rest {
        [b'\r', b'\n', ..] => end + 2,
        [] => end,
        [..] => end + 1,
    })
}

/// How a file is written, beside its records.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    pub(crate) ends_with_mark: bool,
    pub(crate) ends: LineEnds,
    pub(crate) has_final_end: bool,
}

impl Manner {
    pub(crate) fn note(self, sink: &mut Sink<'_>, found: &Found) {
        let delimiter = Detail::Char(char::from(found.delimiter));
        let facts = [
            (found.names_delimiter, Code::DelimiterLine, delimiter),
            (self.ends_with_mark, Code::EndOfFileMark, Detail::None),
            (self.ends.are_mixed(), Code::MixedLineEnds, Detail::None),
            (!self.has_final_end, Code::NoFinalLineEnd, Detail::None),
        ];
        for (_, code, detail) in facts.into_iter().filter(|(is_so, ..)| *is_so) {
            sink.note_file(code, 0, detail);
        }
    }
}

/// The delimiter of a file by its first bytes.
///
/// # Errors
/// [`Error`] when they have no header, so that the rest need not be read.
pub(crate) fn delimiter_of(
    sink: &Sink<'_>,
    path: &RawText,
    head: &[u8],
    encoding: Option<&str>,
    delimiter: Option<u8>,
) -> Result<u8, Error> {
    let decoded = decode::decode(path, head, encoding)?;
    let known = |headings: &[Raw<'_>]| sink.known(headings);
    let found = find::find(path, &decoded.text, &wanted(sink, delimiter, &known, false))?;
    Ok(found.delimiter)
}

pub(crate) fn wanted<'w>(
    sink: &Sink<'w>,
    delimiter: Option<u8>,
    known: &'w dyn Fn(&[Raw<'_>]) -> usize,
    is_whole: bool,
) -> Wanted<'w> {
    Wanted {
        delimiter: delimiter.or(sink.delimiter()),
        limits: sink.limits(),
        fewest: FEWEST_COLUMNS,
        known,
        columns: SURVEY,
        is_whole,
    }
}

fn shifted(path: &RawText, text: &str, found: &Found, opening: quotes::Opening) -> Error {
    let opening = quotes::Opening {
        at: opening.at + found.start,
        ..opening
    };
    find::unclosed(path, text, opening, Some(&found.headings))
}

/// The text without the end-of-file mark of DOS, which nothing follows, and whether it had one.
pub(crate) fn without_end_mark(text: &str) -> (&str, bool) {
    match text.strip_suffix('\u{1A}') {
        Some(rest) => (rest, true),
        None => (text, false),
    }
}

/// A header and the records below it.
struct Body<'t> {
    text: &'t str,
    /// The byte of the file that the text starts at, where it is what stands there.
    at: Option<u64>,
    /// The byte of the header, which positions of `odd` count from.
    base: usize,
    delimiter: u8,
    lines: Lines<'t>,
    odd: Peekable<vec::IntoIter<Oddity>>,
    faults: Peekable<vec::IntoIter<Range<usize>>>,
}

impl<'t> Body<'t> {
    fn read(mut self, sink: &mut Sink<'_>, mut lane: Lane) -> Result<(), Error> {
        let mut records = Plain::from(self.text, self.base, self.delimiter);
        let (mut count, mut told) = (0_u64, self.base);
        let mut last = None;
        while let Some(next) = records.next() {
            count += 1;
            let (Next::Plain { record, .. } | Next::Other(record)) = next;
            if count.is_multiple_of(STEP) {
                sink.advance((record.start - told) as u64)?;
                told = record.start;
            }
            let number = self.blank_before(sink, last, record.start);
            match next {
                Next::Plain {
                    record,
                    cells,
                    may_hide,
                } if self.is_sound(&record, sink) => {
                    let plain = Line {
                        number,
                        at: self.at.map(|at| at + record.start as u64),
                        text: record.text,
                        delimiter: self.delimiter,
                        cells: Written::Between(cells),
                        may_hide,
                    };
                    lane.take(sink, &plain)?;
                }
                Next::Plain { record, .. } | Next::Other(record) => {
                    self.take(&record, number, sink)?;
                }
            }
            last = Some(self.lines.of(record.start + record.text.len()));
        }
        self.blank_before(sink, last, self.text.len());
        sink.advance((self.text.len() - told) as u64)
    }

    /// True for a record below the header in which no byte is in another encoding, and no cell can be too long.
    fn is_sound(&mut self, record: &Cut<'_>, sink: &Sink<'_>) -> bool {
        let end = record.start + record.text.len();
        record.start != self.base
            && record.text.len() as u64 <= sink.limits().cell
            && self.faults.peek().is_none_or(|fault| fault.start >= end)
    }

    /// Takes the header or a record, whatever stands in it.
    fn take(&mut self, record: &Cut<'t>, number: u64, sink: &mut Sink<'_>) -> Result<(), Error> {
        let (mut cells, mut flaws) = (Vec::new(), Vec::new());
        record.split(&mut cells);
        self.mend(record.start, record.text, &mut cells, &mut flaws);
        let is_header = record.start == self.base;
        let record = Record {
            line: number,
            at: self.at.map(|at| at + record.start as u64),
            cells,
            typed: None,
            verbatim: Verbatim::Text {
                text: record.text,
                delimiter: self.delimiter,
            },
            flaws: &flaws,
            percents: &[],
        };
        if is_header {
            sink.look_at_header(&record);
            return Ok(());
        }
        sink.take(&record)
    }

    /// Tells of the empty lines between the last line of a record and a byte, which the reader passes over. Returns the
    /// line of the byte.
    fn blank_before(&mut self, sink: &mut Sink<'_>, last: Option<u64>, at: usize) -> u64 {
        let line = self.lines.of(at);
        if let Some(last) = last
            && line > last + 1
        {
            sink.blank(last + 1, line - last - 1);
        }
        line
    }

    /// Corrects the fields that the reader does not read as they stand, and collects what is wrong with a record.
    fn mend(
        &mut self,
        start: usize,
        verbatim: &str,
        cells: &mut [Cow<'_, str>],
        flaws: &mut Vec<Flaw>,
    ) {
        let end = start + verbatim.len();
        let (base, delimiter) = (self.base, self.delimiter);
        while let Some(odd) = self.odd.next_if(|odd| base + odd.at < end) {
            mend_quotes(odd, (verbatim, delimiter), cells, flaws);
        }
        let mut faults = Vec::new();
        while let Some(fault) = self.faults.next_if(|fault| fault.start < end) {
            if fault.start >= start {
                faults.push(fault.start - start..fault.end - start);
            }
        }
        tell_faults(&faults, (verbatim, delimiter), flaws);
    }
}

/// The records of a small table below its header, with the byte that each starts at.
pub(crate) fn records<'t>(
    text: &'t str,
    found: &Found,
) -> impl Iterator<Item = (usize, Cells<'t>)> + use<'t> {
    let records = Records::from(text, found.end, found.delimiter);
    records.map(|cut| (cut.start, cut.cells()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_of_dos_is_seen_at_the_end_alone() {
        assert_eq!(without_end_mark("a\n\u{1A}"), ("a\n", true));
        assert_eq!(without_end_mark("a;\u{1A}\n"), ("a;\u{1A}\n", false));
        assert_eq!(without_end_mark("a\u{1A}b"), ("a\u{1A}b", false));
    }
}
