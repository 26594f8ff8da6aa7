//! `indsats explain`: what a code of `indsats check` or a rule for the data means, or the list of them all.

use std::io::{self, Write};

use crate::domain::note::{Code, Severity};
use crate::domain::raw::Raw;
use crate::domain::rule::Rule;
use crate::text::Language;
use crate::text::note::{cut, severity_index};

/// Widest line of an explanation, in cells.
const WIDTH: usize = 80;

/// What can be explained.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Topic {
    Code(Code),
    Rule(Rule),
}

impl Topic {
    fn of_id(id: &str) -> Option<Self> {
        let rule = || Rule::of_id(id).map(Self::Rule);
        Code::of_id(id).map(Self::Code).or_else(rule)
    }

    fn all() -> impl Iterator<Item = Self> {
        let rules = Rule::ALL.iter().copied().map(Self::Rule);
        Code::ALL.iter().copied().map(Self::Code).chain(rules)
    }

    fn id(self) -> &'static str {
        match self {
            Self::Code(code) => code.id(),
            Self::Rule(rule) => rule.id(),
        }
    }
}

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
    match code.map(|typed| (typed, Topic::of_id(typed.trim()))) {
        None => list(language, out)?,
        Some((_, Some(Topic::Code(code)))) => explain(language, code, out)?,
        Some((_, Some(Topic::Rule(rule)))) => explain_rule(language, rule, out)?,
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
    last_paragraph(said.remedy, out)
}

fn explain_rule(language: &Language, rule: Rule, out: &mut impl Write) -> io::Result<()> {
    let said = language.rule_explanation(rule);
    let severity = language.rule_severity(rule);
    writeln!(out, "{} ({severity}): {}\n", rule.id(), said.title)?;
    paragraph(said.meaning, out)?;
    for (caption, example) in said.captions.into_iter().zip(said.examples) {
        writeln!(out, "{caption}\n\n```text\n{example}\n```\n")?;
    }
    paragraph(said.outcome, out)?;
    last_paragraph(said.remedy, out)
}

fn paragraph(text: &str, out: &mut impl Write) -> io::Result<()> {
    last_paragraph(text, out)?;
    writeln!(out)
}

fn last_paragraph(text: &str, out: &mut impl Write) -> io::Result<()> {
    for line in textwrap::wrap(text, WIDTH) {
        writeln!(out, "{line}")?;
    }
    Ok(())
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
    for (of_rows, head) in [true, false].into_iter().zip(language.rule_groups()) {
        writeln!(out, "{head}")?;
        for rule in Rule::ALL.iter().filter(|rule| rule.is_of_rows() == of_rows) {
            let title = language.rule_explanation(*rule).title;
            writeln!(out, "  {}  {title}", rule.id())?;
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
        && let Some(topic) = Topic::of_id(&format!("{letter}{number:03}"))
    {
        return vec![topic.id()];
    }
    let distance = |topic: &Topic| strsim::osa_distance(&typed, topic.id());
    let mut near: Vec<_> = Topic::all().filter(|topic| distance(topic) <= 2).collect();
    near.sort_by_key(distance);
    near.into_iter().take(3).map(Topic::id).collect()
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
    fn every_rule_has_an_explanation_with_what_trips_it_and_what_nearly_does() {
        for lang in Lang::ALL {
            for rule in Rule::ALL {
                let text = said(lang, Some(rule.id())).unwrap();
                assert!(text.starts_with(rule.id()), "{text}");
                assert_eq!(text.matches("```").count(), 4, "{text}");
                let outside = text.split("```").step_by(2).collect::<String>();
                let is_narrow = |line: &str| line.chars().count() <= WIDTH;
                assert!(outside.lines().all(is_narrow), "{text}");
            }
        }
    }

    #[test]
    fn the_list_has_one_line_for_every_code() {
        for lang in Lang::ALL {
            let list = said(lang, None).unwrap();
            for topic in Topic::all() {
                let start = format!("  {}  ", topic.id());
                let lines = list.lines().filter(|line| line.starts_with(&start));
                assert_eq!(lines.count(), 1, "{}", topic.id());
            }
        }
    }

    #[test]
    fn a_code_that_does_not_exist_is_answered_with_those_near_it() {
        assert_eq!(near("e1"), ["E001"]);
        assert_eq!(near("W-4"), ["W004"]);
        assert_eq!(near("E0001"), ["E001"]);
        assert_eq!(near("q5"), ["Q005"]);
        assert!(near("X001").contains(&"E001"));
        assert!(near("nonsense").is_empty());
        assert!(said(Lang::En, Some("E01")).unwrap_err().contains("E001"));
        let hostile = said(Lang::Da, Some("\u{1b}]0;x\u{7}")).unwrap_err();
        assert!(!Raw::new(&hostile).has_hidden(), "{hostile}");
        assert!(said(Lang::Da, Some("w004")).unwrap().starts_with("W004"));
    }
}
