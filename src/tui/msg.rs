//! Messages: what a key, the mouse or the terminal asks of the model. Small and `Copy`; they carry no data.

use tui_input::InputRequest;

use crate::text::command::Command;

/// A message to the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Msg {
    /// A command of the screen.
    Command(Command),
    /// A change of the text being typed.
    Edit(InputRequest),
    /// Take or drop the value under the cursor.
    Choose,
    /// Exclude the value under the cursor.
    Exclude,
    /// Unfold the facet under the cursor.
    Unfold,
    /// Fold it.
    Fold,
    /// Make what is typed a filter.
    Keep,
    /// Apply what is open and close it.
    Accept,
    /// Correct the cell of the note under the cursor.
    Correct,
    /// Take out the bookmark under the cursor.
    Forget,
    /// The window has this size now.
    Resize(u16, u16),
    /// The left button was pressed at a column and row.
    Click(u16, u16),
    /// The wheel turned at a column and row; true for down.
    Wheel(u16, u16, bool),
    /// A worker thread failed.
    WorkerFailed(Worker),
}

/// A thread beside the loop, as far as the model knows of its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worker {
    /// The one that reads.
    Loader,
    /// The one that saves.
    Saver,
    /// Any other.
    Other,
}

/// What the loop must do for the model: the only way to the outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Suspend the program.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Capture the mouse or leave it to the terminal.
    Mouse(bool),
    /// Read the file again.
    Reload,
    /// Stop reading it.
    CancelReload,
    /// Save what was chosen under the name that was typed.
    Export,
    /// Write the correction that was typed.
    Correct,
    /// Copy something of the screen.
    Copy(Copying),
    /// Keep the view under the name that was typed.
    Bookmark,
    /// Read the bookmarks.
    Bookmarks,
    /// Take out the bookmark that was asked about.
    Forget,
}

/// What is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// The finding of the row under the cursor, or of what is explained, as a sentence.
    Finding,
    /// The whole table.
    Table,
    /// The command line of the view.
    CommandLine,
}
