//! Pinned rows on the screen: how the comparison looks at each size.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use insta::assert_snapshot;
use player::{Player, example};

/// Two municipalities of Region Sjælland by name.
const TWO: &str = "2s/ringsted<enter><space><down><space>";
/// Four, one of them silent.
const FOUR: &str = "2zs<space><down><space><down><space><end><space>";

#[test]
fn two_rows_stand_side_by_side_at_each_size() {
    assert_snapshot!("two_da_80", Player::new(80, 24).then(TWO).picture());
    assert_snapshot!("two_en_120", Player::english(120, 40).then(TWO).picture());
    assert_snapshot!("two_da_160", Player::new(160, 45).then(TWO).picture());
}

#[test]
fn four_rows_stand_side_by_side_at_each_size() {
    assert_snapshot!("four_en_80", Player::english(80, 24).then(FOUR).picture());
    assert_snapshot!("four_da_120", Player::new(120, 40).then(FOUR).picture());
    assert_snapshot!("four_en_160", Player::english(160, 45).then(FOUR).picture());
    assert_snapshot!("four_da_small", Player::new(44, 24).then(FOUR).picture());
}

#[test]
fn marks_and_bars_have_an_ascii_form() {
    let player = Player::of(example(), Lang::Da, Glyphs::Ascii, (80, 24)).then(FOUR);
    assert_snapshot!("four_ascii_80", player.picture());
}

#[test]
fn policy_areas_are_compared_by_region() {
    let player = Player::new(80, 24).then("3<space><down><space>");
    assert_snapshot!("areas_da_80", player.picture());
}

#[test]
fn own_averages_stand_in_the_bars() {
    let player = Player::new(80, 24).then("<space><down><space>a");
    assert_snapshot!("own_averages_da_80", player.picture());
}
