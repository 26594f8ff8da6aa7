//! An Answer: everything that a screen, a table or an export says, computed from a view and a data set.

use rust_decimal::Decimal;

use crate::domain::collation;
use crate::domain::dataset::{Dataset, RowId};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::PlaceId;
use crate::domain::terms::{Region, Term};
use crate::query::coverage::{Coverage, State};
use crate::query::criteria::{Criteria, Criterion};
use crate::query::group::{Group, Key, References, groups, population};
use crate::query::matcher::Matcher;
use crate::query::measure::{Measure, Per, Quantity, Sum, initiative_amount};
use crate::query::reference::{Reference, Standing, median};
use crate::query::survey::Survey;
use crate::query::tally::Tally;
use crate::query::view::{Grouping, Order, OrderKey, View};

/// What a view says about a data set.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The rows, ordered and without the hidden ones.
    pub rows: Rows,
    /// The reference as the axis names it.
    pub axis: Axis,
    /// The selection as a whole.
    pub totals: Totals,
    /// The rows that the conditions hide.
    pub hidden: Hidden,
    /// What emptied the selection, when it is empty.
    pub emptied_by: Option<Blame>,
}

/// The rows of an answer.
#[derive(Clone, Debug)]
pub enum Rows {
    /// Groups: few.
    Groups(Vec<Group>),
    /// Initiatives: possibly millions, so only their order is kept.
    Initiatives(Box<Initiatives>),
}

impl Rows {
    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Groups(groups) => groups.len(),
            Self::Initiatives(initiatives) => initiatives.order.len(),
        }
    }

    /// True when there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The selected initiatives in order, and the references by region.
#[derive(Clone, Debug)]
pub struct Initiatives {
    /// The rows in the order of the view.
    pub order: Vec<RowId>,
    /// Which amount is shown.
    pub quantity: Quantity,
    /// The smallest and the largest amount, in kroner.
    pub extent: Option<(Decimal, Decimal)>,
    references: [Option<Decimal>; Field::<Region>::COUNT],
}

/// One initiative as a row: its own amount against the average per initiative.
#[derive(Clone, Copy, Debug)]
pub struct InitiativeRow {
    /// The row of the data set.
    pub row: RowId,
    /// Its amount in kroner; `None` where none was given.
    pub value: Option<Decimal>,
    /// The average per initiative that it is held against, in kroner.
    pub reference: Option<Decimal>,
    /// Above, equal to or below the reference.
    pub standing: Option<Standing>,
}

impl Initiatives {
    /// The different references of the rows, in kroner.
    pub fn references(&self) -> impl Iterator<Item = Decimal> + '_ {
        self.references.iter().copied().flatten()
    }

    /// The rows of a range of positions; a range beyond the end is cut.
    #[must_use]
    pub fn window(&self, data: &Dataset, range: std::ops::Range<usize>) -> Vec<InitiativeRow> {
        let end = range.end.min(self.order.len());
        let start = range.start.min(end);
        self.order[start..end]
            .iter()
            .map(|row| self.row(data, *row))
            .collect()
    }

    /// One initiative as a row.
    #[must_use]
    pub fn row(&self, data: &Dataset, row: RowId) -> InitiativeRow {
        let region = data.places().get(data.place(row)).region;
        let region = region.map_or(Field::Unknown, Field::Given);
        let value = initiative_amount(self.quantity, &Tally::of(data, row)).and_then(Money::kroner);
        let reference = self.references[usize::from(region.code())];
        InitiativeRow {
            row,
            value,
            reference,
            standing: value.zip(reference).map(|(v, r)| Standing::of(v, r)),
        }
    }
}

/// The reference as the axis names it.
#[derive(Clone, Copy, Debug)]
pub struct Axis {
    /// The rule.
    pub rule: Reference,
    /// The value, where all rows share one; else each row has its own.
    pub shared: Option<Decimal>,
    /// The region, where the rule is the own region and all rows lie in one.
    pub region: Option<Region>,
    /// Responding municipalities in the average.
    pub municipalities: u32,
}

/// The selection as a whole.
#[derive(Clone, Debug)]
pub struct Totals {
    /// What it adds up to, with its denominator.
    pub sum: Sum,
    /// Initiatives in the data set, whatever is selected.
    pub all_initiatives: u64,
    /// Gross expenditure in the data set, whatever is selected.
    pub all_gross: Money,
    /// Gross expenditure per inhabitant of the responding municipalities in scope, in kroner.
    pub per_inhabitant: Option<Decimal>,
    /// The measure's value of the selection.
    pub value: Option<Decimal>,
    /// How the municipalities in scope answered.
    pub coverage: Coverage,
}

/// The rows that the conditions hide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Municipalities without kroner or response.
    pub empty: Coverage,
    /// Rows not above their reference.
    pub not_above: u32,
}

