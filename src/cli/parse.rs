//! Arguments to a request. Most starts name no command: then none is made ready to be parsed.

use std::ffi::OsString;

use crate::cli::arguments::{Request, command, request, screen};
use crate::domain::place::Date;
use crate::text::Language;

/// Every command of the program, that of help included.
const COMMANDS: [&str; 13] = [
    "show",
    "open",
    "check",
    "reconcile",
    "explain",
    "map",
    "export",
    "diff",
    "example",
    "completions",
    "man",
    "config",
    "help",
];

/// What the arguments ask for, the name of the program first; `today` as for [`request`].
///
/// # Errors
/// clap's own: for what cannot be parsed, and for help and version.
pub fn parse(
    language: &Language,
    arguments: impl IntoIterator<Item = OsString>,
    today: fn() -> Date,
) -> Result<Request, clap::Error> {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let may_name_one = |argument: &OsString| COMMANDS.iter().any(|name| argument == name);
    if !arguments.iter().skip(1).any(may_name_one)
        // What cannot be parsed is told by the whole command line, and so is every help.
        && let Ok(matches) = screen(language).try_get_matches_from(&arguments)
    {
        return request(language, &matches, today);
    }
    let matches = command(language).try_get_matches_from(arguments)?;
    request(language, &matches, today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_command_is_among_those_that_are_looked_for() {
        let mut command = command(&Language::new(Lang::Da).unwrap());
        command.build();
        let mut names: Vec<_> = command
            .get_subcommands()
            .map(clap::Command::get_name)
            .collect();
        names.sort_unstable();
        let mut known = COMMANDS;
        known.sort_unstable();
        assert_eq!(names, known);
        let others = |command: &clap::Command| {
            command.get_all_aliases().next().is_some() || command.get_short_flag().is_some()
        };
        assert!(!command.get_subcommands().any(others));
    }

    #[test]
    fn arguments_without_a_command_mean_what_they_mean_to_the_whole_command_line() {
        let language = Language::new(Lang::En).unwrap();
        for typed in [
            &["indsats"][..],
            &["indsats", "--lang", "da", "svar.csv"],
            &["indsats", "svar.csv", "--by", "area", "--mouse"],
            &["indsats", "--", "show"],
            &["indsats", "--print", "80x24", "--keys", "show"],
            &["indsats", "--shwo"],
            &["indsats", "--help"],
            &["indsats", "--version"],
        ] {
            let today = || Date::DEFAULT_POPULATION;
            let whole = command(&language).try_get_matches_from(typed);
            let whole = whole.and_then(|matches| request(&language, &matches, today));
            let found = parse(&language, typed.iter().map(OsString::from), today);
            let told = |asked: Result<Request, clap::Error>| match asked {
                Ok(request) => format!("{request:?}"),
                Err(error) => error.to_string(),
            };
            assert_eq!(told(found), told(whole), "{typed:?}");
        }
    }
}
