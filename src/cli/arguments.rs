//! The arguments of `indsats`, with help in the reader's language.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Args, Command, FromArgMatches, value_parser};

use crate::cli::help::spoken;
use crate::cli::reading::{compare_arg, published_arg, reading_args, source};
use crate::cli::show::Paper;
use crate::cli::viewing::{given, view_args};
use crate::cli::{
    check, completions, config, diff, example, export, format, man, map, open, reconcile, show,
};
use crate::domain::place::Date;
use crate::export::Options;
use crate::load::Source;
use crate::text::bar::cells::Glyphs;
use crate::text::flag::Given;
use crate::text::shell::ShellWords;
use crate::text::{self, Lang, Language};

/// The group of the arguments that open files.
const FILES: &str = "files";

/// The names of the themes: the first is the one that suits the terminal.
pub const THEMES: [&str; 6] = ["auto", "dark", "light", "16", "mono", "high-contrast"];

/// What the program is asked to do.
#[derive(Debug)]
pub enum Request {
    /// Make an example.
    Example(example::Options),
    /// Write a source in canonical form.
    Export(Box<Source>, Options),
    /// Propose a mapping of a foreign table.
    Map(Box<map::Options>),
    /// Tell what is wrong with files.
    Check(Box<check::Options>),
    /// Hold published figures against files.
    Reconcile(Box<reconcile::Options>),
    /// Tell what has changed between two versions.
    Diff(Box<diff::Options>),
    /// Explain a code, as typed; every one when none is given.
    Explain(Option<String>),
    /// Print figures, or explain one.
    Show(Box<show::Options>),
    /// Print the completion script of a shell.
    Completions(String),
    /// Print or write manual pages.
    Man(man::Options),
    /// Tell what is configured, or, where true, write a configuration to start from.
    Config(bool),
    /// Explore a source.
    Explore(Box<Explore>),
    /// Explore the source and view of a bookmark; list them all when no name is given.
    Open(Option<String>, Box<Explore>),
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
    /// The theme's name, where one is given.
    pub theme: Option<String>,
    /// Draw with ASCII.
    pub ascii: bool,
    /// Capture the mouse.
    pub mouse: bool,
    /// What is asked first, as typed.
    pub view: Vec<Given>,
    /// Keys to play, as typed.
    pub keys: Option<String>,
    /// The size of the picture to print, as typed.
    pub print: Option<String>,
    /// Print styles too.
    pub ansi: bool,
    /// What the picture is printed as.
    pub format: Picture,
    /// Read the files again whenever they change.
    pub watch: bool,
    /// Go on with the last session.
    pub resume: bool,
    /// The row to stand on, by its name.
    pub row: Option<String>,
    /// What there is to say of what is opened.
    pub said: Option<String>,
}

impl Explore {
    /// The same question to `indsats show`.
    #[must_use]
    pub fn shown(self, today: Date) -> show::Options {
        let glyphs = if self.ascii {
            Glyphs::Ascii
        } else {
            Glyphs::Unicode
        };
        let paper = Paper {
            glyphs,
            ..Paper::default()
        };
        show::Options {
            paper,
            ..show::Options::of_view(self.source, self.view, today)
        }
    }
}

/// What the screen is printed as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Picture {
    /// Lines of text.
    #[default]
    Text,
    /// Lines and letters.
    Svg,
    /// Dots.
    Png,
}

impl Picture {
    const ALL: [Self; 3] = [Self::Text, Self::Svg, Self::Png];

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    fn named(name: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|one| one.name() == name).unwrap_or_default()
    }
}

/// The language: the value of `--lang` among the arguments, else that of the configuration, else that of the locale
/// (`LC_ALL`, `LC_MESSAGES`, `LANG`).
///
/// It is looked for before the arguments are parsed, because help and errors speak it.
pub fn language(
    arguments: impl IntoIterator<Item = OsString>,
    configured: Option<Lang>,
    environment: impl Fn(&str) -> Option<String>,
) -> Lang {
    if let Some(lang) = spoken_by_flag(arguments).or(configured) {
        return lang;
    }
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| environment(name).filter(|value| !value.is_empty()))
        .map_or(Lang::En, |locale| Lang::of_locale(&locale))
}

