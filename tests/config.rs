//! The configuration file at the program's own door: what it prints, where, and how it ends.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;

/// A home of its own, with a configuration or without.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with(text: &str) -> Self {
        let home = Self::new();
        std::fs::create_dir(home.file().parent().unwrap()).unwrap();
        std::fs::write(home.file(), text).unwrap();
        home
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("indsats/config.toml")
    }

    /// The program in this home, where the system speaks English.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_indsats"));
        command
            .args(arguments)
            .env("XDG_CONFIG_HOME", self.0.path())
            .env("LC_ALL", "C.UTF-8")
            .env_remove("NO_COLOR");
        command.output().unwrap()
    }

    /// What the program prints when all is well.
    fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said, "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What the program says when it refuses.
    fn refuses(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}

#[test]
fn the_language_of_the_configuration_holds_everywhere_and_the_flag_before_it() {
    let home = Home::with("language = \"da\"\n");
    assert!(home.says(&["--help"]).contains("Brug:"));
    assert!(home.says(&["show"]).contains("Kommune") || home.says(&["show"]).contains("Region"));
    assert!(home.refuses(&["--bogus"]).contains("--bogus"));
    assert!(home.says(&["--lang", "en", "--help"]).contains("Usage:"));
    assert!(home.says(&["--no-config", "--help"]).contains("Usage:"));
    assert!(home.says(&["config"]).contains("linje 1"));
    assert!(Home::new().says(&["--help"]).contains("Usage:"));
}

#[test]
fn what_is_printed_is_the_same_with_any_configuration_of_the_screen() {
    let own = "theme = \"dark\"\nmeasure = \"count\"\nreference = \"median\"\nascii = true\nmouse = false\n\
               [keys]\nmeasure = [\"F3\"]\n";
    let (own, none) = (Home::with(own), Home::new());
    for arguments in [
        &["show"] as &[&str],
        &["show", "--by", "municipality"],
        &[],
        &["--print", "100x24", "--keys", "2v<down>"],
        &["--print", "100x24", "--ansi"],
    ] {
        assert_eq!(own.says(arguments), none.says(arguments), "{arguments:?}");
    }
}

#[test]
fn a_configuration_that_does_not_hold_stops_the_program_and_no_config_starts_it() {
    let home = Home::with("theme = \"dark\"\n[keys]\nsort = [\"n\"]\n");
    for arguments in [&["show"] as &[&str], &["config"], &["check"], &[]] {
        let said = home.refuses(arguments);
        assert!(said.contains("config.toml, line 3, column 9: "), "{said}");
        assert!(
            said.contains("sort") && said.contains("find-next"),
            "{said}"
        );
        assert!(said.contains("--no-config"), "{said}");
    }
    assert!(home.says(&["--help"]).contains("--no-config"));
    assert!(!home.says(&["show", "--no-config"]).is_empty());
    assert!(!home.says(&["--no-config", "show"]).is_empty());
    assert!(
        home.says(&["config", "--no-config"])
            .contains("passed over")
    );
}

#[test]
fn every_mistake_of_keys_is_told_with_its_place_in_both_languages() {
    let cases = [
        (
            "quit = []",
            "line 2, column 1",
            "must have a key",
            "skal have en tast",
        ),
        (
            "sort = [\"s\", \"Spcae\"]",
            "line 2, column 14",
            "Did you mean Space?",
            "Mente du Space?",
        ),
        (
            "sort = [\"Ctrl-Z\"]",
            "line 2, column 9",
            "always means suspend",
            "betyder altid suspend",
        ),
        (
            "sort = [\"s\", \"s\"]",
            "line 2, column 14",
            "has s twice",
            "har s to gange",
        ),
        (
            "sort = [\"F3\"]\nfind = [\"f3\"]",
            "line 3, column 9",
            "sort has it too",
            "sort har den også",
        ),
        (
            "sort = [\"\\u001B\"]",
            "line 2, column 9",
            "␛, which is no key",
            "␛, som ikke er en tast",
        ),
    ];
    for (text, place, english, danish) in cases {
        let home = Home::with(&format!("[keys]\n{text}\n"));
        let said = home.refuses(&["config"]);
        assert!(said.contains(place) && said.contains(english), "{said}");
        let said = home.refuses(&["--lang", "da", "config"]);
        assert!(said.contains(danish), "{said}");
    }
}

#[test]
fn the_file_that_is_written_is_a_valid_one_and_is_never_written_over() {
    for lang in ["da", "en"] {
        let home = Home::new();
        assert!(home.says(&["config"]).contains("--init"));
        let said = home.says(&["--lang", lang, "config", "--init"]);
        assert!(said.contains("config.toml"), "{said}");
        let written = std::fs::read_to_string(home.file()).unwrap();
        let page = home.says(&["config"]);
        assert!(page.contains("Keys: the defaults."), "{page}");
        let said = home.refuses(&["config", "--init"]);
        assert!(said.contains("is not written over"), "{said}");
        // Every line taken in says the same as none.
        let lines = written.lines().map(|line| match line.strip_prefix('#') {
            Some(setting) if !setting.is_empty() && !setting.starts_with(' ') => setting,
            Some(_) | None => line,
        });
        std::fs::write(home.file(), lines.collect::<Vec<_>>().join("\n")).unwrap();
        let page = home.says(&["--lang", "en", "config"]);
        assert!(page.contains("Keys: the defaults."), "{page}");
        assert_eq!(
            std::fs::read_dir(home.file().parent().unwrap())
                .unwrap()
                .count(),
            1
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_is_an_error_and_says_how_to_go_on() {
    let home = Home::new();
    std::fs::create_dir_all(home.file()).unwrap();
    let said = home.refuses(&["show"]);
    assert!(
        said.contains("is no file") && said.contains("--no-config"),
        "{said}"
    );
    let home = Home::with("theme = \"d\u{e6}");
    std::fs::write(home.file(), b"# \xE6").unwrap();
    assert!(
        home.refuses(&["show"])
            .contains("line 1, column 3: the file is not in UTF-8")
    );
    #[cfg(unix)]
    {
        let home = Home::with("");
        let file = home.file();
        std::fs::remove_file(&file).unwrap();
        std::os::unix::fs::symlink(Path::new("config.toml"), &file).unwrap();
        assert!(home.refuses(&["show"]).contains("cannot be read"));
    }
}
