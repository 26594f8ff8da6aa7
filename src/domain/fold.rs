//! Folding: the form in which two spellings of a Danish word are the same, for search and names.
//!
//! Lower case without diacritics, in which `å`, `aa` and `a` are one, `ø`, `ö`, `oe` and `o` are
//! one, and `æ` and `ae` are one: "arhus", "århus" and "aarhus" all find Aarhus. The price is that
//! a few words fall together ("køen" and "køn"), since ASCII spelling cannot tell them apart.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::raw;

/// Folded text that knows which character of the source each of its characters came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// Index in the source of each folded character, ascending.
    origin: Vec<u32>,
    /// Index after the last character of the source that is in the folded text.
    end: u32,
}

impl Folded {
    /// The folded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The characters of the source (by index, ascending, each once) that the folded characters at
    /// `folded` stand for: both letters of "aa", a letter with its marks. Indices beyond the text
    /// are passed over.
    #[must_use]
    pub fn source_indices(&self, folded: &[usize]) -> Vec<usize> {
        let mut found: Vec<usize> = folded.iter().flat_map(|&at| self.source_of(at)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn source_of(&self, at: usize) -> std::ops::Range<usize> {
        let Some(&start) = self.origin.get(at) else {
            return 0..0;
        };
        let next = self.origin.get(at + 1).copied().unwrap_or(self.end);
        start as usize..next.max(start + 1) as usize
    }
}

/// Folds `text` and remembers where each character came from.
#[must_use]
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        origin: Vec::with_capacity(text.len()),
        ..Folded::default()
    };
    let mut last = None;
    for (at, c) in (0..).zip(text.chars()) {
        let is_blank = c.is_whitespace();
        fold_char(c, &mut |c| {
            if let Some(c) = joined(&mut last, c) {
                folded.text.push(c);
                folded.origin.push(at);
            }
        });
        if !is_blank && last.is_some() {
            folded.end = at + 1;
        }
    }
    if last == Some(' ') {
        folded.text.pop();
        folded.origin.pop();
    }
    folded
}

/// Replaces what is in `folded` by the folded form of `text`, without allocating once it is large
/// enough; for many cells, where no place in the source is needed.
pub fn fold_into(text: &str, folded: &mut String) {
    let mut bytes = std::mem::take(folded).into_bytes();
    bytes.clear();
    let rest = fold_plain(text, &mut bytes);
    // What was folded so far is ASCII.
    *folded = String::from_utf8(bytes).unwrap_or_default();
    let mut last = folded.chars().next_back();
    for c in rest.chars() {
        fold_char(c, &mut |c| {
            if let Some(c) = joined(&mut last, c) {
                folded.push(c);
            }
        });
    }
    if last == Some(' ') {
        folded.pop();
    }
}

/// What the first character of a text is folded to by itself, and its length, where it is a letter from `À` to `ÿ` or a
/// dash or quotation mark.
fn latin(text: &[u8]) -> Option<(&'static [u8], usize)> {
    match text {
        [0xC3, second, ..] => Some((letter(*second)?, 2)),
        [0xE2, 0x80, third, ..] => Some((sign(*third)?, 3)),
        _ => None,
    }
}

fn sign(third: u8) -> Option<&'static [u8]> {
    match third {
        0x90..=0x95 => Some(b"-"),
        0x98 | 0x99 => Some(b"'"),
        0x9C..=0x9E => Some(b"\""),
        _ => None,
    }
}

fn letter(second: u8) -> Option<&'static [u8]> {
    Some(match second {
        0x80..=0x85 | 0xA0..=0xA5 => b"a",
        0x86 | 0xA6 => b"ae",
        0x87 | 0xA7 => b"c",
        0x88..=0x8B | 0xA8..=0xAB => b"e",
        0x8C..=0x8F | 0xAC..=0xAF => b"i",
        0x90 | 0xB0 => b"d",
        0x91 | 0xB1 => b"n",
        0x92..=0x96 | 0x98 | 0xB2..=0xB6 | 0xB8 => b"o",
        0x99..=0x9C | 0xB9..=0xBC => b"u",
        0x9D | 0xBD | 0xBF => b"y",
        0x9E | 0xBE => b"th",
        0x9F => b"ss",
        _ => return None,
    })
}

