//! The configuration as the program uses it: what its words mean, `indsats config`, and why it does not hold.

mod found;
mod page;
mod settings;
mod template;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, Write};

use clap::{Arg, ArgAction, ArgMatches, Command};

pub use found::{Bind, Found};
pub use page::Page;
pub use settings::{Keys, Settings};
pub use template::template;

use crate::domain::raw::shown_path;
use crate::export::{self, Error, atomic};
use crate::store::config::file;
use crate::text::Language;

/// The name of the argument that passes over the file.
pub const WITHOUT: &str = "no-config";

/// The command `indsats config`.
#[must_use]
pub fn command(language: &Language) -> Command {
    let words = language.config_words();
    let init = Arg::new("init").long("init").help(words.arg_init);
    Command::new("config")
        .about(words.about)
        .after_help(words.more)
        .arg(init.action(ArgAction::SetTrue))
}

/// The argument of every command that passes over the file.
#[must_use]
pub fn without_arg(language: &Language) -> Arg {
    Arg::new(WITHOUT)
        .long(WITHOUT)
        .help(language.config_words().arg_no_config)
        .action(ArgAction::SetTrue)
        .global(true)
}

/// True where a file is to be written.
pub(super) fn is_init(matches: &ArgMatches) -> bool {
    matches.get_flag("init")
}

/// Writes a configuration with every setting, commented out; what there is to say of it.
///
/// # Errors
/// The reason in words: there is a file, or none can be written.
pub fn init(language: &Language, found: &Found, keys: &Keys) -> Result<String, String> {
    let words = language.config_words();
    let folder = (found.folder.as_ref()).ok_or_else(|| words.no_folder.to_owned())?;
    let path = file(folder);
    let exists = || (words.exists)(&shown_path(&path));
    if path.symlink_metadata().is_ok() {
        return Err(exists());
    }
    fs::create_dir_all(folder)
        .map_err(|error| (words.no_room)(&shown_path(folder), &language.system(&error)))?;
    let text = template(language, keys);
    let mut fill = |out: &mut dyn Write| {
        let written = out.write_all(text.as_bytes());
        written.map(|()| 1).map_err(|source| Error::Write {
            path: path.clone(),
            source,
        })
    };
    match atomic::file(&path, false, &mut fill) {
        Ok(_) => Ok((words.written)(&shown_path(&path))),
        Err(export::Error::Exists(_)) => Err(exists()),
        Err(error) => Err(language.export_error(&error)),
    }
}

/// Prints what is in force.
///
/// # Errors
/// Those of the output.
pub fn print(page: &Page<'_>, out: &mut dyn Write) -> io::Result<()> {
    for line in page.lines() {
        writeln!(out, "{line}")?;
    }
    out.flush()
}
