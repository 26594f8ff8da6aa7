//! The frame of an overlay: a cleared box with a title, a first line and room for rows.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use crate::domain::raw::Raw;
use crate::text::bar::cells::Glyphs;
use crate::tui::model::Model;
use crate::tui::theme::Role;
use crate::tui::view::fit;

const ASCII: border::Set<'_> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Clears the area, draws the frame, and returns the inside.
pub(super) fn frame_of(
    model: &Model,
    area: Rect,
    title: &str,
    note: &str,
    frame: &mut Frame<'_>,
) -> Rect {
    let block = Block::bordered()
        .border_style(model.theme.style(Role::Focus))
        .title(format!(" {title} "));
    // A note that does not fit would lose its beginning.
    let block = if note.is_empty() || fit::width(note) + 4 > usize::from(area.width) {
        block
    } else {
        block.title_bottom(Line::raw(format!(" {note} ")).right_aligned())
    };
    let block = match model.glyphs {
        Glyphs::Unicode => block.border_type(BorderType::Rounded),
        Glyphs::Ascii => block.border_set(ASCII),
    };
    let inside = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    inside
}

/// The line that is typed in, with what it is for while it is empty.
pub(super) fn draw_input(
    model: &Model,
    text: &str,
    prompt: &str,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let typed = Raw::new(text).shown().into_string();
    let mut spans = vec![
        Span::styled("> ", model.theme.style(Role::Focus)),
        Span::raw(typed.clone()),
        Span::styled(fit::caret(model.glyphs), model.theme.style(Role::Focus)),
    ];
    if typed.is_empty() {
        let room = usize::from(area.width).saturating_sub(4);
        let prompt = format!(" {}", fit::cut(prompt, room));
        spans.push(Span::styled(prompt, model.theme.style(Role::Dim)));
    }
    frame.render_widget(
        Line::from(spans),
        Rect {
            height: area.height.min(1),
            ..area
        },
    );
}
