//! Physical lines, as a person counts them.

/// Physical lines of a text, counted while it is read. The `csv` crate counts line feeds alone.
pub(crate) struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
        }
    }

    /// The line, counted from 1, that a byte stands in. Bytes are asked for in ascending order.
    pub(crate) fn of(&mut self, at: usize) -> u64 {
        let passed = &self.bytes[self.at..at.min(self.bytes.len()).max(self.at)];
        for end in memchr::memchr2_iter(b'\n', b'\r', passed) {
            let end = self.at + end;
            let first_of_two = self.bytes[end] == b'\r' && self.bytes.get(end + 1) == Some(&b'\n');
            self.line += u64::from(!first_of_two);
        }
        self.at = at.max(self.at);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_they_stand_in_the_file() {
        let mut lines = Lines::new("a\r\nb\rc\n\n\nd");
        let starts = [0, 3, 5, 9];
        assert_eq!(starts.map(|start| lines.of(start)), [1, 2, 3, 6]);
    }
}
