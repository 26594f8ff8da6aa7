//! Where the data comes from: reads the source in a thread of its own, and watches its files in another.

use std::io;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::domain::place::Date;
use crate::export;
use crate::export::corrections::{self, Entry, Unwritten};
use crate::load::watch::{self, Outcome, Reread, Stamps, Watch};
use crate::load::{Error, Progress, Source, Stage};
use crate::query::cube;
use crate::tui::clipboard::Ways;
use crate::tui::run::copy::Copier;
use crate::tui::run::{News, save};
use crate::tui::saving::Order;

/// The name of the thread that reads, as a crash tells it.
pub(super) const LOADER: &str = "loader";
/// The name of the thread that saves.
pub(super) const SAVER: &str = "saver";
const LOADER_STACK: usize = 8 << 20;
/// How often the files are looked at.
const PERIOD: Duration = Duration::from_millis(500);

/// A source that can be read while the screen goes on.
pub(super) struct Feed {
    pub(super) source: Source,
    pub(super) reread: Reread,
    sender: Sender<News>,
    running: Option<Running>,
    saver: Option<JoinHandle<()>>,
    /// Who makes what is copied.
    pub(super) copier: Copier,
    watch: Option<Arc<Mutex<Watch>>>,
    /// What is watched, once it is.
    watched: Option<Arc<Mutex<Source>>>,
}

/// A reading on its way.
struct Running {
    thread: JoinHandle<()>,
    progress: Arc<Progress>,
    is_cancelled: bool,
    /// It was cancelled and is wanted after all, as soon as it has ended.
    is_wanted: bool,
}

impl Feed {
    pub(super) fn new(source: Source, sender: Sender<News>) -> Self {
        Self {
            reread: Reread::of(&source),
            source,
            copier: Copier::new(sender.clone(), Ways::of(|name| std::env::var_os(name))),
            sender,
            running: None,
            saver: None,
            watch: None,
            watched: None,
        }
    }

    /// Starts to read. [`News::Read`] follows, unless the thread crashes.
    pub(super) fn begin(&mut self) -> io::Result<()> {
        let progress = Arc::new(Progress::default());
        let (source, sender) = (self.source.clone(), self.sender.clone());
        let shared = Arc::clone(&progress);
        let thread = thread::Builder::new()
            .name(LOADER.into())
            .stack_size(LOADER_STACK)
            .spawn(move || {
                let outcome = watch::read(&source, &shared);
                if let Ok(loaded) = &outcome.loaded {
                    cube::prepare(&loaded.dataset);
                }
                // A loop that no longer listens is on its way out.
                let _unheard = sender.send(News::Read(Box::new(outcome)));
            })?;
        self.running = Some(Running {
            thread,
            progress,
            is_cancelled: false,
            is_wanted: false,
        });
        Ok(())
    }

    /// Starts to save what is ordered. [`News::Saved`] follows, unless the thread crashes.
    pub(super) fn save(&mut self, order: Order, today: Date) -> io::Result<()> {
        let inputs = export::inputs(&self.source);
        let sender = self.sender.clone();
        let save = move || {
            let saved = save::save(&order, inputs, today);
            let _unheard = sender.send(News::Saved(Box::new(saved)));
        };
        let thread = thread::Builder::new().name(SAVER.into());
        self.saver = Some(thread.spawn(save)?);
        Ok(())
    }

    /// Writes a correction to a file, which is from now on a part of the source.
    pub(super) fn correct(&mut self, path: &Path, entry: &Entry) -> Result<(), Unwritten> {
        let data = Source {
            corrections: None,
            ..self.source.clone()
        };
        corrections::write(path, entry, &export::inputs(&data))?;
        self.source.corrections = Some(path.to_owned());
        self.reread = Reread::of(&self.source);
        if let Some(watched) = &self.watched {
            (*lock(watched)).clone_from(&self.source);
        }
        Ok(())
    }

    /// The saver has told what came of it, or has crashed: in a moment it is at its end.
    pub(super) fn has_saved(&mut self) {
        self.saver = None;
    }

    /// Waits for a save on its way, whose outcome nobody is left to be told.
    pub(super) fn finish_saving(&mut self) {
        if let Some(saver) = self.saver.take() {
            let _crashed = saver.join();
        }
    }

    /// The thread is at its end, with an outcome on its way or without one.
    pub(super) fn is_over(&self) -> bool {
        let running = self.running.as_ref();
        running.is_none_or(|running| running.thread.is_finished())
    }

    /// How far reading has come; nothing when nothing is read.
    pub(super) fn stage(&self) -> Option<Stage> {
        self.running
            .as_ref()
            .map(|running| running.progress.stage())
    }

    /// Asks the thread to stop. It ends with an outcome, which counts no more.
    pub(super) fn cancel(&mut self) {
        if let Some(running) = &mut self.running {
            running.progress.cancel();
            running.is_cancelled = true;
            running.is_wanted = false;
        }
    }

    /// Asks to read again as soon as a cancelled reading has ended; false where the one on its way is not cancelled.
    pub(super) fn begin_again(&mut self) -> bool {
        let cancelled = self.running.as_mut().filter(|running| running.is_cancelled);
        cancelled.is_some_and(|running| {
            running.is_wanted = true;
            true
        })
    }

