//! Keys, mouse and paste: a thread that blocks in crossterm and passes on what it reads.
//! crossterm reads standard input, or `/dev/tty` when that is no terminal, so data may come through a pipe.

use std::io;
use std::sync::Arc;
use std::thread;

use crossterm::event::{Event as Input, read as next};

use super::modes::Modes;
use super::{Event, Outbox, Stop, signals};

/// Starts the thread. It lives as long as the process.
pub(super) fn read(modes: Arc<Modes>, outbox: Outbox) -> io::Result<()> {
    thread::Builder::new().name("input".into()).spawn(move || {
        loop {
            match next() {
                // The signal thread tells it too, and is not held up by half a sequence.
                Ok(Input::Resize(..)) => {}
                Ok(input) => outbox.send(Event::Input(input)),
                // Closed, or lost to a shell that no longer exists: no key will ever come.
                Err(_) => signals::end(&modes, &outbox, Stop::Hangup),
            }
        }
    })?;
    Ok(())
}
