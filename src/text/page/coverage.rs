//! The page of coverage: who responded, by region, with shares of the inhabitants.

use rust_decimal::Decimal;

use crate::domain::field::Field;
use crate::domain::place::PlaceId;
use crate::domain::terms::{Region, Term};
use crate::query::answer::Rows;
use crate::query::coverage::{Coverage, State};
use crate::query::criteria::FacetValue;
use crate::query::group::Key;
use crate::query::view::{Conditions, Grouping, Page, View};
use crate::text::Language;
use crate::text::page::Inputs;
use crate::text::sheet::{Align, Column, Line, Sheet, Tone};

/// The states in the order of their columns.
const STATES: [State; 6] = [
    State::WithInitiatives,
    State::ZeroKroner,
    State::NoneInSelection,
    State::NoInitiatives,
    State::DidNotRespond,
    State::Unknown,
];

/// The municipalities of a region, or of all.
#[derive(Debug, Default)]
struct Part {
    places: Vec<(PlaceId, State)>,
    coverage: Coverage,
    /// Inhabitants of those that responded, and of all; `None` where one is not known.
    people: Option<(u64, u64)>,
}

pub(super) fn sheet(language: &Language, view: &View, inputs: &Inputs<'_>) -> Sheet {
    let words = language.coverage_words();
    let places = municipalities(view, inputs);
    let known = inputs.data.places();
    let is_filtered = !view.filter.is_empty();
    let part = |region: Option<Region>| {
        let own = places.iter().copied().filter(|(place, _)| {
            known.is_municipality(*place)
                && region.is_none_or(|region| known.get(*place).region == Some(region))
        });
        Part::of(view, inputs, own.collect())
    };
    let mut lines = Vec::new();
    for region in Region::ALL {
        let part = part(Some(*region));
        if !part.places.is_empty() {
            let name = language.region(Field::Given(*region));
            let mut opened = municipalities_of(view);
            opened.scope.only(FacetValue::Region(Field::Given(*region)));
            lines.push(line(language, inputs, name, &part, is_filtered, opened));
        }
    }
    let whole = if view.scope.is_empty() {
        words.denmark
    } else {
        words.selection
    };
    let opened = municipalities_of(view);
    let all = part(None);
    lines.push(line(
        language,
        inputs,
        whole.to_owned(),
        &all,
        is_filtered,
        opened,
    ));
    let others = places.len() - all.places.len();
    let others = (others > 0).then(|| (words.unknown_places)(&count(language, others)));
    Sheet {
        title: words.title.to_owned(),
        lead: vec![(words.lead)(&language.date(view.population))],
        columns: columns(language, is_filtered),
        lines,
        foot: std::iter::once(words.foot.to_owned())
            .chain(others)
            .collect(),
    }
}

fn count(language: &Language, n: usize) -> String {
    language.numbers.count(n as u64)
}

/// The view of its municipalities, none hidden.
fn municipalities_of(view: &View) -> View {
    View {
        page: Page::Rows,
        grouping: Grouping::Municipality,
        conditions: Conditions {
            hide_empty: false,
            above_only: false,
        },
        ..view.clone()
    }
}

/// The places in scope with their states.
fn municipalities(view: &View, inputs: &Inputs<'_>) -> Vec<(PlaceId, State)> {
    match municipalities_of(view).answer(inputs.data).rows {
        Rows::Groups(groups) => groups
            .into_iter()
            .filter_map(|group| match group.key {
                Key::Municipality(place) => Some((place, group.state)),
                Key::Region(_) | Key::Area(_) => None,
            })
            .collect(),
        Rows::Initiatives(_) => Vec::new(),
    }
}

impl Part {
    fn of(view: &View, inputs: &Inputs<'_>, mut places: Vec<(PlaceId, State)>) -> Self {
        places.sort_unstable();
        let mut part = Self::default();
        let mut people = Some((0, 0));
        for (place, state) in &places {
            part.coverage.count(*state);
            let own = inputs.data.places().population(*place, view.population);
            people = people.zip(own).map(|((responded, all), own)| {
                let own = u64::from(own);
                let counted = if has_responded(*state) { own } else { 0 };
                (responded + counted, all + own)
            });
        }
        part.people = people.filter(|(_, all)| *all > 0);
        part.places = places;
        part
    }