/// The value of `--lang` among the arguments.
pub fn spoken_by_flag(arguments: impl IntoIterator<Item = OsString>) -> Option<Lang> {
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
            return Some(lang);
        }
    }
    None
}

fn code(value: &str) -> Option<Lang> {
    Lang::ALL.into_iter().find(|lang| lang.code() == value)
}

/// The command line of the program.
#[must_use]
pub fn command(language: &Language) -> Command {
    let words = &language.words.program;
    let example =
        example::Options::augment_args(Command::new("example").about(words.example_about));
    let names = ["initiatives", "seed", "output", "force"];
    let example = names
        .into_iter()
        .zip(words.example_args)
        .fold(example, |command, (name, help)| {
            command.mut_arg(name, |arg| arg.help(help))
        });
    let command = screen(language)
        .subcommand(show::command(language))
        .subcommand(open_command(language))
        .subcommand(check_command(language))
        .subcommand(reconcile_command(language))
        .subcommand(explain_command(language))
        .subcommand(map_command(language))
        .subcommand(export_command(language))
        .subcommand(diff_command(language))
        .subcommand(
            example
                .about(words.example_about)
                .after_help(shell(language).example),
        )
        .subcommand(completions::command(language))
        .subcommand(man::command(language))
        .subcommand(config::command(language))
        .after_help(shell(language).examples);
    spoken(command, language)
}

/// The command line of the screen, without the other commands.
pub(super) fn screen(language: &Language) -> Command {
    let words = &language.words.program;
    let flag = |name: &'static str, help: &'static str| {
        let arg = Arg::new(name).long(name).help(help);
        arg.action(ArgAction::SetTrue)
    };
    let lang = Arg::new("lang")
        .long("lang")
        .value_name("LANG")
        .help(words.arg_lang);
    Command::new("indsats")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.about)
        .args(reading_args(language))
        .arg(published_arg(language))
        .arg(compare_arg(language))
        .arg(
            lang.value_parser(["da", "en"])
                .hide_possible_values(true)
                .global(true),
        )
        .arg(config::without_arg(language))
        .args(view_args(language))
        .args(screen_args(language))
        .arg(flag("watch", words.arg_watch).requires(FILES))
        .arg(flag("resume", language.keep().arg_resume))
        .group(ArgGroup::new(FILES).args(["path", "resume"]).multiple(true))
}

fn shell(language: &Language) -> &'static ShellWords {
    text::shell::words(language.numbers.lang())
}

/// The arguments of the screen itself, whatever is opened on it.
fn screen_args(language: &Language) -> Vec<Arg> {
    let words = &language.words.program;
    let flag = |name: &'static str, help: &'static str| {
        let arg = Arg::new(name).long(name).help(help);
        arg.action(ArgAction::SetTrue)
    };
    let value = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    vec![
        value("theme", "THEME", words.arg_theme)
            .value_parser(THEMES)
            .hide_possible_values(true),
        flag("ascii", words.arg_ascii),
        flag("no-mouse", words.arg_no_mouse),
        value("keys", "KEYS", words.arg_keys)
            .requires("print")
            .allow_hyphen_values(true),
        value("print", "WIDTHxHEIGHT", words.arg_print),
        flag("ansi", words.arg_ansi).requires("print"),
        value("format", "FORMAT", language.picture().arg_format)
            .value_parser(Picture::ALL.map(Picture::name))
            .hide_possible_values(true)
            .requires("print")
            .conflicts_with("ansi"),
    ]
}

fn open_command(language: &Language) -> Command {
    let watch = Arg::new("watch")
        .long("watch")
        .help(language.words.program.arg_watch);
    open::command(language)
        .args(screen_args(language))
        .arg(watch.action(ArgAction::SetTrue))
}

fn check_command(language: &Language) -> Command {
    let words = &language.words.check;
    Command::new("check")
        .about(words.about)
        .after_help(words.examples)
        .args(reading_args(language))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .help(words.arg_format)
                .value_parser(check::Format::ALL.map(check::Format::name))
                .default_value(check::Format::Text.name())
                .hide_possible_values(true)
                .hide_default_value(true),
        )
        .arg(
            Arg::new("limit")
                .long("limit")
                .value_name("N")
                .help(words.arg_limit)
                .value_parser(value_parser!(usize))
                .default_value("50")
                .hide_default_value(true),
        )
}

