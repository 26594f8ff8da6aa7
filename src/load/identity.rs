//! The identity of a file: the hash of the very bytes that were read, not of what stands at the path a moment later.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use sha2::{Digest as _, Sha256};

use crate::domain::identity::{Content, Digest, Hashed, SourceFile};
use crate::domain::prose::Lost;
use crate::domain::raw::RawText;
use crate::load::handle::Handle;
use crate::load::open::Opened;

/// Bytes that are hashed at a time.
const PIECE: usize = 1 << 20;

/// The identity of the bytes of a file; of its path only the last part is kept.
pub(crate) fn of(path: &RawText, bytes: &[u8]) -> SourceFile {
    SourceFile {
        name: name(path),
        bytes: bytes.len() as u64,
        content: Content::Hashed(Digest(Sha256::digest(bytes).into())),
    }
}

/// The identity of a file inside the program, which is hashed when somebody asks.
pub(crate) fn of_shipped(path: &RawText, text: &'static str) -> SourceFile {
    SourceFile {
        name: name(path),
        bytes: text.len() as u64,
        content: Content::Open(Arc::new(Shipped(text))),
    }
}

/// A file inside the program.
#[derive(Debug)]
struct Shipped(&'static str);

impl Hashed for Shipped {
    fn digest(&self) -> Result<Digest, Lost> {
        Ok(Digest(Sha256::digest(self.0).into()))
    }
}

fn name(path: &RawText) -> RawText {
    let written = path.as_raw().lossless();
    let name = Path::new(written).file_name();
    name.map_or_else(|| path.clone(), RawText::from_os)
}

impl Opened {
    /// The identity of what was read. A large file is hashed when somebody asks.
    pub(crate) fn source_file(&self) -> SourceFile {
        match &self.handle {
            Some(handle) => of_open(handle),
            None => of(&self.path, &self.bytes),
        }
    }
}

/// The identity of a file that stays open, which is hashed when somebody asks.
pub(crate) fn of_open(handle: &Arc<Handle>) -> SourceFile {
    SourceFile {
        name: name(&handle.name()),
        bytes: handle.size(),
        content: Content::Open(Arc::new(Unhashed {
            handle: handle.clone(),
            digest: OnceLock::new(),
        })),
    }
}

/// A file that nobody has asked the hash of so far.
#[derive(Debug)]
struct Unhashed {
    handle: Arc<Handle>,
    digest: OnceLock<Result<Digest, Lost>>,
}

impl Hashed for Unhashed {
    fn digest(&self) -> Result<Digest, Lost> {
        let found = self.digest.get_or_init(|| {
            let (mut hasher, mut at, mut bytes) = (Sha256::new(), 0, Vec::new());
            while at < self.handle.size() {
                self.handle.read(at, PIECE, &mut bytes)?;
                hasher.update(&bytes);
                at += bytes.len() as u64;
            }
            Ok(Digest(hasher.finalize().into()))
        });
        found.clone()
    }
}
