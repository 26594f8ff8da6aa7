//! Moving: Esc, undo, history, tabs and find bring back the row one came from.

use crate::player::Player;
use crate::start;
use indsats::query::view::{Grouping, OrderKey};
use indsats::tui::keymap::Mode;

#[test]
fn esc_returns_to_the_row_one_came_from_at_every_level() {
    let mut player = start().then("<down><down>");
    let region = player.place();
    player.play("<enter><down><down><down>");
    let municipality = player.place();
    player.play("<enter>");
    let initiative = player.place();
    player.play("<enter>");
    assert_eq!(player.model.mode(), Mode::Text);
    player.play("<esc>");
    assert_eq!(player.place(), initiative);
    player.play("<esc>");
    assert_eq!(player.place(), municipality);
    player.play("<esc>");
    assert_eq!(player.place(), region);
    player.play("<esc>");
    assert_eq!(
        player.place(),
        region,
        "Esc never leaves the program or the top"
    );
}

#[test]
fn esc_returns_from_an_area_and_gives_back_the_areas_chosen_before() {
    let mut player = start().then("fbesk<tab>soc<tab><enter>3");
    let before = player.place();
    player.play("<enter>");
    assert_eq!(player.model.view().filter.len(), 1);
    player.play("<esc>");
    assert_eq!(player.place(), before);
}

#[test]
fn esc_never_touches_a_filter_that_was_set_since() {
    let mut player = start().then("<down><enter><down><enter>fkv<tab><enter>");
    let women = player.model.view().filter.clone();
    assert_eq!(women.len(), 1);
    player.play("<esc>");
    assert_eq!(player.model.view().filter, women);
    player.play("<esc>");
    assert_eq!(player.model.view().filter, women);
    assert!(player.model.view().scope.is_empty());
}

#[test]
fn esc_leaves_a_municipality_that_was_found_by_name_at_once() {
    let player = start().then("2/rosk<enter><enter><esc>");
    assert_eq!(player.model.view().grouping, Grouping::Municipality);
    assert_eq!(player.chosen(), "Roskilde");
}

/// One change of each kind, with the screen that it starts from.
const CHANGES: [(&str, &str); 17] = [
    ("tab", "2"),
    ("open", "<enter>"),
    ("back", "<esc>"),
    ("filter", "fkv<tab><enter>"),
    ("target", "t<space><enter>"),
    ("only", "+"),
    ("not", "-"),
    ("clear", "c"),
    ("measure", "v"),
    ("measure back", "V"),
    ("reference", "a"),
    ("sort", "s"),
    ("reverse", "S"),
    ("above", "o"),
    ("show all", "z"),
    ("scale", "x"),
    ("population", "d"),
];

#[test]
fn undo_and_redo_bring_back_view_and_cursor_of_every_kind_of_change() {
    for (name, change) in CHANGES {
        let mut player = start().then("2fbesk<tab><enter><down><down><down>");
        if name == "back" {
            player.play("<enter><down>");
        }
        if name == "tab" {
            player.play("1<down><down>");
        }
        let before = player.place();
        player.play(change);
        player.play("<down>");
        let after = player.place();
        assert_ne!(before.0, after.0, "{name}");
        player.play("u");
        assert_eq!(player.place(), before, "{name}: undone");
        player.play("U");
        assert_eq!(player.place(), after, "{name}: done again");
    }
}

#[test]
fn undo_goes_back_to_the_start_and_redo_to_the_end() {
    let mut player = start();
    let mut places = vec![player.place()];
    for (_, change) in CHANGES {
        let view = player.model.view().clone();
        player.play(change);
        if *player.model.view() == view {
            *places.last_mut().unwrap() = player.place();
        } else {
            places.push(player.place());
        }
    }
    for place in places.iter().rev().skip(1) {
        player.play("u");
        assert_eq!(player.place().0, place.0);
    }
    player.play("u");
    assert!(player.shows("intet at fortryde"));
    for place in &places[1..] {
        player.play("U");
        assert_eq!(player.place(), *place);
    }
}

#[test]
fn history_walks_places_and_passes_over_other_changes() {
    let mut player = start().then("<down>");
    let regions = player.place();
    player.play("<enter>vx<down>");
    let municipalities = player.place();
    player.play("<enter>");
    let initiatives = player.place();
    player.play("H");
    assert_eq!(player.place(), municipalities);
    player.play("H");
    assert_eq!(player.place(), regions);
    player.play("LL");
    assert_eq!(player.place().0.grouping, Grouping::Initiative);
    assert_eq!(player.place(), initiatives);
}

#[test]
fn every_tab_remembers_its_cursor_and_its_order() {
    let mut player = start().then("2s<down><down>");
    assert_eq!(player.model.view().order.key, OrderKey::Name);
    let municipalities = player.place();
    player.play("3<down>");
    assert_eq!(player.model.view().order.key, OrderKey::Value);
    let areas = player.place();
    player.play("2");
    assert_eq!(player.place(), municipalities);
    player.play("3");
    assert_eq!(player.place(), areas);
}

#[test]
fn find_folds_danish_letters_and_esc_returns_to_the_row_before() {
    let mut player = start().then("2<down>");
    let before = player.place();
    player.play("/koge");
    assert_eq!(player.chosen(), "Køge");
    player.play("<esc>");
    assert_eq!(player.place(), before);
    player.play("/hol<enter>");
    let first = player.chosen();
    player.play("n");
    assert_ne!(player.chosen(), first);
    player.play("N");
    assert_eq!(player.chosen(), first);
}

#[test]
fn the_first_row_of_a_long_text_is_one_key_from_its_end() {
    let mut player = Player::new(40, 12).then("4<enter>");
    let top = player.picture();
    player.play("G");
    let end = player.picture();
    assert_ne!(end, top);
    player.play("<down><down><down>");
    assert_eq!(player.picture(), end);
    player.play("k");
    assert_ne!(
        player.picture(),
        end,
        "up moves at once, however far down was asked for"
    );
}
