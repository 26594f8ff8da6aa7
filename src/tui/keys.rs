//! The keys in force: those of the table, or those that the user has chosen instead.
//!
//! What a key does and what hints, help, palette and messages say of it come from the same value.

use crate::text::command::Command;
use crate::tui::keymap::{BINDINGS, Binding, Key};

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
}
