//! Files behind the screen in a real terminal: a large one loads behind a screen of its own, a changed one is read
//! again, a broken or missing one leaves the old data standing.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::window::{SHELL, Seen, Window};

/// The keys that choose the loaded rows among what can be saved: to the end of the list, and one up.
const ROWS: &str = "\x1b[6~\x1b[6~\x1b[A";
const HEADER: &str = "kommune;område;initiativ;bruttoudgifter\n";

/// A window with the program on a file, in Danish, with more arguments.
fn open(path: &Path, arguments: &str) -> Window {
    let mut shell = CommandBuilder::new("sh");
    let call = format!("\"$PROGRAM\" --lang da {arguments} \"$FILE\"");
    shell.args(["-c", &SHELL.replace("\"$PROGRAM\"", &call)]);
    Window::run(shell, &[("FILE", path.to_str().unwrap())])
}

/// A file with some rows.
fn file(folder: &TempDir, rows: &str) -> PathBuf {
    let path = folder.path().join("svar.csv");
    fs::write(&path, format!("{HEADER}{rows}")).unwrap();
    path
}

fn pipe(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("pipe.csv");
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mkfifoat(rustix::fs::CWD, &path, mode).unwrap();
    path
}

/// A window with a shell line that uses `$PROGRAM` and `$FILE`.
fn open_line(path: &Path, line: &str) -> Window {
    let mut shell = CommandBuilder::new("sh");
    shell.args(["-c", &SHELL.replace("\"$PROGRAM\"", line)]);
    Window::run(shell, &[("FILE", path.to_str().unwrap())])
}

fn shows(text: &str) -> impl Fn(&Seen) -> bool {
    move |seen| seen.draws() && seen.screen().contents().contains(text)
}

#[test]
fn a_slow_file_shows_a_screen_that_esc_cancels() {
    let folder = TempDir::new().unwrap();
    let mut window = open(&pipe(&folder), "");
    window.wait("the loading screen", shows("Indlæser pipe.csv"));
    assert!(window.seen().screen().contents().contains("Esc annullér"));
    window.send("\x1b");
    window.assert_ends(2);
    assert!(window.seen().says("annulleret"));
}

#[test]
fn ctrl_c_ends_loading_without_a_word() {
    let folder = TempDir::new().unwrap();
    let mut window = open(&pipe(&folder), "");
    window.wait("the loading screen", shows("Indlæser"));
    window.send("\x03");
    window.assert_ends(130);
    assert!(!window.seen().says("FEJL"));
}

