//! Words as a filter: whole, folded, and in any of a row's title, content and purpose.
//!
//! Texts are looked through many at a time, in a form in which nearly every spelling of a word has a part in common with
//! every other ([`plain`]): a text without it has not the word. What has no such form is folded run by run, and a run
//! ends at every blank and every sign of ASCII, which folding neither takes away nor joins with a letter.

mod page;
mod plain;
mod sieve;

pub(super) use sieve::Sieve;

use memchr::memmem;

use crate::domain::fold;

/// Words that must all stand in a row.
#[derive(Clone, Debug)]
pub struct Words(Vec<Word>);

/// A word, folded.
#[derive(Clone, Debug)]
struct Word {
    folded: String,
    /// What stands of it in the plain form of every spelling; nothing where it has no plain form.
    fragment: Option<memmem::Finder<'static>>,
}

impl Words {
    /// The words of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let words = fold::fold_words(text).into_iter();
        let word = |folded: String| Word {
            fragment: folded
                .is_ascii()
                .then(|| memmem::Finder::new(fragment(&folded)).into_owned()),
            folded,
        };
        Self(words.map(word).collect())
    }
}

/// The longest part of a folded word that stands in the plain form of all its spellings, in which any `a` may stand for
/// several and any `e` may follow an `o`: one without an `a` inside, and without an `o` but at its end.
fn fragment(word: &str) -> &str {
    let mut longest = "";
    let mut start = 0;
    for (at, letter) in word.char_indices() {
        let end = at + letter.len_utf8();
        let is_last = end == word.len();
        if matches!(letter, 'a' | 'o') || is_last {
            if end - start >= longest.len() {
                longest = &word[start..end];
            }
            start = if letter == 'a' && !is_last { at } else { end };
        }
    }
    longest
}

#[cfg(test)]
mod tests;
