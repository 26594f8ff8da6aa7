//! A page of checks: its name among the others, what it rests on, its lines, and what stands behind the chosen one.

mod behind;
mod columns;
mod pages;
mod table;
#[cfg(test)]
mod tests;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::query::view::Check;
use crate::text::command::Command;
use crate::text::sheet::Sheet;
use crate::tui::layout::{Areas, PageWants, detail_beside};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::{fit, list};

pub(super) use behind::{draw_detail, draw_text, scroll_end, text_end};
pub use pages::page_at;

/// The lines that a sheet would fill around its list in the model's window.
#[must_use]
pub fn wants(model: &Model, sheet: &Sheet) -> PageWants {
    let width = usize::from(model.window.width).saturating_sub(2);
    // The foot stands below the list alone.
    let beside = match detail_beside(model.window.width) {
        Some(detail) if model.detail => usize::from(detail) + 1,
        Some(_) | None => 0,
    };
    let lines = |texts: &[String], width: usize| -> u16 {
        let lines = texts.iter().map(|text| fit::wrap(text, width).len());
        u16::try_from(lines.sum::<usize>()).unwrap_or(u16::MAX)
    };
    let title = u16::from(!sheet.title.is_empty());
    PageWants {
        lead: lines(&sheet.lead, width).saturating_add(title),
        has_heads: sheet.columns.iter().any(|column| !column.head.is_empty()),
        lines: u16::try_from(sheet.lines.len()).unwrap_or(u16::MAX),
        foot: lines(&sheet.foot, width.saturating_sub(beside)),
    }
}

/// Draws a page in its areas.
pub(super) fn draw(
    model: &Model,
    check: Check,
    sheet: &Sheet,
    areas: &Areas,
    frame: &mut Frame<'_>,
) {
    if let Some(area) = areas.pages {
        pages::draw(model, check, area, frame);
    }
    if let Some(area) = areas.lead {
        draw_lead(model, sheet, area, frame);
    }
    if sheet.lines.is_empty() {
        draw_nothing(model, check, sheet, areas, frame);
    } else {
        table::draw(model, sheet, areas, frame);
    }
    draw_paragraphs(model, &sheet.foot, areas.foot, frame);
}

/// The page's name among the others, and that it is counted.
pub(super) fn draw_counting(model: &Model, check: Check, areas: &Areas, frame: &mut Frame<'_>) {
    if let Some(area) = areas.pages {
        pages::draw(model, check, area, frame);
    }
    list::draw_counting(model, areas.list, frame);
}

/// The title, and as much of what the page rests on as there is room for.
fn draw_lead(model: &Model, sheet: &Sheet, area: Rect, frame: &mut Frame<'_>) {
    let mut rest = area;
    if !sheet.title.is_empty() {
        let title = fit::cut(&sheet.title, usize::from(area.width).saturating_sub(2));
        let line = Line::styled(format!(" {title}"), model.theme.style(Role::Strong));
        frame.render_widget(line, Rect { height: 1, ..area });
        rest.y += 1;
        rest.height -= 1;
    }
    draw_paragraphs(model, &sheet.lead, rest, frame);
}

/// Paragraphs that stand back; the last visible line says when there is more.
fn draw_paragraphs(model: &Model, texts: &[String], area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width).saturating_sub(2);
    let mut lines: Vec<_> = texts
        .iter()
        .flat_map(|text| fit::wrap(text, width))
        .collect();
    let height = usize::from(area.height);
    if lines.len() > height {
        lines.truncate(height);
        if let Some(last) = lines.last_mut() {
            let more = (model.language.frame().more)(&model.key_of(Command::Explain));
            let room = width.saturating_sub(fit::width(&more) + 1);
            let kept = match fit::cut(last, room).strip_suffix('…') {
                Some(cut) => cut
                    .rsplit_once(' ')
                    .map_or(cut, |(words, _)| words)
                    .to_owned(),
                None => last.clone(),
            };
            *last = format!("{kept} {more}");
        }
    }
    let style = model.theme.style(Role::Dim);
    for (line, row) in lines.into_iter().zip(area.rows()) {
        frame.render_widget(Line::styled(format!(" {line}"), style), row);
    }
}

/// Says that there is nothing, by the page's name.
fn draw_nothing(model: &Model, check: Check, sheet: &Sheet, areas: &Areas, frame: &mut Frame<'_>) {
    let page = model.language.page_name(check);
    let said = (model.language.frame().nothing)(page);
    let width = usize::from(areas.list.width).saturating_sub(2);
    let mut lines = fit::wrap(&said, width);
    if areas.lead.is_none() {
        lines.extend(sheet.lead.iter().flat_map(|text| fit::wrap(text, width)));
    }
    for (line, row) in lines.into_iter().zip(areas.list.rows()) {
        frame.render_widget(Line::raw(format!(" {line}")), row);
    }
}
