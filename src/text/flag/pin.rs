//! Pinned rows as they are typed and printed: regions, municipalities and policy areas by name, with the kind before it
//! (`region:`, `municipality:`, `area:`) where one name may be several.

use crate::domain::dataset::Dataset;
use crate::domain::field::Field;
use crate::domain::raw::Raw;
use crate::query::criteria::Facet;
use crate::query::group::Key;
use crate::query::pins::{Pins, Unpinned};
use crate::text::Language;
use crate::text::flag::Given;
use crate::text::flag::candidate::{Candidate, Typed, normal, quoted, resolve, split};
use crate::text::flag::refusal::{Refusal, Why};

/// The kinds of rows, the word that is printed first.
const KINDS: [(Facet, [&str; 2]); 3] = [
    (Facet::Region, ["region", "region"]),
    (Facet::Municipality, ["municipality", "kommune"]),
    (Facet::Area, ["area", "fagområde"]),
];

impl Language {
    /// Pins the rows of a flag.
    ///
    /// # Errors
    /// [`Refusal`] for the first value that is no row, or one row too many.
    pub(super) fn pin(&self, pins: &mut Pins, one: &Given, data: &Dataset) -> Result<(), Refusal> {
        for typed in split(&one.value, false) {
            let refused = |why| Refusal {
                flag: one.flag,
                typed: typed.text.clone(),
                why,
            };
            let key = self.typed_pin(data, &typed).map_err(refused)?;
            let pinned = pins.pin(key).map_err(|unpinned| match unpinned {
                Unpinned::Full => Why::Full,
                Unpinned::Apart => Why::Apart,
            });
            pinned.map_err(refused)?;
        }
        Ok(())
    }

    pub(super) fn typed_pin(&self, data: &Dataset, typed: &Typed) -> Result<Key, Why> {
        if typed.is_excluded {
            return Err(Why::Included);
        }
        let place = |text: &str| {
            let place = data.places().find(Raw::new(text));
            place.map(Key::Municipality)
        };
        let kind = typed.text.split_once(':').filter(|_| !typed.is_quoted);
        let kind = kind.and_then(|(word, rest)| Some((kind_of(word)?, rest)));
        let Some((facet, rest)) = kind else {
            return resolve(&self.rows(data), typed, place);
        };
        let typed = Typed {
            text: rest.trim().to_owned(),
            ..typed.clone()
        };
        let rows: Vec<_> = self.rows_of(facet, data).collect();
        resolve(&rows, &typed, |text| {
            place(text).filter(|_| facet == Facet::Municipality)
        })
    }

    /// A row so that it reads back as itself.
    pub(super) fn printed_pin(&self, data: &Dataset, key: Key) -> String {
        let value = key.value();
        let (_, [kind, _]) = KINDS[KINDS
            .iter()
            .position(|(facet, _)| *facet == value.facet())
            .unwrap_or(0)];
        let reads_back = |text: &String| {
            let typed = split(text, false);
            let [typed] = typed.as_slice() else {
                return false;
            };
            self.typed_pin(data, typed) == Ok(key)
        };
        let mut rows = self.rows_of(value.facet(), data);
        let own = rows.find(|row| row.value == key);
        let name = own.as_ref().and_then(|own| own.names.first().cloned());
        let name = name.unwrap_or_else(|| self.key(data, key));
        let number = own.and_then(|own| own.number);
        let forms = [
            Some(name.clone()),
            Some(format!("{kind}:{name}")),
            Some(quoted(&name)),
            number.map(|number| format!("{kind}:#{number}")),
        ];
        forms.into_iter().flatten().find(reads_back).unwrap_or(name)
    }

    /// Every row, the kind before the names that several kinds have.
    pub(super) fn rows(&self, data: &Dataset) -> Vec<Candidate<Key>> {
        let kinds = KINDS.iter().flat_map(|(facet, words)| {
            let rows = self.rows_of(*facet, data);
            rows.map(move |row| (words[0], row))
        });
        let mut rows: Vec<_> = kinds.collect();
        let mut names: Vec<_> = rows
            .iter()
            .filter_map(|(_, row)| row.names.first().map(|name| normal(name)))
            .collect();
        names.sort_unstable();
        for (kind, row) in &mut rows {
            let Some(name) = row.names.first() else {
                continue;
            };
            let name = normal(name);
            let from = names.partition_point(|other| *other < name);
            if names.get(from + 1) == Some(&name) {
                row.names.insert(0, format!("{kind}:{}", row.names[0]));
            }
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// The rows of a kind. None of their names is a word of the flag: a municipality may be called like a region.
    fn rows_of(&self, facet: Facet, data: &Dataset) -> impl Iterator<Item = Candidate<Key>> {
        let is_numbered = facet == Facet::Municipality;
        let rows = self.candidates(facet, data).into_iter();
        rows.filter_map(move |row| {
            let key = Key::of(&row.value).filter(|key| is_row(*key))?;
            Some(Candidate {
                value: key,
                names: row.names,
                is_keyword: false,
                number: row.number.filter(|_| is_numbered),
            })
        })
    }
}

fn kind_of(word: &str) -> Option<Facet> {
    let word = normal(word);
    let is_it = |words: &[&str; 2]| words.iter().any(|known| normal(known) == word);
    let mut kinds = KINDS.iter();
    kinds
        .find(|(_, words)| is_it(words))
        .map(|(facet, _)| *facet)
}

/// True for what a list has a row for: all places that are no municipality stand together as a region.
fn is_row(key: Key) -> bool {
    match key {
        Key::Region(region) => matches!(region, Field::Given(_) | Field::Unknown),
        Key::Municipality(_) | Key::Area(_) => true,
    }
}
