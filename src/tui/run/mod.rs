//! The loop: events in, messages to the model, effects and frames out. The only I/O of this layer.

mod ahead;
mod copy;
mod counter;
mod feed;
mod keep;
mod opening;
mod pulse;
mod save;
mod screen;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use crossterm::event::{
    Event as Input, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};
use tui_input::InputRequest;

use crate::document;
use crate::domain::dataset::Dataset;
use crate::load::watch::{Look, Outcome, Reread};
use crate::load::{self, Source};
use crate::query::view::View;
use crate::store::Folders;
use crate::text::Language;
use crate::text::bar::cells::Glyphs;
use crate::text::command::Command;
use crate::text::reading;
use crate::tui::asked::Pace;
use crate::tui::cursor::Cursor;
use crate::tui::keymap::{self, Mode};
use crate::tui::keys::Keys;
use crate::tui::model::{Model, Options};
use crate::tui::msg::{Effect, Msg, Worker};
use crate::tui::run::copy::{COPIER, Came};
use crate::tui::run::counter::{Counted, Counter};
use crate::tui::run::feed::{Feed, LOADER, SAVER};
use crate::tui::run::keep::Keeper;
use crate::tui::run::pulse::Pulse;
use crate::tui::run::screen::Screen;
use crate::tui::saving::{Saved, Unsaved};
use crate::tui::terminal::{self, Crash, Entry, Event};
use crate::tui::theme::Theme;
use crate::tui::update::{bookmark, correct, export as saving, find, reload, update};
use crate::tui::view::view;

/// How long a search goes on between two looks for keys.
const SLICE: Duration = Duration::from_millis(8);

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
    let mut entry = Entry::begin(settings, sender.clone());
    let opened = match opening::first_rows(&feed, &start) {
        Some(opened) => opened,
        None => opening::whole(&mut feed, &receiver, &start, &language, &mut entry)?,
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
        None => entry.enter().map_err(Failure::Terminal)?,
    };
    if start.watch && feed.reread == Reread::Anytime {
        let watched = feed.watch(opened.stamps);
        watched.map_err(|error| Failure::Terminal(terminal::Error::Threads(error)))?;
    }
    let (width, height) = session.size().unwrap_or((80, 24));
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
    let code = show(
        session,
        &mut model,
        &mut feed,
        &mut keeper,
        &mut counter,
        &receiver,
        rest,
    );
    // The process is at its end: taking millions of rows apart would only keep the user from the shell.
    std::mem::forget(model);
    Ok(code?)
}

