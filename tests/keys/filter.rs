//! Filtering: the row's value, the palette, chips and empty results.

use crate::player::Player;
use crate::start;
use indsats::query::criteria::{Facet, FacetValue};
use indsats::query::group::Key;
use indsats::query::view::Grouping;
use indsats::tui::keymap::Mode;

#[test]
fn plus_and_minus_choose_the_row_and_again_take_it_back() {
    let mut player = start().then("3<down>");
    let before = player.model.view().clone();
    let Some(Key::Area(area)) = player.model.key_at(1) else {
        panic!("the second row is an area");
    };
    let value = FacetValue::Area(area);
    player.play("+");
    assert_eq!(player.model.view().filter.state(&value), Some(false));
    let groups = player.groups().into_iter();
    let counted = groups.filter(|group| group.sum.tally.rows > 0);
    assert_eq!(counted.count(), 1);
    player.play("+");
    assert_eq!(*player.model.view(), before);
    player.play("<down>-");
    let excluded = player.model.view().filter.iter().next().unwrap().clone();
    assert!(excluded.excluded);
    assert!(player.line(4).contains('≠'), "{}", player.line(4));
}

#[test]
fn c_clears_the_last_filter_first_and_then_the_scope() {
    let mut player = start().then("<enter>fkv<tab>sta<tab><enter>");
    assert_eq!(player.model.view().filter.len(), 2);
    player.play("c");
    let filter = player.model.view().filter.clone();
    assert_eq!(
        filter.iter().next().unwrap().value.facet(),
        Facet::Secondary
    );
    player.play("<del>");
    assert!(player.model.view().filter.is_empty());
    assert_eq!(player.model.view().scope.len(), 1);
    player.play("c");
    assert!(player.model.view().scope.is_empty());
}

#[test]
fn the_palette_is_live_and_esc_restores_filter_and_cursor() {
    let mut player = Player::new(160, 45).then("2<pgdn><pgdn>");
    let before = (player.place(), player.picture());
    let welcome = player.answer().totals.sum.tally.rows;
    player.play("fkv<tab>sta<tab>");
    assert!(player.answer().totals.sum.tally.rows < welcome);
    assert!(player.shows("(målgr.2=kvinder)"), "{}", player.picture());
    player.play("<esc>");
    assert_eq!((player.place(), player.picture()), before);
    player.play("u");
    assert_eq!(
        player.model.view().grouping,
        Grouping::Region,
        "nothing was kept to undo"
    );
}

#[test]
fn esc_in_the_palette_first_clears_what_is_typed() {
    let mut player = start().then("fkv<esc>");
    assert_eq!(player.model.mode(), Mode::Filter { typing: false });
    player.play("<esc>");
    assert_eq!(player.model.mode(), Mode::Main);
}

#[test]
fn an_empty_result_names_the_filter_and_the_key() {
    let mut player = start().then("2/køge<enter><enter>fkv<tab>priv<tab>sund<tab><enter>");
    assert_eq!(player.answer().rows.len(), 0);
    assert!(player.shows("0 indsatser. Uden ("), "{}", player.picture());
    assert!(player.shows("tryk "));
    player.play("c");
    assert_eq!(player.model.view().filter.len(), 2);
}

#[test]
fn tab_in_find_makes_the_words_a_chip() {
    let player = start().then("4/job<tab>");
    assert_eq!(player.model.mode(), Mode::Main);
    let filter = &player.model.view().filter;
    assert_eq!(
        filter.iter().next().unwrap().value,
        FacetValue::Words("job".into())
    );
    assert!(player.line(4).contains("job"), "{}", player.line(4));
    let rows = player.answer().rows.len();
    assert!(rows > 0 && rows < 706);
}

#[test]
fn the_profile_of_an_area_without_the_filter_is_still_that_area() {
    let player = Player::new(120, 40).then("fkv<tab><enter>3");
    let all = player.answer().totals.all_initiatives;
    let first = player.groups()[0].sum.tally.rows;
    let unfiltered = player
        .lines()
        .into_iter()
        .find(|line| line.contains("Uden filter"));
    assert!(unfiltered.is_some());
    assert!(
        !player.shows(&format!("{first} af {all} indsatser")),
        "{}",
        player.picture()
    );
}
