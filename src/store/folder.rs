//! Where files of the user stand: the XDG base directories, on every system.

use std::path::PathBuf;

/// The folders of the program, whether they are there or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// The configuration, which the user writes: `$XDG_CONFIG_HOME/indsats`.
    pub config: PathBuf,
    /// Bookmarks, which the program writes for the user: `$XDG_DATA_HOME/indsats`.
    pub data: PathBuf,
    /// The last session: `$XDG_STATE_HOME/indsats`.
    pub state: PathBuf,
}

impl Folders {
    /// The folders by the environment: the variables of the XDG base directory specification where they are absolute,
    /// else its defaults under the home folder; none without one.
    #[must_use]
    pub fn of(environment: impl Fn(&str) -> Option<PathBuf>) -> Option<Self> {
        let home = || {
            // Asked for the home folder, the system repeats `HOME`, which need be no whole path.
            let given = [environment("HOME"), etcetera::home_dir().ok()];
            given.into_iter().flatten().find(|home| home.is_absolute())
        };
        let base = |name, otherwise: &str| {
            // The specification says of a relative path that it is invalid and to be ignored.
            let given = environment(name).filter(|path| path.is_absolute());
            given
                .or_else(|| home().map(|home| home.join(otherwise)))
                .map(|base| base.join("indsats"))
        };
        Some(Self {
            config: base("XDG_CONFIG_HOME", ".config")?,
            data: base("XDG_DATA_HOME", ".local/share")?,
            state: base("XDG_STATE_HOME", ".local/state")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_folder_that_is_no_whole_path_keeps_nothing_below_the_folder_one_stands_in() {
        let folders = Folders::of(|name| (name == "HOME").then(|| "kari".into()));
        for folder in folders
            .into_iter()
            .flat_map(|it| [it.config, it.data, it.state])
        {
            assert!(folder.is_absolute(), "{folder:?}");
        }
    }

    #[test]
    fn the_variables_come_before_the_home_folder_and_relative_ones_are_ignored() {
        let folders = Folders::of(|name| match name {
            "HOME" => Some("/home/kari".into()),
            "XDG_CONFIG_HOME" => Some("/etc/kari".into()),
            "XDG_STATE_HOME" => Some("state".into()),
            _ => None,
        });
        let folders = folders.unwrap();
        assert_eq!(folders.config, PathBuf::from("/etc/kari/indsats"));
        assert_eq!(
            folders.data,
            PathBuf::from("/home/kari/.local/share/indsats")
        );
        assert_eq!(
            folders.state,
            PathBuf::from("/home/kari/.local/state/indsats")
        );
    }
}
