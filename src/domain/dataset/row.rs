//! One row: where it stands, and what it says.

use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::prose::Prose;
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget, Sources};

/// A row of the data set, in the order of loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub(super) u32);

impl RowId {
    /// The position of the row.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }

    /// The row that is `row` when this one is the first.
    #[must_use]
    pub fn after(self, row: Self) -> Self {
        Self(self.0 + row.0)
    }

    /// The row at a position.
    #[must_use]
    pub fn new(index: u32) -> Self {
        Self(index)
    }
}

/// A legal basis in the data set's list of different ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LegalBasisId(pub(super) u32);

impl LegalBasisId {
    /// The position in [`Dataset::legal_bases`](crate::domain::dataset::Dataset::legal_bases).
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A share in hundredths of a percent, 0 to 10,000.
pub type Share = u16;

/// A calendar year, for example 2019.
pub type Year = u16;

/// A file that rows come from, or one sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The name for people: of the file, with the sheet as in `bog.xlsx#Herning`.
    pub name: RawText,
    /// The sheet, where the file is a workbook: its rows are the lines, its columns have letters.
    pub sheet: Option<RawText>,
    /// The year of the price and wage level of its amounts, for example 2022 for 22-pl.
    pub price_level: Option<Year>,
    /// The accounts year of its amounts, where it says one.
    pub accounts_year: Option<Year>,
}

/// Where a row stands in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// The position of the file in [`Dataset::origins`](crate::domain::dataset::Dataset::origins).
    pub file: u16,
    /// The physical line of the record's first field, counted from 1.
    pub line: u32,
}

/// One initiative: the ten fields of the questionnaire, municipality and policy area.
#[derive(Clone, Copy, Debug)]
pub struct Initiative<'a> {
    /// The municipality that reports it.
    pub place: PlaceId,
    /// The policy area.
    pub area: Field<PolicyArea>,
    /// Field 1: the title.
    pub title: Raw<'a>,
    /// Field 2: gross expenditure of the accounts year.
    pub gross: Field<Money>,
    /// Field 3: gross income within the service framework.
    pub income: Field<Money>,
    /// Field 4: the primary sources of finance.
    pub finance: Field<Sources>,
    /// Field 5: the legal basis as typed.
    pub legal_basis: Field<Raw<'a>>,
    /// Field 6: the primary target group.
    pub primary: Field<PrimaryTarget>,
    /// Field 7: the secondary target group.
    pub secondary: Field<SecondaryTarget>,
    /// Field 8: what the initiative consists of.
    pub content: Prose<'a>,
    /// Field 9: its purpose and time horizon.
    pub purpose: Prose<'a>,
    /// Field 10: refugees, immigrants and descendants among the target group, in hundredths of a percent.
    pub share: Field<Share>,
    /// The accounts year of the row, where the data has a column of years.
    pub year: Field<Year>,
    /// Where the row stands.
    pub source: Source,
}
