//! The keys in force: those of the table, or those that the user has chosen instead.
//!
//! What a key does and what hints, help, palette and messages say of it come from the same value.

use crate::text::command::Command;
use crate::text::config::{KeyRefusal, KeyWhy};
use crate::tui::keymap::{BINDINGS, Binding, Key};

/// The keys that end and suspend every program; they do so here too, whatever is chosen.
const FIXED: [(Command, Key); 2] = [
    (Command::Quit, Key::Ctrl('c')),
    (Command::Suspend, Key::Ctrl('z')),
];

/// The keys of every command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// The keys of each line of the table, in its order.
    bound: Vec<Vec<Key>>,
}

impl Default for Keys {
    fn default() -> Self {
        let bound = BINDINGS.iter().map(|binding| binding.keys.to_vec());
        Self {
            bound: bound.collect(),
        }
    }
}

impl Keys {
    /// The keys of the table with those that were chosen instead, by name, for some commands.
    ///
    /// # Errors
    /// [`KeyRefusal`] for the first that is no key or has another command too, and for a command that must have a key
    /// and is given none.
    pub fn chosen(chosen: &[(Command, Vec<String>)]) -> Result<Self, KeyRefusal> {
        let mut keys = Self::default();
        for (at, (command, names)) in chosen.iter().enumerate() {
            let refused = |key, why| KeyRefusal {
                command: at,
                key,
                why,
            };
            if names.is_empty() && command.needs_key() {
                return Err(refused(0, KeyWhy::Needed));
            }
            let mut bound = Vec::new();
            for (n, name) in names.iter().enumerate() {
                let unknown = || refused(n, KeyWhy::Unknown(Key::nearest(name)));
                bound.push(Key::of_name(name).ok_or_else(unknown)?);
            }
            for (_, key) in FIXED.iter().filter(|(fixed, _)| fixed == command) {
                if !bound.contains(key) {
                    bound.push(*key);
                }
            }
            if let Some(line) = keys.keys_mut(*command) {
                *line = bound;
            }
        }
        keys.refuse_twice(chosen)?;
        Ok(keys)
    }

    /// Refuses a chosen key that has a command already: of those that are chosen the earlier one, else one of the table.
    fn refuse_twice(&self, chosen: &[(Command, Vec<String>)]) -> Result<(), KeyRefusal> {
        for (at, (command, names)) in chosen.iter().enumerate() {
            let keys: Vec<_> = names.iter().filter_map(|name| Key::of_name(name)).collect();
            for (n, key) in keys.iter().enumerate() {
                let later = |other| chosen[at + 1..].iter().any(|(later, _)| *later == other);
                let mut others = self.bindings().filter(|(binding, keys)| {
                    let other = binding.command;
                    other != *command && !later(other) && keys.contains(key)
                });
                let fixed = |other| FIXED.contains(&(other, *key));
                let why = match others.next() {
                    _ if keys[..n].contains(key) => KeyWhy::Twice(*command),
                    Some((other, _)) if fixed(other.command) => KeyWhy::Fixed(other.command),
                    Some((other, _)) => KeyWhy::Twice(other.command),
                    None => continue,
                };
                return Err(KeyRefusal {
                    command: at,
                    key: n,
                    why,
                });
            }
        }
        Ok(())
    }

    /// Every command with its keys, as a configuration is written.
    #[must_use]
    pub fn written(&self) -> Vec<(Command, Vec<String>)> {
        let lines = self.bindings().map(|(binding, keys)| {
            let names = keys.iter().map(|key| key.written());
            (binding.command, names.collect())
        });
        lines.collect()
    }

    fn keys_mut(&mut self, command: Command) -> Option<&mut Vec<Key>> {
        let at = BINDINGS
            .iter()
            .position(|binding| binding.command == command);
        at.and_then(|at| self.bound.get_mut(at))
    }

    /// The lines of the table with their keys in force.
    pub fn bindings(&self) -> impl Iterator<Item = (&'static Binding, &[Key])> {
        let keys = self.bound.iter().map(Vec::as_slice);
        BINDINGS.iter().zip(keys)
    }

