//! Typing into the line that finds: the first results, and all of them.

use std::time::{Duration, Instant};

use crate::figures::Line;
use crate::frames::{Frames, grouped};
use crate::options::Options;
use crate::terminal::Outcome;

/// What stands in many titles, in few and in none.
const QUERIES: [&str; 8] = [
    "praktik",
    "vejleder",
    "kvinder i job",
    "nr. 7777",
    "sommerskole",
    "mænd forsøg",
    "qwzx",
    "boligområde",
];

/// Types letter by letter, as a person does who waits for each.
pub(crate) fn measure(frames: &mut Frames, rows: u64, options: &Options) -> Outcome<Vec<Line>> {
    let until = Instant::now() + Duration::from_secs(options.seconds);
    let (mut found, mut last) = (Vec::new(), Vec::new());
    frames.press("C")?;
    frames.press("4")?;
    while found.len() < options.presses && Instant::now() < until {
        for query in QUERIES {
            if Instant::now() > until {
                break;
            }
            frames.press("/")?;
            for letter in query.chars() {
                let answer = frames.press(&letter.to_string())?;
                found.extend(answer.map(|answer| answer.found));
                last.extend(answer.map(|answer| answer.last));
            }
            frames.press("\x1b")?;
        }
    }
    let size = grouped(rows);
    Ok(vec![
        Line::p99(
            &format!("{size}: find, typed letter: first results"),
            &found,
            Duration::from_millis(18),
        ),
        Line::p99(
            &format!("{size}: find, typed letter: complete"),
            &last,
            Duration::from_millis(250),
        ),
    ])
}
