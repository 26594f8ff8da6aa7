//! The answer once more, from the definitions alone: slow, one row at a time, in `Decimal` kroner.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use indsats::domain::dataset::{Dataset, Initiative, Response, RowId, Year};
use indsats::domain::field::Field;
use indsats::domain::fold;
use indsats::domain::money::Money;
use indsats::domain::place::{Date, PlaceId};
use indsats::domain::prose::Prose;
use indsats::domain::terms::{FinanceSource, PolicyArea, Region, Term};
use indsats::query::coverage::State;
use indsats::query::criteria::{Criteria, FacetValue, Finance};
use indsats::query::group::Key;
use indsats::query::measure::{Measure, Per, Quantity};
use indsats::query::quality;
use indsats::query::reference::Reference;
use indsats::query::view::{Grouping, View};
use rust_decimal::Decimal;

pub(crate) mod random;

/// A view held against a data set.
pub(crate) struct Model<'a> {
    pub(crate) view: &'a View,
    pub(crate) data: &'a Dataset,
}

/// The part of the rows and places that a figure is about.
#[derive(Clone)]
pub(crate) struct Part<'a> {
    pub(crate) rows: Vec<Initiative<'a>>,
    pub(crate) places: Vec<PlaceId>,
}

/// What is held against an average: a region, a municipality, or something of all in scope.
enum Row {
    Region(Field<Region>),
    Place(PlaceId),
    Scope,
}

fn kroner(amount: Field<Money>) -> Option<Decimal> {
    amount
        .given()
        .map(|money| Decimal::from_i128_with_scale(money.units(), 8))
}

fn same_state<A, B>(asked: Field<A>, found: Field<B>) -> bool {
    asked.map(|_| ()) == found.map(|_| ())
}

impl<'a> Model<'a> {
    fn region(&self, place: PlaceId) -> Field<Region> {
        match self.data.places().get(place).region {
            Some(region) => Field::Given(region),
            None => Field::Unknown,
        }
    }

    /// One facet's criteria at a time: one of the chosen, none of the excluded; every chosen word.
    fn meets(criteria: &Criteria, is: &dyn Fn(&FacetValue) -> Option<bool>) -> bool {
        let mut asked = BTreeSet::new();
        let mut met = BTreeSet::new();
        for criterion in criteria.iter() {
            let facet = criterion.value.facet();
            let Some(holds) = is(&criterion.value) else {
                continue;
            };
            let each_for_itself = matches!(criterion.value, FacetValue::Words(_));
            if holds == criterion.excluded && (criterion.excluded || each_for_itself) {
                return false;
            }
            if !criterion.excluded {
                asked.insert(facet);
                if holds {
                    met.insert(facet);
                }
            }
        }
        asked.is_subset(&met)
    }

    pub(crate) fn in_scope(&self, place: PlaceId) -> bool {
        Self::meets(&self.view.scope, &|value| match value {
            FacetValue::Region(region) => Some(*region == self.region(place)),
            FacetValue::Municipality(asked) => Some(*asked == place),
            FacetValue::Group(group) => Some(self.data.groups().members(*group).contains(&place)),
            FacetValue::Response(response) => Some(*response == self.data.response(place)),
            _ => None,
        })
    }

    /// True when the row meets the filter, wherever it lies.
    pub(crate) fn in_filter(&self, row: RowId) -> bool {
        let found = self.data.initiative(row);
        Self::meets(&self.view.filter, &|value| {
            Some(self.is(row, &found, value))
        })
    }

