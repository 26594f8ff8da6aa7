//! The loop: takes the news that have come, does what the model asks for, and draws what has changed.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use crate::load;
use crate::load::watch::{Look, Outcome};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Msg, Worker};
use crate::tui::run::act::{act, refused};
use crate::tui::run::copy::{self, COPIER};
use crate::tui::run::counter::Counter;
use crate::tui::run::feed::{Feed, LOADER, SAVER};
use crate::tui::run::input::{is_interrupt, take};
use crate::tui::run::keep::Keeper;
use crate::tui::run::screen::Screen;
use crate::tui::run::{Failure, First, News, TICK};
use crate::tui::terminal::{Event, Stop};
use crate::tui::update::{export as saving, find, reload, update};
use crate::tui::view::view;

/// How long a search goes on between two looks for keys.
const SLICE: Duration = Duration::from_millis(8);

/// A model on a screen, and those who work for it.
pub(super) struct Show<'s, S> {
    pub(super) session: S,
    pub(super) model: &'s mut Model,
    pub(super) feed: &'s mut Feed,
    pub(super) keeper: &'s mut Keeper,
    pub(super) counter: &'s mut Counter,
    pub(super) receiver: &'s Receiver<News>,
    /// What it began with, where the model has only the first rows of a file.
    pub(super) rest: Option<First>,
}

/// How the loop ends.
enum End {
    /// The user has left.
    Left,
    /// From outside; what is being saved is finished.
    Stopped(Stop),
}

/// What there is to do before the loop waits.
struct Work {
    /// What came while something was searched.
    early: Option<News>,
    /// The search is not done.
    is_searching: bool,
}

