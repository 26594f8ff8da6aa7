//! Moving: rows, tabs, into and out of rows, and along the timeline.

use crate::query::answer::Rows;
use crate::query::criteria::{Criteria, Facet, FacetValue};
use crate::query::group::Key;
use crate::query::view::{Grouping, Page, View};
use crate::text::command::Command;
use crate::tui::asked::{Question, Told};
use crate::tui::lines;
use crate::tui::model::{Model, Pane};
use crate::tui::overlay::{FullText, Overlay, Typed};
use crate::tui::timeline::{Change, Return, RowReturn};
use crate::tui::update::{bookmark, checks, explain, problems};
use crate::tui::view::{overlay_rows, scroll_end};

/// Moves in what has the focus.
pub(super) fn scroll(model: &mut Model, command: Command) {
    if matches!(model.overlay, Some(Overlay::Problems(_))) {
        problems::scroll(model, |page| step_of(command, page));
        return;
    }
    let page = match &model.overlay {
        Some(Overlay::Export(_)) => overlay_rows(model).map_or(1, |rows| usize::from(rows.height)),
        _ => model.list_height(),
    };
    let step = step_of(command, page.max(1));
    let len = model.rows();
    let labels = model.facet_labels();
    let offered = match &model.overlay {
        Some(Overlay::Commands(typed)) => super::offered(model, typed).len(),
        _ => 0,
    };
    let focus = model.focus();
    let scrolls = match &model.overlay {
        Some(
            Overlay::Text(_) | Overlay::Help(_) | Overlay::Explain(_) | Overlay::CommandLine(_),
        ) => true,
        Some(
            Overlay::Filter(_)
            | Overlay::Find(_)
            | Overlay::Commands(_)
            | Overlay::Problems(_)
            | Overlay::Export(_)
            | Overlay::Thresholds(_)
            | Overlay::Correct(_)
            | Overlay::Bookmark(_)
            | Overlay::Bookmarks(_),
        ) => false,
        None => focus == Pane::Detail,
    };
    if scrolls {
        model.tell_profile();
    }
    let end = if scrolls { scroll_end(model) } else { 0 };
    match &mut model.overlay {
        Some(Overlay::Filter(palette)) => {
            let items = palette.list.items(&model.facets, &labels).len();
            palette.list.cursor.step(step, items);
            palette.list.lands = None;
        }
        Some(Overlay::Text(text)) => {
            text.scroll = text.scroll.saturating_add_signed(step).min(end);
        }
        Some(Overlay::Explain(explain)) => {
            explain.scroll = explain.scroll.saturating_add_signed(step).min(end);
        }
        Some(Overlay::CommandLine(line)) => {
            line.scroll = line.scroll.saturating_add_signed(step).min(end);
        }
        Some(Overlay::Help(Typed { cursor, .. })) => {
            cursor.at = cursor.at.saturating_add_signed(step).min(end);
        }
        Some(Overlay::Commands(Typed { cursor, .. })) => cursor.step(step, offered),
        Some(Overlay::Bookmarks(list)) => {
            list.is_forgetting = false;
            let offered = bookmark::offered(list).len();
            list.cursor.step(step, offered);
        }
        Some(Overlay::Export(dialog)) => dialog.step(step),
        Some(Overlay::Thresholds(_) | Overlay::Correct(_) | Overlay::Bookmark(_)) => {}
        Some(Overlay::Find(_) | Overlay::Problems(_)) | None => match focus {
            // There is nothing to move over yet.
            Pane::List if model.is_counting() => {}
            Pane::List => {
                let mut cursor = model.cursor();
                match model.sheet() {
                    Some(sheet) => lines::step(sheet, &mut cursor, step),
                    None => cursor.step(step, len),
                }
                model.timeline.now_mut().cursor = cursor;
            }
            Pane::Detail => {
                model.detail_scroll = model.detail_scroll.saturating_add_signed(step).min(end);
            }
            Pane::Facets => {
                let items = model.pane_facets.items(&model.facets, &labels).len();
                model.pane_facets.cursor.step(step, items);
            }
        },
    }
}

/// The rows that a command moves by, where a page has so many.
fn step_of(command: Command, page: usize) -> isize {
    let rows = |page: usize| isize::try_from(page).unwrap_or(isize::MAX);
    match command {
        Command::Up => -1,
        Command::Down => 1,
        Command::PageUp => -rows(page),
        Command::PageDown => rows(page),
        Command::HalfUp => -rows(page.div_ceil(2)),
        Command::HalfDown => rows(page.div_ceil(2)),
        Command::Top => isize::MIN,
        _ => isize::MAX,
    }
}

