//! The program `indsats`: arguments to a command, and its outcome to an exit code.

use std::ffi::OsString;
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
#[cfg(feature = "tui")]
use std::sync::Arc;
use std::time::Duration;

use indicatif::ProgressDrawTarget;
use indsats::cli::arguments::{self, Explore, Request};
use indsats::cli::check::Page;
use indsats::cli::config::{self, Found, Settings};
use indsats::cli::{
    check, completions, diff, example, explain, failure, man, map, open, reconcile, show,
};
use indsats::document;
#[cfg(feature = "tui")]
use indsats::domain::raw::Raw;
use indsats::domain::raw::RawText;
use indsats::export;
use indsats::load;
#[cfg(feature = "tui")]
use indsats::query::view::Page as QueryPage;
use indsats::store::bookmark::Bookmarks;
use indsats::store::{Folders, Sessions};
use indsats::text::Language;
use indsats::text::config::KeyRefusal;

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
    let request = parse(&language, std::env::args_os());
    let settings = match &request {
        // Help is there whatever the configuration says, and so are the way to another one and what a shell starts with.
        Err(_) | Ok(Request::Config(true) | Request::Completions(_)) => Ok(Settings::default()),
        Ok(_) => found.settings(&language, bind),
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
            let said = parse(&language, shown).err().unwrap_or(error);
            match said.print() {
                Err(error) if code == 0 => unwritten(&language, &error),
                Ok(()) | Err(_) => ExitCode::from(code),
            }
        }
    }
}

fn parse(
    language: &Language,
    arguments: impl Iterator<Item = OsString>,
) -> Result<Request, clap::Error> {
    let matches = arguments::command(language).try_get_matches_from(arguments)?;
    arguments::request(language, &matches, document::today())
}

/// An environment variable, where it is text.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn make_example(language: &Language, options: &example::Options) -> ExitCode {
    let progress = ProgressDrawTarget::stderr();
    match example::run(options, &mut io::stdout().lock(), progress) {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has seen enough is no failure.
        Err(example::Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => failed(
            language.words.program.error,
            &failure::example(language, &error),
        ),
    }
}

fn export_source(
    language: &Language,
    source: &load::Source,
    options: &export::Options,
) -> ExitCode {
    let error = language.words.program.error;
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
        // A reader that has seen enough is no failure.
        Err(broken) if broken.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => failed(error, &language.export_error(&failure)),
    }
}

fn map_file(language: &Language, options: &map::Options) -> ExitCode {
    let error = language.words.program.error;
    let table = match load::peek(&options.file, &options.reading) {
        Ok(table) => table,
        Err(refused) => return refused_by(language, &refused),
    };
    match map::run(language, options, &table, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(broken) if broken.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => failed(error, &failure.sentence(language)),
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
    let stdout = io::stdout();
    let size = terminal_size::terminal_size_of(&stdout).filter(|_| stdout.is_terminal());
    let width = size.map_or(100, |(width, _)| usize::from(width.0));
    let mut out = BufWriter::new(stdout.lock());
    match diff::run(language, options, width, &mut out) {
        Ok(differs) => ExitCode::from(u8::from(differs)),
        Err(diff::Error::Load(refused)) => refused_by(language, &refused),
        Err(diff::Error::Confirm(refused)) => {
            failed(language.words.program.error, &refused.sentence(language))
        }
        Err(diff::Error::Write(error)) => unwritten(language, &error),
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
            Err(broken) if broken.is_broken_pipe() => ExitCode::SUCCESS,
            Err(failure) => failed(error, &failure.sentence(language)),
        };
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match show::run(language, options, &loaded, page(), &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(broken) if broken.is_broken_pipe() => ExitCode::SUCCESS,
        Err(failure) => failed(error, &failure.sentence(language)),
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
    match man::run(language, options, &screen_keys(language), &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(man::Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => failed(language.words.program.error, &failure.sentence(language)),
    }
}

/// The keys of the screen, for the manual.
#[cfg(feature = "tui")]
fn screen_keys(language: &Language) -> Vec<man::Keys> {
    let bindings = indsats::tui::keymap::BINDINGS.iter();
    let keys = bindings.map(|binding| {
        let names = binding
            .keys
            .iter()
            .map(|key| language.key_cap(&key.name()).to_owned());
        man::Keys {
            keys: names.collect::<Vec<_>>().join(" "),
            phrase: (language.words.command)(binding.command).phrase,
        }
    });
    keys.collect()
}

#[cfg(not(feature = "tui"))]
fn screen_keys(_: &Language) -> Vec<man::Keys> {
    Vec::new()
}

fn configure(language: &Language, found: &Found, settings: &Settings, is_init: bool) -> ExitCode {
    let error = language.words.program.error;
    let keys = |chosen: &config::Keys| bind(chosen).unwrap_or_default();
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

/// The keys of the screen with those that were chosen.
#[cfg(feature = "tui")]
fn bind(chosen: &config::Keys) -> Result<config::Keys, KeyRefusal> {
    indsats::tui::keys::Keys::chosen(chosen).map(|keys| keys.written())
}

#[cfg(not(feature = "tui"))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "with a screen there are keys that are refused"
)]
fn bind(_: &config::Keys) -> Result<config::Keys, KeyRefusal> {
    Ok(config::Keys::new())
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
        return screen(language, &settings.without_view(), &explore);
    }
    screen(language, settings, &explore)
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
    screen(language, &settings.without_view(), &explore)
}

/// A reader that has seen enough is no failure; a full disk is one.
fn unwritten(language: &Language, error: &io::Error) -> ExitCode {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return ExitCode::SUCCESS;
    }
    let why = (language.words.check.unwritten)(&language.system(error));
    failed(language.words.program.error, &why)
}