    /// True where the reading that has just ended was cancelled, and another is wanted in its place.
    pub(super) fn is_wanted_again(&self) -> bool {
        self.running
            .as_ref()
            .is_some_and(|running| running.is_wanted)
    }

    /// The thread has ended with an outcome.
    pub(super) fn has_read(&mut self, mut outcome: Outcome) -> Outcome {
        let is_cancelled = self.running.take().is_some_and(|ended| ended.is_cancelled);
        if is_cancelled {
            outcome.loaded = Err(Error::Cancelled);
        }
        if let Some(watch) = &self.watch {
            let mut watch = lock(watch);
            if is_cancelled {
                watch.decline(outcome.stamps.clone());
            } else if outcome.is_settled {
                watch.has_read(outcome.stamps.clone());
            }
            // While it was read, nothing was listened to.
            watch.tell_again();
        }
        outcome
    }

    /// The thread has crashed. It would again on the same files.
    pub(super) fn has_crashed(&mut self) {
        self.running = None;
        if let Some(watch) = &self.watch {
            let mut watch = lock(watch);
            watch.decline(Stamps::of(&self.source));
            watch.tell_again();
        }
    }

    /// There is still something to read: what was said of it may be older than its reading.
    pub(super) fn is_due(&self) -> bool {
        let watch = self.watch.as_ref();
        watch.is_some_and(|watch| lock(watch).is_due())
    }

    /// Watches the files from now on; `read` are those that were read.
    pub(super) fn watch(&mut self, read: Stamps) -> io::Result<()> {
        let watch = Arc::new(Mutex::new(Watch::new(read)));
        self.watch = Some(Arc::clone(&watch));
        let source = Arc::new(Mutex::new(self.source.clone()));
        self.watched = Some(Arc::clone(&source));
        let sender = self.sender.clone();
        thread::Builder::new().name("watch".into()).spawn(move || {
            loop {
                thread::sleep(PERIOD);
                let source = lock(&source).clone();
                let now = Stamps::of(&source);
                let news = lock(&watch).news(now);
                if news.is_some_and(|look| sender.send(News::Look(look)).is_err()) {
                    return;
                }
            }
        })?;
        Ok(())
    }
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::watch::Look;
    use std::sync::mpsc::{self, Receiver};

    /// A feed whose file has changed since it was read; nobody looks at it but the test.
    fn changed() -> (tempfile::TempDir, Feed, Arc<Mutex<Watch>>, Receiver<News>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("svar.csv");
        std::fs::write(&path, "kommune;område;initiativ;bruttoudgifter\n").unwrap();
        let (sender, receiver) = mpsc::channel();
        let mut feed = Feed::new(Source::of(path), sender);
        let watch = Arc::new(Mutex::new(Watch::new(Stamps::default())));
        feed.watch = Some(Arc::clone(&watch));
        for _ in 0..2 {
            lock(&watch).look(Stamps::of(&feed.source));
        }
        assert!(feed.is_due());
        (folder, feed, watch, receiver)
    }

    /// Reads to the end, cancelled or not, and gives back what the next look says.
    fn read(is_cancelled: bool) -> Option<Look> {
        let (_folder, mut feed, watch, receiver) = changed();
        feed.begin().unwrap();
        if is_cancelled {
            feed.cancel();
        }
        let Ok(News::Read(outcome)) = receiver.recv() else {
            panic!("there was no reading");
        };
        let outcome = feed.has_read(*outcome);
        let said_so = matches!(outcome.loaded, Err(Error::Cancelled));
        assert_eq!(said_so, is_cancelled);
        assert!(!feed.is_due());
        lock(&watch).news(Stamps::of(&feed.source))
    }

    #[test]
    fn what_was_read_is_the_same_and_what_was_cancelled_is_declined() {
        assert_eq!(read(false), Some(Look::Same));
        assert_eq!(read(true), Some(Look::Declined));
    }

    #[test]
    fn a_cancelled_reading_is_wanted_again_until_it_is_cancelled_again() {
        let (_folder, mut feed, _watch, receiver) = changed();
        assert!(!feed.begin_again());
        feed.begin().unwrap();
        assert!(!feed.begin_again(), "it is on its way");
        feed.cancel();
        assert!(!feed.is_wanted_again());
        assert!(feed.begin_again() && feed.is_wanted_again());
        feed.cancel();
        assert!(!feed.is_wanted_again());
        let Ok(News::Read(outcome)) = receiver.recv() else {
            panic!("there was no reading");
        };
        let outcome = feed.has_read(*outcome);
        assert!(matches!(outcome.loaded, Err(Error::Cancelled)));
        assert!(!feed.begin_again());
    }

    #[test]
    fn files_that_crash_their_reader_are_not_read_again_before_they_change() {
        let (_folder, mut feed, watch, _receiver) = changed();
        feed.has_crashed();
        assert!(!feed.is_due());
        let news = lock(&watch).news(Stamps::of(&feed.source));
        assert_eq!(news, Some(Look::Declined));
    }
}
