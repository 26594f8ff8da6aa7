//! The folded titles of a data set, made block by block when a block is first searched and kept beside the data.
//!
//! Letters are looked at before bytes, and a title that folding only makes lower case is not kept twice.

use std::sync::OnceLock;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::fold;

use super::cut;
use super::needle;

/// Rows of a block: searched in about a millisecond. Tests have many blocks of few rows.
pub(super) const BLOCK: usize = if cfg!(test) { 64 } else { 1 << 14 };

/// The bit of a title whose folded form is kept, and of one that is not shown as it came or has capitals from far away.
const KEPT: u32 = 1 << 30;
const WILD: u32 = 1 << 31;

/// The folded titles.
#[derive(Debug, Default)]
pub(super) struct Titles(OnceLock<Box<[OnceLock<Block>]>>);

/// Those of the rows of a block.
#[derive(Debug)]
pub(super) struct Block {
    first: usize,
    letters: Box<[u32]>,
    ends: Box<[u32]>,
    kept: Box<[u8]>,
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
        let (mut letters, mut ends) = (Vec::new(), Vec::new());
        letters.reserve_exact(rows.len());
        ends.reserve_exact(rows.len());
        let mut kept = Vec::new();
        let mut folded = String::new();
        for row in rows {
            let title = data.title(row_at(row));
            let label = title.shown();
            let label = cut(&label);
            fold::fold_into(label, &mut folded);
            let mut bits = needle::letters(folded.as_bytes());
            let is_as_it_came = label == title.lossless();
            if !(is_as_it_came && (title.is_plain() || label.chars().all(has_near_case))) {
                bits |= WILD;
            }
            if !folded.eq_ignore_ascii_case(title.lossless()) {
                bits |= KEPT;
                kept.extend_from_slice(folded.as_bytes());
            }
            letters.push(bits);
            ends.push(u32::try_from(kept.len()).unwrap_or(u32::MAX));
        }
        Self {
            first,
            letters: letters.into(),
            ends: ends.into(),
            kept: kept.into(),
        }
    }

    /// True when the title at a position may have all of `letters`.
    pub(super) fn has(&self, at: usize, letters: u32) -> bool {
        self.letters[at] & letters == letters
    }

    /// The folded title; `room` is where it is made, when it is not kept.
    pub(super) fn folded<'r>(
        &'r self,
        data: &Dataset,
        at: usize,
        room: &'r mut Vec<u8>,
    ) -> &'r [u8] {
        if self.letters[at] & KEPT != 0 {
            let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
            return &self.kept[start as usize..self.ends[at] as usize];
        }
        room.clear();
        room.extend_from_slice(data.title(row_at(self.first + at)).lossless().as_bytes());
        room.make_ascii_lowercase();
        room
    }

    /// True when the title in lower case is its folded form.
    pub(super) fn is_folded_lower(&self, at: usize) -> bool {
        self.letters[at] & (KEPT | WILD) == 0
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
