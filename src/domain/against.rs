//! What a data set is held against: published figures, and an earlier version of itself.

use crate::domain::dataset::Dataset;
use crate::domain::published::Figure;

/// What a data set is held against.
#[derive(Clone, Debug, Default)]
pub struct Against {
    /// The published figures, in the order of their file.
    pub published: Vec<Figure>,
    /// The earlier version.
    pub old: Option<Dataset>,
}
