//! What figures are computed from: the rows tallied by place and policy area, once for each question about initiatives,
//! and the inhabitants of every place.

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, Response};
use crate::domain::field::Field;
use crate::domain::place::{Date, PlaceId};
use crate::domain::published::{Condition, Counted, Figure, Scope, Side, Unit};
use crate::domain::terms::{FinanceSource, Region, Term as _};
use crate::query::criteria::{Criteria, FacetValue, Finance};
use crate::query::denominator::denominator;
use crate::query::measure::{Per, Sum};
use crate::query::prices::Prices;
use crate::query::reconcile::{Level, Reason, What};
use crate::query::survey::Survey;
use crate::query::view::View;

/// A data set, ready for many figures.
pub(super) struct Country<'a> {
    pub(super) data: &'a Dataset,
    pub(super) view: View,
    /// The first counts every row.
    surveys: Vec<(Criteria, Survey<'a>)>,
    people: Vec<Option<u64>>,
    prices: Prices,
}

impl<'a> Country<'a> {
    pub(super) fn of(data: &'a Dataset, figures: &[Figure], population: Date) -> Self {
        let view = View {
            population,
            ..View::default()
        };
        let denominator = denominator(Per::Inhabitant, &view, data).ok();
        let people = |place| denominator.as_ref()?.people(Per::Inhabitant, data, place);
        let mut country = Self {
            data,
            surveys: Vec::new(),
            people: data.places().ids().map(people).collect(),
            prices: Prices::default(),
            view,
        };
        country.count(Criteria::default());
        for figure in figures.iter().filter(|figure| figure.computable) {
            country.count(question(&figure.filter));
        }
        country.prices = country.surveys[0].1.denmark(None).tally.prices;
        country
    }

    fn count(&mut self, filter: Criteria) {
        if self.surveys.iter().any(|(known, _)| *known == filter) {
            return;
        }
        let view = View {
            filter: filter.clone(),
            ..self.view.clone()
        };
        self.surveys.push((filter, Survey::new(&view, self.data)));
    }

    /// What is known of the price levels of a figure and the rows.
    pub(super) fn level(&self, figure: &Figure) -> Result<Level, Reason> {
        let has_kroner = figure.quantity.counted() == Counted::Kroner
            || figure.filter.iter().any(Condition::is_of_municipalities);
        if has_kroner && self.prices.is_mixed() {
            return Err(Reason::MixedPrices(self.prices));
        }
        if !figure.rests_on_kroner() {
            return Ok(Level::None);
        }
        let data = self.prices.only().or(self.data.description().price_level);
        match (data, figure.price_level) {
            (Some(data), Some(published)) if data != published => {
                Err(Reason::PriceLevels { data, published })
            }
            (Some(_), Some(_)) => Ok(Level::Known),
            (data, published) => Ok(Level::Unknown { data, published }),
        }
    }

    /// Every place of a scope, those that are no municipality among those of the country.
    pub(super) fn places(&self, scope: Scope) -> Vec<PlaceId> {
        let places = self.data.places();
        let is_in = |place: &PlaceId| {
            let of = places.get(*place);
            match scope {
                Scope::Denmark => true,
                Scope::Region(region) => of.region == Some(region),
                Scope::Municipality(code) => of.code == Some(code),
                Scope::Versus(one, other) => of
                    .region
                    .is_some_and(|region| one.contains(&region) || other.contains(&region)),
            }
        };
        places.ids().filter(is_in).collect()
    }

    /// The municipalities among places whose numbers a side stands for.
    pub(super) fn of_side(&self, places: &[PlaceId], side: Side) -> Vec<PlaceId> {
        let is_one = |place: &PlaceId| {
            self.data.places().is_municipality(*place)
                && (side.is_whole() || self.data.response(*place) == Response::Responded)
        };
        places.iter().copied().filter(is_one).collect()
    }

    /// The places whose rows a filter means: all of the scope, or the responding municipalities that meet its
    /// conditions on municipalities. Each is measured on all of its initiatives; `largest` chooses among those that
    /// meet the others.
    pub(super) fn chosen(&self, places: &[PlaceId], filter: &[Condition]) -> Vec<PlaceId> {
        let conditions = || filter.iter().filter(|it| it.is_of_municipalities());
        if conditions().next().is_none() {
            return places.to_vec();
        }
        let mut chosen = self.of_side(places, Side::Responding);
        chosen.retain(|place| conditions().all(|condition| self.meets(*place, condition)));
        let most = conditions().find_map(|condition| match condition {
            Condition::Largest(count) => Some(usize::from(*count)),
            Condition::Area(_)
            | Condition::Primary(_)
            | Condition::Secondary(_)
            | Condition::Finance(_)
            | Condition::FinanceOnly(_)
            | Condition::PerInhabitantAbove(_)
            | Condition::PerInhabitantBelow(_)
            | Condition::GrossExpenditure(_)
            | Condition::Initiatives(_) => None,
        });
        if let Some(most) = most {
            let gross = |place: &PlaceId| self.own(*place).tally.gross;
            // The sort is stable: equal ones stay in Danish order.
            chosen.sort_by_key(|place| std::cmp::Reverse(gross(place)));
            chosen.truncate(most);
        }
        chosen
    }

    /// All rows of a place.
    fn own(&self, place: PlaceId) -> Sum {
        self.surveys[0].1.place(place, None)
    }

