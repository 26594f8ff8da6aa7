//! One cell of an ODF spreadsheet.

use quick_xml::events::{BytesStart, Event};

use super::super::xml::{Xml, append, attributes, value};
use super::super::{Fault, number};

/// The attributes of a cell.
#[derive(Default)]
pub(super) struct Head {
    kind: Option<String>,
    value: Option<String>,
    text: Option<String>,
    formula: Option<String>,
    is_error: bool,
}

impl Head {
    pub(super) fn read(element: &BytesStart<'_>) -> Result<Self, Fault> {
        let mut head = Self::default();
        for attribute in attributes(element) {
            let attribute = attribute?;
            let field = match attribute.key.as_ref() {
                "office:value-type" => &mut head.kind,
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value" => &mut head.value,
                "office:string-value" => &mut head.text,
                "table:formula" => &mut head.formula,
                "calcext:value-type" => {
                    head.is_error = attribute.value == "error";
                    continue;
                }
                _ => continue,
            };
            *field = Some(value(&attribute)?.into_owned());
        }
        Ok(head)
    }
}

/// What a cell is read as.
pub(super) struct Text {
    pub(super) text: String,
    pub(super) is_percent: bool,
}

/// Reads the cell that has just started. Its text is at most `limit` bytes long.
pub(super) fn text(xml: &mut Xml<'_>, head: Head, limit: usize) -> Result<Text, Fault> {
    let shown = shown(xml, limit)?;
    let is_percent = head.kind.as_deref() == Some("percentage");
    let text = match (head.kind.as_deref(), head.value) {
        (Some("float" | "currency"), Some(value)) => number::danish(float(&value)?, 0),
        (Some("percentage"), Some(value)) => format!("{} %", number::percentage(float(&value)?)),
        (Some("date"), Some(value)) => value.trim_end_matches("T00:00:00").to_owned(),
        (Some("time"), Some(value)) => value,
        (Some("boolean"), Some(value)) => match value.as_str() {
            "true" => "SAND".to_owned(),
            "false" => "FALSK".to_owned(),
            other => return Err(Fault::damaged(format!("boolean {other}"))),
        },
        (Some("float" | "currency" | "percentage" | "date" | "time" | "boolean"), None) => {
            return Err(Fault::damaged("a cell without its value"));
        }
        (None, _) if shown.is_empty() => head.formula.map_or_else(String::new, |formula| {
            // The part before the equals sign names the formula's language.
            let formula = formula.split_once('=').map_or(&*formula, |(_, rest)| rest);
            format!("={formula}")
        }),
        // The value of an error is empty and only what is shown tells it.
        (Some("string"), _) if !head.is_error => head.text.unwrap_or(shown),
        _ => shown,
    };
    Ok(Text { text, is_percent })
}

fn float(value: &str) -> Result<f64, Fault> {
    let value = value.trim();
    value
        .parse()
        .map_err(|_| Fault::damaged(format!("number {value}")))
}

/// The paragraphs of a cell, one a line. Comments and pictures are no text of it.
fn shown(xml: &mut Xml<'_>, limit: usize) -> Result<String, Fault> {
    let mut text = String::new();
    let mut is_first = true;
    loop {
        let is_paragraph = match xml.event()? {
            Event::Start(e) => e.name().as_ref() == "text:p",
            Event::End(_) => return Ok(text),
            _ => continue,
        };
        if !is_paragraph {
            xml.skip()?;
            continue;
        }
        if !is_first {
            text.push('\n');
        }
        is_first = false;
        paragraph(xml, &mut text, limit)?;
    }
}

/// What an element in a paragraph is to its text.
enum Inner {
    Blanks(usize, char),
    Around,
    Aside,
}

/// Appends the paragraph that has just started.
fn paragraph(xml: &mut Xml<'_>, text: &mut String, limit: usize) -> Result<(), Fault> {
    let mut depth = 1;
    while depth > 0 {
        let inner = match xml.event()? {
            Event::Start(e) => match e.name().as_ref() {
                "text:s" => Inner::Blanks(super::repeated(&e, "text:c")? as usize, ' '),
                "text:tab" => Inner::Blanks(1, '\t'),
                "text:line-break" => Inner::Blanks(1, '\n'),
                "text:span" | "text:a" => Inner::Around,
                _ => Inner::Aside,
            },
            Event::End(_) => {
                depth -= 1;
                continue;
            }
            event => {
                append(&event, text)?;
                if text.len() > limit {
                    return Err(Fault::TextTooLong { limit });
                }
                continue;
            }
        };
        match inner {
            Inner::Around => depth += 1,
            Inner::Aside => xml.skip()?,
            Inner::Blanks(count, _) if count > limit => return Err(Fault::TextTooLong { limit }),
            Inner::Blanks(count, blank) => {
                text.extend(std::iter::repeat_n(blank, count));
                if text.len() > limit {
                    return Err(Fault::TextTooLong { limit });
                }
                xml.skip()?;
            }
        }
    }
    Ok(())
}
