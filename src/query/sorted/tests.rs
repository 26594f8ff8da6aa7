//! Every order against a plain sort of a plain list.

use std::cmp::Reverse;
use std::sync::atomic::AtomicBool;

use fixedbitset::FixedBitSet;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::collation;
use crate::domain::dataset::{Description, Initiative};
use crate::domain::field::Field;
use crate::domain::place::Date;
use crate::domain::price::{PriceFactor, PriceFactors};
use crate::domain::raw::Raw;
use crate::query::criteria::FacetValue;
use crate::query::fixture;
use crate::query::matcher::Matcher;
use crate::query::selection::Selection;

const TITLES: [&str; 12] = [
    "Kvinder i job",
    "Kvinder i job 2",
    "kvinder i job",
    "Kvinder i jøb",
    "Sprogcafé",
    "Sprogcafe",
    "Aabenhed",
    "Åbenhed",
    "aAbenhed",
    "",
    "Ældre \u{202E}",
    "国際",
];
const PLACES: [&str; 6] = ["Greve", "Køge", "Odense", "Vejle", "Ærø", "Atlantis"];

fn every_order() -> Vec<By> {
    vec![
        By::Amount(Quantity::Gross),
        By::Amount(Quantity::Income),
        By::Amount(Quantity::Net),
        By::Title,
        By::Inhabitants(Date::DEFAULT_POPULATION),
        By::Inhabitants(Date::new_year(2022)),
        By::Inhabitants(Date::new_year(1999)),
    ]
}

/// What a row says, as far as an order can depend on it.
#[derive(Clone, Debug)]
struct Said {
    place: usize,
    title: usize,
    gross: Field<i64>,
    income: Field<i64>,
}

fn said() -> impl Strategy<Value = Said> {
    let amount = || {
        prop_oneof![
            3 => (-2_i64..5).prop_map(Field::Given),
            2 => any::<i32>().prop_map(|ore| Field::Given(ore.into())),
            1 => select(vec![99_999_999_999_999, -99_999_999_999_999]).prop_map(Field::Given),
            2 => select(vec![Field::Empty, Field::Unreadable]),
        ]
    };
    let row = (0..PLACES.len(), 0..TITLES.len(), amount(), amount());
    row.prop_map(|(place, title, gross, income)| Said {
        place,
        title,
        gross,
        income,
    })
}

fn data(rows: &[Said], has_factor: bool) -> Dataset {
    let money = |ore: i64| Money::from_ore(ore.into());
    let rows: Vec<_> = rows
        .iter()
        .map(|said| {
            let (place, initiative) = fixture::row(PLACES[said.place], 0);
            let initiative = Initiative {
                title: Raw::new(TITLES[said.title]),
                gross: said.gross.map(money),
                income: said.income.map(money),
                ..initiative
            };
            (place, initiative)
        })
        .collect();
    let mut data = fixture::priced(&[Some(2022)], &rows);
    if has_factor {
        let mut factors = PriceFactors::default();
        factors
            .add(PriceFactor::new(2022, 2024, "1.234567").unwrap())
            .unwrap();
        data.describe(Description {
            price_factors: factors,
            ..data.description().clone()
        });
    }
    data
}

/// The same by a sort of all chosen rows; ties in the order of loading, and titles turned round as they are.
fn naive(data: &Dataset, rows: &FixedBitSet, by: By, is_descending: bool) -> Vec<RowId> {
    let mut rows: Vec<_> = data
        .rows()
        .filter(|row| rows.contains(row.index()))
        .collect();
    if by == By::Title {
        rows.sort_by_cached_key(|row| collation::key(&data.title(*row).shown()));
        if is_descending {
            rows.reverse();
        }
        return rows;
    }
    let number = |row: &RowId| match by {
        By::Amount(quantity) => {
            let tally = crate::query::tally::Tally::of(data, *row);
            crate::query::measure::initiative_amount(quantity, &tally).map(Money::units)
        }
        By::Inhabitants(day) => {
            let inhabitants = data.places().population(data.place(*row), day);
            inhabitants.map(i128::from)
        }
        By::Title => None,
    };
    let (mut given, without): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| number(row).is_some());
    if is_descending {
        given.sort_by_key(|row| Reverse(number(row)));
    } else {
        given.sort_by_key(number);
    }
    given.into_iter().chain(without).collect()
}

