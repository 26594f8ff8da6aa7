//! What can be chosen by name, and which of it a typed value means.

use crate::domain::fold;
use crate::text::flag::refusal::Why;

/// Values that are named as near to what was typed.
const NEAR: usize = 3;

/// Something that can be chosen.
#[derive(Clone, Debug)]
pub(super) struct Candidate<T> {
    /// What is chosen.
    pub(super) value: T,
    /// Its names; the first is the one that is printed.
    pub(super) names: Vec<String>,
    /// The names are words of the flag, not of the data: they come first, and quotation marks pass them by.
    pub(super) is_keyword: bool,
    /// Its number among its like in the data, from 1: `#3`.
    pub(super) number: Option<usize>,
}

impl<T> Candidate<T> {
    /// A word of the flag.
    pub(super) fn keyword(value: T, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            value,
            names: names.into_iter().map(Into::into).collect(),
            is_keyword: true,
            number: None,
        }
    }

    /// A name in the data.
    pub(super) fn named(value: T, names: Vec<String>, number: usize) -> Self {
        Self {
            value,
            names,
            is_keyword: false,
            number: Some(number),
        }
    }
}

/// One typed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    /// The text, without mark and quotation marks.
    pub(super) text: String,
    /// It stood in quotation marks: the name is meant as it is written.
    pub(super) is_quoted: bool,
    /// A `!` stood before it.
    pub(super) is_excluded: bool,
}

/// The values of a flag: separated by commas outside quotation marks, each with `!` before it to exclude it.
/// Where `is_number`, a comma between digits is a decimal comma.
pub(super) fn split(value: &str, is_number: bool) -> Vec<Typed> {
    let mut parts = vec![String::new()];
    let mut is_inside = false;
    let mut before = None;
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let is_decimal = is_number && is_digit(before) && is_digit(chars.peek().copied());
        let opens = parts.last().is_some_and(|part| {
            let part = part.trim_start();
            part.is_empty() || part == "!"
        });
        is_inside ^= c == '"' && (is_inside || opens);
        if c == ',' && !is_inside && !is_decimal {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
        before = Some(c);
    }
    parts.iter().map(|part| typed(part)).collect()
}

fn typed(part: &str) -> Typed {
    let part = part.trim();
    let (is_excluded, part) = match part.strip_prefix('!') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, part),
    };
    let inside = part
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    Typed {
        text: inside.map_or_else(|| part.to_owned(), |text| text.replace("\"\"", "\"")),
        is_quoted: inside.is_some(),
        is_excluded,
    }
}

/// A text in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// What a typed value means: a number, the name as it is written, however it is spelled, what `known` knows of it, the
/// only name that begins so, or the only one with a word that begins so.
pub(super) fn resolve<T: Clone + PartialEq>(
    candidates: &[Candidate<T>],
    typed: &Typed,
    known: impl Fn(&str) -> Option<T>,
) -> Result<T, Why> {
    let text = typed.text.as_str();
    if typed.is_quoted {
        let is_it = |c: &&Candidate<T>| !c.is_keyword && c.names.first().is_some_and(|n| n == text);
        return match only(candidates.iter().filter(is_it)) {
            Some(found) => found,
            None => Err(unknown(candidates, text)),
        };
    }
    if text.is_empty() {
        return Err(Why::Missing);
    }
    if let Some(number) = text.strip_prefix('#').and_then(|n| n.parse().ok()) {
        let mut numbered = candidates.iter();
        return match numbered.find(|candidate| candidate.number == Some(number)) {
            Some(found) => Ok(found.value.clone()),
            None => Err(unknown(candidates, text)),
        };
    }
    let written = |is_keyword: bool| {
        let like = candidates.iter().filter(|candidate| {
            candidate.is_keyword == is_keyword && candidate.names.iter().any(|name| name == text)
        });
        only(like)
    };
    if let Some(found) = written(true).or_else(|| written(false)) {
        return found;
    }
    let wanted = normal(text);
    let within = format!(" {wanted}");
    // Each name is folded once: there may be a thousand legal bases.
    let spellings: Vec<Vec<String>> = candidates.iter().map(spellings).collect();
    let has = |is_it: &dyn Fn(&String) -> bool| {
        let all = candidates.iter().zip(&spellings);
        let found = all.filter(|(_, names)| names.iter().any(is_it));
        only(found.map(|(candidate, _)| candidate))
    };
    has(&|name| *name == wanted)
        .or_else(|| known(text).map(Ok))
        .or_else(|| has(&|name| name.starts_with(&wanted)))
        .or_else(|| has(&|name| name.contains(&within)))
        .unwrap_or_else(|| Err(nearest(candidates, &spellings, &wanted)))
}

/// Which of some names is meant: the one that is written so, however it is spelled, or the only one that begins so or
/// has a word that begins so. Of two of one name the first.
///
/// # Errors
/// [`Why`] none is meant, with those that may be.
pub fn choose(names: &[&str], typed: &str) -> Result<usize, Why> {
    let first = |name: &str| names.iter().position(|other| *other == name);
    let candidates: Vec<_> = names
        .iter()
        .filter_map(|name| {
            Some(Candidate {
                value: first(name)?,
                names: vec![(*name).to_owned()],
                is_keyword: false,
                number: None,
            })
        })
        .collect();
    let typed = Typed {
        text: typed.trim().to_owned(),
        is_quoted: false,
        is_excluded: false,
    };
    resolve(&candidates, &typed, |_| None)
}

