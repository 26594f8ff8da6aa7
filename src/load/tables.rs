//! The table of municipalities that ships with the program: codes, regions, populations, shares.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use crate::domain::place::{Date, Municipality, Places};
use crate::domain::raw::RawText;
use crate::domain::terms::{Region, Term};
use crate::load::Error;

/// A table with a header, by heading.
struct Table {
    positions: HashMap<String, usize>,
    headings: Vec<String>,
    records: Vec<StringRecord>,
}

impl Table {
    fn read(name: &'static str, text: &str) -> Result<Self, Error> {
        let damaged = |error: csv::Error| Error::Shipped {
            table: name,
            reason: error.to_string(),
        };
        let mut reader = ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.as_bytes());
        let headings = reader.headers().map_err(damaged)?;
        let headings: Vec<_> = headings.iter().map(str::to_owned).collect();
        let records: Result<_, _> = reader.records().collect();
        Ok(Self {
            positions: headings.iter().cloned().zip(0..).collect(),
            headings,
            records: records.map_err(damaged)?,
        })
    }

    fn get<'r>(&self, record: &'r StringRecord, heading: &str) -> &'r str {
        let at = self.positions.get(heading);
        at.and_then(|at| record.get(*at)).unwrap_or_default().trim()
    }
}

/// The municipalities of a table with the headings `code`, `name`, `region`, `population_YYYY_MM_DD` and
/// `immigrants_descendants_share_YYYY_MM_DD` (percent with a decimal point).
pub(crate) fn municipalities(text: &str) -> Result<Places, Error> {
    let table = Table::read("municipalities.csv", text)?;
    let damaged = |reason: &str| Error::Shipped {
        table: "municipalities.csv",
        reason: reason.to_owned(),
    };
    let dated = |prefix: &str| -> Vec<(String, Date)> {
        let with_prefix = table.headings.iter().filter_map(|heading| {
            let date = Date::parse(heading.strip_prefix(prefix)?)?;
            Some((heading.clone(), date))
        });
        with_prefix.collect()
    };
    let populations = dated("population_");
    let shares = dated("immigrants_descendants_share_");
    let mut list = Vec::new();
    for record in &table.records {
        let region = table.get(record, "region");
        let region = Region::ALL.iter().find(|known| known.name() == region);
        let code = table.get(record, "code").parse().ok();
        if region.is_none() || code.is_none() {
            return Err(damaged("a row without a known code and region"));
        }
        list.push(Municipality {
            name: RawText::new(table.get(record, "name")),
            code,
            region: region.copied(),
            population: populations
                .iter()
                .map(|(heading, _)| table.get(record, heading).parse().ok())
                .collect(),
            immigrant_share: shares
                .iter()
                .map(|(heading, _)| hundredths(table.get(record, heading)))
                .collect(),
        });
    }
    let only_dates =
        |columns: Vec<(String, Date)>| columns.into_iter().map(|(_, date)| date).collect();
    Ok(Places::new(
        list,
        only_dates(populations),
        only_dates(shares),
    ))
}

/// A percentage with a decimal point and at most two decimals, in hundredths.
fn hundredths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if decimals.len() > 2 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let padded = format!("{whole}{decimals:0<2}");
    padded.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_keeps_its_two_decimals() {
        assert_eq!(hundredths("25.31"), Some(2_531));
        assert_eq!(hundredths("33.4"), Some(3_340));
        assert_eq!(hundredths("8"), Some(800));
        assert_eq!(hundredths("1.234"), None);
        assert_eq!(hundredths("x"), None);
    }
}