    fn in_state(&self, state: State) -> impl Iterator<Item = PlaceId> {
        let own = self.places.iter().filter(move |(_, own)| *own == state);
        own.map(|(place, _)| *place)
    }

    /// The responding municipalities' share of the inhabitants in percent.
    fn share(&self) -> Option<Decimal> {
        let (responded, all) = self.people?;
        let percent = Decimal::from(responded).checked_mul(Decimal::ONE_HUNDRED)?;
        percent.checked_div(Decimal::from(all))
    }
}

fn has_responded(state: State) -> bool {
    match state {
        State::WithInitiatives
        | State::ZeroKroner
        | State::NoneInSelection
        | State::NoInitiatives => true,
        State::DidNotRespond | State::Unknown => false,
    }
}

/// The states that have a column: that none of a municipality's initiatives are selected needs a filter.
fn shown_states(is_filtered: bool) -> impl Iterator<Item = (usize, State)> {
    let is_shown =
        move |(_, state): &(usize, State)| is_filtered || *state != State::NoneInSelection;
    STATES.into_iter().enumerate().filter(is_shown)
}

fn columns(language: &Language, is_filtered: bool) -> Vec<Column> {
    let words = language.coverage_words();
    let number = |head: &str, priority: u8| Column {
        head: head.to_owned(),
        align: Align::Right,
        priority,
        grows: false,
    };
    let mut columns = vec![
        Column {
            head: words.region.to_owned(),
            priority: 1,
            grows: true,
            ..Column::default()
        },
        number(words.responded, 1),
    ];
    for (at, state) in shown_states(is_filtered) {
        let priority = if state == State::DidNotRespond { 2 } else { 4 };
        columns.push(number(words.states[at], priority));
    }
    columns.push(number(words.share, 1));
    columns
}

fn line(
    language: &Language,
    inputs: &Inputs<'_>,
    name: String,
    part: &Part,
    is_filtered: bool,
    opened: View,
) -> Line {
    let words = language.coverage_words();
    let number = |n: u32| language.numbers.count(n.into());
    let responded = (words.of)(
        &number(part.coverage.responded()),
        &number(part.coverage.all()),
    );
    let states = shown_states(is_filtered);
    let states = states.map(|(_, state)| count(language, part.in_state(state).count()));
    let share = part.share();
    let percent = share.map_or_else(
        || "–".to_owned(),
        |share| language.numbers.decimal(share, 1),
    );
    Line {
        cells: [name, responded]
            .into_iter()
            .chain(states)
            .chain([percent])
            .collect(),
        tone: Tone::Plain,
        detail: detail(language, inputs, part),
        view: Some(opened),
    }
}

/// What the share is, and who stands in each state but the first.
fn detail(language: &Language, inputs: &Inputs<'_>, part: &Part) -> Vec<(String, String)> {
    let words = language.coverage_words();
    let formula = part.people.zip(part.share());
    let formula = formula.map_or_else(
        || words.no_people.to_owned(),
        |((responded, all), share)| {
            let people = |n: u64| language.numbers.count(n);
            let share = language.numbers.percent(share);
            (words.formula)(&people(responded), &people(all), &share)
        },
    );
    let mut detail = vec![(words.formula_label.to_owned(), formula)];
    let told = [
        State::DidNotRespond,
        State::Unknown,
        State::NoInitiatives,
        State::ZeroKroner,
    ];
    for state in told {
        let names: Vec<_> = part
            .in_state(state)
            .map(|place| language.place(inputs.data, place))
            .collect();
        if !names.is_empty() || state == State::DidNotRespond {
            let said = match names.as_slice() {
                [] => words.nobody.to_owned(),
                names => names.join(", "),
            };
            detail.push((language.state(state).to_owned(), said));
        }
    }
    detail
}
