//! The table of municipalities that ships with the program: codes, regions, populations, shares.

use crate::domain::place::{Date, Municipality, Places};
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::{Region, Term};
use crate::load::Error;
use crate::load::records::{Cells, Records};

/// The municipalities of a table with the headings `code`, `name`, `region`, `population_YYYY_MM_DD` and
/// `immigrants_descendants_share_YYYY_MM_DD` (percent with a decimal point).
pub(crate) fn municipalities(text: &str) -> Result<Places, Error> {
    let damaged = |reason: &str| Error::Shipped {
        table: "municipalities.csv",
        reason: reason.to_owned(),
    };
    let mut records = Records::from(text, 0, b';').map(|record| record.cells());
    let headings = records.next().unwrap_or_default();
    let column = |wanted: &str| {
        let at = headings.iter().position(|heading| is(heading, wanted));
        at.ok_or_else(|| damaged(wanted))
    };
    let (code_at, name_at, region_at) = (column("code")?, column("name")?, column("region")?);
    let (populations, shares) = (
        dated(&headings, "population_"),
        dated(&headings, "immigrants_descendants_share_"),
    );
    let mut list = Vec::new();
    for record in records {
        let cell = |at| record.get(at).trimmed().lossless();
        let region = Region::ALL
            .iter()
            .find(|known| known.name() == cell(region_at));
        let code = cell(code_at).parse().ok();
        if region.is_none() || code.is_none() {
            return Err(damaged("a row without a known code and region"));
        }
        let (people, percents) = (populations.iter(), shares.iter());
        list.push(Municipality {
            name: RawText::new(cell(name_at)),
            code,
            region: region.copied(),
            population: people.map(|(at, _)| cell(*at).parse().ok()).collect(),
            immigrant_share: percents.map(|(at, _)| hundredths(cell(*at))).collect(),
        });
    }
    let dates = |columns: &[(usize, Date)]| columns.iter().map(|(_, date)| *date).collect();
    Ok(Places::new(list, dates(&populations), dates(&shares)))
}

fn is(heading: Raw<'_>, wanted: &str) -> bool {
    heading.trimmed().lossless() == wanted
}

/// The columns of which each is of a date.
fn dated(headings: &Cells<'_>, prefix: &str) -> Vec<(usize, Date)> {
    let headings = headings.iter().enumerate();
    let dated = headings.filter_map(|(at, heading)| {
        let date = heading.trimmed().lossless().strip_prefix(prefix)?;
        Some((at, Date::parse(date)?))
    });
    dated.collect()
}

/// A percentage with a decimal point and at most two decimals, in hundredths.
fn hundredths(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
    let decimals = match *decimals.as_bytes() {
        [] => 0,
        [tenths] => 10 * digit(tenths)?,
        [tenths, hundredths] => 10 * digit(tenths)? + digit(hundredths)?,
        [..] => return None,
    };
    let whole: u16 = whole.parse().ok()?;
    whole.checked_mul(100)?.checked_add(decimals)
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
        assert_eq!(hundredths("1.x"), None);
        assert_eq!(hundredths(""), None);
    }
}
