//! What a frame is drawn on, in memory, until it is written in one piece.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use rustix::termios::Winsize;

use super::fault;

/// Held back by the terminal until the frame is whole; ignored by those that do not know it.
const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";
/// The size of a terminal that does not tell it.
const UNKNOWN: (u16, u16) = (80, 24);
/// No screen has more cells; an absurd size must not ask for gigabytes.
const CELLS: u32 = 1 << 20;

/// What frames are drawn on, in memory.
pub(super) struct Canvas {
    frame: Buffer,
    terminal: Terminal<CrosstermBackend<Buffer>>,
    area: Rect,
    /// A frame was drawn on it.
    is_used: bool,
}

impl Canvas {
    /// One of a size, with room for all that a frame needs.
    pub(super) fn new(area: Rect) -> io::Result<Self> {
        let frame = Buffer::default();
        Ok(Self {
            terminal: blank(area, &frame)?,
            frame,
            area,
            is_used: false,
        })
    }

    /// The bytes of a frame: all of it where the screen may show something else than the last one.
    pub(super) fn draw(
        &mut self,
        area: Rect,
        is_stale: bool,
        render: impl FnOnce(&mut Frame),
    ) -> io::Result<MutexGuard<'_, Vec<u8>>> {
        let is_whole = is_stale || !self.is_used || area != self.area;
        if area != self.area || (is_whole && self.is_used) {
            // A new one, not `clear` or `resize`: those ask the terminal where its cursor is and wait for an answer.
            // The old one writes to the frame when it goes, so that is before the frame begins.
            self.terminal = blank(area, &self.frame)?;
            self.area = area;
        }
        self.is_used = true;
        self.frame.bytes().clear();
        self.frame.write_all(BEGIN_FRAME)?;
        if is_whole {
            self.frame.write_all(CLEAR)?;
        }
        self.terminal.draw(|frame| {
            fault::in_draw();
            render(frame);
        })?;
        self.frame.write_all(END_FRAME)?;
        Ok(self.frame.bytes())
    }
}

fn blank(area: Rect, frame: &Buffer) -> io::Result<Terminal<CrosstermBackend<Buffer>>> {
    let viewport = Viewport::Fixed(area);
    let backend = CrosstermBackend::new(frame.clone());
    Terminal::with_options(backend, TerminalOptions { viewport })
}

/// What ratatui writes, until the frame is whole: it flushes in the middle of one.
#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Buffer {
    fn bytes(&self) -> MutexGuard<'_, Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The area of a frame on a terminal of a size.
pub(super) fn area(size: Winsize) -> Rect {
    let width = if size.ws_col == 0 {
        UNKNOWN.0
    } else {
        size.ws_col
    };
    let height = if size.ws_row == 0 {
        UNKNOWN.1
    } else {
        size.ws_row
    };
    let rows = u16::try_from(CELLS / u32::from(width)).unwrap_or(u16::MAX);
    Rect::new(0, 0, width, height.min(rows))
}

#[cfg(test)]
mod tests {
    use memchr::memmem;
    use ratatui::widgets::Paragraph;

    use super::*;

    fn of(ws_col: u16, ws_row: u16) -> Rect {
        area(Winsize {
            ws_row,
            ws_col,
            ws_xpixel: 0,
            ws_ypixel: 0,
        })
    }

    #[test]
    fn an_unknown_size_is_the_customary_one() {
        assert_eq!(of(0, 0), Rect::new(0, 0, 80, 24));
        assert_eq!(of(0, 5), Rect::new(0, 0, 80, 5));
    }

    #[test]
    fn an_absurd_size_is_cut_in_height() {
        assert_eq!(of(1, 1), Rect::new(0, 0, 1, 1));
        assert_eq!(of(65535, 1), Rect::new(0, 0, 65535, 1));
        assert!(of(65535, 65535).area() <= CELLS);
        assert_eq!(of(1, 65535), Rect::new(0, 0, 1, 65535));
    }

    /// The bytes of a frame with a text: whether they begin with an empty screen, and whether the text is among them.
    fn drawn(canvas: &mut Canvas, area: Rect, is_stale: bool, text: &str) -> (bool, bool) {
        let render = |frame: &mut Frame| frame.render_widget(Paragraph::new(text), frame.area());
        let bytes = canvas.draw(area, is_stale, render).unwrap();
        assert!(bytes.starts_with(BEGIN_FRAME) && bytes.ends_with(END_FRAME));
        let has = |part: &[u8]| memmem::find(&bytes, part).is_some();
        (has(CLEAR), has(text.as_bytes()))
    }

    #[test]
    fn a_frame_says_what_is_new_and_everything_where_the_screen_is_not_what_it_was() {
        let (narrow, wide) = (Rect::new(0, 0, 9, 2), Rect::new(0, 0, 20, 2));
        let mut canvas = Canvas::new(narrow).unwrap();
        assert_eq!(drawn(&mut canvas, narrow, true, "one"), (true, true));
        assert_eq!(drawn(&mut canvas, narrow, false, "one"), (false, false));
        assert_eq!(drawn(&mut canvas, narrow, true, "one"), (true, true));
        assert_eq!(drawn(&mut canvas, wide, false, "one"), (true, true));
        assert_eq!(drawn(&mut canvas, wide, false, "two"), (false, true));
    }

    #[test]
    fn a_window_of_another_size_than_was_made_ready_is_drawn_in_its_own() {
        let (narrow, wide) = (Rect::new(0, 0, 2, 1), Rect::new(0, 0, 20, 1));
        let mut canvas = Canvas::new(narrow).unwrap();
        assert_eq!(drawn(&mut canvas, wide, true, "longer"), (true, true));
        let mut canvas = Canvas::new(wide).unwrap();
        assert_eq!(drawn(&mut canvas, wide, false, "new"), (true, true));
    }
}
