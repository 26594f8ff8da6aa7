//! Text from files in a sentence: shown, and short.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::domain::raw::Raw;

/// Characters of a text from a file that a sentence repeats.
const LONGEST: usize = 40;

/// The shown form of a text, of which at most so much that a sentence can hold it.
#[must_use]
pub fn cut(text: Raw<'_>) -> String {
    cut_to(text, LONGEST)
}

/// The shown form of a text, of which at most `longest` graphemes.
pub(in crate::text) fn cut_to(text: Raw<'_>, longest: usize) -> String {
    let head = head(text, longest.saturating_mul(4));
    let shown = Raw::new(head).trimmed().shown().into_string();
    match shown.grapheme_indices(true).nth(longest) {
        Some((end, _)) => format!("{}…", &shown[..end]),
        None if head.len() < text.lossless().len() => format!("{shown}…"),
        None => shown,
    }
}

/// The first characters of a text, so that a cell of megabytes is not shown whole to be cut.
fn head(text: Raw<'_>, most: usize) -> &str {
    let text = text.lossless();
    let end = text
        .char_indices()
        .nth(most)
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Names in a sentence, the first few of them.
pub(in crate::text) fn names<'a>(names: impl ExactSizeIterator<Item = Raw<'a>>) -> String {
    const MOST: usize = 12;
    let left_out = names.len().saturating_sub(MOST);
    let mut list: Vec<Cow<'_, str>> = names.take(MOST).map(|name| cut(name).into()).collect();
    if left_out > 0 {
        list.push("…".into());
    }
    list.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_after_forty_characters_and_says_so() {
        assert_eq!(cut(Raw::new(" kort ")), "kort");
        let cut = cut(Raw::new(&"æ".repeat(1_000_000)));
        assert_eq!(cut, format!("{}…", "æ".repeat(40)));
        assert_eq!(super::cut(Raw::new("a\u{1b}b")), "a␛b");
    }
}