fn reconcile_command(language: &Language) -> Command {
    let words = &text::reconcile::words(language.numbers.lang()).command;
    Command::new("reconcile")
        .about(words.about)
        .after_help(format!("{}\n\n{}", words.long, shell(language).reconcile))
        .args(reading_args(language))
        .arg(published_arg(language))
        .arg(format::Format::arg(words.arg_format))
}

fn explain_command(language: &Language) -> Command {
    let words = &language.words.check.explain;
    let code = Arg::new("code").value_name("CODE").help(words.arg_code);
    let command = Command::new("explain").about(words.about).arg(code);
    command.after_help(shell(language).explain)
}

fn export_command(language: &Language) -> Command {
    let words = text::export::words(language.numbers.lang());
    Command::new("export")
        .about(words.about)
        .after_help(shell(language).export)
        .args(reading_args(language))
        .args(export::args(words))
}

fn diff_command(language: &Language) -> Command {
    let words = language.change();
    Command::new("diff")
        .about(words.about)
        .after_help(words.examples)
        .args(diff::args(language))
}

fn map_command(language: &Language) -> Command {
    let lang = language.numbers.lang();
    Command::new("map")
        .about(map::about(lang))
        .after_help(shell(language).map)
        .args(map::args(language))
}

/// What the parsed arguments ask for. The day is asked for only where it is printed: the system's time zones are looked
/// through for it, two dozen folders.
///
/// # Errors
/// clap's own, for arguments of the example that do not fit, and for arguments of the explorer before a command, which
/// would otherwise be passed over in silence. Only `--lang` and `--no-config` may stand there.
pub fn request(
    language: &Language,
    matches: &ArgMatches,
    today: fn() -> Date,
) -> Result<Request, clap::Error> {
    if let Some(name) = matches.subcommand_name() {
        let is_typed = |id: &&str| {
            !["lang", config::WITHOUT].contains(id)
                && matches.value_source(id) == Some(ValueSource::CommandLine)
        };
        let ids: Vec<_> = matches.ids().map(clap::Id::as_str).collect();
        if let Some(id) = ids.into_iter().find(is_typed) {
            let said = (language.words.check.misplaced)(&format!("--{id}"), name);
            return Err(command(language).error(ErrorKind::ArgumentConflict, said));
        }
    }
    match matches.subcommand() {
        Some(("example", matches)) => {
            let options = example::Options::from_arg_matches(matches)?;
            return Ok(Request::Example(options));
        }
        Some(("show", matches)) => {
            return Ok(Request::Show(Box::new(show::Options::of(matches, today()))));
        }
        Some(("open", matches)) => {
            let explore = Explore {
                watch: matches.get_flag("watch"),
                ..on_screen(matches)
            };
            return Ok(Request::Open(open::name(matches), Box::new(explore)));
        }
        Some(("check", matches)) => return Ok(Request::Check(Box::new(check_options(matches)))),
        Some(("reconcile", matches)) => {
            let options = reconcile::Options::of(matches);
            return Ok(Request::Reconcile(Box::new(options)));
        }
        Some(("export", matches)) => {
            let source = source(matches);
            let options = export::options(matches, &source);
            return Ok(Request::Export(Box::new(source), options));
        }
        Some(("map", matches)) => {
            return Ok(Request::Map(Box::new(map::Options::of(matches))));
        }
        Some(("diff", matches)) => {
            return Ok(Request::Diff(Box::new(diff::options(matches))));
        }
        Some(("completions", matches)) => {
            return Ok(Request::Completions(completions::shell(matches)));
        }
        Some(("config", matches)) => return Ok(Request::Config(config::is_init(matches))),
        Some(("man", matches)) => return Ok(Request::Man(man::Options::of(matches, today()))),
        Some(("explain", matches)) => {
            return Ok(Request::Explain(matches.get_one::<String>("code").cloned()));
        }
        Some(_) | None => {}
    }
    let resume = matches.get_flag("resume");
    if resume && let Some(other) = asked_beside_session(language, matches) {
        let said = (language.keep().resume_excludes)(&other);
        return Err(command(language).error(ErrorKind::ArgumentConflict, said));
    }
    Ok(Request::Explore(Box::new(Explore {
        source: source(matches),
        view: given(matches),
        watch: matches.get_flag("watch"),
        resume,
        ..on_screen(matches)
    })))
}

