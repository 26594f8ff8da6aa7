//! The checks: one key opens them where they were left, one key leads back, and undo and history take both.

use crate::player::Player;
use crate::start;
use indsats::query::view::{Check, Grouping, Page};
use indsats::text::{Lang, Language};
use indsats::tui::keymap::Mode;

fn page(player: &Player) -> Page {
    player.model.view().page
}

#[test]
fn one_key_opens_the_checks_and_one_leads_back_to_the_row_one_left() {
    let mut player = start().then("2<down><down><down>s");
    let before = player.place();
    player.play("5");
    assert_eq!(page(&player), Page::Check(Check::Reconcile));
    assert!(player.shows("[5 Kontrol]"), "{}", player.picture());
    player.play("2");
    assert_eq!(player.place(), before);
    player.play("53");
    assert_eq!(
        (page(&player), player.model.view().grouping),
        (Page::Rows, Grouping::Area)
    );
}

#[test]
fn the_pages_turn_both_ways_and_those_without_anything_are_not_offered() {
    let mut player = start().then("5");
    let mut seen = Vec::new();
    for _ in 0..6 {
        let Page::Check(check) = page(&player) else {
            panic!("{:?}", page(&player));
        };
        seen.push(check);
        player.play("<tab>");
    }
    let offered = [
        Check::Reconcile,
        Check::Quality,
        Check::Coverage,
        Check::Estimate,
        Check::Robustness,
        Check::Concentration,
    ];
    assert_eq!(seen, offered);
    assert_eq!(page(&player), Page::Check(Check::Reconcile), "round again");
    player.play("<s-tab>");
    assert_eq!(page(&player), Page::Check(Check::Concentration));
    player.play("55");
    assert_eq!(page(&player), Page::Check(Check::Quality), "5 turns too");
    player.play("25");
    assert_eq!(
        page(&player),
        Page::Check(Check::Quality),
        "the page that was left"
    );
}

#[test]
fn the_open_page_is_told_by_brackets_and_by_a_click_on_its_name() {
    let mut player = start().then("5");
    assert!(player.shows("[Afstemning]"), "{}", player.picture());
    player.click(player.place_of("Robusthed"));
    assert_eq!(page(&player), Page::Check(Check::Robustness));
    assert!(player.shows("[Robusthed]") && !player.shows("[Afstemning]"));
    player.click(player.place_of("5 Kontrol"));
    assert_eq!(page(&player), Page::Check(Check::Robustness), "it is open");
    player.click(player.place_of("1 Regioner"));
    assert_eq!(page(&player), Page::Rows);
    player.click(player.place_of("5 Kontrol"));
    assert_eq!(page(&player), Page::Check(Check::Robustness));
}

#[test]
fn undo_redo_and_history_go_through_the_pages() {
    let mut player = start().then("2<down>5<tab>");
    for (key, expected) in [
        ("u", Page::Check(Check::Reconcile)),
        ("u", Page::Rows),
        ("U", Page::Check(Check::Reconcile)),
        ("L", Page::Check(Check::Quality)),
        ("H", Page::Check(Check::Reconcile)),
        ("H", Page::Rows),
    ] {
        player.play(key);
        assert_eq!(page(&player), expected, "{key}");
    }
    assert_eq!(player.model.cursor().at, 1);
}

#[test]
fn a_filter_and_the_scope_hold_on_every_page_and_esc_widens_there_too() {
    let mut player = start().then("<down><enter>5fkv<tab><enter>");
    assert_eq!(page(&player), Page::Check(Check::Reconcile));
    assert_eq!(player.model.view().filter.len(), 1);
    assert!(!player.model.view().scope.is_empty());
    assert!(player.line(4).contains("kvinder"), "{}", player.picture());
    player.play("<esc>");
    assert_eq!(page(&player), Page::Check(Check::Reconcile));
    assert!(player.model.view().scope.is_empty());
    player.play("C2");
    assert!(player.model.view().filter.is_empty());
    assert_eq!(page(&player), Page::Rows);
}

#[test]
fn thresholds_are_typed_validated_and_undone() {
    let danish = Language::new(Lang::Da).unwrap();
    let of = |player: &Player| danish.typed(player.model.view().thresholds);
    let mut player = start().then("5,");
    assert_eq!(player.model.mode(), Mode::Narrow);
    assert!(player.line(23).contains("50 1"), "{}", player.line(23));
    player.play("<c-u>5 20<enter>");
    assert!(
        player.line(23).contains("skriv to tal"),
        "{}",
        player.line(23)
    );
    assert_eq!(player.model.mode(), Mode::Narrow, "the line stays open");
    player.play("<c-u>62,5 0,5<enter>");
    assert_eq!(of(&player), "62,5 0,5");
    assert!(
        player.line(23).contains("over 62,5 og under 0,5"),
        "{}",
        player.line(23)
    );
    player.play("u");
    assert_eq!(of(&player), "50 1");
    assert!(player.line(23).contains("tærskler"), "{}", player.line(23));
    player.play(",<c-u>9 9<esc>");
    assert_eq!(of(&player), "50 1");
    player.play("2,");
    assert!(player.line(23).contains("5 åbner"), "{}", player.line(23));
    assert_eq!(player.model.mode(), Mode::Main);
}

#[test]
fn keys_that_order_and_mark_rows_do_nothing_on_a_page_and_say_so() {
    let mut player = start().then("5");
    let before = player.model.view().clone();
    for key in ["s", "S", "o", "z", "x", "a", "+", "-"] {
        player.play(key);
        assert_eq!(*player.model.view(), before, "{key}");
        assert!(
            player.line(23).contains("gør intet"),
            "{key}: {}",
            player.line(23)
        );
    }
}

#[test]
fn a_note_opens_its_initiative_from_a_page_and_esc_returns_to_the_page() {
    let mut player = crate::player::noted::player(Lang::Da, (80, 24)).then("5!<enter>");
    let note = player.picture();
    player.play("<enter>");
    assert_eq!(page(&player), Page::Rows);
    player.play("<esc>");
    assert_eq!(
        (page(&player), player.picture()),
        (Page::Check(Check::Reconcile), note)
    );
}
