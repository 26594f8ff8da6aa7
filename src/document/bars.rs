//! A table for people: the printed list, with the bars of the screen.
//!
//! The bars stand in the room that the columns leave. What they say as well or better gives way to them; where there is
//! no room for them they go first.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use rust_decimal::Decimal;

use crate::document::sheet::{self, Form, Print, heads};
use crate::document::{Document, Error, Layout};
use crate::query::answer::{Answer, Rows};
use crate::query::reference::Standing;
use crate::text::bar::axis::Axis;
use crate::text::bar::cells::{BarCell, Glyphs, Kind, bar};
use crate::text::cells::{self, GAP, left};
use crate::text::scale::{self, Drawn, no_bar_in};
use crate::text::sheet::{Line, Sheet, Tone};

/// A bar has at least so many cells.
const SHORTEST: usize = 12;
/// Columns from this priority on give way to a bar of a fair length.
const YIELDS: u8 = 3;

/// Writes the table.
pub(super) fn write(
    document: &Document<'_>,
    layout: Layout,
    mut out: &mut dyn Write,
) -> Result<(), Error> {
    let language = document.language;
    let answer = document.view.answer(document.data);
    let mut sheet = language.listing_of(document.view, document.data, &answer, layout.has_details);
    if layout.glyphs == Glyphs::Ascii {
        spell(&mut sheet);
    }
    let print = Print {
        form: Form::Table,
        width: layout.width,
        details: layout.details(),
        notice: language.notice(document.data),
    };
    let has_bars = draws_anything(&answer);
    match columns(&sheet, layout.width).filter(|_| has_bars) {
        None => sheet::print(language, &sheet, print, &mut out)?,
        Some(columns) => {
            sheet::above(&sheet, print, &mut out)?;
            let cells = layout.width.saturating_sub(columns.width() + GAP);
            let axis = scale::axis(
                &answer,
                document.view.presentation,
                [],
                u16::try_from(cells).unwrap_or(u16::MAX),
            );
            let table = Table {
                document,
                answer: &answer,
                layout,
                columns,
                axis,
            };
            table.write(&sheet, &mut out)?;
            sheet::foot(&sheet, print, &mut out)?;
        }
    }
    Ok(())
}

fn draws_anything(answer: &Answer) -> bool {
    match &answer.rows {
        Rows::Groups(groups) => groups
            .iter()
            .any(|group| Drawn::group(group).value.is_some()),
        Rows::Initiatives(list) => list.extent.is_some(),
    }
}

/// The signs of the standing as the ASCII screen has them.
fn spell(sheet: &mut Sheet) {
    for cell in sheet.lines.iter_mut().flat_map(|line| &mut line.cells) {
        if cell.starts_with(['▲', '▽']) {
            *cell = cell.replacen('▲', "+", 1).replacen('▽', "-", 1);
        }
    }
}

/// The columns beside bars; `None` where they leave no room for one.
fn columns(sheet: &Sheet, width: usize) -> Option<cells::Layout> {
    let fair = (width / 4).max(SHORTEST);
    let rows = sheet.lines.iter().map(|line| line.cells.as_slice());
    let mut shown: Vec<usize> = (0..sheet.columns.len()).collect();
    loop {
        let columns = cells::Layout::of_some(&sheet.columns, &shown, &rows, width, width * 3 / 8);
        let priority = |at: &usize| sheet.columns[*at].priority;
        let last = shown.iter().enumerate().max_by_key(|(_, at)| priority(at));
        let goes = last.filter(|(_, at)| priority(at) >= YIELDS);
        let needed = if goes.is_some() { fair } else { SHORTEST };
        if columns.width() + GAP + needed <= width {
            return Some(columns);
        }
        let goes = goes.map(|(at, _)| at)?;
        shown.remove(goes);
    }
}

/// A table with bars as it is being printed.
struct Table<'t> {
    document: &'t Document<'t>,
    answer: &'t Answer,
    layout: Layout,
    columns: cells::Layout,
    axis: Axis,
}

