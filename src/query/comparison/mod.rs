//! The comparison of pinned rows: places by policy area or policy areas by region, each against its average.
//!
//! # Whose figures they are
//!
//! The filter, the measure and the date of the population are the view's. A pinned place is whole, and is there whatever
//! the scope: each of its figures is the one that a view of it alone gives, divided by its own people. A pinned policy
//! area is that of the scope, as its row is. Shares are of each pin's own sum. An average is the one that the pin's row
//! has where the policy area alone is asked for; of shares by policy area it is the area's share in what is averaged.
//! Kroner of pins in different price levels are not compared: they have no value, and the reason is told.

use rust_decimal::Decimal;

use crate::domain::dataset::Dataset;
use crate::domain::field::Field;
use crate::domain::place::PlaceId;
use crate::domain::terms::PolicyArea;
use crate::query::coverage::State;
use crate::query::denominator::Withheld;
use crate::query::group::{Key, keys, state_of};
use crate::query::measure::{Per, Sum};
use crate::query::prices::Prices;
use crate::query::reference::{Reference, Standing, mean, median};
use crate::query::references::{Basis, References};
use crate::query::survey::{AreaChoice, Survey};
use crate::query::tally::Tally;
use crate::query::view::{Grouping, View};

/// Pinned rows side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The columns: the pinned rows, in the order in which they were pinned.
    pub pins: Vec<Key>,
    /// One line a policy area, or a region where policy areas are compared; in the order of the vocabulary.
    pub lines: Vec<Line>,
    /// All of each pin; not the sum of the lines where the measure divides by something of their own.
    pub total: Line,
    /// Why figures are held back, when some are.
    pub withheld: Option<Withheld>,
}

/// One line of a comparison.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is a part by; none for the total.
    pub part: Option<Key>,
    /// One cell a pin.
    pub cells: Vec<Cell>,
}

/// A figure of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// What it adds up to, with its denominator.
    pub sum: Sum,
    /// How its municipalities answered, the best of them.
    pub state: State,
    /// The measure's value; `None` where nothing divides, or nobody responded.
    pub value: Option<Decimal>,
    /// What the value is held against.
    pub reference: Option<Decimal>,
    /// Above, equal to or below the reference.
    pub standing: Option<Standing>,
}

impl Line {
    /// The average of the line, where all its pins have the same one.
    #[must_use]
    pub fn shared_reference(&self) -> Option<Decimal> {
        let (first, rest) = self.cells.split_first()?;
        let is_shared = rest.iter().all(|cell| cell.reference == first.reference);
        first.reference.filter(|_| is_shared)
    }
}

impl Comparison {
    /// All lines, the total last.
    pub fn all(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().chain([&self.total])
    }

    /// True where one average stands for all pins in every line that has any: it is a column of its own then.
    #[must_use]
    pub fn shares_reference(&self) -> bool {
        let has_any = |line: &Line| line.cells.iter().any(|cell| cell.reference.is_some());
        let mut lines = self.all().filter(|line| has_any(line)).peekable();
        lines.peek().is_some() && lines.all(|line| line.shared_reference().is_some())
    }

    /// Every value, and every reference: what one axis for all bars holds.
    #[must_use]
    pub fn extent(&self) -> [Vec<Decimal>; 2] {
        let cells = || self.all().flat_map(|line| &line.cells);
        [
            cells().filter_map(|cell| cell.value).collect(),
            cells().filter_map(|cell| cell.reference).collect(),
        ]
    }
}

impl View {
    /// The pinned rows side by side; `None` for fewer than two.
    #[must_use]
    pub fn comparison(&self, data: &Dataset) -> Option<Comparison> {
        self.pins
            .are_compared()
            .then(|| Compared::new(self, &Survey::new(self, data)).comparison())
    }
}

/// A pinned row, and what its figures are made of.
struct Pin {
    key: Key,
    places: Vec<PlaceId>,
    /// The policy area that it is; none for a place.
    area: AreaChoice,
    whole: Tally,
}

struct Compared<'s, 'a> {
    view: &'s View,
    survey: &'s Survey<'a>,
    pins: Vec<Pin>,
    /// The levels of all pins.
    prices: Prices,
    /// The averages of the rows that are regions, municipalities and policy areas.
    references: [References<'s, 'a>; 3],
}

impl<'s, 'a> Compared<'s, 'a> {
    fn new(view: &'s View, survey: &'s Survey<'a>) -> Self {
        let pins: Vec<_> = view.pins.iter().map(|key| Pin::new(key, survey)).collect();
        let prices = pins.iter().map(|pin| pin.whole.prices);
        let references = |grouping| {
            let view = View {
                grouping,
                ..view.clone()
            };
            References::new(&view, survey)
        };
        Self {
            view,
            survey,
            prices: prices.fold(Prices::default(), Prices::with),
            references: [Grouping::Region, Grouping::Municipality, Grouping::Area].map(references),
            pins,
        }
    }

    fn comparison(&self) -> Comparison {
        let parts = self.parts();
        let line = |part: Option<Key>| Line {
            part,
            cells: self.pins.iter().map(|pin| self.cell(pin, part)).collect(),
        };
        Comparison {
            pins: self.pins.iter().map(|pin| pin.key).collect(),
            lines: parts.iter().copied().map(Some).map(line).collect(),
            total: line(None),
            withheld: self.withheld(&parts),
        }
    }

