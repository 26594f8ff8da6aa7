//! The room that letters take: an estimate on the safe side, so that no text is cut by the edge of a picture.
//!
//! A picture does not know the font it will be read with. The widths are those of DejaVu Sans, the widest of the
//! common sans-serif fonts and the one that pictures of dots are drawn with; Liberation Sans and Arial are narrower.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use crate::document::picture::drawing::Dots;

/// Widths of the characters from the space to the tilde, in thousandths of the size.
const ASCII: [u16; 95] = [
    318, 401, 460, 838, 636, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637,
    637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 531, 1000, 685, 687, 699, 771, 632,
    576, 775, 752, 295, 295, 656, 558, 863, 749, 788, 604, 788, 695, 635, 611, 732, 685, 989, 686,
    611, 686, 391, 337, 391, 838, 500, 500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580,
    278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
];
/// What a heavy letter takes more, at most.
const BOLD: u32 = 115;

/// How letters are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Face {
    /// Their size.
    pub(super) size: Dots,
    /// Heavy.
    pub(super) is_bold: bool,
}

impl Face {
    fn character(self, c: char) -> Dots {
        let plain: u32 = match u32::from(c).checked_sub(0x20) {
            Some(at) if at < 95 => usize::try_from(at)
                .ok()
                .and_then(|at| ASCII.get(at).copied())
                .unwrap_or(1_000)
                .into(),
            _ => match (c, c.width()) {
                (_, Some(0)) => return Dots(0),
                ('æ' | 'Æ' | 'œ' | 'Œ', _) => 1_080,
                ('·', _) => 318,
                ('–' | '°', _) => 500,
                ('\u{a0}'..='\u{24f}', _) if c.is_lowercase() => 660,
                ('\u{a0}'..='\u{24f}', _) => 850,
                (_, Some(2)) => 1_100,
                _ => 1_020,
            },
        };
        let thousandths = plain + if self.is_bold { BOLD } else { 0 };
        let size = u64::try_from(self.size.0).unwrap_or(0);
        let width = size * u64::from(thousandths) / 1_000;
        Dots(i32::try_from(width).unwrap_or(i32::MAX))
    }

    /// The width of a text, rather too much than too little.
    pub(super) fn width(self, text: &str) -> Dots {
        let widths = text.chars().map(|c| self.character(c));
        widths.fold(Dots(0), |sum, width| sum + width)
    }

    /// The text in some room, with an ellipsis where something is missing.
    pub(super) fn cut(self, text: &str, room: Dots) -> String {
        let ellipsis = self.character('…');
        let mut used = Dots(0);
        // Where the text is cut if it turns out to be too long.
        let mut end = 0;
        for (at, grapheme) in text.grapheme_indices(true) {
            used = used + self.width(grapheme);
            if used > room {
                let kept = text.get(..end).unwrap_or_default();
                return format!("{}…", kept.trim_end());
            }
            if used + ellipsis <= room {
                end = at + grapheme.len();
            }
        }
        text.to_owned()
    }

    /// The text in at most so many lines, broken between words, and inside one that is longer than a line; the last
    /// line ends with an ellipsis where something is missing.
    pub(super) fn wrap(self, text: &str, room: Dots, lines: usize) -> Vec<String> {
        let mut wrapped: Vec<String> = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            if wrapped.len() + 1 >= lines {
                wrapped.push(self.cut(rest, room));
                break;
            }
            let (line, after) = rest.split_at(self.line_end(rest, room));
            wrapped.push(line.trim_end().to_owned());
            rest = after.trim_start();
        }
        wrapped
    }

    /// Where the first line of a text ends, in bytes; at least one grapheme on.
    fn line_end(self, text: &str, room: Dots) -> usize {
        let mut used = Dots(0);
        let (mut word, mut fits) = (0, 0);
        for (at, grapheme) in text.grapheme_indices(true) {
            if grapheme == " " {
                word = at + 1;
            }
            used = used + self.width(grapheme);
            // A blank may stand beyond the edge.
            if used > room && grapheme != " " {
                let end = if word > 0 { word } else { fits };
                return if end > 0 { end } else { grapheme.len() };
            }
            fits = at + grapheme.len();
        }
        text.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::picture::drawing::dots;

    const FACE: Face = Face {
        size: dots(10),
        is_bold: false,
    };

    #[test]
    fn a_text_is_cut_with_an_ellipsis_only_where_it_is_too_long() {
        assert_eq!(FACE.cut("Køge", FACE.width("Køge")), "Køge");
        assert_eq!(FACE.cut("Ringkøbing-Skjern", dots(60)), "Ringkøbi…");
        assert_eq!(FACE.cut("Køge", dots(1)), "…");
    }

    #[test]
    fn a_text_is_broken_between_words_and_its_last_line_says_that_more_follows() {
        let lines = FACE.wrap("et par ord og et til", dots(40), 9);
        assert_eq!(lines, ["et par", "ord og", "et til"]);
        assert_eq!(
            FACE.wrap("et par ord og et til", dots(40), 2),
            ["et par", "ord o…"]
        );
        assert_eq!(FACE.wrap("aaaaaaaaaa", dots(40), 9), ["aaaaaa", "aaaa"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room_and_none_is_lost(
            text in "[a-zæøå漢👩 ]{0,60}",
            room in 20..300_i32,
        ) {
            let lines = FACE.wrap(&text, dots(room), usize::MAX);
            for line in &lines {
                prop_assert!(FACE.width(line) <= dots(room), "{line}");
            }
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            prop_assert!(FACE.width(&FACE.cut(&text, dots(room))) <= dots(room));
        }
    }
}
