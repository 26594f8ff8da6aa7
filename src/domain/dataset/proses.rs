//! The long texts of rows and records: those in memory, and those that are read back from their files.

use crate::domain::dataset::texts::Stand;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::prose::{Lost, Passage, Prose, Reader, Spot, Stretch, Which};
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::{Excerpt, Text};

/// Gives each row to a function.
struct Each<F>(F);

impl<F: FnMut(RowId, Raw<'_>, Raw<'_>)> Reader for Each<F> {
    fn texts(&mut self, row: RowId, content: Raw<'_>, purpose: Raw<'_>) {
        (self.0)(row, content, purpose);
    }

    fn stretch(&mut self, stretch: &dyn Stretch) {
        stretch.each(self);
    }
}

impl Dataset {
    /// A long text of a row.
    #[must_use]
    pub fn prose(&self, row: RowId, which: Which) -> Prose<'_> {
        match (self.columns.proses.get(row), which, &self.shelf) {
            (Stand::Kept(content, _), Which::Content, _) => content.into(),
            (Stand::Kept(_, purpose), Which::Purpose, _) => purpose.into(),
            (Stand::Shelved(at), _, Some(from)) => Prose::shelved(from, self.spot(row, at), which),
            // Only a part of a data set has no shelf: its rows are read once they are in the whole.
            (Stand::Shelved(_), _, None) => Prose::new(""),
        }
    }

    fn spot(&self, row: RowId, at: u64) -> Spot<'_> {
        Spot {
            row,
            file: self.at(row).file(),
            at,
            data: self,
        }
    }

    /// Gives the content and the purpose of some rows, in ascending order, to `take`.
    pub fn each_prose(
        &self,
        rows: impl IntoIterator<Item = RowId>,
        take: impl FnMut(RowId, Raw<'_>, Raw<'_>),
    ) {
        self.read_prose(rows, &mut Each(take));
    }

    /// The same to a reader, who may read them as they stand in their files.
    pub fn read_prose(&self, rows: impl IntoIterator<Item = RowId>, reader: &mut dyn Reader) {
        let mut rows = rows.into_iter().peekable();
        while let Some(row) = rows.next() {
            let at = match (self.columns.proses.get(row), &self.shelf) {
                (Stand::Kept(content, purpose), _) => {
                    reader.texts(row, content, purpose);
                    continue;
                }
                (Stand::Shelved(_), None) => {
                    reader.texts(row, Raw::new(""), Raw::new(""));
                    continue;
                }
                (Stand::Shelved(at), Some(_)) => at,
            };
            let mut next = Some(self.spot(row, at));
            let mut spots = std::iter::from_fn(|| {
                let spot = next.take();
                spot.or_else(|| {
                    let row = rows.next_if(|row| self.shelved(*row).is_some())?;
                    Some(self.spot(row, self.shelved(row)?))
                })
            });
            if let Some(from) = &self.shelf {
                from.each(&mut spots, reader);
            }
        }
    }

    /// The byte of its file at which the record of a row starts, where the file has its long texts.
    #[must_use]
    pub fn shelved(&self, row: RowId) -> Option<u64> {
        match self.columns.proses.get(row) {
            Stand::Kept(..) => None,
            Stand::Shelved(at) => Some(at),
        }
    }

    /// The text of a record that notes are about; empty where its file has lost it, which is remembered.
    #[must_use]
    pub fn excerpted<'a>(&self, excerpt: &'a Excerpt) -> Passage<'a> {
        match (&excerpt.text, &self.shelf) {
            (Text::Kept(text), _) => text.as_raw().into(),
            (Text::InFile(extent), Some(from)) => from.text(*extent).into(),
            (Text::InFile(_), None) => RawText::default().into(),
        }
    }

    /// Why long texts can no longer be read back, once one could not be: what was made of them is not whole.
    #[must_use]
    pub fn lost_prose(&self) -> Option<Lost> {
        self.shelf.as_ref()?.lost()
    }
}