    /// The policy areas, those of no vocabulary only where a pin has initiatives of them; where policy areas are
    /// compared the regions in scope.
    fn parts(&self) -> Vec<Key> {
        if self.pins.iter().any(|pin| pin.area.is_some()) {
            return keys(Grouping::Region, self.survey);
        }
        let has_rows = |area: &Field<PolicyArea>| {
            let rows = |pin: &Pin| {
                let sum = self.survey.sum(pin.places.iter().copied(), Some(*area));
                sum.tally.rows
            };
            area.given().is_some() || self.pins.iter().any(|pin| rows(pin) > 0)
        };
        let areas = Field::<PolicyArea>::all().filter(has_rows);
        areas.map(Key::Area).collect()
    }

    fn cell(&self, pin: &Pin, part: Option<Key>) -> Cell {
        let survey = self.survey;
        let is_inside = |place: &PlaceId| match part {
            Some(Key::Region(region)) => survey.region_of(*place) == region,
            Some(Key::Municipality(_) | Key::Area(_)) | None => true,
        };
        let places: Vec<_> = pin.places.iter().copied().filter(is_inside).collect();
        let area = match part {
            Some(Key::Area(area)) => Some(area),
            Some(Key::Region(_) | Key::Municipality(_)) | None => pin.area,
        };
        let sum = survey.sum(places.iter().copied(), area);
        let state = match pin.key {
            Key::Municipality(place) => survey.state(place, area),
            Key::Region(_) | Key::Area(_) => {
                state_of(&survey.coverage(places.iter().copied(), area), &sum)
            }
        };
        let whole = Tally {
            prices: self.prices,
            ..pin.whole
        };
        let value = self.view.measure.value(&sum, &whole);
        let reference = self.reference(pin, part, area);
        Cell {
            sum,
            state,
            value,
            reference,
            standing: value.zip(reference).map(|(v, r)| Standing::of(v, r)),
        }
    }

    /// The averages of the rows that a figure of a pin belongs to, and whose sums it is held against.
    fn basis(&self, pin: &Pin, part: Option<Key>) -> (&References<'s, 'a>, Option<Basis>) {
        let [regions, municipalities, areas] = &self.references;
        match (pin.key, part) {
            (Key::Region(_), _) => (regions, regions.basis(pin.key)),
            (Key::Municipality(_), _) => (municipalities, municipalities.basis(pin.key)),
            (Key::Area(_), Some(part)) => (regions, regions.basis(part)),
            (Key::Area(_), None) => (areas, areas.basis(pin.key)),
        }
    }

    fn reference(&self, pin: &Pin, part: Option<Key>, area: AreaChoice) -> Option<Decimal> {
        let (references, basis) = self.basis(pin, part);
        if self.is_held_back(references.prices(basis?)) {
            return None;
        }
        if self.view.measure.per == Per::Selection && pin.area.is_none() {
            return self.share(references, basis?, area);
        }
        references.under(area, basis)
    }

    /// The share of a policy area in what a place is held against.
    fn share(
        &self,
        references: &References<'s, 'a>,
        basis: Basis,
        area: AreaChoice,
    ) -> Option<Decimal> {
        let (survey, measure) = (self.survey, self.view.measure);
        let of = |places: &[PlaceId]| {
            let sum = |area| survey.sum(places.iter().copied(), area);
            measure.value(&sum(area), &sum(None).tally)
        };
        let each = || -> Vec<_> {
            let responded = survey
                .scope()
                .filter(|place| survey.place(*place, None).municipalities > 0);
            responded.filter_map(|place| of(&[place])).collect()
        };
        match self.view.reference {
            Reference::UnweightedMean => mean(&each()),
            Reference::Median => median(&each()),
            Reference::Denmark
            | Reference::OwnRegion
            | Reference::Peers
            | Reference::OwnGroup
            | Reference::Selection => of(&references.places(basis)),
        }
    }

    fn is_held_back(&self, prices: Prices) -> bool {
        self.view.measure.is_in_kroner() && self.prices.with(prices).is_mixed()
    }

    /// Why figures are held back, when one of any line is.
    fn withheld(&self, parts: &[Key]) -> Option<Withheld> {
        if self.is_held_back(Prices::default()) {
            return Some(Withheld::MixedPrices(self.prices));
        }
        let is_per_head = self.view.measure.is_per_head();
        let denominator = self.view.denominator(self.survey.data()).err();
        let denominator = denominator.filter(|_| is_per_head);
        let reference = || {
            let lines = || parts.iter().copied().map(Some).chain([None]);
            let cells = self
                .pins
                .iter()
                .flat_map(|pin| lines().map(move |part| (pin, part)));
            let of_cells = cells.filter_map(|(pin, part)| {
                let (references, basis) = self.basis(pin, part);
                Some(references.prices(basis?).with(self.prices))
            });
            let mut mixed = of_cells.filter(|prices| self.is_held_back(*prices));
            mixed.next().map(Withheld::MixedReference)
        };
        denominator.or_else(reference)
    }
}

impl Pin {
    fn new(key: Key, survey: &Survey<'_>) -> Self {
        let ids = survey.data().places().ids();
        let (places, area): (Vec<_>, _) = match key {
            Key::Region(region) => (
                ids.filter(|place| survey.region_of(*place) == region)
                    .collect(),
                None,
            ),
            Key::Municipality(place) => (vec![place], None),
            Key::Area(area) => (survey.scope().collect(), Some(area)),
        };
        let whole = survey.sum(places.iter().copied(), area).tally;
        Self {
            key,
            places,
            area,
            whole,
        }
    }
}

#[cfg(test)]
mod tests;
