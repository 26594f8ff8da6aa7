use super::*;
use crate::domain::dataset::{Initiative, Response};
use crate::domain::field::Field;
use crate::domain::published::{Condition, Quantity, Unit};
use crate::domain::raw::RawText;
use crate::domain::terms::{FinanceSource, Sources};
use crate::query::criteria::FacetValue;
use crate::query::fixture::{data, financed, in_area, in_file, in_year, place, priced, row};
use crate::query::view::Grouping;

type Row = (&'static str, Initiative<'static>);

fn figure(quantity: Quantity, basis: Basis, value: i64, unit: Unit) -> Figure {
    Figure {
        id: RawText::new("a"),
        quantity,
        scope: Scope::Denmark,
        filter: Vec::new(),
        basis,
        comparison: Comparison::Equals,
        value: Some(Decimal::from(value)),
        unit,
        precision: Decimal::ONE,
        computable: true,
        source: RawText::default(),
        quote: RawText::default(),
        note: RawText::default(),
        from: Vec::new(),
        price_level: None,
    }
}

fn gross(kroner: i64) -> Figure {
    let basis = Basis::of(Side::Reported);
    figure(Quantity::GrossExpenditure, basis, kroner, Unit::Kroner)
}

fn per_inhabitant(under: Side, kroner: i64) -> Figure {
    let basis = Basis::ratio(Side::Reported, under);
    figure(Quantity::PerInhabitant, basis, kroner, Unit::Kroner)
}

fn municipalities(condition: Condition, count: i64) -> Figure {
    let basis = Basis::of(Side::Responding);
    Figure {
        filter: vec![condition],
        precision: Decimal::ZERO,
        ..figure(Quantity::Municipalities, basis, count, Unit::Count)
    }
}

fn against<'f>(rows: &[Row], figures: &'f [Figure]) -> Reconciled<'f> {
    reconcile(&data(rows), figures, Date::DEFAULT_POPULATION)
}

fn verdict(rows: &[Row], figure: Figure) -> Verdict {
    against(rows, &[figure]).entries[0].verdict
}

fn value(rows: &[Row], figure: Figure) -> Option<Decimal> {
    against(rows, &[figure]).entries[0]
        .computed
        .map(|it| it.value)
}

/// Greve, Køge and Vejle responded, with 5,000 inhabitants; Odense with 4,000 did not, of Ærø with 500 nothing is known.
fn rows() -> Vec<Row> {
    vec![
        row("Greve", 10_000),
        in_area(PolicyArea::Social, row("Vejle", 40_000)),
    ]
}

#[test]
fn a_figure_agrees_up_to_the_end_of_its_band_and_not_beyond() {
    assert_eq!(verdict(&rows(), gross(50_000)), Verdict::Agrees);
    let rounded = |value| Figure {
        precision: Decimal::from(1_000),
        ..gross(value)
    };
    let with = |kroner| vec![row("Greve", kroner)];
    assert_eq!(verdict(&with(49_500), rounded(50_000)), Verdict::Agrees);
    assert_eq!(verdict(&with(49_499), rounded(50_000)), Verdict::Differs);
    assert_eq!(verdict(&with(50_499), rounded(50_000)), Verdict::Agrees);
    assert_eq!(verdict(&with(50_500), rounded(50_000)), Verdict::Differs);
}

#[test]
fn a_mixed_basis_alone_is_told_with_the_consistent_figure() {
    let figures = [
        per_inhabitant(Side::Everyone, 5),
        per_inhabitant(Side::Responding, 10),
    ];
    let found = against(&rows(), &figures);
    // 50,000 kr. over 9,500 and over 5,000.
    assert_eq!(found.entries[0].verdict, Verdict::OnReportBasis);
    let consistent = found.entries[0].consistent.unwrap();
    assert_eq!(consistent.value, Decimal::from(10));
    assert_eq!(
        consistent.basis,
        Basis::ratio(Side::Reported, Side::Responding)
    );
    assert_eq!(found.entries[1].verdict, Verdict::Agrees);
    assert_eq!(found.entries[1].consistent, None);
}

#[test]
fn a_mixed_basis_that_prints_the_consistent_figure_as_well_agrees() {
    let coarse = Figure {
        precision: Decimal::from(20),
        value: Some(Decimal::ZERO),
        ..per_inhabitant(Side::Everyone, 0)
    };
    let few = vec![row("Greve", 10_000)];
    assert_eq!(verdict(&few, coarse), Verdict::Agrees);
}

