//! A proposal as TOML that a reader can correct: what is sure as lines, what is not as comments.

use std::fmt::Write;

use super::proposal::{Choice, Proposal, Theirs};
use super::translate::Vocabulary;
use super::{Confidence, vocabulary};
use crate::domain::column::Column;
use crate::domain::raw::{Raw, RawText};

/// Most columns and values that are only listed.
const LISTED: usize = 60;

/// The longest text in a comment, in characters.
const LONGEST: usize = 60;

/// The words of the comments, in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Comments<'w> {
    /// What the file is and what to do with it; may have several lines.
    pub head: &'w str,
    /// What stands left and right of the columns.
    pub columns: &'w str,
    /// After a line that somebody should look at.
    pub guess: &'w str,
    /// Before the candidates of a column that is not found.
    pub candidates: &'w str,
    /// After a column without candidates that no table can do without.
    pub required: &'w str,
    /// After amounts that are not in 1,000 kr.
    pub unit: &'w str,
    /// Before the columns that are not used.
    pub unused: &'w str,
    /// What stands left and right of the values.
    pub values: &'w str,
    /// Before the values to choose from.
    pub choices: &'w str,
    /// The name of one of our columns as a key: [`Column::heading`] or [`super::english`].
    pub name: fn(Column) -> &'static str,
    /// What each of our values in a closed vocabulary means, in the order of the questionnaire.
    pub meanings: fn(Column) -> &'static [&'static str],
}

impl Proposal {
    /// The proposal as a mapping file.
    #[must_use]
    pub fn to_toml(&self, words: &Comments<'_>) -> String {
        let mut out = String::from("# indsats mapping 1\n");
        comment(&mut out, words.head);
        out.push_str("\n[columns]\n");
        comment(&mut out, words.columns);
        for choice in &self.choices {
            out.push_str(&line(choice, words));
        }
        if !self.unused.is_empty() {
            out.push('\n');
            comment(&mut out, words.unused);
            for theirs in self.unused.iter().take(LISTED) {
                push(
                    &mut out,
                    format_args!("#   {}  {}\n", theirs.ordinal, brief(&theirs.heading)),
                );
            }
            if self.unused.len() > LISTED {
                out.push_str("#   …\n");
            }
        }
        for vocabulary in &self.vocabularies {
            section(&mut out, vocabulary, words);
        }
        out
    }
}

fn line(choice: &Choice, words: &Comments<'_>) -> String {
    let key = quoted(Raw::new((words.name)(choice.column)));
    let unit = if choice.unit.is_foreign() {
        words.unit
    } else {
        ""
    };
    let Some(pick) = &choice.pick else {
        let is_required = Column::REQUIRED.contains(&choice.column);
        let candidates: Vec<_> = choice.candidates.iter().map(candidate).collect();
        let remark = if !candidates.is_empty() {
            format!("{} {}", words.candidates, candidates.join(", "))
        } else if is_required {
            words.required.to_owned()
        } else {
            String::new()
        };
        return format!("# {key} = \"?\"{}\n", remarks(&[&remark, unit]));
    };
    let guess = match choice.confidence {
        Confidence::Sure => "",
        Confidence::Likely | Confidence::Unsure => words.guess,
    };
    if pick.is_by_number {
        let heading = brief(&pick.heading);
        return format!("{key} = {}{}\n", pick.ordinal, remarks(&[&heading, guess]));
    }
    format!(
        "{key} = {}{}\n",
        quoted(pick.heading.as_raw()),
        remarks(&[guess])
    )
}

/// A candidate as it could be typed.
fn candidate(theirs: &Theirs) -> String {
    if theirs.is_by_number {
        theirs.ordinal.to_string()
    } else {
        quoted(theirs.heading.as_raw())
    }
}

fn section(out: &mut String, vocabulary: &Vocabulary, words: &Comments<'_>) {
    let column = vocabulary.column;
    let name = (words.name)(column);
    push(out, format_args!("\n[values.{}]\n", quoted(Raw::new(name))));
    comment(out, words.values);
    let choices = vocabulary::values(column);
    if !choices.is_empty() {
        comment(out, words.choices);
        let meanings = (words.meanings)(column);
        for (at, ours) in choices.iter().enumerate() {
            let meaning = meanings.get(at).copied().unwrap_or_default();
            let is_same = Raw::new(meaning).folded() == Raw::new(ours).folded();
            let remark = if is_same { "" } else { meaning };
            push(out, format_args!("#   \"{ours}\"{}\n", remarks(&[remark])));
        }
    }
    let mut asked = 0;
    for translation in &vocabulary.translations {
        let theirs = quoted(translation.theirs.as_raw());
        if let Some(ours) = &translation.ours {
            let ours = quoted(Raw::new(ours));
            push(out, format_args!("{theirs} = {ours}\n"));
            continue;
        }
        asked += 1;
        if asked <= LISTED {
            push(out, format_args!("# {theirs} = \"?\"\n"));
        }
    }
    if asked > LISTED {
        out.push_str("# …\n");
    }
}

/// What is said at the end of a line, with nothing said of nothing.
fn remarks(parts: &[&str]) -> String {
    let said: Vec<_> = parts
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect();
    if said.is_empty() {
        return String::new();
    }
    format!("  # {}", said.join("; "))
}

fn comment(out: &mut String, text: &str) {
    for line in text.lines() {
        push(out, format_args!("{}\n", format!("# {line}").trim_end()));
    }
}

/// The start of a heading, quoted, for a comment.
fn brief(heading: &RawText) -> String {
    let text = heading.as_raw().lossless();
    let short: String = text.chars().take(LONGEST).collect();
    let rest = if short.len() < text.len() { " …" } else { "" };
    format!("{}{rest}", quoted(Raw::new(&short)))
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = out.write_fmt(text);
}

/// A basic string of TOML in which nothing is hidden and no character can end the line.
fn quoted(text: Raw<'_>) -> String {
    let mut out = String::from("\"");
    for c in text.lossless().chars() {
        let mut bytes = [0; 4];
        let is_hidden = c == '\n' || Raw::new(c.encode_utf8(&mut bytes)).has_hidden();
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            _ if is_hidden && u32::from(c) <= 0xFFFF => {
                push(&mut out, format_args!("\\u{:04X}", u32::from(c)));
            }
            _ if is_hidden => push(&mut out, format_args!("\\U{:08X}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_text_is_one_line_and_hides_nothing() {
        for (text, written) in [
            ("Område", "\"Område\""),
            ("a \"b\" # \\c", "\"a \\\"b\\\" # \\\\c\""),
            ("a\r\nb\t\u{1B}[2J", "\"a\\u000D\\u000Ab\\u0009\\u001B[2J\""),
            ("\u{202E}x\u{E0041}", "\"\\u202Ex\\U000E0041\""),
        ] {
            assert_eq!(quoted(Raw::new(text)), written);
        }
    }

    #[test]
    fn a_long_heading_is_cut_in_a_comment() {
        let long = RawText::new("æ".repeat(61));
        assert_eq!(brief(&long), format!("\"{}\" …", "æ".repeat(60)));
    }
}
