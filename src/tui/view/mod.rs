//! Pictures of the model: one small file for each part. Drawing reads the model and nothing else.

mod bookmarks;
pub mod chips;
mod command_line;
mod comparison;
mod crumb;
mod detail;
mod explain;
mod facets;
pub(crate) mod fit;
pub mod header;
mod help;
pub mod hints;
mod initiative;
pub mod list;
pub mod loading;
mod mark;
mod palette;
mod popup;
mod problems;
mod saving;
pub mod sheet;

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::Line;

use crate::query::view::Check;
use crate::text::sheet::Sheet;
use crate::tui::layout::{Areas, centred};
use crate::tui::model::Model;
use crate::tui::overlay::{CommandLine, Overlay, Problems};
use crate::tui::theme::Role;

/// Draws the model.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    let window = frame.area().intersection(model.window);
    let Some(areas) = model.areas().filter(|_| window == model.window) else {
        return too_small(model, frame);
    };
    let style = model.theme.style(Role::Text);
    frame.buffer_mut().set_style(window, style);
    header::draw(model, &areas, frame);
    if crumb::badge::is_needed(model) {
        crumb::badge::draw(model, areas.crumb, frame);
    }
    if let Some(shown) = notes(model) {
        problems::draw(model, shown, body(model, &areas), frame);
        hints::draw(model, areas.hints, frame);
        if let Some(Overlay::Help(typed)) = &model.overlay {
            help::draw(model, typed, frame);
        }
        return;
    }
    if let Some(shown) = model.overlay.as_ref().and_then(Overlay::explain) {
        explain::draw(model, shown, body(model, &areas), frame);
        hints::draw(model, areas.hints, frame);
        if let Some(Overlay::Help(typed)) = &model.overlay {
            help::draw(model, typed, frame);
        }
        return;
    }
    if let Some(shown) = commanded(model) {
        command_line::draw(model, shown, body(model, &areas), frame);
        hints::draw(model, areas.hints, frame);
        if let Some(Overlay::Help(typed)) = &model.overlay {
            help::draw(model, typed, frame);
        }
        return;
    }
    crumb::draw(model, &areas, frame);
    if let Some(area) = areas.chips {
        chips::draw(model, area, frame);
    }
    if let Some(area) = areas.facets {
        facets::draw_pane(model, area, frame);
        rule(
            model,
            Rect::new(area.right(), area.y, 1, area.height),
            frame,
        );
    }
    let text = matches!(model.overlay, Some(Overlay::Text(_)));
    if let Some(check) = model.check() {
        match model.sheet() {
            Some(sheet) => draw_page(model, check, sheet, &areas, frame),
            None => sheet::draw_counting(model, check, &areas, frame),
        }
    } else if text && areas.facets.is_none() {
        initiative::draw_text(model, text_room(model, &areas), frame);
    } else {
        list::draw(model, &areas, frame);
        if let Some(area) = areas.detail {
            detail::draw(model, area, areas.list.right() < area.x, frame);
        }
        if text {
            initiative::draw_text(model, text_room(model, &areas), frame);
        }
    }
    hints::draw(model, areas.hints, frame);
    match &model.overlay {
        Some(Overlay::Filter(filter)) => palette::draw_filter(model, filter, frame),
        Some(Overlay::Commands(typed)) => palette::draw_commands(model, typed, frame),
        Some(Overlay::Help(typed)) => help::draw(model, typed, frame),
        Some(Overlay::Bookmarks(list)) => bookmarks::draw(model, list, frame),
        Some(Overlay::Export(dialog)) => saving::draw(model, dialog, frame),
        Some(
            Overlay::Find(_)
            | Overlay::Text(_)
            | Overlay::Problems(_)
            | Overlay::Thresholds(_)
            | Overlay::Correct(_)
            | Overlay::CommandLine(_)
            | Overlay::Bookmark(_)
            | Overlay::Explain(_),
        )
        | None => {}
    }
}

/// A page of checks with what stands behind its chosen line, or that in full over it.
fn draw_page(model: &Model, check: Check, sheet: &Sheet, areas: &Areas, frame: &mut Frame<'_>) {
    sheet::draw(model, check, sheet, areas, frame);
    if let Some(area) = areas.detail {
        detail::draw(model, area, areas.list.right() < area.x, frame);
    }
    if matches!(model.overlay, Some(Overlay::Text(_))) {
        sheet::draw_text(model, text_room(model, areas), frame);
    }
}

/// The command line of the view, where it takes the place of the list: alone, or under help.
fn commanded(model: &Model) -> Option<&CommandLine> {
    let mut open = model.overlay.as_ref()?;
    if let Overlay::Help(help) = open {
        open = help.under.as_deref()?;
    }
    if let Overlay::CommandLine(shown) = open {
        Some(shown)
    } else {
        None
    }
}

/// The notes, where they take the place of the list: alone, or under help.
fn notes(model: &Model) -> Option<&Problems> {
    let mut open = model.overlay.as_ref()?;
    if let Overlay::Help(help) = open {
        open = help.under.as_deref()?;
    }
    match open {
        Overlay::Problems(shown) => Some(shown),
        Overlay::Correct(line) => Some(&line.problems),
        Overlay::Filter(_)
        | Overlay::Find(_)
        | Overlay::Help(_)
        | Overlay::Commands(_)
        | Overlay::Text(_)
        | Overlay::Export(_)
        | Overlay::Thresholds(_)
        | Overlay::CommandLine(_)
        | Overlay::Bookmark(_)
        | Overlay::Bookmarks(_)
        | Overlay::Explain(_) => None,
    }
}

