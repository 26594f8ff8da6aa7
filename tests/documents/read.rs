//! Documents read back, each by a reader that is none of the program's.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use indsats::document::Format;
use indsats::text::table::{Field, Record};
use rust_decimal::Decimal;
use serde_json::Value as Json;

/// What a reader finds in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Found {
    Nothing,
    Text(String),
    /// As digits.
    Exact(Decimal),
    /// As a workbook has it.
    Float(f64),
}

/// A table that was read back: what its columns are called, and its rows.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Vec<Found>>,
}

impl Read {
    /// What stands in a column of a row; none where there is no such column. Of those that are called alike it is the
    /// one behind so many others.
    pub(crate) fn cell(&self, row: usize, (head, others): (&str, usize)) -> Option<&Found> {
        let mut called_so = self
            .heads
            .iter()
            .enumerate()
            .filter(|(_, own)| *own == head);
        let (at, _) = called_so.nth(others)?;
        self.rows.get(row)?.get(at)
    }
}

/// The name of a column in a format.
pub(crate) fn head(format: Format, field: &Field) -> &str {
    match format {
        Format::Csv | Format::Tsv | Format::Json => field.id,
        Format::Excel => &field.heading,
        Format::Table
        | Format::Markdown
        | Format::Html
        | Format::Xlsx
        | Format::Svg
        | Format::Png => &field.column.head,
    }
}

/// Delimited text.
pub(crate) fn delimited(format: Format, bytes: &[u8]) -> Read {
    let (delimiter, comma) = match format {
        Format::Csv => (b',', false),
        Format::Excel => (b';', true),
        _ => (b'\t', false),
    };
    let bytes = if format == Format::Excel {
        let without = bytes.strip_prefix("\u{feff}".as_bytes());
        without.expect("a byte order mark")
    } else {
        bytes
    };
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(delimiter).from_reader(bytes);
    let heads = reader.headers().unwrap().iter().map(str::to_owned);
    let heads = heads.collect();
    let cell = |cell: &str| {
        let number = if comma {
            cell.replacen(',', ".", 1)
        } else {
            cell.to_owned()
        };
        match Decimal::from_str_exact(&number) {
            _ if cell.is_empty() => Found::Nothing,
            Ok(number) => Found::Exact(number),
            Err(_) => Found::Text(cell.to_owned()),
        }
    };
    let rows = reader
        .records()
        .map(|row| row.unwrap().iter().map(cell).collect());
    Read {
        heads,
        rows: rows.collect(),
    }
}

/// The rows of an object.
pub(crate) fn json(bytes: &[u8]) -> Read {
    let whole: Json = serde_json::from_slice(bytes).unwrap();
    let fields = whole["fields"].as_array().unwrap().iter();
    let heads: Vec<_> = fields
        .map(|field| field["id"].as_str().unwrap().to_owned())
        .collect();
    let rows = whole["rows"].as_array().unwrap().iter().map(|row| {
        let cells = heads.iter().map(|id| match &row[id] {
            Json::Null => Found::Nothing,
            Json::Number(number) => Found::Exact(number.as_u64().unwrap().into()),
            Json::String(text) => match Decimal::from_str_exact(text) {
                Ok(number) => Found::Exact(number),
                Err(_) => Found::Text(text.clone()),
            },
            other => panic!("{id}: {other}"),
        });
        cells.collect()
    });
    Read {
        rows: rows.collect(),
        heads,
    }
}

/// The first table of a workbook whose head begins with the first of the answer's.
pub(crate) fn workbook(bytes: &[u8], first: &str) -> Read {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    let found = sheets.iter().find_map(|(_, range)| {
        let rows: Vec<_> = range.rows().collect();
        let at = rows
            .iter()
            .position(|row| row.first().is_some_and(|it| it == first))?;
        Some(
            rows[at..]
                .iter()
                .map(|row| row.to_vec())
                .collect::<Vec<_>>(),
        )
    });
    let mut rows = found.expect("a sheet with the answer").into_iter();
    let heads = rows
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    let cell = |cell: Data| match cell {
        Data::Empty => Found::Nothing,
        Data::Float(number) => Found::Float(number),
        Data::Int(number) => Found::Exact(number.into()),
        other => Found::Text(other.to_string()),
    };
    Read {
        heads,
        rows: rows
            .map(|row| row.into_iter().map(cell).collect())
            .collect(),
    }
}

