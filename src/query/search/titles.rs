//! The folded titles of a data set: block by block their letters are found when a block is first searched, and kept
//! beside the data.
//!
//! Letters are looked at before bytes, and no title is kept twice: those that may match are folded again.

use std::sync::OnceLock;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::fold;

use super::cut;
use super::needle;

/// Rows of a block: searched in about a millisecond. Tests have many blocks of few rows.
pub(super) const BLOCK: usize = if cfg!(test) { 64 } else { 1 << 14 };

/// The bit of a title whose letters are not folded one by one, and of one that is not shown as it came or has capitals
/// from far away.
const JOINED: u32 = 1 << 30;
const WILD: u32 = 1 << 31;

/// The folded titles.
#[derive(Debug, Default)]
pub(super) struct Titles(OnceLock<Box<[OnceLock<Block>]>>);

/// Those of the rows of a block.
#[derive(Debug)]
pub(super) struct Block {
    first: usize,
    letters: Box<[u32]>,
}

/// Bytes of a title in which a code, a blank and a letter are, whatever they are made of.
const BEGINNING: usize = 8;

/// Where titles are folded.
#[derive(Debug, Default)]
pub(super) struct Folded {
    apart: Vec<u8>,
    joined: String,
}

impl Titles {
    /// Those of a data set.
    pub(super) fn of(data: &Dataset) -> &Self {
        data.derived().get()
    }

    fn blocks(&self, data: &Dataset) -> &[OnceLock<Block>] {
        self.0.get_or_init(|| {
            let blocks = data.len().div_ceil(BLOCK);
            (0..blocks).map(|_| OnceLock::new()).collect()
        })
    }

    /// A block, made when it is first asked for.
    pub(super) fn block(&self, data: &Dataset, nth: usize) -> &Block {
        self.blocks(data)[nth].get_or_init(|| Block::new(data, nth))
    }

    /// The blocks that nobody has asked for yet.
    pub(super) fn missing(&self, data: &Dataset) -> impl Iterator<Item = usize> {
        let blocks = self.blocks(data).iter().enumerate();
        let missing = blocks.filter(|(_, block)| block.get().is_none());
        missing.map(|(nth, _)| nth)
    }
}

impl Block {
    fn new(data: &Dataset, nth: usize) -> Self {
        let first = nth * BLOCK;
        let rows = first..data.len().min(first + BLOCK);
        let (mut folded, mut apart) = (String::new(), Vec::new());
        let letters = rows.map(|row| {
            let title = data.title(row_at(row));
            let label = title.shown();
            let label = cut(&label);
            fold::fold_into(label, &mut folded);
            let apart = fold::fold_apart(title.lossless().as_bytes(), &mut apart);
            let mut bits = needle::letters(folded.as_bytes());
            let is_as_it_came = label == title.lossless();
            if !(is_as_it_came && (title.is_plain() || label.chars().all(has_near_case))) {
                bits |= WILD;
            }
            if folded.as_bytes() != apart {
                bits |= JOINED;
            }
            bits
        });
        let letters = letters.collect();
        Self { first, letters }
    }

    /// True when the title at a position may have all of `letters`.
    pub(super) fn has(&self, at: usize, letters: u32) -> bool {
        self.letters[at] & letters == letters
    }

    /// The folded title, made in `room`.
    pub(super) fn folded<'r>(&self, data: &Dataset, at: usize, room: &'r mut Folded) -> &'r [u8] {
        let title = data.title(row_at(self.first + at));
        if self.letters[at] & JOINED == 0 {
            return fold::fold_apart(title.lossless().as_bytes(), &mut room.apart);
        }
        fold::fold_into(cut(&title.shown()), &mut room.joined);
        room.joined.as_bytes()
    }

    /// As much of the folded title as tells whether it begins with a letter.
    pub(super) fn beginning<'r>(
        &self,
        data: &Dataset,
        at: usize,
        room: &'r mut Folded,
    ) -> &'r [u8] {
        if self.letters[at] & JOINED != 0 {
            return self.folded(data, at, room);
        }
        let title = data.title(row_at(self.first + at)).lossless().as_bytes();
        fold::fold_apart(&title[..title.len().min(BEGINNING)], &mut room.apart)
    }

    /// True when the title in lower case is its folded form.
    pub(super) fn is_folded_lower(&self, data: &Dataset, at: usize) -> bool {
        let is_apart = self.letters[at] & (JOINED | WILD) == 0;
        is_apart && data.title(row_at(self.first + at)).lossless().is_ascii()
    }

    /// The title in lower case, as it is shown; with `is_ascii` no other letters need be it.
    pub(super) fn lower<'r>(
        &self,
        data: &Dataset,
        at: usize,
        is_ascii: bool,
        room: &'r mut Vec<u8>,
    ) -> &'r [u8] {
        let title = data.title(row_at(self.first + at));
        room.clear();
        if self.letters[at] & WILD != 0 {
            room.extend_from_slice(cut(&title.shown()).to_lowercase().as_bytes());
            return room;
        }
        room.extend_from_slice(title.lossless().as_bytes());
        room.make_ascii_lowercase();
        if is_ascii {
            return room;
        }
        // `À` to `Þ` but `×`: their second byte after C3.
        let mut is_letter = false;
        for byte in room.iter_mut() {
            if is_letter && matches!(*byte, 0x80..=0x96 | 0x98..=0x9E) {
                *byte += 0x20;
            }
            is_letter = *byte == 0xC3;
        }
        room
    }
}

/// True for a character whose lower case is itself, or is 32 behind it in the first 256.
fn has_near_case(c: char) -> bool {
    c < '\u{100}' || c.to_lowercase().eq([c])
}

/// The row at a position.
pub(super) fn row_at(at: usize) -> RowId {
    RowId::new(u32::try_from(at).unwrap_or(u32::MAX))
}
