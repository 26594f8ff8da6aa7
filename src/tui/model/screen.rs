//! What keys go to, and where things stand on the screen.

use crate::query::view::Grouping;
use crate::tui::keymap::Mode;
use crate::tui::layout::{Areas, Detail, PageWants, Wants};
use crate::tui::model::{Model, Pane};
use crate::tui::overlay::Overlay;
use crate::tui::view;

impl Model {
    /// What keys mean at the moment.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match &self.overlay {
            Some(Overlay::Filter(palette)) => Mode::Filter {
                typing: palette.list.is_typing(),
            },
            Some(Overlay::Find(_)) => Mode::Find,
            Some(Overlay::Export(dialog)) if dialog.over.is_some() => Mode::Confirm,
            Some(
                Overlay::Help(_)
                | Overlay::Commands(_)
                | Overlay::Export(_)
                | Overlay::Thresholds(_)
                | Overlay::Correct(_)
                | Overlay::Bookmark(_),
            ) => Mode::Narrow,
            Some(Overlay::Text(_)) => Mode::Text,
            Some(Overlay::Problems(_)) => Mode::Problems,
            Some(Overlay::Explain(_)) => Mode::Explain,
            Some(Overlay::CommandLine(_)) => Mode::CommandLine,
            Some(Overlay::Bookmarks(_)) => Mode::Bookmarks,
            None if self.focus() == Pane::Facets => Mode::Facets,
            None => Mode::Main,
        }
    }

    /// The pane that has the focus: the list when the chosen one is not on the screen.
    #[must_use]
    pub fn focus(&self) -> Pane {
        let Some(areas) = self.areas() else {
            return Pane::List;
        };
        match self.pane {
            Pane::Facets if areas.facets.is_none() => Pane::List,
            Pane::Detail if areas.detail.is_none() => Pane::List,
            pane => pane,
        }
    }

    /// The areas of the screen; `None` in a window that is too small.
    #[must_use]
    pub fn areas(&self) -> Option<Areas> {
        let detail = if self.shows_comparison() {
            Detail::Comparison
        } else if self.view().grouping == Grouping::Initiative {
            Detail::Initiative
        } else {
            Detail::Row
        };
        let is_page = self.check().is_some();
        let has_lines = self
            .sheet()
            .map_or(!is_page, |sheet| !sheet.lines.is_empty());
        let has_detail = self.detail && has_lines;
        let wants = Wants {
            notice: self.is_example(),
            detail: has_detail.then_some(detail),
            page: is_page.then(|| {
                let sheet = self.sheet();
                sheet.map_or_else(PageWants::default, |sheet| view::sheet::wants(self, sheet))
            }),
        };
        Areas::of(self.window, wants)
    }

    /// The visible rows of the list.
    #[must_use]
    pub fn list_height(&self) -> usize {
        self.areas()
            .map_or(1, |areas| usize::from(areas.list.height))
    }
}
