//! The last row: a message, the line that finds, or the keys that matter most; and the position.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::domain::raw::{Raw, shown_path};
use crate::load::Stage;
use crate::load::corrections::{reads, subject};
use crate::query::view::Page;
use crate::text::command::Command;
use crate::text::note;
use crate::tui::keymap::{BINDINGS, hint_on};
use crate::tui::lines;
use crate::tui::model::Model;
use crate::tui::overlay::{Asked, CorrectLine, Overlay, Problems};
use crate::tui::theme::Role;
use crate::tui::update::{bookmark, correct};
use crate::tui::view::fit;

pub(super) fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let words = model.language.words;
    let position = position(model);
    let room = room(model, area.width);
    let plain = |text: &str| vec![Span::raw(fit::cut(&format!(" {text}"), room))];
    let keys = |keys: &str| plain(&fit::keys(keys, room.saturating_sub(1)));
    let said_or = |text: &str| model.status.as_deref().map_or_else(|| keys(text), plain);
    let spans = match &model.overlay {
        Some(Overlay::Find(line)) => {
            let hint = model.with_keys(words.screen.find_hint);
            let said = model.status.as_deref().unwrap_or(&hint);
            typed(model, words.screen.find, line.input.value(), said, room)
        }
        Some(Overlay::Export(dialog)) if dialog.over.is_some() => {
            said_or(model.language.saving().over_keys)
        }
        Some(Overlay::Export(_)) => said_or(model.language.saving().keys),
        Some(Overlay::Correct(line)) => {
            let ask = || correcting(model, line, room);
            model.status.as_deref().map_or_else(ask, plain)
        }
        Some(Overlay::Thresholds(input)) => {
            let frame = model.language.frame();
            let said = model.status.as_deref().unwrap_or(frame.thresholds_keys);
            typed(model, frame.thresholds, input.value(), said, room)
        }
        Some(Overlay::Bookmark(line)) => {
            let keep = model.language.keep();
            if line.is_taken {
                let name = bookmark::shown(line.input.value().trim());
                plain(&(keep.taken)(&name))
            } else {
                let said = model.status.as_deref().unwrap_or(keep.ask_keys);
                typed(model, keep.ask, line.input.value(), said, room)
            }
        }
        Some(Overlay::Bookmarks(list)) => match bookmark::chosen(list) {
            Some((one, _)) if list.is_forgetting => {
                plain(&(model.language.keep().forget)(&bookmark::shown(&one.name)))
            }
            Some(_) | None => said_or(model.language.keep().keys),
        },
        Some(Overlay::Text(_)) => said_or(&model.with_keys(text_keys(model))),
        Some(Overlay::Problems(problems)) => {
            said_or(&model.with_keys(&problem_keys(model, problems)))
        }
        Some(Overlay::Explain(_)) => {
            said_or(&model.with_keys(model.language.explain_screen().keys))
        }
        Some(Overlay::CommandLine(_)) => said_or(&model.with_keys(model.language.clipboard().keys)),
        Some(Overlay::Filter(filter)) if filter.list.is_typing() => {
            plain(words.overlay.filter_keys_typing)
        }
        Some(Overlay::Filter(_)) => plain(words.overlay.filter_keys),
        Some(Overlay::Help(_)) => keys(words.overlay.help_keys),
        Some(Overlay::Commands(_)) => keys(words.overlay.commands_keys),
        None => match (&model.status, model.reload) {
            (Some(said), _) => plain(said),
            // How far reading the rest has come stands in the badge.
            (None, Some(stage)) if !model.data.is_partial() => plain(&reloading(model, stage)),
            (None, Some(_) | None) => hint_spans(model, room),
        },
    };
    frame.render_widget(Line::from(spans), area);
    let right = Line::raw(format!("{position} ")).right_aligned();
    frame.render_widget(right, area);
}

/// A line that is typed in: what it asks, what is typed, and what there is to say.
fn typed(model: &Model, prompt: &str, text: &str, said: &str, room: usize) -> Vec<Span<'static>> {
    let text = Raw::new(text).shown().into_string();
    let focus = model.theme.style(Role::Focus);
    let mut spans = vec![
        Span::styled(format!(" {prompt}"), focus),
        Span::raw(text),
        Span::styled(fit::caret(model.glyphs), focus),
    ];
    let used: usize = spans.iter().map(Span::width).sum();
    let said = fit::keys(said, room.saturating_sub(used + 2));
    spans.push(Span::styled(
        format!("  {said}"),
        model.theme.style(Role::Dim),
    ));
    spans
}

