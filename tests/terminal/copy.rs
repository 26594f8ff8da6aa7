//! Copying in a real terminal: one sequence a key, nothing without it, and a program of the desktop where there is one.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::window::{SHELL, Seen, Window};

const START: &str = "\x1b]52;c;";

/// What was sent to the clipboard, in order; each sequence whole and of base64 alone.
fn copied(seen: &Seen) -> Vec<String> {
    let output = String::from_utf8_lossy(&seen.bytes);
    let sequences = output.split("\x1b]52;").skip(1);
    let copied = sequences.map(|rest| {
        let (sent, _) = rest.split_once("\x1b\\").unwrap();
        let sent = sent.strip_prefix("c;").unwrap();
        let is_base64 = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
        assert!(sent.chars().all(is_base64), "{sent}");
        String::from_utf8(STANDARD.decode(sent).unwrap()).unwrap()
    });
    copied.collect()
}

/// A window with the program in Danish, away from any desktop and from tmux.
fn open(arguments: &str, environment: &[(&str, &str)]) -> Window {
    let mut shell = CommandBuilder::new("sh");
    let call =
        format!("unset DISPLAY TMUX SSH_TTY SSH_CONNECTION; \"$PROGRAM\" --lang da {arguments}");
    shell.args(["-c", &SHELL.replace("\"$PROGRAM\"", &call)]);
    let none = [("WAYLAND_DISPLAY", "")];
    let window = Window::run(shell, &[&none, environment].concat());
    window.wait("the first frame", Seen::draws);
    window
}

#[test]
fn the_key_sends_one_sequence_that_is_the_sentence_and_no_other_key_sends_any() {
    let mut window = open("--by municipality", &[]);
    window.send("jj=qy");
    window.wait("the word of it", |seen| {
        seen.screen()
            .contents()
            .contains("kopieret via terminalen (OSC 52), ")
    });
    let seen = window.seen();
    assert_eq!(seen.count(START), 1);
    let [said] = copied(&seen).try_into().unwrap();
    assert!(said.contains(": bruttoudgifter pr. indbygger "), "{said}");
    assert!(!said.chars().any(char::is_control), "{said}");
    // It is never asked what the clipboard holds.
    assert_eq!(seen.count("\x1b]52;c;?"), 0);
    drop(seen);
    window.send("q");
    window.assert_ends(0);
    assert_eq!(window.seen().count(START), 1);
}

#[test]
fn hostile_text_is_copied_as_it_is_shown() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("svar.csv");
    let rows = "kommune;område;initiativ;bruttoudgifter\nKøge;Social;\"A\x1b]52;c;cm0gLXJm\x07\x1b\\B\u{9b}31m\";5\n";
    fs::write(&path, rows).unwrap();
    let mut window = open(
        "--by initiative \"$FILE\"",
        &[("FILE", path.to_str().unwrap())],
    );
    window.send("y");
    window.wait("one copy", |seen| copied_whole(seen, 1));
    window.send("Y");
    window.wait("two copies", |seen| copied_whole(seen, 2));
    let seen = window.seen();
    let [said, table] = copied(&seen).try_into().unwrap();
    assert!(said.starts_with("»A␛]52;c;cm0gLXJm␇␛"), "{said}");
    assert!(!said.chars().any(char::is_control), "{said}");
    let is_kept = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
    assert!(table.chars().all(is_kept), "{table}");
    drop(seen);
    window.send("q");
    window.assert_ends(0);
}

/// So many sequences have come, each to its end.
fn copied_whole(seen: &Seen, count: usize) -> bool {
    let output = String::from_utf8_lossy(&seen.bytes);
    let mut parts = output.split(START).skip(1);
    seen.count(START) == count && parts.all(|rest| rest.contains("\x1b\\"))
}

#[test]
fn a_program_of_the_desktop_gets_the_same_text_and_is_named() {
    let folder = TempDir::new().unwrap();
    let program = folder.path().join("wl-copy");
    let kept = folder.path().join("kept");
    fs::write(
        &program,
        "#!/bin/sh\ncat >\"$KEPT\"\necho noise\necho noise >&2\n",
    )
    .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!(
        "{}:{}",
        folder.path().display(),
        std::env::var("PATH").unwrap()
    );
    let mut window = open(
        "",
        &[
            ("PATH", &path),
            ("KEPT", kept.to_str().unwrap()),
            ("WAYLAND_DISPLAY", "wayland-9"),
        ],
    );
    window.send("y");
    window.wait("both ways", |seen| {
        seen.screen()
            .contents()
            .contains("terminalen (OSC 52) og wl-copy, ")
    });
    let seen = window.seen();
    assert_eq!(seen.count("noise"), 0);
    assert_eq!(copied(&seen), [fs::read_to_string(&kept).unwrap()]);
}

#[test]
fn a_console_without_a_clipboard_is_sent_nothing_and_the_way_out_is_named() {
    let mut window = open("", &[("TERM", "linux")]);
    window.send("y");
    window.wait("the way out", |seen| {
        seen.screen()
            .contents()
            .contains("her er ingen udklipsholder: e gemmer i en fil")
    });
    assert_eq!(window.seen().count("\x1b]52"), 0);
}
