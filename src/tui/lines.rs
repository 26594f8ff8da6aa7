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

/// The columns of a line that name it: its first text, and where that is a code, of capitals and digits, the words
/// that the next column has for it.
#[must_use]
pub fn named_by(line: &Line) -> Vec<usize> {
    let is_filled = |at: &usize| line.cells.get(*at).is_some_and(|cell| !cell.is_empty());
    let Some(first) = (0..line.cells.len()).find(is_filled) else {
        return Vec::new();
    };
    let is_coded = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let is_code = line.cells[first].chars().all(is_coded);
    let next = Some(first + 1).filter(|next| is_code && is_filled(next));
    [first].into_iter().chain(next).collect()
}

/// What a line is called.
#[must_use]
pub fn name(sheet: &Sheet, at: usize) -> String {
    let Some(line) = sheet.lines.get(at) else {
        return String::new();
    };
    let cells = named_by(line).into_iter();
    let cells = cells.filter_map(|at| line.cells.get(at).map(String::as_str));
    cells.collect::<Vec<_>>().join(" ")
}

/// What a line is called under its heading: lines of several headings may have one name, and the heading has the unit.
#[must_use]
pub fn full_name(sheet: &Sheet, at: usize) -> String {
    let name = name(sheet, at);
    let cells = heading(sheet, at).and_then(|at| sheet.lines.get(at));
    let text = cells.and_then(|line| line.cells.iter().find(|cell| !cell.is_empty()));
    text.map_or(name.clone(), |text| format!("{text} · {name}"))
}

/// The heading above a line.
fn heading(sheet: &Sheet, at: usize) -> Option<usize> {
    let above = sheet.lines.get(..at)?;
    above.iter().rposition(|line| !is_stop(line))
}

/// The visible lines, from top to bottom: where the heading of the first one has been scrolled away it takes the first
/// row, for it may carry the column heads.
#[must_use]
pub fn visible(sheet: &Sheet, cursor: Cursor, height: usize) -> Vec<usize> {
    let len = sheet.lines.len();
    let window = cursor.window(len, height);
    let is_first = |at: usize| sheet.lines.get(at).is_some_and(|line| !is_stop(line));
    let Some(heading) = heading(sheet, window.start).filter(|_| !is_first(window.start)) else {
        return window.collect();
    };
    if height < 2 {
        return window.collect();
    }
    if cursor.at + 1 < window.end {
        return [heading]
            .into_iter()
            .chain(window.start..window.end - 1)
            .collect();
    }
    // The chosen line is the last one: the first one goes, and another heading comes up to its place.
    let next = window.start + 1;
    if is_first(next) {
        return (next..window.end).collect();
    }
    [heading].into_iter().chain(next..window.end).collect()
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

    #[test]
    fn the_heading_of_the_first_visible_line_takes_its_row() {
        let sheet = sheet("#aaaa#bbbb");
        let visible = |at, top| visible(&sheet, Cursor { at, top }, 4);
        assert_eq!(visible(1, 0), [0, 1, 2, 3], "it stands there already");
        assert_eq!(visible(3, 1), [0, 1, 2, 3]);
        assert_eq!(visible(3, 2), [0, 2, 3, 4]);
        assert_eq!(visible(6, 3), [0, 4, 5, 6], "the chosen one is the last");
        assert_eq!(visible(7, 4), [5, 6, 7], "the next heading comes up");
        assert_eq!(visible(8, 5), [5, 6, 7, 8]);
        assert_eq!(visible(9, 6), [5, 7, 8, 9]);
    }

    #[test]
    fn a_code_is_named_with_the_words_beside_it() {
        let mut sheet = sheet("#aa");
        sheet.lines[0].cells = vec![String::new(), "rows".to_owned()];
        sheet.lines[1].cells = vec!["Q001".to_owned(), "income".to_owned()];
        sheet.lines[2].cells = vec!["Fanø".to_owned(), "3".to_owned()];
        assert_eq!(name(&sheet, 1), "Q001 income");
        assert_eq!(full_name(&sheet, 1), "rows · Q001 income");
        assert_eq!(name(&sheet, 2), "Fanø");
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
                let shown = visible(&sheet, cursor, height.max(1));
                prop_assert!(shown.len() <= height.max(1));
                prop_assert!(picture.is_empty() || shown.contains(&cursor.at));
                let is_heading = picture.as_bytes().get(cursor.at) == Some(&b'#');
                prop_assert!(!is_heading || !picture.contains('a'));
            }
        }
    }
}
