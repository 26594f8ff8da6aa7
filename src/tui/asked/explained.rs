//! The explanation on the screen: which figure it is of, and its words as soon as it is known.

use std::sync::Arc;

use crate::query::explain::{Explanation, Subject};
use crate::text::explain;
use crate::tui::asked::{Question, Told};
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::update::subject_of;

impl Model {
    /// What the open explanation asks; nothing while its row is not known.
    fn explanation_question(&self) -> Option<Question> {
        let explain = self.overlay.as_ref()?.explain()?;
        let is_there = self.answer.is_some();
        is_there.then(|| Question::explanation(self.view(), subject_of(self, explain.side)))
    }

    /// The same, where it has no answer yet.
    pub(super) fn unexplained(&self) -> Option<Question> {
        let open = self.overlay.as_ref().and_then(Overlay::explain);
        let is_told = open.is_some_and(|open| open.told.is_some());
        self.explanation_question().filter(|_| !is_told)
    }

    /// Tells the figure that is explained, where that was not done.
    pub(crate) fn settle_explanation(&mut self) {
        if let Some(question) = self.unexplained()
            && let Some(Told::Explanation(explained)) = self.told(&question)
        {
            let told = self.in_words(&explained);
            if let Some(open) = self.overlay.as_mut().and_then(Overlay::explain_mut) {
                open.told = Some(told);
            }
        }
    }

    /// An explanation in words, with what the rules found in the initiative where it is one.
    fn in_words(&self, explained: &Arc<Explanation>) -> explain::Told {
        let row = match explained.subject {
            Subject::Initiative(row) => Some(row),
            Subject::Row(_)
            | Subject::Selection
            | Subject::Reference(_)
            | Subject::InitiativeReference(_) => None,
        };
        let findings = row.into_iter().flat_map(|row| self.findings_of(row));
        self.language.told(&self.data, explained, findings)
    }

    /// What stands in the place of the explanation while it is not there.
    pub(crate) fn in_place_of_explanation(&self) -> &'static str {
        let question = self.explanation_question();
        let rows = || Question::rows(self.view());
        self.in_place_of(&question.unwrap_or_else(rows))
    }
}