    /// True when a municipality meets a condition on municipalities. One with an amount that cannot be read is
    /// certainly above what the others add up to, and not known to be below anything.
    fn meets(&self, place: PlaceId, condition: &Condition) -> bool {
        let sum = self.own(place);
        let is_whole = sum.tally.missing_gross == 0;
        let kroner = || sum.tally.gross.kroner();
        let limit = |kroner: &Decimal| {
            let people = self.people[place.index()]?;
            kroner.checked_mul(Decimal::from(people))
        };
        let counted = || sum.counted.gross.kroner();
        match condition {
            Condition::PerInhabitantAbove(each) => counted()
                .zip(limit(each))
                .is_some_and(|(own, most)| own > most),
            Condition::PerInhabitantBelow(each) => {
                is_whole
                    && counted()
                        .zip(limit(each))
                        .is_some_and(|(own, most)| own < most)
            }
            Condition::GrossExpenditure(amount) => is_whole && kroner() == Some(*amount),
            Condition::Initiatives(count) => sum.tally.rows == u64::from(*count),
            Condition::Largest(_)
            | Condition::Area(_)
            | Condition::Primary(_)
            | Condition::Secondary(_)
            | Condition::Finance(_)
            | Condition::FinanceOnly(_) => true,
        }
    }

    /// The rows of places that meet a filter's conditions on initiatives.
    pub(super) fn sum(&self, places: &[PlaceId], filter: &[Condition]) -> Sum {
        let question = question(filter);
        let survey = self.surveys.iter().find(|(known, _)| *known == question);
        let survey = survey.map_or(&self.surveys[0].1, |(_, survey)| survey);
        let areas = areas(filter);
        let mut sum = Sum::default();
        for place in places {
            if areas.is_empty() {
                sum.add(&survey.place(*place, None));
            }
            for area in &areas {
                sum.add(&survey.place(*place, Some(*area)));
            }
        }
        sum
    }

    /// The people of places; `None` where nobody's are known. A municipality without known people is left out.
    pub(super) fn inhabitants(&self, places: &[PlaceId]) -> Option<Decimal> {
        let people = places.iter().filter_map(|place| self.people[place.index()]);
        let sum: u64 = people.sum();
        (sum > 0).then(|| Decimal::from(sum))
    }

    /// The people of places on a date.
    pub(super) fn inhabitants_on(&self, places: &[PlaceId], date: Date) -> Option<Decimal> {
        let on = |place: &PlaceId| self.data.places().population(*place, date);
        let sum: u64 = places.iter().filter_map(on).map(u64::from).sum();
        (sum > 0).then(|| Decimal::from(sum))
    }

    /// All reported kroner of the country, in a unit.
    pub(super) fn total(&self, what: What, unit: Unit) -> Option<Decimal> {
        let tally = self.sum(&self.places(Scope::Denmark), &[]).tally;
        let kroner = match what {
            What::GrossIncome => tally.income,
            What::NetExpenditure => tally.net(),
            What::GrossExpenditure
            | What::Municipalities
            | What::Inhabitants
            | What::Initiatives => tally.gross,
        };
        let kroner = kroner.kroner().filter(|_| !tally.prices.is_mixed())?;
        kroner.checked_div(Decimal::from(unit.size()))
    }

    pub(super) fn unknown_responses(&self) -> u32 {
        let places = self.data.places();
        let unknown = places.ids().filter(|place| {
            places.is_municipality(*place) && self.data.response(*place) == Response::Unknown
        });
        u32::try_from(unknown.count()).unwrap_or(u32::MAX)
    }
}

/// The policy areas of a filter as values of the facet.
pub(super) fn areas(filter: &[Condition]) -> Vec<Field<crate::domain::terms::PolicyArea>> {
    let mut areas = Vec::new();
    for condition in filter {
        if let Condition::Area(area) = condition {
            areas.push(Field::Given(*area));
        }
    }
    areas
}

/// The conditions on initiatives but those on policy areas, which every survey counts apart.
fn question(filter: &[Condition]) -> Criteria {
    let mut criteria = criteria(filter);
    for area in areas(filter) {
        criteria.remove(&FacetValue::Area(area));
    }
    criteria
}

/// The conditions on initiatives as the criteria of a view.
pub(super) fn criteria(filter: &[Condition]) -> Criteria {
    let mut criteria = Criteria::default();
    for condition in filter {
        match condition {
            Condition::Area(area) => criteria.set(FacetValue::Area(Field::Given(*area)), false),
            Condition::Primary(group) => {
                criteria.set(FacetValue::Primary(Field::Given(*group)), false);
            }
            Condition::Secondary(group) => {
                criteria.set(FacetValue::Secondary(Field::Given(*group)), false);
            }
            Condition::Finance(source) => {
                criteria.set(FacetValue::Finance(Finance::Names(*source)), false);
            }
            Condition::FinanceOnly(FinanceSource::Municipality) => {
                criteria.set(FacetValue::Finance(Finance::MunicipalityOnly), false);
            }
            Condition::FinanceOnly(only @ (FinanceSource::State | FinanceSource::Private)) => {
                for source in FinanceSource::ALL {
                    criteria.set(FacetValue::Finance(Finance::Names(*source)), source != only);
                }
            }
            Condition::Largest(_)
            | Condition::PerInhabitantAbove(_)
            | Condition::PerInhabitantBelow(_)
            | Condition::GrossExpenditure(_)
            | Condition::Initiatives(_) => {}
        }
    }
    criteria
}

/// The scope of one region.
pub(super) fn in_region(region: Region) -> FacetValue {
    FacetValue::Region(Field::Given(region))
}
