//! The plain form of texts, byte for byte: ASCII in lower case, `å` as `aa`, `æ` as `ae` and `ø` as `oe`.
//!
//! These have two bytes as their letters have. Where a text has anything else that could be of a word, the plain form has
//! a byte that is odd: no ASCII, or a control that is no blank.

#![expect(
    clippy::inline_always,
    reason = "only what is inlined is compiled for the instructions that are there"
)]

use std::ops::Range;

use fearless_simd::{Level, dispatch};

/// Bytes that are made plain at a time.
const LANE: usize = 32;

/// For each byte of a plain form whether it stands between words: blanks, and signs of ASCII.
static BORDERS: [bool; 256] = {
    let mut borders = [false; 256];
    let mut byte = 0_u8;
    while byte < 127 {
        let is_sign = byte >= b' ' && !byte.is_ascii_alphanumeric();
        borders[byte as usize] = is_sign || is_blank(byte);
        byte += 1;
    }
    borders
};

const fn is_blank(byte: u8) -> bool {
    byte.wrapping_sub(b'\t') < 5
}

/// A plain form; used again for the next text.
#[derive(Debug, Default)]
pub(super) struct Plain {
    bytes: Vec<u8>,
    /// Where lanes start that have odd bytes.
    odd: Vec<usize>,
}

impl Plain {
    /// Puts the plain form of a text in the place of the one before.
    pub(super) fn lay(&mut self, text: &[u8]) {
        self.odd.clear();
        self.bytes.resize(text.len(), 0);
        // The oldest instructions do half as much at a time as those that most processors have.
        let laid = dispatch!(Level::new(), _instructions => {
            lay_lanes(text, &mut self.bytes, &mut self.odd)
        });
        let (mut from, mut to) = ([b'\n'; LANE + 1], [0; LANE]);
        let rest = &text[laid..];
        from[..rest.len()].copy_from_slice(rest);
        if lay(&from, &mut to) {
            self.odd.push(laid);
        }
        self.bytes[laid..].copy_from_slice(&to[..rest.len()]);
    }

    /// The plain form.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The runs of bytes between borders that have odd ones, in order.
    pub(super) fn odd_runs(&self) -> impl Iterator<Item = Range<usize>> {
        let bytes = &self.bytes;
        let mut lanes = self.odd.iter();
        let (mut lane, mut done) = (0..0, 0);
        std::iter::from_fn(move || {
            loop {
                if let Some(at) = lane.find(|at| is_odd(bytes[*at])) {
                    let run = run_around(bytes, at, done);
                    done = run.end;
                    lane.start = lane.start.max(done);
                    return Some(run);
                }
                let start = *lanes.next()?;
                lane = start.max(done)..(start + LANE).min(bytes.len());
            }
        })
    }
}

/// Makes all lanes plain but the last, and adds those that have odd bytes; where the last starts.
#[inline(always)]
fn lay_lanes(text: &[u8], plain: &mut [u8], odd: &mut Vec<usize>) -> usize {
    let (lanes, _) = plain.as_chunks_mut();
    let mut laid = 0;
    while let Some((to, from)) = lanes
        .get_mut(laid / LANE)
        .zip(text[laid..].first_chunk::<{ LANE + 1 }>())
    {
        if lay(from, to) {
            odd.push(laid);
        }
        laid += LANE;
    }
    laid
}

/// Makes a lane plain; true when it has odd bytes. The byte after the lane tells what its last one begins.
#[inline(always)]
fn lay(from: &[u8; LANE + 1], to: &mut [u8; LANE]) -> bool {
    let mut odd = false;
    // All is done to every byte, since that is done to many at a time. The second byte of a capital differs in one bit.
    for (at, to) in to.iter_mut().enumerate() {
        let (byte, next) = (from[at], from[at + 1] | 0x20);
        let small = byte | 0x20;
        let is_capital = byte.wrapping_sub(b'A') < 26;
        let ascii = if is_capital { small } else { byte };
        let first = if next == 0xB8 { b'o' } else { b'a' };
        let plain = if byte == 0xC3 { first } else { ascii };
        let plain = if small == 0xA5 { b'a' } else { plain };
        let ends_in_e = matches!(small, 0xA6 | 0xB8);
        let plain = if ends_in_e { b'e' } else { plain };
        *to = plain;
        odd |= is_odd(plain);
    }
    odd
}

fn is_odd(plain: u8) -> bool {
    let is_printable = plain.wrapping_sub(b' ') < 95;
    !(is_printable | is_blank(plain))
}

/// The bytes between borders around one of them; none before `from`, which is at a border.
pub(super) fn run_around(plain: &[u8], at: usize, from: usize) -> Range<usize> {
    let is_border = |byte: &u8| BORDERS[usize::from(*byte)];
    let before = plain[from..at].iter().rposition(is_border);
    let after = plain[at..].iter().position(is_border);
    before.map_or(from, |before| from + before + 1)..after.map_or(plain.len(), |after| at + after)
}

/// True when a run without odd bytes is a word in one of its spellings.
pub(super) fn is_spelling(run: &[u8], word: &str) -> bool {
    let mut letters = word.bytes();
    let mut last = 0;
    for byte in run {
        if matches!((last, byte), (b'a', b'a') | (b'o', b'e')) {
            continue;
        }
        if letters.next() != Some(*byte) {
            return false;
        }
        last = *byte;
    }
    letters.next().is_none()
}
