//! From the start of the program to first rows and to all totals, and what that holds of memory.

use std::time::{Duration, Instant};

use crate::figures::{Line, float, mb};
use crate::files::Sample;
use crate::frames::{Frames, grouped, has_rows, is_whole};
use crate::peers::{Ran, Work, own_answer};
use crate::terminal::times::{ms, quantile};
use crate::terminal::{self, Outcome, bare, program};
use crate::{limit, process};

/// A load that is not done by then is given up.
const PATIENCE: Duration = Duration::from_secs(300);

/// What was measured of one file.
#[derive(Debug, Default)]
pub(crate) struct Loads {
    bare: Vec<Duration>,
    first: Vec<Duration>,
    whole: Vec<Duration>,
    peak: Vec<u64>,
    /// In one thread and in two.
    reading: [Vec<Duration>; 2],
    peers: Vec<(Work, Vec<Ran>)>,
    /// What was skipped, and what did not agree.
    pub(crate) said: Vec<String>,
}

/// Opens a file and waits until everything is counted: the window, first rows, all totals.
pub(crate) fn open(sample: &Sample) -> Outcome<(Frames, Duration, Duration)> {
    let mut command = program();
    command.arg("--no-config");
    command.arg(&sample.path);
    let mut frames = Frames::open(&command)?;
    let started = frames.window.started;
    let first = frames.until(PATIENCE, has_rows).ok_or("no rows")?;
    let whole = if is_whole(&frames.text(), sample.rows) {
        first
    } else {
        let is_whole = |text: &str| is_whole(text, sample.rows);
        frames.until(PATIENCE, is_whole).ok_or("no totals")?
    };
    let since = |at: Instant| at.duration_since(started);
    Ok((frames, since(first), since(whole)))
}

/// Everything in turn, so that whatever else the machine does meets all alike; the first round only warms up.
pub(crate) fn measure(sample: &Sample, runs: usize) -> Outcome<Loads> {
    let mut loads = Loads::default();
    let bare = bare()?;
    let mut works = Vec::new();
    for work in Work::ALL {
        match work.run(&sample.path)? {
            Ok(ran) => works.push((work, ran)),
            Err(why) => loads.said.push(why),
        }
    }
    let own = own_answer(&sample.path)?;
    for (work, ran) in &works {
        if ran.answer != own {
            let said = work.said();
            loads.said.push(format!(
                "{said} DOES NOT AGREE: {:?} for {own:?}",
                ran.answer
            ));
        }
    }
    loads.peers = works
        .into_iter()
        .map(|(work, _)| (work, Vec::new()))
        .collect();
    for run in 0..=runs {
        let bare = terminal::start(&bare)?;
        let (frames, first, whole) = open(sample)?;
        let peak = process::peak(frames.process()?)?;
        frames.quit()?;
        let reading = [limit::read(sample, 1)?, limit::read(sample, 2)?];
        if run == 0 {
            continue;
        }
        loads.bare.push(bare);
        loads.first.push(first);
        loads.whole.push(whole);
        loads.peak.push(peak);
        for (times, time) in loads.reading.iter_mut().zip(reading) {
            times.push(time);
        }
        for (work, ran) in &mut loads.peers {
            ran.push(work.run(&sample.path)??);
        }
    }
    Ok(loads)
}

impl Loads {
    /// The time to all totals, in seconds.
    pub(crate) fn seconds(&self) -> f64 {
        median(&self.whole).as_secs_f64()
    }

    /// The memory at its highest, in bytes.
    pub(crate) fn memory(&self) -> f64 {
        let mut peaks = self.peak.clone();
        peaks.sort_unstable();
        peaks.get(peaks.len() / 2).map_or(0.0, |peak| float(*peak))
    }

    pub(crate) fn lines(&self, sample: &Sample) -> Vec<Line> {
        let size = grouped(sample.rows);
        let (first, bare, whole) = (median(&self.first), median(&self.bare), median(&self.whole));
        let mut lines = vec![Line::ratio(
            &format!("{size}: start to first full frame : bare ratatui"),
            format!("{}, bare {}", ms(first), ms(bare)),
            part(first, bare),
            3.0,
        )];
        for (work, ran) in &self.peers {
            let times: Vec<_> = ran.iter().map(|ran| ran.time).collect();
            let peak = ran.iter().map(|ran| ran.peak).max().unwrap_or_default();
            let theirs = median(&times);
            let figure = format!("{size}: start to all totals : {}", work.said());
            let today = format!("{}, {} in {}", ms(whole), ms(theirs), mb(float(peak)));
            let ratio = part(whole, theirs);
            lines.push(match work.limit(sample.rows) {
                Some(limit) => Line::ratio(&figure, today, ratio, limit),
                None => Line::seen(&figure, format!("{today}: {ratio:.2} x")),
            });
        }
        for (threads, times) in [1, 2].into_iter().zip(&self.reading) {
            let reading = median(times);
            let speed = float(sample.bytes) / reading.as_secs_f64();
            lines.push(Line::seen(
                &format!("{size}: start to all totals : counting line ends in {threads}"),
                format!(
                    "{}, {} at {}/s: {:.2} x",
                    ms(whole),
                    ms(reading),
                    mb(speed),
                    part(whole, reading)
                ),
            ));
        }
        lines.push(memory(
            &format!("{size}: peak memory, all counted : the file"),
            self.memory(),
            sample,
        ));
        lines
    }
}

/// Memory as a part of the file.
pub(crate) fn memory(figure: &str, bytes: f64, sample: &Sample) -> Line {
    let file = float(sample.bytes);
    let today = format!("{} of {}", mb(bytes), mb(file));
    Line::ratio(figure, today, bytes / file, 0.25)
}

fn median(times: &[Duration]) -> Duration {
    quantile(&mut times.to_vec(), 50)
}

fn part(own: Duration, other: Duration) -> f64 {
    own.as_secs_f64() / other.as_secs_f64()
}