/// The keys of a full text: of an initiative, or of what stands behind a line of checks.
fn text_keys(model: &Model) -> &'static str {
    let frame = model.language.frame();
    let line = model
        .sheet()
        .map(|sheet| sheet.lines.get(model.cursor().at));
    match line {
        None => model.language.words.overlay.text_keys,
        Some(Some(line)) if line.view.is_some() => frame.rows_keys,
        Some(_) => frame.text_keys,
    }
}

/// The keys of the notes, as a list or one of them.
fn problem_keys(model: &Model, problems: &Problems) -> String {
    let words = &model.language.words.files;
    let chosen = problems.chosen().and_then(|at| model.report.notes.get(at));
    let keys = match problems.open {
        None => words.list_keys,
        Some(_) if chosen.is_some_and(|note| note.row.is_some()) => words.row_keys,
        Some(_) => words.note_keys,
    };
    let subject = chosen.and_then(|note| subject(&model.data, &model.report, note));
    let key = model.language.correction().key;
    subject.map_or_else(|| keys.to_owned(), |_| format!("{key} · {keys}"))
}

/// The line that asks for a new value or for the reason: what is typed, with the place where the next letter goes.
fn correcting(model: &Model, line: &CorrectLine, room: usize) -> Vec<Span<'static>> {
    let words = model.language.correction();
    let subject = &line.subject;
    let shown = |text: &str| Raw::new(text).shown().into_string();
    let column = note::cut(subject.column.as_raw());
    let (prompt, input, keys) = match line.asked {
        Asked::Value => (
            (words.ask_value)(&column, &note::cut(subject.old.as_raw())),
            &line.new,
            words.value_keys.to_owned(),
        ),
        Asked::Reason => {
            let new = Raw::new(line.new.value());
            let keys = (words.reason_keys)(&fit::tail(
                &shown_path(&correct::file(model)),
                correct::FILE,
            ));
            let ask = words.ask_reason[usize::from(!reads(subject.meaning, new))];
            (ask(&note::cut(new)), &line.reason, keys)
        }
    };
    let typed: Vec<_> = input.value().chars().collect();
    let (before, after) = typed.split_at(input.cursor().min(typed.len()));
    let (before, after) = (String::from_iter(before), String::from_iter(after));
    let focus = model.theme.style(Role::Focus);
    let prompt = fit::cut(&format!(" {prompt}"), room.saturating_sub(12));
    let left = room.saturating_sub(fit::width(&prompt) + 1);
    // The end of a long text is where it is typed.
    let before = fit::tail(&shown(&before), left);
    let after = fit::cut(&shown(&after), left.saturating_sub(fit::width(&before)));
    let mut spans = vec![
        Span::styled(prompt, focus),
        Span::raw(before),
        Span::styled(fit::caret(model.glyphs), focus),
        Span::raw(after),
    ];
    let used: usize = spans.iter().map(Span::width).sum();
    let keys = fit::keys(&keys, room.saturating_sub(used + 2));
    spans.push(Span::styled(
        format!("  {keys}"),
        model.theme.style(Role::Dim),
    ));
    spans
}

/// How far reading the file again has come, and the key that stops it.
fn reloading(model: &Model, stage: Stage) -> String {
    let words = &model.language.words.files;
    let rows = (words.rows)(&model.language.numbers.count(stage.rows));
    let done = (words.percent)(&stage.percent().to_string());
    (words.reloading)(&done, &rows, &model.key_of(Command::Back))
}

/// The cells of a row of some width that are left beside the position.
fn room(model: &Model, width: u16) -> usize {
    usize::from(width).saturating_sub(fit::width(&position(model)) + 2)
}

/// The cells for what is said in the last row.
pub(crate) fn said_room(model: &Model) -> usize {
    room(model, model.window.width).saturating_sub(1)
}

