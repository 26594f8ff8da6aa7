//! What sets the program up in a shell: completions, manual pages, and the program in a pipe.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use std::fs;
use std::process::Command;

fn indsats() -> Command {
    Command::new(env!("CARGO_BIN_EXE_indsats"))
}

fn said(arguments: &[&str]) -> String {
    let output = indsats().args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What bash offers for the last of these words, by the program's own script.
fn completed(words: &[&str]) -> Vec<String> {
    let script = r#"
source <("$PROGRAM" completions bash)
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_TYPE=9
_clap_complete_indsats "$1" "${!#}" "" 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"
"#;
    let output = Command::new("bash")
        .args(["-c", script, "bash"])
        .args(words)
        .env("PROGRAM", env!("CARGO_BIN_EXE_indsats"))
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn bash_completes_commands_flags_and_names() {
    assert_eq!(completed(&["indsats", "reco"]), ["reconcile"]);
    assert_eq!(
        completed(&["indsats", "show", "--above-a"]),
        ["--above-average"]
    );
    let names = completed(&["indsats", "--municipality", "ros"]);
    assert_eq!(names, ["Roskilde"]);
    let names = completed(&["indsats", "show", "--municipality", "Greve,!h\u{f8}"]);
    assert_eq!(names, ["Greve,!Høje-Taastrup", "Greve,!Hørsholm"]);
    let areas = completed(&["indsats", "show", "--area", "day"]);
    assert_eq!(areas, ["Daycare-and-primary-school"]);
    assert!(said(&["show", "--area", &areas[0]]).contains("Daycare and primary school"));
}

#[test]
fn the_other_shells_get_a_script_and_an_unknown_one_an_error() {
    for shell in ["zsh", "fish", "powershell"] {
        assert!(
            said(&["completions", shell]).contains("COMPLETE"),
            "{shell}"
        );
    }
    let refused = indsats().args(["completions", "tcsh"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn a_shell_that_is_not_known_is_named_when_it_asks_and_one_that_has_gone_is_none() {
    let mut asked = indsats();
    asked
        .env("COMPLETE", "1\u{1b}[2J")
        .env("LC_ALL", "da_DK.UTF-8");
    let refused = asked.output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("COMPLETE er 1␛[2J"), "{said:?}");
    let (read, write) = std::io::pipe().unwrap();
    drop(read);
    let mut asked = indsats();
    asked.env("COMPLETE", "bash").args(["--", "indsats", "--"]);
    asked.env("_CLAP_COMPLETE_INDEX", "1").stdout(write);
    let gone = asked.output().unwrap();
    assert!(gone.status.success() && gone.stderr.is_empty(), "{gone:?}");
}

#[test]
fn a_shell_starts_whatever_the_configuration_says() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("indsats")).unwrap();
    fs::write(home.path().join("indsats/config.toml"), "damaged [[").unwrap();
    let mut script = indsats();
    script.env("XDG_CONFIG_HOME", home.path());
    let output = script.args(["completions", "bash"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let mut relative = indsats();
    relative.current_dir(home.path());
    for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
        relative.env_remove(name);
    }
    let output = relative.env("HOME", "rel").arg("config").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!said.contains(" rel/"), "{said}");
}

#[test]
fn every_command_has_a_manual_page_with_its_flags_and_the_first_has_the_keys() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("man1");
    for lang in ["da", "en"] {
        said(&["man", "--folder", place.to_str().unwrap(), "--lang", lang]);
    }
    let read = |name: &str| fs::read_to_string(place.join(name)).unwrap();
    assert!(read("indsats.1").contains("Ctrl\\-R"), "the keys");
    let page = read("indsats.1");
    assert!(page.contains(".SH EXAMPLES") && !page.contains("Examples:"));
    assert!(read("indsats-show.1").contains("\\-\\-above\\-average"));
    let help = said(&["--lang", "en", "--help"]);
    let commands = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"));
    let commands: Vec<_> = commands
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.contains(&"show"), "{commands:?}");
    for command in commands {
        let page = read(&format!("indsats-{command}.1"));
        assert!(page.contains(".SH NAME"), "{command}");
        assert_eq!(said(&["man", command, "--lang", "en"]), page);
    }
}

#[test]
fn the_page_of_an_unknown_command_is_an_error_that_is_shown_safely() {
    let refused = indsats().args(["man", "x\u{1b}[2J"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("x␛[2J") && !said.contains('\u{1b}'), "{said}");
}

#[test]
fn every_help_has_examples_that_the_program_understands() {
    let whole = said(&["--lang", "en", "--help"]);
    assert!(whole.contains("Examples:"), "{whole}");
    for command in [
        "show",
        "check",
        "reconcile",
        "diff",
        "export",
        "map",
        "explain",
        "example",
    ] {
        let help = said(&[command, "--lang", "en", "--help"]);
        assert!(help.contains("indsats "), "{command}");
        assert!(help.contains("Examples:"), "{command}: {help}");
    }
}

#[test]
fn without_a_terminal_the_program_answers_as_show_does() {
    let flags = [
        "--by",
        "municipality",
        "--region",
        "sjælland",
        "--lang",
        "da",
    ];
    let shown = said(&[&["show"], &flags[..]].concat());
    assert_eq!(said(&flags), shown);
    assert!(shown.contains("Roskilde"), "{shown}");
    let refused = indsats().args(["--region", "atlantis"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(refused.stdout.is_empty());
}

#[test]
#[cfg(feature = "tui")]
fn the_command_line_of_the_screen_opens_the_same_files_and_view() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;12\nGreve;Sundhed og ældre;Tur;2\n";
    fs::write(folder.path().join("mine svar.csv"), rows).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = indsats();
        let output = command.current_dir(folder.path()).args(arguments).output();
        let output = output.unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let asked = [
        "mine svar.csv",
        "--price-level",
        "2022",
        "--region",
        "sjælland",
        "--lang",
        "en",
    ];
    let picture = run(&[&asked[..], &["--keys", "2;", "--print", "160x30"]].concat());
    let line = picture.lines().find(|line| line.contains("indsats show "));
    let typed = shlex::split(line.unwrap().trim_end_matches('\\').trim()).unwrap();
    assert_eq!(typed[2], "mine svar.csv");
    assert!(typed.contains(&"--price-level".to_owned()), "{typed:?}");
    let typed: Vec<_> = typed[1..].iter().map(String::as_str).collect();
    let shown = run(&[&typed[..], &["--lang", "en"]].concat());
    let direct = [&["show"], &asked[..], &["--by", "municipality"]].concat();
    assert_eq!(shown, run(&direct));
    assert!(shown.contains("Greve"), "{shown}");
}
