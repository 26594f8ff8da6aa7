//! The program's export: its files, words and exit codes, and what it leaves when it fails.

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::CommandCargoExt;
use tempfile::TempDir;

/// The program in English with some arguments, in a folder.
fn indsats(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("indsats").unwrap();
    command.current_dir(folder).args(arguments);
    command.args(["--lang", "en"]).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

const ROWS: &str = "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;1,5\n";

/// A folder with one file to read.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("in.csv"), ROWS).unwrap();
    folder
}

/// Asserts that a run is refused, names something and leaves the folder as it was.
fn refused(folder: &Path, arguments: &[&str], words: &[&str]) {
    let before: Vec<_> = names(folder);
    let output = indsats(folder, arguments);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    for word in words {
        assert!(said.contains(word), "{arguments:?} said {said}");
    }
    assert_eq!(names(folder), before, "{arguments:?}");
}

#[test]
fn a_file_is_written_and_said_and_an_export_of_it_is_the_same() {
    let folder = folder();
    let output = indsats(folder.path(), &["export", "in.csv", "--output", "a.csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout.is_empty());
    assert_eq!(said(&output), "a.csv: 1 row\n");
    let text = fs::read_to_string(folder.path().join("a.csv")).unwrap();
    assert!(text.ends_with("\nKøge;Social;Fest;1,5\n"), "{text}");
    let output = indsats(folder.path(), &["export", "a.csv", "--output", "-"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), text);
    assert_eq!(names(folder.path()), ["a.csv", "in.csv"]);
}

#[test]
fn a_file_that_is_there_is_kept_unless_it_is_forced() {
    let folder = folder();
    fs::write(folder.path().join("a.csv"), "old").unwrap();
    let arguments = ["export", "in.csv", "--output", "a.csv"];
    refused(
        folder.path(),
        &arguments,
        &["a.csv is there already", "--force"],
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("a.csv")).unwrap(),
        "old"
    );
    let forced: Vec<_> = arguments.iter().copied().chain(["--force"]).collect();
    assert_eq!(indsats(folder.path(), &forced).status.code(), Some(0));
    assert_eq!(names(folder.path()), ["a.csv", "in.csv"]);
    refused(
        folder.path(),
        &["export", "in.csv", "--output", "in.csv", "--force"],
        &["in.csv is one of the files that were read"],
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("in.csv")).unwrap(),
        ROWS
    );
}

#[test]
fn a_package_is_never_written_over_its_own_files() {
    let folder = folder();
    fs::create_dir(folder.path().join("out")).unwrap();
    let list = folder.path().join("out/responses.csv");
    fs::write(&list, "kommune;besvaret\nGreve;nej\n").unwrap();
    refused(
        folder.path(),
        &[
            "export",
            "in.csv",
            "--responses",
            "out/responses.csv",
            "--output",
            "out",
            "--force",
        ],
        &["out/responses.csv is one of the files that were read"],
    );
    assert_eq!(names(&folder.path().join("out")), ["responses.csv"]);
}

