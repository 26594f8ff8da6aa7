//! A terminal window for tests: a pseudo-terminal with a shell in it, and a screen that remembers every byte.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, test_kill_process};
use rustix::termios::{LocalModes, Termios, tcgetattr};

/// Generous: only a failure waits that long.
const DEADLINE: Duration = Duration::from_secs(20);

/// Runs the program, goes on after a stop with a line break, and tells the exit code. `$SANE` makes it set the line
/// as an interactive shell does when a program was stopped without a chance to tidy up.
pub(crate) const SHELL: &str = r#"
ulimit -c 0
set -m
"$PROGRAM"; s=$?
while [ $s -eq 147 ] || [ $s -eq 148 ]; do
    if [ -n "$SANE" ]; then stty "$SANE"; fi
    printf 'stopped.\n'; read -r line; fg >/dev/null; s=$?
done
printf 'exit=%s.\n' $s
read -r line
"#;

pub(crate) const ENTERED: &str = "\x1b[?1049h";
const RESTORE: [&str; 6] = [
    "\x1b[?1049l",
    "\x1b[?25h",
    "\x1b[?2004l",
    "\x1b[?1000l",
    "\x1b[?1002l",
    "\x1b[?1006l",
];

/// What the terminal has received.
pub(crate) struct Seen {
    parser: vt100::Parser,
    pub(crate) bytes: Vec<u8>,
    /// Whether the terminal reads at all.
    reading: bool,
    closed: bool,
}

impl Seen {
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    pub(crate) fn first_row(&self) -> String {
        self.screen()
            .contents()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    pub(crate) fn draws(&self) -> bool {
        self.screen().alternate_screen() && self.first_row().contains("indsats")
    }

    pub(crate) fn says(&self, text: &str) -> bool {
        !self.screen().alternate_screen() && self.screen().contents().contains(text)
    }

    pub(crate) fn count(&self, sequence: &str) -> usize {
        self.bytes
            .windows(sequence.len())
            .filter(|part| *part == sequence.as_bytes())
            .count()
    }

    pub(crate) fn modes_are_off(&self) -> bool {
        let screen = self.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }
}

/// A terminal window with a shell in it.
pub(crate) struct Window {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    /// Held open, so that the line can be looked at whoever lives.
    pub(crate) line: Option<File>,
    cooked: Termios,
    child: Box<dyn Child + Send + Sync>,
    reader: Option<JoinHandle<()>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

impl Window {
    pub(crate) fn open(environment: &[(&str, &str)]) -> Self {
        let mut shell = CommandBuilder::new("sh");
        shell.args(["-c", SHELL]);
        Self::run(shell, environment)
    }

    pub(crate) fn run(mut command: CommandBuilder, environment: &[(&str, &str)]) -> Self {
        let size = PtySize {
            rows: 24,
            cols: 80,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let line = open_line(pair.master.as_ref());
        let cooked = tcgetattr(&line).unwrap();
        command.cwd(env!("CARGO_TARGET_TMPDIR"));
        command.env("TERM", "xterm-256color");
        command.env("PROGRAM", env!("CARGO_BIN_EXE_indsats"));
        for variable in [
            "SANE",
            "INDSATS_TEST_PANIC",
            "RUST_BACKTRACE",
            "COLUMNS",
            "LINES",
        ] {
            command.env_remove(variable);
        }
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        let seen = Seen {
            parser,
            bytes: Vec::new(),
            reading: true,
            closed: false,
        };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let reader = Some(read_into(reader, Arc::clone(&seen)));
        Self {
            master: Some(pair.master),
            writer: Some(writer),
            line: Some(line),
            cooked,
            child,
            reader,
            seen,
        }
    }

    /// A window whose program has drawn its first frame; and the program.
    pub(crate) fn started(environment: &[(&str, &str)]) -> (Self, Pid) {
        let window = Self::open(environment);
        window.wait("the first frame", Seen::draws);
        let program = window.in_front();
        assert_ne!(
            program.as_raw_nonzero().get().unsigned_abs(),
            window.child.process_id().unwrap()
        );
        (window, program)
    }

    pub(crate) fn master(&self) -> &dyn MasterPty {
        self.master.as_deref().unwrap()
    }

    pub(crate) fn in_front(&self) -> Pid {
        Pid::from_raw(self.master().process_group_leader().unwrap()).unwrap()
    }

    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap()
    }

