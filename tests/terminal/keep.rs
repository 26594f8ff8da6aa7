//! What is kept, in a real terminal: a bookmark is made, gone to and taken out; the session outlives the program.

use std::fs;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use rustix::process::{Signal, kill_process};
use tempfile::TempDir;

use crate::window::{SHELL, Seen, Window, until};

/// A window with the program in Danish, whose folders are below `home`.
fn open(home: &Path, arguments: &str) -> Window {
    let mut shell = CommandBuilder::new("sh");
    let call = format!("\"$PROGRAM\" --lang da {arguments}");
    shell.args(["-c", &SHELL.replace("\"$PROGRAM\"", &call)]);
    let folder = |name: &str| home.join(name).to_str().unwrap().to_owned();
    Window::run(
        shell,
        &[
            ("XDG_DATA_HOME", &folder("data")),
            ("XDG_STATE_HOME", &folder("state")),
        ],
    )
}

fn session(home: &Path) -> PathBuf {
    home.join("state/indsats/session.toml")
}

fn kept(home: &Path) -> String {
    fs::read_to_string(session(home)).unwrap_or_default()
}

fn shows(text: &str) -> impl Fn(&Seen) -> bool {
    move |seen| seen.draws() && seen.screen().contents().contains(text)
}

#[test]
fn a_bookmark_is_kept_gone_to_and_taken_out() {
    let home = TempDir::new().unwrap();
    let mut window = open(home.path(), "");
    window.wait("the first frame", shows("Midtjylland"));
    window.send("3b");
    window.wait("the question", shows("gem visningen som: Fagområder"));
    window.send("\x15mine fag\r");
    window.wait("the answer", shows("gemt som bogmærket »mine fag«"));
    window.send("1b\x15mine fag\r");
    window.wait("the question", shows("findes i forvejen"));
    window.send("\x1b");
    window.wait("the regions", |seen| {
        shows("[1 Regioner]")(seen) && !shows("findes i forvejen")(seen)
    });
    window.send("'");
    window.wait("the list", shows("--by area"));
    window.send("\r");
    window.wait("the view", shows("bogmærke: mine fag"));
    window.send("'\x04");
    window.wait("the question", shows("slet »mine fag«?"));
    window.send("\r");
    window.wait("the empty list", shows("Ingen bogmærker endnu"));
    window.send("\x03");
    window.assert_ends(0);
}

#[test]
fn what_was_left_is_gone_on_with() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("svar.csv");
    fs::write(
        &file,
        "kommune;område;initiativ;bruttoudgifter\nGreve;Social;Café;1\nKøge;Social;Fest;2\n",
    )
    .unwrap();
    let mut window = open(home.path(), file.to_str().unwrap());
    window.wait("the first frame", shows("2 af 2 indsatser"));
    window.send("2\x1b[B");
    window.wait("the second row", shows("▶ Greve"));
    window.send("q");
    window.assert_ends(0);
    let mut window = open(home.path(), "--resume");
    window.wait("the same row", shows("▶ Greve"));
    window.send("u");
    window.wait("the start", shows("intet at fortryde"));
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn a_session_is_kept_when_nothing_happens_for_a_moment_and_only_when_it_has_changed() {
    let home = TempDir::new().unwrap();
    let mut window = open(home.path(), "");
    window.wait("the first frame", shows("Midtjylland"));
    let program = window.in_front();
    window.send("3");
    window.wait("the areas", shows("[3 Fagområder]"));
    until("the session", || kept(home.path()).contains("area"));
    kill_process(program, Signal::KILL).unwrap();
    window.wait("the end", |seen| {
        seen.screen().contents().contains("exit=137.")
    });
    assert!(kept(home.path()).contains("area"));
    // A look at the example is no session worth another's place.
    let mut window = open(home.path(), "");
    window.wait("the first frame", shows("Midtjylland"));
    window.send("q");
    window.assert_ends(0);
    assert!(kept(home.path()).contains("area"));
}

#[test]
fn a_signal_does_not_lose_the_session() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129)] {
        let home = TempDir::new().unwrap();
        let mut window = open(home.path(), "");
        window.wait("the first frame", shows("Midtjylland"));
        let program = window.in_front();
        window.send("3");
        window.wait("the areas", shows("[3 Fagområder]"));
        kill_process(program, signal).unwrap();
        window.assert_ends(code);
        assert!(kept(home.path()).contains("area"), "{code}");
    }
}

#[test]
fn a_panic_does_not_lose_the_session() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("svar.csv");
    fs::write(
        &file,
        "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;2\n",
    )
    .unwrap();
    let call = format!("\"$PROGRAM\" --by area {}", file.display());
    let mut shell = CommandBuilder::new("sh");
    shell.args(["-c", &SHELL.replace("\"$PROGRAM\"", &call)]);
    let state = home.path().join("state").to_str().unwrap().to_owned();
    let window = Window::run(
        shell,
        &[("XDG_STATE_HOME", &state), ("INDSATS_TEST_PANIC", "draw")],
    );
    window.assert_ends(101);
    assert!(kept(home.path()).contains("area"));
}

#[test]
fn a_folder_that_cannot_be_written_is_said_once_and_stops_nothing() {
    let home = TempDir::new().unwrap();
    fs::write(home.path().join("state"), "a file where a folder should be").unwrap();
    let mut window = open(home.path(), "");
    window.wait("the first frame", shows("Midtjylland"));
    window.send("3");
    window.wait("the reason", shows("sessionen gemmes ikke"));
    window.send("q");
    window.assert_ends(0);
}
