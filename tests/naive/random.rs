//! Random data sets and views, small and full of corners.
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

use indsats::domain::dataset::{
    Builder, Dataset, Description, Initiative, Origin, Response, RowId, Source, Year,
};
use indsats::domain::field::Field;
use indsats::domain::groups::Groups;
use indsats::domain::money::Money;
use indsats::domain::place::{Date, Municipality, PlaceId, Places};
use indsats::domain::price::{PriceFactor, PriceFactors};
use indsats::domain::prose::Prose;
use indsats::domain::raw::{Raw, RawText};
use indsats::domain::rule::Rule;
use indsats::domain::terms::{Region, Sources, Term};
use indsats::query::criteria::{Criteria, FacetValue, Finance, Span};
use indsats::query::cube;
use indsats::query::measure::{Measure, Per, Quantity};
use indsats::query::reference::Reference;
use indsats::query::view::{Conditions, Grouping, Order, OrderKey, View};
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::select;

const DATES: [(u16, u8, u8); 4] = [(2019, 1, 1), (2021, 1, 1), (2022, 1, 1), (1999, 1, 1)];
const NAMES: [&str; 9] = [
    "Ærø", "Aarhus", "Odense", "Greve", "Læsø", "Vejle", "Køge", "Atlantis", "",
];
const MUNICIPALITIES: usize = 7;
const GROUPS: [&str; 3] = ["Kysten", "Øerne", "Kystbyer"];
/// Rules of one row alone: the naive way asks them again for every row.
const RULES: [Rule; 3] = [
    Rule::ZeroExpenditure,
    Rule::NegativeAmount,
    Rule::OutsideSourceWithoutIncome,
];
const WORDS: [&str; 4] = ["Kvinder i job", "Sprogcafé", "job", ""];
const BASES: [&str; 3] = ["Kommunalfuldmagten", "Serviceloven § 18", "ukendt lov"];

pub(crate) fn date(at: usize) -> Date {
    let (year, month, day) = DATES[at];
    Date { year, month, day }
}

/// One municipality: region, populations, shares, response.
type Place = (usize, [Option<u32>; 3], [Option<u16>; 2], u8);

/// The years that rows can have: people and shares of 2019 and 2022, people of 2021, nothing of 2020.
const YEARS: [Year; 4] = [2019, 2022, 2021, 2020];

/// What a data set says of years and prices: how many of [`YEARS`] its rows have, the price level of the whole, the
/// levels of its files, and whether a row's file follows its year, its place or nothing.
#[derive(Clone, Debug)]
struct Accounts {
    years: usize,
    level: Option<Year>,
    files: Vec<Option<Year>>,
    file_by: u8,
    factor: Option<(Year, Year, &'static str)>,
}

/// One row: place, codes of area, groups, sources, basis and share, amounts, texts, year and file.
type Row = (
    (usize, u8, u8, u8),
    (u8, u8),
    Field<i64>,
    Field<i64>,
    Field<u16>,
    (usize, usize),
    (Field<usize>, usize),
);

fn state<T: std::fmt::Debug + Clone + 'static>() -> impl Strategy<Value = Field<T>> {
    select(vec![
        Field::Empty,
        Field::NotApplicable,
        Field::Unknown,
        Field::Unreadable,
    ])
}

fn ore() -> impl Strategy<Value = Field<i64>> {
    prop_oneof![
        6 => (-100_000_i64..900_000_000).prop_map(Field::Given),
        2 => select(vec![0, 1, 4_999_999, 5_000_000]).prop_map(Field::Given),
        2 => state(),
    ]
}

fn place() -> impl Strategy<Value = Place> {
    let people = || {
        prop_oneof![
            8 => (1_u32..900_000).prop_map(Some),
            1 => select(vec![None, Some(0)]),
        ]
    };
    let share = || {
        prop_oneof![
            8 => (0_u16..10_000).prop_map(Some),
            1 => select(vec![None]),
        ]
    };
    let response = select(vec![0, 0, 0, 1, 2]);
    (
        0..Region::ALL.len(),
        [people(), people(), people()],
        [share(), share()],
        response,
    )
}

