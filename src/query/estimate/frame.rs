//! The exact part: places every municipality in the model, and predicts the silent ones' points.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::dataset::{Dataset, Response};
use crate::domain::field::Field;
use crate::domain::money::{Money, UNITS_PER_ORE};
use crate::domain::place::PlaceId;
use crate::domain::terms::Region;
use crate::query::denominator::{Denominator, Withheld};
use crate::query::estimate::NoEstimate;
use crate::query::estimate::model::{Member, Model, Size, Stratum};
use crate::query::measure::{Measure, Per, Quantity, Sum};
use crate::query::reference::mean;
use crate::query::survey::{AreaChoice, Survey};
use crate::query::tally::Tally;
use crate::query::view::View;

/// What a view selects by municipality, per inhabitant whatever its measure.
#[derive(Debug)]
pub(in crate::query) struct Basis<'a> {
    survey: Survey<'a>,
    denominator: Denominator,
}

impl<'a> Basis<'a> {
    /// One pass over the data.
    pub(in crate::query) fn new(view: &View, data: &'a Dataset) -> Result<Self, NoEstimate> {
        let view = View {
            measure: Measure::default(),
            ..view.clone()
        };
        let denominator = view.denominator(data)?;
        let survey = Survey::new(&view, data);
        let selected = survey.selection(None).tally.prices;
        let all = survey.denmark(None).tally.prices;
        if selected.is_mixed() {
            return Err(Withheld::MixedPrices(selected).into());
        }
        if all.is_mixed() {
            return Err(Withheld::MixedReference(all).into());
        }
        Ok(Self {
            survey,
            denominator,
        })
    }

    /// All areas, and each that has initiatives anywhere in the country.
    pub(super) fn areas(&self) -> Vec<AreaChoice> {
        let areas = Field::all().map(Some);
        let selected = |area: &AreaChoice| self.survey.denmark(*area).tally.rows > 0;
        std::iter::once(None)
            .chain(areas.filter(selected))
            .collect()
    }
}

/// A responding municipality with its gross expenditure and income in each of the frame's areas.
#[derive(Debug)]
struct Responding {
    member: Member,
    amounts: Vec<[Money; 2]>,
}

impl Responding {
    fn money(&self, quantity: Quantity, area: usize) -> Money {
        let [gross, income] = self.amounts.get(area).copied().unwrap_or_default();
        match quantity {
            Quantity::Gross | Quantity::Count => gross,
            Quantity::Income => income,
            Quantity::Net => gross - income,
        }
    }
}

/// The selection by municipality, and the model; everything before the first random number.
#[derive(Debug)]
pub(super) struct Frame<'s, 'a> {
    survey: &'s Survey<'a>,
    pub(super) model: Model,
    pub(super) areas: Vec<AreaChoice>,
    /// The selection in scope, area by area.
    pub(super) selections: Vec<Sum>,
    without: Vec<PlaceId>,
    /// Responding municipalities of the whole country with known people.
    responding: Vec<Responding>,
    /// The positions among them of the model's members.
    members: Vec<usize>,
}

impl<'s, 'a> Frame<'s, 'a> {
    /// The selection of a [`Basis`] in some areas, as if `without` did not exist.
    pub(super) fn new(
        basis: &'s Basis<'a>,
        areas: Vec<AreaChoice>,
        without: &[PlaceId],
    ) -> Result<Self, NoEstimate> {
        let mut frame = Self {
            survey: &basis.survey,
            model: Model::default(),
            areas,
            selections: Vec::new(),
            without: without.to_vec(),
            responding: Vec::new(),
            members: Vec::new(),
        };
        let selections = frame.areas.iter().map(|area| frame.selection(*area));
        frame.selections = selections.collect();
        frame.place_all(&basis.denominator);
        if frame.model.responding == 0 {
            return Err(NoEstimate::NobodyResponded);
        }
        if !frame.model.strata.is_empty() && frame.model.members.is_empty() {
            return Err(NoEstimate::NoModel);
        }
        Ok(frame)
    }

    fn place_all(&mut self, denominator: &Denominator) {
        let data = self.survey.data();
        let days = match denominator {
            Denominator::Day(_) => 1,
            Denominator::Years(years) => years.len().max(1) as u64,
        };
        let mut strata: BTreeMap<(Option<Region>, Size), Vec<Member>> = BTreeMap::new();
        let mut keys = Vec::new();
        let known = |place: &PlaceId| data.places().is_municipality(*place);
        for place in data.places().ids().filter(known) {
            if self.without.contains(&place) {
                continue;
            }
            let in_scope = self.survey.in_scope(place);
            let people = denominator.people(Per::Inhabitant, data, place);
            let member = people.map(|people| Member { place, people });
            let region = self.survey.region_of(place).given();
            let key = |member: Member| (region, Size::of(member.people / days));
            match (data.response(place), member) {
                (Response::Responded, None) => {}
                (Response::Responded, Some(member)) => {
                    if in_scope {
                        self.model.responded += 1;
                        self.model.responding += member.people;
                    }
                    if key(member).1 == Size::City {
                        self.model.cities.push(place);
                    } else if self.has_amounts(place) {
                        self.members.push(self.responding.len());
                        self.model.members.push(member);
                        keys.push(key(member));
                    }
                    self.responding.push(self.amounts(member));
                }
                (Response::Silent | Response::Unknown, _) if !in_scope => {}
                (Response::Silent, _) if self.survey.has_rows(place) => {
                    self.model.reporting.push(place);
                }
                (Response::Silent, None) => self.model.uncounted.push(place),
                (Response::Silent, Some(member)) => {
                    strata.entry(key(member)).or_default().push(member);
                }
                (Response::Unknown, _) => self.model.unknown.push(place),
            }
        }
        for ((region, size), silent) in strata {
            let own = keys.iter().enumerate();
            let own = own.filter(|(_, key)| **key == (region, size));
            self.model.strata.push(Stratum {
                region,
                size,
                silent,
                own: own.map(|(at, _)| at).collect(),
            });
        }
    }