/// The first table of a Markdown text whose head begins with the first of the answer's.
pub(crate) fn markdown(text: &str, first: &str) -> Read {
    let lines: Vec<_> = text.lines().map(split).collect();
    let at = lines
        .iter()
        .position(|cells| cells.first().is_some_and(|it| it == first));
    let table = &lines[at.expect("a table with the answer")..];
    let rows = table[2..].iter().take_while(|cells| !cells.is_empty());
    let found = |cells: &Vec<String>| cells.iter().cloned().map(Found::Text).collect();
    Read {
        heads: table[0].clone(),
        rows: rows.map(found).collect(),
    }
}

/// The cells of a line of a Markdown table.
fn split(line: &str) -> Vec<String> {
    let Some(inside) = line
        .strip_prefix('|')
        .and_then(|line| line.strip_suffix('|'))
    else {
        return Vec::new();
    };
    let mut cells = vec![String::new()];
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        match c {
            '|' => cells.push(String::new()),
            '\\' => cells.last_mut().unwrap().extend(chars.next()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells.iter().map(|cell| unescaped(cell.trim())).collect()
}

/// Text of a page without its marks.
fn unescaped(text: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (mark, sign)| {
        text.replace(mark, sign)
    })
}

/// The first table of a page whose head begins with the first of the answer's.
pub(crate) fn page(text: &str, first: &str) -> Read {
    let tables = text.split("<table").skip(1);
    let tables = tables.map(|table| table.split("</table>").next().unwrap());
    let mut rows = tables.map(|table| -> Vec<Vec<String>> {
        let rows = table.split("<tr").skip(1);
        rows.map(|row| cells(row.split("</tr>").next().unwrap()))
            .collect()
    });
    let table = rows.find(|rows| {
        let head = rows.first().and_then(|row| row.first());
        head.is_some_and(|head| head == first)
    });
    let mut table = table.expect("a table with the answer").into_iter();
    Read {
        heads: table.next().unwrap(),
        rows: table
            .map(|row| row.into_iter().map(Found::Text).collect())
            .collect(),
    }
}

/// The cells of a row of a page.
fn cells(row: &str) -> Vec<String> {
    let starts = row
        .match_indices("<t")
        .filter(|(at, _)| matches!(row.as_bytes().get(at + 2), Some(b'd' | b'h')));
    let cell = |at: usize| {
        let inside = row[at..].split_once('>').map_or("", |(_, inside)| inside);
        let ends = [inside.find("</td>"), inside.find("</th>")];
        let end = ends.into_iter().flatten().min().unwrap_or(inside.len());
        let mut text = String::new();
        let mut depth = 0;
        for c in inside[..end].chars() {
            match c {
                '<' => depth += 1,
                '>' => depth -= 1,
                c if depth == 0 => text.push(c),
                _ => {}
            }
        }
        unescaped(text.trim())
    };
    starts.map(|(at, _)| cell(at)).collect()
}

/// Every text of a picture.
pub(crate) fn picture(text: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(text).unwrap();
    let nodes = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    let whole = |node: roxmltree::Node<'_, '_>| {
        let texts = node.descendants().filter(roxmltree::Node::is_text);
        texts.filter_map(|node| node.text()).collect::<String>()
    };
    nodes.map(whole).collect()
}

/// The first printed field and what the record has there: how a row is called.
pub(crate) fn name<'r>(fields: &[Field], record: &'r Record) -> &'r str {
    let at = fields.iter().position(|field| field.is_printed).unwrap();
    &record.cells[at].shown
}
