//! The terminal as a resource: entered once, given back on every way out.
//!
//! Four threads beside the loop: keys, signals, a watch for a terminal that is gone, and (for moments) a bounded
//! restore. They all speak to the loop through one channel and know nothing of what is drawn. The modes belong to
//! `modes`; nothing else writes to the terminal.

mod fault;
mod input;
mod job;
mod modes;
mod osc52;
mod panic;
mod session;
mod signals;
mod watchdog;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{SendError, Sender};

pub use panic::Crash;
pub use session::{Options, Session};

/// What the terminal has to say to the loop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key, a mouse report or pasted text; never a change of size.
    Input(crossterm::event::Event),
    /// The window has another size. It carries none: the frame's area is the only true one at the time of drawing.
    Resized,
    /// Back after a stop; the modes are set again and the next draw paints everything.
    Resumed,
    /// A thread other than the loop's own has panicked; the terminal is untouched and the program goes on.
    Crashed(Crash),
    /// The end: save and return [`Stop::exit_code`]. The terminal is given back at the same time by another thread,
    /// which ends the process itself after [`Stop::GRACE`], whether the loop was heard or not.
    Stopped(Stop),
}

/// A reason to end that comes from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// SIGHUP, or the terminal is gone.
    Hangup,
    /// SIGINT from outside; the key Ctrl-C comes as [`Event::Input`].
    Interrupt,
    /// SIGQUIT.
    Quit,
    /// SIGTERM.
    Terminate,
}

impl Stop {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Hangup, Self::Interrupt, Self::Quit, Self::Terminate];

    /// How long the loop has from [`Event::Stopped`] until the process is ended under it.
    pub const GRACE: std::time::Duration = std::time::Duration::from_millis(400);

    /// The exit code a shell shows for this signal: 128 and its number.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Hangup => 129,
            Self::Interrupt => 130,
            Self::Quit => 131,
            Self::Terminate => 143,
        }
    }
}

/// Why the terminal could not be entered; nothing has been changed then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Standard output is a file or a pipe.
    #[error("standard output is not a terminal; found a file or a pipe")]
    Output,
    /// `TERM=dumb`: no cursor addressing.
    #[error("the terminal cannot place the cursor (TERM=dumb)")]
    Dumb,
    /// Neither standard input nor `/dev/tty` can give keys.
    #[error(
        "no terminal to read keys from: standard input is none and /dev/tty cannot be opened: {0}"
    )]
    Input(#[source] io::Error),
    /// The modes could not be read or set.
    #[error("the terminal refused its modes: {0}")]
    Modes(#[source] io::Error),
    /// A signal handler or a thread could not be made.
    #[error("signals or threads could not be set up: {0}")]
    Threads(#[source] io::Error),
    /// A session was entered before in this process; its threads live as long as the process.
    #[error("the terminal was entered before in this process")]
    Again,
}

/// The way into the loop, without its message type: the threads know [`Event`] only.
#[derive(Clone)]
struct Outbox(Arc<dyn Fn(Event) + Send + Sync>);

impl Outbox {
    fn new<M: From<Event> + Send + 'static>(sender: Sender<M>) -> Self {
        Self(Arc::new(move |event| {
            // A loop that no longer listens is on its way out and needs no news.
            let (Ok(()) | Err(SendError(_))) = sender.send(M::from(event));
        }))
    }

    fn send(&self, event: Event) {
        (self.0)(event);
    }
}

#[cfg(test)]
mod tests {
    use super::Stop;

    #[test]
    fn exit_codes_are_128_and_the_signal() {
        let numbers = [1, 2, 3, 15];
        for (stop, number) in Stop::ALL.into_iter().zip(numbers) {
            assert_eq!(stop.exit_code(), 128 + number);
        }
    }
}
