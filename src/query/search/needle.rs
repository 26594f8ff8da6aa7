//! A folded pattern held against folded bytes: the kind of the match, and the score of scattered letters.
//!
//! The score is that of `fuzzy-matcher`, whose matrix of pattern × label is filled here only where letters are equal:
//! the test below holds the two together.

use memchr::{memchr, memchr_iter, memmem};

use super::Kind;

/// Every score is smaller, and larger than its negative.
pub(super) const SCORES: i32 = 16_000;

/// The points of an equal letter.
const EQUAL: i32 = 16;
/// The points of a letter that follows the one before it.
const ADJACENT: i32 = 4;
/// What passing over letters costs, beside one for each place.
const GAP: i32 = 2;
/// The points of a letter after a blank.
const HEAD: i32 = 8;

/// A folded pattern.
pub(super) struct Needle {
    pattern: String,
    find: memmem::Finder<'static>,
    letters: u32,
}

impl Needle {
    pub(super) fn new(pattern: String) -> Self {
        Self {
            find: memmem::Finder::new(&pattern).into_owned(),
            letters: letters(pattern.as_bytes()),
            pattern,
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.pattern
    }

    /// The letters without which no label matches.
    pub(super) fn letters(&self) -> u32 {
        self.letters
    }

    /// True when a label that is not folded can have the pattern in one piece, and the folded one in pieces only:
    /// folding takes an `e` after an `o` away.
    pub(super) fn may_lose_its_start(&self) -> bool {
        self.pattern.starts_with('e')
    }

    /// True when having its letters is all it takes to match.
    pub(super) fn is_one_letter(&self) -> bool {
        matches!(self.pattern.as_bytes(), [b'a'..=b'z'])
    }

    /// True when the label begins with the pattern. The survey's code before a name (`3 børn`) does not count.
    pub(super) fn is_prefix(&self, label: &[u8]) -> bool {
        let pattern = self.pattern.as_bytes();
        label.starts_with(pattern) || label.get(1) == Some(&b' ') && label[2..].starts_with(pattern)
    }

    /// How the label matches, and where in bytes a match that is whole begins.
    pub(super) fn kind(&self, label: &[u8]) -> Option<(Kind, Option<usize>)> {
        if self.is_prefix(label) {
            let after_code = !label.starts_with(self.pattern.as_bytes());
            return Some((Kind::Prefix, Some(if after_code { 2 } else { 0 })));
        }
        let Some(found) = self.find.find(label) else {
            return self.is_scattered(label).then_some((Kind::Fuzzy, None));
        };
        let word = if starts_word(label, found) {
            Some(found)
        } else {
            self.word_after(found, label)
        };
        let kind = word.map_or(Kind::Substring, |_| Kind::Word);
        Some((kind, Some(word.unwrap_or(found))))
    }

    /// Where a word begins with the pattern, after it was found in another.
    fn word_after(&self, found: usize, label: &[u8]) -> Option<usize> {
        let from = found + self.pattern.len();
        let rest = label.get(from..)?;
        if let ([letter], true) = (self.pattern.as_bytes(), label.is_ascii()) {
            let is_word = |pair: &[u8]| pair[1] == *letter && !pair[0].is_ascii_alphanumeric();
            let mut pairs = label[from - 1..].windows(2);
            return pairs.position(is_word).map(|at| from + at);
        }
        let mut places = self.find.find_iter(rest).map(|at| from + at);
        places.find(|at| starts_word(label, *at))
    }

    /// True when the pattern's letters stand in the label in order.
    pub(super) fn is_scattered(&self, label: &[u8]) -> bool {
        if self.pattern.is_ascii() {
            let mut rest = label;
            return self.pattern.bytes().all(|letter| {
                let at = memchr(letter, rest);
                at.inspect(|at| rest = &rest[at + 1..]).is_some()
            });
        }
        let mut rest = text(label).chars();
        self.pattern.chars().all(|letter| rest.any(|c| c == letter))
    }

    /// The score of a label in which the letters stand in order; larger is better.
    pub(super) fn score(&self, label: &[u8], room: &mut Room) -> i32 {
        if self.pattern.is_ascii() && label.is_ascii() {
            let places = |letter: u8, from: usize| {
                memchr_iter(letter, &label[from..]).map(move |at| from + at)
            };
            return best(self.pattern.bytes(), places, |at| label[at].into(), room);
        }
        let label: Vec<char> = text(label).chars().collect();
        let places = |letter: char, from: usize| {
            let places = label.iter().enumerate().skip(from);
            places.filter(move |(_, c)| **c == letter).map(|(at, _)| at)
        };
        best(self.pattern.chars(), places, |at| label[at], room)
    }
}

/// Where the scores of one letter of a pattern are kept, to be used again.
#[derive(Debug, Default)]
pub(super) struct Room {
    before: Vec<(i32, i32)>,
    here: Vec<(i32, i32)>,
}

/// The letters and kinds of characters of a folded text, as bits.
pub(super) fn letters(folded: &[u8]) -> u32 {
    folded
        .iter()
        .fold(0, |letters, byte| letters | BITS[usize::from(*byte)])
}

const BITS: [u32; 256] = {
    let mut bits = [1 << 29; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        bits[byte as usize] = match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'4' => 1 << 26,
            b'5'..=b'9' => 1 << 27,
            b' ' => 0,
            _ => 1 << 28,
        };
        byte += 1;
    }
    bits
};