/// The criterion that emptied the selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame {
    /// The criterion.
    pub criterion: Criterion,
    /// How many initiatives there would be without it; 0 where several criteria exclude everything.
    pub initiatives: u64,
}

impl View {
    /// What the view says about the data set.
    #[must_use]
    pub fn answer(&self, data: &Dataset) -> Answer {
        let survey = Survey::new(self, data);
        let mut hidden = Hidden::default();
        let (axis, rows) = match self.grouping {
            Grouping::Region | Grouping::Municipality | Grouping::Area => {
                let groups = groups(self, &survey);
                let axis = self.axis(&survey, groups.iter().map(|group| group.reference));
                (
                    axis,
                    Rows::Groups(self.group_rows(&survey, groups, &mut hidden)),
                )
            }
            Grouping::Initiative => {
                let list = self.initiative_rows(&survey, &mut hidden);
                let regions = survey.scope().map(|place| survey.region_of(place));
                let of_region = regions.map(|region| list.references[usize::from(region.code())]);
                (
                    self.axis(&survey, of_region),
                    Rows::Initiatives(Box::new(list)),
                )
            }
        };
        let totals = self.totals(&survey);
        let empty = totals.sum.tally.rows == 0;
        Answer {
            axis,
            emptied_by: empty.then(|| self.blame(data)).flatten(),
            rows,
            totals,
            hidden,
        }
    }

    fn totals(&self, survey: &Survey<'_>) -> Totals {
        let data = survey.data();
        let sum = survey.selection(None);
        Totals {
            sum,
            all_initiatives: data.len() as u64,
            all_gross: data.rows().filter_map(|row| data.gross(row).given()).sum(),
            per_inhabitant: survey.gross_per_inhabitant(self),
            value: self.measure.value(&sum, &sum.tally),
            coverage: survey.coverage(survey.scope(), None),
        }
    }

    fn group_rows(
        &self,
        survey: &Survey<'_>,
        mut rows: Vec<Group>,
        hidden: &mut Hidden,
    ) -> Vec<Group> {
        let hides_empty = self.conditions.hide_empty && self.grouping == Grouping::Municipality;
        rows.retain(|group| {
            let keep = !(hides_empty
                && group.state != State::WithInitiatives
                && group.sum.tally.gross == Money::ZERO);
            if !keep {
                hidden.empty.count(group.state);
            }
            keep
        });
        if self.conditions.above_only {
            let before = rows.len();
            rows.retain(|group| group.standing == Some(Standing::Above));
            hidden.not_above = u32::try_from(before - rows.len()).unwrap_or(u32::MAX);
        }
        self.order_groups(survey, &mut rows);
        set_ranks(&mut rows);
        rows
    }

