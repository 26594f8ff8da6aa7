//! The program `indsats`: arguments to a command, and its outcome to an exit code.

#[cfg(not(feature = "tui"))]
#[path = "main/no_screen.rs"]
mod screen;
#[cfg(feature = "tui")]
#[path = "main/screen.rs"]
mod screen;

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use indicatif::ProgressDrawTarget;
use indsats::cli::arguments::{self, Explore, Request};
use indsats::cli::check::Page;
use indsats::cli::config::{self, Found, Settings};
use indsats::cli::{
    check, completions, diff, example, explain, failure, man, map, open, parse, reconcile, show,
};
use indsats::document;
use indsats::domain::raw::RawText;
use indsats::export;
use indsats::load;
use indsats::store::bookmark::Bookmarks;
use indsats::store::{Folders, Sessions};
use indsats::text::Language;

fn main() -> ExitCode {
    let typed = || std::env::args_os().skip(1);
    let found = Found::look(typed(), |name| std::env::var_os(name).map(PathBuf::from));
    let lang = arguments::language(typed(), found.language(), variable);
    let language = match Language::new(lang) {
        Ok(language) => language,
        Err(error) => return failed("", &error),
    };
    if let Err(error) = export::outlive_size_limit() {
        return failed(language.words.program.error, &language.system(&error));
    }
    let folder = std::env::current_dir().ok();
    match completions::answer(lang, std::env::args_os(), folder.as_deref()) {
        Ok(true) => return ExitCode::SUCCESS,
        Ok(false) => {}
        Err(reason) => return failed(language.words.program.error, &reason),
    }
    let request = parse(&language, std::env::args_os(), document::today);
    let settings = match &request {
        // Help is there whatever the configuration says, and so are the way to another one and what a shell starts with.
        Err(_) | Ok(Request::Config(true) | Request::Completions(_)) => Ok(Settings::default()),
        Ok(_) => found.settings(&language, screen::bind),
    };
    let settings = match settings {
        Ok(settings) => settings,
        Err(reason) => return failed(language.words.program.error, &reason),
    };
    match request {
        Ok(Request::Example(options)) => make_example(&language, &options),
        Ok(Request::Export(source, options)) => export_source(&language, &source, &options),
        Ok(Request::Map(options)) => map_file(&language, &options),
        Ok(Request::Show(options)) => show_figures(&language, &options),
        Ok(Request::Check(options)) => check_files(&language, &options),
        Ok(Request::Reconcile(options)) => reconcile_files(&language, &options),
        Ok(Request::Diff(options)) => compare_versions(&language, &options),
        Ok(Request::Explain(code)) => explain_code(&language, code.as_deref()),
        Ok(Request::Completions(shell)) => completion_script(&language, &shell),
        Ok(Request::Man(options)) => manual(&language, &options),
        Ok(Request::Config(is_init)) => configure(&language, &found, &settings, is_init),
        Ok(Request::Explore(explore)) => explore_files(language, &settings, *explore),
        Ok(Request::Open(name, explore)) => {
            open_bookmark(language, &settings, name.as_deref(), *explore)
        }
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            // What is said repeats the arguments, so it is said of their shown form.
            let shown = std::env::args_os().map(|argument| {
                let argument = RawText::from_os(&argument);
                argument.as_raw().shown().into_string().into()
            });
            let said = parse(&language, shown, document::today)
                .err()
                .unwrap_or(error);
            match said.print() {
                Err(error) if code == 0 => unwritten(&language, &error),
                Ok(()) | Err(_) => ExitCode::from(code),
            }
        }
    }
}

/// An environment variable, where it is text.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn make_example(language: &Language, options: &example::Options) -> ExitCode {
    let progress = ProgressDrawTarget::stderr();
    match example::run(options, &mut io::stdout().lock(), progress) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let said = failure::example(language, &error);
            stopped(language, error.is_broken_pipe(), &said)
        }
    }
}