#[test]
fn a_slow_file_is_shown_when_it_is_there_and_cannot_be_read_again() {
    let folder = TempDir::new().unwrap();
    let path = pipe(&folder);
    let mut window = open(&path, "");
    window.wait("the loading screen", shows("Indlæser"));
    let mut pipe = File::options().write(true).open(&path).unwrap();
    writeln!(pipe, "{HEADER}Køge;Social;Fest;1").unwrap();
    drop(pipe);
    window.wait("the data", shows("1 af 1 indsatser"));
    window.send("\x12");
    window.wait("the reason", shows("kan ikke læses igen"));
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn a_slow_file_that_is_refused_gives_the_terminal_back_and_one_message() {
    let folder = TempDir::new().unwrap();
    let path = pipe(&folder);
    let window = open(&path, "");
    window.wait("the loading screen", shows("Indlæser"));
    let mut pipe = File::options().write(true).open(&path).unwrap();
    writeln!(pipe, "{HEADER}Køge;Social;\"Fest;1").unwrap();
    drop(pipe);
    window.assert_ends(2);
    assert!(window.seen().says("linje 2"));
    assert_eq!(window.seen().count("FEJL"), 1);
}

#[test]
fn ctrl_r_shows_the_changed_file_and_a_broken_one_leaves_the_data() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Køge;Social;Fest;1\nGreve;Social;Tur;2\n");
    let mut window = open(&path, "");
    window.wait("the data", shows("2 af 2 indsatser"));
    window.send("4");
    window.wait("the initiatives", shows("Tur"));
    file(
        &folder,
        "Køge;Social;Fest;1\nGreve;Social;Tur;2\nGreve;Social;Sang;9\n",
    );
    window.send("\x12");
    window.wait("the new data", shows("genindlæst: 3 indsatser"));
    assert!(shows("[4 Indsatser]")(&window.seen()));
    file(&folder, "Køge;Social;Fest;1\nGreve;Social;\"Tur;2\n");
    window.send("\x12");
    window.wait("the refusal", shows("linje 3, kolonne 3"));
    assert!(shows("3 af 3 indsatser")(&window.seen()));
    assert!(shows("! gammel version")(&window.seen()));
    file(&folder, "Køge;Social;Fest;1\n");
    window.send("\x12");
    window.wait("the mended file", shows("1 af 1 indsatser"));
    assert!(!shows("gammel version")(&window.seen()));
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn a_note_is_corrected_on_the_screen_and_the_source_stays_as_it_is() {
    let folder = TempDir::new().unwrap();
    let rows = "Køge;Social;Fest;12 t.kr.\nGreve;Social;Tur;2\n";
    let path = file(&folder, rows);
    let mut window = open(&path, "--watch");
    window.wait("the data", shows("2 af 2 indsatser"));
    window.send("!r");
    window.wait("the question", shows("rettes til: 12 t.kr."));
    window.send("\x1512\r");
    window.wait("the reason", shows("begrundelse for »12«"));
    window.send("enhed\r");
    window.wait("the new data", shows("genindlæst: 2 indsatser"));
    let corrections = folder.path().join("svar.rettelser.csv");
    let written = fs::read_to_string(&corrections).unwrap();
    assert!(
        written.ends_with("svar.csv;2;bruttoudgifter;12 t.kr.;12;enhed\n"),
        "{written}"
    );
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        format!("{HEADER}{rows}")
    );
    window.send("!4");
    window.wait("the mark", shows("Fest *"));
    // From now on the file of corrections is watched with the rest.
    fs::write(&corrections, written.replace(";12;enhed", ";13;enhed")).unwrap();
    window.wait("the changed correction", |seen| {
        shows("genindlæst")(seen) && shows(" 13 ")(seen)
    });
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn a_watched_file_is_read_when_it_changes_goes_and_comes_back() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Køge;Social;Fest;1\n");
    let mut window = open(&path, "--watch");
    window.wait("the data", shows("1 af 1 indsatser"));
    file(&folder, "Køge;Social;Fest;1\nGreve;Social;Tur;2\n");
    window.wait("the changed file", shows("2 af 2 indsatser"));
    fs::remove_file(&path).unwrap();
    window.wait("the badge", shows("! filen mangler"));
    assert!(shows("2 af 2 indsatser")(&window.seen()));
    let other = folder.path().join("other.csv");
    fs::write(
        &other,
        format!("{HEADER}Køge;Social;Fest;1\nGreve;Social;Tur;2\nGreve;Social;Sang;3\n"),
    )
    .unwrap();
    fs::rename(&other, &path).unwrap();
    window.wait("the file that came back", shows("3 af 3 indsatser"));
    assert!(!shows("! filen")(&window.seen()));
    file(&folder, "Køge;Social;\"Fest;1\n");
    window.wait("the refusal", shows("! gammel version"));
    assert!(shows("3 af 3 indsatser")(&window.seen()));
    window.send("q");
    window.assert_ends(0);
}

#[test]
fn e_saves_the_rows_under_a_name_and_never_over_a_file() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Køge;Social;Fest;1\nGreve;Social;Tur;495 t.kr.\n");
    let mut window = open(&path, "");
    window.wait("the data", shows("2 af 2 indsatser"));
    window.send("e");
    window.wait("the question", shows("csv til Excel"));
    // The last but one: the loaded rows.
    window.send(ROWS);
    window.wait("the name", shows("Navn: indsatser.csv"));
    let nowhere = folder.path().join("no/x.csv");
    for (name, said) in [(&path, "en af de filer"), (&nowhere, "mappen")] {
        window.send(&format!("\x15{}\r", name.to_str().unwrap()));
        window.wait("the reason", shows(said));
    }
    let saved = folder.path().join("gemt.csv");
    window.send(&format!("\x15{}\r", saved.to_str().unwrap()));
    window.wait("the file", |_| saved.exists());
    window.wait("what was saved", shows("gemt.csv: 2 rækker"));
    window.send("q");
    window.assert_ends(0);
    let text = fs::read_to_string(saved).unwrap();
    assert!(text.contains("Greve;Social;Tur;495 t.kr.\n"), "{text}");
    assert_eq!(fs::read_to_string(path).unwrap().lines().count(), 3);
}

#[test]
fn e_saves_what_is_shown_and_asks_before_it_writes_over_a_file() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Køge;Social;Fest;1\nGreve;Social;Tur;2\n");
    let mut window = open(&path, "");
    window.wait("the data", shows("2 af 2 indsatser"));
    window.send("e");
    window.wait("the dialog", shows("Navn: regioner-"));
    let saved = folder.path().join("tal.csv");
    let typed = format!("\x15{}\r", saved.to_str().unwrap());
    window.send(&typed);
    window.wait("what was saved", shows("tal.csv ("));
    let first = fs::read(&saved).unwrap();
    fs::write(&saved, "mine").unwrap();
    window.send("e");
    window.wait("the dialog", shows("Navn: regioner-"));
    window.send(&typed);
    window.wait(
        "the question",
        shows("tal.csv findes i forvejen. Overskriv?"),
    );
    window.send("\r");
    window.send("\x1b");
    window.wait("the name", |seen| !shows("Overskriv?")(seen));
    assert_eq!(fs::read(&saved).unwrap(), b"mine");
    window.send("\r");
    window.wait("the question", shows("Overskriv?"));
    window.send("o");
    window.wait("what was saved", shows("tal.csv ("));
    assert_eq!(fs::read(&saved).unwrap(), first);
    // What was read is never written over, and nobody is asked whether it should be.
    window.send(&format!("e\x15{}\r", path.to_str().unwrap()));
    window.wait("the reason", shows("en af de filer"));
    assert!(!shows("Overskriv?")(&window.seen()));
    window.send("\x1b");
    window.wait("the list", |seen| !shows("en af de filer")(seen));
    window.send("q");
    window.assert_ends(0);
    assert_eq!(fs::read_to_string(path).unwrap().lines().count(), 3);
}

