//! The words of a configuration to what they mean, or the first that means nothing.

use std::path::Path;

use super::found::Bind;
use crate::cli::arguments::THEMES;
use crate::domain::raw::{Raw, shown_path};
use crate::store::config::{Bound, Config, Error, Fault, Placed, Setting, Spot, VERSION};
use crate::text::command::Command;
use crate::text::config::{KeyRefusal, near};
use crate::text::flag::{self, Flag, Given, Why};
use crate::text::note::cut;
use crate::text::{Lang, Language};

/// Commands with the names of their keys, in the order of the table.
pub type Keys = Vec<(Command, Vec<String>)>;

/// What a configuration says. Nothing is said of what it leaves to the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The name of the theme.
    pub theme: Option<String>,
    /// Measure and reference of the first view.
    pub view: Vec<Given>,
    /// Draw with ASCII.
    pub ascii: Option<bool>,
    /// Capture the mouse.
    pub mouse: Option<bool>,
    /// The keys of some commands.
    pub keys: Keys,
}

impl Settings {
    /// The same for what is kept, a bookmark or a session: it has a view of its own.
    #[must_use]
    pub fn without_view(&self) -> Self {
        Self {
            view: Vec::new(),
            ..self.clone()
        }
    }

    /// What is asked of the first view: what the command line asks, or, where it asks nothing, what the configuration
    /// says. A command line that asks anything means the same view on every machine.
    #[must_use]
    pub fn asked(&self, given: Vec<Given>) -> Vec<Given> {
        if given.is_empty() {
            return self.view.clone();
        }
        given
    }
}

/// What a configuration means. `bind` tells whether keys can be bound as it says.
///
/// # Errors
/// The first thing in the file that means nothing: file, line, column, what it is, and what to do, in words.
pub(super) fn settings(
    language: &Language,
    path: &Path,
    config: &Config,
    bind: Bind,
) -> Result<Settings, String> {
    let reader = Reader { language };
    let codes = Lang::ALL.map(Lang::code);
    let mut wrong: Vec<Option<(Spot, String)>> = Vec::new();
    wrong.push(reader.choice(Setting::Language, config.language.as_ref(), &codes));
    wrong.push(reader.choice(Setting::Theme, config.theme.as_ref(), &THEMES));
    let measure = config.measure.as_ref();
    let reference = config.reference.as_ref();
    wrong.push(reader.word(Setting::Measure, measure, flag::measure));
    wrong.push(reader.word(Setting::Reference, reference, flag::reference));
    let keys = reader.keys(&config.keys, bind);
    wrong.push(keys.as_ref().err().cloned());
    if let Some((at, said)) = wrong.into_iter().flatten().min_by_key(|(at, _)| *at) {
        return Err(sentence(language, path, at, &said));
    }
    let value = |placed: Option<&Placed<String>>| placed.map(|placed| placed.value.clone());
    let given = |flag, placed| value(placed).map(|value| Given { flag, value });
    let view = [
        given(Flag::Measure, measure),
        given(Flag::Reference, reference),
    ];
    Ok(Settings {
        theme: value(config.theme.as_ref()),
        view: view.into_iter().flatten().collect(),
        ascii: config.ascii.as_ref().map(|ascii| ascii.value),
        mouse: config.mouse.as_ref().map(|mouse| mouse.value),
        keys: keys.unwrap_or_default(),
    })
}

/// Why a file is no configuration: file, line, column, what is wrong, and what to do.
#[must_use]
pub(super) fn store_error(language: &Language, error: &Error) -> String {
    let words = language.config_words();
    match error {
        Error::Read { path, source } => {
            let why = language.system(source);
            format!(
                "{} {}",
                (words.unreadable)(&shown_path(path), &why),
                words.without
            )
        }
        Error::NotAFile(path) => (words.not_a_file)(&shown_path(path)),
        Error::TooLarge(path) => (words.too_large)(&shown_path(path)),
        Error::Bad { path, at, fault } => sentence(language, path, *at, &said(language, fault)),
    }
}

