//! What can lie over the list: one at a time.

use tui_input::Input;

use crate::query::search::Hit;
use crate::query::view::View;
use crate::tui::cursor::Cursor;
use crate::tui::facet_list::FacetList;

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
    /// The full text of the initiative under the cursor, scrolled by some lines.
    Text(usize),
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
}

/// The line that finds, and where the cursor was before.
#[derive(Debug)]
pub struct FindLine {
    /// The text.
    pub input: Input,
    /// Where to return on cancel.
    pub before: Cursor,
}

/// What was found last: `n` and `N` walk it, best first.
#[derive(Debug, Default)]
pub struct Found {
    /// The typed pattern.
    pub pattern: String,
    /// The rows that match, best first.
    pub hits: Vec<Hit>,
    /// The hit that the cursor was moved to.
    pub at: usize,
}
