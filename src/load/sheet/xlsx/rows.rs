//! The rows of one sheet of an Office Open XML workbook.

use quick_xml::events::{BytesStart, Event};

use super::super::format::Kind;
use super::super::grid::{COLUMNS, Grid};
use super::super::xml::{Xml, attributes, value};
use super::super::{Fault, date, number};
use super::Book;
use super::string;

/// Reads the sheet into the grid.
pub(super) fn read(book: &Book, mut xml: Xml<'_>, grid: &mut Grid<'_>) -> Result<(), Fault> {
    super::root(&mut xml, "worksheet")?.ok_or_else(|| Fault::damaged("no worksheet"))?;
    loop {
        match xml.event()? {
            Event::Start(e) if e.local_name().as_ref() == "row" => {
                grid.start_row(row_number(&e)?)?;
                row(book, &mut xml, grid)?;
                if grid.end_row().is_break() {
                    return Ok(());
                }
            }
            Event::Start(e) if e.local_name().as_ref() != "sheetData" => xml.skip()?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn row_number(element: &BytesStart<'_>) -> Result<Option<u32>, Fault> {
    for attribute in attributes(element) {
        let attribute = attribute?;
        if attribute.key.as_ref() == "r" {
            let value = value(&attribute)?;
            let number = value.parse().ok().filter(|&number| number > 0);
            return number
                .map(Some)
                .ok_or_else(|| Fault::damaged(format!("row {value}")));
        }
    }
    Ok(None)
}

/// Reads the cells of the row that has just started.
fn row(book: &Book, xml: &mut Xml<'_>, grid: &mut Grid<'_>) -> Result<(), Fault> {
    loop {
        let head = match xml.event()? {
            Event::Start(e) if e.local_name().as_ref() == "c" => Some(Head::read(&e)?),
            Event::Start(_) => None,
            Event::End(_) => return Ok(()),
            _ => continue,
        };
        let Some(head) = head else {
            xml.skip()?;
            continue;
        };
        if head.row.is_some_and(|row| row != grid.row()) {
            return Err(Fault::damaged(format!(
                "a cell of another row in row {}",
                grid.row()
            )));
        }
        let column = grid.start_cell(head.column, 1)?;
        let content = content(xml).map_err(|fault| grid.placed(fault, column))?;
        let is_percent = head.is_number() && book.styles.kind(head.style) == Kind::Percent;
        let text = text(book, &head, content)?;
        grid.put(column, text.text, is_percent && text.is_value)?;
    }
}

/// The attributes of a cell.
#[derive(Default)]
struct Head {
    /// Counted from 1, when the cell has a name.
    row: Option<u32>,
    /// Counted from 0, when the cell has a name.
    column: Option<u32>,
    style: usize,
    kind: Option<String>,
}

impl Head {
    fn read(element: &BytesStart<'_>) -> Result<Self, Fault> {
        let mut head = Self::default();
        for attribute in attributes(element) {
            let attribute = attribute?;
            match attribute.key.as_ref() {
                "r" => {
                    let name = value(&attribute)?;
                    let (row, column) =
                        place(&name).ok_or_else(|| Fault::damaged(format!("cell {name}")))?;
                    head.row = Some(row);
                    head.column = Some(column);
                }
                "s" => head.style = value(&attribute)?.parse().unwrap_or(0),
                "t" if attribute.value != "n" => head.kind = Some(value(&attribute)?.into_owned()),
                _ => {}
            }
        }
        Ok(head)
    }

    const fn is_number(&self) -> bool {
        self.kind.is_none()
    }
}

/// The row, counted from 1, and the column, counted from 0, of a name such as `AB12`.
fn place(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, digits) = name.split_at(digits);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        if column > COLUMNS {
            return None;
        }
    }
    let is_number = digits.bytes().all(|digit| digit.is_ascii_digit());
    let row = is_number.then(|| digits.parse().ok()).flatten()?;
    Some((row, column.checked_sub(1)?))
}

/// What stands in a cell.
#[derive(Default)]
struct Content {
    value: Option<String>,
    inline: String,
    formula: Option<String>,
}

/// Reads the cell that has just started.
fn content(xml: &mut Xml<'_>) -> Result<Content, Fault> {
    let mut content = Content::default();
    loop {
        enum Part {
            Value,
            Inline,
            Formula,
            Other,
        }
        let part = match xml.event()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "v" => Part::Value,
                "is" => Part::Inline,
                "f" => Part::Formula,
                _ => Part::Other,
            },
            Event::End(_) => return Ok(content),
            _ => continue,
        };
        match part {
            Part::Value => xml.text(content.value.get_or_insert_default())?,
            Part::Inline => string::rich(xml, &mut content.inline)?,
            Part::Formula => xml.text(content.formula.get_or_insert_default())?,
            Part::Other => xml.skip()?,
        }
    }
}

