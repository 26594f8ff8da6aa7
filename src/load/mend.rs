//! What is odd about the marks and bytes of a record: mended where a person would, and told.

use std::borrow::Cow;
use std::ops::Range;

use crate::domain::note::{Code, Detail};
use crate::load::lines::Lines;
use crate::load::quotes::{self, Odd, Oddity};
use crate::load::record::Flaw;

/// Corrects a field whose marks are odd, and tells of it.
pub(crate) fn mend_quotes(
    odd: Oddity,
    (verbatim, delimiter): (&str, u8),
    cells: &mut [Cow<'_, str>],
    flaws: &mut Vec<Flaw>,
) {
    match odd.odd {
        Odd::Swallowed => flaws.push(Flaw {
            code: Code::SwallowedLines,
            field: odd.field,
            detail: Detail::Count(Lines::new(verbatim).of(verbatim.len())),
        }),
        Odd::Inner => {
            let field = quotes::spans(verbatim, delimiter)
                .into_iter()
                .nth(odd.field)
                .map(|at| quotes::literal(&verbatim[at]));
            if let (Some(cell), Some((field, blanks))) = (cells.get_mut(odd.field), field) {
                let detail = if blanks > 0 {
                    Detail::Count(blanks)
                } else {
                    Detail::None
                };
                *cell = Cow::Owned(field);
                flaws.push(Flaw {
                    code: Code::InnerQuotes,
                    field: odd.field,
                    detail,
                });
            }
        }
    }
}

/// Tells of the bytes of a record that are in no encoding, field by field.
pub(crate) fn tell_faults(
    faults: &[Range<usize>],
    (verbatim, delimiter): (&str, u8),
    flaws: &mut Vec<Flaw>,
) {
    let mut spans = Vec::new();
    for fault in faults {
        if spans.is_empty() {
            spans = quotes::spans(verbatim, delimiter);
        }
        let at = fault.start;
        let field = spans.iter().position(|span| at < span.end).unwrap_or(0);
        // A byte that is in no encoding has become four characters, `\xNN`; a pasted letter is one byte.
        let typed = &verbatim[at..fault.end.min(verbatim.len())];
        let bytes = if typed.starts_with('\\') {
            typed.len() / 4
        } else {
            1
        } as u64;
        match flaws.last_mut() {
            Some(Flaw {
                code: Code::Undecodable,
                field: last,
                detail: Detail::Count(count),
            }) if *last == field => *count += bytes,
            _ => flaws.push(Flaw {
                code: Code::Undecodable,
                field,
                detail: Detail::Count(bytes),
            }),
        }
    }
}