#[test]
fn a_sentence_that_names_the_kroner_it_divides_is_no_mixed_claim_and_one_that_names_others_is() {
    let of = |from: Vec<usize>| Figure {
        from,
        ..per_inhabitant(Side::Everyone, 5)
    };
    let national = Figure {
        basis: Basis::of(Side::National),
        ..gross(95_000)
    };
    let figures = [gross(50_000), national, of(vec![0]), of(vec![1])];
    let found = against(&rows(), &figures);
    let [_, whole, tied, not] = &found.entries[..] else {
        panic!("four figures");
    };
    assert_eq!(whole.verdict, Verdict::Agrees);
    assert_eq!(
        (tied.verdict, tied.stated.unwrap().follows),
        (Verdict::Agrees, true)
    );
    let stated = not.stated.unwrap();
    assert_eq!((stated.value, stated.follows), (Decimal::from(10), false));
    assert_eq!(not.verdict, Verdict::OnReportBasis);
}

#[test]
fn a_sum_of_rounded_shares_agrees_within_rounding_and_only_as_far_as_their_roundings_go() {
    let share = |areas: &[PolicyArea], percent, from| Figure {
        filter: areas.iter().copied().map(Condition::Area).collect(),
        from,
        ..figure(
            Quantity::ShareOfGrossExpenditure,
            Basis::of(Side::Reported),
            percent,
            Unit::Percent,
        )
    };
    let (one, two) = (PolicyArea::Social, PolicyArea::Employment);
    let shares = |sum, from: Vec<usize>| {
        [
            share(&[one], 32, vec![]),
            share(&[two], 31, vec![]),
            share(&[one, two], sum, from),
        ]
    };
    let of = |social, employment, sum, from| {
        let rest = 10_000 - social - employment;
        let rows = [
            in_area(one, row("Greve", social)),
            in_area(two, row("Køge", employment)),
            in_area(PolicyArea::HealthAndElderly, row("Vejle", rest)),
        ];
        let figures = shares(sum, from);
        against(&rows, &figures).entries[2].verdict
    };
    // 31.6 and 30.6 are printed 32 and 31, and their sum, 62.2, as 63.
    assert_eq!(of(3_160, 3_060, 63, vec![0, 1]), Verdict::WithinRounding);
    assert_eq!(of(3_160, 3_060, 63, vec![]), Verdict::Differs);
    assert_eq!(of(3_160, 3_060, 62, vec![0, 1]), Verdict::Agrees);
    // 61.9 is beyond what two roundings can do, and 64 does not follow from 32 and 31.
    assert_eq!(of(3_150, 3_040, 63, vec![0, 1]), Verdict::Differs);
    assert_eq!(of(3_160, 3_060, 64, vec![0, 1]), Verdict::Differs);
}

#[test]
fn municipalities_are_counted_by_all_their_kroner_and_silent_ones_never() {
    let mut rows = rows();
    rows.push(row("Odense", 900_000));
    let count = |condition| value(&rows, municipalities(condition, 0)).unwrap();
    // Greve has 10 kr., Køge 0 and Vejle 40 an inhabitant.
    let kroner = Decimal::from;
    assert_eq!(
        count(Condition::PerInhabitantAbove(kroner(10))),
        Decimal::ONE
    );
    assert_eq!(
        count(Condition::PerInhabitantAbove(Decimal::new(999, 2))),
        Decimal::TWO
    );
    assert_eq!(
        count(Condition::PerInhabitantBelow(kroner(10))),
        Decimal::ONE
    );
    assert_eq!(
        count(Condition::GrossExpenditure(Decimal::ZERO)),
        Decimal::ONE
    );
    assert_eq!(count(Condition::Initiatives(0)), Decimal::ONE);
    assert_eq!(count(Condition::Initiatives(1)), Decimal::TWO);
    assert_eq!(count(Condition::Largest(9)), Decimal::from(3));
}

#[test]
fn an_amount_that_cannot_be_read_is_no_zero_and_is_counted_beside_the_figure() {
    let (place, initiative) = row("Køge", 1);
    let unread = Initiative {
        gross: Field::Unreadable,
        ..initiative
    };
    let mut rows = rows();
    rows.push((place, unread));
    let zero = municipalities(Condition::GrossExpenditure(Decimal::ZERO), 0);
    assert_eq!(value(&rows, zero), Some(Decimal::ZERO));
    let below = municipalities(Condition::PerInhabitantBelow(Decimal::from(50)), 0);
    assert_eq!(value(&rows, below), Some(Decimal::TWO));
    let figures = [gross(50_000)];
    let found = against(&rows, &figures);
    assert_eq!(found.entries[0].computed.unwrap().missing, 1);
    let none = [("Køge", unread)];
    assert_eq!(
        verdict(&none, gross(0)),
        Verdict::Cannot(Reason::NoDenominator)
    );
}

