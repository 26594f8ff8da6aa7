//! Words as a filter: whole, folded, and in any of a row's title, content and purpose.
//!
//! Nearly every text is ASCII and Danish letters. Of a word, what is between its `a`s and `o`s stands in such a text as
//! it is, whatever the spelling: only where it does the text is folded.

use memchr::{memchr_iter, memmem};

use crate::domain::fold;
use crate::domain::raw::Raw;

/// Words that must all stand in a row.
#[derive(Clone, Debug)]
pub struct Words {
    words: Vec<memmem::Finder<'static>>,
    /// What stands of each in every Danish text that has it.
    cores: Vec<memmem::Finder<'static>>,
}

/// The texts of a row, laid out to be asked for words; used again for the next row.
#[derive(Debug, Default)]
pub struct Desk {
    /// As they came, one after the other, but for ASCII in lower case.
    lower: Vec<u8>,
    /// Where each ends.
    ends: [usize; 3],
    /// The same folded, where that was needed.
    folded: String,
    part: String,
}

impl Desk {
    /// Puts the texts of a row in the place of those before.
    pub fn lay(&mut self, texts: [Raw<'_>; 3]) {
        self.folded.clear();
        self.lower.clear();
        for (text, end) in texts.iter().zip(&mut self.ends) {
            self.lower.extend_from_slice(text.lossless().as_bytes());
            *end = self.lower.len();
            self.lower.push(b'\n');
        }
        self.lower.make_ascii_lowercase();
    }

    fn fold(&mut self) {
        let mut start = 0;
        for end in self.ends {
            let text = std::str::from_utf8(&self.lower[start..end]).unwrap_or_default();
            fold::fold_into(text, &mut self.part);
            self.folded.push_str(&self.part);
            self.folded.push('\n');
            start = end + 1;
        }
    }
}

impl Words {
    /// The words of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = fold::fold_words(text);
        let finder = |text: &str| memmem::Finder::new(text).into_owned();
        let cores = words.iter().filter_map(|word| core(word));
        Self {
            cores: cores.map(finder).collect(),
            words: words.iter().map(|word| finder(word)).collect(),
        }
    }

    /// True when each stands in one of the texts.
    #[must_use]
    pub fn stand_on(&self, desk: &mut Desk) -> bool {
        if desk.folded.is_empty() {
            let lacks = |core: &memmem::Finder<'_>| core.find(&desk.lower).is_none();
            if self.cores.iter().any(lacks) && is_danish(&desk.lower) {
                return false;
            }
            desk.fold();
        }
        self.words.iter().all(|word| has_word(&desk.folded, word))
    }
}

/// The longest part of a folded word that has no letter which Danish spells in several ways: `a` may be `å` or `aa`,
/// `o` may be `ø` or `oe`, and `ae` may be `æ`.
fn core(word: &str) -> Option<&str> {
    let parts = word.split(['a', 'o']);
    let parts = parts.map(|part| part.strip_prefix('e').unwrap_or(part));
    parts
        .max_by_key(|part| part.len())
        .filter(|part| !part.is_empty())
}

/// True when all letters and digits of a text are ASCII but for `æ`, `ø` and `å` and others that fold to `a` or `o`, and
/// nothing in it is hidden.
fn is_danish(text: &[u8]) -> bool {
    // The second bytes of those letters in either case, the first one, and those of `–`.
    const KNOWN: [u8; 13] = [
        b'\n', b'\r', b'\t', 0x85, 0x86, 0x98, 0xA5, 0xA6, 0xB8, 0xC3, 0xE2, 0x80, 0x93,
    ];
    // Every byte is looked at and compared with all, since that is done many at a time.
    let is_known = |byte: u8| {
        let printable = u8::from(byte.wrapping_sub(b' ') < 95);
        let equal = KNOWN.iter().map(|known| u8::from(*known == byte));
        equal.fold(printable, |any, is_equal| any | is_equal) == 1
    };
    let is_dash = |at: usize| text[at..].starts_with("–".as_bytes());
    text.iter().fold(true, |all, byte| all & is_known(*byte))
        && memchr_iter(0xE2, text).all(is_dash)
}

/// True when the word stands in a folded text as a whole one.
fn has_word(folded: &str, word: &memmem::Finder<'_>) -> bool {
    let length = word.needle().len();
    word.find_iter(folded.as_bytes()).any(|start| {
        let before = folded[..start].chars().next_back();
        let after = folded[start + length..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Folds everything first.
    fn naive(texts: &[String; 3], words: &str) -> bool {
        let folded = texts.each_ref().map(|text| Raw::new(text).folded());
        fold::contains_words(&folded.join("\n"), &fold::fold_words(words))
    }

    fn text() -> impl Strategy<Value = String> {
        "[aåoøeæ ABS]{0,9}|[abkv,–ÀÓⅥⓦ… ]{0,9}|[aSÅ\\u{202E}\\t\\x00éİßK\\u{301}b ]{0,6}|(ab|bab|øb|oeb|aab|æb|ä) (b|sb|éb)"
    }

    fn words() -> impl Strategy<Value = String> {
        "[aåoøeæAbs]{1,3}|(ab|ob|aeb|bé|éb|ki|v|w|kv)( b| s)?|[ß1 ]{0,2}"
    }

    proptest! {
        #[test]
        fn words_are_found_as_when_everything_is_folded_first(
            rows in prop::collection::vec([text(), text(), text()], 1..8),
            asked in prop::collection::vec(words(), 1..4),
        ) {
            let mut desk = Desk::default();
            for texts in &rows {
                desk.lay(texts.each_ref().map(|text| Raw::new(text)));
                for words in &asked {
                    let found = Words::of(words).stand_on(&mut desk);
                    prop_assert_eq!(found, naive(texts, words), "{:?} in {:?}", words, texts);
                }
            }
        }
    }
}
