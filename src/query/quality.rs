//! Rules for the data, held against a data set.

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::rule::Rule;

/// The rows that trip a rule, ascending.
#[must_use]
pub fn rows(_data: &Dataset, _rule: Rule) -> Vec<RowId> {
    Vec::new()
}
