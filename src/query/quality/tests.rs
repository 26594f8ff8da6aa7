use super::*;
use crate::domain::column::Column;
use crate::domain::dataset::{Builder, Description, Initiative, Response};
use crate::domain::field::Field;
use crate::domain::money::Money;
use crate::domain::place::Places;
use crate::domain::prose::Prose;
use crate::domain::raw::Raw;
use crate::domain::terms::{
    FinanceSource, PolicyArea, PrimaryTarget, Region, SecondaryTarget, Sources,
};
use crate::query::fixture::{data, in_area, in_file, in_year, place, priced, row};

type Row = (&'static str, Initiative<'static>);

/// An initiative that trips no rule by itself, changed.
fn changed(change: impl FnOnce(&mut Initiative<'static>)) -> Row {
    let (place, mut initiative) = row("Greve", 10_000);
    initiative.share = Field::Given(8_000);
    change(&mut initiative);
    (place, initiative)
}

fn named(title: &'static str, kroner: i64) -> Row {
    changed(|row| {
        row.title = Raw::new(title);
        row.gross = Field::Given(Money::from_kroner(kroner));
    })
}

fn kroner(kroner: i64) -> Field<Money> {
    Field::Given(Money::from_kroner(kroner))
}

fn named_sources(sources: &[FinanceSource]) -> Field<Sources> {
    let all = sources.iter();
    Field::Given(all.fold(Sources::default(), |all, source| all.with(*source)))
}

/// A rule, what the rows must trip, and what they must not although they nearly do.
struct Case {
    rule: Rule,
    trips: Vec<Row>,
    passes: Vec<Row>,
}

fn case(rule: Rule, trips: Vec<Row>, passes: Vec<Row>) -> Case {
    Case {
        rule,
        trips,
        passes,
    }
}

fn cases_of_money() -> Vec<Case> {
    let state = named_sources(&[FinanceSource::State]);
    let own = named_sources(&[FinanceSource::Municipality]);
    let with = |gross: Field<Money>, income: Field<Money>, finance: Field<Sources>| {
        changed(|row| {
            row.gross = gross;
            row.income = income;
            row.finance = finance;
        })
    };
    vec![
        case(
            Rule::IncomeAboveExpenditure,
            vec![with(kroner(1_000), kroner(1_001), state)],
            vec![
                with(kroner(1_000), kroner(1_000), state),
                with(kroner(-2_000), kroner(0), own),
                with(Field::Unreadable, kroner(1_000), state),
            ],
        ),
        case(
            Rule::IncomeWithoutOutsideSource,
            vec![
                with(kroner(1_000), kroner(1), own),
                with(kroner(1_000), kroner(1), Field::Empty),
            ],
            vec![
                with(kroner(1_000), kroner(0), own),
                with(kroner(1_000), kroner(1), state),
                with(kroner(1_000), kroner(1), Field::Unknown),
            ],
        ),
        case(
            Rule::OutsideSourceWithoutIncome,
            vec![
                with(kroner(1_000), kroner(0), state),
                with(kroner(1_000), Field::Empty, state),
            ],
            vec![
                with(kroner(1_000), kroner(1), state),
                with(kroner(1_000), Field::Unknown, state),
                with(kroner(1_000), kroner(0), own),
            ],
        ),
        case(
            Rule::ZeroExpenditure,
            vec![with(kroner(0), kroner(0), own)],
            vec![
                with(Field::Given(Money::from_ore(1)), kroner(0), own),
                with(Field::Empty, kroner(0), own),
            ],
        ),
        case(
            Rule::NegativeAmount,
            vec![
                with(kroner(-1), kroner(0), own),
                with(kroner(1), kroner(-1), own),
            ],
            vec![with(kroner(0), kroner(0), own)],
        ),
    ]
}

fn cases_of_text() -> Vec<Case> {
    let titled = |title: &'static str| changed(|row| row.title = Raw::new(title));
    let based =
        |basis: &'static str| changed(|row| row.legal_basis = Field::Given(Raw::new(basis)));
    let about = |content: &'static str| changed(|row| row.content = Prose::new(content));
    vec![
        case(
            Rule::MissingTitle,
            vec![titled(""), titled(" – "), titled("Ukendt")],
            vec![titled("7"), titled("Ukendt land")],
        ),
        case(
            Rule::ExcludedActivity,
            vec![
                titled("Tolkning ved møder"),
                about("Dansk som andetsprog i små hold"),
            ],
            vec![titled("Sprogvejleder"), about("Dansk er et andetsprog")],
        ),
        case(
            Rule::IntegrationActAsBasis,
            vec![
                based("Integrationsloven § 16"),
                based("Lov om integration af udlændinge i Danmark"),
            ],
            vec![
                based("Lov om aktiv integrationsindsats"),
                changed(|row| row.legal_basis = Field::Unknown),
            ],
        ),
    ]
}

fn cases_of_targets() -> Vec<Case> {
    let shared = |primary, share| {
        changed(|row| {
            row.primary = Field::Given(primary);
            row.share = share;
        })
    };
    let aimed = |area, target, purpose: &'static str| {
        changed(|row| {
            row.area = Field::Given(area);
            row.secondary = Field::Given(target);
            row.title = Raw::new("Hold");
            row.purpose = Prose::new(purpose);
        })
    };
    vec![
        case(
            Rule::LowShareOfBroadGroup,
            vec![
                shared(PrimaryTarget::BroadIntegration, Field::Given(4_999)),
                shared(PrimaryTarget::BroadGroup, Field::Given(0)),
            ],
            vec![
                shared(PrimaryTarget::BroadGroup, Field::Given(5_000)),
                shared(PrimaryTarget::NewlyArrived, Field::Given(4_999)),
                shared(PrimaryTarget::BroadGroup, Field::Empty),
            ],
        ),
        case(
            Rule::BroadGroupWithoutShare,
            vec![
                shared(PrimaryTarget::BroadGroup, Field::Empty),
                shared(PrimaryTarget::BroadGroup, Field::Unknown),
            ],
            vec![
                shared(PrimaryTarget::BroadGroup, Field::NotApplicable),
                shared(PrimaryTarget::BroadIntegration, Field::Empty),
            ],
        ),
        case(
            Rule::AreaAndTargetAtOdds,
            vec![
                aimed(
                    PolicyArea::DaycareAndSchool,
                    SecondaryTarget::Men,
                    "Trivsel",
                ),
                aimed(PolicyArea::Employment, SecondaryTarget::Children, "Job"),
            ],
            vec![
                aimed(
                    PolicyArea::DaycareAndSchool,
                    SecondaryTarget::Men,
                    "At fædre læser højt",
                ),
                aimed(
                    PolicyArea::Employment,
                    SecondaryTarget::Children,
                    "Fritidsjob til unge",
                ),
                aimed(
                    PolicyArea::HealthAndElderly,
                    SecondaryTarget::Children,
                    "Trivsel",
                ),
            ],
        ),
    ]
}

