//! Criteria made ready for cells and rows: which facets does one fail?
//!
//! A cell answers for its rows whatever is asked in the closed vocabularies; the rest (`query::rest`) is asked of
//! each row.

mod sides;

pub(super) use sides::{Codes, Values};

use fixedbitset::FixedBitSet;

use crate::domain::dataset::{Cell, Dataset, Response, RowId, Year};
use crate::domain::field::Field;
use crate::domain::groups::GroupId;
use crate::domain::place::PlaceId;
use crate::domain::terms::{FinanceSource, Region, Sources};
use crate::query::criteria::{Criteria, Criterion, Facet, FacetValue, Finance, Span};
use crate::query::cube::{self, Kind, Part, Stop};
use crate::query::rest::{Clauses, Met, Rest};
use crate::query::tally::Tally;

/// A set of facets, as the bits of [`Facet`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FacetSet(u16);

impl FacetSet {
    /// True when no facet is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// True when no facet but `facet` is in the set.
    #[must_use]
    pub fn only(self, facet: Facet) -> bool {
        self.0 & !facet.bit() == 0
    }

    /// True when at most one facet is in the set.
    #[must_use]
    pub fn is_one_at_most(self) -> bool {
        self.0.count_ones() <= 1
    }

    /// The facets of both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds a facet whose criteria are not met.
    pub(super) fn check(&mut self, facet: Facet, met: bool) {
        if !met {
            self.0 |= facet.bit();
        }
    }
}

/// Scope and filter, ready to be held against cells and rows.
#[derive(Debug)]
pub struct Matcher<'a> {
    data: &'a Dataset,
    area: Codes,
    primary: Codes,
    secondary: Codes,
    region: Codes,
    place: Values<PlaceId>,
    place_fails: Vec<u16>,
    finance: Values<Finance>,
    year: Values<Field<Year>>,
    group: Values<GroupId>,
    response: Values<Response>,
    rest: Rest,
    clauses: Clauses,
    /// All criteria but those of place, in order.
    of_rows: Vec<Criterion>,
}

impl<'a> Matcher<'a> {
    /// The matcher of a scope and a filter.
    #[must_use]
    pub fn new(data: &'a Dataset, scope: &Criteria, filter: &Criteria) -> Self {
        let clauses = Clauses::of(scope.iter().chain(filter.iter()));
        let mut matcher = Self {
            data,
            area: Codes::default(),
            primary: Codes::default(),
            secondary: Codes::default(),
            region: Codes::default(),
            place: Values::new(),
            place_fails: Vec::new(),
            finance: Values::new(),
            year: Values::new(),
            group: Values::new(),
            response: Values::new(),
            rest: Rest::of(clauses.iter()),
            clauses,
            of_rows: of_rows(scope.iter().chain(filter.iter())),
        };
        for criterion in scope.iter().chain(filter.iter()) {
            matcher.add(&criterion.value, criterion.excluded);
        }
        matcher.place_fails = data
            .places()
            .ids()
            .map(|place| matcher.failed_place(place))
            .collect();
        matcher
    }

    fn add(&mut self, value: &FacetValue, excluded: bool) {
        match value {
            FacetValue::Area(area) => self.area.add(area.code(), excluded),
            FacetValue::Primary(group) => self.primary.add(group.code(), excluded),
            FacetValue::Secondary(group) => self.secondary.add(group.code(), excluded),
            FacetValue::Region(region) => self.region.add(region.code(), excluded),
            FacetValue::Municipality(place) => self.place.add(*place, excluded),
            FacetValue::Finance(finance) => self.finance.add(*finance, excluded),
            FacetValue::Year(year) => self.year.add(*year, excluded),
            FacetValue::Group(group) => self.group.add(*group, excluded),
            FacetValue::Response(response) => self.response.add(*response, excluded),
            // The rest of the criteria.
            FacetValue::LegalBasis(_)
            | FacetValue::Gross(_)
            | FacetValue::Share(_)
            | FacetValue::Words(_)
            | FacetValue::Rule(_) => {}
        }
    }

    fn failed_place(&self, place: PlaceId) -> u16 {
        let mut failed = 0;
        if !self.region.accepts(region_of(self.data, place).code()) {
            failed |= Facet::Region.bit();
        }
        if !self.place.accepts(|chosen| *chosen == place) {
            failed |= Facet::Municipality.bit();
        }
        let groups = self.data.groups();
        if !self.group.accepts(|group| groups.contains(*group, place)) {
            failed |= Facet::Group.bit();
        }
        if !self
            .response
            .accepts(|asked| *asked == self.data.response(place))
        {
            failed |= Facet::Response.bit();
        }
        failed
    }

