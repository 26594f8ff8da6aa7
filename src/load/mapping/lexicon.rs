//! Other words for our columns and values, Danish and English, and how near a foreign text is to them.

use crate::domain::column::Column;
use crate::domain::fold;
use crate::domain::raw::Raw;
use crate::load::header;
use crate::load::mapping::synonyms::{headings, meanings};
use crate::load::mapping::vocabulary;

/// What a heading is worth that is one of ours but for fillers and numbers.
const WITHOUT_FILLERS: f64 = 0.95;

/// What a percent sign in a heading is worth, for the only percentage among our columns.
const PERCENT: f64 = 0.6;

/// The most that a heading is worth which only resembles one of ours.
const RESEMBLES: f64 = 0.9;

/// The most words of a value that can stand for one of ours; more are free text.
const MOST_WORDS: usize = 8;

/// Words that say nothing of what a text is about; folded.
const FILLERS: &[&str] = &[
    "af",
    "afdeling",
    "and",
    "by",
    "de",
    "den",
    "det",
    "dkk",
    "for",
    "forvaltning",
    "forvaltningen",
    "fra",
    "fx",
    "i",
    "inkl",
    "kr",
    "kroner",
    "med",
    "mill",
    "mio",
    "mv",
    "of",
    "og",
    "omrade",
    "omradet",
    "pa",
    "samt",
    "t",
    "the",
    "til",
    "tkr",
    "to",
];

/// The synonyms of our columns and values, folded once.
#[derive(Debug)]
pub(super) struct Lexicon {
    headings: Vec<(Column, Vec<Synonym>)>,
    values: Vec<(Column, Vec<Meaning>)>,
}

#[derive(Debug)]
struct Synonym {
    folded: String,
    words: Vec<String>,
}

/// One of our values, and words that mean it.
#[derive(Debug)]
struct Meaning {
    ours: &'static str,
    words: Vec<String>,
}

impl Default for Lexicon {
    fn default() -> Self {
        let synonym = |text: &str| {
            let folded = Raw::new(text).folded();
            let words = fold::fold_words(text);
            Synonym { folded, words }
        };
        let of_column = |column: Column| {
            let own = [column.heading(), vocabulary::english(column)];
            let all = own.into_iter().chain(headings(column).split(", "));
            (column, all.map(synonym).collect())
        };
        let meaning = |(ours, words): &(&'static str, &str)| Meaning {
            ours,
            words: fold::fold_words(words),
        };
        let of_values = |column: Column| (column, meanings(column).iter().map(meaning).collect());
        Self {
            headings: Column::ALL.into_iter().map(of_column).collect(),
            values: Column::ALL.into_iter().map(of_values).collect(),
        }
    }
}

impl Lexicon {
    /// How near a heading is to one of our columns, from 0 to 1; 1 where it is a heading of ours.
    pub(super) fn heading(&self, column: Column, heading: Raw<'_>) -> f64 {
        if header::column_of(heading) == Some(column) {
            return 1.0;
        }
        let folded = heading.folded();
        let name = folded.as_str().split(['(', '[']).next().unwrap_or_default();
        let words = telling(name);
        if words.is_empty() {
            return 0.0;
        }
        let joined = words.join(" ");
        if header::column_of(Raw::new(&joined)) == Some(column) {
            return WITHOUT_FILLERS;
        }
        if column == Column::Share && name.contains('%') {
            return PERCENT;
        }
        let near = |synonym: &Synonym| {
            let whole = strsim::jaro_winkler(&joined, &synonym.folded);
            let whole = if whole >= 0.93 { whole } else { 0.0 };
            whole.max(overlap(&words, &synonym.words)) * RESEMBLES
        };
        let synonyms = self.headings.iter().filter(|(of, _)| *of == column);
        synonyms
            .flat_map(|(_, all)| all.iter().map(near))
            .fold(0.0, f64::max)
    }

    /// The one of our values in a closed vocabulary that a foreign value means, with how near it is; none where no
    /// value, or more than one, is near.
    pub(super) fn value(&self, column: Column, text: Raw<'_>) -> Option<(&'static str, f64)> {
        self.meaning(column, &telling(text.folded().as_str()))
    }

