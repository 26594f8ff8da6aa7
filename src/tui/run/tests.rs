//! The loop on a screen of paper: how many frames it draws for what comes, and what is on them. Time stands still, or
//! leaps; nothing here waits for a clock.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::mpsc::{self, Receiver, Sender};

use crossterm::event::{Event as Input, KeyEvent};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::time::{Duration, Instant};

use super::*;
use crate::load::load;
use crate::text::Lang;
use crate::tui::clipboard::Ways;
use crate::tui::msg::Copying;
use crate::tui::run::copy::Copier;
use crate::tui::run::screen::Screen;
use crate::tui::terminal::Stop;
use crate::tui::{picture, script};

/// Whether a frame, by its number and text, is the last.
type IsLast = dyn Fn(usize, &str) -> bool;

/// A screen that keeps its frames, and ends the loop as soon as one is what the test waits for.
struct Paper {
    size: Rc<Cell<(u16, u16)>>,
    frames: Rc<RefCell<Vec<String>>>,
    copied: Rc<RefCell<Vec<String>>>,
    is_last: Box<IsLast>,
    sender: Sender<News>,
}

impl Screen for Paper {
    fn draw(&mut self, render: impl FnOnce(&mut ratatui::Frame<'_>)) -> std::io::Result<()> {
        let (width, height) = self.size.get();
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let _drawn = terminal.draw(render);
        let text = picture::plain(terminal.backend().buffer());
        let frames = self.frames.borrow().len() + 1;
        if (self.is_last)(frames, &text) {
            let stop = Event::Stopped(Stop::Terminate);
            self.sender.send(News::Terminal(stop)).unwrap();
        }
        self.frames.borrow_mut().push(text);
        Ok(())
    }

    fn repaint(&self) {}

    fn suspend(&self) -> std::io::Result<()> {
        Ok(())
    }

    fn set_mouse(&self, _on: bool) -> std::io::Result<()> {
        Ok(())
    }

    fn copy(&self, text: &str) -> std::io::Result<()> {
        self.copied.borrow_mut().push(text.to_owned());
        Ok(())
    }
}

fn model(pace: Pace) -> Model {
    model_in(pace, (100, 30))
}

fn model_in(pace: Pace, (width, height): (u16, u16)) -> Model {
    let loaded = load(&Source::default()).unwrap();
    let options = Options {
        view: View::default(),
        theme: Theme::named("mono").unwrap(),
        keys: Keys::default(),
        glyphs: Glyphs::Unicode,
        mouse: false,
        report: Arc::default(),
        against: Arc::default(),
        reread: Reread::Embedded,
    };
    let language = Language::new(Lang::En).unwrap();
    let mut model = Model::new(Arc::new(loaded.dataset), language, options, width, height);
    model.answer(pace);
    model
}

fn keys(keys: &str) -> Vec<News> {
    let keys = script::parse(keys).unwrap();
    keys.into_iter().map(key).collect()
}

fn key(key: KeyEvent) -> News {
    News::Terminal(Event::Input(Input::Key(key)))
}

/// Lets the loop run until told to end; the exit code.
fn shown(
    session: Paper,
    model: &mut Model,
    feed: &mut Feed,
    counter: &mut Counter,
    receiver: &Receiver<News>,
) -> u8 {
    let show = Show {
        session,
        model,
        feed,
        keeper: &mut Keeper::new(None),
        counter,
        receiver,
        rest: None,
    };
    show.run().unwrap()
}

/// Lets the loop run on news that have all come, by a clock that goes on so much at each look; its frames.
fn frames(
    pace: Pace,
    news: Vec<News>,
    leap: Duration,
    is_last: impl Fn(usize, &str) -> bool + 'static,
) -> Vec<String> {
    let [frames, _] = frames_and_copies(pace, news, leap, is_last);
    frames
}

/// The same, with the texts that the terminal was asked to take.
fn frames_and_copies(
    pace: Pace,
    news: Vec<News>,
    leap: Duration,
    is_last: impl Fn(usize, &str) -> bool + 'static,
) -> [Vec<String>; 2] {
    let (sender, receiver) = mpsc::channel();
    let mut feed = Feed::new(Source::default(), sender.clone());
    let ways = Ways {
        terminal: true,
        tools: Vec::new(),
    };
    feed.copier = Copier::new(sender.clone(), ways);
    let now = Cell::new(Instant::now());
    let clock = move || {
        now.set(now.get() + leap);
        now.get()
    };
    let mut counter = Counter::new(sender.clone(), Pulse::of(clock));
    let written = Rc::new(RefCell::new(Vec::new()));
    let copied = Rc::new(RefCell::new(Vec::new()));
    // The first frame is drawn before anything is heard; then all has come at once.
    for news in news {
        sender.send(news).unwrap();
    }
    let paper = Paper {
        size: Rc::new(Cell::new((100, 30))),
        frames: Rc::clone(&written),
        copied: Rc::clone(&copied),
        is_last: Box::new(is_last),
        sender,
    };
    let code = shown(paper, &mut model(pace), &mut feed, &mut counter, &receiver);
    assert_eq!(code, Stop::Terminate.exit_code());
    [written.take(), copied.take()]
}

#[test]
fn ten_thousand_keys_that_wait_are_one_frame() {
    let down = "2".to_owned() + &"j".repeat(10_000);
    let frames = frames(Pace::IfQuick, keys(&down), Duration::ZERO, |at, _| at == 2);
    assert_eq!(frames.len(), 2);
    assert!(frames[1].contains("70/70"), "{}", frames[1]);
}

#[test]
fn keys_that_take_long_are_shown_on_the_way_and_all_in_the_end() {
    let down = "2".to_owned() + &"j".repeat(1_000);
    let leap = Duration::from_millis(1);
    let frames = frames(Pace::IfQuick, keys(&down), leap, |_, text| {
        text.contains("70/70")
    });
    // A frame for some twelve keys each, and none for every one.
    assert!((3..=100).contains(&frames.len()), "{}", frames.len());
}

#[test]
fn five_hundred_sizes_are_one_frame_of_the_last_one() {
    let sizes = (0..500).map(|_| News::Terminal(Event::Resized)).collect();
    let frames = frames(Pace::IfQuick, sizes, Duration::ZERO, |at, _| at == 2);
    assert_eq!(frames.len(), 2);
}

#[test]
fn an_answer_that_comes_in_time_needs_no_frame_before_it() {
    let is_there = |_: usize, text: &str| text.contains("1/706");
    let frames = frames(Pace::Beside, keys("4"), Duration::ZERO, is_there);
    let counting = frames[1..].iter().filter(|text| text.contains("counting"));
    let rows = frames[1..].iter().filter(|text| text.contains("1/706"));
    // Its detail may come a frame later.
    assert_eq!((counting.count(), rows.count()), (0, 1));
}

#[test]
fn an_answer_that_takes_long_is_said_to_be_counted_and_nothing_old_stands_meanwhile() {
    let is_there = |_: usize, text: &str| text.contains("1/706");
    let frames = frames(Pace::Beside, keys("4"), Duration::from_secs(1), is_there);
    let counting = &frames[1];
    assert!(counting.contains("counting …"), "{counting}");
    assert!(counting.contains("4 Initiative"), "{counting}");
    // Of the 317.6 million in the totals, and of each row.
    assert!(frames[0].contains("317.6"), "{}", frames[0]);
    assert!(!counting.contains("317.6"), "{counting}");
    assert!(!counting.contains("706"), "{counting}");
    assert!(frames.last().unwrap().contains("317.6"));
}

#[test]
fn what_is_copied_is_made_beside_and_a_quick_text_needs_no_frame_before_it() {
    let is_there = |_: usize, text: &str| text.contains("OSC 52");
    for (leap, copying) in [(Duration::ZERO, 0), (Duration::from_secs(1), 1)] {
        let [frames, copies] = frames_and_copies(Pace::IfQuick, keys("2Y"), leap, is_there);
        let before = frames.iter().filter(|text| text.contains("copying …"));
        assert_eq!(before.count(), copying);
        assert_eq!(copies.len(), 1);
        assert!(copies[0].starts_with("Municipality\t"), "{}", copies[0]);
    }
}

#[test]
fn of_many_texts_that_are_copied_at_once_the_last_one_is() {
    let is_there = |_: usize, text: &str| text.contains("OSC 52");
    let many = keys(&("2".to_owned() + &"Yy".repeat(50)));
    let [_, copies] = frames_and_copies(Pace::IfQuick, many, Duration::ZERO, is_there);
    let last = copies.last().unwrap();
    assert!(last.contains(": gross expenditure"), "{last}");
    // Those that came while another one was made, but for the last, were not.
    assert!(copies.len() < 100, "{}", copies.len());
}

#[test]
fn the_program_is_left_at_once_while_something_is_copied() {
    let (sender, receiver) = mpsc::channel();
    let mut feed = Feed::new(Source::default(), sender);
    let mut counter = Counter::new(mpsc::channel().0, Pulse::default());
    let mut model = model(Pace::IfQuick);
    // No thread ever tells: the text would be waited for in vain.
    copy::copy(Copying::Table, &mut model, &mut feed.copier);
    let _made = receiver.recv().unwrap();
    assert!(feed.copier.is_at_work());
    let (others, receiver) = mpsc::channel();
    for news in keys("q") {
        others.send(news).unwrap();
    }
    let paper = Paper {
        size: Rc::new(Cell::new((100, 30))),
        frames: Rc::default(),
        copied: Rc::default(),
        is_last: Box::new(|_, _| false),
        sender: others,
    };
    let code = shown(paper, &mut model, &mut feed, &mut counter, &receiver);
    assert_eq!(code, 0);
}

#[test]
fn what_a_wider_window_shows_for_the_first_time_is_in_its_first_frame() {
    let (sender, receiver) = mpsc::channel();
    let mut feed = Feed::new(Source::default(), sender.clone());
    let mut counter = Counter::new(sender.clone(), Pulse::default());
    let frames = Rc::new(RefCell::new(Vec::new()));
    let paper = Paper {
        size: Rc::new(Cell::new((160, 45))),
        frames: Rc::clone(&frames),
        copied: Rc::default(),
        is_last: Box::new(|_, _| true),
        sender,
    };
    let mut model = model_in(Pace::IfQuick, (28, 7));
    shown(paper, &mut model, &mut feed, &mut counter, &receiver);
    let frames = frames.take();
    assert!(frames[0].contains("Largest"), "{}", frames[0]);
    assert!(!frames[0].contains("counting"), "{}", frames[0]);
}

#[test]
fn further_keys_change_the_view_at_once_and_only_the_last_one_is_counted() {
    let is_there = |_: usize, text: &str| text.contains("1/706") && !text.contains("counting");
    let many = "4".to_owned() + &"S".repeat(101);
    let frames = frames(Pace::Beside, keys(&many), Duration::ZERO, is_there);
    assert!(frames.len() <= 3, "{}", frames.len());
}

#[test]
fn what_is_on_the_screen_and_does_not_change_wakes_nobody() {
    let (sender, _receiver) = mpsc::channel();
    let mut keeper = Keeper::new(None);
    let mut counter = Counter::new(sender, Pulse::default());
    let mut model = model(Pace::Beside);
    while let Some(question) = model.catch_up().into_iter().next() {
        let told = model.ground().tell(&question, model.language());
        let epoch = model.epoch();
        let _no_effect = crate::tui::update::told(&mut model, epoch, question, told);
    }
    keeper.look(&model, &Source::default());
    assert_eq!(counter.follow(&mut model, false), None);
    assert_eq!((keeper.wait(), model.reload.is_some()), (None, false));
}