    /// True when the place lies in the scope.
    #[must_use]
    pub fn in_scope(&self, place: PlaceId) -> bool {
        self.failures_of_place(place).is_empty()
    }

    /// The facets whose criteria a place does not meet.
    pub(super) fn failures_of_place(&self, place: PlaceId) -> FacetSet {
        FacetSet(self.place_fails[place.index()])
    }

    /// The facets whose criteria the rows of a cell do not meet, whatever its place.
    pub(super) fn failures_of(&self, cell: &Cell) -> FacetSet {
        let mut failed = FacetSet::default();
        failed.check(Facet::Area, self.area.accepts(cell.area().code()));
        failed.check(Facet::Primary, self.primary.accepts(cell.primary().code()));
        let secondary = cell.secondary().code();
        failed.check(Facet::Secondary, self.secondary.accepts(secondary));
        let finance = self.finance.accepts(|asked| finance_is(cell, *asked));
        failed.check(Facet::Finance, finance);
        failed.check(
            Facet::Year,
            self.year.accepts(|asked| *asked == cell.year()),
        );
        failed
    }

    /// The facets whose criteria the row does not meet; empty for a selected row.
    #[must_use]
    pub fn failures(&self, row: RowId) -> FacetSet {
        let cell = cell_of(self.data, row);
        let place = self.failures_of_place(cell.place());
        let rest = self.rest.failures(self.data, row);
        place.with(self.failures_of(cell)).with(rest)
    }

    /// The criteria that cells do not answer.
    pub(super) fn clauses(&self) -> &Clauses {
        &self.clauses
    }

    /// All criteria but those of place, in order: where they are the same, so are the rows that meet them in each place.
    pub(super) fn of_rows(&self) -> &[Criterion] {
        &self.of_rows
    }

    /// The data set.
    pub(super) fn data(&self) -> &'a Dataset {
        self.data
    }

    /// The rows that meet what cells do not answer.
    pub(super) fn rest(&self) -> Met {
        // Nothing is given up that nobody can give up.
        Met::of(self.data, &self.clauses, Stop::default()).unwrap_or_default()
    }

    /// True when rows of a kind may meet everything.
    pub(super) fn meets(&self, kind: &Kind) -> bool {
        self.failures_of(&kind.cell).is_empty()
    }

    /// What the rows that meet everything add up to.
    #[must_use]
    pub fn total(&self) -> Tally {
        self.totals().into_iter().map(|(_, tally)| tally).sum()
    }

    /// What the rows that meet everything add up to kind by kind, each with one of its cells.
    pub(super) fn totals(&self) -> Vec<(&'a Cell, Tally)> {
        let rest = self.rest();
        let parts = rest.parts(self.data, Stop::default()).unwrap_or_default();
        self.kinds_under(parts).collect()
    }

    /// What the rows add up to that meet what cells answer, of those that parts are of.
    pub(super) fn total_under(&self, parts: &[Part]) -> Tally {
        self.kinds_under(parts).map(|(_, tally)| tally).sum()
    }

    fn kinds_under(&self, parts: &[Part]) -> impl Iterator<Item = (&'a Cell, Tally)> {
        let cube = cube::of(self.data);
        let met = cube.kinds.iter().filter(|kind| self.meets(kind));
        let of_kind = met.map(|kind| {
            let slots = kind.slots.clone();
            let inside = cube.places[slots.clone()].iter().zip(&parts[slots]);
            let mut sum = Part::default();
            for (_, part) in inside.filter(|(place, _)| self.in_scope(**place)) {
                sum += *part;
            }
            (&kind.cell, sum.tally(kind.prices))
        });
        of_kind.filter(|(_, tally)| tally.rows > 0)
    }

    /// The cells whose rows may meet everything, by position; `None` for all.
    pub(super) fn cells(&self) -> Option<FixedBitSet> {
        let cube = cube::of(self.data);
        let kinds: FixedBitSet = (cube.kinds.iter().enumerate())
            .filter_map(|(at, kind)| self.meets(kind).then_some(at))
            .collect();
        let cells = self.data.cells().iter().enumerate();
        let met = cells.filter(|(at, cell)| {
            kinds.contains(cube.kind_of[*at] as usize) && self.in_scope(cell.place())
        });
        let mut cells = FixedBitSet::with_capacity(self.data.cells().len());
        cells.extend(met.map(|(at, _)| at));
        (cells.count_ones(..) < cells.len()).then_some(cells)
    }
}

fn of_rows<'c>(criteria: impl Iterator<Item = &'c Criterion>) -> Vec<Criterion> {
    let of_rows = criteria.filter(|criterion| !criterion.value.facet().is_place());
    let mut of_rows: Vec<_> = of_rows.cloned().collect();
    of_rows.sort_unstable();
    of_rows.dedup();
    of_rows
}

