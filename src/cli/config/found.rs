//! The configuration file as it was found before the arguments are parsed, because help and errors speak its language.

use std::ffi::OsString;
use std::path::PathBuf;

use super::settings::{settings, store_error};
use super::{Keys, Settings, WITHOUT};
use crate::store::Folders;
use crate::store::config::{Config, Error, file, read};
use crate::text::config::KeyRefusal;
use crate::text::{Lang, Language};

/// Binds keys that were chosen, and gives those in force then.
pub type Bind = fn(&Keys) -> Result<Keys, KeyRefusal>;

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// The folder of the file, where there is a place for one.
    pub folder: Option<PathBuf>,
    /// The file is passed over.
    pub is_without: bool,
    read: Result<Option<Config>, Error>,
}

impl Found {
    /// Looks for the file, unless the arguments say that it is passed over.
    #[must_use]
    pub fn look(
        arguments: impl IntoIterator<Item = OsString>,
        environment: impl Fn(&str) -> Option<PathBuf>,
    ) -> Self {
        let mut typed = arguments
            .into_iter()
            .take_while(|argument| argument != "--");
        let is_without = typed.any(|argument| argument == *format!("--{WITHOUT}"));
        let folder = Folders::of(environment).map(|folders| folders.config);
        let read = match &folder {
            Some(folder) if !is_without => read(&file(folder)),
            Some(_) | None => Ok(None),
        };
        Self {
            folder,
            is_without,
            read,
        }
    }

    /// The file, whether it is there or not.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        self.folder.as_deref().map(file)
    }

    /// What is written in it.
    #[must_use]
    pub fn config(&self) -> Option<&Config> {
        self.read.as_ref().ok()?.as_ref()
    }

    /// The language that it asks for.
    #[must_use]
    pub fn language(&self) -> Option<Lang> {
        let written = &self.config()?.language.as_ref()?.value;
        Lang::ALL.into_iter().find(|lang| lang.code() == written)
    }

    /// What it means.
    ///
    /// # Errors
    /// Why it does not hold, in words.
    pub fn settings(&self, language: &Language, bind: Bind) -> Result<Settings, String> {
        match &self.read {
            Err(error) => Err(store_error(language, error)),
            Ok(None) => Ok(Settings::default()),
            Ok(Some(config)) => {
                let path = self.path().unwrap_or_default();
                settings(language, &path, config, bind)
            }
        }
    }
}
