//! How soon the first frame stands and each key is answered, in a real pseudo-terminal; printed, never asserted.
//!
//! `cargo bench` measures the program and, in the same run, a bare ratatui program that draws one line: that one is
//! this file, started again. `cargo bench --bench start -- FILE` measures the keys in a file instead.

mod terminal;

use std::io::{self, Write};
use std::time::Instant;

use portable_pty::CommandBuilder;

use terminal::times::{ms, quantile};
use terminal::{Outcome, Window, bare, is_bare, program, run_bare, start};

const STARTS: usize = 20;
const ROUNDS: usize = 10;

/// Keys by the name to print, and the bytes that a terminal sends; each starts from where the one before ended.
const KEYS: [(&str, &str); 39] = [
    ("2  municipalities", "2"),
    ("down", "\x1b[B"),
    ("f  filter", "f"),
    ("e  typed", "e"),
    ("m  typed", "m"),
    ("p  typed", "p"),
    ("Tab  choose", "\t"),
    ("Enter  apply", "\r"),
    ("a  next average", "a"),
    ("v  next measure", "v"),
    ("t  target group", "t"),
    ("Esc  closed", "\x1b"),
    ("Enter  into the row", "\r"),
    ("Esc  back", "\x1b"),
    ("/  find", "/"),
    ("a  typed", "a"),
    ("Esc  found", "\x1b"),
    ("4  initiatives", "4"),
    ("C  clear all", "C"),
    ("=  explain", "="),
    ("Esc  explained", "\x1b"),
    ("5  reconcile", "5"),
    ("down", "\x1b[B"),
    ("Tab  quality", "\t"),
    ("down", "\x1b[B"),
    ("Enter  rows of a rule", "\r"),
    ("v  next measure", "v"),
    ("Esc  back", "\x1b"),
    ("Tab  coverage", "\t"),
    ("Tab  estimate", "\t"),
    ("down", "\x1b[B"),
    ("v  next measure", "v"),
    ("=  explain", "="),
    ("Esc  explained", "\x1b"),
    ("Tab  robustness", "\t"),
    ("down", "\x1b[B"),
    ("Tab  concentration", "\t"),
    ("down", "\x1b[B"),
    ("Tab  reconcile", "\t"),
];

fn main() -> Outcome<()> {
    if is_bare() {
        return Ok(run_bare()?);
    }
    let bare = bare()?;
    let mut program = program();
    let file = std::env::temp_dir().join(format!("indsats-start-{}.csv", std::process::id()));
    std::fs::write(&file, indsats::load::shipped::INITIATIVES)?;
    let mut with_file = program.clone();
    with_file.arg(&file);
    let mut out = io::stdout();
    // Cargo itself passes `--bench`.
    let asked = std::env::args()
        .skip(1)
        .find(|given| !given.starts_with("--"));
    if let Some(asked) = asked {
        program.arg(asked);
        return keys(&program, &mut out);
    }
    // In turn, so that whatever else the machine does meets both alike; the first of each only warms up.
    let (mut bare_starts, mut starts, mut file_starts) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..=STARTS {
        let (bare, own, file) = (start(&bare)?, start(&program)?, start(&with_file)?);
        if run > 0 {
            bare_starts.push(bare);
            starts.push(own);
            file_starts.push(file);
        }
    }
    std::fs::remove_file(&file)?;
    writeln!(
        out,
        "process start to first full frame, {STARTS} runs in 120x40"
    )?;
    writeln!(out, "  {:<24}{:>10}{:>10}", "", "median", "p99")?;
    for (name, times) in [
        ("bare ratatui", &mut bare_starts),
        ("indsats", &mut starts),
        ("indsats FILE, 706 rows", &mut file_starts),
    ] {
        let (median, p99) = (quantile(times, 50), quantile(times, 99));
        writeln!(out, "  {name:<24}{:>10}{:>10}", ms(median), ms(p99))?;
    }
    let ratio =
        quantile(&mut starts, 50).as_secs_f64() / quantile(&mut bare_starts, 50).as_secs_f64();
    writeln!(
        out,
        "  {:<24}{ratio:>8.2} x   (target: 2 x, and 20 ms)\n",
        "indsats : bare"
    )?;

    keys(&program, &mut out)
}

/// Prints how soon each key is answered.
fn keys(program: &CommandBuilder, out: &mut impl Write) -> Outcome<()> {
    let mut answers = vec![Vec::new(); KEYS.len()];
    let mut window = Window::open(program)?;
    window.settled(Instant::now());
    for _ in 0..ROUNDS {
        for (times, (_, bytes)) in answers.iter_mut().zip(KEYS) {
            let before = window.send(bytes)?;
            times.extend(window.settled(before));
        }
    }
    window.quit()?;
    writeln!(
        out,
        "key to frame complete, {ROUNDS} times each (target: 16 ms)"
    )?;
    writeln!(
        out,
        "  {:<24}{:>10}{:>10}{:>10}",
        "key", "median", "p99", "first"
    )?;
    for (times, (name, _)) in answers.iter_mut().zip(KEYS) {
        if times.is_empty() {
            writeln!(out, "  {name:<24}  draws nothing")?;
        } else {
            let first = ms(times[0]);
            let (median, p99) = (ms(quantile(times, 50)), ms(quantile(times, 99)));
            writeln!(out, "  {name:<24}{median:>10}{p99:>10}{first:>10}")?;
        }
    }
    Ok(())
}