/// The best score of the letters of a pattern: for each, of every place where it can stand.
fn best<T, Places: Iterator<Item = usize>>(
    pattern: impl Iterator<Item = T>,
    places: impl Fn(T, usize) -> Places,
    label: impl Fn(usize) -> char,
    room: &mut Room,
) -> i32 {
    let mut from = 0;
    let mut is_first = true;
    for letter in pattern {
        room.here.clear();
        let mut earlier = room.before.iter().peekable();
        // The best score that ends before, with its place added: every letter passed over costs one.
        let mut ended = None;
        for at in places(letter, from) {
            let place = i32::try_from(at).unwrap_or(i32::MAX);
            let start = bonus(at.checked_sub(1).map(&label));
            while let Some((end, score)) = earlier.next_if(|(end, _)| end + 1 < place) {
                ended = ended.max(Some(score + end));
            }
            let adjacent = earlier.peek().filter(|(end, _)| end + 1 == place);
            let adjacent = adjacent.map(|(_, score)| score + start.max(ADJACENT));
            let apart = ended.map(|score| score - place - GAP + start);
            let score = if is_first {
                Some(start - 1)
            } else {
                adjacent.max(apart)
            };
            room.here.extend(score.map(|score| (place, score + EQUAL)));
        }
        let Some((earliest, _)) = room.here.first() else {
            return 1 - SCORES;
        };
        from = usize::try_from(*earliest).unwrap_or(0) + 1;
        is_first = false;
        std::mem::swap(&mut room.before, &mut room.here);
    }
    let scores = room.before.iter().map(|(_, score)| *score);
    scores.max().unwrap_or(1 - SCORES)
}

/// The points for a letter that begins the label or a part of it, by what stands before.
fn bonus(before: Option<char>) -> i32 {
    match before {
        None => 2 * HEAD,
        Some(' ' | '/' | '\\' | '|' | '(' | ')' | '[' | ']' | '{' | '}') => HEAD,
        Some('!'..='\'' | '*'..='.' | ':'..='@' | '^'..='`' | '~') => HEAD - 1,
        Some(_) => 0,
    }
}

fn text(label: &[u8]) -> &str {
    std::str::from_utf8(label).unwrap_or_default()
}

fn starts_word(label: &[u8], at: usize) -> bool {
    match at.checked_sub(1).map(|before| label[before]) {
        None => true,
        Some(before) if before.is_ascii() => !before.is_ascii_alphanumeric(),
        Some(_) => {
            let before = text(&label[..at]).chars().next_back();
            before.is_none_or(|before| !before.is_alphanumeric())
        }
    }
}

#[cfg(test)]
mod tests {
    use fuzzy_matcher::FuzzyMatcher;
    use fuzzy_matcher::skim::SkimMatcherV2;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn scattered_letters_score_as_the_matcher_scores_them(
            label in "[ab c/-]{0,40}|[aeγ δb(]{0,20}",
            pattern in "[abc]{1,5}|[aeγ b-]{1,4}",
        ) {
            let needle = Needle::new(pattern.clone());
            let expected = SkimMatcherV2::default().fuzzy_indices(&label, &pattern);
            prop_assert_eq!(needle.kind(label.as_bytes()).is_some(), expected.is_some());
            if let Some((score, _)) = expected {
                let found = needle.score(label.as_bytes(), &mut Room::default());
                prop_assert_eq!(i64::from(found), score);
            }
        }

        #[test]
        fn no_label_that_matches_lacks_a_letter(label in "[a-e0-9é γ.-]{0,12}", pattern in "[a-e5é γ.]{1,3}") {
            let needle = Needle::new(pattern);
            let has_all = letters(label.as_bytes()) & needle.letters() == needle.letters();
            prop_assert!(has_all || needle.kind(label.as_bytes()).is_none());
        }
    }
}
