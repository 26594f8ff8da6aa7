//! A tiny country for the tests of this layer, with round numbers that can be checked by hand.

use crate::domain::dataset::{
    Builder, Dataset, Description, Initiative, Origin, Response, Source, Year,
};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::{Date, Municipality, PlaceId, Places};
use crate::domain::prose::Prose;
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::{PolicyArea, PrimaryTarget, Region, SecondaryTarget, Sources};
use crate::query::answer::{Answer, Rows};
use crate::query::criteria::FacetValue;
use crate::query::group::{Group, Key};
use crate::query::view::{Conditions, Grouping, View};

/// Name, region, inhabitants of 1 January 2021 and response. A year later there are twice as many. In 2021 a tenth
/// of them are immigrants or descendants; later shares are not known.
const PLACES: [(&str, Region, u32, Response); 5] = [
    ("Greve", Region::Sjaelland, 1_000, Response::Responded),
    ("Køge", Region::Sjaelland, 3_000, Response::Responded),
    ("Odense", Region::Syddanmark, 4_000, Response::Silent),
    ("Vejle", Region::Syddanmark, 1_000, Response::Responded),
    ("Ærø", Region::Syddanmark, 500, Response::Unknown),
];

/// An initiative of Greve on employment with a gross expenditure in kroner, the rest not given.
pub(crate) fn row(place: &str, kroner: i64) -> (&str, Initiative<'static>) {
    let places = places();
    let initiative = Initiative {
        place: places.ids().next().unwrap(),
        area: Field::Given(PolicyArea::Employment),
        title: Raw::new("Kvinder i job"),
        gross: Field::Given(Money::from_kroner(kroner)),
        income: Field::Given(Money::ZERO),
        finance: Field::Empty,
        legal_basis: Field::Empty,
        primary: Field::Given(PrimaryTarget::BroadGroup),
        secondary: Field::Given(SecondaryTarget::Women),
        content: Prose::new("Kurser"),
        purpose: Prose::new("Flere i arbejde"),
        share: Field::NotApplicable,
        year: Field::Empty,
        source: Source::default(),
    };
    (place, initiative)
}

/// The same initiative in another policy area.
pub(crate) fn in_area<'p>(
    area: PolicyArea,
    (place, initiative): (&'p str, Initiative<'static>),
) -> (&'p str, Initiative<'static>) {
    let area = Field::Given(area);
    (place, Initiative { area, ..initiative })
}

/// The same initiative with sources of finance.
pub(crate) fn financed<'p>(
    finance: Field<Sources>,
    (place, initiative): (&'p str, Initiative<'static>),
) -> (&'p str, Initiative<'static>) {
    (
        place,
        Initiative {
            finance,
            ..initiative
        },
    )
}

/// The same initiative of a year.
pub(crate) fn in_year<'p>(
    year: Field<Year>,
    (place, initiative): (&'p str, Initiative<'static>),
) -> (&'p str, Initiative<'static>) {
    (place, Initiative { year, ..initiative })
}

/// The same initiative in the file at a position.
pub(crate) fn in_file<'p>(
    file: u16,
    (place, initiative): (&'p str, Initiative<'static>),
) -> (&'p str, Initiative<'static>) {
    let source = Source { file, line: 2 };
    (
        place,
        Initiative {
            source,
            ..initiative
        },
    )
}

fn places() -> Places {
    let municipality = |(name, region, people, _): &(&str, Region, u32, Response)| Municipality {
        name: RawText::new(*name),
        code: None,
        region: Some(*region),
        population: vec![Some(*people), Some(*people * 2)],
        immigrant_share: vec![Some(1_000)],
    };
    let dates = vec![Date::DEFAULT_POPULATION, Date::new_year(2022)];
    let list = PLACES.iter().map(municipality).collect();
    Places::new(list, dates, vec![Date::DEFAULT_POPULATION])
}

/// The country with these initiatives; a name that it does not have becomes an unknown place.
pub(crate) fn data(rows: &[(&str, Initiative<'_>)]) -> Dataset {
    priced(&[], rows)
}

/// The same from files in these price levels.
pub(crate) fn priced(levels: &[Option<Year>], rows: &[(&str, Initiative<'_>)]) -> Dataset {
    let mut builder = Builder::new(Description::default(), places());
    for price_level in levels {
        builder
            .add_origin(Origin {
                price_level: *price_level,
                ..Origin::default()
            })
            .unwrap();
    }
    for (name, _, _, response) in PLACES {
        let place = builder.places_mut().intern(Raw::new(name)).unwrap();
        builder.set_response(place, response);
    }
    for (name, initiative) in rows {
        let place = builder.places_mut().intern(Raw::new(name)).unwrap();
        let initiative = Initiative {
            place,
            ..*initiative
        };
        builder.push(&initiative).unwrap();
    }
    builder.finish()
}

/// The place of a name.
pub(crate) fn place(data: &Dataset, name: &str) -> PlaceId {
    let mut ids = data.places().ids();
    ids.find(|id| *data.places().get(*id).name.as_raw().shown() == *name)
        .unwrap()
}

/// Gross expenditure per inhabitant by municipality against Denmark, with no row hidden.
pub(crate) fn by_municipality() -> View {
    View {
        grouping: Grouping::Municipality,
        conditions: Conditions {
            hide_empty: false,
            above_only: false,
        },
        ..View::default()
    }
}

/// The view with one more value chosen.
pub(crate) fn choosing(mut view: View, value: FacetValue) -> View {
    let criteria = if value.facet().is_place() {
        &mut view.scope
    } else {
        &mut view.filter
    };
    criteria.set(value, false);
    view
}

/// The rows of an answer by groups.
pub(crate) fn groups(answer: &Answer) -> &[Group] {
    match &answer.rows {
        Rows::Groups(groups) => groups,
        Rows::Initiatives(_) => &[],
    }
}

/// The row of a municipality.
pub(crate) fn group<'a>(answer: &'a Answer, data: &Dataset, name: &str) -> &'a Group {
    let key = Key::Municipality(place(data, name));
    groups(answer).iter().find(|row| row.key == key).unwrap()
}