#[cfg(feature = "tui")]
fn screen(language: Language, settings: &Settings, explore: &Explore) -> ExitCode {
    use indsats::text::bar::cells::Glyphs;
    use indsats::tui::failure;
    use indsats::tui::keys::Keys;
    use indsats::tui::run::{First, Start, run};
    use indsats::tui::theme::Theme;

    let words = language.words;
    let lang = language.numbers.lang();
    // A picture and a pipe are the same on every machine.
    let default = Settings::default();
    let is_printed = explore.print.is_some() || !io::stdout().is_terminal();
    let settings = if is_printed { &default } else { settings };
    let (given, speaker) = match Language::new(lang) {
        Ok(speaker) => (settings.asked(explore.view.clone()), speaker),
        Err(silent) => return failed(words.program.error, &silent),
    };
    let (row, said) = (explore.row.clone(), explore.said.clone());
    let is_resumed = explore.resume;
    let start = Start {
        source: explore.source.clone(),
        watch: explore.watch,
        theme: (explore.theme.as_deref().or(settings.theme.as_deref()))
            .and_then(Theme::named)
            .unwrap_or_else(|| Theme::suited(variable)),
        keys: Keys::chosen(&settings.keys).unwrap_or_default(),
        glyphs: if explore.ascii || settings.ascii.unwrap_or(false) {
            Glyphs::Ascii
        } else {
            Glyphs::Unicode
        },
        mouse: explore.mouse && settings.mouse.unwrap_or(true),
        first_view: Box::new(move |data| match speaker.view(&given, data) {
            Ok(view) => Ok(First { view, row, said }),
            // A session that the data has outgrown still opens its files.
            Err(refused) if is_resumed => {
                let why = speaker.flag_refused(&refused);
                Ok(First {
                    said: Some((speaker.keep().unfit_session)(&why)),
                    ..First::default()
                })
            }
            Err(refused) => Err(speaker.flag_refused(&refused)),
        }),
        crash_line: failure::crash_line(lang),
        folders: folders(),
    };
    if let Some(size) = &explore.print {
        return print_screen(language, explore, start, size);
    }
    if !io::stdout().is_terminal() {
        return show_instead(&language, explore);
    }
    // Two readers would share the keys out between them, and none would get them all.
    let source = &explore.source;
    let lists = [
        &source.responses,
        &source.published,
        &source.groups,
        &source.corrections,
        &source.compare,
    ];
    let lists = lists.into_iter().flatten();
    let mut inputs = source.paths.iter().chain(lists);
    if io::stdin().is_terminal() && inputs.any(|path| path.as_os_str() == "-") {
        return failed(words.program.error, &words.program.typed_data);
    }
    match run(start, language) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            let said = Language::new(lang).map(|language| {
                let label = failure::label(&language, &failure);
                (label, failure::start(&language, &failure))
            });
            match said {
                Ok((label, said)) => failed(&label, &said),
                Err(silent) => failed(words.program.error, &silent),
            };
            ExitCode::from(failure::exit_code(&failure))
        }
    }
}

