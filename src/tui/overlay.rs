//! What can lie over the list: one at a time.

use tui_input::Input;

use crate::domain::report::Report;
use crate::load::corrections::Subject;
use crate::query::view::View;
use crate::store::bookmark::Bookmark;
use crate::text::explain::Told;
use crate::tui::cursor::Cursor;
use crate::tui::facet_list::FacetList;
use crate::tui::saving::SaveDialog;

/// The overlay that is open.
#[derive(Debug)]
pub enum Overlay {
    /// The filter palette.
    Filter(Box<FilterPalette>),
    /// The line that finds.
    Find(FindLine),
    /// Help, narrowed by what is typed.
    Help(Typed),
    /// The command palette.
    Commands(Typed),
    /// The full text of the initiative, or of the line of a check, under the cursor.
    Text(FullText),
    /// The notes on the file.
    Problems(Problems),
    /// What is asked before something is saved.
    Export(Box<SaveDialog>),
    /// The line that asks for thresholds.
    Thresholds(Input),
    /// The line that asks for a correction.
    Correct(Box<CorrectLine>),
    /// What a figure is.
    Explain(Box<Explain>),
    /// The command line of the view.
    CommandLine(CommandLine),
    /// The line that asks for the name of a bookmark.
    Bookmark(BookmarkLine),
    /// The bookmarks.
    Bookmarks(Box<BookmarkList>),
}

impl Overlay {
    /// What a figure is, where that is open: alone, or under help.
    #[must_use]
    pub fn explain(&self) -> Option<&Explain> {
        match self {
            Self::Explain(open) => Some(open),
            Self::Help(help) => help.under.as_deref()?.explain(),
            Self::Filter(_)
            | Self::Find(_)
            | Self::Commands(_)
            | Self::Text(_)
            | Self::Problems(_)
            | Self::Export(_)
            | Self::Thresholds(_)
            | Self::Correct(_)
            | Self::CommandLine(_)
            | Self::Bookmark(_)
            | Self::Bookmarks(_) => None,
        }
    }

    /// The same, to be changed.
    pub fn explain_mut(&mut self) -> Option<&mut Explain> {
        match self {
            Self::Explain(open) => Some(open),
            Self::Help(help) => help.under.as_deref_mut()?.explain_mut(),
            Self::Filter(_)
            | Self::Find(_)
            | Self::Commands(_)
            | Self::Text(_)
            | Self::Problems(_)
            | Self::Export(_)
            | Self::Thresholds(_)
            | Self::Correct(_)
            | Self::CommandLine(_)
            | Self::Bookmark(_)
            | Self::Bookmarks(_) => None,
        }
    }
}

/// The command line of the view, wrapped.
#[derive(Debug, Default)]
pub struct CommandLine {
    /// The lines above the first visible one.
    pub scroll: usize,
}

/// The line that asks for the name of a bookmark.
#[derive(Debug)]
pub struct BookmarkLine {
    /// The name.
    pub input: Input,
    /// Another bookmark has it, and the next word replaces that.
    pub is_taken: bool,
}

/// The bookmarks, narrowed by what is typed.
#[derive(Debug, Default)]
pub struct BookmarkList {
    /// What is typed.
    pub input: Input,
    /// Where the list stands.
    pub cursor: Cursor,
    /// Those of the files that are open.
    pub here: Vec<Bookmark>,
    /// Those of other files, behind them.
    pub elsewhere: Vec<Bookmark>,
    /// What there is to say of their file; empty when there is nothing.
    pub note: String,
    /// It is asked whether the one under the cursor is to go.
    pub is_forgetting: bool,
}

impl BookmarkList {
    /// Every bookmark, in the order of the list.
    pub fn all(&self) -> impl Iterator<Item = &Bookmark> {
        self.here.iter().chain(&self.elsewhere)
    }

    /// Takes the one at a position out.
    pub fn remove(&mut self, at: usize) {
        match at.checked_sub(self.here.len()) {
            None => {
                self.here.remove(at);
            }
            Some(at) if at < self.elsewhere.len() => {
                self.elsewhere.remove(at);
            }
            Some(_) => {}
        }
    }
}

/// What a correction is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The new value.
    Value,
    /// Why it is right.
    Reason,
}

/// The line that asks for a correction of the cell of a note.
#[derive(Debug)]
pub struct CorrectLine {
    /// The notes, to return to.
    pub problems: Problems,
    /// The cell.
    pub subject: Subject,
    /// The new value.
    pub new: Input,
    /// Why it is right.
    pub reason: Input,
    /// Which of both is typed.
    pub asked: Asked,
}

/// Which figure of a row is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Its own.
    Own,
    /// What it is held against.
    Against,
    /// That of the whole selection.
    Whole,
}

impl Side {
    /// The next one (or the one before), round and round.
    #[must_use]
    pub fn next(self, back: bool) -> Self {
        match (self, back) {
            (Self::Own, false) | (Self::Whole, true) => Self::Against,
            (Self::Against, false) | (Self::Own, true) => Self::Whole,
            (Self::Whole, false) | (Self::Against, true) => Self::Own,
        }
    }
}

/// What a figure is, in words.
#[derive(Debug)]
pub struct Explain {
    /// Which figure of the row under the cursor.
    pub side: Side,
    /// The words; none while it is counted.
    pub told: Option<Told>,
    /// The lines above the first visible one.
    pub scroll: usize,
    /// What it was opened over, to return to.
    pub under: Option<Box<Overlay>>,
}

/// The full text of an initiative.
#[derive(Debug, Default)]
pub struct FullText {
    /// The lines above the first visible one.
    pub scroll: usize,
    /// Where Esc returns to, when a note led here.
    pub from: Option<Box<Detour>>,
}

/// The notes that were left for an initiative, and what must be put back on the way to them.
#[derive(Debug)]
pub struct Detour {
    /// The notes.
    pub problems: Problems,
    /// Where the list stood.
    pub before: Cursor,
    /// The view was changed to show the initiative.
    pub is_view_changed: bool,
}

/// The notes on the file as a list, or one of them.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    /// Positions in the report, the gravest first and each kind in the order of the files.
    pub order: Vec<usize>,
    /// Where the list stands.
    pub cursor: Cursor,
    /// The note under the cursor is open, scrolled by some lines.
    pub open: Option<usize>,
}

impl Problems {
    /// The notes of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut order: Vec<_> = (0..report.notes.len()).collect();
        order.sort_by_key(|at| (report.notes[*at].code.severity(), *at));
        Self {
            order,
            ..Self::default()
        }
    }

    /// The position in the report of the note under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.order.get(self.cursor.at).copied()
    }
}

/// The filter palette: a draft of the view, live behind it.
#[derive(Debug)]
pub struct FilterPalette {
    /// The view with what is chosen so far.
    pub draft: View,
    /// The values.
    pub list: FacetList,
    /// Where the list behind it stood when it opened.
    pub before: Cursor,
}

/// What is typed, and the list that it narrows.
#[derive(Debug, Default)]
pub struct Typed {
    /// The text.
    pub input: Input,
    /// Where the list stands.
    pub cursor: Cursor,
    /// What it was opened over, to return to: a text, or the notes.
    pub under: Option<Box<Overlay>>,
}

/// The line that finds, and where the cursor was before.
#[derive(Debug)]
pub struct FindLine {
    /// The text.
    pub input: Input,
    /// Where to return on cancel.
    pub before: Cursor,
}
