//! One small file of the user's: read whole, written whole or not at all, and changed by one process at a time.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use toml_edit::DocumentMut;

use crate::export::{self, atomic};

/// The version of the files that this program writes.
pub const VERSION: i64 = 1;
/// Bytes of the longest file that is read: nothing that is kept comes near it.
const LONGEST: u64 = 16 << 20;
/// How often it is tried to get at a file that another process is changing.
const PAUSE: Duration = Duration::from_millis(5);

/// Why something that is kept cannot be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is there and cannot be read.
    #[error("cannot read {path:?}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is not what this program writes.
    #[error("{path:?} is damaged: {why}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Line and column from 1, where they are known.
        at: Option<(usize, usize)>,
        /// What is wrong with it.
        why: Damage,
    },
    /// A newer program has written the file: it is read, and never written over.
    #[error("{path:?} is of version {version}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: i64,
    },
    /// Another process does not let go of the file.
    #[error("{0:?} is held by another process")]
    Busy(PathBuf),
    /// The file cannot be written.
    #[error(transparent)]
    Write(#[from] export::Error),
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// It is no TOML, as the parser says in English.
    #[error("{0}")]
    Syntax(String),
    /// It does not say its version.
    #[error("no `version`")]
    NoVersion,
    /// It is no text in UTF-8.
    #[error("not UTF-8")]
    NotText,
    /// It is longer than anything that is kept.
    #[error("too long")]
    TooLong,
    /// A key has another kind of value than it must have.
    #[error("`{0}` is of another kind")]
    Kind(&'static str),
}

/// Whom a changed file has cost something: what could not be read was moved, and is still there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Where the damaged file that stood in the place is now.
    pub aside: Option<PathBuf>,
}

/// A file and the version it says.
pub(super) struct Opened {
    pub(super) document: DocumentMut,
    pub(super) version: i64,
}

impl Opened {
    fn new() -> Self {
        let mut document = DocumentMut::new();
        document["version"] = toml_edit::value(VERSION);
        Self {
            document,
            version: VERSION,
        }
    }
}

/// Reads a file; nothing when it is not there or is blank.
pub(super) fn read(path: &Path) -> Result<Option<Opened>, Error> {
    let refused = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let damaged = |at, why| Error::Damaged {
        path: path.to_owned(),
        at,
        why,
    };
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(refused(error)),
        // Opening a pipe would wait for someone to write to it.
        Ok(there) if !there.is_file() => {
            return Err(refused(io::Error::from(io::ErrorKind::InvalidInput)));
        }
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(refused)?;
    let read = file.take(LONGEST + 1).read_to_end(&mut bytes);
    read.map_err(refused)?;
    if bytes.len() as u64 > LONGEST {
        return Err(damaged(None, Damage::TooLong));
    }
    let text = String::from_utf8(bytes).map_err(|_| damaged(None, Damage::NotText))?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    let document = text.parse::<DocumentMut>().map_err(|error| {
        let at = error.span().map(|span| place(&text, span.start));
        let why = error.message().lines().next().unwrap_or_default();
        damaged(at, Damage::Syntax(why.to_owned()))
    })?;
    let version = document
        .get("version")
        .and_then(toml_edit::Item::as_integer);
    let version = version.ok_or_else(|| damaged(None, Damage::NoVersion))?;
    Ok(Some(Opened { document, version }))
}

/// Line and column, from 1, of a byte of a text.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    (line, last.chars().count() + 1)
}

/// Reads a file, lets it be changed, and writes it: other processes wait, no longer than `patience`.
///
/// A damaged file makes room for a new one and keeps its content under another name. One of a newer version is left as
/// it is.
pub(super) fn change(
    path: &Path,
    patience: Duration,
    edit: impl Fn(&mut DocumentMut) -> Result<(), Damage>,
) -> Result<Changed, Error> {
    make_folder(path)?;
    let _lock = Lock::of(path, patience)?;
    let mut changed = Changed::default();
    let mut opened = match read(path) {
        Ok(opened) => opened.unwrap_or_else(Opened::new),
        Err(Error::Damaged { .. }) => {
            changed.aside = Some(move_aside(path)?);
            Opened::new()
        }
        Err(error) => return Err(error),
    };
    if opened.version > VERSION {
        return Err(Error::Newer {
            path: path.to_owned(),
            version: opened.version,
        });
    }
    if edit(&mut opened.document).is_err() {
        changed.aside = Some(move_aside(path)?);
        opened = Opened::new();
        edit(&mut opened.document).map_err(|why| Error::Damaged {
            path: path.to_owned(),
            at: None,
            why,
        })?;
    }
    // A link, as to a folder of dotfiles, stays one.
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    atomic::private(&place, &opened.document.to_string())?;
    Ok(changed)
}

/// Renames a file to the first free name for a damaged one; the caller holds its lock.
fn move_aside(path: &Path) -> Result<PathBuf, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let free = (1..=u32::MAX)
        .map(|n| path.with_file_name(format!("{name}.damaged-{n}")))
        .find(|aside| aside.symlink_metadata().is_err());
    let aside = free.unwrap_or_else(|| path.with_extension("damaged"));
    fs::rename(path, &aside).map_err(|source| export::Error::Write {
        path: aside.clone(),
        source,
    })?;
    Ok(aside)
}

/// The folder of a file, for its owner alone where it was not there.
fn make_folder(path: &Path) -> Result<(), Error> {
    let Some(folder) = path.parent() else {
        return Ok(());
    };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|source| {
        Error::Write(export::Error::Create {
            folder: folder.to_owned(),
            source,
        })
    })
}

/// What lets one process at a time change a file. It stands beside the file, which itself comes and goes.
struct Lock(Option<File>);

impl Lock {
    fn of(path: &Path, patience: Duration) -> Result<Self, Error> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = path.with_file_name(format!("{name}.lock"));
        let mut options = File::options();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt as _;
            options.mode(0o600);
        }
        let file = options.open(&beside).map_err(|source| {
            Error::Write(export::Error::Write {
                path: beside.clone(),
                source,
            })
        })?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self(Some(file))),
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(Error::Busy(path.to_owned())),
                // Some file systems know no locks; the last to write wins there.
                Err(TryLockError::Error(_)) => return Ok(Self(None)),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(file) = self.0.take() {
            // Closing it lets go of it too.
            let _let_go = file.unlock();
        }
    }
}

/// The texts of an array of texts; nothing for another kind of value. What is not there is empty.
pub(super) fn texts(table: &dyn toml_edit::TableLike, key: &str) -> Option<Vec<String>> {
    let Some(item) = table.get(key) else {
        return Some(Vec::new());
    };
    let texts = item.as_array()?.iter();
    texts
        .map(|value| value.as_str().map(str::to_owned))
        .collect()
}

/// An array of texts.
pub(super) fn array(texts: &[String]) -> toml_edit::Item {
    let texts = texts.iter().map(String::as_str);
    toml_edit::value(texts.collect::<toml_edit::Array>())
}
