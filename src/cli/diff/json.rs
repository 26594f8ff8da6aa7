//! The answer for programs: one JSON object in one line, its keys always in the same order.
//!
//! `version` is 1; it grows when a key changes its meaning or goes. `old` and `new` describe the versions;
//! `comparable` is false when they are in different price levels, and every difference in kroner is null then. Rows
//! stand under exactly one of `changed`, `added`, `removed`, or are counted as `unchanged`; `proposed` names renames
//! whose rows stand under `removed` and `added` until they are confirmed. Fields are as in the program's files (amounts
//! in 1,000 kr. with a decimal comma); kroner of totals are decimal text, exact to the øre. A total's difference is
//! exactly the sum of what added, removed and changed rows give.

use std::io::{self, Write};

use rust_decimal::Decimal;
use serde::Serialize;

use super::record;
use crate::cli::check::object;
use crate::domain::column::Column;
use crate::domain::dataset::{Dataset, Origin, RowId};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::raw::RawText;
use crate::domain::terms::Region;
use crate::export::area as area_name;
use crate::query::diff::{Delta, Diff, Pair, Side, Spot, SpotId, Total, TotalKey};
use crate::query::view::View;

/// The version of the form.
const VERSION: u32 = 1;
/// Decimals of kroner per inhabitant.
const DECIMALS: u32 = 6;

#[derive(Serialize)]
struct Whole {
    version: u32,
    old: Version,
    new: Version,
    comparable: bool,
    counts: Counts,
    totals: Vec<TotalOf>,
    changed: Vec<Changed>,
    added: Vec<Alone>,
    removed: Vec<Alone>,
    proposed: Vec<Proposed>,
    uncompared: Vec<Uncompared>,
    responses: Vec<Responded>,
    headings_added: Vec<String>,
    headings_removed: Vec<String>,
}

#[derive(Serialize)]
struct Version {
    title: String,
    files: Vec<String>,
    status: &'static str,
    accounts_year: Option<u16>,
    price_levels: Vec<Option<u16>>,
    rows: usize,
}

#[derive(Serialize)]
struct Counts {
    unchanged: usize,
    changed: usize,
    added: usize,
    removed: usize,
    proposed: usize,
    responses: usize,
}

#[derive(Serialize)]
struct TotalOf {
    of: &'static str,
    name: Option<String>,
    old: Amounts,
    new: Amounts,
    difference: Difference,
    from_added: Difference,
    from_removed: Difference,
    from_changed: Difference,
}

#[derive(Serialize)]
struct Amounts {
    rows: u64,
    gross: Option<Decimal>,
    income: Option<Decimal>,
    net: Option<Decimal>,
    rows_without_gross: u64,
    rows_without_income: u64,
    gross_per_inhabitant: Option<Decimal>,
}

#[derive(Serialize)]
struct Difference {
    rows: i64,
    gross: Option<Decimal>,
    income: Option<Decimal>,
    net: Option<Decimal>,
}

#[derive(Serialize)]
struct Place {
    title: String,
    file: String,
    line: u32,
}

#[derive(Serialize)]
struct FieldChange {
    column: String,
    old: String,
    new: String,
}

#[derive(Serialize)]
struct Changed {
    municipality: String,
    old: Place,
    new: Place,
    renamed: Option<u16>,
    changes: Vec<FieldChange>,
}

