//! Answers that are kept, and those that come later from beside the screen: whatever keys are pressed meanwhile, the
//! screen is in the end what it would be had each been counted at once.
#![cfg(feature = "tui")]
#![expect(clippy::unwrap_used, reason = "a failure is the test's failure")]

#[allow(dead_code, reason = "each test file plays with a part of it")]
#[path = "player/mod.rs"]
mod player;

use indsats::tui::asked::Pace;
use indsats::tui::keymap::Mode;
use indsats::tui::update::{told, untold};
use player::Player;
use proptest::collection::vec;
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::sample::select;

/// A player whose every question is answered from outside.
fn beside(size: (u16, u16)) -> Player {
    let mut player = Player::new(size.0, size.1);
    player.model.answer(Pace::Beside);
    player
}

/// Answers the most urgent open question; false when there is none.
fn tell(player: &mut Player) -> bool {
    let Some(question) = player.model.catch_up().into_iter().next() else {
        return false;
    };
    let answer = player
        .model
        .ground()
        .tell(&question, player.model.language());
    let epoch = player.model.epoch();
    assert_eq!(told(&mut player.model, epoch, question, answer), None);
    true
}

fn tell_all(player: &mut Player) {
    while tell(player) {}
}

/// Keys that move, open, choose, turn and undo; several together where one alone does little.
const KEYS: [&str; 49] = [
    "1",
    "2",
    "3",
    "4",
    "5",
    "j",
    "k",
    "G",
    "g",
    "<pgdn>",
    "<enter>",
    "<enter>",
    "<esc>",
    "<esc>",
    "J",
    "K",
    "<tab>",
    "<s-tab>",
    "H",
    "L",
    "u",
    "u",
    "U",
    "v",
    "V",
    "a",
    "s",
    "S",
    "o",
    "z",
    "x",
    "d",
    "<space>",
    "+",
    "-",
    "c",
    "C",
    "w",
    "f",
    "t",
    "p",
    "fj<space>",
    "f<down><down> <enter>",
    "fhjem<enter>",
    "f§<down><space><enter>",
    "f500<space><enter>",
    "=",
    "/ko<enter>",
    "n",
];

const SIZES: [(u16, u16); 3] = [(160, 45), (100, 30), (60, 20)];

