//! The survey's closed vocabularies as people write them: names, longer forms, letters and numbers.

use crate::domain::amount;
use crate::domain::column::Column;
use crate::domain::field::Field;
use crate::domain::raw::Raw;
use crate::domain::terms::{
    FinanceSource, PolicyArea, PrimaryTarget, SecondaryTarget, Sources, Term,
};

/// A value that was read, and whether it stood there as the questionnaire's bare number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Coded<T> {
    pub(crate) value: T,
    pub(crate) is_number: bool,
}

impl<T> Coded<T> {
    fn word(value: T) -> Self {
        Self {
            value,
            is_number: false,
        }
    }
}

/// The special state that a cell says, if it does.
pub(crate) fn state<T>(cell: Raw<'_>) -> Option<Field<T>> {
    // Nearly every cell is longer than the longest word for a state, or begins with another letter or a digit.
    let is_other = |c: char| c.is_ascii_alphanumeric() && !c.eq_ignore_ascii_case(&'u');
    if cell.len_bytes() > 16 || cell.lossless().starts_with(is_other) {
        return None;
    }
    special(cell.lossless()).or_else(|| special(cell.folded().as_str()))
}

/// The special states that a field can be written as.
fn special<T>(folded: &str) -> Option<Field<T>> {
    match folded {
        "" => Some(Field::Empty),
        "_" => Some(Field::NotApplicable),
        "ukendt" | "unknown" => Some(Field::Unknown),
        _ => None,
    }
}

/// True for `_` with the quotation marks that the form's text puts around it.
pub(crate) fn is_quoted_mark(text: Raw<'_>) -> bool {
    let text = text.lossless();
    text.starts_with(QUOTATION_MARKS)
        && text.ends_with(QUOTATION_MARKS)
        && text.trim_matches(QUOTATION_MARKS) == "_"
}

const QUOTATION_MARKS: [char; 9] = ['"', '”', '“', '„', '\'', '’', '‘', '»', '«'];

/// A value of a vocabulary by `read`, which gets the folded text.
pub(crate) fn term<T>(
    text: Raw<'_>,
    read: impl FnOnce(&str) -> Option<Coded<T>>,
) -> (Field<T>, bool) {
    let folded = text.folded();
    let written = folded.as_str();
    match special(written) {
        Some(state) => (state, false),
        None => read(written).map_or((Field::Unreadable, false), |coded| {
            (Field::Given(coded.value), coded.is_number)
        }),
    }
}

/// A policy area by its canonical name, with "-området", or in the report's longer form; folded.
pub(crate) fn policy_area(folded: &str) -> Option<Coded<PolicyArea>> {
    area(folded).map(Coded::word)
}

fn area(folded: &str) -> Option<PolicyArea> {
    let bare = folded
        .trim_end_matches("omradet")
        .trim_end_matches("omrade");
    // "Dagtilbuds- og folkeskoleområdet" joins its words by hyphens and by the letter of a genitive.
    let words: Vec<_> = bare
        .split_whitespace()
        .filter(|word| !matches!(*word, "den" | "det" | "omradet"))
        .map(|word| word.trim_end_matches('-').trim_end_matches('s'))
        .collect();
    match words.join(" ").as_str() {
        "dagtilbud og folkeskole" | "dagtilbud og skole" => Some(PolicyArea::DaycareAndSchool),
        "beskaeftigelse" | "employment" => Some(PolicyArea::Employment),
        "kultur og fritid" => Some(PolicyArea::CultureAndLeisure),
        "social" | "socialt" => Some(PolicyArea::Social),
        "sundhed og aeldre" => Some(PolicyArea::HealthAndElderly),
        "integration generelt"
        | "integrationsomradet generelt"
        | "generel integration"
        | "generelle integration"
        | "generelt"
        | "generelle integrationsindsat"
        | "generelle integrationsindsatser" => Some(PolicyArea::GeneralIntegration),
        _ => english_area(folded),
    }
}

/// The names that the program itself uses in English.
fn english_area(folded: &str) -> Option<PolicyArea> {
    match folded {
        "daycare and school" | "daycare and schools" => Some(PolicyArea::DaycareAndSchool),
        "culture and leisure" => Some(PolicyArea::CultureAndLeisure),
        "health and elderly" => Some(PolicyArea::HealthAndElderly),
        "general integration" => Some(PolicyArea::GeneralIntegration),
        _ => None,
    }
}

