use rust_decimal::Decimal;

use super::*;
use crate::domain::dataset::{Builder, Description, Response};
use crate::domain::field::Field;
use crate::domain::place::{Date, Municipality, Places};
use crate::domain::raw::{Raw, RawText};
use crate::domain::terms::{PolicyArea, Region};
use crate::query::criteria::FacetValue;
use crate::query::fixture::{
    by_municipality, choosing, data, in_area, in_file, in_year, place, priced, row,
};

fn kroner(kroner: i64) -> Decimal {
    Decimal::from(kroner)
}

fn total(estimate: &Estimate, quantity: Quantity) -> &Line {
    estimate.line(quantity, None).unwrap()
}

/// Greve 17, Køge 3 and Vejle 1 kr. per inhabitant; Odense's 4,000 are silent, Ærø is unknown.
fn country() -> Dataset {
    let social = in_area(PolicyArea::Social, row("Greve", 5_000));
    data(&[
        row("Greve", 12_000),
        social,
        row("Køge", 9_000),
        row("Vejle", 1_000),
    ])
}

#[test]
fn the_silent_are_predicted_and_the_reported_is_known() {
    let data = country();
    let estimate = Estimate::new(&by_municipality(), &data).unwrap();
    let line = total(&estimate, Quantity::Gross);
    assert_eq!(line.reported, kroner(27_000));
    // Vejle's 1 kr. and five times the mean of 7, over six municipalities, for 4,000 people.
    assert_eq!(line.added.stratified, kroner(24_000));
    assert_eq!(line.estimate(), kroner(51_000));
    // 27,000 kr. over 5,000 people.
    assert_eq!(line.added.scaled, kroner(21_600));
    assert_eq!(
        (line.added.at_median, line.added.at_mean),
        (kroner(12_000), kroner(28_000))
    );
    assert!(line.added.low >= Decimal::ZERO && line.added.high <= kroner(68_000));
    let silent: Vec<_> = estimate.model.silent().map(|member| member.place).collect();
    assert_eq!(silent, [place(&data, "Odense")]);
    assert_eq!(estimate.model.unknown, [place(&data, "Ærø")]);
    assert_eq!(line.strata, [kroner(24_000)]);
}

#[test]
fn a_municipality_outside_the_scope_is_a_model_all_the_same() {
    let data = country();
    let south = FacetValue::Region(Field::Given(Region::Syddanmark));
    let estimate = Estimate::new(&choosing(by_municipality(), south), &data).unwrap();
    let line = total(&estimate, Quantity::Gross);
    assert_eq!(
        (line.reported, line.added.stratified),
        (kroner(1_000), kroner(24_000))
    );
    // The report's own scaling has only what is in scope: 1 kr. per inhabitant.
    assert_eq!(line.added.scaled, kroner(4_000));
}

#[test]
fn where_everybody_responded_the_estimate_is_what_is_reported() {
    let data = country();
    let region = FacetValue::Region(Field::Given(Region::Sjaelland));
    let estimate = Estimate::new(&choosing(by_municipality(), region), &data).unwrap();
    let line = total(&estimate, Quantity::Gross);
    assert_eq!(
        (line.estimate(), line.added),
        (line.reported, Added::default())
    );
    assert!(estimate.model.strata.is_empty());
}

#[test]
fn where_nobody_responded_there_is_no_estimate() {
    let data = country();
    for name in ["Odense", "Ærø"] {
        let alone = FacetValue::Municipality(place(&data, name));
        let estimate = Estimate::new(&choosing(by_municipality(), alone), &data);
        assert_eq!(estimate, Err(NoEstimate::NobodyResponded), "{name}");
    }
}

#[test]
fn an_empty_selection_of_those_that_responded_is_estimated_at_nothing() {
    let area = FacetValue::Area(Field::Given(PolicyArea::HealthAndElderly));
    let estimate = Estimate::new(&choosing(by_municipality(), area), &country()).unwrap();
    let line = total(&estimate, Quantity::Gross);
    assert_eq!(
        (line.estimate(), line.added),
        (Decimal::ZERO, Added::default())
    );
    assert_eq!(estimate.lines.len(), QUANTITIES.len());
}

