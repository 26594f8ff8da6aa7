//! The pages of checks, as the screen asks for them: which is open, what it says, and which can be turned to.

use crate::query::view::{Check, Page};
use crate::text::sheet::Sheet;
use crate::tui::lines;
use crate::tui::model::Model;

impl Model {
    /// The lines of the list: rows, or those of the open page of checks.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.sheet()
            .map_or_else(|| self.answer_rows(), |sheet| sheet.lines.len())
    }

    fn answer_rows(&self) -> usize {
        let answer = self.answer.as_ref().filter(|_| self.check().is_none());
        answer.map_or(0, |answer| answer.rows.len())
    }

    /// The open page of checks.
    #[must_use]
    pub fn check(&self) -> Option<Check> {
        match self.view().page {
            Page::Rows => None,
            Page::Check(check) => Some(check),
        }
    }

    /// What the open page of checks says.
    #[must_use]
    pub fn sheet(&self) -> Option<&Sheet> {
        self.page.as_deref()
    }

    /// True for a page of checks that this data has something for, beside the one that is open.
    #[must_use]
    pub fn offers(&self, check: Check) -> bool {
        match check {
            Check::Reconcile
            | Check::Quality
            | Check::Coverage
            | Check::Estimate
            | Check::Robustness
            | Check::Concentration => true,
            Check::Corrections => !self.data.corrections().list().is_empty(),
            Check::Changes => self.against.old.is_some(),
        }
    }

    /// The pages of checks that can be turned to.
    #[must_use]
    pub fn pages(&self) -> Vec<Check> {
        let here = self.check();
        let all = Check::ALL.into_iter();
        all.filter(|check| self.offers(*check) || here == Some(*check))
            .collect()
    }

    /// What a row is called: its label, or the first cell of a line of checks.
    #[must_use]
    pub fn name(&self, at: usize) -> String {
        self.sheet()
            .map_or_else(|| self.label(at), |sheet| lines::name(sheet, at))
    }

    /// What a row is called where it stands alone: a line of checks with the heading above it.
    #[must_use]
    pub fn full_name(&self, at: usize) -> String {
        self.sheet()
            .map_or_else(|| self.label(at), |sheet| lines::full_name(sheet, at))
    }

    /// Keeps the cursor inside the list, and the detail with the line under it.
    pub(crate) fn settle_list(&mut self) {
        if self.is_counting() {
            return;
        }
        let (len, height) = (self.rows(), self.list_height());
        let mut cursor = self.cursor();
        match self.sheet() {
            Some(sheet) => lines::settle(sheet, &mut cursor, height),
            None => cursor.settle(len, height),
        }
        self.timeline.now_mut().cursor = cursor;
        if self.page.is_some() && self.detailed != cursor.at {
            self.detailed = cursor.at;
            self.detail_scroll = 0;
        }
    }
}