    fn order_groups(&self, survey: &Survey<'_>, rows: &mut [Group]) {
        let Order { key, descending } = self.order;
        let places = survey.data().places();
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
            OrderKey::Count => Some(Decimal::from(group.sum.tally.rows)),
            OrderKey::Gross => group.sum.tally.gross.kroner(),
            OrderKey::Population => population(self, places, group.key).map(Decimal::from),
        };
        rows.sort_by(|a, b| {
            let (left, right) = (figure(a), figure(b));
            let by_figure = match (left, right) {
                (Some(left), Some(right)) if descending => right.cmp(&left),
                (Some(left), Some(right)) => left.cmp(&right),
                (left, right) => right.is_some().cmp(&left.is_some()),
            };
            let by_name = name(a).cmp(&name(b));
            let by_name = if key == OrderKey::Name && descending {
                by_name.reverse()
            } else {
                by_name
            };
            by_figure.then(a.state.cmp(&b.state)).then(by_name)
        });
        if key == OrderKey::Name {
            rows.sort_by_key(name);
            if descending {
                rows.reverse();
            }
        }
    }

    fn initiative_rows(&self, survey: &Survey<'_>, hidden: &mut Hidden) -> Initiatives {
        let data = survey.data();
        let quantity = self.measure.own_amount();
        let mut list = Initiatives {
            order: survey.selected().to_vec(),
            quantity,
            extent: None,
            references: self.initiative_references(survey, quantity),
        };
        if self.conditions.above_only {
            let before = list.order.len();
            let above: Vec<_> = list
                .order
                .iter()
                .filter(|row| list.row(data, **row).standing == Some(Standing::Above))
                .copied()
                .collect();
            hidden.not_above = u32::try_from(before - above.len()).unwrap_or(u32::MAX);
            list.order = above;
        }
        self.order_initiatives(data, &mut list);
        let amounts = || {
            list.order
                .iter()
                .filter_map(|row| list.row(data, *row).value)
        };
        list.extent = amounts().min().zip(amounts().max());
        list
    }

    fn initiative_references(
        &self,
        survey: &Survey<'_>,
        quantity: Quantity,
    ) -> [Option<Decimal>; Field::<Region>::COUNT] {
        let per_initiative = Self {
            measure: Measure {
                quantity,
                per: Per::Initiative,
            },
            ..self.clone()
        };
        let data = survey.data();
        if self.reference == Reference::Median {
            let amounts: Vec<_> = survey
                .selected()
                .iter()
                .filter_map(|row| initiative_amount(quantity, &Tally::of(data, *row)))
                .filter_map(Money::kroner)
                .collect();
            return [median(&amounts); Field::<Region>::COUNT];
        }
        let counted = Survey::new(&per_initiative, data);
        let references = References::new(&per_initiative, &counted);
        let mut by_region = [None; Field::<Region>::COUNT];
        for region in Field::<Region>::all() {
            by_region[usize::from(region.code())] = references.under(None, Some(region));
        }
        by_region
    }

    fn order_initiatives(&self, data: &Dataset, list: &mut Initiatives) {
        let Order { key, descending } = self.order;
        let amount = |row: &RowId, quantity| {
            initiative_amount(quantity, &Tally::of(data, *row)).map(Money::ore)
        };
        let by_number = |rows: &mut Vec<RowId>, number: &dyn Fn(&RowId) -> Option<i128>| {
            rows.sort_by_cached_key(|row| {
                let number = number(row);
                let directed = number.map(|number| if descending { -number } else { number });
                (number.is_none(), directed, *row)
            });
        };
        let rows = &mut list.order;
        match key {
            OrderKey::Value => by_number(rows, &|row| amount(row, list.quantity)),
            OrderKey::Gross => by_number(rows, &|row| amount(row, Quantity::Gross)),
            OrderKey::Count => by_number(rows, &|row| amount(row, Quantity::Income)),
            OrderKey::Population => by_number(rows, &|row| {
                let inhabitants = data.places().population(data.place(*row), self.population);
                inhabitants.map(i128::from)
            }),
            OrderKey::Name => {
                rows.sort_by_cached_key(|row| (collation::key(&data.title(*row).shown()), *row));
                if descending {
                    rows.reverse();
                }
            }
        }
    }

    /// The axis over the references of all rows, hidden ones included.
    fn axis(
        &self,
        survey: &Survey<'_>,
        mut per_row: impl Iterator<Item = Option<Decimal>>,
    ) -> Axis {
        let first = per_row.next().flatten();
        let shared = first.filter(|_| per_row.all(|value| value == first));
        let regions: Vec<_> = survey
            .scope()
            .map(|place| survey.region_of(place))
            .collect();
        let one_region = regions
            .first()
            .copied()
            .filter(|first| regions.iter().all(|region| region == first));
        let region = one_region.and_then(Field::given);
        let sum = match (self.reference, region) {
            (Reference::Denmark, _) => survey.denmark(None),
            (Reference::OwnRegion, Some(region)) => survey.region(Field::Given(region), None),
            _ => survey.selection(None),
        };
        Axis {
            rule: self.reference,
            shared,
            region,
            municipalities: sum.municipalities,
        }
    }

    /// The last criterion whose removal gives initiatives again; else the last one.
    fn blame(&self, data: &Dataset) -> Option<Blame> {
        let count = |scope: &Criteria, filter: &Criteria| {
            let matcher = Matcher::new(data, scope, filter);
            data.rows()
                .filter(|row| matcher.failures(*row).is_empty())
                .count() as u64
        };
        let filters = self
            .filter
            .iter()
            .enumerate()
            .rev()
            .map(|(at, criterion)| (criterion, count(&self.scope, &self.filter.without(at))));
        let places = self
            .scope
            .iter()
            .enumerate()
            .rev()
            .map(|(at, criterion)| (criterion, count(&self.scope.without(at), &self.filter)));
        let alone = filters
            .chain(places)
            .find(|(_, initiatives)| *initiatives > 0);
        let last = || {
            let all = self.scope.iter().chain(self.filter.iter());
            all.last().map(|criterion| (criterion, 0))
        };
        alone.or_else(last).map(|(criterion, initiatives)| Blame {
            criterion: criterion.clone(),
            initiatives,
        })
    }

    /// The national rank of a municipality by the measure under the same filter: its place, and of how many
    /// responding municipalities; `None` where it has no value.
    #[must_use]
    pub fn national_rank(&self, data: &Dataset, place: PlaceId) -> Option<(u32, u32)> {
        let national = Self {
            scope: Criteria::default(),
            grouping: Grouping::Municipality,
            ..self.clone()
        };
        let survey = Survey::new(&national, data);
        let whole = survey.selection(None);
        let value = |place| {
            let sum = survey.place(place, None);
            (sum.municipalities > 0)
                .then(|| self.measure.value(&sum, &whole.tally))
                .flatten()
        };
        let own = value(place)?;
        let all: Vec<_> = data.places().ids().filter_map(value).collect();
        let ahead = all.iter().filter(|value| **value > own).count();
        Some((
            u32::try_from(ahead + 1).unwrap_or(u32::MAX),
            u32::try_from(all.len()).unwrap_or(u32::MAX),
        ))
    }
}

