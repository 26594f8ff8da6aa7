//! The data package inside the program: the municipalities, and the constructed example with its responses.

use std::path::Path;

use serde::Deserialize;

use crate::domain::dataset::{Builder, Description, Status};
use crate::domain::place::Places;
use crate::domain::price::PriceFactors;
use crate::domain::raw::RawText;
use crate::load::constructed::Purposes;
use crate::load::corrections::Ledger;
use crate::load::open::Opened;
use crate::load::sniff::Kind;
use crate::load::table::{Sink, Start};
use crate::load::{Error, Loaded, Options, Progress, identity, responses, tables};

/// The municipalities: names and regions from DAGI, populations and shares from Statistics Denmark.
pub const MUNICIPALITIES: &str = include_str!("../../data/municipalities.csv");
/// Which municipalities answered, derived from the printed coverage where possible, else constructed.
pub const RESPONSES: &str = include_str!("../../data/responses.csv");
/// The constructed example: calibrated to the report's printed figures, no municipality's own report.
pub const INITIATIVES: &str = include_str!("../../data/initiatives.csv");
/// The figures that the report prints, in a form that a program can evaluate.
pub const PUBLISHED: &str = include_str!("../../data/published.csv");
/// The description of the package.
pub const PACKAGE: &str = include_str!("../../data/datapackage.json");

/// The 98 municipalities.
///
/// # Errors
/// [`Error::Shipped`] when the embedded table is damaged.
pub fn places() -> Result<Places, Error> {
    tables::municipalities(MUNICIPALITIES)
}

/// The constructed example.
///
/// # Errors
/// [`Error::Shipped`] when an embedded table is damaged.
pub fn load() -> Result<Loaded, Error> {
    with_corrections(None)
}

/// The constructed example with the corrections of a file.
pub(crate) fn with_corrections(corrections: Option<&Path>) -> Result<Loaded, Error> {
    let builder = Builder::new(description()?, places()?);
    let (options, progress) = (Options::default(), Progress::default());
    let mut sink = Sink::new(builder, &options, None, &progress);
    sink.purposes = Purposes::unasked();
    let name = RawText::new("initiatives.csv");
    if let Some(path) = corrections {
        sink.ledger = Ledger::read(path, std::slice::from_ref(&name))?;
    }
    let start = Start {
        path: name,
        delimiter: Some(b';'),
        ..Start::default()
    };
    let read = identity::of_shipped(&start.path, INITIATIVES);
    sink.builder.add_source_file(read);
    super::text(&mut sink, INITIATIVES.as_bytes(), start, None)?;
    let responses = Opened {
        path: RawText::new("responses.csv"),
        bytes: RESPONSES.into(),
        kind: Kind::Text,
        is_cut: false,
        handle: None,
    };
    responses::read(&mut sink, &responses, None)?;
    let description = RawText::new("datapackage.json");
    let read = identity::of_shipped(&description, PACKAGE);
    sink.builder.add_source_file(read);
    super::finish(sink)
}

/// What the package says of itself.
#[derive(Deserialize)]
struct Package {
    status: String,
    accounts_year: u16,
    price_level: String,
}

/// What the package says of itself: constructed, with its accounts year and price level.
pub(crate) fn description() -> Result<Description, Error> {
    let damaged = |reason: String| Error::Shipped {
        table: "datapackage.json",
        reason,
    };
    let package: Package =
        serde_json::from_str(PACKAGE).map_err(|error| damaged(error.to_string()))?;
    let level = package
        .price_level
        .strip_suffix("-pl")
        .and_then(|year| year.parse::<u16>().ok());
    let level = level.ok_or_else(|| damaged("price_level is not written as 22-pl".to_owned()))?;
    Ok(Description {
        title: RawText::new("initiatives.csv"),
        status: match package.status.as_str() {
            "constructed" => Status::Constructed,
            _ => Status::Reported,
        },
        accounts_year: Some(package.accounts_year),
        price_level: Some(2_000 + level),
        price_factors: PriceFactors::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_says_that_it_is_constructed_and_in_which_prices() {
        let loaded = load().unwrap();
        let description = loaded.dataset.description();
        assert_eq!(description.status, Status::Constructed);
        assert_eq!(description.accounts_year, Some(2019));
        assert_eq!(description.price_level, Some(2022));
        let counts = loaded.report.counts();
        assert_eq!((counts.records, counts.rows, counts.held), (706, 706, 0));
    }
}
