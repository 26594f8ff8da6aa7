//! Laws of the query: every answer equals a computation from the definitions alone, whatever is asked of whatever data.

mod naive;

use std::collections::BTreeSet;

use indsats::domain::dataset::{Dataset, RowId};
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::place::Date;
use indsats::domain::terms::{FinanceSource, Sources};
use indsats::query::answer::{Answer, Axis, Rows};
use indsats::query::criteria::{Criteria, Facet, FacetValue};
use indsats::query::denominator::Withheld;
use indsats::query::facet::facets;
use indsats::query::group::Group;
use indsats::query::measure::{Measure, Per, Quantity};
use indsats::query::reference::{Reference, Standing};
use indsats::query::references::Basis;
use indsats::query::view::{Conditions, Grouping, Order, OrderKey, View};
use naive::random::{data, pick, question, rebuilt};
use naive::{Model, Part, amount};
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use rust_decimal::Decimal;

type Checked = Result<(), TestCaseError>;

/// Far below an øre, and above the rounding of a 28-digit quotient.
fn close(left: Option<Decimal>, right: Option<Decimal>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => (left - right).abs() < Decimal::new(1, 12),
        (left, right) => left == right,
    }
}

fn groups(answer: &Answer) -> &[Group] {
    match &answer.rows {
        Rows::Groups(groups) => groups,
        Rows::Initiatives(_) => &[],
    }
}

fn order(answer: &Answer, data: &Dataset) -> Vec<RowId> {
    match &answer.rows {
        Rows::Groups(_) => Vec::new(),
        Rows::Initiatives(list) => list.iter(data).collect(),
    }
}

fn initiatives(view: &View, data: &Dataset) -> BTreeSet<RowId> {
    let listed = View {
        grouping: Grouping::Initiative,
        ..view.clone()
    };
    order(&listed.answer(data), data).iter().copied().collect()
}

fn total(view: &View, data: &Dataset) -> (u64, Money, Money) {
    let sum = view.answer(data).totals.sum.tally;
    (sum.rows, sum.gross, sum.income)
}

fn shape(axis: &Axis) -> (Reference, Option<Decimal>, Option<Basis>, u32) {
    (axis.rule, axis.shared, axis.basis, axis.municipalities)
}

fn check_sum(model: &Model<'_>, part: &Part<'_>, sum: &indsats::query::measure::Sum) -> Checked {
    let rows: Vec<_> = part.rows.iter().collect();
    prop_assert_eq!(sum.tally.rows, rows.len() as u64);
    prop_assert_eq!(
        sum.tally.gross.kroner(),
        Some(amount(Quantity::Gross, &rows))
    );
    prop_assert_eq!(
        sum.tally.income.kroner(),
        Some(amount(Quantity::Income, &rows))
    );
    prop_assert_eq!(sum.tally.net().kroner(), Some(amount(Quantity::Net, &rows)));
    let missing = rows
        .iter()
        .filter(|row| row.gross.given().is_none())
        .count();
    prop_assert_eq!(sum.tally.missing_gross, missing as u64);
    prop_assert_eq!(sum.left_out().rows, model.left_out(part) as u64);
    let counted = model.counted(part, model.view.measure.per);
    prop_assert_eq!(sum.municipalities as usize, counted.len());
    Ok(())
}

fn check_groups(model: &Model<'_>, groups: &[Group]) -> Checked {
    let keys: BTreeSet<_> = groups.iter().map(|group| group.key).collect();
    prop_assert_eq!(keys.len(), groups.len());
    prop_assert_eq!(keys, model.keys());
    for group in groups {
        let part = model.group(group.key);
        check_sum(model, &part, &group.sum)?;
        let value = model.value(&part);
        prop_assert!(close(group.value, value), "{group:?}: {value:?}");
        let reference = model.reference(group.key);
        prop_assert!(
            close(group.reference, reference),
            "{group:?}: {reference:?}"
        );
        check_standing(group.value, group.reference, group.standing)?;
        let above = |value| {
            groups
                .iter()
                .filter(|other| other.value > Some(value))
                .count()
                + 1
        };
        let rank = group.rank.map(|rank| rank as usize);
        prop_assert_eq!(rank, group.value.map(above));
        if let indsats::query::group::Key::Municipality(place) = group.key {
            prop_assert_eq!(group.state, model.state(place));
        }
    }
    Ok(())
}

