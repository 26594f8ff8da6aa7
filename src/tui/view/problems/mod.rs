//! The notes on the file: a list with the gravest first, and one note in full with its record.

mod note;
mod record;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Clear;

use crate::domain::note::{Note, Severity};
use crate::tui::layout::NARROW;
use crate::tui::model::Model;
use crate::tui::overlay::Problems;
use crate::tui::theme::Role;
use crate::tui::view::fit;

const CODE: usize = 5;
const SEVERITY: usize = 9;
/// Lines that the title and the list keep beside the reason why a new version is refused.
const KEPT: usize = 1 + 3;

/// The last line at which the open note can begin.
pub(super) fn scroll_end(model: &Model, problems: &Problems, body: Rect) -> usize {
    let lines = note::lines(model, problems, text_width(body)).len();
    lines.saturating_sub(body.height.into())
}

/// The rows of the list, below the title and the reason of a refusal.
pub(super) fn rows(model: &Model, body: Rect) -> Rect {
    let above = u16::try_from(1 + reason(model, body).len()).unwrap_or(u16::MAX);
    let above = above.min(body.height.saturating_sub(1));
    Rect {
        y: body.y + above,
        height: body.height - above,
        ..body
    }
}

pub(super) fn draw(model: &Model, problems: &Problems, body: Rect, frame: &mut Frame<'_>) {
    frame.render_widget(Clear, body);
    match problems.open {
        Some(scroll) => draw_note(model, problems, scroll, body, frame),
        None => draw_list(model, problems, body, frame),
    }
}

fn text_width(body: Rect) -> usize {
    usize::from(body.width).saturating_sub(2).min(120)
}

fn draw_note(model: &Model, problems: &Problems, scroll: usize, body: Rect, frame: &mut Frame<'_>) {
    let lines = note::lines(model, problems, text_width(body));
    let last = lines.len().saturating_sub(body.height.into());
    let text = Rect {
        x: body.x + 1,
        width: body.width.saturating_sub(1),
        ..body
    };
    for (line, row) in lines.into_iter().skip(scroll.min(last)).zip(text.rows()) {
        frame.render_widget(line, row);
    }
}

fn draw_list(model: &Model, problems: &Problems, body: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(body.width);
    let title = fit::cut(&title(model), width.saturating_sub(1));
    let mut above = vec![Line::styled(
        format!(" {title}"),
        model.theme.style(Role::Strong),
    )];
    above.extend(reason(model, body));
    for (line, row) in above.into_iter().zip(body.rows()) {
        frame.render_widget(line, row);
    }
    let rows = rows(model, body);
    if problems.order.is_empty() {
        let line = Line::raw(format!(" {}", model.language.words.files.no_notes));
        frame.render_widget(line, rows);
        return;
    }
    let mut cursor = problems.cursor;
    cursor.settle(problems.order.len(), rows.height.into());
    let window = cursor.window(problems.order.len(), rows.height.into());
    for (at, row) in window.zip(rows.rows()) {
        let Some(note) = model.report.notes.get(problems.order[at]) else {
            continue;
        };
        let is_chosen = at == cursor.at;
        let text = format!(
            "{} {}",
            if is_chosen {
                fit::pointer(model.glyphs)
            } else {
                " "
            },
            entry(model, note, width.saturating_sub(2))
        );
        let style = if is_chosen {
            model.theme.style(Role::Cursor)
        } else {
            style_of(model, note.code.severity())
        };
        frame.render_widget(Line::styled(fit::left(&text, width), style), row);
    }
}

/// How many notes there are of each severity, the gravest first.
fn title(model: &Model) -> String {
    let words = &model.language.words.files;
    let counts = model.noted.severities;
    let said = counts
        .into_iter()
        .zip(words.severity_counts)
        .filter(|(count, _)| *count > 0)
        .map(|(count, say)| say(&model.language.numbers.count(count)));
    let said: Vec<_> = said.collect();
    if said.is_empty() {
        return words.notes_title.to_owned();
    }
    format!("{}: {}", words.notes_title, said.join(" · "))
}

/// Why the file as it is now is not shown.
fn reason(model: &Model, body: Rect) -> Vec<Line<'static>> {
    let Some(why) = model.reason() else {
        return Vec::new();
    };
    let style = model.theme.style(Role::Warning);
    let width = usize::from(body.width).saturating_sub(2);
    let mut lines = fit::wrap(&why, width);
    let most = usize::from(body.height).saturating_sub(KEPT).max(1);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = fit::cut(&format!("{last} …"), width);
        }
    }
    lines
        .into_iter()
        .map(|line| Line::styled(format!(" {line}"), style))
        .collect()
}

/// One line of the list: severity, code, place and message. In a narrow window the code's letter is the severity.
fn entry(model: &Model, note: &Note, width: usize) -> String {
    let language = &model.language;
    let is_narrow = width + 2 < usize::from(NARROW);
    let severity = if is_narrow {
        String::new()
    } else {
        let words = language.words.files.severities;
        fit::left(words[note.code.severity() as usize], SEVERITY)
    };
    let place = language.place_of(&model.data, note);
    let cells = if is_narrow { 13 } else { (width / 4).min(36) };
    let message = language.note(&model.data, &model.report, note).message;
    format!(
        "{severity}{}{} {message}",
        fit::left(note.code.id(), CODE),
        fit::left(&fit::tail(&place, cells), cells),
    )
}

/// Errors and records held back stand out, what is only to be known stands back.
fn style_of(model: &Model, severity: Severity) -> Style {
    model.theme.style(match severity {
        Severity::Refused | Severity::Error | Severity::Held => Role::Warning,
        Severity::Warning => Role::Text,
        Severity::Note => Role::Dim,
    })
}
