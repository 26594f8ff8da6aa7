//! The line of a record that a finding is about, cut to the page around its field.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

use crate::domain::note::Excerpted;
use crate::domain::raw::Raw;
use crate::domain::report::Excerpt;

/// Stands where something was left out.
const LEFT_OUT: &str = "…";

/// One line as it is shown, with its number in the file and the bytes of the field in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) text: String,
    pub(super) field: Range<usize>,
}

impl Line {
    /// The physical line of a record where its field begins, in at most `width` cells.
    pub(super) fn of(excerpt: &Excerpt, whole: Raw<'_>, at: Excerpted, width: usize) -> Self {
        let text = whole.lossless();
        let position = |byte: u32| {
            let byte = usize::try_from(byte).unwrap_or(usize::MAX);
            boundary(text, byte)
        };
        let start = position(at.start);
        let end = position(at.end).max(start);
        let ends = ['\n', '\r'];
        let from = text[..start].rfind(ends).map_or(0, |end| end + 1);
        let to = text[start..]
            .find(ends)
            .map_or(text.len(), |end| start + end);
        let line = &text[..to];
        let end = end.min(line.len()).max(start.min(line.len()));
        let start = start.min(line.len());
        let (text, field) = window(
            [&line[from..start], &line[start..end], &line[end..]],
            width.max(20),
        );
        Self {
            number: excerpt.line_at(whole, from),
            text,
            field,
        }
    }
}

/// What is shown of the texts before, in and after a field, and the bytes of the field in it.
fn window([before, field, after]: [&str; 3], width: usize) -> (String, Range<usize>) {
    // No more of a cell of megabytes is made visible than can be seen.
    let most = width * 8;
    let (field, is_field_cut) = head(field, most);
    let (after, is_after_cut) = head(after, most);
    let (before, is_before_cut) = tail(before, most);
    let shown = |text| Raw::new(text).shown().into_string();
    let (before, field, after) = (shown(before), shown(field), shown(after));
    let field = fitting_head(&field, width, is_field_cut);
    let left = width - field.width().min(width);
    let half = left - left.min(after.width()).min(left / 2);
    let before = fitting_tail(&before, half, is_before_cut);
    let after = fitting_head(&after, left - before.width().min(left), is_after_cut);
    let span = before.len()..before.len() + field.len();
    (format!("{before}{field}{after}"), span)
}

/// The last place between two characters that is not after `byte`.
fn boundary(text: &str, byte: usize) -> usize {
    let byte = byte.min(text.len());
    (0..=byte)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// The beginning of a text in so many bytes, and whether it is cut.
fn head(text: &str, most: usize) -> (&str, bool) {
    let end = boundary(text, most);
    (&text[..end], end < text.len())
}

/// The end of a text in about so many bytes, and whether it is cut.
fn tail(text: &str, most: usize) -> (&str, bool) {
    let start = boundary(text, text.len().saturating_sub(most));
    (&text[start..], start > 0)
}

/// As much of the beginning of a text as fits, with a mark where something is left out.
fn fitting_head(text: &str, width: usize, is_cut: bool) -> String {
    if !is_cut && text.width() <= width {
        return text.to_owned();
    }
    let mut fitting = String::new();
    let mut left = width.saturating_sub(1);
    for grapheme in text.graphemes(true) {
        match left.checked_sub(grapheme.width()) {
            Some(rest) => left = rest,
            None => break,
        }
        fitting.push_str(grapheme);
    }
    if width > 0 {
        fitting.push_str(LEFT_OUT);
    }
    fitting
}

/// As much of the end of a text as fits, with a mark where something is left out.
fn fitting_tail(text: &str, width: usize, is_cut: bool) -> String {
    if !is_cut && text.width() <= width {
        return text.to_owned();
    }
    let mut left = width.saturating_sub(1);
    let mut start = text.len();
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        match left.checked_sub(grapheme.width()) {
            Some(rest) => left = rest,
            None => break,
        }
        start = at;
    }
    let mark = if width > 0 { LEFT_OUT } else { "" };
    format!("{mark}{}", &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::raw::RawText;
    use proptest::prelude::*;

    fn line(text: &str, field: Range<usize>, width: usize) -> Line {
        let excerpt = Excerpt {
            file: 0,
            line: 7,
            text: RawText::new(text).into(),
            held: None,
        };
        let at = Excerpted {
            at: 0,
            start: u32::try_from(field.start).unwrap(),
            end: u32::try_from(field.end).unwrap(),
        };
        Line::of(&excerpt, Raw::new(text), at, width)
    }

    #[test]
    fn the_field_is_marked_in_the_shown_line() {
        let text = "K\u{1b}ge;Social;4\u{202e}95;x";
        let at = text.find('4').unwrap();
        let line = line(text, at..at + 6, 80);
        assert_eq!(line.text, "K␛ge;Social;4⟨202E⟩95;x");
        assert_eq!(&line.text[line.field], "4⟨202E⟩95");
    }

    #[test]
    fn a_record_of_several_lines_shows_the_line_of_the_field() {
        let text = "Køge;\"første\r\nanden\";495;x";
        let at = text.find("495").unwrap();
        let line = line(text, at..at + 3, 80);
        assert_eq!((line.number, line.text.as_str()), (8, "anden\";495;x"));
        assert_eq!(&line.text[line.field], "495");
    }

    #[test]
    fn a_long_line_is_cut_around_its_field() {
        let text = format!("{};495;{}", "a".repeat(500), "b".repeat(500));
        let line = line(&text, 501..504, 41);
        assert_eq!(&line.text[line.field.clone()], "495");
        assert_eq!(line.text.width(), 41);
        assert!(line.text.starts_with("…a") && line.text.ends_with("b…"));
    }

    proptest! {
        #[test]
        fn any_range_of_any_text_is_shown_within_the_width(
            text in "\\PC*|[a;\\r\\n\u{1b}\u{301}漢\u{202e}]*",
            start in 0..300_usize,
            length in 0..300_usize,
            width in 20..120_usize,
        ) {
            let line = line(&text, start..start + length, width);
            prop_assert!(line.text.width() <= width, "{:?}", line);
            prop_assert!(line.text.get(line.field.clone()).is_some());
            prop_assert!(!Raw::new(&line.text).has_hidden());
        }
    }
}