#[test]
fn every_rule_of_single_rows_trips_where_it_must_and_not_where_it_nearly_does() {
    let cases = [cases_of_money(), cases_of_text(), cases_of_targets()];
    for case in cases.into_iter().flatten() {
        for row in case.trips {
            let data = data(&[row]);
            let found = findings_of(&data, case.rule);
            assert_eq!(found.len(), 1, "{:?} {row:?}", case.rule);
            assert_eq!(found[0].rows, [RowId::new(0)]);
            assert!(found[0].column.is_some() && found[0].found.is_some());
        }
        for row in case.passes {
            let found = findings_of(&data(&[row]), case.rule);
            assert_eq!(found, [], "{:?} {row:?}", case.rule);
        }
    }
}

#[test]
fn a_share_outside_0_to_100_trips_and_text_that_is_no_number_does_not() {
    let mut builder = Builder::new(Description::default(), Places::default());
    let place = builder.places_mut().intern(Raw::new("Greve")).unwrap();
    for typed in ["120", "-5", "mange", "100,5 pct."] {
        let (_, initiative) = changed(|row| row.share = Field::Unreadable);
        let row = builder.push(&Initiative {
            place,
            ..initiative
        });
        builder.keep_typed(row.unwrap(), Column::Share, Raw::new(typed));
    }
    let data = builder.finish();
    let tripped = rows(&data, Rule::ShareOutOfRange);
    assert_eq!(tripped, [0, 1, 3].map(RowId::new));
}

#[test]
fn near_titles_with_the_same_amount_are_near_duplicates_and_name_the_first() {
    let rows = [
        named("Mentorer for nye familier", 5_000),
        named("Mentorer for nye familer", 5_000),
        named("Nye familier, mentorer for", 5_000),
        named("Mentorer for nye familier (fortsat)", 5_000),
        named("mentorer for nye familier", 5_001),
        named("Mentorer for nye familier 2", 5_000),
        named("Mentorer", 5_000),
        named("Lektiehjælp på biblioteket", 5_000),
        in_area(
            PolicyArea::Social,
            named("Mentorer for nye familier", 5_000),
        ),
        in_year(
            Field::Given(2020),
            named("Mentorer for nye familier", 5_000),
        ),
        ("Køge", named("Mentorer for nye familier", 5_000).1),
    ];
    let data = data(&rows);
    let tripped = rows_of(&data, Rule::NearDuplicate);
    assert_eq!(tripped, [1, 2, 3]);
    let first = findings_of(&data, Rule::NearDuplicate).remove(0);
    assert_eq!(first.grounds, Grounds::Other(RowId::new(0)));
}