#[test]
fn areas_add_up_to_the_total() {
    let estimate = Estimate::new(&by_municipality(), &country()).unwrap();
    let gross = estimate
        .lines
        .iter()
        .filter(|line| line.quantity == Quantity::Gross);
    let areas = gross.filter(|line| line.area.is_some());
    let sum: Decimal = areas.map(|line| line.added.stratified).sum();
    assert_eq!(sum.round_dp(9), kroner(24_000));
}

#[test]
fn a_silent_municipality_with_rows_is_reported_and_not_predicted() {
    let data = data(&[row("Greve", 20_000), row("Odense", 7_000)]);
    let estimate = Estimate::new(&by_municipality(), &data).unwrap();
    let line = total(&estimate, Quantity::Gross);
    assert_eq!(
        (line.estimate(), line.left_out),
        (kroner(27_000), kroner(7_000))
    );
    assert_eq!(estimate.model.reporting, [place(&data, "Odense")]);
    // Also where the filter selects none of its rows.
    let area = FacetValue::Area(Field::Given(PolicyArea::Social));
    let filtered = Estimate::new(&choosing(by_municipality(), area), &data).unwrap();
    assert!(filtered.model.strata.is_empty());
}

#[test]
fn a_seed_gives_the_same_interval_and_none_moves_a_point() {
    let data = country();
    let seeded = |seed| Estimate::seeded(&by_municipality(), &data, seed).unwrap();
    assert_eq!(
        seeded(SEED),
        Estimate::new(&by_municipality(), &data).unwrap()
    );
    assert_eq!(seeded(7), seeded(7));
    let points = |seed| total(&seeded(seed), Quantity::Gross).added.stratified;
    assert_eq!(points(7), points(8));
}

#[test]
fn net_expenditure_may_lie_below_what_is_reported_and_gross_never() {
    let (name, mut initiative) = row("Vejle", -9_000);
    initiative.income = Field::Given(Money::from_kroner(1_000));
    let data = data(&[(name, initiative)]);
    let estimate = Estimate::new(&by_municipality(), &data).unwrap();
    let gross = total(&estimate, Quantity::Gross);
    assert_eq!(gross.added, Added::default());
    let net = total(&estimate, Quantity::Net);
    assert!(net.estimate() < net.reported && net.added.low < Decimal::ZERO);
    assert!(total(&estimate, Quantity::Income).estimate() > kroner(1_000));
}

#[test]
fn mixed_price_levels_have_no_estimate() {
    let rows = [in_file(0, row("Greve", 10_000)), in_file(1, row("Køge", 9))];
    let data = priced(&[Some(2019), Some(2022)], &rows);
    let estimate = |view: &View| Estimate::new(view, &data);
    assert!(matches!(
        estimate(&by_municipality()),
        Err(NoEstimate::Withheld(Withheld::MixedPrices(_)))
    ));
    // Greve alone is in one level, and the others that it would be held against are not.
    let greve = FacetValue::Municipality(place(&data, "Greve"));
    assert!(matches!(
        estimate(&choosing(by_municipality(), greve)),
        Err(NoEstimate::Withheld(Withheld::MixedReference(_)))
    ));
}

#[test]
fn several_years_are_carried_over_by_inhabitant_years() {
    let rows = [
        in_year(Field::Given(2021), row("Greve", 20_000)),
        in_year(Field::Given(2022), row("Greve", 34_000)),
    ];
    let data = data(&rows);
    let estimate = Estimate::new(&by_municipality(), &data).unwrap();
    // 54,000 over 3,000 in Greve; five sixths of the mean of 6, for Odense's 4,000 and 8,000.
    let line = total(&estimate, Quantity::Gross);
    assert_eq!(line.added.stratified, kroner(60_000));
    assert_eq!(estimate.model.silent_people(), 12_000);
    let undated = choosing(by_municipality(), FacetValue::Year(Field::Unknown));
    let withheld = Estimate::new(&undated, &data);
    assert_eq!(withheld, Err(NoEstimate::Withheld(Withheld::NoYear)));
}

