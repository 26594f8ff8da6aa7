//! The first row: name, notice and help; and the tabs, in the same row or the next.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::query::view::{Grouping, Page};
use crate::text::command::Command;
use crate::tui::layout::{Areas, NARROW};
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;

const NAME: &str = " indsats ";
/// Tabs stand apart from this width.
const SPACED: u16 = 90;

pub(super) fn draw(model: &Model, areas: &Areas, frame: &mut Frame<'_>) {
    let one_row = areas.tabs == areas.header;
    let (_, first) = first_row(model, areas);
    let left: usize = first.iter().map(Span::width).sum();
    let help = help(model);
    frame.render_widget(Line::from(first), areas.header);
    if left + fit::width(&help) < usize::from(areas.header.width) {
        let right = Line::styled(help, model.theme.style(Role::Dim)).right_aligned();
        frame.render_widget(right, right_part(areas.header, left));
    }
    if !one_row {
        let mut tabs = vec![Span::raw(" ")];
        tabs.extend(tab_spans(model));
        frame.render_widget(Line::from(tabs), areas.tabs);
    }
}

/// The key and the word of help, at the right end of the first row.
fn help(model: &Model) -> String {
    let hint = (model.language.words.command)(Command::Help).hint;
    format!("{} {hint} ", model.key_of(Command::Help))
}

/// True over the word of help.
#[must_use]
pub fn is_help(model: &Model, at: Position) -> bool {
    let Some(areas) = model.areas() else {
        return false;
    };
    let row = areas.header;
    let left: usize = first_row(model, &areas).1.iter().map(Span::width).sum();
    let width = fit::width(&help(model));
    let drawn = left + width < usize::from(row.width);
    drawn && row.contains(at) && usize::from(row.right() - at.x) <= width
}

/// Name, notice and, where the tabs have no row of their own, the tabs; and the cells before the tabs.
///
/// The notice never gives way: first its long form does, then the program's name.
fn first_row(model: &Model, areas: &Areas) -> (usize, Vec<Span<'static>>) {
    let screen = &model.language.words.screen;
    let name = || Span::styled(NAME, model.theme.style(Role::Strong));
    let tabs = if areas.tabs == areas.header {
        tab_spans(model)
    } else {
        Vec::new()
    };
    let notice = |text: &'static str| {
        let text = if model.is_example() { text } else { "" };
        Span::styled(text, model.theme.style(Role::Warning))
    };
    let width = |spans: &[Span<'_>]| spans.iter().map(Span::width).sum::<usize>();
    let room = usize::from(areas.header.width);
    let mut long = vec![name()];
    long.extend(tabs.clone());
    if model.is_example() {
        long.extend([Span::raw("  "), notice(screen.notice)]);
    }
    if width(&long) <= room {
        return (width(&[name()]), long);
    }
    let gap = || Span::raw(" ");
    let mut short = vec![name(), notice(screen.notice_short), gap()];
    if width(&short) + width(&tabs) > room {
        short = vec![gap(), notice(screen.notice_short), gap()];
    }
    let before = width(&short);
    short.extend(tabs);
    (before, short)
}

/// The part of a row beyond `left` cells.
fn right_part(row: Rect, left: usize) -> Rect {
    let left = u16::try_from(left).unwrap_or(u16::MAX).min(row.width);
    Rect {
        x: row.x + left,
        width: row.width - left,
        ..row
    }
}

/// The tabs by number and name; the names of others give way where the row has no room for all.
fn tab_spans(model: &Model) -> Vec<Span<'static>> {
    let spans = tab_labels(model, model.window.width < NARROW);
    let one_row = model
        .areas()
        .is_some_and(|areas| areas.tabs == areas.header);
    let before = match (one_row, model.is_example()) {
        (true, true) => fit::width(model.language.words.screen.notice_short) + 2,
        (true, false) => fit::width(NAME),
        (false, _) => 1,
    };
    let used: usize = spans.iter().map(Span::width).sum();
    if used + before <= usize::from(model.window.width) {
        spans
    } else {
        tab_labels(model, true)
    }
}

/// The tabs: a grouping each, and the checks.
fn tabs() -> impl Iterator<Item = Command> {
    let groupings = Grouping::ALL.into_iter().map(Command::Tab);
    groupings.chain([Command::Checks])
}

fn tab_labels(model: &Model, short: bool) -> Vec<Span<'static>> {
    let view = model.view();
    let narrow = model.window.width < SPACED;
    let mut spans = Vec::new();
    for tab in tabs() {
        let key = model.key_of(tab);
        let (name, is_open) = match tab {
            Command::Tab(grouping) => (
                model.language.grouping(grouping),
                view.page == Page::Rows && view.grouping == grouping,
            ),
            _ => (model.language.frame().tab, view.page != Page::Rows),
        };
        let label = match (is_open, short) {
            (true, _) => format!("[{key} {name}]"),
            (false, true) => format!(" {key} "),
            (false, false) => format!(" {key} {name} "),
        };
        let role = if is_open { Role::Focus } else { Role::Text };
        spans.push(Span::styled(label, model.theme.style(role)));
        if !narrow {
            spans.push(Span::raw(" "));
        }
    }
    spans
}

/// The columns of each tab.
fn tab_ranges(model: &Model) -> Vec<(Command, Range<u16>)> {
    let Some(areas) = model.areas() else {
        return Vec::new();
    };
    let indent = if areas.tabs == areas.header {
        first_row(model, &areas).0
    } else {
        1
    };
    let mut x = areas.tabs.x + u16::try_from(indent).unwrap_or(0);
    let mut ranges = Vec::new();
    let mut tabs = tabs();
    for span in tab_spans(model) {
        let end = x + u16::try_from(span.width()).unwrap_or(0);
        if span.content.trim().is_empty() {
            x = end;
            continue;
        }
        ranges.extend(tabs.next().map(|tab| (tab, x..end)));
        x = end;
    }
    ranges
}

/// The tab at a position.
#[must_use]
pub fn tab_at(model: &Model, at: Position) -> Option<Command> {
    let row = model.areas()?.tabs;
    let found = tab_ranges(model)
        .into_iter()
        .find(|(_, range)| range.contains(&at.x));
    found.filter(|_| row.contains(at)).map(|(tab, _)| tab)
}
