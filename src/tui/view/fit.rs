//! Text made to fit cells: cut with an ellipsis, padded to the edge.

use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::bar::cells::Glyphs;
pub(crate) use crate::text::cells::{cut, left, right, width, wrap};

/// The end of a text in `cells`, with an ellipsis where its beginning is missing.
pub(crate) fn tail(text: &str, cells: usize) -> String {
    if text.width() <= cells {
        return text.to_owned();
    }
    let mut kept = Vec::new();
    let mut used = 1;
    for grapheme in text.graphemes(true).rev() {
        used += grapheme.width();
        if used > cells {
            break;
        }
        kept.push(grapheme);
    }
    if cells > 0 {
        kept.push("…");
    }
    kept.into_iter().rev().collect()
}

/// Keys and what they do, ` · ` between two, in `cells`: where there is no room the ones before the last go first, so
/// that the first one and the way out stay, and keys that only move go before others.
pub(crate) fn keys(text: &str, cells: usize) -> String {
    const BETWEEN: &str = " · ";
    let mut parts: Vec<_> = text.split(BETWEEN).collect();
    let are_keys = parts.len() > 1;
    while parts.join(BETWEEN).width() > cells && parts.len() > 1 {
        let inner = parts.len() - 1;
        let moving = parts[..inner]
            .iter()
            .rposition(|part| part.starts_with('↑'));
        let least = moving.unwrap_or(inner.saturating_sub(1));
        parts.remove(least);
    }
    let kept = parts.join(BETWEEN);
    // A piece of a key's name says nothing; the beginning of a sentence may.
    if are_keys && kept.width() > cells {
        return String::new();
    }
    cut(&kept, cells)
}

/// Parts joined by dots on as few lines as they need.
pub(crate) fn flow(parts: &[String], cells: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if width(line) + width(part) + 3 <= cells => {
                line.push_str(" · ");
                line.push_str(part);
            }
            _ => lines.push(cut(part, cells)),
        }
    }
    lines.into_iter().map(Line::raw).collect()
}

/// The glyph of a vertical rule.
pub(crate) fn vertical(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => "│",
        Glyphs::Ascii => "|",
    }
}

/// The glyph of a reference's line.
pub(crate) fn line(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => "┊",
        Glyphs::Ascii => "|",
    }
}

/// The mark of the chosen row.
pub(crate) fn pointer(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => "▶",
        Glyphs::Ascii => ">",
    }
}

/// Where the next letter is typed.
pub(crate) fn caret(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => "▏",
        Glyphs::Ascii => "_",
    }
}

/// The glyph of a horizontal rule.
pub(crate) fn horizontal(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => "─",
        Glyphs::Ascii => "-",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cut_says_that_something_is_missing() {
        assert_eq!(cut("Ringkøbing-Skjern", 9), "Ringkøbi…");
        assert_eq!(left("Køge", 6), "Køge  ");
        assert_eq!(right("7,5", 5), "  7,5");
        assert_eq!(cut("x", 0), "");
        assert_eq!(tail("mappe/svar.csv:3:4", 13), "…svar.csv:3:4");
        assert_eq!(tail("svar.csv:3", 10), "svar.csv:3");
        assert_eq!(tail("x", 0), "");
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(wrap("en to tre fire", 8), ["en to", "tre fire"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    }

    proptest! {
        #[test]
        fn every_line_fits_and_no_letter_is_lost(text in "[a-zæøå ]{0,60}", cells in 1_usize..20) {
            let lines = wrap(&text, cells);
            prop_assert!(lines.iter().all(|line| width(line.trim_end()) <= cells));
            let kept: String = lines.concat().split_whitespace().collect();
            let all: String = text.split_whitespace().collect();
            prop_assert_eq!(kept, all);
        }

        #[test]
        fn fitted_text_fills_its_cells(text in "\\PC{0,30}", cells in 0_usize..30) {
            prop_assert_eq!(width(&left(&text, cells)), cells);
            prop_assert_eq!(width(&right(&text, cells)), cells);
            prop_assert!(width(&cut(&text, cells)) <= cells);
        }
    }

    #[test]
    fn of_keys_the_first_and_the_way_out_stay() {
        let text = "r fix · Enter show · ↑↓ move · Esc close";
        assert_eq!(keys(text, 40), text);
        assert_eq!(keys(text, 39), "r fix · Enter show · Esc close");
        assert_eq!(keys(text, 29), "r fix · Esc close");
        assert_eq!(keys(text, 4), "", "a piece of a key says nothing");
        assert_eq!(keys("write a name", 8), "write a…");
        assert_eq!(keys(text, 16), "Esc close");
    }
}
