//! Rules about the data set as a whole: its places, responses and price levels.

use std::collections::BTreeMap;

use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, Response, RowId};
use crate::domain::place::PlaceId;
use crate::domain::rule::Rule;
use crate::domain::terms::{Region, Term};
use crate::query::quality::finding::{Finding, Subject, Value};

fn by_place(data: &Dataset, is_meant: impl Fn(PlaceId) -> bool) -> BTreeMap<PlaceId, Vec<RowId>> {
    let mut places: BTreeMap<PlaceId, Vec<RowId>> = BTreeMap::new();
    for row in data.rows().filter(|row| is_meant(data.place(*row))) {
        places.entry(data.place(row)).or_default().push(row);
    }
    places
}

fn about_places(rule: Rule, places: BTreeMap<PlaceId, Vec<RowId>>) -> Vec<Finding> {
    let found = places.into_iter().map(|(place, rows)| {
        let count = rows.len();
        Finding {
            column: Some(Column::Municipality),
            ..Finding::about(rule, Subject::Place(place))
        }
        .behind(rows)
        .found(Value::Rows(count))
    });
    found.collect()
}

/// Rows under a name that is none of the municipalities, or under none at all: their kroner are in sums and in no
/// figure per inhabitant.
pub(super) fn unknown_municipalities(data: &Dataset) -> Vec<Finding> {
    let places = by_place(data, |place| !data.places().is_municipality(place));
    about_places(Rule::UnknownMunicipality, places)
}

/// A municipality of which the data does not say whether it responded: it is in no average and no denominator, and
/// may have been forgotten.
pub(super) fn missing_municipalities(data: &Dataset) -> Vec<Finding> {
    let places = data.places();
    let missing = places.ids().filter(|place| {
        places.is_municipality(*place) && data.response(*place) == Response::Unknown
    });
    let about = |place| Finding::about(Rule::MissingMunicipality, Subject::Place(place));
    missing.map(about).collect()
}

/// Rows from a municipality that the list of responses says did not respond: one of the two is wrong.
pub(super) fn rows_of_silent(data: &Dataset) -> Vec<Finding> {
    let places = by_place(data, |place| data.response(place) == Response::Silent);
    about_places(Rule::RowsOfSilent, places)
}

/// The price and wage level of the amounts is not said (each file without one is named, with its rows), or the files
/// have different ones (the data set is named, with all rows): kroner of different levels do not add up. Data without
/// rows has no amounts and no finding.
pub(super) fn price_level(data: &Dataset) -> Vec<Finding> {
    let mut files: BTreeMap<u16, Vec<RowId>> = BTreeMap::new();
    let mut levels = Vec::new();
    for row in data.rows() {
        let level = data.price_level(row);
        if !levels.contains(&level) {
            levels.push(level);
        }
        if level.is_none() {
            files.entry(data.source(row).file).or_default().push(row);
        }
    }
    let about = |(file, rows): (u16, Vec<RowId>)| {
        Finding::about(Rule::PriceLevel, Subject::File(file))
            .behind(rows)
            .found(Value::PriceLevels(vec![None]))
    };
    let mut found: Vec<_> = files.into_iter().map(about).collect();
    if levels.len() > 1 {
        levels.sort_unstable();
        let mixed = Finding::about(Rule::PriceLevel, Subject::Data)
            .behind(data.rows().collect())
            .found(Value::PriceLevels(levels));
        found.push(mixed);
    }
    found
}

/// In a region fewer than half of the municipalities are known to have responded: its figures per inhabitant rest on
/// the few. Exactly half does not trip.
pub(super) fn few_responses(data: &Dataset) -> Vec<Finding> {
    let places = data.places();
    let found = Region::ALL.iter().filter_map(|region| {
        let own = places
            .ids()
            .filter(|place| places.get(*place).region == Some(*region));
        let (mut responded, mut of) = (0, 0);
        for place in own {
            of += 1;
            responded += u32::from(data.response(place) == Response::Responded);
        }
        (responded * 2 < of).then(|| {
            Finding::about(Rule::FewResponses, Subject::Region(*region))
                .found(Value::Responded { responded, of })
        })
    });
    found.collect()
}
