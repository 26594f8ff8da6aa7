//! The list of responses: which municipalities answered.

use std::collections::HashMap;

use crate::domain::column::Column;
use crate::domain::dataset::{Builder, Origin, Response};
use crate::domain::note::{Code, Detail, Note};
use crate::domain::place::PlaceId;
use crate::domain::raw::{Raw, RawText};
use crate::domain::report::Reading;
use crate::load::decode::Decoded;
use crate::load::delimited;
use crate::load::find::{self, Found, Wanted};
use crate::load::lines::Lines;
use crate::load::open::Opened;
use crate::load::table::Sink;
use crate::load::{Error, decode, header};

/// Headings of the list, folded: the municipality, and whether it answered.
const ANSWERED: [&str; 6] = [
    "besvaret",
    "svaret",
    "besvarelse",
    "responded",
    "answered",
    "har svaret",
];

/// Reads a list with the headings `kommune` and `besvaret` (`ja` or `nej`).
///
/// A municipality that the list does not name stays as it was. A line that names none, or answers with another word,
/// is noted.
pub(crate) fn read(
    sink: &mut Sink<'_>,
    opened: &Opened,
    encoding: Option<&str>,
) -> Result<(), Error> {
    sink.builder.add_source_file(opened.source_file());
    let decoded = decode::decode(&opened.path, &opened.bytes, encoding)?;
    take(sink, &opened.path, &decoded)?;
    sink.advance(opened.bytes.len() as u64)
}

/// Reads the list of a text.
pub(crate) fn take(
    sink: &mut Sink<'_>,
    path: &RawText,
    decoded: &Decoded<'_>,
) -> Result<(), Error> {
    let position = |headings: &[Raw<'_>], is_it: &dyn Fn(Raw<'_>) -> bool| {
        headings.iter().position(|heading| is_it(*heading))
    };
    let is_place = |heading: Raw<'_>| header::column_of(heading) == Some(Column::Municipality);
    let is_answer = |heading: Raw<'_>| ANSWERED.contains(&heading.folded().as_str());
    let wanted = Wanted {
        delimiter: sink.delimiter(),
        limits: sink.limits(),
        fewest: 2,
        known: &|headings| {
            let found = [
                position(headings, &is_place),
                position(headings, &is_answer),
            ];
            found.into_iter().flatten().count()
        },
        columns: "kommune;besvaret",
        is_whole: true,
    };
    let found = find::find(path, &decoded.text, &wanted)?;
    let headings: Vec<_> = found.headings.iter().map(RawText::as_raw).collect();
    let (Some(place_at), Some(answer_at)) = (
        position(&headings, &is_place),
        position(&headings, &is_answer),
    ) else {
        return Ok(());
    };
    let file = sink.builder.add_origin(Origin {
        name: path.clone(),
        ..Origin::default()
    });
    let file = file.map_err(Error::full(path))?;
    if let Some(fault) = decoded.faults.first() {
        let line = Lines::new(&decoded.text).of(fault.start);
        sink.report.notes.push(Note {
            line,
            detail: Detail::Count(decoded.faults.len() as u64),
            ..Note::of_file(Code::Undecodable, file)
        });
    }
    sink.report.readings.push(Reading {
        encoding: Some(decoded.encoding),
        delimiter: Some(char::from(found.delimiter)),
        headings: found.headings.clone(),
        header_line: Lines::new(&decoded.text).of(found.start),
        ..Reading::default()
    });
    answers(sink, decoded, &found, [place_at, answer_at], file);
    Ok(())
}

/// Takes who answered from the records below the header, by the positions of the name and of the answer.
fn answers(
    sink: &mut Sink<'_>,
    decoded: &Decoded<'_>,
    found: &Found,
    [place_at, answer_at]: [usize; 2],
    file: u16,
) {
    let mut lines = Lines::new(&decoded.text);
    let mut said: HashMap<PlaceId, Response> = HashMap::new();
    for (at, fields) in delimited::records(&decoded.text, found) {
        let cell = |at: usize| fields.get(at).trimmed();
        let (name, answer) = (cell(place_at), cell(answer_at));
        if name.is_empty() && answer.is_empty() {
            continue;
        }
        let place = sink.builder.places_mut().find(name);
        match (place, response(answer)) {
            // The first answer stands; another one is told.
            (Some(place), Some(answer)) if *said.entry(place).or_insert(answer) == answer => {
                sink.builder.set_response(place, answer);
            }
            (place, _) => {
                let at_fault = if place.is_none() { place_at } else { answer_at };
                sink.report.notes.push(Note {
                    line: lines.of(at),
                    column: header::ordinal(at_fault),
                    found: RawText::new(cell(at_fault).lossless()),
                    detail: Detail::None,
                    ..Note::of_file(Code::UnclearResponse, file)
                });
            }
        }
    }
}

/// `ja` and `nej` of a list of responses; empty is no answer yet, and says nothing.
fn response(answer: Raw<'_>) -> Option<Response> {
    match answer.folded().as_str() {
        "ja" | "yes" | "j" | "y" | "1" | "x" => Some(Response::Responded),
        "nej" | "no" | "n" | "0" => Some(Response::Silent),
        _ => None,
    }
}

/// A municipality with rows has answered, unless a list says that it did not.
pub(crate) fn from_rows(builder: &mut Builder) {
    for place in builder.places_with_rows() {
        let said = builder.response(place);
        if said == Response::Unknown && builder.places_mut().is_municipality(place) {
            builder.set_response(place, Response::Responded);
        }
    }
}
