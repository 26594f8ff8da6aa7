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

impl Command {
    /// Every command.
    pub const ALL: [Self; 62] = [
        Self::Up,
        Self::Down,
        Self::PageUp,
        Self::PageDown,
        Self::HalfUp,
        Self::HalfDown,
        Self::Top,
        Self::Bottom,
        Self::Open,
        Self::Back,
        Self::Tab(Grouping::Region),
        Self::Tab(Grouping::Municipality),
        Self::Tab(Grouping::Area),
        Self::Tab(Grouping::Initiative),
        Self::Checks,
        Self::NextPane,
        Self::PreviousPane,
        Self::PreviousSibling,
        Self::NextSibling,
        Self::HistoryBack,
        Self::HistoryForward,
        Self::Find,
        Self::FindNext,
        Self::FindPrevious,
        Self::Filter,
        Self::FilterTarget,
        Self::FilterFinance,
        Self::Only,
        Self::Not,
        Self::ClearLast,
        Self::ClearAll,
        Self::Undo,
        Self::Redo,
        Self::Measure,
        Self::MeasureBack,
        Self::Reference,
        Self::Sort,
        Self::Reverse,
        Self::AboveOnly,
        Self::ShowEmpty,
        Self::Scale,
        Self::Population,
        Self::Thresholds,
        Self::Ghosts,
        Self::Pin,
        Self::Explain,
        Self::Detail,
        Self::Theme,
        Self::Mouse,
        Self::Help,
        Self::Commands,
        Self::Export,
        Self::Copy,
        Self::CopyTable,
        Self::Bookmark,
        Self::Bookmarks,
        Self::CommandLine,
        Self::Redraw,
        Self::Problems,
        Self::Reload,
        Self::Suspend,
        Self::Quit,
    ];

    /// The name of the command in a configuration. It never changes, in any language.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::PageUp => "page-up",
            Self::PageDown => "page-down",
            Self::HalfUp => "half-up",
            Self::HalfDown => "half-down",
            Self::Top => "top",
            Self::Bottom => "bottom",
            Self::Open => "open",
            Self::Back => "back",
            Self::Tab(Grouping::Region) => "tab-regions",
            Self::Tab(Grouping::Municipality) => "tab-municipalities",
            Self::Tab(Grouping::Area) => "tab-areas",
            Self::Tab(Grouping::Initiative) => "tab-initiatives",
            Self::Checks => "tab-checks",
            Self::NextPane => "next-pane",
            Self::PreviousPane => "previous-pane",
            Self::PreviousSibling => "previous-sibling",
            Self::NextSibling => "next-sibling",
            Self::HistoryBack => "history-back",
            Self::HistoryForward => "history-forward",
            Self::Find => "find",
            Self::FindNext => "find-next",
            Self::FindPrevious => "find-previous",
            Self::Filter => "filter",
            Self::FilterTarget => "filter-target",
            Self::FilterFinance => "filter-finance",
            Self::Only => "only",
            Self::Not => "exclude",
            Self::ClearLast => "clear-last",
            Self::ClearAll => "clear-all",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Measure => "measure",
            Self::MeasureBack => "measure-back",
            Self::Reference => "reference",
            Self::Sort => "sort",
            Self::Reverse => "reverse",
            Self::AboveOnly => "above-only",
            Self::ShowEmpty => "show-empty",
            Self::Scale => "scale",
            Self::Population => "population",
            Self::Thresholds => "thresholds",
            Self::Ghosts => "ghosts",
            Self::Pin => "pin",
            Self::Explain => "explain",
            Self::Detail => "detail",
            Self::Theme => "theme",
            Self::Mouse => "mouse",
            Self::Help => "help",
            Self::Commands => "commands",
            Self::Export => "export",
            Self::Copy => "copy",
            Self::CopyTable => "copy-table",
            Self::Bookmark => "bookmark",
            Self::Bookmarks => "bookmarks",
            Self::CommandLine => "command-line",
            Self::Redraw => "redraw",
            Self::Problems => "problems",
            Self::Reload => "reload",
            Self::Suspend => "suspend",
            Self::Quit => "quit",
        }
    }

    /// True for a command that must have a key: without it there would be no way to move, to find the others, or out.
    #[must_use]
    pub fn needs_key(self) -> bool {
        matches!(
            self,
            Self::Up
                | Self::Down
                | Self::Open
                | Self::Back
                | Self::Help
                | Self::Commands
                | Self::Quit
        )
    }

    /// The command of a name.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|command| command.id() == id)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_command_is_its_own_and_reads_back() {
        for command in Command::ALL {
            assert_eq!(Command::of_id(command.id()), Some(command));
            let is_kebab = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(command.id().chars().all(is_kebab), "{}", command.id());
        }
        assert_eq!(Command::of_id("Sort"), None);
    }
}
