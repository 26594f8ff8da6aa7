//! Published figures: what was printed somewhere, with its quantity, scope, filter and precision.

use crate::domain::raw::RawText;

/// One published figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// Its name.
    pub id: RawText,
}
