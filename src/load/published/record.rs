//! The rows of a file of published figures: cells by heading, and a mistake with its line and column.

use std::collections::HashMap;

use crate::domain::published::Token;
use crate::domain::raw::{Raw, RawText};
use crate::load::find::Found;
use crate::load::header::ordinal;
use crate::load::published::{cell, lossless};
use crate::load::records::Cells;
use crate::load::{Error, Fault, List};

/// The headings that every file has.
const REQUIRED: [&str; 5] = ["id", "quantity", "value", "unit", "precision"];
/// Those that it may have beside them.
const OPTIONAL: [&str; 10] = [
    "scope",
    "filter",
    "basis",
    "comparison",
    "computable",
    "source",
    "quote",
    "note",
    "from",
    "price_level",
];

/// The heading that a cell of the header is.
pub(super) fn heading_of(heading: Raw<'_>) -> Option<&'static str> {
    let folded = heading.trimmed().folded();
    let mut all = REQUIRED.into_iter().chain(OPTIONAL);
    all.find(|known| *known == folded.as_str())
}

/// The header of a file, and where its columns stand.
pub(super) struct Table<'t> {
    pub(super) path: &'t RawText,
    pub(super) headings: &'t [RawText],
    pub(super) positions: HashMap<&'static str, usize>,
}

impl<'t> Table<'t> {
    pub(super) fn of(path: &'t RawText, found: &'t Found, line: u64) -> Result<Self, Error> {
        let mut table = Self {
            path,
            headings: &found.headings,
            positions: HashMap::new(),
        };
        for (at, heading) in found.headings.iter().enumerate() {
            let known = heading_of(heading.as_raw());
            let fault = match known {
                None => Fault::UnknownColumn {
                    found: lossless(heading),
                    expected: cell::nearest(
                        heading.as_raw().lossless(),
                        REQUIRED.into_iter().chain(OPTIONAL),
                    ),
                },
                Some(known) if table.positions.contains_key(known) => {
                    Fault::Twice(known.to_owned())
                }
                Some(known) => {
                    table.positions.insert(known, at);
                    continue;
                }
            };
            return Err(table.bad(line, at, fault));
        }
        match REQUIRED
            .into_iter()
            .find(|name| !table.positions.contains_key(name))
        {
            Some(missing) => {
                let beyond = table.headings.len();
                Err(table.bad(line, beyond, Fault::Missing(missing.to_owned())))
            }
            None => Ok(table),
        }
    }

    pub(super) fn bad(&self, line: u64, at: usize, fault: Fault) -> Error {
        Error::BadList {
            list: List::Published,
            path: self.path.clone(),
            line,
            column: ordinal(at),
            heading: self.headings.get(at).cloned(),
            fault,
        }
    }
}

/// One row of a file.
pub(super) struct Record<'t> {
    pub(super) table: &'t Table<'t>,
    pub(super) fields: Cells<'t>,
    pub(super) line: u64,
}

impl Record<'_> {
    /// The cell below a heading, empty where there is no such column.
    pub(super) fn cell(&self, heading: &str) -> &str {
        let at = self.table.positions.get(heading);
        let cell = at.map_or(Raw::new(""), |at| self.fields.get(*at));
        cell.trimmed().lossless()
    }

    pub(super) fn text(&self, heading: &str) -> RawText {
        RawText::new(self.cell(heading))
    }

    pub(super) fn bad(&self, heading: &str, fault: Fault) -> Error {
        let at = self.table.positions.get(heading).copied();
        self.table
            .bad(self.line, at.unwrap_or(self.table.headings.len()), fault)
    }

    /// The cell below a heading by a reader of cells.
    pub(super) fn read<T>(
        &self,
        heading: &'static str,
        read: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Result<T, Error> {
        read(self.cell(heading)).map_err(|fault| self.bad(heading, fault))
    }

    /// The value of a word, or the one that stands for an empty cell.
    pub(super) fn token<T: Token>(
        &self,
        heading: &'static str,
        usual: Option<T>,
    ) -> Result<T, Error> {
        match (self.cell(heading), usual) {
            ("", Some(usual)) => Ok(usual),
            (text, _) => T::of_token(text).ok_or_else(|| {
                let words = T::TOKENS.iter().map(|known| known.0);
                self.bad(heading, cell::unknown(heading, text, words))
            }),
        }
    }
}
