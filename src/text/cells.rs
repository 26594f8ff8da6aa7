//! Text in cells of a terminal: measured, cut, padded, wrapped, and laid out as a table.

use textwrap::WordSplitter;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::sheet::{Align, Column};

/// Cells between two columns.
pub(crate) const GAP: usize = 2;
/// A column that grows has at least so many cells, before others give way.
const LEAST: usize = 12;
/// A column of words has at least so many where its texts are as long.
const NARROW: usize = 14;

/// The cells that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The text cut to `cells`, with an ellipsis where something is missing.
pub(crate) fn cut(text: &str, cells: usize) -> String {
    if text.width() <= cells {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let wide = grapheme.width();
        if used + wide > cells.saturating_sub(1) {
            break;
        }
        used += wide;
        cut.push_str(grapheme);
    }
    if cells > 0 {
        cut.push('…');
    }
    cut
}

/// The text at the left of exactly `cells`.
pub(crate) fn left(text: &str, cells: usize) -> String {
    let mut fitted = cut(text, cells);
    let gap = cells.saturating_sub(fitted.width());
    fitted.extend(std::iter::repeat_n(' ', gap));
    fitted
}

/// The text at the right of exactly `cells`.
pub(crate) fn right(text: &str, cells: usize) -> String {
    let fitted = cut(text, cells);
    let gap = cells.saturating_sub(fitted.width());
    let mut padded: String = std::iter::repeat_n(' ', gap).collect();
    padded.push_str(&fitted);
    padded
}

/// Lines of at most `cells`, broken between words; a longer word is broken inside.
pub(crate) fn wrap(text: &str, cells: usize) -> Vec<String> {
    let options = textwrap::Options::new(cells.max(1)).word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(text, options);
    lines
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

/// The cells that a column takes where there is room: of words that do not grow no more than a quarter of a line.
fn natural<'r>(
    column: &Column,
    at: usize,
    rows: &(impl Iterator<Item = &'r [String]> + Clone),
    line: usize,
) -> usize {
    let cells = rows.clone().filter_map(|row| row.get(at));
    let widest = cells.map(|cell| width(cell)).max().unwrap_or(0);
    let widest = widest.max(width(&column.head));
    match column.align {
        Align::Left if !column.grows => widest.min((line / 4).max(NARROW)),
        Align::Left | Align::Right => widest,
    }
}

/// The columns of a table that there is room for, with their cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    shown: Vec<(usize, usize, Align)>,
}

impl Layout {
    /// A layout in `width` cells: as wide as the texts, and no column of words that does not grow wider than a quarter;
    /// where that is too much, the growing column gets narrower, then the columns with the largest priority number go,
    /// the last first. Priority 1 never goes.
    pub(crate) fn of<'r>(
        columns: &[Column],
        rows: &(impl Iterator<Item = &'r [String]> + Clone),
        width: usize,
    ) -> Self {
        let widths: Vec<_> = columns
            .iter()
            .enumerate()
            .map(|(at, column)| natural(column, at, rows, width))
            .collect();
        let mut shown: Vec<usize> = (0..columns.len()).collect();
        loop {
            let gaps = GAP * shown.len().saturating_sub(1);
            let fixed = |at: &&usize| !columns[**at].grows;
            let taken: usize = shown.iter().filter(fixed).map(|at| widths[*at]).sum();
            let grows: Vec<_> = shown.iter().filter(|at| columns[**at].grows).collect();
            let wanted: usize = grows.iter().map(|at| widths[**at].min(LEAST)).sum();
            let last = (0..shown.len()).rev();
            let goes = last.max_by_key(|at| columns[shown[*at]].priority);
            match goes.filter(|at| columns[shown[*at]].priority > 1) {
                Some(goes) if taken + gaps + wanted > width => {
                    // Of equal priorities the last one goes.
                    let priority = columns[shown[goes]].priority;
                    let mut from_end = (0..shown.len()).rev();
                    let at = from_end.find(|at| columns[shown[*at]].priority == priority);
                    shown.remove(at.unwrap_or(goes));
                }
                Some(_) | None => {
                    let room = width.saturating_sub(taken + gaps);
                    let each = room.checked_div(grows.len()).unwrap_or(0);
                    let cells = |at: &usize| {
                        if columns[*at].grows {
                            widths[*at].min(each.max(1))
                        } else {
                            widths[*at].min(width)
                        }
                    };
                    let shown = shown.iter().map(|at| (*at, cells(at), columns[*at].align));
                    let mut layout = Self {
                        shown: shown.collect(),
                    };
                    layout.squeeze(width);
                    return layout;
                }
            }
        }
    }

