//! A stand-in for the loop: the name, the size, a count of keys; `q` and Ctrl-C end, Ctrl-Z stops.

use std::sync::mpsc;

use crossterm::event::{Event as Input, KeyCode, KeyModifiers};
use ratatui::text::Line;

use super::terminal::{self, Error, Event, Options, Session};

/// Runs until told to end; the exit code.
///
/// # Errors
/// When there is no terminal.
pub fn run() -> Result<u8, Error> {
    let (sender, receiver) = mpsc::channel::<Event>();
    let mut session = Session::enter(Options::default(), sender)?;
    let (mut keys, mut crash) = (0_u32, String::new());
    loop {
        let drawn = session.draw(|frame| {
            let area = frame.area();
            let text = format!("indsats {}x{} keys {keys} {crash}", area.width, area.height);
            frame.render_widget(Line::from(text), area);
        });
        if drawn.is_err() {
            return Ok(129);
        }
        for event in terminal::burst(&receiver).unwrap_or_default() {
            match event {
                Event::Input(Input::Key(key)) => match (key.code, key.modifiers) {
                    (KeyCode::Char('q'), KeyModifiers::NONE)
                    | (KeyCode::Char('c'), KeyModifiers::CONTROL) => {
                        return Ok(0);
                    }
                    (KeyCode::Char('z'), KeyModifiers::CONTROL) => {
                        session.suspend().map_err(Error::Modes)?;
                    }
                    (KeyCode::Char('m'), _) => {
                        session.set_mouse(keys % 2 == 1).map_err(Error::Modes)?;
                    }
                    (KeyCode::Char('l'), KeyModifiers::CONTROL) => session.repaint(),
                    _ => keys += 1,
                },
                Event::Input(_) | Event::Resized | Event::Resumed => {}
                Event::Crashed(what) => crash = what.to_string(),
                Event::Stopped(stop) => return Ok(stop.exit_code()),
            }
        }
    }
}
