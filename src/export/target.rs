//! What the user means by the name of an output, and whether it is one of the files read.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use super::Error;
use crate::load::Source;
use crate::load::package::{self, DESCRIPTION};

/// Where to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Standard output.
    Stdout,
    /// A pipe or a device that is there already.
    Through,
    /// A CSV file.
    Table,
    /// The folder of a package.
    Package(PathBuf),
}

impl Target {
    /// What stands at the name decides first, then how the name ends.
    pub(super) fn of(output: &Path) -> Result<Self, Error> {
        let name = output.to_string_lossy();
        if ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(&&*name) {
            return Ok(Self::Stdout);
        }
        let there = output.metadata().ok();
        if there.as_ref().is_some_and(Metadata::is_dir) {
            return Ok(Self::Package(output.to_owned()));
        }
        let is_file = there.as_ref().is_some_and(Metadata::is_file);
        if there.is_some() && !is_file {
            return Ok(Self::Through);
        }
        if output.file_name().is_some_and(|name| name == DESCRIPTION) {
            let folder = output.parent().filter(|folder| *folder != Path::new(""));
            return Ok(Self::Package(folder.unwrap_or(Path::new(".")).to_owned()));
        }
        let is_folder = name.ends_with('/') || output.extension().is_none();
        match output.extension() {
            _ if output.file_name().is_none() => Err(Error::Kind(output.to_owned())),
            _ if is_folder && is_file => Err(Error::NotAFolder(output.to_owned())),
            _ if is_folder => Ok(Self::Package(output.to_owned())),
            Some(ending) if ending.eq_ignore_ascii_case("csv") => Ok(Self::Table),
            Some(_) | None => Err(Error::Kind(output.to_owned())),
        }
    }
}

/// Every file that a source reads, for [`Options::inputs`](super::Options::inputs).
#[must_use]
pub fn inputs(source: &Source) -> Vec<PathBuf> {
    let mut inputs = Vec::new();
    for path in source.paths.iter().chain(&source.compare) {
        let package = package::is_one(path).then(|| package::read(path).ok());
        if let Some(package) = package.flatten() {
            let lists = package.responses.into_iter().chain(package.groups);
            let lists = lists.chain(package.published);
            let files = package.tables.into_iter().chain(lists);
            inputs.extend(files.map(|file| file.path));
            inputs.push(package.description);
        }
        inputs.push(path.clone());
    }
    inputs.extend(source.responses.clone());
    inputs.extend(source.published.clone());
    inputs.extend(source.groups.clone());
    inputs.extend(source.corrections.clone());
    inputs.extend(source.options.map.clone());
    inputs
}

/// Refuses a file that was read, by whatever name: its own, that of a link to it, or another in the same place.
pub(super) fn refuse_input(path: &Path, inputs: &[PathBuf]) -> Result<(), Error> {
    let Ok(there) = path.metadata() else {
        return Ok(());
    };
    let same = |input: &PathBuf| {
        let input_there = input.metadata();
        input_there.is_ok_and(|input| is_same(&there, &input))
            || input
                .canonicalize()
                .ok()
                .is_some_and(|input| path.canonicalize().ok() == Some(input))
    };
    if inputs.iter().any(same) {
        return Err(Error::IsInput(path.to_owned()));
    }
    Ok(())
}

#[cfg(unix)]
fn is_same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn is_same(_: &Metadata, _: &Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_what_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let package = |name: &str| Target::Package(at(name));
        let of = |name: &str| Target::of(&at(name)).unwrap();
        assert_eq!(Target::of(Path::new("-")).unwrap(), Target::Stdout);
        assert_eq!(of("a.csv"), Target::Table);
        assert_eq!(of("A.CSV"), Target::Table);
        assert_eq!(of("out"), package("out"));
        assert_eq!(of("out.2/"), package("out.2/"));
        assert_eq!(of("out/datapackage.json"), package("out"));
        for name in ["a.xlsx", "a.json", "a.csv.gz"] {
            assert!(
                matches!(Target::of(&at(name)), Err(Error::Kind(_))),
                "{name}"
            );
        }
        assert!(matches!(Target::of(Path::new("")), Err(Error::Kind(_))));
        std::fs::create_dir(at("b.csv")).unwrap();
        std::fs::write(at("file"), "").unwrap();
        assert_eq!(of("b.csv"), package("b.csv"));
        assert!(matches!(Target::of(&at("file")), Err(Error::NotAFolder(_))));
        assert_eq!(
            Target::of(Path::new("datapackage.json")).unwrap(),
            Target::Package(".".into())
        );
    }

    #[test]
    #[cfg(unix)]
    fn a_file_that_was_read_is_known_by_every_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.csv"), "").unwrap();
        std::fs::write(at("b.csv"), "").unwrap();
        std::os::unix::fs::symlink("a.csv", at("link.csv")).unwrap();
        std::fs::hard_link(at("a.csv"), at("hard.csv")).unwrap();
        let inputs = [at("a.csv")];
        for name in ["a.csv", "link.csv", "hard.csv", "../x/../a.csv"] {
            let path = if name.starts_with("..") {
                folder.path().join("./a.csv")
            } else {
                at(name)
            };
            assert!(
                matches!(refuse_input(&path, &inputs), Err(Error::IsInput(_))),
                "{name}"
            );
        }
        for name in ["b.csv", "new.csv"] {
            assert!(refuse_input(&at(name), &inputs).is_ok());
        }
    }
}
