//! The bytes of a text at which something may be: sixty-four are looked at together.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions that are there"
)]

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};

/// Bytes that are looked at together: one bit of a word each.
const BLOCK: usize = u64::BITS as usize;

/// Blocks that are looked at one after another, so that the way there is short beside the work.
const BLOCKS: usize = 16;

/// Goes from one byte that matters to the next: a delimiter, a line end, a quotation mark, and the first byte of a
/// character that may be hidden. All others are of letters, digits and signs that hide nothing.
#[derive(Clone, Debug)]
pub(crate) struct Marks<'t> {
    bytes: &'t [u8],
    delimiter: u8,
    /// The first byte of the blocks that were looked at together.
    stretch: usize,
    /// Which bytes of each matter.
    blocks: [u64; BLOCKS],
    /// The first byte of the present one.
    block: usize,
    /// Its bytes that matter and were not given yet.
    left: u64,
}

impl<'t> Marks<'t> {
    pub(crate) fn new(bytes: &'t [u8], delimiter: u8) -> Self {
        let mut marks = Self {
            bytes,
            delimiter,
            stretch: 0,
            blocks: [0; BLOCKS],
            block: 0,
            left: 0,
        };
        marks.look();
        marks.left = marks.blocks[0];
        marks
    }

    /// Goes on from a byte, wherever it is.
    pub(crate) fn seek(&mut self, at: usize) {
        self.block = at - at % BLOCK;
        self.left = self.present() & (u64::MAX << (at % BLOCK));
    }

    /// Looks at the next block, if there is one.
    #[inline(never)]
    fn go_on(&mut self) -> Option<()> {
        self.block += BLOCK;
        if self.block >= self.bytes.len() {
            return None;
        }
        self.left = self.present();
        Some(())
    }

    /// Which bytes of the present block matter.
    fn present(&mut self) -> u64 {
        let ahead = self.block.checked_sub(self.stretch);
        let known = ahead.and_then(|ahead| self.blocks.get(ahead / BLOCK));
        if let Some(known) = known {
            return *known;
        }
        self.stretch = self.block;
        self.look();
        self.blocks[0]
    }

    /// Looks at a stretch of blocks.
    fn look(&mut self) {
        let rest = self.bytes.get(self.stretch..).unwrap_or_default();
        let (blocks, delimiter) = (&mut self.blocks, self.delimiter);
        dispatch!(Level::new(), instructions => of_blocks(instructions, rest, delimiter, blocks));
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.left == 0 {
            self.go_on()?;
        }
        let at = self.block + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(at)
    }
}

/// Which bytes matter in each of the first blocks of a text, from the lowest bit on; behind its end none.
#[inline(always)]
fn of_blocks<S: Simd>(simd: S, text: &[u8], delimiter: u8, blocks: &mut [u64; BLOCKS]) {
    let (whole, rest) = text.as_chunks();
    let mut last = [b' '; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    let behind = [b' '; BLOCK];
    let text = whole
        .iter()
        .chain([&last])
        .chain(std::iter::repeat(&behind));
    for (bits, block) in blocks.iter_mut().zip(text) {
        *bits = matter(simd, block, delimiter);
    }
}

/// Which bytes matter. Letters such as `æ` begin with C3, and no other character that does is hidden.
#[inline(always)]
fn matter<S: Simd>(simd: S, block: &[u8; BLOCK], delimiter: u8) -> u64 {
    let bytes = u8x64::simd_from(simd, *block);
    // The controls and the first bytes of characters of several.
    let is_first_or_control = (bytes + 0x40).simd_lt(0x60);
    let matter = (is_first_or_control & !bytes.simd_eq(0xC3))
        | bytes.simd_eq(0x7F)
        | bytes.simd_eq(b'"')
        | bytes.simd_eq(delimiter);
    matter.to_bitmask()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::raw;

    /// The same of one byte.
    fn matters(byte: u8, delimiter: u8) -> bool {
        let is_first_or_control = !(b' '..0xC0).contains(&byte);
        (is_first_or_control && byte != 0xC3) || [0x7F, b'"', delimiter].contains(&byte)
    }

    #[test]
    fn every_character_that_may_be_hidden_matters() {
        let hidden = ('\0'..=char::MAX).filter(|c| raw::is_hidden(*c));
        for c in hidden {
            let mut bytes = [0; 4];
            let text = c.encode_utf8(&mut bytes);
            assert_eq!(Marks::new(text.as_bytes(), b';').next(), Some(0), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn each_byte_that_matters_is_found_once_and_in_order_from_any_byte_on(
            text in "[a-z;\"\n\r\té§–\u{AD}]{0,2500}",
            from in 0_usize..3000,
        ) {
            let bytes = text.as_bytes();
            let all = (0..bytes.len()).filter(|at| matters(bytes[*at], b';'));
            let expected: Vec<_> = all.clone().collect();
            prop_assert_eq!(Marks::new(bytes, b';').collect::<Vec<_>>(), expected);
            let mut marks = Marks::new(bytes, b';');
            marks.seek(from);
            let expected: Vec<_> = all.filter(|at| *at >= from).collect();
            prop_assert_eq!(marks.collect::<Vec<_>>(), expected);
        }
    }
}
