//! Copying: the text is made in a thread, the loop sends it to the terminal, and another thread gives it to a program.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use crate::document;
use crate::text::Language;
use crate::tui::clipboard::tool::{self, Tool};
use crate::tui::clipboard::{By, Copied, MOST, Ways};
use crate::tui::copying::Order;
use crate::tui::model::Model;
use crate::tui::msg::{Copying, Msg, Worker};
use crate::tui::run::News;
use crate::tui::run::screen::Screen;
use crate::tui::update;

/// The name of the thread that makes the text, as a crash tells it.
pub(super) const COPIER: &str = "copier";
/// A page of checks may go deep into what it finds.
const STACK: usize = 8 << 20;

/// Who makes the texts that are copied: one at a time.
pub(super) struct Copier {
    sender: Sender<News>,
    ways: Ways,
    is_at_work: bool,
    /// What was ordered last while another text was made.
    next: Option<Order>,
}

/// What comes of copying.
pub(super) enum Came {
    /// The text is made; `None` is one that is too long.
    Text(Option<Made>),
    /// A program took it, or not.
    Told(Copied),
}

/// A text to copy.
pub(super) struct Made {
    text: String,
    characters: usize,
}

impl Copier {
    pub(super) fn new(sender: Sender<News>, ways: Ways) -> Self {
        Self {
            sender,
            ways,
            is_at_work: false,
            next: None,
        }
    }

    /// True while a text is made.
    pub(super) fn is_at_work(&self) -> bool {
        self.is_at_work
    }

    /// Has a text made. [`Came::Text`] follows, unless the thread crashes. While another one is made it waits for that,
    /// in the place of any that waits already: the clipboard holds one text, that which was asked for last.
    fn order(&mut self, order: Order) -> io::Result<()> {
        if self.is_at_work {
            self.next = Some(order);
            return Ok(());
        }
        let sender = self.sender.clone();
        let make = move || {
            // It cannot be lent across threads; the screen has one, so there is one.
            let language = Language::new(order.lang()).ok();
            let text = language.and_then(|language| order.text(&language));
            // It may hold the last of a data set: the loop is told when that is gone.
            drop(order);
            let made = text.map(|text| Made {
                characters: text.chars().count(),
                text,
            });
            let _unheard = sender.send(News::Copied(Came::Text(made)));
        };
        let thread = thread::Builder::new().name(COPIER.into());
        let _detached = thread.stack_size(STACK).spawn(make)?;
        self.is_at_work = true;
        Ok(())
    }

    /// The text is made; what was ordered meanwhile is begun. True where nothing was: the text is what is wanted.
    fn is_done(&mut self) -> io::Result<bool> {
        self.is_at_work = false;
        match self.next.take() {
            Some(order) => self.order(order).map(|()| false),
            None => Ok(true),
        }
    }

    /// The thread has crashed. It might again on what waits.
    pub(super) fn has_crashed(&mut self) {
        self.is_at_work = false;
        self.next = None;
    }

    /// Gives a text to the first program that takes it. [`Came::Told`] follows.
    fn offer(&self, text: String, copied: Copied) -> io::Result<()> {
        let (sender, tools): (_, Vec<Tool>) = (self.sender.clone(), self.ways.tools.clone());
        let offer = move || {
            let by = tool::offer(&text, &tools);
            let _unheard = sender.send(News::Copied(Came::Told(Copied { by, ..copied })));
        };
        thread::Builder::new().name("copy".into()).spawn(offer)?;
        Ok(())
    }
}

/// Begins to copy something of the screen.
pub(super) fn copy(what: Copying, model: &mut Model, copier: &mut Copier) {
    let order = update::copy::order(model, what, document::today());
    match copier.order(order) {
        Ok(()) => update::copy::wait(model),
        Err(_) => fail(model),
    }
}

/// Copies a text that was made, or says what came of it.
pub(super) fn came(
    came: Came,
    session: &impl Screen,
    model: &mut Model,
    copier: &mut Copier,
) -> io::Result<()> {
    let made = match came {
        Came::Text(made) => made,
        Came::Told(told) => {
            update::copy::finish(model, told);
            return Ok(());
        }
    };
    match copier.is_done() {
        Ok(true) => {}
        Ok(false) => return Ok(()),
        Err(_) => {
            fail(model);
            return Ok(());
        }
    }
    let Some(Made { text, characters }) = made else {
        update::copy::too_much(model);
        return Ok(());
    };
    let is_sent = copier.ways.terminal && text.len() <= MOST;
    if is_sent {
        session.copy(&text)?;
    }
    let mut begun = Copied {
        characters,
        bytes: text.len(),
        sent: is_sent,
        by: By::Nobody,
    };
    if !copier.ways.tools.is_empty() && copier.offer(text, begun).is_ok() {
        begun.by = By::Asked;
    }
    update::copy::begin(model, begun);
    Ok(())
}

/// There is no thread for it.
fn fail(model: &mut Model) {
    let _no_effect = update::update(model, Msg::WorkerFailed(Worker::Other));
}