#[test]
fn what_cannot_be_written_is_said_with_its_name_and_reason() {
    let folder = folder();
    let export = |output| ["export", "in.csv", "--output", output];
    refused(
        folder.path(),
        &export("no/a.csv"),
        &["folder no:", "no such folder"],
    );
    refused(
        folder.path(),
        &export("no/out"),
        &["folder no:", "no such folder"],
    );
    refused(
        folder.path(),
        &export("in.csv/a.csv"),
        &["in.csv", "a file stands where a folder should be"],
    );
    refused(
        folder.path(),
        &export("a.xlsx"),
        &["a.xlsx is the name of neither"],
    );
    fs::write(folder.path().join("file"), "").unwrap();
    refused(
        folder.path(),
        &export("file"),
        &["file is a file, not a folder"],
    );
    refused(folder.path(), &export("in.csv"), &["in.csv"]);
    let attack = "no\u{1b}]0;x\u{7}\u{202e}/a.csv";
    let output = indsats(folder.path(), &export(attack));
    assert!(!said(&output).contains(['\u{1b}', '\u{7}', '\u{202e}']));
    assert!(
        said(&output).contains("no␛]0;x␇⟨202E⟩"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut command = Command::cargo_bin("indsats").unwrap();
    let mut program = command
        .args(["export", "--output", "-"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut start = [0; 7];
    let mut stdout = program.stdout.take().unwrap();
    stdout.read_exact(&mut start).unwrap();
    drop(stdout);
    assert_eq!(&start, b"kommune");
    let output = program.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), said(&output)),
        (Some(0), String::new())
    );
}

#[cfg(target_os = "linux")]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_full_disk_is_said_and_the_exit_is_2() {
        let folder = folder();
        let export = ["export", "in.csv", "--output", "/dev/full"];
        refused(
            folder.path(),
            &export,
            &["/dev/full cannot be written", "no space left on the disk"],
        );
        let mut command = Command::cargo_bin("indsats").unwrap();
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = command
            .args(["export", "--output", "-"])
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
    }

    #[test]
    fn a_file_beyond_the_limit_of_the_shell_is_no_file() {
        let folder = folder();
        let program = Command::cargo_bin("indsats").unwrap();
        let script = "ulimit -f 8; exec \"$0\" export --output a.csv --lang en";
        let output = Command::new("sh")
            .current_dir(folder.path())
            .args(["-c", script])
            .arg(program.get_program())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(
            said(&output).contains("a.csv cannot be written: the file grows larger"),
            "{output:?}"
        );
        assert_eq!(names(folder.path()), ["in.csv"]);
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_named() {
        let folder = folder();
        refused(
            folder.path(),
            &["export", "in.csv", "--output", "/proc/a.csv"],
            &["folder /proc"],
        );
        let closed = folder.path().join("closed");
        fs::create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
        if fs::write(closed.join("probe"), "").is_ok() {
            // The superuser may write everywhere.
            return;
        }
        for output in ["closed/a.csv", "closed/out"] {
            refused(
                folder.path(),
                &["export", "in.csv", "--output", output],
                &["folder closed:", "permission is denied"],
            );
        }
    }

    #[test]
    fn a_link_is_replaced_and_what_it_leads_to_is_not() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("other.csv"), "mine").unwrap();
        symlink("other.csv", at("link.csv")).unwrap();
        symlink("nowhere.csv", at("dangling.csv")).unwrap();
        let export = |output| ["export", "in.csv", "--output", output];
        for name in ["link.csv", "dangling.csv"] {
            refused(folder.path(), &export(name), &["is there already"]);
            let mut forced = export(name).to_vec();
            forced.push("--force");
            assert_eq!(indsats(folder.path(), &forced).status.code(), Some(0));
            assert!(at(name).symlink_metadata().unwrap().is_file());
        }
        assert_eq!(fs::read_to_string(at("other.csv")).unwrap(), "mine");
        assert!(!at("nowhere.csv").exists());
        symlink("in.csv", at("input.csv")).unwrap();
        fs::hard_link(at("in.csv"), at("hard.csv")).unwrap();
        for name in ["input.csv", "hard.csv"] {
            let mut forced = export(name).to_vec();
            forced.push("--force");
            refused(folder.path(), &forced, &["one of the files that were read"]);
        }
        assert_eq!(fs::read_to_string(at("in.csv")).unwrap(), ROWS);
    }

    #[test]
    fn a_pipe_and_the_standard_output_are_written_straight_through() {
        let folder = folder();
        let made = Command::new("mkfifo")
            .arg(folder.path().join("pipe"))
            .status()
            .unwrap();
        assert!(made.success());
        let pipe = folder.path().join("pipe");
        let reader = std::thread::spawn(move || fs::read_to_string(pipe).unwrap());
        let output = indsats(folder.path(), &["export", "in.csv", "--output", "pipe"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let text = reader.join().unwrap();
        assert!(text.ends_with("\nKøge;Social;Fest;1,5\n"), "{text}");
        let output = indsats(
            folder.path(),
            &["export", "in.csv", "--output", "/dev/stdout"],
        );
        assert_eq!(String::from_utf8(output.stdout).unwrap(), text);
        assert_eq!(names(folder.path()), ["in.csv", "pipe"]);
    }

    #[test]
    fn the_mask_decides_who_may_read_a_new_file_and_an_old_one_keeps_its_readers() {
        let folder = folder();
        let program = Command::cargo_bin("indsats").unwrap();
        let run = |arguments: &str| {
            let script = format!("umask 027; exec \"$0\" export in.csv --output {arguments}");
            let mut shell = Command::new("sh");
            shell.current_dir(folder.path()).args(["-c", &script]);
            assert!(
                shell
                    .arg(program.get_program())
                    .output()
                    .unwrap()
                    .status
                    .success()
            );
        };
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().mode() & 0o777;
        run("a.csv");
        run("out");
        assert_eq!(
            (mode("a.csv"), mode("out"), mode("out/datapackage.json")),
            (0o640, 0o750, 0o640)
        );
        let private = fs::Permissions::from_mode(0o600);
        fs::set_permissions(folder.path().join("a.csv"), private).unwrap();
        run("a.csv --force");
        assert_eq!(mode("a.csv"), 0o600);
    }
}