    /// Waits until the terminal shows what is asked for.
    pub(crate) fn wait(&self, what: &str, is_true: impl Fn(&Seen) -> bool) {
        let (seen, news) = &*self.seen;
        let seen = seen.lock().unwrap();
        let (seen, late) = news
            .wait_timeout_while(seen, DEADLINE, |seen| !is_true(seen))
            .unwrap();
        let text = String::from_utf8_lossy(&seen.bytes);
        let tail: String = text
            .chars()
            .rev()
            .take(400)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        assert!(
            !late.timed_out(),
            "no sign of {what}; the screen:\n{}\nthe end of the output: {tail:?}",
            seen.screen().contents()
        );
    }

    pub(crate) fn send(&mut self, keys: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    pub(crate) fn resize(&self, cols: u16, rows: u16) {
        self.master()
            .resize(PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let (Ok(rows), Ok(cols)) = (rows.try_into(), cols.try_into()) else {
            return;
        };
        if u32::from(u16::from(rows)) * u32::from(u16::from(cols)) <= 1 << 20 {
            self.seen().parser.screen_mut().set_size(rows, cols);
        }
    }

    pub(crate) fn set_reading(&self, reading: bool) {
        self.seen().reading = reading;
        self.seen.1.notify_all();
    }

    pub(crate) fn assert_cooked(&self) {
        let now = tcgetattr(self.line.as_ref().unwrap()).unwrap();
        assert_eq!(
            format!("{now:?}"),
            format!("{:?}", self.cooked),
            "line settings"
        );
    }

    pub(crate) fn is_cooked(&self) -> bool {
        let now = tcgetattr(self.line.as_ref().unwrap()).unwrap();
        now.local_modes
            .contains(LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG)
    }

    /// Waits for the exit code the shell tells and looks at everything that must be restored.
    pub(crate) fn assert_ends(&self, code: u8) {
        self.wait(&format!("exit code {code}"), |seen| seen.says("exit="));
        let seen = self.seen();
        let contents = seen.screen().contents();
        assert!(contents.contains(&format!("exit={code}.")), "{contents}");
        assert!(seen.modes_are_off());
        for sequence in RESTORE {
            assert!(seen.count(sequence) > 0, "{sequence:?} is missing");
        }
        drop(seen);
        self.assert_cooked();
    }

    /// The window is closed: the shell and the program lose their terminal.
    pub(crate) fn close(&mut self) {
        self.seen().closed = true;
        self.seen.1.notify_all();
        // The reader has a copy of the window's end; one more byte lets it see that it shall go.
        let mut line = self.line.take().unwrap();
        line.write_all(b".").ok();
        self.reader.take().unwrap().join().unwrap();
        drop((line, self.writer.take(), self.master.take()));
    }

    /// The exit code of the process the window was opened with.
    pub(crate) fn code(&mut self) -> u32 {
        let mut status = None;
        until("the end of the process", || {
            status = self.child.try_wait().unwrap();
            status.is_some()
        });
        status.unwrap().exit_code()
    }

    /// Stops the program, looks at the terminal it leaves, and goes on with it.
    pub(crate) fn stop_and_continue(&mut self, round: usize, stop: impl FnOnce(&mut Self)) {
        stop(self);
        self.wait("the stop", |seen| {
            seen.count("stopped.") == round && !seen.screen().alternate_screen()
        });
        assert!(self.seen().modes_are_off());
        self.assert_cooked();
        self.send("\n");
        self.wait("the frame after the stop", |seen| {
            seen.draws() && seen.count(ENTERED) > round
        });
        assert!(!self.is_cooked());
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn open_line(master: &dyn MasterPty) -> File {
    let path = master.tty_name().unwrap();
    // Not our own controlling terminal, and never waiting.
    let flags = rustix::fs::OFlags::NOCTTY | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).unwrap();
    OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(flags)
        .open(path)
        .unwrap()
}

fn read_into(
    mut reader: Box<dyn Read + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        loop {
            let (lock, news) = &*seen;
            let state = news
                .wait_while(lock.lock().unwrap(), |seen| !seen.reading && !seen.closed)
                .unwrap();
            if state.closed {
                break;
            }
            drop(state);
            let Ok(count @ 1..) = reader.read(&mut buffer) else {
                break;
            };
            let mut state = lock.lock().unwrap();
            state.parser.process(&buffer[..count]);
            state.bytes.extend_from_slice(&buffer[..count]);
            news.notify_all();
        }
    })
}

/// Waits for something that gives no sign of itself.
pub(crate) fn until(what: &str, mut is_true: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_true() {
        assert!(start.elapsed() < DEADLINE, "no sign of {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Whether a process has ended; one that nobody has waited for yet counts.
pub(crate) fn is_gone(process: Pid) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero()));
    stat.is_ok_and(|stat| {
        stat.rsplit(") ")
            .next()
            .is_some_and(|rest| rest.starts_with('Z'))
    }) || test_kill_process(process).is_err()
}
