//! A line of a page of checks as a sentence: its cells with their headings, and what the page rests on.

use crate::domain::dataset::Dataset;
use crate::domain::place::Date;
use crate::text::Language;
use crate::text::minutes::{sentence, short};
use crate::text::sheet::{Line, Sheet, Tone};

impl Language {
    /// A line of a page of checks, fit for the minutes; of a page without lines its title.
    #[must_use]
    pub fn minutes_of_line(&self, sheet: &Sheet, at: usize, data: &Dataset, today: Date) -> String {
        let words = self.minutes_words();
        let mut parts = vec![match sheet.lines.get(at) {
            Some(line) => (words.line)(&sheet.title, &line_said(sheet, at, line)),
            None => sheet.title.clone(),
        }];
        let lead: Vec<_> = sheet
            .lead
            .iter()
            .map(|text| text.trim_end_matches('.'))
            .collect();
        parts.extend((!lead.is_empty()).then(|| (words.basis)(&lead.join("; "))));
        parts.extend(self.provenance(data, today));
        sentence(&parts)
    }
}

/// The filled cells, each after the first with its heading: that of the lines above it, or else that of the column.
fn line_said(sheet: &Sheet, at: usize, line: &Line) -> String {
    let above = sheet.lines[..at].iter().rev();
    let heading = above
        .clone()
        .find(|line| line.tone == Tone::Heading)
        .map(|line| line.cells.as_slice())
        .unwrap_or_default();
    let filled =
        |cells: &[String], at: usize| cells.get(at).filter(|cell| !cell.is_empty()).cloned();
    let first = (0..line.cells.len()).find(|at| !line.cells[*at].is_empty());
    let cells = (0..line.cells.len()).filter_map(|at| {
        let cell = short(filled(&line.cells, at)?);
        if Some(at) == first {
            return Some(cell);
        }
        let own = filled(heading, at);
        let head = own.or_else(|| sheet.columns.get(at).map(|column| column.head.clone()));
        Some(match head {
            Some(head) if !head.is_empty() => format!("{head} {cell}"),
            Some(_) | None => cell,
        })
    });
    let said = cells.collect::<Vec<_>>().join(", ");
    match heading.iter().find(|cell| !cell.is_empty()) {
        Some(title) => format!("{title}, {said}"),
        None => said,
    }
}
