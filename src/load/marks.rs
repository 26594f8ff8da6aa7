//! The bytes of a text at which something may be: sixty-four are looked at together.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions that are there"
)]

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};

/// Bytes that are looked at together: one bit of a word each.
const BLOCK: usize = u64::BITS as usize;

/// Where the cells and the lines of a text end, and where the other bytes are that matter: a carriage return, a
/// quotation mark, and the first byte of a character that may be hidden. All others are of letters, digits and signs
/// that hide nothing. Lines are given one after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marks {
    /// The bytes after each delimiter and each line feed, and the text's first.
    starts: Positions,
    feeds: Positions,
    others: Positions,
    /// The byte that the next line starts at, and how many of each are before it.
    at: usize,
    behind: Behind,
    /// Cells of the line that was given last: most lines have as many.
    width: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Behind {
    starts: usize,
    feeds: usize,
    others: usize,
}

/// A line that ends with a line feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'m> {
    /// The byte of the line feed.
    pub(crate) feed: usize,
    /// The bytes that the line, each of its other cells and the next line start at.
    pub(crate) starts: &'m [u32],
    /// The other bytes that matter.
    pub(crate) others: &'m [u32],
}

impl Marks {
    /// Looks at a text instead of the one before; at its first 4 GiB where it is longer.
    pub(crate) fn look_at(&mut self, text: &[u8], delimiter: u8) {
        let most = usize::try_from(u32::MAX).unwrap_or(usize::MAX) - 2 * BLOCK;
        let text = &text[..text.len().min(most)];
        for positions in [&mut self.starts, &mut self.feeds, &mut self.others] {
            positions.count = 0;
        }
        self.starts.add::<1>(1, 0);
        (self.at, self.behind) = (0, Behind::default());
        dispatch!(Level::new(), instructions => self.find(instructions, text, delimiter));
    }

    /// True when the line feed of the next line was seen.
    pub(crate) fn has_line(&self) -> bool {
        self.behind.feeds < self.feeds.count
    }

    /// The next line, if its line feed was seen and a line starts there.
    #[inline]
    pub(crate) fn line(&mut self) -> Option<Line<'_>> {
        let feed = *self.feeds.all().get(self.behind.feeds)?;
        let starts = &self.starts.all()[self.behind.starts..];
        if starts
            .first()
            .is_none_or(|start| *start as usize != self.at)
        {
            return None;
        }
        if starts.get(self.width) != Some(&(feed + 1)) {
            self.width = starts.partition_point(|start| *start <= feed);
        }
        let others = &self.others.all()[self.behind.others..];
        let others = &others[..others.iter().take_while(|at| **at < feed).count()];
        self.at = feed as usize + 1;
        self.behind = Behind {
            starts: self.behind.starts + self.width,
            feeds: self.behind.feeds + 1,
            others: self.behind.others + others.len(),
        };
        Some(Line {
            feed: feed as usize,
            starts: &starts[..=self.width],
            others,
        })
    }

    /// Goes on from a byte.
    #[inline]
    pub(crate) fn seek(&mut self, at: usize) {
        if at != self.at {
            self.at = at;
            let before = |positions: &Positions| {
                let before = |mark: &u32| (*mark as usize) < at;
                positions.all().partition_point(before)
            };
            self.behind = Behind {
                starts: before(&self.starts),
                feeds: before(&self.feeds),
                others: before(&self.others),
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
            self.starts
                .add::<8>(found.delimiters | found.feeds, start + 1);
            self.feeds.add::<2>(found.feeds, start);
            self.others.add::<2>(found.others, start);
            start += u64::BITS;
        }
    }
}

/// Ascending positions.
#[derive(Clone, Debug, Default)]
struct Positions {
    /// They, and room for more.
    room: Vec<u32>,
    count: usize,
}

impl Positions {
    #[inline]
    fn all(&self) -> &[u32] {
        &self.room[..self.count]
    }

    /// Adds those of bits, counted from a byte. So many are always written, with or without a bit, as a block often has:
    /// to look whether there is another takes longer.
    #[inline(always)]
    fn add<const USUAL: usize>(&mut self, mut bits: u64, start: u32) {
        if self.room.len() < self.count + USUAL + BLOCK {
            self.grow();
        }
        let room = &mut self.room[self.count..];
        self.count += bits.count_ones() as usize;
        let Some((usual, more)) = room.split_first_chunk_mut::<USUAL>() else {
            return;
        };
        for place in usual {
            *place = start + bits.trailing_zeros();
            bits &= bits.wrapping_sub(1);
        }
        for place in more.iter_mut().take(bits.count_ones() as usize) {
            *place = start + bits.trailing_zeros();
            bits &= bits.wrapping_sub(1);
        }
    }

    #[cold]
    fn grow(&mut self) {
        self.room.resize(2 * self.room.len() + 4 * BLOCK, 0);
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

#[cfg(test)]
mod tests {
    use std::ops::Range;

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
    fn of_kind(text: &str, part: Range<usize>, is: impl Fn(u8) -> bool) -> Vec<u32> {
        let found = part.filter(|at| is(text.as_bytes()[*at]));
        found.map(|at| u32::try_from(at).unwrap()).collect()
    }

    proptest! {
        #[test]
        fn each_byte_that_matters_is_found_in_its_line_from_any_line_on(
            text in "[a-z;\"\n\r\té§–\u{AD}]{0,2500}",
            from in 0_usize..3000,
        ) {
            let mut marks = marks(&text);
            let bytes = text.as_bytes();
            let from = from.min(text.len());
            let mut start = from + bytes[from..].iter().take_while(|byte| **byte != b'\n').count();
            start = if from == 0 { 0 } else { (start + 1).min(text.len()) };
            marks.seek(start);
            while let Some(feed) = bytes[start..].iter().position(|byte| *byte == b'\n') {
                let feed = start + feed;
                let is_end = |byte: u8| byte == b';' || byte == b'\n';
                let is_other = |byte: u8| {
                    let is_first_or_control = !(b' '..0xC0).contains(&byte);
                    (is_first_or_control && byte != 0xC3) || [0x7F, b'"'].contains(&byte)
                };
                let starts = of_kind(&text, start..feed + 1, is_end).into_iter().map(|at| at + 1);
                let starts: Vec<_> = [u32::try_from(start).unwrap()].into_iter().chain(starts).collect();
                let line = marks.line().unwrap();
                prop_assert_eq!(line.feed, feed);
                prop_assert_eq!(line.starts, starts);
                prop_assert_eq!(line.others, of_kind(&text, start..feed, is_other));
                start = feed + 1;
            }
            prop_assert_eq!(marks.line(), None);
        }
    }
}