fn row() -> impl Strategy<Value = Row> {
    let share = prop_oneof![3 => (0_u16..=10_000).prop_map(Field::Given), 1 => state()];
    (
        (0..NAMES.len(), 0_u8..10, 0_u8..7, 0_u8..9),
        (0_u8..12, 0_u8..7),
        ore(),
        ore(),
        share,
        (0..WORDS.len(), 0..WORDS.len()),
        (
            prop_oneof![6 => any::<usize>().prop_map(Field::Given), 1 => state()],
            any::<usize>(),
        ),
    )
}

fn accounts() -> impl Strategy<Value = Accounts> {
    let years = prop_oneof![4 => 0_usize..2, 4 => 2_usize..3, 2 => 3_usize..=4];
    let (old, new) = (Some(2019), Some(2022));
    let files = prop_oneof![
        6 => select(vec![vec![new], vec![None], vec![None, None]]),
        4 => select(vec![vec![old, new], vec![new, None], vec![new, old, new]]),
    ];
    let factor = prop_oneof![
        2 => select(vec![None]),
        1 => select(vec![Some((2019, 2022, "1.0431")), Some((2022, 2019, "0.958681"))]),
    ];
    (years, select(vec![None, new]), files, 0_u8..3, factor).prop_map(
        |(years, level, files, file_by, factor)| Accounts {
            years,
            level,
            files,
            file_by,
            factor,
        },
    )
}

/// Passes over the rows of every second one are made in pieces side by side, of which there are several where there are
/// more than 64 rows.
pub(crate) fn data() -> impl Strategy<Value = Dataset> {
    (
        vec(place(), 0..=MUNICIPALITIES),
        prop_oneof![2 => vec(row(), 0..3), 12 => vec(row(), 5..60), 1 => vec(row(), 100..300)],
        accounts(),
        prop_oneof![
            1 => vec((0..NAMES.len(), 0..GROUPS.len()), 0..1),
            3 => vec((0..NAMES.len(), 0..GROUPS.len()), 1..9),
        ],
        any::<bool>(),
    )
        .prop_map(|(places, rows, accounts, groups, is_cut)| {
            let data = build(&places, &rows, &accounts, &groups);
            if is_cut {
                cube::prepare_in_pieces(&data, 0);
            }
            data
        })
}

/// The rows that are kept, in the same places and files, each with the year that `year` gives it.
pub(crate) fn rebuilt(
    data: &Dataset,
    keep: impl Fn(RowId) -> bool,
    year: impl Fn(RowId) -> Field<Year>,
) -> Dataset {
    let mut builder = Builder::new(data.description().clone(), data.places().clone());
    for origin in data.origins() {
        builder.add_origin(origin.clone()).unwrap();
    }
    for place in data.places().ids() {
        builder.set_response(place, data.response(place));
    }
    builder.set_groups(data.groups().clone());
    for row in data.rows().filter(|row| keep(*row)) {
        let initiative = Initiative {
            year: year(row),
            gross: data.typed_gross(row),
            income: data.typed_income(row),
            ..data.initiative(row)
        };
        builder.push(&initiative).unwrap();
    }
    builder.finish()
}

