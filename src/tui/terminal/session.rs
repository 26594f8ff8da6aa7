//! The session: the loop's own end of the terminal. Draws frames and gives the terminal back when dropped.

use std::io;
use std::sync::Arc;

use ratatui::Frame;
use rustix::process;

use super::canvas::{Canvas, area};
use super::modes::{Modes, size};
use super::{Crash, Error, Outbox, fault, input, osc52, watchdog};

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
    canvas: Canvas,
    /// Where keys go to, as long as nobody reads them.
    unheard: Option<Outbox>,
}

impl Session {
    pub(super) fn new(modes: Arc<Modes>, canvas: Canvas, outbox: Outbox) -> Self {
        Self {
            modes,
            canvas,
            unheard: Some(outbox),
        }
    }

    pub(super) fn enter(&self) -> Result<(), Error> {
        self.modes.enter().map_err(Error::Modes)
    }

    /// Starts to read keys, and to watch whether the terminal is still there; nothing more where that is done already.
    /// Best after the first frame, which then waits for no thread: what is typed before is kept by the system.
    ///
    /// # Errors
    /// When the system refuses a thread.
    pub fn listen(&mut self) -> Result<(), Error> {
        let Some(outbox) = self.unheard.take() else {
            return Ok(());
        };
        watchdog::watch(Arc::clone(&self.modes), outbox.clone()).map_err(Error::Threads)?;
        input::read(Arc::clone(&self.modes), outbox).map_err(Error::Threads)?;
        fault::in_worker();
        Ok(())
    }

    /// Columns and rows of a frame that would be drawn now.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let area = area(size()?);
        Ok((area.width, area.height))
    }

    /// Draws one frame and writes it in one piece. The area is the terminal's size at this moment, 80x24 where it is
    /// unknown. While the program is stopped the frame is dropped; the first one after that paints everything.
    ///
    /// # Errors
    /// When the terminal takes no more bytes: it is gone, and [`Event::Stopped`] is on its way.
    ///
    /// [`Event::Stopped`]: super::Event::Stopped
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let area = area(size()?);
        let frame = self.canvas.draw(area, self.modes.take_stale(), render)?;
        self.modes.draw(&frame)
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
