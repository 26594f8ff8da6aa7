//! The columns: small codes, exact amounts and arenas of texts, with codes for the four special states.

use std::collections::HashMap;

use crate::domain::dataset::amounts::Amounts;
use crate::domain::dataset::codes::Codes;
use crate::domain::dataset::lines::Lines;
use crate::domain::dataset::texts::{Proses, Texts};
use crate::domain::dataset::{Cell, RowId, Share};
use crate::domain::field::Field;
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::Sources;

/// The columns; one entry a row in each but the cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) cells: Vec<Cell>,
    /// The position in `cells`.
    pub(super) cell: Codes,
    pub(super) legal_basis: Codes,
    pub(super) gross: Amounts,
    pub(super) income: Amounts,
    pub(super) share: Vec<u16>,
    pub(super) line: Lines,
    pub(super) titles: Texts,
    pub(super) proses: Proses,
}

impl Columns {
    /// Takes the rows away; their cells stay.
    pub(super) fn clear(&mut self) {
        self.cell.clear();
        self.legal_basis.clear();
        self.gross.clear();
        self.income.clear();
        self.share.clear();
        self.line = Lines::default();
        self.titles.clear();
        self.proses.clear();
    }

    /// Gives back the room that nothing stands in.
    pub(super) fn shrink(&mut self) {
        self.cell.shrink();
        self.legal_basis.shrink();
        self.gross.shrink();
        self.income.shrink();
        self.share.shrink_to_fit();
        self.line.shrink();
        self.titles.shrink();
        self.proses.shrink();
    }
}

/// Texts of a few fields, by row and a key; equal texts are kept once.
#[derive(Clone, Debug)]
pub(super) struct Sparse<K> {
    fields: Vec<(RowId, K, u32)>,
    texts: Vec<RawText>,
    ids: HashMap<RawText, u32>,
}

impl<K> Default for Sparse<K> {
    fn default() -> Self {
        Self {
            fields: Vec::new(),
            texts: Vec::new(),
            ids: HashMap::new(),
        }
    }
}

impl<K: Copy + Ord> Sparse<K> {
    /// Adds a text. Rows come in order, and the keys of a row in order.
    pub(super) fn push(&mut self, row: RowId, key: K, text: Raw<'_>) {
        let text = RawText::new(text.lossless());
        let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let id = *self.ids.entry(text).or_insert_with_key(|text| {
            self.texts.push(text.clone());
            next
        });
        self.fields.push((row, key, id));
    }

    pub(super) fn get(&self, row: RowId, key: K) -> Option<Raw<'_>> {
        let of_field = |field: &(RowId, K, u32)| (field.0, field.1);
        let at = self.fields.binary_search_by_key(&(row, key), of_field);
        at.ok().map(|at| self.text(at))
    }

    /// The texts of a row with their keys, in order.
    pub(super) fn of_row(&self, row: RowId) -> impl Iterator<Item = (K, Raw<'_>)> {
        let start = self.fields.partition_point(|field| field.0 < row);
        let fields = self.fields[start..].iter().zip(start..);
        fields
            .take_while(move |(field, _)| field.0 == row)
            .map(|(field, at)| (field.1, self.text(at)))
    }

    /// Adds the texts of rows that come after those so far, `rows` later than they are numbered, with other keys.
    pub(super) fn append(&mut self, more: &Self, rows: u32, key: impl Fn(K) -> K) {
        let start = self.fields.len();
        for (at, (row, old, _)) in more.fields.iter().enumerate() {
            self.push(RowId(row.0 + rows), key(*old), more.text(at));
        }
        // Other keys may come in another order.
        self.fields[start..].sort_unstable_by_key(|field| (field.0, field.1));
    }

    /// Takes all texts away.
    pub(super) fn clear(&mut self) {
        self.fields.clear();
        self.texts.clear();
        self.ids.clear();
    }

    fn text(&self, at: usize) -> Raw<'_> {
        self.texts[self.fields[at].2 as usize].as_raw()
    }
}

/// Codes of the four special states in a column of unsigned numbers, counted down from its largest value.
const SPECIAL: [Field<()>; 4] = [
    Field::Unreadable,
    Field::Unknown,
    Field::NotApplicable,
    Field::Empty,
];

/// The position in [`SPECIAL`] of a field without a value.
pub(super) fn special<T>(field: &Field<T>) -> Option<u8> {
    match field {
        Field::Given(_) => None,
        Field::Unreadable => Some(0),
        Field::Unknown => Some(1),
        Field::NotApplicable => Some(2),
        Field::Empty => Some(3),
    }
}

pub(super) fn from_special<T>(down: u64) -> Option<Field<T>> {
    let state = SPECIAL.get(usize::try_from(down).ok()?)?;
    match state {
        Field::Given(()) => None,
        Field::Empty => Some(Field::Empty),
        Field::NotApplicable => Some(Field::NotApplicable),
        Field::Unknown => Some(Field::Unknown),
        Field::Unreadable => Some(Field::Unreadable),
    }
}

pub(super) fn sources_code(finance: Field<Sources>) -> u8 {
    match finance {
        Field::Given(sources) => sources.bits(),
        other => u8::MAX - special(&other).unwrap_or(0),
    }
}

pub(super) fn sources(code: u8) -> Field<Sources> {
    from_special(u64::from(u8::MAX - code)).unwrap_or(Field::Given(Sources::from_bits(code)))
}

pub(super) fn share_code(share: Field<Share>) -> u16 {
    match share {
        Field::Given(hundredths) => hundredths,
        other => u16::MAX - u16::from(special(&other).unwrap_or(0)),
    }
}

pub(super) fn share(code: u16) -> Field<Share> {
    from_special(u64::from(u16::MAX - code)).unwrap_or(Field::Given(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_special_state_survives_a_column() {
        for state in [
            Field::Empty,
            Field::NotApplicable,
            Field::Unknown,
            Field::Unreadable,
        ] {
            assert_eq!(share(share_code(state)), state);
        }
        assert_eq!(sources(sources_code(Field::Empty)), Field::Empty);
        assert_eq!(share(share_code(Field::Unknown)), Field::Unknown);
    }
}
