//! What the user does: a key, the mouse or pasted text, as a message to the model.

use crossterm::event::{
    Event as Input, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};
use tui_input::InputRequest;

use crate::text::command::Command;
use crate::tui::keymap::{self, Mode};
use crate::tui::keys::Keys;
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Msg};
use crate::tui::update::update;

/// A key, the mouse, or pasted text.
pub(super) fn take(model: &mut Model, input: &Input) -> Option<Effect> {
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
    // How far a text can be scrolled is told by the text.
    model.read_passages();
    let msg = keymap::msg(&model.keys, model.mode(), key)?;
    update(model, msg)
}

/// Pasted text is typed where text is typed, and never a command.
fn paste(model: &mut Model, text: &str) {
    if matches!(
        model.mode(),
        Mode::Filter { .. } | Mode::Find | Mode::Narrow | Mode::Bookmarks
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

/// Ctrl-C, which leaves at once.
pub(super) fn is_interrupt(input: &Input) -> bool {
    matches!(input, Input::Key(key) if key.kind != KeyEventKind::Release
        && keymap::msg(&Keys::default(), Mode::Loading, key) == Some(Msg::Command(Command::Quit)))
}