#[derive(Serialize)]
struct Alone {
    municipality: String,
    area: String,
    gross: String,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Proposed {
    municipality: String,
    old: Place,
    new: Place,
    score: u16,
    title: u16,
    same_area: bool,
    same_amount: bool,
}

#[derive(Serialize)]
struct Uncompared {
    municipality: String,
    removed: usize,
    added: usize,
}

#[derive(Serialize)]
struct Responded {
    municipality: String,
    old: &'static str,
    new: &'static str,
}

/// Writes everything that differs.
pub(super) fn write(diff: &Diff, sides: [&Dataset; 2], out: &mut impl Write) -> io::Result<()> {
    object(&Whole::of(diff, sides), out)
}

impl Whole {
    fn of(diff: &Diff, sides: [&Dataset; 2]) -> Self {
        let [old, new] = sides;
        let changed: Vec<_> = diff.changed().map(|pair| changed(pair, sides)).collect();
        let alone = |data: &Dataset, rows: &[RowId]| -> Vec<Alone> {
            rows.iter().map(|row| self::alone(data, *row)).collect()
        };
        let lossless = |headings: &[RawText]| -> Vec<String> {
            let headings = headings.iter();
            headings
                .map(|name| name.as_raw().lossless().to_owned())
                .collect()
        };
        Self {
            version: VERSION,
            old: version(old, diff, 0),
            new: version(new, diff, 1),
            comparable: diff.has_one_price_level(),
            counts: Counts {
                unchanged: diff.pairs.len() - changed.len(),
                changed: changed.len(),
                added: diff.added.len(),
                removed: diff.removed.len(),
                proposed: diff.proposals.len(),
                responses: diff.responses.len(),
            },
            totals: totals(diff, sides),
            changed,
            added: alone(new, &diff.added),
            removed: alone(old, &diff.removed),
            proposed: proposed(diff, sides),
            uncompared: diff
                .uncompared
                .iter()
                .map(|found| Uncompared {
                    municipality: name(diff, found.spot, sides),
                    removed: found.removed,
                    added: found.added,
                })
                .collect(),
            responses: diff
                .responses
                .iter()
                .map(|change| Responded {
                    municipality: name(diff, change.spot, sides),
                    old: record::response(change.old),
                    new: record::response(change.new),
                })
                .collect(),
            headings_added: lossless(&diff.headings_added),
            headings_removed: lossless(&diff.headings_removed),
        }
    }
}

fn version(data: &Dataset, diff: &Diff, side: usize) -> Version {
    let description = data.description();
    let file = |origin: &Origin| origin.name.as_raw().lossless().to_owned();
    Version {
        title: description.title.as_raw().lossless().to_owned(),
        files: data.origins().iter().map(file).collect(),
        status: record::status(data),
        accounts_year: description.accounts_year,
        price_levels: diff.prices[side].named(),
        rows: data.len(),
    }
}

fn place(data: &Dataset, row: RowId) -> Place {
    Place {
        title: record::field(data, row, Column::Title),
        file: record::file(data, row),
        line: data.source(row).line,
    }
}

fn changed(pair: &Pair, [old, new]: [&Dataset; 2]) -> Changed {
    let changes = pair.changes.iter().map(|change| FieldChange {
        column: record::column(change).to_owned(),
        old: record::value(old, pair.old, change),
        new: record::value(new, pair.new, change),
    });
    Changed {
        municipality: record::place(new, pair.new),
        old: place(old, pair.old),
        new: place(new, pair.new),
        renamed: pair.renamed,
        changes: changes.collect(),
    }
}

fn alone(data: &Dataset, row: RowId) -> Alone {
    Alone {
        municipality: record::place(data, row),
        area: record::field(data, row, Column::Area),
        gross: record::field(data, row, Column::Gross),
        place: place(data, row),
    }
}

fn proposed(diff: &Diff, [old, new]: [&Dataset; 2]) -> Vec<Proposed> {
    let proposed = diff.proposals.iter().map(|found| Proposed {
        municipality: record::place(new, found.new),
        old: place(old, found.old),
        new: place(new, found.new),
        score: found.score,
        title: found.title,
        same_area: found.same_area,
        same_amount: found.same_amount,
    });
    proposed.collect()
}

fn name(diff: &Diff, spot: SpotId, [old, new]: [&Dataset; 2]) -> String {
    let name = |data: &Dataset, place| data.places().get(place).name.as_raw().lossless().to_owned();
    let Spot {
        old: before,
        new: now,
    } = diff.spots.get(spot);
    let now = now.map(|place| name(new, place));
    now.or_else(|| before.map(|place| name(old, place)))
        .unwrap_or_default()
}

/// Every total that has rows or differs.
fn totals(diff: &Diff, sides: [&Dataset; 2]) -> Vec<TotalOf> {
    let view = View::default();
    let totals = diff.totals((sides[0], &view), (sides[1], &view));
    let is_comparable = totals.has_one_price_level();
    let parts = totals.regions.iter().chain(&totals.areas);
    let says = |total: &&Total| !total.is_same() || total.new.tally.rows > 0;
    let places = totals.municipalities.iter().filter(says);
    let all = std::iter::once(&totals.all).chain(parts).chain(places);
    all.map(|total| total_of(diff, total, sides, is_comparable))
        .collect()
}

fn total_of(diff: &Diff, total: &Total, sides: [&Dataset; 2], is_comparable: bool) -> TotalOf {
    let (of, name) = match total.key {
        TotalKey::All => ("all", None),
        TotalKey::Region(region) => (
            "region",
            region.given().map(|it| Region::name(it).to_owned()),
        ),
        TotalKey::Area(Field::Given(area)) => ("area", Some(area_name(area).to_owned())),
        TotalKey::Area(_) => ("area", None),
        TotalKey::Municipality(spot) => ("municipality", Some(self::name(diff, spot, sides))),
    };
    let difference = |delta: Delta| Difference::of(&delta, is_comparable);
    TotalOf {
        of,
        name,
        old: Amounts::of(&total.old),
        new: Amounts::of(&total.new),
        difference: difference(total.delta()),
        from_added: difference(total.added),
        from_removed: difference(total.removed),
        from_changed: difference(total.changed),
    }
}

impl Amounts {
    fn of(side: &Side) -> Self {
        let tally = &side.tally;
        let said = |amount: Money| amount.kroner().filter(|_| !tally.prices.is_mixed());
        Self {
            rows: tally.rows,
            gross: said(tally.gross),
            income: said(tally.income),
            net: said(tally.net()),
            rows_without_gross: tally.missing_gross,
            rows_without_income: tally.missing_income,
            gross_per_inhabitant: side.per_inhabitant.map(|value| value.round_dp(DECIMALS)),
        }
    }
}

impl Difference {
    fn of(delta: &Delta, is_comparable: bool) -> Self {
        let said = |amount: Money| amount.kroner().filter(|_| is_comparable);
        Self {
            rows: delta.rows,
            gross: said(delta.gross),
            income: said(delta.income),
            net: said(delta.net()),
        }
    }
}