/// A cell's text, and whether it is the value that is stored rather than a formula without one.
struct Text {
    text: String,
    is_value: bool,
}

fn text(book: &Book, head: &Head, content: Content) -> Result<Text, Fault> {
    let kind = head.kind.as_deref();
    // A formula that gives an empty text has that as its saved result.
    let is_saved_empty = kind == Some("str") && content.value.is_some();
    let value = content.value.unwrap_or_default();
    if let Some(formula) = content.formula
        && value.is_empty()
        && content.inline.is_empty()
        && !is_saved_empty
    {
        return Ok(Text {
            text: format!("={formula}"),
            is_value: false,
        });
    }
    let text = match kind {
        Some("inlineStr") => string::decoded(content.inline),
        _ if value.is_empty() => String::new(),
        Some("s") => shared(book, &value)?,
        Some("str") => string::decoded(value),
        Some("b") => boolean(&value)?,
        Some("e" | "d") => value,
        Some(other) => return Err(Fault::damaged(format!("cell of type {other}"))),
        None => number(book, head.style, &value)?,
    };
    Ok(Text {
        text,
        is_value: true,
    })
}

fn shared(book: &Book, index: &str) -> Result<String, Fault> {
    let index = index.trim();
    let text = index.parse().ok().and_then(|index| book.strings.nth(index));
    text.map(str::to_owned)
        .ok_or_else(|| Fault::damaged(format!("no shared string {index}")))
}

fn boolean(value: &str) -> Result<String, Fault> {
    match value.trim() {
        "1" | "true" => Ok("SAND".to_owned()),
        "0" | "false" => Ok("FALSK".to_owned()),
        other => Err(Fault::damaged(format!("boolean {other}"))),
    }
}

/// A number through its style. What is no number is damage and no text: `1.234.567` would be read
/// as another number by a Dane than by whoever wrote it.
fn number(book: &Book, style: usize, value: &str) -> Result<String, Fault> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(String::new());
    }
    let float: f64 = value
        .parse()
        .map_err(|_| Fault::damaged(format!("number {value}")))?;
    let date = match book.styles.kind(style) {
        Kind::Number => None,
        Kind::Percent => return Ok(format!("{} %", number::percentage(float))),
        Kind::Date => date::iso(float, book.is_1904),
        Kind::Elapsed => date::elapsed(float),
    };
    Ok(date.unwrap_or_else(|| number::danish(float, 0)))
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_cell_name_is_letters_and_a_number_inside_the_sheet() {
        assert_eq!(place("A1"), Some((1, 0)));
        assert_eq!(place("ab12"), Some((12, 27)));
        assert_eq!(place("XFD1048576"), Some((1_048_576, 16_383)));
        for name in [
            "",
            "A",
            "1",
            "XFE1",
            "A1B",
            "$A$1",
            "A-1",
            "A+1",
            "Å1",
            "AÅ1",
            "A1 ",
            " A1",
            "ZZZZZZZ99999999999",
            "A99999999999",
        ] {
            assert_eq!(place(name), None, "{name}");
        }
    }
}