impl<S: Screen> Show<'_, S> {
    /// Goes on until told to end; the exit code. The rest of a file is read behind the first frame.
    pub(super) fn run(mut self) -> Result<u8, Failure> {
        let end = self.until_the_end()?;
        match end {
            End::Left => Ok(0),
            End::Stopped(stop) => {
                // Whoever sent the signal waits for a moment only, and ends it then.
                drop(self.session);
                self.feed.finish_saving();
                Ok(stop.exit_code())
            }
        }
    }

    fn until_the_end(&mut self) -> Result<End, Failure> {
        let mut is_leaving = false;
        // The frame on the screen is of the model as it is.
        let mut is_drawn = false;
        let mut begin = self.rest.is_some().then_some(Effect::Reload);
        if begin.is_some() {
            reload::progress(self.model, load::Stage::default());
        }
        loop {
            is_drawn &= !self.keep();
            if is_leaving {
                saving::leave(self.model);
            }
            let Work {
                early,
                is_searching,
            } = self.work();
            let grace = self.follow();
            if grace.is_none() && !is_drawn {
                is_drawn = true;
                self.counter.pulse.has_drawn();
                if self.draw().is_err() {
                    return Ok(End::Stopped(Stop::Hangup));
                }
                self.act(begin.take())?;
            }
            let tick = self.model.reload.is_some().then_some(TICK);
            let at_once = is_searching.then_some(Duration::ZERO);
            let reasons = [at_once, tick, self.keeper.wait(), grace];
            let patience = reasons.into_iter().flatten().min();
            let mut next = early.or_else(|| self.wait(patience));
            if next.is_some() {
                self.counter.pulse.begin();
            }
            is_drawn &= next.is_none() && !is_searching && tick.is_none();
            while let Some(news) = next {
                if let Some(end) = self.take(news, &mut is_leaving)? {
                    return Ok(end);
                }
                // All that has come with it, so that one frame shows it all; but not for ever.
                let goes_on = self.counter.pulse.goes_on();
                next = goes_on.then(|| self.receiver.try_recv().ok()).flatten();
            }
        }
    }

    /// Keeps what is to be kept of the session; true where there is something to say of it.
    fn keep(&mut self) -> bool {
        self.keeper.look(self.model, &self.feed.source);
        let said = self.keeper.write_when_due(&self.model.language);
        let is_said = said.is_some();
        if is_said {
            self.model.status = said;
        }
        is_said
    }

    /// Looks how far a reading has come, and searches on for a moment.
    fn work(&mut self) -> Work {
        if self.model.reload.is_some()
            && let Some(stage) = self.feed.stage()
        {
            reload::progress(self.model, stage);
        }
        let end = Instant::now() + SLICE;
        let mut early = None;
        let is_searching = find::work(self.model, || {
            early = self.receiver.try_recv().ok();
            early.is_some() || Instant::now() >= end
        });
        Work {
            early,
            is_searching,
        }
    }

    /// Draws once; the frame tells the only true size of the window. What another size shows for the first time is
    /// answered before, or counted from now on.
    fn draw(&mut self) -> std::io::Result<()> {
        let model = &mut *self.model;
        let mut is_whole = true;
        self.session.draw(|frame| {
            let area = frame.area();
            if (area.width, area.height) != (model.window.width, model.window.height) {
                let _no_effect = update(model, Msg::Resize(area.width, area.height));
                is_whole = model.catch_up().is_empty();
            }
            model.read_passages();
            view(model, frame);
        })?;
        if !is_whole {
            let _drawn_already = self.follow();
        }
        Ok(())
    }

    /// Has counted what the model waits for; how long the frame is to wait.
    fn follow(&mut self) -> Option<Duration> {
        let is_copying = self.feed.copier.is_at_work();
        self.counter.follow(self.model, is_copying)
    }

    /// Waits for news; with some patience no longer than that.
    fn wait(&self, patience: Option<Duration>) -> Option<News> {
        match patience {
            Some(patience) => self.receiver.recv_timeout(patience).ok(),
            None => self.receiver.recv().ok(),
        }
    }

    /// Takes news, and does what follows from them; how it ends, if it does.
    fn take(&mut self, news: News, is_leaving: &mut bool) -> Result<Option<End>, Failure> {
        let effect = match news {
            News::Terminal(Event::Stopped(stop)) => return Ok(Some(End::Stopped(stop))),
            News::Terminal(Event::Input(input)) if *is_leaving => {
                if is_interrupt(&input) {
                    return Ok(Some(End::Left));
                }
                None
            }
            News::Terminal(event) => self.heard(&event),
            News::Read(outcome) => self.has_read(*outcome),
            News::Copied(came) => {
                let copier = &mut self.feed.copier;
                copy::came(came, &self.session, self.model, copier).map_err(refused)?;
                None
            }
            News::Look(look) => self.looked(look),
            News::Counted(answer) => answer.tell(self.model),
            News::Saved(outcome) => {
                self.feed.has_saved();
                saving::finish(self.model, &outcome);
                if *is_leaving && outcome.is_ok() {
                    return Ok(Some(End::Left));
                }
                None
            }
        };
        if effect == Some(Effect::Quit) {
            if !self.model.saving {
                return Ok(Some(End::Left));
            }
            *is_leaving = true;
        }
        // Where nothing was saved, the reason is to be read.
        *is_leaving &= self.model.saving;
        self.act(effect)?;
        Ok(None)
    }

    fn act(&mut self, effect: Option<Effect>) -> Result<(), Failure> {
        act(effect, &self.session, self.model, self.feed, self.keeper)
    }

    /// The source was read: its data is taken over, or a reading begins that was wanted in the place of a cancelled one.
    fn has_read(&mut self, outcome: Outcome) -> Option<Effect> {
        let is_wanted_again = self.feed.is_wanted_again();
        let outcome = self.feed.has_read(outcome);
        if is_wanted_again {
            return Some(Effect::Reload);
        }
        reload::finish(self.model, outcome);
        if let Some(first) = self.rest.take().filter(|_| !self.model.data.is_partial()) {
            first.settle_whole(self.model);
        }
        None
    }

    /// Something from the terminal, other than the end.
    fn heard(&mut self, event: &Event) -> Option<Effect> {
        match event {
            Event::Resized | Event::Resumed | Event::Stopped(_) => None,
            Event::Crashed(crash) => {
                let worker = match crash.thread.as_str() {
                    LOADER => {
                        self.feed.has_crashed();
                        Worker::Loader
                    }
                    SAVER => {
                        self.feed.has_saved();
                        Worker::Saver
                    }
                    COPIER => {
                        self.feed.copier.has_crashed();
                        Worker::Other
                    }
                    _ => Worker::Other,
                };
                update(self.model, Msg::WorkerFailed(worker))
            }
            Event::Input(input) => {
                self.rest = None;
                take(self.model, input)
            }
        }
    }

    /// The files were looked at: what has changed and stands still is read.
    fn looked(&mut self, look: Look) -> Option<Effect> {
        if self.feed.stage().is_some() || (look == Look::Changed && !self.feed.is_due()) {
            return None;
        }
        reload::look(self.model, look);
        (look == Look::Changed).then_some(Effect::Reload)
    }
}
