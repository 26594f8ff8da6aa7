//! Find: ranks labels against a typed pattern. It moves the cursor and orders suggestions; it never decides a total.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::domain::fold;

/// Patterns are cut here: fuzzy matching takes time in pattern × label.
const LONGEST_PATTERN: usize = 256;
/// Labels are cut here.
const LONGEST_LABEL: usize = 4_096;

/// How a label matches, best kind first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The label begins with the pattern.
    Prefix,
    /// A word of the label begins with it.
    Word,
    /// The label contains it.
    Substring,
    /// Its letters stand in the label in order.
    Fuzzy,
}

/// A label that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The position of the label among those searched.
    pub at: usize,
    /// How it matches.
    pub kind: Kind,
    /// The label has the pattern's letters as they are typed, not only folded.
    pub as_typed: bool,
    /// The fuzzy score; larger is better.
    pub score: i64,
    /// The characters of the label that matched, counted in characters from 0.
    pub letters: Vec<usize>,
}

/// A pattern ready to be held against labels; folded, so that æ/ae, ø/oe/o, å/aa/a and case do not matter.
pub struct Finder {
    pattern: String,
    typed: String,
    matcher: SkimMatcherV2,
}

impl Finder {
    /// The finder of a typed pattern; `None` when nothing but blanks is typed.
    #[must_use]
    pub fn new(pattern: &str) -> Option<Self> {
        let cut: String = pattern.chars().take(LONGEST_PATTERN).collect();
        let folded = fold::fold(&cut);
        let pattern = folded.as_str().to_owned();
        (!pattern.is_empty()).then(|| Self {
            pattern,
            typed: cut.trim().to_lowercase(),
            matcher: SkimMatcherV2::default(),
        })
    }

    /// How the label at position `at` matches, if it does.
    #[must_use]
    pub fn hit(&self, at: usize, label: &str) -> Option<Hit> {
        let cut: String = label.chars().take(LONGEST_LABEL).collect();
        let folded = fold::fold(&cut);
        let text = folded.as_str();
        let (score, fuzzy) = self.matcher.fuzzy_indices(text, &self.pattern)?;
        let found = text.find(&self.pattern);
        let word = text
            .match_indices(&self.pattern)
            .map(|(at, _)| at)
            .find(|at| starts_word(text, *at));
        let (kind, start) = match (found, word) {
            (Some(0), _) => (Kind::Prefix, Some(0)),
            // The survey's code before a name (`3 børn`) does not count.
            (_, Some(2)) if text.as_bytes().get(1) == Some(&b' ') => (Kind::Prefix, Some(2)),
            (_, Some(at)) => (Kind::Word, Some(at)),
            (Some(at), None) => (Kind::Substring, Some(at)),
            (None, None) => (Kind::Fuzzy, None),
        };
        let letters = match start {
            Some(byte) => {
                let first = text[..byte].chars().count();
                (first..first + self.pattern.chars().count()).collect()
            }
            None => fuzzy,
        };
        Some(Hit {
            at,
            kind,
            as_typed: cut.to_lowercase().contains(&self.typed),
            score,
            letters: folded.source_indices(&letters),
        })
    }

    /// The labels that match, best first; equal ones in the order given.
    pub fn rank<'l>(&self, labels: impl IntoIterator<Item = &'l str>) -> Vec<Hit> {
        let labels = labels.into_iter().enumerate();
        let mut hits: Vec<_> = labels
            .filter_map(|(at, label)| self.hit(at, label))
            .collect();
        hits.sort_by(|a, b| {
            let kind = a.kind.cmp(&b.kind);
            let score = if a.kind == Kind::Fuzzy {
                b.score.cmp(&a.score)
            } else {
                std::cmp::Ordering::Equal
            };
            let typed = b.as_typed.cmp(&a.as_typed);
            kind.then(typed).then(score).then(a.at.cmp(&b.at))
        });
        hits
    }
}

fn starts_word(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_none_or(|before| !before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(pattern: &str, labels: &[&'a str]) -> Vec<&'a str> {
        let Some(finder) = Finder::new(pattern) else {
            return Vec::new();
        };
        let hits = finder.rank(labels.iter().copied());
        hits.into_iter().map(|hit| labels[hit.at]).collect()
    }

    #[test]
    fn danish_letters_are_found_however_they_are_typed() {
        let labels = ["Sorø", "Aarhus", "Læsø"];
        for (typed, name) in [
            ("soroe", "Sorø"),
            ("soro", "Sorø"),
            ("århus", "Aarhus"),
            ("arhus", "Aarhus"),
            ("laes", "Læsø"),
            ("LÆS", "Læsø"),
        ] {
            assert_eq!(found(typed, &labels).first(), Some(&name), "{typed}");
        }
    }

    #[test]
    fn a_prefix_comes_before_a_word_a_substring_and_scattered_letters() {
        let labels = ["s t a", "Forstaden", "Nye stater", "Staten"];
        assert_eq!(
            found("sta", &labels),
            ["Staten", "Nye stater", "Forstaden", "s t a"]
        );
    }

    #[test]
    fn letters_as_typed_come_before_folded_ones_and_a_code_does_not_count() {
        assert_eq!(
            found("bør", &["Bornholm", "3 børn"]),
            ["3 børn", "Bornholm"]
        );
        assert_eq!(found("bor", &["3 børn", "Bornholm"])[0], "Bornholm");
        assert_eq!(
            found("kvinder", &["Lov om kvinder", "2 kvinder"])[0],
            "2 kvinder"
        );
    }

    #[test]
    fn the_matched_letters_are_those_of_the_label_as_written() {
        let hit = Finder::new("soro").and_then(|finder| finder.hit(0, "X Sorø"));
        assert_eq!(hit.map(|hit| hit.letters), Some(vec![2, 3, 4, 5]));
    }

    #[test]
    fn blanks_find_nothing_and_long_labels_are_cut() {
        assert!(Finder::new("  ").is_none());
        let long = "a".repeat(10_000);
        let finder = Finder::new(&long).unwrap();
        assert!(finder.hit(0, &long).is_some());
    }
}
