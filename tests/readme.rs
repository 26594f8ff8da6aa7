//! The README says what the program does: its screen, keys, flags, set-up and sources.
//!
//! `UPDATE_README=1 cargo test --test readme` writes the screen and the key table anew.
#![cfg(feature = "tui")]
#![expect(
    clippy::unwrap_used,
    reason = "a test fails where it stands, also in its own functions"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use indsats::cli::arguments;
use indsats::text::command::Group;
use indsats::text::{Lang, Language};
use indsats::tui::keymap::BINDINGS;

const SCREEN: &str = "<!-- screen: ";
const SCREEN_END: &str = "<!-- /screen -->";
const KEYS: &str = "<!-- keys -->";
const KEYS_END: &str = "<!-- /keys -->";
const NOTICE: &str = "KONSTRUERET EKSEMPEL – ikke kommunernes indberetninger";

#[test]
fn the_screen_and_the_keys_are_the_program_s() {
    let readme = readme();
    let command = screen_command(&readme);
    let screen = format!("```text\n$ {command}\n{}```", printed(command));
    let written = replaced(
        &readme,
        &format!("{SCREEN}{command} -->"),
        SCREEN_END,
        &screen,
    );
    let written = replaced(&written, KEYS, KEYS_END, key_table().trim_end());
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path("README.md"), &written).unwrap();
    } else {
        assert!(
            readme == written,
            "README.md is not what the program shows: UPDATE_README=1 cargo test --test readme"
        );
    }
}

#[test]
fn the_example_question_takes_19_keys_and_is_answered() {
    let readme = readme();
    let command = screen_command(&readme);
    let keys = quoted(command);
    let open = format!("{keys}<enter>");
    assert_eq!(indsats::tui::script::parse(&open).unwrap().len(), 19);
    let screen = printed(command);
    for part in ["Sjælland", "Employment", "women", "state"] {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
    let mut rows = screen.lines().filter(|line| line.contains('█'));
    assert!(rows.all(|row| !row.contains('▽')), "{screen}");
    let first = screen.lines().find_map(|line| line.strip_prefix('▶'));
    let largest = first.unwrap().split_whitespace().next().unwrap();
    let opened = printed(&command.replace(keys, &open));
    assert!(
        opened.contains(&format!("Sjælland › {largest}")),
        "{opened}"
    );
}

#[test]
fn the_figures_that_are_named_are_those_that_the_program_shows() {
    let readme = words(&readme());
    let section = between(&readme, "## Numbers that you can defend", "## Keys");
    let explained =
        printed("indsats show --lang en --explain --region sjælland --measure per-capita");
    let sentence = between(section, "--measure per-capita ", " ```");
    assert!(words(&explained).contains(sentence), "{explained}");
    let reconciled = printed("indsats show --lang en --page reconcile");
    for (named, shown) in [
        ("report's 70 figures", "70 published figures"),
        ("57 agree", "57 agree"),
        (
            "2 agree on the report's mixed basis only",
            "2 only on the report's basis",
        ),
        ("11 cannot be computed", "11 cannot be computed"),
        ("is 59.9", "59.89"),
        ("is 449,800 on one basis", "449.79"),
    ] {
        assert!(section.contains(named), "{named}");
        assert!(words(&reconciled).contains(shown), "{shown}: {reconciled}");
    }
    let estimate = words(&printed("indsats show --lang en --page estimate"));
    for figure in ["317.6", "337.9", "327.1–350.0", "349.8"] {
        assert!(
            section.contains(figure) && estimate.contains(figure),
            "{estimate}"
        );
    }
    let rules = indsats::domain::rule::Rule::ALL.len();
    assert!(section.contains(&format!("{rules} rules for the data")));
}

#[test]
fn there_are_exactly_two_set_up_commands() {
    let readme = readme();
    let section = between(&readme, "<!-- set-up -->", "<!-- /set-up -->");
    let commands: Vec<_> = section
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("```"))
        .collect();
    assert_eq!(commands, ["cargo run --release", "cargo test"]);
}

#[test]
fn every_flag_is_named_and_every_named_flag_exists() {
    let language = Language::new(Lang::En).unwrap();
    let command = arguments::command(&language);
    let of_commands = command
        .get_subcommands()
        .flat_map(clap::Command::get_arguments);
    let known: BTreeSet<_> = command
        .get_arguments()
        .chain(of_commands)
        .filter_map(|argument| argument.get_long().map(str::to_owned))
        .filter(|name| !["help", "version"].contains(&name.as_str()))
        .collect();
    let readme = readme();
    let named: BTreeSet<_> = between(&readme, "## Flags", "\n## ")
        .split("--")
        .skip(1)
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '-');
            rest[..end.unwrap_or(rest.len())].to_owned()
        })
        .filter(|name| !name.is_empty() && !["release", "help"].contains(&name.as_str()))
        .filter(|name| !name.starts_with('-'))
        .collect();
    assert_eq!(named, known);
}

#[test]
fn notice_attributions_and_licences_are_there() {
    let readme = words(&readme());
    let licence = words(&fs::read_to_string(path("LICENSE")).unwrap());
    let dagi = "Indeholder data fra Styrelsen for Dataforsyning og Infrastruktur, \
                DAGI kommuneinddeling, hentet september 2021";
    for text in [
        dagi,
        "CC BY 4.0",
        "Kilde: Danmarks Statistik, statistikbanken.dk",
    ] {
        assert!(readme.contains(text), "{text}");
        assert!(licence.contains(text), "{text}");
    }
    assert!(readme.contains(NOTICE));
    for table in ["FOLK1A", "FOLK1AM", "FOLK1E"] {
        assert!(readme.contains(table), "{table}");
    }
    for file in ["LICENSE", "LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(path(file).is_file(), "{file}");
    }
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn readme() -> String {
    fs::read_to_string(path("README.md")).unwrap()
}

/// A text without its line breaks.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

fn replaced(text: &str, start: &str, end: &str, inside: &str) -> String {
    let (before, rest) = text.split_once(start).unwrap();
    let (_, after) = rest.split_once(end).unwrap();
    format!("{before}{start}\n{inside}\n{end}{after}")
}

fn screen_command(readme: &str) -> &str {
    between(readme, SCREEN, " -->")
}

fn quoted(command: &str) -> &str {
    command.split('"').nth(1).unwrap()
}

/// What the program prints for a command as it stands in the README.
fn printed(command: &str) -> String {
    let mut arguments = Vec::new();
    for (at, part) in command.split('"').enumerate() {
        if at % 2 == 1 {
            arguments.push(part);
        } else {
            arguments.extend(part.split_whitespace());
        }
    }
    let (program, arguments) = arguments.split_first().unwrap();
    assert_eq!(*program, "indsats");
    let run = Command::cargo_bin("indsats")
        .unwrap()
        .args(arguments)
        .assert();
    String::from_utf8(run.success().get_output().stdout.clone()).unwrap()
}

fn key_table() -> String {
    let words = Language::new(Lang::En).unwrap().words;
    let mut table = String::new();
    for (group, title) in Group::ALL.into_iter().zip(words.overlay.groups) {
        write!(table, "| {title} | |\n| --- | --- |\n").unwrap();
        for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
            let keys: Vec<_> = binding
                .keys
                .iter()
                .map(|key| format!("`{}`", key.name()))
                .collect();
            let phrase = (words.command)(binding.command).phrase;
            writeln!(table, "| {} | {phrase} |", keys.join(" ")).unwrap();
        }
        table.push('\n');
    }
    table
}