/// The tab of a grouping, where it was left.
pub(super) fn tab(model: &mut Model, grouping: Grouping) {
    let memory = model.tabs[grouping as usize];
    let here = model.view();
    let view = View {
        page: Page::Rows,
        grouping,
        order: memory.order,
        ..here.clone()
    };
    if view.grouping == here.grouping && view.page == here.page {
        return;
    }
    model.go(view, Change::Tab, None);
    model.stand(memory.cursor);
}

/// Into the row under the cursor: a region's municipalities, a municipality's or an area's initiatives,
/// an initiative's text.
pub(super) fn open(model: &mut Model) {
    if matches!(model.overlay, Some(Overlay::Problems(_))) {
        return problems::open(model);
    }
    if matches!(model.overlay, Some(Overlay::Explain(_))) {
        return explain::open(model);
    }
    if model.check().is_some() {
        return checks::open_line(model);
    }
    if model.overlay.is_some() {
        return;
    }
    let at = model.cursor().at;
    if model.initiative_at(at).is_some() {
        model.overlay = Some(Overlay::Text(FullText::default()));
        return;
    }
    let Some(key) = model.key_at(at) else {
        return;
    };
    let view = model.view().clone();
    let back = RowReturn {
        grouping: view.grouping,
        key,
        scope: view.scope.clone(),
        areas: match key {
            Key::Area(_) => Some(areas_of(&view)),
            Key::Region(_) | Key::Municipality(_) => None,
        },
        above_only: view.conditions.above_only,
    };
    let inside = inside(model, &view, key);
    model.go(inside, Change::Open, None);
    model.timeline.now_mut().trail.push(Return::Row(back));
    model.pane = Pane::List;
}

/// The view inside a row.
fn inside(model: &Model, view: &View, key: Key) -> View {
    let grouping = match key {
        Key::Region(_) => Grouping::Municipality,
        Key::Municipality(_) | Key::Area(_) => Grouping::Initiative,
    };
    let mut inside = View {
        grouping,
        order: model.tabs[grouping as usize].order,
        ..view.clone()
    };
    if grouping == Grouping::Initiative {
        // What stands above per inhabitant is opened whole: its initiatives are held against another average.
        inside.conditions.above_only = false;
    }
    let value = key.value();
    inside.criteria_mut(&value).only(value);
    inside
}

pub(super) fn areas_of(view: &View) -> Criteria {
    let of_area = view
        .filter
        .iter()
        .filter(|criterion| criterion.value.facet() == Facet::Area);
    of_area.cloned().collect()
}

/// Closes what is open, or returns from the row that was opened last; filters that were set since stay.
pub(super) fn back(model: &mut Model) {
    if close(model) {
        return;
    }
    if model.found.take().is_some() {
        return;
    }
    if model.pane != Pane::List {
        model.pane = Pane::List;
        return;
    }
    match model.timeline.now().trail.last().cloned() {
        Some(Return::Row(to)) => leave(model, to),
        Some(Return::Line(to)) => checks::leave(model, to),
        None => widen(model),
    }
}

/// Closes the overlay; true when one was open.
fn close(model: &mut Model) -> bool {
    match &mut model.overlay {
        None => return false,
        Some(Overlay::Filter(palette)) if palette.list.is_typing() => {
            palette.list.clear();
        }
        Some(Overlay::Filter(_)) => super::filter::leave(model),
        Some(Overlay::Find(line)) => {
            model.timeline.now_mut().cursor = line.before;
            model.overlay = None;
            model.found = None;
        }
        Some(Overlay::Text(text)) => match text.from.take() {
            Some(detour) => problems::back_to(model, *detour),
            None => model.overlay = None,
        },
        Some(Overlay::Problems(problems)) if problems.open.is_some() => problems.open = None,
        Some(Overlay::Help(help)) => model.overlay = help.under.take().map(|under| *under),
        Some(Overlay::Explain(explain)) => {
            model.overlay = explain.under.take().map(|under| *under);
        }
        Some(Overlay::Correct(_)) => super::correct::back(model),
        Some(Overlay::Bookmarks(list)) if list.is_forgetting => list.is_forgetting = false,
        Some(Overlay::Export(dialog)) if dialog.over.is_some() => dialog.over = None,
        Some(
            Overlay::Commands(_)
            | Overlay::Problems(_)
            | Overlay::Export(_)
            | Overlay::CommandLine(_)
            | Overlay::Bookmark(_)
            | Overlay::Bookmarks(_)
            | Overlay::Thresholds(_),
        ) => {
            model.overlay = None;
        }
    }
    true
}

