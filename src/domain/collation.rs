//! Danish alphabetical order: a to z, æ, ø, å, with "aa" as å, so that Aabenraa comes last.
//!
//! The order is that of Unicode's Danish collation (CLDR `da`) for the letters, digits and signs of
//! Danish names, without its tables; the tests compare the two. Spaces and signs come before
//! digits, digits before letters, v before w, ü is a y, ä an æ and ö an ø; an accent and then case
//! (capitals first) break ties. Other scripts follow å by code point.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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

/// The same of a text whose first characters are plain, up to a length of `into`; false where one is not.
fn write_plain_letters(text: &str, end: usize, into: &mut Vec<u8>) -> bool {
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

/// The same of a text of plain characters alone, which is nearly every text; false where it has another one.
fn write_plain(text: &str, into: &mut Vec<u8>) -> bool {
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

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use icu_collator::CollatorBorrowed;
    use icu_collator::options::CollatorOptions;
    use icu_locale_core::locale;
    use proptest::prelude::*;

    use super::*;

    const MUNICIPALITIES: &str = "
    København, Frederiksberg, Ballerup, Brøndby, Dragør, Gentofte, Gladsaxe, Glostrup, Herlev,
    Albertslund, Hvidovre, Høje-Taastrup, Lyngby-Taarbæk, Rødovre, Ishøj, Tårnby, Vallensbæk,
    Furesø, Allerød, Fredensborg, Helsingør, Hillerød, Hørsholm, Rudersdal, Egedal,
    Frederikssund, Greve, Køge, Halsnæs, Roskilde, Solrød, Gribskov, Odsherred, Holbæk, Faxe,
    Kalundborg, Ringsted, Slagelse, Stevns, Sorø, Lejre, Lolland, Næstved, Guldborgsund,
    Vordingborg, Bornholm, Middelfart, Assens, Faaborg-Midtfyn, Kerteminde, Nyborg, Odense,
    Svendborg, Nordfyns, Langeland, Ærø, Haderslev, Billund, Sønderborg, Tønder, Esbjerg,
    Fanø, Varde, Vejen, Aabenraa, Fredericia, Horsens, Kolding, Vejle, Herning, Holstebro,
    Lemvig, Struer, Syddjurs, Norddjurs, Favrskov, Odder, Randers, Silkeborg, Samsø,
    Skanderborg, Aarhus, Ikast-Brande, Ringkøbing-Skjern, Hedensted, Morsø, Skive, Thisted,
    Viborg, Brønderslev, Frederikshavn, Vesthimmerlands, Læsø, Rebild, Mariagerfjord,
    Jammerbugt, Aalborg, Hjørring";

    fn oracle() -> CollatorBorrowed<'static> {
        CollatorBorrowed::try_new(locale!("da").into(), CollatorOptions::default()).unwrap()
    }

    fn sorted<'a>(words: &[&'a str]) -> Vec<&'a str> {
        let mut words = words.to_vec();
        words.sort_by_key(|word| key(word));
        words
    }

    #[track_caller]
    fn assert_agrees(words: &[&str]) {
        let oracle = oracle();
        for a in words {
            for b in words {
                assert_eq!(key(a).cmp(&key(b)), oracle.compare(a, b), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn aa_is_the_last_letter() {
        assert_eq!(
            sorted(&[
                "Aalborg", "Århus", "Ærø", "Øster", "Zealand", "Assens", "Aabenraa", "Odense"
            ]),
            [
                "Assens", "Odense", "Zealand", "Ærø", "Øster", "Aabenraa", "Aalborg", "Århus"
            ]
        );
    }

    #[test]
    fn capitals_come_first_only_among_equals() {
        assert_eq!(
            sorted(&["skole", "Social", "Skole", "skolen"]),
            ["Skole", "skole", "skolen", "Social"]
        );
    }

    #[test]
    fn the_decomposed_letter_is_the_letter() {
        assert_eq!(key("A\u{30A}rhus o\u{308}"), key("Århus ö"));
    }

    #[test]
    fn letters_variants_and_signs_agree_with_cldr() {
        assert_agrees(&[
            "",
            " ",
            "a",
            "A",
            "aa",
            "Aa",
            "aA",
            "AA",
            "å",
            "Å",
            "v",
            "w",
            "va",
            "wa",
            "V",
            "W",
            "y",
            "Y",
            "ü",
            "Ü",
            "ya",
            "üa",
            "yb",
            "æ",
            "Æ",
            "ä",
            "Ä",
            "ææ",
            "äæ",
            "æä",
            "ø",
            "Ø",
            "ö",
            "Ö",
            "ő",
            "oe",
            "o",
            "e",
            "é",
            "E",
            "É",
            "è",
            "d",
            "đ",
            "D",
            "th",
            "TH",
            "aaa",
            "aab",
            "aå",
            "åa",
            "áa",
            "aá",
            "a b",
            "a-b",
            "ab",
            "a'b",
            "a’b",
            "a.b",
            "1",
            "10",
            "2",
            "§ 3",
            "§ 10",
            "ss",
            "ß",
            "œ",
            "z",
            "a\u{0}b",
            "a\u{A0}b",
            "cø-b",
            "co b",
            "(a)",
            "1.000 kr.",
            "50 %",
        ]);
    }

    #[test]
    fn the_municipalities_sort_as_in_cldr() {
        let names: Vec<&str> = MUNICIPALITIES.split(',').map(str::trim).collect();
        assert_eq!(names.len(), 98);
        assert_agrees(&names);
        let order = sorted(&names);
        assert_eq!(order[..2], ["Albertslund", "Allerød"]);
        assert_eq!(order[94..], ["Ærø", "Aabenraa", "Aalborg", "Aarhus"]);
    }

    #[test]
    fn every_sign_agrees_with_cldr() {
        let signs: Vec<String> = SIGNS.chars().map(String::from).collect();
        let oracle = oracle();
        for pair in signs.windows(2) {
            assert_eq!(
                oracle.compare(&pair[0], &pair[1]),
                Ordering::Less,
                "{pair:?}"
            );
            assert!(key(&pair[0]) < key(&pair[1]), "{pair:?}");
        }
    }

    fn word() -> impl Strategy<Value = String> {
        prop_oneof![
            "[aåAÅaaæøÆØbvw -]{0,6}",
            "[a-zæøåA-ZÆØÅ0-9 -]{0,12}",
            "[aeouyäöüéèÄÖÜÉæøåb.,'’(§) -]{0,8}",
        ]
    }

    proptest! {
        #[test]
        fn any_danish_words_sort_as_in_cldr(a in word(), b in word()) {
            prop_assert_eq!(key(&a).cmp(&key(&b)), oracle().compare(&a, &b));
        }

        #[test]
        fn words_that_share_a_start_sort_as_in_cldr(start in word(), a in word(), b in word()) {
            let (a, b) = (format!("{start}{a}"), format!("{start}{b}"));
            prop_assert_eq!(key(&a).cmp(&key(&b)), oracle().compare(&a, &b));
        }

        #[test]
        fn equal_letters_in_other_case_sort_as_in_cldr(a in "[aåæøöäüév -]{0,6}", upper in any::<u8>()) {
            let b: String = a.chars().enumerate()
                .flat_map(|(at, c)| if upper >> (at % 8) & 1 == 1 { c.to_uppercase().collect() } else { vec![c] })
                .collect();
            prop_assert_eq!(key(&a).cmp(&key(&b)), oracle().compare(&a, &b));
        }

        #[test]
        fn a_text_of_plain_characters_has_the_key_that_it_would_have_otherwise(
            text in prop_oneof![word(), any::<String>(), "[aA]{250,260}", "[aAåáäæøéÉ–’“b\u{301}]{0,6}"],
        ) {
            let mut otherwise = Vec::new();
            Levels::of(&text).write(&mut otherwise);
            prop_assert_eq!(&key(&text).0[..], &otherwise[..]);
        }

        #[test]
        fn the_letters_of_a_text_are_the_beginning_of_its_key(
            text in prop_oneof![
                word(), any::<String>(), "[aA]{250,260}", "[aAåÅáäæøéÉ–’“b\u{301}\u{30A}]{0,6}", "[a-c]{0,9}\u{30A}?[aá]?",
            ],
            most in prop_oneof![0_usize..12, Just(usize::MAX)],
        ) {
            let whole = key(&text).0;
            let mut letters = b"before".to_vec();
            write_letters(&text, most, &mut letters);
            let all = Levels::of(&text).primary.len() + 1;
            prop_assert_eq!(letters.strip_prefix(b"before"), Some(&whole[..all.min(most)]));
        }

        #[test]
        fn no_key_is_the_beginning_of_another(a in any::<String>(), b in "\\PC{0,4}", c in word()) {
            let keys = [&a, &b, &c, &format!("{a}{b}"), &format!("{c}{b}")].map(|text| key(text));
            for one in &keys {
                for other in &keys {
                    prop_assert!(one == other || !other.0.starts_with(&one.0));
                }
            }
        }
    }
}
