//! The identity of a file: the hash of the very bytes that were read, not of what stands at the path a moment later.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::domain::identity::{Digest, SourceFile};
use crate::domain::raw::RawText;
use crate::load::open::Opened;

/// Bytes of a file that are hashed at a time.
const PIECE: usize = 1 << 20;

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

/// The identity of the first `size` bytes of a file, which are read for it.
pub(crate) fn of_file(path: &RawText, file: &File, size: u64) -> io::Result<SourceFile> {
    let (mut hash, mut read) = (Sha256::new(), 0);
    let mut piece = vec![0; PIECE];
    let mut file = file;
    file.seek(SeekFrom::Start(0))?;
    while read < size {
        let most = usize::try_from(size - read).unwrap_or(PIECE).min(PIECE);
        file.read_exact(&mut piece[..most])?;
        hash.update(&piece[..most]);
        read += most as u64;
    }
    Ok(SourceFile {
        bytes: size,
        digest: Digest(hash.finalize().into()),
        ..of(path, &[])
    })
}

impl Opened {
    /// The identity of what was read.
    pub(crate) fn source_file(&self) -> SourceFile {
        of(&self.path, &self.bytes)
    }
}
