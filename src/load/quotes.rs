//! The quote audit: what the reader of delimited text says nothing about. A mark that is never closed would swallow
//! the rest of the file, one that closes too late swallows lines, and marks inside a field would vanish.

use std::borrow::Cow;
use std::ops::Range;

/// So many delimiters in one line of a quoted field of several lines make the line a record that was swallowed.
const DELIMITERS_OF_A_RECORD: usize = 8;

/// Where an opening quotation mark stands that no other closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// Its byte.
    pub(crate) at: usize,
    /// The field's position in its record, counted from 0.
    pub(crate) field: usize,
}

/// What is odd about a quoted field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Odd {
    /// Text follows the closing mark: the marks are part of the text.
    Inner,
    /// A line inside looks like a record of its own.
    Swallowed,
}

/// An odd field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Oddity {
    /// The byte of its opening mark.
    pub(crate) at: usize,
    /// Its position in the record, counted from 0.
    pub(crate) field: usize,
    pub(crate) odd: Odd,
}

/// Every odd field of a text, in order.
///
/// Read as the `csv` crate reads: a mark opens only as the first character of a field, two in a quoted field are one
/// that is meant, and after a closing mark the rest of the field is plain. `width` is the number of fields of a
/// record.
///
/// # Errors
/// The first mark that is never closed.
pub(crate) fn audit(text: &str, delimiter: u8, width: usize) -> Result<Vec<Oddity>, Opening> {
    let bytes = text.as_bytes();
    let mut odd = Vec::new();
    if memchr::memchr(b'"', bytes).is_none() {
        return Ok(odd);
    }
    let (mut at, mut field) = (0, 0);
    while at < bytes.len() {
        let opens = bytes[at] == b'"';
        if opens {
            let opening = Opening { at, field };
            let quoted = quoted(bytes, at, delimiter).ok_or(opening)?;
            let (closed, swallowed) = (quoted.end, quoted.has_swallowed(width));
            let plain = closed..end_of_plain(bytes, closed, delimiter);
            let mut add = |kind| {
                odd.push(Oddity {
                    at,
                    field,
                    odd: kind,
                });
            };
            if swallowed {
                add(Odd::Swallowed);
            }
            if !plain.is_empty() {
                add(Odd::Inner);
            }
            at = plain.end;
        } else {
            at = end_of_plain(bytes, at, delimiter);
        }
        let ends_field = bytes.get(at) == Some(&delimiter);
        field = if ends_field { field + 1 } else { 0 };
        at += 1;
    }
    Ok(odd)
}

/// A quoted field, as far as its closing mark.
struct Quoted {
    /// The byte after the closing mark.
    end: usize,
    /// It has several lines.
    is_long: bool,
    /// The most delimiters in one line.
    most: usize,
    /// The most in two lines that follow each other.
    most_of_two: usize,
}

impl Quoted {
    /// True when a line inside looks like a record, or two lines like the end of one and the start of the next: a mark
    /// that opens in the middle of a record and one that closes in the middle of another.
    fn has_swallowed(&self, width: usize) -> bool {
        let of_a_join = DELIMITERS_OF_A_RECORD.max(width.saturating_sub(1));
        self.is_long && (self.most >= DELIMITERS_OF_A_RECORD || self.most_of_two >= of_a_join)
    }
}

/// The byte after the mark that closes the field that opens at `start`, if there is one.
fn closing(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += memchr::memchr(b'"', bytes.get(at..)?)? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

/// The quoted field that opens at `start`, if it is closed.
fn quoted(bytes: &[u8], start: usize, delimiter: u8) -> Option<Quoted> {
    let end = closing(bytes, start)?;
    if memchr::memchr2(b'\n', b'\r', &bytes[start..end]).is_none() {
        return Some(Quoted {
            end,
            is_long: false,
            most: 0,
            most_of_two: 0,
        });
    }
    let (mut at, mut before, mut in_line) = (start + 1, 0, 0);
    let mut field = Quoted {
        end: start,
        is_long: false,
        most: 0,
        most_of_two: 0,
    };
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' if bytes.get(at) == Some(&b'"') => at += 1,
            b'"' => return Some(Quoted { end: at, ..field }),
            b'\r' if bytes.get(at) == Some(&b'\n') => {}
            b'\n' | b'\r' => {
                field.is_long = true;
                (before, in_line) = (in_line, 0);
            }
            _ if *byte == delimiter => {
                in_line += 1;
                field.most = field.most.max(in_line);
                field.most_of_two = field.most_of_two.max(before + in_line);
            }
            _ => {}
        }
    }
    None
}

