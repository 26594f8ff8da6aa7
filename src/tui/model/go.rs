//! The way from one view to the next, and what was found on it.

use crate::query::answer::Rows;
use crate::query::group::Key;
use crate::query::view::{Page, View};
use crate::tui::asked::{Landing, Pace, Standing};
use crate::tui::cursor::Cursor;
use crate::tui::found::Found;
use crate::tui::model::{Memory, Model};
use crate::tui::timeline::{Change, Moment};

impl Model {
    /// Makes a changed view the present one and answers it.
    ///
    /// The cursor stays on its row where the row is still there, on the first row when it was there, and goes to
    /// `focus` when that is given.
    pub(crate) fn go(&mut self, view: View, change: Change, focus: Option<Key>) {
        if view == self.timeline.now().view {
            return;
        }
        let before = &self.timeline.now().view;
        let cursor = self.cursor();
        let same = view.grouping == before.grouping && view.page == before.page;
        match before.page {
            Page::Rows => {
                self.tabs[before.grouping as usize] = Memory {
                    cursor,
                    order: before.order,
                };
            }
            Page::Check(check) => self.checks[check as usize] = cursor,
        }
        if !same {
            // The hits were rows of the other list; Esc must leave this one at once.
            self.found = None;
        }
        let stays = same && (cursor.at > 0 || self.is_counting());
        let landing = Landing {
            on: focus
                .map(Standing::Group)
                .or_else(|| self.standing().filter(|_| stays)),
            line: self.standing_line().filter(|_| same),
            ..Landing::default()
        };
        let start = if same { cursor } else { Cursor::default() };
        let moment = Moment {
            view,
            change,
            cursor: start,
            trail: self.timeline.now().trail.clone(),
        };
        self.timeline.push(moment);
        self.refresh_to(landing);
    }

    /// Puts the cursor of the list somewhere, whatever row it was to stand on.
    pub(crate) fn stand(&mut self, cursor: Cursor) {
        self.timeline.now_mut().cursor = cursor;
        self.landing = Landing::default();
        self.settle();
    }

    /// Keeps every cursor inside its list, and the profile with the row under the cursor.
    pub(crate) fn settle(&mut self) {
        self.settle_comparison();
        self.settle_explanation();
        self.settle_list();
        self.settle_facets();
        let labels = self.facet_labels();
        let pane = self.areas().and_then(|areas| areas.facets);
        let items = self.pane_facets.items(&self.facets, &labels).len();
        let height = pane.map_or(1, |pane| usize::from(pane.height));
        self.pane_facets.cursor.settle(items, height);
        self.settle_profile();
    }

    /// Finds again what was found last.
    pub(crate) fn find_again(&mut self) {
        let Some(found) = self.found.take() else {
            return;
        };
        self.find(&found.pattern);
        if let Some(again) = &mut self.found {
            let last = again.hits().len().saturating_sub(1);
            again.at = if again.is_done() {
                found.at.min(last)
            } else {
                found.at
            };
        }
    }

    /// Finds the rows that match a pattern: at once, or the first of them where a loop goes on.
    pub(crate) fn find(&mut self, pattern: &str) {
        let earlier = self.found.take();
        let answer = self.answer.clone();
        let rows = answer.as_deref().map(|answer| &answer.rows);
        if let (None, Some(Rows::Initiatives(list))) = (&self.page, rows) {
            self.found = Found::in_titles(pattern, earlier, &self.data, list);
            if let Some(search) = self.found.as_mut().and_then(Found::unfinished)
                && self.pace == Pace::AtOnce
            {
                search.work(&self.data, list, || false);
            }
            return;
        }
        let labels: Vec<_> = (0..self.rows()).map(|at| self.label(at)).collect();
        self.found = Found::among(pattern, &labels, self.page.is_some());
    }
}