fn rows_of(data: &Dataset, rule: Rule) -> Vec<usize> {
    let rows = rows(data, rule);
    rows.iter().map(|row| row.index()).collect()
}

#[test]
fn a_project_in_two_areas_trips_with_each_of_its_rows() {
    let social = |title, kroner| in_area(PolicyArea::Social, named(title, kroner));
    let rows = [
        named("Vejen til job", 1_000),
        social("Vejen til job", 2_000),
        named("Vejen til job", 3_000),
        social("Vejen i job", 1_000),
        named("Mentorer", 1_000),
        social("Mentorer", 2_000),
        named("Kontaktfamilie", 1_000),
        social("Kontaktfamilie", 1_000),
        ("Køge", social("Vejen til job", 2_000).1),
    ];
    let data = data(&rows);
    assert_eq!(rows_of(&data, Rule::ProjectInTwoAreas), [0, 1, 2, 6, 7]);
    let third = findings_of(&data, Rule::ProjectInTwoAreas).remove(2);
    assert_eq!(third.grounds, Grounds::Other(RowId::new(1)));
}

/// These amounts of Odense (4,000 inhabitants) beside twelve of Køge (3,000), both in 1,000 kr.
fn beside(usual: std::ops::Range<i64>, own: &[i64]) -> Dataset {
    let usual = usual.map(|thousand| row("Køge", thousand * 1_000));
    let own = own.iter().map(|thousand| row("Odense", thousand * 1_000));
    data(&own.chain(usual).collect::<Vec<_>>())
}

#[test]
fn a_row_nearer_to_a_thousand_times_the_usual_than_to_the_usual_looks_like_kroner() {
    // The medians are 36,000 kr. and 12 kr. per inhabitant: √1,000 of both at once is 1,314,500 kr. in Odense.
    let data = beside(30..42, &[1_315]);
    let found = findings_of(&data, Rule::KronerAsThousands);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].expected,
        Some(Value::Amount(Money::from_kroner(1_315)))
    );
    assert!(matches!(found[0].grounds, Grounds::Usual { times: 37, .. }));
    let near = beside(30..42, &[1_314]);
    assert_eq!(findings_of(&near, Rule::KronerAsThousands), []);
}

#[test]
fn a_thousand_kroner_per_inhabitant_for_one_initiative_is_absurd_without_anything_to_compare_with()
{
    let alone = data(&[row("Greve", 1_000_000), row("Køge", 2_999_000)]);
    assert_eq!(rows_of(&alone, Rule::KronerAsThousands), [0]);
    // On average 500 kr. per inhabitant and initiative, and 499.
    let average = |kroner: i64| data(&[row("Køge", 2_000_000), row("Køge", kroner)]);
    assert_eq!(
        rows_of(&average(1_000_000), Rule::KronerAsThousands),
        [0, 1]
    );
    assert_eq!(
        rows_of(&average(999_000), Rule::KronerAsThousands),
        [] as [usize; 0]
    );
}

#[test]
fn a_municipality_typically_ten_times_the_usual_is_named_with_its_small_rows() {
    let tripped = |usual, own: &[i64]| rows_of(&beside(usual, own), Rule::KronerAsThousands);
    // Each is 23 to 28 times the usual, which says nothing of one row alone.
    assert_eq!(tripped(30..42, &[1_000, 1_100, 1_200]), [0, 1, 2]);
    assert_eq!(tripped(30..42, &[1_100]), [] as [usize; 0]);
    // No initiative costs 999 kr., so that row is in 1,000 kr. already.
    assert_eq!(tripped(30..42, &[1_000, 999, 1_200]), [0, 2]);
    // Two usual rows among them, or a typical factor of six: a large municipality.
    assert_eq!(tripped(30..42, &[1_000, 1_100, 5, 5]), [] as [usize; 0]);
    assert_eq!(tripped(130..142, &[1_000, 1_100, 1_200]), [] as [usize; 0]);
}

