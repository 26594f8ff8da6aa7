//! The first reading: of a large file its first rows; else all of it, in silence when that is quick, or behind a screen
//! that shows how far it has come.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crossterm::event::{Event as Input, KeyEventKind};

use crate::load::watch::{self, Outcome, Reread, Stamps};
use crate::load::{self, Error, Loaded, Progress};
use crate::query::view::Page;
use crate::text::Language;
use crate::text::command::Command;
use crate::tui::keymap::{self, Mode};
use crate::tui::keys::Keys;
use crate::tui::msg::Msg;
use crate::tui::run::feed::{Feed, LOADER};
use crate::tui::run::{Ended, Failure, First, News, Start, TICK};
use crate::tui::terminal::{self, Event, Session, Stop};
use crate::tui::view::loading::{Loading, draw};

/// How long the first frame may wait to be the finished one.
const GRACE: Duration = Duration::from_millis(60);

/// What the screen opens with.
pub(super) struct Opened {
    /// The terminal, where it shows something already.
    pub(super) session: Option<Session>,
    pub(super) loaded: Loaded,
    pub(super) first: First,
    /// The files before they were read.
    pub(super) stamps: Stamps,
    pub(super) is_settled: bool,
}

/// The first rows of a file that takes long to read, where they can answer the first view: a place that stands further
/// down is no mistake, and neither is a page that judges the whole.
pub(super) fn first_rows(feed: &Feed, start: &Start) -> Option<Opened> {
    if feed.reread != Reread::Anytime {
        return None;
    }
    let stamps = Stamps::of(&feed.source);
    let loaded = load::first(&feed.source)?;
    let first = (start.first_view)(&loaded.dataset).ok()?;
    (first.view.page == Page::Rows).then_some(Opened {
        session: None,
        loaded,
        first,
        stamps,
        is_settled: true,
    })
}

/// Everything, with the terminal where it had to be shown how far that is.
pub(super) fn whole(
    feed: &mut Feed,
    receiver: &Receiver<News>,
    start: &Start,
    language: &Language,
    enter: impl Fn() -> Result<Session, Failure>,
) -> Result<Opened, Ended> {
    let (session, outcome) = if let Some(outcome) = quick(feed, receiver)? {
        (None, outcome)
    } else {
        let mut session = enter()?;
        let outcome = wait(&mut session, feed, receiver, start, language)?;
        (Some(session), outcome)
    };
    let outcome = feed.has_read(outcome);
    let loaded = outcome.loaded.map_err(Failure::Load)?;
    let first = (start.first_view)(&loaded.dataset).map_err(Failure::View)?;
    Ok(Opened {
        session,
        loaded,
        first,
        stamps: outcome.stamps,
        is_settled: outcome.is_settled,
    })
}

/// Reads the source before anything is drawn, if it is quick; nothing when it is not.
fn quick(feed: &mut Feed, receiver: &Receiver<News>) -> Result<Option<Outcome>, Failure> {
    // The example inside the program needs no thread, and neither does a system that gives none.
    if feed.reread == Reread::Embedded || feed.begin().is_err() {
        return Ok(Some(watch::read(&feed.source, &Progress::default())));
    }
    match receiver.recv_timeout(GRACE) {
        Ok(News::Read(outcome)) => Ok(Some(*outcome)),
        Ok(
            News::Terminal(_) | News::Look(_) | News::Saved(_) | News::Copied(_) | News::Counted(_),
        )
        | Err(RecvTimeoutError::Timeout) => Ok(None),
        // The feed holds a sender itself.
        Err(RecvTimeoutError::Disconnected) => Err(Failure::Load(Error::Cancelled)),
    }
}

/// Shows how far it has come until it is done, or the user has had enough.
fn wait(
    session: &mut Session,
    feed: &mut Feed,
    receiver: &Receiver<News>,
    start: &Start,
    language: &Language,
) -> Result<Outcome, Ended> {
    loop {
        let loading = Loading {
            source: &feed.source,
            stage: feed.stage().unwrap_or_default(),
            language,
            theme: start.theme,
            keys: &start.keys,
            glyphs: start.glyphs,
        };
        if session.draw(|frame| draw(&loading, frame)).is_err() {
            return Err(Ended::Code(Stop::Hangup.exit_code()));
        }
        let was_over = feed.is_over();
        match receiver.recv_timeout(TICK) {
            Ok(News::Read(outcome)) => return Ok(*outcome),
            Ok(News::Terminal(Event::Stopped(stop))) => return Err(Ended::Code(stop.exit_code())),
            Ok(News::Terminal(Event::Crashed(crash))) if crash.thread == LOADER => {
                return Err(Ended::Failure(Failure::Crashed(Some(crash))));
            }
            // It crashed before there was a screen to hear of it: an outcome would have come before its end.
            Err(_) if was_over => return Err(Ended::Failure(Failure::Crashed(None))),
            Ok(News::Terminal(Event::Input(input))) => key(session, &start.keys, &input)?,
            Ok(
                News::Terminal(Event::Resized | Event::Resumed | Event::Crashed(_))
                | News::Look(_)
                | News::Saved(_)
                | News::Copied(_)
                | News::Counted(_),
            )
            | Err(_) => {}
        }
    }
}

/// Esc and q cancel with a word, Ctrl-C as it ends any command.
fn key(session: &mut Session, keys: &Keys, input: &Input) -> Result<(), Ended> {
    let Input::Key(key) = input else {
        return Ok(());
    };
    if key.kind == KeyEventKind::Release {
        return Ok(());
    }
    match keymap::msg(keys, Mode::Loading, key) {
        Some(Msg::Command(Command::Back)) => Err(Ended::Failure(Failure::Load(Error::Cancelled))),
        Some(Msg::Command(Command::Quit)) => Err(Ended::Code(Stop::Interrupt.exit_code())),
        Some(Msg::Command(Command::Suspend)) => session
            .suspend()
            .map_err(|error| Ended::Failure(Failure::Terminal(terminal::Error::Modes(error)))),
        Some(Msg::Command(Command::Redraw)) => {
            session.repaint();
            Ok(())
        }
        _ => Ok(()),
    }
}
