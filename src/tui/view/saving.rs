//! The dialog that saves: the formats, the name below them, and what stands in the way.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::raw::Raw;
use crate::tui::model::Model;
use crate::tui::saving::SaveDialog;
use crate::tui::theme::Role;
use crate::tui::view::{fit, overlay_area, popup};

/// The widest that the name of a format is given.
const NAMES: usize = 14;
/// Lines of a reason at most.
const REASON: usize = 4;

/// The size of the dialog, frame included, where there is room.
pub(super) fn size(dialog: &SaveDialog) -> (u16, u16) {
    let formats = u16::try_from(dialog.offered.len()).unwrap_or(u16::MAX);
    (66, formats.saturating_add(5))
}

pub(super) fn draw(model: &Model, dialog: &SaveDialog, frame: &mut Frame<'_>) {
    let Some(area) = overlay_area(model) else {
        return;
    };
    let words = model.language.saving();
    let inside = popup::frame_of(model, area, words.title, "", frame);
    let rows = formats(model, dialog, inside);
    draw_formats(model, dialog, rows, frame);
    let said = said(model, dialog, inside);
    let lines = said.len();
    let name = inside
        .bottom()
        .saturating_sub(1 + u16::try_from(lines).unwrap_or(0));
    let line = |y| Rect::new(inside.x, y, inside.width, 1).intersection(inside);
    frame.render_widget(name_line(model, dialog, inside.width.into()), line(name));
    for (text, y) in said.into_iter().zip(name + 1..inside.bottom()) {
        let text = Span::styled(text, model.theme.style(Role::Warning));
        frame.render_widget(Line::from(text), line(y));
    }
}

/// The rows of the formats: what the name and the reason leave.
pub(super) fn formats(model: &Model, dialog: &SaveDialog, inside: Rect) -> Rect {
    let lines = u16::try_from(said(model, dialog, inside).len()).unwrap_or(0);
    Rect {
        height: inside.height.saturating_sub(lines + 1),
        ..inside
    }
}

/// The question or the reason, in lines; one row of formats stays.
fn said(model: &Model, dialog: &SaveDialog, inside: Rect) -> Vec<String> {
    let over = dialog.over.as_deref();
    let over = over.map(|name| (model.language.saving().over)(name));
    let Some(text) = over.or_else(|| dialog.reason.clone()) else {
        return Vec::new();
    };
    let room = usize::from(inside.height).saturating_sub(2);
    let mut lines = fit::wrap(&text, usize::from(inside.width).max(1));
    lines.truncate(room.min(REASON));
    lines
}

fn draw_formats(model: &Model, dialog: &SaveDialog, rows: Rect, frame: &mut Frame<'_>) {
    let mut cursor = dialog.cursor;
    let len = dialog.offered.len();
    cursor.settle(len, rows.height.into());
    let pointer = fit::pointer(model.glyphs);
    for (at, row) in cursor.window(len, rows.height.into()).zip(rows.rows()) {
        let chosen = at == cursor.at;
        let [name, about] = dialog.offered[at].words(&model.language);
        let room = usize::from(row.width).saturating_sub(NAMES + 3);
        let text = format!(
            "{} {} {}",
            if chosen { pointer } else { " " },
            fit::left(name, NAMES),
            fit::left(about, room)
        );
        let role = if chosen { Role::Cursor } else { Role::Text };
        frame.render_widget(Line::from(Span::styled(text, model.theme.style(role))), row);
    }
}

/// The name, with the place where the next letter goes.
fn name_line(model: &Model, dialog: &SaveDialog, width: usize) -> Line<'static> {
    let shown = |text: &[char]| {
        let text = String::from_iter(text);
        Raw::new(&text).shown().into_string()
    };
    let typed: Vec<_> = dialog.name.value().chars().collect();
    let (before, after) = typed.split_at(dialog.name.cursor().min(typed.len()));
    let focus = model.theme.style(Role::Focus);
    let prompt = model.language.saving().name;
    let left = width.saturating_sub(fit::width(prompt) + 1);
    // The end of a long name is where it is typed.
    let before = fit::tail(&shown(before), left);
    let after = fit::cut(&shown(after), left.saturating_sub(fit::width(&before)));
    Line::from(vec![
        Span::styled(prompt, focus),
        Span::raw(before),
        Span::styled(fit::caret(model.glyphs), focus),
        Span::raw(after),
    ])
}
