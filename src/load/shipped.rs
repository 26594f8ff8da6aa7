//! The data package inside the program: the municipalities, and the constructed example with its responses.

use crate::domain::dataset::{Builder, Description, Status};
use crate::domain::place::Places;
use crate::domain::raw::RawText;
use crate::load::{Error, Loaded, table, tables};

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
    let description = Description {
        title: RawText::new("initiatives.csv"),
        status: Status::Constructed,
        accounts_year: Some(2019),
        price_level: Some(2022),
    };
    let mut builder = Builder::new(description, places()?);
    let name = RawText::new("initiatives.csv");
    let findings = table::initiatives(&mut builder, name, INITIATIVES.as_bytes())?;
    let responses = RawText::new("responses.csv");
    tables::responses(&mut builder, &responses, RESPONSES.as_bytes())?;
    Ok(findings.with(builder.finish()))
}
