//! The session: the loop's own end of the terminal. Draws frames and gives the terminal back when dropped.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::Sender;
use std::time::Duration;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use rustix::process;
use rustix::termios::Winsize;

use super::modes::{Modes, size};
use super::{Crash, Error, Event, Outbox, fault, input, osc52, panic, signals, watchdog};

/// Held back by the terminal until the frame is whole; ignored by those that do not know it.
const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";
/// The size of a terminal that does not tell it.
const UNKNOWN: (u16, u16) = (80, 24);
/// No screen has more cells; an absurd size must not ask for gigabytes.
const CELLS: u32 = 1 << 20;

static ENTERED: AtomicBool = AtomicBool::new(false);

/// How to enter.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Whether clicks and the wheel are reported from the start.
    pub mouse: bool,
    /// The one line on standard error after a panic in the loop, without a line break.
    pub crash_line: fn(&Crash) -> String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            mouse: true,
            crash_line: |crash| format!("indsats: {crash}"),
        }
    }
}

/// The terminal while it is ours: raw, alternate screen, bracketed paste, hidden cursor, mouse by choice.
/// Belongs to the thread that entered; dropping it restores everything.
pub struct Session {
    modes: Arc<Modes>,
    frame: Buffer,
    terminal: Option<Terminal<CrosstermBackend<Buffer>>>,
    area: Rect,
}

impl Session {
    /// Enters the terminal and starts the threads that report to `sender`.
    ///
    /// # Errors
    /// When standard output is no terminal, no terminal gives keys, or the system refuses; the terminal is then as
    /// it was.
    pub fn enter<M>(options: Options, sender: Sender<M>) -> Result<Self, Error>
    where
        M: From<Event> + Send + 'static,
    {
        if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
            return Err(Error::Dumb);
        }
        let modes = Arc::new(Modes::new(options.mouse)?);
        // Makes crossterm open its source, so that a failure is told here and not by the thread.
        crossterm::event::poll(Duration::ZERO).map_err(Error::Input)?;
        if ENTERED.swap(true, SeqCst) {
            return Err(Error::Again);
        }
        let outbox = Outbox::new(sender);
        signals::watch(Arc::clone(&modes), outbox.clone()).map_err(Error::Threads)?;
        panic::install(Arc::clone(&modes), outbox.clone(), options.crash_line);
        let frame = Buffer::default();
        // From here on dropping it undoes what follows.
        let session = Self {
            modes,
            frame,
            terminal: None,
            area: Rect::ZERO,
        };
        session.modes.enter().map_err(Error::Modes)?;
        watchdog::watch(Arc::clone(&session.modes), outbox.clone()).map_err(Error::Threads)?;
        input::read(Arc::clone(&session.modes), outbox).map_err(Error::Threads)?;
        fault::in_worker();
        Ok(session)
    }

    /// Draws one frame and writes it in one piece. The area is the terminal's size at this moment, 80x24 where it is
    /// unknown. While the program is stopped the frame is dropped; the first one after that paints everything.
    ///
    /// # Errors
    /// When the terminal takes no more bytes: it is gone, and [`Event::Stopped`] is on its way.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let area = area(size()?);
        let stale = self.modes.take_stale();
        if stale || area != self.area {
            // Its drop writes to the frame, so it goes before the frame begins.
            self.terminal = None;
            self.area = area;
        }
        self.frame.0.borrow_mut().clear();
        self.frame.write_all(BEGIN_FRAME)?;
        let terminal = if let Some(terminal) = &mut self.terminal {
            terminal
        } else {
            self.frame.write_all(CLEAR)?;
            // A new one, not `clear` or `resize`: those ask the terminal where its cursor is and wait for an answer.
            let viewport = Viewport::Fixed(area);
            let backend = CrosstermBackend::new(self.frame.clone());
            self.terminal.insert(Terminal::with_options(
                backend,
                TerminalOptions { viewport },
            )?)
        };
        terminal.draw(|frame| {
            fault::in_draw();
            render(frame);
        })?;
        self.frame.write_all(END_FRAME)?;
        self.modes.draw(&self.frame.0.borrow())
    }

    /// Paints everything with the next frame (Ctrl-L, or after another program wrote on the screen).
    pub fn repaint(&self) {
        self.modes.spoil();
    }

    /// Switches mouse reports; without them the terminal selects text by itself.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn set_mouse(&self, on: bool) -> io::Result<()> {
        self.modes.set_mouse(on)
    }

    /// Asks the terminal to take a text into its clipboard, between two frames.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn copy(&self, text: &str) -> io::Result<()> {
        self.modes.copy(osc52::sequence(text).as_bytes())
    }

    /// Stops the program as Ctrl-Z does outside raw mode: the whole process group, so that a shell's pipeline or a
    /// wrapper stops with it. [`Event::Resumed`] follows. Does nothing where no shell could continue it.
    ///
    /// # Errors
    /// When the system refuses the signal.
    pub fn suspend(&self) -> io::Result<()> {
        Ok(process::kill_current_process_group(process::Signal::TSTP)?)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        fault::in_drop();
        self.modes.close();
    }
}

/// What ratatui writes, until the frame is whole: it flushes in the middle of one.
#[derive(Clone, Default)]
struct Buffer(Rc<RefCell<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn area(size: Winsize) -> Rect {
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
    use super::{CELLS, Rect, Winsize, area};

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
}
