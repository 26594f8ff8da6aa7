//! Manual pages of the program and its commands, made from the arguments and from the key table.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::cli::arguments;
use crate::domain::place::Date;
use crate::domain::raw::Raw;
use crate::text::Language;
use crate::text::shell::words;

/// Which pages, and where to.
#[derive(Clone, Debug)]
pub struct Options {
    /// The command whose page is printed; that of the program when none is given.
    pub command: Option<String>,
    /// The folder that every page is written to instead.
    pub folder: Option<PathBuf>,
    /// The day on the pages.
    pub today: Date,
}

/// A key with what it does, for the page of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// The keys, as the help of the screen writes them.
    pub keys: String,
    /// What they do.
    pub phrase: &'static str,
}

/// Why no page is written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such command.
    #[error("no command {0:?}")]
    Command(String),
    /// A page cannot be written.
    #[error(transparent)]
    Write(#[from] io::Error),
}

impl Error {
    /// True when the reader of the output has seen enough.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The failure in words.
    #[must_use]
    pub fn sentence(&self, language: &Language) -> String {
        let words = words(language.numbers.lang());
        match self {
            Self::Command(name) => (words.no_command)(&Raw::new(name).shown().into_string()),
            Self::Write(error) => (words.unwritten)(&language.system(error)),
        }
    }
}

/// The command line of `indsats man`.
pub(super) fn command(language: &Language) -> Command {
    let words = words(language.numbers.lang());
    let command = Arg::new("command").value_name("COMMAND");
    let folder = Arg::new("folder").long("folder").value_name("FOLDER");
    Command::new("man")
        .about(words.man_about)
        .after_help(words.man_examples)
        .arg(command.help(words.arg_command).conflicts_with("folder"))
        .arg(
            folder
                .help(words.arg_folder)
                .value_parser(value_parser!(PathBuf)),
        )
}

impl Options {
    /// What the arguments of `indsats man` say.
    pub(super) fn of(matches: &ArgMatches, today: Date) -> Self {
        Self {
            command: matches.get_one::<String>("command").cloned(),
            folder: matches.get_one::<PathBuf>("folder").cloned(),
            today,
        }
    }
}

/// Prints a page, or writes them all to a folder.
///
/// # Errors
/// [`Error`] when there is no such command, or a page cannot be written.
pub fn run(
    language: &Language,
    options: &Options,
    keys: &[Keys],
    out: &mut impl Write,
) -> Result<(), Error> {
    let mut whole = arguments::command(language).disable_help_subcommand(true);
    whole.build();
    if let Some(folder) = &options.folder {
        fs::create_dir_all(folder)?;
        // The help of the help has no page.
        let commands = whole.get_subcommands();
        let commands = commands.filter(|command| command.get_name() != "help");
        for command in [&whole].into_iter().chain(commands) {
            let name = command.get_display_name().unwrap_or("indsats");
            let mut page = Vec::new();
            render(language, command, options.today, keys, &mut page)?;
            fs::write(folder.join(format!("{name}.1")), page)?;
        }
        return Ok(());
    }
    let command = match &options.command {
        None => &whole,
        Some(name) => whole
            .find_subcommand(name)
            .ok_or_else(|| Error::Command(name.clone()))?,
    };
    render(language, command, options.today, keys, out)?;
    out.flush()?;
    Ok(())
}

fn render(
    language: &Language,
    command: &Command,
    today: Date,
    keys: &[Keys],
    out: &mut impl Write,
) -> io::Result<()> {
    let name = command.get_display_name().unwrap_or("indsats");
    let version = env!("CARGO_PKG_VERSION");
    let man = Man::new(command.clone())
        .title(name.to_uppercase())
        .date(today.to_string())
        .source(format!("indsats {version}"))
        .manual("indsats");
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_options_section(out)?;
    let has_commands = command.get_subcommands().next().is_some();
    if has_commands {
        man.render_subcommands_section(out)?;
    }
    let [keys_heading, examples] = words(language.numbers.lang()).headings;
    let mut rest = Roff::new();
    if has_commands && !keys.is_empty() {
        rest.control("SH", [keys_heading]);
        for key in keys {
            rest.control("TP", []);
            rest.text([bold(&key.keys)]);
            rest.text([roman(key.phrase)]);
        }
    }
    if let Some(after) = command.get_after_help() {
        rest.control("SH", [examples]);
        rest.control("nf", []);
        // The first line is the heading that the section has already.
        let after = after.to_string();
        let titled = after.lines().next().is_some_and(|line| {
            let title = line.trim_end_matches(':').to_uppercase();
            title == examples
        });
        for line in after.lines().skip(usize::from(titled)) {
            rest.text([roman(line)]);
        }
        rest.control("fi", []);
    }
    rest.to_writer(out)
}
