//! Stretches of a file: the records of rows that stand close together, read at once.

use std::borrow::Cow;

use crate::domain::dataset::RowId;
use crate::domain::prose::{Lost, Reader, Spot, Stretch};
use crate::domain::raw::Raw;
use crate::load::quotes;
use crate::load::shelf::{END_MARK, RECORD, Volume, Volumes};

/// Bytes from the first record of a stretch to the last at most. Whoever looks through them more than once finds them
/// in the cache of the processor.
const LONGEST: u64 = 256 << 10;
/// Bytes between two records that are read rather than skipped.
const GAP: u64 = 64 << 10;

/// Gives the texts of rows to a reader, stretch by stretch.
pub(super) fn each(
    volumes: &Volumes,
    spots: &mut dyn Iterator<Item = Spot<'_>>,
    reader: &mut dyn Reader,
) {
    let mut spots = spots.peekable();
    let (mut near, mut bytes) = (Vec::new(), Vec::new());
    while let Some(first) = spots.next() {
        near.clear();
        near.push(first);
        let mut last = first.at;
        let mut is_near = |spot: &Spot<'_>| {
            let is_near = spot.file == first.file
                && spot.at > last
                && spot.at - last <= GAP
                && spot.at - first.at <= LONGEST;
            last = spot.at;
            is_near
        };
        while let Some(spot) = spots.next_if(&mut is_near) {
            near.push(spot);
        }
        let read = volumes.whole(first.file).and_then(|volume| {
            let read = Read::of(volume, &near, &mut bytes);
            volumes.remember(read)
        });
        match read {
            Some(read) => reader.stretch(&Remembering { read, volumes }),
            None => near
                .iter()
                .for_each(|spot| reader.texts(spot.row, Raw::default(), Raw::default())),
        }
    }
}

/// A stretch that was read.
struct Read<'a> {
    volume: &'a Volume,
    spots: &'a [Spot<'a>],
    records: Vec<(RowId, usize)>,
    bytes: &'a [u8],
}

impl<'a> Read<'a> {
    /// Reads the records of rows that stand close together.
    fn of(volume: &'a Volume, spots: &'a [Spot<'a>], bytes: &'a mut Vec<u8>) -> Result<Self, Lost> {
        let first = spots.first().map_or(0, |spot| spot.at);
        let start = |spot: &Spot<'_>| usize::try_from(spot.at - first).unwrap_or(usize::MAX);
        let records: Vec<_> = spots.iter().map(|spot| (spot.row, start(spot))).collect();
        let last = records.last().map_or(0, |(_, start)| *start);
        fill(volume, first, last, bytes)?;
        let read = Self {
            volume,
            spots,
            records,
            bytes,
        };
        // The system tells that the file is the one that was loaded. This is a second lock on the same door.
        read.cells(0)?;
        read.cells(spots.len() - 1)?;
        Ok(read)
    }

    fn cells(&self, record: usize) -> Result<Vec<Cow<'a, str>>, Lost> {
        let (bytes, start) = (self.bytes, self.records[record].1);
        let end = quotes::end_of_record(bytes, start, self.volume.delimiter);
        let end = end.ok_or_else(|| self.volume.changed())?.at;
        self.volume
            .cells(&bytes[start..end], self.spots[record].title())
    }
}

/// Fills a buffer from the start of one record to the end of another, which starts so many bytes later.
fn fill(volume: &Volume, first: u64, last: usize, bytes: &mut Vec<u8>) -> Result<(), Lost> {
    let mut more = RECORD;
    loop {
        volume
            .handle
            .read(first, last.saturating_add(more), bytes)?;
        let ends = first + bytes.len() as u64 >= volume.handle.size();
        if ends && bytes.last() == Some(&END_MARK) {
            bytes.pop();
        }
        let end = (last < bytes.len())
            .then(|| quotes::end_of_record(bytes, last, volume.delimiter))
            .flatten();
        match end {
            Some(end) if end.at < bytes.len() || ends => {
                bytes.truncate(end.at);
                return Ok(());
            }
            Some(_) | None if ends => return Err(volume.changed()),
            Some(_) | None => more = more.saturating_mul(2),
        }
    }
}

/// A stretch whose losses are remembered.
struct Remembering<'a> {
    read: Read<'a>,
    volumes: &'a Volumes,
}

impl Stretch for Remembering<'_> {
    fn bytes(&self) -> &[u8] {
        self.read.bytes
    }

    fn records(&self) -> &[(RowId, usize)] {
        &self.read.records
    }

    fn is_verbatim(&self) -> bool {
        self.read.volume.is_verbatim
    }

    fn is_in_text(&self, record: usize, at: usize) -> bool {
        let volume = self.read.volume;
        let start = self.read.records[record].1;
        let field = field_of(self.read.bytes, start, volume.delimiter, at);
        field.is_some_and(|field| {
            [volume.title, volume.content, volume.purpose].contains(&Some(field))
        })
    }

    fn texts(&self, record: usize, take: &mut dyn FnMut(Raw<'_>, Raw<'_>)) {
        let volume = self.read.volume;
        let cells = self.volumes.whole(self.read.spots[record].file);
        let cells = cells.and_then(|_| self.volumes.remember(self.read.cells(record)));
        let (content, purpose) = cells
            .as_deref()
            .map_or_else(Default::default, |cells| volume.texts(cells));
        take(content, purpose);
    }
}

/// The position of the field that a byte stands in. Where neither a mark nor a line end comes before it, delimiters are
/// only counted.
fn field_of(bytes: &[u8], start: usize, delimiter: u8, at: usize) -> Option<usize> {
    let before = &bytes[start..at];
    if memchr::memchr3(b'"', b'\n', b'\r', before).is_none() {
        Some(memchr::memchr_iter(delimiter, before).count())
    } else {
        quotes::field_of(bytes, start, delimiter, at)
    }
}
