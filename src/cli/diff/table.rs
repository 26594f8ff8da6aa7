//! The page of changes as text: columns in line for a terminal, or tables of Markdown.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::text::sheet::{Align, Line, Sheet, Tone};

/// The least that is left of the column that gives way.
const LEAST: usize = 16;
const GAP: &str = "  ";

/// Writes columns in line; where the terminal is narrower, the growing column is cut.
pub(super) fn plain(
    sheet: &Sheet,
    notice: Option<&str>,
    width: Option<usize>,
    out: &mut impl Write,
) -> io::Result<()> {
    if let Some(notice) = notice {
        writeln!(out, "{notice}\n")?;
    }
    for text in &sheet.lead {
        writeln!(out, "{text}")?;
    }
    if sheet.lines.is_empty() {
        return Ok(());
    }
    let widths = widths(sheet, width);
    let heads = Line {
        cells: sheet.columns.iter().map(|it| it.head.clone()).collect(),
        ..Line::default()
    };
    writeln!(out)?;
    row(sheet, &heads, &widths, out)?;
    for line in &sheet.lines {
        match line.tone {
            Tone::Heading => writeln!(out, "\n{}", cell(line, 0))?,
            Tone::Plain | Tone::Dim | Tone::Warning => row(sheet, line, &widths, out)?,
        }
    }
    for text in &sheet.foot {
        writeln!(out, "{text}")?;
    }
    Ok(())
}

fn cell(line: &Line, at: usize) -> &str {
    line.cells.get(at).map_or("", String::as_str)
}

fn widths(sheet: &Sheet, width: Option<usize>) -> Vec<usize> {
    let lines = sheet.lines.iter();
    let lines: Vec<_> = lines.filter(|line| line.tone != Tone::Heading).collect();
    let natural = |(at, column): (usize, &crate::text::sheet::Column)| {
        let cells = lines.iter().map(|line| cell(line, at).width());
        cells.max().unwrap_or(0).max(column.head.width())
    };
    let mut widths: Vec<_> = sheet.columns.iter().enumerate().map(natural).collect();
    let whole = widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1);
    let over = width.map_or(0, |width| whole.saturating_sub(width));
    if let Some(at) = sheet.columns.iter().position(|column| column.grows) {
        widths[at] = widths[at].saturating_sub(over).max(LEAST.min(widths[at]));
    }
    widths
}

fn row(sheet: &Sheet, line: &Line, widths: &[usize], out: &mut impl Write) -> io::Result<()> {
    let mut text = String::new();
    for (at, (column, width)) in sheet.columns.iter().zip(widths).enumerate() {
        let shown = cut(cell(line, at), *width);
        let blanks = " ".repeat(width.saturating_sub(shown.width()));
        match column.align {
            Align::Left => text.extend([&*shown, &blanks, GAP]),
            Align::Right => text.extend([&*blanks, &shown, GAP]),
        }
    }
    writeln!(out, "{}", text.trim_end())
}

/// The beginning of a text in so many cells.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut start = String::new();
    for c in text.chars() {
        start.push(c);
        if start.width() >= width {
            start.pop();
            break;
        }
    }
    start.push('…');
    start
}

/// Writes a heading, and a table for each section.
pub(super) fn markdown(
    sheet: &Sheet,
    notice: Option<&str>,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "## {}\n", escaped(&sheet.title))?;
    if let Some(notice) = notice {
        writeln!(out, "**{}**\n", escaped(notice))?;
    }
    for text in &sheet.lead {
        writeln!(out, "{}\n", escaped(text))?;
    }
    for line in &sheet.lines {
        match line.tone {
            Tone::Heading => {
                writeln!(out, "\n### {}\n", escaped(cell(line, 0)))?;
                let heads = sheet.columns.iter().map(|column| escaped(&column.head));
                writeln!(out, "| {} |", heads.collect::<Vec<_>>().join(" | "))?;
                let rules = sheet.columns.iter().map(|column| match column.align {
                    Align::Left => "---",
                    Align::Right => "---:",
                });
                writeln!(out, "| {} |", rules.collect::<Vec<_>>().join(" | "))?;
            }
            Tone::Plain | Tone::Dim | Tone::Warning => {
                let cells = (0..sheet.columns.len()).map(|at| escaped(cell(line, at)));
                writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))?;
            }
        }
    }
    for text in &sheet.foot {
        writeln!(out, "\n{}", escaped(text))?;
    }
    Ok(())
}

/// Text that Markdown takes for nothing else.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.trim().chars() {
        if "\\`*_[]<>#|".contains(c) {
            escaped.push('\\');
        }
        escaped.push(if c.is_control() { ' ' } else { c });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sheet::Column;

    fn sheet() -> Sheet {
        let column = |head: &str, align, grows| Column {
            head: head.to_owned(),
            align,
            priority: 1,
            grows,
        };
        let line = |cells: &[&str], tone| Line {
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            tone,
            ..Line::default()
        };
        Sheet {
            title: "Title".to_owned(),
            lead: vec!["lead".to_owned()],
            columns: vec![
                column("who", Align::Left, true),
                column("kr.", Align::Right, false),
            ],
            lines: vec![
                line(&["Part"], Tone::Heading),
                line(&["a longer name than fits", "1"], Tone::Plain),
                line(&["æ|*b*", "12.345"], Tone::Plain),
            ],
            foot: Vec::new(),
        }
    }

    fn written(write: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_stand_in_line_and_the_growing_one_gives_way() {
        let text = written(|out| plain(&sheet(), None, Some(24), out));
        assert_eq!(
            text,
            "lead\n\nwho                  kr.\n\nPart\na longer name t…       1\næ|*b*             12.345\n"
        );
        let whole = written(|out| plain(&sheet(), Some("NOTICE"), None, out));
        assert!(whole.contains("a longer name than fits") && whole.starts_with("NOTICE\n"));
    }

    #[test]
    fn markdown_is_not_steered_by_what_stands_in_it() {
        let text = written(|out| markdown(&sheet(), None, out));
        assert!(text.contains("| æ\\|\\*b\\* | 12.345 |"), "{text}");
        assert!(
            text.contains("\n### Part\n\n| who | kr. |\n| --- | ---: |\n"),
            "{text}"
        );
    }
}
