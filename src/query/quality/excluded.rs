//! Activities that the survey leaves out, told by whole words and phrases.

use crate::domain::column::Column;
use crate::domain::dataset::Dataset;
use crate::domain::fold::{self, Folded};
use crate::domain::raw::{Raw, RawText};
use crate::domain::rule::Rule;
use crate::query::cube::Piece;
use crate::query::quality::finding::{Finding, Grounds, Value};

/// An activity that the survey leaves out (section 1 of the report), because a law demands it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// Tolkning.
    Interpreting,
    /// Danskuddannelse.
    DanishEducation,
    /// Rådgivning om repatriering.
    Repatriation,
    /// Selvforsørgelses- og hjemrejseprogram.
    SelfSupportProgramme,
    /// Særlige normeringer.
    ExtraStaffing,
    /// Modtageklasser.
    ReceptionClasses,
    /// Dansk som andetsprog.
    DanishAsSecondLanguage,
    /// Sprogstimulering.
    LanguageStimulation,
    /// Sprogprøver.
    LanguageTests,
}

impl Activity {
    /// Every activity, in the order of the report.
    pub const ALL: [Self; 9] = [
        Self::Interpreting,
        Self::DanishEducation,
        Self::Repatriation,
        Self::SelfSupportProgramme,
        Self::ExtraStaffing,
        Self::ReceptionClasses,
        Self::DanishAsSecondLanguage,
        Self::LanguageStimulation,
        Self::LanguageTests,
    ];

    /// Its names as folded words with their inflections; in a phrase the words follow each other.
    fn names(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Interpreting => &[
                &["tolk"],
                &["tolke"],
                &["tolken"],
                &["tolkene"],
                &["tolkning"],
                &["tolkningen"],
                &["tolkebistand"],
                &["tolkebistanden"],
                &["tolkeydelse"],
                &["tolkeydelser"],
                &["tolkeudgift"],
                &["tolkeudgifter"],
                &["tolkeservice"],
            ],
            Self::DanishEducation => &[
                &["danskuddannelse"],
                &["danskuddannelsen"],
                &["danskuddannelser"],
                &["danskuddannelserne"],
            ],
            Self::Repatriation => &[
                &["repatriering"],
                &["repatrieringen"],
                &["repatrieringsradgivning"],
                &["repatrieringsvejledning"],
            ],
            Self::SelfSupportProgramme => &[
                &["selvforsorgelsesprogram"],
                &["selvforsorgelsesprogrammet"],
                &["selvforsorgelsesprogrammer"],
                &["hjemrejseprogram"],
                &["hjemrejseprogrammet"],
                &["hjemrejseprogrammer"],
            ],
            Self::ExtraStaffing => &[
                &["saerlig", "normering"],
                &["saerlige", "normeringer"],
                &["saernormering"],
                &["saernormeringer"],
            ],
            Self::ReceptionClasses => &[
                &["modtageklasse"],
                &["modtageklassen"],
                &["modtageklasser"],
                &["modtageklasserne"],
                &["modtagelsesklasse"],
                &["modtagelsesklassen"],
                &["modtagelsesklasser"],
                &["modtagelsesklasserne"],
            ],
            Self::DanishAsSecondLanguage => &[&["dansk", "som", "andetsprog"]],
            Self::LanguageStimulation => &[
                &["sprogstimulering"],
                &["sprogstimuleringen"],
                &["sprogstimuleringstilbud"],
                &["sprogstimuleringstilbuddet"],
            ],
            Self::LanguageTests => &[
                &["sprogprove"],
                &["sprogproven"],
                &["sprogprover"],
                &["sprogproverne"],
            ],
        }
    }
}

/// Title, content or purpose names an activity that the survey leaves out, as a whole word or phrase in any inflection:
/// "tolke" trips, "sprogvejleder" and "tolkesprog" do not. The text may name it in passing ("uden tolk"), so every
/// finding is for a person to judge and no error. The first name in the first of the three fields is shown.
pub(super) fn activities(data: &Dataset, piece: &Piece<'_>) -> Option<Vec<Finding>> {
    let (mut found, mut folded) = (Vec::new(), String::new());
    for looked in piece.looks() {
        let mut rows = Vec::new();
        looked.each(None, |row| rows.push(row))?;
        data.each_prose(rows, |row, content, purpose| {
            let texts = [
                (Column::Title, data.title(row)),
                (Column::Content, content),
                (Column::Purpose, purpose),
            ];
            let named = texts.into_iter().find_map(|(column, text)| {
                fold::fold_into(&text.shown(), &mut folded);
                let (activity, _) = named(&folded)?;
                let finding = Finding::of_row(Rule::ExcludedActivity, row, column);
                let finding = finding.found(Value::Text(as_typed(text)));
                Some(finding.because(Grounds::Activity(activity)))
            });
            found.extend(named);
        });
    }
    Some(found)
}

