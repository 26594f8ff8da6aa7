//! The order and the ranks of groups: total, stable, rows without a figure last.

use rust_decimal::Decimal;

use crate::domain::collation;
use crate::domain::money::Money;
use crate::domain::terms::{Region, Term};
use crate::query::group::{Group, Key, population};
use crate::query::survey::Survey;
use crate::query::view::{Order, OrderKey, View};

impl View {
    pub(super) fn order_groups(&self, survey: &Survey<'_>, rows: &mut [Group]) {
        let Order { key, descending } = self.order;
        let mixed = survey.selection(None).tally.prices.is_mixed();
        let name = |group: &Group| match group.key {
            Key::Municipality(place) => place.index(),
            Key::Region(region) if key == OrderKey::Name => {
                let names = collated_regions();
                region
                    .given()
                    .map_or(names.len(), |region| names[region.index()])
            }
            Key::Region(region) => usize::from(region.code()),
            Key::Area(area) => usize::from(area.code()),
        };
        let figure = |group: &Group| match key {
            OrderKey::Value => group.value,
            OrderKey::Name => None,
            OrderKey::Count | OrderKey::Gross if group.sum.is_silent() => None,
            OrderKey::Gross if mixed => None,
            OrderKey::Count => Some(Decimal::from(group.sum.tally.rows)),
            OrderKey::Gross => group.sum.tally.gross_said().and_then(Money::kroner),
            OrderKey::Population => population(self, survey.data(), group.key).map(Decimal::from),
        };
        rows.sort_by(|a, b| {
            let (left, right) = (figure(a), figure(b));
            let by_figure = match (left, right) {
                (Some(left), Some(right)) if descending => right.cmp(&left),
                (Some(left), Some(right)) => left.cmp(&right),
                (left, right) => right.is_some().cmp(&left.is_some()),
            };
            by_figure
                .then(a.state.cmp(&b.state))
                .then(name(a).cmp(&name(b)))
        });
        if key == OrderKey::Name {
            rows.sort_by_key(name);
            if descending {
                rows.reverse();
            }
        }
    }
}

/// Equal values share a rank; the largest is first whatever the order of the rows.
pub(super) fn set_ranks(rows: &mut [Group]) {
    let mut values: Vec<_> = rows.iter().filter_map(|group| group.value).collect();
    values.sort_unstable_by(|a, b| b.cmp(a));
    for group in rows {
        let value = group.value;
        let ahead = value.map(|value| values.partition_point(|other| *other > value));
        group.rank = ahead.map(|ahead| u32::try_from(ahead + 1).unwrap_or(u32::MAX));
    }
}

/// The position of each region by its name in Danish order.
fn collated_regions() -> Vec<usize> {
    let mut regions: Vec<_> = Region::ALL.to_vec();
    regions.sort_by_cached_key(|region| collation::key(region.name()));
    Region::ALL
        .iter()
        .map(|region| {
            regions
                .iter()
                .position(|sorted| sorted == region)
                .unwrap_or(0)
        })
        .collect()
}