    /// [`Lexicon::value`] of the words of [`telling`].
    pub(super) fn meaning(&self, column: Column, words: &[String]) -> Option<(&'static str, f64)> {
        if words.is_empty() || words.len() > MOST_WORDS {
            return None;
        }
        let score = |meaning: &Meaning| {
            let best = |word: &String| best_word(word, &meaning.words);
            mean(words.iter().map(best))
        };
        let mut best: Option<(&'static str, f64)> = None;
        let mut second = 0.0;
        let meanings = self.values.iter().filter(|(of, _)| *of == column);
        for meaning in meanings.flat_map(|(_, all)| all) {
            let near = score(meaning);
            match best {
                Some((_, highest)) if near <= highest => second = f64::max(second, near),
                Some((_, highest)) => {
                    second = highest;
                    best = Some((meaning.ours, near));
                }
                None => best = Some((meaning.ours, near)),
            }
        }
        best.filter(|(_, near)| *near >= 0.6 && near - second >= 0.25)
    }
}

/// The words of a folded text that tell something: no fillers, no numbers, unless there are no others.
pub(super) fn telling(folded: &str) -> Vec<String> {
    let all = fold::fold_words(folded);
    let tells = |word: &&String| {
        !FILLERS.contains(&word.as_str()) && !word.chars().all(|c| c.is_ascii_digit())
    };
    let telling: Vec<_> = all.iter().filter(tells).cloned().collect();
    if !telling.is_empty() {
        return telling;
    }
    let is_filler = |word: &String| FILLERS.contains(&word.as_str());
    all.into_iter().filter(is_filler).collect()
}

/// How far the words of a heading and of a synonym are the same.
fn overlap(heading: &[String], synonym: &[String]) -> f64 {
    let of_synonym = |word: &String| {
        let near = heading.iter().map(|theirs| likeness(theirs, word));
        near.fold(0.0, f64::max)
    };
    let covered = mean(synonym.iter().map(of_synonym));
    let used = mean(heading.iter().map(|word| best_word(word, synonym)));
    0.75 * covered + 0.25 * used
}

fn best_word(word: &str, ours: &[String]) -> f64 {
    let near = ours.iter().map(|our| likeness(word, our));
    near.fold(0.0, f64::max)
}

/// How near a foreign word is to one of ours. A Danish compound means what its last part means
/// ("forvaltningsområde"), mostly what its first part means ("arbejdsmarkedsindsats").
fn likeness(theirs: &str, ours: &str) -> f64 {
    let is_long = ours.chars().count() >= 4;
    if theirs == ours {
        1.0
    } else if is_long && theirs.ends_with(ours) {
        0.85
    } else if is_long && theirs.starts_with(ours) {
        0.8
    } else if theirs.chars().next() == ours.chars().next() && theirs.len().abs_diff(ours.len()) <= 4
    {
        let near = strsim::jaro_winkler(theirs, ours);
        if near >= 0.92 { near * 0.9 } else { 0.0 }
    } else {
        0.0
    }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of words")]
fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len().max(1) as f64;
    values.sum::<f64>() / count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest(heading: &str) -> Column {
        let lexicon = Lexicon::default();
        let score = |column: &Column| lexicon.heading(*column, Raw::new(heading));
        Column::ALL
            .into_iter()
            .max_by(|one, two| score(one).total_cmp(&score(two)))
            .unwrap()
    }

    #[test]
    fn a_foreign_heading_is_nearest_to_what_it_means() {
        for (heading, column) in [
            ("Kommunenavn", Column::Municipality),
            ("Ansøgerkommune", Column::Municipality),
            ("Forvaltningsområde", Column::Area),
            ("Projekttitel", Column::Title),
            ("Navn på projekt", Column::Title),
            ("Udgift 2019 (t.kr.)", Column::Gross),
            ("Samlede udgifter", Column::Gross),
            ("Finansieret af", Column::Finance),
            ("Lovgrundlag", Column::LegalBasis),
            ("Sekundær målgr.", Column::Secondary),
            ("Projektbeskrivelse", Column::Content),
            ("Objective of the project", Column::Purpose),
            ("Regnskabsår", Column::Year),
            ("Total spending", Column::Gross),
        ] {
            assert_eq!(nearest(heading), column, "{heading}");
        }
    }

    #[test]
    fn a_heading_of_ours_is_certain_and_a_strange_one_is_far() {
        let lexicon = Lexicon::default();
        let score = |column, heading| lexicon.heading(column, Raw::new(heading));
        assert!((score(Column::Gross, "Bruttoudgift (1.000 kr.)") - 1.0).abs() < 1e-9);
        for column in Column::ALL {
            assert!(score(column, "Journalnummer") < 0.5, "{column:?}");
            assert!(score(column, " (x)") < 0.1, "{column:?}");
        }
    }

    #[test]
    fn a_foreign_value_means_one_of_ours_or_none() {
        let lexicon = Lexicon::default();
        let value = |column, text| lexicon.value(column, Raw::new(text)).map(|(ours, _)| ours);
        for (text, ours) in [
            ("Arbejdsmarked", Some("Beskæftigelse")),
            ("Arbejdsmarkedsforvaltningen", Some("Beskæftigelse")),
            ("Skole og dagtilbud", Some("Dagtilbud og folkeskole")),
            ("Det sociale område", Some("Social")),
            ("Børn, kultur og fritid", Some("Kultur og fritid")),
            ("Health and care", Some("Sundhed og ældre")),
            ("Job og uddannelse", None),
            ("Teknik og miljø", None),
            ("", None),
        ] {
            assert_eq!(value(Column::Area, text), ours, "{text}");
        }
        assert_eq!(value(Column::Primary, "Flygtninge"), Some("a"));
        assert_eq!(value(Column::Primary, "Flygtninge og indvandrere"), None);
        assert_eq!(value(Column::Secondary, "Unge kvinder"), None);
        assert_eq!(value(Column::Finance, "A. P. Møller Fonden"), None);
    }
}
