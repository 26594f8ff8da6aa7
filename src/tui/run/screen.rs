//! What the loop draws on: the terminal, or what stands for one in a test.

use std::io;

use ratatui::Frame;

use crate::tui::terminal::Session;

/// A screen that frames are drawn on.
pub(super) trait Screen {
    /// Draws one frame.
    fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()>;
    /// Paints everything with the next frame.
    fn repaint(&self);
    /// Stops the program as Ctrl-Z does.
    fn suspend(&self) -> io::Result<()>;
    /// Switches mouse reports.
    fn set_mouse(&self, on: bool) -> io::Result<()>;
    /// Asks the terminal to take a text into its clipboard.
    fn copy(&self, text: &str) -> io::Result<()>;
}

impl Screen for Session {
    fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        Self::draw(self, render)
    }

    fn repaint(&self) {
        Self::repaint(self);
    }

    fn suspend(&self) -> io::Result<()> {
        Self::suspend(self)
    }

    fn set_mouse(&self, on: bool) -> io::Result<()> {
        Self::set_mouse(self, on)
    }

    fn copy(&self, text: &str) -> io::Result<()> {
        Self::copy(self, text)
    }
}
