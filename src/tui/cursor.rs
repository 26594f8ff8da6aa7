//! A cursor in a list: the chosen row and the first visible one.

/// Where a list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The chosen row, counted from 0.
    pub at: usize,
    /// The first visible row.
    pub top: usize,
}

impl Cursor {
    /// Moves by some rows, within `len`.
    pub fn step(&mut self, rows: isize, len: usize) {
        self.at = self
            .at
            .saturating_add_signed(rows)
            .min(len.saturating_sub(1));
    }

    /// Keeps the chosen row inside `len` and inside `height` visible rows.
    pub fn settle(&mut self, len: usize, height: usize) {
        self.at = self.at.min(len.saturating_sub(1));
        let height = height.max(1);
        self.top = self.top.min(self.at).min(len.saturating_sub(height));
        self.top = self.top.max((self.at + 1).saturating_sub(height));
    }

    /// The visible rows.
    #[must_use]
    pub fn window(&self, len: usize, height: usize) -> std::ops::Range<usize> {
        let top = self.top.min(len);
        top..(top + height).min(len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_row_is_always_visible() {
        let mut cursor = Cursor::default();
        for step in [5, 30, -3, -100, 1_000] {
            cursor.step(step, 40);
            cursor.settle(40, 10);
            assert!(cursor.window(40, 10).contains(&cursor.at));
        }
        assert_eq!(cursor.at, 39);
    }

    #[test]
    fn an_empty_list_and_no_room_are_survived() {
        let mut cursor = Cursor { at: 7, top: 3 };
        cursor.step(-1, 0);
        cursor.settle(0, 0);
        assert_eq!(cursor, Cursor::default());
        assert!(cursor.window(0, 0).is_empty());
    }
}
