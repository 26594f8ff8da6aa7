//! Danish alphabetical order: a to z, æ, ø, å, with "aa" as å, so that Aabenraa comes last.
//!
//! The order is that of Unicode's Danish collation (CLDR `da`) for the letters, digits and signs of
//! Danish names, without its tables; the tests compare the two. Spaces and signs come before
//! digits, digits before letters, v before w, ü is a y, ä an æ and ö an ø; an accent and then case
//! (capitals first) break ties. Other scripts follow å by code point.

mod plain;
#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use plain::{write_plain, write_plain_letters};

/// Signs in order, before the digits; typographic quotes are variants of the straight ones.
const SIGNS: &str = "_-‐–—,;:!¡?¿.·'‹›\"«»()[]{}§¶@*/\\&#%‰†•`´^¯¨¸°©®+±÷×<=>¬|¦~−¤¢$£¥€";

/// Accents in order; the rest follow by code point.
const ACCENTS: [char; 16] = [
    '\u{313}', '\u{314}', '\u{301}', '\u{300}', '\u{306}', '\u{302}', '\u{30C}', '\u{30A}',
    '\u{308}', '\u{30B}', '\u{303}', '\u{307}', '\u{338}', '\u{327}', '\u{328}', '\u{304}',
];

const RING: char = '\u{30A}';
const DIAERESIS: char = '\u{308}';
const DOUBLE_ACUTE: char = '\u{30B}';

// First bytes of the primary weights. Each weight is of a length that its first byte gives.
const END_OF_LEVEL: u8 = 1;
const SPACE: u8 = 0x02;
const FIRST_SIGN: u8 = 0x03;
const OTHER_SIGN: u8 = 0x60;
const DIGIT_ZERO: u8 = 0x70;
const OTHER_NUMBER: u8 = 0x7A;
const LETTER_A: u8 = 0x80;
const LETTER_AE: u8 = 0xB0;
const LETTER_OE: u8 = 0xB1;
const LETTER_AA: u8 = 0xB2;
const OTHER_LETTER: u8 = 0xC0;

// The secondary weight of a letter without an accent.
const NO_ACCENT: u8 = 2;

// Tertiary weights: capitals before small letters, one letter before the two that stand for it.
const CAPITAL: u8 = 2;
const BOTH_CAPITAL: u8 = 3;
const FIRST_CAPITAL: u8 = 4;
const SMALL: u8 = 5;
const VARIANT: u8 = 6;

/// The place of a text in Danish order: keys compare as their texts sort. Texts that differ only in
/// composition or in invisible characters have equal keys.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CollationKey(Box<[u8]>);

/// The key of `text`. Make it once for each text, then compare keys.
#[must_use]
pub fn key(text: &str) -> CollationKey {
    let mut key = Vec::with_capacity(3 * text.len() + 2);
    write_key(text, &mut key);
    CollationKey(key.into_boxed_slice())
}

/// Adds the bytes of the key of `text` to `into`: for millions of texts whose keys are not all kept. No key is the
/// beginning of another.
pub fn write_key(text: &str, into: &mut Vec<u8>) {
    let start = into.len();
    if !write_plain(text, into) {
        into.truncate(start);
        Levels::of(text).write(into);
    }
}

/// Adds the first bytes of the key of `text` to `into`: at most so many, and none behind those of its letters, digits and
/// signs. What these are is enough to tell nearly all texts apart; accents and case stand behind them.
pub fn write_letters(text: &str, most: usize, into: &mut Vec<u8>) {
    let start = into.len();
    if !write_plain_letters(text, start.saturating_add(most), into) {
        into.truncate(start);
        let letters = Levels::of(text).primary;
        let letters = letters.into_iter().chain([END_OF_LEVEL]);
        into.extend(letters.take(most));
    }
}

/// A character with the marks on it.
struct Letter {
    base: char,
    marks: Vec<char>,
}

struct Letters<I: Iterator<Item = char>> {
    rest: std::iter::Peekable<I>,
}

impl<I: Iterator<Item = char>> Iterator for Letters<I> {
    type Item = Letter;

    fn next(&mut self) -> Option<Letter> {
        let base = self.rest.next()?;
        let mut marks = Vec::new();
        while let Some(mark) = self.rest.next_if(|&c| is_combining_mark(c)) {
            marks.push(mark);
        }
        Some(Letter { base, marks })
    }
}

/// The case of two letters that are one å: "aa", "Aa" and "AA", but not "aA".
fn double_a(first: char, second: char) -> Option<u8> {
    match (first, second) {
        ('a', 'a') => Some(VARIANT),
        ('A', 'a') => Some(FIRST_CAPITAL),
        ('A', 'A') => Some(BOTH_CAPITAL),
        _ => None,
    }
}

/// The three weights of a text: what it says, its accents, its case.
#[derive(Default)]
struct Levels {
    primary: Vec<u8>,
    secondary: Vec<u8>,
    tertiary: Vec<u8>,
}