/// The byte of the delimiter or line end at or after `start`.
fn end_of_plain(bytes: &[u8], start: usize, delimiter: u8) -> usize {
    let rest = &bytes[start..];
    memchr::memchr3(delimiter, b'\n', b'\r', rest).map_or(bytes.len(), |at| start + at)
}

/// Where a record ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    /// The byte after its last field: of a line end, or after the text's last.
    pub(crate) at: usize,
    /// It has quotation marks.
    pub(crate) has_marks: bool,
}

/// Where the record that starts at `start` ends; none where a mark in it is never closed.
pub(crate) fn end_of_record(bytes: &[u8], start: usize, delimiter: u8) -> Option<End> {
    let rest = &bytes[start..];
    let line = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    if memchr::memchr(b'"', &rest[..line]).is_none() {
        return Some(End {
            at: start + line,
            has_marks: false,
        });
    }
    let mut at = start;
    loop {
        if bytes.get(at) == Some(&b'"') {
            at = closing(bytes, at)?;
        }
        at = end_of_plain(bytes, at, delimiter);
        if bytes.get(at) != Some(&delimiter) {
            return Some(End {
                at,
                has_marks: true,
            });
        }
        at += 1;
    }
}

/// The position of the field that a byte stands in, of the record that starts at `start`; none where it is beyond the
/// record, or is the delimiter after a field.
pub(crate) fn field_of(bytes: &[u8], start: usize, delimiter: u8, at: usize) -> Option<usize> {
    let (mut from, mut field) = (start, 0);
    loop {
        let is_quoted = bytes.get(from) == Some(&b'"');
        let plain = if is_quoted {
            closing(bytes, from)?
        } else {
            from
        };
        let end = end_of_plain(bytes, plain, delimiter);
        if at < end {
            return (at >= from).then_some(field);
        }
        if bytes.get(end) != Some(&delimiter) {
            return None;
        }
        (from, field) = (end + 1, field + 1);
    }
}

/// The fields of the text of one record, as the `csv` crate reads them.
pub(crate) fn split<'t>(
    record: &'t str,
    delimiter: u8,
    has_marks: bool,
    cells: &mut Vec<Cow<'t, str>>,
) {
    cells.clear();
    if !has_marks {
        let mut start = 0;
        for end in memchr::memchr_iter(delimiter, record.as_bytes()) {
            cells.push(Cow::Borrowed(&record[start..end]));
            start = end + 1;
        }
        cells.push(Cow::Borrowed(&record[start..]));
        return;
    }
    for span in spans(record, delimiter) {
        cells.push(unquoted(&record[span]));
    }
}

/// What a field means: without the marks around it, two inside for one. What follows a closing mark is plain.
fn unquoted(field: &str) -> Cow<'_, str> {
    if !field.starts_with('"') {
        return Cow::Borrowed(field);
    }
    let end = closing(field.as_bytes(), 0).unwrap_or(field.len() + 1);
    let (inside, after) = (&field[1..end - 1], field.get(end..).unwrap_or_default());
    if after.is_empty() && !inside.contains('"') {
        return Cow::Borrowed(inside);
    }
    Cow::Owned(inside.replace("\"\"", "\"") + after)
}

/// The bytes of each field in the text of one record, quotation marks included.
pub(crate) fn spans(record: &str, delimiter: u8) -> Vec<Range<usize>> {
    let bytes = record.as_bytes();
    let mut spans = Vec::new();
    let mut start = 0;
    loop {
        let mut end = start;
        if bytes.get(start) == Some(&b'"') {
            end = quoted(bytes, start, delimiter).map_or(bytes.len(), |field| field.end);
        }
        let rest = &bytes[end..];
        end += memchr::memchr(delimiter, rest).unwrap_or(rest.len());
        spans.push(start..end);
        if end >= bytes.len() {
            return spans;
        }
        start = end + 1;
    }
}

