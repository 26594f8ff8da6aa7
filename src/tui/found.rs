//! What `/` found: `n` and `N` walk it, best first.

use crate::domain::dataset::Dataset;
use crate::query::answer::Initiatives;
use crate::query::search::{Finder, Hit, Rank, Search};

/// What was found last.
#[derive(Debug)]
pub struct Found {
    /// The typed pattern.
    pub pattern: String,
    /// The hit that the cursor was moved to.
    pub at: usize,
    /// Where the search put the cursor; it follows better hits for as long as it is left there.
    pub follows: Option<usize>,
    rows: Rows,
}

/// What was searched.
#[derive(Debug)]
enum Rows {
    /// A few labels, all at once.
    Labels {
        finder: Box<Finder>,
        hits: Vec<Hit>,
        /// In a whole line of text nearly every pattern has its letters somewhere.
        only_whole: bool,
    },
    /// The titles of a list of initiatives.
    Titles(Box<Search>),
}

impl Found {
    /// What a typed pattern finds among labels; nothing without a pattern.
    #[must_use]
    pub fn among(pattern: &str, labels: &[String], only_whole: bool) -> Option<Self> {
        let finder = Finder::new(pattern)?;
        let mut hits = finder.rank(labels.iter().map(String::as_str));
        hits.retain(|hit| !only_whole || hit.rank.is_whole());
        let rows = Rows::Labels {
            finder: Box::new(finder),
            hits,
            only_whole,
        };
        Some(Self::new(pattern, rows))
    }

    /// The search for a typed pattern among the titles of a list; `earlier` is what was found in the same list.
    #[must_use]
    pub fn in_titles(
        pattern: &str,
        earlier: Option<Self>,
        data: &Dataset,
        list: &Initiatives,
    ) -> Option<Self> {
        let finder = Finder::new(pattern)?;
        let search = match earlier.map(|found| found.rows) {
            Some(Rows::Titles(search)) => search.next(finder, data, list),
            Some(Rows::Labels { .. }) | None => Search::new(finder, data, list),
        };
        Some(Self::new(pattern, Rows::Titles(Box::new(search))))
    }

    fn new(pattern: &str, rows: Rows) -> Self {
        Self {
            pattern: pattern.to_owned(),
            at: 0,
            follows: None,
            rows,
        }
    }

    /// The best hits, best first.
    #[must_use]
    pub fn hits(&self) -> &[Hit] {
        match &self.rows {
            Rows::Labels { hits, .. } => hits,
            Rows::Titles(search) => search.best(),
        }
    }

    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> usize {
        match &self.rows {
            Rows::Labels { hits, .. } => hits.len(),
            Rows::Titles(search) => search.total(),
        }
    }

    /// The search, while rows are left to look at.
    pub fn unfinished(&mut self) -> Option<&mut Search> {
        match &mut self.rows {
            Rows::Titles(search) if !search.is_done() => Some(search),
            Rows::Titles(_) | Rows::Labels { .. } => None,
        }
    }

    /// True when every row was looked at.
    #[must_use]
    pub fn is_done(&self) -> bool {
        match &self.rows {
            Rows::Labels { .. } => true,
            Rows::Titles(search) => search.is_done(),
        }
    }

    /// The characters of a row's label that were found, counted from 0.
    #[must_use]
    pub fn letters(&self, label: &str) -> Vec<usize> {
        match &self.rows {
            Rows::Labels {
                finder,
                only_whole: true,
                ..
            } if !finder.rank_of(label).is_some_and(Rank::is_whole) => Vec::new(),
            Rows::Labels { finder, .. } => finder.letters(label),
            Rows::Titles(search) => search.finder().letters(label),
        }
    }
}
