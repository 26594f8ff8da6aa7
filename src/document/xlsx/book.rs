//! The workbook itself: its looks, its sheet of words, and its sheet with what the figures rest on.

use std::io::{self, Write};

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::document::{Document, Error};
use crate::domain::raw::Raw;
use crate::text::about::PROGRAM;
use crate::text::cells::width;
use crate::text::paper::{self, PaperWords};
use crate::text::sheet::{Align, Sheet, Tone};

/// A cell holds at most so many characters, counted as Excel does: in units of UTF-16.
const LONGEST: usize = 32_767;
/// The narrowest and the widest column, in characters.
const WIDTHS: [u16; 2] = [9, 60];

/// A workbook that is being made.
pub(super) struct Book<'b> {
    document: &'b Document<'b>,
    pub(super) words: &'static PaperWords,
    workbook: Workbook,
    head: Format,
    bold: Format,
    wrapped: Format,
    /// What is said of the whole, below what it rests on.
    pub(super) remarks: Vec<String>,
}

impl<'b> Book<'b> {
    /// An empty workbook, dated by the day of the document.
    pub(super) fn new(document: &'b Document<'b>) -> Result<Self, Error> {
        let language = document.language;
        let mut workbook = Workbook::new();
        let day = document.today;
        let date = ExcelDateTime::from_ymd(day.year, day.month, day.day).map_err(refused)?;
        let notice = language.notice(document.data).unwrap_or_default();
        let properties = DocProperties::new()
            .set_creation_datetime(&date)
            .set_author(PROGRAM)
            .set_title(language.measure(document.view.measure))
            .set_comment(notice);
        workbook.set_properties(&properties);
        let bold = Format::new().set_bold();
        Ok(Self {
            document,
            words: paper::words(language.numbers.lang()),
            workbook,
            head: bold
                .clone()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin),
            bold,
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            remarks: Vec::new(),
        })
    }

    /// A new sheet with its heads, which stay in sight; `is_long` for one that is not to be held in memory.
    pub(super) fn sheet(
        &mut self,
        name: &str,
        columns: &[(String, u16)],
        is_long: bool,
    ) -> Result<&mut Worksheet, Error> {
        let sheet = if is_long {
            self.workbook
                .add_worksheet_with_constant_memory()
                .map_err(refused)?
        } else {
            self.workbook.add_worksheet()
        };
        sheet.set_name(name).map_err(refused)?;
        for (at, (_, wide)) in (0_u16..).zip(columns) {
            sheet.set_column_width(at, *wide).map_err(refused)?;
        }
        for (at, (head, _)) in (0_u16..).zip(columns) {
            sheet
                .write_string_with_format(0, at, text(head), &self.head)
                .map_err(refused)?;
        }
        sheet.set_freeze_panes(1, 1).map_err(refused)?;
        sheet.set_repeat_rows(0, 0).map_err(refused)?;
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        if let Some(notice) = self.document.language.notice(self.document.data) {
            sheet.set_header(format!("&C&B{}", notice.replace('&', "&&")));
        }
        Ok(sheet)
    }

    /// A table in words.
    pub(super) fn words(&mut self, table: &Sheet) -> Result<(), Error> {
        let notice = self.document.language.notice(self.document.data);
        let columns = table.columns.iter().enumerate().map(|(at, column)| {
            let cells = table.lines.iter().filter_map(|line| line.cells.get(at));
            let wide = cells.map(|cell| width(cell)).max().unwrap_or(0);
            (column.head.clone(), column_width(&column.head, wide))
        });
        let mut columns: Vec<_> = columns.collect();
        columns.extend(notice.map(|notice| self.status_column(notice)));
        let name = self.words.sheet_page;
        let (bold, left) = (self.bold.clone(), self.wrapped.clone());
        let right = left.clone().set_align(FormatAlign::Right);
        let sheet = self.sheet(name, &columns, false)?;
        for (row, line) in (1_u32..).zip(&table.lines) {
            for (at, (column, cell)) in (0_u16..).zip(table.columns.iter().zip(&line.cells)) {
                let format = match (line.tone, column.align) {
                    (Tone::Heading | Tone::Warning, _) => &bold,
                    (Tone::Plain | Tone::Dim, Align::Left) => &left,
                    (Tone::Plain | Tone::Dim, Align::Right) => &right,
                };
                sheet
                    .write_string_with_format(row, at, text(cell), format)
                    .map_err(refused)?;
            }
            if let (Some(notice), Ok(at)) = (notice, u16::try_from(table.columns.len())) {
                sheet.write_string(row, at, notice).map_err(refused)?;
            }
        }
        Ok(())
    }

    /// The column that says of each row that the data is constructed.
    pub(super) fn status_column(&self, notice: &str) -> (String, u16) {
        let words = crate::text::listing::words(self.document.language.numbers.lang());
        (
            words.status.to_owned(),
            column_width(words.status, width(notice)),
        )
    }

    /// What the figures rest on, below what is said `around` a page.
    pub(super) fn basis(&mut self, around: &[String]) -> Result<(), Error> {
        let notice = self.document.language.notice(self.document.data);
        let [what, content] = self.words.fact;
        let name = self.words.sheet_basis;
        let columns = [(what.to_owned(), 28), (content.to_owned(), 100)];
        let (bold, wrapped) = (self.bold.clone(), self.wrapped.clone());
        let alone = notice.map(str::to_owned).into_iter().chain(around.to_vec());
        let alone: Vec<_> = alone.chain(std::mem::take(&mut self.remarks)).collect();
        let facts = self.document.about();
        let sheet = self.sheet(name, &columns, false)?;
        let mut row = 1;
        for said in alone {
            let format = if Some(said.as_str()) == notice {
                &bold
            } else {
                &wrapped
            };
            sheet
                .write_string_with_format(row, 1, text(&said), format)
                .map_err(refused)?;
            row += 1;
        }
        for fact in &facts {
            sheet
                .write_string_with_format(row, 0, text(&fact.label), &wrapped)
                .map_err(refused)?;
            sheet
                .write_string_with_format(row, 1, text(&fact.text), &wrapped)
                .map_err(refused)?;
            row += 1;
        }
        Ok(())
    }

    /// Writes the workbook.
    pub(super) fn save(mut self, out: &mut dyn Write) -> Result<(), Error> {
        let bytes = self.workbook.save_to_buffer().map_err(refused)?;
        out.write_all(&bytes)?;
        Ok(())
    }
}

