//! The dialog that saves, by its keys and its looks: formats, the name that follows them, questions and reasons.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file uses a part of it")]
mod player;

use std::io::ErrorKind;

use indsats::export::Error;
use indsats::text::Lang;
use indsats::text::bar::cells::Glyphs;
use indsats::tui::msg::Effect;
use indsats::tui::saving::{Saved, Unsaved, What};
use indsats::tui::update::export::{finish, order};
use player::{Player, example};

fn refused(player: &mut Player, error: Error) {
    assert!(order(&mut player.model).is_some());
    finish(&mut player.model, &Err(Unsaved::File(error)));
}

fn full_disk() -> Error {
    Error::Write {
        path: "tal.csv".into(),
        source: ErrorKind::StorageFull.into(),
    }
}

#[test]
fn the_dialog_in_every_size_and_character_set() {
    for (width, height) in [(160, 45), (80, 24), (40, 10)] {
        let player = Player::new(width, height).then("2e<down><down>");
        insta::assert_snapshot!(format!("saving_{width}x{height}"), player.picture());
    }
    let ascii = Player::of(example(), Lang::En, Glyphs::Ascii, (80, 24)).then("e");
    insta::assert_snapshot!("saving_ascii", ascii.picture());
}

#[test]
fn questions_and_reasons_have_room_in_every_size() {
    for (width, height) in [(80, 24), (40, 10)] {
        let mut player = Player::new(width, height).then("e<enter>");
        refused(&mut player, Error::Exists("/tmp/tal.csv".into()));
        assert!(player.shows("tal.csv findes i forvejen. Overskriv?"));
        insta::assert_snapshot!(format!("over_{width}x{height}"), player.picture());
        let mut player = Player::new(width, height).then("e<enter>");
        refused(&mut player, full_disk());
        insta::assert_snapshot!(format!("reason_{width}x{height}"), player.picture());
        assert!(player.shows("Navn: "), "{}", player.picture());
    }
}

#[test]
fn the_name_follows_the_format_until_it_is_typed() {
    let mut player = Player::new(80, 24).then("3e");
    assert!(player.shows("Navn: eksempel-fagomraader-bruttoudgifter-pr-indbygger.csv"));
    player.play("<down><down><down>");
    assert!(player.shows("pr-indbygger.json"), "{}", player.picture());
    player.play("<c-u>mit");
    player.play("<down>");
    assert!(player.shows("Navn: mit"), "{}", player.picture());
    assert_eq!(player.play("<enter>"), Some(Effect::Export));
    let order = order(&mut player.model).unwrap();
    assert_eq!(order.name.to_str(), Some("mit"));
    assert!(!order.force);
}

#[test]
fn only_its_own_key_writes_over_what_is_there() {
    let mut player = Player::new(80, 24).then("e<enter>");
    refused(&mut player, Error::Exists("tal.csv".into()));
    for key in ["<enter>", "x", "<down>", "q"] {
        assert_eq!(player.play(key), None, "{key}");
        assert!(player.shows("Overskriv?"), "{key}");
    }
    player.play("<esc>");
    assert!(!player.shows("Overskriv?") && player.shows("Navn: "));
    assert_eq!(player.play("<enter>"), Some(Effect::Export));
    refused(&mut player, Error::Exists("tal.csv".into()));
    assert_eq!(player.play("o"), Some(Effect::Export));
    let over = order(&mut player.model).unwrap();
    assert!(over.force);
    // The next save asks again.
    finish(&mut player.model, &Err(Unsaved::File(full_disk())));
    assert_eq!(player.play("<enter>"), Some(Effect::Export));
    assert!(!order(&mut player.model).unwrap().force);
}

#[test]
fn a_reason_stays_with_the_name_until_something_is_typed() {
    let mut player = Player::new(80, 24).then("e<c-u>tal.csv<enter>");
    refused(&mut player, full_disk());
    assert!(player.shows("der er ingen plads på disken") && player.shows("Navn: tal.csv"));
    player.play("x");
    assert!(!player.shows("ingen plads") && player.shows("Navn: tal.csvx"));
    player.play("<c-u>");
    assert_eq!(player.play("<enter>"), None);
    assert!(
        player.shows("skriv et navn til filen"),
        "{}",
        player.picture()
    );
}

#[test]
fn what_was_saved_is_said_with_place_and_size_and_the_dialog_closes() {
    let mut player = Player::new(80, 24).then("e<enter>");
    let saved = Saved::Document {
        path: format!("/{}tal.csv", "en/lang/vej/".repeat(9)).into(),
        bytes: 12_345,
    };
    finish(&mut player.model, &Ok(saved));
    let line = player.line(23);
    assert!(line.starts_with(" gemt: …"), "{line}");
    assert!(line.contains("vej/tal.csv (12,3 kB) · EKSEMPEL"), "{line}");
    assert!(!player.shows("Navn: "));
}

#[test]
fn a_save_that_ends_when_another_dialog_is_open_leaves_that_one() {
    let mut player = Player::new(80, 24).then("e<enter><esc>e<c-u>andet");
    let saved = Saved::Document {
        path: "/tal.csv".into(),
        bytes: 1,
    };
    finish(&mut player.model, &Ok(saved));
    assert!(player.shows("Navn: andet"), "{}", player.picture());
    assert!(player.shows("gemt: /tal.csv"), "{}", player.picture());
}

#[test]
fn a_page_of_checks_offers_what_it_has_and_the_rows() {
    let mut player = Player::new(80, 24).then("5e");
    assert!(
        player.shows("markdown") && !player.shows("svg"),
        "{}",
        player.picture()
    );
    player.play("<enter>");
    let first = order(&mut player.model).unwrap();
    assert!(matches!(first.what, What::Document(_)));
    let mut player = Player::new(80, 24).then("5e<pgdn>");
    player.play("<enter>");
    assert_eq!(order(&mut player.model).unwrap().what, What::Package);
}

#[test]
fn a_click_chooses_a_format_and_one_beside_the_dialog_closes_it() {
    let mut player = Player::new(80, 24).then("e");
    let place = player.place_of("markdown");
    assert_eq!(player.click(place), None);
    assert!(player.shows(".md"), "{}", player.picture());
    player.click((0, 5));
    assert!(!player.shows("Navn: "), "{}", player.picture());
}