/// What the arguments of [`screen_args`] say.
fn on_screen(matches: &ArgMatches) -> Explore {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    Explore {
        source: Source::default(),
        theme: text("theme"),
        ascii: matches.get_flag("ascii"),
        mouse: !matches.get_flag("no-mouse"),
        view: Vec::new(),
        keys: text("keys"),
        print: text("print"),
        ansi: matches.get_flag("ansi"),
        format: text("format").map_or(Picture::Text, |name| Picture::named(&name)),
        watch: false,
        resume: false,
        row: None,
        said: None,
    }
}

/// An argument that says what to open or to ask, which the last session says too.
fn asked_beside_session(language: &Language, matches: &ArgMatches) -> Option<String> {
    let reading = reading_args(language);
    let others = [published_arg(language), compare_arg(language)];
    let mut asking = reading
        .iter()
        .chain(&others)
        .chain(&view_args(language))
        .map(|arg| (arg.get_id().to_string(), arg.is_positional()))
        .collect::<Vec<_>>()
        .into_iter();
    let is_typed = |id: &str| matches.value_source(id) == Some(ValueSource::CommandLine);
    let (id, is_positional) = asking.find(|(id, _)| is_typed(id))?;
    Some(if is_positional {
        id.to_uppercase()
    } else {
        format!("--{id}")
    })
}

fn check_options(matches: &ArgMatches) -> check::Options {
    let format = matches.get_one::<String>("format");
    check::Options {
        source: source(matches),
        format: format.map_or(check::Format::Text, |name| check::Format::named(name)),
        limit: matches.get_one("limit").copied().unwrap_or(0),
    }
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
        language(arguments, None, |name| {
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
        let configured = |arguments: &[&str]| {
            let arguments = arguments.iter().map(OsString::from);
            language(arguments, Some(Lang::Da), |_| Some("C".to_owned()))
        };
        assert_eq!(configured(&[]), Lang::Da);
        assert_eq!(configured(&["--lang", "en"]), Lang::En);
    }

    #[test]
    fn the_command_line_is_sound_in_every_language() {
        for lang in Lang::ALL {
            command(&Language::new(lang).unwrap()).debug_assert();
        }
    }

    #[test]
    fn every_example_of_the_help_is_understood() {
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            let whole = command(&language);
            let mut examples = 0;
            for command in [&whole].into_iter().chain(whole.get_subcommands()) {
                let help = command.get_after_help().map(ToString::to_string);
                for line in help.unwrap_or_default().lines() {
                    let example = line.trim_start();
                    if !example.starts_with("indsats ") || !line.starts_with("  ") {
                        continue;
                    }
                    // What follows two spaces says what it does, and what follows a sign is the shell's.
                    let end = ["  ", " | ", " > ", " <"].iter();
                    let end = end.filter_map(|sign| example.find(sign)).min();
                    let typed = shlex::split(&example[..end.unwrap_or(example.len())]).unwrap();
                    let read = super::command(&language).try_get_matches_from(typed);
                    read.unwrap_or_else(|error| panic!("{example}: {error}"));
                    examples += 1;
                }
            }
            assert!(examples >= 20, "{examples}");
        }
    }

    #[test]
    fn only_the_language_may_stand_before_a_command() {
        let language = Language::new(Lang::En).unwrap();
        let asked = |arguments: &[&str]| {
            let arguments = ["indsats"].iter().chain(arguments);
            let matches = command(&language).try_get_matches_from(arguments)?;
            request(&language, &matches, || Date::DEFAULT_POPULATION)
        };
        let check = asked(&["--lang", "da", "check", "a.csv"]).unwrap();
        assert!(matches!(check, Request::Check(_)), "{check:?}");
        assert!(asked(&["--ascii", "check", "a.csv"]).is_err());
        assert!(asked(&["--theme", "dark", "example"]).is_err());
        let Request::Explore(explore) = asked(&["a.csv", "check", "--ascii"]).unwrap() else {
            panic!("two files were meant");
        };
        assert_eq!(explore.source.paths.len(), 2);
    }

    #[test]
    fn a_size_is_width_and_height() {
        assert_eq!(size("80x24"), Some((80, 24)));
        assert_eq!(size("0x24"), None);
        assert_eq!(size("80"), None);
    }
}
