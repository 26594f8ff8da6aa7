//! Moving in the list of initiatives, in each order; a key that is held, and a window that is dragged.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use portable_pty::PtySize;

use crate::figures::Line;
use crate::frames::{Frames, grouped};
use crate::options::Options;
use crate::terminal::times::ms;
use crate::terminal::{Outcome, SIZE};

const DOWN: &str = "\x1b[B";
/// Each moves from where the one before ended.
const MOVES: [(&str, &str); 12] = [
    ("End, Home", "\x1b[F"),
    ("arrow", "\x1b[A"),
    ("page", "\x1b[5~"),
    ("page", "\x15"),
    ("arrow", "\x1b[A"),
    ("Enter, full text", "\r"),
    ("Esc", "\x1b"),
    ("End, Home", "\x1b[H"),
    ("arrow", DOWN),
    ("page", "\x1b[6~"),
    ("page", "\x04"),
    ("arrow", DOWN),
];
/// By gross expenditure, name, income, inhabitants … and the same turned round.
const ORDERS: [&str; 6] = ["s", "S", "s", "S", "s", "s"];
const HELD: usize = 1000;
const HELD_PATIENCE: Duration = Duration::from_secs(10);
const SIZES: u16 = 500;

pub(crate) fn measure(frames: &mut Frames, rows: u64, options: &Options) -> Outcome<Vec<Line>> {
    let size = grouped(rows);
    let mut times: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    let (mut first, mut last) = (Vec::new(), Vec::new());
    let until = Instant::now() + Duration::from_secs(options.seconds) * 3;
    frames.press("C")?;
    frames.press("4")?;
    while times.get("page").map_or(0, Vec::len) < options.presses && Instant::now() < until {
        for order in ORDERS {
            if Instant::now() > until {
                break;
            }
            for (name, keys) in MOVES {
                let answer = frames.press(keys)?;
                let found = times.entry(name).or_default();
                found.extend(answer.map(|answer| answer.last));
            }
            frames.press("\x1b[H")?;
            let answer = frames.press(order)?;
            first.extend(answer.map(|answer| answer.first));
            last.extend(answer.map(|answer| answer.last));
        }
    }
    let mut lines = vec![
        Line::p99(
            &format!("{size}: order key: frame"),
            &first,
            Duration::from_millis(16),
        ),
        Line::p99(
            &format!("{size}: order key: final"),
            &last,
            Duration::from_millis(150),
        ),
    ];
    for (name, times) in times {
        let figure = format!("{size}: scrolling, {name}");
        lines.push(Line::p99(&figure, &times, Duration::from_millis(16)));
    }
    lines.push(held(frames, &size)?);
    lines.push(dragged(frames, &size)?);
    Ok(lines)
}

/// A thousand arrows at once, until the last row that they lead to.
fn held(frames: &mut Frames, size: &str) -> Outcome<Line> {
    frames.press("\x1b[H")?;
    let before = frames.window.send(&DOWN.repeat(HELD))?;
    let mut drawn = 0;
    let arrived = loop {
        match frames.next(HELD_PATIENCE) {
            Some(at) if frames.text().contains("1,001/") => break Some(at),
            Some(_) => drawn += 1,
            None => break None,
        }
    };
    let figure = format!("{size}: {HELD} arrows at once");
    let today = match arrived {
        Some(at) => format!("{}, {} frames", ms(at.duration_since(before)), drawn + 1),
        None => format!("not at the row they lead to after {drawn} frames"),
    };
    Ok(Line::seen(&figure, today))
}

/// Many sizes of the window one after another.
fn dragged(frames: &mut Frames, size: &str) -> Outcome<Line> {
    let before = Instant::now();
    for step in 0..SIZES {
        frames.window.master.resize(PtySize {
            rows: 20 + step % 21,
            cols: 60 + step % 61,
            ..SIZE
        })?;
    }
    frames.window.master.resize(SIZE)?;
    let answer = frames.answer(before).ok_or("nothing drawn")?;
    Ok(Line::seen(
        &format!("{size}: {SIZES} sizes of the window"),
        format!("{}, {} frames", ms(answer.last), answer.frames),
    ))
}