    fn is(&self, row: RowId, found: &Initiative<'_>, value: &FacetValue) -> bool {
        match value {
            FacetValue::Area(area) => *area == found.area,
            FacetValue::Primary(group) => *group == found.primary,
            FacetValue::Secondary(group) => *group == found.secondary,
            FacetValue::Finance(asked) => finance(found, *asked),
            FacetValue::Region(region) => *region == self.region(found.place),
            FacetValue::Municipality(place) => *place == found.place,
            FacetValue::Year(year) => *year == found.year,
            FacetValue::LegalBasis(basis) => *basis == self.data.legal_basis(row),
            // Parts of an øre, which only a factor leaves, lie where a law of their own says (`exact.rs`).
            FacetValue::Gross(Field::Given(span)) => found.gross.given().is_some_and(|money| {
                let ore = money.floored_ore();
                let is_inside = span.from.is_none_or(|from| i128::from(from) <= ore)
                    && span.to.is_none_or(|to| ore < i128::from(to));
                if money.is_whole_ore() {
                    is_inside
                } else {
                    span.has_amount(money)
                }
            }),
            FacetValue::Gross(state) => same_state(*state, found.gross),
            FacetValue::Share(Field::Given(span)) => found.share.given().is_some_and(|share| {
                let share = i64::from(share);
                span.from.is_none_or(|from| from <= share) && span.to.is_none_or(|to| share < to)
            }),
            FacetValue::Share(state) => same_state(*state, found.share),
            FacetValue::Words(words) => {
                let texts = [found.title.into(), found.content, found.purpose].map(Prose::read);
                let there: BTreeSet<_> = texts
                    .iter()
                    .flat_map(|text| fold::fold_words(text.as_raw().lossless()))
                    .collect();
                fold::fold_words(words)
                    .iter()
                    .all(|word| there.contains(word))
            }
            FacetValue::Group(group) => self.data.groups().contains(*group, found.place),
            FacetValue::Response(response) => *response == self.data.response(found.place),
            FacetValue::Rule(rule) => quality::rows(self.data, *rule).contains(&row),
        }
    }

