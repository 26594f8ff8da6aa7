//! The chips of the filter: always visible, each a click away from going.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::text::command::Command;
use crate::tui::keymap::is_of_all;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;

pub(super) fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let words = model.language.words;
    let dim = model.theme.style(Role::Dim);
    let mut spans = vec![Span::raw(format!(" {} ", words.screen.filter))];
    let (chips, more) = chips(model, area);
    if model.view().filter.is_empty() {
        spans.push(Span::styled(words.screen.no_filter, dim));
    }
    for (label, _) in &chips {
        spans.push(Span::styled(label.clone(), model.theme.style(Role::Focus)));
        spans.push(Span::raw(" "));
    }
    if more > 0 {
        spans.push(Span::styled(
            format!("+{more}"),
            model.theme.style(Role::Focus),
        ));
    }
    frame.render_widget(Line::from(spans), area);
    let used: usize = spans_width(&chips, model);
    let held = held(model);
    let keys = keys(model);
    if used + fit::width(&held) + fit::width(&keys) + 6 <= usize::from(area.width) {
        let width = fit::width(&held) + fit::width(&keys) + 3;
        let right = Line::from(vec![
            Span::styled(held, model.theme.style(Role::Warning)),
            Span::styled(format!("  {keys} "), dim),
        ]);
        frame.render_widget(right.right_aligned(), right_end(area, width));
    } else if used + fit::width(&keys) + 4 <= usize::from(area.width) {
        let right = Line::styled(format!("{keys} "), dim).right_aligned();
        frame.render_widget(right, right_end(area, fit::width(&keys) + 1));
    }
}

/// The cells up to the end of the last chip.
fn spans_width(chips: &[(String, Range<u16>)], model: &Model) -> usize {
    let label = fit::width(model.language.words.screen.filter) + 2;
    label
        + chips
            .iter()
            .map(|(chip, _)| fit::width(chip) + 1)
            .sum::<usize>()
        + 6
}

/// What the file has that no number counts.
fn held(model: &Model) -> String {
    if model.noted.counts.held == 0 {
        return String::new();
    }
    (model.language.words.screen.held)(&model.language.numbers.count(model.noted.counts.held))
}

fn keys(model: &Model) -> String {
    if model.check().is_some_and(is_of_all) {
        return model.language.frame().of_all.to_owned();
    }
    let commands: &[Command] = if model.view().filter.is_empty() {
        &[Command::Filter]
    } else {
        &[Command::Filter, Command::ClearLast]
    };
    let said = commands.iter().map(|command| {
        let words = (model.language.words.command)(*command);
        format!("{} {}", model.key_of(*command), words.hint)
    });
    said.collect::<Vec<_>>().join("  ")
}

fn right_end(area: Rect, cells: usize) -> Rect {
    let width = u16::try_from(cells).unwrap_or(u16::MAX).min(area.width);
    Rect {
        x: area.right() - width,
        width,
        ..area
    }
}

/// The chips that there is room for, with their columns, and how many more there are.
fn chips(model: &Model, area: Rect) -> (Vec<(String, Range<u16>)>, usize) {
    let label = fit::width(model.language.words.screen.filter) + 2;
    let end = usize::from(area.width).saturating_sub(4);
    let mut at = label;
    let mut chips = Vec::new();
    let all = model.view().filter.len();
    for criterion in model.view().filter.iter() {
        let chip = format!("({})", model.language.chip(&model.data, criterion));
        let width = fit::width(&chip);
        if at + width > end {
            break;
        }
        let column = |at: usize| area.x + u16::try_from(at).unwrap_or(u16::MAX);
        chips.push((chip, column(at)..column(at + width)));
        at += width + 1;
    }
    let more = all - chips.len();
    (chips, more)
}

/// The position in the filter of the chip at a position.
#[must_use]
pub fn criterion_at(model: &Model, at: Position) -> Option<usize> {
    let area = model.areas()?.chips?;
    let (chips, _) = chips(model, area);
    area.contains(at)
        .then(|| chips.iter().position(|(_, range)| range.contains(&at.x)))
        .flatten()
}
