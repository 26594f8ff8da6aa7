//! What is kept between sessions, by the program itself: `indsats open`, `--resume`, their streams and exit codes, and
//! a process that is killed while it saves.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::Duration;

use assert_cmd::Command;
use indsats::store::bookmark::{Bookmark, Bookmarks, Over};
use indsats::store::{Folders, Session, Sessions};
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(60);
const ROWS: &str = "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Café;1000\n";

/// A home folder of its own for each test.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn folders(&self) -> Folders {
        let path = self.path().to_owned();
        Folders::of(|name| (name == "HOME").then(|| path.clone())).unwrap()
    }

    fn bookmarks(&self) -> Bookmarks {
        Bookmarks::of(&self.folders(), PATIENCE)
    }

    fn sessions(&self) -> Sessions {
        Sessions::of(&self.folders(), PATIENCE)
    }

    fn put(&self, name: &str, view: &[&str], files: &[&str]) {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        let bookmark = Bookmark {
            name: name.to_owned(),
            view: texts(view),
            files: texts(files),
            saved: None,
        };
        self.bookmarks().put(&bookmark, Over::Keep).unwrap();
    }

    /// A file beside the folders of the program.
    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::cargo_bin("indsats").unwrap();
        for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            command.env_remove(name);
        }
        let command = command.env("HOME", self.path()).env("LANG", "da_DK.UTF-8");
        command.args(arguments).output().unwrap()
    }

    fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), told.as_str()), (Some(0), ""));
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}

#[test]
fn without_a_name_the_bookmarks_are_listed() {
    let home = Home::new();
    assert_eq!(
        home.said(&["open"]),
        "Ingen bogmærker endnu: b gemmer visningen under et navn.\n"
    );
    home.put("fyn", &["--region", "Syddanmark"], &[]);
    home.put(
        "til mødet\u{1b}",
        &[],
        &["/d/svar nr 2.csv", "--all-sheets"],
    );
    assert_eq!(
        home.said(&["open"]),
        "Navn        Visning              Filer\n\
         fyn         --region Syddanmark  eksemplet\n\
         til mødet␛  alle regioner        '/d/svar nr 2.csv' --all-sheets\n"
    );
}

#[test]
fn a_bookmark_is_printed_where_there_is_no_terminal_and_drawn_where_that_is_asked_for() {
    let home = Home::new();
    home.put(
        "Kvinder på Fyn",
        &["--by", "area", "--region", "syddanmark"],
        &[],
    );
    let shown = ["show", "--by", "area", "--region", "syddanmark"];
    assert_eq!(home.said(&["open", "kvinder"]), home.said(&shown));
    let drawn = ["--print", "80x24", "--ascii"];
    let asked = [&shown[1..], &drawn].concat();
    let opened = [&["open", "Kvinder på Fyn"], &drawn[..]].concat();
    assert_eq!(home.said(&opened), home.said(&asked));
}

#[test]
fn the_files_of_a_bookmark_are_opened_with_all_that_was_said_of_them() {
    let home = Home::new();
    let rows = home.file("rækker.csv", &ROWS.replace(';', "|"));
    let path = rows.to_str().unwrap();
    home.put("k", &["--by", "municipality"], &[path, "--delimiter", "|"]);
    let printed = home.said(&["open", "k"]);
    assert!(printed.contains("Køge"), "{printed}");
    fs::remove_file(&rows).unwrap();
    let refused = home.refused(&["open", "k"]);
    assert!(refused.contains("rækker.csv"), "{refused}");
}

#[test]
fn a_name_that_is_none_or_several_is_refused_with_those_that_may_be_meant() {
    let home = Home::new();
    assert!(
        home.refused(&["open", "x"])
            .contains("Ingen bogmærker endnu")
    );
    for name in ["sjælland", "sjælland 2", "fyn"] {
        home.put(name, &[], &[]);
    }
    home.said(&["open", "sjælland"]);
    home.said(&["open", "SJAELLAND 2"]);
    let refused = home.refused(&["open", "sj"]);
    assert!(refused.contains("»sjælland«, »sjælland 2«"), "{refused}");
    let refused = home.refused(&["open", "fym"]);
    assert!(refused.contains("Mente du »fyn«?"), "{refused}");
    let refused = home.refused(&["open", "zzzzzzzzz"]);
    assert!(
        refused.contains("Der er »sjælland«, »sjælland 2«, »fyn«"),
        "{refused}"
    );
}

#[test]
fn a_bookmark_that_does_not_fit_says_which_flag_and_why() {
    let home = Home::new();
    home.put("by", &["--municipality", "Atlantis"], &[]);
    let refused = home.refused(&["open", "by"]);
    assert!(refused.contains("--municipality"), "{refused}");
    assert!(refused.contains("Atlantis"), "{refused}");
    home.put("flag", &["--colour", "blue"], &[]);
    let refused = home.refused(&["open", "flag"]);
    assert!(
        refused.contains("--colour hører ikke til en visning"),
        "{refused}"
    );
    home.put("filer", &[], &["a.csv", "--no-such"]);
    let refused = home.refused(&["open", "filer"]);
    assert!(refused.contains("a.csv --no-such"), "{refused}");
}

