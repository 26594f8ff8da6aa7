//! A program in a real pseudo-terminal, timed from outside; and the least that a ratatui program does, to compare with.
//!
//! Every time is taken where the bytes are read, before anything is made of them.

pub(crate) mod times;

use std::io::{self, Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use ratatui::widgets::Paragraph;
use tempfile::TempDir;

pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// A terminal that has been silent for so long has its whole frame.
pub(crate) const QUIET: Duration = Duration::from_millis(80);
pub(crate) const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};
/// A key that has drawn nothing by then draws nothing.
const PATIENCE: Duration = Duration::from_millis(600);
/// The argument that makes a benchmark the bare program.
const BARE: &str = "--bare-program";

/// What a program wrote at once.
pub(crate) struct Chunk {
    pub(crate) at: Instant,
    pub(crate) bytes: Vec<u8>,
}

/// A program in a pseudo-terminal.
pub(crate) struct Window {
    pub(crate) child: Box<dyn Child + Send + Sync>,
    /// The moment before the program was started.
    pub(crate) started: Instant,
    pub(crate) screen: vt100::Parser,
    /// The terminal lives as long as it is held.
    pub(crate) master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    chunks: Receiver<Chunk>,
    /// What the program keeps between sessions stays out of the user's.
    _home: TempDir,
}

impl Window {
    pub(crate) fn open(command: &CommandBuilder) -> Outcome<Self> {
        let pair = native_pty_system().openpty(SIZE)?;
        let home = tempfile::tempdir()?;
        let mut command = command.clone();
        command.env("TERM", "xterm-256color");
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            command.env(name, home.path());
        }
        let mut reader = pair.master.try_clone_reader()?;
        let writer = pair.master.take_writer()?;
        let rows = NonZero::new(SIZE.rows).ok_or("no rows")?;
        let columns = NonZero::new(SIZE.cols).ok_or("no columns")?;
        let (sender, chunks) = mpsc::channel();
        let started = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                let at = Instant::now();
                let bytes = buffer[..read].to_vec();
                if sender.send(Chunk { at, bytes }).is_err() {
                    break;
                }
            }
        });
        Ok(Self {
            child,
            started,
            screen: vt100::Parser::new(rows, columns, 0),
            master: pair.master,
            writer,
            chunks,
            _home: home,
        })
    }

    /// Sends what a terminal sends for keys; the time just before.
    pub(crate) fn send(&mut self, bytes: &str) -> Outcome<Instant> {
        let before = Instant::now();
        self.writer.write_all(bytes.as_bytes())?;
        self.writer.flush()?;
        Ok(before)
    }

    /// What the program writes next; the screen does not hold it yet.
    pub(crate) fn chunk(&self, wait: Duration) -> Option<Chunk> {
        self.chunks.recv_timeout(wait).ok()
    }

    /// The time until the screen stood as it stays; `None` when nothing on it changed.
    pub(crate) fn settled(&mut self, since: Instant) -> Option<Duration> {
        let mut complete = None;
        let mut shown = self.screen.screen().contents_formatted();
        let mut wait = PATIENCE;
        while let Some(chunk) = self.chunk(wait) {
            wait = QUIET;
            self.screen.process(&chunk.bytes);
            let now = self.screen.screen().contents_formatted();
            if now != shown {
                shown = now;
                complete = Some(chunk.at.duration_since(since));
            }
        }
        complete
    }

    pub(crate) fn quit(mut self) -> Outcome<()> {
        self.send("q")?;
        self.child.wait()?;
        drop(self.master);
        Ok(())
    }
}

/// Process start to the screen that stays.
pub(crate) fn start(command: &CommandBuilder) -> Outcome<Duration> {
    let mut window = Window::open(command)?;
    let time = window
        .settled(window.started)
        .ok_or("the program drew nothing")?;
    window.quit()?;
    Ok(time)
}

/// `indsats` as it was built for this benchmark, in English.
pub(crate) fn program() -> CommandBuilder {
    let mut program = CommandBuilder::new(env!("CARGO_BIN_EXE_indsats"));
    program.args(["--lang", "en"]);
    program
}

/// This benchmark, started again as the bare program.
pub(crate) fn bare() -> Outcome<CommandBuilder> {
    let mut bare = CommandBuilder::new(std::env::current_exe()?);
    bare.arg(BARE);
    Ok(bare)
}

/// True when this process is to be the bare program.
pub(crate) fn is_bare() -> bool {
    std::env::args().any(|argument| argument == BARE)
}

/// The least that a ratatui program does: one line, until a key.
pub(crate) fn run_bare() -> io::Result<()> {
    let mut terminal = ratatui::try_init()?;
    terminal.draw(|frame| frame.render_widget(Paragraph::new("bare"), frame.area()))?;
    while !matches!(event::read()?, Event::Key(_)) {}
    ratatui::try_restore()
}
