//! Programs that take a text into the clipboard of the desktop or of tmux, and keep it after this one has ended.

use std::fs::File;
use std::io::{self, Seek, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::tui::clipboard::By;

/// How long a program may take.
const LIMIT: Duration = Duration::from_secs(2);
/// How often it is looked at.
const TICK: Duration = Duration::from_millis(5);

/// A program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Of Wayland.
    Wayland,
    /// Of X11.
    Xclip,
    /// Of X11, where there is no xclip.
    Xsel,
    /// Of macOS.
    Mac,
    /// tmux, which also passes it on to the terminal that it runs in, and takes no OSC 52 as it comes.
    Tmux,
}

impl Tool {
    /// Every program, in the order in which they are tried.
    pub const ALL: [Self; 5] = [
        Self::Wayland,
        Self::Xclip,
        Self::Xsel,
        Self::Mac,
        Self::Tmux,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.command()[0]
    }

    fn command(self) -> &'static [&'static str] {
        match self {
            Self::Wayland => &["wl-copy", "--type", "text/plain;charset=utf-8"],
            Self::Xclip => &["xclip", "-selection", "clipboard"],
            Self::Xsel => &["xsel", "--clipboard", "--input"],
            Self::Mac => &["pbcopy"],
            Self::Tmux => &["tmux", "load-buffer", "-w", "-"],
        }
    }
}

/// Gives a text to the first of some programs that is installed and takes it. Takes its time: not for the loop.
#[must_use]
pub fn offer(text: &str, tools: &[Tool]) -> By {
    let mut refused = By::Nobody;
    for tool in tools {
        match run(text, tool.command(), LIMIT) {
            Ok(true) => return By::Taken(*tool),
            // It is not installed.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Ok(false) | Err(_) => refused = By::Refused(*tool),
        }
    }
    refused
}

/// Runs a program on a text; whether it succeeded in time.
fn run(text: &str, command: &[&str], limit: Duration) -> io::Result<bool> {
    let [program, arguments @ ..] = command else {
        return Ok(false);
    };
    // From a file, so that one that does not read keeps nobody waiting.
    let mut input: File = tempfile::tempfile()?;
    input.write_all(text.as_bytes())?;
    input.rewind()?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(input)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // It holds the text in the background: Ctrl-Z must not stop it, nor the end of the window end it.
        .process_group(0)
        .spawn()?;
    wait(&mut child, limit)
}

fn wait(child: &mut Child, limit: Duration) -> io::Result<bool> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if start.elapsed() > limit {
            // It can be a script that has started what hangs.
            let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
            let _gone = group.map(|group| kill_process_group(group, Signal::KILL));
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(TICK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_reads_its_text_succeeds() {
        let says = "read -r line; test \"$line\" = \"en sætning\"";
        assert!(run("en sætning\n", &["sh", "-c", says], LIMIT).unwrap());
        assert!(!run("en anden\n", &["sh", "-c", says], LIMIT).unwrap());
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let start = Instant::now();
        let limit = Duration::from_millis(50);
        assert!(!run("", &["sh", "-c", "exec sleep 600"], limit).unwrap());
        assert!(start.elapsed() < Duration::from_secs(60));
    }

    #[test]
    fn what_a_program_that_hangs_has_started_ends_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let told = folder.path().join("pid");
        let script = format!("sleep 600 & echo $! > '{}'; wait", told.display());
        let limit = Duration::from_millis(500);
        assert!(!run("", &["sh", "-c", &script], limit).unwrap());
        let pid = std::fs::read_to_string(told)
            .unwrap()
            .trim()
            .parse()
            .unwrap();
        let pid = Pid::from_raw(pid).unwrap();
        // Killed, it is there until its new parent has taken note of its end.
        let start = Instant::now();
        let is_alive = || {
            let state = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero()));
            state.is_ok_and(|state| !state.contains(") Z"))
        };
        while is_alive() && start.elapsed() < LIMIT {
            thread::yield_now();
        }
        assert!(!is_alive());
    }

    #[test]
    fn one_that_is_not_installed_is_no_refusal() {
        let error = run("", &["indsats-has-no-such-program"], LIMIT).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert_eq!(offer("", &[]), By::Nobody);
    }
}