    fn amounts(&self, member: Member) -> Responding {
        let areas = self.areas.iter();
        let amounts = areas.map(|area| {
            let counted = self.survey.place(member.place, *area).counted;
            [counted.gross, counted.income]
        });
        Responding {
            member,
            amounts: amounts.collect(),
        }
    }

    /// False for a municipality none of whose initiatives gives a readable amount: its kroner are not known to be 0.
    fn has_amounts(&self, place: PlaceId) -> bool {
        let sum = self.survey.place(place, None);
        Measure::default().value(&sum, &sum.tally).is_some()
    }

    fn selection(&self, area: AreaChoice) -> Sum {
        let places = self.survey.scope();
        let places = places.filter(|place| !self.without.contains(place));
        self.survey.sum(places, area)
    }

    /// What the draws give away: for each member its øre per inhabitant times `fine`, gross expenditure by area and
    /// then income by area.
    pub(super) fn columns(&self, fine: i128) -> Vec<Vec<i64>> {
        let rates = |at: &usize| -> Vec<i64> {
            let responding = &self.responding[*at];
            let people = i128::from(responding.member.people.max(1));
            let rate = |(quantity, area)| {
                let units = responding.money(quantity, area).units();
                let rate = units.saturating_mul(fine) / people.saturating_mul(UNITS_PER_ORE);
                i64::try_from(rate).unwrap_or(if rate < 0 { i64::MIN } else { i64::MAX })
            };
            let quantities = [Quantity::Gross, Quantity::Income].into_iter();
            let areas = 0..self.areas.len();
            let columns =
                quantities.flat_map(|quantity| areas.clone().map(move |area| (quantity, area)));
            columns.map(rate).collect()
        };
        self.members.iter().map(rates).collect()
    }

    /// The kroner per inhabitant of every responding municipality, zeros in, cities in.
    pub(super) fn rates(&self, quantity: Quantity, area: usize) -> Option<Vec<Decimal>> {
        let rate = |responding: &Responding| {
            let kroner = responding.money(quantity, area).kroner()?;
            kroner.checked_div(Decimal::from(responding.member.people))
        };
        self.responding.iter().map(rate).collect()
    }

    /// Of the `rates` of [`Frame::rates`] those of municipalities whose kroner are known.
    pub(super) fn readable(&self, rates: &[Decimal]) -> Vec<Decimal> {
        let rates = self.responding.iter().zip(rates);
        let readable = rates.filter(|(of, _)| self.has_amounts(of.member.place));
        readable.map(|(_, rate)| *rate).collect()
    }

    /// What each stratum is predicted to have, in kroner: its people by the mean of the kroner per inhabitant of its
    /// own members, and of the whole model with the weight of [`Frame::SHARED`] municipalities. `rates` are those of
    /// [`Frame::rates`].
    pub(super) fn predicted(&self, quantity: Quantity, rates: &[Decimal]) -> Option<Vec<Decimal>> {
        let members = self.members.iter();
        let rates: Vec<Decimal> = members.map(|at| rates[*at]).collect();
        let shared = mean(&rates).unwrap_or_default();
        let shared = shared.checked_mul(Decimal::from(Self::SHARED))?;
        let predicted = |stratum: &Stratum| {
            let own = stratum.own.iter();
            let sum = own
                .map(|at| rates[*at])
                .try_fold(shared, Decimal::checked_add)?;
            let weight = Decimal::from(stratum.own.len()) + Decimal::from(Self::SHARED);
            let kroner = sum.checked_mul(Decimal::from(stratum.people()))?;
            Some(not_below_zero(quantity, kroner.checked_div(weight)?))
        };
        self.model.strata.iter().map(predicted).collect()
    }

    /// The weight of the whole model beside a stratum's own members, in municipalities. Without it a stratum of one
    /// municipality would be that one over again. The number was chosen in a trial with other seeds than those that
    /// `benches/coverage.rs` reports on; from 3 to 8 it hardly matters.
    pub(super) const SHARED: u32 = 5;
}

/// A quantity of a tally; the number of initiatives is none of kroner and stands for gross expenditure.
pub(in crate::query) fn money(quantity: Quantity, tally: &Tally) -> Money {
    match quantity {
        Quantity::Gross | Quantity::Count => tally.gross,
        Quantity::Income => tally.income,
        Quantity::Net => tally.net(),
    }
}

/// Gross expenditure and income of those that did not answer can lower no sum, even where a wrong row is negative;
/// net expenditure can.
pub(super) fn not_below_zero(quantity: Quantity, kroner: Decimal) -> Decimal {
    match quantity {
        Quantity::Gross | Quantity::Income | Quantity::Count => kroner.max(Decimal::ZERO),
        Quantity::Net => kroner,
    }
}
