//! What was noted about a file, on the screen: the list, a note with its record, and marks at the rows.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use indsats::text::Lang;
use insta::assert_snapshot;
use player::{Player, noted};

fn da(width: u16, height: u16) -> Player {
    noted::player(Lang::Da, (width, height))
}

fn en(width: u16, height: u16) -> Player {
    noted::player(Lang::En, (width, height))
}

#[test]
fn the_start_names_encoding_findings_and_the_key() {
    let player = da(80, 24);
    assert_snapshot!(player.line(23), @"");
    assert_snapshot!(en(80, 24).line(23), @"");
}

#[test]
fn the_notes_stand_gravest_first() {
    assert_snapshot!(da(80, 24).then("!").picture());
    assert_snapshot!(en(160, 45).then("!").picture());
    assert_snapshot!(da(40, 10).then("!").picture());
}

#[test]
fn a_note_shows_the_record_with_the_field_marked() {
    assert_snapshot!(da(80, 24).then("!<enter>").picture());
    assert_snapshot!(en(160, 45).then("!<enter>J").picture());
    assert_snapshot!(da(40, 10).then("!<enter><end>").picture());
}

#[test]
fn rows_with_findings_are_marked() {
    assert_snapshot!(da(80, 24).then("4").picture());
    assert_snapshot!(en(160, 45).then("2<down>").picture());
}
