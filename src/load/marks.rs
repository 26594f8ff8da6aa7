//! The bytes of a text at which something may be: sixty-four are looked at together.

/// Bytes that are looked at together: one bit of a word each.
const BLOCK: usize = u64::BITS as usize;

/// Goes from one byte that matters to the next: a delimiter, a line end, a quotation mark, and the first byte of a
/// character that may be hidden. All others are of letters, digits and signs that hide nothing.
#[derive(Clone, Debug)]
pub(crate) struct Marks<'t> {
    bytes: &'t [u8],
    delimiter: u8,
    /// The first byte of the block that is looked at.
    block: usize,
    /// Its bytes that matter and were not given yet.
    left: u64,
}

impl<'t> Marks<'t> {
    pub(crate) fn new(bytes: &'t [u8], delimiter: u8) -> Self {
        Self {
            bytes,
            delimiter,
            block: 0,
            left: of_block(bytes, delimiter),
        }
    }

    /// Goes on from a byte, wherever it is.
    pub(crate) fn seek(&mut self, at: usize) {
        self.block = at - at % BLOCK;
        let rest = self.bytes.get(self.block..).unwrap_or_default();
        self.left = of_block(rest, self.delimiter) & (u64::MAX << (at % BLOCK));
    }

    /// Looks at the next block, if there is one.
    #[inline(never)]
    fn go_on(&mut self) -> Option<()> {
        self.block += BLOCK;
        let rest = self.bytes.get(self.block..)?;
        self.left = of_block(rest, self.delimiter);
        Some(())
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

/// Which of the first bytes of a text matter, from the lowest bit on.
#[inline]
fn of_block(bytes: &[u8], delimiter: u8) -> u64 {
    if let Some(block) = bytes.first_chunk() {
        return bits(block, delimiter);
    }
    let mut block = [b' '; BLOCK];
    block[..bytes.len()].copy_from_slice(bytes);
    bits(&block, delimiter)
}

#[inline]
fn bits(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    // Every byte is looked at in the same way, since that is done many at a time.
    let matters = block.map(|byte| u8::from(matters(byte, delimiter)));
    let (eights, _) = matters.as_chunks();
    eights.iter().enumerate().fold(0, |bits, (at, eight)| {
        // Brings the lowest bit of each byte to its place in the highest byte.
        let eight = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits | eight << (8 * at)
    })
}

/// Letters such as `æ` begin with C3, and no other character that does is hidden.
#[inline]
fn matters(byte: u8, delimiter: u8) -> bool {
    // The controls and the first bytes of characters of several.
    let is_first_or_control = byte.wrapping_add(0x40) < 0x60;
    (is_first_or_control && byte != 0xC3) || byte == 0x7F || byte == b'"' || byte == delimiter
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::raw;

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
            text in "[a-z;\"\n\r\té§–\u{AD}]{0,200}",
            from in 0_usize..300,
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
