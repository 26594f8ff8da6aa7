//! The zip around a workbook. What its directory promises is checked before anything is unpacked,
//! and what comes out is held against the promise.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::xml::Xml;
use super::{Fault, Limits};

/// Unpacked to packed bytes of one XML part, above [`DENSE_FROM`]. Sheets are packed 5 to 30 to 1.
const DENSEST: u64 = 100;
const DENSE_FROM: u64 = 1 << 20;

/// How often all that the limit allows may be unpacked. Every sheet of an ODS is looked for from the
/// start of the same part, and several sheets of an XLSX can be one part, so that a small file could
/// keep the reader busy for hours.
const READINGS: u64 = 5;

/// Entries of the zip.
pub(super) const MOST_PARTS: usize = 1_000;

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

type Bytes = Cursor<Vec<u8>>;

/// The stream of one part.
pub(super) type Part<'a> = ZipFile<'a, Bytes>;

/// A part that is about to be read.
struct Opened<'a> {
    stream: Part<'a>,
    /// What the directory promises.
    size: u64,
    budget: &'a mut u64,
}

/// A zip that keeps the limits.
pub(super) struct Package {
    archive: ZipArchive<Bytes>,
    /// Entries by name, in lower case and with `/` between folders: some programs write neither so.
    names: HashMap<String, usize>,
    /// Bytes that may still be unpacked.
    budget: u64,
    limits: Limits,
}

impl Package {
    pub(super) fn open(bytes: Vec<u8>, limits: Limits) -> Result<Self, Fault> {
        if bytes.starts_with(COMPOUND_FILE) {
            return Err(Fault::OldOrEncrypted);
        }
        let is_zip = bytes.starts_with(ZIP);
        if has_a_large_directory(&bytes) {
            return Err(Fault::TooManyParts { limit: MOST_PARTS });
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            if is_zip {
                broken(&error)
            } else {
                Fault::NotAWorkbook
            }
        })?;
        let names = check(&archive, limits)?;
        Ok(Self {
            archive,
            names,
            budget: limits.unpacked.saturating_mul(READINGS),
            limits,
        })
    }

    pub(super) const fn limits(&self) -> Limits {
        self.limits
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// The XML of a part; `None` when there is no such part.
    pub(super) fn xml(&mut self, path: &str) -> Result<Option<Xml<'_>>, Fault> {
        let limits = self.limits;
        Ok(self
            .part(path)?
            .map(|part| Xml::new(part.stream, part.size, part.budget, limits)))
    }

    /// The first bytes of a part, which may be fewer than asked for.
    pub(super) fn start(&mut self, path: &str, len: u64) -> Result<Option<Vec<u8>>, Fault> {
        let Some(part) = self.part(path)? else {
            return Ok(None);
        };
        let mut start = Vec::new();
        part.stream
            .take(len)
            .read_to_end(&mut start)
            .map_err(|error| Fault::damaged(error.to_string()))?;
        Ok(Some(start))
    }

    fn part(&mut self, path: &str) -> Result<Option<Opened<'_>>, Fault> {
        let Some(index) = self.find(path) else {
            return Ok(None);
        };
        let entry = self
            .archive
            .by_index_data(index)
            .map_err(|error| broken(&error))?;
        if entry.encrypted() {
            return Err(Fault::OldOrEncrypted);
        }
        let size = entry.size();
        let stream = self
            .archive
            .by_index(index)
            .map_err(|error| broken(&error))?;
        Ok(Some(Opened {
            stream,
            size,
            budget: &mut self.budget,
        }))
    }

    fn find(&self, path: &str) -> Option<usize> {
        self.archive
            .index_for_name(path)
            .or_else(|| self.names.get(&normal(path)).copied())
    }
}

/// Holds the directory against the limits and gives its names.
fn check(archive: &ZipArchive<Bytes>, limits: Limits) -> Result<HashMap<String, usize>, Fault> {
    if archive.len() > MOST_PARTS {
        return Err(Fault::TooManyParts { limit: MOST_PARTS });
    }
    let mut names = HashMap::new();
    let mut unpacked = 0_u64;
    let mut is_dense = false;
    for index in 0..archive.len() {
        let entry = archive
            .by_index_data(index)
            .map_err(|error| broken(&error))?;
        let name = entry.name().map_err(|error| broken(&error))?;
        let name = normal(&name);
        unpacked = unpacked.saturating_add(entry.size());
        is_dense |= matches!(name.rsplit_once('.'), Some((_, "xml" | "rels")))
            && entry.size() > DENSE_FROM
            && entry.size() / DENSEST > entry.compressed_size();
        names.entry(name).or_insert(index);
    }
    if unpacked > limits.unpacked {
        let limit = limits.unpacked;
        return Err(Fault::TooLarge { limit });
    }
    if is_dense {
        return Err(Fault::TooDense { limit: DENSEST });
    }
    Ok(names)
}

/// Whether the zip has the longer kind of directory with more entries than a workbook has, or one
/// that hides: its entries are counted in 64 bits and each costs ten times its bytes once read.
fn has_a_large_directory(bytes: &[u8]) -> bool {
    const LOCATOR: &[u8] = b"PK\x06\x07";
    const RECORD: &[u8] = b"PK\x06\x06";
    // The end of a zip is a comment of at most 64 KiB behind three short records.
    let tail = &bytes[bytes.len().saturating_sub(0x1_0400)..];
    let has = |record: &[u8]| tail.windows(4).any(|four| four == record);
    if !has(LOCATOR) {
        return false;
    }
    let mut counts = tail
        .windows(40)
        .filter(|record| record.starts_with(RECORD))
        .filter_map(|record| record[32..].first_chunk().copied())
        .map(u64::from_le_bytes)
        .peekable();
    counts.peek().is_none() || counts.any(|count| count > MOST_PARTS as u64)
}

fn normal(path: &str) -> String {
    path.replace('\\', "/").to_lowercase()
}

fn broken(error: &ZipError) -> Fault {
    match error {
        ZipError::InvalidPassword => Fault::OldOrEncrypted,
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            Fault::OldOrEncrypted
        }
        other => Fault::damaged(other.to_string()),
    }
}
