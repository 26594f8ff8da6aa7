//! Delimited text: where its header stands, which delimiter it has, and its records with their physical lines.

use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;
use std::vec;

use csv::{ReaderBuilder, StringRecord};

use crate::domain::column::Column;
use crate::domain::note::{Code, Detail};
use crate::domain::raw::{Raw, RawText};
use crate::load::decode::Decoded;
use crate::load::header::{FEWEST_COLUMNS, ordinal};
use crate::load::quotes::{self, Odd, Oddity};
use crate::load::record::{Flaw, Record, Verbatim};
use crate::load::table::{Sink, Start};
use crate::load::{Error, Limit, Limits};

/// Delimiters that are tried, the one that wins in doubt first.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// Records that may stand before the header.
const MOST_BEFORE: usize = 200;
/// Records between two looks at progress.
const STEP: u64 = 1024;

/// The header of a text: where it stands, and what is before it.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) delimiter: u8,
    /// The first byte of the header.
    pub(crate) start: usize,
    /// The first byte after it.
    pub(crate) end: usize,
    pub(crate) headings: Vec<RawText>,
    /// A line that names the delimiter stands first.
    names_delimiter: bool,
    /// The first byte of the first record before the header.
    before: Option<usize>,
}

/// What a search for a header looks for.
pub(crate) struct Wanted<'w> {
    /// The delimiter, where the user gave one.
    pub(crate) delimiter: Option<u8>,
    pub(crate) limits: &'w Limits,
    /// Columns of the header that are known; so many make a header.
    pub(crate) fewest: usize,
    /// How many of the headings are known.
    pub(crate) known: &'w dyn Fn(&[Raw<'_>]) -> usize,
    /// What was looked for, for the message.
    pub(crate) wanted: &'static str,
}

/// Finds the header by its names: the delimiter that splits one of the first lines into most known headings wins.
pub(crate) fn find(path: &RawText, text: &str, wanted: &Wanted<'_>) -> Result<Found, Error> {
    let most = usize::try_from(wanted.limits.header).unwrap_or(usize::MAX);
    let head = &text[..text.floor_char_boundary(most.min(text.len()))];
    let (first, named) = delimiter_line(head);
    let asked = wanted.delimiter.or(named);
    let tried: &[u8] = asked.as_ref().map_or(&DELIMITERS, std::slice::from_ref);
    let mut best: Option<(usize, Found)> = None;
    for delimiter in tried {
        if let Some((known, found)) = find_with(head, first, *delimiter, wanted)
            && best.as_ref().is_none_or(|(most, _)| known > *most)
        {
            best = Some((known, found));
        }
    }
    match best {
        Some((_, found)) if found.end < head.len() || head.len() == text.len() => Ok(Found {
            names_delimiter: named.is_some(),
            ..found
        }),
        Some(_) => Err(too_far(path, wanted)),
        None => Err(no_header(path, text, head, tried, wanted)),
    }
}

fn find_with(
    head: &str,
    first: usize,
    delimiter: u8,
    wanted: &Wanted<'_>,
) -> Option<(usize, Found)> {
    let mut reader = reader(&head[first..], delimiter);
    let mut record = StringRecord::new();
    let mut before = None;
    for _ in 0..=MOST_BEFORE {
        if !reader.read_record(&mut record).ok()? {
            break;
        }
        let start = first + start_of(&head[first..], &record);
        let headings: Vec<_> = record.iter().map(Raw::new).collect();
        let known = (wanted.known)(&headings);
        if known >= wanted.fewest {
            let end = first + usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            let found = Found {
                delimiter,
                start,
                end,
                headings: record.iter().map(RawText::new).collect(),
                names_delimiter: false,
                before,
            };
            return Some((known, found));
        }
        if record
            .iter()
            .any(|field| !Raw::new(field).trimmed().is_empty())
        {
            before = before.or(Some(start));
        }
    }
    None
}

/// The byte after a line `sep=;` at the start, and the delimiter that it names.
fn delimiter_line(head: &str) -> (usize, Option<u8>) {
    let line = head.split(['\n', '\r']).next().unwrap_or_default();
    let bare = line.trim_matches('"').as_bytes();
    let named = match bare {
        [s, e, p, b'=', delimiter] | [s, e, p, b'=', delimiter, _]
            if [*s, *e, *p].eq_ignore_ascii_case(b"sep") =>
        {
            Some(*delimiter)
        }
        _ => None,
    };
    (named.map_or(0, |_| line.len()), named)
}

