//! The binary in a real pseudo-terminal, started by a shell with job control: start, resize, stop, kill, restore.
//!
//! The shell matters: a program that is the session's first process is never stopped by SIGTSTP, and the kernel
//! resets the line settings when it ends, which would hide a missing restore. Of the program these tests know only
//! that its first row holds `indsats` and that `q` ends it.
#![cfg(all(feature = "tui", target_os = "linux"))]
#![expect(
    clippy::unwrap_used,
    reason = "clippy sees tests only in functions marked as such, not in what they share"
)]

mod copy;
mod files;
mod first;
mod keep;
mod window;

use std::io::Write;

use portable_pty::CommandBuilder;
use rustix::process::{Signal, kill_process};

use window::{ENTERED, SHELL, Seen, Window, is_gone, until};

fn assert_signal_ends(signal: Signal, code: u8) {
    let (window, program) = Window::started(&[]);
    kill_process(program, signal).unwrap();
    window.assert_ends(code);
}

#[test]
fn start_draws_and_asks_the_terminal_nothing_and_q_restores() {
    let (mut window, _) = Window::started(&[]);
    assert!(!window.is_cooked());
    let seen = window.seen();
    assert!(seen.screen().bracketed_paste());
    for question in ["\x1b[6n", "\x1b[c", "\x1b[0c", "\x1b[>c", "\x1b[?u"] {
        assert_eq!(seen.count(question), 0, "{question:?}");
    }
    drop(seen);
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn terminate_restores() {
    assert_signal_ends(Signal::TERM, 143);
}

#[test]
fn hangup_restores() {
    assert_signal_ends(Signal::HUP, 129);
}

#[test]
fn interrupt_restores() {
    assert_signal_ends(Signal::INT, 130);
}

#[test]
fn quit_restores() {
    assert_signal_ends(Signal::QUIT, 131);
}

#[test]
fn terminate_restores_a_terminal_that_does_not_read() {
    let (window, program) = Window::started(&[]);
    window.set_reading(false);
    // The first bytes free the reader from its read; the rest fills the way to the terminal. The kernel moves them
    // on by and by, so it is full when there has been no room for a while.
    let mut line = window.line.as_ref().unwrap();
    let mut refused = 0;
    until("a full terminal", || {
        let taken = line.write(&[b'.'; 512]).is_ok();
        refused = if taken { 0 } else { refused + 1 };
        refused == 10
    });
    // A short frame or two may still slip in; then the loop is stuck in its write.
    let mut rows = 24;
    until("some frames", || {
        rows += 1;
        window.resize(60, rows);
        rows == 36
    });
    kill_process(program, Signal::TERM).unwrap();
    until("the end of the program", || window.in_front() != program);
    window.assert_cooked();
    window.set_reading(true);
    window.assert_ends(143);
}

#[test]
fn stop_and_continue_in_rounds() {
    let (mut window, program) = Window::started(&[]);
    for round in 1..=5 {
        window.stop_and_continue(round, |_| kill_process(program, Signal::TSTP).unwrap());
    }
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn the_key_ctrl_z_stops_and_continues() {
    let (mut window, _) = Window::started(&[]);
    for round in 1..=3 {
        window.stop_and_continue(round, |window| window.send("\x1a"));
    }
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn a_stop_nobody_saw_is_followed_by_a_full_frame() {
    let (mut window, program) = Window::started(&[("SANE", "sane")]);
    kill_process(program, Signal::STOP).unwrap();
    window.wait("the stop", |seen| seen.count("stopped.") == 1);
    assert!(window.is_cooked());
    window.send("\n");
    window.wait("the frame after the stop", |seen| {
        seen.draws() && seen.count(ENTERED) == 2
    });
    assert!(!window.is_cooked());
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn terminate_while_stopped_restores() {
    let (mut window, program) = Window::started(&[]);
    kill_process(program, Signal::TSTP).unwrap();
    window.wait("the stop", |seen| seen.says("stopped."));
    kill_process(program, Signal::TERM).unwrap();
    window.send("\n");
    window.assert_ends(143);
}

#[test]
fn without_a_shell_ctrl_z_does_not_freeze_the_window() {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "exec \"$PROGRAM\""]);
    let mut window = Window::run(command, &[]);
    window.wait("the first frame", Seen::draws);
    kill_process(window.in_front(), Signal::TSTP).unwrap();
    // Taken by the same thread after the stop, so a frame shows that there was none.
    let before = window.seen().bytes.len();
    window.resize(70, 20);
    window.wait("a frame", |seen| seen.bytes.len() > before && seen.draws());
    window.send("\x1a");
    window.send("q");
    assert_eq!(window.code(), 0);
}

#[test]
fn a_closed_window_ends_the_program() {
    let (mut window, program) = Window::started(&[]);
    window.close();
    until("the end of the program", || is_gone(program));
}

#[test]
fn a_closed_window_ends_the_program_when_the_parent_ignores_hangups() {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "trap '' HUP; exec \"$PROGRAM\""]);
    let mut window = Window::run(command, &[]);
    window.wait("the first frame", Seen::draws);
    window.close();
    assert_eq!(window.code(), 129);
}