fn export_source(
    language: &Language,
    source: &load::Source,
    options: &export::Options,
) -> ExitCode {
    let loaded = match load::load(source) {
        Ok(loaded) => loaded,
        Err(refused) => return refused_by(language, &refused),
    };
    let content = export::Exported {
        dataset: &loaded.dataset,
        report: &loaded.report,
    };
    match export::run(content, options, &mut io::stdout().lock()) {
        Ok(written) => {
            // What was written is said where it does not mix with what was written.
            let _unheard = writeln!(io::stderr(), "{}", language.exported(&written));
            ExitCode::SUCCESS
        }
        Err(error) => stopped(
            language,
            error.is_broken_pipe(),
            &language.export_error(&error),
        ),
    }
}

fn map_file(language: &Language, options: &map::Options) -> ExitCode {
    let table = match load::peek(&options.file, &options.reading) {
        Ok(table) => table,
        Err(refused) => return refused_by(language, &refused),
    };
    match map::run(language, options, &table, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => stopped(
            language,
            failure.is_broken_pipe(),
            &failure.sentence(language),
        ),
    }
}

fn check_files(language: &Language, options: &check::Options) -> ExitCode {
    let page = page();
    let mut out = BufWriter::new(io::stdout().lock());
    match check::run(language, options, page, &mut out, &mut io::stderr().lock()) {
        Ok(outcome) => ExitCode::from(outcome.exit_code()),
        Err(error) => unwritten(language, &error),
    }
}

fn reconcile_files(language: &Language, options: &reconcile::Options) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut err = io::stderr().lock();
    match reconcile::run(language, options, page(), &mut out, &mut err) {
        Ok(outcome) => ExitCode::from(outcome.exit_code()),
        Err(error) => unwritten(language, &error),
    }
}

/// What standard output is written on.
fn page() -> Page {
    let stdout = io::stdout();
    let is_terminal = stdout.is_terminal();
    let size = terminal_size::terminal_size_of(&stdout).filter(|_| is_terminal);
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    Page {
        width: size.map_or(100, |(width, _)| usize::from(width.0)),
        has_colour: is_terminal
            && !is_set("NO_COLOR")
            && variable("TERM").is_none_or(|term| term != "dumb"),
    }
}

fn compare_versions(language: &Language, options: &diff::Options) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    match diff::run(language, options, page().width, &mut out) {
        Ok(differs) => ExitCode::from(u8::from(differs)),
        Err(diff::Error::Load(refused)) => refused_by(language, &refused),
        Err(diff::Error::Confirm(refused)) => {
            failed(language.words.program.error, &refused.sentence(language))
        }
        Err(diff::Error::Write(error)) => unwritten(language, &error),
        Err(diff::Error::Lost(lost)) => failed(
            language.words.program.error,
            &language.refused_for_loss(&lost),
        ),
    }
}

fn show_figures(language: &Language, options: &show::Options) -> ExitCode {
    let error = language.words.program.error;
    if let Some(schema) = options.schema {
        return match show::schema(schema, &mut io::stdout().lock()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => unwritten(language, &error),
        };
    }
    if io::stdout().is_terminal()
        && let Err(refused) = show::may_be_on_a_terminal(options)
    {
        return failed(error, &refused.sentence(language));
    }
    let loaded = match load::load(&options.source) {
        Ok(loaded) => loaded,
        Err(refused) => return refused_by(language, &refused),
    };
    if let Some(path) = options.output.clone() {
        return match show::save(language, options, &loaded, page(), path) {
            Ok(said) => {
                // What was written is said where a script does not read it.
                let _unheard = writeln!(io::stderr(), "{said}");
                ExitCode::SUCCESS
            }
            Err(failure) => stopped(
                language,
                failure.is_broken_pipe(),
                &failure.sentence(language),
            ),
        };
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match show::run(language, options, &loaded, page(), &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => stopped(
            language,
            failure.is_broken_pipe(),
            &failure.sentence(language),
        ),
    }
}

fn explain_code(language: &Language, code: Option<&str>) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    match explain::run(language, code, &mut out) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(unknown)) => failed(language.words.program.error, &unknown),
        Err(error) => unwritten(language, &error),
    }
}

fn completion_script(language: &Language, shell: &str) -> ExitCode {
    let program = std::env::args_os().next().unwrap_or_default();
    match completions::run(shell, &program, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => unwritten(language, &error),
    }
}

