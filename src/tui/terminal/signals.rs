//! Signals, taken by a thread of their own: a loop that is busy, or stuck in a write, must not delay them.

use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::job;
use super::modes::Modes;
use super::{Event, Outbox, Stop};

/// Starts the thread. The handlers stay for the life of the process.
pub(super) fn watch(modes: Arc<Modes>, outbox: Outbox) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGHUP => end(&modes, &outbox, Stop::Hangup),
                    SIGINT => end(&modes, &outbox, Stop::Interrupt),
                    SIGQUIT => end(&modes, &outbox, Stop::Quit),
                    SIGTERM => end(&modes, &outbox, Stop::Terminate),
                    SIGTSTP => stop(&modes),
                    SIGCONT => resume(&modes, &outbox),
                    _ => outbox.send(Event::Resized),
                }
            }
        })?;
    Ok(())
}

/// Ends the process from outside the loop: gives it a moment to save while the terminal is restored, then exits.
///
/// This is the one exit beside `main`: the loop may be in a long computation or in a write to a terminal that does
/// not read, and would never return. `_exit` runs no exit handlers, which may wait for a lock another thread holds.
pub(super) fn end(modes: &Arc<Modes>, outbox: &Outbox, stop: Stop) -> ! {
    let start = Instant::now();
    outbox.send(Event::Stopped(stop));
    modes.bounded(Modes::leave);
    thread::sleep(Stop::GRACE.saturating_sub(start.elapsed()));
    low_level::exit(stop.exit_code().into())
}

/// Restores and stops all threads at once. `kill` of the own process would let the others run on for a while.
/// Nothing is entered again here: only a SIGCONT tells that the shell has given the terminal back.
fn stop(modes: &Arc<Modes>) {
    if job::is_orphaned() {
        return;
    }
    modes.bounded(Modes::leave);
    let _refused = low_level::raise(SIGSTOP);
}

/// Also after a SIGSTOP nobody saw, with modes that someone else has changed in the meantime.
fn resume(modes: &Arc<Modes>, outbox: &Outbox) {
    let outbox = outbox.clone();
    modes.bounded(move |modes| {
        // A terminal that is gone is the watchdog's case.
        let _gone = modes.enter();
        outbox.send(Event::Resumed);
    });
}
