//! Panics. In the loop's thread the terminal is given back first and one line tells what happened; in any other
//! thread the terminal stays as it is and the loop hears of it.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::{self, Write as _};
use std::io::{self, Write as _};
use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::thread;

use crate::domain::raw::Raw;

use super::modes::Modes;
use super::{Event, Outbox};

/// A panic, fit to be shown: hidden characters are visible and everything is on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crash {
    /// What the panic said.
    pub message: String,
    /// Source file, line and column.
    pub place: String,
    /// The thread's name.
    pub thread: String,
}

impl fmt::Display for Crash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "internal error in {} at {}: {}",
            self.thread, self.place, self.message
        )
    }
}

impl Crash {
    fn new(info: &PanicHookInfo<'_>) -> Self {
        let payload = info.payload();
        let message = payload.downcast_ref::<&str>().copied();
        let message = message.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        let place = info
            .location()
            .map_or_else(|| "?".to_owned(), ToString::to_string);
        Self {
            message: visible(message.unwrap_or("(no message)")),
            place: visible(&place),
            thread: visible(thread::current().name().unwrap_or("?")),
        }
    }
}

/// Replaces the panic hook for the life of the process. Called by the thread of the loop.
pub(super) fn install(modes: Arc<Modes>, outbox: Outbox, line: fn(&Crash) -> String) {
    let own = thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        let crash = Crash::new(info);
        if thread::current().id() == own || modes.is_closed() {
            modes.close();
            let mut text = line(&crash);
            let trace = Backtrace::capture();
            if trace.status() == BacktraceStatus::Captured {
                let _infallible = write!(text, "\n{trace}");
            }
            // Nobody is left to be told that this failed.
            let _unheard = writeln!(io::stderr().lock(), "{text}");
        } else {
            outbox.send(Event::Crashed(crash));
        }
    }));
}

/// On one line, without control characters: a message may quote any file.
fn visible(text: &str) -> String {
    Raw::new(text).shown().into_string()
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn a_message_cannot_steer_the_terminal() {
        assert_eq!(
            visible("a\x1b]0;x\x07\r\nb\u{9b}1m\u{202e}"),
            "a␛]0;x␇␍␊b⟨9B⟩1m⟨202E⟩"
        );
        assert_eq!(visible("Rødovre æøå €"), "Rødovre æøå €");
    }
}
