//! Workbooks into a data set: which sheets are read, and each row of one as a record.

use std::borrow::Cow;
use std::ops::ControlFlow;

use crate::domain::note::{Code, Detail};
use crate::domain::raw::{Raw, RawText};
use crate::load::header::{FEWEST_COLUMNS, SURVEY, ordinal};
use crate::load::record::{Record, Verbatim};
use crate::load::sheet::{self, Cell, Fault, Workbook};
use crate::load::table::{Sink, Start};
use crate::load::{Error, Foreign, Limit, Limits, Sheets, suggest};

/// Rows that may stand before the header.
const MOST_BEFORE: usize = 1_000;
/// Cells of the first row that a refusal names.
const MOST_NAMED: usize = 12;
/// Rows between two looks at progress.
const STEP: u64 = 1024;

/// Where the header of a sheet stands.
struct Header {
    row: u32,
    headings: Vec<RawText>,
    /// The first row with text before it, and how many there are.
    before: Option<(u32, u64)>,
}

/// What the first rows of a sheet are.
enum First {
    Header(Header),
    /// Another row than a header stands first, at its number.
    Other(u32, Vec<RawText>),
    Empty,
}

impl First {
    fn header(&self) -> Option<&Header> {
        match self {
            Self::Header(header) => Some(header),
            Self::Other(..) | Self::Empty => None,
        }
    }
}

/// Reads the sheets of a workbook that are wanted.
pub(crate) fn read(
    sink: &mut Sink<'_>,
    bytes: Vec<u8>,
    start: &Start,
    wanted: &Sheets,
) -> Result<(), Error> {
    let path = &start.path;
    let limits = sink.limits();
    let size = bytes.len() as u64;
    let mut book = open(bytes, path, limits)?;
    let mut headers = Vec::new();
    for at in 0..book.sheets().len() {
        let header =
            header(sink, &mut book, at).map_err(|fault| error(fault, path, limits, false))?;
        headers.push(header);
    }
    let chosen = choose(&book, &headers, path, wanted)?;
    for at in &chosen {
        if let Some(header) = headers[*at].header() {
            one(sink, &mut book, *at, header, start)?;
        }
    }
    // What was not read is told of the last sheet that was.
    for (at, sheet) in book.sheets().iter().enumerate() {
        let has_data = headers[at].header().is_some();
        if !chosen.contains(&at) && (has_data || sheet.is_hidden) {
            sink.note_text(Code::SheetPassedOver, &sheet.name);
        }
    }
    sink.advance(size)
}

/// Opens a workbook.
pub(crate) fn open(bytes: Vec<u8>, path: &RawText, limits: &Limits) -> Result<Workbook, Error> {
    let is_document = memchr::memmem::find(&bytes, b"word/document.xml").is_some();
    Workbook::open(bytes, limits_of(limits))
        .map_err(|fault| error(fault, path, limits, is_document))
}

fn limits_of(limits: &Limits) -> sheet::Limits {
    sheet::Limits {
        unpacked: limits.unpacked,
        columns: u32::try_from(limits.columns).unwrap_or(u32::MAX),
        cell: usize::try_from(limits.cell).unwrap_or(usize::MAX),
    }
}

/// The sheets to read, by position.
fn choose(
    book: &Workbook,
    first: &[First],
    path: &RawText,
    wanted: &Sheets,
) -> Result<Vec<usize>, Error> {
    let sheets = book.sheets();
    let name = |at: usize| RawText::new(sheets[at].name.clone());
    let with_header = || (0..sheets.len()).filter(|at| first[*at].header().is_some());
    let visible = || with_header().filter(|at| !sheets[*at].is_hidden);
    let no_header = |at: usize| match &first[at] {
        First::Other(row, found) => Some(Error::NoHeader {
            path: of_sheet(path, &sheets[at].name),
            line: (*row).into(),
            wanted: SURVEY,
            found: found.clone(),
        }),
        First::Header(_) | First::Empty => None,
    };
    let none = || Error::NoSheet {
        path: path.clone(),
        wanted: None,
        sheets: (0..sheets.len()).map(name).collect(),
    };
    match wanted {
        Sheets::Named(wanted) => {
            let at = named(book, wanted, path)?;
            if first[at].header().is_some() {
                return Ok(vec![at]);
            }
            Err(no_header(at).unwrap_or_else(none))
        }
        Sheets::All if visible().next().is_some() => Ok(visible().collect()),
        Sheets::TheOne if visible().count() > 1 => Err(Error::SheetChoice {
            path: path.clone(),
            sheets: visible().map(name).collect(),
        }),
        Sheets::TheOne | Sheets::All => {
            if let Some(found) = visible().next().or_else(|| with_header().next()) {
                return Ok(vec![found]);
            }
            let refused = (0..sheets.len()).find_map(no_header);
            Err(refused.unwrap_or_else(none))
        }
    }
}

/// The sheet of a name, by position.
pub(crate) fn named(book: &Workbook, wanted: &str, path: &RawText) -> Result<usize, Error> {
    let folded = Raw::new(wanted).folded();
    let mut sheets = book.sheets().iter();
    let found = sheets.position(|sheet| Raw::new(&sheet.name).folded() == folded);
    found.ok_or_else(|| {
        let names = book.sheets().iter();
        let names = names.map(|sheet| RawText::new(sheet.name.clone()));
        Error::NoSheet {
            path: path.clone(),
            wanted: Some(RawText::new(wanted)),
            sheets: suggest::nearest_first(wanted, names.collect()),
        }
    })
}

