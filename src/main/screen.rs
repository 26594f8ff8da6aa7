//! The screen of the program: what the command line and the configuration ask of it, and what its end comes to.

use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use indsats::cli::arguments::{self, Explore, Picture};
use indsats::cli::config::{self, Settings};
use indsats::cli::man;
use indsats::document;
use indsats::document::picture::{write_png, write_svg};
use indsats::domain::raw::Raw;
use indsats::load::watch::Reread;
use indsats::load::{self, Source};
use indsats::query::view::Page;
use indsats::text::Language;
use indsats::text::bar::cells::Glyphs;
use indsats::text::config::KeyRefusal;
use indsats::text::reading;
use indsats::tui::keymap::BINDINGS;
use indsats::tui::keys::Keys;
use indsats::tui::model::{Model, Options};
use indsats::tui::run::{self, First, Start};
use indsats::tui::theme::Theme;
use indsats::tui::{failure, picture, script};

use crate::{failed, folders, refused_by, show_instead, stopped, variable};

/// The keys of the screen, for the manual.
pub(crate) fn keys(language: &Language) -> Vec<man::Keys> {
    let bindings = BINDINGS.iter();
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

/// The keys of the screen with those that were chosen.
pub(crate) fn bind(chosen: &config::Keys) -> Result<config::Keys, KeyRefusal> {
    Keys::chosen(chosen).map(|keys| keys.written())
}

/// Opens the screen, or prints it, or answers in its stead where there is no terminal.
pub(crate) fn open(language: Language, settings: &Settings, explore: &Explore) -> ExitCode {
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
            Ok(view) => Ok(First {
                view,
                row: row.clone(),
                said: said.clone(),
            }),
            // A session that the data has outgrown still opens its files.
            Err(refused) if is_resumed && !data.is_partial() => {
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
    if is_typed(&explore.source) {
        return failed(words.program.error, &words.program.typed_data);
    }
    match run::run(start, language) {
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

/// True where the data would be typed on the terminal. Two readers would share the keys out between them, and none would
/// get them all.
fn is_typed(source: &Source) -> bool {
    let lists = [
        &source.responses,
        &source.published,
        &source.groups,
        &source.corrections,
        &source.compare,
    ];
    let lists = lists.into_iter().flatten();
    let mut inputs = source.paths.iter().chain(lists);
    io::stdin().is_terminal() && inputs.any(|path| path.as_os_str() == "-")
}

/// Prints the screen after some keys, with everything read before.
fn print_screen(language: Language, explore: &Explore, start: Start, size: &str) -> ExitCode {
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
    model.opened_by(reading::arguments(&explore.source).unwrap_or_default());
    first.settle(&mut model);
    for key in keys {
        let _no_effect = run::press(&mut model, &key);
    }
    model.read_passages();
    print_picture(&model, explore)
}

/// Prints the screen as it is drawn: as text, or as a picture in the colours of its theme.
fn print_picture(model: &Model, explore: &Explore) -> ExitCode {
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
        Err(error) => {
            let said = error.sentence(language, Page::Rows);
            stopped(language, error.is_broken_pipe(), &said)
        }
    }
}