#[test]
fn kroner_without_inhabitants_are_in_sums_and_left_out_of_figures_per_inhabitant() {
    let mut rows = rows();
    rows.push(row("Atlantis", 7));
    let figures = [gross(50_007), per_inhabitant(Side::Responding, 10)];
    let found = against(&rows, &figures);
    assert_eq!(found.entries[0].verdict, Verdict::Agrees);
    let computed = found.entries[1].computed.unwrap();
    assert_eq!((computed.value, computed.left_out), (Decimal::from(10), 1));
    assert_eq!(found.unknown_responses, 1);
}

#[test]
fn the_country_is_scaled_up_by_the_people_who_responded() {
    let national = Figure {
        basis: Basis::of(Side::National),
        ..gross(95_000)
    };
    assert_eq!(
        value(&rows(), national.clone()),
        Some(Decimal::from(95_000))
    );
    let region = Figure {
        scope: Scope::Region(Region::Syddanmark),
        ..national
    };
    // Vejle's 1,000 of 5,500 inhabitants.
    assert_eq!(value(&rows(), region), Some(Decimal::from(220_000)));
}

#[test]
fn nobody_responding_gives_no_figure_and_never_zero() {
    let nobody = [row("Odense", 5)];
    let figures = [Figure {
        scope: Scope::Municipality(1),
        ..gross(0)
    }];
    let found = against(&nobody, &figures);
    assert_eq!(
        found.entries[0].verdict,
        Verdict::Cannot(Reason::NoDenominator)
    );
    assert!(found.entries[0].verdict.is_finding());
}

#[test]
fn one_source_alone_is_that_and_no_other() {
    let state = Sources::default().with(FinanceSource::State);
    let both = state.with(FinanceSource::Municipality);
    let rows = [
        financed(Field::Given(state), row("Greve", 1)),
        financed(Field::Given(both), row("Greve", 2)),
        financed(Field::Empty, row("Greve", 4)),
    ];
    let of = |condition| {
        let figure = Figure {
            filter: vec![condition],
            ..gross(0)
        };
        value(&rows, figure).unwrap()
    };
    assert_eq!(
        of(Condition::Finance(FinanceSource::State)),
        Decimal::from(3)
    );
    assert_eq!(
        of(Condition::FinanceOnly(FinanceSource::State)),
        Decimal::ONE
    );
    assert_eq!(
        of(Condition::FinanceOnly(FinanceSource::Municipality)),
        Decimal::from(4)
    );
}

#[test]
fn the_highest_of_the_areas_is_above_every_other_and_equal_is_not_above() {
    let highest = |area| Figure {
        filter: vec![Condition::Area(area)],
        comparison: Comparison::Highest,
        value: None,
        ..gross(0)
    };
    let found = |rows: &[Row], area| {
        let figures = [highest(area)];
        let found = against(rows, &figures);
        (found.entries[0].verdict, found.entries[0].difference())
    };
    let lead = Some(Decimal::from(30_000));
    assert_eq!(found(&rows(), PolicyArea::Social), (Verdict::Agrees, lead));
    assert_eq!(found(&rows(), PolicyArea::Employment).0, Verdict::Differs);
    let equal = [
        row("Greve", 5),
        in_area(PolicyArea::Social, row("Vejle", 5)),
    ];
    assert_eq!(found(&equal, PolicyArea::Social).0, Verdict::Differs);
}

#[test]
fn more_and_less_than_are_strict() {
    let than = |comparison, value| Figure {
        comparison,
        ..gross(value)
    };
    assert_eq!(
        verdict(&rows(), than(Comparison::MoreThan, 49_999)),
        Verdict::Agrees
    );
    assert_eq!(
        verdict(&rows(), than(Comparison::MoreThan, 50_000)),
        Verdict::Differs
    );
    assert_eq!(
        verdict(&rows(), than(Comparison::LessThan, 50_001)),
        Verdict::Agrees
    );
    assert_eq!(
        verdict(&rows(), than(Comparison::LessThan, 50_000)),
        Verdict::Differs
    );
}