fn build(
    places: &[Place],
    rows: &[Row],
    accounts: &Accounts,
    groups: &[(usize, usize)],
) -> Dataset {
    let list = places.iter().zip(NAMES).map(|(place, name)| Municipality {
        name: RawText::new(name),
        code: None,
        region: Some(Region::ALL[place.0]),
        population: place.1.to_vec(),
        immigrant_share: place.2.to_vec(),
    });
    let dates = vec![date(0), date(1), date(2)];
    let table = Places::new(list.collect(), dates, vec![date(0), date(2)]);
    let mut price_factors = PriceFactors::default();
    if let Some((from, to, factor)) = accounts.factor {
        let factor = PriceFactor::new(from, to, factor).unwrap();
        price_factors.add(factor).unwrap();
    }
    let description = Description {
        price_level: accounts.level,
        price_factors,
        ..Description::default()
    };
    let mut builder = Builder::new(description, table);
    for price_level in &accounts.files {
        builder
            .add_origin(Origin {
                price_level: *price_level,
                ..Origin::default()
            })
            .unwrap();
    }
    for (place, name) in places.iter().zip(NAMES) {
        let id = builder.places_mut().intern(Raw::new(name)).unwrap();
        let response = [Response::Responded, Response::Silent, Response::Unknown];
        builder.set_response(id, response[usize::from(place.3)]);
    }
    for (at, row) in rows.iter().enumerate() {
        push(&mut builder, row, u32::try_from(at).unwrap(), accounts);
    }
    let mut all = Groups::default();
    for (place, group) in groups {
        let place = builder.places_mut().intern(Raw::new(NAMES[*place]));
        all.add(Raw::new(GROUPS[*group]), place.unwrap()).unwrap();
    }
    builder.set_groups(all);
    builder.finish()
}

fn push(builder: &mut Builder, row: &Row, line: u32, accounts: &Accounts) {
    let ((place, area, primary, secondary), (finance, basis), gross, income, share, texts, more) =
        row;
    let year = match accounts.years {
        0 => Field::Empty,
        years => more.0.map(|at| YEARS[at % years]),
    };
    let file = match accounts.file_by {
        0 => more.1,
        1 => usize::from(year.given().unwrap_or_default()),
        _ => *place,
    };
    let file = u16::try_from(file % accounts.files.len()).unwrap();
    let place = builder
        .places_mut()
        .intern(Raw::new(NAMES[*place]))
        .unwrap();
    let money = |amount: &Field<i64>| amount.map(|ore| Money::from_ore(i128::from(ore)));
    let initiative = Initiative {
        place,
        area: Field::from_code(*area),
        title: Raw::new(WORDS[texts.0]),
        gross: money(gross),
        income: money(income),
        finance: special(*finance, 8).map(Sources::from_bits),
        legal_basis: special(*basis, 3).map(|at| Raw::new(BASES[usize::from(at)])),
        primary: Field::from_code(*primary),
        secondary: Field::from_code(*secondary),
        content: Prose::new(WORDS[texts.1]),
        purpose: Prose::new("Netværk"),
        share: *share,
        year,
        source: Source { file, line },
    };
    builder.push(&initiative).unwrap();
}

/// A code below `given`, else one of the four special states.
fn special(code: u8, given: u8) -> Field<u8> {
    let states = [Field::Empty, Field::NotApplicable, Field::Unknown];
    match code.checked_sub(given) {
        None => Field::Given(code),
        Some(at) => states
            .get(usize::from(at))
            .copied()
            .unwrap_or(Field::Unreadable),
    }
}

/// A value of any facet: which facet, which of its values, and the ends of a range.
#[derive(Clone, Debug)]
pub(crate) struct Pick(u8, usize, i64);

pub(crate) fn pick() -> impl Strategy<Value = Pick> {
    (0_u8..14, any::<usize>(), 0_i64..900_000_000).prop_map(|(facet, at, end)| Pick(facet, at, end))
}