#[test]
fn under_1_krone_per_inhabitant_looks_like_millions_when_millions_would_fit() {
    let found = |rows: &[(&'static str, i64)]| {
        let rows: Vec<_> = rows
            .iter()
            .map(|(place, kroner)| row(place, *kroner))
            .collect();
        let found = findings_of(&data(&rows), Rule::MillionsAsThousands);
        found
            .into_iter()
            .map(|found| (found.rows, found.grounds))
            .collect::<Vec<_>>()
    };
    // Greve has 0.5 kr. per inhabitant and decimals of 1,000 kr.
    let decimals = found(&[("Køge", 9_000), ("Greve", 500), ("Vejle", 1_000)]);
    let (with, of) = (1, 1);
    assert_eq!(
        decimals,
        [(vec![RowId::new(1)], Grounds::Decimals { with, of })]
    );
    // Odense has 0.25 kr. per inhabitant, as millions 250, against Køge's 300 and then 200; Vejle has a whole krone.
    let within = found(&[("Køge", 900_000), ("Odense", 1_000), ("Vejle", 1_000)]);
    assert!(matches!(&within[..], [(rows, Grounds::Within { .. })] if *rows == [RowId::new(1)]));
    assert_eq!(found(&[("Køge", 600_000), ("Odense", 1_000)]), []);
}

#[test]
fn an_amount_far_from_its_area_is_an_outlier_on_either_side() {
    // Logarithms of 9 to 20: median 14, MAD about ln 1.3, so 3.5 scores are a factor of about 4.
    let far = |kroner: i64| {
        let usual = (9..21).map(|thousand| row("Greve", thousand * 1_000));
        let rows: Vec<_> = std::iter::once(row("Greve", kroner)).chain(usual).collect();
        rows_of(&data(&rows), Rule::Outlier)
    };
    assert_eq!(far(140_000), [0]);
    assert_eq!(far(1_000), [0]);
    assert_eq!(far(30_000), [] as [usize; 0]);
}

#[test]
fn an_area_of_few_or_of_equal_amounts_gives_no_outlier() {
    let few: Vec<_> = [1, 1_000, 2_000, 3_000, 900_000]
        .map(|kroner| row("Greve", kroner))
        .into();
    assert_eq!(rows(&data(&few), Rule::Outlier), []);
    let mut equal = vec![row("Greve", 5_000); 12];
    equal.push(row("Greve", 900_000));
    assert_eq!(rows(&data(&equal), Rule::Outlier), []);
}

#[test]
fn places_that_are_unknown_silent_or_not_told_of_are_named() {
    let rows = [row("Greve", 1), row("Atlantis", 1), row("Odense", 1)];
    let data = data(&rows);
    let subjects = |rule| -> Vec<_> {
        let found = findings_of(&data, rule);
        found
            .into_iter()
            .map(|found| (found.subject, found.rows))
            .collect()
    };
    let of = |name| Subject::Place(place(&data, name));
    let row = |at| vec![RowId::new(at)];
    assert_eq!(
        subjects(Rule::UnknownMunicipality),
        [(of("Atlantis"), row(1))]
    );
    assert_eq!(subjects(Rule::RowsOfSilent), [(of("Odense"), row(2))]);
    assert_eq!(subjects(Rule::MissingMunicipality), [(of("Ærø"), vec![])]);
}

#[test]
fn a_region_where_fewer_than_half_responded_is_named() {
    // Both municipalities of Sjælland responded, one of three in Syddanmark.
    let found = findings_of(&data(&[]), Rule::FewResponses);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].subject, Subject::Region(Region::Syddanmark));
    let (responded, of) = (1, 3);
    assert_eq!(found[0].found, Some(Value::Responded { responded, of }));
    let mut builder = Builder::new(Description::default(), data(&[]).places().clone());
    for place in data(&[]).places().ids().take(4) {
        builder.set_response(place, Response::Responded);
    }
    assert_eq!(findings_of(&builder.finish(), Rule::FewResponses), []);
}

#[test]
fn a_price_level_that_is_missing_or_mixed_is_named() {
    let rows = [row("Greve", 1), in_file(1, row("Køge", 1))];
    let missing = findings_of(&priced(&[Some(2022), None], &rows), Rule::PriceLevel);
    let subjects: Vec<_> = missing.iter().map(|finding| finding.subject).collect();
    assert_eq!(subjects, [Subject::File(1), Subject::Data]);
    assert_eq!(missing[0].rows, [RowId::new(1)]);
    let mixed = findings_of(&priced(&[Some(2019), Some(2022)], &rows), Rule::PriceLevel);
    assert_eq!(mixed.len(), 1);
    let same = priced(&[Some(2022), Some(2022)], &rows);
    assert_eq!(findings_of(&same, Rule::PriceLevel), []);
    assert_eq!(findings_of(&data(&[]), Rule::PriceLevel), []);
}