/// The loop itself, until told to end. Where the model has only the first rows of a file, `rest` is what it began with:
/// the rest is read behind the first frame.
fn show<S: Screen>(
    mut session: S,
    model: &mut Model,
    feed: &mut Feed,
    keeper: &mut Keeper,
    counter: &mut Counter,
    receiver: &Receiver<News>,
    mut rest: Option<First>,
) -> Result<u8, Failure> {
    let mut is_leaving = false;
    // The frame on the screen is of the model as it is.
    let mut is_drawn = false;
    let mut begin = rest.is_some().then_some(Effect::Reload);
    if begin.is_some() {
        reload::progress(model, load::Stage::default());
    }
    loop {
        keeper.look(model, &feed.source);
        if let Some(said) = keeper.write_when_due(&model.language) {
            model.status = Some(said);
            is_drawn = false;
        }
        if is_leaving {
            saving::leave(model);
        }
        if model.reload.is_some()
            && let Some(stage) = feed.stage()
        {
            reload::progress(model, stage);
        }
        let end = Instant::now() + SLICE;
        let mut early = None;
        let is_working = find::work(model, || {
            early = receiver.try_recv().ok();
            early.is_some() || Instant::now() >= end
        });
        let grace = counter.follow(model);
        let grace = grace.or_else(|| counter.pulse.grace().filter(|_| feed.copier.is_at_work()));
        if grace.is_none() && !is_drawn {
            is_drawn = true;
            counter.pulse.has_drawn();
            if draw(&mut session, model).is_err() {
                drop(session);
                feed.finish_saving();
                return Ok(terminal::Stop::Hangup.exit_code());
            }
            session.listen()?;
            act(begin.take(), &session, model, feed, keeper)?;
        }
        let tick = model.reload.is_some().then_some(TICK);
        let at_once = is_working.then_some(Duration::ZERO);
        let patience = at_once
            .into_iter()
            .chain(tick)
            .chain(keeper.wait())
            .chain(grace)
            .min();
        let mut next = early.or_else(|| wait(receiver, patience));
        if next.is_some() {
            counter.pulse.begin();
        }
        is_drawn &= next.is_none() && !is_working && tick.is_none();
        while let Some(news) = next {
            let effect = match news {
                News::Terminal(Event::Stopped(stop)) => {
                    // Whoever sent the signal waits for a moment only, and ends it then.
                    drop(session);
                    feed.finish_saving();
                    return Ok(stop.exit_code());
                }
                News::Terminal(Event::Input(input)) if is_leaving => {
                    if is_interrupt(&input) {
                        return Ok(0);
                    }
                    None
                }
                News::Terminal(event) => {
                    if matches!(event, Event::Input(_)) {
                        rest = None;
                    }
                    heard(model, feed, &event)
                }
                News::Read(outcome) => has_read(model, feed, *outcome, &mut rest),
                News::Copied(came) => {
                    copy::came(came, &session, model, &mut feed.copier).map_err(refused)?;
                    None
                }
                News::Look(look) => looked(model, feed, look),
                News::Counted(answer) => answer.tell(model),
                News::Saved(outcome) => {
                    feed.has_saved();
                    saving::finish(model, &outcome);
                    if is_leaving && outcome.is_ok() {
                        return Ok(0);
                    }
                    None
                }
            };
            if effect == Some(Effect::Quit) {
                is_leaving = true;
            }
            if is_leaving && !model.saving {
                if effect == Some(Effect::Quit) {
                    return Ok(0);
                }
                // Nothing was saved, and the reason is to be read.
                is_leaving = false;
            }
            act(effect, &session, model, feed, keeper)?;
            // All that has come with it, so that one frame shows it all; but not for ever.
            let goes_on = counter.pulse.goes_on();
            next = goes_on.then(|| receiver.try_recv().ok()).flatten();
        }
    }
}

/// Waits for news; with some patience no longer than that.
fn wait(receiver: &Receiver<News>, patience: Option<Duration>) -> Option<News> {
    match patience {
        Some(patience) => receiver.recv_timeout(patience).ok(),
        None => receiver.recv().ok(),
    }
}

/// The source was read: its data is taken over, or a reading begins that was wanted in the place of a cancelled one.
fn has_read(
    model: &mut Model,
    feed: &mut Feed,
    outcome: Outcome,
    rest: &mut Option<First>,
) -> Option<Effect> {
    let is_wanted_again = feed.is_wanted_again();
    let outcome = feed.has_read(outcome);
    if is_wanted_again {
        return Some(Effect::Reload);
    }
    reload::finish(model, outcome);
    if let Some(first) = rest.take().filter(|_| !model.data.is_partial()) {
        first.settle_whole(model);
    }
    None
}

/// Something from the terminal, other than the end.
fn heard(model: &mut Model, feed: &mut Feed, event: &Event) -> Option<Effect> {
    match event {
        Event::Resized | Event::Resumed | Event::Stopped(_) => None,
        Event::Crashed(crash) => {
            let worker = match crash.thread.as_str() {
                LOADER => {
                    feed.has_crashed();
                    Worker::Loader
                }
                SAVER => {
                    feed.has_saved();
                    Worker::Saver
                }
                COPIER => {
                    feed.copier.has_crashed();
                    Worker::Other
                }
                _ => Worker::Other,
            };
            update(model, Msg::WorkerFailed(worker))
        }
        Event::Input(input) => take(model, input),
    }
}

/// Ctrl-C, which leaves at once.
fn is_interrupt(input: &Input) -> bool {
    matches!(input, Input::Key(key) if key.kind != KeyEventKind::Release
        && keymap::msg(&Keys::default(), Mode::Loading, key) == Some(Msg::Command(Command::Quit)))
}