    /// The command of the key that was pressed.
    #[must_use]
    pub fn command(&self, is_pressed: impl Fn(Key) -> bool) -> Option<Command> {
        let mut bindings = self.bindings();
        let found = bindings.find(|(_, keys)| keys.iter().any(|key| is_pressed(*key)));
        found.map(|(binding, _)| binding.command)
    }

    /// The keys of a command, as written, the one to teach first.
    #[must_use]
    pub fn all(&self, command: Command) -> Vec<String> {
        let mut bindings = self.bindings();
        let found = bindings.find(|(binding, _)| binding.command == command);
        let keys = found.map_or(&[] as &[Key], |(_, keys)| keys);
        keys.iter().map(|key| key.name()).collect()
    }

    /// The key to teach for a command; none where the user has taken its keys away.
    #[must_use]
    pub fn first(&self, command: Command) -> Option<String> {
        self.all(command).into_iter().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_gives_its_command_and_is_said_of_it() {
        let keys = Keys::default();
        for (binding, bound) in keys.bindings() {
            let names: Vec<_> = bound.iter().map(|key| key.name()).collect();
            assert_eq!(keys.all(binding.command), names);
            assert_eq!(keys.first(binding.command).as_ref(), names.first());
        }
    }

    fn chosen(lines: &[(Command, &[&str])]) -> Result<Keys, KeyRefusal> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let lines: Vec<_> = lines.iter().map(|(c, names)| (*c, owned(names))).collect();
        Keys::chosen(&lines)
    }

    fn why(lines: &[(Command, &[&str])]) -> (usize, usize, KeyWhy) {
        let refused = chosen(lines).unwrap_err();
        (refused.command, refused.key, refused.why)
    }

    #[test]
    fn chosen_keys_take_the_place_of_those_of_the_table() {
        let keys = chosen(&[
            (Command::Sort, &["F3", "i"]),
            (Command::Find, &["s"]),
            (Command::Only, &[]),
        ])
        .unwrap();
        assert_eq!(keys.all(Command::Sort), ["F3", "i"]);
        assert_eq!(keys.all(Command::Find), ["s"]);
        assert_eq!(keys.first(Command::Only), None);
        assert_eq!(keys.all(Command::Not), ["-"]);
        assert_eq!(Keys::chosen(&[]), Ok(Keys::default()));
        let default = Keys::default();
        assert_eq!(Keys::chosen(&default.written()), Ok(default));
    }

    #[test]
    fn the_keys_that_end_and_suspend_stay() {
        let keys = chosen(&[(Command::Quit, &["x"]), (Command::Scale, &[])]).unwrap();
        assert_eq!(keys.all(Command::Quit), ["x", "Ctrl-C"]);
        let keys = chosen(&[(Command::Suspend, &[])]).unwrap();
        assert_eq!(keys.all(Command::Suspend), ["Ctrl-Z"]);
        let taken = why(&[(Command::Sort, &["Ctrl-C"])]);
        assert_eq!(taken, (0, 0, KeyWhy::Fixed(Command::Quit)));
    }

    #[test]
    fn a_key_of_two_commands_is_refused_with_the_other_one() {
        let taken = why(&[(Command::Sort, &["F3", "n"])]);
        assert_eq!(taken, (0, 1, KeyWhy::Twice(Command::FindNext)));
        let taken = why(&[(Command::Sort, &["F3"]), (Command::Find, &["f3"])]);
        assert_eq!(taken, (1, 0, KeyWhy::Twice(Command::Sort)));
        let taken = why(&[(Command::Sort, &["F3", "F3"])]);
        assert_eq!(taken, (0, 1, KeyWhy::Twice(Command::Sort)));
        assert!(chosen(&[(Command::Sort, &["n"]), (Command::FindNext, &["s"])]).is_ok());
    }

    #[test]
    fn what_is_no_key_and_what_is_needed_is_refused() {
        let unknown = why(&[(Command::Sort, &["F3", "Spce"])]);
        assert_eq!(unknown, (0, 1, KeyWhy::Unknown(Some("Space"))));
        for command in Command::ALL {
            let refused = chosen(&[(command, &[])]).is_err();
            assert_eq!(refused, command.needs_key(), "{command:?}");
        }
    }
}
