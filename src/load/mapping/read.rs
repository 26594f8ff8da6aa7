//! A mapping file to a [`Mapping`], with the place of the first fault.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::vocabulary::{self, column_of, reads};
use super::{Entry, Mapping, Named};
use crate::domain::column::Column;
use crate::domain::raw::{Raw, RawText};
use crate::load::{Error, Fault};

/// The sections of a mapping.
const SECTIONS: [&str; 2] = ["columns", "values"];

/// What would do as the name of one of their columns: a heading, its number from 1, or that there is none.
const THEIRS: &str = "\"…\", 1, 2, 3 …, false";

/// Reads the bytes of a mapping.
pub(super) fn mapping(path: &RawText, bytes: &[u8]) -> Result<Mapping, Error> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let before = String::from_utf8_lossy(valid);
            return Err(fault_at(path, &before, before.len(), Fault::Encoding));
        }
    };
    let mut reader = Reader {
        text,
        mapping: Mapping {
            path: path.clone(),
            ..Mapping::default()
        },
        faults: Vec::new(),
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut bare = Vec::new();
    bare_keys(text, table.get_ref(), &mut bare);
    for error in errors {
        let at = error.span().unwrap_or(text.len()..text.len());
        let is_danish = |key: &std::ops::Range<usize>| key.start <= at.start && at.end <= key.end;
        if !bare.iter().any(is_danish) {
            reader.faults.push((at.start, syntax(text, &error)));
        }
    }
    // What the parser makes of broken text is no ground for a fault of its own.
    if reader.faults.is_empty() {
        reader.sections(table.get_ref());
    }
    match reader.faults.into_iter().min_by_key(|(at, _)| *at) {
        None => Ok(reader.mapping),
        Some((at, fault)) => Err(fault_at(path, text, at, fault)),
    }
}

fn fault_at(path: &RawText, text: &str, at: usize, fault: Fault) -> Error {
    let (line, column) = place(text, at);
    Error::BadMapping {
        path: path.clone(),
        line,
        column,
        fault,
    }
}

/// Line and column in characters, both from 1, of a byte.
fn place(text: &str, at: usize) -> (u64, u16) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() as u64 + 1;
    let characters = before[start..].trim_start_matches('\u{FEFF}').chars();
    (
        line,
        u16::try_from(characters.count() + 1).unwrap_or(u16::MAX),
    )
}

fn syntax(text: &str, error: &toml::de::Error) -> Fault {
    let found = error.span().and_then(|span| text.get(span));
    match found {
        // The parser has no other mark of this than its words.
        Some(key) if error.message() == "duplicate key" => Fault::Twice(key.to_owned()),
        Some(_) | None => Fault::Syntax(error.message().to_owned()),
    }
}

/// The places of keys without quotation marks that hold letters beyond ASCII. TOML forbids them, but `område` is the
/// natural way to write it here, and cannot mean anything else.
fn bare_keys(text: &str, table: &DeTable<'_>, found: &mut Vec<std::ops::Range<usize>>) {
    for (key, value) in table {
        let written = text.get(key.span()).unwrap_or_default();
        let is_word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        if !written.is_ascii() && written.chars().all(is_word) {
            found.push(key.span());
        }
        if let DeValue::Table(inner) = value.get_ref() {
            bare_keys(text, inner, found);
        }
    }
}

/// What is read so far, and what was wrong, with the byte where it is.
struct Reader<'t> {
    text: &'t str,
    mapping: Mapping,
    faults: Vec<(usize, Fault)>,
}

