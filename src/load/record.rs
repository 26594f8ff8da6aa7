//! One record to one row: a rule per field. A field that cannot be read is noted and never a zero.

use crate::domain::amount;
use crate::domain::column::Column;
use crate::domain::dataset::{self, Builder, Full, Initiative, Share};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::note::{Code, Note};
use crate::domain::place::TooManyPlaces;
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::{FinanceSource, PolicyArea, PrimaryTarget, SecondaryTarget, Sources};
use crate::load::Error;
use crate::load::header::{Header, ordinal};

/// Why a record cannot become a row at all.
#[derive(Debug)]
pub(crate) enum Unread {
    Full(Full),
    Places(TooManyPlaces),
}

impl Unread {
    pub(crate) fn into_error(self, path: &RawText) -> Error {
        match self {
            Self::Full(full) => Error::full(path)(full),
            Self::Places(places) => Error::places(path)(places),
        }
    }
}

/// Reads the records of one file.
#[derive(Debug)]
pub(crate) struct Reader<'h> {
    pub(crate) header: &'h Header,
    pub(crate) file: u16,
    pub(crate) line: u64,
}

impl Reader<'_> {
    /// Adds the row of a record, with a note for every field that cannot be read.
    pub(crate) fn read(
        &self,
        builder: &mut Builder,
        texts: &[RawText],
        notes: &mut Vec<Note>,
    ) -> Result<(), Unread> {
        let text = |column| {
            let at = self.header.position(column);
            at.and_then(|at| texts.get(at))
                .map_or(Raw::new(""), RawText::as_raw)
        };
        let mut note = |column, code| notes.push(self.note(texts, column, code));
        let name = text(Column::Municipality).trimmed();
        let place = builder.places_mut().intern(name).map_err(Unread::Places)?;
        if name.is_empty() {
            note(Column::Municipality, Code::EmptyMunicipality);
        } else if !builder.places_mut().is_municipality(place) {
            note(Column::Municipality, Code::UnknownMunicipality);
        }
        let area = term(text(Column::Area), policy_area);
        if area == Field::Empty {
            note(Column::Area, Code::EmptyArea);
        }
        let gross = money(text(Column::Gross));
        let income = money(text(Column::Income));
        let finance = sources(text(Column::Finance));
        let primary = term(text(Column::Primary), primary_target);
        let secondary = term(text(Column::Secondary), secondary_target);
        let share = share(text(Column::Share));
        let (category, amount) = (Code::UnknownCategory, Code::UnreadableAmount);
        let unreadable = [
            (Column::Area, area == Field::Unreadable, category),
            (Column::Gross, gross == Field::Unreadable, amount),
            (Column::Income, income == Field::Unreadable, amount),
            (Column::Finance, finance == Field::Unreadable, category),
            (Column::Primary, primary == Field::Unreadable, category),
            (Column::Secondary, secondary == Field::Unreadable, category),
            (
                Column::Share,
                share == Field::Unreadable,
                Code::UnreadableShare,
            ),
        ];
        for (column, _, code) in unreadable.into_iter().filter(|(_, is, _)| *is) {
            note(column, code);
        }
        let row = Initiative {
            place,
            area,
            title: text(Column::Title),
            gross,
            income,
            finance,
            legal_basis: legal_basis(text(Column::LegalBasis)),
            primary,
            secondary,
            content: text(Column::Content),
            purpose: text(Column::Purpose),
            share,
            year: Field::Empty,
            source: dataset::Source {
                file: self.file,
                line: u32::try_from(self.line).unwrap_or(u32::MAX),
            },
        };
        builder.push(&row).map(|_| ()).map_err(Unread::Full)
    }

    fn note(&self, texts: &[RawText], column: Column, code: Code) -> Note {
        let at = self.header.position(column);
        let found = at.and_then(|at| texts.get(at)).cloned();
        Note {
            code,
            file: self.file,
            line: self.line,
            column: at.map_or(0, ordinal),
            found: found.unwrap_or_default(),
            ..Note::of_file(code, self.file)
        }
    }
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

pub(crate) fn term<T>(text: Raw<'_>, read: impl FnOnce(&str) -> Option<T>) -> Field<T> {
    let folded = text.folded();
    let written = folded.as_str();
    special(written).unwrap_or_else(|| read(written).map_or(Field::Unreadable, Field::Given))
}

/// A policy area by its canonical name, with "-området", or in the report's longer form; folded.
pub(crate) fn policy_area(folded: &str) -> Option<PolicyArea> {
    let short = folded
        .trim_end_matches("omradet")
        .trim_end_matches(['-', ' ']);
    match short.trim_end_matches('s') {
        "dagtilbud og folkeskole" | "dagtilbud og skole" => Some(PolicyArea::DaycareAndSchool),
        "beskaeftigelse" => Some(PolicyArea::Employment),
        "kultur og fritid" => Some(PolicyArea::CultureAndLeisure),
        "social" | "socialt" => Some(PolicyArea::Social),
        "sundhed og aeldre" | "sundhed- og aeldre" => Some(PolicyArea::HealthAndElderly),
        "integration generelt"
        | "generel integration"
        | "den generelle integrationsindsat"
        | "generelle integrationsindsatser" => Some(PolicyArea::GeneralIntegration),
        _ => long_area(folded),
    }
}

fn long_area(folded: &str) -> Option<PolicyArea> {
    match folded {
        "dagtilbuds- og folkeskoleomradet" => Some(PolicyArea::DaycareAndSchool),
        "kultur- og fritidsomradet" => Some(PolicyArea::CultureAndLeisure),
        "sundheds- og aeldreomradet" | "sundhed og aeldreomradet" => {
            Some(PolicyArea::HealthAndElderly)
        }
        "generelle integrationsindsatser" => Some(PolicyArea::GeneralIntegration),
        _ => None,
    }
}