#[test]
fn a_closed_window_ends_the_program_when_no_hangup_comes() {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "exec \"$PROGRAM\""]);
    // The kernel tells only those whose controlling terminal it is.
    command.set_controlling_tty(false);
    let mut window = Window::run(command, &[]);
    window.wait("the first frame", Seen::draws);
    window.close();
    assert_eq!(window.code(), 129);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_while_drawing_restores_and_says_one_clean_line() {
    let window = Window::open(&[("INDSATS_TEST_PANIC", "draw")]);
    window.assert_ends(101);
    let seen = window.seen();
    let line = "asked to fail␛]0;while␇ drawing";
    assert!(seen.says(line), "not on the main screen");
    assert_eq!(seen.count(line), 1);
    assert_eq!(seen.count("\x1b]"), 0);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_while_leaving_restores() {
    let (mut window, _) = Window::started(&[("INDSATS_TEST_PANIC", "drop")]);
    window.send("q");
    window.assert_ends(101);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_in_a_panic_restores() {
    let window = Window::open(&[("INDSATS_TEST_PANIC", "draw,drop")]);
    window.assert_ends(134);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_in_a_worker_leaves_the_screen_alone() {
    let (mut window, program) = Window::started(&[("INDSATS_TEST_PANIC", "worker")]);
    let threads = format!("/proc/{}/task", program.as_raw_nonzero());
    let is_worker = |thread: std::io::Result<std::fs::DirEntry>| {
        thread.is_ok_and(|thread| {
            std::fs::read_to_string(thread.path().join("comm"))
                .is_ok_and(|name| name.trim() == "worker")
        })
    };
    until("the end of the worker", || {
        !std::fs::read_dir(&threads).unwrap().any(is_worker)
    });
    assert!(!window.is_cooked());
    let seen = window.seen();
    assert!(seen.draws());
    assert_eq!(seen.count("\x1b[?1049l"), 0);
    assert_eq!(seen.count("\x1b]"), 0);
    drop(seen);
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn a_storm_of_sizes_ends_in_a_frame() {
    let (mut window, _) = Window::started(&[]);
    for size in [
        (0, 0),
        (1, 1),
        (65535, 1),
        (1, 65535),
        (65535, 65535),
        (3, 2),
        (0, 10),
        (10, 0),
    ] {
        window.resize(size.0, size.1);
    }
    let mut seed = 7_u32;
    for _ in 0..200 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        window.resize(
            u16::try_from(seed >> 16).unwrap() % 500,
            u16::try_from(seed >> 20).unwrap() % 200,
        );
    }
    window.resize(80, 24);
    window.wait("a frame", Seen::draws);
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn keys_come_from_the_terminal_when_standard_input_is_a_pipe() {
    let mut shell = CommandBuilder::new("sh");
    let script = SHELL.replace("\"$PROGRAM\"", "printf '' | \"$PROGRAM\"");
    shell.args(["-c", &script]);
    let mut window = Window::run(shell, &[]);
    window.wait("the first frame", Seen::draws);
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn output_that_is_no_terminal_gets_no_control_characters() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let mut shell = CommandBuilder::new("sh");
    let script = SHELL.replace("\"$PROGRAM\"", "\"$PROGRAM\" >\"$OUT\"");
    shell.args(["-c", &script]);
    let window = Window::run(shell, &[("OUT", file.path().to_str().unwrap())]);
    window.wait("the end", |seen| seen.says("exit="));
    assert!(!window.seen().says("exit=101"));
    assert!(!window.seen().says("panicked"));
    window.assert_cooked();
    let output = std::fs::read(file.path()).unwrap();
    assert!(!output.contains(&0x1b));
}

#[test]
fn output_that_nobody_reads_is_no_panic() {
    let mut shell = CommandBuilder::new("sh");
    let script = "{ \"$PROGRAM\"; printf 'exit=%s.\n' $? >&2; } | true; read -r line";
    shell.args(["-c", script]);
    let window = Window::run(shell, &[]);
    window.wait("the end", |seen| seen.says("exit="));
    assert!(!window.seen().says("exit=101"));
    assert!(!window.seen().says("exit=134"));
    assert!(!window.seen().says("panicked"));
    window.assert_cooked();
}

#[test]
fn a_terminal_that_cannot_place_the_cursor_gets_text() {
    let window = Window::open(&[("TERM", "dumb")]);
    window.wait("the end", |seen| seen.says("exit="));
    assert_eq!(window.seen().count("\x1b"), 0);
    window.assert_cooked();
}

#[test]
fn no_terminal_for_keys_is_an_error() {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", "exec \"$PROGRAM\" </dev/null"]);
    command.set_controlling_tty(false);
    let mut window = Window::run(command, &[]);
    assert_eq!(window.code(), 2);
    assert_eq!(window.seen().count("\x1b"), 0);
    window.assert_cooked();
}
