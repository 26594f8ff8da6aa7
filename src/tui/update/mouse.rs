//! The mouse: a click does what the key under it does; the wheel scrolls what it is over.

use ratatui::layout::Position;

use crate::query::view::{Order, OrderKey};
use crate::text::command::Command;
use crate::tui::lines;
use crate::tui::model::{Model, Pane};
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::Overlay;
use crate::tui::timeline::Change;
use crate::tui::update::{checks, update};
use crate::tui::view;

/// Captures the mouse, or leaves it to the terminal.
pub(super) fn toggle(model: &mut Model) -> Effect {
    model.mouse = !model.mouse;
    let screen = &model.language.words.screen;
    let said = if model.mouse {
        screen.mouse_on
    } else {
        screen.mouse_off
    };
    model.status = Some(said.to_owned());
    Effect::Mouse(model.mouse)
}

/// The left button at a column and row; `hints` when the last row had hints and no message.
pub(super) fn click(model: &mut Model, x: u16, y: u16, hints: bool) -> Option<Effect> {
    let at = Position::new(x, y);
    if model.overlay.is_some() {
        return click_overlay(model, at);
    }
    let areas = model.areas()?;
    if let Some(tab) = view::header::tab_at(model, at) {
        // The tab of the checks stays on its page: the pages have names to click on.
        let is_open = tab == Command::Checks && model.check().is_some();
        let msg = (!is_open).then_some(Msg::Command(tab))?;
        return update(model, msg);
    }
    if let Some(check) = view::sheet::page_at(model, at) {
        checks::go_to(model, check);
        return None;
    }
    if view::header::is_help(model, at) {
        return update(model, Msg::Command(Command::Help));
    }
    if let Some(command) = view::hints::command_at(model, at).filter(|_| hints) {
        return update(model, Msg::Command(command));
    }
    if let Some(criterion) = view::chips::criterion_at(model, at) {
        let mut view = model.view().clone();
        view.filter = view.filter.without(criterion);
        model.go(view, Change::Filter, None);
        return None;
    }
    if areas.head.contains(at) && model.check().is_none() {
        return order_by(model, view::list::column_at(model, at)?);
    }
    if areas.list.contains(at) {
        model.pane = Pane::List;
        let line = usize::from(y - areas.list.y);
        let row = match model.sheet() {
            Some(sheet) => {
                let height = areas.list.height.into();
                let visible = lines::visible(sheet, model.cursor(), height);
                visible.get(line).copied()?
            }
            None => model.cursor().top + line,
        };
        if row >= model.rows() {
            return None;
        }
        let again = if model.check().is_some() {
            checks::choose(model, row)
        } else {
            let again = model.cursor().at == row;
            model.timeline.now_mut().cursor.at = row;
            again
        };
        return if again {
            update(model, Msg::Command(Command::Open))
        } else {
            None
        };
    }
    if areas.detail.is_some_and(|detail| detail.contains(at)) {
        model.pane = Pane::Detail;
    }
    if let Some(pane) = areas.facets.filter(|pane| pane.contains(at)) {
        model.pane = Pane::Facets;
        let line = model.pane_facets.cursor.top + usize::from(y - pane.y);
        let labels = model.facet_labels();
        if line < model.pane_facets.items(&model.facets, &labels).len() {
            model.pane_facets.cursor.at = line;
            return update(model, Msg::Choose);
        }
    }
    None
}

fn click_overlay(model: &mut Model, at: Position) -> Option<Effect> {
    let inside = view::overlay_area(model)?;
    if !inside.contains(at) {
        return update(model, Msg::Command(Command::Back));
    }
    let rows = view::overlay_rows(model)?;
    if !rows.contains(at) {
        return None;
    }
    let line = usize::from(at.y - rows.y);
    match &mut model.overlay {
        Some(Overlay::Filter(palette)) => {
            palette.list.cursor.at = palette.list.cursor.top + line;
            update(model, Msg::Choose)
        }
        Some(Overlay::Commands(typed)) => {
            typed.cursor.at = typed.cursor.top + line;
            update(model, Msg::Accept)
        }
        Some(Overlay::Bookmarks(list)) => {
            list.is_forgetting = false;
            list.cursor.at = list.cursor.top + line;
            update(model, Msg::Accept)
        }
        Some(Overlay::Problems(problems)) if problems.open.is_none() => {
            let row = problems.cursor.top + line;
            let again = problems.cursor.at == row;
            if row >= problems.order.len() {
                return None;
            }
            problems.cursor.at = row;
            let open = || update(model, Msg::Command(Command::Open));
            again.then(open).flatten()
        }
        Some(Overlay::Export(dialog)) => {
            dialog.choose(dialog.cursor.top + line);
            None
        }
        Some(
            Overlay::Find(_)
            | Overlay::Help(_)
            | Overlay::Text(_)
            | Overlay::Problems(_)
            | Overlay::Thresholds(_)
            | Overlay::Correct(_)
            | Overlay::CommandLine(_)
            | Overlay::Bookmark(_)
            | Overlay::Explain(_),
        )
        | None => None,
    }
}

/// Orders by a column; the same column again turns the order round.
fn order_by(model: &mut Model, key: OrderKey) -> Option<Effect> {
    let mut view = model.view().clone();
    view.order = if view.order.key == key {
        Order {
            key,
            descending: !view.order.descending,
        }
    } else {
        Order {
            key,
            descending: key.largest_first(),
        }
    };
    model.go(view, Change::Order, None);
    None
}

/// The wheel at a column and row.
pub(super) fn wheel(model: &mut Model, x: u16, y: u16, down: bool) {
    let at = Position::new(x, y);
    let over = model.areas().map(|areas| {
        if areas.detail.is_some_and(|detail| detail.contains(at)) {
            Pane::Detail
        } else if areas.facets.is_some_and(|facets| facets.contains(at)) {
            Pane::Facets
        } else {
            Pane::List
        }
    });
    let before = model.pane;
    model.pane = over.unwrap_or(before);
    let command = if down { Command::Down } else { Command::Up };
    for _ in 0..3 {
        super::navigate::scroll(model, command);
    }
    model.pane = before;
}
