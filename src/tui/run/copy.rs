//! Copying: makes the text, sends it to the terminal, and gives it to a program beside the loop.

use std::io;

use crate::document;
use crate::tui::clipboard::{By, Copied, MOST, Ways};
use crate::tui::model::Model;
use crate::tui::msg::Copying;
use crate::tui::run::feed::Feed;
use crate::tui::run::screen::Screen;
use crate::tui::update::copy::{begin, text, too_much};

/// Copies something of the screen.
pub(super) fn copy(
    what: Copying,
    session: &impl Screen,
    model: &mut Model,
    feed: &Feed,
) -> io::Result<()> {
    let Ways { terminal, tools } = Ways::of(|name| std::env::var_os(name));
    let Some(text) = text(model, what, document::today()) else {
        too_much(model);
        return Ok(());
    };
    let is_sent = terminal && text.len() <= MOST;
    if is_sent {
        session.copy(&text)?;
    }
    let mut copied = Copied {
        characters: text.chars().count(),
        bytes: text.len(),
        sent: is_sent,
        by: By::Nobody,
    };
    if !tools.is_empty() {
        copied.by = By::Asked;
        if feed.copy(text, tools, copied).is_err() {
            copied.by = By::Nobody;
        }
    }
    begin(model, copied);
    Ok(())
}
