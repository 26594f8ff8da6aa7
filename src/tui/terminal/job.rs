//! Where job control has put this process: does the terminal listen to it, and could a shell continue it?
//!
//! On Linux from `/proc`: in a sandbox a group or a session may lie outside the process namespace and have the
//! number 0, which the safe wrappers of the system calls do not expect.

#[cfg(target_os = "linux")]
use std::fs::File;
#[cfg(target_os = "linux")]
use std::io::Read as _;

/// Whether keys and line settings are ours and not another job's, at the moment. Without job control, or without a way
/// to know, they are.
#[cfg(target_os = "linux")]
pub(super) fn is_in_foreground() -> bool {
    Stat::of("self").is_none_or(|own| own.foreground < 0 || own.foreground == own.group)
}

/// Whether keys and line settings are ours and not another job's, at the moment. Without job control, or without a way
/// to know, they are.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_in_foreground() -> bool {
    use rustix::{process, stdio, termios};

    termios::tcgetpgrp(stdio::stdout()).map_or(true, |front| front == process::getpgrp())
}

/// Whether no shell is there to continue a stopped process (a terminal window that runs the program itself, or a shell
/// that was killed). The kernel drops a SIGTSTP then; SIGSTOP it would not drop, and we would hang.
#[cfg(target_os = "linux")]
pub(super) fn is_orphaned() -> bool {
    let Some(own) = Stat::of("self") else {
        return false;
    };
    let is_without_shell = match Stat::of(&own.parent.to_string()) {
        Some(parent) => parent.session != own.session,
        None => own.parent <= 1,
    };
    own.group == own.session || is_without_shell
}

/// Whether no shell is there to continue a stopped process (a terminal window that runs the program itself, or a shell
/// that was killed). The kernel drops a SIGTSTP then; SIGSTOP it would not drop, and we would hang.
#[cfg(not(target_os = "linux"))]
pub(super) fn is_orphaned() -> bool {
    use rustix::process;

    let session = process::getsid(None).ok();
    let parent = process::getppid().and_then(|parent| process::getsid(Some(parent)).ok());
    session == Some(process::getpgrp()) || parent != session
}

/// Fields 4 to 8 of `/proc/PID/stat`, see proc(5); the name before them may hold anything.
#[cfg(target_os = "linux")]
#[derive(Debug, PartialEq)]
struct Stat {
    parent: i32,
    group: i32,
    session: i32,
    /// The group in the foreground of the controlling terminal, -1 without one.
    foreground: i32,
}

#[cfg(target_os = "linux")]
impl Stat {
    fn of(process: &str) -> Option<Self> {
        // The system gives the whole line at once.
        let mut line = [0; 1024];
        let mut file = File::open(format!("/proc/{process}/stat")).ok()?;
        let read = file.read(&mut line).ok()?;
        Self::parse(&String::from_utf8_lossy(&line[..read]))
    }

    fn parse(line: &str) -> Option<Self> {
        let (_name, rest) = line.rsplit_once(") ")?;
        let mut fields = rest
            .split(' ')
            .skip(1)
            .map_while(|field| field.parse().ok());
        let (parent, group, session) = (fields.next()?, fields.next()?, fields.next()?);
        Some(Self {
            parent,
            group,
            session,
            foreground: fields.nth(1)?,
        })
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::Stat;

    #[test]
    fn a_name_with_brackets_does_not_move_the_fields() {
        let stat = Stat::parse("7 (a) 1 (b) S 1 2 3 34816 -1 4194304 0");
        assert_eq!(
            stat,
            Some(Stat {
                parent: 1,
                group: 2,
                session: 3,
                foreground: -1
            })
        );
        assert_eq!(Stat::parse("7 (a"), None);
        assert!(Stat::of("self").is_some());
    }
}
