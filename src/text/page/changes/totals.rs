//! The totals before and after, and what their differences come from.

use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::query::criteria::FacetValue;
use crate::query::diff::{Delta, Side, Total, TotalKey};
use crate::query::group::Key;
use crate::query::measure::Measure;
use crate::query::view::{Grouping, View};
use crate::text::page::changes::Writer;
use crate::text::sheet::Line;

impl Writer<'_> {
    /// Writes the totals: of everything, and by region, policy area and municipality.
    pub(super) fn totals(&mut self) {
        let [old, new] = self.sides;
        let old_view = self.old_view.clone();
        let view = self.view.clone();
        let totals = self.diff.totals((old, &old_view), (new, &view));
        let is_comparable = totals.has_one_price_level();
        let [all, by_region, by_area, by_place] = self.words.sections.totals;
        let differing = |total: &&Total| !total.is_same();
        let places: Vec<_> = totals.municipalities.iter().filter(differing).collect();
        let says = |total: &&Total| {
            let sides = [total.old, total.new];
            !total.is_same() || sides.iter().any(|side| side.tally.rows > 0)
        };
        let regions: Vec<_> = totals.regions.iter().filter(says).collect();
        let areas: Vec<_> = totals.areas.iter().filter(says).collect();
        let parts = [
            (all, vec![&totals.all]),
            (by_region, regions),
            (by_area, areas),
            (by_place, places),
        ];
        for (heading, totals) in parts {
            self.section(heading, &totals, |writer, total| {
                let line = writer.total(total, is_comparable);
                writer.push(line, None);
            });
        }
    }

    fn total(&self, total: &Total, is_comparable: bool) -> Line {
        let language = self.language;
        let kroner = |amount: Money| language.numbers.thousands(amount);
        let [old, new] = [total.old, total.new];
        let said = |side: Side, amount: Money| {
            if side.tally.prices.is_mixed() {
                "–".to_owned()
            } else {
                kroner(amount)
            }
        };
        let [before, now] = [said(old, old.tally.gross), said(new, new.tally.gross)];
        let difference = if is_comparable {
            language.more_or_less(total.delta().gross)
        } else {
            "–".to_owned()
        };
        let sources = if is_comparable {
            self.sources(total, |delta| {
                (delta.gross != Money::ZERO).then(|| language.more_or_less(delta.gross))
            })
        } else {
            String::new()
        };
        let cells = vec![
            self.name(total.key),
            sources,
            before,
            now,
            difference,
            self.remark(total),
        ];
        Line {
            cells,
            detail: self.total_detail(total, is_comparable),
            view: self.total_view(total.key),
            ..Line::default()
        }
    }

    /// What added, removed and changed rows give, those that give something.
    fn sources(&self, total: &Total, said: impl Fn(&Delta) -> Option<String>) -> String {
        let deltas = [&total.added, &total.removed, &total.changed];
        let parts = deltas.into_iter().zip(self.words.sources);
        let parts: Vec<_> = parts
            .filter_map(|(delta, words)| said(delta).map(|said| words(&said)))
            .collect();
        parts.join(" · ")
    }

    /// Initiatives and kroner per inhabitant before and after.
    fn remark(&self, total: &Total) -> String {
        let language = self.language;
        let [old, new] = [total.old, total.new];
        let count = |n| language.numbers.count(n);
        let mut parts = vec![(self.words.rows)(
            &count(old.tally.rows),
            &count(new.tally.rows),
        )];
        if old.per_inhabitant.is_some() || new.per_inhabitant.is_some() {
            let per_head = [old, new].map(|side| {
                let value = side.per_inhabitant;
                value.map_or_else(
                    || "–".to_owned(),
                    |value| language.value(Measure::default(), value),
                )
            });
            parts.push((self.words.per_inhabitant)(&per_head[0], &per_head[1]));
        }
        parts.join(" · ")
    }

    /// Income and net, and the rows that the difference comes from.
    fn total_detail(&self, total: &Total, is_comparable: bool) -> Vec<(String, String)> {
        let language = self.language;
        let kroner = |amount: Money| language.numbers.thousands(amount);
        let [old, new] = [total.old.tally, total.new.tally];
        let label = || self.words.columns[4].to_owned();
        if !is_comparable {
            let levels = [old, new].map(|tally| language.levels(tally.prices));
            return vec![(label(), (self.words.prices)(&levels[0], &levels[1]))];
        }
        let amounts = [
            (self.words.income)(&kroner(old.income), &kroner(new.income)),
            (self.words.net)(&kroner(old.net()), &kroner(new.net())),
        ];
        let rows = self.sources(total, |delta| {
            (delta.rows != 0).then(|| language.count_more_or_less(delta.rows))
        });
        let screen = &language.words.screen;
        let mut detail: Vec<_> = amounts.map(|text| (String::new(), text)).to_vec();
        if !rows.is_empty() {
            let name = language.grouping(Grouping::Initiative).to_owned();
            detail.push((name, rows));
        }
        let missing = [old, new].map(|tally| tally.missing_gross.max(tally.missing_income));
        if missing != [0, 0] {
            let most = missing[0].max(missing[1]);
            detail.push((label(), (screen.at_least)(&language.numbers.count(most))));
        }
        detail
    }

    fn name(&self, key: TotalKey) -> String {
        let language = self.language;
        match key {
            TotalKey::All => self.words.all.to_owned(),
            TotalKey::Region(region) => language.key(self.sides[1], Key::Region(region)),
            TotalKey::Area(area) => language.area(area),
            TotalKey::Municipality(spot) => language.spot(self.diff, spot, self.sides),
        }
    }

    /// The rows of a total in the new version.
    fn total_view(&self, key: TotalKey) -> Option<View> {
        let mut view = self.view.clone();
        let (grouping, value) = match key {
            TotalKey::All => (Grouping::Region, None),
            TotalKey::Region(region @ Field::Given(_)) => {
                (Grouping::Municipality, Some(FacetValue::Region(region)))
            }
            TotalKey::Region(_) => return None,
            TotalKey::Area(area) => (Grouping::Initiative, Some(FacetValue::Area(area))),
            TotalKey::Municipality(spot) => {
                let place = self.diff.spots.get(spot).new?;
                (Grouping::Initiative, Some(FacetValue::Municipality(place)))
            }
        };
        view.grouping = grouping;
        if let Some(value) = value {
            view.criteria_mut(&value).only(value.clone());
        }
        Some(view)
    }
}
