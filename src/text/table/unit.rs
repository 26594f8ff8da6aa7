//! The units of a table's columns, for programs and for people.

use crate::query::measure::{Measure, Per, Quantity};
use crate::text::Lang;

/// The unit of a column's exact values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Kroner.
    Kroner,
    /// Kroner per inhabitant.
    PerInhabitant,
    /// Kroner per immigrant or descendant.
    PerImmigrant,
    /// Kroner per initiative.
    PerInitiative,
    /// Percent.
    Percent,
    /// A ratio with the reference as 100.
    Index,
    /// A place in an order, 1 for the largest.
    Rank,
    /// Rows.
    Rows,
    /// Initiatives.
    Initiatives,
    /// Inhabitants.
    Inhabitants,
    /// Immigrants and descendants.
    Immigrants,
    /// Municipalities.
    Municipalities,
    /// A calendar year.
    Year,
    /// A factor.
    Factor,
    /// A line of a file, counted from 1.
    Line,
}

impl Unit {
    #[cfg(test)]
    pub(super) const ALL: [Self; 15] = [
        Self::Kroner,
        Self::PerInhabitant,
        Self::PerImmigrant,
        Self::PerInitiative,
        Self::Percent,
        Self::Index,
        Self::Rank,
        Self::Rows,
        Self::Initiatives,
        Self::Inhabitants,
        Self::Immigrants,
        Self::Municipalities,
        Self::Year,
        Self::Factor,
        Self::Line,
    ];

    /// The unit of a measure's values.
    pub(super) fn of(measure: Measure) -> Self {
        match (measure.per, measure.quantity) {
            (Per::Inhabitant, _) => Self::PerInhabitant,
            (Per::Immigrant, _) => Self::PerImmigrant,
            (Per::Initiative | Per::Total, Quantity::Count) => Self::Initiatives,
            (Per::Initiative, _) => Self::PerInitiative,
            (Per::Expenditure | Per::Selection, _) => Self::Percent,
            (Per::Total, Quantity::Gross | Quantity::Income | Quantity::Net) => Self::Kroner,
        }
    }

    /// The unit of what a measure counts.
    pub(super) fn counted(measure: Measure) -> Self {
        match measure.quantity {
            Quantity::Gross | Quantity::Income | Quantity::Net => Self::Kroner,
            Quantity::Count => Self::Initiatives,
        }
    }

    /// The unit of what a measure divides by.
    pub(super) fn divided_by(measure: Measure) -> Option<Self> {
        match measure.per {
            Per::Total => None,
            Per::Inhabitant => Some(Self::Inhabitants),
            Per::Immigrant => Some(Self::Immigrants),
            Per::Initiative => Some(Self::Initiatives),
            Per::Expenditure => Some(Self::Kroner),
            Per::Selection => Some(Self::counted(measure)),
        }
    }

    /// Its name for programs.
    pub(super) fn token(self) -> &'static str {
        match self {
            Self::Kroner => "kr",
            Self::PerInhabitant => "kr_per_inhabitant",
            Self::PerImmigrant => "kr_per_immigrant",
            Self::PerInitiative => "kr_per_initiative",
            Self::Percent => "percent",
            Self::Index => "index",
            Self::Rank => "rank",
            Self::Rows => "rows",
            Self::Initiatives => "initiatives",
            Self::Inhabitants => "inhabitants",
            Self::Immigrants => "immigrants",
            Self::Municipalities => "municipalities",
            Self::Year => "year",
            Self::Factor => "factor",
            Self::Line => "line",
        }
    }

    /// What stands behind a heading; none where the heading says it all.
    fn words(self, lang: Lang) -> Option<&'static str> {
        let [da, en] = match self {
            Self::Kroner => ["kr.", "DKK"],
            Self::PerInhabitant => ["kr. pr. indb.", "DKK per inh."],
            Self::PerImmigrant => ["kr. pr. indv./efterk.", "DKK per immigrant/desc."],
            Self::PerInitiative => ["kr. pr. indsats", "DKK per initiative"],
            Self::Percent => ["pct.", "%"],
            Self::Index => ["gennemsnit = 100", "average = 100"],
            Self::Inhabitants => ["indbyggere", "inhabitants"],
            Self::Immigrants => ["indvandrere og efterkommere", "immigrants and descendants"],
            Self::Initiatives => ["indsatser", "initiatives"],
            Self::Rank
            | Self::Rows
            | Self::Municipalities
            | Self::Year
            | Self::Factor
            | Self::Line => return None,
        };
        Some(match lang {
            Lang::Da => da,
            Lang::En => en,
        })
    }

    /// A heading with the unit behind it, where it does not have it in it.
    pub(super) fn behind(self, heading: &str, lang: Lang) -> String {
        match self.words(lang) {
            Some(words) if !heading.contains(words) => format!("{heading} ({words})"),
            Some(_) | None => heading.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_have_names_of_their_own() {
        let tokens: std::collections::BTreeSet<_> = Unit::ALL.iter().map(|it| it.token()).collect();
        assert_eq!(tokens.len(), Unit::ALL.len());
    }

    #[test]
    fn a_heading_names_its_unit_once() {
        assert_eq!(Unit::Kroner.behind("tæller", Lang::Da), "tæller (kr.)");
        assert_eq!(Unit::Initiatives.behind("indsatser", Lang::Da), "indsatser");
        assert_eq!(Unit::Rank.behind("rank", Lang::En), "rank");
    }
}
