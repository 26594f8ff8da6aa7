//! Foreign tables: a file that says which of their columns is which of ours, and which of their values.
//!
//! A mapping is read and checked here, and one is proposed by similarity for the reader to correct. Knows nothing of
//! how tables are read, and has no word for people: comments are passed in.

mod confidence;
mod evidence;
mod lexicon;
mod proposal;
mod propose;
mod read;
mod synonyms;
mod translate;
mod vocabulary;
mod write;

#[cfg(test)]
mod laws;

pub use confidence::Confidence;
pub use proposal::{Choice, Proposal, Theirs, Unit};
pub use propose::propose;
pub use translate::{Translation, Vocabulary};
pub use vocabulary::english;
pub use write::Comments;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::domain::column::Column;
use crate::domain::identity::SourceFile;
use crate::domain::raw::{Raw, RawText};
use crate::load::{Error, Fault, header, identity};

/// The headings of a table and some of its values: what a proposal is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peek {
    /// The headings, in the order of the table.
    pub headings: Vec<RawText>,
    /// Up to some hundred different values of each column, in the order of the headings.
    pub samples: Vec<Vec<RawText>>,
}

/// A mapping: their headings and values as ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    path: RawText,
    /// The identity of what was read.
    pub(crate) file: SourceFile,
    /// At most one entry for each of our columns, and for each of theirs.
    entries: Vec<Entry>,
    /// Their values, folded, by the position of our column in [`Column::ALL`].
    values: [HashMap<String, String>; Column::ALL.len()],
}

/// One of our columns, and which of theirs it is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    column: Column,
    theirs: Named,
    line: u64,
    at: u16,
}

/// How a mapping names one of their columns.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Named {
    Heading {
        folded: String,
        written: String,
    },
    Ordinal(u16),
    /// The table does not have the column, whatever its headings say.
    Nowhere,
}

