//! A search in steps, interrupted, grown and shortened, against the rank of every label.

use proptest::prelude::*;

use super::*;
use crate::domain::dataset::{Builder, Description, Initiative};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::Places;
use crate::domain::raw::Raw;
use crate::domain::terms::PolicyArea;
use crate::query::answer::Rows;
use crate::query::criteria::FacetValue;
use crate::query::fixture::{choosing, row};
use crate::query::view::{Grouping, View};

/// Rows with some titles in turn, and amounts that put them in an order of its own.
fn data(titles: &[String], rows: usize) -> Dataset {
    let mut builder = Builder::new(Description::default(), Places::default());
    let (_, initiative) = row("Greve", 0);
    let place = builder.places_mut().intern(Raw::new("Greve")).unwrap();
    for at in 0..rows {
        let kroner = i64::try_from(at * 7_919 % 1_009).unwrap();
        let area = if at % 3 == 0 {
            PolicyArea::Social
        } else {
            PolicyArea::Employment
        };
        let initiative = Initiative {
            place,
            area: Field::Given(area),
            title: Raw::new(&titles[at % titles.len()]),
            gross: Field::Given(Money::from_kroner(kroner)),
            ..initiative
        };
        builder.push(&initiative).unwrap();
    }
    builder.finish()
}

fn list(data: &Dataset, only_employment: bool) -> Initiatives {
    let mut view = View {
        grouping: Grouping::Initiative,
        ..View::default()
    };
    if only_employment {
        view = choosing(view, FacetValue::Area(Field::Given(PolicyArea::Employment)));
    }
    match view.answer(data).rows {
        Rows::Initiatives(list) => *list,
        Rows::Groups(_) => panic!("a view of initiatives"),
    }
}

/// The same by ranking every label.
fn all(finder: &Finder, data: &Dataset, list: &Initiatives) -> Vec<Hit> {
    let titles: Vec<_> = list.iter(data).map(|row| data.title(row).shown()).collect();
    finder.rank(titles.iter().map(|title| &**title))
}

/// Types patterns one after the other and stops each search after some steps, but the last.
fn typed(data: &Dataset, list: &Initiatives, patterns: &[String], steps: usize) -> Option<Search> {
    let mut search: Option<Search> = None;
    for pattern in patterns {
        let Some(finder) = Finder::new(pattern) else {
            continue;
        };
        let mut next = match search.take() {
            Some(search) => search.next(finder, data, list),
            None => Search::new(finder, data, list),
        };
        for _ in 0..steps {
            next.work(data, list, || true);
        }
        search = Some(next);
    }
    let mut search = search?;
    search.work(data, list, || false);
    Some(search)
}

fn title() -> impl Strategy<Value = String> {
    "[abS]{1,4}|[aåoøeæ ABS]{0,12}|[abs -]{0,9}|[aSÅ\\u{202E}\\t×ßİK\\u{301}b]{0,6}|2 [abs]{2}"
}

fn pattern() -> impl Strategy<Value = String> {
    "[abs]{1,3}|[aåoøeæABS]{1,3}|[a-c ]{1,5}|[ ßİ×b]{1,2}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_search_in_steps_comes_to_the_rank_of_all_labels(
        titles in prop::collection::vec(title(), 1..40),
        patterns in prop::collection::vec(pattern(), 1..3),
        grown in pattern(),
        rows in 1_usize..900,
        steps in 0_usize..3,
        only_employment: bool,
    ) {
        let mut patterns = patterns;
        let longer = format!("{}{grown}", patterns[patterns.len() - 1]);
        // Growing, and shorter again.
        patterns.extend([longer.clone(), patterns[patterns.len() - 1].clone(), longer]);
        let data = data(&titles, rows);
        let list = list(&data, only_employment);
        for until in 1..=patterns.len() {
            let Some(search) = typed(&data, &list, &patterns[..until], steps) else {
                continue;
            };
            let expected = all(search.finder(), &data, &list);
            prop_assert_eq!(search.total(), expected.len());
            let kept = expected.len().min(BEST);
            prop_assert_eq!(search.best(), &expected[..kept]);
        }
    }
}

#[test]
fn many_blocks_in_several_threads_come_to_the_same() {
    let titles = ["Sprogcafé", "Åben skole", "Forstaden", "asb", "s t a"].map(String::from);
    let data = data(&titles, 10 * PARALLEL);
    let list = list(&data, false);
    for pattern in ["sta", "a", "s", "cafe", "åb", "zz"] {
        let search = typed(&data, &list, &[pattern.to_owned()], 1).unwrap();
        let expected = all(search.finder(), &data, &list);
        assert_eq!(search.total(), expected.len(), "{pattern}");
        assert_eq!(
            search.best(),
            &expected[..expected.len().min(BEST)],
            "{pattern}"
        );
    }
}
