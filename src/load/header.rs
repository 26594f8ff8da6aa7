//! Columns by name: the survey's twelve, in any order, however the heading is spelt.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::column::Column;
use crate::domain::fold;
use crate::domain::raw::{Raw, RawText};
use crate::load::Error;
use crate::load::decode::double;

/// The column of a heading: case, spelling of æ, ø and å, a `Felt 2:` prefix and a unit in brackets, after a comma or
/// after "i" do not matter.
#[must_use]
pub fn column_of(heading: Raw<'_>) -> Option<Column> {
    let mut folded = String::new();
    fold::fold_into(heading.lossless(), &mut folded);
    let name = folded.replace('_', " ");
    let name = match name.strip_prefix("felt ") {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_ascii_digit() || ": .-–)".contains(c)),
        None => &name,
    };
    let before = |end: &str| name.split(end).next().unwrap_or(name).trim();
    [
        name.trim(),
        before("("),
        before("["),
        before(","),
        before(" i 1.000"),
    ]
    .into_iter()
    .map(|name| name.trim_end_matches([':', '*', '.', ' ']))
    .find_map(named)
}

/// True when the heading of an amount names another unit than 1,000 kr., as in `Bruttoudgifter (mio. kr.)`.
pub(crate) fn has_other_unit(heading: Raw<'_>) -> bool {
    let folded = heading.folded();
    let unit = folded.as_str().split(['(', '[', ',']).nth(1).unwrap_or("");
    let any = |words: &[&str]| words.iter().any(|word| unit.contains(word));
    let in_thousands = any(&[
        "1.000", "1000", "1,000", "t.kr", "tkr", "t. kr", "tusind", "tdkk", "t.dkk",
    ]);
    any(&["mio", "mill", "mia"]) || (any(&["kr", "dkk"]) && !in_thousands)
}

/// The column of a folded name.
fn named(name: &str) -> Option<Column> {
    NAMES.get(name).copied()
}

/// Every name of every column, folded.
static NAMES: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
    let canonical = Column::ALL
        .into_iter()
        .map(|column| (column.heading(), column));
    let names = canonical.chain(ALIASES.iter().copied());
    let folded = |name| Raw::new(name).folded();
    names.map(|(name, column)| (folded(name), column)).collect()
});

/// Other headings in use.
const ALIASES: &[(&str, Column)] = &[
    ("municipality", Column::Municipality),
    ("kommunenavn", Column::Municipality),
    ("kommunens navn", Column::Municipality),
    ("policy area", Column::Area),
    ("fagområde", Column::Area),
    ("area", Column::Area),
    ("title", Column::Title),
    ("titel", Column::Title),
    ("indsats", Column::Title),
    ("initiative", Column::Title),
    ("initiativets navn", Column::Title),
    ("gross expenditure", Column::Gross),
    ("bruttoudgift", Column::Gross),
    ("gross", Column::Gross),
    ("gross income", Column::Income),
    ("bruttoindtægt", Column::Income),
    ("income", Column::Income),
    ("finansieringskilde", Column::Finance),
    ("sources of finance", Column::Finance),
    ("finance", Column::Finance),
    ("finansiering", Column::Finance),
    ("legal basis", Column::LegalBasis),
    ("hjemmel", Column::LegalBasis),
    ("lovhjemmel", Column::LegalBasis),
    ("primary target group", Column::Primary),
    ("secondary target group", Column::Secondary),
    // The questionnaire's own misprint: "Felt 8: Indbold:".
    ("indbold", Column::Content),
    ("content", Column::Content),
    ("purpose", Column::Purpose),
    ("share", Column::Share),
    (
        "andel af målgruppen udgjort af flygtninge, indvandrere eller efterkommere",
        Column::Share,
    ),
    ("andel af målgruppen", Column::Share),
    ("year", Column::Year),
    ("regnskabsår", Column::Year),
    ("accounts year", Column::Year),
];

/// The columns that a header cannot do without, as a message names them.
pub(crate) const SURVEY: &str = "kommune;område;initiativ;bruttoudgifter";

/// So many of the survey's columns make a line its header.
pub(crate) const FEWEST_COLUMNS: usize = 3;

/// Where the survey's columns stand in a table.
#[derive(Clone, Debug)]
pub struct Header {
    positions: [Option<usize>; Column::ALL.len()],
    /// The number of fields of the header.
    pub width: usize,
    /// Positions, counted from 0, of headings that are none of the survey's.
    pub unknown: Vec<usize>,
    /// Positions of columns without a heading.
    pub unnamed: Vec<usize>,
}

