//! The modes of the terminal and every byte that is written to it: raw, alternate screen, mouse, paste, cursor.
//! Shared by the loop, the signal thread and the panic hook; it does not know what a frame shows.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard, TryLockError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::{self, Action, OptionalActions, QueueSelector, Termios, Winsize};
use rustix::{process, stdio};

use super::Error;
use super::job;

/// CAN first: it ends a sequence that was cut in the middle.
const ENTER: &str = "\x18\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[0m\x1b[2J";
/// Clicks, drags and the wheel with exact positions; not every movement (1003), which would wake the loop for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l";
/// CAN first here too; then an open synchronized update, colours.
const LEAVE: &str = "\x18\x1b[?2026l\x1b[0m\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[?1049l\x1b[?25h";

/// How long a restore waits for a frame that is being written.
const PATIENCE: Duration = Duration::from_millis(250);
/// How long anyone waits for a whole restore.
const LIMIT: Duration = Duration::from_millis(300);

/// The terminal's modes, before and during the session.
pub(super) struct Modes {
    input: Input,
    cooked: Termios,
    raw: Termios,
    mouse: AtomicBool,
    /// Whether our modes are set; nothing is drawn when they are not.
    entered: AtomicBool,
    /// Whether the session is over; nothing enters again.
    closed: AtomicBool,
    /// Whether the screen no longer holds the last frame.
    stale: AtomicBool,
    /// Held while bytes go out, never while other code runs.
    writing: Mutex<()>,
}

/// Where keys come from; the same choice as crossterm makes.
enum Input {
    Stdin,
    Tty(OwnedFd),
}

impl Modes {
    /// Looks at the terminal and changes nothing yet.
    pub(super) fn new(mouse: bool) -> Result<Self, Error> {
        if !termios::isatty(stdio::stdout()) {
            return Err(Error::Output);
        }
        let input = if termios::isatty(stdio::stdin()) {
            Input::Stdin
        } else {
            let tty = File::options().read(true).write(true).open("/dev/tty");
            Input::Tty(tty.map_err(Error::Input)?.into())
        };
        if !job::is_in_foreground() {
            // Started in the background: until the shell hands the terminal over, the line has the settings of the
            // shell's own editor. Stops here until then, as a read would.
            let _refused = process::kill_current_process_group(process::Signal::TTIN);
        }
        let cooked =
            termios::tcgetattr(input.as_fd()).map_err(|error| Error::Modes(error.into()))?;
        let mut raw = cooked.clone();
        raw.make_raw();
        Ok(Self {
            input,
            cooked,
            raw,
            mouse: AtomicBool::new(mouse),
            entered: AtomicBool::new(false),
            closed: AtomicBool::new(false),
            stale: AtomicBool::new(true),
            writing: Mutex::new(()),
        })
    }

    /// Sets the modes, at the start and after every stop.
    pub(super) fn enter(&self) -> io::Result<()> {
        let _quiet = self.quiet();
        if self.closed.load(SeqCst) {
            return Ok(());
        }
        termios::tcsetattr(self.input.as_fd(), OptionalActions::Now, &self.raw)?;
        // Before the bytes, so that a failure half way is undone as well.
        self.entered.store(true, SeqCst);
        write(ENTER.as_bytes())?;
        if self.mouse.load(SeqCst) {
            write(MOUSE_ON.as_bytes())?;
        }
        self.stale.store(true, SeqCst);
        Ok(())
    }

    /// Gives the terminal back. Does nothing when it already is; waits for another thread that is doing it.
    pub(super) fn leave(&self) {
        let _quiet = self.quiet();
        if !self.entered.swap(false, SeqCst) {
            return;
        }
        // In the background the line settings are the shell's, and touching them would stop the process.
        let foreground = job::is_in_foreground();
        if foreground {
            // Now, not after the output has drained: nobody may be reading. A failure means that it is gone.
            let _gone = termios::tcsetattr(self.input.as_fd(), OptionalActions::Now, &self.cooked);
        }
        if foreground
            || !self
                .cooked
                .local_modes
                .contains(termios::LocalModes::TOSTOP)
        {
            let _gone = write(LEAVE.as_bytes());
        }
    }

