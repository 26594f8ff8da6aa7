//! Help, made from the key table: what is bound is what is shown.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

use crate::domain::fold::fold;
use crate::text::command::Group;
use crate::tui::keymap::BINDINGS;
use crate::tui::model::Model;
use crate::tui::overlay::Typed;
use crate::tui::theme::Role;
use crate::tui::view::{fit, mark, overlay_area, popup};

const KEYS: usize = 14;
const COLUMN: usize = 38;

pub(super) fn draw(model: &Model, typed: &Typed, frame: &mut Frame<'_>) {
    let Some(area) = overlay_area(model) else {
        return;
    };
    let words = &model.language.words.overlay;
    let inside = popup::frame_of(model, area, words.help_title, words.help_keys, frame);
    let query = typed.input.value();
    let rows = rows(inside, query);
    if !query.is_empty() {
        popup::draw_input(model, query, "", inside, frame);
    }
    let lines = lines(model, query, rows.width.into());
    let last = lines.len().saturating_sub(rows.height.into());
    let shown = lines.into_iter().skip(typed.cursor.at.min(last));
    for (line, row) in shown.zip(rows.rows()) {
        frame.render_widget(line, row);
    }
}

/// The rows for the lines: all, or those below what is typed.
fn rows(inside: Rect, query: &str) -> Rect {
    let typed = inside.height.min(u16::from(!query.is_empty()));
    Rect {
        y: inside.y + typed,
        height: inside.height - typed,
        ..inside
    }
}

/// The last line at which help can begin.
pub(super) fn scroll_end(model: &Model, typed: &Typed) -> usize {
    let inside = overlay_area(model).map_or(Rect::ZERO, |area| area.inner(Margin::new(1, 1)));
    let query = typed.input.value();
    let rows = rows(inside, query);
    let lines = lines(model, query, rows.width.into());
    lines.len().saturating_sub(rows.height.into())
}

/// The lines of help: groups side by side where there is room, one column while searching.
fn lines(model: &Model, query: &str, width: usize) -> Vec<Line<'static>> {
    let folded = fold(query);
    let groups: Vec<Vec<Line<'static>>> = Group::ALL
        .into_iter()
        .map(|group| group_lines(model, group, folded.as_str()))
        .collect();
    let mut all = Vec::new();
    if query.is_empty() && width >= COLUMN * 2 {
        let [moves, filter, view, out, program] = groups.try_into().unwrap_or_default();
        let left: Vec<_> = [moves, out].concat();
        let right: Vec<_> = [filter, view, program].concat();
        for at in 0..left.len().max(right.len()) {
            let part = |lines: &[Line<'static>]| lines.get(at).cloned().unwrap_or_default();
            let mut spans = part(&left).spans;
            let used: usize = spans.iter().map(Span::width).sum();
            spans.push(Span::raw(" ".repeat(COLUMN.saturating_sub(used))));
            spans.extend(part(&right).spans);
            all.push(Line::from(spans));
        }
    } else {
        all.extend(groups.into_iter().flatten());
    }
    if query.is_empty() {
        let words = &model.language.words.overlay;
        let noted = model.language.words.files.legend.to_owned();
        let has_corrections = model.data.corrections().applied().next().is_some();
        let legend = model.language.correction().legend;
        let corrected = has_corrections.then(|| legend(mark::CORRECTED));
        let pinned = model.language.comparison_words().legend;
        let pinned = pinned(mark::pinned(model.glyphs));
        all.push(Line::default());
        all.push(Line::styled(
            format!(" {}", words.legend),
            model.theme.style(Role::Strong),
        ));
        all.extend(
            words
                .legends
                .into_iter()
                .map(str::to_owned)
                .chain([noted, model.language.rule_legend().to_owned(), pinned])
                .chain(corrected)
                .map(|line| Line::raw(format!("  {line}"))),
        );
    }
    all
}

fn group_lines(model: &Model, group: Group, query: &str) -> Vec<Line<'static>> {
    let words = model.language.words;
    let title = words.overlay.groups[group as usize];
    let mut lines = Vec::new();
    for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
        let keys = model.keys.all(binding.command);
        let keys: Vec<_> = keys.iter().map(|key| model.language.key_cap(key)).collect();
        let keys = keys.join(" ");
        let phrase = (words.command)(binding.command).phrase;
        let wanted = fold(phrase).as_str().contains(query) || keys.to_lowercase().contains(query);
        if query.is_empty() || wanted {
            lines.push(Line::from(vec![
                Span::raw("  "),
                Span::styled(fit::left(&keys, KEYS), model.theme.style(Role::Focus)),
                Span::raw(fit::cut(phrase, COLUMN - KEYS - 3)),
            ]));
        }
    }
    if !lines.is_empty() {
        lines.insert(
            0,
            Line::styled(format!(" {title}"), model.theme.style(Role::Strong)),
        );
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, Language};

    #[test]
    fn what_a_key_does_is_whole_beside_another_column() {
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            for binding in BINDINGS {
                let phrase = (language.words.command)(binding.command).phrase;
                assert!(fit::width(phrase) <= COLUMN - KEYS - 3, "{phrase}");
            }
        }
    }
}