#[test]
fn a_full_disk_and_a_folder_that_went_away_keep_the_dialog_with_the_reason() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Køge;Social;Fest;1\n");
    let away = folder.path().join("mappe");
    fs::create_dir(&away).unwrap();
    let mut window = open(&path, "");
    window.wait("the data", shows("1 af 1 indsatser"));
    window.send("e\x15/dev/full\r");
    window.wait("the reason", shows("ingen plads på disken"));
    assert!(shows("Navn: /dev/full")(&window.seen()));
    fs::remove_dir(&away).unwrap();
    window.send(&format!("\x15{}\r", away.join("tal.csv").to_str().unwrap()));
    window.wait("the reason", shows("findes ikke (No such"));
    fs::create_dir(&away).unwrap();
    window.send("\r");
    window.wait("what was saved", shows("tal.csv ("));
    assert_eq!(fs::read_dir(&away).unwrap().count(), 1);
    window.send("q");
    window.assert_ends(0);
}

/// A window that saves into a pipe nobody reads yet, and was told to leave.
fn leaving(folder: &TempDir) -> (Window, PathBuf) {
    let path = file(folder, "Køge;Social;Fest;1\nGreve;Social;Tur;2\n");
    let pipe = pipe(folder);
    let mut window = open(&path, "");
    window.wait("the data", shows("2 af 2 indsatser"));
    window.send(&format!("e{ROWS}\x15{}\r", pipe.to_str().unwrap()));
    window.wait("the save", shows("gemmer …"));
    // One at a time: Esc and a letter together are one key to a terminal.
    window.send("\x1b");
    window.wait("the list", |seen| !shows("gemmer …")(seen));
    window.send("q");
    window.wait("the word", shows("lukker bagefter"));
    (window, pipe)
}

#[test]
fn a_save_on_its_way_is_finished_before_the_end() {
    let folder = TempDir::new().unwrap();
    let (window, pipe) = leaving(&folder);
    let text = fs::read_to_string(pipe).unwrap();
    window.assert_ends(0);
    assert_eq!(text.lines().count(), 3, "{text}");
}

#[test]
fn ctrl_c_leaves_a_save_that_does_not_end() {
    let folder = TempDir::new().unwrap();
    let (mut window, _pipe) = leaving(&folder);
    window.send("\x03");
    window.assert_ends(0);
}

#[test]
fn data_from_a_pipe_leaves_the_keys_to_the_terminal() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Køge;Social;Fest;1\nGreve;Social;Tur;2\n");
    let line = "cat \"$FILE\" | \"$PROGRAM\" --lang da -";
    let mut window = open_line(&path, line);
    window.wait("the data", shows("2 af 2 indsatser"));
    window.send("4");
    window.wait("the initiatives", shows("[4 Indsatser]"));
    window.send("\x12");
    window.wait("the reason", shows("kan ikke læses igen"));
    assert!(shows("2 af 2 indsatser")(&window.seen()));
    window.send("q");
    window.assert_ends(0);
}

/// Asserts that the program ends with 2 and some words before it has touched the terminal.
fn assert_says(window: &Window, words: &str) {
    window.wait("the end", |seen| seen.says("exit=2."));
    assert!(window.seen().says(words), "{words}");
    assert_eq!(window.seen().count("\x1b"), 0);
    window.assert_cooked();
}

#[test]
fn a_pipe_that_is_refused_is_told_in_one_message() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Køge;Social;\"Fest;1\n");
    let window = open_line(&path, "cat \"$FILE\" | \"$PROGRAM\" --lang da -");
    assert_says(&window, "FEJL [R006]  -, linje 2, kolonne 3");
}

#[test]
fn data_are_not_read_from_the_keyboard() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Køge;Social;Fest;1\n");
    for arguments in ["-", "\"$FILE\" --responses -"] {
        let window = open_line(&path, &format!("\"$PROGRAM\" --lang da {arguments}"));
        assert_says(&window, "| indsats -");
    }
}

#[test]
fn a_file_that_is_refused_is_told_in_the_background_too() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, "Køge;Social;\"Fest;1\n");
    let window = open_line(&path, "\"$PROGRAM\" --lang da \"$FILE\" & wait $!");
    assert_says(&window, "FEJL [R006]");
}