/// `a`, `a)`, the questionnaire's wording, or both; folded. A letter before other words is none: it could name two.
pub(crate) fn primary_target(folded: &str) -> Option<Coded<PrimaryTarget>> {
    let target = match folded.chars().next()? {
        'a' => PrimaryTarget::NewlyArrived,
        'b' => PrimaryTarget::BroadIntegration,
        'c' => PrimaryTarget::BroadGroup,
        _ => return primary_words(folded).map(Coded::word),
    };
    let after = &folded[1..];
    let words = after.trim_start_matches([' ', ')', '.', ':', '-']);
    let is_it = words.is_empty()
        || (words.len() < after.len() && primary_words(words) == Some(target))
        || (words.len() == after.len() && primary_words(folded) == Some(target));
    is_it.then_some(Coded::word(target))
}

fn primary_words(folded: &str) -> Option<PrimaryTarget> {
    let starts = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    if starts(&["nyindvandrede", "nyankomne", "newly arrived"]) {
        Some(PrimaryTarget::NewlyArrived)
    } else if starts(&[
        "brede integrationsindsats",
        "bred integration",
        "broad integration",
    ]) {
        Some(PrimaryTarget::BroadIntegration)
    } else if starts(&["brede malgruppe", "bred malgruppe", "broad group"]) {
        Some(PrimaryTarget::BroadGroup)
    } else {
        None
    }
}

/// The value of a number, of a word, or of both where they agree; folded.
fn coded<T: Term>(folded: &str, word: impl FnOnce(&str) -> Option<T>) -> Option<Coded<T>> {
    let named = folded.trim_start_matches(|c: char| c.is_ascii_digit() || ") .:".contains(c));
    let number = &folded[..folded.len() - named.len()];
    let number = number.trim_end_matches([')', '.', ':', ' ']);
    let has_number = |value: &T| value.code().is_some_and(|code| number == code.to_string());
    if named.is_empty() {
        let value = T::ALL.iter().copied().find(has_number)?;
        return Some(Coded {
            value,
            is_number: true,
        });
    }
    word(named)
        .filter(|value| number.is_empty() || has_number(value))
        .map(Coded::word)
}

/// The questionnaire's words or its numbers; folded.
pub(crate) fn secondary_target(folded: &str) -> Option<Coded<SecondaryTarget>> {
    coded(folded, |word| match word {
        "maend" | "men" => Some(SecondaryTarget::Men),
        "kvinder" | "women" => Some(SecondaryTarget::Women),
        "born" | "children" => Some(SecondaryTarget::Children),
        "ovrige" | "others" => Some(SecondaryTarget::Others),
        "flere" | "flere malgrupper" | "several" => Some(SecondaryTarget::Several),
        _ => None,
    })
}

fn source(folded: &str) -> Option<Coded<FinanceSource>> {
    coded(folded, |word| match word {
        "staten" | "stat" | "statslig" | "state" => Some(FinanceSource::State),
        "private" | "privat" => Some(FinanceSource::Private),
        "kommunen" | "kommune" | "kommunal" | "kommunen selv" | "municipality" => {
            Some(FinanceSource::Municipality)
        }
        _ => None,
    })
}

/// One or several sources, separated by `,`, `/`, `+`, `&` or `og`; folded.
pub(crate) fn sources(folded: &str) -> Option<Coded<Sources>> {
    let folded = folded.replace(" og ", "+");
    let named = folded.split(['+', ',', '/', '&']).map(str::trim);
    let none = Coded::word(Sources::default());
    named.map(source).try_fold(none, |all, one| {
        let one = one?;
        Some(Coded {
            value: all.value.with(one.value),
            is_number: all.is_number || one.is_number,
        })
    })
}

/// The years that a row may be of.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;

/// An accounts year; folded.
pub(crate) fn year(folded: &str) -> Option<u16> {
    let year = folded.parse().ok()?;
    (folded.len() == 4 && YEARS.contains(&year)).then_some(year)
}