/// Everything between the tabs and the last row, but for what must be said of the data.
fn body(model: &Model, areas: &Areas) -> Rect {
    let y = areas.crumb.y + u16::from(crumb::badge::is_needed(model));
    Rect {
        y,
        height: areas.hints.y.saturating_sub(y),
        ..areas.crumb
    }
}

/// Where the open overlay stands, frame included.
#[must_use]
pub fn overlay_area(model: &Model) -> Option<Rect> {
    if matches!(
        model.overlay,
        Some(Overlay::Problems(_) | Overlay::Explain(_) | Overlay::CommandLine(_))
    ) {
        return model.areas().map(|areas| body(model, &areas));
    }
    let (width, height) = match &model.overlay {
        Some(Overlay::Filter(_)) => (66, 22),
        Some(Overlay::Commands(_)) => (60, 20),
        Some(Overlay::Help(_)) => (80, 60),
        Some(Overlay::Bookmarks(list)) => bookmarks::size(list),
        Some(Overlay::Export(dialog)) => saving::size(dialog),
        Some(
            Overlay::Find(_)
            | Overlay::Text(_)
            | Overlay::Problems(_)
            | Overlay::Thresholds(_)
            | Overlay::Correct(_)
            | Overlay::CommandLine(_)
            | Overlay::Bookmark(_)
            | Overlay::Explain(_),
        )
        | None => return None,
    };
    let window = model.window;
    // The notice in the first row and the hints in the last stay visible, and what must be said of the data.
    let top = match model.areas() {
        Some(areas) if crumb::badge::is_needed(model) => areas.crumb.bottom(),
        Some(_) | None => window.y + 1,
    };
    let room = Rect {
        y: top,
        height: window.bottom().saturating_sub(top + 1),
        ..window
    };
    Some(centred(room, width, height))
}

/// The rows of the list that an overlay shows, below the line that is typed in.
#[must_use]
pub fn overlay_rows(model: &Model) -> Option<Rect> {
    let area = overlay_area(model)?;
    if matches!(model.overlay, Some(Overlay::Problems(_))) {
        return Some(problems::rows(model, area));
    }
    if let Some(Overlay::Export(dialog)) = &model.overlay {
        let inside = area.inner(Margin::new(1, 1));
        return Some(saving::formats(model, dialog, inside));
    }
    // Below the bookmarks stands what the chosen one is.
    let below = match model.overlay {
        Some(Overlay::Bookmarks(_)) => bookmarks::below(area),
        _ => 0,
    };
    let inside = Rect {
        x: area.x + area.width.min(1),
        y: area.y + area.height.min(2),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(3 + below),
    };
    Some(inside)
}

/// Where the full text of an initiative stands: over the list, and over its detail where there are two panes.
fn text_room(model: &Model, areas: &Areas) -> Rect {
    let top = areas.lead.unwrap_or(areas.head).y;
    let height = areas.hints.y.saturating_sub(top);
    if areas.facets.is_some() {
        Rect {
            height,
            ..areas.head
        }
    } else {
        Rect::new(model.window.x, top, model.window.width, height)
    }
}

/// The last line at which what scrolls can begin: the open text, help, or else the detail.
#[must_use]
pub fn scroll_end(model: &Model) -> usize {
    let Some(areas) = model.areas() else {
        return 0;
    };
    match &model.overlay {
        Some(Overlay::Text(_)) => {
            let room = text_room(model, &areas);
            if model.sheet().is_some() {
                sheet::text_end(model, room)
            } else {
                initiative::scroll_end(model, room)
            }
        }
        Some(Overlay::Help(typed)) => help::scroll_end(model, typed),
        Some(Overlay::Explain(shown)) => explain::scroll_end(model, shown, body(model, &areas)),
        Some(Overlay::CommandLine(_)) => command_line::scroll_end(model, body(model, &areas)),
        Some(Overlay::Problems(shown)) => problems::scroll_end(model, shown, body(model, &areas)),
        Some(
            Overlay::Filter(_)
            | Overlay::Find(_)
            | Overlay::Commands(_)
            | Overlay::Export(_)
            | Overlay::Thresholds(_)
            | Overlay::Bookmark(_)
            | Overlay::Bookmarks(_)
            | Overlay::Correct(_),
        )
        | None => {
            let area = areas.detail.unwrap_or_default();
            detail::scroll_end(model, area, areas.list.right() < area.x)
        }
    }
}

/// The cells that a symbol takes.
pub(crate) fn cells(symbol: &str) -> usize {
    fit::width(symbol)
}

fn rule(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let glyph = fit::vertical(model.glyphs);
    for y in area.top()..area.bottom() {
        let cell = Rect::new(area.x, y, 1, 1);
        frame.render_widget(Line::styled(glyph, model.theme.style(Role::Dim)), cell);
    }
}

fn too_small(model: &Model, frame: &mut Frame<'_>) {
    let words = model.language.words;
    let notice = if model.is_example() {
        words.screen.notice_short
    } else {
        ""
    };
    let lines = [words.screen.too_small, notice];
    for (line, y) in lines.iter().zip(frame.area().rows()) {
        frame.render_widget(Line::raw(*line), y);
    }
}
