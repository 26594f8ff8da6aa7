//! Pinning rows and comparing them: what a key does, what it says, and what takes it back.

use crate::player::Player;
use crate::start;
use indsats::query::group::Key;
use indsats::query::view::{Grouping, View};
use indsats::tui::script;

/// The names of the pinned rows, in their order.
fn pins(player: &Player) -> Vec<String> {
    let model = &player.model;
    let pins = model.view().pins.iter();
    let language = indsats::text::Language::new(indsats::text::Lang::Da).unwrap();
    pins.map(|pin| language.key(&player.data, pin)).collect()
}

/// The line of a policy area in the comparison, which stands below or beside the list.
fn compared(player: &Player, line: &str) -> String {
    let lines = player.lines();
    let from = lines.iter().position(|line| line.contains("gns. Danmark"));
    let below = &lines[from.unwrap()..];
    let found = below.iter().find(|text| text.contains(line));
    found
        .unwrap_or_else(|| panic!("{}", player.picture()))
        .clone()
}

#[test]
fn roskilde_and_ringsted_are_compared_by_three_keys() {
    const KEYS: &str = "<space><down><space>";
    assert_eq!(script::parse(KEYS).unwrap().len(), 3);
    // The list by name, with the cursor on Ringsted.
    let player = start().then("2s/ringsted<enter>").then(KEYS);
    assert_eq!(pins(&player), ["Ringsted", "Roskilde"]);
    let total = compared(&player, "I alt");
    for (_, value) in [("Ringsted", "64,9"), ("Roskilde", "68,3")] {
        assert!(total.contains(value), "{total}");
    }
    assert!(total.contains("59,9"), "the average: {total}");
}

#[test]
fn a_key_pins_and_the_same_key_lets_go() {
    let mut player = start();
    player.play("2<space>");
    assert_eq!(pins(&player), ["Køge"]);
    assert!(player.shows("▶◆Køge"), "{}", player.picture());
    assert!(
        player.shows("Mellemrum på en række mere"),
        "{}",
        player.picture()
    );
    player.play("<space>");
    assert_eq!(pins(&player), [""; 0]);
    assert!(player.shows("Køge er sluppet"));
    assert!(!player.shows("◆"));
}

#[test]
fn a_fifth_row_is_refused_with_the_names_of_the_four() {
    let player = start().then("2<space><down><space><down><space><down><space><down><space>");
    assert_eq!(pins(&player).len(), 4);
    let last = player.line(23);
    for name in pins(&player) {
        assert!(last.contains(&name), "{last}");
    }
    assert!(
        last.contains("Højst fire. Mellemrum slipper en af"),
        "{last}"
    );
}

#[test]
fn the_names_of_four_regions_are_whole_in_a_wide_window() {
    let player = Player::english(160, 45);
    let player = player.then("1<space><down><space><down><space><down><space>");
    let heads = player.lines();
    let heads = heads
        .iter()
        .find(|line| line.contains("avg.") && line.contains("Syddanmark "));
    let heads = heads.unwrap_or_else(|| panic!("{}", player.picture()));
    assert!(
        heads.contains("Midtjylland  Syddanmark Nordjylland  Sjælland"),
        "{heads}"
    );
}

#[test]
fn policy_areas_are_compared_by_themselves_and_undoing_brings_the_places_back() {
    let mut player = start().then("<space><down><space>");
    let places = pins(&player);
    player.play("3<space>");
    assert_eq!(pins(&player), ["Beskæftigelse"]);
    for name in &places {
        assert!(
            player.line(23).contains(name.as_str()),
            "{}",
            player.line(23)
        );
    }
    assert!(!player.line(23).contains('…'), "{}", player.line(23));
    player.play("u");
    assert_eq!(pins(&player), places);
    player.play("U<down><space>");
    assert_eq!(pins(&player).len(), 2);
    assert!(compared(&player, "Nordjylland").contains("21,2"));
}

#[test]
fn pins_outlast_filters_measures_tabs_and_clearing() {
    let mut player = start().then("2<space><down><space>");
    let pinned = pins(&player);
    for keys in [
        "v",
        "3",
        "1",
        "fbes<tab><enter>",
        "C",
        "<enter>",
        "<esc>",
        "a",
        "4",
    ] {
        player.play(keys);
        assert_eq!(pins(&player), pinned, "{keys}");
    }
    assert!(
        !player.shows("gns. Danmark"),
        "an initiative has a text of its own"
    );
}

#[test]
fn undoing_takes_one_pin_back_and_doing_again_sets_it() {
    let mut player = start().then("<space><down><space>u");
    assert_eq!(pins(&player).len(), 1);
    assert!(
        player.shows("fortrudt: fastholdelse"),
        "{}",
        player.picture()
    );
    player.play("U");
    assert_eq!(pins(&player).len(), 2);
    player.play("<esc>");
    assert_eq!(
        pins(&player).len(),
        2,
        "Esc widens places and lets nothing go"
    );
}

#[test]
fn of_an_initiative_its_municipality_is_pinned_and_it_says_so() {
    let player = start().then("4<space>");
    let row = player.data.places().ids();
    let pin = player.model.view().pins.iter().next();
    assert!(matches!(pin, Some(Key::Municipality(place)) if row.into_iter().any(|id| id == place)));
    assert!(
        player.line(23).contains("kommunen København"),
        "{}",
        player.line(23)
    );
    let player = player.then("2<down><space>4<down><space>");
    assert!(
        player.line(23).contains("fane 1, 2 og 3"),
        "{}",
        player.line(23)
    );
}

#[test]
fn pins_move_no_figure_of_the_list() {
    let before = start().then("2").groups();
    let player = start().then("2<space><down><space>");
    for (one, two) in before.iter().zip(player.groups()) {
        assert_eq!(
            (one.key, one.value, one.reference),
            (two.key, two.value, two.reference)
        );
    }
}

#[test]
fn a_page_of_checks_has_nothing_to_pin() {
    let player = start().then("5<space>");
    assert!(player.model.view().pins.is_empty());
    assert!(!player.line(23).is_empty());
}

#[test]
fn a_silent_municipality_has_no_figure_and_is_named() {
    let silent = start().then("2zs");
    let at = silent
        .groups()
        .iter()
        .position(|group| group.value.is_none())
        .unwrap();
    let mut player = silent.then("<home>");
    for _ in 0..at {
        player.play("<down>");
    }
    player.play("<space><up><space>");
    let total = compared(&player, "I alt");
    assert!(total.contains("··"), "{total}");
    assert!(player.then("w").model.view().grouping == Grouping::Municipality);
}

#[test]
fn the_profile_of_the_row_stands_below_the_comparison() {
    let player = Player::new(160, 45).then("2<space><down><space><down>");
    let (name, _) = (
        player.model.label(player.groups().len().min(2)),
        View::default(),
    );
    assert!(
        player.shows(&format!("{name} · Region")),
        "{}",
        player.picture()
    );
    let mut small = start().then("2<space><down><space>");
    assert!(!small.shows("indb. 1.1.2021 ·"));
    small.play("<tab><end>");
    assert!(small.shows("Største indsatser"), "{}", small.picture());
}