#[test]
fn a_municipality_without_a_readable_amount_is_no_model() {
    let (name, mut initiative) = row("Vejle", 0);
    initiative.gross = Field::Unreadable;
    let data = data(&[row("Greve", 20_000), (name, initiative)]);
    let estimate = Estimate::new(&by_municipality(), &data).unwrap();
    let members = estimate.model.members.iter().map(|member| member.place);
    assert_eq!(
        members.collect::<Vec<_>>(),
        [place(&data, "Greve"), place(&data, "Køge")]
    );
    assert_eq!(total(&estimate, Quantity::Gross).missing, 1);
}

/// Municipalities of one region by name, inhabitants and response, each responding one with a krone per inhabitant.
fn region(list: &[(&str, u32, Response)]) -> Dataset {
    let municipality = |(name, people, _): &(&str, u32, Response)| Municipality {
        name: RawText::new(*name),
        code: None,
        region: Some(Region::Midtjylland),
        population: vec![Some(*people)],
        immigrant_share: Vec::new(),
    };
    let municipalities = list.iter().map(municipality).collect();
    let places = Places::new(municipalities, vec![Date::DEFAULT_POPULATION], Vec::new());
    let mut builder = Builder::new(Description::default(), places);
    for (name, people, response) in list {
        let place = builder.places_mut().find(Raw::new(name)).unwrap();
        builder.set_response(place, *response);
        if *response == Response::Responded {
            let (_, mut initiative) = row(name, i64::from(*people));
            initiative.place = place;
            builder.push(&initiative).unwrap();
        }
    }
    builder.finish()
}

#[test]
fn a_city_is_reported_and_no_model_for_the_silent() {
    let data = region(&[
        ("Aarhus", 200_000, Response::Responded),
        ("Herning", 199_999, Response::Responded),
        ("Odder", 29_999, Response::Silent),
        ("Skive", 30_000, Response::Silent),
    ]);
    let estimate = Estimate::new(&by_municipality(), &data).unwrap();
    assert_eq!(estimate.model.cities, [place(&data, "Aarhus")]);
    let sizes = estimate.model.strata.iter();
    let sizes: Vec<_> = sizes
        .map(|stratum| (stratum.size, stratum.own.len()))
        .collect();
    assert_eq!(sizes, [(Size::Small, 0), (Size::Medium, 1)]);
    let line = total(&estimate, Quantity::Gross);
    assert_eq!(
        (line.reported, line.added.stratified),
        (kroner(399_999), kroner(59_999))
    );
}

#[test]
fn cities_alone_are_no_model() {
    let data = region(&[
        ("Aarhus", 200_000, Response::Responded),
        ("Odder", 20_000, Response::Silent),
    ]);
    let estimate = Estimate::new(&by_municipality(), &data);
    assert_eq!(estimate, Err(NoEstimate::NoModel));
}

#[test]
fn a_point_that_hardly_any_draw_meets_lies_within_the_interval() {
    let names: Vec<_> = (0..120).map(|at| format!("M{at}")).collect();
    let mut list: Vec<_> = names
        .iter()
        .map(|name| (name.as_str(), 1_000, Response::Responded))
        .collect();
    list.push(("Silent", 1_000, Response::Silent));
    let mut data = region(&list);
    let only = FacetValue::Gross(Field::Given(crate::query::criteria::Span::new(1, 2)));
    let view = choosing(by_municipality(), only);
    assert_eq!(
        total(&Estimate::new(&view, &data).unwrap(), Quantity::Gross).added,
        Added::default()
    );
    list[0].1 = 1_001;
    data = region(&list);
    let only = FacetValue::Gross(Field::Given(crate::query::criteria::Span::new(
        100_100, 100_101,
    )));
    let view = choosing(by_municipality(), only);
    let added = total(&Estimate::new(&view, &data).unwrap(), Quantity::Gross).added;
    assert!(added.low.is_zero() && added.stratified > Decimal::ZERO);
    assert_eq!(added.high, added.stratified);
}
