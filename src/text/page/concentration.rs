//! The page of concentration.

use crate::query::view::View;
use crate::text::Language;
use crate::text::page::Inputs;
use crate::text::sheet::Sheet;

pub(super) fn sheet(_language: &Language, _view: &View, _inputs: &Inputs<'_>) -> Sheet {
    Sheet::default()
}
