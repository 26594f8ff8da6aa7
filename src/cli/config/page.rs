//! What `indsats config` prints: where the file is, what is in force, and where each setting comes from.

use unicode_width::UnicodeWidthStr as _;

use super::{Found, Keys, Settings};
use crate::domain::raw::shown_path;
use crate::store::config::{Placed, Setting};
use crate::text::Language;
use crate::text::command::Command;
use crate::text::flag::{Flag, measure, reference};

/// What there is to tell.
pub struct Page<'p> {
    /// The language in force.
    pub language: &'p Language,
    /// True where a flag has chosen it.
    pub is_spoken_by_flag: bool,
    /// The file.
    pub found: &'p Found,
    /// What it means.
    pub settings: &'p Settings,
    /// The keys in force; none without a screen.
    pub keys: &'p Keys,
    /// The keys without a configuration.
    pub default_keys: &'p Keys,
    /// True of a variable of the environment that is set to anything.
    pub environment: &'p dyn Fn(&str) -> bool,
}

impl Page<'_> {
    /// The lines.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let words = self.language.config_words();
        let mut lines = vec![self.head(), String::new()];
        let settings = self.settings();
        let names = settings.iter().map(|(name, ..)| name.width());
        let wide = names.max().unwrap_or(0);
        let values = settings.iter().map(|(_, value, _)| value.width());
        let widest = values.max().unwrap_or(0);
        for (name, value, from) in &settings {
            lines.push(format!("  {name:<wide$}  {value:<widest$}  {from}"));
        }
        if self.keys.is_empty() {
            return lines;
        }
        let chosen = self.changed();
        lines.push(String::new());
        lines.push((words.keys)(&chosen.len().to_string()));
        let ids = chosen.iter().map(|(command, _)| command.id().len());
        let wide = ids.max().unwrap_or(0);
        let said = |names: &[String]| match names {
            [] => words.no_keys.to_owned(),
            names => names.join(" "),
        };
        let widest = chosen.iter().map(|(_, names)| said(names).width());
        let widest = widest.max().unwrap_or(0);
        for (command, names) in chosen {
            let names = said(names);
            let gap = " ".repeat(widest.saturating_sub(names.width()));
            let from = self.bound_at(command).unwrap_or_default();
            lines.push(format!("  {:<wide$}  {names}{gap}  {from}", command.id()));
        }
        lines
    }

    fn head(&self) -> String {
        let words = self.language.config_words();
        let Some(path) = self.found.path() else {
            return words.no_folder.to_owned();
        };
        let state = if self.found.is_without {
            2
        } else {
            usize::from(self.found.config().is_none())
        };
        (words.states[state])(&shown_path(&path))
    }

    /// Name, value and origin of each setting.
    fn settings(&self) -> Vec<(&'static str, String, String)> {
        let words = self.language.config_words();
        let config = self.found.config();
        let switch = |is_on: bool| words.switch[usize::from(!is_on)].to_owned();
        let asked = |flag, default: &str, printed: fn(&str) -> Result<String, _>| {
            let given = self.settings.view.iter().find(|given| given.flag == flag);
            let word = given.and_then(|given| printed(&given.value).ok());
            word.unwrap_or_else(|| default.to_owned())
        };
        let (theme, theme_from) = match &self.settings.theme {
            Some(theme) => (
                theme.clone(),
                self.from(config.and_then(|c| c.theme.as_ref()), &[]),
            ),
            None => (
                "auto".to_owned(),
                self.from::<String>(None, &["NO_COLOR", "COLORFGBG"]),
            ),
        };
        let language = if self.is_spoken_by_flag {
            words.from_flag.to_owned()
        } else {
            let written = config.and_then(|config| config.language.as_ref());
            self.from(written, &["LC_ALL", "LC_MESSAGES", "LANG"])
        };
        let line = |setting: Setting, value: String, from: String| (setting.name(), value, from);
        vec![
            line(
                Setting::Language,
                self.language.numbers.lang().code().to_owned(),
                language,
            ),
            line(Setting::Theme, theme, theme_from),
            line(
                Setting::Measure,
                asked(Flag::Measure, "per-capita", measure),
                self.from(config.and_then(|c| c.measure.as_ref()), &[]),
            ),
            line(
                Setting::Reference,
                asked(Flag::Reference, "denmark", reference),
                self.from(config.and_then(|c| c.reference.as_ref()), &[]),
            ),
            line(
                Setting::Ascii,
                switch(self.settings.ascii.unwrap_or(false)),
                self.from(config.and_then(|c| c.ascii.as_ref()), &[]),
            ),
            line(
                Setting::Mouse,
                switch(self.settings.mouse.unwrap_or(true)),
                self.from(config.and_then(|c| c.mouse.as_ref()), &[]),
            ),
        ]
    }

    /// Where a setting comes from: a line of the file, else the first of the variables that is set, else the program.
    fn from<T>(&self, placed: Option<&Placed<T>>, variables: &[&str]) -> String {
        let words = self.language.config_words();
        if let Some(placed) = placed {
            return (words.from_line)(&placed.at.line.to_string());
        }
        let mut set = variables.iter().filter(|name| (self.environment)(name));
        set.next().map_or_else(
            || words.from_default.to_owned(),
            |name| (words.from_environment)(name),
        )
    }

    /// The commands with other keys than the default.
    fn changed(&self) -> Vec<(Command, &[String])> {
        let is_default = |line: &&(Command, Vec<String>)| self.default_keys.contains(line);
        let changed = self.keys.iter().filter(|line| !is_default(line));
        changed
            .map(|(command, names)| (*command, names.as_slice()))
            .collect()
    }

    fn bound_at(&self, command: Command) -> Option<String> {
        let words = self.language.config_words();
        let mut bound = self.found.config()?.keys.iter();
        let line = bound.find(|bound| bound.action.value == command.id())?;
        Some((words.from_line)(&line.action.at.line.to_string()))
    }
}