impl Pick {
    /// The picked value; `None` where the data has none.
    pub(crate) fn value(&self, data: &Dataset) -> Option<FacetValue> {
        let Self(facet, at, end) = *self;
        let nth = |number: usize| at % number;
        let code = |number: usize| u8::try_from(nth(number)).unwrap_or(0);
        let states = [
            Field::Empty,
            Field::NotApplicable,
            Field::Unknown,
            Field::Unreadable,
        ];
        let span = |unit: i64, bands: &[Span]| match nth(bands.len() + 8) {
            state @ 0..4 => states[state],
            4..8 => Field::Given(Span {
                from: (at % 3 != 0).then_some(end / unit / 4),
                to: (at % 5 != 0).then_some(end / unit),
            }),
            band => Field::Given(bands[band - 8]),
        };
        Some(match facet {
            0 => FacetValue::Area(Field::from_code(code(10))),
            1 => FacetValue::Primary(Field::from_code(code(7))),
            2 => FacetValue::Secondary(Field::from_code(code(9))),
            3 => FacetValue::Finance(Finance::ALL[nth(8)]),
            4 => FacetValue::LegalBasis(match data.legal_basis_ids().nth(nth(5)) {
                Some(basis) => Field::Given(basis),
                None => Field::Unknown,
            }),
            5 => FacetValue::Gross(span(1, &Span::AMOUNTS)),
            6 => FacetValue::Share(span(90_000, &Span::SHARES)),
            7 => FacetValue::Words(["job", "kvinder job", "sprogkafe", "netværk"][nth(4)].into()),
            8 => FacetValue::Region(Field::from_code(code(9))),
            9 => FacetValue::Year(match nth(YEARS.len() + 4) {
                state @ 0..4 => states[state].map(|_: Span| 0),
                year => Field::Given(YEARS[year - 4]),
            }),
            10 => FacetValue::Group(data.groups().ids().nth(nth(GROUPS.len()))?),
            11 => FacetValue::Response(
                [Response::Responded, Response::Silent, Response::Unknown][nth(3)],
            ),
            12 => FacetValue::Rule(RULES[nth(RULES.len())]),
            _ => FacetValue::Municipality(place_at(data, at)?),
        })
    }
}

fn place_at(data: &Dataset, at: usize) -> Option<PlaceId> {
    let places = data.places().len();
    data.places().ids().nth(at.checked_rem(places)?)
}

/// What a view is made of, before there is a data set whose ids it needs.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    criteria: Vec<(Pick, bool)>,
    grouping: Grouping,
    measure: Measure,
    reference: Reference,
    population: Date,
    order: Order,
}

pub(crate) fn question() -> impl Strategy<Value = Question> {
    let quantities = [
        Quantity::Gross,
        Quantity::Income,
        Quantity::Net,
        Quantity::Count,
    ];
    let measure = prop_oneof![
        select(Measure::ALL.to_vec()),
        select(quantities.to_vec()).prop_map(|quantity| Measure {
            quantity,
            per: Per::Initiative
        }),
    ];
    (
        prop_oneof![
            vec((pick(), any::<bool>()), 0..4),
            vec((pick(), any::<bool>()), 0..2)
        ],
        select(Grouping::ALL.to_vec()),
        measure,
        select(Reference::ALL.to_vec()),
        prop_oneof![9 => (0_usize..3).prop_map(date), 1 => (3_usize..4).prop_map(date)],
        (select(OrderKey::ALL.to_vec()), any::<bool>()),
    )
        .prop_map(
            |(criteria, grouping, measure, reference, population, (key, descending))| Question {
                criteria,
                grouping,
                measure,
                reference,
                population,
                order: Order { key, descending },
            },
        )
}

impl Question {
    /// The view that asks it of the data, hiding no row.
    pub(crate) fn of(&self, data: &Dataset) -> View {
        let mut view = View {
            scope: Criteria::default(),
            filter: Criteria::default(),
            conditions: Conditions {
                hide_empty: false,
                above_only: false,
            },
            grouping: self.grouping,
            measure: self.measure,
            reference: self.reference,
            population: self.population,
            order: self.order,
            ..View::default()
        };
        for (pick, excluded) in &self.criteria {
            if let Some(value) = pick.value(data) {
                view.criteria_mut(&value).set(value.clone(), *excluded);
            }
        }
        view
    }
}
