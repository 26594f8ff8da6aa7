//! What a figure is, over the list: the sentence, the facts behind it, and who is in it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::text::sheet::Tone;
use crate::tui::model::Model;
use crate::tui::overlay::Explain;
use crate::tui::theme::Role;

/// The widest line that reads well.
const WIDEST: u16 = 100;

fn lines(model: &Model, explain: &Explain, body: Rect) -> Vec<Line<'static>> {
    let width = usize::from(body.width.saturating_sub(2).min(WIDEST));
    let role = |tone| match tone {
        Tone::Heading => Role::Strong,
        Tone::Plain => Role::Text,
        Tone::Dim => Role::Dim,
        Tone::Warning => Role::Warning,
    };
    let Some(told) = &explain.told else {
        let counting = model.in_place_of_explanation();
        return vec![Line::styled(counting, model.theme.style(Role::Dim))];
    };
    let laid = told.lines(width).into_iter();
    let lines = laid.map(|line| {
        Line::from(vec![
            Span::styled(line.label, model.theme.style(Role::Dim)),
            Span::styled(line.text, model.theme.style(role(line.tone))),
        ])
    });
    lines.collect()
}

/// The last line at which it can begin.
pub(super) fn scroll_end(model: &Model, explain: &Explain, body: Rect) -> usize {
    let lines = lines(model, explain, body).len();
    lines.saturating_sub(body.height.into())
}

pub(super) fn draw(model: &Model, explain: &Explain, body: Rect, frame: &mut Frame<'_>) {
    frame.render_widget(Clear, body);
    frame
        .buffer_mut()
        .set_style(body, model.theme.style(Role::Text));
    let lines = lines(model, explain, body);
    let last = lines.len().saturating_sub(body.height.into());
    let text = Rect {
        x: body.x + 1,
        width: body.width.saturating_sub(1),
        ..body
    };
    let shown = lines.into_iter().skip(explain.scroll.min(last));
    for (line, row) in shown.zip(text.rows()) {
        frame.render_widget(line, row);
    }
}
