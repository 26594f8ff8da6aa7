//! Columns by name: the survey's twelve, in any order, however the heading is spelt.

use crate::domain::column::Column;
use crate::domain::raw::{Raw, RawText};
use crate::load::Error;

/// The column of a heading: case, spelling of æ, ø and å, a `Felt 2:` prefix and a unit in brackets do not matter.
#[must_use]
pub fn column_of(heading: Raw<'_>) -> Option<Column> {
    let folded = heading.folded();
    let name = folded.as_str();
    let name = match name.strip_prefix("felt ") {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_ascii_digit() || ": .".contains(c)),
        None => name,
    };
    let name = name.split(['(', '[']).next().unwrap_or(name).trim();
    let canonical = |column: &Column| Raw::new(column.heading()).folded().as_str() == name;
    Column::ALL.into_iter().find(canonical).or_else(|| {
        let alias = ALIASES.iter().find(|(alias, _)| *alias == name);
        alias.map(|(_, column)| *column)
    })
}

/// Other headings in use, folded.
const ALIASES: &[(&str, Column)] = &[
    ("municipality", Column::Municipality),
    ("kommunenavn", Column::Municipality),
    ("policy area", Column::Area),
    ("fagomrade", Column::Area),
    ("title", Column::Title),
    ("titel", Column::Title),
    ("indsats", Column::Title),
    ("gross expenditure", Column::Gross),
    ("bruttoudgift", Column::Gross),
    ("gross income", Column::Income),
    ("bruttoindtaegt", Column::Income),
    ("finansieringskilde", Column::Finance),
    ("sources of finance", Column::Finance),
    ("legal basis", Column::LegalBasis),
    ("hjemmel", Column::LegalBasis),
    ("primary target group", Column::Primary),
    ("secondary target group", Column::Secondary),
    ("content", Column::Content),
    ("purpose", Column::Purpose),
    ("share", Column::Share),
];

/// Where the survey's columns stand in a table.
#[derive(Debug)]
pub struct Header {
    positions: [Option<usize>; Column::ALL.len()],
    /// The number of fields of the header.
    pub width: usize,
    /// Headings that are none of the survey's, with their ordinals from 1.
    pub unknown: Vec<(u16, RawText)>,
}

impl Header {
    /// Reads a header.
    ///
    /// # Errors
    /// [`Error::NoHeader`] when fewer than three of the survey's columns are there,
    /// [`Error::RepeatedColumn`] and [`Error::MissingColumn`].
    pub fn read(path: &RawText, headings: &[Raw<'_>]) -> Result<Self, Error> {
        let mut header = Self {
            positions: [None; Column::ALL.len()],
            width: headings.len(),
            unknown: Vec::new(),
        };
        for (at, heading) in headings.iter().enumerate() {
            match column_of(*heading) {
                Some(column) => header.place(path, column, at)?,
                None if heading.trimmed().is_empty() => {}
                None => header
                    .unknown
                    .push((ordinal(at), RawText::new(heading.lossless()))),
            }
        }
        if header.positions.iter().flatten().count() < 3 {
            return Err(Error::NoHeader {
                path: path.clone(),
                wanted: "kommune;område;initiativ;bruttoudgifter",
                found: Vec::new(),
            });
        }
        for column in Column::REQUIRED {
            if header.position(column).is_none() {
                return Err(Error::MissingColumn {
                    path: path.clone(),
                    line: 1,
                    column,
                    similar: None,
                    found: headings
                        .iter()
                        .map(|heading| RawText::new(heading.lossless()))
                        .collect(),
                });
            }
        }
        Ok(header)
    }

    fn place(&mut self, path: &RawText, column: Column, at: usize) -> Result<(), Error> {
        match self.positions[column as usize].replace(at) {
            None => Ok(()),
            Some(before) => Err(Error::RepeatedColumn {
                path: path.clone(),
                line: 1,
                column,
                at: (ordinal(before), ordinal(at)),
            }),
        }
    }

    /// The position of a column, counted from 0.
    #[must_use]
    pub fn position(&self, column: Column) -> Option<usize> {
        self.positions[column as usize]
    }

    /// The columns of the survey that the table does not have.
    pub fn missing(&self) -> impl Iterator<Item = Column> + '_ {
        Column::survey().filter(|column| self.position(*column).is_none())
    }
}

/// A position counted from 1, as people count columns.
pub(crate) fn ordinal(at: usize) -> u16 {
    u16::try_from(at + 1).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_canonical_heading_is_its_own_column() {
        for column in Column::ALL {
            assert_eq!(column_of(Raw::new(column.heading())), Some(column));
        }
    }

    #[test]
    fn a_heading_is_known_by_its_meaning_not_its_spelling() {
        for (heading, column) in [
            ("OMRÅDE", Column::Area),
            ("omraade", Column::Area),
            ("Felt 2: Bruttoudgifter (1.000 kr.)", Column::Gross),
            ("Primaer maalgruppe", Column::Primary),
            (" Gross income ", Column::Income),
        ] {
            assert_eq!(column_of(Raw::new(heading)), Some(column), "{heading}");
        }
        assert_eq!(column_of(Raw::new("bemærkning")), None);
    }

    #[test]
    fn a_missing_or_repeated_column_is_named() {
        let path = RawText::new("svar.csv");
        let read = |headings: &[&str]| {
            let headings: Vec<_> = headings.iter().map(|heading| Raw::new(heading)).collect();
            Header::read(&path, &headings)
        };
        assert!(matches!(
            read(&["kommune", "område", "initiativ"]),
            Err(Error::MissingColumn {
                column: Column::Gross,
                ..
            })
        ));
        assert!(matches!(
            read(&["kommune", "område", "Kommune", "x"]),
            Err(Error::RepeatedColumn { at: (1, 3), .. })
        ));
        assert!(matches!(read(&["a", "b"]), Err(Error::NoHeader { .. })));
    }
}
