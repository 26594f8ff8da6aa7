//! The reconciliation for people: a table in the width of the page, then the sums behind what needs a look.

use std::io::{self, Write};

use textwrap::{Options, wrap};
use unicode_width::UnicodeWidthStr;

use crate::cli::check::Page;
use crate::cli::reconcile::Told;
use crate::text::sheet::{Align, Column, Line, Sheet, Tone};

/// Cells between two columns.
const GAP: usize = 2;
/// The last column takes no more than this part of the page: it is not wider, but longer.
const LAST: usize = 4;
/// A column that grows has at least so many cells.
const LEAST: usize = 24;

pub(super) fn write(told: &Told<'_>, page: Page, out: &mut impl Write) -> io::Result<()> {
    let sheet = told
        .language
        .reconciliation(told.data, &told.view, told.found);
    let width = page.width.max(LEAST);
    for paragraph in told.notice().iter().copied().chain([sheet.title.as_str()]) {
        lines(paragraph, width, out)?;
    }
    for paragraph in &sheet.lead {
        lines(paragraph, width, out)?;
    }
    writeln!(out)?;
    let table = Table::of(&sheet, width);
    let heads: Vec<_> = sheet
        .columns
        .iter()
        .map(|column| column.head.clone())
        .collect();
    table.row(&heads, out)?;
    for line in &sheet.lines {
        match line.tone {
            Tone::Heading => {
                writeln!(out)?;
                lines(line.cells.first().map_or("", String::as_str), width, out)?;
            }
            Tone::Plain | Tone::Dim | Tone::Warning => table.row(&line.cells, out)?,
        }
    }
    let findings = told.found.findings.len();
    let (entries, findings) = sheet.lines.split_at(sheet.lines.len() - findings);
    let entries = entries.iter().filter(|line| line.tone == Tone::Warning);
    for line in entries.chain(findings) {
        behind(line, width, out)?;
    }
    Ok(())
}

fn lines(text: &str, width: usize, out: &mut impl Write) -> io::Result<()> {
    for line in wrap(text, width) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// What stands behind a line.
fn behind(line: &Line, width: usize, out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    let title = line.cells.first().map_or("", String::as_str);
    lines(title, width, out)?;
    for (label, text) in &line.detail {
        let options = Options::new(width)
            .initial_indent("  ")
            .subsequent_indent("    ");
        for line in wrap(&format!("{label}: {text}"), options) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The widths of the columns that there is room for; 0 for one that is left out.
struct Table<'s> {
    columns: &'s [Column],
    widths: Vec<usize>,
}

impl<'s> Table<'s> {
    fn of(sheet: &'s Sheet, width: usize) -> Self {
        let columns = &sheet.columns;
        let last = columns.len().saturating_sub(1);
        let natural = |at: usize| {
            let cells = sheet.lines.iter().filter(|line| line.tone != Tone::Heading);
            let cells = cells.filter_map(|line| line.cells.get(at));
            let widest = cells.map(|cell| cell.width()).max().unwrap_or(0);
            let widest = widest.max(columns[at].head.width());
            if at == last {
                widest.min((width / LAST).max(LEAST / 2))
            } else {
                widest
            }
        };
        let mut widths: Vec<_> = (0..columns.len()).map(natural).collect();
        loop {
            let others = (0..columns.len()).filter(|at| !columns[*at].grows && widths[*at] > 0);
            let taken: usize = others.clone().map(|at| widths[at] + GAP).sum();
            let room = width.saturating_sub(taken);
            let first = others.max_by_key(|at| columns[*at].priority);
            match first {
                Some(first) if room < LEAST && columns[first].priority > 1 => widths[first] = 0,
                Some(_) | None => {
                    for (at, column) in columns.iter().enumerate() {
                        if column.grows {
                            widths[at] = widths[at].min(room).max(1);
                        }
                    }
                    break;
                }
            }
        }
        Self { columns, widths }
    }

    /// A row, as many lines long as its longest cell.
    fn row(&self, cells: &[String], out: &mut impl Write) -> io::Result<()> {
        let shown = || (0..self.columns.len()).filter(|at| self.widths[*at] > 0);
        let cell = |at: usize| cells.get(at).map_or("", String::as_str);
        let wrapped: Vec<_> = shown().map(|at| wrap(cell(at), self.widths[at])).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for row in 0..height {
            let mut line = String::new();
            for (at, texts) in shown().zip(&wrapped) {
                let text = texts.get(row).map_or("", |text| text.as_ref());
                let blanks = " ".repeat(self.widths[at].saturating_sub(text.width()));
                if !line.is_empty() {
                    line.push_str(&" ".repeat(GAP));
                }
                match self.columns[at].align {
                    Align::Left => line.extend([text, &blanks]),
                    Align::Right => line.extend([&blanks, text]),
                }
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{self, Source};
    use crate::query::reconcile::reconcile;
    use crate::query::view::View;
    use crate::text::{Lang, Language};

    #[test]
    fn no_line_is_wider_than_the_page_and_every_verdict_stands_on_it() {
        let loaded = load::load(&Source::default()).unwrap();
        let view = View::default();
        let published = &loaded.against.published;
        let found = reconcile(&loaded.dataset, published, view.population);
        for lang in Lang::ALL {
            let language = Language::new(lang).unwrap();
            let told = Told {
                language: &language,
                data: &loaded.dataset,
                view: view.clone(),
                found: &found,
            };
            for width in [160, 100, 80, 60] {
                let page = Page {
                    width,
                    has_colour: false,
                };
                let mut out = Vec::new();
                write(&told, page, &mut out).unwrap();
                let text = String::from_utf8(out).unwrap();
                let widest = text.lines().map(UnicodeWidthStr::width).max().unwrap();
                assert!(widest <= width, "{widest} of {width}:\n{text}");
                let verdict = match lang {
                    Lang::Da => "stemmer",
                    Lang::En => "agrees",
                };
                assert!(text.matches(verdict).count() >= 59, "{width}:\n{text}");
            }
        }
    }
}