/// A fault of the file's shape in words.
fn said(language: &Language, fault: &Fault) -> String {
    let words = language.config_words();
    let quoted = |text: &str| (language.words.terms.quoted)(&cut(Raw::new(text)));
    match fault {
        Fault::Encoding => words.encoding.to_owned(),
        Fault::Syntax(reason) => (words.syntax)(&Raw::new(reason).shown()),
        Fault::Twice(name) => (words.twice)(&quoted(name)),
        Fault::Unknown(name) => {
            let names = Setting::ALL.map(Setting::name);
            let said = (words.no_setting)(&quoted(name), &names.join(", "));
            hinted(language, &said, name, &names)
        }
        Fault::Kind {
            name,
            expected,
            found,
        } => {
            let kind = |kind| words.kinds[kind as usize];
            (words.kind)(&cut(Raw::new(name)), kind(*expected), kind(*found))
        }
        Fault::Version(found) => (words.version)(&cut(Raw::new(found)), &VERSION.to_string()),
    }
}

/// What is said of an unknown name, with the name that may be meant, or that a newer version may know it.
fn hinted(language: &Language, said: &str, name: &str, names: &[&str]) -> String {
    let words = language.config_words();
    let hint = near(name, names.iter().copied()).map(words.near);
    format!("{said} {}", hint.as_deref().unwrap_or(words.newer))
}

fn sentence(language: &Language, path: &Path, at: Spot, said: &str) -> String {
    let words = language.config_words();
    let path = shown_path(path);
    let place = (words.place)(&path, &at.line.to_string(), &at.column.to_string());
    format!("{place}: {said} {}", words.without)
}

struct Reader<'r> {
    language: &'r Language,
}

impl Reader<'_> {
    /// Nothing where the text is one of the names.
    fn choice(
        &self,
        setting: Setting,
        placed: Option<&Placed<String>>,
        names: &[&str],
    ) -> Option<(Spot, String)> {
        let placed = placed.filter(|placed| !names.contains(&placed.value.as_str()))?;
        let words = self.language.config_words();
        let found = (self.language.words.terms.quoted)(&cut(Raw::new(&placed.value)));
        let mut said = (words.no_value)(setting.name(), &found, &names.join(", "));
        if let Some(near) = near(&placed.value, names.iter().copied()) {
            said = format!("{said} {}", (words.near)(near));
        }
        Some((placed.at, said))
    }

    /// Nothing where the text is a word of a view flag.
    fn word(
        &self,
        setting: Setting,
        placed: Option<&Placed<String>>,
        meant: impl Fn(&str) -> Result<String, Why>,
    ) -> Option<(Spot, String)> {
        let placed = placed?;
        let why = meant(&placed.value).err()?;
        let said = self
            .language
            .value_refused(setting.name(), &placed.value, &why);
        Some((placed.at, said))
    }

    fn keys(&self, bound: &[Bound], bind: Bind) -> Result<Keys, (Spot, String)> {
        let mut keys = Keys::new();
        for one in bound {
            let name = &one.action;
            let command = Command::of_id(&name.value).ok_or_else(|| {
                let words = self.language.config_words();
                let quoted = (self.language.words.terms.quoted)(&cut(Raw::new(&name.value)));
                let ids = Command::ALL.map(Command::id);
                let said = (words.no_action)(&quoted);
                (name.at, hinted(self.language, &said, &name.value, &ids))
            })?;
            let names = one.keys.iter().map(|key| key.value.clone());
            keys.push((command, names.collect()));
        }
        bind(&keys).map_err(|refused| self.refused(bound, &keys, &refused))?;
        Ok(keys)
    }

    /// Where a key that cannot be bound stands, and why it cannot.
    fn refused(&self, bound: &[Bound], keys: &Keys, refused: &KeyRefusal) -> (Spot, String) {
        let line = bound.get(refused.command);
        let key = line.and_then(|line| line.keys.get(refused.key));
        let at = key.map(|key| key.at).or(line.map(|line| line.action.at));
        let typed = key.map_or("", |key| key.value.as_str());
        let command = keys.get(refused.command).map(|(command, _)| *command);
        let said = command.map(|command| self.language.key_refused(command, typed, refused.why));
        let start = Spot { line: 1, column: 1 };
        (at.unwrap_or(start), said.unwrap_or_default())
    }
}
