//! The filter palette and the command palette.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::model::Model;
use crate::tui::overlay::{FilterPalette, Typed};
use crate::tui::theme::Role;
use crate::tui::update::offered;
use crate::tui::view::{facets, fit, overlay_area, popup};

pub(super) fn draw_filter(model: &Model, filter: &FilterPalette, frame: &mut Frame<'_>) {
    let Some(area) = overlay_area(model) else {
        return;
    };
    let words = &model.language.words.overlay;
    let inside = popup::frame_of(model, area, words.filter_title, words.filter_note, frame);
    popup::draw_input(
        model,
        filter.list.input.value(),
        words.filter_prompt,
        inside,
        frame,
    );
    let rows = below(inside);
    facets::draw(model, &filter.list, rows, true, frame);
}

pub(super) fn draw_commands(model: &Model, typed: &Typed, frame: &mut Frame<'_>) {
    let Some(area) = overlay_area(model) else {
        return;
    };
    let words = model.language.words;
    let overlay = &words.overlay;
    let inside = popup::frame_of(model, area, overlay.commands_title, "", frame);
    popup::draw_input(
        model,
        typed.input.value(),
        overlay.commands_prompt,
        inside,
        frame,
    );
    let rows = below(inside);
    let commands = offered(model, typed);
    if commands.is_empty() {
        frame.render_widget(Line::raw(format!("  {}", overlay.no_match)), rows);
    }
    let mut cursor = typed.cursor;
    cursor.settle(commands.len(), rows.height.into());
    let window = cursor.window(commands.len(), rows.height.into());
    let keys = 16;
    let pointer = fit::pointer(model.glyphs);
    for (at, row) in window.zip(rows.rows()) {
        let chosen = at == cursor.at;
        let phrase = (words.command)(commands[at]).phrase;
        let room = usize::from(row.width).saturating_sub(keys + 2);
        let caps = model.keys.all(commands[at]);
        let caps: Vec<_> = caps.iter().map(|key| model.language.key_cap(key)).collect();
        let text = format!(
            "{} {}{}",
            if chosen { pointer } else { " " },
            fit::left(phrase, room),
            fit::right(&caps.join(" "), keys)
        );
        let role = if chosen { Role::Cursor } else { Role::Text };
        frame.render_widget(Line::from(Span::styled(text, model.theme.style(role))), row);
    }
}

fn below(inside: Rect) -> Rect {
    Rect {
        y: inside.y + inside.height.min(1),
        height: inside.height.saturating_sub(1),
        ..inside
    }
}