/// The text of a field with marks inside, as a person reads it, and the blanks after its closing mark if nothing else
/// is odd: without the outer marks when the next one opens a quotation of its own (`"Samtaler "og" praktik"`) or when
/// only blanks follow, else as it stands (`"Samtaler" og praktik`).
pub(crate) fn literal(field: &str) -> (String, u64) {
    let typed = field.trim_end_matches([' ', '\t', '\u{A0}']);
    let inside = typed
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let blanks = field[typed.len()..].chars().count() as u64;
    let is_closed = |inside: &&str| blanks > 0 && !inside.replace("\"\"", "").contains('"');
    let opens_again = |inside: &&str| {
        inside.find('"').is_some_and(|at| {
            let before = inside[..at].chars().next_back();
            let after = inside[at + 1..].chars().next();
            before.is_some_and(char::is_whitespace) && after.is_some_and(|c| !c.is_whitespace())
        })
    };
    let single = |inside: &str| inside.replace("\"\"", "\"");
    match inside {
        Some(inside) if is_closed(&inside) => (single(inside), blanks),
        Some(inside) if opens_again(&inside) => (single(inside), 0),
        Some(_) | None => (field.to_owned(), 0),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<(usize, Odd)> {
        let odd = audit(text, b';', 4).unwrap();
        odd.into_iter().map(|odd| (odd.field, odd.odd)).collect()
    }

    #[test]
    fn an_unclosed_mark_is_found_where_it_opens() {
        let opening =
            |text: &str| audit(text, b';', 4).map_err(|opening| (opening.at, opening.field));
        assert_eq!(opening("a;b\nc;\"d\ne;f\n"), Err((6, 1)));
        assert_eq!(opening("a;b\r\nc;d;\"e"), Err((9, 2)));
        assert_eq!(opening("\"a"), Err((0, 0)));
    }

    #[test]
    fn closed_doubled_and_inner_marks_are_no_fault() {
        for text in [
            "a;\"b\"\n",
            "\"a\nb\";c",
            "\"a \"\"b\"\"\";c",
            "5\" rør;x",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn text_after_a_closing_mark_is_told() {
        assert_eq!(found("a;\"b\"c;d\n"), [(1, Odd::Inner)]);
        assert_eq!(found("a;b\n\"c\" \n"), [(0, Odd::Inner)]);
    }

    #[test]
    fn a_field_that_holds_a_record_is_told_and_one_that_holds_lines_is_not() {
        let record = "1;2;3;4;5;6;7;8;9";
        assert_eq!(
            found(&format!("a;\"b\n{record}\nc\";d\n")),
            [(1, Odd::Swallowed)]
        );
        assert_eq!(found("a;\"b\n1;2;3\nc\";d\n"), []);
        assert_eq!(found(&format!("a;\"{record}\";d\n")), []);
        let opens = format!("\"a;{record}\nb;c\";d\n");
        assert_eq!(found(&opens), [(0, Odd::Swallowed)]);
    }

    #[test]
    fn marks_in_the_middle_of_two_records_are_told_and_lists_over_many_lines_are_not() {
        let joined = "a;b;c;d;\"e;6;7;8;9;10;11;12\r\na;b;c;d;e\";6;7;8;9;10;11;12\r\n";
        let odd = audit(joined, b';', 12).unwrap();
        assert_eq!(odd.first().map(|odd| odd.odd), Some(Odd::Swallowed));
        let list = "a;\"- samtaler;\n- job;\n- skole;\n- fest;\n- mad;\n- sport;\n- sang;\n- leg;\n- bog;\";d\n";
        assert_eq!(audit(list, b';', 12).unwrap(), []);
    }

    #[test]
    fn fields_are_found_in_the_text_of_a_record() {
        let record = "a;\"b;\nc\";\"d\"e;";
        let fields: Vec<_> = spans(record, b';')
            .into_iter()
            .map(|at| &record[at])
            .collect();
        assert_eq!(fields, ["a", "\"b;\nc\"", "\"d\"e", ""]);
    }

    #[test]
    fn marks_inside_are_read_as_a_person_reads_them() {
        let literal = |field| super::literal(field).0;
        assert_eq!(
            literal("\"Samtaler\" og praktik"),
            "\"Samtaler\" og praktik"
        );
        assert_eq!(
            literal("\"Samtaler \"og\" praktik\""),
            "Samtaler \"og\" praktik"
        );
        assert_eq!(literal("\"Job\" og \"skole\""), "\"Job\" og \"skole\"");
        assert_eq!(literal("\"1.234\" "), "1.234");
        assert_eq!(literal("\"Den \"\"gode\"\" fest\"\t"), "Den \"gode\" fest");
    }

    proptest! {
        #[test]
        fn a_byte_stands_in_the_field_whose_bytes_it_is_among(
            before in "[a;\"\n]{0,9}",
            text in "[a;\"\n\r ø]{0,40}",
        ) {
            let start = before.len();
            let text = before + &text;
            // An open mark is refused before a record is asked for.
            let end = end_of_record(text.as_bytes(), start, b';');
            prop_assume!(end.is_some());
            let end = end.map_or(start, |end| end.at);
            let fields = spans(&text[start..end], b';');
            for at in start..text.len() {
                let expected = fields.iter().position(|field| field.contains(&(at - start)));
                prop_assert_eq!(field_of(text.as_bytes(), start, b';', at), expected);
            }
        }
    }
}
