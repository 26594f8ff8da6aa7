//! A window frame by frame: the program marks where each ends, as a synchronized update.

use std::time::{Duration, Instant};

use memchr::memmem;
use portable_pty::CommandBuilder;

use crate::terminal::{Outcome, QUIET, Window};

const END: &[u8] = b"\x1b[?2026l";
/// What the program says while a frame is not the last word.
const UNFINISHED: [&str; 4] = ["counting", "searching", "so far", "loading"];
/// What the line that finds says while there is nothing yet.
const NOTHING_YET: &str = " 0 so far";
/// A key that has drawn nothing by then draws nothing.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a window.
pub(crate) struct Frames {
    pub(crate) window: Window,
    /// What was written after the last frame, or of the next one.
    unread: Vec<u8>,
    at: Instant,
}

/// How a key was answered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Answer {
    pub(crate) first: Duration,
    /// The first frame that holds a result, where the program looks for some.
    pub(crate) found: Duration,
    pub(crate) last: Duration,
    pub(crate) frames: usize,
}

impl Frames {
    pub(crate) fn open(command: &CommandBuilder) -> Outcome<Self> {
        let window = Window::open(command)?;
        Ok(Self {
            at: window.started,
            window,
            unread: Vec::new(),
        })
    }

    /// The end of the next frame, which then stands on the screen.
    pub(crate) fn next(&mut self, wait: Duration) -> Option<Instant> {
        let until = Instant::now() + wait;
        loop {
            if let Some(start) = memmem::find(&self.unread, END) {
                let rest = self.unread.split_off(start + END.len());
                self.window.screen.process(&self.unread);
                self.unread = rest;
                return Some(self.at);
            }
            let wait = until.saturating_duration_since(Instant::now());
            let chunk = self.window.chunk(wait)?;
            self.at = chunk.at;
            self.unread.extend(chunk.bytes);
        }
    }

    pub(crate) fn text(&self) -> String {
        self.window.screen.screen().contents()
    }

    /// The end of the first frame that meets a condition.
    pub(crate) fn until(
        &mut self,
        wait: Duration,
        is_met: impl Fn(&str) -> bool,
    ) -> Option<Instant> {
        let until = Instant::now() + wait;
        loop {
            let at = self.next(until.saturating_duration_since(Instant::now()))?;
            if is_met(&self.text()) {
                return Some(at);
            }
        }
    }

    /// The first frame after a moment and the last one, after which nothing more is drawn or said to come.
    pub(crate) fn answer(&mut self, since: Instant) -> Option<Answer> {
        let first = self.next(PATIENCE)?;
        let (mut last, mut frames) = (first, 1);
        let mut found = None;
        loop {
            let text = self.text();
            if !text.contains(NOTHING_YET) {
                found.get_or_insert(last);
            }
            let wait = if is_final(&text) { QUIET } else { PATIENCE };
            let Some(at) = self.next(wait) else {
                return Some(Answer {
                    first: first.duration_since(since),
                    found: found.unwrap_or(last).duration_since(since),
                    last: last.duration_since(since),
                    frames,
                });
            };
            last = at;
            frames += 1;
        }
    }

    /// Sends keys and waits for what they lead to.
    pub(crate) fn press(&mut self, keys: &str) -> Outcome<Option<Answer>> {
        let before = self.window.send(keys)?;
        Ok(self.answer(before))
    }

    pub(crate) fn process(&self) -> Outcome<u32> {
        Ok(self.window.child.process_id().ok_or("no process")?)
    }

    /// Ends the program, whatever is open.
    pub(crate) fn quit(mut self) -> Outcome<()> {
        self.window.send("\x03")?;
        self.window.child.wait()?;
        Ok(())
    }
}

/// True for a screen that does not say that it is still at work.
pub(crate) fn is_final(text: &str) -> bool {
    !UNFINISHED.iter().any(|word| text.contains(word))
}

/// A number as the program writes it in English.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// True for a screen with rows.
pub(crate) fn has_rows(text: &str) -> bool {
    text.contains("[1 Regions]") && text.contains("Hovedstaden")
}

/// True for a screen on which everything is counted.
pub(crate) fn is_whole(text: &str, rows: u64) -> bool {
    let all = format!("of {} initiatives", grouped(rows));
    text.contains(&all) && is_final(text)
}