fn too_far(path: &RawText, wanted: &Wanted<'_>) -> Error {
    Error::BeyondLimit {
        path: path.clone(),
        line: 0,
        column: 0,
        limit: Limit::Header,
        most: wanted.limits.header,
    }
}

/// Why there is no header: a mark in it that is never closed, a first line without end, or other columns.
fn no_header(path: &RawText, text: &str, head: &str, tried: &[u8], wanted: &Wanted<'_>) -> Error {
    for delimiter in tried {
        if let Err(opening) = quotes::audit(text, *delimiter)
            && opening.at < head.len()
            && text[opening.at..].contains(char::from(*delimiter))
        {
            return unclosed(path, text, opening, None);
        }
    }
    if head.len() < text.len() && !head.contains(['\n', '\r']) {
        return too_far(path, wanted);
    }
    let mut first = reader(head, tried.first().copied().unwrap_or(b';'));
    let mut record = StringRecord::new();
    let _found = first.read_record(&mut record);
    Error::NoHeader {
        path: path.clone(),
        wanted: wanted.wanted,
        found: record.iter().take(12).map(RawText::new).collect(),
    }
}

fn unclosed(
    path: &RawText,
    text: &str,
    opening: quotes::Opening,
    headings: Option<&[RawText]>,
) -> Error {
    Error::UnclosedQuote {
        path: path.clone(),
        line: Lines::new(text).of(opening.at),
        column: ordinal(opening.field),
        heading: headings.and_then(|headings| headings.get(opening.field).cloned()),
    }
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The first byte of a record that is no line end: the reader counts from before the blank lines it passes over.
fn start_of(text: &str, record: &StringRecord) -> usize {
    let start = record.position().map_or(0, csv::Position::byte);
    let start = usize::try_from(start).unwrap_or(usize::MAX).min(text.len());
    let blank = text.as_bytes()[start..].iter();
    start
        + blank
            .take_while(|byte| matches!(byte, b'\n' | b'\r'))
            .count()
}

/// Reads the records of a text into a table.
pub(crate) fn read(
    sink: &mut Sink<'_>,
    path: &RawText,
    decoded: &Decoded<'_>,
    start: Start,
) -> Result<(), Error> {
    let (text, ends_with_mark) = without_end_mark(&decoded.text);
    let wanted = Wanted {
        delimiter: start.delimiter.or(sink.delimiter()),
        limits: sink.limits(),
        fewest: FEWEST_COLUMNS,
        known: &|headings| sink.known(headings),
        wanted: "kommune;område;initiativ;bruttoudgifter",
    };
    let found = find(path, text, &wanted)?;
    let body = &text[found.start..];
    let odd = quotes::audit(body, found.delimiter)
        .map_err(|opening| shifted(path, text, &found, opening))?;
    let mut lines = Lines::new(text);
    let first = found.before.map(|before| (lines.of(before), before));
    let line = lines.of(found.start);
    sink.open(
        Start {
            encoding: Some(decoded.encoding),
            delimiter: Some(found.delimiter),
            ..start
        },
        line,
        &found.headings,
    )?;
    let conventions = [
        (
            found.names_delimiter,
            Code::DelimiterLine,
            Detail::Char(char::from(found.delimiter)),
        ),
        (ends_with_mark, Code::EndOfFileMark, Detail::None),
        (has_mixed_ends(text), Code::MixedLineEnds, Detail::None),
        (
            !text.ends_with(['\n', '\r']),
            Code::NoFinalLineEnd,
            Detail::None,
        ),
    ];
    for (_, code, detail) in conventions.into_iter().filter(|(is_so, ..)| *is_so) {
        sink.note_file(code, 0, detail);
    }
    if let Some((first, before)) = first {
        let before = text[before..found.start].lines();
        let before = before.filter(|line| !line.trim().is_empty()).count();
        sink.note_file(Code::LinesBeforeHeader, first, Detail::Count(before as u64));
    }
    Records {
        text,
        base: found.start,
        delimiter: found.delimiter,
        lines,
        odd: odd.into_iter().peekable(),
        faults: decoded.faults.clone().into_iter().peekable(),
    }
    .read(sink, &found)?;
    sink.close(crate::load::decode::is_double(text))
}

fn shifted(path: &RawText, text: &str, found: &Found, opening: quotes::Opening) -> Error {
    let opening = quotes::Opening {
        at: opening.at + found.start,
        ..opening
    };
    unclosed(path, text, opening, Some(&found.headings))
}

/// The text without the end-of-file mark of DOS, and whether it had one.
fn without_end_mark(text: &str) -> (&str, bool) {
    match text.trim_end_matches(['\n', '\r']).strip_suffix('\u{1A}') {
        Some(rest) => (rest, true),
        None => (text, false),
    }
}

/// True when lines end in more than one way.
fn has_mixed_ends(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut feeds, mut returns, mut both) = (false, false, false);
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        let after_return = at > 0 && bytes[at - 1] == b'\r';
        match bytes[at] {
            b'\n' if after_return => {}
            b'\n' => feeds = true,
            _ if bytes.get(at + 1) == Some(&b'\n') => both = true,
            _ => returns = true,
        }
        if u8::from(feeds) + u8::from(returns) + u8::from(both) > 1 {
            return true;
        }
    }
    false
}

