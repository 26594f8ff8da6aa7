//! Words of the page of coverage: who responded, by region.

mod da;
mod en;

use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// The words of the page of coverage.
#[derive(Debug)]
pub(in crate::text) struct Words {
    pub(in crate::text) title: &'static str,
    /// What coverage is; the date of the inhabitants.
    pub(in crate::text) lead: With1,
    /// The head of the column of regions.
    pub(in crate::text) region: &'static str,
    /// The head of the column of responses.
    pub(in crate::text) responded: &'static str,
    /// The heads of the states, in the order of [`State`](crate::query::coverage::State).
    pub(in crate::text) states: [&'static str; 6],
    /// The head of the share of the inhabitants.
    pub(in crate::text) share: &'static str,
    pub(in crate::text) denmark: &'static str,
    pub(in crate::text) selection: &'static str,
    /// So many of so many.
    pub(in crate::text) of: With2,
    /// What the share is: inhabitants of those that responded, of all, and the share.
    pub(in crate::text) formula: With3,
    pub(in crate::text) formula_label: &'static str,
    /// No inhabitants are known on the date.
    pub(in crate::text) no_people: &'static str,
    pub(in crate::text) nobody: &'static str,
    /// Who is in no average.
    pub(in crate::text) foot: &'static str,
    /// Places that are no municipality are left out.
    pub(in crate::text) unknown_places: With1,
}

impl Language {
    pub(in crate::text) fn coverage_words(&self) -> &'static Words {
        match self.numbers.lang() {
            Lang::Da => &da::WORDS,
            Lang::En => &en::WORDS,
        }
    }
}