/// The width of a column whose widest cell has so many characters; a head may take several lines.
pub(super) fn column_width(head: &str, widest: usize) -> u16 {
    let word = head.split(' ').map(width).max().unwrap_or(0);
    let [narrowest, widest_column] = WIDTHS;
    let cells = widest.max(word) + 2;
    u16::try_from(cells)
        .unwrap_or(widest_column)
        .clamp(narrowest, widest_column)
}

/// Text as a cell may hold it: nothing hidden, and no longer than Excel takes.
pub(super) fn text(text: &str) -> String {
    let shown = Raw::new(text).shown();
    if shown.encode_utf16().count() <= LONGEST {
        return shown.into_string();
    }
    let mut left = LONGEST - 1;
    let fits = |c: &char| {
        let room = left.checked_sub(c.len_utf16());
        left = room.unwrap_or(0);
        room.is_some()
    };
    let mut cut: String = shown.chars().take_while(fits).collect();
    cut.push('…');
    cut
}

/// What the writer of workbooks refuses, as a failure to write.
pub(super) fn refused(error: XlsxError) -> Error {
    Error::Write(match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_where_it_can_be_seen() {
        let whole = "a".repeat(LONGEST);
        assert_eq!(text(&whole), whole);
        for longer in ["a".repeat(LONGEST + 1), "𝒜".repeat(LONGEST)] {
            let cut = text(&longer);
            assert!(cut.ends_with('…'));
            let units = cut.encode_utf16().count();
            assert!((LONGEST - 1..=LONGEST).contains(&units), "{units}");
        }
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_word_and_its_cells_within_bounds() {
        assert_eq!(column_width("år", 1), 9);
        assert_eq!(column_width("a bruttoudgifter", 3), 16);
        assert_eq!(column_width("titel", 500), 60);
    }
}