    /// Makes a change, but comes back after a moment even if the terminal takes no bytes.
    pub(super) fn bounded(self: &Arc<Self>, change: impl Fn(&Self) + Clone + Send + 'static) {
        let (done, wait) = mpsc::channel::<()>();
        let run = {
            let (modes, change) = (Arc::clone(self), change.clone());
            move || {
                change(&modes);
                drop(done);
            }
        };
        match thread::Builder::new().name("modes".into()).spawn(run) {
            // The end of the thread hangs up the channel.
            Ok(_) => drop(wait.recv_timeout(LIMIT)),
            // Without a thread the change is worth more than the limit.
            Err(_) => change(self),
        }
    }

    /// Leaves for good.
    pub(super) fn close(&self) {
        self.closed.store(true, SeqCst);
        self.leave();
    }

    /// Whether the session is over.
    pub(super) fn is_closed(&self) -> bool {
        self.closed.load(SeqCst)
    }

    /// Writes a frame in one piece, or drops it when the terminal is not ours at the moment.
    pub(super) fn draw(&self, frame: &[u8]) -> io::Result<()> {
        self.write_when_entered(frame)
    }

    /// Switches mouse reports; off gives selecting text back to the terminal.
    pub(super) fn set_mouse(&self, on: bool) -> io::Result<()> {
        self.mouse.store(on, SeqCst);
        self.write_when_entered(if on { MOUSE_ON } else { MOUSE_OFF }.as_bytes())
    }

    /// Writes a sequence that draws nothing.
    pub(super) fn copy(&self, sequence: &[u8]) -> io::Result<()> {
        self.write_when_entered(sequence)
    }

    /// Marks the screen as unknown: the next frame paints all of it.
    pub(super) fn spoil(&self) {
        self.stale.store(true, SeqCst);
    }

    /// Whether the next frame must paint everything; asking answers it.
    pub(super) fn take_stale(&self) -> bool {
        self.stale.swap(false, SeqCst)
    }

    /// The terminal that gives keys.
    pub(super) fn input(&self) -> BorrowedFd<'_> {
        self.input.as_fd()
    }

    fn write_when_entered(&self, bytes: &[u8]) -> io::Result<()> {
        let _quiet = self
            .writing
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if self.entered.load(SeqCst) {
            write(bytes)
        } else {
            Ok(())
        }
    }

    /// Waits until no frame is half written. A terminal that does not read keeps the writer waiting; its queue is
    /// thrown away then, which also makes room for the restore. `None`: the writer is stuck, go on without.
    fn quiet(&self) -> Option<MutexGuard<'_, ()>> {
        let start = Instant::now();
        let mut patience = Duration::from_millis(60);
        loop {
            match self.writing.try_lock() {
                Ok(guard) => return Some(guard),
                Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) => {}
            }
            let waited = start.elapsed();
            if waited > PATIENCE {
                return None;
            }
            if waited > patience {
                patience += Duration::from_millis(20);
                discard_output();
            }
            thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Drops what the terminal has not read, and wakes the writer that waits for room (stop and start do that).
fn discard_output() {
    if job::is_in_foreground() {
        let output = stdio::stdout();
        let _gone = termios::tcflush(output, QueueSelector::OFlush)
            .and_then(|()| termios::tcflow(output, Action::OOff))
            .and_then(|()| termios::tcflow(output, Action::OOn));
    }
}

/// The size now, as the terminal says; zero where it does not know.
pub(super) fn size() -> io::Result<Winsize> {
    Ok(termios::tcgetwinsize(stdio::stdout())?)
}

impl Input {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Stdin => stdio::stdin(),
            Self::Tty(tty) => tty.as_fd(),
        }
    }
}

/// Past the standard library's buffer and lock: a signal may find a writer inside them.
fn write(mut bytes: &[u8]) -> io::Result<()> {
    let output = stdio::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(output, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = &bytes[count..],
            Err(Errno::INTR) => {}
            // Some parents leave the terminal non-blocking.
            Err(Errno::AGAIN) => drop(poll(&mut [PollFd::new(&output, PollFlags::OUT)], None)),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
