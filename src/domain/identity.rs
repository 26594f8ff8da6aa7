//! Which files a data set was read from, so that a figure in the minutes can be traced to the very bytes.

use std::fmt;

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
    /// Its content.
    pub digest: Digest,
}

/// Every file whose content is in a data set, in the order in which it came in: tables, lists, the description of their
/// package, the mapping, corrections, groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The files.
    pub files: Vec<SourceFile>,
}
