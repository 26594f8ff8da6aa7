//! The arguments of `indsats`, with help in the reader's language.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use crate::cli::example;
use crate::load::Source;
use crate::text::{Lang, Language};

/// What the program is asked to do.
#[derive(Debug)]
pub enum Request {
    /// Make an example.
    Example(example::Options),
    /// Explore a source.
    Explore(Box<Explore>),
}

/// How to explore.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line, and none excludes another"
)]
pub struct Explore {
    /// What to open.
    pub source: Source,
    /// The theme's name; `auto` when none is given.
    pub theme: String,
    /// Draw with ASCII.
    pub ascii: bool,
    /// Capture the mouse.
    pub mouse: bool,
    /// The date of the populations, as typed.
    pub population: Option<String>,
    /// Keys to play, as typed.
    pub keys: Option<String>,
    /// The size of the picture to print, as typed.
    pub print: Option<String>,
    /// Print styles too.
    pub ansi: bool,
    /// Read the files again whenever they change.
    pub watch: bool,
}

/// The language: the value of `--lang` among the arguments, else that of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`).
///
/// It is looked for before the arguments are parsed, because help and errors speak it.
pub fn language(
    arguments: impl IntoIterator<Item = OsString>,
    environment: impl Fn(&str) -> Option<String>,
) -> Lang {
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let argument = argument.to_string_lossy();
        if argument == "--" {
            break;
        }
        let value = match argument.strip_prefix("--lang=") {
            Some(value) => Some(value.to_owned()),
            None if argument == "--lang" => arguments
                .next()
                .map(|value| value.to_string_lossy().into_owned()),
            None => None,
        };
        if let Some(lang) = value.and_then(|value| code(&value)) {
            return lang;
        }
    }
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| environment(name).filter(|value| !value.is_empty()))
        .map_or(Lang::En, |locale| Lang::of_locale(&locale))
}

fn code(value: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code() == value)
}

/// The command line of the program.
#[must_use]
pub fn command(language: &Language) -> Command {
    let words = &language.words.program;
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .help(help)
            .action(ArgAction::SetTrue)
    };
    let value = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let example =
        example::Options::augment_args(Command::new("example").about(words.example_about));
    let names = ["initiatives", "seed", "output", "force"];
    let example = names
        .into_iter()
        .zip(words.example_args)
        .fold(example, |command, (name, help)| {
            command.mut_arg(name, |arg| arg.help(help))
        });
    Command::new("indsats")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.about)
        .args_conflicts_with_subcommands(true)
        .arg(
            Arg::new("path")
                .value_name("PATH")
                .help(words.arg_path)
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            value("responses", "FILE", words.arg_responses)
                .value_parser(clap::value_parser!(PathBuf))
                .requires("path"),
        )
        .arg(
            value("lang", "LANG", words.arg_lang)
                .value_parser(["da", "en"])
                .global(true),
        )
        .arg(
            value("theme", "THEME", words.arg_theme)
                .value_parser(["auto", "dark", "light", "16", "mono"])
                .default_value("auto"),
        )
        .arg(value("population", "DATE", words.arg_population))
        .arg(flag("ascii", words.arg_ascii))
        .arg(flag("no-mouse", words.arg_no_mouse))
        .arg(
            value("keys", "KEYS", words.arg_keys)
                .requires("print")
                .allow_hyphen_values(true),
        )
        .arg(value("print", "WIDTHxHEIGHT", words.arg_print))
        .arg(flag("ansi", words.arg_ansi).requires("print"))
        .arg(flag("watch", words.arg_watch).requires("path"))
        .subcommand(example)
}

/// What the parsed arguments ask for.
///
/// # Errors
/// clap's own, for arguments of the example that do not fit.
pub fn request(matches: &ArgMatches) -> Result<Request, clap::Error> {
    if let Some(("example", matches)) = matches.subcommand() {
        return Ok(Request::Example(example::Options::from_arg_matches(
            matches,
        )?));
    }
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
    Ok(Request::Explore(Box::new(Explore {
        source: Source {
            paths: path("path").into_iter().collect(),
            responses: path("responses"),
            ..Source::default()
        },
        theme: text("theme").unwrap_or_default(),
        ascii: matches.get_flag("ascii"),
        mouse: !matches.get_flag("no-mouse"),
        population: text("population"),
        keys: text("keys"),
        print: text("print"),
        ansi: matches.get_flag("ansi"),
        watch: matches.get_flag("watch"),
    })))
}

/// A size written as `80x24`.
#[must_use]
pub fn size(text: &str) -> Option<(u16, u16)> {
    let (width, height) = text.split_once(['x', 'X'])?;
    let (width, height) = (width.trim().parse().ok()?, height.trim().parse().ok()?);
    (1..=1000).contains(&width).then_some(())?;
    (1..=1000).contains(&height).then_some((width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(arguments: &[&str], locale: &str) -> Lang {
        let arguments = arguments.iter().map(OsString::from);
        language(arguments, |name| {
            (name == "LANG").then(|| locale.to_owned())
        })
    }

    #[test]
    fn the_flag_decides_the_language_before_the_locale() {
        assert_eq!(spoken(&[], "da_DK.UTF-8"), Lang::Da);
        assert_eq!(spoken(&[], "C"), Lang::En);
        assert_eq!(spoken(&["--lang", "en"], "da_DK.UTF-8"), Lang::En);
        assert_eq!(spoken(&["--lang=da"], "C"), Lang::Da);
        assert_eq!(spoken(&["--", "--lang=da"], "C"), Lang::En);
    }

    #[test]
    fn the_command_line_is_sound_in_every_language() {
        for lang in Lang::ALL {
            command(&Language::new(lang).unwrap()).debug_assert();
        }
    }

    #[test]
    fn a_size_is_width_and_height() {
        assert_eq!(size("80x24"), Some((80, 24)));
        assert_eq!(size("0x24"), None);
        assert_eq!(size("80"), None);
    }
}
