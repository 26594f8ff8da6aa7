//! Which files a data set was read from, so that a figure in the minutes can be traced to the very bytes.

use std::fmt;
use std::sync::Arc;

use crate::domain::prose::Lost;
use crate::domain::raw::RawText;

/// The SHA-256 of the bytes of a file, as `sha256sum` prints it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// One file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name for people, without folders.
    pub name: RawText,
    /// Its size in bytes.
    pub bytes: u64,
    /// What tells its content.
    pub content: Content,
}

impl SourceFile {
    /// The hash of the bytes that were read. Of a large file it is found when it is first asked for, which takes as long
    /// as reading the file.
    ///
    /// # Errors
    /// [`Lost`] when it is too late: the file is no longer the one that was read.
    pub fn digest(&self) -> Result<Digest, Lost> {
        match &self.content {
            Content::Hashed(digest) => Ok(*digest),
            Content::Open(file) => file.digest(),
        }
    }
}

/// What tells the content of a file.
#[derive(Clone, Debug)]
pub enum Content {
    /// Its hash, found when it was read.
    Hashed(Digest),
    /// The file itself, still open.
    Open(Arc<dyn Hashed>),
}

impl Default for Content {
    fn default() -> Self {
        Self::Hashed(Digest::default())
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Hashed(one), Self::Hashed(other)) => one == other,
            (Self::Open(one), Self::Open(other)) => Arc::ptr_eq(one, other),
            (Self::Hashed(_), Self::Open(_)) | (Self::Open(_), Self::Hashed(_)) => false,
        }
    }
}

impl Eq for Content {}

/// A file that can be hashed after it was read.
pub trait Hashed: fmt::Debug + Send + Sync {
    /// The hash of the bytes that were read; the same each time.
    ///
    /// # Errors
    /// [`Lost`] when the file is no longer the one that was read.
    fn digest(&self) -> Result<Digest, Lost>;
}

/// Every file whose content is in a data set, in the order in which it came in: tables, lists, the description of their
/// package, the mapping, corrections, groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The files.
    pub files: Vec<SourceFile>,
}
