//! A question to the data, by exactly the parts of a view that its answer depends on: another one of the other parts
//! is the same question. Whoever has the ground can answer it, on any thread.

use std::sync::Arc;

use crate::domain::against::{Against, Rename};
use crate::domain::dataset::Dataset;
use crate::domain::report::Report;
use crate::query::answer::Answer;
use crate::query::compare::{Olds, Unlike};
use crate::query::comparison::Comparison;
use crate::query::criteria::{Facet, FacetValue};
use crate::query::explain::{Explanation, Subject};
use crate::query::facet::{Count, FacetCounts, count, facets};
use crate::query::group::Key;
use crate::query::profile::{Profile, profile};
use crate::query::view::{Check, Grouping, Page, View};
use crate::text::Language;
use crate::text::page::Inputs;
use crate::text::page::changes::Extent;
use crate::text::sheet::Sheet;
use crate::tui::compare::Versions;

/// Initiatives that a profile names.
const LARGEST: usize = 6;

/// Something that the screen asks of the data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// The rows of the list, and the totals above it.
    Rows(View),
    /// The values of a facet with their counts.
    Facet(View, Facet),
    /// One value of a facet, such as a range that is typed.
    Value(View, FacetValue),
    /// What lies behind a row.
    Profile(View, Key),
    /// The pinned rows side by side.
    Comparison(View),
    /// What a figure is.
    Explanation(View, Subject),
    /// What a page of checks says.
    Page(View),
}

impl Question {
    /// The rows of a view.
    #[must_use]
    pub fn rows(view: &View) -> Self {
        let common = View::default();
        Self::Rows(View {
            presentation: common.presentation,
            page: common.page,
            thresholds: common.thresholds,
            pins: common.pins,
            ..view.clone()
        })
    }

    /// The values of a facet under a view.
    #[must_use]
    pub fn facet(view: &View, facet: Facet) -> Self {
        Self::Facet(selection(view), facet)
    }

    /// One value under a view.
    #[must_use]
    pub fn value(view: &View, value: FacetValue) -> Self {
        Self::Value(selection(view), value)
    }

    /// What lies behind a row of a view.
    #[must_use]
    pub fn profile(view: &View, key: Key) -> Self {
        let asked = View {
            measure: view.measure,
            population: view.population,
            ..selection(view)
        };
        Self::Profile(asked, key)
    }

    /// The pinned rows of a view.
    #[must_use]
    pub fn comparison(view: &View) -> Self {
        let asked = View {
            grouping: view.grouping,
            measure: view.measure,
            reference: view.reference,
            population: view.population,
            pins: view.pins.clone(),
            ..selection(view)
        };
        Self::Comparison(asked)
    }

    /// What a figure of a view is. Its rows are those of another view, which has all that this one has.
    #[must_use]
    pub fn explanation(view: &View, subject: Subject) -> Self {
        Self::Explanation(view.clone(), subject)
    }

    /// The page of checks of a view; nothing where the view is one of rows. Its lines lead to other views, which have
    /// all that this one has.
    #[must_use]
    pub fn page(view: &View) -> Option<Self> {
        (view.page != Page::Rows).then(|| Self::Page(view.clone()))
    }

    /// The view that is asked, without the parts that matter not.
    #[must_use]
    pub fn view(&self) -> &View {
        match self {
            Self::Rows(view)
            | Self::Facet(view, _)
            | Self::Value(view, _)
            | Self::Profile(view, _)
            | Self::Comparison(view)
            | Self::Explanation(view, _)
            | Self::Page(view) => view,
        }
    }
}

/// Which initiatives, and nothing of what is asked about them.
pub(super) fn selection(view: &View) -> View {
    View {
        scope: view.scope.clone(),
        filter: view.filter.clone(),
        grouping: Grouping::default(),
        ..View::default()
    }
}

/// The answer to a question, as it is kept and shown.
#[derive(Clone, Debug)]
pub enum Told {
    /// Of rows, with what they were in the earlier version where there is one.
    Rows(Arc<Answer>, Option<Arc<Result<Olds, Unlike>>>),
    /// Of a facet; nothing where the data has nothing for it.
    Facet(Option<Arc<FacetCounts>>),
    /// Of one value.
    Value(Arc<Count>),
    /// Of a profile.
    Profile(Arc<Profile>),
    /// Of pinned rows; nothing for fewer than two.
    Comparison(Option<Arc<Comparison>>),
    /// Of a figure.
    Explanation(Arc<Explanation>),
    /// Of a page of checks; nothing for a view of rows.
    Page(Option<Arc<Sheet>>, Renames),
}

/// The rename that each line of the page of changes stands for; of other pages none.
pub type Renames = Arc<[Option<Rename>]>;

/// All that questions are asked of.
#[derive(Clone, Debug)]
pub struct Ground {
    pub(crate) data: Arc<Dataset>,
    pub(crate) report: Arc<Report>,
    pub(crate) against: Arc<Against>,
    /// The earlier version, where there is one.
    pub(crate) versions: Option<Arc<Versions>>,
}

impl Ground {
    /// Answers a question, however long that takes; a page of checks in a language.
    #[must_use]
    pub fn tell(&self, question: &Question, language: &Language) -> Told {
        let data = &*self.data;
        match question {
            Question::Rows(view) => {
                let answer = view.answer(data);
                let olds = self
                    .versions
                    .as_ref()
                    .map(|versions| Arc::new(Olds::of(view, &answer, data, versions.earlier())));
                Told::Rows(Arc::new(answer), olds)
            }
            Question::Facet(view, facet) => {
                Told::Facet(facets(view, data, &[*facet]).pop().map(Arc::new))
            }
            Question::Value(view, value) => Told::Value(Arc::new(count(view, data, value.clone()))),
            Question::Profile(view, key) => {
                Told::Profile(Arc::new(profile(view, data, *key, LARGEST)))
            }
            Question::Comparison(view) => Told::Comparison(view.comparison(data).map(Arc::new)),
            Question::Explanation(view, subject) => {
                Told::Explanation(Arc::new(view.explain(data, *subject)))
            }
            Question::Page(view) => {
                let inputs = Inputs {
                    data,
                    report: &self.report,
                    against: &self.against,
                };
                let (sheet, renames) = match view.page {
                    Page::Rows => (None, Vec::new()),
                    Page::Check(Check::Changes) => {
                        let changes = language.changes(view, &inputs, Extent::Screen);
                        let (sheet, renames) = changes.parts();
                        (Some(sheet), renames)
                    }
                    Page::Check(check) => (Some(language.page(check, view, &inputs)), Vec::new()),
                };
                Told::Page(sheet.map(Arc::new), renames.into())
            }
        }
    }
}