/// The files were looked at: what has changed and stands still is read.
fn looked(model: &mut Model, feed: &Feed, look: Look) -> Option<Effect> {
    if feed.stage().is_some() || (look == Look::Changed && !feed.is_due()) {
        return None;
    }
    reload::look(model, look);
    (look == Look::Changed).then_some(Effect::Reload)
}

/// Does for the model what it cannot do itself.
fn act(
    effect: Option<Effect>,
    session: &impl Screen,
    model: &mut Model,
    feed: &mut Feed,
    keeper: &Keeper,
) -> Result<(), Failure> {
    match effect {
        None | Some(Effect::Quit) => {}
        Some(Effect::Suspend) => session.suspend().map_err(refused)?,
        Some(Effect::Redraw) => session.repaint(),
        Some(Effect::Mouse(on)) => session.set_mouse(on).map_err(refused)?,
        Some(Effect::CancelReload) => feed.cancel(),
        Some(Effect::Copy(what)) => copy::copy(what, model, &mut feed.copier),
        Some(Effect::Bookmark) => keeper.bookmark(model, &feed.source),
        Some(Effect::Bookmarks) => keeper.list(model, &feed.source),
        Some(Effect::Forget) => keeper.forget(model),
        Some(Effect::Export) => {
            if let Some(order) = saving::order(model)
                && feed.save(order, document::today()).is_err()
            {
                let _no_effect = update(model, Msg::WorkerFailed(Worker::Saver));
            }
        }
        Some(Effect::Correct) => {
            if let Some((path, entry)) = correct::entry(model) {
                let outcome = feed.correct(&path, &entry);
                let next = correct::finish(model, &path, &outcome, feed.reread);
                act(next, session, model, feed, keeper)?;
            }
        }
        Some(Effect::Reload) => {
            // One that was cancelled may still be on its way to its end.
            if feed.begin_again() {
                reload::progress(model, load::Stage::default());
            } else if feed.stage().is_some() {
                reload::wait(model);
            } else if feed.begin().is_err() {
                let _no_effect = update(model, Msg::WorkerFailed(Worker::Loader));
            } else {
                reload::progress(model, load::Stage::default());
            }
        }
    }
    Ok(())
}

/// The terminal does not do what it was asked for.
fn refused(error: std::io::Error) -> Failure {
    Failure::Terminal(terminal::Error::Modes(error))
}

/// Draws once; the frame tells the only true size of the window.
fn draw(session: &mut impl Screen, model: &mut Model) -> std::io::Result<()> {
    session.draw(|frame| {
        let area = frame.area();
        if (area.width, area.height) != (model.window.width, model.window.height) {
            let _no_effect = update(model, Msg::Resize(area.width, area.height));
        }
        model.read_passages();
        view(model, frame);
    })
}

/// A key, the mouse, or pasted text.
fn take(model: &mut Model, input: &Input) -> Option<Effect> {
    match input {
        Input::Key(key) => press(model, key),
        Input::Mouse(mouse) => update(model, mouse_msg(*mouse)?),
        Input::Paste(text) => {
            paste(model, text);
            None
        }
        Input::FocusGained | Input::FocusLost | Input::Resize(..) => None,
    }
}

/// A key, as the present mode reads it.
pub fn press(model: &mut Model, key: &KeyEvent) -> Option<Effect> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    // How far a text can be scrolled is told by the text.
    model.read_passages();
    let msg = keymap::msg(&model.keys, model.mode(), key)?;
    update(model, msg)
}

/// Pasted text is typed where text is typed, and never a command.
fn paste(model: &mut Model, text: &str) {
    if matches!(
        model.mode(),
        Mode::Filter { .. } | Mode::Find | Mode::Narrow | Mode::Bookmarks
    ) {
        for c in text.chars().filter(|c| !c.is_control()).take(256) {
            let _no_effect = update(model, Msg::Edit(InputRequest::InsertChar(c)));
        }
    }
}

fn mouse_msg(event: MouseEvent) -> Option<Msg> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Msg::Click(event.column, event.row)),
        MouseEventKind::ScrollDown => Some(Msg::Wheel(event.column, event.row, true)),
        MouseEventKind::ScrollUp => Some(Msg::Wheel(event.column, event.row, false)),
        _ => None,
    }
}
