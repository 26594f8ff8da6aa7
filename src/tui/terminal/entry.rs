//! The way into the terminal: what of it needs no data is made ready in a thread of its own, beside the loading.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use signal_hook::iterator::Signals;

use super::canvas::{Canvas, area};
use super::modes::{Modes, size};
use super::{Error, Event, Options, Outbox, Session, job, panic, signals};

static ENTERED: AtomicBool = AtomicBool::new(false);

/// A terminal that is about to be entered. It stays as it is, and given up it takes no more than being dropped.
pub struct Entry {
    options: Options,
    outbox: Outbox,
    /// Until it is entered.
    ready: Option<Receiver<Result<Ready, Error>>>,
    /// Told that the loading is over.
    wanted: Sender<()>,
}

/// What was made ready.
struct Ready {
    modes: Arc<Modes>,
    canvas: Canvas,
}

impl Entry {
    /// Begins to make ready. From now on signals are reported to `sender`.
    #[must_use]
    pub fn begin<M>(options: Options, sender: Sender<M>) -> Self
    where
        M: From<Event> + Send + 'static,
    {
        let outbox = Outbox::new(sender);
        let (tell, ready) = mpsc::channel();
        let (wanted, is_wanted) = mpsc::channel();
        let (teller, heard) = (tell.clone(), outbox.clone());
        // The thread of signals has nothing to do before.
        let thread = move || {
            // In the background the process stops here, and a source that is refused is to be told before.
            if !job::is_in_foreground() && is_wanted.recv().is_err() {
                return;
            }
            match Ready::new(options.mouse) {
                Ok((ready, signals)) => {
                    let modes = Arc::clone(&ready.modes);
                    let _given_up = teller.send(Ok(ready));
                    signals::follow(signals, &modes, &heard);
                }
                Err(error) => {
                    let _given_up = teller.send(Err(error));
                }
            }
        };
        if let Err(error) = thread::Builder::new().name("signals".into()).spawn(thread) {
            let _given_up = tell.send(Err(Error::Threads(error)));
        }
        Self {
            options,
            outbox,
            ready: Some(ready),
            wanted,
        }
    }

    /// Enters the terminal, as soon as all is ready. The thread that calls it is the loop's.
    ///
    /// # Errors
    /// When standard output is no terminal, no terminal gives keys, or the system refuses; the terminal is then as
    /// it was.
    pub fn enter(&mut self) -> Result<Session, Error> {
        let ready = self.ready.take().ok_or(Error::Again)?;
        let _is_ready = self.wanted.send(());
        let crashed = || Error::Threads(io::ErrorKind::Other.into());
        let Ready { modes, canvas } = ready.recv().map_err(|_| crashed())??;
        if ENTERED.swap(true, SeqCst) {
            return Err(Error::Again);
        }
        let outbox = self.outbox.clone();
        panic::install(Arc::clone(&modes), outbox.clone(), self.options.crash_line);
        modes.open();
        // From here on dropping it undoes what follows.
        let session = Session::new(modes, canvas, outbox);
        session.enter()?;
        Ok(session)
    }
}

impl Ready {
    /// Looks at the terminal, changes nothing of it, and catches the signals.
    fn new(mouse: bool) -> Result<(Self, Signals), Error> {
        if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
            return Err(Error::Dumb);
        }
        let modes = Arc::new(Modes::new(mouse)?);
        // Makes crossterm open its source, so that a failure is told here and not by the thread that reads.
        crossterm::event::poll(Duration::ZERO).map_err(Error::Input)?;
        let signals = signals::catch().map_err(Error::Threads)?;
        let canvas = size().and_then(|size| Canvas::new(area(size)));
        let canvas = canvas.map_err(Error::Modes)?;
        Ok((Self { modes, canvas }, signals))
    }
}
