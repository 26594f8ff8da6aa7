//! ODF spreadsheets. Their sheets are all in one part and repeat cells and rows by number,
//! which `calamine` writes out before it can be asked for less; here they stay numbers.
//!
//! Elements are known by their usual prefixes, as every program writes them.

mod cell;

use std::collections::HashSet;

use quick_xml::events::{BytesStart, Event};

use self::cell::Head;
use super::grid::Grid;
use super::package::{MOST_PARTS, Package};
use super::xml::{Xml, attribute};
use super::{Fault, SheetName};

const CONTENT: &str = "content.xml";

/// Whether the package says that it is an ODF spreadsheet.
///
/// # Errors
/// [`Fault::NotAWorkbook`] when it says that it is another kind of ODF document.
pub(super) fn is_one(package: &mut Package) -> Result<bool, Fault> {
    const DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.";
    let Some(kind) = package.start("mimetype", 100)? else {
        return Ok(false);
    };
    match kind.strip_prefix(DOCUMENT) {
        Some(kind) if kind.starts_with(b"spreadsheet") => Ok(true),
        Some(_) => Err(Fault::NotAWorkbook),
        None => Ok(false),
    }
}

/// The names of the sheets, once it is clear that they can be read.
pub(super) fn sheets(package: &mut Package) -> Result<Vec<SheetName>, Fault> {
    if is_encrypted(package)? {
        return Err(Fault::OldOrEncrypted);
    }
    let mut xml = content(package)?;
    let mut sheets = Vec::new();
    let mut hidden = HashSet::new();
    let mut style = String::new();
    loop {
        match xml.event()? {
            Event::Start(e) => match e.name().as_ref() {
                "style:style" => style = attribute(&e, "style:name")?.unwrap_or_default(),
                "style:table-properties"
                    if attribute(&e, "table:display")?.as_deref() == Some("false") =>
                {
                    hidden.insert(std::mem::take(&mut style));
                }
                "table:table" => {
                    let style = attribute(&e, "table:style-name")?;
                    sheets.push(SheetName {
                        name: attribute(&e, "table:name")?.unwrap_or_default(),
                        is_hidden: style.is_some_and(|style| hidden.contains(&style)),
                    });
                    if sheets.len() > MOST_PARTS {
                        return Err(Fault::TooManyParts { limit: MOST_PARTS });
                    }
                    // A table in a cell is no sheet.
                    xml.skip()?;
                }
                "table:tracked-changes" => xml.skip()?,
                _ => {}
            },
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// Reads a sheet into the grid.
pub(super) fn rows(package: &mut Package, sheet: usize, grid: &mut Grid<'_>) -> Result<(), Fault> {
    let mut xml = content(package)?;
    let mut before = sheet;
    loop {
        let is_sheet = match xml.event()? {
            Event::Start(e) => match e.name().as_ref() {
                "table:table" => true,
                "table:tracked-changes" => false,
                _ => continue,
            },
            Event::Eof => return Ok(()),
            _ => continue,
        };
        if is_sheet && before == 0 {
            return if table(&mut xml, grid)?.is_break() {
                Ok(())
            } else {
                xml.finish()
            };
        }
        before -= usize::from(is_sheet);
        xml.skip()?;
    }
}

fn content(package: &mut Package) -> Result<Xml<'_>, Fault> {
    package
        .xml(CONTENT)?
        .ok_or_else(|| Fault::damaged(format!("no part {CONTENT}")))
}

fn is_encrypted(package: &mut Package) -> Result<bool, Fault> {
    let Some(mut xml) = package.xml("META-INF/manifest.xml")? else {
        return Ok(false);
    };
    loop {
        match xml.event()? {
            Event::Start(e) if e.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// Reads the table that has just started.
fn table(xml: &mut Xml<'_>, grid: &mut Grid<'_>) -> Result<std::ops::ControlFlow<()>, Fault> {
    let mut depth = 1;
    while depth > 0 {
        let repeated = match xml.event()? {
            Event::Start(e) => match e.name().as_ref() {
                "table:table-row" => Some(repeated(&e, "table:number-rows-repeated")?),
                "table:table-row-group" | "table:table-header-rows" | "table:table-rows" => {
                    depth += 1;
                    continue;
                }
                _ => None,
            },
            Event::End(_) => {
                depth -= 1;
                continue;
            }
            _ => continue,
        };
        let Some(repeated) = repeated else {
            xml.skip()?;
            continue;
        };
        grid.next_row();
        row(xml, grid)?;
        if grid.end_rows(repeated)?.is_break() {
            return Ok(std::ops::ControlFlow::Break(()));
        }
    }
    Ok(std::ops::ControlFlow::Continue(()))
}

/// Reads the cells of the row that has just started.
fn row(xml: &mut Xml<'_>, grid: &mut Grid<'_>) -> Result<(), Fault> {
    loop {
        let head = match xml.event()? {
            Event::Start(e) => match e.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => Some((
                    Head::read(&e)?,
                    repeated(&e, "table:number-columns-repeated")?,
                )),
                _ => None,
            },
            Event::End(_) => return Ok(()),
            _ => continue,
        };
        let Some((head, width)) = head else {
            xml.skip()?;
            continue;
        };
        let column = grid.column();
        let limit = grid.limits().cell;
        let text = cell::text(xml, head, limit).map_err(|fault| grid.placed(fault, column))?;
        if text.text.is_empty() {
            grid.pass(width);
            continue;
        }
        grid.start_cell(None, width)?;
        for column in column..column.saturating_add(width) {
            grid.put(column, text.text.clone(), text.is_percent)?;
        }
    }
}

/// How often a cell or a row stands there.
fn repeated(element: &BytesStart<'_>, name: &str) -> Result<u32, Fault> {
    let Some(count) = attribute(element, name)? else {
        return Ok(1);
    };
    count
        .parse()
        .ok()
        .filter(|&count| count > 0)
        .ok_or_else(|| Fault::damaged(format!("{name} {count}")))
}