impl Levels {
    fn of(text: &str) -> Self {
        let mut levels = Self::default();
        let mut letters = Letters {
            rest: text.nfd().peekable(),
        };
        let mut next = letters.next();
        while let Some(letter) = next {
            next = letters.next();
            let second = next.as_ref().filter(|_| letter.marks.is_empty());
            match second.and_then(|second| double_a(letter.base, second.base)) {
                Some(case) => {
                    levels.push(&[LETTER_AA], case);
                    let marks = next.map(|second| second.marks).unwrap_or_default();
                    levels.push_marks(&marks);
                    next = letters.next();
                }
                None => levels.push_letter(&letter),
            }
        }
        levels
    }

    fn push(&mut self, primary: &[u8], tertiary: u8) {
        self.primary.extend_from_slice(primary);
        self.secondary.push(NO_ACCENT);
        self.tertiary.push(tertiary);
    }

    fn push_marks(&mut self, marks: &[char]) {
        for &mark in marks {
            match (3..).zip(ACCENTS).find(|&(_, accent)| accent == mark) {
                Some((weight, _)) => self.secondary.push(weight),
                None => self.secondary.extend(by_code_point(0xFF, mark)),
            }
        }
    }

    fn push_letter(&mut self, letter: &Letter) {
        let lower = letter.base.to_lowercase().next().unwrap_or(letter.base);
        let case = if lower == letter.base { SMALL } else { CAPITAL };
        let own = |primary: u8, mark: char| letter.marks.contains(&mark).then_some((primary, mark));
        let composed = match lower {
            'a' => own(LETTER_AA, RING).or_else(|| own(LETTER_AE, DIAERESIS)),
            'o' => own(LETTER_OE, DIAERESIS).or_else(|| own(LETTER_OE, DOUBLE_ACUTE)),
            'u' => own(latin('y'), DIAERESIS).or_else(|| own(latin('y'), DOUBLE_ACUTE)),
            _ => None,
        };
        if let Some((primary, mark)) = composed {
            self.push(&[primary], case);
            // The ring is the letter itself; the others are variants of another letter.
            let marks = letter.marks.iter().copied();
            let marks: Vec<char> = marks.filter(|&m| (m, mark) != (RING, RING)).collect();
            self.push_marks(&marks);
            return;
        }
        match lower {
            'a'..='z' => self.push(&[latin(lower)], case),
            '0'..='9' => self.push(&[DIGIT_ZERO + ascii_offset(lower, b'0')], SMALL),
            ' ' => self.push(&[SPACE], SMALL),
            'æ' => self.push(&[LETTER_AE], case),
            'ø' => self.push(&[LETTER_OE], case),
            'đ' | 'ð' => {
                self.push(&[latin('d')], case);
                self.push_variant(lower);
            }
            'ł' => {
                self.push(&[latin('l')], case);
                self.push_variant(lower);
            }
            'ß' => self.push_pair('s', 's'),
            'œ' => self.push_pair('o', 'e'),
            'þ' => self.push_pair('t', 'h'),
            '…' => (0..3).for_each(|_| self.push_sign('.', VARIANT)),
            '‘' | '’' => {
                self.push_sign('\'', SMALL);
                self.push_variant(lower);
            }
            '“' | '”' | '„' => {
                self.push_sign('"', SMALL);
                self.push_variant(lower);
            }
            _ if lower.is_whitespace() => self.push(&[SPACE], VARIANT),
            _ if lower.is_control() || super::raw::is_hidden(lower) => {}
            _ => self.push_other(lower, case),
        }
        self.push_marks(&letter.marks);
    }

    /// Says that the last letter or sign is another form of what was pushed.
    fn push_variant(&mut self, form: char) {
        self.secondary.extend(by_code_point(0xFE, form));
    }

    fn push_pair(&mut self, first: char, second: char) {
        self.push(&[latin(first)], VARIANT);
        self.push(&[latin(second)], VARIANT);
    }

    fn push_sign(&mut self, sign: char, tertiary: u8) {
        match (FIRST_SIGN..)
            .zip(SIGNS.chars())
            .find(|&(_, known)| known == sign)
        {
            Some((weight, _)) => self.push(&[weight], tertiary),
            None => self.push(&by_code_point(OTHER_SIGN, sign), tertiary),
        }
    }

    fn push_other(&mut self, c: char, case: u8) {
        if c.is_numeric() {
            self.push(&by_code_point(OTHER_NUMBER, c), SMALL);
        } else if c.is_alphabetic() {
            self.push(&by_code_point(OTHER_LETTER, c), case);
        } else {
            self.push_sign(c, SMALL);
        }
    }

    fn write(&self, into: &mut Vec<u8>) {
        into.extend_from_slice(&self.primary);
        into.push(END_OF_LEVEL);
        into.extend_from_slice(&self.secondary);
        into.push(END_OF_LEVEL);
        into.extend_from_slice(&self.tertiary);
    }
}

fn latin(letter: char) -> u8 {
    LETTER_A + ascii_offset(letter, b'a')
}

/// How far an ASCII character stands after `from`.
fn ascii_offset(c: char, from: u8) -> u8 {
    u8::try_from(c).map_or(0, |byte| byte.saturating_sub(from))
}

/// A weight of four bytes that sorts by code point after `first`.
fn by_code_point(first: u8, c: char) -> [u8; 4] {
    let [_, high, middle, low] = u32::from(c).to_be_bytes();
    [first, high, middle, low]
}
