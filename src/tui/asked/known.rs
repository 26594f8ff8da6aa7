//! What is known of the data so far, least recently asked first to be forgotten; and how long a question may take.

use std::num::NonZeroUsize;

use lru::LruCache;

use crate::domain::against::Against;
use crate::domain::dataset::Dataset;
use crate::tui::asked::{Question, Told};

/// Lists of rows and pages that are kept: one of ten million initiatives is two megabytes.
const LISTS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(15);
/// What else is kept: facets, profiles, comparisons and explanations, which are small.
const OTHERS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(63);

/// When a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// When it is asked.
    #[default]
    AtOnce,
    /// When it is asked, unless it needs a pass over many rows: then beside the screen.
    IfQuick,
    /// Beside the screen.
    Beside,
}

/// Initiatives of which everything is told at once: a moment's work.
pub(super) const FEW: usize = 50_000;

impl Pace {
    /// When the first questions are answered: of few initiatives at once, so that the first frame shows everything.
    #[must_use]
    pub fn at_start(data: &Dataset, against: &Against) -> Self {
        let old = against.old.as_ref().map_or(0, |old| old.len());
        if data.len().max(old) <= FEW {
            Self::AtOnce
        } else {
            Self::IfQuick
        }
    }
}

/// The answers to the questions that were asked last of one data set.
pub(crate) struct Known {
    lists: LruCache<Question, Told>,
    others: LruCache<Question, Told>,
    /// What came to nothing: it is not asked again before the view changes.
    failed: Vec<Question>,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            lists: LruCache::new(LISTS),
            others: LruCache::new(OTHERS),
            failed: Vec::new(),
        }
    }
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let counts = (self.lists.len(), self.others.len());
        f.debug_tuple("Known").field(&counts).finish()
    }
}

impl Known {
    fn of(&mut self, question: &Question) -> &mut LruCache<Question, Told> {
        match question {
            Question::Rows(_) | Question::Page(_) => &mut self.lists,
            Question::Facet(..)
            | Question::Value(..)
            | Question::Profile(..)
            | Question::Comparison(_)
            | Question::Explanation(..) => &mut self.others,
        }
    }

    /// What was told, if it is still known.
    pub(crate) fn told(&mut self, question: &Question) -> Option<Told> {
        self.of(question).get(question).cloned()
    }

    /// A question came to nothing.
    pub(crate) fn fail(&mut self, question: Question) {
        self.failed.push(question);
    }

    /// True where a question came to nothing, and was not given another chance.
    pub(crate) fn has_failed(&self, question: &Question) -> bool {
        self.failed.contains(question)
    }

    /// Gives every question another chance.
    pub(crate) fn retry(&mut self) {
        self.failed.clear();
    }

    /// Keeps what was told, and forgets what has not been asked for longest.
    pub(crate) fn keep(&mut self, question: Question, told: Told) {
        self.of(&question).put(question, told);
    }
}
