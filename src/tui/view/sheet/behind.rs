//! What stands behind the chosen line: beside or below the list, and in full over it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::text::command::Command;
use crate::text::sheet::{self, Sheet, Tone};
use crate::tui::lines;
use crate::tui::model::{Model, Pane};
use crate::tui::overlay::Overlay;
use crate::tui::theme::Role;
use crate::tui::view::fit;
use crate::tui::view::sheet::table;

/// Lines of text wider than this are hard to read.
const WIDEST: usize = 100;

/// Draws what stands behind the chosen line in the room of the detail, below its frame.
pub(in crate::tui::view) fn draw_detail(
    model: &Model,
    inside: Rect,
    beside: bool,
    frame: &mut Frame<'_>,
) {
    let lines = detail_lines(model, inside, beside);
    let last = lines.len().saturating_sub(inside.height.into());
    let scroll = model.detail_scroll.min(last);
    let below = last - scroll;
    draw_lines(lines, scroll, inside, frame);
    draw_more(model, below, inside, frame);
}

/// In the lower right corner how many lines there are below.
fn draw_more(model: &Model, below: usize, area: Rect, frame: &mut Frame<'_>) {
    if below == 0 {
        return;
    }
    let text = format!(" … +{below} ");
    let width = u16::try_from(fit::width(&text)).unwrap_or(u16::MAX);
    let width = width.min(area.width);
    let corner = Rect {
        x: area.right() - width,
        y: area.bottom().saturating_sub(1),
        width,
        height: area.height.min(1),
    };
    frame.render_widget(Line::styled(text, model.theme.style(Role::Dim)), corner);
}

fn draw_lines(lines: Vec<Line<'static>>, scroll: usize, area: Rect, frame: &mut Frame<'_>) {
    let room = Rect {
        x: area.x + area.width.min(1),
        width: area.width.saturating_sub(1),
        ..area
    };
    for (line, row) in lines.into_iter().skip(scroll).zip(room.rows()) {
        frame.render_widget(line, row);
    }
}

/// The last line at which the detail can begin.
pub(in crate::tui::view) fn scroll_end(model: &Model, inside: Rect, beside: bool) -> usize {
    let lines = detail_lines(model, inside, beside).len();
    lines.saturating_sub(inside.height.into())
}

fn chosen(model: &Model) -> Option<(&Sheet, &sheet::Line)> {
    let sheet = model.sheet()?;
    let line = sheet.lines.get(model.cursor().at)?;
    Some((sheet, line))
}

fn detail_lines(model: &Model, inside: Rect, beside: bool) -> Vec<Line<'static>> {
    let width = usize::from(inside.width).saturating_sub(2).min(WIDEST);
    let Some((sheet, line)) = chosen(model) else {
        return Vec::new();
    };
    let chosen = model.cursor().at;
    let list = model.areas().map_or(0, |areas| areas.list.width);
    let mut lines = Vec::new();
    if beside {
        let role = if model.focus() == Pane::Detail {
            Role::Focus
        } else {
            Role::Strong
        };
        let name = fit::wrap(&model.full_name(model.cursor().at), width);
        let style = model.theme.style(role);
        lines.extend(name.into_iter().map(|text| Line::styled(text, style)));
    }
    let columns = table::columns(sheet, list);
    let mut hidden = columns.hidden(line);
    let name = lines::named_by(line);
    hidden.retain(|at| !name.contains(at));
    let values = hidden.into_iter().filter_map(|at| value(sheet, chosen, at));
    let mut flowing = Vec::new();
    for (head, cell) in values {
        let text = format!("{head} {cell}").trim_start().to_owned();
        if fit::width(&text) > width {
            lines.extend(fit::flow(&std::mem::take(&mut flowing), width));
            lines.extend(paragraph(model, head, cell, width));
        } else {
            flowing.push(text);
        }
    }
    lines.extend(fit::flow(&flowing, width));
    for (label, text) in &line.detail {
        lines.extend(paragraph(model, label, text, width));
    }
    if line.view.is_some() {
        let said = (model.language.frame().has_rows)(&model.key_of(Command::Open));
        lines.push(Line::styled(
            fit::cut(&said, width),
            model.theme.style(Role::Dim),
        ));
    }
    lines
}