impl Header {
    /// Reads a header at a line, with `meaning` as the column of a heading at a position.
    ///
    /// # Errors
    /// [`Error::RepeatedColumn`] and [`Error::MissingColumn`].
    pub(crate) fn read(
        path: &RawText,
        line: u64,
        headings: &[RawText],
        meaning: impl Fn(Raw<'_>, usize) -> Option<Column>,
    ) -> Result<Self, Error> {
        let mut header = Self {
            positions: [None; Column::ALL.len()],
            width: headings.len(),
            unknown: Vec::new(),
            unnamed: Vec::new(),
        };
        for (at, heading) in headings.iter().enumerate() {
            let heading = heading.as_raw();
            match meaning(heading, at) {
                Some(column) => {
                    if let Some(before) = header.positions[column as usize].replace(at) {
                        return Err(Error::RepeatedColumn {
                            path: path.clone(),
                            line,
                            column,
                            at: (ordinal(before), ordinal(at)),
                        });
                    }
                }
                None if heading.trimmed().is_empty() => header.unnamed.push(at),
                None => header.unknown.push(at),
            }
        }
        header.find_code(headings);
        let missing = |column: &Column| header.position(*column).is_none();
        if let Some(column) = Column::REQUIRED.into_iter().find(missing) {
            let similar = header.similar(column, headings);
            return Err(Error::MissingColumn {
                path: path.clone(),
                line,
                column,
                at: similar.map_or(0, ordinal),
                similar: similar.and_then(|at| headings.get(at).cloned()),
                is_double: similar
                    .is_some_and(|at| double(headings[at].as_raw().lossless()).is_some()),
                found: headings.iter().take(MOST_NAMED).cloned().collect(),
            });
        }
        Ok(header)
    }

    /// Takes the municipality's code for the municipality where no column has its name.
    fn find_code(&mut self, headings: &[RawText]) {
        let place = &mut self.positions[Column::Municipality as usize];
        if place.is_none() {
            let is_code = |at: &usize| CODES.contains(&headings[*at].as_raw().folded().as_str());
            *place = self.unknown.iter().copied().find(is_code);
            self.unknown.retain(|at| Some(*at) != *place);
        }
    }

    /// The position of the heading of no column that looks most like a column's own.
    fn similar(&self, column: Column, headings: &[RawText]) -> Option<usize> {
        let wanted = Raw::new(column.heading()).folded();
        let likeness = |at: &usize| {
            let heading = headings[*at].as_raw().folded();
            strsim::jaro_winkler(wanted.as_str(), heading.as_str())
        };
        let free = self.unknown.iter().copied();
        let likely = free.filter(|at| likeness(at) > LIKELY);
        likely.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
    }

    /// The position of a column, counted from 0.
    #[must_use]
    pub fn position(&self, column: Column) -> Option<usize> {
        self.positions[column as usize]
    }

    /// The column at a position, counted from 0.
    pub(crate) fn column_at(&self, at: usize) -> Option<Column> {
        let is_there = |column: &Column| self.position(*column) == Some(at);
        Column::ALL.into_iter().find(is_there)
    }

    /// The columns of the survey that the table does not have.
    pub fn missing(&self) -> impl Iterator<Item = Column> + '_ {
        Column::survey().filter(|column| self.position(*column).is_none())
    }
}

/// Headings of a municipality's code, folded.
const CODES: [&str; 5] = [
    "kommunekode",
    "kommunenr",
    "kommunenr.",
    "kommunenummer",
    "municipality code",
];
/// Headings that an error names.
const MOST_NAMED: usize = 24;
/// Two words are probably meant to be one from this likeness (Jaro-Winkler) on.
pub(crate) const LIKELY: f64 = 0.84;

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
            ("Felt 2 - Bruttoudgifter", Column::Gross),
            ("Primaer maalgruppe", Column::Primary),
            (" Gross income ", Column::Income),
            ("Bruttoindtægter i 1.000 kr.", Column::Income),
            ("primaer_maalgruppe", Column::Primary),
            ("Felt 8: Indbold:", Column::Content),
            (
                "Felt 10: Andel af målgruppen udgjort af flygtninge, indvandrere eller efterkommere",
                Column::Share,
            ),
        ] {
            assert_eq!(column_of(Raw::new(heading)), Some(column), "{heading}");
        }
        assert_eq!(column_of(Raw::new("bemærkning")), None);
    }

    #[test]
    fn a_unit_other_than_thousands_is_seen_in_the_heading() {
        for heading in [
            "Bruttoudgifter (kr.)",
            "Bruttoudgifter, mio. kr.",
            "bruttoudgifter [DKK]",
        ] {
            assert!(has_other_unit(Raw::new(heading)), "{heading}");
        }
        for heading in [
            "bruttoudgifter",
            "Bruttoudgifter (1.000 kr.)",
            "Bruttoudgifter (t.kr.)",
            "Udgift (brutto)",
        ] {
            assert!(!has_other_unit(Raw::new(heading)), "{heading}");
        }
    }

    #[test]
    fn a_missing_or_repeated_column_is_named_with_the_one_that_was_meant() {
        let path = RawText::new("svar.csv");
        let read = |headings: &[&str]| {
            let headings: Vec<_> = headings.iter().map(|text| RawText::new(*text)).collect();
            Header::read(&path, 3, &headings, |heading, _| column_of(heading))
        };
        let Err(Error::MissingColumn {
            line,
            column,
            at,
            similar,
            ..
        }) = read(&["kommune", "område", "initiativ", "bruttoudgfiter", "x"])
        else {
            panic!("a column is missing");
        };
        assert_eq!((line, column, at), (3, Column::Gross, 4));
        assert_eq!(similar, Some(RawText::new("bruttoudgfiter")));
        let header = read(&["område", "kommunekode", "initiativ", "bruttoudgifter"]).unwrap();
        assert_eq!(header.position(Column::Municipality), Some(1));
        let header = read(&[
            "kommunekode",
            "kommune",
            "område",
            "initiativ",
            "bruttoudgifter",
        ]);
        assert_eq!(header.unwrap().unknown, [0]);
        assert!(matches!(
            read(&["kommune", "område", "Kommune", "x"]),
            Err(Error::RepeatedColumn { at: (1, 3), .. })
        ));
        let header = read(&["kommune", "område", "initiativ", "bruttoudgifter", "x", ""]).unwrap();
        assert_eq!(
            (header.unknown, header.unnamed, header.width),
            (vec![4], vec![5], 6)
        );
    }
}