fn check(
    data: &Dataset,
    chosen: &FixedBitSet,
    selection: &Selection,
    steps: &[usize],
) -> Result<(), TestCaseError> {
    for by in every_order() {
        for is_descending in [false, true] {
            let expected = naive(data, chosen, by, is_descending);
            for few in [0, usize::MAX] {
                let listed = || Listed::with(data, selection, by, is_descending, few);
                let whole = listed();
                prop_assert_eq!(
                    whole.rows_from(data, 0).collect::<Vec<_>>(),
                    expected.clone()
                );
                prop_assert_eq!(whole.len(), expected.len());
                // Whatever is looked at first.
                let looked = listed();
                for step in steps {
                    let at = step % (expected.len() + 2);
                    prop_assert_eq!(looked.at(data, at), expected.get(at).copied());
                    let window: Vec<_> = looked.rows_from(data, at).take(3).collect();
                    let slice = expected.iter().skip(at).take(3).copied();
                    prop_assert_eq!(window, slice.collect::<Vec<_>>());
                    if let Some(row) = expected.get(at) {
                        prop_assert_eq!(looked.position(data, *row), Some(at));
                    }
                }
                for row in data.rows().take(40) {
                    let at = expected.iter().position(|other| *other == row);
                    prop_assert_eq!(looked.position(data, row), at);
                }
                check_amounts(data, &listed(), &expected)?;
            }
        }
    }
    Ok(())
}

