//! `indsats show --output`: a file is there whole or not at all, never over another unasked, never over what was read.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

const ROWS: &str =
    "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;12\nGreve;Social;Tur;2\n";

/// A folder with the rows in `svar.csv`.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("svar.csv"), ROWS).unwrap();
    folder
}

/// The program in a folder: exit code, standard output, standard error.
fn show(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let program = assert_cmd::cargo::cargo_bin("indsats");
    run(Command::new(program)
        .current_dir(folder)
        .arg("show")
        .args(arguments))
}

fn run(command: &mut Command) -> (i32, String, String) {
    let output = command.env("LC_ALL", "da_DK.UTF-8").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn text(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn what_is_written_to_a_file_is_what_is_printed() {
    let folder = folder();
    for (format, name) in [
        ("csv", "tal.csv"),
        ("markdown", "tal.md"),
        ("html", "tal.html"),
    ] {
        let arguments = ["svar.csv", "--by", "kommune", "--format", format];
        let (code, printed, _) = show(folder.path(), &arguments);
        assert_eq!(code, 0);
        let with_output = [&arguments[..], &["--output", name]].concat();
        let (code, out, said) = show(folder.path(), &with_output);
        assert_eq!((code, out.as_str()), (0, ""), "{said}");
        assert!(said.starts_with(&format!("gemt: {name} (")), "{said}");
        assert_eq!(text(&folder, name), printed);
    }
    assert_eq!(names(folder.path()).len(), 4);
}

#[test]
fn the_ending_decides_the_format_that_is_not_given_and_an_explanation_has_a_file_too() {
    let folder = folder();
    let (code, ..) = show(folder.path(), &["svar.csv", "--output", "tal.MD"]);
    assert_eq!(code, 0);
    assert!(text(&folder, "tal.MD").contains("| --- |"));
    let explain = ["svar.csv", "--explain", "--output", "forklaring.txt"];
    let (code, out, _) = show(folder.path(), &explain);
    assert_eq!((code, out.as_str()), (0, ""));
    assert!(text(&folder, "forklaring.txt").contains("14.000"));
    let (code, out, _) = show(folder.path(), &["svar.csv", "--output", "-"]);
    assert_eq!(code, 0);
    assert!(out.contains("Hovedstaden"), "{out}");
}

#[test]
fn the_constructed_example_says_what_it_is_when_it_is_saved() {
    let folder = folder();
    let (code, _, said) = show(folder.path(), &["--output", "tal.csv"]);
    assert_eq!(code, 0);
    assert!(said.contains("KONSTRUERET EKSEMPEL"), "{said}");
}

#[test]
fn a_file_that_is_there_is_only_written_over_with_force() {
    let folder = folder();
    fs::write(folder.path().join("tal.csv"), "mine").unwrap();
    let (code, _, said) = show(folder.path(), &["svar.csv", "--output", "tal.csv"]);
    assert_eq!(code, 2);
    assert!(said.contains("tal.csv findes i forvejen"), "{said}");
    assert_eq!(text(&folder, "tal.csv"), "mine");
    let (code, ..) = show(
        folder.path(),
        &["svar.csv", "--output", "tal.csv", "--force"],
    );
    assert_eq!(code, 0);
    assert_ne!(text(&folder, "tal.csv"), "mine");
    assert_eq!(names(folder.path()), ["svar.csv", "tal.csv"]);
}

#[test]
fn what_was_read_is_never_written_over_by_whatever_name() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("grupper.csv"), "kommune;gruppe\nKøge;Bugt\n").unwrap();
    fs::write(at("tal.pub"), include_str!("../data/published.csv")).unwrap();
    symlink("svar.csv", at("link.csv")).unwrap();
    fs::hard_link(at("svar.csv"), at("hard.csv")).unwrap();
    for name in [
        "svar.csv",
        "./svar.csv",
        "link.csv",
        "hard.csv",
        "grupper.csv",
        "tal.pub",
    ] {
        let before = text(&folder, name);
        let arguments = [
            "svar.csv",
            "--groups",
            "grupper.csv",
            "--published",
            "tal.pub",
            "--force",
            "--output",
            name,
        ];
        let (code, _, said) = show(folder.path(), &arguments);
        assert_eq!(code, 2, "{name}: {said}");
        assert!(
            said.contains("en af de filer, der er læst"),
            "{name}: {said}"
        );
        assert_eq!(text(&folder, name), before);
    }
}

#[test]
fn a_link_is_replaced_itself_and_what_it_leads_to_stays() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("old.csv"), "old").unwrap();
    symlink("old.csv", at("link.csv")).unwrap();
    symlink("nowhere.csv", at("dead.csv")).unwrap();
    for name in ["link.csv", "dead.csv"] {
        let (code, _, said) = show(folder.path(), &["svar.csv", "--output", name]);
        assert_eq!(code, 2, "{said}");
        let (code, ..) = show(folder.path(), &["svar.csv", "--force", "--output", name]);
        assert_eq!(code, 0);
        assert!(!at(name).symlink_metadata().unwrap().is_symlink());
    }
    assert_eq!(text(&folder, "old.csv"), "old");
}