/// The row of how many.
fn position(model: &Model) -> String {
    let (at, rows) = match &model.overlay {
        Some(Overlay::Bookmarks(list)) => (list.cursor.at, bookmark::offered(list).len()),
        Some(Overlay::Problems(problems)) => (problems.cursor.at, problems.order.len()),
        Some(Overlay::Correct(line)) => {
            let problems = &line.problems;
            (problems.cursor.at, problems.order.len())
        }
        Some(
            Overlay::Filter(_)
            | Overlay::Find(_)
            | Overlay::Help(_)
            | Overlay::Commands(_)
            | Overlay::Text(_)
            | Overlay::Export(_)
            | Overlay::Thresholds(_)
            | Overlay::CommandLine(_)
            | Overlay::Bookmark(_)
            | Overlay::Explain(_),
        )
        | None => match model.sheet() {
            Some(sheet) => {
                let (at, lines) = lines::position(sheet, model.cursor().at);
                (at.saturating_sub(1), lines)
            }
            None if model.is_counting() => return "…".to_owned(),
            None => (model.cursor().at, model.rows()),
        },
    };
    let at = if rows == 0 { 0 } else { at + 1 };
    let count = |n: usize| model.language.numbers.count(n as u64);
    format!("{}/{}", count(at), count(rows))
}

/// The hints that there is room for, most important first.
fn hints(model: &Model, room: usize) -> Vec<(Command, String, String)> {
    let page = model.view().page;
    let mut bound: Vec<_> = BINDINGS
        .iter()
        .filter(|binding| hint_on(page, binding) > 0)
        .filter(|binding| page == Page::Rows || does_something(model, binding.command))
        .collect();
    bound.sort_by_key(|binding| hint_on(page, binding));
    let mut used = 1;
    let mut hints = Vec::new();
    if model.stops_reading()
        && let Some(key) = model.keys.first(Command::Back)
    {
        let key = model.language.key_cap(&key).to_owned();
        let word = model.language.partial().stop_hint;
        used += fit::width(&key) + fit::width(word) + 3;
        hints.push((Command::Back, key, word.to_owned()));
        bound.retain(|binding| binding.command != Command::Back);
    }
    for binding in bound {
        let Some(key) = model.keys.first(binding.command) else {
            continue;
        };
        let key = model.language.key_cap(&key).to_owned();
        let word = match binding.command {
            Command::NextPane if page != Page::Rows => model.language.frame().turn_hint,
            command => (model.language.words.command)(command).hint,
        };
        let width = fit::width(&key) + fit::width(word) + 3;
        if used + width > room {
            break;
        }
        used += width;
        hints.push((binding.command, key, word.to_owned()));
    }
    hints
}

/// False for a command that has nothing to act on at the moment, on a page of checks.
fn does_something(model: &Model, command: Command) -> bool {
    let view = model.view();
    match command {
        Command::Open => model.rows() > 0,
        Command::Back => !model.timeline.now().trail.is_empty() || !view.scope.is_empty(),
        Command::ClearAll => !view.filter.is_empty() || !view.scope.is_empty(),
        _ => true,
    }
}

fn hint_spans(model: &Model, room: usize) -> Vec<Span<'static>> {
    let mut spans = vec![Span::raw(" ")];
    for (_, key, word) in hints(model, room) {
        spans.push(Span::styled(key, model.theme.style(Role::Focus)));
        spans.push(Span::styled(
            format!(" {word}  "),
            model.theme.style(Role::Dim),
        ));
    }
    spans
}

fn ranges(model: &Model, area: Rect) -> Vec<(Command, Range<u16>)> {
    let room = room(model, area.width);
    let mut at = area.x + 1;
    let mut ranges = Vec::new();
    for (command, key, word) in hints(model, room) {
        let width = u16::try_from(fit::width(&key) + fit::width(&word) + 3).unwrap_or(0);
        ranges.push((command, at..at + width));
        at += width;
    }
    ranges
}

/// The command of the hint at a position, where the row shows hints.
#[must_use]
pub fn command_at(model: &Model, at: Position) -> Option<Command> {
    let area = model.areas()?.hints;
    if !area.contains(at) {
        return None;
    }
    let found = ranges(model, area)
        .into_iter()
        .find(|(_, range)| range.contains(&at.x));
    found.map(|(command, _)| command)
}