/// Folds the beginning of `text` that is printable ASCII, letters such as `æ` and `é` and dashes, and gives the rest. Nearly
/// every cell is all beginning, and byte by byte it takes a fraction of the time.
fn fold_plain<'t>(text: &'t str, folded: &mut Vec<u8>) -> &'t str {
    let bytes = text.as_bytes();
    let mut last = b' ';
    let mut at = 0;
    folded.reserve(bytes.len());
    let mut push = |c: u8| {
        if !matches!((last, c), (b'a', b'a') | (b'o', b'e') | (b' ', b' ')) {
            folded.push(c);
            last = c;
        }
    };
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b' '..=b'~') {
            push(byte.to_ascii_lowercase());
            at += 1;
            continue;
        }
        let Some((letters, length)) = latin(&bytes[at..]) else {
            return &text[at..];
        };
        for letter in letters {
            push(*letter);
        }
        at += length;
    }
    ""
}

/// `text` in lower case, made in `room`, letters from `À` to `ÿ` and dashes as each is folded by itself: nearly always the
/// folded form, in a fraction of the time. Who uses it has seen that it is.
pub fn fold_apart<'r>(text: &[u8], room: &'r mut Vec<u8>) -> &'r [u8] {
    const WORD: usize = size_of::<u64>();
    const NO_ASCII: u64 = (u64::MAX / 0xFF) << 7;
    // Room for whole words, of which only the beginning may count.
    if room.len() < text.len() + WORD {
        room.resize(text.len() + WORD, 0);
    }
    let (mut rest, mut len) = (text, 0);
    while !rest.is_empty() {
        let mut word = [0; WORD];
        let size = rest.len().min(WORD);
        match rest.first_chunk() {
            Some(whole) => word = *whole,
            None => word[..size].copy_from_slice(rest),
        }
        let others = u64::from_le_bytes(word) & NO_ASCII;
        let at = ((others.trailing_zeros() / u8::BITS) as usize).min(size);
        word.make_ascii_lowercase();
        room[len..len + WORD].copy_from_slice(&word);
        len += at;
        rest = &rest[at..];
        if at < size {
            let (letters, length) = latin(rest).unwrap_or((&rest[..1], 1));
            room[len..len + letters.len()].copy_from_slice(letters);
            len += letters.len();
            rest = &rest[length..];
        }
    }
    &room[..len]
}

/// The folded words of `text`: runs of letters and digits.
#[must_use]
pub fn fold_words(text: &str) -> Vec<String> {
    let mut folded = String::new();
    fold_into(text, &mut folded);
    words(&folded).map(str::to_owned).collect()
}

/// Whether every one of `words` (from [`fold_words`]) stands in `folded` as a whole word, in any
/// order. "skole" does not find "folkeskole". No words are contained in every text.
#[must_use]
pub fn contains_words<W: AsRef<str>>(folded: &str, words: &[W]) -> bool {
    words
        .iter()
        .all(|word| self::words(folded).any(|found| found == word.as_ref()))
}

/// The words of a folded text: runs of letters and digits.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Lets a folded character through unless it is one with the one before: a second `a`, an `e`
/// after an `o`, a second blank, a blank at the start.
fn joined(last: &mut Option<char>, c: char) -> Option<char> {
    let is_joined = matches!(
        (*last, c),
        (Some('a'), 'a') | (Some('o'), 'e') | (None | Some(' '), ' ')
    );
    if is_joined {
        return None;
    }
    *last = Some(c);
    Some(c)
}

fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    match c {
        _ if c.is_ascii_graphic() => emit(c.to_ascii_lowercase()),
        // What stands in nearly every Danish cell needs no table.
        ' ' => emit(' '),
        'æ' | 'Æ' => "ae".chars().for_each(emit),
        'ø' | 'Ø' => emit('o'),
        'å' | 'Å' => emit('a'),
        _ if c.is_whitespace() => emit(' '),
        _ if raw::is_hidden(c) => {}
        // Marks go after the decomposition: the dot of "İ", the ring of "å", the acute of "ǿ".
        _ => decompose_compatible(c, |part| {
            for lower in part.to_lowercase() {
                fold_part(lower, emit);
            }
        }),
    }
}

