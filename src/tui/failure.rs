//! Failures of the terminal as sentences.

use std::error::Error as _;

use crate::domain::raw::Raw;
use crate::load;
use crate::text::{Lang, Language, words};
use crate::tui::run::Failure;
use crate::tui::terminal::{Crash, Error};

/// Why the screen could not be shown, safe to print.
#[must_use]
pub fn terminal(language: &Language, error: &Error) -> String {
    let program = &language.words.program;
    let reason = match error {
        Error::Output => program.terminal[0],
        Error::Dumb => program.terminal[1],
        Error::Input(_) => program.terminal[2],
        Error::Modes(_) => program.terminal[3],
        Error::Threads(_) => program.terminal[4],
        Error::Again => program.terminal[5],
    };
    let source = error.source().map(ToString::to_string);
    let reason = match source {
        Some(source) => format!("{reason}: {}", Raw::new(&source).shown()),
        None => reason.to_owned(),
    };
    (program.no_terminal)(&reason)
}

/// What begins the line that tells why nothing is shown.
#[must_use]
pub fn label(language: &Language, failure: &Failure) -> String {
    match failure {
        Failure::Load(error) => language.error_label(error),
        Failure::Terminal(_) | Failure::View(_) | Failure::Crashed(_) => {
            language.words.program.error.to_owned()
        }
    }
}

/// Why nothing is shown, safe to print.
#[must_use]
pub fn start(language: &Language, failure: &Failure) -> String {
    match failure {
        Failure::Terminal(error) => terminal(language, error),
        Failure::Load(load::Error::Cancelled) => language.words.files.cancelled.to_owned(),
        Failure::Load(error) => language.load_error(error),
        Failure::View(reason) => reason.clone(),
        Failure::Crashed(Some(crash)) => crash_line(language.numbers.lang())(crash),
        Failure::Crashed(None) => (language.words.program.crashed)(&failure.to_string()),
    }
}

/// The exit code of a failure: 2, or after a crash the one that a crash has.
#[must_use]
pub fn exit_code(failure: &Failure) -> u8 {
    match failure {
        Failure::Terminal(_) | Failure::Load(_) | Failure::View(_) => 2,
        Failure::Crashed(_) => 101,
    }
}

/// What is said of a fault of the program after the terminal is given back.
#[must_use]
pub fn crash_line(lang: Lang) -> fn(&Crash) -> String {
    match lang {
        Lang::Da => |crash| (words(Lang::Da).program.crashed)(&crash.to_string()),
        Lang::En => |crash| (words(Lang::En).program.crashed)(&crash.to_string()),
    }
}
