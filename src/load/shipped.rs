//! The data package inside the program: the municipalities, and the constructed example with its responses.

use std::path::Path;

use crate::domain::dataset::{Builder, Description, Status};
use crate::domain::place::Places;
use crate::domain::price::PriceFactors;
use crate::domain::raw::RawText;
use crate::load::constructed::Purposes;
use crate::load::corrections::Ledger;
use crate::load::table::{Sink, Start};
use crate::load::{
    Error, Loaded, Options, Progress, decode, delimited, identity, responses, tables,
};

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
    let builder = Builder::new(description(), places()?);
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
    let (path, decoded) = (start.path.clone(), decode::shipped(INITIATIVES));
    delimited::read(&mut sink, &path, &decoded, start)?;
    let path = RawText::new("responses.csv");
    let read = identity::of_shipped(&path, RESPONSES);
    sink.builder.add_source_file(read);
    responses::take(&mut sink, &path, &decode::shipped(RESPONSES))?;
    let description = RawText::new("datapackage.json");
    let read = identity::of_shipped(&description, PACKAGE);
    sink.builder.add_source_file(read);
    super::finish(sink)
}

/// What the package says of itself: constructed, with its accounts year and price level. It is not read for that.
pub(crate) fn description() -> Description {
    Description {
        title: RawText::new("initiatives.csv"),
        status: Status::Constructed,
        accounts_year: Some(2019),
        price_level: Some(2022),
        price_factors: PriceFactors::default(),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::domain::identity::{Content, SourceFile};
    use crate::load::Source;

    /// What the package says of itself.
    #[derive(Deserialize)]
    struct Package {
        status: String,
        accounts_year: u16,
        price_level: String,
    }

    #[test]
    fn the_example_is_described_as_the_package_says() {
        let package: Package = serde_json::from_str(PACKAGE).unwrap();
        let description = description();
        assert_eq!(package.status, "constructed");
        assert_eq!(description.status, Status::Constructed);
        assert_eq!(description.accounts_year, Some(package.accounts_year));
        let level = description.price_level.unwrap() - 2_000;
        assert_eq!(package.price_level, format!("{level}-pl"));
    }

    #[test]
    fn the_example_is_read_as_a_file_with_the_same_bytes_is() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let own = load().unwrap();
        let other = crate::load::load(&Source {
            responses: Some(file("responses.csv", RESPONSES)),
            ..Source::of(file("initiatives.csv", INITIATIVES))
        })
        .unwrap();
        assert_eq!(own.report, other.report);
        let counts = own.report.counts();
        assert_eq!((counts.records, counts.rows, counts.held), (706, 706, 0));
        for row in own.dataset.rows() {
            let told = |loaded: &Loaded| format!("{:?}", loaded.dataset.initiative(row));
            assert_eq!(told(&own), told(&other));
        }
        let files = |loaded: &Loaded| loaded.dataset.identity().files.clone();
        let is_unhashed = |file: &SourceFile| matches!(file.content, Content::Open(_));
        assert!(files(&own).iter().all(is_unhashed), "nobody has asked");
        for (own, other) in files(&own).iter().zip(files(&other)) {
            assert_eq!((&own.name, own.digest()), (&other.name, other.digest()));
        }
    }
}