/// The head of a column, or what the heading above a line has in it; and what the line has.
fn value<'a>(sheet: &'a Sheet, at: usize, column: usize) -> Option<(&'a str, &'a str)> {
    let of = |line: &'a sheet::Line| {
        let cell = line.cells.get(column).map(String::as_str);
        cell.filter(|cell| !cell.is_empty())
    };
    let cell = of(sheet.lines.get(at)?)?;
    let head = sheet.columns.get(column)?.head.as_str();
    let mut above = sheet.lines[..at].iter().rev();
    let heading = above.find(|line| line.tone == Tone::Heading);
    let head = Some(head).filter(|head| !head.is_empty());
    Some((head.or(heading.and_then(of)).unwrap_or_default(), cell))
}

/// A paragraph behind its label, wrapped.
fn paragraph(model: &Model, label: &str, text: &str, width: usize) -> Vec<Line<'static>> {
    let all = if label.is_empty() {
        text.to_owned()
    } else {
        format!("{label}: {text}")
    };
    let mut wrapped = fit::wrap(&all, width).into_iter();
    let mut lines = Vec::new();
    let first = wrapped.next().unwrap_or_default();
    let strong = model.theme.style(Role::Strong);
    lines.push(match first.strip_prefix(label) {
        Some(rest) if !label.is_empty() => Line::from(vec![
            Span::styled(label.to_owned(), strong),
            Span::raw(rest.to_owned()),
        ]),
        Some(_) | None => Line::raw(first.clone()),
    });
    lines.extend(wrapped.map(Line::raw));
    lines
}

/// Everything behind the chosen line, its cells, and what the page rests on.
fn text_lines(model: &Model, area: Rect) -> Vec<Line<'static>> {
    let width = usize::from(area.width).saturating_sub(2).min(WIDEST);
    let Some((sheet, line)) = chosen(model) else {
        return Vec::new();
    };
    let strong = model.theme.style(Role::Strong);
    let name = fit::wrap(&model.full_name(model.cursor().at), width);
    let mut lines: Vec<_> = name
        .into_iter()
        .map(|text| Line::styled(text, strong))
        .collect();
    let chosen = model.cursor().at;
    // The name stands above already.
    let name = lines::named_by(line);
    for at in (0..sheet.columns.len()).filter(|at| !name.contains(at)) {
        if let Some((head, cell)) = value(sheet, chosen, at) {
            lines.extend(paragraph(model, head, cell, width));
        }
    }
    for (label, text) in &line.detail {
        lines.push(Line::default());
        lines.extend(paragraph(model, label, text, width));
    }
    let about: Vec<_> = sheet.lead.iter().chain(&sheet.foot).collect();
    if !about.is_empty() {
        lines.push(Line::default());
        let title = fit::wrap(&sheet.title, width);
        lines.extend(title.into_iter().map(|text| Line::styled(text, strong)));
        for text in about {
            lines.extend(fit::wrap(text, width).into_iter().map(Line::raw));
        }
    }
    lines
}

/// The last line at which the full text can begin.
pub(in crate::tui::view) fn text_end(model: &Model, area: Rect) -> usize {
    text_lines(model, area)
        .len()
        .saturating_sub(area.height.into())
}

/// What stands behind the chosen line in full, over the list.
pub(in crate::tui::view) fn draw_text(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let Some(Overlay::Text(text)) = &model.overlay else {
        return;
    };
    frame.render_widget(Clear, area);
    let lines = text_lines(model, area);
    let last = lines.len().saturating_sub(area.height.into());
    let scroll = text.scroll.min(last);
    draw_lines(lines, scroll, area, frame);
    draw_more(model, last - scroll, area, frame);
}
