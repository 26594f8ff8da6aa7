//! A sheet printed: as an aligned table, in Markdown or as csv.
//!
//! The notice of the constructed example stands first, and in csv in a column of its own.

use std::io::{self, Write};

use crate::document::csv::written;
use crate::domain::guard::guard;
use crate::text::cells::{Layout, wrap};
use crate::text::listing;
use crate::text::sheet::{Align, Line, Sheet, Tone};
use crate::text::{Lang, Language};

/// How a sheet is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Aligned by cells of a terminal.
    #[default]
    Table,
    /// A Markdown table.
    Markdown,
    /// Comma-separated, by semicolons where the language has a decimal comma. Where a sheet has headings, the first
    /// column says under which one a line stands.
    Csv,
}

/// Of which lines it is printed what stands behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Details<'a> {
    /// Of none.
    #[default]
    None,
    /// Of each, below it.
    Each,
    /// Of some, by position, below the whole.
    Below(&'a [usize]),
}

/// What a sheet is printed with.
#[derive(Clone, Copy, Debug)]
pub struct Print<'a> {
    /// How.
    pub form: Form,
    /// The cells of a line.
    pub width: usize,
    /// What stands behind the lines, too.
    pub details: Details<'a>,
    /// The notice of the constructed example.
    pub notice: Option<&'a str>,
}

/// Prints a sheet.
///
/// # Errors
/// When it cannot be written.
pub fn print(
    language: &Language,
    sheet: &Sheet,
    print: Print<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    match print.form {
        Form::Table => table(sheet, print, out)?,
        Form::Markdown => markdown(sheet, print, out)?,
        Form::Csv => csv(language, sheet, print, out)?,
    }
    out.flush()
}

