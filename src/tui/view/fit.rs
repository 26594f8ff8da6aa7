//! Text made to fit cells: cut with an ellipsis, padded to the edge.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::tui::bar::cells::Glyphs;

/// The cells that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to `cells`, with an ellipsis where something is missing.
pub(crate) fn cut(text: &str, cells: usize) -> String {
    if text.width() <= cells {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let wide = grapheme.width();
        if used + wide > cells.saturating_sub(1) {
            break;
        }
        used += wide;
        cut.push_str(grapheme);
    }
    if cells > 0 {
        cut.push('…');
    }
    cut
}

/// The text at the left of exactly `cells`.
pub(crate) fn left(text: &str, cells: usize) -> String {
    let mut fitted = cut(text, cells);
    let gap = cells.saturating_sub(fitted.width());
    fitted.extend(std::iter::repeat_n(' ', gap));
    fitted
}

/// The text at the right of exactly `cells`.
pub(crate) fn right(text: &str, cells: usize) -> String {
    let fitted = cut(text, cells);
    let gap = cells.saturating_sub(fitted.width());
    let mut padded: String = std::iter::repeat_n(' ', gap).collect();
    padded.push_str(&fitted);
    padded
}

/// Lines of at most `cells`, broken between words; a longer word is broken inside.
pub(crate) fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(1);
    let mut lines = vec![String::new()];
    for word in text.split_word_bounds() {
        let mut rest = word;
        loop {
            let last = lines.last_mut().map_or(0, |line| line.width());
            if last + rest.width() <= cells {
                break;
            }
            if rest.trim().is_empty() {
                rest = "";
                lines.push(String::new());
                break;
            }
            if rest.width() <= cells {
                lines.push(String::new());
                break;
            }
            let piece: String = take(rest, cells - last);
            if let Some(line) = lines.last_mut() {
                line.push_str(&piece);
            }
            rest = &rest[piece.len()..];
            lines.push(String::new());
        }
        let blank = lines.last().is_some_and(String::is_empty) && rest.trim().is_empty();
        let continued = lines.len() > 1;
        if let Some(line) = lines.last_mut().filter(|_| !(blank && continued)) {
            line.push_str(rest);
        }
    }
    lines
}

/// The longest beginning of at most `cells`; at least one grapheme where `cells` has room for none on this line.
fn take(text: &str, cells: usize) -> String {
    let mut piece = String::new();
    for grapheme in text.graphemes(true) {
        if piece.width() + grapheme.width() > cells
            && !(piece.is_empty() && grapheme.width() > cells && cells > 0)
        {
            break;
        }
        piece.push_str(grapheme);
    }
    piece
}

/// The glyph of a vertical rule.
pub(crate) fn vertical(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => "│",
        Glyphs::Ascii => "|",
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
    }

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(wrap("en to tre fire", 7), ["en to ", "tre ", "fire"]);
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
            prop_assert!(width(&left(&text, cells)) >= cells.min(width(&left(&text, cells))));
            prop_assert!(width(&cut(&text, cells)) <= cells);
        }
    }
}
