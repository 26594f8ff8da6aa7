//! The columns of a return: the twelve of the survey, and the accounts year where several years stand together.

/// A column of a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// `kommune`.
    Municipality,
    /// `område`.
    Area,
    /// `initiativ`: field 1 of the questionnaire.
    Title,
    /// `bruttoudgifter`: field 2.
    Gross,
    /// `bruttoindtægter`: field 3.
    Income,
    /// `finansieringskilder`: field 4.
    Finance,
    /// `hjemmelsgrundlag`: field 5.
    LegalBasis,
    /// `primær målgruppe`: field 6.
    Primary,
    /// `sekundær målgruppe`: field 7.
    Secondary,
    /// `indhold`: field 8.
    Content,
    /// `formål`: field 9.
    Purpose,
    /// `andel`: field 10.
    Share,
    /// `år`: the accounts year, where rows of several years stand in one data set. Not a field of the survey.
    Year,
}

impl Column {
    /// Every column in the canonical order.
    pub const ALL: [Self; 13] = [
        Self::Municipality,
        Self::Area,
        Self::Title,
        Self::Gross,
        Self::Income,
        Self::Finance,
        Self::LegalBasis,
        Self::Primary,
        Self::Secondary,
        Self::Content,
        Self::Purpose,
        Self::Share,
        Self::Year,
    ];

    /// The columns that a table cannot do without.
    pub const REQUIRED: [Self; 4] = [Self::Municipality, Self::Area, Self::Title, Self::Gross];

    /// The canonical heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Municipality => "kommune",
            Self::Area => "område",
            Self::Title => "initiativ",
            Self::Gross => "bruttoudgifter",
            Self::Income => "bruttoindtægter",
            Self::Finance => "finansieringskilder",
            Self::LegalBasis => "hjemmelsgrundlag",
            Self::Primary => "primær målgruppe",
            Self::Secondary => "sekundær målgruppe",
            Self::Content => "indhold",
            Self::Purpose => "formål",
            Self::Share => "andel",
            Self::Year => "år",
        }
    }

    /// The columns of the survey itself, which a table is expected to have.
    pub fn survey() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|column| *column != Self::Year)
    }
}
