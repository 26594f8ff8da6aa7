//! Several years and price levels on the screen: the facet, the denominator by name, and why a figure is not there.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use std::sync::Arc;

use indsats::domain::dataset::{
    Builder, Dataset, Description, Initiative, Origin, Response, Source, Year,
};
use indsats::domain::field::Field;
use indsats::domain::money::Money;
use indsats::domain::prose::Prose;
use indsats::domain::raw::{Raw, RawText};
use indsats::domain::terms::{PolicyArea, PrimaryTarget, SecondaryTarget};
use indsats::load::shipped;
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use insta::assert_snapshot;
use player::Player;

/// Municipality, year, 1,000 kr., and the file's position.
type Row = (&'static str, Field<Year>, i64, u16);

fn data(levels: &[Option<Year>], rows: &[Row]) -> Arc<Dataset> {
    let description = Description {
        title: RawText::new("indsatser.csv"),
        ..Description::default()
    };
    let mut builder = Builder::new(description, shipped::places().unwrap());
    for price_level in levels {
        builder
            .add_origin(Origin {
                name: RawText::new("indsatser.csv"),
                price_level: *price_level,
                ..Origin::default()
            })
            .unwrap();
    }
    for (name, year, thousands, file) in rows {
        let place = builder.places_mut().intern(Raw::new(name)).unwrap();
        builder.set_response(place, Response::Responded);
        let initiative = Initiative {
            place,
            area: Field::Given(PolicyArea::Social),
            title: Raw::new("Sprogcafé"),
            gross: Field::Given(Money::from_kroner(thousands * 1_000)),
            income: Field::Given(Money::ZERO),
            finance: Field::Empty,
            legal_basis: Field::Empty,
            primary: Field::Given(PrimaryTarget::BroadGroup),
            secondary: Field::Given(SecondaryTarget::Women),
            content: Prose::new("Kurser"),
            purpose: Prose::new("Netværk"),
            share: Field::NotApplicable,
            year: *year,
            source: Source {
                file: *file,
                line: 2,
            },
        };
        builder.push(&initiative).unwrap();
    }
    Arc::new(builder.finish())
}

/// Three years of Greve, Køge and Odense; one row does not say which.
fn rows() -> [Row; 5] {
    let given = Field::Given;
    [
        ("Greve", given(2019), 1_000, 0),
        ("Greve", given(2020), 3_000, 1),
        ("Køge", given(2020), 2_000, 1),
        ("Køge", Field::Unknown, 500, 0),
        ("Odense", given(2021), 900, 0),
    ]
}

fn of_levels(levels: [Option<Year>; 2], lang: Lang, size: (u16, u16)) -> Player {
    Player::of(data(&levels, &rows()), lang, Glyphs::Unicode, size)
}

/// All in 2022 prices.
fn one_level(size: (u16, u16)) -> Player {
    of_levels([Some(2022); 2], Lang::Da, size)
}

/// 2020 in 2019 prices, the rest in 2022 prices.
fn two_levels(lang: Lang, size: (u16, u16)) -> Player {
    of_levels([Some(2022), Some(2019)], lang, size)
}

#[test]
fn several_years_name_their_inhabitant_years_and_what_they_leave_out() {
    assert_snapshot!(one_level((120, 40)).then("2").picture());
}

#[test]
fn mixed_price_levels_say_so_where_the_kroner_would_stand() {
    assert_snapshot!(two_levels(Lang::Da, (120, 40)).then("2").picture());
}

#[test]
fn initiatives_of_mixed_price_levels_keep_their_own_amounts() {
    assert_snapshot!(two_levels(Lang::En, (120, 40)).then("4").picture());
}

#[test]
fn a_year_is_chosen_by_typing_it_and_names_its_own_day() {
    let player = one_level((160, 45)).then("2f2020<tab><enter>");
    assert!(player.shows("(år=2020)"), "{}", player.picture());
    assert!(player.shows("folketal 1.1.2020"));
    assert!(player.shows("2 af 5 indsatser"));
    assert!(player.shows("indsatser.csv · 2020-regnskab, 22-pl"));
    let excluded = one_level((160, 45)).then("2f2020<tab>!<enter>");
    assert!(excluded.shows("(år≠2020)"), "{}", excluded.picture());
    assert!(excluded.shows("indbyggerår 2019, 2021"));
}

#[test]
fn one_year_is_a_way_out_of_mixed_prices_and_undo_the_way_back() {
    let mut player = two_levels(Lang::Da, (120, 40)).then("2");
    let reason = "blandede prisniveauer: 2019-pl og 2022-pl; vælg et år eller én fil";
    assert!(player.shows(reason), "{}", player.picture());
    player.play("f2020<tab><enter>");
    assert!(!player.shows("blandede"), "{}", player.picture());
    assert!(player.shows("19-pl") && player.shows("59,3"));
    player.play("u");
    assert!(player.shows(reason) && !player.shows("59,3"));
}

#[test]
fn a_small_window_keeps_the_reason_in_few_words() {
    let narrow = two_levels(Lang::Da, (40, 10)).then("2");
    assert!(narrow.shows("blandede pl"), "{}", narrow.picture());
    let narrow = two_levels(Lang::En, (40, 10)).then("2");
    assert!(narrow.shows("mixed prices"), "{}", narrow.picture());
}

#[test]
fn a_year_without_people_says_which() {
    let given = Field::Given;
    let rows = [("Greve", given(2012), 1, 0), ("Greve", given(2019), 1, 0)];
    let player = Player::of(data(&[None], &rows), Lang::En, Glyphs::Unicode, (120, 40)).then("2");
    assert!(
        player.shows("DKK – per inh. · no population on 1 January 2012"),
        "{}",
        player.picture()
    );
    assert!(player.shows("avg. –") && !player.shows("not in per inh."));
}

#[test]
fn the_key_of_the_date_says_that_each_year_has_its_own() {
    let mut player = one_level((120, 40)).then("2");
    let before = player
        .groups()
        .iter()
        .map(|group| group.value)
        .collect::<Vec<_>>();
    player.play("d");
    assert!(player.shows("hvert år deles med sit eget folketal"));
    let after = player
        .groups()
        .iter()
        .map(|group| group.value)
        .collect::<Vec<_>>();
    assert_eq!(before, after);
}

#[test]
fn data_without_years_offers_none() {
    let player = Player::new(160, 45).then("f");
    assert!(!player.shows("▸ År"), "{}", player.picture());
}