impl Reader<'_> {
    fn sections(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            match (name, value.get_ref()) {
                ("columns", DeValue::Table(inner)) => self.columns(inner),
                ("values", DeValue::Table(inner)) => self.vocabularies(inner),
                _ if SECTIONS.contains(&name) => self.unfit(name, value, "[columns], [values.…]"),
                _ => self.fault(key.span().start, Fault::UnknownKey(name.to_owned())),
            }
        }
    }

    fn columns(&mut self, table: &DeTable<'_>) {
        let mut rows: Vec<_> = table.iter().collect();
        rows.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in rows {
            let name: &str = key.get_ref();
            let Some(column) = column_of(name) else {
                self.fault(key.span().start, Fault::UnknownKey(name.to_owned()));
                continue;
            };
            if self.mapping.names(column) {
                self.fault(key.span().start, Fault::Twice(name.to_owned()));
                continue;
            }
            let Some(theirs) = self.theirs(name, value) else {
                continue;
            };
            if self
                .mapping
                .entries
                .iter()
                .any(|entry| entry.theirs.is(&theirs))
            {
                let written = self.written(value);
                self.fault(value.span().start, Fault::Twice(written));
                continue;
            }
            let (line, at) = place(self.text, value.span().start);
            self.mapping.entries.push(Entry {
                column,
                theirs,
                line,
                at,
            });
        }
    }

    fn theirs(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Named> {
        match value.get_ref() {
            DeValue::String(heading) => {
                let folded = Raw::new(heading).folded();
                if folded.is_empty() {
                    self.fault(value.span().start, Fault::Missing(key.to_owned()));
                    return None;
                }
                let written = heading.clone().into_owned();
                Some(Named::Heading { folded, written })
            }
            DeValue::Integer(number) => {
                let number = u16::from_str_radix(number.as_str(), number.radix());
                let ordinal = number.ok().filter(|number| *number > 0);
                if ordinal.is_none() {
                    self.unfit(key, value, THEIRS);
                }
                ordinal.map(Named::Ordinal)
            }
            DeValue::Boolean(false) => Some(Named::Nowhere),
            DeValue::Float(_)
            | DeValue::Boolean(true)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => {
                self.unfit(key, value, THEIRS);
                None
            }
        }
    }

    fn vocabularies(&mut self, table: &DeTable<'_>) {
        let mut seen: Vec<Column> = Vec::new();
        let mut sections: Vec<_> = table.iter().collect();
        sections.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in sections {
            let name: &str = key.get_ref();
            let at = key.span().start;
            match (column_of(name), value.get_ref()) {
                (None, _) => self.fault(at, Fault::UnknownKey(name.to_owned())),
                (Some(column), _) if seen.contains(&column) => {
                    self.fault(at, Fault::Twice(name.to_owned()));
                }
                (Some(column), DeValue::Table(values)) => {
                    seen.push(column);
                    self.values(column, name, values);
                }
                (Some(_), _) => self.unfit(name, value, &format!("[values.\"{name}\"]")),
            }
        }
    }

    fn values(&mut self, column: Column, name: &str, table: &DeTable<'_>) {
        let mut rows: Vec<_> = table.iter().collect();
        rows.sort_by_key(|(key, _)| key.span().start);
        for (theirs, ours) in rows {
            let key: &str = theirs.get_ref();
            let text = match ours.get_ref() {
                DeValue::String(text) => text.clone().into_owned(),
                DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
                DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_)
                | DeValue::Array(_)
                | DeValue::Table(_) => {
                    self.unfit(name, ours, &vocabulary::expected(column));
                    continue;
                }
            };
            if !reads(column, Raw::new(&text)) {
                self.unfit(name, ours, &vocabulary::expected(column));
                continue;
            }
            let folded = Raw::new(key).folded();
            let known = &mut self.mapping.values[column as usize];
            if known.insert(folded, text).is_some() {
                self.fault(theirs.span().start, Fault::Twice(key.to_owned()));
            }
        }
    }

    fn written(&self, value: &Spanned<DeValue<'_>>) -> String {
        match value.get_ref() {
            DeValue::String(text) => text.clone().into_owned(),
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => self.text.get(value.span()).unwrap_or_default().to_owned(),
        }
    }

    fn unfit(&mut self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str) {
        let fault = Fault::UnknownValue {
            key: key.to_owned(),
            found: self.written(value),
            expected: expected.to_owned(),
        };
        self.fault(value.span().start, fault);
    }

    fn fault(&mut self, at: usize, fault: Fault) {
        self.faults.push((at, fault));
    }
}