/// Equal values share a rank; the largest is first whatever the order of the rows.
fn set_ranks(rows: &mut [Group]) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::Initiative;
    use crate::domain::terms::PolicyArea;
    use crate::query::criteria::FacetValue;
    use crate::query::fixture::{by_municipality, choosing, data, group, groups, place, row};
    use crate::query::view::Conditions;

    #[test]
    fn an_empty_result_names_the_criterion_that_emptied_it() {
        let data = data(&[row("Greve", 1_000)]);
        let employment = FacetValue::Area(Field::Given(PolicyArea::Employment));
        let vejle = FacetValue::Municipality(place(&data, "Vejle"));
        let view = choosing(choosing(by_municipality(), vejle.clone()), employment);
        let blame = view.answer(&data).emptied_by.unwrap();
        assert_eq!((blame.criterion.value, blame.initiatives), (vejle, 1));
    }

    #[test]
    fn two_criteria_that_empty_it_together_blame_the_last() {
        let data = data(&[row("Greve", 1_000)]);
        let social = FacetValue::Area(Field::Given(PolicyArea::Social));
        let words = FacetValue::Words("fodbold".into());
        let view = choosing(choosing(by_municipality(), social), words.clone());
        let blame = view.answer(&data).emptied_by.unwrap();
        assert_eq!((blame.criterion.value, blame.initiatives), (words, 0));
    }

    #[test]
    fn equal_values_share_a_rank() {
        let data = data(&[row("Greve", 2_000), row("Køge", 6_000), row("Vejle", 1_000)]);
        let answer = by_municipality().answer(&data);
        let rank = |name| group(&answer, &data, name).rank;
        assert_eq!((rank("Greve"), rank("Køge")), (Some(1), Some(1)));
        assert_eq!((rank("Vejle"), rank("Odense")), (Some(3), None));
    }

    #[test]
    fn the_axis_keeps_its_reference_when_no_row_is_above_it() {
        let data = data(&[row("Greve", 1_000), row("Køge", 3_000), row("Vejle", 1_000)]);
        let view = View {
            conditions: Conditions {
                hide_empty: true,
                above_only: true,
            },
            ..by_municipality()
        };
        let answer = view.answer(&data);
        assert!(answer.rows.is_empty());
        assert_eq!(answer.axis.shared, Some(Decimal::ONE));
    }

    #[test]
    fn a_silent_scope_has_no_total_value() {
        let data = data(&[row("Greve", 1_000)]);
        for measure in Measure::ALL {
            let view = View {
                measure,
                ..by_municipality()
            };
            let odense = FacetValue::Municipality(place(&data, "Odense"));
            let totals = choosing(view, odense).answer(&data).totals;
            assert_eq!((totals.value, totals.per_inhabitant), (None, None));
        }
    }

    #[test]
    fn silent_municipalities_stand_last_in_both_directions() {
        let data = data(&[row("Greve", 1_000)]);
        for descending in [true, false] {
            for key in [OrderKey::Value, OrderKey::Count, OrderKey::Gross] {
                let view = View {
                    order: Order { key, descending },
                    ..by_municipality()
                };
                let answer = view.answer(&data);
                let last = groups(&answer)[3..].iter().map(|group| group.state);
                assert!(last.eq([State::DidNotRespond, State::Unknown]));
            }
        }
    }

    #[test]
    fn net_is_averaged_over_the_initiatives_that_give_both_amounts() {
        let (place, half) = row("Greve", 500);
        let half = Initiative {
            income: Field::Unreadable,
            ..half
        };
        let data = data(&[row("Greve", 100), (place, half)]);
        let view = View {
            grouping: Grouping::Initiative,
            measure: Measure::ALL[3],
            ..by_municipality()
        };
        let Rows::Initiatives(list) = view.answer(&data).rows else {
            panic!("a view by initiative lists initiatives");
        };
        let rows = list.window(&data, 0..9);
        assert_eq!(rows[0].reference, Some(Decimal::from(100)));
        assert_eq!(rows[0].standing, Some(Standing::Equal));
        assert_eq!(rows[1].value, None);
    }

    #[test]
    fn the_national_rank_ignores_the_scope() {
        let data = data(&[row("Greve", 1_000), row("Vejle", 2_000)]);
        let greve = place(&data, "Greve");
        let view = choosing(by_municipality(), FacetValue::Municipality(greve));
        assert_eq!(view.national_rank(&data, greve), Some((2, 3)));
        assert_eq!(view.national_rank(&data, place(&data, "Odense")), None);
    }
}
