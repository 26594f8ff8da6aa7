//! The long texts of a row: kept in memory, or on a shelf from which each is read when it is asked for.
//!
//! Nothing else of a data set can fail once it is loaded. A shelf whose file has changed gives no text any more and says
//! so for ever ([`Shelf::lost`]): whoever writes something asks it at the end, whoever draws shows it.

use std::fmt;
use std::sync::Arc;

use crate::domain::dataset::{Dataset, RowId};
use crate::domain::raw::{Raw, RawText};

/// Which long text of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Which {
    /// Field 8: what the initiative consists of.
    Content,
    /// Field 9: its purpose and time horizon.
    Purpose,
}

/// Why the texts on a shelf can no longer be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The file is not the one that was loaded; its name for people.
    Changed(RawText),
    /// The system cannot read it; its name for people.
    Unreadable(RawText),
}

/// Where the record of a row stands.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// The row.
    pub row: RowId,
    /// The position of its file in [`Dataset::origins`](crate::domain::dataset::Dataset::origins).
    pub file: u16,
    /// The byte of the file that the record starts at.
    pub at: u64,
    /// Whose row it is.
    pub data: &'a Dataset,
}

impl<'a> Spot<'a> {
    /// The title that the row has: a record with another is not its own.
    #[must_use]
    pub fn title(&self) -> Raw<'a> {
        self.data.title(self.row)
    }
}

/// A part of a file: the text of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The position of the file in [`Dataset::origins`](crate::domain::dataset::Dataset::origins).
    pub file: u16,
    /// Its length in bytes.
    pub length: u32,
    /// The byte of the file that it starts at.
    pub at: u64,
}

/// Where texts are that are not kept in memory.
pub trait Shelf: fmt::Debug + Send + Sync {
    /// Gives both texts of a row to `take`, content first. After the first failure, and for ever, without any.
    fn with(&self, spot: Spot<'_>, take: &mut dyn FnMut(Raw<'_>, Raw<'_>));

    /// The same for many rows, in ascending order, as they stand in their files where the reader knows how to read that.
    fn each(&self, spots: &mut dyn Iterator<Item = Spot<'_>>, reader: &mut dyn Reader);

    /// The text of a record as it stands in its file; none once one was lost.
    fn text(&self, extent: Extent) -> RawText;

    /// Why no text can be read any more, once one could not be.
    fn lost(&self) -> Option<Lost>;
}

/// A part of a file with the records of some rows, and whatever stands between them.
pub trait Stretch {
    /// Its bytes. The last is that of a record's end, or of the file's.
    fn bytes(&self) -> &[u8];

    /// The rows in ascending order, and the byte at which the record of each starts.
    fn records(&self) -> &[(RowId, usize)];

    /// True when title, content and purpose of every row are what stands in its record but for quotation marks,
    /// apostrophes and blanks, and are kept apart by other characters than letters and digits.
    fn is_verbatim(&self) -> bool;

    /// True when a byte is one of the title, the content or the purpose of a record.
    fn is_in_text(&self, record: usize, at: usize) -> bool;

    /// Gives both texts of a record to `take`, content first; empty ones where the record is not that of its row.
    fn texts(&self, record: usize, take: &mut dyn FnMut(Raw<'_>, Raw<'_>));
}

/// Who is given the long texts of rows, in ascending order.
pub trait Reader {
    /// Takes both texts of a row.
    fn texts(&mut self, row: RowId, content: Raw<'_>, purpose: Raw<'_>);

    /// Takes those of some rows as they stand in a file.
    fn stretch(&mut self, stretch: &dyn Stretch);
}

impl dyn Stretch + '_ {
    /// Gives the texts of its rows one by one.
    pub fn each(&self, reader: &mut dyn Reader) {
        for (record, (row, _)) in self.records().iter().enumerate() {
            self.texts(record, &mut |content, purpose| {
                reader.texts(*row, content, purpose);
            });
        }
    }
}

/// A long text of a row, read when it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Prose<'a>(Place<'a>);

#[derive(Clone, Copy, Debug)]
enum Place<'a> {
    Kept(Raw<'a>),
    Shelved(&'a Arc<dyn Shelf>, Spot<'a>, Which),
}

impl<'a> Prose<'a> {
    /// A text that is at hand.
    #[must_use]
    pub const fn new(text: &'a str) -> Self {
        Self(Place::Kept(Raw::new(text)))
    }

    /// A text that stands on a shelf.
    #[must_use]
    pub fn shelved(shelf: &'a Arc<dyn Shelf>, spot: Spot<'a>, which: Which) -> Self {
        Self(Place::Shelved(shelf, spot, which))
    }

    /// The text where it is in memory: to ask for it reads nothing.
    #[must_use]
    pub fn at_hand(self) -> Option<Raw<'a>> {
        match self.0 {
            Place::Kept(text) => Some(text),
            Place::Shelved(..) => None,
        }
    }

    /// The text; empty where its shelf has lost it, which the shelf remembers.
    #[must_use]
    pub fn read(self) -> Passage<'a> {
        match self.0 {
            Place::Kept(text) => text.into(),
            Place::Shelved(from, spot, which) => {
                let mut read = RawText::default();
                from.with(spot, &mut |content, purpose| {
                    let text = match which {
                        Which::Content => content,
                        Which::Purpose => purpose,
                    };
                    read = RawText::new(text.lossless());
                });
                read.into()
            }
        }
    }
}

impl<'a> From<Raw<'a>> for Prose<'a> {
    fn from(text: Raw<'a>) -> Self {
        Self(Place::Kept(text))
    }
}

/// A long text that was asked for. Compared and ordered as text.
#[derive(Clone, Debug)]
pub struct Passage<'a>(Text<'a>);

#[derive(Clone, Debug)]
enum Text<'a> {
    Kept(Raw<'a>),
    Read(RawText),
}

impl<'a> From<Raw<'a>> for Passage<'a> {
    fn from(text: Raw<'a>) -> Self {
        Self(Text::Kept(text))
    }
}

impl From<RawText> for Passage<'_> {
    fn from(text: RawText) -> Self {
        Self(Text::Read(text))
    }
}

impl Passage<'_> {
    /// The text as it came.
    #[must_use]
    pub fn as_raw(&self) -> Raw<'_> {
        match &self.0 {
            Text::Kept(kept) => *kept,
            Text::Read(read) => read.as_raw(),
        }
    }
}

impl PartialEq for Passage<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_raw() == other.as_raw()
    }
}

impl Eq for Passage<'_> {}

impl PartialOrd for Passage<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Passage<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_raw().cmp(&other.as_raw())
    }
}

impl std::hash::Hash for Passage<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.as_raw().hash(state);
    }
}