fn manual(language: &Language, options: &man::Options) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    match man::run(language, options, &screen::keys(language), &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => stopped(
            language,
            failure.is_broken_pipe(),
            &failure.sentence(language),
        ),
    }
}

fn configure(language: &Language, found: &Found, settings: &Settings, is_init: bool) -> ExitCode {
    let error = language.words.program.error;
    let keys = |chosen: &config::Keys| screen::bind(chosen).unwrap_or_default();
    let (keys, default_keys) = (keys(&settings.keys), keys(&config::Keys::new()));
    let mut out = BufWriter::new(io::stdout().lock());
    let told = if is_init {
        match config::init(language, found, &default_keys) {
            Ok(said) => writeln!(out, "{said}").and_then(|()| out.flush()),
            Err(reason) => return failed(error, &reason),
        }
    } else {
        let page = config::Page {
            language,
            is_spoken_by_flag: arguments::spoken_by_flag(std::env::args_os().skip(1)).is_some(),
            found,
            settings,
            keys: &keys,
            default_keys: &default_keys,
            environment: &|name| variable(name).is_some_and(|value| !value.is_empty()),
        };
        config::print(&page, &mut out)
    };
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => unwritten(language, &error),
    }
}

/// How long a command waits for another process that is writing what the user keeps.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where what the user keeps stands.
fn folders() -> Option<Folders> {
    Folders::of(|name| std::env::var_os(name).map(PathBuf::from))
}

/// The screen, of the last session where that is asked for.
fn explore_files(language: Language, settings: &Settings, mut explore: Explore) -> ExitCode {
    if explore.resume {
        match folders() {
            Some(folders) => {
                open::resumed(&language, &Sessions::of(&folders, PATIENCE), &mut explore);
            }
            None => explore.said = Some(language.keep().no_folder.to_owned()),
        }
        return screen::open(language, &settings.without_view(), &explore);
    }
    screen::open(language, settings, &explore)
}

/// A bookmark on the screen, or as a table where there is none; the list of all without a name.
fn open_bookmark(
    language: Language,
    settings: &Settings,
    name: Option<&str>,
    mut explore: Explore,
) -> ExitCode {
    let error = language.words.program.error;
    let Some(folders) = folders() else {
        return failed(error, &language.keep().no_folder);
    };
    let bookmarks = Bookmarks::of(&folders, PATIENCE);
    let Some(name) = name else {
        let listed = match bookmarks.read() {
            Ok(listed) => listed,
            Err(refused) => return failed(error, &language.keep_error(&refused)),
        };
        let mut out = BufWriter::new(io::stdout().lock());
        return match open::list(&language, &listed, &mut out) {
            Ok(()) => ExitCode::SUCCESS,
            Err(refused) => unwritten(&language, &refused),
        };
    };
    if let Err(why) = open::bookmarked(&language, &bookmarks, name, &mut explore) {
        return failed(error, &why);
    }
    screen::open(language, &settings.without_view(), &explore)
}

/// Standard output cannot be written.
fn unwritten(language: &Language, error: &io::Error) -> ExitCode {
    let why = (language.words.check.unwritten)(&language.system(error));
    stopped(language, error.kind() == io::ErrorKind::BrokenPipe, &why)
}

/// A command that stopped before its end: a reader that has seen enough is no failure.
fn stopped(language: &Language, is_broken_pipe: bool, reason: &dyn Display) -> ExitCode {
    if is_broken_pipe {
        return ExitCode::SUCCESS;
    }
    failed(language.words.program.error, reason)
}

/// What `indsats show` says of the same view: the answer where there is no terminal to show it on.
fn show_instead(language: &Language, explore: &Explore) -> ExitCode {
    show_figures(language, &explore.clone().shown(document::today()))
}

/// A file that cannot be loaded.
fn refused_by(language: &Language, error: &load::Error) -> ExitCode {
    failed(&language.error_label(error), &language.load_error(error))
}

fn failed(label: &str, reason: &dyn Display) -> ExitCode {
    // With nowhere to say it, the exit code is all that is left.
    let _unheard = writeln!(io::stderr(), "{label}  {reason}");
    ExitCode::from(2)
}
