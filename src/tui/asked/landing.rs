//! Where the list will stand as soon as its rows are known: on the row that it stood on, or the one that was asked for.

use std::sync::Arc;

use crate::domain::against::Rename;
use crate::domain::dataset::RowId;
use crate::query::group::Key;
use crate::text::sheet::Sheet;
use crate::tui::timeline::Change;

/// A row, whatever its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Group(Key),
    Initiative(RowId),
}

/// What is done as soon as the rows are known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Landing {
    /// The row to stand on, where it is there.
    pub(crate) on: Option<Standing>,
    /// The name of the group to stand on, where it is there.
    pub(crate) named: Option<String>,
    /// The page of checks before, and the line of it to stand on.
    pub(crate) line: Option<(Arc<Sheet>, usize)>,
    /// The rename of the page of changes to stand on.
    pub(crate) renamed: Option<Rename>,
    /// What is open about a row closes where the row is not there.
    pub(crate) follows: bool,
    /// The change to say in words, when nothing else has been said since.
    pub(crate) says: Option<Change>,
}