pub(super) fn paragraph(text: &str, width: usize, out: &mut impl Write) -> io::Result<()> {
    for line in wrap(text, width) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

pub(super) fn heads(sheet: &Sheet) -> Vec<String> {
    let columns = sheet.columns.iter();
    columns.map(|column| column.head.clone()).collect()
}

fn table(sheet: &Sheet, print: Print<'_>, out: &mut impl Write) -> io::Result<()> {
    let width = print.width;
    above(sheet, print, out)?;
    let is_plain = |line: &&Line| line.tone != Tone::Heading;
    let rows = sheet.lines.iter().filter(is_plain);
    let layout = Layout::of(
        &sheet.columns,
        &rows.map(|line| line.cells.as_slice()),
        width,
    );
    if !sheet.columns.is_empty() && !sheet.lines.is_empty() {
        writeln!(out)?;
        row(&layout, &heads(sheet), out)?;
    }
    for line in &sheet.lines {
        match line.tone {
            Tone::Heading => {
                writeln!(out)?;
                paragraph(&line.cells.join("  "), width, out)?;
            }
            Tone::Plain | Tone::Dim | Tone::Warning => {
                row(&layout, &line.cells, out)?;
            }
        }
        if print.details == Details::Each {
            details(line, width, out)?;
        }
    }
    foot(sheet, print, out)
}

/// What stands above a table: the notice, the title and what it rests on.
pub(super) fn above(sheet: &Sheet, print: Print<'_>, out: &mut impl Write) -> io::Result<()> {
    let heading = print.notice.into_iter().chain([sheet.title.as_str()]);
    for text in heading.chain(sheet.lead.iter().map(String::as_str)) {
        paragraph(text, print.width, out)?;
    }
    Ok(())
}

/// What stands below a table: its notes, and what is behind the lines that are asked for.
pub(super) fn foot(sheet: &Sheet, print: Print<'_>, out: &mut impl Write) -> io::Result<()> {
    let width = print.width;
    if !sheet.foot.is_empty() {
        writeln!(out)?;
    }
    for text in &sheet.foot {
        paragraph(text, width, out)?;
    }
    for line in below(sheet, print.details) {
        writeln!(out)?;
        paragraph(name(line), width, out)?;
        details(line, width, out)?;
    }
    Ok(())
}

fn row(layout: &Layout, cells: &[String], out: &mut impl Write) -> io::Result<()> {
    for line in layout.lines(cells) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn name(line: &Line) -> &str {
    let is_filled = |cell: &&String| !cell.is_empty();
    line.cells.iter().find(is_filled).map_or("", String::as_str)
}

/// The lines of which it stands below the whole what is behind them.
fn below<'s>(sheet: &'s Sheet, details: Details<'_>) -> Vec<&'s Line> {
    match details {
        Details::None | Details::Each => Vec::new(),
        Details::Below(some) => some.iter().filter_map(|at| sheet.lines.get(*at)).collect(),
    }
}

/// What stands behind a line, set in from it.
pub(super) fn details(line: &Line, width: usize, out: &mut impl Write) -> io::Result<()> {
    const INDENT: &str = "    ";
    for (label, text) in &line.detail {
        let text = if label.is_empty() {
            text.clone()
        } else {
            format!("{label}: {text}")
        };
        for line in wrap(&text, width.saturating_sub(INDENT.len()).max(1)) {
            writeln!(out, "{INDENT}{line}")?;
        }
    }
    if !line.detail.is_empty() {
        writeln!(out)?;
    }
    Ok(())
}

fn markdown(sheet: &Sheet, print: Print<'_>, out: &mut impl Write) -> io::Result<()> {
    if let Some(notice) = print.notice {
        writeln!(out, "**{}**\n", escaped(notice))?;
    }
    writeln!(out, "## {}\n", escaped(&sheet.title))?;
    for text in &sheet.lead {
        writeln!(out, "{}\n", escaped(text))?;
    }
    let row = |cells: &[String]| {
        let columns = 0..sheet.columns.len();
        let cells = columns.map(|at| escaped(cells.get(at).map_or("", String::as_str)));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    if !sheet.columns.is_empty() && !sheet.lines.is_empty() {
        writeln!(out, "{}", row(&heads(sheet)))?;
        let rules = sheet.columns.iter().map(|column| match column.align {
            Align::Left => "---",
            Align::Right => "--:",
        });
        writeln!(out, "| {} |", rules.collect::<Vec<_>>().join(" | "))?;
    }
    for line in &sheet.lines {
        match line.tone {
            Tone::Heading => {
                let cells = (0..sheet.columns.len()).map(|at| match line.cells.get(at) {
                    Some(cell) if !cell.is_empty() => format!("**{}**", escaped(cell)),
                    Some(_) | None => String::new(),
                });
                writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))?;
            }
            Tone::Plain | Tone::Dim | Tone::Warning => writeln!(out, "{}", row(&line.cells))?,
        }
    }
    for text in &sheet.foot {
        writeln!(out, "\n{}", escaped(text))?;
    }
    let behind = match print.details {
        Details::Each => sheet.lines.iter().collect(),
        Details::None | Details::Below(_) => below(sheet, print.details),
    };
    for line in behind.iter().filter(|line| !line.detail.is_empty()) {
        writeln!(out, "\n**{}**\n", escaped(name(line)))?;
        for (label, text) in &line.detail {
            let label = if label.is_empty() {
                String::new()
            } else {
                format!("*{}*: ", escaped(label))
            };
            writeln!(out, "- {label}{}", escaped(text))?;
        }
    }
    Ok(())
}

/// Text that Markdown takes as it stands.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '#' => escaped.extend(['\\', c]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

fn csv(
    language: &Language,
    sheet: &Sheet,
    print: Print<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    if sheet.columns.is_empty() {
        return Ok(());
    }
    let delimiter = match language.numbers.lang() {
        Lang::Da => b';',
        Lang::En => b',',
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(out);
    let words = listing::words(language.numbers.lang());
    let has_sections = sheet.lines.iter().any(|line| line.tone == Tone::Heading);
    let mut record = |section: &str, cells: &[String], last: Option<&str>| {
        let first = has_sections.then(|| guard(section).into_owned());
        // A program for tables would compute a text that begins like a formula; a number may be negative.
        let columns = sheet.columns.iter().enumerate().map(|(at, column)| {
            let cell = cells.get(at).map_or("", String::as_str);
            match column.align {
                Align::Left => guard(cell).into_owned(),
                Align::Right => cell.to_owned(),
            }
        });
        let cells = first.into_iter().chain(columns);
        written(writer.write_record(cells.chain(last.map(str::to_owned))))
    };
    record(
        words.section,
        &heads(sheet),
        print.notice.map(|_| words.status),
    )?;
    let mut section = String::new();
    for line in &sheet.lines {
        match line.tone {
            Tone::Heading => section = heading(line),
            Tone::Plain | Tone::Dim | Tone::Warning => {
                record(&section, &line.cells, print.notice)?;
            }
        }
    }
    writer.flush()
}

/// A heading as one text: what stands below it and what each of its columns is.
pub(super) fn heading(line: &Line) -> String {
    let cells = line.cells.iter().filter(|cell| !cell.is_empty());
    cells.map(String::as_str).collect::<Vec<_>>().join(" | ")
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
            detail: vec![("Tæller".to_owned(), "1 kr.".to_owned())],
            view: None,
        };
        Sheet {
            title: "Prøve".to_owned(),
            lead: vec!["Et grundlag, der er langt nok til to linjer.".to_owned()],
            columns: vec![
                column("navn", Align::Left, true),
                column("kr.", Align::Right, false),
            ],
            lines: vec![
                line(&["Del"], Tone::Heading),
                line(&["=1+1|x", "-7,5"], Tone::Plain),
                line(&["漢字", "10,0"], Tone::Warning),
            ],
            foot: vec!["Slut.".to_owned()],
        }
    }

    fn printed(form: Form, details: Details<'_>) -> String {
        let mut out = Vec::new();
        let how = Print {
            form,
            width: 24,
            details,
            notice: Some("EKSEMPEL"),
        };
        let language = Language::new(Lang::Da).unwrap();
        print(&language, &sheet(), how, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_table_is_aligned_by_cells_and_wrapped() {
        assert_eq!(
            printed(Form::Table, Details::None),
            "EKSEMPEL\nPrøve\nEt grundlag, der er\nlangt nok til to linjer.\n\nnavn     kr.\n\nDel\n\
             =1+1|x  -7,5\n漢字    10,0\n\nSlut.\n"
        );
        assert!(printed(Form::Table, Details::Each).contains("=1+1|x  -7,5\n    Tæller: 1 kr.\n"));
    }

    #[test]
    fn markdown_keeps_its_columns_whatever_is_in_a_cell() {
        let text = printed(Form::Markdown, Details::None);
        assert!(text.starts_with("**EKSEMPEL**\n\n## Prøve\n"), "{text}");
        assert!(
            text.contains("| navn | kr. |\n| --- | --: |\n| **Del** |  |\n"),
            "{text}"
        );
        assert!(text.contains("| =1+1\\|x | -7,5 |"), "{text}");
    }

    #[test]
    fn csv_has_the_notice_in_every_line_and_no_formula() {
        let text = printed(Form::Csv, Details::None);
        assert_eq!(
            text,
            "Afsnit;navn;kr.;Status\nDel;'=1+1|x;-7,5;EKSEMPEL\nDel;漢字;10,0;EKSEMPEL\n"
        );
    }
}
