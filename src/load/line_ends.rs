//! The ways in which the lines of a text end, piece by piece or all together.

/// The ways in which lines end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineEnds {
    feeds: bool,
    returns: bool,
    both: bool,
}

impl LineEnds {
    /// Those of a text, or of its beginning up to where they are known to be mixed.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut ends = Self::default();
        if memchr::memchr(b'\r', bytes).is_none() {
            ends.feeds = memchr::memchr(b'\n', bytes).is_some();
            return ends;
        }
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let after_return = at > 0 && bytes[at - 1] == b'\r';
            match bytes[at] {
                b'\n' if after_return => {}
                b'\n' => ends.feeds = true,
                _ if bytes.get(at + 1) == Some(&b'\n') => ends.both = true,
                _ => ends.returns = true,
            }
            if ends.are_mixed() {
                break;
            }
        }
        ends
    }

    /// That of one line.
    pub(crate) fn one(end: &[u8]) -> Self {
        Self {
            feeds: end == b"\n",
            returns: end == b"\r",
            both: end == b"\r\n",
        }
    }

    /// Those of a text and of what follows it.
    pub(crate) fn and(self, more: Self) -> Self {
        Self {
            feeds: self.feeds || more.feeds,
            returns: self.returns || more.returns,
            both: self.both || more.both,
        }
    }

    /// True when lines end in more than one way.
    pub(crate) fn are_mixed(self) -> bool {
        u8::from(self.feeds) + u8::from(self.returns) + u8::from(self.both) > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_line_ends_are_seen() {
        let are_mixed = |text: &str| LineEnds::of(text.as_bytes()).are_mixed();
        assert!(are_mixed("a\nb\r\n") && are_mixed("a\rb\n"));
        assert!(!are_mixed("a\r\nb\r\n") && !are_mixed("a\rb\r"));
    }
}