fn check_standing(
    value: Option<Decimal>,
    reference: Option<Decimal>,
    standing: Option<Standing>,
) -> Checked {
    let expected = value.zip(reference).map(|(value, reference)| {
        let difference = value - reference;
        match (difference.is_zero(), difference.is_sign_negative()) {
            (true, _) => Standing::Equal,
            (false, true) => Standing::Below,
            (false, false) => Standing::Above,
        }
    });
    prop_assert_eq!(standing, expected);
    Ok(())
}

fn check_initiatives(model: &Model<'_>, answer: &Answer) -> Checked {
    let Rows::Initiatives(list) = &answer.rows else {
        return Ok(());
    };
    let listed: BTreeSet<_> = list.iter(model.data).collect();
    prop_assert_eq!(listed.len(), list.len());
    prop_assert_eq!(listed, model.selected().collect::<BTreeSet<_>>());
    for row in list.window(model.data, 0..usize::MAX) {
        prop_assert_eq!(row.value, model.own_value(row.row));
        let reference = model.own_reference(row.row);
        prop_assert!(close(row.reference, reference), "{row:?}: {reference:?}");
        check_standing(row.value, row.reference, row.standing)?;
    }
    Ok(())
}

/// The figure that a group is ordered by, for the keys that it bears itself.
fn figure(view: &View, group: &Group, mixed: bool) -> Option<Decimal> {
    let tally = &group.sum.tally;
    // A sum of amounts that nobody gave is no figure.
    let nobody_gave = tally.rows > 0 && tally.missing_gross == tally.rows;
    match view.order.key {
        OrderKey::Gross if mixed || nobody_gave => None,
        OrderKey::Value => group.value,
        OrderKey::Gross if !group.sum.is_silent() => group.sum.tally.gross.kroner(),
        OrderKey::Count if !group.sum.is_silent() => Some(Decimal::from(group.sum.tally.rows)),
        OrderKey::Gross | OrderKey::Count | OrderKey::Name | OrderKey::Population => None,
    }
}

fn check_direction(figures: &[Option<Decimal>], descending: bool) -> Checked {
    for pair in figures.windows(2) {
        let ordered = match (pair[0], pair[1]) {
            (Some(first), Some(second)) if descending => first >= second,
            (Some(first), Some(second)) => first <= second,
            (None, Some(_)) => false,
            (_, None) => true,
        };
        prop_assert!(ordered, "{:?}", pair);
    }
    Ok(())
}

/// The reason that is given is one that holds, and none is missing.
fn check_withheld(model: &Model<'_>, answer: &Answer) -> Checked {
    let (all, chosen) = (model.all_years(), model.years());
    let lacks = |dates: &[Date]| -> Vec<u16> {
        let lacking = chosen.iter().filter(|year| {
            let first = (**year, 1, 1);
            !dates
                .iter()
                .any(|date| (date.year, date.month, date.day) == first)
        });
        lacking.copied().collect()
    };
    let places = model.data.places();
    let several = all.len() > 1;
    let immigrants = model.view.measure.per == Per::Immigrant;
    let no_people = lacks(places.population_dates());
    let no_shares = lacks(places.share_dates());
    let mixed_reference = model.has_mixed_average();
    match &answer.withheld {
        Some(Withheld::MixedPrices(_)) => prop_assert!(model.mixed(&[])),
        _ if model.mixed(&[]) => prop_assert!(false, "mixed prices are not said"),
        Some(Withheld::NoYear) => prop_assert!(!all.is_empty() && chosen.is_empty()),
        _ if !all.is_empty() && chosen.is_empty() => prop_assert!(false, "no year is not said"),
        Some(Withheld::NoShares(years)) => {
            prop_assert!(several && immigrants);
            prop_assert!(no_shares.iter().all(|year| years.contains(year)));
        }
        _ if several && immigrants && !no_shares.is_empty() => {
            prop_assert!(false, "years without shares are not said");
        }
        Some(Withheld::NoPopulation(years)) => {
            prop_assert!(several);
            prop_assert_eq!(years, &no_people);
        }
        _ if several && !no_people.is_empty() => {
            prop_assert!(false, "years without people are not said");
        }
        Some(Withheld::MixedReference(_)) => prop_assert!(mixed_reference),
        None => {
            let kroner = model.view.measure.quantity != Quantity::Count;
            prop_assert!(!(kroner && mixed_reference), "a mixed average is not said");
        }
    }
    Ok(())
}

