//! The mouse: it does what the key under it does, and nothing where nothing stands.

use crate::player::Player;
use crate::start;
use indsats::query::view::{Grouping, OrderKey};

#[test]
fn a_click_does_what_the_key_does() {
    let mut player = start();
    player.click(player.place_of("2 Kommuner"));
    assert_eq!(player.model.view().grouping, Grouping::Municipality);

    let row = player.place_of(&player.names()[3]);
    player.click(row);
    assert_eq!(player.model.cursor().at, 3);
    player.click(row);
    assert_eq!(player.model.view().grouping, Grouping::Initiative);
    player.play("<esc>");

    player.click(player.place_of("Kommune "));
    assert_eq!(player.model.view().order.key, OrderKey::Name);
    player.click(player.place_of("kr./indb."));
    assert_eq!(player.model.view().order.key, OrderKey::Value);
    player.click(player.place_of("kr./indb."));
    assert!(!player.model.view().order.descending);
    player.click(player.place_of("ant."));
    assert_eq!(player.model.view().order.key, OrderKey::Count);

    player.play("fkv<tab>sta<tab><enter>");
    player.click(player.place_of("kvinder)"));
    assert_eq!(player.model.view().filter.len(), 1);
    assert!(!player.line(4).contains("kvinder"));
}

#[test]
fn the_wheel_scrolls_what_it_is_over() {
    let mut player = Player::new(160, 30).then("2");
    let list = player.place_of("▶ ");
    player.wheel(list, true);
    assert_eq!(player.model.cursor().at, 3);
    player.wheel(list, false);
    assert_eq!(player.model.cursor().at, 0);
    let before = player.lines();
    player.wheel((2, 10), true);
    assert_eq!(player.model.cursor().at, 0);
    player.wheel((155, 10), true);
    assert_eq!(player.model.cursor().at, 0);
    assert_eq!(before.len(), player.lines().len());
}

#[test]
fn a_click_on_a_scrolled_palette_takes_the_value_under_the_mouse() {
    let mut player = start().then("f<pgdn><pgdn><pgdn>");
    let (y, line) = player
        .lines()
        .into_iter()
        .enumerate()
        .filter(|(_, line)| line.contains("[ ]"))
        .nth(3)
        .unwrap();
    let (before, after) = line.split_once("[ ]").unwrap();
    let name: String = after.trim_start().chars().take(8).collect();
    let x = before.chars().count();
    player.click((u16::try_from(x).unwrap(), u16::try_from(y).unwrap()));
    let chosen = player.lines().into_iter().find(|line| line.contains("[x]"));
    assert!(
        chosen.is_some_and(|line| line.contains(&name)),
        "{}",
        player.picture()
    );
}

#[test]
fn a_click_where_nothing_stands_changes_nothing() {
    let mut player = Player::new(160, 60).then("2fkv<tab><enter>");
    let before = player.place();
    let facets = (2, 55);
    assert_eq!(
        player.line(55).chars().take(20).collect::<String>().trim(),
        ""
    );
    player.click(facets);
    assert_eq!(player.place(), before);
    let mut player = start();
    let before = (player.place(), player.model.mode());
    player.click(player.place_of("f filter ·"));
    assert_eq!(
        (player.place(), player.model.mode()),
        before,
        "the welcome is no button"
    );
}
