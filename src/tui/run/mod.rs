//! How the screen is run: events in, messages to the model, effects and frames out. The only I/O of this layer.

mod act;
mod ahead;
mod copy;
mod counter;
mod feed;
mod input;
mod keep;
mod opening;
mod pulse;
mod save;
mod screen;
mod show;
#[cfg(test)]
mod tests;

pub use input::press;

use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use crate::domain::dataset::Dataset;
use crate::load::watch::{Look, Outcome, Reread};
use crate::load::{self, Source};
use crate::query::view::View;
use crate::store::Folders;
use crate::text::Language;
use crate::text::bar::cells::Glyphs;
use crate::text::reading;
use crate::tui::asked::Pace;
use crate::tui::cursor::Cursor;
use crate::tui::keys::Keys;
use crate::tui::model::{Model, Options};
use crate::tui::run::copy::Came;
use crate::tui::run::counter::{Counted, Counter};
use crate::tui::run::feed::Feed;
use crate::tui::run::keep::Keeper;
use crate::tui::run::pulse::Pulse;
use crate::tui::run::show::Show;
use crate::tui::saving::{Saved, Unsaved};
use crate::tui::terminal::{self, Crash, Event, Session};
use crate::tui::theme::Theme;
use crate::tui::update::{bookmark, reload};

/// How often progress is drawn while something is read.
const TICK: Duration = Duration::from_millis(100);

/// Asks for the first view of a data set; the reason in words when there is none.
pub type FirstView = Box<dyn Fn(&Dataset) -> Result<First, String>>;

/// What the screen begins with.
#[derive(Clone, Debug, Default)]
pub struct First {
    /// The view.
    pub view: View,
    /// The row to stand on, by its name.
    pub row: Option<String>,
    /// What there is to say of it.
    pub said: Option<String>,
}

impl First {
    /// The same once everything is read, where nobody has moved since: the row that was asked for may be there now.
    fn settle_whole(&self, model: &mut Model) {
        model.timeline.now_mut().cursor = Cursor::default();
        model.settle();
        self.settle(model);
    }

    /// The model of a view, where it stands, and what is said of it.
    pub fn settle(&self, model: &mut Model) {
        if let Some(row) = &self.row {
            bookmark::stand(model, row);
        }
        if let Some(said) = &self.said {
            model.status = Some(said.clone());
        }
    }
}

/// What to show, and how.
pub struct Start {
    /// What to open.
    pub source: Source,
    /// Read it again whenever it changes.
    pub watch: bool,
    /// The colours.
    pub theme: Theme,
    /// The keys.
    pub keys: Keys,
    /// The characters of bars.
    pub glyphs: Glyphs,
    /// Capture the mouse.
    pub mouse: bool,
    /// The first view of the data, or why there is none in words.
    pub first_view: FirstView,
    /// The one line on standard error after a panic in the loop.
    pub crash_line: fn(&Crash) -> String,
    /// Where bookmarks and the session are kept; nowhere without a home folder.
    pub folders: Option<Folders>,
}

/// Why the screen came to nothing; the terminal is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is no terminal to show it on.
    #[error(transparent)]
    Terminal(#[from] terminal::Error),
    /// The source cannot be read, or the user has cancelled.
    #[error(transparent)]
    Load(#[from] load::Error),
    /// What was asked for does not fit the data, in words.
    #[error("{0}")]
    View(String),
    /// The thread that reads has crashed; with what it said, where that was heard.
    #[error("the thread that reads has crashed")]
    Crashed(Option<Crash>),
}

/// How the screen ended before there was anything on it.
enum Ended {
    /// By a signal or the key that is one: the exit code.
    Code(u8),
    /// With a reason to tell.
    Failure(Failure),
}

impl From<Failure> for Ended {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// What reaches the loop.
enum News {
    /// The terminal has something to say.
    Terminal(Event),
    /// The source was read.
    Read(Box<Outcome>),
    /// The files of the source were looked at.
    Look(Look),
    /// Something came of copying.
    Copied(Came),
    /// A question was answered beside the screen.
    Counted(Box<Counted>),
    /// Something was saved, or not.
    Saved(Box<Result<Saved, Unsaved>>),
}

impl From<Event> for News {
    fn from(event: Event) -> Self {
        Self::Terminal(event)
    }
}

/// Reads the source and shows it until told to end; the exit code.
///
/// # Errors
/// [`Failure`] when there is no terminal or nothing to show; the terminal is as it was then.
pub fn run(start: Start, language: Language) -> Result<u8, Failure> {
    match open(start, language) {
        Ok(code) | Err(Ended::Code(code)) => Ok(code),
        Err(Ended::Failure(failure)) => Err(failure),
    }
}

fn open(mut start: Start, language: Language) -> Result<u8, Ended> {
    let (sender, receiver) = mpsc::channel::<News>();
    let mut feed = Feed::new(std::mem::take(&mut start.source), sender.clone());
    let settings = terminal::Options {
        mouse: start.mouse,
        crash_line: start.crash_line,
    };
    let enter = || Session::enter(settings, sender.clone()).map_err(Failure::Terminal);
    let opened = match opening::first_rows(&feed, &start) {
        Some(opened) => opened,
        None => opening::whole(&mut feed, &receiver, &start, &language, enter)?,
    };
    let (loaded, first) = (opened.loaded, opened.first);
    let options = Options {
        view: first.view.clone(),
        theme: start.theme,
        keys: start.keys,
        glyphs: start.glyphs,
        mouse: start.mouse,
        report: Arc::new(loaded.report),
        against: Arc::new(loaded.against),
        reread: feed.reread,
    };
    let session = match opened.session {
        Some(session) => session,
        None => enter()?,
    };
    if start.watch && feed.reread == Reread::Anytime {
        let watched = feed.watch(opened.stamps);
        watched.map_err(|error| Failure::Terminal(terminal::Error::Threads(error)))?;
    }
    let (width, height) = crossterm::terminal::size().unwrap_or((80, 24));
    let data = Arc::new(loaded.dataset);
    let window = (width, height);
    let pace = Pace::at_start(&data, &options.against);
    let mut model = Model::at_pace(data, language, options, window, pace);
    model.opened_by(reading::arguments(&feed.source).unwrap_or_default());
    first.settle(&mut model);
    if !opened.is_settled {
        reload::unsettled(&mut model);
    }
    let rest = model.data.is_partial().then_some(first);
    // Dropped last, it keeps the session on every way out.
    let mut keeper = Keeper::new(start.folders);
    model.answer(Pace::IfQuick);
    let mut counter = Counter::new(sender, Pulse::default());
    let code = Show {
        session,
        model: &mut model,
        feed: &mut feed,
        keeper: &mut keeper,
        counter: &mut counter,
        receiver: &receiver,
        rest,
    }
    .run();
    // The process is at its end: taking millions of rows apart would only keep the user from the shell.
    std::mem::forget(model);
    Ok(code?)
}
