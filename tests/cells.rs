//! Laws of cells: what is counted once for all rows that say the same is what a scan of the rows finds, with whatever
//! was asked before, and however the rows are cut into pieces.

#[allow(dead_code, reason = "other tests ask the evaluator for more")]
mod naive;

use std::sync::atomic::AtomicBool;

use indsats::domain::dataset::{Builder, Dataset, RowId};
use indsats::domain::field::Field;
use indsats::load::shipped;
use indsats::query::answer::{Answer, Rows};
use indsats::query::criteria::{Criteria, Facet, FacetValue, Finance};
use indsats::query::cube;
use indsats::query::facet::{count, facets, facets_unless};
use indsats::query::measure::Measure;
use indsats::query::ready::{Ahead, make_ready, needs_rows, prepare};
use indsats::query::reference::Reference;
use indsats::query::survey::Survey;
use indsats::query::tally::Tally;
use indsats::query::view::{Grouping, Order, OrderKey, View};
use naive::Model;
use naive::random::{data, pick, question};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

/// What the rows of a view add up to, one by one.
fn scanned(view: &View, data: &Dataset) -> Tally {
    let model = Model { view, data };
    model.selected().map(|row| Tally::of(data, row)).sum()
}

/// The view with a value as the only choice of its facet.
fn choosing(view: &View, value: &FacetValue) -> View {
    let others = |criteria: &Criteria| -> Criteria {
        let others = criteria.iter();
        let others = others.filter(|criterion| criterion.value.facet() != value.facet());
        others.cloned().collect()
    };
    let mut chosen = View {
        scope: others(&view.scope),
        filter: others(&view.filter),
        ..view.clone()
    };
    chosen.criteria_mut(value).set(value.clone(), false);
    chosen
}

/// Everything of an answer that does not depend on how it was found.
fn told(view: &View, data: &Dataset) -> String {
    let answer = view.answer(data);
    let survey = Survey::new(view, data);
    let places: Vec<_> = data.places().ids().collect();
    let factors = survey.price_factors(&places, None);
    let counts = facets(view, data, &Facet::ALL);
    let rows = match &answer.rows {
        Rows::Groups(groups) => format!("{groups:#?}"),
        Rows::Initiatives(list) => format!("{:#?}", list.window(data, 0..usize::MAX)),
    };
    let Answer {
        axis,
        totals,
        hidden,
        emptied_by,
        withheld,
        ..
    } = answer;
    format!(
        "{rows} {axis:#?} {totals:#?} {hidden:#?} {emptied_by:#?} {withheld:#?} {factors:#?} {counts:#?}"
    )
}

fn with(view: &View, value: FacetValue, excluded: bool) -> View {
    let mut view = view.clone();
    view.criteria_mut(&value).set(value, excluded);
    view
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counts_beside_a_facet_are_those_of_a_scan(data in data(), asked in question(), own in pick()) {
        let view = asked.of(&data);
        for counted in facets(&view, &data, &Facet::ALL) {
            prop_assert_eq!(facets(&view, &data, &[counted.facet])[0].counts.len(), counted.counts.len());
            for beside in counted.counts {
                let tally = scanned(&choosing(&view, &beside.value), &data);
                prop_assert_eq!(beside.tally, tally, "{:?}", beside.value);
            }
        }
        if let Some(value) = own.value(&data) {
            let tally = scanned(&choosing(&view, &value), &data);
            prop_assert_eq!(count(&view, &data, value).tally, tally);
        }
    }

    #[test]
    fn every_value_in_the_data_is_on_offer_whatever_is_asked(data in data(), asked in question()) {
        let view = asked.of(&data);
        let all = facets(&view, &data, &Facet::ALL);
        for row in data.rows() {
            for counted in &all {
                let own = match counted.facet {
                    Facet::Area => FacetValue::Area(data.area(row)),
                    Facet::Primary => FacetValue::Primary(data.primary(row)),
                    Facet::Secondary => FacetValue::Secondary(data.secondary(row)),
                    Facet::Municipality => FacetValue::Municipality(data.place(row)),
                    Facet::Year => FacetValue::Year(data.year(row)),
                    Facet::LegalBasis => FacetValue::LegalBasis(data.legal_basis(row)),
                    Facet::Finance => FacetValue::Finance(match data.finance(row) {
                        Field::Given(_) => Finance::MunicipalityOnly,
                        state => Finance::Without(state.map(|_| ())),
                    }),
                    _ => continue,
                };
                prop_assert!(counted.counts.iter().any(|count| count.value == own), "{own:?}");
            }
        }
    }

    #[test]
    fn an_answer_does_not_depend_on_what_was_asked_before(
        data in data(), asked in question(), added in vec((pick(), any::<bool>()), 1..6), is_cut in any::<bool>(),
    ) {
        let mut view = asked.of(&data);
        for (pick, excluded) in added {
            let Some(value) = pick.value(&data) else { continue };
            view = with(&view, value, excluded);
            let fresh = data.clone();
            if is_cut {
                cube::prepare_in_pieces(&fresh, 0);
            }
            prop_assert_eq!(told(&view, &data), told(&view, &fresh));
        }
    }

    #[test]
    fn a_pass_that_was_given_up_leaves_nothing_behind(data in data(), asked in question()) {
        let view = asked.of(&data);
        let fresh = data.clone();
        let (stop, go) = (AtomicBool::new(true), AtomicBool::new(false));
        make_ready(&view, &data, &stop);
        let _given_up = facets_unless(&view, &data, &Facet::ALL, &stop);
        prop_assert_eq!(told(&view, &data), told(&view, &fresh));
        prop_assert!(make_ready(&view, &data, &go));
        prop_assert!(facets_unless(&view, &data, &Facet::ALL, &go).is_some());
    }
}