/// The records below a header.
struct Records<'t> {
    text: &'t str,
    /// The byte that positions of `odd` and of the reader count from.
    base: usize,
    delimiter: u8,
    lines: Lines<'t>,
    odd: Peekable<vec::IntoIter<Oddity>>,
    faults: Peekable<vec::IntoIter<Range<usize>>>,
}

impl Records<'_> {
    fn read(mut self, sink: &mut Sink<'_>, found: &Found) -> Result<(), Error> {
        let body = &self.text[self.base..];
        let mut reader = reader(body, self.delimiter);
        let mut fields = StringRecord::new();
        let mut flaws = Vec::new();
        let (mut count, mut told) = (0_u64, 0_u64);
        // A text in memory that is UTF-8 cannot fail to be read; an end is an end.
        while reader.read_record(&mut fields).unwrap_or(false) {
            let start = self.base + start_of(body, &fields);
            let after = reader.position().byte();
            let end = self.base + usize::try_from(after).unwrap_or(usize::MAX).min(body.len());
            count += 1;
            if count.is_multiple_of(STEP) {
                sink.advance(after - told)?;
                told = after;
            }
            let verbatim = self.text[start.min(end)..end].trim_end_matches(['\n', '\r']);
            let mut cells: Vec<_> = fields.iter().map(Cow::Borrowed).collect();
            flaws.clear();
            self.mend(start, verbatim, &mut cells, &mut flaws);
            if start == found.start {
                sink.look_at_header(&self.record(start, cells, verbatim, &flaws));
                continue;
            }
            let line = self.lines.of(start);
            let record = Record {
                line,
                ..self.record(start, cells, verbatim, &flaws)
            };
            sink.take(&record)?;
        }
        sink.advance(body.len() as u64 - told)
    }

    fn record<'r>(
        &mut self,
        start: usize,
        cells: Vec<Cow<'r, str>>,
        verbatim: &'r str,
        flaws: &'r [Flaw],
    ) -> Record<'r> {
        Record {
            line: self.lines.of(start),
            cells,
            verbatim: Verbatim::Text {
                text: verbatim,
                delimiter: self.delimiter,
            },
            flaws,
            percents: &[],
        }
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
        while let Some(odd) = self.odd.next_if(|odd| self.base + odd.at < end) {
            match odd.odd {
                Odd::Swallowed => flaws.push(Flaw {
                    code: Code::SwallowedLines,
                    field: odd.field,
                }),
                Odd::Inner => {
                    let field = quotes::spans(verbatim, self.delimiter)
                        .into_iter()
                        .nth(odd.field)
                        .map(|at| quotes::literal(&verbatim[at]));
                    if let (Some(cell), Some(field)) = (cells.get_mut(odd.field), field) {
                        *cell = Cow::Owned(field);
                        flaws.push(Flaw {
                            code: Code::InnerQuotes,
                            field: odd.field,
                        });
                    }
                }
            }
        }
        let mut spans = Vec::new();
        while let Some(fault) = self.faults.next_if(|fault| fault.start < end) {
            if fault.start < start {
                continue;
            }
            if spans.is_empty() {
                spans = quotes::spans(verbatim, self.delimiter);
            }
            let at = fault.start - start;
            let field = spans.iter().position(|span| at < span.end).unwrap_or(0);
            let flaw = Flaw {
                code: Code::Undecodable,
                field,
            };
            if flaws.last() != Some(&flaw) {
                flaws.push(flaw);
            }
        }
    }
}

