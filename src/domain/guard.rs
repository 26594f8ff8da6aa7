//! The mark that keeps a spreadsheet from computing a text: one apostrophe before it, and how it is taken away again.
//!
//! A spreadsheet takes a cell that starts with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula, also in a
//! CSV file (CWE-1236). Knows texts one at a time. Files of this program guard every text (municipality, title, legal
//! basis, content, purpose) and, in the other columns, what was typed where no value could be read; numbers and
//! categories never. So a reader takes the mark from every cell of a text, and from a cell of another column when
//! neither the cell nor what is inside the mark can be read.

use std::borrow::Cow;

/// The mark.
const MARK: char = '\'';

/// Text as it is written to a file that spreadsheets open: with one apostrophe more where it could be computed, or
/// where [`unguard`] would take one away.
#[must_use]
pub fn guard(text: &str) -> Cow<'_, str> {
    if is_computed(text.trim_start_matches(MARK)) {
        Cow::Owned(format!("{MARK}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without the apostrophe that [`guard`] put before it; none where there is no such mark.
///
/// To be asked of the cell as it stands in the file, before blanks around it are taken away.
#[must_use]
pub fn unguard(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(MARK)?;
    is_computed(inside.trim_start_matches(MARK)).then_some(inside)
}

fn is_computed(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_gets_one_apostrophe_and_loses_it_again() {
        for text in ["=1+1", "+45", "-5", "@A1", "\tx", "\r=1", "'=1", "''@x"] {
            let guarded = guard(text);
            assert_eq!(guarded, format!("'{text}"));
            assert_eq!(unguard(&guarded), Some(text));
        }
    }

    #[test]
    fn other_texts_are_left_alone_with_their_apostrophes() {
        for text in ["", "'", "''", "'t Hooft", "5-6", " =1", "Køge", "\n=1"] {
            assert_eq!(guard(text), text);
            assert_eq!(unguard(text), None);
        }
    }

    proptest! {
        #[test]
        fn what_was_guarded_reads_as_it_was(text in "['=+@\t\r\n a-]{0,6}|\\PC*|.*") {
            let guarded = guard(&text);
            prop_assert_eq!(unguard(&guarded).unwrap_or(&guarded), &text);
            prop_assert!(!is_computed(&guarded));
        }
    }
}