/// What a row says in the closed vocabularies.
fn cell_of(data: &Dataset, row: RowId) -> &Cell {
    &data.cells()[data.cell(row).index()]
}

/// True when the gross expenditure of a row is what is asked for: in the range, or the same special state.
pub(crate) fn gross_is(asked: Field<Span>, data: &Dataset, row: RowId) -> bool {
    if let Some(ore) = data.whole_gross(row) {
        return span_has(asked, ore);
    }
    match (asked, data.gross(row)) {
        (Field::Given(span), Field::Given(amount)) => span.has_amount(amount),
        (asked, gross) => asked.map(|_| ()) == gross.map(|_| ()),
    }
}

/// True when the answer is what is asked for: a number in the range, or the same special state.
pub(crate) fn span_has(asked: Field<Span>, answer: Field<i64>) -> bool {
    match (asked, answer) {
        (Field::Given(span), Field::Given(number)) => span.contains(number),
        (asked, answer) => asked.map(|_| ()) == answer.map(|_| ()),
    }
}

/// The region of a place as a facet value: `Unknown` where the place is no municipality.
#[must_use]
pub fn region_of(data: &Dataset, place: PlaceId) -> Field<Region> {
    data.places()
        .get(place)
        .region
        .map_or(Field::Unknown, Field::Given)
}

/// True when the finance of a cell's rows is what is asked for.
#[must_use]
pub fn finance_is(cell: &Cell, asked: Finance) -> bool {
    let finance = cell.finance();
    match asked {
        Finance::Names(source) => finance.given().is_some_and(|named| named.contains(source)),
        Finance::MunicipalityOnly => sources_of(cell) == Some(municipality_alone()),
        Finance::Without(state) => finance.map(|_| ()) == state,
    }
}

/// The sources that finance a row, a blank field without income counting as the municipality alone;
/// `None` where they are not known.
#[must_use]
pub fn sources(data: &Dataset, row: RowId) -> Option<Sources> {
    sources_of(cell_of(data, row))
}

/// The same of the rows of a cell.
#[must_use]
pub fn sources_of(cell: &Cell) -> Option<Sources> {
    match cell.finance() {
        Field::Given(sources) => Some(sources),
        Field::Empty => (!cell.has_income()).then(municipality_alone),
        Field::NotApplicable | Field::Unknown | Field::Unreadable => None,
    }
}

fn municipality_alone() -> Sources {
    Sources::default().with(FinanceSource::Municipality)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dataset::Initiative;
    use crate::query::criteria::Criterion;
    use crate::query::fixture::{data, financed, row};

    fn meets(data: &Dataset, criteria: &[(FacetValue, bool)]) -> bool {
        let criteria = criteria.iter().cloned();
        let filter = criteria.map(|(value, excluded)| Criterion { value, excluded });
        let matcher = Matcher::new(data, &Criteria::default(), &filter.collect());
        matcher.failures(RowId::new(0)).is_empty()
    }

    fn words(words: &str) -> FacetValue {
        FacetValue::Words(words.into())
    }

    #[test]
    fn words_are_whole_and_may_stand_in_different_fields() {
        let data = data(&[row("Greve", 1)]);
        assert!(meets(&data, &[(words("kvinder kurser"), false)]));
        assert!(!meets(&data, &[(words("kvinde"), false)]));
        assert!(!meets(
            &data,
            &[(words("job"), false), (words("fodbold"), false)]
        ));
        assert!(!meets(&data, &[(words("job"), true)]));
    }

    #[test]
    fn an_amount_that_is_not_given_lies_in_no_range() {
        let (place, initiative) = row("Greve", 1);
        let gross = Field::Unreadable;
        let data = data(&[(
            place,
            Initiative {
                gross,
                ..initiative
            },
        )]);
        let any = Span {
            from: None,
            to: None,
        };
        assert!(!meets(
            &data,
            &[(FacetValue::Gross(Field::Given(any)), false)]
        ));
        assert!(meets(
            &data,
            &[(FacetValue::Gross(Field::Unreadable), false)]
        ));
        assert!(!meets(&data, &[(FacetValue::Gross(Field::Empty), false)]));
    }

    #[test]
    fn a_blank_source_without_income_is_the_municipality_alone() {
        let alone = FacetValue::Finance(Finance::MunicipalityOnly);
        let blank = data(&[financed(Field::Empty, row("Greve", 1))]);
        assert!(meets(&blank, &[(alone.clone(), false)]));
        let unknown = data(&[financed(Field::Unknown, row("Greve", 1))]);
        assert!(!meets(&unknown, &[(alone, false)]));
    }
}