/// A key, or the answer to the most urgent question.
#[derive(Clone, Debug)]
enum Step {
    Keys(&'static str),
    Tell,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => select(KEYS.as_slice()).prop_map(Step::Keys),
        2 => Just(Step::Tell),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn keys_that_wait_for_each_answer_give_the_screens_of_one_who_counts_at_once(
        keys in vec(select(KEYS.as_slice()), 1..14),
        size in select(SIZES.as_slice()),
    ) {
        let mut at_once = Player::new(size.0, size.1);
        let mut later = beside(size);
        for (at, keys_now) in keys.iter().enumerate() {
            at_once.play(keys_now);
            for key in indsats::tui::script::parse(keys_now).unwrap() {
                let _effect = indsats::tui::run::press(&mut later.model, &key);
                tell_all(&mut later);
            }
            prop_assert_eq!(at_once.picture(), later.picture(), "after {:?}", &keys[..=at]);
        }
    }

    #[test]
    fn keys_that_wait_for_nothing_end_on_the_screen_of_the_view_they_led_to(
        steps in vec(step(), 1..24),
        size in select(SIZES.as_slice()),
    ) {
        let mut player = beside(size);
        for step in &steps {
            match step {
                Step::Keys(keys) => {
                    let _effect = player.play(keys);
                }
                Step::Tell => {
                    let _was_open = tell(&mut player);
                }
            }
            // Whatever is not known yet, there is something to draw.
            let _picture = player.picture();
        }
        tell_all(&mut player);
        let kept = player.picture();
        player.model.count_again();
        prop_assert_eq!(kept, player.picture());
    }

    #[test]
    fn what_is_counted_stands_under_its_own_question_only(
        keys in vec(select(KEYS.as_slice()), 1..14),
        sees in vec(any::<bool>(), 14),
    ) {
        let mut player = beside((160, 45));
        for (keys, sees) in keys.iter().zip(sees) {
            if sees {
                tell_all(&mut player);
            }
            player.play(keys);
            // An explanation and a text stand over the list, and are told of what was known.
            let is_list = matches!(player.model.mode(), Mode::Main | Mode::Facets);
            if player.model.is_counting() && is_list {
                let picture = player.picture();
                let totals = |line: &str| line.contains("brutto ") && line.contains("netto ");
                prop_assert!(picture.contains("tæller …"), "{}", picture);
                let is_of_rows = player.model.check().is_none();
                prop_assert!(!(is_of_rows && picture.lines().any(totals)), "{}", picture);
            }
        }
    }
}

/// How many questions were answered since.
fn answered(player: &mut Player, keys: &str) -> u64 {
    let before = player.model.answered();
    player.play(keys);
    player.model.answered() - before
}

#[test]
fn what_came_to_nothing_says_so_until_another_view_and_is_asked_again_then() {
    let mut player = beside((120, 40));
    tell_all(&mut player);
    player.play("v");
    assert!(player.shows("tæller …"));
    let epoch = player.model.epoch();
    let asked = player.model.catch_up();
    untold(&mut player.model, epoch, asked[0].clone());
    assert!(player.shows("kunne ikke tælles"), "{}", player.picture());
    assert!(player.shows("en del af programmet fejlede"));
    assert!(!player.model.catch_up().contains(&asked[0]));
    player.play("u");
    assert!(!player.shows("kunne ikke tælles"));
    player.play("U");
    assert!(player.model.catch_up().contains(&asked[0]));
    tell_all(&mut player);
    let mut at_once = Player::new(120, 40);
    at_once.play("vuU");
    assert_eq!(player.picture(), at_once.picture());
}

#[test]
fn going_back_counts_nothing_again() {
    let mut player = Player::new(160, 45).then("2Gj<enter>2341");
    for keys in ["u", "u", "U", "4", "2", "H", "L", "<esc>", "<esc>"] {
        assert_eq!(answered(&mut player, keys), 0, "{keys}");
    }
}

#[test]
fn a_filter_that_goes_off_again_counts_nothing() {
    let mut player = Player::new(100, 30).then("2");
    assert!(answered(&mut player, "+") > 0);
    assert_eq!(answered(&mut player, "+"), 0);
    assert_eq!(answered(&mut player, "+"), 0);
}

#[test]
fn what_moves_no_figure_counts_nothing() {
    let mut player = Player::new(160, 45).then("2");
    for keys in ["x", "x", "T", "w", "w", "<tab>", "<space>"] {
        assert_eq!(answered(&mut player, keys), 0, "{keys}");
    }
}

#[test]
fn facets_are_counted_only_where_they_are_seen() {
    let mut narrow = Player::new(100, 30);
    let with_profile = answered(&mut narrow, "2");
    let mut wide = Player::new(160, 45);
    // In a wide window the facets stand beside the list; another tab asks nothing new of them.
    assert_eq!(answered(&mut wide, "2"), with_profile);
    assert!(answered(&mut wide, "+") > answered(&mut narrow, "+"));
}

#[test]
fn a_hidden_detail_asks_for_no_profile() {
    let mut player = Player::new(100, 30).then("2w");
    assert_eq!(answered(&mut player, "jjjj"), 0);
    assert_eq!(answered(&mut player, "w"), 1);
}

#[test]
fn keys_that_come_together_ask_for_the_last_profile_only() {
    let mut player = beside((100, 30)).then("2");
    tell_all(&mut player);
    assert_eq!(answered(&mut player, &"j".repeat(40)), 0);
    assert_eq!(player.model.catch_up().len(), 1);
}

#[test]
fn an_explanation_that_is_counted_says_so_and_opens_nothing_before_it_is_told() {
    let mut at_once = Player::new(100, 30).then("2j=");
    let mut player = beside((100, 30)).then("2");
    tell_all(&mut player);
    player.play("j=");
    assert_eq!(player.model.mode(), Mode::Explain);
    assert!(player.shows("tæller …"), "{}", player.picture());
    player.play("<enter>");
    assert_eq!(player.model.mode(), Mode::Explain);
    tell_all(&mut player);
    player.play("j");
    at_once.play("j");
    assert_eq!(player.picture(), at_once.picture());
    // Back from its other side, nothing is counted again.
    player.play("<tab>");
    tell_all(&mut player);
    assert_eq!(answered(&mut player, "<s-tab>"), 0);
    player.play("<enter>");
    assert_eq!(player.model.mode(), Mode::Main);
}
