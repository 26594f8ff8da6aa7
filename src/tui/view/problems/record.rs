//! A record as it stands in its file, with one field marked: in reverse, and with a line of signs below it.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::raw::Raw;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;

/// Bytes of a record that are shown before and after the field, and of the field: a cell can hold megabytes.
const AROUND: usize = 2_000;
const INSIDE: usize = 4_000;
const LEFT_OUT: &str = "…";
const SIGN: &str = "^";

/// A piece of the record.
enum Piece {
    /// Something visible, and whether it is of the field. Of an empty field there is nothing to see but its sign.
    Glyph(String, bool),
    /// A line end inside the record.
    LineEnd,
}

/// The record in lines of at most `width` cells; below each that has something of the field, the signs.
pub(super) fn lines(
    model: &Model,
    text: Raw<'_>,
    field: Range<usize>,
    width: usize,
) -> Vec<Line<'static>> {
    let mut rows = vec![Vec::new()];
    let mut used = 0;
    for piece in pieces(text.lossless(), field) {
        match piece {
            Piece::LineEnd => {
                rows.push(Vec::new());
                used = 0;
            }
            Piece::Glyph(glyph, is_field) => {
                let sign = usize::from(is_field && glyph.is_empty());
                let cells = fit::width(&glyph).max(sign);
                if used > 0 && used + cells > width.max(1) {
                    rows.push(Vec::new());
                    used = 0;
                }
                used += cells - sign;
                if let Some(row) = rows.last_mut() {
                    row.push((glyph, is_field));
                }
            }
        }
    }
    rows.iter().flat_map(|row| marked(model, row)).collect()
}

/// A row of the record, and the signs below its part of the field.
fn marked(model: &Model, row: &[(String, bool)]) -> Vec<Line<'static>> {
    let style = |is_field: bool| {
        if is_field {
            Style::new().reversed()
        } else {
            model.theme.style(Role::Text)
        }
    };
    let text = row
        .iter()
        .map(|(glyph, is_field)| Span::styled(glyph.clone(), style(*is_field)));
    let mut lines = vec![text.collect::<Line<'_>>()];
    if row.iter().any(|(_, is_field)| *is_field) {
        lines.push(Line::styled(signs(row), model.theme.style(Role::Warning)));
    }
    lines
}

/// The signs below the letters of the field; of an empty one the sign stands where a letter would.
fn signs(row: &[(String, bool)]) -> String {
    let mut signs = String::new();
    let mut used = 0;
    for (glyph, is_field) in row {
        let end = used + fit::width(glyph);
        let sign = if *is_field { SIGN } else { " " };
        let from = signs.len();
        let to = end.max(used + usize::from(*is_field));
        signs.push_str(&sign.repeat(to.saturating_sub(from)));
        used = end;
    }
    signs.truncate(signs.trim_end().len());
    signs
}

/// The record in pieces. A field outside the text, or between the bytes of a letter, marks nothing.
fn pieces(text: &str, field: Range<usize>) -> Vec<Piece> {
    let parts = (
        text.get(..field.start),
        text.get(field.clone()),
        text.get(field.end..),
    );
    let (Some(before), Some(inside), Some(after)) = parts else {
        let mut pieces = Vec::new();
        push(&mut pieces, text, AROUND + INSIDE, false);
        return pieces;
    };
    let mut pieces = Vec::new();
    let start = ceil(before, before.len().saturating_sub(AROUND));
    if start > 0 {
        pieces.push(Piece::Glyph(LEFT_OUT.to_owned(), false));
    }
    push(&mut pieces, &before[start..], AROUND, false);
    if inside.is_empty() && field.start > 0 {
        // An empty field has no letter to mark, so its place is. What stands in the file stays as it is.
        pieces.push(Piece::Glyph(String::new(), true));
    }
    push(&mut pieces, inside, INSIDE, true);
    push(&mut pieces, after, AROUND, false);
    pieces
}

/// The first place from `at` on where a letter begins.
fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn push(pieces: &mut Vec<Piece>, text: &str, most: usize, is_field: bool) {
    let end = if text.len() > most {
        ceil(text, most)
    } else {
        text.len()
    };
    let shown = &text[..end];
    let lines = shown.matches('\n').count();
    for (at, line) in shown.split('\n').enumerate() {
        if at > 0 {
            pieces.push(Piece::LineEnd);
        }
        let is_last = at == lines;
        let ended = line.strip_suffix('\r').filter(|_| !is_last);
        let line = Raw::new(ended.unwrap_or(line)).shown();
        let glyphs = line.graphemes(true);
        pieces.extend(glyphs.map(|glyph| Piece::Glyph(glyph.to_owned(), is_field)));
    }
    if end < text.len() {
        pieces.push(Piece::Glyph(LEFT_OUT.to_owned(), is_field));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The record as it is seen, with what is marked in brackets.
    fn seen(text: &str, field: Range<usize>) -> String {
        let mut seen = String::new();
        let mut was_field = false;
        for piece in pieces(text, field) {
            let (glyph, is_field) = match piece {
                Piece::Glyph(glyph, is_field) => (glyph, is_field),
                Piece::LineEnd => ("⏎".to_owned(), was_field),
            };
            if is_field != was_field {
                seen.push(if is_field { '[' } else { ']' });
                was_field = is_field;
            }
            seen.push_str(&glyph);
        }
        if was_field {
            seen.push(']');
        }
        seen
    }

    #[test]
    fn the_field_is_marked_and_nothing_else() {
        assert_eq!(seen("Køge;Social;x", 6..12), "Køge;[Social];x");
        assert_eq!(seen("a;b\u{1b}[2J;c", 2..7), "a;[b␛[2J];c");
    }

    #[test]
    fn an_empty_field_is_marked_at_its_place() {
        assert_eq!(seen("a;;c", 2..2), "a;[];c");
        assert_eq!(seen("a;", 2..2), "a;[]");
    }

    #[test]
    fn the_signs_stand_below_the_field_and_of_an_empty_one_where_it_would_be() {
        let signs = |text: &str, field| {
            let row = pieces(text, field)
                .into_iter()
                .filter_map(|piece| match piece {
                    Piece::Glyph(glyph, is_field) => Some((glyph, is_field)),
                    Piece::LineEnd => None,
                });
            signs(&row.collect::<Vec<_>>())
        };
        assert_eq!(signs("a;bc;d", 2..4), "  ^^");
        assert_eq!(signs("a;世;d", 2..5), "  ^^");
        assert_eq!(signs("a;;d", 2..2), "  ^");
        assert_eq!(signs("a;", 2..2), "  ^");
    }

    #[test]
    fn lines_inside_a_field_are_lines_on_the_screen() {
        assert_eq!(seen("a;\"x\r\ny\";c", 2..8), "a;[\"x⏎y\"];c");
    }

    #[test]
    fn a_place_outside_the_text_or_inside_a_letter_marks_nothing() {
        assert_eq!(seen("Køge", 2..3), "Køge");
        assert_eq!(seen("Køge", 4..90), "Køge");
        assert_eq!(seen("Køge", 0..0), "Køge");
    }

    #[test]
    fn of_a_record_without_end_only_what_lies_around_the_field_is_shown() {
        let text = format!("{};her;{}", "æ".repeat(50_000), "b".repeat(50_000));
        let seen = seen(&text, 100_001..100_004);
        assert!(seen.contains(";[her];"));
        assert!(seen.starts_with('…') && seen.ends_with('…'));
        assert!(seen.len() < 3 * AROUND);
    }
}