/// So many rows that passes over them are done beforehand.
fn many(shipped: &Dataset) -> Dataset {
    let mut builder = Builder::new(shipped.description().clone(), shipped.places().clone());
    for row in (0..50_000_u32).map(|at| RowId::new(at % 700)) {
        assert!(builder.push(&shipped.initiative(row)).is_ok());
    }
    builder.finish()
}

#[test]
fn what_is_found_ahead_of_a_list_need_not_be_found_for_it_and_is_the_same() {
    let data = many(&shipped::load().unwrap().dataset);
    let fresh = data.clone();
    let (stop, go) = (AtomicBool::new(true), AtomicBool::new(false));
    let list = View {
        grouping: Grouping::Initiative,
        ..View::default()
    };
    let by_title = Order {
        key: OrderKey::Name,
        descending: false,
    };
    let area = FacetValue::Area(data.area(RowId::new(0)));
    let mut views = Vec::new();
    for view in [list.clone(), with(&list, area, false)] {
        views.extend(Measure::ALL.map(|measure| View {
            measure,
            ..view.clone()
        }));
        views.extend(Reference::ALL.map(|reference| View {
            reference,
            ..view.clone()
        }));
        views.push(View {
            order: by_title,
            ..view
        });
    }
    let needs = |view: &View| needs_rows(view, &data, &[]);
    assert!(!prepare(&data, Ahead::Titles, &stop));
    assert!(views.iter().all(needs));
    assert!(prepare(&data, Ahead::Titles, &go));
    assert_eq!(views.iter().find(|view| needs(view)), None);
    for view in &views {
        let rows = |data: &Dataset| {
            let Rows::Initiatives(list) = view.answer(data).rows else {
                panic!("a list was asked for");
            };
            let middle = list.len() / 2;
            let place = list
                .at(data, middle)
                .and_then(|row| list.position(data, row));
            assert_eq!(place, Some(middle));
            let shown: Vec<_> = [0, middle, list.len() - 20]
                .into_iter()
                .flat_map(|from| list.window(data, from..from + 20))
                .map(|row| (row.row, row.value, row.reference, row.standing))
                .collect();
            (list.len(), list.extent, shown)
        };
        assert_eq!(rows(&data), rows(&fresh), "{view:?}");
    }
}

#[test]
fn many_rows_are_passed_over_once_and_few_never_long_enough_to_wait() {
    let shipped = shipped::load().unwrap().dataset;
    let basis = FacetValue::LegalBasis(shipped.legal_basis(RowId::new(0)));
    let chosen = with(&View::default(), basis, false);
    assert!(!needs_rows(&chosen, &shipped, &Facet::ALL));

    let many = many(&shipped);
    let basis = FacetValue::LegalBasis(many.legal_basis(RowId::new(0)));
    let chosen = with(&View::default(), basis, false);
    let cells = [Facet::Area, Facet::Municipality];
    assert!(needs_rows(&View::default(), &many, &cells));
    cube::prepare(&many);
    assert!(!needs_rows(&View::default(), &many, &cells));
    assert!(needs_rows(&View::default(), &many, &[Facet::Gross]));
    assert!(needs_rows(&chosen, &many, &cells));
    assert!(!make_ready(&chosen, &many, &AtomicBool::new(true)));
    assert!(needs_rows(&chosen, &many, &cells));
    assert!(make_ready(&chosen, &many, &AtomicBool::new(false)));
    assert!(!needs_rows(&chosen, &many, &cells));
    assert_eq!(
        chosen.answer(&many).totals.sum.tally,
        scanned(&chosen, &many)
    );
}
