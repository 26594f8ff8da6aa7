//! Opening a file or standard input: its bytes, once the first of them look like something that can be read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::domain::raw::RawText;
use crate::load::sniff::{self, Kind};
use crate::load::{Error, Progress};

/// Bytes that are looked at before the rest is read.
const HEAD: u64 = 1 << 20;
/// Bytes between two looks at whether loading was cancelled.
const PIECE: u64 = 4 << 20;

/// The bytes of a file, and what they are.
pub(crate) struct Opened {
    pub(crate) path: RawText,
    pub(crate) bytes: Vec<u8>,
    pub(crate) kind: Kind,
}

/// Reads a file, or standard input for `-`. A file that is refused by its first bytes is not read further.
pub(crate) fn read(
    path: &Path,
    encoding_is_given: bool,
    progress: &Progress,
) -> Result<Opened, Error> {
    let name = name(path);
    let failed = |source| Error::Read {
        path: name.clone(),
        source,
    };
    let (mut input, size): (Box<dyn Read>, _) = if path.as_os_str() == "-" {
        (Box::new(io::stdin().lock()), None)
    } else {
        let file = File::open(path).map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        if metadata.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        // What is appended while the file is read belongs to the next reading.
        let size = metadata.is_file().then_some(metadata.len());
        (Box::new(file.take(size.unwrap_or(u64::MAX))), size)
    };
    progress.expect(size.unwrap_or(0));
    let mut bytes = Vec::new();
    input
        .by_ref()
        .take(HEAD)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let kind = sniff::kind(&name, &bytes, encoding_is_given)?;
    if let Some(size) = size {
        bytes.reserve_exact(
            usize::try_from(size)
                .unwrap_or(0)
                .saturating_sub(bytes.len()),
        );
    }
    loop {
        progress.advance(0, 0)?;
        let read = input.by_ref().take(PIECE).read_to_end(&mut bytes);
        if read.map_err(failed)? == 0 {
            break;
        }
    }
    if size.is_none() {
        progress.expect(bytes.len() as u64);
    }
    Ok(Opened {
        path: name,
        bytes,
        kind,
    })
}

/// A path as people see it.
pub(crate) fn name(path: &Path) -> RawText {
    RawText::from_os(path.as_os_str())
}
