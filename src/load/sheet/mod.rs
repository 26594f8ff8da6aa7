//! Bytes of a workbook (XLSX, XLSM, ODS) to rows of cells, as text that a Dane would type.
//!
//! Streams the parts through `zip` and `quick-xml` and keeps one row at a time, so that memory
//! follows the file and never what the file claims. Knows nothing of the survey; writes and opens
//! no file.

mod date;
mod format;
mod grid;
mod number;
mod ods;
mod package;
mod xlsx;
mod xml;

use std::ops::ControlFlow;

use self::grid::Grid;
use self::package::Package;

/// How large a workbook may be. Every limit is one of shape; rows are not limited.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Bytes of all parts, unpacked.
    pub(crate) unpacked: u64,
    /// Columns with text.
    pub(crate) columns: u32,
    /// Bytes of the text of one cell.
    pub(crate) cell: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            unpacked: 100 << 20,
            columns: grid::COLUMNS,
            cell: 16 << 20,
        }
    }
}

/// Why a workbook, or one of its sheets, gives nothing. The texts in it come from the file.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Fault {
    /// No zip, or a zip of something else: a text document, a presentation, loose files.
    #[error("not a workbook")]
    NotAWorkbook,
    /// An OLE compound file (XLS, or any format behind a password), or encrypted parts.
    #[error("an old or an encrypted workbook")]
    OldOrEncrypted,
    /// An XLSB: a workbook whose parts are not XML.
    #[error("a binary workbook")]
    Binary,
    /// The zip, the XML or a cell's name is broken; with the reader's reason, which may quote the file.
    #[error("a damaged workbook")]
    Damaged(String),
    /// The parts, or the text of a sheet written out in full, or all that was unpacked to read one
    /// sheet after the other, are too much.
    #[error("larger than {limit} bytes unpacked")]
    TooLarge {
        /// [`Limits::unpacked`].
        limit: u64,
    },
    /// A part is packed so tightly that it can only be there to fill the memory.
    #[error("a part is packed more than {limit} to 1")]
    TooDense {
        /// The highest ratio that is read.
        limit: u64,
    },
    /// More entries in the zip, or more sheets, than any workbook has.
    #[error("more than {limit} parts")]
    TooManyParts {
        /// The highest number that is read.
        limit: usize,
    },
    /// A document type, which could define entities. No workbook program writes one.
    #[error("a document type definition")]
    Forbidden,
    /// The text of a cell is too long.
    #[error("row {row}: a cell is too long")]
    CellTooLong {
        /// The sheet's name.
        sheet: String,
        /// Counted from 1.
        row: u32,
        /// Counted from 0.
        column: u32,
    },
    /// The cells of a row are too long together, though none is alone.
    #[error("row {row} is too long")]
    RowTooLong {
        /// The sheet's name.
        sheet: String,
        /// Counted from 1.
        row: u32,
    },
    /// A text or a tag outside the rows is too long, so that no cell can be named.
    #[error("a text of more than {limit} bytes")]
    TextTooLong {
        /// [`Limits::cell`].
        limit: usize,
    },
    /// A cell with text stands too far to the right.
    #[error("row {row}: too many columns")]
    TooManyColumns {
        /// The sheet's name.
        sheet: String,
        /// Counted from 1.
        row: u32,
        /// Counted from 0.
        column: u32,
    },
}

impl Fault {
    /// Damage with a reason of bounded length.
    fn damaged(reason: impl Into<String>) -> Self {
        let mut reason = reason.into();
        if let Some((end, _)) = reason.char_indices().nth(200) {
            reason.truncate(end);
            reason.push('…');
        }
        Self::Damaged(reason)
    }
}

/// A worksheet's name. Text from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SheetName {
    /// As the workbook has it.
    pub(crate) name: String,
    /// Whether the workbook's program shows no tab for it.
    pub(crate) is_hidden: bool,
}

/// A cell with text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Counted from 0.
    pub(crate) column: u32,
    /// Never empty. Text from outside: as stored, or what a number, date, boolean or error is written as.
    pub(crate) text: String,
    /// Whether the cell's style made percent of its number, so that `text` ends in ` %`.
    pub(crate) is_percent: bool,
}

/// What reading a sheet met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct RowsRead {
    /// Rows with text.
    pub(crate) rows: u32,
    /// Rows that the file has and that hold no text. Always 0 for an ODS, which fills every sheet up with them.
    pub(crate) empty: u32,
}

/// An open workbook.
pub(crate) struct Workbook {
    package: Package,
    sheets: Vec<SheetName>,
    book: Book,
}

enum Book {
    Xlsx(xlsx::Book),
    Ods,
}

impl Workbook {
    /// Opens a workbook and reads the names of its sheets.
    ///
    /// Takes the bytes, since each sheet is unpacked out of them when it is read.
    ///
    /// # Errors
    /// [`Fault`] when this is no workbook that can be read, or a hostile one.
    pub(crate) fn open(bytes: Vec<u8>, limits: Limits) -> Result<Self, Fault> {
        let mut package = Package::open(bytes, limits)?;
        let (sheets, book) = if ods::is_one(&mut package)? {
            (ods::sheets(&mut package)?, Book::Ods)
        } else {
            let (sheets, book) = xlsx::open(&mut package)?;
            (sheets, Book::Xlsx(book))
        };
        Ok(Self {
            package,
            sheets,
            book,
        })
    }

    /// The worksheets, in the workbook's order. Charts and macro sheets are not among them.
    pub(crate) fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    /// Calls `each` with every row that has text, counted from 1 and ascending, and with its cells
    /// from left to right, until it breaks off. A sheet that is not there has no rows.
    ///
    /// # Errors
    /// [`Fault`] when the sheet is damaged or hostile. Rows may have been handed out before that is
    /// found: they are to be forgotten.
    pub(crate) fn rows(
        &mut self,
        sheet: usize,
        each: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
    ) -> Result<RowsRead, Fault> {
        let Some(SheetName { name, .. }) = self.sheets.get(sheet) else {
            return Ok(RowsRead::default());
        };
        let mut grid = Grid::new(name, self.package.limits(), each);
        match &self.book {
            Book::Xlsx(book) => book.rows(&mut self.package, sheet, &mut grid)?,
            Book::Ods => ods::rows(&mut self.package, sheet, &mut grid)?,
        }
        Ok(grid.read())
    }
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
