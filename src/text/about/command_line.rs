//! A view as a line for a shell: what is printed, a shell splits into the words that read back as the same view.

use std::borrow::Cow;

use crate::domain::dataset::Dataset;
use crate::domain::raw::Raw;
use crate::query::view::View;
use crate::text::Language;
use crate::text::flag::Given;

/// Signs beside letters and digits that no shell takes for its own inside a word.
const PLAIN: &str = "-_./:@+,%=";

impl Language {
    /// The command line that opens a view, quoted for a shell; grouping, measure and reference stand in it always, so
    /// that it means the same whatever anybody's configuration says.
    ///
    /// The files are not in it: the data does not know by which arguments it was opened. The facts name them.
    #[must_use]
    pub fn command_line(&self, view: &View, data: &Dataset) -> String {
        self.command_line_on("indsats", &[], view, data)
    }

    /// The same of a command on files: `files` are the arguments that open them. A path with hidden characters is
    /// shown, not repeated.
    #[must_use]
    pub fn command_line_on(
        &self,
        command: &str,
        files: &[String],
        view: &View,
        data: &Dataset,
    ) -> String {
        let mut line = command.to_owned();
        let files = files
            .iter()
            .map(|file| Raw::new(file).shown().into_string());
        let flags = self.flags(view, data);
        for word in files.chain(flags.iter().flat_map(Given::arguments)) {
            line.push(' ');
            line.push_str(&quoted(&word));
        }
        line
    }
}

/// A word for a shell. The crate would quote every letter beyond ASCII too, and so most Danish names.
#[must_use]
pub fn quoted(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || PLAIN.contains(c);
    if !word.is_empty() && !word.starts_with('=') && word.chars().all(is_plain) {
        return Cow::Borrowed(word);
    }
    match shlex::try_quote(word) {
        Ok(quoted) => quoted,
        // Only NUL cannot be quoted, and no argument can hold it.
        Err(_) => Cow::Owned(quoted(&word.replace('\0', "")).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_shell_would_take_for_its_own_is_quoted_and_danish_names_are_not() {
        for plain in [
            "Sjælland",
            "--by",
            "100..250",
            "50%",
            "a,b",
            "--gross=-5..0",
            "Århus",
        ] {
            assert_eq!(quoted(plain), plain);
        }
        for (word, line) in [
            ("", "''"),
            ("Køge Bugt", "'Køge Bugt'"),
            ("!stat", "'!stat'"),
            ("a;b", "'a;b'"),
            ("#3", "'#3'"),
            ("~", "'~'"),
            ("=ls", "'=ls'"),
            ("\"x\"", "'\"x\"'"),
            ("$HOME", "'$HOME'"),
        ] {
            assert_eq!(quoted(word), line);
        }
        assert_eq!(quoted("a\0b"), "ab");
    }

    proptest! {
        #[test]
        fn a_shell_reads_back_the_word_that_was_quoted(word in "[^\0]{0,16}") {
            prop_assert_eq!(shlex::split(&quoted(&word)), Some(vec![word]));
        }
    }
}
