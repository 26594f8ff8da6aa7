//! A frame as text: plain, or with the styles as ANSI sequences; and as a drawing.

mod drawing;
mod glyph;

pub use drawing::drawing;

use std::fmt::Write as _;

use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use ratatui::{Frame, Terminal};

use crate::tui::model::Model;
use crate::tui::view::view;

/// The model drawn once in its own window.
#[must_use]
pub fn draw(model: &Model) -> Buffer {
    frame_of(model.window, |frame| view(model, frame))
}

/// What is drawn in a window.
#[must_use]
pub fn frame_of(window: Rect, render: impl FnOnce(&mut Frame<'_>)) -> Buffer {
    let backend = TestBackend::new(window.width, window.height);
    // A test backend has no way to fail.
    let Ok(mut terminal) = Terminal::new(backend);
    let Ok(_) = terminal.draw(render);
    terminal.backend().buffer().clone()
}

/// The rows of a frame as text, without blanks at their ends.
#[must_use]
pub fn plain(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in rows(buffer) {
        let line: String = row.iter().map(|(symbol, _)| *symbol).collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// The rows of a frame with their styles as ANSI sequences; each row ends reset.
#[must_use]
pub fn ansi(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in rows(buffer) {
        let mut last = None;
        for (symbol, style) in row {
            if last != Some(style) {
                text.push_str(&sequence(style));
                last = Some(style);
            }
            text.push_str(symbol);
        }
        text.push_str("\u{1b}[0m\n");
    }
    text
}

type Look = (Color, Color, Modifier);

/// Cells by row; the cells behind a wide character are left out.
fn rows(buffer: &Buffer) -> impl Iterator<Item = Vec<(&str, Look)>> {
    let area = buffer.area;
    (area.top()..area.bottom()).map(move |y| {
        let mut row = Vec::new();
        let mut skip = 0;
        for x in area.left()..area.right() {
            let Some(cell) = buffer.cell((x, y)) else {
                continue;
            };
            if skip > 0 {
                skip -= 1;
                continue;
            }
            skip = crate::tui::view::cells(cell.symbol()).saturating_sub(1);
            row.push((cell.symbol(), (cell.fg, cell.bg, cell.modifier)));
        }
        row
    })
}

fn sequence((fg, bg, modifier): Look) -> String {
    let mut codes = vec!["0".to_owned()];
    for (flag, code) in [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::REVERSED, "7"),
    ] {
        if modifier.contains(flag) {
            codes.push(code.to_owned());
        }
    }
    codes.extend(colour(fg, 30));
    codes.extend(colour(bg, 40));
    let mut text = String::new();
    let _written = write!(text, "\u{1b}[{}m", codes.join(";"));
    text
}

fn colour(colour: Color, base: u8) -> Option<String> {
    let code = match colour {
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Rgb(r, g, b) => return Some(format!("{};2;{r};{g};{b}", base + 8)),
        _ => return None,
    };
    Some(code.to_string())
}