/// Whatever they are ordered by, their smallest, middle and largest amounts are those of a plain list.
fn check_amounts(data: &Dataset, listed: &Listed, rows: &[RowId]) -> Result<(), TestCaseError> {
    for quantity in [Quantity::Gross, Quantity::Income, Quantity::Net] {
        let amounts = rows.iter().filter_map(|row| amount(data, quantity, *row));
        let mut amounts: Vec<_> = amounts.collect();
        amounts.sort_unstable();
        let ends = amounts.first().copied().zip(amounts.last().copied());
        prop_assert_eq!(listed.extent(data, quantity), ends);
        let middle = match (amounts.len() / 2, amounts.len() % 2) {
            (0, 0) => None,
            (at, 0) => Some([amounts[at - 1], amounts[at]]),
            (at, _) => Some([amounts[at], amounts[at]]),
        };
        prop_assert_eq!(listed.middle(data, quantity), middle);
        for limit in amounts.iter().take(4) {
            let all = data.rows().filter_map(|row| amount(data, quantity, row));
            let count = all.filter(|amount| amount > limit).count();
            for few in [0, usize::MAX] {
                prop_assert_eq!(above_with(data, quantity, *limit, few), count);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_order_is_that_of_a_plain_sort_whatever_is_looked_at_first(
        rows in vec((said(), any::<bool>()), 0..120),
        has_factor in any::<bool>(), is_whole in any::<bool>(), steps in vec(any::<usize>(), 5),
    ) {
        let (said, is_chosen): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let data = data(&said, has_factor);
        let chosen = (0..data.len()).filter(|at| is_whole || is_chosen[*at]);
        let mut set = FixedBitSet::with_capacity(data.len());
        set.extend(chosen);
        check(&data, &set, &Selection::of_rows(set.clone()), &steps)?;
    }

    #[test]
    fn rows_told_by_their_cells_stand_where_they_do_in_a_plain_sort_counted_along_the_order_or_not(
        rows in vec(said(), 0..200), steps in vec(any::<usize>(), 5),
        is_counted in any::<bool>(), place in 0..PLACES.len(),
    ) {
        let data = data(&rows, false);
        if is_counted {
            prop_assert!(data.len() <= listed::FEW);
            for by in every_order() {
                drop(sorted(&data, by, false));
                count_cells(&data, by, false);
                count_cells(&data, by, true);
            }
        }
        let place = data.places().ids().find(|id| data.places().get(*id).name.as_raw().lossless() == PLACES[place]);
        let place = place.map(FacetValue::Municipality);
        let view = place.map_or_else(fixture::by_municipality, |place| {
            fixture::choosing(fixture::by_municipality(), place)
        });
        let matcher = Matcher::new(&data, &view.scope, &view.filter);
        let mut set = FixedBitSet::with_capacity(data.len());
        set.extend(data.rows().filter(|row| matcher.failures(*row).is_empty()).map(RowId::index));
        let selection = Selection::new(&matcher, &matcher.rest(), set.count_ones(..));
        check(&data, &set, &selection, &steps)?;
    }
}

/// Titles that share much, or all but accents and case, in any order.
fn title() -> impl Strategy<Value = String> {
    let start = select(vec![
        "",
        "Kvinder i job",
        "Samarbejde om elevfordeling og trivsel",
    ]);
    let end = prop_oneof![
        select(TITLES.to_vec()).prop_map(str::to_owned),
        "[ aAåÅæøé-]{0,3}",
        "( nr\\. )?[0-9]{0,3}",
        "[\u{0}\u{1}\u{301}\u{30A}aA\u{100}\u{10000}]{0,3}",
    ];
    (start, end).prop_map(|(start, end)| format!("{start}{end}"))
}

fn titled(titles: &[String]) -> Dataset {
    let row = |title: &String| {
        let (place, initiative) = fixture::row(PLACES[0], 0);
        let title = title.clone();
        (place, initiative, title)
    };
    let rows: Vec<_> = titles.iter().map(row).collect();
    let rows: Vec<_> = rows
        .iter()
        .map(|(place, initiative, title)| {
            let title = Raw::new(title);
            (
                *place,
                Initiative {
                    title,
                    ..*initiative
                },
            )
        })
        .collect();
    fixture::data(&rows)
}

proptest! {
    #[test]
    fn titles_stand_as_by_their_whole_keys_however_few_of_them_fit_in_memory(
        titles in vec(title(), 0..80), room in select(vec![0_usize, 40, 200, usize::MAX]), is_parallel in any::<bool>(),
    ) {
        let data = titled(&titles);
        let mut expected: Vec<_> = data.rows().collect();
        expected.sort_by_cached_key(|row| collation::key(&data.title(*row).shown()));
        let parallel = if is_parallel { 0 } else { usize::MAX };
        let found = title::sorted_in(&data, Stop::default(), parallel, room);
        let found: Vec<_> = found.rows.iter().map(|row| RowId::new(*row)).collect();
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn an_order_that_was_given_up_is_found_whole_when_it_is_asked_for_again() {
    let titles: Vec<_> = (0..=listed::FEW)
        .map(|row| format!("Nr. {}", row * 7_919 % 5_000))
        .collect();
    let data = titled(&titles);
    let given_up = AtomicBool::new(true);
    let orders = [By::Title, By::Amount(Quantity::Gross)];
    assert!(!prepare(&data, &orders, Stop(Some(&given_up))));
    let kept = || orders.map(|by| data.derived().get::<Kept>().of(by).is_some());
    assert_eq!(kept(), [false, false]);
    assert!(prepare(&data, &orders, Stop::default()));
    assert_eq!(kept(), [true, true]);
    let all = FixedBitSet::with_capacity_and_blocks(data.len(), vec![usize::MAX; data.len()]);
    let found: Vec<_> = sorted(&data, By::Title, false).given_rows().collect();
    assert_eq!(found, naive(&data, &all, By::Title, false));
}

/// More rows than one thread sorts, and than one piece of a selection has.
#[test]
fn the_orders_of_many_rows_are_those_of_a_plain_sort() {
    let titles: Vec<String> = (0..70_000_u32)
        .map(|row| match row % 8 {
            0 => format!("Ældre {}", row % 3),
            _ => format!(
                "Sprogcafe for kvinder nr. {}",
                row.wrapping_mul(7_919) % 1_000
            ),
        })
        .collect();
    let rows: Vec<_> = (0..70_000_u32)
        .zip(&titles)
        .map(|(row, title)| {
            let ore = i128::from(row.wrapping_mul(2_654_435_761) % 5_000);
            let (place, initiative) = fixture::row(PLACES[row as usize % 5], 0);
            let gross = match row % 7 {
                0 => Field::Empty,
                1 => Field::Given(Money::ZERO),
                2 => Field::Given(Money::from_ore(ore)),
                _ => Field::Given(Money::from_ore((ore - 2_000) * 100_000)),
            };
            let title = Raw::new(title);
            (
                place,
                Initiative {
                    title,
                    gross,
                    ..initiative
                },
            )
        })
        .collect();
    let data = fixture::data(&rows);
    let mut chosen = FixedBitSet::with_capacity(data.len());
    chosen.extend((0..data.len()).filter(|at| at % 3 == 1));
    let selection = Selection::of_rows(chosen.clone());
    for by in [By::Amount(Quantity::Gross), By::Title] {
        for is_descending in [false, true] {
            let expected = naive(&data, &chosen, by, is_descending);
            let listed = Listed::new(&data, &selection, by, is_descending);
            let last = expected.len() - 1;
            assert_eq!(listed.at(&data, last), Some(expected[last]));
            for at in [0, last / 3, last / 2, last] {
                assert_eq!(listed.position(&data, expected[at]), Some(at));
                assert_eq!(listed.at(&data, at), Some(expected[at]));
            }
            assert!(listed.rows_from(&data, 0).eq(expected));
        }
    }
}
