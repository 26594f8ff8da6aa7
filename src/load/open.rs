//! Opening a file or standard input: its bytes, once the first of them look like something that can be read.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use crate::domain::raw::RawText;
use crate::load::handle::Handle;
use crate::load::sniff::{self, Kind};
use crate::load::{Error, Foreign, Limit, Limits, Progress, package};

/// Bytes that are looked at before the rest is read, beyond those that a header may take.
const HEAD: u64 = 1 << 12;
/// Bytes that an archive takes beyond what it holds.
const DIRECTORY: u64 = 1 << 20;
/// How long to wait for somebody to write to a named pipe.
const PATIENCE: Duration = Duration::from_secs(2);
/// Bytes between two looks at whether loading was cancelled.
const PIECE: u64 = 4 << 20;

/// The bytes of a file, and what they are.
pub(crate) struct Opened {
    pub(crate) path: RawText,
    pub(crate) bytes: Vec<u8>,
    pub(crate) kind: Kind,
    /// Reading has ended at a cell that is longer than one may be.
    pub(crate) is_cut: bool,
    /// The file, where it can be read again at any place.
    pub(crate) handle: Option<Arc<Handle>>,
}

/// The delimiter of delimited text by its first bytes, or why it is refused.
type Delimiter<'l> = &'l dyn Fn(&RawText, &[u8]) -> Result<u8, Error>;

/// What is looked at while a file is read, so that one that is refused is not read to its end.
pub(crate) struct Look<'l> {
    pub(crate) encoding_is_given: bool,
    pub(crate) limits: Limits,
    pub(crate) progress: &'l Progress,
    pub(crate) delimiter: Delimiter<'l>,
}

/// Reads a file, or standard input for `-`. A file that is refused by its first bytes is not read further, nor is one
/// beyond a cell that is too long.
pub(crate) fn read(path: &Path, look: &Look<'_>) -> Result<Opened, Error> {
    let name = name(path);
    let failed = |source| Error::Read {
        path: name.clone(),
        source,
    };
    let Input {
        bytes: mut input,
        size,
        handle,
    } = input(path).map_err(failed)?;
    let progress = look.progress;
    progress.expect(size.unwrap_or(0));
    let head = look.limits.header.saturating_add(HEAD);
    let mut bytes = Vec::new();
    let read = input.by_ref().take(head).read_to_end(&mut bytes);
    let has_more = read.map_err(failed)? as u64 == head;
    let kind = sniff::kind(&name, &bytes, look.encoding_is_given)?;
    let mut cells = None;
    if has_more && kind == Kind::Text {
        cells = Some(Cells {
            delimiter: (look.delimiter)(&name, &bytes)?,
            most: longest(&look.limits, &bytes, look.encoding_is_given),
            length: 0,
        });
    }
    within(&name, kind, &look.limits, size.unwrap_or(0))?;
    if let Some(size) = size {
        let rest = usize::try_from(size)
            .unwrap_or(0)
            .saturating_sub(bytes.len());
        // Without the room at once it grows; a file that is too large fails when it is full.
        let _in_vain = bytes.try_reserve_exact(rest);
    }
    let mut seen = 0;
    let is_cut = loop {
        progress.advance(0, 0)?;
        let cells = cells.as_mut();
        if cells.is_some_and(|cells| cells.are_too_long(&bytes[seen..])) {
            break true;
        }
        seen = bytes.len();
        within(&name, kind, &look.limits, seen as u64)?;
        let read = input.by_ref().take(PIECE).read_to_end(&mut bytes);
        if read.map_err(failed)? == 0 {
            break false;
        }
    };
    if size.is_none() {
        progress.expect(bytes.len() as u64);
    }
    Ok(Opened {
        path: name,
        bytes,
        kind,
        is_cut,
        handle: handle.filter(|handle| handle.size() > look.limits.kept),
    })
}

