//! The pages of checks by name in one row, the open one in brackets.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::query::view::Check;
use crate::text::command::Command;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;

/// The labels in a width and the blanks between them: all by name, the others short, or the open one alone with its
/// number.
fn labels(model: &Model, here: Check, width: usize) -> (Vec<(Check, String)>, usize) {
    let pages = model.pages();
    let language = &model.language;
    let open = format!("[{}]", language.page_name(here));
    let label = |page: Check, name: &str, gap: &str| {
        let text = if page == here {
            open.clone()
        } else {
            format!("{gap}{name}{gap}")
        };
        (page, text)
    };
    let full = |page: &Check| label(*page, language.page_name(*page), " ");
    let tight = |page: &Check| label(*page, language.page_name(*page), "");
    let short = |page: &Check| label(*page, language.page_name_short(*page), "");
    let forms = [
        (pages.iter().map(full).collect::<Vec<_>>(), 0),
        (pages.iter().map(tight).collect(), 1),
        (pages.iter().map(short).collect(), 1),
    ];
    for (labels, gap) in forms {
        let cells = labels.iter().map(|(_, text)| fit::width(text) + gap);
        if cells.sum::<usize>() <= width.saturating_sub(1) + gap {
            return (labels, gap);
        }
    }
    let at = pages.iter().position(|page| *page == here).unwrap_or(0);
    let alone = format!("{open} {}/{}", at + 1, pages.len());
    (vec![(here, fit::cut(&alone, width))], 0)
}

pub(super) fn draw(model: &Model, here: Check, area: Rect, frame: &mut Frame<'_>) {
    let (labels, gap) = labels(model, here, area.width.into());
    let mut used = 1;
    let mut spans = vec![Span::raw(" ")];
    for (page, label) in labels {
        used += fit::width(&label) + gap;
        let role = if page == here {
            Role::Focus
        } else {
            Role::Text
        };
        spans.push(Span::styled(label, model.theme.style(role)));
        spans.push(Span::raw(" ".repeat(gap)));
    }
    frame.render_widget(Line::from(spans), area);
    let turn = (model.language.frame().turn)(&model.key_of(Command::NextPane));
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
    let (labels, gap) = labels(model, here, area.width.into());
    for (page, label) in labels {
        let cells = |n: usize| u16::try_from(n).unwrap_or(0);
        let end = x + cells(fit::width(&label));
        ranges.push((page, x..end));
        x = end + cells(gap);
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
