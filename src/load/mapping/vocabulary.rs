//! Our side of a mapping: the names of our columns, and which values the survey knows.

use crate::domain::amount;
use crate::domain::column::Column;
use crate::domain::field::Field;
use crate::domain::raw::Raw;
use crate::load::header;
use crate::load::vocabulary::{self, special, term};

/// The years that a mapping may name.
const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;

/// The English name of one of our columns, as a mapping may write it.
#[must_use]
pub fn english(column: Column) -> &'static str {
    match column {
        Column::Municipality => "municipality",
        Column::Area => "area",
        Column::Title => "title",
        Column::Gross => "gross",
        Column::Income => "income",
        Column::Finance => "finance",
        Column::LegalBasis => "legal_basis",
        Column::Primary => "primary",
        Column::Secondary => "secondary",
        Column::Content => "content",
        Column::Purpose => "purpose",
        Column::Share => "share",
        Column::Year => "year",
    }
}

/// Our column of a key: its heading, its English name, or another heading in use; `_` stands for a blank.
pub(super) fn column_of(key: &str) -> Option<Column> {
    let spaced = key.replace('_', " ");
    let folded = Raw::new(&spaced).folded();
    let is_english =
        |column: &Column| english(*column).replace('_', " ").as_str() == folded.as_str();
    Column::ALL
        .into_iter()
        .find(is_english)
        .or_else(|| header::column_of(Raw::new(&spaced)))
}

/// Whether the survey can read `text` in `column`, the special states included.
pub(super) fn reads(column: Column, text: Raw<'_>) -> bool {
    fn readable<T>((field, _): &(Field<T>, bool)) -> bool {
        !matches!(field, Field::Unreadable)
    }
    let or_special = |is_number: bool| is_number || special::<()>(text.folded().as_str()).is_some();
    let trimmed = text.trimmed().lossless();
    match column {
        Column::Municipality
        | Column::Title
        | Column::LegalBasis
        | Column::Content
        | Column::Purpose => true,
        Column::Area => readable(&term(text, vocabulary::policy_area)),
        Column::Primary => readable(&term(text, vocabulary::primary_target)),
        Column::Secondary => readable(&term(text, vocabulary::secondary_target)),
        Column::Finance => readable(&term(text, vocabulary::sources)),
        Column::Gross | Column::Income => or_special(amount::parse_thousands(trimmed).is_ok()),
        Column::Share => or_special(amount::parse_share(trimmed).is_ok()),
        Column::Year => or_special(year(trimmed).is_some()),
    }
}

/// An accounts year; folded.
pub(super) fn year(folded: &str) -> Option<u16> {
    let year = folded.parse().ok()?;
    (folded.len() == 4 && YEARS.contains(&year)).then_some(year)
}

/// The survey's own values of a closed vocabulary, as its files write them; none where any text will do.
pub(super) fn values(column: Column) -> &'static [&'static str] {
    match column {
        Column::Area => &[
            "Dagtilbud og folkeskole",
            "Beskæftigelse",
            "Kultur og fritid",
            "Social",
            "Sundhed og ældre",
            "Integration generelt",
        ],
        Column::Primary => &["a", "b", "c"],
        Column::Secondary => &["mænd", "kvinder", "børn", "øvrige", "flere"],
        Column::Finance => &["staten", "private", "kommunen"],
        Column::Municipality
        | Column::Title
        | Column::Gross
        | Column::Income
        | Column::LegalBasis
        | Column::Content
        | Column::Purpose
        | Column::Share
        | Column::Year => &[],
    }
}

/// Values that would do in `column`, for a message.
pub(super) fn expected(column: Column) -> String {
    match column {
        Column::Gross | Column::Income => "\"1.234\", \"ukendt\"".to_owned(),
        Column::Share => "\"0\" … \"100\", \"_\", \"ukendt\"".to_owned(),
        Column::Year => "\"2019\"".to_owned(),
        Column::Municipality
        | Column::Area
        | Column::Title
        | Column::Finance
        | Column::LegalBasis
        | Column::Primary
        | Column::Secondary
        | Column::Content
        | Column::Purpose => {
            let quoted = values(column).iter().map(|value| format!("\"{value}\""));
            quoted.collect::<Vec<_>>().join(", ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_by_its_danish_ascii_and_english_name() {
        for column in Column::ALL {
            assert_eq!(column_of(column.heading()), Some(column));
            assert_eq!(column_of(english(column)), Some(column));
        }
        for (key, column) in [
            ("omraade", Column::Area),
            ("primaer_maalgruppe", Column::Primary),
            ("Policy area", Column::Area),
            ("aar", Column::Year),
        ] {
            assert_eq!(column_of(key), Some(column), "{key}");
        }
        assert_eq!(column_of("bemærkning"), None);
    }

    #[test]
    fn the_survey_reads_each_of_its_own_values() {
        for column in Column::ALL {
            for value in values(column) {
                assert!(reads(column, Raw::new(value)), "{value}");
            }
        }
        assert!(reads(Column::Finance, Raw::new("staten+private")));
        assert!(reads(Column::Area, Raw::new("ukendt")));
        assert!(reads(Column::Year, Raw::new("2019")));
        for (column, wrong) in [
            (Column::Area, "Arbejdsmarked"),
            (Column::Primary, "alle"),
            (Column::Gross, "mange"),
            (Column::Share, "101"),
            (Column::Year, "19"),
        ] {
            assert!(!reads(column, Raw::new(wrong)), "{wrong}");
        }
    }
}