/// Undoes exactly the step that opened a row.
fn leave(model: &mut Model, to: RowReturn) {
    let mut view = View {
        grouping: to.grouping,
        order: model.tabs[to.grouping as usize].order,
        scope: to.scope,
        ..model.view().clone()
    };
    view.conditions.above_only = to.above_only;
    if let Some(areas) = to.areas {
        let opened = to.key.value();
        view.filter.remove(&opened);
        for criterion in areas.iter() {
            view.filter.set(criterion.value.clone(), criterion.excluded);
        }
    }
    let mut trail = model.timeline.now().trail.clone();
    trail.pop();
    model.go(view, Change::Back, Some(to.key));
    model.timeline.now_mut().trail = trail;
}

/// Without a row that was opened: one step less of scope.
fn widen(model: &mut Model) {
    let mut view = model.view().clone();
    let Some(criterion) = view.scope.pop() else {
        return;
    };
    let (grouping, key) = match criterion.value {
        FacetValue::Region(region) => (Grouping::Region, Key::Region(region)),
        FacetValue::Municipality(place) => (Grouping::Municipality, Key::Municipality(place)),
        // No tab has a row for it.
        _ => return model.go(view, Change::Back, None),
    };
    if view.grouping as usize > grouping as usize && view.grouping != Grouping::Area {
        view.grouping = grouping;
        view.order = model.tabs[grouping as usize].order;
    }
    model.go(view, Change::Back, Some(key));
}

/// The row beside, one level up, without going up; inside a text the next initiative.
pub(super) fn sibling(model: &mut Model, back: bool) {
    let step = if back { -1 } else { 1 };
    if let Some(Overlay::Problems(problems)) = &mut model.overlay {
        return problems::next(problems, step);
    }
    if let Some(Overlay::Text(text)) = &mut model.overlay {
        text.scroll = 0;
        let len = model.rows();
        let mut cursor = model.cursor();
        match model.sheet() {
            Some(sheet) => lines::step(sheet, &mut cursor, step),
            None => cursor.step(step, len),
        }
        model.timeline.now_mut().cursor = cursor;
        return;
    }
    if matches!(model.overlay, Some(Overlay::Explain(_))) {
        let len = model.rows();
        model.timeline.now_mut().cursor.step(step, len);
        return explain::again(model);
    }
    let from = match model.timeline.now().trail.last().cloned() {
        None => return,
        Some(Return::Row(from)) => from,
        Some(Return::Line(from)) => return checks::sibling(model, &from, back),
    };
    let mut above = View {
        grouping: from.grouping,
        order: model.tabs[from.grouping as usize].order,
        scope: from.scope.clone(),
        ..model.view().clone()
    };
    above.conditions.above_only = from.above_only;
    if let Some(areas) = &from.areas {
        above.filter.remove(&from.key.value());
        for criterion in areas.iter() {
            above
                .filter
                .set(criterion.value.clone(), criterion.excluded);
        }
    }
    let command = if back {
        Command::PreviousSibling
    } else {
        Command::NextSibling
    };
    let Some(Told::Rows(answer, _)) = model.consult(Question::rows(&above), command) else {
        return;
    };
    let Rows::Groups(groups) = &answer.rows else {
        return;
    };
    let here = groups.iter().position(|group| group.key == from.key);
    let next = here.map_or(Some(0), |at| at.checked_add_signed(step));
    let Some(key) = next.and_then(|at| groups.get(at)).map(|group| group.key) else {
        return;
    };
    let view = inside(model, &above, key);
    model.go(view, Change::Sibling, None);
    model.stand(crate::tui::cursor::Cursor::default());
    let now = model.timeline.now_mut();
    if let Some(Return::Row(last)) = now.trail.last_mut() {
        last.key = key;
    }
}

/// One change of the view back or forward.
pub(super) fn undo(model: &mut Model, back: bool) {
    let changed = if back {
        model.timeline.undo()
    } else {
        model.timeline.redo()
    };
    model.overlay = None;
    model.refresh();
    let screen = &model.language.words.screen;
    model.status = Some(match changed {
        Some(change) if back => (screen.undone)(screen.changes[change as usize]),
        Some(change) => (screen.redone)(screen.changes[change as usize]),
        None if back => screen.nothing_to_undo.to_owned(),
        None => screen.nothing_to_redo.to_owned(),
    });
}

/// Along the timeline by place and grouping.
pub(super) fn walk(model: &mut Model, back: bool) {
    if model.timeline.walk(back) {
        model.refresh();
    }
}
