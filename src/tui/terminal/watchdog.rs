//! Notices that the terminal is gone, also when SIGHUP never comes (ignored by the parent, or not our terminal).
//! Reading keys would spin on the end of file, and no timeout of the loop would see it.

use std::io;
use std::sync::Arc;
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::stdio;

use super::job;
use super::modes::Modes;
use super::{Outbox, Stop, signals};

const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

/// Linux wakes the poll when the other side closes; elsewhere a poll that asks for nothing may not be woken.
const WAIT: Timespec = if cfg!(target_os = "linux") {
    Timespec {
        tv_sec: 30,
        tv_nsec: 0,
    }
} else {
    Timespec {
        tv_sec: 0,
        tv_nsec: 500_000_000,
    }
};

/// Starts the thread.
pub(super) fn watch(modes: Arc<Modes>, outbox: Outbox) -> io::Result<()> {
    thread::Builder::new()
        .name("watchdog".into())
        .spawn(move || {
            while !is_gone(&modes) {}
            signals::end(&modes, &outbox, Stop::Hangup);
        })?;
    Ok(())
}

/// Waits for the end of either side, and looks now and then whether the shell that could bring us back is gone.
fn is_gone(modes: &Modes) -> bool {
    let (input, output) = (modes.input(), stdio::stdout());
    let nothing = PollFlags::empty();
    let mut ends = [PollFd::new(&input, nothing), PollFd::new(&output, nothing)];
    match poll(&mut ends, Some(&WAIT)) {
        Ok(0) => job::is_orphaned() && !job::is_in_foreground(),
        Ok(_) => ends.iter().any(|end| end.revents().intersects(GONE)),
        // Cut short by a signal.
        Err(_) => false,
    }
}
