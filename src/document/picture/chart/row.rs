//! The rows of a picture: each with the words of the screen and the exact value.

use rust_decimal::Decimal;

use crate::document::Document;
use crate::document::picture::drawing::{Dots, dots};
use crate::query::answer::{Answer, Rows};
use crate::query::coverage::State;
use crate::query::group::{Group, Key};
use crate::query::reference::Standing;
use crate::text::table::{Record, Table, Value};

/// A row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its name, with the mark of a small population.
    pub(super) name: String,
    /// What stands below the name: whose initiative it is.
    pub(super) below: Option<String>,
    /// The exact value.
    pub(super) value: Option<Decimal>,
    /// The value as the screen says it.
    pub(super) shown: String,
    /// What it is held against.
    pub(super) reference: Option<Decimal>,
    /// Above, equal to or below it.
    pub(super) standing: Option<Standing>,
    /// Why it has no bar.
    pub(super) why: Option<String>,
    /// It carries the mark of a small population.
    pub(super) is_small: bool,
}

impl Row {
    pub(super) fn height(&self) -> Dots {
        dots(if self.below.is_some() { 34 } else { 21 })
    }
}

/// The rows of an answer in its order; of initiatives the first ones.
pub(super) fn rows(document: &Document<'_>, answer: &Answer, most: usize) -> Vec<Row> {
    let Document {
        language,
        view,
        data,
        ..
    } = document;
    let table = language.table(view, data, answer);
    let most = match &answer.rows {
        Rows::Groups(groups) => groups.len(),
        Rows::Initiatives(_) => most,
    };
    let records = table.records().take(most).enumerate();
    records
        .map(|(at, record)| row(document, answer, &table, at, &record))
        .collect()
}

fn row(
    document: &Document<'_>,
    answer: &Answer,
    table: &Table<'_>,
    at: usize,
    record: &Record,
) -> Row {
    let Document {
        language,
        view,
        data,
        ..
    } = document;
    let cell = |id: &str| {
        let at = table.fields.iter().position(|field| field.id == id)?;
        record.cells.get(at)
    };
    let shown = |id: &str| cell(id).map(|cell| cell.shown.clone());
    let number = |id: &str| match cell(id)?.value {
        Value::Number(number) => Some(number),
        Value::None | Value::Text(_) | Value::Count(_) => None,
    };
    let (value, reference) = (number("value"), number("reference"));
    let (place, why) = match &answer.rows {
        Rows::Groups(groups) => {
            let place = match record.key {
                Some(Key::Municipality(place)) => Some(place),
                Some(Key::Region(_) | Key::Area(_)) | None => None,
            };
            (place, groups.get(at).and_then(|group| why(document, group)))
        }
        Rows::Initiatives(list) => (list.at(data, at).map(|row| data.place(row)), None),
    };
    let is_small = place.is_some_and(|place| data.places().is_small(place, view.population));
    let mark = |name: String| if is_small { name + " °" } else { name };
    let name = shown("name").or_else(|| shown("title")).unwrap_or_default();
    let (name, below) = match shown("municipality") {
        Some(place) if record.key.is_none() => {
            let area = shown("area").unwrap_or_default();
            let name = if name.is_empty() {
                language.words.terms.special[0].to_owned()
            } else {
                name
            };
            (name, Some(format!("{} · {area}", mark(place))))
        }
        Some(_) | None => (mark(name), None),
    };
    Row {
        name,
        below,
        value,
        shown: shown("value").unwrap_or_default(),
        reference,
        standing: value.zip(reference).map(|(v, r)| Standing::of(v, r)),
        why,
        is_small,
    }
}

/// Why a group has no bar, in words.
fn why(document: &Document<'_>, group: &Group) -> Option<String> {
    let Document { language, data, .. } = document;
    if group.sum.tally.rows > 0 {
        return None;
    }
    let words = match group.key {
        Key::Municipality(place) if !data.places().is_municipality(place) => {
            language.words.terms.unknown_place
        }
        Key::Region(_) | Key::Area(_) if group.state != State::DidNotRespond => {
            language.words.screen.none_selected
        }
        Key::Region(_) | Key::Area(_) | Key::Municipality(_) => language.state(group.state),
    };
    Some(words.to_owned())
}
