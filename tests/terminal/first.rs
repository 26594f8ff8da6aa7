//! A large file in a real terminal: its first rows stand at once, the rest comes behind them.

use std::fs;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::window::{SHELL, Seen, Window};

const HEADER: &str = "kommune;område;initiativ;bruttoudgifter;indhold\n";
/// What the badge of the first rows begins with, as long as the rest is read.
const LOADING: &str = "! indlæser";
/// Rows of a file that is large enough by the length of their texts.
const ROWS: usize = 4_500;

/// A large file with a last line.
fn file(folder: &TempDir, last: &str) -> PathBuf {
    let path = folder.path().join("stor.csv");
    let row = format!("Køge;Social;Sprogcafé;1;{}\n", "Vi mødes. ".repeat(100));
    let rows = row.repeat(ROWS);
    fs::write(&path, format!("{HEADER}{rows}{last}")).unwrap();
    path
}

/// A window with the program on a file, in Danish, with more arguments and what is typed before it starts.
fn open(path: &Path, arguments: &str, typed: &str) -> Window {
    let mut shell = CommandBuilder::new("sh");
    let call = format!("\"$PROGRAM\" --lang da {arguments} \"$FILE\"");
    shell.args(["-c", &SHELL.replace("\"$PROGRAM\"", &call)]);
    let mut window = Window::run(shell, &[("FILE", path.to_str().unwrap())]);
    window.send(typed);
    window
}

fn shows(text: &str) -> impl Fn(&Seen) -> bool {
    move |seen| seen.draws() && seen.screen().contents().contains(text)
}

/// The first rows have stood on the screen at some moment.
fn has_begun(seen: &Seen) -> bool {
    seen.count(LOADING) > 0
}

#[test]
fn a_large_file_shows_its_first_rows_and_then_all() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Greve;Social;Tur;2;\n");
    let mut window = open(&path, "", "");
    window.wait("the first rows", has_begun);
    window.wait("all rows", shows("4.501 af 4.501 indsatser"));
    assert!(shows("hele filen er indlæst")(&window.seen()));
    assert!(!shows(LOADING)(&window.seen()));
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn esc_stops_the_reading_and_ctrl_r_reads_on() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "");
    let mut window = open(&path, "", "\x1b");
    window.wait("the badge that stays", shows("! kun de første"));
    window.send("e");
    window.wait("the word", shows("Ctrl-R læser resten"));
    window.send("\x12");
    window.wait("all rows", shows("4.500 af 4.500 indsatser"));
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn a_file_that_is_refused_after_its_first_rows_keeps_them_with_the_reason() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Køge;Social;\"Fest;1;\n");
    let mut window = open(&path, "", "");
    window.wait("the first rows", has_begun);
    window.wait("the refusal", shows("linje 4.502, kolonne 3"));
    assert!(shows("! afvist, kun første")(&window.seen()));
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn a_place_that_stands_further_down_waits_for_the_whole() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Utopia;Social;Tur;2;\n");
    let mut window = open(&path, "--municipality Utopia", "");
    window.wait("the place", shows("› Utopia"));
    assert!(!has_begun(&window.seen()));
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn ctrl_c_leaves_while_the_rest_is_read() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "");
    let mut window = open(&path, "", "");
    window.wait("the first rows", has_begun);
    window.send("\x03");
    window.assert_ends(0);
}