/// Refuses a file that is larger than one of its kind can be. There is no limit to text, which is read row by row.
fn within(path: &RawText, kind: Kind, limits: &Limits, size: u64) -> Result<(), Error> {
    let path = || path.clone();
    match kind {
        Kind::Text => Ok(()),
        Kind::Zip if size <= limits.unpacked.saturating_add(DIRECTORY) => Ok(()),
        Kind::Zip => Err(Error::BeyondLimit {
            path: path(),
            line: 0,
            column: 0,
            limit: Limit::Unpacked,
            most: limits.unpacked,
        }),
        Kind::Json if size <= package::LARGEST => Ok(()),
        Kind::Json => Err(Error::NotATable {
            path: path(),
            kind: Foreign::Json,
        }),
    }
}

/// A file or standard input.
struct Input {
    bytes: Box<dyn Read>,
    /// The size of a regular file.
    size: Option<u64>,
    handle: Option<Arc<Handle>>,
}

fn input(path: &Path) -> io::Result<Input> {
    if path.as_os_str() == "-" {
        return Ok(Input {
            bytes: Box::new(io::stdin().lock()),
            size: None,
            handle: None,
        });
    }
    let file = opened(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    // What is appended while the file is read belongs to the next reading. Files that the system makes up have no size.
    let size = (metadata.is_file() && metadata.len() > 0).then_some(metadata.len());
    let handle = Handle::keep(&file, path).map(Arc::new);
    Ok(Input {
        bytes: Box::new(file.take(size.unwrap_or(u64::MAX))),
        size,
        handle,
    })
}

/// Opens a file. To open a named pipe is to wait for somebody to write to it, which nobody may ever do.
fn opened(path: &Path) -> io::Result<File> {
    if !is_pipe(&path.metadata()?) {
        return File::open(path);
    }
    let (path, (sender, receiver)) = (path.to_owned(), mpsc::channel());
    thread::spawn(move || sender.send(File::open(path)));
    let opened = receiver.recv_timeout(PATIENCE);
    opened.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

#[cfg(unix)]
fn is_pipe(metadata: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    metadata.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: &Metadata) -> bool {
    false
}

/// Bytes that make a cell too long in any encoding: one that takes more bytes a letter than UTF-8 is given room.
fn longest(limits: &Limits, head: &[u8], encoding_is_given: bool) -> u64 {
    let is_wide = encoding_is_given || sniff::has_wide_mark(head);
    limits.cell.saturating_mul(if is_wide { 4 } else { 1 })
}

/// The length of the cell that is being read. A line end in quotation marks ends one here: a cell of many lines is
/// only told when it is read as one.
struct Cells {
    delimiter: u8,
    most: u64,
    length: u64,
}

impl Cells {
    fn are_too_long(&mut self, bytes: &[u8]) -> bool {
        let mut start = 0;
        for end in memchr::memchr3_iter(self.delimiter, b'\n', b'\r', bytes) {
            if self.length + (end - start) as u64 > self.most {
                return true;
            }
            self.length = 0;
            start = end + 1;
        }
        self.length += (bytes.len() - start) as u64;
        self.length > self.most
    }
}

/// Reads a small list, of which no line may be longer than a cell.
pub(crate) fn list(
    path: &Path,
    encoding_is_given: bool,
    limits: &Limits,
    progress: &Progress,
) -> Result<Opened, Error> {
    let opened = read(
        path,
        &Look {
            encoding_is_given,
            limits: *limits,
            progress,
            delimiter: &|_, _| Ok(b'\n'),
        },
    )?;
    if opened.is_cut {
        return Err(Error::BeyondLimit {
            path: opened.path,
            line: 0,
            column: 0,
            limit: Limit::Cell,
            most: limits.cell,
        });
    }
    Ok(opened)
}

/// A path as people see it.
pub(crate) fn name(path: &Path) -> RawText {
    RawText::from_os(path.as_os_str())
}
