//! The keys of texts of plain characters, which are nearly all: weight by weight, without taking letters apart.

use std::sync::OnceLock;

use crate::domain::collation::{
    DIGIT_ZERO, END_OF_LEVEL, LETTER_A, LETTER_AA, Levels, NO_ACCENT, SPACE, double_a,
};

/// Adds the letters of a text whose first characters are plain, up to a length of `into`; false where one is not.
pub(super) fn write_plain_letters(text: &str, end: usize, into: &mut Vec<u8>) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        // Two letters a are one å, and one with a mark on it is another letter.
        let is_a = |byte: &u8| byte.eq_ignore_ascii_case(&b'a');
        let next = || bytes.get(at + 1);
        let is_alone = !is_a(byte) || next().is_none_or(|next| next.is_ascii() && !is_a(next));
        let known = SIMPLE.get(usize::from(*byte)).copied();
        let (weight, length) = match known {
            Some(weight) if weight > 0 && is_alone => (weight, 1),
            // The character behind the last one has a say too: it may be a mark on it.
            Some(_) | None => {
                let mut rest = PlainText::of(&text[at..]);
                let Some(Some(plain)) = rest.next() else {
                    return false;
                };
                (plain.weight, bytes.len() - at - rest.left())
            }
        };
        if into.len() == end {
            return true;
        }
        into.push(weight);
        at += length;
    }
    into.extend((into.len() < end).then_some(END_OF_LEVEL));
    true
}

/// The weights of the characters that most titles consist of; 0 for others of ASCII.
const SIMPLE: [u8; 128] = {
    let mut weights = [0; 128];
    let mut letter: u8 = 0;
    while letter < 26 {
        weights[(b'a' + letter) as usize] = LETTER_A + letter;
        weights[(b'A' + letter) as usize] = LETTER_A + letter;
        letter += 1;
    }
    let mut digit: u8 = 0;
    while digit < 10 {
        weights[(b'0' + digit) as usize] = DIGIT_ZERO + digit;
        digit += 1;
    }
    weights[b' ' as usize] = SPACE;
    weights
};

/// Adds the key of a text of plain characters alone, which is nearly every text; false where it has another one.
pub(super) fn write_plain(text: &str, into: &mut Vec<u8>) -> bool {
    let mut behind = [Plain::default(); LONGEST_PLAIN];
    let mut length = 0;
    for plain in PlainText::of(text) {
        let (Some(plain), Some(place)) = (plain, behind.get_mut(length)) else {
            return false;
        };
        *place = plain;
        into.push(plain.weight);
        length += 1;
    }
    into.push(END_OF_LEVEL);
    for plain in &behind[..length] {
        into.push(NO_ACCENT);
        into.extend((plain.accent > 0).then_some(plain.accent));
    }
    into.push(END_OF_LEVEL);
    into.extend(behind[..length].iter().map(|plain| plain.case));
    true
}

/// The characters of a text with their weights, two that are one letter as one; `None` for one that is not plain, or may
/// not be, behind which nothing holds.
struct PlainText<'t> {
    rest: std::str::Chars<'t>,
    next: Option<char>,
}

impl<'t> PlainText<'t> {
    fn of(text: &'t str) -> Self {
        let mut rest = text.chars();
        Self {
            next: rest.next(),
            rest,
        }
    }

    /// How many bytes are left.
    fn left(&self) -> usize {
        self.rest.as_str().len() + self.next.map_or(0, char::len_utf8)
    }
}

impl Iterator for PlainText<'_> {
    type Item = Option<Plain>;

    fn next(&mut self) -> Option<Option<Plain>> {
        let c = std::mem::replace(&mut self.next, self.rest.next())?;
        let plain = Plain::of(c);
        let ('a' | 'A', Some(second)) = (c, self.next) else {
            return Some(plain);
        };
        if let Some(case) = double_a(c, second) {
            self.next = self.rest.next();
            let of_both = |plain| Plain {
                weight: LETTER_AA,
                case,
                ..plain
            };
            return Some(plain.map(of_both));
        }
        // It may be an a with an accent, and both together an å with one.
        let is_clear = second.is_ascii() || matches!(second, 'æ' | 'ø');
        Some(plain.filter(|_| is_clear))
    }
}

/// Longer texts are written as if none of their characters were plain.
const LONGEST_PLAIN: usize = 256;

/// A character with one weight of a byte, and at most one accent.
#[derive(Clone, Copy, Default)]
struct Plain {
    weight: u8,
    /// 0 for none.
    accent: u8,
    case: u8,
}

/// The letters of Europe, and then the dashes and quotes.
static PLAIN: [OnceLock<Option<Plain>>; LETTERS + SIGNS_BEHIND] =
    [const { OnceLock::new() }; LETTERS + SIGNS_BEHIND];

const LETTERS: usize = 0x180;
const FIRST_DASH: usize = 0x2010;
const SIGNS_BEHIND: usize = 0x10;

impl Plain {
    fn of(c: char) -> Option<Self> {
        let at = match c as usize {
            letter if letter < LETTERS => letter,
            other => other.checked_sub(FIRST_DASH)?.checked_add(LETTERS)?,
        };
        *PLAIN.get(at)?.get_or_init(|| Self::weighed(c))
    }

    fn weighed(c: char) -> Option<Self> {
        let levels = Levels::of(c.encode_utf8(&mut [0; 4]));
        let accent = match levels.secondary[..] {
            [NO_ACCENT] => 0,
            [NO_ACCENT, accent] => accent,
            _ => return None,
        };
        match (&levels.primary[..], &levels.tertiary[..]) {
            ([weight], [case]) => Some(Self {
                weight: *weight,
                accent,
                case: *case,
            }),
            _ => None,
        }
    }
}
