//! The marks behind a title: a field of the initiative was corrected, loading noted something, a rule was tripped; and
//! the mark before a pinned row.

use crate::domain::dataset::RowId;
use crate::text::bar::cells::Glyphs;
use crate::tui::model::Model;
use crate::tui::view::fit;

/// The mark of a corrected initiative.
pub(super) const CORRECTED: &str = "*";

/// The mark of a pinned row.
pub(super) fn pinned(glyphs: Glyphs) -> &'static str {
    match glyphs {
        Glyphs::Unicode => "◆",
        Glyphs::Ascii => "@",
    }
}

/// A title with all its marks, cut so that they stay.
///
/// Groups carry no such marks: where a note touches a group's figure, the figure says so itself (≥ ≈), and in most
/// files nearly every municipality has a row with some warning.
pub(super) fn title(model: &Model, row: RowId, cells: usize) -> String {
    marked(model, row, model.marks_of(row), cells)
}

/// The same without the mark of rules, which take a moment to be held against the data.
pub(super) fn unjudged(model: &Model, row: RowId, cells: usize) -> String {
    let noted = if model.data.is_noted(row) { "!" } else { "" };
    marked(model, row, noted, cells)
}

fn marked(model: &Model, row: RowId, marks: &str, cells: usize) -> String {
    let title = model.data.title(row).shown().into_string();
    let is_corrected = model.data.corrections().is_corrected(row);
    let corrected = is_corrected.then_some(CORRECTED);
    let marks: String = corrected.into_iter().chain([marks]).collect();
    if marks.is_empty() {
        return title;
    }
    let room = cells.saturating_sub(fit::width(&marks) + 1);
    format!("{} {marks}", fit::cut(&title, room))
}
