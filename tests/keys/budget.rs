//! The budget of keys: the questions of a review meeting in few keys, with answers held against the CSV files.

use crate::player::Player;
use crate::survey::Survey;
use crate::{QUESTION, start};
use indsats::query::measure::{Per, Quantity};
use indsats::query::reference::{Reference, Standing};
use indsats::query::view::Grouping;
use indsats::tui::script;
use rust_decimal::Decimal;

fn keys(script: &str) -> usize {
    script::parse(script).unwrap().len()
}

/// Value and name of the rows that stand above their reference, in the order of the list.
fn above(player: &Player) -> Vec<(String, Decimal)> {
    let groups = player.groups();
    let above = groups.iter().enumerate();
    above
        .filter(|(_, group)| group.standing == Some(Standing::Above))
        .map(|(at, group)| (player.model.label(at), group.value.unwrap()))
        .collect()
}

/// The digits that the screen shows of a figure in kroner.
fn danish(value: Decimal) -> String {
    let rounded =
        value.round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    format!("{rounded:.1}").replace('.', ",")
}

#[test]
fn the_main_question_takes_at_most_nineteen_keys_and_has_the_right_answer() {
    let answered = format!("{QUESTION}o");
    let opened = format!("{answered}<enter>");
    assert!(keys(&opened) <= 19, "{} keys", keys(&opened));

    let survey = Survey::of("kvinder", false);
    let average = survey.average(None);
    let expected = survey.above("Sjælland", average);
    assert!(!expected.is_empty());

    let player = start().then(&answered);
    assert_eq!(above(&player), expected);
    assert_eq!(player.groups().len(), expected.len(), "only those above");
    assert!(
        player
            .groups()
            .iter()
            .all(|group| group.reference == Some(average))
    );
    assert!(player.shows(&danish(average)), "{}", player.picture());
    for (name, value) in &expected {
        let row = player
            .lines()
            .into_iter()
            .find(|line| line.contains(name.as_str()))
            .unwrap();
        assert!(row.contains(&danish(*value)) && row.contains('▲'), "{row}");
    }

    let player = player.then("<enter>");
    let (largest, _) = &expected[0];
    assert_eq!(player.model.view().grouping, Grouping::Initiative);
    assert_eq!(player.answer().rows.len(), survey.municipalities[largest].3);
    assert!(
        player.line(2).contains(largest.as_str()),
        "{}",
        player.picture()
    );
}

#[test]
fn without_only_above_the_same_municipalities_are_marked() {
    let survey = Survey::of("kvinder", false);
    let player = start().then(QUESTION);
    assert_eq!(
        above(&player),
        survey.above("Sjælland", survey.average(None))
    );
    assert!(player.groups().len() > above(&player).len());
}

#[test]
fn one_municipality_by_name_is_open_after_eight_keys() {
    let moves = "2/rosk<enter><enter>";
    assert!(keys(moves) <= 8);
    let player = start().then(moves);
    assert_eq!(player.model.view().grouping, Grouping::Initiative);
    assert!(
        player.line(2).contains("Danmark › Roskilde"),
        "{}",
        player.picture()
    );
}

#[test]
fn women_become_children_in_five_keys_and_all_else_stays() {
    let moves = "t<space><down><space><enter>";
    assert!(keys(moves) <= 5);
    let player = start().then(QUESTION).then(moves);
    let chips = player.line(4);
    assert!(
        chips.contains("børn") && !chips.contains("kvinder"),
        "{chips}"
    );
    let survey = Survey::of("børn", false);
    let average = survey.average(None);
    assert_eq!(above(&player), survey.above("Sjælland", average));
    assert!(
        player
            .groups()
            .iter()
            .all(|group| group.reference == Some(average))
    );
}

#[test]
fn net_instead_of_gross_is_at_most_four_keys_away() {
    let mut player = start().then(QUESTION);
    let net = |player: &Player| {
        let measure = player.model.view().measure;
        (measure.quantity, measure.per) == (Quantity::Net, Per::Inhabitant)
    };
    let presses = (1..=4).find(|_| {
        player.play("v");
        net(&player)
    });
    assert!(presses.is_some());
    let survey = Survey::of("kvinder", true);
    let average = survey.average(None);
    assert_eq!(above(&player), survey.above("Sjælland", average));
    assert!(player.shows("netto/ind"), "{}", player.picture());
}

#[test]
fn one_key_holds_the_rows_against_their_own_region() {
    let player = start().then(QUESTION).then("a");
    assert_eq!(player.model.view().reference, Reference::OwnRegion);
    let survey = Survey::of("kvinder", false);
    let average = survey.average(Some("Sjælland"));
    assert_eq!(above(&player), survey.above("Sjælland", average));
    assert!(player.shows("gns. Sjælland"), "{}", player.picture());
}

#[test]
fn the_neighbours_initiatives_are_one_key_away_both_ways() {
    let mut player = start().then("2");
    let names = player.names();
    player.play("<down><enter>");
    for (key, at) in [("J", 2), ("J", 3), ("K", 2), ("K", 1), ("K", 0)] {
        player.play(key);
        assert!(
            player.line(2).contains(&names[at]),
            "{key}: {}",
            player.line(2)
        );
        assert_eq!(player.model.view().grouping, Grouping::Initiative);
    }
    player.play("K");
    assert!(
        player.line(2).contains(&names[0]),
        "the first has none before it"
    );
    player.play("<esc>");
    assert_eq!((player.chosen(), player.names()), (names[0].clone(), names));
}

#[test]
fn one_key_shows_who_has_not_answered() {
    let silent = |player: &Player| {
        player
            .lines()
            .iter()
            .filter(|line| line.contains("··"))
            .count()
    };
    let player = Player::new(120, 45).then(QUESTION);
    let before = player.groups().len();
    let player = player.then("z");
    let in_region = player.data.places().ids().filter(|place| {
        let place = player.data.places().get(*place);
        place.region.map(|region| format!("{region:?}")) == Some("Sjaelland".to_owned())
    });
    assert_eq!(player.groups().len(), in_region.count());
    assert!(
        player.groups().len() > before && silent(&player) > 0,
        "{}",
        player.picture()
    );
}

#[test]
fn one_key_leads_back_to_everything_and_one_more_takes_that_back() {
    let mut player = start().then(QUESTION);
    let before = player.place();
    player.play("C");
    let view = player.model.view();
    assert!(view.filter.is_empty() && view.scope.is_empty());
    assert_eq!(player.answer().totals.sum.tally.rows, 706);
    player.play("u");
    assert_eq!(player.place(), before);
}
