//! `indsats explain`: what a code of `indsats check` means, or the list of them all.

use std::io::{self, Write};

use crate::domain::note::{Code, Severity};
use crate::domain::raw::Raw;
use crate::text::Language;
use crate::text::note::{cut, severity_index};

/// Widest line of an explanation, in cells.
const WIDTH: usize = 80;

/// Writes what the code means, or every code with one line when none is given. A code that does not exist is answered
/// with those near it: the error text.
///
/// # Errors
/// When the text cannot be written.
pub fn run(
    language: &Language,
    code: Option<&str>,
    out: &mut impl Write,
) -> io::Result<Result<(), String>> {
    match code.map(|typed| (typed, Code::of_id(typed.trim()))) {
        None => list(language, out)?,
        Some((_, Some(code))) => explain(language, code, out)?,
        Some((typed, None)) => return Ok(Err(unknown(language, typed))),
    }
    out.flush()?;
    Ok(Ok(()))
}

fn explain(language: &Language, code: Code, out: &mut impl Write) -> io::Result<()> {
    let said = language.explanation(code);
    let severity = language.severity(code.severity());
    writeln!(out, "{} ({severity}): {}\n", code.id(), said.title)?;
    paragraph(said.meaning, out)?;
    writeln!(out, "```text\n{}\n```\n", said.example)?;
    paragraph(said.outcome, out)?;
    for line in textwrap::wrap(said.remedy, WIDTH) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn paragraph(text: &str, out: &mut impl Write) -> io::Result<()> {
    for line in textwrap::wrap(text, WIDTH) {
        writeln!(out, "{line}")?;
    }
    writeln!(out)
}

fn list(language: &Language, out: &mut impl Write) -> io::Result<()> {
    let words = &language.words.check.explain;
    for severity in [
        Severity::Refused,
        Severity::Error,
        Severity::Held,
        Severity::Warning,
        Severity::Note,
    ] {
        writeln!(out, "{}", words.groups[severity_index(severity)])?;
        for code in Code::ALL.iter().filter(|code| code.severity() == severity) {
            writeln!(out, "  {}  {}", code.id(), language.title(*code))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "{}", words.foot)
}

/// That there is no such code, with those near it.
fn unknown(language: &Language, typed: &str) -> String {
    let words = &language.words.check.explain;
    let shown = cut(Raw::new(typed));
    match near(typed).as_slice() {
        [] => (words.unknown_at_all)(&shown),
        [only] => (words.unknown)(&shown, only),
        [first @ .., last] => {
            let names = format!("{} {} {last}", first.join(", "), words.or);
            (words.unknown)(&shown, &names)
        }
    }
}

/// At most three codes that were probably meant: `e1` and `E-001` mean E001, `E010` is near it.
fn near(typed: &str) -> Vec<&'static str> {
    let head = typed.chars().take(12).filter(char::is_ascii_alphanumeric);
    let typed = head.collect::<String>().to_ascii_uppercase();
    let number = typed.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letter = &typed[..typed.len() - number.len()];
    if let Ok(number) = number.parse::<u16>()
        && let Some(code) = Code::of_id(&format!("{letter}{number:03}"))
    {
        return vec![code.id()];
    }
    let distance = |code: &Code| strsim::osa_distance(&typed, code.id());
    let mut near: Vec<_> = Code::ALL
        .iter()
        .filter(|code| distance(code) <= 2)
        .collect();
    near.sort_by_key(|code| distance(code));
    near.into_iter().take(3).map(|code| code.id()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn said(lang: Lang, code: Option<&str>) -> Result<String, String> {
        let mut out = Vec::new();
        let language = Language::new(lang).unwrap();
        run(&language, code, &mut out).unwrap()?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn every_code_has_an_explanation_that_names_it_with_an_example_in_every_language() {
        for lang in Lang::ALL {
            for code in Code::ALL {
                let text = said(lang, Some(code.id())).unwrap();
                assert!(text.starts_with(code.id()), "{text}");
                assert_eq!(text.matches("```").count(), 2, "{text}");
                let outside = text.split("```").step_by(2).collect::<String>();
                assert!(
                    outside.lines().all(|line| line.chars().count() <= WIDTH),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn the_list_has_one_line_for_every_code() {
        for lang in Lang::ALL {
            let list = said(lang, None).unwrap();
            for code in Code::ALL {
                let start = format!("  {}  ", code.id());
                let lines = list.lines().filter(|line| line.starts_with(&start));
                assert_eq!(lines.count(), 1, "{code:?}");
            }
        }
    }

    #[test]
    fn a_code_that_does_not_exist_is_answered_with_those_near_it() {
        assert_eq!(near("e1"), ["E001"]);
        assert_eq!(near("W-4"), ["W004"]);
        assert_eq!(near("E0001"), ["E001"]);
        assert!(near("X001").contains(&"E001"));
        assert!(near("nonsense").is_empty());
        assert!(said(Lang::En, Some("E01")).unwrap_err().contains("E001"));
        let hostile = said(Lang::Da, Some("\u{1b}]0;x\u{7}")).unwrap_err();
        assert!(!Raw::new(&hostile).has_hidden(), "{hostile}");
        assert!(said(Lang::Da, Some("w004")).unwrap().starts_with("W004"));
    }
}
