//! Whether the files of a source have changed, told by what the system knows of them, and reading them in one piece.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use crate::load::stamp::Stamp;
use crate::load::{Error, Loaded, Progress, Source, load_with, package};

/// Files of a folder that are looked at, and how deep.
const MOST_FILES: usize = 1_000;
const DEEPEST: usize = 3;
/// How often a file that changes while it is read is read again at once.
const ATTEMPTS: usize = 3;

/// What the system knows of every file of a source at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps(Vec<(PathBuf, Option<Stamp>)>);

impl Stamps {
    /// The files of a source as they are now, those that are laid over or held against the data included; of a folder the
    /// files inside.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        let mut stamps = Vec::new();
        for path in paths(source) {
            let inside = match path.parent() {
                _ if path.is_dir() => Some(path),
                // The description of a package names files beside it.
                Some(folder) if package::is_one(path) => {
                    let is_here = folder.as_os_str().is_empty();
                    Some(if is_here { Path::new(".") } else { folder })
                }
                _ => None,
            };
            stamps.push((path.to_owned(), stamp(path)));
            if let Some(folder) = inside {
                add_files(&mut stamps, folder, DEEPEST);
            }
        }
        Self(stamps)
    }

    /// True when a file of the source is not there.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.0.iter().any(|(_, stamp)| stamp.is_none())
    }
}

/// The paths that a source names.
fn paths(source: &Source) -> impl Iterator<Item = &Path> {
    source
        .paths
        .iter()
        .chain(&source.responses)
        .chain(&source.published)
        .chain(&source.groups)
        .chain(&source.corrections)
        .chain(&source.options.map)
        .chain(&source.compare)
        .map(PathBuf::as_path)
}

fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    Some(Stamp::of(&metadata))
}

/// The files of a folder by name; a link to a folder is not followed, so that there is no way round in a circle.
fn add_files(stamps: &mut Vec<(PathBuf, Option<Stamp>)>, folder: &Path, deepest: usize) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut entries: Vec<_> = entries.filter_map(Result::ok).collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        if stamps.len() >= MOST_FILES {
            return;
        }
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && deepest > 1 => add_files(stamps, &path, deepest - 1),
            Ok(kind) if !kind.is_dir() => {
                // A file that goes between listing and looking is one change more.
                stamps.extend(stamp(&path).map(|stamp| (path, Some(stamp))));
            }
            Ok(_) | Err(_) => {}
        }
    }
}

/// How often a source can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reread {
    /// It stands inside the program and never changes.
    #[default]
    Embedded,
    /// Standard input, a pipe, a device: what was read is gone.
    Once,
    /// Files.
    Anytime,
}

impl Reread {
    /// How often a source can be read. A file that is not there may come.
    #[must_use]
    pub fn of(source: &Source) -> Self {
        if paths(source).next().is_none() {
            return Self::Embedded;
        }
        let is_once = |path: &Path| {
            let is_stream = |metadata: Metadata| !metadata.is_file() && !metadata.is_dir();
            path == Path::new("-") || fs::metadata(path).is_ok_and(is_stream)
        };
        if paths(source).any(is_once) {
            Self::Once
        } else {
            Self::Anytime
        }
    }
}

/// What came of reading a source.
#[derive(Debug)]
pub struct Outcome {
    /// The data, or why there is none.
    pub loaded: Result<Loaded, Error>,
    /// The files before they were read.
    pub stamps: Stamps,
    /// They were the same afterwards: what was read is of one moment.
    pub is_settled: bool,
}

/// Reads a source in one piece: again, a few times, when its files change meanwhile.
#[must_use]
pub fn read(source: &Source, progress: &Progress) -> Outcome {
    if Reread::of(source) != Reread::Anytime {
        return Outcome {
            loaded: load_with(source, progress),
            stamps: Stamps::default(),
            is_settled: true,
        };
    }
    let mut stamps = Stamps::of(source);
    let mut attempt = 1;
    loop {
        let loaded = load_with(source, progress);
        let after = Stamps::of(source);
        let is_settled = after == stamps;
        let is_over = matches!(loaded, Err(Error::Cancelled));
        if is_settled || is_over || attempt == ATTEMPTS {
            return Outcome {
                loaded,
                stamps,
                is_settled,
            };
        }
        stamps = after;
        attempt += 1;
    }
}

/// What a look at the files says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// They are those that were read.
    #[default]
    Same,
    /// One is not there.
    Missing,
    /// They are others, and may still be changing.
    Changing,
    /// They are others, and were the same at two looks: they can be read.
    Changed,
    /// They are others, and reading them was declined.
    Declined,
}

