//! Shell completion: the script that asks the program, and the names that the program answers with.
//!
//! The script calls the program again while a word is completed (`COMPLETE=bash indsats -- …`), so that flags, commands
//! and names are always those of the program that is there.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;

use crate::cli::arguments;
use crate::domain::raw::RawText;
use crate::load::shipped;
use crate::store::Folders;
use crate::store::bookmark::Bookmarks;
use crate::text::flag::{Flag, Offered, beginning, named};
use crate::text::shell::words;
use crate::text::{Lang, Language};

/// The variable by which the script asks.
const ASKS: &str = "COMPLETE";
/// The shells that are served.
const SHELLS: [&str; 4] = ["bash", "zsh", "fish", "powershell"];

/// The command line of `indsats completions`.
pub(super) fn command(language: &Language) -> Command {
    let words = words(language.numbers.lang());
    Command::new("completions")
        .about(words.completions_about)
        .after_help(words.completions_examples)
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .help(words.arg_shell)
                .required(true)
                .hide_possible_values(true)
                .value_parser(PossibleValuesParser::new(SHELLS)),
        )
}

/// The name of the shell that is asked for.
pub(super) fn shell(matches: &ArgMatches) -> String {
    let shell = matches.get_one::<String>("shell");
    shell.cloned().unwrap_or_default()
}

/// Prints the script of a shell; `program` is how the program is called.
///
/// # Errors
/// When it cannot be written.
pub fn run(shell: &str, program: &OsStr, out: &mut impl Write) -> io::Result<()> {
    let unknown = || io::Error::new(io::ErrorKind::InvalidInput, shell.to_owned());
    let shells = Shells::builtins();
    let completer = shells.completer(shell).ok_or_else(unknown)?;
    // A name is looked up in the path; a path would be another one in another folder.
    let program = Path::new(program);
    let called = if program.components().count() > 1 {
        std::path::absolute(program)?.into_os_string()
    } else {
        program.as_os_str().to_owned()
    };
    let called = called.to_string_lossy();
    completer.write_registration(ASKS, "indsats", "indsats", &called, out)?;
    out.flush()
}

/// Answers a script that asks for words; true when one did.
///
/// # Errors
/// Why it cannot be answered, in words: by a shell that is not known.
pub fn answer(
    lang: Lang,
    arguments: impl IntoIterator<Item = OsString>,
    folder: Option<&Path>,
) -> Result<bool, String> {
    // Answering takes the variable away.
    let asking = std::env::var_os(ASKS).unwrap_or_default();
    let commands = move || match Language::new(lang) {
        Ok(language) => arguments::command(&language),
        Err(_) => Command::new("indsats"),
    };
    let answered = CompleteEnv::with_factory(commands)
        .var(ASKS)
        .try_complete(arguments, folder);
    answered.or_else(|_| {
        // A known shell whose answer cannot be written has gone away meanwhile.
        let name = Path::new(&asking).file_stem().and_then(OsStr::to_str);
        if name.is_some_and(|name| Shells::builtins().completer(name).is_some()) {
            return Ok(true);
        }
        let asking = RawText::from_os(&asking);
        let shown = asking.as_raw().shown();
        Err((words(lang).unknown_shell)(&shown))
    })
}

/// Completes the values of a view flag: the last of several, with its mark.
pub(super) fn completer(flag: Flag, lang: Lang) -> ArgValueCompleter {
    ArgValueCompleter::new(move |typed: &OsStr| candidates(flag, lang, &typed.to_string_lossy()))
}

fn candidates(flag: Flag, lang: Lang, typed: &str) -> Vec<CompletionCandidate> {
    let (Ok(language), Ok(loaded)) = (Language::new(lang), shipped::load()) else {
        return Vec::new();
    };
    let start = typed.rfind([',', '!']).map_or(0, |at| at + 1);
    let (before, begun) = typed.split_at(start);
    let matching = beginning(&language.offered(flag, &loaded.dataset), begun).into_iter();
    let candidate = |offered: Offered| {
        let help = offered.others.join(", ");
        CompletionCandidate::new(format!("{before}{}", offered.word)).help(Some(help.into()))
    };
    matching.map(candidate).collect()
}

/// Completes the names of the bookmarks; none where they cannot be read.
pub(super) fn bookmarks() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let folders = Folders::of(|name| std::env::var_os(name).map(PathBuf::from));
        let listed = folders.map(|folders| Bookmarks::of(&folders, Duration::ZERO).read());
        let Some(Ok(listed)) = listed else {
            return Vec::new();
        };
        let names = listed.bookmarks.iter().map(|one| one.name.as_str());
        let names = named(&names.collect::<Vec<_>>());
        let matching = beginning(&names, &typed.to_string_lossy()).into_iter();
        matching
            .map(|one| CompletionCandidate::new(one.word))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed(flag: Flag, typed: &str) -> Vec<String> {
        let found = candidates(flag, Lang::Da, typed).into_iter();
        found
            .map(|one| one.get_value().to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn the_last_of_several_values_is_completed_with_its_mark() {
        assert_eq!(completed(Flag::Municipality, "rosk"), ["Roskilde"]);
        assert_eq!(
            completed(Flag::Municipality, "Greve,!rosk"),
            ["Greve,!Roskilde"]
        );
        assert_eq!(completed(Flag::Area, "!besk"), ["!Beskæftigelse"]);
        assert!(completed(Flag::Municipality, "xyz").is_empty());
    }

    #[test]
    fn every_shell_has_a_script_that_asks_the_program() {
        for shell in SHELLS {
            let mut script = Vec::new();
            run(shell, OsStr::new("indsats"), &mut script).unwrap();
            let script = String::from_utf8(script).unwrap();
            assert!(
                script.contains(ASKS) && script.contains("indsats"),
                "{script}"
            );
        }
    }
}
