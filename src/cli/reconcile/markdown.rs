//! The reconciliation as a Markdown table, with its notice, what it rests on and the sums behind its findings.

use std::io::{self, Write};

use crate::cli::reconcile::Told;
use crate::text::sheet::{Align, Line, Tone};

pub(super) fn write(told: &Told<'_>, out: &mut impl Write) -> io::Result<()> {
    let sheet = told
        .language
        .reconciliation(told.data, &told.view, told.found);
    if let Some(notice) = told.notice() {
        writeln!(out, "**{notice}**\n")?;
    }
    writeln!(out, "{}\n", escaped(&sheet.title))?;
    for paragraph in &sheet.lead {
        writeln!(out, "{}\n", escaped(paragraph))?;
    }
    let heads = sheet.columns.iter().map(|column| column.head.as_str());
    row(heads, out)?;
    let marks = sheet.columns.iter().map(|column| match column.align {
        Align::Left => "---",
        Align::Right => "---:",
    });
    writeln!(out, "| {} |", marks.collect::<Vec<_>>().join(" | "))?;
    for line in &sheet.lines {
        let cells =
            (0..sheet.columns.len()).map(|at| line.cells.get(at).map_or("", String::as_str));
        match line.tone {
            Tone::Heading => {
                let text = line.cells.first().map_or("", String::as_str);
                let rest = "| ".repeat(sheet.columns.len() - 1);
                writeln!(out, "| **{}** {rest}|", escaped(text))?;
            }
            Tone::Plain | Tone::Dim | Tone::Warning => row(cells, out)?,
        }
    }
    let findings = told.found.findings.len();
    let (entries, findings) = sheet.lines.split_at(sheet.lines.len() - findings);
    let entries = entries.iter().filter(|line| line.tone == Tone::Warning);
    for line in entries.chain(findings) {
        behind(line, out)?;
    }
    Ok(())
}

fn behind(line: &Line, out: &mut impl Write) -> io::Result<()> {
    let title = line.cells.first().map_or("", String::as_str);
    writeln!(out, "\n{}\n", escaped(title))?;
    for (label, text) in &line.detail {
        writeln!(out, "- {}: {}", escaped(label), escaped(text))?;
    }
    Ok(())
}

fn row<'c>(cells: impl Iterator<Item = &'c str>, out: &mut impl Write) -> io::Result<()> {
    let cells: Vec<_> = cells.map(escaped).collect();
    writeln!(out, "| {} |", cells.join(" | "))
}

/// Text that Markdown takes for nothing but text.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '#' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\n' | '\r' => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_of_a_text_is_taken_for_a_mark() {
        assert_eq!(
            escaped("a|b *c* <img> [d](e)"),
            "a\\|b \\*c\\* &lt;img&gt; \\[d\\](e)"
        );
    }
}