impl Named {
    /// Whether both name the same of their columns in the same way.
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Ordinal(one), Self::Ordinal(two)) => one == two,
            (Self::Heading { folded: one, .. }, Self::Heading { folded: two, .. }) => one == two,
            (Self::Ordinal(_) | Self::Heading { .. } | Self::Nowhere, _) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (u64, u16, Fault) {
        fault_of(text.as_bytes())
    }

    fn fault_of(bytes: &[u8]) -> (u64, u16, Fault) {
        match mapping(&RawText::new("m.toml"), bytes) {
            Err(Error::BadMapping {
                line,
                column,
                fault,
                ..
            }) => (line, column, fault),
            other => panic!("{other:?}"),
        }
    }

    fn accepted(text: &str) -> Mapping {
        mapping(&RawText::new("m.toml"), text.as_bytes()).unwrap()
    }

    #[test]
    fn danish_keys_need_no_quotation_marks_and_english_ones_are_as_good() {
        let danish = accepted(
            "\u{FEFF}# x\r\n[columns]\r\nområde = 'A'\r\nprimær_målgruppe = 'P'\r\n[values.område]\r\n'x' = 'Social'\r\n",
        );
        let english = accepted(
            "# x\n[columns]\narea = 'A'\n\"primary\" = 'P'\n[values.area]\nx = 'Social'\n",
        );
        for mapping in [danish, english] {
            assert_eq!(mapping.column(Raw::new("a"), 1), Some(Column::Area));
            assert_eq!(mapping.column(Raw::new("p"), 1), Some(Column::Primary));
            assert_eq!(mapping.value(Column::Area, Raw::new("X")), Some("Social"));
        }
        assert_eq!(accepted("").entries, []);
    }

    #[test]
    fn a_value_that_the_survey_does_not_know_is_refused_with_its_place() {
        let (line, column, unknown) =
            fault("[values.område]\n\"Børn\" = \"Arbejde\"\n\"Alt\" = \"Alt\"\n");
        assert_eq!((line, column), (2, 10));
        let Fault::UnknownValue {
            key,
            found,
            expected,
        } = unknown
        else {
            panic!("{unknown:?}");
        };
        assert_eq!((key.as_str(), found.as_str()), ("område", "Arbejde"));
        assert!(expected.starts_with("\"Dagtilbud og folkeskole\", \"Beskæftigelse\""));
        let unfit = [
            "[values.finance]\nx = 'EU'",
            "[values.primary]\nx = 'd'",
            "[values.secondary]\nx = true",
            "[values.gross]\nx = 'mange'",
            "[values.share]\nx = 101",
        ];
        for text in unfit {
            assert!(
                matches!(fault(text), (2, 5, Fault::UnknownValue { .. })),
                "{text}"
            );
        }
        accepted("[values.kommune]\nx = 'Hvad som helst'\n[values.finance]\nx = 'stat, private'");
    }

    #[test]
    fn an_unknown_key_is_named_where_it_stands() {
        let (line, column, found) = fault("[columns]\nkommune='K'\n\n  \"æøå\" = 'x'\n");
        assert_eq!((line, column), (4, 3));
        assert_eq!(found, Fault::UnknownKey("æøå".to_owned()));
        for text in ["[kolonner]\nx = 1", "[ values.pris ]\nx = 1", "x = 1"] {
            assert!(
                matches!(fault(text), (1, _, Fault::UnknownKey(_))),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_named_twice_is_refused() {
        for (text, place, name) in [
            (
                "[columns]\nkommune='A'\nmunicipality='B'",
                (3, 1),
                "municipality",
            ),
            ("[columns]\nkommune='A'\nkommune='B'", (3, 1), "kommune"),
            ("[columns]\nkommune='Ærø'\nområde='aeroe'", (3, 8), "aeroe"),
            ("[columns]\nkommune=2\nområde=2", (3, 8), "2"),
            ("[values.area]\nx='Social'\n\"X \"='Social'", (3, 1), "X "),
            ("[values.area]\n[values.område]", (2, 9), "område"),
        ] {
            let (line, column, fault) = fault(text);
            assert_eq!((line, column), place, "{text}");
            assert_eq!(fault, Fault::Twice(name.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_column_of_theirs_is_a_heading_or_a_number_from_one() {
        for text in ["0", "-1", "70000", "1.5", "true", "[1]", "{}"] {
            let text = format!("[columns]\nkommune = {text}");
            assert!(
                matches!(fault(&text), (2, 11, Fault::UnknownValue { .. })),
                "{text}"
            );
        }
        let (_, _, found) = fault("[columns]\nkommune = ' '");
        assert_eq!(found, Fault::Missing("kommune".to_owned()));
        assert!(matches!(
            fault("columns = 1"),
            (1, 11, Fault::UnknownValue { .. })
        ));
        assert!(matches!(
            fault("values.area = 1"),
            (1, 15, Fault::UnknownValue { .. })
        ));
    }

    #[test]
    fn broken_syntax_is_placed_in_characters() {
        assert!(matches!(
            fault("[values.area]\n\"æøå\" = 'x"),
            (2, 11, Fault::Syntax(_))
        ));
        assert!(matches!(
            fault("[columns]\nkommune = 'x'\nprimær målgruppe = 'y'"),
            (3, _, Fault::Syntax(_))
        ));
        assert_eq!(
            fault_of(b"[columns]\nomr\xE5de = 'x'"),
            (2, 4, Fault::Encoding)
        );
    }
}
