//! Their values as ours: what the survey cannot read, and what it probably means.

use std::collections::HashSet;

use super::lexicon::Lexicon;
use super::vocabulary;
use crate::domain::column::Column;
use crate::domain::place::{PlaceId, Places};
use crate::domain::raw::{Raw, RawText};

/// The longest value that is listed, in bytes; what is longer is free text.
const LONGEST: usize = 200;

/// The values of one of our columns that the survey cannot read as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// Our column.
    pub column: Column,
    /// What would be written for each of them.
    pub translations: Vec<Translation>,
}

/// A value of theirs and ours for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// Their value.
    pub theirs: RawText,
    /// The nearest of ours, where one is near enough.
    pub ours: Option<String>,
}

/// Proposes ours for each different value of `column` that the survey cannot read; none where there are none.
pub(super) fn translate(
    column: Column,
    samples: &[RawText],
    places: &Places,
    lexicon: &Lexicon,
) -> Option<Vocabulary> {
    let mut seen = HashSet::new();
    let translations: Vec<_> = samples
        .iter()
        .filter(|text| text.as_raw().len_bytes() <= LONGEST)
        .filter(|text| seen.insert(text.as_raw().folded()))
        .filter_map(|text| one(column, text, places, lexicon))
        .collect();
    (!translations.is_empty()).then_some(Vocabulary {
        column,
        translations,
    })
}

fn one(column: Column, text: &RawText, places: &Places, lexicon: &Lexicon) -> Option<Translation> {
    let raw = text.as_raw().trimmed();
    let folded = raw.folded();
    let is_read = match column {
        Column::Municipality => places.find(raw).is_some(),
        Column::Title
        | Column::Area
        | Column::Gross
        | Column::Income
        | Column::Finance
        | Column::LegalBasis
        | Column::Primary
        | Column::Secondary
        | Column::Content
        | Column::Purpose
        | Column::Share
        | Column::Year => vocabulary::reads(column, raw),
    };
    if is_read || folded.is_empty() {
        return None;
    }
    let state = special(folded.as_str()).map(str::to_owned);
    let ours = match column {
        Column::Municipality => place(raw, places),
        Column::Finance => state.or_else(|| sources(raw, lexicon)),
        Column::Area | Column::Primary | Column::Secondary => state.or_else(|| {
            let (ours, _) = lexicon.value(column, raw)?;
            Some(ours.to_owned())
        }),
        // A number that cannot be read is for the reader of `check`, not for a translation.
        Column::Gross | Column::Income | Column::Share => Some(state?),
        Column::Title | Column::LegalBasis | Column::Content | Column::Purpose | Column::Year => {
            return None;
        }
    };
    let theirs = RawText::new(raw.lossless());
    Some(Translation { theirs, ours })
}

/// The special states in other words; folded.
fn special(folded: &str) -> Option<&'static str> {
    match folded {
        "ikke oplyst" | "uoplyst" | "ved ikke" | "vides ikke" | "not stated" | "not known" => {
            Some("ukendt")
        }
        "ikke relevant" | "n/a" | "na" | "not applicable" | "not relevant" => Some("_"),
        _ => None,
    }
}

/// Every source that is named, or none.
pub(super) fn sources(text: Raw<'_>, lexicon: &Lexicon) -> Option<String> {
    let folded = text
        .folded()
        .as_str()
        .replace(" og ", "+")
        .replace(" and ", "+");
    let parts = folded.split(['+', ',', '/', '&', ';']);
    let mut found = Vec::new();
    for part in parts {
        let (ours, _) = lexicon.value(Column::Finance, Raw::new(part))?;
        if !found.contains(&ours) {
            found.push(ours);
        }
    }
    Some(found.join("+"))
}

/// The municipality that is meant: named at the start, or with a slip of the pen.
fn place(text: Raw<'_>, places: &Places) -> Option<String> {
    let name = |id: PlaceId| places.get(id).name.as_raw().shown().into_string();
    let first = text.lossless().split([',', '(', '/', ';', ':']).next();
    let first = first.and_then(|first| first.split(" - ").next());
    let is_name = |first: &str| first.chars().any(char::is_alphabetic);
    let named = first.filter(|first| is_name(first));
    if let Some(id) = named.and_then(|first| places.find(Raw::new(first))) {
        return Some(name(id));
    }
    let folded = text.folded();
    let bare = folded.as_str();
    let bare = bare.strip_suffix(" kommune").unwrap_or(bare);
    let mut near: Vec<(f64, PlaceId)> = places
        .ids()
        .filter(|id| places.is_municipality(*id))
        .map(|id| {
            let known = places.get(id).name.as_raw().folded();
            (strsim::jaro_winkler(bare, known.as_str()), id)
        })
        .filter(|(score, _)| *score >= 0.92)
        .collect();
    near.sort_by(|one, two| two.0.total_cmp(&one.0));
    match near.as_slice() {
        [(best, _), (second, _), ..] if best - second < 0.03 => None,
        [(_, id), ..] => Some(name(*id)),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::shipped;

    fn translated(column: Column, values: &[&str]) -> Vec<(String, Option<String>)> {
        let samples: Vec<_> = values.iter().map(|value| RawText::new(*value)).collect();
        let places = shipped::places().unwrap();
        let found = translate(column, &samples, &places, &Lexicon::default());
        found.map_or(Vec::new(), |found| {
            let pair = |one: Translation| (one.theirs.as_raw().lossless().to_owned(), one.ours);
            found.translations.into_iter().map(pair).collect()
        })
    }

    fn pair(theirs: &str, ours: &str) -> (String, Option<String>) {
        let ours = (!ours.is_empty()).then(|| ours.to_owned());
        (theirs.to_owned(), ours)
    }

    #[test]
    fn readable_values_need_no_line_and_others_get_the_nearest_or_a_question() {
        let found = translated(
            Column::Area,
            &[
                "Social",
                "ukendt",
                " ",
                "Arbejdsmarked",
                " arbejdsmarked ",
                "Teknik",
                "Ikke oplyst",
            ],
        );
        assert_eq!(
            found,
            [
                pair("Arbejdsmarked", "Beskæftigelse"),
                pair("Teknik", ""),
                pair("Ikke oplyst", "ukendt"),
            ]
        );
        assert_eq!(translated(Column::Area, &["Social"]), []);
    }

    #[test]
    fn several_sources_are_translated_together_or_not_at_all() {
        let found = translated(
            Column::Finance,
            &[
                "Statslig pulje",
                "Egenfinansiering",
                "Ministeriet og fonde",
                "Ministeriet + EU",
                "3",
            ],
        );
        assert_eq!(
            found,
            [
                pair("Statslig pulje", ""),
                pair("Egenfinansiering", "kommunen"),
                pair("Ministeriet og fonde", "staten+private"),
                pair("Ministeriet + EU", ""),
            ]
        );
    }

    #[test]
    fn a_municipality_is_known_at_the_start_or_with_a_slip_of_the_pen() {
        let found = translated(
            Column::Municipality,
            &[
                "Aarhus Kommune",
                "Vejle Kommune, Jobcentret",
                "Frederikshvn",
                "Region Syddanmark",
            ],
        );
        assert_eq!(
            found,
            [
                pair("Vejle Kommune, Jobcentret", "Vejle"),
                pair("Frederikshvn", "Frederikshavn"),
                pair("Region Syddanmark", ""),
            ]
        );
    }

    #[test]
    fn of_amounts_only_the_special_states_are_translated() {
        let found = translated(Column::Gross, &["1.234", "ca. 5", "ikke oplyst"]);
        assert_eq!(found, [pair("ikke oplyst", "ukendt")]);
    }
}