    /// Some of the columns, as wide as their texts; those that grow take at most `most` cells.
    pub(crate) fn of_some<'r>(
        columns: &[Column],
        some: &[usize],
        rows: &(impl Iterator<Item = &'r [String]> + Clone),
        width: usize,
        most: usize,
    ) -> Self {
        let shown = some.iter().filter_map(|at| {
            let column = columns.get(*at)?;
            let natural = natural(column, *at, rows, width);
            let cells = if column.grows {
                natural.min(most)
            } else {
                natural
            };
            Some((*at, cells, column.align))
        });
        Self {
            shown: shown.collect(),
        }
    }

    /// The cells of a line.
    pub(crate) fn width(&self) -> usize {
        let cells: usize = self.shown.iter().map(|(_, cells, _)| cells).sum();
        cells + GAP * self.shown.len().saturating_sub(1)
    }

    /// True where one of the cells of a row that are shown says just this.
    pub(crate) fn says(&self, cells: &[String], text: &str) -> bool {
        let mut shown = self.shown.iter();
        shown.any(|(at, ..)| cells.get(*at).is_some_and(|cell| cell == text))
    }

    /// Takes cells from the widest column until a line is no longer than `width`.
    fn squeeze(&mut self, width: usize) {
        while self.width() > width {
            let widest = self.shown.iter_mut().max_by_key(|(_, cells, _)| *cells);
            match widest {
                Some((_, cells, _)) if *cells > 1 => *cells -= 1,
                Some(_) | None => return,
            }
        }
    }

    /// A row in as many lines as its longest cell takes, without blanks at their ends.
    pub(crate) fn lines(&self, cells: &[String]) -> Vec<String> {
        let wrapped = self.shown.iter().map(|(at, width, _)| {
            let text = cells.get(*at).map_or("", String::as_str);
            wrap(text, *width)
        });
        let wrapped: Vec<_> = wrapped.collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        let line = |row: usize| {
            let columns = self.shown.iter().zip(&wrapped);
            let fitted = columns.map(|((_, width, align), texts)| {
                let text = texts.get(row).map_or("", String::as_str);
                match align {
                    Align::Left => left(text, *width),
                    Align::Right => right(text, *width),
                }
            });
            let line = fitted.collect::<Vec<_>>().join(&" ".repeat(GAP));
            line.trim_end().to_owned()
        };
        (0..height).map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns() -> Vec<Column> {
        let column = |head: &str, align, priority, grows| Column {
            head: head.to_owned(),
            align,
            priority,
            grows,
        };
        vec![
            column("navn", Align::Left, 1, true),
            column("kr.", Align::Right, 1, false),
            column("indb.", Align::Right, 3, false),
        ]
    }

    fn laid(width: usize) -> Vec<String> {
        let rows: Vec<Vec<String>> = [["Ringkøbing-Skjern", "7,5", "56.930"], ["Ærø", "-", "6"]]
            .iter()
            .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
            .collect();
        let layout = Layout::of(&columns(), &rows.iter().map(Vec::as_slice), width);
        rows.iter().flat_map(|row| layout.lines(row)).collect()
    }

    #[test]
    fn a_table_is_as_wide_as_its_texts_and_gives_way_where_there_is_no_room() {
        assert_eq!(
            laid(80),
            [
                "Ringkøbing-Skjern  7,5  56.930",
                "Ærø                  -       6"
            ]
        );
        assert_eq!(
            laid(28),
            [
                "Ringkøbing-Skje  7,5  56.930",
                "rn",
                "Ærø                -       6"
            ]
        );
        assert_eq!(
            laid(20),
            ["Ringkøbing-Skje  7,5", "rn", "Ærø                -"]
        );
    }
}
