//! The long texts of large files: left in the file, and read back by the rules of loading when they are asked for.

mod stretch;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock};

use crate::domain::column::Column;
use crate::domain::prose::{Extent, Lost, Reader, Shelf, Spot};
use crate::domain::raw::{Raw, RawText};
use crate::load::fields;
use crate::load::handle::Handle;
use crate::load::header::Header;
use crate::load::mapping::Mapping;
use crate::load::quotes::{self, Odd};

/// Bytes that are read for one record: few are longer.
const RECORD: usize = 4 << 10;
/// Bytes that are read ahead at most while records stand close together.
const AHEAD: usize = 1 << 20;
/// The end-of-file mark of DOS, which is no part of the last record.
const END_MARK: u8 = 0x1A;

/// A file whose long texts are left in it.
#[derive(Clone, Debug)]
pub(crate) struct Volume {
    handle: Arc<Handle>,
    delimiter: u8,
    /// The mapping, where it is about the file.
    mapping: Option<Arc<Mapping>>,
    title: Option<usize>,
    content: Option<usize>,
    purpose: Option<usize>,
    /// Texts are what stands in the file but for marks and blanks: see [`Stretch::is_verbatim`].
    ///
    /// [`Stretch::is_verbatim`]: crate::domain::prose::Stretch::is_verbatim
    is_verbatim: bool,
}

impl Volume {
    pub(crate) fn new(
        handle: Arc<Handle>,
        delimiter: u8,
        header: &Header,
        mapping: Option<Arc<Mapping>>,
    ) -> Self {
        let is_translated = |column| {
            let mapping = mapping.as_deref();
            mapping.is_some_and(|mapping| mapping.translates(column))
        };
        let texts = [Column::Title, Column::Content, Column::Purpose];
        let is_sign = matches!(delimiter, b'\t' | b' ') || delimiter.is_ascii_punctuation();
        Self {
            is_verbatim: is_sign && !texts.into_iter().any(is_translated),
            handle,
            delimiter,
            mapping,
            title: header.position(Column::Title),
            content: header.position(Column::Content),
            purpose: header.position(Column::Purpose),
        }
    }

    fn changed(&self) -> Lost {
        Lost::Changed(self.handle.name())
    }

    /// The cells of a record of the row with a title: the record of another is not what was loaded.
    fn cells<'b>(&self, record: &'b [u8], title: Raw<'_>) -> Result<Vec<Cow<'b, str>>, Lost> {
        let text = std::str::from_utf8(record).map_err(|_| self.changed())?;
        let cells = cells(text, self.delimiter);
        if self.kept(&cells, Column::Title, self.title) == title {
            Ok(cells)
        } else {
            Err(self.changed())
        }
    }

    /// What is kept of the content and the purpose.
    fn texts<'c>(&'c self, cells: &'c [Cow<'_, str>]) -> (Raw<'c>, Raw<'c>) {
        (
            self.kept(cells, Column::Content, self.content),
            self.kept(cells, Column::Purpose, self.purpose),
        )
    }

    /// What is kept of a cell of free text.
    fn kept<'c>(&'c self, cells: &'c [Cow<'_, str>], column: Column, at: Option<usize>) -> Raw<'c> {
        let cell = at.and_then(|at| cells.get(at));
        let cell = Raw::new(cell.map_or("", AsRef::as_ref));
        fields::kept(column, cell, self.mapping.as_deref())
    }
}

/// The files of a data set whose long texts are left in them, by their position in its origins.
#[derive(Debug, Default)]
pub(crate) struct Volumes {
    files: Vec<Option<Arc<Volume>>>,
    lost: OnceLock<Lost>,
    /// What was read last for a single row: the next one asked for often stands near.
    window: Mutex<Window>,
}

impl Volumes {
    /// The same with one file more.
    pub(crate) fn and(&self, file: u16, volume: Volume) -> Self {
        let mut files = self.files.clone();
        files.resize(files.len().max(usize::from(file) + 1), None);
        files[usize::from(file)] = Some(Arc::new(volume));
        Self {
            files,
            lost: self.lost.clone(),
            window: Mutex::default(),
        }
    }

    /// Gives both texts of a row, from a window or else from the file.
    fn give(&self, window: &mut Window, spot: Spot<'_>, take: &mut dyn FnMut(Raw<'_>, Raw<'_>)) {
        let record = self.whole(spot.file).and_then(|volume| {
            let cells = self.remember(window.record(volume, spot))?;
            Some((volume, cells))
        });
        let (content, purpose) = record
            .as_ref()
            .map_or_else(Default::default, |(volume, cells)| volume.texts(cells));
        take(content, purpose);
    }

    /// A file, unless something was lost.
    fn whole(&self, file: u16) -> Option<&Arc<Volume>> {
        self.of(file).filter(|_| self.lost.get().is_none())
    }

    fn of(&self, file: u16) -> Option<&Arc<Volume>> {
        self.files.get(usize::from(file))?.as_ref()
    }

