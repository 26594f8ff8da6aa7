//! The program at a million rows and more, in a real pseudo-terminal, against the targets and against other tools.
//!
//! `cargo bench --bench scale` makes its files once with `indsats example`, measures everything in one run and prints
//! one table: `cargo bench --bench scale -- --help`. Printed, never asserted.

mod figures;
mod files;
mod find;
mod frames;
mod idle;
mod keys;
mod limit;
mod load;
mod options;
mod peers;
mod process;
mod scroll;
#[path = "../terminal/mod.rs"]
mod terminal;
mod viewers;

use std::io::{self, Write as _};

use clap::Parser as _;

use figures::{Line, Table, exponent, float};
use files::Sample;
use frames::grouped;
use load::Loads;
use options::{Options, Part};
use terminal::times::{self, ms, quantile};
use terminal::{Outcome, bare, is_bare, program, run_bare, start};

const STARTS: usize = 20;

fn main() -> Outcome<()> {
    if is_bare() {
        return Ok(run_bare()?);
    }
    let options = Options::parse();
    let mut lines = Lines::default();
    let mut said = Vec::new();
    let mut loads = Vec::new();
    if options.wants(Part::Start) {
        lines.add([starts()?])?;
    }
    for rows in &options.sizes {
        let sample = match files::sample(&options.files, *rows)? {
            Ok(sample) => sample,
            Err(why) => {
                said.push(why);
                continue;
            }
        };
        if options.wants(Part::Load) {
            let share = if *rows > 2_000_000 { 3 } else { 1 };
            let mut measured = load::measure(&sample, options.runs.div_ceil(share))?;
            lines.add(measured.lines(&sample))?;
            said.append(&mut measured.said);
            loads.push((sample.clone(), measured));
        }
        session(&sample, &options, &mut lines)?;
    }
    lines.add(growth(&loads))?;
    if let Some((sample, _)) = loads.first() {
        said.extend(viewers::measure(sample)?);
    }
    let mut out = io::stdout();
    writeln!(out, "{}", Table(&lines.0))?;
    for said in said {
        writeln!(out, "{said}")?;
    }
    Ok(())
}

/// What is measured so far. Each line is told as it comes: the table takes minutes.
#[derive(Default)]
struct Lines(Vec<Line>);

impl Lines {
    fn add(&mut self, lines: impl IntoIterator<Item = Line>) -> io::Result<()> {
        for line in lines {
            writeln!(io::stderr(), "{line}")?;
            self.0.push(line);
        }
        Ok(())
    }
}

/// The data inside the program, in turn with the bare one; the first of each only warms up.
fn starts() -> Outcome<Line> {
    let (bare, program) = (bare()?, program());
    let (mut bare_starts, mut starts) = (Vec::new(), Vec::new());
    for run in 0..=STARTS {
        let (bare, own) = (start(&bare)?, start(&program)?);
        if run > 0 {
            bare_starts.push(bare);
            starts.push(own);
        }
    }
    let (bare, own) = (quantile(&mut bare_starts, 50), quantile(&mut starts, 50));
    Ok(Line::ratio(
        "706: start to first full frame : bare ratatui",
        format!("{}, bare {}", ms(own), ms(bare)),
        own.as_secs_f64() / bare.as_secs_f64(),
        2.0,
    ))
}

/// One program that everything but loading is measured in, and the memory that it held at most.
fn session(sample: &Sample, options: &Options, lines: &mut Lines) -> Outcome<()> {
    let parts = [Part::Keys, Part::Find, Part::Scroll, Part::Idle];
    if !parts.iter().any(|part| options.wants(*part)) {
        return Ok(());
    }
    let (mut frames, _, _) = load::open(sample)?;
    if options.wants(Part::Keys) {
        lines.add(keys::measure(&mut frames, sample.rows, options)?)?;
    }
    if options.wants(Part::Find) {
        lines.add(find::measure(&mut frames, sample.rows, options)?)?;
    }
    if options.wants(Part::Scroll) {
        lines.add(scroll::measure(&mut frames, sample.rows, options)?)?;
    }
    if options.wants(Part::Idle) {
        lines.add([idle::measure(&mut frames, sample.rows)?])?;
    }
    let peak = process::peak(frames.process()?)?;
    let figure = format!(
        "{}: peak memory, whole session : the file",
        grouped(sample.rows)
    );
    lines.add([load::memory(&figure, float(peak), sample)])?;
    frames.quit()
}

/// How time and memory grow from the first size to the last.
fn growth(loads: &[(Sample, Loads)]) -> Vec<Line> {
    let [(small, few), .., (large, many)] = loads else {
        return Vec::new();
    };
    let grown = |name: &str, of: fn(&Loads) -> f64| {
        let (from, to) = (float(small.rows), float(large.rows));
        let power = exponent((from, of(few)), (to, of(many)));
        let sizes = format!("{} to {} rows", grouped(small.rows), grouped(large.rows));
        Line::ratio(&format!("growth of {name}, exponent"), sizes, power, 1.05)
    };
    vec![
        grown("time to all totals", Loads::seconds),
        grown("peak memory", Loads::memory),
    ]
}
