//! What the program costs while nobody does anything.

use std::thread;
use std::time::Duration;

use crate::figures::Line;
use crate::frames::{Frames, grouped};
use crate::process::ticks;
use crate::terminal::Outcome;

/// What a key still brings about, such as keeping the session, is not idle.
const REST: Duration = Duration::from_millis(500);
const LOOK: Duration = Duration::from_secs(3);
/// Screens by the keys that open and leave them.
const SCREENS: [(&str, &str, &str); 7] = [
    ("regions", "1", ""),
    ("municipalities", "2", ""),
    ("initiatives", "4", ""),
    ("full text", "\r", "\x1b"),
    ("filter", "f", "\x1b"),
    ("find", "/", "\x1b"),
    ("checks", "5", "1"),
];

pub(crate) fn measure(frames: &mut Frames, rows: u64) -> Outcome<Line> {
    let process = frames.process()?;
    let mut busy = Vec::new();
    let mut total = 0;
    for (name, opens, leaves) in SCREENS {
        frames.press(opens)?;
        thread::sleep(REST);
        let before = ticks(process)?;
        thread::sleep(LOOK);
        let used = ticks(process)? - before;
        if used > 0 {
            busy.push(format!("{name} {used}"));
        }
        total += used;
        if !leaves.is_empty() {
            frames.press(leaves)?;
        }
    }
    let today = if busy.is_empty() {
        format!("0 in {} s on each of {}", LOOK.as_secs(), SCREENS.len())
    } else {
        busy.join(", ")
    };
    let figure = format!("{}: idle, ticks of a processor", grouped(rows));
    Ok(Line::none(&figure, today, total))
}
