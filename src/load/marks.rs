//! The bytes of a text at which something may be: sixty-four are looked at together.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions that are there"
)]

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};

/// Bytes that are looked at together: one bit of a word each.
const BLOCK: usize = u64::BITS as usize;

/// Where the delimiters and the line feeds of a text are, and the other bytes that matter: a carriage return, a
/// quotation mark, and the first byte of a character that may be hidden. All others are of letters, digits and signs
/// that hide nothing. Lines are given one after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    delimiters: Vec<u32>,
    feeds: Vec<Feed>,
    others: Vec<u32>,
    /// The byte that the next line starts at, and how many of each are before it.
    at: usize,
    behind: Behind,
}

#[derive(Clone, Copy, Debug)]
struct Feed {
    at: u32,
    /// Delimiters before it.
    delimiters: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Behind {
    delimiters: usize,
    feeds: usize,
    others: usize,
}

/// The rest of a line that ends with a line feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'m> {
    /// The byte of the line feed.
    pub(crate) feed: usize,
    pub(crate) delimiters: &'m [u32],
    /// The other bytes that matter.
    pub(crate) others: &'m [u32],
}

impl Marks {
    /// Looks at a text instead of the one before; at its first 4 GiB where it is longer.
    pub(crate) fn look_at(&mut self, text: &[u8], delimiter: u8) {
        self.delimiters.clear();
        self.feeds.clear();
        self.others.clear();
        (self.at, self.behind) = (0, Behind::default());
        let most = usize::try_from(u32::MAX).unwrap_or(usize::MAX);
        let text = &text[..text.len().min(most)];
        dispatch!(Level::new(), instructions => self.find(instructions, text, delimiter));
    }

    /// True when the line feed of the next line was seen.
    pub(crate) fn has_line(&self) -> bool {
        self.behind.feeds < self.feeds.len()
    }

    /// The next line, if its line feed was seen.
    #[inline]
    pub(crate) fn line(&mut self) -> Option<Line<'_>> {
        let feed = *self.feeds.get(self.behind.feeds)?;
        let from = self.behind;
        self.at = feed.at as usize + 1;
        self.behind.feeds += 1;
        self.behind.delimiters = feed.delimiters as usize;
        let others = &self.others[from.others..];
        self.behind.others += others.iter().take_while(|at| **at < feed.at).count();
        Some(Line {
            feed: feed.at as usize,
            delimiters: &self.delimiters[from.delimiters..self.behind.delimiters],
            others: &self.others[from.others..self.behind.others],
        })
    }

    /// Goes on from a byte, wherever it is.
    #[inline]
    pub(crate) fn seek(&mut self, at: usize) {
        if at != self.at {
            self.at = at;
            let before = |mark: &u32| (*mark as usize) < at;
            self.behind = Behind {
                delimiters: self.delimiters.partition_point(before),
                feeds: self.feeds.partition_point(|feed| before(&feed.at)),
                others: self.others.partition_point(before),
            };
        }
    }

    /// Finds all marks of a text.
    #[inline(always)]
    fn find<S: Simd>(&mut self, simd: S, text: &[u8], delimiter: u8) {
        let (whole, rest) = text.as_chunks();
        let mut last = [b' '; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        let mut start = 0;
        for block in whole.iter().chain([&last]) {
            let found = Found::in_block(simd, block, delimiter);
            let before = self.delimiters.len();
            add(&mut self.delimiters, found.delimiters, start);
            add(&mut self.others, found.others, start);
            let mut feeds = found.feeds;
            while feeds != 0 {
                let at = feeds.trailing_zeros();
                let behind = found.delimiters & !(u64::MAX << at);
                let delimiters = before + behind.count_ones() as usize;
                self.feeds.push(Feed {
                    at: start + at,
                    delimiters: u32::try_from(delimiters).unwrap_or(u32::MAX),
                });
                feeds &= feeds - 1;
            }
            start = start.wrapping_add(u64::BITS);
        }
    }
}

/// Which bytes of a block matter, from the lowest bit on.
struct Found {
    delimiters: u64,
    feeds: u64,
    others: u64,
}

impl Found {
    /// Letters such as `æ` begin with C3, and no other character that does is hidden.
    #[inline(always)]
    fn in_block<S: Simd>(simd: S, block: &[u8; BLOCK], delimiter: u8) -> Self {
        let bytes = u8x64::simd_from(simd, *block);
        // The controls and the first bytes of characters of several.
        let is_first_or_control = (bytes + 0x40).simd_lt(0x60);
        let matter = (is_first_or_control & !bytes.simd_eq(0xC3))
            | bytes.simd_eq(0x7F)
            | bytes.simd_eq(b'"');
        let delimiters = bytes.simd_eq(delimiter).to_bitmask();
        let feeds = bytes.simd_eq(b'\n').to_bitmask() & !delimiters;
        Self {
            delimiters,
            feeds,
            others: matter.to_bitmask() & !delimiters & !feeds,
        }
    }
}

/// Adds the positions of bits, counted from a byte.
#[inline(always)]
fn add(to: &mut Vec<u32>, mut bits: u64, start: u32) {
    while bits != 0 {
        to.push(start + bits.trailing_zeros());
        bits &= bits - 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::raw;

    fn marks(text: &str) -> Marks {
        let mut marks = Marks::default();
        marks.look_at(text.as_bytes(), b';');
        marks
    }

    #[test]
    fn every_character_that_may_be_hidden_matters() {
        let hidden = ('\0'..=char::MAX).filter(|c| raw::is_hidden(*c) && *c != '\n');
        for c in hidden {
            let mut marks = marks(&format!("{c}\n"));
            assert_eq!(
                marks.line().map(|line| line.others),
                Some(&[0][..]),
                "{c:?}"
            );
        }
    }

    /// The bytes in a part of a text that are of a kind.
    fn of_kind(text: &str, part: std::ops::Range<usize>, is: impl Fn(u8) -> bool) -> Vec<u32> {
        let found = part.filter(|at| is(text.as_bytes()[*at]));
        found.map(|at| u32::try_from(at).unwrap()).collect()
    }

    proptest! {
        #[test]
        fn each_byte_that_matters_is_found_in_its_line_from_any_byte_on(
            text in "[a-z;\"\n\r\té§–\u{AD}]{0,2500}",
            from in 0_usize..3000,
        ) {
            let mut marks = marks(&text);
            let mut start = from.min(text.len());
            marks.seek(start);
            while let Some(feed) = text.as_bytes()[start..].iter().position(|byte| *byte == b'\n') {
                let feed = start + feed;
                let is_other = |byte: u8| {
                    let is_first_or_control = !(b' '..0xC0).contains(&byte);
                    (is_first_or_control && byte != 0xC3) || [0x7F, b'"'].contains(&byte)
                };
                let line = marks.line().unwrap();
                prop_assert_eq!(line.feed, feed);
                prop_assert_eq!(line.delimiters, of_kind(&text, start..feed, |byte| byte == b';'));
                prop_assert_eq!(line.others, of_kind(&text, start..feed, is_other));
                start = feed + 1;
            }
            prop_assert_eq!(marks.line(), None);
        }
    }
}