/// Looks at files now and then, and remembers what was read.
#[derive(Clone, Debug)]
pub struct Watch {
    read: Stamps,
    declined: Option<Stamps>,
    last: Option<Stamps>,
    told: Option<Look>,
}

impl Watch {
    /// A watch over files as they were read.
    #[must_use]
    pub fn new(read: Stamps) -> Self {
        Self {
            read,
            declined: None,
            last: None,
            told: Some(Look::Same),
        }
    }

    /// These were read, or tried in vain.
    pub fn has_read(&mut self, stamps: Stamps) {
        self.read = stamps;
        self.declined = None;
    }

    /// Reading these was cancelled: they are not read again before they change.
    pub fn decline(&mut self, stamps: Stamps) {
        self.declined = Some(stamps);
    }

    /// What was told was not heard, so it is told again.
    pub fn tell_again(&mut self) {
        self.told = None;
    }

    /// A look at the files as they are now, where there is something to tell that was not told before. That they can
    /// be read is told until they are.
    pub fn news(&mut self, now: Stamps) -> Option<Look> {
        let look = self.look(now);
        let is_news = Some(look) != self.told || look == Look::Changed;
        self.told = Some(look);
        is_news.then_some(look)
    }

    /// The files, as they were at the last look, are still to be read.
    #[must_use]
    pub fn is_due(&self) -> bool {
        let is_other = |last: &Stamps| *last != self.read && Some(last) != self.declined.as_ref();
        self.last.as_ref().is_some_and(is_other)
    }

    /// A look at the files as they are now.
    pub fn look(&mut self, now: Stamps) -> Look {
        let look = if now.is_missing() {
            Look::Missing
        } else if now == self.read {
            Look::Same
        } else if self.declined.as_ref() == Some(&now) {
            Look::Declined
        } else if self.last.as_ref() == Some(&now) {
            Look::Changed
        } else {
            Look::Changing
        };
        self.last = Some(now);
        look
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::time::{Duration, SystemTime};

    const ROWS: &str = "kommune;område;initiativ;bruttoudgifter\nKøge;Social;Fest;1\n";

    fn folder_with(text: &str) -> (tempfile::TempDir, Source) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("svar.csv");
        fs::write(&path, text).unwrap();
        (folder, Source::of(path))
    }

    #[test]
    fn a_change_counts_when_it_is_the_same_at_two_looks() {
        let (_folder, source) = folder_with(ROWS);
        let look = |watch: &mut Watch| watch.look(Stamps::of(&source));
        let mut watch = Watch::new(Stamps::of(&source));
        assert_eq!(look(&mut watch), Look::Same);
        fs::write(&source.paths[0], format!("{ROWS}K")).unwrap();
        assert_eq!(look(&mut watch), Look::Changing);
        fs::write(&source.paths[0], format!("{ROWS}Kø")).unwrap();
        assert_eq!(look(&mut watch), Look::Changing);
        assert_eq!(look(&mut watch), Look::Changed);
        watch.has_read(Stamps::of(&source));
        assert_eq!(look(&mut watch), Look::Same);
    }

    #[test]
    fn what_was_declined_is_not_read_again_before_it_changes() {
        let (_folder, source) = folder_with(ROWS);
        let mut watch = Watch::new(Stamps::of(&source));
        let news = |watch: &mut Watch| watch.news(Stamps::of(&source));
        fs::write(&source.paths[0], format!("{ROWS}K")).unwrap();
        assert_eq!(news(&mut watch), Some(Look::Changing));
        assert_eq!(news(&mut watch), Some(Look::Changed));
        assert!(watch.is_due());
        watch.decline(Stamps::of(&source));
        assert!(!watch.is_due());
        assert_eq!(news(&mut watch), Some(Look::Declined));
        assert_eq!(news(&mut watch), None);
        fs::write(&source.paths[0], format!("{ROWS}Kø")).unwrap();
        assert_eq!(news(&mut watch), Some(Look::Changing));
        assert_eq!(news(&mut watch), Some(Look::Changed));
        watch.has_read(Stamps::of(&source));
        assert_eq!(news(&mut watch), Some(Look::Same));
    }

