//! Words as a filter: whole, folded, and in any of a row's title, content and purpose.
//!
//! Nearly every text is ASCII and Danish letters. Of a word, what is between its `a`s and `o`s stands in such a text as
//! it is, whatever the spelling: only where it does the text is folded.

use fixedbitset::{Block as Bits, FixedBitSet};
use memchr::memmem;
use rayon::prelude::*;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::fold;
use crate::domain::raw::Raw;

/// Rows that are looked at between two questions whether to go on.
const RANGE: usize = 1 << 14;
/// From this many rows on the ranges are shared out among threads.
const PARALLEL: usize = 50_000;

/// Words that must all stand in a row.
#[derive(Clone, Debug)]
pub struct Words {
    words: Vec<memmem::Finder<'static>>,
    /// What stands of each in every Danish text that has it.
    cores: Vec<memmem::Finder<'static>>,
}

/// Where texts are laid out, to be used again for the next row.
#[derive(Debug, Default)]
pub struct Desk {
    lower: Vec<u8>,
    part: String,
    folded: String,
}

impl Words {
    /// The words of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = fold::fold_words(text);
        let finder = |text: &str| memmem::Finder::new(text).into_owned();
        Self {
            cores: words
                .iter()
                .filter_map(|word| core(word))
                .map(finder)
                .collect(),
            words: words.iter().map(|word| finder(word)).collect(),
        }
    }

    /// True when each stands in one of the texts.
    #[must_use]
    pub fn are_in(&self, texts: [Raw<'_>; 3], desk: &mut Desk) -> bool {
        desk.lower.clear();
        for text in texts {
            desk.lower.extend_from_slice(text.lossless().as_bytes());
            desk.lower.push(b'\n');
        }
        desk.lower.make_ascii_lowercase();
        let lacks = |core: &memmem::Finder<'_>| core.find(&desk.lower).is_none();
        if self.cores.iter().any(lacks) && is_danish(&desk.lower) {
            return false;
        }
        desk.folded.clear();
        for text in texts {
            fold::fold_into(text.lossless(), &mut desk.part);
            desk.folded.push_str(&desk.part);
            desk.folded.push('\n');
        }
        self.words.iter().all(|word| has_word(&desk.folded, word))
    }
}

/// The rows in which every word stands, of all or of earlier ones, in which some of the words are known to stand;
/// nothing when `is_cancelled` says so.
#[must_use]
pub fn rows(
    data: &Dataset,
    words: &Words,
    earlier: Option<&FixedBitSet>,
    is_cancelled: &(dyn Fn() -> bool + Sync),
) -> Option<FixedBitSet> {
    let mut rows = FixedBitSet::with_capacity(data.len());
    match earlier {
        Some(earlier) => rows.union_with(earlier),
        None => rows.insert_range(..),
    }
    let look = |(nth, bits): (usize, &mut [Bits])| {
        if !is_cancelled() {
            retain(data, words, nth * RANGE, bits);
        }
    };
    let ranges = RANGE / Bits::BITS as usize;
    if data.len() < PARALLEL {
        rows.as_mut_slice()
            .chunks_mut(ranges)
            .enumerate()
            .for_each(look);
    } else {
        let ranges = rows.as_mut_slice().par_chunks_mut(ranges);
        ranges.enumerate().for_each(look);
    }
    (!is_cancelled()).then_some(rows)
}

/// Keeps those of some rows in which the words stand.
fn retain(data: &Dataset, words: &Words, first: usize, bits: &mut [Bits]) {
    let mut desk = Desk::default();
    let asked = bits.to_vec();
    let width = Bits::BITS as usize;
    let is_asked = |at: &usize| asked[at / width] >> (at % width) & 1 == 1;
    let rows = (0..asked.len() * width).filter(is_asked);
    let rows = rows.map(|at| RowId::new(u32::try_from(first + at).unwrap_or(u32::MAX)));
    bits.fill(0);
    data.each_prose(rows, |row, content, purpose| {
        if words.are_in([data.title(row), content, purpose], &mut desk) {
            let at = row.index() - first;
            bits[at / width] |= 1 << (at % width);
        }
    });
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

/// True when a text is printable ASCII, line ends and the letters `æ`, `ø` and `å` alone, of either case.
fn is_danish(text: &[u8]) -> bool {
    // In UTF-8 these bytes make no other letter. Every byte is looked at, since that is done many at a time.
    let is_strange = |byte: u8| {
        !matches!(
            byte,
            b' '..=b'~' | b'\n' | b'\r' | b'\t' | 0xC3 | 0x85 | 0x86 | 0x98 | 0xA5 | 0xA6 | 0xB8
        )
    };
    !text.iter().fold(false, |any, byte| any | is_strange(*byte))
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
    use crate::domain::dataset::{Builder, Description, Initiative};
    use crate::domain::place::Places;
    use crate::domain::prose::Prose;
    use crate::query::fixture::row;

    /// Folds everything first.
    fn naive(texts: &[String; 3], words: &str) -> bool {
        let folded = texts
            .each_ref()
            .map(|text| Raw::new(text).folded().as_str().to_owned());
        fold::contains_words(&folded.join("\n"), &fold::fold_words(words))
    }

    fn data(rows: &[[String; 3]], times: usize) -> Dataset {
        let mut builder = Builder::new(Description::default(), Places::default());
        let place = builder.places_mut().intern(Raw::new("Greve")).unwrap();
        let (_, initiative) = row("Greve", 0);
        for [title, content, purpose] in rows.iter().cycle().take(rows.len() * times) {
            let initiative = Initiative {
                place,
                title: Raw::new(title),
                content: Prose::new(content),
                purpose: Prose::new(purpose),
                ..initiative
            };
            builder.push(&initiative).unwrap();
        }
        builder.finish()
    }

    fn text() -> impl Strategy<Value = String> {
        "[aåoøeæ ABS]{0,9}|[ab, ]{0,9}|[aSÅ\\u{202E}\\t\\x00éİßK\\u{301}b ]{0,6}|(ab|bab|øb|oeb|aab|æb|ä) (b|sb|éb)"
    }

    proptest! {
        #[test]
        fn words_are_found_as_when_everything_is_folded_first(
            rows in prop::collection::vec([text(), text(), text()], 1..30),
            words in "[aåoøeæAbs]{1,3}|(ab|ob|aeb|bé|éb)( b| s)?|[ß1 ]{0,2}",
            more in "[aobs]{1,2}",
        ) {
            let data = data(&rows, 1);
            let both = format!("{words} {more}");
            let found = |words: &str, earlier: Option<&FixedBitSet>| {
                super::rows(&data, &Words::of(words), earlier, &|| false).unwrap()
            };
            let first = found(&words, None);
            let second = found(&both, Some(&first));
            for (at, row) in rows.iter().enumerate() {
                prop_assert_eq!(first.contains(at), naive(row, &words), "{:?} in {:?}", &words, row);
                prop_assert_eq!(second.contains(at), naive(row, &both), "{:?} in {:?}", &both, row);
            }
        }
    }

    #[test]
    fn many_rows_are_shared_out_and_can_be_given_up() {
        let texts = [
            ["Kurser", "for kvinder", "job"],
            ["Job", "", "kursus"],
            ["", "", ""],
        ];
        let data = data(&texts.map(|row| row.map(String::from)), PARALLEL / 2);
        let words = Words::of("kurser job");
        let found = rows(&data, &words, None, &|| false).unwrap();
        assert_eq!(found.count_ones(..), PARALLEL / 2);
        assert!(found.ones().all(|row| row % 3 == 0));
        assert_eq!(rows(&data, &words, None, &|| true), None);
    }
}
