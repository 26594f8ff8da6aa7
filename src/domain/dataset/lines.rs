//! The physical lines of rows: most rows stand in the line after the one before.

/// The lines of rows, as runs of rows in lines one after another.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    /// The first row of each run and its line.
    runs: Vec<(u32, u32)>,
    rows: u32,
}

impl Lines {
    #[inline]
    pub(super) fn push(&mut self, line: u32) {
        self.push_run(line, 1);
    }

    /// Adds rows in lines one after another.
    fn push_run(&mut self, line: u32, rows: u32) {
        let follows = |(row, first): &(u32, u32)| first.checked_add(self.rows - row) == Some(line);
        if !self.runs.last().is_some_and(follows) {
            self.runs.push((self.rows, line));
        }
        self.rows += rows;
    }

    pub(super) fn get(&self, row: u32) -> u32 {
        let after = self.runs.partition_point(|(first, _)| *first <= row);
        let run = after.checked_sub(1).map(|at| self.runs[at]);
        run.map_or(0, |(first, line)| line.saturating_add(row - first))
    }

    /// Adds the lines of more rows, so many lines further down.
    pub(super) fn append(&mut self, more: &Self, down: u32) {
        let ends = more.runs.iter().skip(1).map(|(row, _)| *row);
        let ends = ends.chain([more.rows]);
        for ((row, line), end) in more.runs.iter().zip(ends) {
            self.push_run(line.saturating_add(down), end - row);
        }
    }

    /// Gives back the room that nothing stands in.
    pub(super) fn shrink(&mut self) {
        self.runs.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_lines_come_out_as_they_went_in(
            first in proptest::collection::vec(1_u32..6, 0..60),
            second in proptest::collection::vec(1_u32..6, 0..60),
            down in 0_u32..9,
        ) {
            // Steps of 1 make runs, and a line may come again in another file.
            let lines = |steps: &[u32]| {
                let mut line = 0;
                let next = |step: &u32| {
                    line = if *step == 5 { 1 } else { line + step.saturating_sub(2).max(1) };
                    line
                };
                steps.iter().map(next).collect::<Vec<_>>()
            };
            let column = |lines: &[u32]| {
                let mut column = Lines::default();
                for line in lines {
                    column.push(*line);
                }
                column
            };
            let (first, second) = (lines(&first), lines(&second));
            let mut both = column(&first);
            both.append(&column(&second), down);
            both.shrink();
            let found: Vec<_> = (0..both.rows).map(|row| both.get(row)).collect();
            let second = second.into_iter().map(|line| line + down);
            let expected: Vec<_> = first.into_iter().chain(second).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