fn fold_part(c: char, emit: &mut impl FnMut(char)) {
    match c {
        'æ' => "ae".chars().for_each(emit),
        'ø' | 'œ' => emit('o'),
        'ß' => "ss".chars().for_each(emit),
        'þ' => "th".chars().for_each(emit),
        'ð' | 'đ' => emit('d'),
        'ł' => emit('l'),
        'ı' => emit('i'),
        'ς' => emit('σ'),
        '\u{2010}'..='\u{2015}' | '−' => emit('-'),
        '‘' | '’' => emit('\''),
        '“' | '”' | '„' => emit('"'),
        _ if c.is_whitespace() => emit(' '),
        _ if is_combining_mark(c) || raw::is_hidden(c) => {}
        _ => emit(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> String {
        fold(text).as_str().to_owned()
    }

    #[test]
    fn every_way_to_type_a_danish_name_is_one() {
        for same in [
            &[
                "Aarhus",
                "Århus",
                "århus",
                "arhus",
                "AARHUS",
                "A\u{30A}rhus",
            ][..],
            &["Sorø", "Soroe", "soro", "SORØ", "Sorö", "SOROE"],
            &["Værløse", "Vaerloese", "vaerlose", "VÆRLØSE"],
            &["Næstved", "naestved", "NAESTVED"],
            &["Ærø", "aeroe", "Aero"],
            &["Høje-Taastrup", "hoeje-tåstrup", "HØJE‑TÅSTRUP"],
        ] {
            for spelling in same {
                assert_eq!(folded(spelling), folded(same[0]), "{spelling}");
            }
        }
        assert_ne!(folded("Ærø"), folded("Arø"));
    }

    #[test]
    fn case_and_diacritics_go_in_every_language() {
        assert_eq!(
            folded("İstanbul Straße RÉSUMÉ re\u{301}sume\u{301} Łódź ǿ ﬁ Ⅳ"),
            "istanbul strasse resume resume lodz o fi iv"
        );
    }

    #[test]
    fn hidden_characters_go_and_blanks_become_one_space() {
        assert_eq!(
            folded(" \u{FEFF}A\u{200B}a\0r\u{AD}hus \u{A0}\r\n\t Kommune\u{3000} "),
            "arhus kommune"
        );
        assert_eq!(folded(" \t\n"), "");
    }

    #[test]
    fn a_hit_is_found_again_in_the_source() {
        let found = fold("  Aarhus Maße");
        assert_eq!(found.as_str(), "arhus masse");
        assert_eq!(found.source_indices(&[0, 1]), [2, 3, 4]);
        assert_eq!(found.source_indices(&[9, 8, 8]), [11]);
        assert_eq!(found.source_indices(&[10]), [12]);
        assert_eq!(found.source_indices(&[11, 999]), [] as [usize; 0]);
        assert_eq!(fold("A\u{30A}s  ").source_indices(&[0, 1]), [0, 1, 2]);
    }

    #[test]
    fn words_are_whole_and_exact() {
        let text = folded("Sprogvejleder på Høje-Taastrup skole (§ 3)");
        let holds = |query: &str| contains_words(&text, &fold_words(query));
        assert!(holds("skole sprogvejleder"));
        assert!(holds("hoeje tåstrup"));
        assert!(holds("") && holds("3"));
        assert!(!holds("vejleder") && !holds("skol") && !holds("skole social"));
    }

    #[test]
    fn folding_any_single_character_twice_changes_nothing() {
        for c in '\0'..=char::MAX {
            let once = folded(&format!("x{c}x"));
            assert_eq!(folded(&once), once, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn every_latin_letter_and_dash_is_folded_as_by_its_parts() {
        for c in ('\u{C0}'..='\u{FF}').chain('\u{2000}'..='\u{203F}') {
            let text = format!("x{c}x");
            let mut plain = String::new();
            fold_into(&text, &mut plain);
            assert_eq!(plain, folded(&text));
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "[aeoæøåöA\u{30A}\u{308} ßİ\u{200B}x]{0,20}|\\PC{0,20}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn origins_are_in_the_source_and_ascending(text in "[aeoæøå ß\u{301}x]{0,20}|\\PC{0,20}") {
            let found = fold(&text);
            prop_assert_eq!(found.origin.len(), found.as_str().chars().count());
            prop_assert!(found.origin.is_sorted());
            let all: Vec<usize> = (0..found.origin.len()).collect();
            let source = found.source_indices(&all);
            prop_assert!(source.is_sorted_by(|a, b| a < b));
            prop_assert!(source.iter().all(|&at| at < text.chars().count()));
        }

        #[test]
        fn letters_folded_apart_are_those_of_each_by_itself(text in "[ -~]{0,9}[ -~æøåÆØÅé–§]{0,30}") {
            let mut room = b"left over".to_vec();
            let apart = fold_apart(text.as_bytes(), &mut room).to_vec();
            let each = text.chars().map(|c| if c == ' ' { " ".to_owned() } else { folded(&c.to_string()) });
            prop_assert_eq!(String::from_utf8(apart).unwrap(), each.collect::<String>());
        }

        #[test]
        fn folding_with_and_without_origins_agree(
            text in "\\PC{0,30}|[aAeoE æøåÆØÅ§-]{0,30}|[ aeoæøå\\n\u{301}\u{30A}éİßa]{0,20}",
        ) {
            let mut plain = String::from("left over");
            fold_into(&text, &mut plain);
            prop_assert_eq!(plain, folded(&text));
        }
    }
}