/// The name of a file with that of its sheet.
fn of_sheet(path: &RawText, sheet: &str) -> RawText {
    RawText::new(format!("{}#{sheet}", path.as_raw().lossless()))
}

/// The header of a sheet, if one of its first rows is one.
fn header(sink: &Sink<'_>, book: &mut Workbook, at: usize) -> Result<First, Fault> {
    let mut found = First::Empty;
    let (mut before, mut count) = (None, 0);
    book.rows(at, &mut |row, cells| {
        let texts = dense(cells, 0);
        let headings: Vec<_> = texts.iter().map(|text| Raw::new(text)).collect();
        let known = sink.known(&headings);
        let owned = |most| {
            texts
                .iter()
                .take(most)
                .map(|text| RawText::new(text.clone()))
        };
        if known >= FEWEST_COLUMNS {
            found = First::Header(Header {
                row,
                headings: owned(usize::MAX).collect(),
                before: before.map(|row| (row, count)),
            });
            return ControlFlow::Break(());
        }
        if before.is_none() {
            before = Some(row);
            found = First::Other(row, owned(MOST_NAMED).collect());
        }
        count += 1;
        if count > MOST_BEFORE as u64 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })?;
    Ok(found)
}

/// The texts of a row from the first column on, at least as many as the header has.
pub(crate) fn dense(cells: &[Cell], width: usize) -> Vec<Cow<'_, str>> {
    let last = cells.last().map_or(0, |cell| cell.column as usize + 1);
    let mut texts = vec![Cow::Borrowed(""); last.max(width)];
    for cell in cells {
        texts[cell.column as usize] = Cow::Borrowed(cell.text.as_str());
    }
    texts
}

/// Reads one sheet below its header.
fn one(
    sink: &mut Sink<'_>,
    book: &mut Workbook,
    at: usize,
    header: &Header,
    start: &Start,
) -> Result<(), Error> {
    let name = book.sheets()[at].name.clone();
    let path = start.path.clone();
    sink.open(
        Start {
            sheet: Some(RawText::new(name.clone())),
            ..start.clone()
        },
        header.row.into(),
        &header.headings,
    )?;
    sink.note_text(Code::SheetRead, &name);
    if let Some((row, count)) = header.before {
        sink.note_file(Code::LinesBeforeHeader, row.into(), Detail::Count(count));
    }
    let width = header.headings.len();
    let mut failed = None;
    let (mut last, mut count) = (header.row, 0_u64);
    let limits = sink.limits();
    let read = book.rows(at, &mut |row, cells| {
        let is_header = row == header.row;
        if row < header.row {
            return ControlFlow::Continue(());
        }
        if row > last + 1 {
            sink.blank(u64::from(last) + 1, u64::from(row - last - 1));
        }
        last = row;
        let percents: Vec<_> = cells
            .iter()
            .filter(|cell| cell.is_percent)
            .map(|cell| cell.column as usize)
            .collect();
        let record = Record {
            line: row.into(),
            at: None,
            cells: dense(cells, width),
            typed: None,
            verbatim: Verbatim::Cells,
            flaws: &[],
            percents: &percents,
        };
        count += 1;
        let taken = if is_header {
            sink.look_at_header(&record);
            Ok(())
        } else {
            sink.take(&record)
        };
        let step = if count.is_multiple_of(STEP) {
            sink.advance(0)
        } else {
            Ok(())
        };
        match taken.and(step) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    if let Some(error) = failed {
        return Err(error);
    }
    let read = read.map_err(|fault| error(fault, &path, limits, false))?;
    if read.empty > 0 {
        sink.blank(u64::from(last) + 1, read.empty.into());
    }
    sink.close(None);
    Ok(())
}

/// Why a workbook gives nothing, in the words of this layer.
pub(crate) fn error(fault: Fault, path: &RawText, limits: &Limits, is_document: bool) -> Error {
    let path = path.clone();
    let beyond = |path, line: u32, column: Option<u32>, limit, most| Error::BeyondLimit {
        path,
        line: line.into(),
        column: column.map_or(0, |column| ordinal(column as usize)),
        limit,
        most,
    };
    let in_sheet = |sheet: &str| of_sheet(&path, sheet);
    match fault {
        Fault::NotAWorkbook if is_document => Error::NotATable {
            path,
            kind: Foreign::Document,
        },
        Fault::NotAWorkbook => Error::Compressed { path, kind: "zip" },
        Fault::OldOrEncrypted | Fault::Binary => Error::OldWorkbook { path },
        Fault::Damaged(reason) => Error::DamagedWorkbook {
            path,
            reason: RawText::new(reason),
        },
        Fault::TooLarge { limit } | Fault::TooDense { limit } => {
            let most = if limit < 1 << 16 {
                limits.unpacked
            } else {
                limit
            };
            beyond(path, 0, None, Limit::Unpacked, most)
        }
        Fault::TooManyParts { .. } => beyond(path, 0, None, Limit::Unpacked, limits.unpacked),
        Fault::Forbidden => Error::ForbiddenContent { path },
        Fault::CellTooLong { sheet, row, column } => {
            let path = in_sheet(&sheet);
            beyond(path, row, Some(column), Limit::Cell, limits.cell)
        }
        Fault::RowTooLong { sheet, row } => {
            beyond(in_sheet(&sheet), row, None, Limit::Cell, limits.cell)
        }
        Fault::TextTooLong { .. } => beyond(path, 0, None, Limit::Cell, limits.cell),
        Fault::TooManyColumns { sheet, row, column } => {
            let path = in_sheet(&sheet);
            beyond(path, row, Some(column), Limit::Columns, limits.columns)
        }
    }
}