/// `a`, `a)`, or the questionnaire's wording; folded.
pub(crate) fn primary_target(folded: &str) -> Option<PrimaryTarget> {
    let mut chars = folded.chars();
    let first = chars.next()?;
    let lettered = chars.next().is_none_or(|second| ") .".contains(second));
    match first {
        'a' if lettered => Some(PrimaryTarget::NewlyArrived),
        'b' if lettered => Some(PrimaryTarget::BroadIntegration),
        'c' if lettered => Some(PrimaryTarget::BroadGroup),
        _ if folded.starts_with("nyindvandrede") => Some(PrimaryTarget::NewlyArrived),
        _ if folded.starts_with("brede integrationsindsats") => {
            Some(PrimaryTarget::BroadIntegration)
        }
        _ if folded.starts_with("brede malgruppe") => Some(PrimaryTarget::BroadGroup),
        _ => None,
    }
}

/// The questionnaire's words or its numbers; folded.
pub(crate) fn secondary_target(folded: &str) -> Option<SecondaryTarget> {
    let word = folded.trim_start_matches(|c: char| c.is_ascii_digit() || ") .".contains(c));
    let word = if word.is_empty() { folded } else { word };
    match word {
        "maend" | "1" => Some(SecondaryTarget::Men),
        "kvinder" | "2" => Some(SecondaryTarget::Women),
        "born" | "3" => Some(SecondaryTarget::Children),
        "ovrige" | "4" => Some(SecondaryTarget::Others),
        "flere" | "flere malgrupper" | "5" => Some(SecondaryTarget::Several),
        _ => None,
    }
}

fn source(folded: &str) -> Option<FinanceSource> {
    match folded.trim_start_matches(|c: char| c.is_ascii_digit() || ") .".contains(c)) {
        "staten" | "stat" => Some(FinanceSource::State),
        "private" | "privat" => Some(FinanceSource::Private),
        "kommunen" | "kommune" => Some(FinanceSource::Municipality),
        "" => match folded {
            "1" => Some(FinanceSource::State),
            "2" => Some(FinanceSource::Private),
            "3" => Some(FinanceSource::Municipality),
            _ => None,
        },
        _ => None,
    }
}

/// One or several sources, separated by `,`, `/`, `+` or `og`.
pub(crate) fn sources(text: Raw<'_>) -> Field<Sources> {
    term(text, |folded| {
        let folded = folded.replace(" og ", "+");
        folded
            .split(['+', ',', '/', '&'])
            .map(str::trim)
            .try_fold(Sources::default(), |sources, name| {
                Some(sources.with(source(name)?))
            })
    })
}

fn legal_basis(text: Raw<'_>) -> Field<Raw<'_>> {
    let trimmed = text.trimmed();
    special(trimmed.folded().as_str()).unwrap_or(Field::Given(trimmed))
}

pub(crate) fn money(text: Raw<'_>) -> Field<Money> {
    let trimmed = text.trimmed();
    if trimmed.is_empty() {
        return Field::Empty;
    }
    if let Some(state) = special(trimmed.folded().as_str()) {
        return state;
    }
    match amount::parse_thousands(trimmed.lossless()) {
        Ok(parsed) => Field::Given(Money::from_ore(i128::from(parsed.ore))),
        Err(_) => Field::Unreadable,
    }
}

pub(crate) fn share(text: Raw<'_>) -> Field<Share> {
    let trimmed = text.trimmed();
    if let Some(state) = special(trimmed.folded().as_str()) {
        return state;
    }
    amount::parse_share(trimmed.lossless())
        .map_or(Field::Unreadable, |parsed| Field::Given(parsed.hundredths))
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
        ] {
            assert_eq!(
                term(Raw::new(written), policy_area),
                Field::Given(area),
                "{written}"
            );
        }
        assert_eq!(term(Raw::new("Vejvæsen"), policy_area), Field::Unreadable);
    }

    #[test]
    fn several_sources_are_one_set_however_they_are_separated() {
        let both = Sources::default()
            .with(FinanceSource::State)
            .with(FinanceSource::Municipality);
        for written in [
            "staten+kommunen",
            "kommunen, staten",
            "Staten og kommunen",
            "1/3",
            "1) staten / 3) kommunen",
        ] {
            assert_eq!(sources(Raw::new(written)), Field::Given(both), "{written}");
        }
        assert_eq!(sources(Raw::new("EU")), Field::Unreadable);
        assert_eq!(sources(Raw::new(" ")), Field::Empty);
    }

    #[test]
    fn target_groups_are_read_by_code_and_by_words() {
        assert_eq!(
            term(Raw::new("a)"), primary_target),
            Field::Given(PrimaryTarget::NewlyArrived)
        );
        assert_eq!(term(Raw::new("alle"), primary_target), Field::Unreadable);
        assert_eq!(
            term(Raw::new("2) Kvinder"), secondary_target),
            Field::Given(SecondaryTarget::Women)
        );
        assert_eq!(
            term(Raw::new("3"), secondary_target),
            Field::Given(SecondaryTarget::Children)
        );
    }

    #[test]
    fn empty_not_applicable_unknown_and_wrong_stay_four_things() {
        assert_eq!(share(Raw::new("")), Field::Empty);
        assert_eq!(share(Raw::new("_")), Field::NotApplicable);
        assert_eq!(share(Raw::new("ukendt")), Field::Unknown);
        assert_eq!(share(Raw::new("mange")), Field::Unreadable);
        assert_eq!(
            money(Raw::new("1.234")),
            Field::Given(Money::from_kroner(1_234_000))
        );
        assert_eq!(money(Raw::new("1.5")), Field::Unreadable);
    }
}