#[test]
fn kroner_of_another_price_level_are_refused_and_shares_are_not() {
    let kroner = Figure {
        price_level: Some(2022),
        ..gross(50_000)
    };
    let share = Figure {
        filter: vec![Condition::Area(PolicyArea::Social)],
        ..figure(
            Quantity::ShareOfGrossExpenditure,
            Basis::of(Side::Reported),
            80,
            Unit::Percent,
        )
    };
    let limit = Figure {
        price_level: Some(2022),
        ..municipalities(Condition::PerInhabitantAbove(Decimal::from(10)), 1)
    };
    let zero = Figure {
        price_level: Some(2022),
        ..municipalities(Condition::GrossExpenditure(Decimal::ZERO), 1)
    };
    let figures = [kroner, share, limit, zero];
    let verdicts = |levels: &[Option<Year>], rows: &[Row]| {
        let data = priced(levels, rows);
        let found = reconcile(&data, &figures, Date::DEFAULT_POPULATION);
        let of = |entry: &Entry<'_>| (entry.verdict, entry.level);
        found.entries.iter().map(of).collect::<Vec<_>>()
    };
    let (agrees, refused) = (
        Verdict::Agrees,
        Verdict::Cannot(Reason::PriceLevels {
            data: 2019,
            published: 2022,
        }),
    );
    let other = verdicts(&[Some(2019)], &rows());
    let words: Vec<_> = other.iter().map(|of| of.0).collect();
    assert_eq!(words, [refused, agrees, refused, agrees]);
    let same = verdicts(&[Some(2022)], &rows());
    assert!(same.iter().all(|of| of.0 == agrees));
    let levels: Vec<_> = same.iter().map(|of| of.1).collect();
    assert_eq!(
        levels,
        [Level::Known, Level::None, Level::Known, Level::None]
    );
    let unknown = Level::Unknown {
        data: None,
        published: Some(2022),
    };
    assert_eq!(verdicts(&[None], &rows())[0], (agrees, unknown));
    let mut mixed = rows();
    mixed[1] = in_file(1, mixed[1]);
    let mixed = verdicts(&[Some(2022), Some(2019)], &mixed);
    assert!(
        mixed
            .iter()
            .all(|of| matches!(of.0, Verdict::Cannot(Reason::MixedPrices(_))))
    );
}

#[test]
fn the_view_behind_a_figure_has_its_rows() {
    let filtered = Figure {
        scope: Scope::Region(Region::Syddanmark),
        filter: vec![Condition::Area(PolicyArea::Social)],
        ..gross(40_000)
    };
    let largest = municipalities(Condition::Largest(1), 1);
    let nobody = municipalities(Condition::Initiatives(7), 0);
    let data = data(&rows());
    let figures = [filtered, largest, nobody];
    let found = reconcile(&data, &figures, Date::DEFAULT_POPULATION);
    let view = found.entries[0].view.as_ref().unwrap();
    assert_eq!(view.grouping, Grouping::Initiative);
    assert_eq!(view.answer(&data).totals.value, Some(Decimal::from(40_000)));
    let view = found.entries[1].view.as_ref().unwrap();
    let vejle = FacetValue::Municipality(place(&data, "Vejle"));
    assert_eq!(view.scope.state(&vejle), Some(false));
    assert_eq!(view.scope.len(), 1);
    assert_eq!(found.entries[2].view, None);
    let responded = FacetValue::Response(Response::Responded);
    assert_eq!(view.scope.state(&responded), None);
}

#[test]
fn dates_of_population_are_told_for_one_year_and_not_for_several() {
    let figures = [per_inhabitant(Side::Responding, 10)];
    let found = against(&rows(), &figures);
    let Finding::Dates { dates, .. } = &found.findings[0] else {
        panic!("{:?}", found.findings);
    };
    let fits: Vec<_> = dates
        .iter()
        .map(|(_, value, fits)| (*value, *fits))
        .collect();
    assert_eq!(fits, [(Decimal::from(10), true), (Decimal::from(5), false)]);
    let years = [
        in_year(Field::Given(2021), row("Greve", 1)),
        in_year(Field::Given(2022), row("Greve", 1)),
    ];
    assert!(against(&years, &figures).findings.is_empty());
}

#[test]
fn what_no_survey_has_and_what_cannot_be_read_is_no_finding() {
    let context = Figure {
        computable: false,
        ..gross(5)
    };
    let unread = Figure {
        value: None,
        ..context.clone()
    };
    let figures = [context, unread];
    let found = against(&rows(), &figures);
    assert_eq!(found.count(Verdict::is_finding), 0);
    let verdicts: Vec<_> = found.entries.iter().map(|entry| entry.verdict).collect();
    assert_eq!(
        verdicts,
        [
            Verdict::Cannot(Reason::NotInSurvey),
            Verdict::Cannot(Reason::Unread)
        ]
    );
    assert_eq!(found.findings, [Finding::Unread(vec![1])]);
}