/// The same figures for the same groups or initiatives, whatever their order.
fn check_same(one: &Answer, other: &Answer) -> Checked {
    prop_assert_eq!(one.totals.sum, other.totals.sum);
    prop_assert_eq!(one.totals.value, other.totals.value);
    prop_assert_eq!(one.totals.per_inhabitant, other.totals.per_inhabitant);
    prop_assert_eq!(shape(&one.axis), shape(&other.axis));
    let figures = |answer: &Answer| {
        let mut groups = groups(answer).to_vec();
        groups.sort_by_key(|group| group.key);
        let figures = groups.into_iter().map(|group| {
            let held = (group.value, group.reference, group.standing, group.index);
            (group.key, group.sum, held, group.rank, group.spread)
        });
        figures.collect::<Vec<_>>()
    };
    prop_assert_eq!(figures(one), figures(other));
    prop_assert_eq!(one.rows.len(), other.rows.len());
    if let (Rows::Initiatives(one), Rows::Initiatives(other)) = (&one.rows, &other.rows) {
        prop_assert_eq!(one.extent, other.extent);
        prop_assert!(one.references().eq(other.references()));
    }
    Ok(())
}

/// The view without its criteria of some facets.
fn without(view: &View, facets: &[Facet]) -> View {
    let kept = view
        .filter
        .iter()
        .filter(|criterion| !facets.contains(&criterion.value.facet()));
    View {
        filter: kept.cloned().collect(),
        ..view.clone()
    }
}

