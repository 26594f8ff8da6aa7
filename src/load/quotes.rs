//! The quote audit: a quotation mark that is never closed would swallow the rest of the file without a word.

/// Where an opening quotation mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// The physical line, counted from 1.
    pub(crate) line: u64,
    /// The field's ordinal, counted from 1.
    pub(crate) column: u64,
}

/// The quotation mark at the start of a field that no other closes, if there is one.
///
/// Read as the `csv` crate reads: a mark opens only as the first character of a field, two in a quoted field are one
/// that is meant, and after a closing mark the rest of the field is plain.
#[must_use]
pub(crate) fn unclosed(bytes: &[u8], delimiter: u8) -> Option<Opening> {
    let mut at = Opening { line: 1, column: 1 };
    let mut open: Option<Opening> = None;
    let mut first = true;
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte == b'\n' || (byte == b'\r' && rest.peek() != Some(&b'\n')) {
            at.line += 1;
        }
        match (open, byte) {
            (Some(_), b'"') if rest.peek() == Some(&b'"') => {
                rest.next();
            }
            (Some(_), b'"') => open = None,
            (None, b'"') if first => open = Some(at),
            (Some(_) | None, _) => {}
        }
        first = open.is_none() && (byte == delimiter || byte == b'\n' || byte == b'\r');
        if first {
            at.column = if byte == delimiter { at.column + 1 } else { 1 };
        }
    }
    open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(text: &str) -> Option<(u64, u64)> {
        unclosed(text.as_bytes(), b';').map(|opening| (opening.line, opening.column))
    }

    #[test]
    fn an_unclosed_mark_is_found_where_it_opens() {
        assert_eq!(opening("a;b\nc;\"d\ne;f\n"), Some((2, 2)));
        assert_eq!(opening("a;b\r\nc;d;\"e"), Some((2, 3)));
        assert_eq!(opening("\"a"), Some((1, 1)));
    }

    #[test]
    fn closed_doubled_and_inner_marks_are_no_fault() {
        for text in [
            "a;\"b\"\n",
            "\"a\nb\";c",
            "\"a \"\"b\"\"\";c",
            "5\" rør;x",
            "a;\"b\"c;d\n",
            "",
        ] {
            assert_eq!(opening(text), None, "{text}");
        }
    }
}