#[test]
fn a_damaged_file_and_one_of_a_newer_version_are_told() {
    let home = Home::new();
    home.put("fyn", &[], &[]);
    let path = home.bookmarks().path().to_owned();
    fs::write(&path, "version = 2\n[[bookmark]]\nname = \"ny\"\n").unwrap();
    let listed = home.said(&["open"]);
    assert!(listed.contains("ny"), "{listed}");
    assert!(listed.contains("nyere version (2)"), "{listed}");
    fs::write(&path, "version = 1\n[[bookmark\n").unwrap();
    let refused = home.refused(&["open", "fyn"]);
    assert!(refused.contains("linje 2, kolonne"), "{refused}");
    assert!(path.exists());
}

#[test]
fn resume_excludes_what_says_what_to_open_or_ask() {
    let home = Home::new();
    for (more, named) in [
        (&["a.csv"][..], "PATH"),
        (&["--by", "area"], "--by"),
        (&["--desc"], "--desc"),
        (&["--groups", "g.csv"], "--groups"),
        (&["--compare", "o.csv"], "--compare"),
    ] {
        let refused = home.refused(&[&["--resume"], more].concat());
        let said = format!("kan ikke stå sammen med {named}");
        assert!(refused.contains(&said), "{refused}");
    }
}

#[cfg(feature = "tui")]
mod resumed {
    use super::*;

    const PRINT: [&str; 4] = ["--resume", "--print", "80x24", "--ascii"];

    fn session(view: &[&str], files: &[&str], row: Option<&str>) -> Session {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        Session {
            files: texts(files),
            view: texts(view),
            row: row.map(str::to_owned),
        }
    }

    #[test]
    fn the_last_session_is_opened_where_it_stood() {
        let home = Home::new();
        let kept = session(&["--by", "municipality"], &[], Some("Aalborg"));
        home.sessions().keep(&kept).unwrap();
        let drawn = home.said(&PRINT);
        assert!(drawn.contains("> Aalborg"), "{drawn}");
    }

    #[test]
    fn without_a_session_or_with_a_bad_one_the_program_starts_afresh_and_says_so() {
        let home = Home::new();
        let drawn = home.said(&PRINT);
        assert!(drawn.contains("der er ingen tidligere session"), "{drawn}");
        home.sessions().keep(&Session::default()).unwrap();
        let path = home.sessions().path().to_owned();
        for text in [
            "version = 1\nview = ",
            "version = 3\n",
            "version = 1\nfiles = [\"--x\"]\n",
        ] {
            fs::write(&path, text).unwrap();
            let drawn = home.said(&PRINT);
            assert!(drawn.contains("begynder forfra: "), "{drawn}");
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn a_view_that_the_data_has_outgrown_still_opens_its_files() {
        let home = Home::new();
        let rows = home.file("svar.csv", ROWS);
        let files = [rows.to_str().unwrap()];
        for view in [&["--municipality", "Atlantis"][..], &["--colour", "blue"]] {
            home.sessions().keep(&session(view, &files, None)).unwrap();
            let drawn = home.said(&PRINT);
            assert!(
                drawn.contains("sidste visning passer ikke til data"),
                "{drawn}"
            );
            assert!(drawn.contains("1 af 1 indsatser"), "{drawn}");
        }
        fs::remove_file(&rows).unwrap();
        let refused = home.refused(&PRINT);
        assert!(refused.contains("svar.csv"), "{refused}");
    }
}

/// Set for the process that saves until it is killed: its home folder.
const SAVING: &str = "INDSATS_TEST_SAVING";

/// Saves sessions and bookmarks until it is killed.
fn save_for_ever(home: &Path) {
    let folders = Folders::of(|name| (name == "HOME").then(|| home.to_owned())).unwrap();
    let long = |n: usize| vec!["--words=".to_owned() + &"x".repeat(100_000 + n % 7)];
    for n in 0.. {
        let session = Session {
            view: long(n),
            ..Session::default()
        };
        Sessions::of(&folders, PATIENCE).keep(&session).unwrap();
        let bookmark = Bookmark {
            name: "one".to_owned(),
            view: long(n),
            files: Vec::new(),
            saved: None,
        };
        let bookmarks = Bookmarks::of(&folders, PATIENCE);
        bookmarks.put(&bookmark, Over::Replace).unwrap();
    }
}

#[test]
fn killed_while_it_saves_it_leaves_the_old_file_or_the_new_one() {
    // This test is the process that saves, too.
    if let Some(home) = std::env::var_os(SAVING) {
        return save_for_ever(Path::new(&home));
    }
    let home = Home::new();
    let name = "killed_while_it_saves_it_leaves_the_old_file_or_the_new_one";
    let mut last = None;
    for _ in 0..50 {
        let mut saver = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", name, "--nocapture"])
            .env(SAVING, home.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // It is at work when the file has changed.
        loop {
            let now = home.sessions().last().unwrap();
            if now.is_some() && now != last {
                break;
            }
            std::thread::yield_now();
        }
        saver.kill().unwrap();
        saver.wait().unwrap();
        let session = home.sessions().last().unwrap().unwrap();
        assert_eq!(session.view.len(), 1);
        last = Some(session);
        let listed = home.bookmarks().read().unwrap();
        assert!(listed.bookmarks.len() <= 1 && listed.unreadable == 0);
    }
    // What killed processes have left does not grow: the next one to save takes it away.
    home.sessions().keep(&Session::default()).unwrap();
    home.put("two", &[], &[]);
    for folder in [home.folders().state, home.folders().data] {
        let names = fs::read_dir(folder).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let left: Vec<_> = names.filter(|name| name.contains(".tmp")).collect();
        assert_eq!(left, Vec::<String>::new());
    }
}