/// Whether the survey can read `text` in `column`, the special states included.
pub(crate) fn reads(column: Column, text: Raw<'_>) -> bool {
    fn readable<T>((field, _): &(Field<T>, bool)) -> bool {
        !matches!(field, Field::Unreadable)
    }
    let or_special = |is_number: bool| is_number || state::<()>(text).is_some();
    let trimmed = text.trimmed().lossless();
    match column {
        Column::Municipality
        | Column::Title
        | Column::LegalBasis
        | Column::Content
        | Column::Purpose => true,
        Column::Area => readable(&term(text, policy_area)),
        Column::Primary => readable(&term(text, primary_target)),
        Column::Secondary => readable(&term(text, secondary_target)),
        Column::Finance => readable(&term(text, sources)),
        Column::Gross | Column::Income => or_special(amount::parse_thousands(trimmed).is_ok()),
        Column::Share => or_special(amount::parse_share(trimmed).is_ok()),
        Column::Year => or_special(year(trimmed).is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_known_by_every_name_the_report_uses() {
        for (written, area) in [
            ("Dagtilbud og folkeskole", PolicyArea::DaycareAndSchool),
            (
                "Dagtilbuds- og folkeskoleområdet",
                PolicyArea::DaycareAndSchool,
            ),
            ("BESKÆFTIGELSE", PolicyArea::Employment),
            ("Beskæftigelsesområdet", PolicyArea::Employment),
            ("Kultur og fritid", PolicyArea::CultureAndLeisure),
            ("Kultur- og fritidsområdet", PolicyArea::CultureAndLeisure),
            ("Socialområdet", PolicyArea::Social),
            ("Sundhed og ældre", PolicyArea::HealthAndElderly),
            ("Sundheds- og ældreområdet", PolicyArea::HealthAndElderly),
            ("Integration generelt", PolicyArea::GeneralIntegration),
            ("Health and elderly", PolicyArea::HealthAndElderly),
            (
                "Dagtilbud- og folkeskoleområdet",
                PolicyArea::DaycareAndSchool,
            ),
            (
                "Dagtilbud og folkeskoleområdet",
                PolicyArea::DaycareAndSchool,
            ),
            (
                "Integrationsområdet generelt",
                PolicyArea::GeneralIntegration,
            ),
            (
                "Den generelle integrationsindsats",
                PolicyArea::GeneralIntegration,
            ),
            (
                "Det generelle integrationsområde",
                PolicyArea::GeneralIntegration,
            ),
        ] {
            let read = term(Raw::new(written), policy_area);
            assert_eq!(read, (Field::Given(area), false), "{written}");
        }
        assert_eq!(term(Raw::new("Vejvæsen"), policy_area).0, Field::Unreadable);
    }

    #[test]
    fn several_sources_are_one_set_however_they_are_separated() {
        let both = Sources::default()
            .with(FinanceSource::State)
            .with(FinanceSource::Municipality);
        for (written, is_number) in [
            ("staten+kommunen", false),
            ("kommunen, staten", false),
            ("Staten og kommunen", false),
            ("1/3", true),
            ("1) staten / 3) kommunen", false),
        ] {
            let read = term(Raw::new(written), sources);
            assert_eq!(read, (Field::Given(both), is_number), "{written}");
        }
        assert_eq!(term(Raw::new("EU"), sources).0, Field::Unreadable);
        assert_eq!(term(Raw::new(" "), sources).0, Field::Empty);
    }

    #[test]
    fn target_groups_are_read_by_code_and_by_words() {
        let newly = Field::Given(PrimaryTarget::NewlyArrived);
        assert_eq!(term(Raw::new("a)"), primary_target).0, newly);
        for written in [
            "A.",
            "a) Nyindvandrede flygtninge og familiesammenførte",
            "a nyindvandrede flygtninge",
            "Nyindvandrede flygtninge",
        ] {
            assert_eq!(
                term(Raw::new(written), primary_target).0,
                newly,
                "{written}"
            );
        }
        for written in [
            "alle",
            "a og b",
            "a b",
            "a) og c)",
            "b) Nyindvandrede",
            "a,b",
            "d",
        ] {
            let (read, _) = term(Raw::new(written), primary_target);
            assert_eq!(read, Field::Unreadable, "{written}");
        }
        for written in ["1) kvinder", "12", "1,2", "0", "6"] {
            let (read, _) = term(Raw::new(written), secondary_target);
            assert_eq!(read, Field::Unreadable, "{written}");
        }
        let women = Field::Given(SecondaryTarget::Women);
        assert_eq!(
            term(Raw::new("2) Kvinder"), secondary_target),
            (women, false)
        );
        assert_eq!(term(Raw::new("2"), secondary_target), (women, true));
    }

    #[test]
    fn the_form_s_quotation_marks_are_known() {
        for (written, is_mark) in [("”_”", true), ("\"_\"", true), ("_\"", false), ("_", false)]
        {
            assert_eq!(is_quoted_mark(Raw::new(written)), is_mark, "{written}");
        }
    }

    #[test]
    fn empty_not_applicable_unknown_and_wrong_stay_four_things() {
        for (written, state) in [
            ("", Field::Empty),
            ("_", Field::NotApplicable),
            ("”_”", Field::Unreadable),
            ("Ukendt", Field::Unknown),
            ("mange", Field::Unreadable),
            ("\"\"", Field::Unreadable),
        ] {
            assert_eq!(
                term(Raw::new(written), secondary_target).0,
                state,
                "{written}"
            );
        }
    }
}