/// Parts of words of which every name has one: a text without any is not looked through word by word.
const STEMS: [&str; 10] = [
    "tolk",
    "danskuddan",
    "repatri",
    "selvforsorgelsesp",
    "hjemrejse",
    "normering",
    "modtage",
    "andetsprog",
    "sprogstim",
    "sprogprove",
];

/// The first activity that a folded text names, and the bytes of its name.
fn named(folded: &str) -> Option<(Activity, std::ops::Range<usize>)> {
    if !STEMS.iter().any(|stem| folded.contains(stem)) {
        return None;
    }
    let words: Vec<_> = words(folded).collect();
    (0..words.len()).find_map(|at| {
        Activity::ALL.into_iter().find_map(|activity| {
            let name = activity.names().iter().find(|name| {
                let here = words[at..].iter().map(|(_, word)| *word);
                here.take(name.len()).eq(name.iter().copied())
            })?;
            let (last, word) = words[at + name.len() - 1];
            Some((activity, words[at].0..last + word.len()))
        })
    })
}

/// The words of a folded text, each with its first byte.
fn words(folded: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_sign = |sign: char| !sign.is_alphanumeric();
    let parts = folded.split(is_sign);
    let placed = parts.map(|word| (word.as_ptr() as usize - folded.as_ptr() as usize, word));
    placed.filter(|(_, word)| !word.is_empty())
}

/// The name of the activity as it stands in the text.
fn as_typed(text: Raw<'_>) -> RawText {
    let shown = text.shown();
    let folded: Folded = fold::fold(&shown);
    let Some((_, bytes)) = named(folded.as_str()) else {
        return RawText::default();
    };
    let before = folded.as_str()[..bytes.start].chars().count();
    let letters = folded.as_str()[bytes].chars().count();
    let places: Vec<_> = (before..before + letters).collect();
    let source = folded.source_indices(&places);
    let (Some(first), Some(last)) = (source.first(), source.last()) else {
        return RawText::default();
    };
    let name: String = shown.chars().skip(*first).take(last - first + 1).collect();
    RawText::new(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_and_phrases_name_an_activity_and_parts_of_words_do_not() {
        let names = |text: &str| named(fold::fold(text).as_str()).map(|(activity, _)| activity);
        for (text, activity) in [
            ("Udgifter til tolk", Activity::Interpreting),
            ("TOLKNING, møder", Activity::Interpreting),
            ("Dansk som andetsprog", Activity::DanishAsSecondLanguage),
            ("særlige normeringer i skolen", Activity::ExtraStaffing),
            ("sprogprøver", Activity::LanguageTests),
            (
                "selvforsørgelses- og hjemrejseprogrammet",
                Activity::SelfSupportProgramme,
            ),
        ] {
            assert_eq!(names(text), Some(activity), "{text}");
        }
        for text in [
            "Sprogvejleder",
            "tolkesprog",
            "dansk og andetsprog",
            "normeringer",
            "modtagelse",
            "",
        ] {
            assert_eq!(names(text), None, "{text}");
        }
    }

    #[test]
    fn every_name_has_a_stem_and_is_found() {
        for activity in Activity::ALL {
            for name in activity.names() {
                let found = named(&name.join(" ")).map(|(activity, _)| activity);
                assert_eq!(found, Some(activity), "{name:?}");
            }
        }
    }

    #[test]
    fn the_name_is_shown_as_it_stands_in_the_text() {
        let shown = |text: &str| as_typed(Raw::new(text)).as_raw().shown().into_string();
        assert_eq!(shown("Ærlig Tolkning."), "Tolkning");
        assert_eq!(shown("om særlige  Normeringer"), "særlige  Normeringer");
    }
}