impl Table<'_> {
    fn write(&self, sheet: &Sheet, out: &mut impl Write) -> io::Result<()> {
        let Document {
            language,
            view,
            data,
            ..
        } = self.document;
        writeln!(out)?;
        let glyphs = self.layout.glyphs;
        let head = language.axis_head(&self.axis, view, self.answer, glyphs, "");
        let heads = self.columns.lines(&heads(sheet));
        let last = heads.len().saturating_sub(1);
        for (at, texts) in heads.iter().enumerate() {
            let beside = if at == last { head.as_str() } else { "" };
            let text = format!("{}{beside}", left(texts, self.columns.width() + GAP));
            self.styled(Style::new().bold(), text.trim_end(), out)?;
            writeln!(out)?;
        }
        for (at, line) in sheet.lines.iter().enumerate() {
            let drawn = Drawn::row(self.answer, data, at);
            let why = language.no_bar_at(data, self.answer, at);
            self.row(line, drawn.unwrap_or_default(), why, out)?;
            if self.layout.has_details {
                sheet::details(line, self.layout.width, out)?;
            }
        }
        Ok(())
    }

    fn row(
        &self,
        line: &Line,
        drawn: Drawn,
        why: Option<&str>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let text = match line.tone {
            Tone::Dim => Style::new().dimmed(),
            Tone::Warning => Style::new().bold(),
            Tone::Plain | Tone::Heading => Style::new(),
        };
        let mut bar = bar(&self.axis, drawn.value, drawn.reference, self.layout.glyphs);
        let end = bar.iter().rposition(|cell| cell.kind != Kind::Empty);
        let end = end.map_or(0, |last| last + 1);
        bar.truncate(end);
        let said = why
            .filter(|why| !self.columns.says(&line.cells, why))
            .map(|why| self.why(why, drawn.reference, end))
            .filter(|said| !said.is_empty());
        for (at, texts) in self.columns.lines(&line.cells).iter().enumerate() {
            let is_alone = at > 0 || (bar.is_empty() && said.is_none());
            if is_alone {
                self.styled(text, texts, out)?;
            } else {
                self.styled(text, &left(texts, self.columns.width() + GAP), out)?;
                self.bar(&bar, drawn.standing, out)?;
                self.styled(Style::new().dimmed(), said.as_deref().unwrap_or(""), out)?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// Why there is no bar, beyond what is drawn.
    fn why(&self, why: &str, reference: Option<Decimal>, end: usize) -> String {
        let line = reference.and_then(|reference| self.axis.line_cell(reference));
        let from = line.map_or(0, |cell| usize::from(cell) + 2);
        let words = no_bar_in(why, usize::from(self.axis.width()).saturating_sub(from));
        if words.is_empty() {
            return words;
        }
        format!("{}{words}", " ".repeat(from.saturating_sub(end)))
    }

    fn bar(
        &self,
        bar: &[BarCell],
        standing: Option<Standing>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        for part in bar.chunk_by(|a, b| (a.kind, a.reversed) == (b.kind, b.reversed)) {
            let Some(first) = part.first() else {
                continue;
            };
            let mut style = style(first.kind, standing);
            let can_exchange = self.layout.has_colour && first.reversed;
            if can_exchange {
                style = style.invert();
            }
            let glyph = |cell: &BarCell| {
                if can_exchange {
                    cell.glyph
                } else {
                    cell.plain()
                }
            };
            self.styled(style, &part.iter().map(glyph).collect::<String>(), out)?;
        }
        Ok(())
    }

    fn styled(&self, style: Style, text: &str, out: &mut impl Write) -> io::Result<()> {
        if self.layout.has_colour && !style.is_plain() && !text.trim().is_empty() {
            write!(out, "{style}{text}{style:#}")
        } else {
            write!(out, "{text}")
        }
    }
}

/// The look of a part of a bar, in the terminal's own colours as the screen has them.
fn style(kind: Kind, standing: Option<Standing>) -> Style {
    let above = Style::new().fg_color(Some(AnsiColor::Yellow.into()));
    match kind {
        Kind::Empty => Style::new(),
        Kind::Line | Kind::LineOnBar => Style::new().bold(),
        Kind::Overflow => above,
        Kind::Ghost => Style::new().dimmed(),
        Kind::Bar | Kind::Before => match standing {
            Some(Standing::Above) => above,
            Some(Standing::Equal | Standing::Below) | None => {
                Style::new().fg_color(Some(AnsiColor::Cyan.into()))
            }
        },
    }
}
