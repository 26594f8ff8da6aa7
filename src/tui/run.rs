//! The loop: events in, messages to the model, effects and frames out. The only I/O of this layer.

use std::sync::Arc;
use std::sync::mpsc;

use crossterm::event::{
    Event as Input, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};
use tui_input::InputRequest;

use crate::domain::dataset::Dataset;
use crate::text::Language;
use crate::tui::keymap::{self, Mode};
use crate::tui::model::{Model, Options};
use crate::tui::msg::{Effect, Msg};
use crate::tui::terminal::{self, Crash, Error, Event, Session};
use crate::tui::update::update;
use crate::tui::view::view;

/// Shows the data set until told to end; the exit code.
///
/// # Errors
/// [`Error`] when there is no terminal to show it on; nothing has been changed then.
pub fn run(
    data: Arc<Dataset>,
    language: Language,
    options: Options,
    crash_line: fn(&Crash) -> String,
) -> Result<u8, Error> {
    let (sender, receiver) = mpsc::channel::<Event>();
    let settings = terminal::Options {
        mouse: options.mouse,
        crash_line,
    };
    let mut session = Session::enter(settings, sender)?;
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    let mut model = Model::new(data, language, options, width, height);
    loop {
        if draw(&mut session, &mut model).is_err() {
            return Ok(terminal::Stop::Hangup.exit_code());
        }
        for event in terminal::burst(&receiver).unwrap_or_default() {
            let effect = match event {
                Event::Stopped(stop) => return Ok(stop.exit_code()),
                Event::Resized | Event::Resumed => None,
                Event::Crashed(_) => update(&mut model, Msg::WorkerFailed),
                Event::Input(input) => take(&mut model, &input),
            };
            match effect {
                None => {}
                Some(Effect::Quit) => return Ok(0),
                Some(Effect::Suspend) => session.suspend().map_err(Error::Modes)?,
                Some(Effect::Redraw) => session.repaint(),
                Some(Effect::Mouse(on)) => session.set_mouse(on).map_err(Error::Modes)?,
            }
        }
    }
}

/// Draws once; the frame tells the only true size of the window.
fn draw(session: &mut Session, model: &mut Model) -> std::io::Result<()> {
    session.draw(|frame| {
        let area = frame.area();
        if (area.width, area.height) != (model.window.width, model.window.height) {
            let _no_effect = update(model, Msg::Resize(area.width, area.height));
        }
        view(model, frame);
    })
}

/// A key, the mouse, or pasted text.
fn take(model: &mut Model, input: &Input) -> Option<Effect> {
    match input {
        Input::Key(key) => press(model, key),
        Input::Mouse(mouse) => update(model, mouse_msg(*mouse)?),
        Input::Paste(text) => {
            paste(model, text);
            None
        }
        Input::FocusGained | Input::FocusLost | Input::Resize(..) => None,
    }
}

/// A key, as the present mode reads it.
pub fn press(model: &mut Model, key: &KeyEvent) -> Option<Effect> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let msg = keymap::msg(model.mode(), key)?;
    update(model, msg)
}

/// Pasted text is typed where text is typed, and never a command.
fn paste(model: &mut Model, text: &str) {
    if matches!(
        model.mode(),
        Mode::Filter { .. } | Mode::Find | Mode::Narrow
    ) {
        for c in text.chars().filter(|c| !c.is_control()).take(256) {
            let _no_effect = update(model, Msg::Edit(InputRequest::InsertChar(c)));
        }
    }
}

fn mouse_msg(event: MouseEvent) -> Option<Msg> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Msg::Click(event.column, event.row)),
        MouseEventKind::ScrollDown => Some(Msg::Wheel(event.column, event.row, true)),
        MouseEventKind::ScrollUp => Some(Msg::Wheel(event.column, event.row, false)),
        _ => None,
    }
}
