//! Words of the configuration: `indsats config`, the file that it writes, and why a configuration does not hold.

mod da;
mod en;

use crate::domain::raw::Raw;
use crate::text::command::Command;
use crate::text::note::cut;
use crate::text::words::{With1, With2, With3};
use crate::text::{Lang, Language};

/// Why keys cannot be bound as they were chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRefusal {
    /// Which of the commands that were given keys, from 0.
    pub command: usize,
    /// Which of its keys, from 0.
    pub key: usize,
    /// Why.
    pub why: KeyWhy,
}

/// What is wrong with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyWhy {
    /// No key is called so; the one that may be meant.
    Unknown(Option<&'static str>),
    /// This command has it too.
    Twice(Command),
    /// It belongs to this command whatever is chosen.
    Fixed(Command),
    /// The command must have a key, and is given none.
    Needed,
}

/// Words of the configuration.
#[derive(Debug)]
pub struct ConfigWords {
    /// What `indsats config` does.
    pub about: &'static str,
    /// `--init`.
    pub arg_init: &'static str,
    /// `--no-config`.
    pub arg_no_config: &'static str,
    /// Text behind the help of `indsats config`.
    pub more: &'static str,
    /// A file, line and column.
    pub place: With3,
    /// The file cannot be read, and why.
    pub unreadable: With2,
    /// It is a folder, a pipe or a device.
    pub not_a_file: With1,
    /// It is too large.
    pub too_large: With1,
    /// It is not UTF-8.
    pub encoding: &'static str,
    /// It is no TOML, in the parser's words.
    pub syntax: With1,
    /// A name stands twice.
    pub twice: With1,
    /// There is no such setting; what there is.
    pub no_setting: With2,
    /// There is no such command.
    pub no_action: With1,
    /// What may have been meant.
    pub near: With1,
    /// A newer version may know it; behind an unknown name that is near to none.
    pub newer: &'static str,
    /// A setting, what it must be, and what it is.
    pub kind: With3,
    /// The kinds: text, number, switch, list, table, other.
    pub kinds: [&'static str; 6],
    /// The version of the file, and the one that is understood.
    pub version: With2,
    /// A setting, what was found, and all that it can be.
    pub no_value: With3,
    /// A command, and what is no key.
    pub no_key: With2,
    /// A key and the two commands that have it, and how to take it from the other.
    pub key_twice: With3,
    /// A key that stands twice for one command.
    pub key_repeated: With2,
    /// A key, and the command that it always belongs to.
    pub key_fixed: With2,
    /// A command that must have a key.
    pub key_needed: With1,
    /// How to go on without the file.
    pub without: &'static str,
    /// There is no folder for it.
    pub no_folder: &'static str,
    /// A file is written.
    pub written: With1,
    /// It is there already, and is not written over.
    pub exists: With1,
    /// A folder cannot be made, and why.
    pub no_room: With2,
    /// The file is there; it is not; it is passed over.
    pub states: [With1; 3],
    /// Where a setting comes from: the flag, a line of the file, the environment, the program.
    pub from_flag: &'static str,
    /// A line of the file.
    pub from_line: With1,
    /// The environment.
    pub from_environment: With1,
    /// The program itself.
    pub from_default: &'static str,
    /// The words for on and off.
    pub switch: [&'static str; 2],
    /// A command without a key.
    pub no_keys: &'static str,
    /// Above the keys: how many commands have others than the default.
    pub keys: With1,
    /// The comment at the beginning of the file.
    pub head: &'static [&'static str],
    /// The comments of the settings: language, theme, measure, reference, ascii, mouse.
    pub comments: [&'static [&'static str]; 6],
    /// The comment of the keys.
    pub keys_comment: &'static [&'static str],
    /// Behind the phrase of a command that must have a key.
    pub needed: &'static str,
}

/// The words of the configuration in a language.
#[must_use]
pub fn words(lang: Lang) -> &'static ConfigWords {
    match lang {
        Lang::Da => &da::CONFIG,
        Lang::En => &en::CONFIG,
    }
}

impl Language {
    /// Words of the configuration.
    #[must_use]
    pub fn config_words(&self) -> &'static ConfigWords {
        words(self.numbers.lang())
    }

    /// Why keys cannot be bound so: the command that was given them, and the key as typed.
    #[must_use]
    pub fn key_refused(&self, command: Command, typed: &str, why: KeyWhy) -> String {
        let words = self.config_words();
        let key = cut(Raw::new(typed));
        let id = command.id();
        match why {
            KeyWhy::Unknown(None) => (words.no_key)(id, &key),
            KeyWhy::Unknown(Some(near)) => {
                format!("{} {}", (words.no_key)(id, &key), (words.near)(near))
            }
            KeyWhy::Twice(other) if other == command => (words.key_repeated)(id, &key),
            KeyWhy::Twice(other) => (words.key_twice)(&key, id, other.id()),
            KeyWhy::Fixed(other) => (words.key_fixed)(&key, other.id()),
            KeyWhy::Needed => (words.key_needed)(id),
        }
    }
}

/// The name that is most like a text that is none of them; none where all are far from it.
#[must_use]
pub fn near<'n>(typed: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let typed = typed.to_lowercase();
    let most = (typed.chars().count() / 3).max(1);
    let distance = |name: &str| strsim::osa_distance(&typed, &name.to_lowercase());
    let near = names.map(|name| (distance(name), name));
    let near = near.filter(|(distance, name)| *distance <= most && *distance < name.len());
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_near_when_a_third_of_it_is_wrong_at_most() {
        let ids = || Command::ALL.iter().map(|command| command.id());
        assert_eq!(near("srot", ids()), Some("sort"));
        assert_eq!(near("filter-finace", ids()), Some("filter-finance"));
        assert_eq!(near("Sort", ids()), Some("sort"));
        assert_eq!(near("teleport", ids()), None);
        assert_eq!(near("", ids()), None);
    }

    #[test]
    fn why_a_key_is_refused_names_both_commands_and_shows_hostile_text() {
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            let said = language.key_refused(Command::Sort, "n", KeyWhy::Twice(Command::FindNext));
            assert!(
                said.contains("sort") && said.contains("find-next"),
                "{said}"
            );
            let said = language.key_refused(Command::Sort, "\u{1b}[2J", KeyWhy::Unknown(None));
            assert!(said.contains('␛') && !said.contains('\u{1b}'), "{said}");
        }
    }
}
