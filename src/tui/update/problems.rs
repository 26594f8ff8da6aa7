//! The notes on the file: the list, one of them, and the initiative that it is about.

use crate::domain::dataset::RowId;
use crate::query::matcher::Matcher;
use crate::query::view::{Grouping, Page, View};
use crate::tui::asked::Standing;
use crate::tui::model::Model;
use crate::tui::overlay::{Detour, FullText, Overlay, Problems};
use crate::tui::timeline::Change;
use crate::tui::view::{overlay_rows, scroll_end};

/// Opens the list at the first note of the initiative under the cursor, or closes it with whatever is open in it.
pub(super) fn toggle(model: &mut Model) {
    match model.overlay.take() {
        Some(Overlay::Problems(_)) => {}
        Some(Overlay::Text(FullText {
            from: Some(detour), ..
        })) => back_to(model, *detour),
        Some(
            Overlay::Filter(_)
            | Overlay::Find(_)
            | Overlay::Help(_)
            | Overlay::Commands(_)
            | Overlay::Text(_)
            | Overlay::Export(_)
            | Overlay::Thresholds(_)
            | Overlay::Correct(_)
            | Overlay::CommandLine(_)
            | Overlay::Bookmark(_)
            | Overlay::Bookmarks(_)
            | Overlay::Explain(_),
        )
        | None => {
            let mut problems = Problems::of(&model.report);
            let row = model.initiative_at(model.cursor().at);
            let first = row.and_then(|row| model.first_note_of(row));
            let at = problems.order.iter().position(|at| Some(*at) == first);
            problems.cursor.at = at.unwrap_or(0);
            model.overlay = Some(Overlay::Problems(problems));
        }
    }
}

/// Opens the note under the cursor, or of an open one the initiative.
pub(super) fn open(model: &mut Model) {
    let Some(Overlay::Problems(problems)) = &mut model.overlay else {
        return;
    };
    let Some(chosen) = problems.chosen() else {
        return;
    };
    if problems.open.is_none() {
        problems.open = Some(0);
        return;
    }
    let row = model.report.notes.get(chosen).and_then(|note| note.row);
    if let Some(row) = row {
        let problems = std::mem::take(problems);
        open_initiative(model, row, problems);
    }
}

/// The full text of a row in the list of initiatives, with the filter where that lets it through.
fn open_initiative(model: &mut Model, row: RowId, problems: Problems) {
    model.overlay = None;
    let before = model.cursor();
    let here = model.view().clone();
    let mut view = View {
        page: Page::Rows,
        grouping: Grouping::Initiative,
        order: model.tabs[Grouping::Initiative as usize].order,
        ..here.clone()
    };
    if here.grouping == Grouping::Initiative {
        view.order = here.order;
    }
    view.conditions.above_only = false;
    let is_selected = Matcher::new(&model.data, &view.scope, &view.filter)
        .failures(row)
        .is_empty();
    if is_selected {
        model.go(view, Change::Tab, None);
    } else {
        model.go(view.cleared(), Change::Tab, None);
        model.status = Some(model.language.words.files.cleared.to_owned());
    }
    model.stand_on(Standing::Initiative(row));
    let is_view_changed = *model.view() != here;
    model.overlay = Some(Overlay::Text(FullText {
        scroll: 0,
        from: Some(Box::new(Detour {
            problems,
            before,
            is_view_changed,
        })),
    }));
}

/// Back from an initiative to its note: view and cursor are as they were.
pub(super) fn back_to(model: &mut Model, detour: Detour) {
    if detour.is_view_changed {
        let _changed = model.timeline.undo();
    }
    model.timeline.now_mut().cursor = detour.before;
    model.overlay = Some(Overlay::Problems(detour.problems));
    model.refresh();
}

/// Moves in the list, or scrolls the open note.
pub(super) fn scroll(model: &mut Model, step: impl Fn(usize) -> isize) {
    let page = overlay_rows(model).map_or(1, |rows| usize::from(rows.height).max(1));
    let end = scroll_end(model);
    let Some(Overlay::Problems(problems)) = &mut model.overlay else {
        return;
    };
    match &mut problems.open {
        Some(scroll) => *scroll = scroll.saturating_add_signed(step(page)).min(end),
        None => problems.cursor.step(step(page), problems.order.len()),
    }
}

/// The next note, or the one before; an open one stays open.
pub(super) fn next(problems: &mut Problems, step: isize) {
    problems.cursor.step(step, problems.order.len());
    problems.open = problems.open.map(|_| 0);
}
