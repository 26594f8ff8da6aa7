//! Words of the commands that set the program up in a shell: completions and manual pages.

mod da;
mod en;

use crate::text::Lang;
use crate::text::words::With1;

/// The words.
#[derive(Debug)]
pub struct ShellWords {
    /// What `indsats completions` does.
    pub completions_about: &'static str,
    /// How its output is used.
    pub completions_examples: &'static str,
    /// The shell.
    pub arg_shell: &'static str,
    /// Completion is asked for by a shell that is not known.
    pub unknown_shell: With1,
    /// What `indsats man` does.
    pub man_about: &'static str,
    /// How its output is used.
    pub man_examples: &'static str,
    /// The command whose page is printed.
    pub arg_command: &'static str,
    /// The folder that every page is written to.
    pub arg_folder: &'static str,
    /// There is no such command.
    pub no_command: With1,
    /// A page cannot be written, and why.
    pub unwritten: With1,
    /// The headings of a page that the manual itself has no words for: keys, examples.
    pub headings: [&'static str; 2],
    /// Examples below the help of the program.
    pub examples: &'static str,
    /// Examples of `reconcile`.
    pub reconcile: &'static str,
    /// Examples of `export`.
    pub export: &'static str,
    /// Examples of `map`.
    pub map: &'static str,
    /// Examples of `explain`.
    pub explain: &'static str,
    /// Examples of `example`.
    pub example: &'static str,
}

/// The words of a language.
#[must_use]
pub fn words(lang: Lang) -> &'static ShellWords {
    match lang {
        Lang::Da => &da::SHELL,
        Lang::En => &en::SHELL,
    }
}
