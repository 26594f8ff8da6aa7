//! Everything that a person can ask of the screen by key, palette or mouse; the words stand in the languages.

use crate::query::view::Grouping;

/// A command of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Half a page up.
    HalfUp,
    /// Half a page down.
    HalfDown,
    /// The first row.
    Top,
    /// The last row.
    Bottom,
    /// Into the row.
    Open,
    /// Out again, or close what is open.
    Back,
    /// The tab of a grouping.
    Tab(Grouping),
    /// The pages of checks: the one that was open last, or the next one.
    Checks,
    /// The next panel, or the next page of checks.
    NextPane,
    /// The panel before, or the page of checks before.
    PreviousPane,
    /// The row above of the level above, without going up.
    PreviousSibling,
    /// The row below of the level above, without going up.
    NextSibling,
    /// Back through places and tabs.
    HistoryBack,
    /// Forward through places and tabs.
    HistoryForward,
    /// Find in the list.
    Find,
    /// The next hit.
    FindNext,
    /// The hit before.
    FindPrevious,
    /// Filter palette.
    Filter,
    /// Filter palette at the target groups.
    FilterTarget,
    /// Filter palette at the sources of finance.
    FilterFinance,
    /// Only the value of the row.
    Only,
    /// Everything but the value of the row.
    Not,
    /// Take out the last filter.
    ClearLast,
    /// Take out every filter and the scope.
    ClearAll,
    /// Undo the last change of the view.
    Undo,
    /// Do it again.
    Redo,
    /// The next measure.
    Measure,
    /// The measure before.
    MeasureBack,
    /// The next reference.
    Reference,
    /// The next order key.
    Sort,
    /// The other direction.
    Reverse,
    /// Only rows above their reference.
    AboveOnly,
    /// Rows without kroner or response.
    ShowEmpty,
    /// The next scale.
    Scale,
    /// The next date of the populations.
    Population,
    /// The thresholds of kroner per inhabitant.
    Thresholds,
    /// Values of the earlier version behind the bars.
    Ghosts,
    /// Pin the row for comparison; on the page of changes: a rename is one, or is none.
    Pin,
    /// What the figure under the cursor is.
    Explain,
    /// The detail pane.
    Detail,
    /// The next theme.
    Theme,
    /// Mouse on or off.
    Mouse,
    /// Help.
    Help,
    /// Command palette.
    Commands,
    /// Save what is shown, or the loaded rows.
    Export,
    /// Copy the finding of the row as a sentence.
    Copy,
    /// Copy the table.
    CopyTable,
    /// Keep the view under a name.
    Bookmark,
    /// The views that are kept.
    Bookmarks,
    /// The command line that opens the view.
    CommandLine,
    /// Draw everything again.
    Redraw,
    /// What was noted about the file.
    Problems,
    /// Read the file again.
    Reload,
    /// Suspend the program.
    Suspend,
    /// Leave.
    Quit,
}

/// What a command is about; help stands in these groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Moving.
    Move,
    /// Choosing what is counted.
    Filter,
    /// Choosing how it is shown.
    View,
    /// Taking the view out of the program, or back in.
    Out,
    /// The program itself.
    Program,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 5] = [
        Self::Move,
        Self::Filter,
        Self::View,
        Self::Out,
        Self::Program,
    ];
}
