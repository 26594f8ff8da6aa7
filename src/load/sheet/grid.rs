//! Cells in the order of the file to rows for the caller: places are checked here, and so is how
//! much text a sheet hands out.

use std::ops::ControlFlow;

use super::{Cell, Fault, Limits, RowsRead};

/// Rows that a sheet can have, in every format.
pub(super) const ROWS: u32 = 1_048_576;
/// Columns that a sheet can have, in every format.
pub(super) const COLUMNS: u32 = 16_384;

/// A few bytes of file can stand for much text (shared strings, repeated cells), so that what is
/// handed out is counted too: up to this many times the limit of the file, which no sheet of
/// cells that are written out comes near.
const EXPANSION: u64 = 4;

/// Text of one row, which is in memory at once, in cells of the greatest length.
const LONGEST_ROW: usize = 2;

type Each<'a> = dyn FnMut(u32, &[Cell]) -> ControlFlow<()> + 'a;

/// The row that is being read.
pub(super) struct Grid<'a> {
    sheet: &'a str,
    limits: Limits,
    each: &'a mut Each<'a>,
    /// Counted from 1; 0 before the first.
    row: u32,
    /// The leftmost column where the next cell can stand.
    column: u32,
    cells: Vec<Cell>,
    /// Bytes of text in `cells`.
    len: usize,
    budget: u64,
    read: RowsRead,
}

impl<'a> Grid<'a> {
    pub(super) fn new(sheet: &'a str, limits: Limits, each: &'a mut Each<'a>) -> Self {
        Self {
            sheet,
            limits,
            each,
            row: 0,
            column: 0,
            cells: Vec::new(),
            len: 0,
            budget: limits.unpacked.saturating_mul(EXPANSION),
            read: RowsRead::default(),
        }
    }

    pub(super) const fn read(&self) -> RowsRead {
        self.read
    }

    pub(super) const fn limits(&self) -> Limits {
        self.limits
    }

    /// The number of the row that is being read.
    pub(super) const fn row(&self) -> u32 {
        self.row
    }

    /// The leftmost column where the next cell can stand, counted from 0.
    pub(super) const fn column(&self) -> u32 {
        self.column
    }

    /// Begins a row: the one that is named, or the next.
    pub(super) fn start_row(&mut self, number: Option<u32>) -> Result<(), Fault> {
        let number = number.unwrap_or(self.row.saturating_add(1));
        if number <= self.row || number > ROWS {
            return Err(Fault::damaged(format!("row {number} after {}", self.row)));
        }
        self.row = number;
        self.clear();
        Ok(())
    }

    fn clear(&mut self) {
        self.column = 0;
        self.cells.clear();
        self.len = 0;
    }

    /// Begins the next row, whatever its number: [`Grid::end_rows`] looks at it when there is text.
    pub(super) fn next_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.clear();
    }

    /// Passes over cells without text, wherever they end.
    pub(super) const fn pass(&mut self, width: u32) {
        self.column = self.column.saturating_add(width);
    }

    /// Begins a cell that is `width` columns wide, at the column that is named or at the next.
    pub(super) fn start_cell(&mut self, column: Option<u32>, width: u32) -> Result<u32, Fault> {
        let column = column.unwrap_or(self.column);
        let end = column.saturating_add(width);
        if column < self.column || end > COLUMNS {
            return Err(Fault::damaged(format!(
                "row {}: column {} after {}",
                self.row,
                column.saturating_add(1),
                self.column
            )));
        }
        self.column = end;
        Ok(column)
    }

    /// Puts a text into a cell. An empty one is no cell.
    pub(super) fn put(&mut self, column: u32, text: String, is_percent: bool) -> Result<(), Fault> {
        if text.is_empty() {
            return Ok(());
        }
        let (sheet, row) = (|| self.sheet.to_owned(), self.row);
        if column >= self.limits.columns {
            let sheet = sheet();
            return Err(Fault::TooManyColumns { sheet, row, column });
        }
        if text.len() > self.limits.cell {
            return Err(self.too_long(column));
        }
        self.len = self.len.saturating_add(text.len());
        if self.len / LONGEST_ROW > self.limits.cell {
            let sheet = sheet();
            return Err(Fault::RowTooLong { sheet, row });
        }
        self.charge(cost(&text))?;
        self.cells.push(Cell {
            column,
            text,
            is_percent,
        });
        Ok(())
    }

    /// The fault of a cell in this row that is too long.
    pub(super) fn too_long(&self, column: u32) -> Fault {
        Fault::CellTooLong {
            sheet: self.sheet.to_owned(),
            row: self.row,
            column,
        }
    }

    /// Gives a fault that a reader of text met the place that only the grid knows.
    pub(super) fn placed(&self, fault: Fault, column: u32) -> Fault {
        match fault {
            Fault::TextTooLong { .. } => self.too_long(column),
            other => other,
        }
    }

    /// Hands the row out, if there is text in it.
    pub(super) fn end_row(&mut self) -> ControlFlow<()> {
        if self.cells.is_empty() {
            self.read.empty += 1;
            return ControlFlow::Continue(());
        }
        self.read.rows += 1;
        (self.each)(self.row, &self.cells)
    }

    /// Hands the row out, and again as each of the rows below it until there are `count`.
    pub(super) fn end_rows(&mut self, count: u32) -> Result<ControlFlow<()>, Fault> {
        let last = self.row.saturating_add(count.saturating_sub(1));
        if self.cells.is_empty() {
            self.row = last;
            return Ok(ControlFlow::Continue(()));
        }
        if last > ROWS {
            return Err(Fault::damaged(format!("row {last}")));
        }
        let cost = self.cells.iter().map(|cell| cost(&cell.text)).sum();
        loop {
            if self.end_row().is_break() {
                return Ok(ControlFlow::Break(()));
            }
            if self.row == last {
                return Ok(ControlFlow::Continue(()));
            }
            self.row += 1;
            self.charge(cost)?;
        }
    }

    fn charge(&mut self, cost: u64) -> Result<(), Fault> {
        let limit = self.limits.unpacked;
        self.budget = self
            .budget
            .checked_sub(cost)
            .ok_or(Fault::TooLarge { limit })?;
        Ok(())
    }
}

/// Bytes of a cell in memory.
const fn cost(text: &str) -> u64 {
    (text.len() + size_of::<Cell>()) as u64
}
