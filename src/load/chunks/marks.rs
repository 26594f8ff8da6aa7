//! The bytes of a text at which something may be: sixty-four are looked at together, and some thousands ahead.

/// Bytes that are looked at together: one bit of a word each.
const BLOCK: usize = u64::BITS as usize;
/// Bytes that are looked at before the first of them is asked for.
const STRETCH: usize = 32 * BLOCK;
/// Positions that are written down together, however few there are: few blocks have more.
const ROUND: usize = 4;

/// Goes from one byte that matters to the next: a delimiter, a line end, a quotation mark, and the first byte of a
/// character that may be hidden. All others are of letters, digits and signs that hide nothing.
#[derive(Clone, Debug)]
pub(super) struct Marks<'t> {
    bytes: &'t [u8],
    delimiter: u8,
    /// The stretch of bytes that was looked at last.
    start: usize,
    end: usize,
    /// The positions in it that matter, the first `count` of these, and the next of them to be given.
    found: Box<[u32; STRETCH + ROUND]>,
    count: usize,
    next: usize,
}

impl<'t> Marks<'t> {
    pub(super) fn new(bytes: &'t [u8], delimiter: u8) -> Self {
        Self {
            bytes,
            delimiter,
            start: 0,
            end: 0,
            found: Box::new([0; STRETCH + ROUND]),
            count: 0,
            next: 0,
        }
    }

    /// Goes on from a byte, which is not before those that were given.
    pub(super) fn seek(&mut self, at: usize) {
        if at > self.end {
            (self.start, self.end, self.count, self.next) = (at, at, 0, 0);
        }
        let found = &self.found[self.next..self.count];
        let before = |position: &&u32| self.start + (**position as usize) < at;
        self.next += found.iter().take_while(before).count();
    }

    /// Looks at the next stretch with a byte that matters, if there is one.
    #[inline(never)]
    fn look(&mut self) -> Option<()> {
        (self.count, self.next) = (0, 0);
        while self.count == 0 {
            self.start = self.end;
            let rest = self
                .bytes
                .get(self.start..)
                .filter(|rest| !rest.is_empty())?;
            let stretch = &rest[..rest.len().min(STRETCH)];
            self.end += stretch.len();
            for (block, base) in stretch.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
                self.write_down(of_block(block, self.delimiter), base);
            }
        }
        Some(())
    }

    /// Writes down the positions of the bits of a block.
    #[inline]
    fn write_down(&mut self, mut bits: u64, base: u32) {
        let mut at = self.count;
        self.count += bits.count_ones() as usize;
        while at < self.count {
            for found in &mut self.found[at..at + ROUND] {
                // Beyond the last bit nothing is written that is read.
                *found = base + bits.trailing_zeros();
                bits &= bits.wrapping_sub(1);
            }
            at += ROUND;
        }
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.next == self.count {
            self.look()?;
        }
        let at = self.start + self.found[self.next] as usize;
        self.next += 1;
        Some(at)
    }
}

/// Which bytes of a block matter, from the lowest bit on.
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
            times in prop_oneof![Just(1_usize), Just(60)],
            (given, further) in (0_usize..80, 0_usize..6_000),
        ) {
            let text = text.repeat(times);
            let bytes = text.as_bytes();
            let all = (0..bytes.len()).filter(|at| matters(bytes[*at], b';'));
            let expected: Vec<_> = all.clone().collect();
            prop_assert_eq!(Marks::new(bytes, b';').collect::<Vec<_>>(), expected);
            let mut marks = Marks::new(bytes, b';');
            let last = marks.by_ref().take(given).last();
            let from = last.map_or(0, |last| last + 1) + further;
            marks.seek(from);
            let expected: Vec<_> = all.filter(|at| *at >= from).collect();
            prop_assert_eq!(marks.collect::<Vec<_>>(), expected);
        }
    }
}