/// Physical lines of a text, counted while it is read. The `csv` crate counts line feeds alone.
pub(crate) struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line, counted from 1, that a byte stands in. Bytes are asked for in ascending order.
    pub(crate) fn of(&mut self, at: usize) -> u64 {
        let passed = &self.bytes[self.at..at.min(self.bytes.len()).max(self.at)];
        for end in memchr::memchr2_iter(b'\n', b'\r', passed) {
            let end = self.at + end;
            let first_of_two = self.bytes[end] == b'\r' && self.bytes.get(end + 1) == Some(&b'\n');
            self.line += u64::from(!first_of_two);
        }
        self.at = at.max(self.at);
        self.line
    }
}

/// The records of a small table below its header, with the byte that each starts at.
pub(crate) fn records<'t>(
    text: &'t str,
    found: &Found,
) -> impl Iterator<Item = (usize, StringRecord)> + use<'t> {
    let (body, base) = (&text[found.end..], found.end);
    let records = reader(body, found.delimiter).into_records();
    records
        .map_while(Result::ok)
        .map(move |record| (base + start_of(body, &record), record))
}

/// How many of some headings are columns of the survey.
pub(crate) fn known(
    headings: &[Raw<'_>],
    meaning: impl Fn(Raw<'_>, usize) -> Option<Column>,
) -> usize {
    let mut columns: Vec<_> = headings
        .iter()
        .enumerate()
        .filter_map(|(at, heading)| meaning(*heading, at))
        .collect();
    columns.sort_unstable();
    columns.dedup();
    columns.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::header::column_of;

    fn found(text: &str) -> Result<Found, Error> {
        let wanted = Wanted {
            delimiter: None,
            limits: &Limits::default(),
            fewest: FEWEST_COLUMNS,
            known: &|headings| known(headings, |heading, _| column_of(heading)),
            wanted: "kommune",
        };
        find(&RawText::new("fil"), text, &wanted)
    }

    #[test]
    fn the_delimiter_is_decided_by_the_survey_s_headings() {
        for (text, delimiter) in [
            ("kommune;område;initiativ;a,b,c,d\n", b';'),
            ("kommune,\"område\",initiativ\n", b','),
            ("kommune\tområde\tindhold\n1;2;3", b'\t'),
            ("sep=|\nkommune|område|indhold\n", b'|'),
        ] {
            assert_eq!(found(text).unwrap().delimiter, delimiter, "{text}");
        }
        assert!(matches!(
            found("nothing known"),
            Err(Error::NoHeader { .. })
        ));
    }

    #[test]
    fn lines_before_the_header_are_passed_over_and_told() {
        let text = "Indberetning 2019;;\n\nkommune;område;initiativ\n1;2;3\n";
        let found = found(text).unwrap();
        assert_eq!(&text[found.start..found.end], "kommune;område;initiativ\n");
        assert_eq!(found.before, Some(0));
    }

    #[test]
    fn a_mark_in_the_header_that_is_never_closed_is_named() {
        let error = found("\"kommune;område;initiativ\n1;2;3\n").unwrap_err();
        assert!(matches!(
            error,
            Error::UnclosedQuote {
                line: 1,
                column: 1,
                ..
            }
        ));
    }

    #[test]
    fn lines_are_counted_as_they_stand_in_the_file() {
        let mut lines = Lines::new("a\r\nb\rc\n\n\nd");
        let starts = [0, 3, 5, 9];
        assert_eq!(starts.map(|start| lines.of(start)), [1, 2, 3, 6]);
    }

    #[test]
    fn mixed_line_ends_and_the_mark_of_dos_are_seen() {
        assert!(has_mixed_ends("a\nb\r\n") && has_mixed_ends("a\rb\n"));
        assert!(!has_mixed_ends("a\r\nb\r\n") && !has_mixed_ends("a\rb\r"));
        assert_eq!(without_end_mark("a\n\u{1A}\n"), ("a\n", true));
        assert_eq!(without_end_mark("a\u{1A}b"), ("a\u{1A}b", false));
    }
}
