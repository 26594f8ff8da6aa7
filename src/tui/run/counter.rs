//! Who counts beside the screen: one thread, for the questions of the newest view only.

use std::any::Any;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::query::answer::Rows;
use crate::query::ready::make_ready;
use crate::text::{Lang, Language};
use crate::tui::asked::{Ground, Question, Told};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::run::News;
use crate::tui::run::ahead::Ahead;
use crate::tui::run::pulse::Pulse;
use crate::tui::update;

/// The names of the threads, as a crash tells them.
const COUNTER: &str = "counter";
const DROPPER: &str = "dropper";
/// A page of checks may go deep into what it finds.
const STACK: usize = 8 << 20;

/// The thread that counts, from the first question on.
pub(super) struct Counter {
    sender: Sender<News>,
    running: Option<Running>,
    /// When a frame is due, with an answer or without.
    pub(super) pulse: Pulse,
    /// What was ordered last, less what was told of it.
    ordered: (u64, Vec<Question>),
    ahead: Ahead,
}

struct Running {
    orders: Sender<Order>,
    thread: JoinHandle<()>,
    /// Gives up what was ordered last.
    stop: Arc<AtomicBool>,
}

/// What the screen waits for, the most urgent first. A newer order makes it worthless.
struct Order {
    epoch: u64,
    ground: Ground,
    questions: Vec<Question>,
    stop: Arc<AtomicBool>,
}

impl Order {
    /// Answers a question; nothing when it was given up. The passes over rows can be, and what follows from them is no
    /// matter of time.
    fn tell(&self, question: &Question, language: &Language) -> Option<Told> {
        let is_ready = make_ready(question.view(), &self.ground.data, &self.stop);
        let told = is_ready.then(|| self.ground.tell(question, language));
        if let Some(Told::Rows(answer, _)) = &told
            && let Rows::Initiatives(list) = &answer.rows
        {
            // The loop asks where the row stands that the cursor was on.
            list.place_all(&self.ground.data);
        }
        told
    }
}

/// The answer to one question; nothing where it came to nothing.
pub(super) struct Counted {
    epoch: u64,
    question: Question,
    told: Option<Told>,
}

impl Counted {
    /// Tells it to the model; what that asks of the loop.
    pub(super) fn tell(self, model: &mut Model) -> Option<Effect> {
        if let Some(told) = self.told {
            return update::told(model, self.epoch, self.question, told);
        }
        update::untold(model, self.epoch, self.question);
        None
    }
}

impl Counter {
    pub(super) fn new(sender: Sender<News>, pulse: Pulse) -> Self {
        Self {
            sender,
            pulse,
            running: None,
            ordered: (0, Vec::new()),
            ahead: Ahead::default(),
        }
    }

    /// Makes the model ready to be drawn, and counts what it waits for. How long the frame is to wait for that, or for
    /// what is copied; nothing when it is due.
    pub(super) fn follow(&mut self, model: &mut Model, is_copying: bool) -> Option<Duration> {
        drop_beside(model.retired());
        let questions = model.catch_up();
        self.ahead.follow(model);
        let waits = is_copying || !questions.is_empty();
        let wanted = (model.epoch(), questions);
        if self.ordered != wanted {
            if !self.is_under_way(&wanted) {
                // Without a thread the answer would never come.
                if self.order(model, &wanted.1).is_err() {
                    count_here(model, wanted.1);
                    return None;
                }
            }
            self.ordered = wanted;
        }
        self.pulse.grace().filter(|_| waits)
    }

    /// True where what was ordered is these questions and others before them, which were told by now; and where it is
    /// that of nothing: what is counted in vain is kept all the same.
    fn is_under_way(&self, (epoch, questions): &(u64, Vec<Question>)) -> bool {
        questions.is_empty() || (self.ordered.0 == *epoch && self.ordered.1.ends_with(questions))
    }

    fn order(&mut self, model: &Model, questions: &[Question]) -> io::Result<()> {
        if self
            .running
            .as_ref()
            .is_none_or(|running| running.thread.is_finished())
        {
            let (orders, receiver) = mpsc::channel();
            let (sender, lang) = (self.sender.clone(), model.language().numbers.lang());
            let thread = thread::Builder::new()
                .name(COUNTER.into())
                .stack_size(STACK)
                .spawn(move || count(&receiver, &sender, lang))?;
            self.running = Some(Running {
                orders,
                thread,
                stop: Arc::default(),
            });
        }
        if let Some(running) = &mut self.running {
            running.stop.store(true, Ordering::Relaxed);
            running.stop = Arc::default();
            let order = Order {
                stop: Arc::clone(&running.stop),
                epoch: model.epoch(),
                ground: model.ground(),
                questions: questions.to_vec(),
            };
            // A thread that has crashed since says so itself.
            let _unheard = running.orders.send(order);
        }
        Ok(())
    }
}

fn count_here(model: &mut Model, questions: Vec<Question>) {
    for question in questions {
        let told = model.ground().tell(&question, model.language());
        let _no_effect = update::told(model, model.epoch(), question, told);
    }
}

/// Counts order by order until there is nobody left to order.
fn count(orders: &Receiver<Order>, sender: &Sender<News>, lang: Lang) {
    // It cannot be lent across threads; the screen has one, so there is one.
    let Ok(language) = Language::new(lang) else {
        return;
    };
    let mut next = orders.recv().ok();
    while let Some(order) = next.take() {
        let mut order = orders.try_iter().last().unwrap_or(order);
        for question in std::mem::take(&mut order.questions) {
            // What a crash leaves behind is only what was kept whole; the crash itself is told by its hook.
            let told = catch_unwind(AssertUnwindSafe(|| order.tell(&question, &language)));
            if matches!(told, Ok(None)) {
                break;
            }
            let counted = Counted {
                epoch: order.epoch,
                told: told.ok().flatten(),
                question: question.clone(),
            };
            if sender.send(News::Counted(Box::new(counted))).is_err() {
                return;
            }
            if let Some(mut newer) = orders.try_iter().last() {
                // It was ordered before this was told.
                newer
                    .questions
                    .retain(|other| newer.epoch != order.epoch || *other != question);
                next = Some(newer);
                break;
            }
        }
        // What it holds may be the last of a data set, which is not kept for the sake of the next question.
        drop(order);
        next = next.or_else(|| orders.recv().ok());
    }
}

/// Drops large things where nobody waits for it.
fn drop_beside(things: Vec<Box<dyn Any + Send>>) {
    if !things.is_empty() {
        let dropper = thread::Builder::new().name(DROPPER.into());
        // Without a thread the closure is dropped here, and all that it holds.
        let _detached = dropper.spawn(move || drop(things));
    }
}