/// The names in the form in which spellings are the same.
fn spellings<T>(candidate: &Candidate<T>) -> Vec<String> {
    candidate.names.iter().map(|name| normal(name)).collect()
}

/// The one value of those found; `None` of none, and an error of several.
fn only<'c, T: Clone + PartialEq + 'c>(
    found: impl Iterator<Item = &'c Candidate<T>>,
) -> Option<Result<T, Why>> {
    let mut different: Vec<&Candidate<T>> = Vec::new();
    for candidate in found {
        if different.iter().all(|other| other.value != candidate.value) {
            different.push(candidate);
        }
    }
    match different.as_slice() {
        [] => None,
        [only] => Some(Ok(only.value.clone())),
        several => Some(Err(Why::Ambiguous(
            several.iter().map(|c| name(c)).collect(),
        ))),
    }
}

fn unknown<T>(candidates: &[Candidate<T>], text: &str) -> Why {
    let spellings: Vec<_> = candidates.iter().map(spellings).collect();
    nearest(candidates, &spellings, &normal(text))
}

/// The names that are near to what was typed, else all.
fn nearest<T>(candidates: &[Candidate<T>], spellings: &[Vec<String>], wanted: &str) -> Why {
    let length = wanted.chars().count();
    let most = (length / 3).max(1);
    // So many letters more or less are as many edits: a long name need not be compared with a short one.
    let may_be_near = |name: &&String| name.chars().count().abs_diff(length) <= most;
    let distance = |names: &Vec<String>| {
        let alike = names.iter().filter(may_be_near);
        alike.map(|name| strsim::osa_distance(wanted, name)).min()
    };
    let mut near: Vec<_> = candidates
        .iter()
        .zip(spellings)
        .filter_map(|(candidate, names)| Some((distance(names)?, candidate)))
        .filter(|(distance, _)| *distance <= most)
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    if near.is_empty() {
        return Why::NoSuch(candidates.iter().map(name).collect());
    }
    let near = near.into_iter().take(NEAR);
    Why::Unknown(near.map(|(_, candidate)| name(candidate)).collect())
}

fn name<T>(candidate: &Candidate<T>) -> String {
    candidate.names.first().cloned().unwrap_or_default()
}

/// The form in which spellings of a name are the same.
pub(super) fn normal(name: &str) -> String {
    let words = fold::fold_words(name);
    if words.is_empty() {
        return name.trim().to_lowercase();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates() -> Vec<Candidate<u8>> {
        vec![
            Candidate::keyword(0, ["(empty)", "(tom)"]),
            Candidate::named(1, vec!["Sundhed og ældre".to_owned()], 1),
            Candidate::named(2, vec!["Social".to_owned()], 2),
            Candidate::named(3, vec!["(empty)".to_owned()], 3),
            Candidate::named(4, vec!["Sundby, øst".to_owned()], 4),
        ]
    }

    fn meant(text: &str) -> Result<u8, Why> {
        resolve(&candidates(), &split(text, false)[0], |_| None)
    }

    #[test]
    fn a_name_is_known_however_it_is_written_and_by_its_beginning() {
        for text in [
            "Sundhed og ældre",
            "sundhed-og-aeldre",
            "sundh",
            "ældre",
            "#1",
        ] {
            assert_eq!(meant(text), Ok(1), "{text}");
        }
        let several = vec!["Sundhed og ældre".to_owned(), "Sundby, øst".to_owned()];
        assert_eq!(meant("sund"), Err(Why::Ambiguous(several)));
        assert_eq!(
            meant("socail"),
            Err(Why::Unknown(vec!["Social".to_owned()]))
        );
        assert!(matches!(meant("xyz"), Err(Why::NoSuch(all)) if all.len() == 5));
        assert_eq!(meant(""), Err(Why::Missing));
        assert!(matches!(meant("#9"), Err(Why::NoSuch(_))));
    }

    #[test]
    fn quotation_marks_mean_a_name_and_not_a_word_of_the_flag() {
        assert_eq!(meant("(empty)"), Ok(0));
        assert_eq!(meant("\"(empty)\""), Ok(3));
        assert_eq!(meant("\"Sundby, øst\""), Ok(4));
        assert!(meant("\"Sund\"").is_err());
    }

    #[test]
    fn values_are_split_at_commas_outside_quotation_marks_and_inside_no_number() {
        let texts = |value: &str, is_number| -> Vec<String> {
            let typed = split(value, is_number).into_iter();
            typed.map(|typed| typed.text).collect()
        };
        assert_eq!(
            texts("a, !b,\"c, \"\"d\"\"\"", false),
            ["a", "b", "c, \"d\""]
        );
        assert_eq!(texts("1,5-2,5", true), ["1,5-2,5"]);
        assert_eq!(texts("2019,2021", false), ["2019", "2021"]);
        assert_eq!(texts("5\" rør, b", false), ["5\" rør", "b"]);
        assert!(split("! x", false)[0].is_excluded);
        assert!(!split("\"!x\"", false)[0].is_excluded);
    }
}
