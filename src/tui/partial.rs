//! While only the first rows of a file are there: how the screen says so, and what has to wait for the rest.

use crate::load::Stage;
use crate::query::view::Page;
use crate::text::command::Command;
use crate::tui::model::{Model, Pane};
use crate::tui::overlay::Overlay;
use crate::tui::view::fit;

/// Where the reading of the rest is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rest {
    /// On its way.
    Loading(Stage),
    /// Nobody reads it.
    Stopped,
    /// It was read in vain.
    Refused,
}

impl Model {
    /// Where the reading of the rest is; nothing where everything is read.
    pub(crate) fn rest(&self) -> Option<Rest> {
        let rest = match self.reload {
            Some(stage) => Rest::Loading(stage),
            None if self.refusal.is_some() => Rest::Refused,
            None => Rest::Stopped,
        };
        self.data.is_partial().then_some(rest)
    }

    /// The rows that are shown, as a number in words.
    pub(crate) fn first_rows(&self) -> String {
        self.language.numbers.count(self.data.len() as u64)
    }

    /// That only the first rows are shown, in at most some cells where words are that short; nothing where all are.
    pub(crate) fn partial_badge(&self, cells: usize) -> Option<String> {
        let words = self.language.partial();
        let shown = self.first_rows();
        let forms = match self.rest()? {
            Rest::Loading(stage) => {
                let so_far = stage.rows.max(self.data.len() as u64);
                let rows = self.language.numbers.count(so_far);
                let percent = stage.percent().to_string();
                vec![
                    (words.loading)(&rows, &percent, &shown),
                    (words.loading_figures)(&percent, &shown),
                    (words.loading_short)(&rows, &percent),
                    (words.loading_least)(&percent, &shown),
                ]
            }
            Rest::Stopped => {
                let [short, least] = words.stopped_short;
                let full = (words.stopped)(&shown, &self.key_of(Command::Reload));
                vec![full, short(&shown), least(&shown)]
            }
            Rest::Refused => words.refused.map(|say| say(&shown)).to_vec(),
        };
        let fits = |form: &&String| fit::width(form) <= cells;
        forms.iter().find(fits).or(forms.last()).cloned()
    }

    /// What stands at a figure while it is of the first rows; in full and in few cells.
    pub(crate) fn of_first(&self) -> Option<[String; 2]> {
        let [full, least] = self.language.partial().of_first;
        let shown = self.first_rows();
        let is_partial = self.data.is_partial();
        is_partial.then(|| [full(&shown), least(&shown)])
    }

    /// Why a command has to wait until everything is read; nothing where it need not.
    pub(crate) fn has_to_wait(&self, command: Command) -> Option<String> {
        let words = self.language.partial();
        let is_copied = !matches!(self.overlay, Some(Overlay::CommandLine(_)));
        match command {
            Command::Export | Command::CopyTable => self.not_yet(words.not_yet),
            Command::Copy if is_copied => self.not_yet(words.not_yet),
            Command::Checks => self.not_yet(words.no_checks),
            _ => None,
        }
    }

    /// The words for what has to wait, with the key that reads on where nothing does.
    pub(crate) fn not_yet(&self, what: &str) -> Option<String> {
        let rest = self.rest()?;
        let reads_on = self.language.partial().reads_on;
        Some(match rest {
            Rest::Loading(_) => what.to_owned(),
            Rest::Stopped | Rest::Refused => {
                format!("{what} · {}", reads_on(&self.key_of(Command::Reload)))
            }
        })
    }

    /// True where the key that goes back stops the reading instead: at once where all is there that was, else where
    /// there is nothing to go back from.
    pub(crate) fn stops_reading(&self) -> bool {
        let here = self.timeline.now();
        let is_outermost = self.found.is_none()
            && self.pane == Pane::List
            && here.trail.is_empty()
            && here.view.scope.is_empty();
        self.reload.is_some() && self.overlay.is_none() && (!self.data.is_partial() || is_outermost)
    }

    /// True of a view that the first rows can answer, if only for them.
    pub(crate) fn can_answer(&self, page: Page) -> bool {
        !self.data.is_partial() || page == Page::Rows
    }
}