    /// Remembers the first loss. What was read is of no use then.
    fn remember<T>(&self, read: Result<T, Lost>) -> Option<T> {
        read.map_err(|lost| self.lost.get_or_init(|| lost)).ok()
    }
}

impl Shelf for Volumes {
    fn with(&self, spot: Spot<'_>, take: &mut dyn FnMut(Raw<'_>, Raw<'_>)) {
        // A change is to be told although the text may have been read before it.
        if let Some(volume) = self.of(spot.file) {
            self.remember(volume.handle.check());
        }
        match self.window.try_lock() {
            Ok(mut window) => self.give(&mut window, spot, take),
            Err(_) => self.give(&mut Window::default(), spot, take),
        }
    }

    fn each(&self, spots: &mut dyn Iterator<Item = Spot<'_>>, reader: &mut dyn Reader) {
        stretch::each(self, spots, reader);
    }

    fn text(&self, extent: Extent) -> RawText {
        let text = self.whole(extent.file).and_then(|volume| {
            let (length, mut bytes) = (extent.length as usize, Vec::new());
            let read = volume.handle.read(extent.at, length, &mut bytes);
            let text = read.and_then(|()| match String::from_utf8(bytes) {
                Ok(text) if text.len() == length => Ok(RawText::new(text)),
                Ok(_) | Err(_) => Err(volume.changed()),
            });
            self.remember(text)
        });
        text.unwrap_or_default()
    }

    fn lost(&self) -> Option<Lost> {
        self.lost.get().cloned()
    }
}

/// A part of a file that was read, and moves on from record to record.
#[derive(Debug, Default)]
struct Window {
    file: u16,
    /// The byte of the file that it starts at.
    at: u64,
    bytes: Vec<u8>,
    /// It ends where the file ends.
    is_last: bool,
    /// How many bytes were read: more while records stand close together.
    size: usize,
}

impl Window {
    /// The cells of the record of a row, which is told from another by its title.
    fn record(&mut self, volume: &Volume, spot: Spot<'_>) -> Result<Vec<Cow<'_, str>>, Lost> {
        let record = self.find(volume, spot)?;
        volume.cells(&self.bytes[record], spot.title())
    }

    /// Where a record stands in the window, which is moved to it.
    fn find(&mut self, volume: &Volume, spot: Spot<'_>) -> Result<Range<usize>, Lost> {
        if let Some(record) = self.held(volume, spot) {
            return Ok(record);
        }
        let end = self.at + self.bytes.len() as u64;
        let is_next = self.file == spot.file
            && !self.bytes.is_empty()
            && (self.at..=end + self.size as u64).contains(&spot.at);
        self.size = if is_next {
            (self.size * 2).min(AHEAD)
        } else {
            RECORD
        };
        loop {
            self.fill(volume, spot)?;
            if let Some(record) = self.held(volume, spot) {
                return Ok(record);
            }
            if self.is_last {
                return Err(volume.changed());
            }
            self.size = self.size.saturating_mul(2);
        }
    }

    fn fill(&mut self, volume: &Volume, spot: Spot<'_>) -> Result<(), Lost> {
        let handle = &volume.handle;
        // A window that cannot be filled holds nothing.
        let mut bytes = std::mem::take(&mut self.bytes);
        handle.read(spot.at, self.size, &mut bytes)?;
        self.is_last = spot.at + bytes.len() as u64 >= handle.size();
        if self.is_last && bytes.last() == Some(&END_MARK) {
            bytes.pop();
        }
        (self.file, self.at, self.bytes) = (spot.file, spot.at, bytes);
        Ok(())
    }

    /// Where a record stands in the window, if all of it does.
    fn held(&self, volume: &Volume, spot: Spot<'_>) -> Option<Range<usize>> {
        let start = usize::try_from(spot.at.checked_sub(self.at)?).ok()?;
        if self.file != spot.file || start >= self.bytes.len() {
            return None;
        }
        let end = quotes::end_of_record(&self.bytes, start, volume.delimiter)?.at;
        (end < self.bytes.len() || self.is_last).then_some(start..end)
    }
}

/// The cells of the text of a record, as they are read when it is loaded.
fn cells(record: &str, delimiter: u8) -> Vec<Cow<'_, str>> {
    let mut cells = Vec::new();
    quotes::split(record, delimiter, record.contains('"'), &mut cells);
    let odd = quotes::audit(record, delimiter, usize::MAX).unwrap_or_default();
    for odd in odd.into_iter().filter(|odd| odd.odd == Odd::Inner) {
        let span = quotes::spans(record, delimiter).into_iter().nth(odd.field);
        if let (Some(cell), Some(span)) = (cells.get_mut(odd.field), span) {
            *cell = Cow::Owned(quotes::literal(&record[span]).0);
        }
    }
    cells
}

#[cfg(all(test, unix))]
mod tests;