impl Mapping {
    /// Reads a mapping.
    ///
    /// # Errors
    /// [`Error::Read`], and [`Error::BadMapping`] with the first fault's place.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let name = RawText::from_os(path.as_os_str());
        match fs::read(path) {
            Ok(bytes) => Ok(Self {
                file: identity::of(&name, &bytes),
                ..Self::parse(&name, &bytes)?
            }),
            Err(source) => Err(Error::Read { path: name, source }),
        }
    }

    /// Reads the bytes of a mapping; `path` is for messages.
    ///
    /// # Errors
    /// [`Error::BadMapping`] with the first fault's place.
    pub fn parse(path: &RawText, bytes: &[u8]) -> Result<Self, Error> {
        read::mapping(path, bytes)
    }

    /// The column that the mapping gives to a heading, matched folded, or to the heading with this number from 1.
    /// A number wins over a heading.
    #[must_use]
    pub fn column(&self, heading: Raw<'_>, ordinal: usize) -> Option<Column> {
        let folded = heading.folded();
        let numbered = self.entries.iter().find(|entry| match &entry.theirs {
            Named::Ordinal(number) => usize::from(*number) == ordinal,
            Named::Heading { .. } | Named::Nowhere => false,
        });
        let named = || {
            self.entries.iter().find(|entry| match &entry.theirs {
                Named::Ordinal(_) | Named::Nowhere => false,
                Named::Heading { folded: name, .. } => name == folded.as_str(),
            })
        };
        Some(numbered.or_else(named)?.column)
    }

    /// Whether the mapping says where `column` is, or that it is nowhere.
    #[must_use]
    pub fn names(&self, column: Column) -> bool {
        self.entries.iter().any(|entry| entry.column == column)
    }

    /// Whether the mapping says that the table does not have `column`.
    #[must_use]
    pub fn is_nowhere(&self, column: Column) -> bool {
        let is_it = |entry: &Entry| entry.column == column && entry.theirs == Named::Nowhere;
        self.entries.iter().any(is_it)
    }

    /// The meaning of a heading: what the mapping gives it, else its own, unless the mapping finds that column
    /// elsewhere.
    #[must_use]
    pub fn meaning(&self, heading: Raw<'_>, ordinal: usize) -> Option<Column> {
        self.column(heading, ordinal)
            .or_else(|| header::column_of(heading).filter(|own| !self.names(*own)))
    }

    /// Whether the mapping names values of `column`.
    #[must_use]
    pub fn translates(&self, column: Column) -> bool {
        !self.values[column as usize].is_empty()
    }

    /// Our value for a whole cell of theirs, matched folded and without the blanks around it; none where the mapping
    /// does not name it.
    #[must_use]
    pub fn value(&self, column: Column, text: Raw<'_>) -> Option<&str> {
        let values = &self.values[column as usize];
        if values.is_empty() {
            return None;
        }
        values.get(text.folded().as_str()).map(String::as_str)
    }

    /// What the mapping names and the table does not have: an [`Error::BadMapping`] each, with its place.
    #[must_use]
    pub fn unused(&self, headings: &[Raw<'_>]) -> Vec<Error> {
        let folded: Vec<_> = headings.iter().map(|heading| heading.folded()).collect();
        let missing = |entry: &Entry| {
            let wanted = match &entry.theirs {
                Named::Nowhere => None,
                Named::Ordinal(number) => {
                    (usize::from(*number) > headings.len()).then(|| number.to_string())
                }
                Named::Heading {
                    folded: name,
                    written,
                } => {
                    let is_there = folded.iter().any(|heading| heading.as_str() == name);
                    (!is_there).then(|| written.clone())
                }
            }?;
            Some(Error::BadMapping {
                path: self.path.clone(),
                line: entry.line,
                column: entry.at,
                fault: Fault::NoSuchColumn(wanted),
            })
        };
        self.entries.iter().filter_map(missing).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(text: &str) -> Mapping {
        Mapping::parse(&RawText::new("m.toml"), text.as_bytes()).unwrap()
    }

    #[test]
    fn a_heading_is_found_however_it_is_spelt_and_a_number_wins() {
        let mapping =
            mapping("[columns]\nkommune = 'Bevilget til'\nområde = 2\ninitiativ = 'Navn'\n");
        let column = |heading, ordinal| mapping.column(Raw::new(heading), ordinal);
        assert_eq!(column(" BEVILGET  TIL ", 7), Some(Column::Municipality));
        assert_eq!(column("Navn", 2), Some(Column::Area));
        assert_eq!(column("Navn", 1), Some(Column::Title));
        assert_eq!(column("Andet", 1), None);
    }

    #[test]
    fn a_mapped_column_is_no_other_and_no_other_is_it() {
        let mapping = mapping("[columns]\ninitiativ = 'område'\nkommune = 'Bevilget til'\n");
        let meaning = |heading| mapping.meaning(Raw::new(heading), 1);
        assert_eq!(meaning("område"), Some(Column::Title));
        assert_eq!(meaning("kommune"), None);
        assert_eq!(meaning("initiativ"), None);
        assert_eq!(meaning("andel"), Some(Column::Share));
        assert!(mapping.names(Column::Title) && !mapping.names(Column::Area));
    }

    #[test]
    fn a_column_can_be_said_to_be_nowhere() {
        let mapping = mapping("[columns]\nandel = false\nindhold = false\n");
        assert_eq!(mapping.meaning(Raw::new("andel"), 1), None);
        assert_eq!(
            mapping.meaning(Raw::new("formål"), 2),
            Some(Column::Purpose)
        );
        assert!(mapping.unused(&[]).is_empty());
    }

    #[test]
    fn a_value_is_a_whole_cell_however_it_is_spelt() {
        let mapping = mapping("[values.område]\n'Børn  og unge' = 'Social'\n'' = 'ukendt'\n");
        let value = |text| mapping.value(Column::Area, Raw::new(text));
        assert_eq!(value("\tBOERN og unge "), Some("Social"));
        assert_eq!(value("Børn"), None);
        assert_eq!(value(" "), Some("ukendt"));
        assert_eq!(mapping.value(Column::Title, Raw::new("Børn og unge")), None);
    }

    #[test]
    fn what_the_table_does_not_have_is_named_with_its_place() {
        let mapping = mapping("[columns]\nkommune = 'Navn'\nområde = 4\ntitle = 'Titel'\n");
        let unused = mapping.unused(&[Raw::new("titel"), Raw::new("x")]);
        let found: Vec<_> = unused
            .iter()
            .map(|error| match error {
                Error::BadMapping {
                    line,
                    column,
                    fault: Fault::NoSuchColumn(name),
                    ..
                } => (*line, *column, name.as_str()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(found, [(2, 11, "Navn"), (3, 10, "4")]);
    }
}
