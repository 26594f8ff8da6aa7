//! A table for a document: Markdown that GitHub and pandoc render alike, with what the figures rest on as a list.

use std::io::{self, Write};

use crate::document::sheet::{Form, Print, print};
use crate::document::{Document, Error, Layout};
use crate::domain::raw::Raw;
use crate::text::paper;
use crate::text::sheet::Sheet;

/// Writes a table.
pub(super) fn write(
    document: &Document<'_>,
    sheet: &Sheet,
    layout: Layout,
    mut out: &mut dyn Write,
) -> Result<(), Error> {
    let how = Print {
        form: Form::Markdown,
        width: layout.width,
        details: layout.details(),
        notice: document.language.notice(document.data),
    };
    print(document.language, sheet, how, &mut out)?;
    basis(document, out)?;
    Ok(())
}

/// What the figures rest on.
fn basis(document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    let words = paper::words(document.language.numbers.lang());
    writeln!(out, "\n### {}\n", escaped(words.basis))?;
    for fact in document.about() {
        let text = if fact.id == "view" {
            // As it is typed: a dash would be made of two hyphens.
            code(&fact.text)
        } else {
            escaped(&fact.text)
        };
        writeln!(out, "- **{}**: {text}", escaped(&fact.label))?;
    }
    Ok(())
}

/// Text inside a line that Markdown takes as it stands, with every hidden character made visible.
pub(super) fn escaped(text: &str) -> String {
    let shown = Raw::new(text).shown();
    let mut escaped = String::with_capacity(shown.len());
    for c in shown.chars() {
        match c {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '~' | '#' | '$' | '^' => {
                escaped.extend(['\\', c]);
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Text that begins a line, where some characters make a list, a rule or a heading of the line above.
pub(super) fn escaped_line(text: &str) -> String {
    let mut escaped = escaped(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let at = match escaped.as_bytes().get(digits) {
        Some(b'-' | b'+' | b'=' | b':') if digits == 0 => Some(0),
        Some(b'.' | b')') if digits > 0 => {
            let ends = matches!(escaped.as_bytes().get(digits + 1), None | Some(b' '));
            ends.then_some(digits)
        }
        Some(_) | None => None,
    };
    if let Some(at) = at {
        escaped.insert(at, '\\');
    }
    escaped
}

/// Text as code, inside a fence that is longer than any in it.
fn code(text: &str) -> String {
    let shown = Raw::new(text).shown();
    let longest = shown.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let gap = if longest > 0 { " " } else { "" };
    format!("{fence}{gap}{}{gap}{fence}", &*shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_taken_for_markup() {
        assert_eq!(
            escaped("a|b `c` <d> [e](f) *g* _h_ #i $j$ k&l"),
            "a\\|b \\`c\\` &lt;d&gt; \\[e\\](f) \\*g\\* \\_h\\_ \\#i \\$j\\$ k&amp;l"
        );
        assert_eq!(escaped("a\u{1b}[2J\nb\u{202e}"), "a␛\\[2J␊b⟨202E⟩");
    }

    #[test]
    fn a_line_that_would_be_a_list_a_rule_or_a_heading_is_text() {
        for (text, expected) in [
            ("- a", "\\- a"),
            ("+ a", "\\+ a"),
            ("---", "\\---"),
            ("===", "\\==="),
            ("# a", "\\# a"),
            ("1. a", "1\\. a"),
            ("2) a", "2\\) a"),
            ("1.234 kr.", "1.234 kr."),
            ("706 af 706", "706 af 706"),
            ("", ""),
        ] {
            assert_eq!(escaped_line(text), expected);
        }
    }

    #[test]
    fn code_keeps_its_backticks_inside() {
        assert_eq!(code("indsats --by area"), "`indsats --by area`");
        assert_eq!(code("a `` b"), "``` a `` b ```");
    }
}