    #[test]
    fn what_nobody_heard_is_told_again() {
        let (_folder, source) = folder_with(ROWS);
        let mut watch = Watch::new(Stamps::of(&source));
        let news = |watch: &mut Watch| watch.news(Stamps::of(&source));
        assert_eq!(news(&mut watch), None);
        fs::remove_file(&source.paths[0]).unwrap();
        assert_eq!(news(&mut watch), Some(Look::Missing));
        assert_eq!(news(&mut watch), None);
        watch.tell_again();
        assert_eq!(news(&mut watch), Some(Look::Missing));
    }

    #[test]
    fn a_file_that_goes_and_comes_back_is_missing_and_then_read() {
        let (_folder, source) = folder_with(ROWS);
        let path = &source.paths[0];
        let mut watch = Watch::new(Stamps::of(&source));
        fs::rename(path, path.with_extension("old")).unwrap();
        assert_eq!(watch.look(Stamps::of(&source)), Look::Missing);
        fs::rename(path.with_extension("old"), path).unwrap();
        assert_ne!(watch.look(Stamps::of(&source)), Look::Missing);
        fs::remove_file(path).unwrap();
        assert_eq!(watch.look(Stamps::of(&source)), Look::Missing);
        fs::write(path, format!("{ROWS}{ROWS}")).unwrap();
        assert_eq!(watch.look(Stamps::of(&source)), Look::Changing);
        assert_eq!(watch.look(Stamps::of(&source)), Look::Changed);
    }

    #[test]
    fn a_clock_set_back_is_a_change_like_any_other() {
        let (_folder, source) = folder_with(ROWS);
        let mut watch = Watch::new(Stamps::of(&source));
        let file = File::options().write(true).open(&source.paths[0]).unwrap();
        for back in [
            SystemTime::UNIX_EPOCH,
            SystemTime::UNIX_EPOCH - Duration::from_secs(9),
        ] {
            file.set_modified(back).unwrap();
            assert_eq!(watch.look(Stamps::of(&source)), Look::Changing);
        }
        assert_eq!(watch.look(Stamps::of(&source)), Look::Changed);
    }

    #[test]
    fn a_file_put_in_its_place_with_the_same_size_and_time_is_another() {
        let (folder, source) = folder_with(ROWS);
        let path = &source.paths[0];
        let mut watch = Watch::new(Stamps::of(&source));
        let other = folder.path().join("other.csv");
        fs::write(&other, ROWS.replace("Fest", "Test")).unwrap();
        let time = fs::metadata(path).unwrap().modified().unwrap();
        File::options()
            .write(true)
            .open(&other)
            .unwrap()
            .set_modified(time)
            .unwrap();
        fs::rename(other, path).unwrap();
        assert_eq!(watch.look(Stamps::of(&source)), Look::Changing);
    }

    #[cfg(unix)]
    #[test]
    fn other_content_of_the_same_size_and_time_is_a_change() {
        let (_folder, source) = folder_with(ROWS);
        let path = &source.paths[0];
        let mut watch = Watch::new(Stamps::of(&source));
        let time = fs::metadata(path).unwrap().modified().unwrap();
        fs::write(path, ROWS.replace("Fest", "Test")).unwrap();
        let file = File::options().write(true).open(path).unwrap();
        file.set_modified(time).unwrap();
        assert_eq!(watch.look(Stamps::of(&source)), Look::Changing);
    }

    #[test]
    fn every_file_of_a_folder_is_watched() {
        let (folder, _) = folder_with(ROWS);
        let source = Source::of(folder.path());
        fs::create_dir(folder.path().join("data")).unwrap();
        let before = Stamps::of(&source);
        fs::write(folder.path().join("data/mere.csv"), ROWS).unwrap();
        let after = Stamps::of(&source);
        assert_ne!(before, after);
        assert_eq!(after, Stamps::of(&source));
    }

    #[test]
    fn only_files_can_be_read_again() {
        let (_folder, source) = folder_with(ROWS);
        assert_eq!(Reread::of(&source), Reread::Anytime);
        assert_eq!(Reread::of(&Source::default()), Reread::Embedded);
        assert_eq!(Reread::of(&Source::of("-")), Reread::Once);
        assert_eq!(Reread::of(&Source::of("/dev/null")), Reread::Once);
        assert_eq!(Reread::of(&Source::of("not-there.csv")), Reread::Anytime);
    }

    #[test]
    fn what_is_read_in_quiet_is_of_one_moment() {
        let (_folder, source) = folder_with(ROWS);
        let outcome = read(&source, &Progress::default());
        assert!(outcome.is_settled);
        assert_eq!(outcome.stamps, Stamps::of(&source));
        assert_eq!(outcome.loaded.unwrap().dataset.len(), 1);
    }
}
