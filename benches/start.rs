//! How soon the first frame stands and each key is answered, in a real pseudo-terminal; printed, never asserted.
//!
//! `cargo bench` measures the program and, in the same run, a bare ratatui program that draws one line: that one is
//! this file, started again with [`BARE`]. `cargo bench --bench start -- FILE` measures the keys in a file instead.

use std::io::{self, Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::widgets::Paragraph;

/// The argument that makes this file the bare program.
const BARE: &str = "--bare-program";
const STARTS: usize = 20;
const ROUNDS: usize = 10;
/// A terminal that has been silent for so long has its whole frame.
const QUIET: Duration = Duration::from_millis(80);
/// A key that has drawn nothing by then draws nothing.
const PATIENCE: Duration = Duration::from_millis(600);
const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};

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

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    if std::env::args().any(|argument| argument == BARE) {
        return Ok(bare()?);
    }
    let this = std::env::current_exe()?;
    let mut bare = CommandBuilder::new(this);
    bare.arg(BARE);
    let mut program = CommandBuilder::new(env!("CARGO_BIN_EXE_indsats"));
    program.args(["--lang", "en"]);
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
    window.frame(Instant::now());
    for _ in 0..ROUNDS {
        for (times, (_, bytes)) in answers.iter_mut().zip(KEYS) {
            times.extend(window.answer(bytes)?);
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

/// The least that a ratatui program does: one line, until a key.
fn bare() -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    terminal.draw(|frame| frame.render_widget(Paragraph::new("bare"), frame.area()))?;
    while !matches!(event::read()?, Event::Key(_)) {}
    ratatui::try_restore()
}

fn start(command: &CommandBuilder) -> Outcome<Duration> {
    let before = Instant::now();
    let mut window = Window::open(command)?;
    let time = window.frame(before).ok_or("the program drew nothing")?;
    window.quit()?;
    Ok(time)
}

fn quantile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    let rank = (times.len() * percent).div_ceil(100);
    times[rank.saturating_sub(1)]
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}

/// A program in a pseudo-terminal.
struct Window {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    chunks: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    /// The terminal lives as long as it is held.
    _master: Box<dyn MasterPty + Send>,
}

impl Window {
    fn open(command: &CommandBuilder) -> Outcome<Self> {
        let pair = native_pty_system().openpty(SIZE)?;
        let mut command = command.clone();
        command.env("TERM", "xterm-256color");
        let mut reader = pair.master.try_clone_reader()?;
        let writer = pair.master.take_writer()?;
        let rows = NonZero::new(SIZE.rows).ok_or("no rows")?;
        let columns = NonZero::new(SIZE.cols).ok_or("no columns")?;
        let (sender, chunks) = mpsc::channel();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if sender
                    .send((Instant::now(), buffer[..read].to_vec()))
                    .is_err()
                {
                    break;
                }
            }
        });
        Ok(Self {
            child,
            writer,
            chunks,
            screen: vt100::Parser::new(rows, columns, 0),
            _master: pair.master,
        })
    }

    /// The time until the screen stood as it stays; `None` when nothing on it changed.
    fn frame(&mut self, since: Instant) -> Option<Duration> {
        let mut complete = None;
        let mut shown = self.screen.screen().contents_formatted();
        let mut wait = PATIENCE;
        while let Ok((at, bytes)) = self.chunks.recv_timeout(wait) {
            wait = QUIET;
            self.screen.process(&bytes);
            let now = self.screen.screen().contents_formatted();
            if now != shown {
                shown = now;
                complete = Some(at.duration_since(since));
            }
        }
        complete
    }

    fn answer(&mut self, key: &str) -> Outcome<Option<Duration>> {
        let before = Instant::now();
        self.writer.write_all(key.as_bytes())?;
        self.writer.flush()?;
        Ok(self.frame(before))
    }

    fn quit(mut self) -> Outcome<()> {
        self.writer.write_all(b"q")?;
        self.writer.flush()?;
        self.child.wait()?;
        Ok(())
    }
}
