//! The column heads and the visible lines of a sheet.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::sheet::{self, Align, Sheet, Tone};
use crate::tui::layout::Areas;
use crate::tui::lines;
use crate::tui::model::{Model, Pane};
use crate::tui::theme::Role;
use crate::tui::view::fit;
use crate::tui::view::sheet::columns::{Columns, Place};

/// The cells of the cursor's mark and the warning's.
const MARK: usize = 3;

/// The columns of a sheet in the width of a list.
pub(super) fn columns(sheet: &Sheet, width: u16) -> Columns {
    Columns::of(sheet, usize::from(width).saturating_sub(MARK + 1))
}

pub(super) fn draw(model: &Model, sheet: &Sheet, areas: &Areas, frame: &mut Frame<'_>) {
    let columns = columns(sheet, areas.list.width);
    draw_head(model, sheet, &columns, areas.head, frame);
    let height = usize::from(areas.list.height);
    let visible = lines::visible(sheet, model.cursor(), height);
    for (at, area) in visible.into_iter().zip(areas.list.rows()) {
        draw_line(model, sheet, at, &columns, area, frame);
    }
}

fn draw_head(model: &Model, sheet: &Sheet, columns: &Columns, area: Rect, frame: &mut Frame<'_>) {
    let role = if model.focus() == Pane::List {
        Role::Strong
    } else {
        Role::Dim
    };
    let style = model.theme.style(role).underlined();
    frame.buffer_mut().set_style(area, style);
    for place in &columns.shown {
        let head = &sheet.columns[place.column].head;
        let line = Line::styled(fitted(head, place.width, place.align), style);
        frame.render_widget(line, at_place(area, place.x, place.width));
    }
}

fn draw_line(
    model: &Model,
    sheet: &Sheet,
    at: usize,
    columns: &Columns,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let line = &sheet.lines[at];
    let is_chosen = model.cursor().at == at && line.tone != Tone::Heading;
    let role = match line.tone {
        Tone::Plain | Tone::Warning => Role::Text,
        Tone::Heading => Role::Strong,
        Tone::Dim => Role::Dim,
    };
    let style = model.theme.style(role);
    let pointer = if is_chosen {
        fit::pointer(model.glyphs)
    } else {
        " "
    };
    let warning = if line.tone == Tone::Warning { "!" } else { " " };
    let mark = Line::from(vec![
        Span::raw(pointer),
        Span::styled(warning, model.theme.style(Role::Warning)),
    ]);
    frame.render_widget(mark, area);
    let first = columns
        .shown
        .iter()
        .position(|place| is_filled(line, *place));
    for (number, place) in columns.shown.iter().enumerate() {
        let Some(cell) = line.cells.get(place.column).filter(|cell| !cell.is_empty()) else {
            continue;
        };
        if line.tone == Tone::Heading && Some(number) == first {
            let width = heading_width(line, &columns.shown[number + 1..], area);
            let text = Line::styled(fit::cut(cell, width), style);
            frame.render_widget(text, at_mark(area, width));
            continue;
        }
        if line.tone == Tone::Heading {
            // Without blanks before it: the first text may have run so far.
            let x = place.x + blank(*place, fit::width(cell));
            let text = Line::styled(fit::cut(cell, place.width), style);
            frame.render_widget(text, at_place(area, x, place.width));
            continue;
        }
        let text = fitted(cell, place.width, place.align);
        let letters = letters(model, line, at, *place);
        let spans = marked(model, &text, cell, &letters, style);
        frame.render_widget(Line::from(spans), at_place(area, place.x, place.width));
    }
    if is_chosen {
        let cursor = model.theme.style(Role::Cursor);
        frame.buffer_mut().set_style(area, cursor);
    }
}

fn is_filled(line: &sheet::Line, place: Place) -> bool {
    let cell = line.cells.get(place.column);
    cell.is_some_and(|cell| !cell.is_empty())
}

/// The cells up to the next column in which a heading has something.
fn heading_width(line: &sheet::Line, rest: &[Place], area: Rect) -> usize {
    let next = rest.iter().find(|place| is_filled(line, **place));
    let room = usize::from(area.width).saturating_sub(2);
    next.map_or(room, |place| {
        let cell = line.cells.get(place.column);
        let cells = cell.map_or(0, |cell| fit::width(cell));
        (MARK + place.x + blank(*place, cells)).saturating_sub(2)
    })
}

/// The letters of a line's cell that were found, counted in characters of the cell.
fn letters(model: &Model, line: &sheet::Line, at: usize, place: Place) -> Vec<usize> {
    let Some(found) = &model.found else {
        return Vec::new();
    };
    // The cells were searched as one text, with a blank between two.
    let before = line.cells.iter().take(place.column);
    let start: usize = before.map(|cell| cell.chars().count() + 1).sum();
    let letters = found.letters(&model.label(at));
    let inside = letters
        .iter()
        .filter_map(|letter| letter.checked_sub(start));
    inside.collect()
}

/// A fitted cell with the letters that were found marked; padding is not counted.
fn marked(
    model: &Model,
    text: &str,
    cell: &str,
    letters: &[usize],
    style: Style,
) -> Vec<Span<'static>> {
    if letters.is_empty() {
        return vec![Span::styled(text.to_owned(), style)];
    }
    let blanks = |text: &str| text.chars().take_while(|c| *c == ' ').count();
    let pad = blanks(text).saturating_sub(blanks(cell));
    let found = style.patch(model.theme.style(Role::Match));
    let length = cell.chars().count();
    let span = |(at, c): (usize, char)| {
        let letter = at.checked_sub(pad).filter(|letter| *letter < length);
        let is_found = letter.is_some_and(|letter| letters.contains(&letter));
        Span::styled(c.to_string(), if is_found { found } else { style })
    };
    text.chars().enumerate().map(span).collect()
}

/// The blanks before a text of some cells in its column.
fn blank(place: Place, cells: usize) -> usize {
    match place.align {
        Align::Left => 0,
        Align::Right => place.width.saturating_sub(cells),
    }
}

fn fitted(text: &str, width: usize, align: Align) -> String {
    match align {
        Align::Left => fit::left(text, width),
        Align::Right => fit::right(text, width),
    }
}

/// The part of a row where the marks of a line stand, which a heading has not.
fn at_mark(row: Rect, width: usize) -> Rect {
    let width = u16::try_from(width).unwrap_or(u16::MAX);
    Rect {
        x: row.x + row.width.min(1),
        width: width.min(row.width.saturating_sub(1)),
        ..row
    }
}

/// The part of a row that begins some cells behind the marks.
fn at_place(row: Rect, x: usize, width: usize) -> Rect {
    let cells = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
    let x = cells(MARK + x).min(row.width);
    Rect {
        x: row.x + x,
        width: cells(width).min(row.width - x),
        ..row
    }
}
