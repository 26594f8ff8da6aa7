//! Who finds ahead what a large data set is likely to be asked: threads that give way to whatever somebody waits for.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::domain::dataset::Dataset;
use crate::query::answer::Rows;
use crate::query::ready::{Ahead as What, is_large, prepare};
use crate::tui::model::Model;

/// The name of the threads, as a crash tells it.
const NAME: &str = "ahead";

/// How far the threads stand behind others: they get a third of a core that two want, so that they still come to an end.
#[cfg(target_os = "linux")]
const NICE: i32 = 5;

/// The thread that finds ahead, from the first large data set on.
#[derive(Default)]
pub(super) struct Ahead {
    orders: Option<Sender<Order>>,
    /// What was ordered last, of which ground.
    ordered: Option<(u64, What)>,
    /// Gives up what was ordered of the last ground.
    stop: Arc<AtomicBool>,
}

struct Order {
    data: Arc<Dataset>,
    what: What,
    stop: Arc<AtomicBool>,
}

impl Ahead {
    /// Orders what the model may ask next, where that was not done.
    pub(super) fn follow(&mut self, model: &Model) {
        let lists = matches!(
            model.answer.as_deref().map(|answer| &answer.rows),
            Some(Rows::Initiatives(_))
        );
        let what = if lists { What::Titles } else { What::Lists };
        let wanted = (model.epoch(), what);
        if self.ordered.is_some_and(|ordered| ordered >= wanted) {
            return;
        }
        if self.ordered.is_some_and(|(epoch, _)| epoch != wanted.0) {
            self.stop.store(true, Ordering::Relaxed);
            self.stop = Arc::default();
        }
        self.ordered = Some(wanted);
        if is_large(&model.data) {
            self.order(Order {
                data: Arc::clone(&model.data),
                what,
                stop: Arc::clone(&self.stop),
            });
        }
    }

    /// Without a thread, what is asked is found when it is asked.
    fn order(&mut self, order: Order) {
        let orders = self.orders.get_or_insert_with(|| {
            let (orders, receiver) = mpsc::channel();
            let thread = thread::Builder::new().name(NAME.into());
            let _detached = thread.spawn(move || find(&receiver));
            orders
        });
        let _unheard = orders.send(order);
    }
}

/// Finds order by order. In a pool of its own, so that who counts for the screen never waits for this.
fn find(orders: &Receiver<Order>) {
    let Some(pool) = pool() else {
        return;
    };
    for Order { data, what, stop } in orders {
        let _given_up = pool.install(|| prepare(&data, what, &stop));
    }
}

/// Every core where its threads give way, else one.
fn pool() -> Option<ThreadPool> {
    let pool = ThreadPoolBuilder::new().thread_name(|_| NAME.into());
    let pool = if cfg!(target_os = "linux") {
        pool
    } else {
        pool.num_threads(1)
    };
    pool.start_handler(|_| give_way()).build().ok()
}

/// Leaves the core to every other thread that wants it. Linux alone hears it of one thread; elsewhere it would be said of
/// the whole program.
fn give_way() {
    #[cfg(target_os = "linux")]
    let _as_it_is = rustix::process::setpriority_process(None, NICE);
}