fn with_place_only(view: &View) -> View {
    View {
        filter: Criteria::default(),
        ..view.clone()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_is_what_the_definitions_say(data in data(), asked in question()) {
        let view = asked.of(&data);
        let model = Model { view: &view, data: &data };
        let answer = view.answer(&data);
        let selection = model.selection();
        check_sum(&model, &selection, &answer.totals.sum)?;
        prop_assert!(close(answer.totals.value, model.value(&selection)));
        let per_inhabitant = model.measured(&selection, Measure::default());
        prop_assert!(close(answer.totals.per_inhabitant, per_inhabitant));
        check_groups(&model, groups(&answer))?;
        check_initiatives(&model, &answer)?;
        check_withheld(&model, &answer)?;
    }

    #[test]
    fn one_year_of_several_is_the_data_set_of_its_rows_on_its_new_year(
        data in data(), asked in question(), at in any::<usize>(),
    ) {
        let Some(year) = at.checked_rem(data.years().len()).map(|at| data.years()[at]) else {
            return Ok(());
        };
        let own = without(&asked.of(&data), &[Facet::Year, Facet::LegalBasis]);
        // Peers are those of the view's date, which one year has for its denominator too.
        if own.reference == Reference::Peers {
            return Ok(());
        }
        let alone = rebuilt(&data, |row| data.year(row) == Field::Given(year), |row| data.year(row));
        let mut chosen = own.clone();
        chosen.filter.set(FacetValue::Year(Field::Given(year)), false);
        let several = data.years().len() > 1;
        let population = if several { Date::new_year(year) } else { own.population };
        let own = View { population, ..own };
        let shares = data.places().share_dates().contains(&Date::new_year(year));
        if several && own.measure.per == Per::Immigrant && !shares {
            let answer = chosen.answer(&data);
            prop_assert!(groups(&answer).iter().all(|group| group.value.is_none()));
            return Ok(());
        }
        check_same(&chosen.answer(&data), &own.answer(&alone))?;
    }

    #[test]
    fn a_year_that_all_rows_share_is_as_no_year(data in data(), asked in question()) {
        let view = without(&asked.of(&data), &[Facet::Year]);
        let plain = rebuilt(&data, |_| true, |_| Field::Empty);
        let dated = rebuilt(&data, |_| true, |_| Field::Given(2020));
        prop_assert!(!plain.has_years());
        let (one, other) = (view.answer(&plain), view.answer(&dated));
        check_same(&one, &other)?;
        prop_assert_eq!(order(&one, &plain), order(&other, &dated));
        let years = |data| facets(&view, data, &Facet::ALL).iter().filter(|counts| counts.facet == Facet::Year).count();
        prop_assert_eq!((years(&plain), years(&dated)), (0, usize::from(!data.is_empty())));
    }

    #[test]
    fn no_criterion_but_the_years_moves_the_years_of_a_denominator(data in data(), asked in question(), added in pick()) {
        let view = asked.of(&data);
        let Some(value) = added.value(&data) else { return Ok(()) };
        if value.facet() == Facet::Year {
            return Ok(());
        }
        let mut narrower = view.clone();
        narrower.criteria_mut(&value).set(value.clone(), false);
        prop_assert_eq!(view.denominator(&data), narrower.denominator(&data));
    }

    #[test]
    fn a_criterion_of_a_new_facet_never_adds_initiatives(
        data in data(), asked in question(), added in pick(), excluded in any::<bool>(),
    ) {
        let view = asked.of(&data);
        let Some(value) = added.value(&data) else { return Ok(()) };
        let criteria = view.criteria(&value);
        if !excluded && criteria.iter().any(|there| there.value.facet() == value.facet()) {
            return Ok(());
        }
        let mut narrower = view.clone();
        narrower.criteria_mut(&value).remove(&value);
        let wider = initiatives(&narrower, &data);
        narrower.criteria_mut(&value).set(value, excluded);
        prop_assert!(initiatives(&narrower, &data).is_subset(&wider));
    }

    #[test]
    fn counts_of_a_facet_add_up_to_the_total_under_the_others(data in data(), asked in question()) {
        let view = View { grouping: Grouping::Area, ..asked.of(&data) };
        for counts in facets(&view, &data, &Facet::ALL) {
            let mut others = view.clone();
            for criteria in [&mut others.scope, &mut others.filter] {
                let kept = criteria.iter().filter(|c| c.value.facet() != counts.facet);
                *criteria = kept.cloned().collect();
            }
            let mut offered = counts.counts.clone();
            if matches!(counts.facet, Facet::Gross | Facet::Share) {
                offered.retain(|count| is_band(&count.value));
            }
            // An initiative may name several sources, and a municipality be in several groups or in none.
            if !matches!(counts.facet, Facet::Finance | Facet::Group) {
                let sum = offered.iter().map(|count| count.tally).sum::<indsats::query::tally::Tally>();
                prop_assert_eq!((sum.rows, sum.gross, sum.income), total(&others, &data));
            }
        }
    }

    #[test]
    fn a_count_is_what_choosing_its_value_gives(data in data(), asked in question()) {
        let view = View { grouping: Grouping::Area, ..asked.of(&data) };
        for counts in facets(&view, &data, &Facet::ALL) {
            for count in counts.counts {
                let mut chosen = view.clone();
                chosen.criteria_mut(&count.value).only(count.value.clone());
                let tally = (count.tally.rows, count.tally.gross, count.tally.income);
                prop_assert_eq!(tally, total(&chosen, &data), "{:?}", count.value);
            }
        }
    }

    #[test]
    fn groups_add_up_to_the_total(data in data(), asked in question()) {
        let view = asked.of(&data);
        for grouping in [Grouping::Municipality, Grouping::Region, Grouping::Area] {
            let answer = View { grouping, ..view.clone() }.answer(&data);
            let mut sum = indsats::query::tally::Tally::default();
            for group in groups(&answer) {
                sum += group.sum.tally;
            }
            prop_assert_eq!(sum, answer.totals.sum.tally);
        }
    }

    #[test]
    fn a_row_with_two_sources_is_once_in_the_total(data in data(), asked in question()) {
        let two = [FinanceSource::State, FinanceSource::Private];
        let both = two.into_iter().fold(Sources::default(), Sources::with);
        let mut view = with_place_only(&asked.of(&data));
        let everything = initiatives(&view, &data);
        for source in two {
            let value = indsats::query::criteria::Finance::Names(source);
            view.filter.set(FacetValue::Finance(value), false);
        }
        let named = everything.into_iter().filter(|row| {
            data.finance(*row).given().is_some_and(|sources| sources.bits() & both.bits() != 0)
        });
        prop_assert_eq!(total(&view, &data).0, named.count() as u64);
    }

    #[test]
    fn conditions_hide_rows_and_alter_nothing_else(
        data in data(), asked in question(), hide_empty in any::<bool>(), above_only in any::<bool>(),
    ) {
        let view = asked.of(&data);
        let conditions = Conditions { hide_empty, above_only };
        let (all, fewer) = (view.answer(&data), View { conditions, ..view.clone() }.answer(&data));
        prop_assert_eq!(all.totals.sum, fewer.totals.sum);
        prop_assert_eq!(all.totals.value, fewer.totals.value);
        prop_assert_eq!(all.totals.coverage, fewer.totals.coverage);
        prop_assert_eq!(shape(&all.axis), shape(&fewer.axis));
        for group in groups(&fewer) {
            let same = groups(&all).iter().find(|other| other.key == group.key).unwrap();
            prop_assert_eq!((group.value, group.reference), (same.value, same.reference));
            prop_assert!(!above_only || group.standing == Some(Standing::Above));
        }
        let hidden = fewer.hidden.empty.all() + fewer.hidden.not_above;
        prop_assert_eq!(fewer.rows.len() + hidden as usize, all.rows.len());
    }

    #[test]
    fn an_order_is_a_stable_permutation_with_missing_figures_last(
        data in data(), asked in question(), key in select(OrderKey::ALL.to_vec()), descending in any::<bool>(),
    ) {
        let view = asked.of(&data);
        let ordered = View { order: Order { key, descending }, ..view.clone() };
        let (first, other) = (view.answer(&data), ordered.answer(&data));
        let keys = |answer: &Answer| groups(answer).iter().map(|group| group.key).collect::<Vec<_>>();
        prop_assert_eq!(keys(&other), keys(&ordered.answer(&data)));
        prop_assert_eq!(
            keys(&first).into_iter().collect::<BTreeSet<_>>(),
            keys(&other).into_iter().collect::<BTreeSet<_>>()
        );
        let mixed = Model { view: &ordered, data: &data }.mixed(&[]);
        let figures: Vec<_> = groups(&other).iter().map(|group| figure(&ordered, group, mixed)).collect();
        check_direction(&figures, descending)?;
        if let Rows::Initiatives(list) = &other.rows {
            let values = list.window(&data, 0..usize::MAX).iter().map(|row| row.value).collect::<Vec<_>>();
            if key == OrderKey::Value {
                check_direction(&values, descending)?;
            }
            prop_assert_eq!(
                order(&first, &data).into_iter().collect::<BTreeSet<_>>(),
                order(&other, &data).into_iter().collect::<BTreeSet<_>>()
            );
        }
    }

    #[test]
    fn the_reference_of_denmark_ignores_the_scope(data in data(), asked in question()) {
        let view = View { reference: Reference::Denmark, ..asked.of(&data) };
        let everywhere = View { scope: Criteria::default(), ..view.clone() };
        let (inside, outside) = (view.answer(&data), everywhere.answer(&data));
        for group in groups(&inside) {
            let Some(same) = groups(&outside).iter().find(|other| other.key == group.key) else {
                continue;
            };
            prop_assert_eq!(group.reference, same.reference);
        }
    }

    #[test]
    fn a_price_factor_multiplies_what_was_typed_exactly_and_moves_its_level(data in data()) {
        let factors = &data.description().price_factors;
        let kroner = |amount: Field<Money>| amount.map(|amount| amount.kroner().unwrap());
        for row in data.rows() {
            let level = data.typed_price_level(row);
            let factor = factors.iter().find(|factor| Some(factor.from()) == level);
            let (number, to) = match factor {
                Some(factor) => (factor.number(), Some(factor.to())),
                None => (Decimal::ONE, level),
            };
            prop_assert_eq!(data.price_level(row), to);
            let product = |amount| kroner(amount).map(|amount| amount * number);
            prop_assert_eq!(kroner(data.gross(row)), product(data.typed_gross(row)));
            prop_assert_eq!(kroner(data.income(row)), product(data.typed_income(row)));
        }
    }

    #[test]
    fn a_window_is_a_slice_of_the_list(
        data in data(), asked in question(), start in 0_usize..70, length in 0_usize..70,
    ) {
        let view = View { grouping: Grouping::Initiative, ..asked.of(&data) };
        let Rows::Initiatives(list) = view.answer(&data).rows else { return Ok(()) };
        let rows = |range| list.window(&data, range).iter().map(|row| row.row).collect::<Vec<_>>();
        let expected: Vec<_> = list.iter(&data).skip(start).take(length).collect();
        prop_assert_eq!(rows(start..start + length), expected);
    }

    #[test]
    fn equal_quotients_are_equal_however_they_are_written(
        part in 1_i64..1_000_000_000, whole in 1_i64..1_000_000, times in 1_i64..90,
    ) {
        let quotient = |times: i64| Decimal::new(part * times, 2).checked_div(Decimal::from(whole * times));
        prop_assert_eq!(quotient(1), quotient(times));
    }
}

fn is_band(value: &FacetValue) -> bool {
    use indsats::query::criteria::Span;
    match value {
        FacetValue::Gross(Field::Given(span)) => Span::AMOUNTS.contains(span),
        FacetValue::Share(Field::Given(span)) => Span::SHARES.contains(span),
        _ => true,
    }
}
