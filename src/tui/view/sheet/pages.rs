//! The pages of checks by name in one row, the open one in brackets.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::query::view::Check;
use crate::text::command::Command;
use crate::tui::keymap::key_of;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;

/// The labels in a width: all by name, the others short, or the open one alone with its number.
fn labels(model: &Model, here: Check, width: usize) -> Vec<(Check, String)> {
    let pages = model.pages();
    let language = &model.language;
    let open = format!("[{}]", language.page_name(here));
    let label = |page: Check, is_short: bool| match (page == here, is_short) {
        (true, _) => open.clone(),
        (false, true) => format!(" {} ", language.page_name_short(page)),
        (false, false) => format!(" {} ", language.page_name(page)),
    };
    for is_short in [false, true] {
        let labels: Vec<_> = pages
            .iter()
            .map(|page| (*page, label(*page, is_short)))
            .collect();
        let used: usize = labels.iter().map(|(_, text)| fit::width(text)).sum();
        if used < width {
            return labels;
        }
    }
    let at = pages.iter().position(|page| *page == here).unwrap_or(0);
    let alone = format!("{open} {}/{}", at + 1, pages.len());
    vec![(here, fit::cut(&alone, width))]
}

pub(super) fn draw(model: &Model, here: Check, area: Rect, frame: &mut Frame<'_>) {
    let labels = labels(model, here, area.width.into());
    let mut used = 1;
    let mut spans = vec![Span::raw(" ")];
    for (page, label) in labels {
        used += fit::width(&label);
        let role = if page == here {
            Role::Focus
        } else {
            Role::Text
        };
        spans.push(Span::styled(label, model.theme.style(role)));
    }
    frame.render_widget(Line::from(spans), area);
    let turn = (model.language.frame().turn)(&key_of(Command::NextPane));
    let width = fit::width(&turn) + 1;
    if used + width + 2 <= usize::from(area.width) {
        let right = Line::styled(format!("{turn} "), model.theme.style(Role::Dim));
        frame.render_widget(right.right_aligned(), area);
    }
}

/// The columns of each label.
fn ranges(model: &Model, here: Check, area: Rect) -> Vec<(Check, Range<u16>)> {
    let mut x = area.x + 1;
    let mut ranges = Vec::new();
    for (page, label) in labels(model, here, area.width.into()) {
        let end = x + u16::try_from(fit::width(&label)).unwrap_or(0);
        ranges.push((page, x..end));
        x = end;
    }
    ranges
}

/// The page whose name stands at a position.
#[must_use]
pub fn page_at(model: &Model, at: Position) -> Option<Check> {
    let here = model.check()?;
    let area = model.areas()?.pages?;
    let mut ranges = ranges(model, here, area).into_iter();
    let found = ranges.find(|(_, range)| range.contains(&at.x));
    found.filter(|_| area.contains(at)).map(|(page, _)| page)
}
