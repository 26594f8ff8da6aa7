//! A cursor on the lines of a sheet: it stops on no heading, and shows the heading above it where there is room.

use crate::text::sheet::{Line, Sheet, Tone};
use crate::tui::cursor::Cursor;

fn is_stop(line: &Line) -> bool {
    match line.tone {
        Tone::Heading => false,
        Tone::Plain | Tone::Dim | Tone::Warning => true,
    }
}

/// How many lines a cursor stops on, and how many of them stand up to and including the one at a position.
#[must_use]
pub fn position(sheet: &Sheet, at: usize) -> (usize, usize) {
    let stops = |lines: &[Line]| lines.iter().filter(|line| is_stop(line)).count();
    let until = sheet.lines.len().min(at + 1);
    (stops(&sheet.lines[..until]), stops(&sheet.lines))
}

/// The line nearest to a position that a cursor stops on: first towards the end, or towards the start when
/// `back`, then the other way.
#[must_use]
pub fn nearest(sheet: &Sheet, at: usize, back: bool) -> Option<usize> {
    let len = sheet.lines.len();
    let at = at.min(len.checked_sub(1)?);
    let is_stop = |at: &usize| sheet.lines.get(*at).is_some_and(is_stop);
    let up = || (0..=at).rev().find(is_stop);
    let down = || (at..len).find(is_stop);
    if back {
        up().or_else(down)
    } else {
        down().or_else(up)
    }
}

/// Moves by some lines, headings not counted as places to stop.
pub fn step(sheet: &Sheet, cursor: &mut Cursor, rows: isize) {
    cursor.step(rows, sheet.lines.len());
    if let Some(at) = nearest(sheet, cursor.at, rows < 0) {
        cursor.at = at;
    }
}

/// Keeps the cursor on a line and inside the visible ones, with the headings above it.
pub fn settle(sheet: &Sheet, cursor: &mut Cursor, height: usize) {
    if let Some(at) = nearest(sheet, cursor.at, false) {
        cursor.at = at;
    }
    cursor.settle(sheet.lines.len(), height);
    let has_heading = |cursor: &Cursor| {
        let above = cursor.top.checked_sub(1);
        above.is_some_and(|above| sheet.lines.get(above).is_some_and(|line| !is_stop(line)))
    };
    while has_heading(cursor) && cursor.at + 1 - cursor.top < height {
        cursor.top -= 1;
    }
}

/// The line that was at a position of another version of the sheet: by its first cell, else by the position.
#[must_use]
pub fn same(old: &Sheet, at: usize, new: &Sheet) -> usize {
    let name = |line: &Line| line.cells.first().cloned();
    let wanted = old.lines.get(at).map(name);
    let is_same = |line: &Line| is_stop(line) && Some(name(line)) == wanted;
    if new.lines.get(at).is_some_and(is_same) {
        return at;
    }
    new.lines.iter().position(is_same).unwrap_or(at)
}

/// The texts of a line that a search looks at; nothing of a heading.
#[must_use]
pub fn label(sheet: &Sheet, at: usize) -> String {
    let line = sheet.lines.get(at).filter(|line| is_stop(line));
    line.map_or_else(String::new, |line| line.cells.join(" "))
}

/// What a line is called: its first cell that is not empty.
#[must_use]
pub fn name(sheet: &Sheet, at: usize) -> String {
    let Some(line) = sheet.lines.get(at) else {
        return String::new();
    };
    let first = line.cells.iter().find(|cell| !cell.is_empty());
    first.cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A sheet from a picture: `#` is a heading, anything else a line.
    fn sheet(picture: &str) -> Sheet {
        let line = |(at, c): (usize, char)| Line {
            cells: vec![format!("{c}{at}")],
            tone: if c == '#' { Tone::Heading } else { Tone::Plain },
            ..Line::default()
        };
        Sheet {
            lines: picture.chars().enumerate().map(line).collect(),
            ..Sheet::default()
        }
    }

    #[test]
    fn a_cursor_never_stops_on_a_heading() {
        let sheet = sheet("#aa#bb##");
        let mut cursor = Cursor::default();
        let mut seen = Vec::new();
        settle(&sheet, &mut cursor, 3);
        for rows in [1, 1, 1, 1, isize::MAX, -1, -1, -1, isize::MIN] {
            step(&sheet, &mut cursor, rows);
            settle(&sheet, &mut cursor, 3);
            seen.push(cursor.at);
        }
        assert_eq!(seen, [2, 4, 5, 5, 5, 4, 2, 1, 1]);
        assert_eq!(position(&sheet, 4), (3, 4));
    }

    #[test]
    fn the_heading_above_the_first_line_stays_visible() {
        let sheet = sheet("##aaaa#bbbb");
        let mut cursor = Cursor { at: 10, top: 8 };
        step(&sheet, &mut cursor, isize::MIN);
        settle(&sheet, &mut cursor, 4);
        assert_eq!(cursor, Cursor { at: 2, top: 0 });
    }

    #[test]
    fn a_line_is_found_again_by_its_first_cell() {
        let (old, mut new) = (sheet("#aabb"), sheet("#aabb"));
        new.lines.remove(1);
        assert_eq!(same(&old, 3, &new), 2);
        assert_eq!(same(&old, 1, &new), 1, "it is gone");
        assert_eq!(same(&old, 0, &new), 0);
    }

    #[test]
    fn headings_are_not_searched() {
        let sheet = sheet("#a");
        assert_eq!(
            (label(&sheet, 0), label(&sheet, 1)),
            (String::new(), "a1".to_owned())
        );
    }

    proptest! {
        #[test]
        fn the_chosen_line_is_always_visible(picture in "[#a]{0,20}", steps in proptest::collection::vec(-30_isize..30, 0..8), height in 0_usize..9) {
            let sheet = sheet(&picture);
            let mut cursor = Cursor::default();
            for rows in steps {
                step(&sheet, &mut cursor, rows);
                settle(&sheet, &mut cursor, height);
                prop_assert!(cursor.at < picture.len().max(1));
                prop_assert!(picture.is_empty() || cursor.window(picture.len(), height.max(1)).contains(&cursor.at));
                let is_heading = picture.as_bytes().get(cursor.at) == Some(&b'#');
                prop_assert!(!is_heading || !picture.contains('a'));
            }
        }
    }
}
