//! Find: ranks labels against a typed pattern. It moves the cursor and orders suggestions; it never decides a total.
//!
//! [`Finder`] ranks a few labels at once. [`Search`] finds among the titles of any number of initiatives, a little at a
//! time, and comes to the same.

mod look;
mod needle;
mod sweep;
mod titles;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem;
use rayon::prelude::*;

use crate::domain::dataset::Dataset;
use crate::domain::fold;
use needle::{Needle, Room, SCORES};
use titles::Titles;

/// Blocks that are made between two looks at the clock.
const BLOCKS: usize = 2;
/// Fewer rows need nothing made ready.
const MANY: usize = 50_000;

/// Makes ready to search the titles, until `is_time` says that it is time to stop; true while something is left.
pub fn prepare(data: &Dataset, mut is_time: impl FnMut() -> bool) -> bool {
    if data.len() < MANY {
        return false;
    }
    let titles = Titles::of(data);
    loop {
        let missing: Vec<_> = titles.missing(data).take(BLOCKS).collect();
        if missing.is_empty() {
            return false;
        }
        missing.par_iter().for_each(|nth| {
            titles.block(data, *nth);
        });
        if is_time() {
            return true;
        }
    }
}

pub use sweep::Search;

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

/// How well a label matches; the better is the smaller. By kind, then letters as they are typed before folded ones, then
/// scattered letters by their score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(u16);

impl Rank {
    /// That of a match where it need not be told how good it is, since enough are better.
    const UNTOLD: Self = Self(u16::MAX);

    fn whole(kind: Kind, as_typed: bool) -> Self {
        Self(2 * kind as u16 + u16::from(!as_typed))
    }

    fn scattered(as_typed: bool, score: i32) -> Self {
        let Self(best) = Self::whole(Kind::Fuzzy, true);
        let bands = if as_typed { 1 } else { 3 };
        let down = (bands * SCORES - score).clamp(0, 4 * SCORES);
        Self(best + u16::try_from(down).unwrap_or(u16::MAX - best))
    }

    /// True when the pattern stands in the label in one piece.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self < Self::whole(Kind::Fuzzy, true)
    }
}

/// A label that matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The position of the label among those searched.
    pub at: usize,
    /// How well it matches.
    pub rank: Rank,
}

/// A pattern ready to be held against labels; folded, so that æ/ae, ø/oe/o, å/aa/a and case do not matter.
pub struct Finder {
    needle: Needle,
    typed: memmem::Finder<'static>,
}

impl Finder {
    /// The finder of a typed pattern; `None` when nothing but blanks is typed.
    #[must_use]
    pub fn new(pattern: &str) -> Option<Self> {
        let cut: String = pattern.chars().take(LONGEST_PATTERN).collect();
        let pattern = fold::fold(&cut).as_str().to_owned();
        let typed = cut.trim().to_lowercase();
        (!pattern.is_empty()).then(|| Self {
            needle: Needle::new(pattern),
            typed: memmem::Finder::new(&typed).into_owned(),
        })
    }

    /// How well a label matches, if it does.
    #[must_use]
    pub fn rank_of(&self, label: &str) -> Option<Rank> {
        let label = cut(label);
        let mut folded = String::new();
        fold::fold_into(label, &mut folded);
        let (kind, _) = self.needle.kind(folded.as_bytes())?;
        let as_typed = self.typed.find(label.to_lowercase().as_bytes()).is_some();
        Some(match kind {
            Kind::Prefix | Kind::Word | Kind::Substring => Rank::whole(kind, as_typed),
            Kind::Fuzzy => {
                let score = self.needle.score(folded.as_bytes(), &mut Room::default());
                Rank::scattered(as_typed, score)
            }
        })
    }

    /// The characters of a label that match, counted from 0.
    #[must_use]
    pub fn letters(&self, label: &str) -> Vec<usize> {
        let folded = fold::fold(cut(label));
        let text = folded.as_str();
        let letters = match self.needle.kind(text.as_bytes()) {
            None => return Vec::new(),
            Some((_, Some(start))) => {
                let first = text[..start].chars().count();
                (first..first + self.needle.as_str().chars().count()).collect()
            }
            Some((_, None)) => {
                let found = SkimMatcherV2::default().fuzzy_indices(text, self.needle.as_str());
                found.map(|(_, letters)| letters).unwrap_or_default()
            }
        };
        folded.source_indices(&letters)
    }

    /// The labels that match, best first; equal ones in the order given.
    pub fn rank<'l>(&self, labels: impl IntoIterator<Item = &'l str>) -> Vec<Hit> {
        let labels = labels.into_iter().enumerate();
        let hit = |(at, label)| {
            Some(Hit {
                at,
                rank: self.rank_of(label)?,
            })
        };
        let mut hits: Vec<_> = labels.filter_map(hit).collect();
        hits.sort_by_key(|hit| hit.rank);
        hits
    }
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Finder")
            .field(&self.needle.as_str())
            .finish()
    }
}

/// A label as far as it is searched.
fn cut(label: &str) -> &str {
    if label.len() <= LONGEST_LABEL {
        return label;
    }
    let end = label.char_indices().nth(LONGEST_LABEL);
    end.map_or(label, |(end, _)| &label[..end])
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
        let letters = |typed: &str, label| Finder::new(typed).map(|finder| finder.letters(label));
        assert_eq!(letters("soro", "X Sorø"), Some(vec![2, 3, 4, 5]));
        assert_eq!(letters("sro", "X Sorø"), Some(vec![2, 4, 5]));
        assert_eq!(letters("sum", "X Sorø"), Some(vec![]));
    }

    #[test]
    fn blanks_find_nothing_and_long_labels_are_cut() {
        assert!(Finder::new("  ").is_none());
        let long = "a".repeat(10_000);
        let finder = Finder::new(&long).unwrap();
        assert!(finder.rank_of(&long).is_some());
    }
}
