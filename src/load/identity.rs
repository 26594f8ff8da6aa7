//! The identity of a file: the hash of the very bytes that were read, not of what stands at the path a moment later.

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::domain::identity::{Digest, SourceFile};
use crate::domain::raw::RawText;
use crate::load::open::Opened;

/// The identity of the bytes of a file; of its path only the last part is kept.
pub(crate) fn of(path: &RawText, bytes: &[u8]) -> SourceFile {
    let written = path.as_raw().lossless();
    let name = Path::new(written).file_name();
    SourceFile {
        name: name.map_or_else(|| path.clone(), RawText::from_os),
        bytes: bytes.len() as u64,
        digest: Digest(Sha256::digest(bytes).into()),
    }
}

impl Opened {
    /// The identity of what was read.
    pub(crate) fn source_file(&self) -> SourceFile {
        of(&self.path, &self.bytes)
    }
}
