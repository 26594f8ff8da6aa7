//! Where the header of delimited text stands, and which delimiter it has: decided by the names in it.

use crate::domain::column::Column;
use crate::domain::raw::{Raw, RawText};
use crate::load::header::ordinal;
use crate::load::lines::Lines;
use crate::load::quotes;
use crate::load::records::{Cells, Records};
use crate::load::{Error, Limit, Limits};

/// Delimiters that are tried, the one that wins in doubt first.
pub(crate) const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];

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
    pub(crate) names_delimiter: bool,
    /// The first byte of the first record before the header.
    pub(crate) before: Option<usize>,
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
    pub(crate) columns: &'static str,
    /// The text is the whole file. Where it is only its beginning, its end may have cut a field in two.
    pub(crate) is_whole: bool,
}

/// Finds the header by its names: the delimiter that splits one of the first lines into most known headings wins.
pub(crate) fn find(path: &RawText, text: &str, wanted: &Wanted<'_>) -> Result<Found, Error> {
    let most = usize::try_from(wanted.limits.header).unwrap_or(usize::MAX);
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    let (first, named) = delimiter_line(head);
    let asked = wanted.delimiter.or(named);
    let mut tried: &[u8] = asked.as_ref().map_or(&DELIMITERS, std::slice::from_ref);
    let mut best = find_best(head, first, tried, wanted);
    // A first line that names a delimiter which the file does not have is a line of text.
    if best.is_none() && named.is_some() && wanted.delimiter.is_none() {
        tried = &DELIMITERS;
        best = find_best(head, 0, tried, wanted);
    }
    match best {
        Some(found) if found.end < head.len() || head.len() == text.len() => Ok(Found {
            names_delimiter: named == Some(found.delimiter),
            ..found
        }),
        Some(_) => Err(too_far(path, wanted)),
        None => Err(no_header(path, text, head, tried, wanted)),
    }
}

/// The header with most known headings that one of some delimiters gives.
fn find_best(head: &str, first: usize, tried: &[u8], wanted: &Wanted<'_>) -> Option<Found> {
    let mut best = None;
    let mut fewest = wanted.fewest;
    for delimiter in tried {
        if let Some((known, found)) = find_with(head, first, *delimiter, fewest, wanted) {
            fewest = known + 1;
            best = Some(found);
        }
    }
    best
}

/// The first record with at least `fewest` known headings.
fn find_with(
    head: &str,
    first: usize,
    delimiter: u8,
    fewest: usize,
    wanted: &Wanted<'_>,
) -> Option<(usize, Found)> {
    if !may_split(&head[first..], delimiter, fewest) {
        return None;
    }
    let mut records = Records::from(head, first, delimiter);
    let mut before = None;
    while let Some(record) = records.next() {
        let cells = record.cells();
        // A delimiter that the file does not have makes many short records of it: they are told by their length.
        let known = if cells.len() < fewest {
            0
        } else {
            let headings: Vec<_> = cells.iter().collect();
            (wanted.known)(&headings)
        };
        if known >= fewest {
            let found = Found {
                delimiter,
                start: record.start,
                end: records.position(),
                headings: texts(&cells, cells.len()),
                names_delimiter: false,
                before,
            };
            return Some((known, found));
        }
        if before.is_none() && !cells.is_blank() {
            before = Some(record.start);
        }
    }
    None
}

/// The first fields of a record, at most so many.
fn texts(cells: &Cells<'_>, most: usize) -> Vec<RawText> {
    let first = cells.iter().take(most);
    first.map(|cell| RawText::new(cell.lossless())).collect()
}

/// False where no line holds so many fields and nothing is quoted, so that no record can be the header: nearly every file
/// for nearly every delimiter, and much sooner known than by reading its records.
fn may_split(head: &str, delimiter: u8, fields: usize) -> bool {
    let bytes = head.as_bytes();
    if memchr::memchr(b'"', bytes).is_some() {
        return true;
    }
    let (mut start, mut found) = (0, 1);
    // From delimiter to delimiter: most files have few of those that they are not written with.
    for at in memchr::memchr_iter(delimiter, bytes) {
        let between = &bytes[start..at];
        found = match memchr::memchr2(b'\n', b'\r', between) {
            Some(_) => 2,
            None => found + 1,
        };
        if found >= fields {
            return true;
        }
        start = at + 1;
    }
    fields <= 1
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
        if let Err(opening) = quotes::audit(text, *delimiter, wanted.fewest)
            && opening.at
                < if wanted.is_whole {
                    head.len()
                } else {
                    head.len() / 2
                }
            && text[opening.at..].contains(char::from(*delimiter))
        {
            return unclosed(path, text, opening, None);
        }
    }
    if head.len() < text.len() && !head.contains(['\n', '\r']) {
        return too_far(path, wanted);
    }
    let delimiter = tried.first().copied().unwrap_or(b';');
    let mut records =
        Records::from(head, 0, delimiter).map(|record| (record.start, record.cells()));
    let first = records.find(|(_, cells)| !cells.is_blank());
    let (line, cells) = first.map_or_else(Default::default, |(start, cells)| {
        (Lines::new(text).of(start), cells)
    });
    Error::NoHeader {
        path: path.clone(),
        line,
        wanted: wanted.columns,
        found: texts(&cells, 12),
    }
}

/// A mark that is never closed, where it stands.
pub(crate) fn unclosed(
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
    use crate::load::header::{FEWEST_COLUMNS, column_of};

    fn found(text: &str) -> Result<Found, Error> {
        let wanted = Wanted {
            delimiter: None,
            limits: &Limits::default(),
            fewest: FEWEST_COLUMNS,
            known: &|headings| known(headings, |heading, _| column_of(heading)),
            columns: "kommune",
            is_whole: true,
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
    fn a_delimiter_may_split_a_text_where_one_line_has_enough_of_it_or_a_mark_may_hide_line_ends() {
        assert!(may_split("a\na;b;c\n", b';', 3));
        assert!(may_split(";;", b';', 3));
        assert!(may_split("a\r;b;c", b';', 3));
        assert!(may_split("", b';', 1));
        assert!(!may_split("a;b\nc;d\re;f\r\ng;h", b';', 3));
        assert!(!may_split("", b';', 2));
        assert!(may_split("\"a\n\";b", b';', 9));
    }

    #[test]
    fn lines_before_the_header_are_passed_over_and_told() {
        let text = "Indberetning 2019;;\n\nkommune;område;initiativ\n1;2;3\n";
        let found = found(text).unwrap();
        assert_eq!(&text[found.start..found.end], "kommune;område;initiativ\n");
        assert_eq!(found.before, Some(0));
    }

    #[test]
    fn a_first_line_that_names_another_delimiter_is_a_line_of_text() {
        let found = found("sep=,\nkommune;område;initiativ\n1;2;3\n").unwrap();
        assert_eq!((found.delimiter, found.before), (b';', Some(0)));
        assert!(!found.names_delimiter);
    }

    #[test]
    fn a_file_without_a_header_is_refused_at_its_first_line_with_text() {
        let line = |text: &str| found(text).unwrap_err().place();
        assert_eq!(line("\n\n;;\nAarhus;Social;Fest\n"), (4, 0));
        assert_eq!(line(" \n"), (0, 0));
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
}