/// Prints the screen after some keys, with everything read before.
#[cfg(feature = "tui")]
fn print_screen(
    language: Language,
    explore: &Explore,
    start: indsats::tui::run::Start,
    size: &str,
) -> ExitCode {
    use indsats::load::watch::Reread;
    use indsats::tui::model::{Model, Options};
    use indsats::tui::theme::Theme;
    use indsats::tui::{run, script};

    let words = &language.words.program;
    let loaded = match load::load(&start.source) {
        Ok(loaded) => loaded,
        Err(error) => return refused_by(&language, &error),
    };
    let first = match (start.first_view)(&loaded.dataset) {
        Ok(first) => first,
        Err(reason) => return failed(words.error, &reason),
    };
    let Some((width, height)) = arguments::size(size) else {
        let typed = Raw::new(size).shown();
        return failed(words.error, &(words.bad_size)(&typed));
    };
    let keys = match script::parse(explore.keys.as_deref().unwrap_or_default()) {
        Ok(keys) => keys,
        Err(unknown) => {
            let name = Raw::new(&unknown.0).shown().into_string();
            return failed(words.error, &(words.bad_keys)(&name));
        }
    };
    let is_picture = explore.format != arguments::Picture::Text;
    let options = Options {
        view: first.view.clone(),
        // A picture has no terminal whose colours it could take.
        theme: match start.theme {
            Theme::Sixteen
                if is_picture && explore.theme.as_deref().is_none_or(|theme| theme == "auto") =>
            {
                Theme::Dark
            }
            theme => theme,
        },
        keys: start.keys,
        glyphs: start.glyphs,
        mouse: start.mouse,
        report: Arc::new(loaded.report),
        against: Arc::new(loaded.against),
        reread: Reread::of(&start.source),
    };
    let data = Arc::new(loaded.dataset);
    let mut model = Model::new(data, language, options, width, height);
    first.settle(&mut model);
    for key in keys {
        let _no_effect = run::press(&mut model, &key);
    }
    print_picture(&model, explore)
}

/// Prints the screen as it is drawn: as text, or as a picture in the colours of its theme.
#[cfg(feature = "tui")]
fn print_picture(model: &indsats::tui::model::Model, explore: &Explore) -> ExitCode {
    use indsats::cli::arguments::Picture;
    use indsats::document::picture::{write_png, write_svg};
    use indsats::tui::picture;

    let language = model.language();
    let buffer = picture::draw(model);
    let mut out = BufWriter::new(io::stdout().lock());
    let drawing = || picture::drawing(model, &buffer);
    let written = match explore.format {
        Picture::Text if explore.ansi => out
            .write_all(picture::ansi(&buffer).as_bytes())
            .map_err(document::Error::from),
        Picture::Text => out
            .write_all(picture::plain(&buffer).as_bytes())
            .map_err(document::Error::from),
        Picture::Svg => write_svg(&drawing(), &mut out),
        Picture::Png => write_png(&drawing(), &mut out),
    };
    match written.and_then(|()| Ok(out.flush()?)) {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has seen enough is no failure.
        Err(document::Error::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            let said = error.sentence(language, QueryPage::Rows);
            failed(language.words.program.error, &said)
        }
    }
}

#[cfg(not(feature = "tui"))]
#[expect(
    clippy::needless_pass_by_value,
    reason = "the same call as with the terminal interface, which keeps what it is given"
)]
fn screen(language: Language, _: &Settings, explore: &Explore) -> ExitCode {
    if explore.print.is_none() && !io::stdout().is_terminal() {
        return show_instead(&language, explore);
    }
    failed(language.words.program.error, &language.words.program.no_tui)
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
