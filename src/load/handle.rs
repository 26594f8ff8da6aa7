//! A file that stays open after it was loaded, and is read again only while it is the one that was loaded.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::prose::Lost;
use crate::domain::raw::RawText;
use crate::load::open;
use crate::load::stamp::Stamp;

/// An open file as it was when it was loaded.
#[derive(Debug)]
pub(crate) struct Handle {
    file: File,
    path: PathBuf,
    stamp: Stamp,
}

impl Handle {
    /// Keeps a regular file open; none where the system cannot read at a place, or for what is no file.
    pub(crate) fn keep(file: &File, path: &Path) -> Option<Self> {
        let metadata = file.metadata().ok()?;
        let can_be_read_again = cfg!(unix) && metadata.is_file() && metadata.len() > 0;
        Some(Self {
            file: can_be_read_again.then(|| file.try_clone().ok()).flatten()?,
            path: path.to_owned(),
            stamp: Stamp::of(&metadata),
        })
    }

    /// Its size in bytes.
    pub(crate) fn size(&self) -> u64 {
        self.stamp.size
    }

    /// Its name for people.
    pub(crate) fn name(&self) -> RawText {
        open::name(&self.path)
    }

    /// Fills a buffer with the bytes from one on, as many as there are and at most `most`.
    ///
    /// # Errors
    /// [`Lost`] unless the file is the one that was loaded, which it was then before.
    pub(crate) fn read(&self, at: u64, most: usize, bytes: &mut Vec<u8>) -> Result<(), Lost> {
        let rest = usize::try_from(self.size().saturating_sub(at)).unwrap_or(usize::MAX);
        bytes.resize(most.min(rest), 0);
        read_exact_at(&self.file, bytes, at).map_err(|error| self.failed(&error))?;
        self.check()
    }

    /// Refuses a file that is no longer the one that was loaded: the open one, or what stands at its path.
    ///
    /// # Errors
    /// [`Lost`] that says so.
    pub(crate) fn check(&self) -> Result<(), Lost> {
        for metadata in [fs::metadata(&self.path), self.file.metadata()] {
            let metadata = metadata.map_err(|error| self.failed(&error))?;
            if Stamp::of(&metadata) != self.stamp {
                return Err(Lost::Changed(self.name()));
            }
        }
        Ok(())
    }

    fn failed(&self, error: &io::Error) -> Lost {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Lost::Changed(self.name()),
            _ => Lost::Unreadable(self.name()),
        }
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], at: u64) -> io::Result<()> {
    use std::os::unix::fs::FileExt as _;

    file.read_exact_at(bytes, at)
}

#[cfg(not(unix))]
fn read_exact_at(_: &File, _: &mut [u8], _: u64) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