#[test]
fn a_folder_a_missing_folder_and_a_full_disk_are_said_plainly() {
    let folder = folder();
    fs::create_dir(folder.path().join("mappe")).unwrap();
    for (name, says) in [
        ("mappe", "det er en mappe"),
        ("no/tal.csv", "mappen findes ikke"),
        (
            "svar.csv/tal.csv",
            "der står en fil, hvor der skulle være en mappe",
        ),
        ("/dev/full", "der er ingen plads på disken"),
    ] {
        let arguments = ["svar.csv", "--format", "csv", "--force", "--output", name];
        let (code, _, said) = show(folder.path(), &arguments);
        assert_eq!(code, 2, "{name}: {said}");
        assert!(said.contains(says), "{name}: {said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert_eq!(names(folder.path()), ["mappe", "svar.csv"]);
}

#[test]
fn a_file_beyond_the_limit_of_the_shell_leaves_the_old_one_and_nothing_beside_it() {
    let folder = folder();
    fs::write(folder.path().join("tal.csv"), "old").unwrap();
    let program = assert_cmd::cargo::cargo_bin("indsats");
    let line = "ulimit -f 0; \"$0\" show --by initiative --format csv --force --output tal.csv";
    let mut shell = Command::new("sh");
    shell
        .current_dir(folder.path())
        .args(["-c", line])
        .arg(program);
    let (code, _, said) = run(&mut shell);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("større, end systemet tillader"), "{said}");
    assert_eq!(text(&folder, "tal.csv"), "old");
    assert_eq!(names(folder.path()), ["svar.csv", "tal.csv"]);
}

/// The program as somebody without rights: root writes everywhere. None where there is nobody to be.
fn as_nobody(program: &Path) -> Option<Command> {
    // What it made belongs to whoever runs the tests.
    let is_root = fs::metadata(program).unwrap().uid() == 0;
    if !is_root {
        return Some(Command::new(program));
    }
    let can = std::process::Command::new("setpriv")
        .args(["--reuid=65534", "--clear-groups", "true"])
        .status();
    if !can.is_ok_and(|status| status.success()) {
        return None;
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=65534", "--clear-groups"])
        .arg(program);
    Some(command)
}

#[test]
fn a_folder_that_may_not_be_written_in_is_said_and_nothing_is_lost() {
    let folder = folder();
    let program: PathBuf = folder.path().join("indsats");
    fs::copy(assert_cmd::cargo::cargo_bin("indsats"), &program).unwrap();
    fs::write(folder.path().join("tal.csv"), "old").unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
    let Some(mut command) = as_nobody(&program) else {
        eprintln!("skipped: root writes everywhere, and there is no setpriv");
        return;
    };
    command.current_dir(folder.path());
    // Nobody may read the configuration of whoever runs the tests either.
    command.args(["--no-config", "show", "svar.csv"]);
    command.args(["--force", "--output", "tal.csv"]);
    let (code, _, said) = run(&mut command);
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("adgang nægtet"), "{said}");
    assert_eq!(text(&folder, "tal.csv"), "old");
}

#[test]
fn force_is_nothing_without_a_file() {
    let folder = folder();
    let (code, ..) = show(folder.path(), &["svar.csv", "--force"]);
    assert_eq!(code, 2);
}

#[test]
fn help_and_the_version_may_be_read_to_their_first_line_only() {
    let folder = folder();
    for arguments in [&["--help"][..], &["show", "--help"], &["-V"], &["help"]] {
        let (read, write) = std::io::pipe().unwrap();
        drop(read);
        let program = assert_cmd::cargo::cargo_bin("indsats");
        let output = std::process::Command::new(program)
            .args(arguments)
            .current_dir(folder.path())
            .stdout(write)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn standard_output_that_may_not_grow_is_an_error_that_is_said() {
    let folder = folder();
    for command in ["show --by initiative --format csv", "man", "--print 80x24"] {
        let line = format!("ulimit -f 0; \"$0\" {command} > tal.txt");
        let program = assert_cmd::cargo::cargo_bin("indsats");
        let mut shell = Command::new("bash");
        shell.current_dir(folder.path()).args(["-c", &line]);
        let (code, _, said) = run(shell.arg(program));
        assert_eq!(code, 2, "{command}: {said}");
        assert!(said.contains("FEJL"), "{command}: {said}");
    }
}

#[test]
fn a_table_that_is_kept_says_below_what_it_rests_on() {
    let folder = folder();
    let (code, _, said) = show(folder.path(), &["svar.csv", "--output", "tal.txt"]);
    assert_eq!(code, 0, "{said}");
    let kept = text(&folder, "tal.txt");
    for part in [
        "--measure per-capita --reference denmark",
        "svar.csv",
        "sha256",
    ] {
        assert!(kept.contains(part), "{part}: {kept}");
    }
    let (_, printed, _) = show(folder.path(), &["svar.csv"]);
    assert!(!printed.contains("sha256"), "{printed}");
    assert!(kept.starts_with(&printed), "{kept}");
}