    fn part(&self, places: impl Fn(PlaceId) -> bool, area: Option<Field<PolicyArea>>) -> Part<'a> {
        let rows = self.data.rows().filter(|row| self.in_filter(*row));
        Part {
            rows: rows
                .map(|row| self.data.initiative(row))
                .filter(|row| places(row.place) && area.is_none_or(|area| row.area == area))
                .collect(),
            places: self
                .data
                .places()
                .ids()
                .filter(|place| places(*place))
                .collect(),
        }
    }

    pub(crate) fn selection(&self) -> Part<'a> {
        self.part(|place| self.in_scope(place), None)
    }

    pub(crate) fn group(&self, key: Key) -> Part<'a> {
        match key {
            Key::Region(region) => self.part(
                |place| self.in_scope(place) && self.region(place) == region,
                None,
            ),
            Key::Municipality(asked) => self.part(|place| place == asked, None),
            Key::Area(area) => self.part(|place| self.in_scope(place), Some(area)),
        }
    }

    /// The different years that any row of the data gives.
    pub(crate) fn all_years(&self) -> BTreeSet<Year> {
        let given = self.data.rows().map(|row| self.data.initiative(row).year);
        given.filter_map(Field::given).collect()
    }

    /// Those of them that the criteria of years let through.
    pub(crate) fn years(&self) -> BTreeSet<Year> {
        let mut years = self.all_years();
        years.retain(|year| {
            Self::meets(&self.view.filter, &|value| match value {
                FacetValue::Year(asked) => Some(*asked == Field::Given(*year)),
                _ => None,
            })
        });
        years
    }

    /// The days whose people a figure is divided by.
    pub(crate) fn days(&self, per: Per) -> Vec<Date> {
        let (all, chosen) = (self.all_years(), self.years());
        let first_of = |year| Date {
            year,
            month: 1,
            day: 1,
        };
        match all.len() {
            2.. => chosen.into_iter().map(first_of).collect(),
            1 if chosen.is_empty() => Vec::new(),
            _ if per == Per::Immigrant => self.day_with_shares().into_iter().collect(),
            _ => vec![self.view.population],
        }
    }

    /// The view's date where it has shares, else the latest day that has them.
    fn day_with_shares(&self) -> Option<Date> {
        let places = self.data.places();
        let mut days = places.share_dates().to_vec();
        days.retain(|day| places.population_dates().contains(day));
        if days.contains(&self.view.population) {
            return Some(self.view.population);
        }
        days.into_iter().max()
    }

    /// People, or immigrants and descendants; `None` where those of one of the days are not known.
    fn people(&self, place: PlaceId, per: Per) -> Option<Decimal> {
        let places = self.data.places();
        let municipality = places.get(place);
        let mut people = Decimal::ZERO;
        let days = self.days(per);
        for day in &days {
            let dates = places.population_dates();
            let at = dates.iter().position(|known| known == day)?;
            let mut living = Decimal::from(municipality.population[at]?);
            if per == Per::Immigrant {
                let at = places.share_dates().iter().position(|known| known == day)?;
                living *= Decimal::new(i64::from(municipality.immigrant_share[at]?), 4);
            }
            if living.is_zero() {
                return None;
            }
            people += living;
        }
        (!days.is_empty()).then_some(people)
    }

    /// The price levels of some rows.
    fn levels<'r>(
        &self,
        rows: impl IntoIterator<Item = &'r Initiative<'r>>,
    ) -> BTreeSet<Option<Year>> {
        let of_file = |row: &Initiative<'_>| {
            let file = usize::from(row.source.file);
            self.data.origins()[file].price_level
        };
        let of_data = self.data.description().price_level;
        let factors = &self.data.description().price_factors;
        let after = |level: Option<Year>| {
            let mut leading = factors.iter().filter(|factor| Some(factor.from()) == level);
            leading.next().map_or(level, |factor| Some(factor.to()))
        };
        rows.into_iter()
            .map(|row| after(of_file(row).or(of_data)))
            .collect()
    }

    /// True when kroner of the rows, beside those of the selection, are in several price levels.
    pub(crate) fn mixed(&self, rows: &[Initiative<'_>]) -> bool {
        let selection = self.selection().rows;
        self.levels(rows.iter().chain(&selection)).len() > 1
    }

    /// True when the row has people to be divided by as far as its year goes.
    fn has_year(&self, row: &Initiative<'_>) -> bool {
        self.all_years().is_empty() || row.year.given().is_some()
    }

    fn responded(&self, place: PlaceId) -> bool {
        self.data.places().is_municipality(place)
            && self.data.response(place) == Response::Responded
    }

    /// The places of a part that a figure averages over.
    pub(crate) fn counted(&self, part: &Part<'_>, per: Per) -> Vec<PlaceId> {
        let needs_people = matches!(per, Per::Inhabitant | Per::Immigrant);
        let places = part.places.iter().copied();
        places
            .filter(|place| self.responded(*place))
            .filter(|place| !needs_people || self.people(*place, per).is_some())
            .collect()
    }

    /// The rows of a part that have no people to be divided by.
    pub(crate) fn left_out(&self, part: &Part<'_>) -> usize {
        let per = self.view.measure.per;
        let counted = self.counted(part, per);
        let per_head = matches!(per, Per::Inhabitant | Per::Immigrant);
        part.rows
            .iter()
            .filter(|row| !counted.contains(&row.place) || (per_head && !self.has_year(row)))
            .count()
    }

    pub(crate) fn value(&self, part: &Part<'_>) -> Option<Decimal> {
        self.measured(part, self.view.measure)
    }

    pub(crate) fn measured(&self, part: &Part<'_>, measure: Measure) -> Option<Decimal> {
        let quantity = measure.quantity;
        let all: Vec<_> = part.rows.iter().collect();
        let someone_responded = part.places.iter().any(|place| self.responded(*place));
        if !someone_responded && all.is_empty() {
            return None;
        }
        if quantity != Quantity::Count && self.mixed(&part.rows) {
            return None;
        }
        let left_in = |row: &&Initiative<'_>| {
            let counted = self.counted(part, measure.per);
            let per_head = matches!(measure.per, Per::Inhabitant | Per::Immigrant);
            !per_head || (counted.contains(&row.place) && self.has_year(row))
        };
        let gives = |row: &Initiative<'_>| match quantity {
            Quantity::Gross | Quantity::Net => kroner(row.gross).is_some(),
            Quantity::Income => kroner(row.income).is_some(),
            Quantity::Count => true,
        };
        let mut left = part.rows.iter().filter(left_in);
        if !all.is_empty() && !left.any(gives) {
            return None;
        }
        match measure.per {
            Per::Total => Some(amount(quantity, &all)),
            Per::Inhabitant | Per::Immigrant => {
                let counted = self.counted(part, measure.per);
                let rows = all
                    .into_iter()
                    .filter(|row| counted.contains(&row.place) && self.has_year(row));
                let sum = amount(quantity, &rows.collect::<Vec<_>>());
                let people = counted
                    .iter()
                    .filter_map(|place| self.people(*place, measure.per));
                sum.checked_div(people.sum())
            }
            Per::Initiative => {
                let own: Vec<_> = all.iter().filter_map(|row| own(quantity, row)).collect();
                if quantity == Quantity::Count {
                    return (!all.is_empty()).then_some(Decimal::ONE);
                }
                own.iter()
                    .sum::<Decimal>()
                    .checked_div(Decimal::from(own.len()))
            }
            Per::Expenditure => percent(amount(quantity, &all), amount(Quantity::Gross, &all)),
            Per::Selection => {
                let whole = self.selection();
                let whole: Vec<_> = whole.rows.iter().collect();
                percent(amount(quantity, &all), amount(quantity, &whole))
            }
        }
    }

    /// What a group is held against.
    pub(crate) fn reference(&self, key: Key) -> Option<Decimal> {
        let (area, row) = match key {
            Key::Region(region) => (None, Row::Region(region)),
            Key::Municipality(place) => (None, Row::Place(place)),
            Key::Area(area) => (Some(area), Row::Scope),
        };
        self.average(area, &row, self.view.measure)
    }

    fn scope(&self) -> Vec<PlaceId> {
        let ids = self.data.places().ids();
        ids.filter(|place| self.in_scope(*place)).collect()
    }

    /// What all places in scope have in common.
    fn common<T: PartialEq>(&self, of: impl Fn(PlaceId) -> T) -> Option<T> {
        let mut all = self.scope().into_iter().map(of);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }

    /// The places that the average of a row sums.
    fn averaged(&self, row: &Row) -> Option<Vec<PlaceId>> {
        let all = || self.data.places().ids();
        match self.view.reference {
            Reference::Denmark => Some(all().collect()),
            Reference::Selection | Reference::UnweightedMean | Reference::Median => {
                Some(self.scope())
            }
            Reference::OwnRegion => {
                let region = match row {
                    Row::Region(region) => *region,
                    Row::Place(place) => self.region(*place),
                    Row::Scope => self.common(|place| self.region(place))?,
                };
                region.given()?;
                let inside = all().filter(|place| self.region(*place) == region);
                Some(inside.collect())
            }
            Reference::Peers => match row {
                Row::Region(_) => None,
                Row::Place(place) => self.peers(*place),
                Row::Scope => self.peers(self.common(|place| place)?),
            },
            Reference::OwnGroup => match row {
                Row::Region(_) => None,
                Row::Place(place) => self.only_group(*place),
                Row::Scope => self.common(|place| self.only_group(place))?,
            },
        }
    }

    /// The ten that are nearest, taken one by one.
    fn peers(&self, own: PlaceId) -> Option<Vec<PlaceId>> {
        let places = self.data.places();
        let dates = places.population_dates();
        let at = dates.iter().position(|date| *date == self.view.population);
        let people = |place: PlaceId| {
            let people = places.get(place).population[at?]?;
            (people > 0).then(|| i128::from(people))
        };
        if !places.is_municipality(own) {
            return None;
        }
        let size = people(own)?;
        let mut left: Vec<_> = places.ids().filter(|place| *place != own).collect();
        left.retain(|place| self.responded(*place) && people(*place).is_some());
        let mut near = Vec::new();
        while near.len() < 10 && !left.is_empty() {
            let mut best = 0;
            for (at, place) in left.iter().enumerate() {
                let ratio = |place| {
                    let other = people(place).unwrap_or(1);
                    (other.max(size), other.min(size))
                };
                let ((larger, smaller), (most, least)) = (ratio(*place), ratio(left[best]));
                if larger * least < most * smaller {
                    best = at;
                }
            }
            near.push(left.remove(best));
        }
        Some(near)
    }

    /// The places of the one group that a place is in.
    fn only_group(&self, place: PlaceId) -> Option<Vec<PlaceId>> {
        let groups = self.data.groups();
        let mut of: Vec<_> = groups.ids().map(|group| groups.members(group)).collect();
        of.retain(|members| members.contains(&place));
        (of.len() == 1).then(|| of[0].to_vec())
    }

    fn average(
        &self,
        area: Option<Field<PolicyArea>>,
        row: &Row,
        measure: Measure,
    ) -> Option<Decimal> {
        let places = self.averaged(row)?;
        let inside = |place: PlaceId| places.contains(&place);
        if measure.quantity != Quantity::Count && self.mixed(&self.part(inside, None).rows) {
            return None;
        }
        match self.view.reference {
            Reference::Denmark
            | Reference::OwnRegion
            | Reference::Peers
            | Reference::OwnGroup
            | Reference::Selection => self.over(&inside, area, measure),
            Reference::UnweightedMean => {
                let values = self.municipal_values(area, measure);
                let number = Decimal::from(values.len());
                values.into_iter().sum::<Decimal>().checked_div(number)
            }
            Reference::Median => {
                let mut values = self.municipal_values(area, measure);
                values.sort();
                let (low, high) = (values.len().checked_sub(1)? / 2, values.len() / 2);
                Some((values[low] + values[high]) / Decimal::TWO)
            }
        }
    }

    /// True when a row has an average whose kroner, beside the selection's, are in several price levels.
    pub(crate) fn has_mixed_average(&self) -> bool {
        let rows = self
            .scope()
            .into_iter()
            .map(|place| match self.view.grouping {
                Grouping::Region => Row::Region(self.region(place)),
                Grouping::Municipality => Row::Place(place),
                Grouping::Area => Row::Scope,
                Grouping::Initiative => self.row_of(place),
            });
        let mut averaged = rows.filter_map(|row| self.averaged(&row));
        averaged.any(|places| self.mixed(&self.part(|place| places.contains(&place), None).rows))
    }

    /// The row that an initiative of a place is held against as.
    fn row_of(&self, place: PlaceId) -> Row {
        match self.view.reference {
            Reference::Peers => Row::Scope,
            _ => Row::Place(place),
        }
    }

    /// The values of the responding municipalities in scope, zeros in.
    fn municipal_values(&self, area: Option<Field<PolicyArea>>, measure: Measure) -> Vec<Decimal> {
        let scope = self.selection();
        let counted = self.counted(&scope, measure.per);
        let parts = counted
            .iter()
            .map(|asked| self.part(|place| place == *asked, area));
        parts
            .filter_map(|part| self.measured(&part, measure))
            .collect()
    }

    /// Sum over sum; of sums and shares the mean of a row.
    fn over(
        &self,
        places: &dyn Fn(PlaceId) -> bool,
        area: Option<Field<PolicyArea>>,
        measure: Measure,
    ) -> Option<Decimal> {
        let part = self.part(places, area);
        if !matches!(measure.per, Per::Total | Per::Selection) {
            return self.measured(&part, measure);
        }
        let counted = self.counted(&part, measure.per);
        let (rows, units) = match self.view.grouping {
            Grouping::Region => {
                let regions: BTreeSet<_> = counted.iter().map(|id| self.region(*id)).collect();
                (part.rows, regions.len())
            }
            Grouping::Municipality => (part.rows, counted.len()),
            Grouping::Area => {
                let by_peer = self.view.reference == Reference::Peers && measure.per == Per::Total;
                let each = if by_peer { counted.len() } else { 1 };
                (self.part(places, None).rows, PolicyArea::ALL.len() * each)
            }
            Grouping::Initiative => return None,
        };
        let by_place = self.view.grouping != Grouping::Area;
        let rows = rows
            .iter()
            .filter(|row| !by_place || counted.contains(&row.place));
        let whole = match measure.per {
            Per::Selection => Decimal::ONE_HUNDRED,
            _ => amount(measure.quantity, &rows.collect::<Vec<_>>()),
        };
        whole.checked_div(Decimal::from(units))
    }

    pub(crate) fn state(&self, place: PlaceId) -> State {
        let selected = self.part(|other| other == place, None).rows;
        let reported = self.data.rows().any(|row| self.data.place(row) == place);
        let readable = selected.iter().all(|row| row.gross.given().is_some());
        match self.data.response(place) {
            Response::Silent => State::DidNotRespond,
            Response::Unknown => State::Unknown,
            Response::Responded if selected.is_empty() && reported => State::NoneInSelection,
            Response::Responded if selected.is_empty() => State::NoInitiatives,
            Response::Responded => {
                let all: Vec<_> = selected.iter().collect();
                if readable && amount(Quantity::Gross, &all).is_zero() {
                    State::ZeroKroner
                } else {
                    State::WithInitiatives
                }
            }
        }
    }

    /// The groups that a view without conditions must show.
    pub(crate) fn keys(&self) -> BTreeSet<Key> {
        let scope = self.selection();
        match self.view.grouping {
            Grouping::Region => {
                let regions = scope.places.iter().map(|place| self.region(*place));
                let with_rows = |region: &Field<Region>| {
                    let mut rows = scope.rows.iter();
                    region.given().is_some() || rows.any(|row| self.region(row.place) == *region)
                };
                regions.filter(with_rows).map(Key::Region).collect()
            }
            Grouping::Municipality => scope
                .places
                .iter()
                .copied()
                .map(Key::Municipality)
                .collect(),
            Grouping::Area => {
                let given = PolicyArea::ALL.iter().copied().map(Field::Given);
                let found = scope.rows.iter().map(|row| row.area);
                given.chain(found).map(Key::Area).collect()
            }
            Grouping::Initiative => BTreeSet::new(),
        }
    }

    /// The amount that an initiative's own bar shows.
    pub(crate) fn own_value(&self, row: RowId) -> Option<Decimal> {
        own(self.own_quantity(), &self.data.initiative(row))
    }

    /// What an initiative is held against.
    pub(crate) fn own_reference(&self, row: RowId) -> Option<Decimal> {
        if self.view.reference == Reference::Median {
            if self.mixed(&[]) {
                return None;
            }
            let mut own: Vec<_> = self
                .selected()
                .filter_map(|row| self.own_value(row))
                .collect();
            own.sort_by_key(|value| Reverse(*value));
            let (low, high) = (own.len().checked_sub(1)? / 2, own.len() / 2);
            return Some((own[low] + own[high]) / Decimal::TWO);
        }
        let measure = Measure {
            quantity: self.own_quantity(),
            per: Per::Initiative,
        };
        self.average(None, &self.row_of(self.data.place(row)), measure)
    }

    pub(crate) fn selected(&self) -> impl Iterator<Item = RowId> {
        let rows = self.data.rows();
        rows.filter(|row| self.in_filter(*row) && self.in_scope(self.data.place(*row)))
    }

    fn own_quantity(&self) -> Quantity {
        match self.view.measure.quantity {
            Quantity::Gross | Quantity::Count => Quantity::Gross,
            Quantity::Income => Quantity::Income,
            Quantity::Net => Quantity::Net,
        }
    }
}

fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    (part * Decimal::ONE_HUNDRED).checked_div(whole)
}

pub(crate) fn amount(quantity: Quantity, rows: &[&Initiative<'_>]) -> Decimal {
    let sum = |amount: fn(&Initiative<'_>) -> Field<Money>| {
        rows.iter()
            .filter_map(|row| kroner(amount(row)))
            .sum::<Decimal>()
    };
    match quantity {
        Quantity::Gross => sum(|row| row.gross),
        Quantity::Income => sum(|row| row.income),
        Quantity::Net => sum(|row| row.gross) - sum(|row| row.income),
        Quantity::Count => Decimal::from(rows.len()),
    }
}

fn own(quantity: Quantity, row: &Initiative<'_>) -> Option<Decimal> {
    match quantity {
        Quantity::Gross | Quantity::Count => kroner(row.gross),
        Quantity::Income => kroner(row.income),
        Quantity::Net => Some(kroner(row.gross)? - kroner(row.income)?),
    }
}

fn finance(row: &Initiative<'_>, asked: Finance) -> bool {
    let named = |source| {
        row.finance
            .given()
            .is_some_and(|sources| sources.contains(source))
    };
    match asked {
        Finance::Names(source) => named(source),
        Finance::MunicipalityOnly => {
            let blank = row.finance == Field::Empty
                && (row.income == Field::Empty || row.income == Field::Given(Money::ZERO));
            let alone = named(FinanceSource::Municipality)
                && !named(FinanceSource::State)
                && !named(FinanceSource::Private);
            blank || alone
        }
        Finance::Without(state) => same_state(state, row.finance),
    }
}
